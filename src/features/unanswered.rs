//! `mianjing/unanswered`: what is left to answer in all notes, most asked first, for the editors'
//! lists, tallies and jumps (docs/protocol.md).

use super::related;
use super::search::{ResultItem, question_item};
use super::tally::Tally;
use crate::notebook::{Note, NoteId, QuestionId};
use crate::recognise::{Asker, Mark, Question, Setting};
use crate::snapshot::Snapshot;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use tower_lsp::lsp_types::request::Request;

/// The request's type.
#[derive(Debug)]
pub enum Unanswered {}

impl Request for Unanswered {
    type Params = UnansweredParams;
    type Result = UnansweredResult;
    const METHOD: &'static str = "mianjing/unanswered";
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnansweredParams {
    /// At most so many questions; all without it.
    pub limit: Option<usize>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnansweredResult {
    /// Most asked first, then those marked ❌.
    pub items: Vec<OpenItem>,
    /// The counts of all notes.
    pub tally: Counts,
    /// The folder is still being read, or how often questions were asked is not known yet.
    pub is_incomplete: bool,
}

/// A question without an answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenItem {
    /// With `asked`, at least once.
    #[serde(flatten)]
    pub item: ResultItem,
    /// It stands in a run of bare questions or in a pasted log: listed, but no stop for jumps.
    pub is_bare: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub notes: usize,
    pub interviews: usize,
    pub questions: usize,
    /// Marked ✅.
    pub passed: usize,
    /// Marked ❌.
    pub failed: usize,
    /// Without an answer and not marked ✅.
    pub unanswered: usize,
    /// As many of the items are marked ❌.
    pub failed_unanswered: usize,
}

/// Only for so many questions is it worked out how often each was asked; those marked ❌ come first.
const COUNTED: usize = 2000;

/// An open question before it is written out.
pub(super) struct Open {
    pub(super) id: QuestionId,
    is_failed: bool,
    pub(super) is_bare: bool,
    asked: usize,
}

/// Everything without an answer.
pub fn handle(snapshot: &Snapshot, params: UnansweredParams) -> UnansweredResult {
    let mut tally = Counts::default();
    for (id, note) in snapshot.notebook.notes() {
        tally.add(snapshot, id, note);
    }
    if params.limit == Some(0) {
        // Whoever wants the counts alone asks again and again.
        let is_incomplete = snapshot.is_partial || snapshot.relations().is_none();
        return UnansweredResult { items: Vec::new(), tally, is_incomplete };
    }
    let (open, is_counted) = open(snapshot);
    let items = open.iter().take(params.limit.unwrap_or(usize::MAX)).filter_map(|open| {
        let item = question_item(snapshot, open.id)?;
        let item = ResultItem { asked: Some(open.asked), ..item };
        Some(OpenItem { item, is_bare: open.is_bare })
    });
    let is_incomplete = snapshot.is_partial || !is_counted;
    UnansweredResult { items: items.collect(), tally, is_incomplete }
}

/// Everything without an answer, the most asked first, then those marked ❌; and whether it is known
/// how often each was asked.
pub(super) fn open(snapshot: &Snapshot) -> (Vec<Open>, bool) {
    // In the order of their paths: in that of their ids a restart would change it.
    let shelf = snapshot.catalogue.shelf(&snapshot.notebook);
    let notes = shelf.entries().iter();
    let mut open: Vec<_> =
        notes.flat_map(|entry| open_questions(snapshot, entry.id, &entry.note)).collect();
    let is_counted = count_askings(snapshot, &mut open);
    // Stable: within one count and mark, the order of the notes stays.
    open.sort_by_key(|open| (Reverse(open.asked), !open.is_failed));
    (open, is_counted)
}

impl Counts {
    fn add(&mut self, snapshot: &Snapshot, id: NoteId, note: &Note) {
        let facts = note.facts();
        let mut tally = Tally::default();
        for question in &facts.questions {
            let is_open = snapshot.notebook.awaits_answer(id, question);
            tally.count(question, is_open);
            let is_item = is_open && question.mark == Mark::Fail && is_listed(question);
            self.failed_unanswered += usize::from(is_item);
        }
        self.notes += 1;
        self.interviews += facts.interviews.len();
        self.questions += tally.questions;
        self.passed += tally.passed;
        self.failed += tally.failed;
        self.unanswered += tally.unanswered;
    }
}

/// Those of one note, in its order, each as if asked once.
pub(super) fn open_questions(snapshot: &Snapshot, note: NoteId, text: &Note) -> Vec<Open> {
    let listed = text.facts().questions.iter().enumerate();
    let open = listed.filter(|(_, it)| is_listed(it) && snapshot.notebook.awaits_answer(note, it));
    open.map(|(index, question)| {
        let is_failed = question.mark == Mark::Fail;
        Open {
            id: QuestionId { note, index: index as u32 },
            is_failed,
            is_bare: !is_failed && question.setting != Setting::Single,
            asked: 1,
        }
    })
    .collect()
}

/// What the candidate asked, and what an interviewer notes down, wants no answer here.
fn is_listed(question: &Question) -> bool {
    question.asker == Asker::Interviewer && question.setting != Setting::Record
}

/// Fills in how often each was asked; whether that is known at all.
fn count_askings(snapshot: &Snapshot, open: &mut [Open]) -> bool {
    let Some(relations) = snapshot.relations() else { return false };
    open.sort_by_key(|open| (!open.is_failed, open.is_bare));
    let counted = open.len().min(COUNTED);
    let questions: Vec<_> = open[..counted].iter().map(|open| open.id).collect();
    let times = relations.times(&questions, related::MOST, &|| snapshot.is_cancelled());
    for (open, times) in open.iter_mut().zip(times) {
        open.asked = times;
    }
    true
}
