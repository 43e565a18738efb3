//! What a query asks for besides words: marks, answers, tags, companies, days, how often asked.

use super::fold::{composed, fold, fold_blank};
use super::query::Query;
use super::related::Relations;
use super::shelf::Entry;
use super::titles::Item;
use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use crate::recognise::Question;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Mutex, PoisonError};

/// The conditions of one query, ready to be asked of many items.
pub(super) struct Conditions<'q> {
    pub(super) query: &'q Query,
    pub(super) notebook: &'q Notebook,
    /// Needed for `asked:`; without them nothing counts as asked more than once.
    relations: Option<&'q Relations>,
    /// Which wordings were asked often enough, as far as that was looked up: in a large folder most
    /// are asked again and again.
    asked: Mutex<FxHashMap<u32, bool>>,
    /// The notes with all tags asked for; `None` without tags.
    tagged: Option<FxHashSet<NoteId>>,
}

/// The conditions as far as a note decides them.
pub(super) struct OfNote<'c> {
    conditions: &'c Conditions<'c>,
    entry: &'c Entry,
    /// Whether company and day are right: of each interview, and of what stands in none.
    interviews: Box<[bool]>,
    outside: bool,
    /// Where the tags asked for stand, a list each.
    tags: Box<[Vec<usize>]>,
}

impl<'q> Conditions<'q> {
    pub(super) fn new(
        query: &'q Query,
        notebook: &'q Notebook,
        relations: Option<&'q Relations>,
    ) -> Self {
        let of_tag = |tag: &String| -> FxHashSet<NoteId> {
            let tags = notebook.tables().tags().filter(|(name, _)| is_within(&fold(name), tag));
            tags.flat_map(|(_, notes)| notes.iter().copied()).collect()
        };
        let both = |a: FxHashSet<NoteId>, b| a.intersection(&b).copied().collect();
        let tagged = query.tags.iter().map(of_tag).reduce(both);
        Self { query, notebook, relations, asked: Mutex::default(), tagged }
    }
}

impl Conditions<'_> {
    pub(super) fn hold(&self, entry: &Entry, item: Item) -> bool {
        self.of_note(entry).is_some_and(|conditions| conditions.hold(item))
    }

    /// What is left to ask of the items of one note; `None` when none of them can satisfy.
    pub(super) fn of_note<'c>(&'c self, entry: &'c Entry) -> Option<OfNote<'c>> {
        let query = self.query;
        let tagged = self.tagged.as_ref().is_none_or(|tagged| tagged.contains(&entry.id));
        if !tagged || query.notes.as_ref().is_some_and(|notes| !notes.contains(&entry.id)) {
            return None;
        }
        let mut of_note = OfNote {
            conditions: self,
            entry,
            interviews: Box::default(),
            outside: true,
            tags: Box::default(),
        };
        if query.since.is_some() || !query.companies.is_empty() {
            // The note's day is the newest of its interviews.
            if query.since.is_some_and(|since| entry.titles.day < since) {
                return None;
            }
            let interviews = 0..entry.titles.interviews();
            let holds = |index| self.interview_holds(entry, index);
            of_note.interviews = interviews.map(holds).collect();
            of_note.outside = query.companies.iter().all(|it| entry.titles.title(0).contains(it));
            if !of_note.outside && !of_note.interviews.contains(&true) {
                return None;
            }
        }
        of_note.tags = query.tags.iter().map(|tag| uses(&entry.note, tag)).collect();
        (!of_note.tags.iter().any(Vec::is_empty)).then_some(of_note)
    }

    fn is_about_interviews(&self) -> bool {
        let query = self.query;
        query.mark.is_none()
            && !query.is_unanswered
            && query.tags.is_empty()
            && query.asked.is_none()
    }

    fn interview_holds(&self, entry: &Entry, index: usize) -> bool {
        let titles = &entry.titles;
        // Interviews come directly after the note itself.
        let title = titles.title(1 + index);
        self.query.since.is_none_or(|since| titles.interview_day(index) >= since)
            && self
                .query
                .companies
                .iter()
                .all(|company| title.contains(company) || titles.company(index).contains(company))
    }

    fn is_asked(&self, entry: &Entry, index: u32, times: u32) -> bool {
        let id = QuestionId { note: entry.id, index };
        let others = times.saturating_sub(1) as usize;
        let Some(relations) = self.relations.filter(|_| others > 0) else { return others == 0 };
        let Some(wording) = relations.key(id) else { return false };
        let known = || self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let is_asked = known().get(&wording).copied();
        is_asked.unwrap_or_else(|| {
            let is_asked = relations.has_others(id, others);
            known().insert(wording, is_asked);
            is_asked
        })
    }
}

impl OfNote<'_> {
    pub(super) fn hold(&self, item: Item) -> bool {
        if !self.conditions.query.is_filtered() {
            return true;
        }
        let holds = |index: u32| self.interviews.get(index as usize).is_none_or(|holds| *holds);
        match item {
            Item::Question(index) => {
                let question = self.entry.note.facts().questions.get(index as usize);
                question.is_some_and(|question| {
                    question.interview().map_or(self.outside, holds)
                        && self.question_holds(index, question)
                })
            }
            Item::Interview(index) => self.conditions.is_about_interviews() && holds(index),
            Item::Heading(_) | Item::Note => false,
        }
    }

    fn question_holds(&self, index: u32, question: &Question) -> bool {
        let Conditions { query, notebook, .. } = self.conditions;
        let entry = self.entry;
        query.mark.is_none_or(|mark| question.mark == mark)
            && (!query.is_unanswered || notebook.awaits_answer(entry.id, question))
            && self.tags.iter().all(|uses| is_tagged(&entry.note, question, uses))
            && query.asked.is_none_or(|times| self.conditions.is_asked(entry, index, times))
    }
}

/// Whether the folded tag `name` is `tag` or one below it.
fn is_within(name: &str, tag: &str) -> bool {
    name.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where a note uses the folded `tag`, or one below it: bytes.
fn uses(note: &Note, tag: &str) -> Vec<usize> {
    let is_it = |name: &str| {
        let name = composed(name);
        let mut name = name.chars().filter_map(fold_blank);
        tag.chars().all(|c| name.next() == Some(c)) && name.next().is_none_or(|c| c == '/')
    };
    let found = note.facts().tags.iter().filter(|found| is_it(note.slice(found.name)));
    found.map(|found| found.span.start as usize).collect()
}

/// Whether a question or its whole note is tagged by one of `uses`.
fn is_tagged(note: &Note, question: &Question, uses: &[usize]) -> bool {
    let lines = note.lines();
    let start = lines.start(question.line as usize);
    let end = lines.start(question.end_line as usize + 1);
    let first = note.facts().questions.first();
    let first = first.map_or(0, |first| lines.start(first.line as usize));
    // A tag above all questions is about all of them.
    uses.iter().any(|at| (start..end).contains(at) || *at < first)
}
