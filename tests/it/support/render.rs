//! Draws answers: the source with arrows below it, so that nobody counts columns.
//!
//! ```text
//! 1. 什么是 channel？❌
//!           ^^^^^^^^ question
//! ```
//!
//! What is drawn here can be read again by the labels of [`super::fixture`].

use mianjing::notebook::Note;
use mianjing::proto;
use mianjing::text::{Encoding, Lines};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;
use tower_lsp::lsp_types;
use unicode_width::UnicodeWidthStr;

/// `text` with an arrow and a label below every byte range; a range over several lines is drawn
/// to the end of its first line and says where it ends.
pub(crate) fn arrows(text: &str, marks: &[(Range<usize>, String)]) -> String {
    draw(text, marks, |_| true)
}

/// As [`arrows`], leaving out the lines without a mark.
pub(crate) fn marked_lines(text: &str, marks: &[(Range<usize>, String)]) -> String {
    let lines = Lines::new(text);
    let marked: Vec<usize> = marks.iter().map(|(range, _)| lines.line_of(range.start)).collect();
    draw(text, marks, |line| marked.contains(&line))
}

/// As [`arrows`], for ranges in UTF-16 as the protocol has them.
pub(crate) fn lsp_arrows(text: &str, marks: &[(lsp_types::Range, String)]) -> String {
    let marks: Vec<_> =
        marks.iter().map(|(range, label)| (bytes(text, *range), label.clone())).collect();
    arrows(text, &marks)
}

/// The bytes that a range in UTF-16 names.
pub(crate) fn bytes(text: &str, range: lsp_types::Range) -> Range<usize> {
    let note = Note::new(text.into(), None, Arc::default());
    let at = |position| proto::offset(&note, position, Encoding::Utf16);
    at(range.start)..at(range.end)
}

fn draw(text: &str, marks: &[(Range<usize>, String)], is_shown: impl Fn(usize) -> bool) -> String {
    let lines = Lines::new(text);
    let mut picture = String::new();
    for line in (0..lines.count()).filter(|line| is_shown(*line)) {
        let is_last_empty = line + 1 == lines.count() && lines.text(text, line).is_empty();
        let mut own = marks.iter().filter(|(range, _)| lines.line_of(range.start) == line);
        let first = own.next();
        if is_last_empty && first.is_none() {
            continue;
        }
        let _ = writeln!(picture, "{}", lines.text(text, line));
        for (range, label) in first.into_iter().chain(own) {
            let _ = writeln!(picture, "{}", arrow(text, &lines, range, label));
        }
    }
    picture
}

fn arrow(text: &str, lines: &Lines, range: &Range<usize>, label: &str) -> String {
    let line = lines.line_of(range.start);
    let span = lines.span(text, line).range();
    let before = text[span.start..range.start.min(span.end)].width();
    let (end, last_line) = (range.end.min(span.end), lines.line_of(range.end));
    let width = text[range.start.min(end)..end].width().max(1);
    let to = if last_line > line { format!(" (to line {})", last_line + 1) } else { String::new() };
    format!("{}{} {label}{to}", " ".repeat(before), "^".repeat(width)).trim_end().to_owned()
}

#[test]
fn arrows_stand_below_wide_characters() {
    let text = "1. 锁是什么？✅️\n- ❌ map\n";
    let marks = [("1. ".len().."1. 锁".len(), "lock".into()), (3..text.len(), "rest".to_owned())];
    expect_test::expect![[r#"
        1. 锁是什么？✅️
           ^^ lock
           ^^^^^^^^^^^^ rest (to line 3)
        - ❌ map
    "#]]
    .assert_eq(&arrows(text, &marks));
}
