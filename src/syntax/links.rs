//! Links of one note: wiki-links, Markdown links and images, references, URLs.
//!
//! CommonMark's parser gives the Markdown links. Wiki-links are read here, line by line, since
//! their rules are Obsidian's: no brackets inside, `\|` before a label in a table, front matter
//! too. So are two forms people write that CommonMark reads as text: a file name with blanks
//! (`[图](my pic.png)`) and a bare URL, which also counts in fences of pasted logs.

use super::html_links;
use super::structure::{CodeBlock, Definition, LinkSyntax, RawLink, Structure};
use crate::text::{Span, slice};
use memchr::memmem;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A link, embed or image in one note, unresolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The whole link with its brackets.
    pub span: Span,
    pub syntax: LinkSyntax,
    /// `![…](…)` or `![[…]]`.
    pub is_embed: bool,
    /// The target as written, `note#heading` in one piece, with escapes undone and percent
    /// signs kept.
    pub target: Box<str>,
    /// The bytes the target is written in, without `<>`, quotes, label and title. Those of the
    /// definition for a reference link, hence outside `span`.
    pub dest: Span,
    /// What the reader of the note sees, as written; empty when that is the target itself.
    pub label: Span,
}

impl Link {
    /// The bytes that are shown as a link: the target where it stands in a definition or a tag.
    pub fn written(&self) -> Span {
        let is_inside = matches!(self.syntax, LinkSyntax::Definition | LinkSyntax::Html);
        if is_inside { self.dest } else { self.span }
    }

    /// Whether it leads to something that is no file: `https:`, `mailto:`, `//host`.
    pub fn is_url(&self) -> bool {
        matches!(self.syntax, LinkSyntax::Auto | LinkSyntax::Bare) || is_url(&self.target)
    }

    /// The note or file it names, percent signs undone; empty for `#heading`.
    pub fn path(&self) -> Cow<'_, str> {
        let (path, _) = split_anchor(&self.target);
        self.decode(path)
    }

    /// What follows the first `#`, percent signs undone; `None` without `#`.
    pub fn anchor(&self) -> Option<Cow<'_, str>> {
        let (_, anchor) = split_anchor(&self.target);
        anchor.map(|anchor| self.decode(anchor))
    }

    /// The bytes of the path, as written in `text`.
    pub fn path_span(&self, text: &str) -> Span {
        let (path, _) = split_anchor(slice(text, self.dest));
        Span::new(self.dest.start as usize, self.dest.start as usize + path.len())
    }

    /// The bytes behind the first `#`, as written in `text`.
    pub fn anchor_span(&self, text: &str) -> Option<Span> {
        let (path, anchor) = split_anchor(slice(text, self.dest));
        anchor.map(|_| Span::new(self.dest.start as usize + path.len() + 1, self.dest.end as usize))
    }

    /// Wiki-links are names, not URLs: their percent signs mean themselves.
    fn decode<'a>(&self, part: &'a str) -> Cow<'a, str> {
        if self.syntax == LinkSyntax::Wiki || !part.contains('%') {
            return part.into();
        }
        percent_decode_str(part).decode_utf8().unwrap_or_else(|_| part.into())
    }
}

/// Whether `target` has a scheme of two letters or more (`C:\` is a path) or starts with `//`.
pub fn is_url(target: &str) -> bool {
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let has_scheme = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme);
    has_scheme || target.starts_with("//")
}

/// `path#anchor` in its two parts.
pub fn split_anchor(target: &str) -> (&str, Option<&str>) {
    target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)))
}

/// The links of a note, in text order.
pub fn links(text: &str, structure: &Structure) -> Box<[Link]> {
    let mut links = wiki_links(text, structure);
    let wiki_count = links.len();
    for raw in &structure.links {
        let hidden = raw.syntax == LinkSyntax::Wiki
            || overlapping(&links[..wiki_count], raw.span)
                .is_some_and(|wiki| !raw.span.contains(wiki.span) || raw.span == wiki.span);
        if !hidden {
            links.extend(markdown_link(text, structure, raw));
        }
    }
    links.extend(definitions(text, structure));
    links.extend(html_links::links(text, structure));
    links.sort_by_key(|link| (link.span.start, std::cmp::Reverse(link.span.end)));
    let mut more = spaced_links(text, structure, &links);
    more.extend(bare_urls(text, structure, &links));
    if !more.is_empty() {
        links.append(&mut more);
        links.sort_by_key(|link| (link.span.start, std::cmp::Reverse(link.span.end)));
    }
    links.into()
}

/// A link of a list sorted by start that shares a byte with `span`. Links nest at most a few
/// deep (an image in a link), so a short look back is enough.
fn overlapping(links: &[Link], span: Span) -> Option<&Link> {
    let after = links.partition_point(|link| link.span.start < span.end);
    links[..after].iter().rev().take(4).find(|link| link.span.overlaps(span))
}

// ---- Wiki-links

fn wiki_links(text: &str, structure: &Structure) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), "[[") {
        // Of three brackets the last two open it.
        let at = at + usize::from(text[at + 2..].starts_with('['));
        let inside = at + 2;
        let rest = &text[inside..];
        let Some(len) = rest.find(['[', ']', '\n', '\r']) else { break };
        let is_closed = rest[len..].starts_with("]]");
        let is_escaped = text[..at].ends_with('\\') && !text[..at].ends_with("\\\\");
        if !is_closed || is_escaped || !is_wiki_target(&rest[..len]) || is_raw(structure, at) {
            continue;
        }
        let inside = Span::new(inside, inside + len);
        let labelled = label_around(text, at, inside).and_then(|label| labelled_link(text, label));
        links.push(labelled.unwrap_or_else(|| wiki_link(text, at, inside)));
    }
    links
}

/// Whether `offset` lies where Markdown means nothing: code, HTML, comments.
fn is_raw(structure: &Structure, offset: usize) -> bool {
    structure.is_code(offset) || structure.is_html(offset)
}

/// Whether what stands between `[[` and `]]` can name a note: neither a shell test
/// (`[[ $a = 1 ]]`, `[[ -f x ]]`) nor an array of numbers (`[[1, 2]]`).
fn is_wiki_target(inside: &str) -> bool {
    let is_shell =
        inside.starts_with(' ') && inside.contains(['$', '=', '"', '<', '>', '!', '&', '-', '|']);
    let is_array = inside.contains(',')
        && inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '.'));
    let is_blank = inside.trim().is_empty() || inside.trim().starts_with('|');
    !is_shell && !is_array && !is_blank && !is_cpp_attribute(inside)
}

/// Whether what stands between `[[` and `]]` is an attribute of C++: `nodiscard`,
/// `gnu::always_inline`, `deprecated("…")`.
fn is_cpp_attribute(inside: &str) -> bool {
    const STANDARD: &[&str] = &[
        "assume",
        "carries_dependency",
        "deprecated",
        "fallthrough",
        "indeterminate",
        "likely",
        "maybe_unused",
        "no_unique_address",
        "nodiscard",
        "noreturn",
        "unlikely",
    ];
    let name = inside.split('(').next().unwrap_or(inside).trim();
    let has_arguments = inside.contains('(');
    if has_arguments && !inside.trim_end().ends_with(')') {
        return false;
    }
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let is_vendors = name.split_once("::").is_some_and(|(a, b)| is_name(a) && is_name(b));
    is_vendors || STANDARD.contains(&name)
}

/// Behind so many bytes the end of a destination is not looked for: of a million that begin, each
/// would be looked for to the end of the line.
const MAX_DESTINATION: usize = 4096;

/// The label of a Markdown link, without its brackets, of which the wiki-link at `at` may be a part:
/// `[[Bug #1]](…)`, `[the [[Class]] slot](…)`.
fn label_around(text: &str, at: usize, inside: Span) -> Option<Span> {
    let behind = inside.end as usize + 2;
    if text[behind..].starts_with('(') {
        return Some(Span::new(at + 1, behind - 1));
    }
    let is_bracket = ['[', ']', '\n', '\r'];
    let before = text[..at].rfind(is_bracket)?;
    let after = behind + text[behind..].find(is_bracket)?;
    let is_open = text[before..].starts_with('[') && !text[..before].ends_with('\\');
    (is_open && text[after..].starts_with("](")).then(|| Span::new(before + 1, after))
}

/// The Markdown link with this label. What follows a wiki-link in round brackets is mostly prose, so
/// it must name a file or a URL.
fn labelled_link(text: &str, label: Span) -> Option<Link> {
    let (at, open) = (label.start as usize - 1, label.end as usize + 1);
    let body = text.get(open..)?.strip_prefix('(')?;
    let mut depth = 1;
    let (len, end) =
        body.char_indices().take_while(|(at, _)| *at < MAX_DESTINATION).find(|(_, c)| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0 || matches!(c, '\n' | '\r')
        })?;
    if end != ')' {
        return None;
    }
    let dest = destination(&body[..len], open + 1);
    let target = slice(text, dest);
    if !is_url(target) && !names_a_file(target) && !target.starts_with(['/', '#', '.']) {
        return None;
    }
    let is_embed = text[..at].ends_with('!');
    Some(Link {
        span: Span::new(at - usize::from(is_embed), open + 1 + len + 1),
        syntax: LinkSyntax::Inline,
        is_embed,
        target: target.into(),
        dest,
        label,
    })
}

fn wiki_link(text: &str, at: usize, inside: Span) -> Link {
    let is_embed = text[..at].ends_with('!');
    let start = at - usize::from(is_embed);
    let body = slice(text, inside);
    // In a table the pipe before the label is escaped.
    let (target, label) = match body.split_once('|') {
        Some((target, label)) => (target.strip_suffix('\\').unwrap_or(target), Some(label)),
        None => (body, None),
    };
    let dest_start = inside.start as usize + (target.len() - target.trim_start().len());
    let target = target.trim();
    Link {
        span: Span::new(start, inside.end as usize + 2),
        syntax: LinkSyntax::Wiki,
        is_embed,
        target: target.into(),
        dest: Span::new(dest_start, dest_start + target.len()),
        label: Span { start: inside.end - label.map_or(0, |l| l.len() as u32), end: inside.end },
    }
}

// ---- Markdown links

fn markdown_link(text: &str, structure: &Structure, raw: &RawLink) -> Option<Link> {
    let (dest, label) = match raw.syntax {
        LinkSyntax::Inline => inline_parts(text, raw.span)?,
        LinkSyntax::Auto => {
            let inside = Span::new(raw.span.start as usize + 1, raw.span.end as usize - 1);
            (inside, Span { start: inside.start, end: inside.start })
        }
        LinkSyntax::Reference => {
            let definition = raw.definition?;
            let index =
                structure.definitions.binary_search_by_key(&definition, |found| found.span).ok()?;
            let dest = definition_dest(text, structure.definitions[index].span)?;
            (dest, reference_label(text, raw.span))
        }
        _ => return None,
    };
    let (syntax, is_embed, target) = (raw.syntax, raw.is_embed, raw.target.clone());
    Some(Link { span: raw.span, syntax, is_embed, target, dest, label })
}

/// The destination and the label of `[label](destination "title")`. Brackets in a label come
/// before the last `](`; no destination or title met in notes holds one.
fn inline_parts(text: &str, span: Span) -> Option<(Span, Span)> {
    let raw = slice(text, span);
    let middle = raw.rfind("](")?;
    let label_start = if raw.starts_with('!') { 2 } else { 1 };
    let body = raw.get(middle + 2..raw.len() - 1)?;
    let at = span.start as usize;
    let dest = destination(body, at + middle + 2);
    Some((dest, Span::new(at + label_start, at + middle.max(label_start))))
}

/// The destination at the start of `body`, which starts at byte `base`.
fn destination(body: &str, base: usize) -> Span {
    let trimmed = body.trim_start();
    let start = base + (body.len() - trimmed.len());
    if let Some(angled) = trimmed.strip_prefix('<') {
        let len = angled.find(['>', '\n']).unwrap_or(angled.len());
        return Span::new(start + 1, start + 1 + len);
    }
    let len = trimmed.find(|c: char| c.is_ascii_whitespace()).unwrap_or(trimmed.len());
    Span::new(start, start + len)
}

/// Each definition as a link of its own, so that its target is followed, checked and kept right
/// where it is written. `[//]: # (…)` is how people write comments.
fn definitions(text: &str, structure: &Structure) -> Vec<Link> {
    let used = |by_embeds| -> BTreeSet<Span> {
        let uses = structure.links.iter().filter(|raw| raw.is_embed == by_embeds);
        uses.filter_map(|raw| raw.definition).collect()
    };
    let (pictures, others) = (used(true), used(false));
    let link = |definition: &Definition| {
        let dest = definition_dest(text, definition.span)?;
        let raw = slice(text, definition.span);
        let span = Span::new(
            definition.span.start as usize,
            definition.span.start as usize + raw.trim_end().len(),
        );
        let label = Span::new(span.start as usize + 1, span.start as usize + raw.find("]:")?);
        let is_embed = pictures.contains(&definition.span) && !others.contains(&definition.span);
        let target = definition.target.clone();
        let is_comment = matches!(&*target, "" | "#");
        let syntax = LinkSyntax::Definition;
        (!is_comment).then_some(Link { span, syntax, is_embed, target, dest, label })
    };
    structure.definitions.iter().filter_map(link).collect()
}

fn definition_dest(text: &str, definition: Span) -> Option<Span> {
    let raw = slice(text, definition);
    let colon = raw.find("]:")? + 2;
    Some(destination(&raw[colon..], definition.start as usize + colon))
}

/// The label of `[label][reference]` and of `[label]`.
fn reference_label(text: &str, span: Span) -> Span {
    let raw = slice(text, span);
    let start = if raw.starts_with('!') { 2 } else { 1 };
    let end = raw.rfind("][").unwrap_or(raw.len().saturating_sub(1)).max(start);
    Span::new(span.start as usize + start, span.start as usize + end)
}

// ---- What CommonMark reads as text

/// `[图](my pic.png)`: a destination with blanks that ends in a file name.
fn spaced_links(text: &str, structure: &Structure, known: &[Link]) -> Vec<Link> {
    let mut found = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), "](") {
        let rest = &text[at + 2..];
        let Some(len) = rest.find(['(', ')', '[', ']', '<', '\n', '\r']) else { break };
        let dest = rest[..len].trim();
        if !rest[len..].starts_with(')') || !dest.contains(' ') || !names_a_file(dest) {
            continue;
        }
        let Some(open) = text[..at].rfind(['[', ']', '\n']).filter(|&i| text[i..].starts_with('['))
        else {
            continue;
        };
        let is_embed = text[..open].ends_with('!');
        let span = Span::new(open - usize::from(is_embed), at + 2 + len + 1);
        if overlapping(known, span).is_some() || is_raw(structure, at) {
            continue;
        }
        let dest_start = at + 2 + (rest[..len].len() - rest[..len].trim_start().len());
        found.push(Link {
            span,
            syntax: LinkSyntax::Inline,
            is_embed,
            target: dest.into(),
            dest: Span::new(dest_start, dest_start + dest.len()),
            label: Span::new(open + 1, at),
        });
    }
    found
}

/// Whether `dest` ends in a file name with an extension, an anchor aside.
fn names_a_file(dest: &str) -> bool {
    let (path, _) = split_anchor(dest);
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    (1..=5).contains(&extension.len())
        && extension.chars().all(|c| c.is_ascii_alphanumeric())
        && extension.contains(|c: char| c.is_ascii_alphabetic())
}

fn bare_urls(text: &str, structure: &Structure, known: &[Link]) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    let mut taken = 0;
    for at in memmem::find_iter(text.as_bytes(), "://") {
        let scheme = if text[..at].ends_with("https") { 5 } else { 4 };
        let start = at - scheme.min(at);
        if text.get(start..at).is_none_or(|s| s != "http" && s != "https") {
            continue;
        }
        let is_inside_word = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
        let known_at = |span| known_span(structure, known, span);
        // Asked of the scheme alone first: the rest of a URL is looked at once, whatever begins in it.
        let is_known = start < taken || known_at(Span::new(start, at + 3)).is_some();
        if is_inside_word || is_known || is_source_code(text, structure, start) {
            continue;
        }
        let end = at + 3 + url_len(&text[at + 3..]);
        let span = Span::new(start, end);
        taken = end;
        if let Some(other) = known_at(span) {
            // Whatever begins before that runs into it, too.
            taken = other.start as usize;
            continue;
        }
        if end == at + 3 {
            continue;
        }
        let label = Span::new(start, start);
        let target = text[start..end].into();
        let (syntax, is_embed) = (LinkSyntax::Bare, false);
        found.push(Link { span, syntax, is_embed, target, dest: span, label });
    }
    found
}

/// The link or definition that shares a byte with `span`.
fn known_span(structure: &Structure, known: &[Link], span: Span) -> Option<Span> {
    let after = structure.definitions.partition_point(|def| def.span.start < span.end);
    let definition = structure.definitions[..after].last().map(|def| def.span);
    let link = overlapping(known, span).map(|link| link.span);
    link.or_else(|| definition.filter(|def| def.overlaps(span)))
}

/// Whether `offset` lies in inline code, or in a block of a named language. A fence without one
/// is what logs are pasted into.
fn is_source_code(text: &str, structure: &Structure, offset: usize) -> bool {
    let is_named = |block: &CodeBlock| {
        let info = block.info.map_or("", |info| slice(text, info).trim());
        !matches!(info, "" | "text" | "txt" | "log" | "md" | "markdown")
    };
    match structure.code_block_at(offset) {
        Some(block) => is_named(block),
        None => structure.is_code(offset),
    }
}

/// No URL is longer than servers take them (bytes). Without an end, a line of nothing but `://`
/// would be read anew from each of them.
const LONGEST_URL: usize = 8192;

/// How far a URL goes behind `://`. Chinese ends it, unless it starts a part of a path
/// (`/wiki/线程`): pasted logs go on without a blank (`…/402158来源：牛客网`).
fn url_len(rest: &str) -> usize {
    let mut last = '/';
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        let goes_on = if c.is_ascii() {
            c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '|' | '\\' | '^')
        } else {
            c.is_alphanumeric() && at > 0 && (!last.is_ascii() || matches!(last, '/' | '=' | '%'))
        };
        if !goes_on || at > LONGEST_URL {
            end = at;
            break;
        }
        last = c;
    }
    let mut url = &rest[..end];
    // Counted once: what is taken off the end may be all there is.
    let count = |sign: char| url.matches(sign).count();
    let opened = [count('('), count('['), count('{')];
    let mut closed = [count(')'), count(']'), count('}')];
    while let Some(last) = url.chars().next_back() {
        if let Some(kind) = [')', ']', '}'].iter().position(|close| *close == last) {
            if opened[kind] >= closed[kind] {
                break;
            }
            closed[kind] -= 1;
        } else if !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~') {
            break;
        }
        url = &url[..url.len() - 1];
    }
    url.len()
}
