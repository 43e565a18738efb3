//! Mark a question, or every selected one, ✅ or ❌, or take the mark away; or go on to the next
//! of the three.
//!
//! ✅ is also the quick fix of a question that is reported only because nobody said it is known.

use super::{CYCLE_MARK, Context, Offer, findings_about};
use crate::features::edits::Edits;
use crate::features::messages;
use crate::notebook::Note;
use crate::recognise::{Mark, Question};
use crate::text::Span;
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let questions = context.questions();
    let marks = [Mark::Pass, Mark::Fail, Mark::None].into_iter();
    let set = marks.filter_map(|mark| offer_mark(context, &questions, mark));
    set.chain(offer_cycle(context, &questions)).collect()
}

/// The next mark for the first of the questions, and the same for the others.
fn offer_cycle(context: &Context<'_>, questions: &[&Question]) -> Option<Offer> {
    let next = match questions.first()?.mark {
        Mark::None => Mark::Pass,
        Mark::Pass => Mark::Fail,
        Mark::Fail => Mark::None,
    };
    let mut offer = offer_mark(context, questions, next)?;
    messages::cycle_mark(context.snapshot.config.language).clone_into(&mut offer.title);
    Some(Offer { kind: CYCLE_MARK, fixes: Vec::new(), ..offer })
}

fn offer_mark(context: &Context<'_>, questions: &[&Question], mark: Mark) -> Option<Offer> {
    let others: Vec<&Question> =
        questions.iter().copied().filter(|question| question.mark != mark).collect();
    if others.is_empty() {
        return None;
    }
    let codes = ["unanswered-question", "unmarked-question"];
    let fixes = match mark {
        Mark::Pass => findings_about(context, &codes, &others),
        Mark::Fail | Mark::None => Vec::new(),
    };
    let kind =
        if fixes.is_empty() { CodeActionKind::REFACTOR_REWRITE } else { CodeActionKind::QUICKFIX };
    let changes = others.iter().map(|question| marked(context.note, question, mark)).collect();
    let title = messages::set_mark(context.snapshot.config.language, mark, others.len());
    Some(Offer { fixes, ..Offer::new(kind, title, Edits::of_note(context.id, changes)) })
}

/// What is put where to give `question` the mark.
fn marked(note: &Note, question: &Question, mark: Mark) -> (Span, String) {
    if mark == Mark::None {
        let whole = bracketed(note, question);
        let mut sign = question.mark_span;
        let beside = note.slice(Span { start: sign.end, end: whole.end });
        if beside.chars().count() == 1 {
            // With brackets that hold nothing else.
            sign = whole;
        } else if let Some(comma) = beside.chars().next().filter(|c| matches!(c, '，' | ',')) {
            sign.end += comma.len_utf8() as u32;
        }
        return (with_blank(note, sign), String::new());
    }
    (question.mark_span, sign(note, mark))
}

/// The sign of a mark as this note writes it, with or without U+FE0F; else as it is usual.
pub(crate) fn sign(note: &Note, mark: Mark) -> String {
    let is_marked = |question: &&Question| question.mark == mark;
    let own = note.facts().questions.iter().find(is_marked);
    let own = own.map(|question| note.slice(question.mark_span));
    let own = own.filter(|sign| !sign.is_empty() && !has_more_signs(note, sign));
    own.unwrap_or_else(|| usual_sign(note, mark)).to_owned()
}

/// The first sign of a mark in the lexicon.
pub(crate) fn usual_sign(note: &Note, mark: Mark) -> &str {
    let known = note.lexicon().signs().find(|(_, known)| *known == mark);
    known.map_or("", |(sign, _)| sign)
}

/// Whether more than one sign stands there: `❌→✅`.
pub(super) fn has_more_signs(note: &Note, signs: &str) -> bool {
    note.lexicon().sign_at(signs).is_some_and(|(_, first)| first < signs.len())
}

/// The brackets that marks stand in.
const BRACKETS: [(char, char); 4] = [('（', '）'), ('(', ')'), ('[', ']'), ('【', '】')];

/// The mark of a question with the brackets around it and what else stands in them: `（❌，忘了）`.
fn bracketed(note: &Note, question: &Question) -> Span {
    let sign = question.mark_span;
    let line = note.lines().span(note.text(), note.lines().line_of(sign.start as usize));
    let before = note.slice(Span { start: line.start, end: sign.start });
    let behind = note.slice(Span { start: sign.end, end: line.end });
    let around = BRACKETS.iter().find_map(|&(open, close)| {
        let end = before.ends_with(open).then(|| behind.find(close))??;
        let end = sign.end + (end + close.len_utf8()) as u32;
        Some(Span { start: sign.start - open.len_utf8() as u32, end })
    });
    around.filter(|_| question.mark != Mark::None).unwrap_or(sign)
}

/// Whether the mark stands on a line of its own below the question: `状态：❌`.
pub(super) fn is_apart(note: &Note, question: &Question) -> bool {
    let between = Span { start: question.text.end, end: question.mark_span.start };
    between.start < between.end && note.slice(between).contains('\n')
}

/// Where what is written behind the mark of a question begins; brackets around the mark stay whole.
/// Behind a mark that is apart nothing is.
pub(super) fn behind(note: &Note, question: &Question) -> u32 {
    if is_apart(note, question) {
        return question.text.end;
    }
    bracketed(note, question).end.max(question.text.end)
}

/// A sign with the blank that goes when it goes: before it at the end of a line, else behind it.
fn with_blank(note: &Note, sign: Span) -> Span {
    let line = note.lines().span(note.text(), note.lines().line_of(sign.start as usize));
    let before = note.slice(Span { start: line.start, end: sign.start });
    let after = note.slice(Span { start: sign.end, end: line.end });
    let blanks = |text: &str, trimmed: &str| (text.len() - trimmed.len()) as u32;
    if after.trim().is_empty() {
        let before = blanks(before, before.trim_end_matches([' ', '\t']));
        return Span { start: sign.start - before, end: sign.end };
    }
    Span { start: sign.start, end: sign.end + blanks(after, after.trim_start_matches([' ', '\t'])) }
}
