//! What is shown of a card, in whatever form: its wording, where it was asked, its answer.

use crate::features::hover::link;
use crate::features::{preview, related, wording};
use crate::notebook::{Note, NoteId, QuestionId};
use crate::recognise::Question;
use crate::review::cards::Card;
use crate::snapshot::Snapshot;
use crate::text::Span;
use std::collections::BTreeSet;

/// A card as a reader sees it.
#[derive(Debug, Clone)]
pub struct Face<'s> {
    /// The asking that is shown; where an editor goes to.
    pub id: QuestionId,
    pub note: &'s Note,
    pub question: &'s Question,
    /// How often it was asked in all, in these or in other words.
    pub times: usize,
    /// The different companies that asked, in the order of the alphabet.
    pub companies: Vec<&'s str>,
    /// `北辰 一面 9.12`, of the asking that is shown.
    pub interview: Option<String>,
    /// Of all askings, without `#`.
    pub tags: Vec<&'s str>,
    pub answer: Option<Answer<'s>>,
}

/// Where the answer of a card stands.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'s> {
    pub id: NoteId,
    pub note: &'s Note,
    pub span: Span,
    /// It is the answer of a question like this one, not of this one.
    pub is_related: bool,
}

impl<'s> Face<'s> {
    /// `None` for a card whose question is gone since.
    pub fn new(snapshot: &'s Snapshot, card: &Card) -> Option<Self> {
        let askings = card.askings.iter();
        let all: Vec<_> =
            askings.filter_map(|&id| Some((id, related::question(snapshot, id)?))).collect();
        let has_answer = |(id, (_, question)): &&(QuestionId, (&Note, &Question))| {
            snapshot.notebook.is_answered(id.note, question)
        };
        // The asking that has the answer is the one to go to, and to edit.
        let &(id, (note, question)) = all.iter().find(has_answer).or_else(|| all.first())?;
        let related = related::asked(snapshot, id).unwrap_or_default();
        let own = all.iter().find(has_answer).and_then(|&(id, _)| answer(snapshot, id));
        let others = || {
            let same = related.answered.filter(|answered| answered.is_sure)?;
            let found = answer(snapshot, same.id)?;
            Some(Answer { is_related: true, ..found })
        };
        let ids: BTreeSet<QuestionId> =
            card.askings.iter().chain(&related.others).copied().collect();
        let companies = ids.iter().filter_map(|&id| company(snapshot, id));
        let companies: BTreeSet<&str> = companies.collect();
        Some(Self {
            id,
            note,
            question,
            times: ids.len(),
            companies: companies.into_iter().collect(),
            interview: wording::asked_at(note, question),
            tags: tags(&all),
            answer: own.or_else(others),
        })
    }

    /// The wording, without blanks around it.
    pub fn text(&self) -> &'s str {
        self.note.slice(self.question.text).trim()
    }
}

impl Answer<'_> {
    /// The answer as it is written, moved to the left margin.
    pub fn source(&self) -> String {
        preview::source(self.note.text(), self.span)
    }

    /// The whole answer as Markdown that may be shown anywhere.
    pub fn markdown(&self, snapshot: &Snapshot) -> String {
        link::whole(snapshot, self.id, self.note, self.span)
    }
}

/// The answer of one question: what its link leads to when it is nothing but links.
fn answer(snapshot: &Snapshot, id: QuestionId) -> Option<Answer<'_>> {
    let (note, question) = related::question(snapshot, id)?;
    let (id, note, span) = match snapshot.notebook.linked_answer(id.note, question) {
        Some((to, section)) => {
            let note: &Note = snapshot.notebook.note(to)?;
            (to, note, link::body(note, section))
        }
        None => (id.note, note, preview::answer_span(note, question)?),
    };
    Some(Answer { id, note, span, is_related: false })
}

fn company(snapshot: &Snapshot, id: QuestionId) -> Option<&str> {
    let (note, question) = related::question(snapshot, id)?;
    note.facts().interviews.get(question.interview()? as usize)?.company.as_deref()
}

/// The tags on the lines of the askings, each once, as they are met.
fn tags<'s>(all: &[(QuestionId, (&'s Note, &'s Question))]) -> Vec<&'s str> {
    let mut found: Vec<&str> = Vec::new();
    for (_, (note, question)) in all {
        let lines = question.line as usize..=question.end_line as usize;
        for tag in &note.facts().tags {
            let name = note.slice(tag.name);
            let line = note.lines().line_of(tag.name.start as usize);
            if lines.contains(&line) && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}
