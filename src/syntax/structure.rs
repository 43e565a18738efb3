//! The structure of one note, read once with pulldown-cmark.

use super::front_matter::FrontMatter;
use crate::text::Span;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A heading in ATX (`## x`) or setext form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The whole heading, without the line end.
    pub span: Span,
    /// What it says, without `#` signs and blanks around it.
    pub text: Span,
}

/// A code block: fenced, or indented by four blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// The whole block with its fences, starting at the opening fence.
    pub span: Span,
    /// From the first to the last byte of code; empty when there is none.
    pub content: Span,
    /// What follows the opening fence; `None` for an indented block.
    pub info: Option<Span>,
    /// How many list items and quotes the block stands in.
    pub depth: u32,
}

/// A list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The item with everything in it.
    pub span: Span,
    /// The number of an ordered item.
    pub number: Option<u64>,
    /// How many items and quotes it stands in; 0 for an item of a top-level list.
    pub depth: u32,
    /// `Some(true)` for `[x]`, `Some(false)` for `[ ]`.
    pub task: Option<bool>,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LinkSyntax {
    /// `[label](target)`
    Inline,
    /// `[label][reference]`, `[label][]`, `[label]`
    Reference,
    /// `<https://…>`
    Auto,
    /// `[[target|label]]`
    Wiki,
    /// A URL without brackets: `https://…`
    Bare,
    /// `[label]: target`, which reference links get their targets from.
    Definition,
    /// `<img src="target">`, `<a href="target">`
    Html,
}

/// A link or image as the parser gives it, unresolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLink {
    /// The whole link.
    pub span: Span,
    pub syntax: LinkSyntax,
    /// `![…](…)` or `![[…]]`.
    pub is_embed: bool,
    /// The target with escapes undone but percent signs kept.
    pub target: Box<str>,
    /// How many list items and quotes it stands in.
    pub depth: u32,
    /// Where a reference link gets its target from: the span of a [`Structure::definitions`] entry.
    pub definition: Option<Span>,
}

/// A link reference definition: `[label]: target "title"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    pub span: Span,
    /// The target with escapes undone but percent signs kept.
    pub target: Box<str>,
}

/// All of the structure of one note that the layers above ask for; every list is in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Structure {
    /// The YAML block at the top with its `---` lines, from the first byte of the text.
    pub front_matter: Option<Span>,
    /// What that block says.
    pub front: Option<FrontMatter>,
    pub headings: Vec<Heading>,
    pub code_blocks: Vec<CodeBlock>,
    /// Inline code spans with their backticks.
    pub inline_code: Vec<Span>,
    pub items: Vec<Item>,
    /// Outermost `>` quotes.
    pub quotes: Vec<Span>,
    pub tables: Vec<Span>,
    /// HTML blocks and inline HTML tags, comments included.
    pub html: Vec<Span>,
    pub links: Vec<RawLink>,
    /// The definitions that reference links may use; the first of a label counts.
    pub definitions: Vec<Definition>,
}

impl Structure {
    /// Reads `text`. Never fails; what is no Markdown is a paragraph.
    pub fn new(text: &str) -> Self {
        let front_matter = front_matter(text);
        let front = front_matter.map(|block| FrontMatter::new(text, block));
        let structure = Self { front_matter, front, ..Self::default() };
        let mut reader = Reader { text, structure, depth: 0, quote_depth: 0 };
        // The parser knows metadata blocks, but takes what stands between any two rules for one; and
        // to it a byte order mark is a letter.
        let start = front_matter.map_or(mark_len(text), |block| block.range().end);
        let shifted = |range: Range<usize>| Span::new(start + range.start, start + range.end);
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_WIKILINKS;
        let mut events = Parser::new_ext(&text[start..], options).into_offset_iter();
        // `[^1]: word` is a footnote, which this parser only knows where it is told to.
        let definitions = events.reference_definitions().iter();
        let definitions = definitions.filter(|(label, _)| !label.starts_with('^'));
        let definitions = definitions.map(|(_, def)| Definition {
            span: shifted(def.span.clone()),
            target: (*def.dest).into(),
        });
        reader.structure.definitions = definitions.collect();
        reader.structure.definitions.sort_unstable_by_key(|definition| definition.span);
        while let Some((event, range)) = events.next() {
            let definition = reference_label(&event)
                .and_then(|label| events.reference_definitions().get(label))
                .map(|definition| shifted(definition.span.clone()));
            reader.read(event, shifted(range), definition);
        }
        reader.structure
    }

    /// Whether byte `offset` lies in code of any kind.
    pub fn is_code(&self, offset: usize) -> bool {
        self.code_block_at(offset).is_some() || holds(&self.inline_code, |span| *span, offset)
    }

    /// Whether byte `offset` lies in an HTML block, tag or comment.
    pub fn is_html(&self, offset: usize) -> bool {
        holds(&self.html, |span| *span, offset)
    }

    /// The code block that holds byte `offset`.
    pub fn code_block_at(&self, offset: usize) -> Option<&CodeBlock> {
        let after = self.code_blocks.partition_point(|block| block.span.start as usize <= offset);
        let block = self.code_blocks[..after].last()?;
        block.span.range().contains(&offset).then_some(block)
    }
}

/// The YAML block at the very top: from its `---` line to its closing `---` or `...`, without the
/// line end. A blank line below the first makes that a rule.
pub fn front_matter(text: &str) -> Option<Span> {
    let mut start = mark_len(text);
    for index in 0.. {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = rest[..len].trim_end();
        match index {
            0 if line != "---" => return None,
            1 if line.is_empty() => return None,
            0 => {}
            _ if matches!(line, "---" | "...") => return Some(Span::new(0, start + line.len())),
            _ => {}
        }
        start += len + if rest[len..].starts_with("\r\n") { 2 } else { 1 };
    }
    None
}

/// The bytes of the byte order mark that `text` starts with: what is read from disk has none, but
/// some clients send it.
pub(super) fn mark_len(text: &str) -> usize {
    text.strip_prefix('\u{feff}').map_or(0, |rest| text.len() - rest.len())
}

/// The label under which a reference link looks for its definition.
fn reference_label<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = event
    else {
        return None;
    };
    let is_reference =
        matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
    is_reference.then_some(&**id)
}

/// Whether the last span of a sorted list that starts no later than `offset` holds it.
fn holds<T>(list: &[T], span: impl Fn(&T) -> Span, offset: usize) -> bool {
    let after = list.partition_point(|entry| span(entry).start as usize <= offset);
    list[..after].last().is_some_and(|entry| span(entry).range().contains(&offset))
}

struct Reader<'t> {
    text: &'t str,
    structure: Structure,
    depth: u32,
    quote_depth: u32,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, span: Span, definition: Option<Span>) {
        match event {
            Event::Start(tag) => self.open(&tag, span, definition),
            Event::End(tag) => self.close(tag),
            Event::Code(_) => self.structure.inline_code.push(span),
            Event::Html(_) | Event::InlineHtml(_) => self.structure.html.push(span),
            Event::Text(_) => self.code_text(span),
            Event::TaskListMarker(done) => {
                if let Some(item) = self.structure.items.last_mut() {
                    item.task = Some(done);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, span: Span, definition: Option<Span>) {
        match tag {
            Tag::Heading { level, .. } => self.heading(*level, span),
            Tag::CodeBlock(kind) => self.code_block(kind, span),
            Tag::Item => {
                let number = item_number(&self.text[span.range()]);
                self.structure.items.push(Item { span, number, depth: self.depth, task: None });
                self.depth += 1;
            }
            Tag::BlockQuote(_) => {
                if self.quote_depth == 0 {
                    self.structure.quotes.push(span);
                }
                self.quote_depth += 1;
                self.depth += 1;
            }
            Tag::Table(_) => self.structure.tables.push(span),
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. } => {
                self.link(*link_type, dest_url, span, definition);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item => self.depth -= 1,
            TagEnd::BlockQuote(_) => {
                self.quote_depth -= 1;
                self.depth -= 1;
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel, span: Span) {
        let raw = &self.text[span.range()];
        let trimmed = raw.trim_end();
        let span = Span::new(span.start as usize, span.start as usize + trimmed.len());
        let text = heading_text(self.text, span);
        self.structure.headings.push(Heading { level: level as u8, span, text });
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, span: Span) {
        let info = match kind {
            CodeBlockKind::Indented => None,
            CodeBlockKind::Fenced(_) => {
                let first = self.text[span.range()].lines().next().unwrap_or("");
                let fence = first.trim_start_matches(['`', '~']).len();
                let end = span.start as usize + first.len();
                Some(Span::new(end - fence, end))
            }
        };
        let content = Span { start: span.end, end: span.end };
        self.structure.code_blocks.push(CodeBlock { span, content, info, depth: self.depth });
    }

    /// Grows the content of the code block being read, if one is.
    fn code_text(&mut self, span: Span) {
        if let Some(block) = self.structure.code_blocks.last_mut()
            && block.span.contains(span)
        {
            block.content.start = block.content.start.min(span.start);
            block.content.end = span.end;
        }
    }

    fn link(&mut self, link_type: LinkType, target: &str, span: Span, definition: Option<Span>) {
        let is_embed = self.text[span.range()].starts_with('!');
        let syntax = match link_type {
            LinkType::Inline => LinkSyntax::Inline,
            LinkType::Autolink | LinkType::Email => LinkSyntax::Auto,
            LinkType::WikiLink { .. } => LinkSyntax::Wiki,
            _ => LinkSyntax::Reference,
        };
        let (target, depth) = (target.into(), self.depth);
        self.structure.links.push(RawLink { span, syntax, is_embed, target, depth, definition });
    }
}

/// What a heading says: the span without `#` signs, the setext underline and blanks.
fn heading_text(text: &str, span: Span) -> Span {
    let raw = &text[span.range()];
    let body = raw.trim_start_matches('#');
    let (body, start) = if body.len() == raw.len() {
        (raw.rsplit_once(['\n', '\r']).map_or(raw, |(body, _)| body), span.start as usize)
    } else {
        let unhashed = body.trim_end().trim_end_matches('#');
        let closed = unhashed.is_empty() || unhashed.ends_with([' ', '\t']);
        (if closed { unhashed } else { body }, span.end as usize - body.len())
    };
    let start = start + (body.len() - body.trim_start().len());
    Span::new(start, start + body.trim().len())
}

/// The number an ordered item starts with.
fn item_number(item: &str) -> Option<u64> {
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    item[..digits].parse().ok()
}
