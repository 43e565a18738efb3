//! Number a list of questions anew: 1, 2, 3 … from its first number on.
//!
//! Logs written in a hurry repeat and skip numbers. Only the digits change, and the indent of what
//! stands below an item whose number got longer, which would fall out of the item otherwise.

use super::{Context, Offer};
use crate::features::edits::Edits;
use crate::features::messages;
use crate::notebook::Note;
use crate::recognise::Question;
use crate::text::{Span, slice};
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let line = context.note.lines().line_of(context.selection.start as usize) as u32;
    let Some((index, _)) = context.note.question_at(line) else { return Vec::new() };
    let changes = changes(context.note, index as usize);
    if changes.is_empty() {
        return Vec::new();
    }
    let title = messages::number_anew(context.snapshot.config.language);
    let edits = Edits::of_note(context.id, changes);
    vec![Offer::new(CodeActionKind::REFACTOR_REWRITE, title, edits)]
}

/// What is to be written where, for the list that holds the question at `index`.
fn changes(note: &Note, index: usize) -> Vec<(Span, String)> {
    let mut changes = Vec::new();
    let list = list(note, index);
    let mut next = list.first().map_or(1, |(_, number)| *number);
    for (question, _) in list {
        let Some(digits) = digits(note, question) else { continue };
        let written = next.to_string();
        next += 1;
        if note.slice(digits) == written {
            continue;
        }
        let longer = written.len().saturating_sub(digits.len());
        changes.push((digits, written));
        if longer > 0 {
            changes.extend(indents(note, question).map(|at| (at, " ".repeat(longer))));
        }
    }
    changes
}

/// The numbered questions around the one at `index` that stand in one interview, under one topic,
/// at one indent; with their numbers.
fn list(note: &Note, index: usize) -> Vec<(&Question, u64)> {
    let questions = &note.facts().questions;
    let numbered = |question: &Question| {
        let digits = digits(note, question)?;
        Some((indent(note, question), note.slice(digits).parse::<u64>().ok()?))
    };
    let Some((own_indent, _)) = numbered(&questions[index]) else { return Vec::new() };
    let own = &questions[index];
    let belongs = |question: &&Question| {
        question.interview() == own.interview() && question.topic() == own.topic()
    };
    let before = questions[..index].iter().rev().take_while(belongs);
    let first = index - before.count();
    let members = questions[first..].iter().take_while(belongs);
    let with_numbers = members.filter_map(|question| Some((question, numbered(question)?)));
    let level = with_numbers.filter(|(_, (indent, _))| *indent == own_indent);
    level.map(|(question, (_, number))| (question, number)).collect()
}

fn indent(note: &Note, question: &Question) -> usize {
    let line = note.lines().text(note.text(), question.line as usize);
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The digits in front of a question: `12. …`, `12、…`, `12）…`.
fn digits(note: &Note, question: &Question) -> Option<Span> {
    let line = note.lines().start(question.line as usize);
    let before = slice(note.text(), Span { start: line as u32, end: question.text.start });
    let start = before.len() - before.trim_start_matches([' ', '\t']).len();
    let rest = &before[start..];
    let len = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_number = (1..=9).contains(&len)
        && rest[len..].trim_start().starts_with(['.', ')', '、', '）', '．', ',', '，']);
    is_number.then(|| Span::new(line + start, line + start + len))
}

/// The starts of the indented lines below a question's first.
fn indents<'n>(note: &'n Note, question: &Question) -> impl Iterator<Item = Span> + 'n {
    let lines = note.lines();
    let below = question.line as usize + 1..=question.end_line as usize;
    let indented = below.filter(move |line| lines.text(note.text(), *line).starts_with(' '));
    indented.map(move |line| Span::new(lines.start(line), lines.start(line)))
}
