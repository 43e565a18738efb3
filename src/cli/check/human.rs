//! Findings for people: what, where, and the line it is about.

use super::super::output::{Output, visible};
use super::super::terminal::Terminal;
use super::{Checked, related};
use crate::config::Severity;
use crate::features::diagnostics::Finding;
use crate::text::Span;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The line of a finding that stands further in than so many characters is not shown. Thousands of
/// findings on one line took time with the square of it.
const FAR: u32 = 1_000;

/// Room for a line's number and the bar after it, in columns.
const GUTTER: usize = 8;

pub(super) fn write(
    output: &mut Output,
    checked: &[Checked<'_>],
    terminal: Terminal,
) -> io::Result<()> {
    let renderer = if terminal.is_coloured { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(terminal.width);
    for checked in checked {
        for finding in &checked.findings {
            let drawn = draw(&renderer, checked, finding, terminal.width);
            writeln!(output, "{drawn}\n")?;
            if output.is_closed() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// `path:line:column: severity: message [code]`, 1-based, columns in characters.
pub(super) fn write_short(output: &mut Output, checked: &[Checked<'_>]) -> io::Result<()> {
    for checked in checked {
        for finding in &checked.findings {
            let (start, _) = checked.places(finding.span);
            writeln!(
                output,
                "{}:{}:{}: {}: {} [{}]",
                visible(&checked.path),
                start.line + 1,
                start.column + 1,
                finding.severity.name(),
                visible(&finding.message),
                finding.code,
            )?;
        }
        if output.is_closed() {
            break;
        }
    }
    Ok(())
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
        Severity::Hint | Severity::Off => Level::HELP.with_name("hint"),
    }
}

fn draw(renderer: &Renderer, checked: &Checked<'_>, finding: &Finding, width: usize) -> String {
    let title = level(finding.severity).primary_title(visible(&finding.message)).id(finding.code);
    let mut group = Group::with_title(title);
    let path = visible(&checked.path);
    let (start, _) = checked.places(finding.span);
    let number = start.line as usize + 1;
    if start.column > FAR {
        let origin = Origin::path(path).line(number);
        group = group.element(origin.char_column(start.column as usize + 1));
    } else {
        let (line, marked) = first_line(checked, finding.span, width);
        group = if line.is_empty() {
            group.element(Origin::path(path))
        } else {
            let snippet = Snippet::source(line).path(path).line_start(number);
            group.element(snippet.annotation(AnnotationKind::Primary.span(marked)))
        };
    }
    for place in related(checked, finding) {
        let (path, line) = (visible(&place.path), place.start.line + 1);
        let note = format!("{path}:{line}: {}", visible(place.message));
        group = group.element(Level::NOTE.message(note));
    }
    renderer.render(&[group])
}

/// The line that a finding starts on, as shown, and the bytes of it that the finding is about, cut to
/// about `width` columns.
fn first_line(checked: &Checked<'_>, span: Span, width: usize) -> (String, Range<usize>) {
    let note = &checked.note;
    let line = note.lines().line_of(span.start as usize);
    let line = note.lines().span(note.text(), line);
    let end = span.end.clamp(span.start, line.end.max(span.start));
    let mut shown = plain(note.slice(Span { start: line.start, end: span.start }));
    let start = shown.len();
    // The renderer cuts what stands before a mark, but nothing out of it.
    let room = width.saturating_sub(shown.width().min(width / 3) + GUTTER);
    shown += &cut(&plain(beginning(note.slice(Span { start: span.start, end }), room)), room);
    let marked = start..shown.len();
    let room = width.saturating_sub(shown.width() + GUTTER);
    if room > 0 {
        let behind = note.slice(Span { start: end, end: line.end });
        shown += &cut(&plain(beginning(behind, room)), room);
    }
    (shown, marked)
}

/// As much of `text` as may fill so many columns, with some that take none.
fn beginning(text: &str, columns: usize) -> &str {
    let end = text.char_indices().nth(4 * columns + 64).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// `text` in so many columns, ending in `…` if that is not all of it.
fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut room = width.saturating_sub(1);
    let fits = |c: &char| {
        let left = room.checked_sub(c.width().unwrap_or(0));
        room = left.unwrap_or(0);
        left.is_some()
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    Cow::Owned(kept)
}

/// `text` with control characters shown, and without U+FE0F: terminals do not agree how wide
/// that makes a character.
fn plain(text: &str) -> String {
    visible(text).replace('\u{fe0f}', "")
}
