//! What a query asks for besides words: marks, answers, tags, companies, days, how often asked.

use super::catalogue::Entry;
use super::fold::fold;
use super::query::Query;
use super::related::Relations;
use super::titles::{Item, read_day};
use crate::notebook::{Note, Notebook, QuestionId};
use crate::recognise::{Interview, Question};

/// The conditions of one query, ready to be asked of many items.
pub(super) struct Conditions<'q> {
    pub(super) query: &'q Query,
    pub(super) notebook: &'q Notebook,
    /// Needed for `asked:`; without them nothing counts as asked more than once.
    pub(super) relations: Option<&'q Relations>,
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

impl Conditions<'_> {
    pub(super) fn hold(&self, entry: &Entry, item: Item) -> bool {
        self.of_note(entry).is_some_and(|conditions| conditions.hold(item))
    }

    /// What is left to ask of the items of one note; `None` when none of them can satisfy.
    pub(super) fn of_note<'c>(&'c self, entry: &'c Entry) -> Option<OfNote<'c>> {
        let query = self.query;
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
            let interviews = entry.note.facts().interviews.iter().enumerate();
            let holds = |(index, interview)| self.interview_holds(entry, index, interview);
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

    fn interview_holds(&self, entry: &Entry, index: usize, interview: &Interview) -> bool {
        let day = interview.date.as_deref().and_then(read_day).unwrap_or(entry.titles.day);
        // Interviews come directly after the note itself.
        let title = entry.titles.title(1 + index);
        self.query.since.is_none_or(|since| day >= since)
            && self.query.companies.iter().all(|company| {
                let has = |name: &str| fold(name).contains(company.as_str());
                title.contains(company) || interview.company.as_deref().is_some_and(has)
            })
    }

    fn is_asked(&self, entry: &Entry, index: u32, times: u32) -> bool {
        let id = QuestionId { note: entry.id, index };
        let others = times.saturating_sub(1) as usize;
        others == 0 || self.relations.is_some_and(|relations| relations.has_others(id, others))
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
                    question.interview.map_or(self.outside, holds)
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

/// Where a note uses the folded `tag`, or one below it: bytes.
fn uses(note: &Note, tag: &str) -> Vec<usize> {
    let is_it = |name: &str| {
        let name = fold(name);
        name.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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
