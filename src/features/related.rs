//! The same question elsewhere: `mianjing/related` (docs/protocol.md), and what other features
//! show of it.

use super::search::{ResultItem, question_item};
use crate::features::place::Place;
use crate::features::{messages, pointing, preview};
use crate::notebook::resolve::Section;
use crate::notebook::{Note, NoteId, QuestionId};
use crate::proto;
use crate::recognise::Question;
use crate::search::likeness::SURE;
use crate::search::query::Query;
use crate::search::related::Related;
use crate::search::wording;
use crate::snapshot::Snapshot;
use crate::text::Span;
use crate::text::visible::visible;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt::Write;
use tower_lsp::lsp_types::{Position, TextDocumentIdentifier, request::Request};

/// The request's type.
#[derive(Debug)]
pub enum RelatedQuestions {}

impl Request for RelatedQuestions {
    type Params = RelatedParams;
    type Result = RelatedResult;
    const METHOD: &'static str = "mianjing/related";
}

/// Either a place in a note, or a wording.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RelatedParams {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_document: Option<TextDocumentIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub limit: Option<usize>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RelatedResult {
    /// The question asked about, when a place was given and a question stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<ResultItem>,
    /// Best first, without the question itself.
    pub items: Vec<ResultItem>,
    /// The folder is still being read; ask again later.
    pub is_incomplete: bool,
}

/// The questions related to the one at a place, or to a wording.
pub fn handle(snapshot: &Snapshot, params: RelatedParams) -> RelatedResult {
    let limit = params.limit.unwrap_or(snapshot.config.related_limit);
    let asked = params.text_document.zip(params.position).and_then(|(document, position)| {
        let (note, text) = proto::note(snapshot, &document.uri)?;
        let (index, _) = text.question_at(position.line)?;
        Some(QuestionId { note, index })
    });
    let question = asked.and_then(|id| question_item(snapshot, id));
    let Some(relations) = snapshot.relations() else {
        return RelatedResult { question, is_incomplete: true, ..RelatedResult::default() };
    };
    let related: Vec<Related> = match (asked, params.text) {
        (Some(id), _) => relations.of(id).take(limit).collect(),
        (None, Some(text)) => {
            let text = snapshot.config.elsewhere.lexicon.synonyms().read_as_first(&text);
            relations.of_text(&text, None).take(limit).collect()
        }
        (None, None) => Vec::new(),
    };
    let view = |related: Related| {
        let item = question_item(snapshot, related.question)?;
        Some(ResultItem { score: Some(related.score), ..item })
    };
    let items = related.into_iter().filter_map(view).collect();
    RelatedResult { question, items, is_incomplete: snapshot.is_partial }
}

/// `mianjing/studyList`: what is still to be learnt, as a note of its own.
#[derive(Debug)]
pub enum StudyList {}

impl Request for StudyList {
    type Params = StudyListParams;
    type Result = StudyListResult;
    const METHOD: &'static str = "mianjing/studyList";
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct StudyListParams {
    /// At most so many questions; 200 unless told.
    pub limit: Option<usize>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StudyListResult {
    /// Markdown for a document that is shown and not saved.
    pub text: String,
}

/// The unanswered questions of all notes, the most asked first, each wording once, with links.
pub fn study_list(snapshot: &Snapshot, params: StudyListParams) -> StudyListResult {
    let limit = params.limit.unwrap_or(200);
    let query = Query { is_unanswered: true, ..Query::default() };
    let language = snapshot.config.language;
    let mut text = format!("# {}\n\n", messages::study_list(language));
    let relations = snapshot.relations();
    let found = snapshot.catalogue.questions(&snapshot.notebook, &query, relations.as_ref());
    let counted = match &relations {
        Some(relations) => relations.most_asked(relations.distinct(&found), limit),
        None => found.into_iter().map(|id| (id, 1)).collect(),
    };
    let mut told = BTreeSet::new();
    for (id, times) in counted {
        let Some(item) = question_item(snapshot, id) else { continue };
        let key = wording::key(&item.text);
        if key.is_some_and(|key| !told.insert(key)) {
            continue;
        }
        let line = item.location.range.start.line + 1;
        let title = preview::escaped(visible(&item.text).trim());
        let uri = &item.location.uri;
        let note = preview::escaped(&visible(&item.note));
        let _ = writeln!(text, "- [ ] {title} · {times}× · [{note}:{line}]({uri}#L{line})");
        if told.len() >= limit {
            break;
        }
    }
    StudyListResult { text }
}

/// What all askings of one question have in common.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Every other asking, best first, at most [`MOST`].
    pub others: Vec<QuestionId>,
    /// The different companies that asked.
    pub companies: usize,
    /// The best answered one elsewhere.
    pub answered: Option<Elsewhere>,
}

/// A related question that is answered.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere {
    pub id: QuestionId,
    /// Where its answer leads, if that is nothing but a link; else the answer stands below it.
    pub linked: Option<(NoteId, Section)>,
    /// It is the same beyond doubt; of any other its wording is shown, for the reader to judge.
    pub is_sure: bool,
}

impl Elsewhere {
    /// `None` for a question without an answer.
    fn new(snapshot: &Snapshot, related: Related) -> Option<Self> {
        let id = related.question;
        let (_, question) = question(snapshot, id)?;
        if !snapshot.notebook.is_answered(id.note, question) {
            return None;
        }
        let linked = snapshot.notebook.linked_answer(id.note, question);
        Some(Self { id, linked, is_sure: related.score >= SURE })
    }

    /// The note in which the answer is read.
    pub fn note(self) -> NoteId {
        self.linked.map_or(self.id.note, |(note, _)| note)
    }

    /// Where the answer is read: its note, the bytes to go to and those to show around them.
    pub fn place(self, snapshot: &Snapshot) -> Option<(NoteId, Span, Span)> {
        if let Some((id, section)) = self.linked {
            let note = snapshot.notebook.note(id)?;
            let landing = pointing::landing(note, section);
            return Some((id, landing, note.section_span(section)));
        }
        let (note, question) = question(snapshot, self.id)?;
        let last = note.lines().span(note.text(), question.end_line as usize);
        let first = note.lines().start(question.line as usize);
        Some((self.id.note, question.text, Span::new(first, last.end as usize)))
    }

    /// The wording to quote, where that is needed.
    pub fn quoted(self, snapshot: &Snapshot) -> Option<String> {
        let (note, question) = question(snapshot, self.id).filter(|_| !self.is_sure)?;
        Some(preview::one_line(note.slice(question.text), QUOTED))
    }
}

/// So many characters of a wording are quoted.
const QUOTED: usize = 30;

impl Asked {
    /// How often it was asked in all.
    pub fn times(&self) -> usize {
        self.others.len() + 1
    }
}

/// More other askings of a question than this are not looked at one by one.
pub(super) const MOST: usize = 500;

/// How often `id` was asked, by whom, and where it is answered. `None` while that is not known.
pub fn asked(snapshot: &Snapshot, id: QuestionId) -> Option<Asked> {
    let relations = snapshot.relations()?;
    let others: Vec<_> = relations.of(id).take(MOST).collect();
    let mut companies: BTreeSet<&str> = company(snapshot, id).into_iter().collect();
    companies.extend(others.iter().filter_map(|related| company(snapshot, related.question)));
    let answered = others.iter().find_map(|&related| Elsewhere::new(snapshot, related));
    Some(Asked {
        companies: companies.len(),
        answered,
        others: others.iter().map(|related| related.question).collect(),
    })
}

/// The answered questions that are related to `id`, best first, at most `limit`, no two whose
/// answers are read in one note.
pub fn answered(snapshot: &Snapshot, id: QuestionId, limit: usize) -> Vec<Elsewhere> {
    let Some(relations) = snapshot.relations() else { return Vec::new() };
    let mut found: Vec<Elsewhere> = Vec::new();
    let all = relations.of(id).take(MOST);
    for answered in all.filter_map(|related| Elsewhere::new(snapshot, related)) {
        if found.iter().all(|known| known.note() != answered.note()) {
            found.push(answered);
        }
        if found.len() == limit {
            break;
        }
    }
    found
}

/// A question with its note, as they are now.
pub fn question(snapshot: &Snapshot, id: QuestionId) -> Option<(&Note, &Question)> {
    let note = snapshot.notebook.note(id.note)?;
    Some((note, note.facts().questions.get(id.index as usize)?))
}

/// The question whose wording holds `offset`, for features that jump from it.
pub(crate) fn question_at<'s>(place: &Place<'s>) -> Option<(QuestionId, &'s Question)> {
    let (index, question) = place.note.question_at(place.line())?;
    let is_on_it = question.text.touches(place.offset) || question.mark_span.touches(place.offset);
    is_on_it.then_some((QuestionId { note: place.id, index }, question))
}

fn company(snapshot: &Snapshot, id: QuestionId) -> Option<&str> {
    let (note, question) = question(snapshot, id)?;
    note.facts().interviews.get(question.interview()? as usize)?.company.as_deref()
}
