//! Make selected lines a numbered list: what a log looks like when it was pasted from elsewhere.
//!
//! A line that begins with a number or bullet of any kind (`1、`, `（2）`, `③`, `- `, `• `) is an
//! item, and what follows it without one belongs to it. Where no line begins with one, each is an
//! item. Only the signs before a line change; every word stays.

use super::{Context, Offer};
use crate::features::edits::Edits;
use crate::features::messages;
use crate::text::Span;
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let changes = changes(context).unwrap_or_default();
    if changes.is_empty() {
        return Vec::new();
    }
    let title = messages::number_lines(context.snapshot.config.language);
    let edits = Edits::of_note(context.id, changes);
    vec![Offer::new(CodeActionKind::REFACTOR_REWRITE, title, edits)]
}

/// What is to be written where; `None` where the selection is no list of lines.
fn changes(context: &Context<'_>) -> Option<Vec<(Span, String)>> {
    let (note, selection) = (context.note, context.selection);
    let lines = note.lines();
    let first = lines.line_of(selection.start as usize);
    // A selection of whole lines ends where the next line begins, which is not meant.
    let last = lines.line_of((selection.end as usize).saturating_sub(1)).max(first);
    let written: Vec<(Span, &str)> = (first..=last)
        .map(|line| (lines.span(note.text(), line), lines.text(note.text(), line)))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect();
    let is_other = |&(span, text): &(Span, &str)| {
        let text = text.trim_start();
        text.starts_with(['#', '>', '|', '`', '~', '<'])
            || text.starts_with("---")
            || note.structure().is_code(span.start as usize)
    };
    if written.len() < 2 || selection.is_empty() || written.iter().any(is_other) {
        return None;
    }
    let signs: Vec<Option<usize>> = written.iter().map(|(_, text)| sign(text)).collect();
    let has_signs = signs.iter().flatten().count() > 0;
    let mut changes = Vec::new();
    let mut number = 0;
    for (&(span, text), sign) in written.iter().zip(&signs) {
        if has_signs && sign.is_none() && number > 0 {
            changes.extend(hanging(span, text));
            continue;
        }
        number += 1;
        let old = sign.unwrap_or(text.len() - text.trim_start().len());
        let new = format!("{number}. ");
        if text[..old] != new {
            changes.push((Span::new(span.start as usize, span.start as usize + old), new));
        }
    }
    (number > 1).then_some(changes)
}

/// The indent that keeps a line without a sign below its item.
fn hanging(span: Span, text: &str) -> Option<(Span, String)> {
    let indent = text.len() - text.trim_start_matches(' ').len();
    let is_below = indent >= 3 || text.starts_with('\t');
    let start = span.start as usize;
    (!is_below).then(|| (Span::new(start, start), " ".repeat(3 - indent)))
}

/// How many bytes of a line are indent, number or bullet, and the blank behind.
fn sign(text: &str) -> Option<usize> {
    let rest = text.trim_start();
    let after = bullet(rest).or_else(|| number(rest)).or_else(|| bracketed(rest))?;
    let after = after.trim_start_matches([' ', '\t', '\u{3000}']);
    (!after.is_empty()).then(|| text.len() - after.len())
}

fn bullet(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    match chars.next()? {
        '-' | '*' | '+' => chars.as_str().starts_with([' ', '\t']).then_some(chars.as_str()),
        '•' | '·' | '●' | '○' | '▪' | '◦' | '①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛' | '❶'..='❿' => {
            Some(chars.as_str())
        }
        _ => None,
    }
}

/// `1.`, `1、`, `1)`, `1：`; `1.5 倍` is none.
fn number(text: &str) -> Option<&str> {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - after.len();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let after = after.trim_start();
    let behind = after.strip_prefix(['.', '、', ')', '）', '．', ',', '，', '：', ':'])?;
    (!behind.starts_with(|c: char| c.is_ascii_digit())).then_some(behind)
}

/// `(1)`, `（1）`, `[1]`, `【1】`.
fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['(', '（', '[', '【'])?;
    let after = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.len() - after.len();
    let behind = after.strip_prefix([')', '）', ']', '】'])?;
    let behind = behind.strip_prefix(['.', '、']).unwrap_or(behind);
    ((1..=3).contains(&digits) && !behind.starts_with('(')).then_some(behind)
}
