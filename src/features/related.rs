//! The same question elsewhere: `mianjing/related` (docs/protocol.md), and what other features
//! show of it.

use super::search::{ResultItem, question_item};
use crate::notebook::QuestionId;
use crate::proto;
use crate::search::related::Related;
use crate::snapshot::Snapshot;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
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

/// At most so many are given when the request does not say.
const USUAL: usize = 20;

/// The questions related to the one at a place, or to a wording.
pub fn handle(snapshot: &Snapshot, params: RelatedParams) -> RelatedResult {
    let limit = params.limit.unwrap_or(USUAL);
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
        (None, Some(text)) => relations.of_text(&text, None).take(limit).collect(),
        (None, None) => Vec::new(),
    };
    let view = |related: Related| {
        let item = question_item(snapshot, related.member.id)?;
        Some(ResultItem { score: Some(related.score), ..item })
    };
    let items = related.into_iter().filter_map(view).collect();
    RelatedResult { question, items, is_incomplete: false }
}

/// What all askings of one question have in common.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// How often it was asked in all, this time included.
    pub times: usize,
    /// The different companies that asked.
    pub companies: usize,
    /// The best answered one elsewhere.
    pub answered: Option<QuestionId>,
}

/// More askings than this are not looked at one by one.
const MOST: usize = 500;

/// How often `id` was asked, by whom, and where it is answered. `None` while that is not known.
pub fn asked(snapshot: &Snapshot, id: QuestionId) -> Option<Asked> {
    let relations = snapshot.relations()?;
    let mut asked = Asked { times: 1, ..Asked::default() };
    let mut companies = BTreeSet::new();
    companies.extend(company(snapshot, id));
    for related in relations.of(id).take(MOST) {
        asked.times += 1;
        companies.extend(company(snapshot, related.member.id));
        if asked.answered.is_none() && related.member.is_answered {
            asked.answered = Some(related.member.id);
        }
    }
    asked.companies = companies.len();
    Some(asked)
}

/// The answered questions that are the same as `id`, best first, at most `limit`, none from a
/// note twice.
pub fn answered(snapshot: &Snapshot, id: QuestionId, limit: usize) -> Vec<QuestionId> {
    let Some(relations) = snapshot.relations() else { return Vec::new() };
    let mut found: Vec<QuestionId> = Vec::new();
    for related in relations.of(id).filter(|related| related.member.is_answered) {
        let other = related.member.id;
        if found.iter().all(|known| known.note != other.note) {
            found.push(other);
        }
        if found.len() == limit {
            break;
        }
    }
    found
}

fn company(snapshot: &Snapshot, id: QuestionId) -> Option<&str> {
    let note = snapshot.notebook.note(id.note)?;
    let facts = note.facts();
    let question = facts.questions.get(id.index as usize)?;
    facts.interviews.get(question.interview? as usize)?.company.as_deref()
}
