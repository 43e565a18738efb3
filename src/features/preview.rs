//! A part of a note as Markdown for a popup: made harmless, moved to the left margin, cut politely.

use crate::config::Language;
use crate::features::messages;
use crate::notebook::Note;
use crate::recognise::Question;
use crate::syntax::structure::Structure;
use crate::text::visible::visible_lines;
use crate::text::{Span, slice};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::fmt::Write;

/// How many lines a popup shows.
const MAX_LINES: usize = 24;
/// How many bytes, for notes that put everything on one line.
const MAX_BYTES: usize = 4000;

/// The part `span` of `text` as Markdown, at most [`MAX_LINES`] lines with "… N more lines" below.
///
/// A note may come from anywhere, so HTML is shown as text but for what folds, control characters are seen, and a
/// link keeps its label only unless it leads to the web or to a file beside the note.
pub fn preview(text: &str, span: Span, language: Language) -> String {
    preview_with(text, span, language, |_| false)
}

/// As [`preview`], keeping the links whose target `is_ours` knows as well.
pub fn preview_with(
    text: &str,
    span: Span,
    language: Language,
    is_ours: impl Fn(&str) -> bool,
) -> String {
    let part = dedented(text, span);
    let part = visible_lines(&part);
    let (shown, hidden_lines) = cut(&part);
    let mut shown = harmless(shown, is_ours);
    close_fence(&mut shown);
    if hidden_lines > 0 {
        shown.push_str("\n\n");
        shown.push_str(&messages::more_lines(language, hidden_lines));
    }
    shown
}

/// As [`preview_with`], with nothing cut off.
pub fn whole(text: &str, span: Span, is_ours: impl Fn(&str) -> bool) -> String {
    let mut shown = harmless(&visible_lines(&dedented(text, span)), is_ours);
    close_fence(&mut shown);
    shown
}

/// The part as it is written, moved to the left margin: not for popups.
pub fn source(text: &str, span: Span) -> String {
    dedented(text, span)
}

/// The bytes of the answer to a question of `note`, fences included: an answer's own span is what
/// it says, without the signs around it.
pub fn answer_span(note: &Note, question: &Question) -> Option<Span> {
    let span = question.answer?.span;
    let blocks = note.structure().code_blocks.iter().map(|block| block.span);
    let own = blocks.filter(|block| block.overlaps(span) && !block.overlaps(question.text));
    let whole = own.fold(span, |whole, block| Span {
        start: whole.start.min(block.start),
        end: whole.end.max(block.end),
    });
    Some(whole)
}

/// `text` on one line of at most `max` characters.
pub fn one_line(text: &str, max: usize) -> String {
    let mut line = String::new();
    for (count, c) in text.split_whitespace().flat_map(spaced).skip(1).enumerate() {
        if count >= max {
            line.push('…');
            break;
        }
        line.push(c);
    }
    line
}

fn spaced(word: &str) -> impl Iterator<Item = char> {
    std::iter::once(' ').chain(word.chars())
}

/// What Markdown says, without its signs, for clients that show plain text.
pub fn plain(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::Start(Tag::Item) => out.push_str("- "),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Item) => out.push('\n'),
            Event::Rule => out.push_str("---\n\n"),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock) => {
                out.push_str("\n\n");
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// `text` with every character that means something to Markdown escaped. A `#` does only where a
/// line begins; elsewhere clients that show the source would show a backslash for nothing. Control
/// characters are shown, as in all of a popup: it may be drawn in a terminal.
pub fn escaped(text: &str) -> String {
    escaped_from(text, true)
}

/// As [`escaped`], for text behind something else on its line.
pub fn escaped_inside(text: &str) -> String {
    escaped_from(text, false)
}

fn escaped_from(text: &str, mut starts_line: bool) -> String {
    let text = visible_lines(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let is_special =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '!' | '&');
        if is_special || (c == '#' && starts_line) {
            out.push('\\');
        }
        out.push(c);
        starts_line = matches!(c, '\n' | '\r') || (starts_line && matches!(c, ' ' | '\t' | '#'));
    }
    out
}

/// The lines of the span without the indent that all but the first share; line ends are `\n`.
fn dedented(text: &str, span: Span) -> String {
    let part = slice(text, span);
    let lines: Vec<&str> = part.lines().map(|line| line.trim_end_matches('\r')).collect();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let written = lines.iter().skip(1).filter(|line| !line.trim().is_empty());
    let shared = written.map(|line| indent(line)).min().unwrap_or(0);
    let mut out = String::with_capacity(part.len());
    for (index, line) in lines.iter().enumerate() {
        let from = if index == 0 { 0 } else { shared.min(indent(line)) };
        out.push_str(&line[from..]);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

/// As much as a popup shows, and how many lines are left out.
fn cut(text: &str) -> (&str, usize) {
    let total = text.lines().count();
    let by_lines = text.split_inclusive('\n').take(MAX_LINES).map(str::len).sum::<usize>();
    let mut end = by_lines.min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let shown = &text[..end];
    let hidden = total - shown.lines().count().min(total);
    // A line cut in the middle counts as hidden too.
    (shown.trim_end(), hidden + usize::from(end < by_lines))
}

/// The text with HTML escaped and links that lead to neither the web nor a file undone.
fn harmless(text: &str, is_ours: impl Fn(&str) -> bool) -> String {
    let structure = Structure::new(text);
    let links = structure.links.iter();
    let links = links.filter(|link| !is_harmless(&link.target) && !is_ours(&link.target));
    let mut bad: Vec<Span> =
        structure.html.iter().copied().chain(links.map(|it| it.span)).collect();
    bad.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in bad.into_iter().map(Span::range) {
        let from = range.start.max(at);
        if range.end <= from {
            continue;
        }
        out.push_str(&text[at..from]);
        for line in text[from..range.end].split_inclusive('\n') {
            // Indented, the line would be code, in which escapes show.
            let line = line.trim_start_matches([' ', '\t']);
            out.push_str(&unfolded(line).unwrap_or_else(|| escaped(line)));
        }
        at = range.end;
    }
    out.push_str(&text[at..]);
    out.truncate(out.trim_end().len());
    let blank = out.len() - out.trim_start_matches('\n').len();
    out.split_off(blank)
}

/// What HTML says that does nothing but fold, which popups cannot: `<details>` goes, what
/// `<summary>` holds is bold. `None` for any other HTML.
fn unfolded(html: &str) -> Option<String> {
    let (mut said, mut is_title) = (String::new(), false);
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        push_unfolded(&mut said, text, is_title);
        let (tag, behind) = behind.split_once('>')?;
        match &*tag.trim().to_ascii_lowercase() {
            "summary" => is_title = true,
            "/summary" => is_title = false,
            "details" | "details open" | "/details" => {}
            "b" | "/b" | "strong" | "/strong" if is_title => {}
            _ => return None,
        }
        rest = behind;
    }
    let is_line = rest.ends_with('\n');
    push_unfolded(&mut said, rest, is_title);
    if is_line && !said.ends_with("\n\n") {
        said.push('\n');
    }
    Some(said)
}

fn push_unfolded(said: &mut String, text: &str, is_title: bool) {
    let text = escaped(text.trim());
    if is_title && !text.is_empty() {
        let _ = write!(said, "**{text}**\n\n");
    } else {
        said.push_str(&text);
    }
}

/// Whether a link may be followed from a popup: addresses of the web, and paths without a scheme.
/// What clients leave out of a URL hides no scheme: `java\tscript:`.
fn is_harmless(target: &str) -> bool {
    let is_left_out = |c: &char| c.is_control() || c.is_whitespace() || *c == '\u{ad}';
    let plain: String = target.chars().filter(|c| !is_left_out(c)).collect();
    let end = plain.find([':', '/', '?', '#']).unwrap_or(plain.len());
    let is_known =
        ["http", "https", "mailto"].iter().any(|it| plain[..end].eq_ignore_ascii_case(it));
    // `//host/x` is an address of the web to a browser and a share, asked at once, to Windows.
    let is_share = plain.bytes().take(2).filter(|byte| matches!(byte, b'/' | b'\\')).count() == 2;
    is_known || !(is_share || plain[end..].starts_with(':'))
}

/// Closes a fence that was cut open.
fn close_fence(text: &mut String) {
    let structure = Structure::new(text);
    let Some(block) = structure.code_blocks.last().filter(|block| block.info.is_some()) else {
        return;
    };
    let body = slice(text, block.span);
    let first = body.lines().next().unwrap_or("");
    let fence = &first[..first.len() - first.trim_start_matches(['`', '~']).len()];
    let is_open = body.lines().skip(1).last().is_none_or(|last| !last.trim().starts_with(fence));
    if block.span.end as usize >= text.trim_end().len() && is_open && !fence.is_empty() {
        let close = format!("\n{fence}");
        text.push_str(&close);
    }
}
