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

impl Conditions<'_> {
    pub(super) fn hold(&self, entry: &Entry, item: Item) -> bool {
        if !self.query.is_filtered() {
            return true;
        }
        let facts = entry.note.facts();
        match item {
            Item::Question(index) => facts
                .questions
                .get(index as usize)
                .is_some_and(|question| self.question_holds(entry, index, question)),
            Item::Interview(index) => {
                let interview = facts.interviews.get(index as usize);
                self.is_about_interviews() && self.interview_holds(entry, interview)
            }
            Item::Heading(_) | Item::Note => false,
        }
    }

    fn is_about_interviews(&self) -> bool {
        let query = self.query;
        query.mark.is_none()
            && !query.is_unanswered
            && query.tags.is_empty()
            && query.asked.is_none()
    }

    fn question_holds(&self, entry: &Entry, index: u32, question: &Question) -> bool {
        let query = self.query;
        let facts = entry.note.facts();
        let interview = question.interview.and_then(|at| facts.interviews.get(at as usize));
        query.mark.is_none_or(|mark| question.mark == mark)
            && (!query.is_unanswered || self.notebook.awaits_answer(entry.id, question))
            && query.tags.iter().all(|tag| is_tagged(&entry.note, question, tag))
            && self.interview_holds(entry, interview)
            && query.asked.is_none_or(|times| self.is_asked(entry, index, times))
    }

    fn interview_holds(&self, entry: &Entry, interview: Option<&Interview>) -> bool {
        let date = interview.and_then(|interview| interview.date.as_deref());
        let day = date.and_then(read_day).unwrap_or(entry.titles.day);
        self.query.since.is_none_or(|since| day >= since)
            && self.query.companies.iter().all(|company| {
                let has = |text: &str| fold(text).contains(company.as_str());
                match interview {
                    Some(interview) => {
                        interview.company.as_deref().is_some_and(has)
                            || has(&entry.note.interview_title(interview))
                    }
                    None => has(&entry.path),
                }
            })
    }

    fn is_asked(&self, entry: &Entry, index: u32, times: u32) -> bool {
        let id = QuestionId { note: entry.id, index };
        let others = times.saturating_sub(1) as usize;
        others == 0
            || self
                .relations
                .is_some_and(|relations| relations.of(id).take(others).count() == others)
    }
}

/// Whether a question or its whole note has the folded `tag`, or one below it.
fn is_tagged(note: &Note, question: &Question, tag: &str) -> bool {
    let facts = note.facts();
    let lines = note.lines();
    let start = lines.start(question.line as usize);
    let end = lines.start(question.end_line as usize + 1);
    let first = facts.questions.first().map_or(0, |first| lines.start(first.line as usize));
    facts.tags.iter().any(|found| {
        let at = found.span.start as usize;
        // A tag above all questions is about all of them.
        let applies = (start..end).contains(&at) || at < first;
        applies && {
            let name = fold(note.slice(found.name));
            name.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
    })
}
