//! Claims: what a dialect says a line is, and the one place that settles two of them.
//!
//! A mark put on a question must change no other: what is marked is heard inside of an answer, but
//! keeps no more out of its own than it did before.

use super::counted_rows::Rows;
use super::wording::Wording;
use super::{Answer, Asker, Mark, Question, Setting};
use crate::text::{NonEmpty, Span};
use std::cmp::Reverse;

/// How sure a dialect is of a claim. On one line the surer claim stays; inside the block of a
/// question (its answer) only a claim at least as sure as the question's own is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// It stands where questions stand, and nothing speaks against it.
    Placed,
    /// It asks, but stands bare.
    Bare,
    /// Its siblings ask, and it looks as they do.
    Sibling,
    /// It asks, in the form in which this part of the note asks.
    Asked,
    /// Its form says question: `Q1:`, `<summary>`, a line of an interviewer's record.
    Formed,
}

/// What a dialect says about one line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claim {
    /// Index of the question's first row.
    pub(crate) row: usize,
    /// Index of the last row of its block.
    pub(crate) end: usize,
    pub(crate) wording: Wording,
    pub(crate) answer: Option<Answer>,
    pub(crate) strength: Strength,
    pub(crate) setting: Setting,
    pub(crate) asker: Asker,
    pub(crate) topic: Option<Span>,
    /// A follow-up lives inside the block of the question before it and does not end it.
    pub(crate) is_follow_up: bool,
}

impl Claim {
    /// A claim for the row alone, without an answer below it.
    pub(crate) fn new(row: usize, wording: Wording, strength: Strength) -> Self {
        let answer = wording.answer.map(|span| Answer { form: super::AnswerForm::Inline, span });
        Self {
            row,
            end: row,
            wording,
            answer,
            strength,
            setting: Setting::Single,
            asker: Asker::Interviewer,
            topic: None,
            is_follow_up: false,
        }
    }

    fn is_marked(&self) -> bool {
        self.wording.mark != Mark::None
    }
}

/// All claims made about one note.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    list: Vec<Claim>,
    /// Rows that are topics, whoever claims them.
    topics: Vec<usize>,
}

impl Claims {
    pub(crate) fn push(&mut self, claim: Claim) {
        if !claim.wording.text.is_empty() {
            self.list.push(claim);
        }
    }

    /// Says that the row is a topic of questions, whatever else is claimed of it.
    pub(crate) fn is_no_question(&mut self, row: usize) {
        self.topics.push(row);
    }

    /// Decides between the claims and gives the questions, in line order.
    pub(crate) fn settle(mut self, rows: &Rows) -> Vec<Question> {
        self.topics.sort_unstable();
        self.list.retain(|claim| self.topics.binary_search(&claim.row).is_err());
        // A stable sort keeps the order of the registry among equals.
        let order = |claim: &Claim| (claim.row, Reverse((claim.is_marked(), claim.strength)));
        self.list.sort_by_key(order);
        self.list.dedup_by_key(|claim| claim.row);
        let mut kept: Vec<Claim> = Vec::with_capacity(self.list.len());
        // Indices into `kept` of the questions whose blocks are open, outermost first.
        let mut open: Vec<usize> = Vec::new();
        for claim in self.list {
            while open.last().is_some_and(|&last| kept[last].end < claim.row) {
                open.pop();
            }
            // The wording of a question may stand below its first line: no question begins before it.
            let is_worded_here =
                |&index: &usize| kept[index].wording.text.start >= rows[claim.row].span.start;
            if open.last().is_some_and(is_worded_here) {
                continue;
            }
            if !claim.is_follow_up
                && let Some(&last) = open.last()
                && !claim.is_marked()
                && claim.strength < kept[last].strength
            {
                continue;
            }
            if !claim.is_follow_up {
                for &index in &open {
                    end_before(&mut kept[index], claim.row, rows);
                }
                open.clear();
            }
            open.push(kept.len());
            kept.push(claim);
        }
        kept.into_iter().map(question).collect()
    }
}

/// Ends a question's block before `row`.
fn end_before(claim: &mut Claim, row: usize, rows: &Rows) {
    let mut end = row - 1;
    while end > claim.row && rows[end].is_blank() {
        end -= 1;
    }
    claim.end = claim.end.min(end);
    let last = rows[claim.end].span.end;
    claim.answer = claim.answer.and_then(|mut answer| {
        answer.span.end = answer.span.end.min(last);
        (answer.span.start < answer.span.end).then_some(answer)
    });
}

fn question(claim: Claim) -> Question {
    Question {
        line: claim.row as u32,
        end_line: claim.end as u32,
        text: claim.wording.text,
        mark: claim.wording.mark,
        mark_span: claim.wording.mark_span,
        answer: claim.answer,
        topic: claim.topic.and_then(NonEmpty::new),
        interview: None,
        setting: claim.setting,
        asker: claim.asker,
        said: claim.wording.said,
    }
}
