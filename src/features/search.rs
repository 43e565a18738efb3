//! `mianjing/search`: what the query language finds, with all a picker wants to show
//! (docs/protocol.md).

use crate::features::messages;
use crate::notebook::{Note, NoteId, QuestionId};
use crate::proto;
use crate::recognise::Interview;
use crate::search::find::{Found, LIMIT, Tier};
use crate::search::highlight::highlights;
use crate::search::query::Query;
use crate::search::titles::Item;
use crate::snapshot::Snapshot;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower_lsp::lsp_types::{Location, request::Request};

/// The request's type.
#[derive(Debug)]
pub enum Search {}

impl Request for Search {
    type Params = SearchParams;
    type Result = SearchResult;
    const METHOD: &'static str = "mianjing/search";
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchParams {
    pub query: String,
    /// At most so many results; never more than 128 for words, 5000 without.
    pub limit: Option<usize>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
    /// Best first.
    pub items: Vec<ResultItem>,
    /// What is wrong with the query, as a sentence; there are no items then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The query as it was understood.
    pub query: String,
    /// The folder is still being read; ask again later.
    pub is_incomplete: bool,
}

/// A question, interview, heading or note.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultItem {
    pub kind: ItemKind,
    pub text: String,
    /// Parts of `text` that the query matches: start and end in the client's units.
    pub highlights: Vec<[u32; 2]>,
    /// Where `text` stands.
    pub location: Location,
    /// The note below its folder.
    pub note: String,
    /// How it matches: `exact`, `prefix`, `word`, `pinyin`, `inside`, `around`, `fuzzy`, `answer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// Of a question: `pass`, `fail` or `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How often it was asked in all, where that was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<usize>,
    /// How much alike a related question is, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    Question,
    Interview,
    Heading,
    Note,
}

/// A query without words is a list rather than a search: longer than what anybody reads of hits.
const MOST_QUESTIONS: usize = 5000;

/// The best results; for a query without words, all questions, the most asked first.
pub fn handle(snapshot: &Snapshot, params: SearchParams) -> SearchResult {
    within(snapshot, params, None)
}

/// As [`handle`], with nothing from other notes than `notes`.
pub fn within(snapshot: &Snapshot, params: SearchParams, notes: Option<&[NoteId]>) -> SearchResult {
    let query = match Query::parse(&params.query) {
        Ok(query) => {
            let notes = notes.map(|notes| Arc::new(notes.iter().copied().collect()));
            Query { notes, ..query }
        }
        Err(error) => {
            let error = Some(messages::query_error(snapshot.config.language, &error));
            return SearchResult { error, query: params.query, ..SearchResult::default() };
        }
    };
    if query.asked.is_some() && snapshot.relations_soon().is_none() {
        let error = Some(messages::asked_is_unknown(snapshot.config.language).to_owned());
        return SearchResult { error, query: params.query, ..SearchResult::default() };
    }
    let is_incomplete = snapshot.is_partial;
    if query.words.is_empty() && query.is_filtered() {
        let limit = params.limit.unwrap_or(LIMIT).min(MOST_QUESTIONS);
        let items = by_asked(snapshot, &query, limit);
        return SearchResult { items, error: None, query: query.to_string(), is_incomplete };
    }
    let cancelled = || snapshot.is_cancelled();
    let indexed = snapshot.config.indexed_bytes;
    let found = snapshot.catalogue.search_answers(&snapshot.notebook, &query, indexed, &cancelled);
    let limit = params.limit.unwrap_or(snapshot.config.search_limit);
    let items = found.iter().take(limit).filter_map(|found| found_item(snapshot, &query, found));
    SearchResult { items: items.collect(), error: None, query: query.to_string(), is_incomplete }
}

/// Every question that a query without words asks for, the most asked first.
pub(crate) fn by_asked(snapshot: &Snapshot, query: &Query, limit: usize) -> Vec<ResultItem> {
    let relations = snapshot.relations();
    let all = Query { asked: None, ..query.clone() };
    let asked_for = if relations.is_some() { &all } else { query };
    let found = snapshot.catalogue.questions(&snapshot.notebook, asked_for, None);
    let Some(relations) = relations else {
        return found
            .into_iter()
            .take(limit)
            .filter_map(|id| question_item(snapshot, id))
            .collect();
    };
    let counted = match query.asked {
        Some(times) => relations.asked_often(found, times as usize, limit),
        None => relations.most_asked(found, limit),
    };
    let item =
        |(id, asked)| Some(ResultItem { asked: Some(asked), ..question_item(snapshot, id)? });
    counted.into_iter().filter_map(item).collect()
}

fn found_item(snapshot: &Snapshot, query: &Query, found: &Found) -> Option<ResultItem> {
    let mut item = item(snapshot, found.note, found.item)?;
    item.tier = Some(tier(found.rank.tier).to_owned());
    let encoding = snapshot.client.encoding;
    let units = |span: Span| {
        let before = item.text.get(..span.start as usize).unwrap_or("");
        let within = item.text.get(span.range()).unwrap_or("");
        let start = encoding.len(before) as u32;
        [start, start + encoding.len(within) as u32]
    };
    item.highlights = highlights(query, &item.text).into_iter().map(units).collect();
    Some(item)
}

fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Exact => "exact",
        Tier::Prefix => "prefix",
        Tier::Word => "word",
        Tier::Pinyin => "pinyin",
        Tier::Inside => "inside",
        Tier::Around => "around",
        Tier::Fuzzy => "fuzzy",
        Tier::Answer => "answer",
    }
}

/// A question as a result, without anything about a query.
pub(super) fn question_item(snapshot: &Snapshot, id: QuestionId) -> Option<ResultItem> {
    item(snapshot, id.note, Item::Question(id.index))
}

fn item(snapshot: &Snapshot, id: NoteId, item: Item) -> Option<ResultItem> {
    let note = snapshot.notebook.note(id)?;
    let facts = note.facts();
    match item {
        Item::Question(index) => {
            let question = facts.questions.get(index as usize)?;
            let interview = question.interview().and_then(|at| facts.interviews.get(at as usize));
            Some(ResultItem {
                mark: Some(question.mark.name().to_owned()),
                answered: Some(snapshot.notebook.is_answered(id, question)),
                topic: question.topic().map(|topic| note.slice(topic).trim().to_owned()),
                ..placed(snapshot, id, note, ItemKind::Question, question.text, interview)?
            })
        }
        Item::Interview(index) => {
            let interview = facts.interviews.get(index as usize)?;
            let item =
                placed(snapshot, id, note, ItemKind::Interview, interview.title, Some(interview))?;
            Some(ResultItem { text: note.interview_title(interview).trim().to_owned(), ..item })
        }
        Item::Heading(index) => {
            let heading = facts.headings.get(index as usize)?;
            placed(snapshot, id, note, ItemKind::Heading, heading.text, None)
        }
        Item::Note => {
            let item = placed(snapshot, id, note, ItemKind::Note, Span::default(), None)?;
            Some(ResultItem { text: item.note.clone(), ..item })
        }
    }
}

fn placed(
    snapshot: &Snapshot,
    id: NoteId,
    note: &Note,
    kind: ItemKind,
    span: Span,
    interview: Option<&Interview>,
) -> Option<ResultItem> {
    let said = |part: fn(&Interview) -> &Option<Box<str>>| {
        interview.and_then(|interview| part(interview).as_deref()).map(str::to_owned)
    };
    Some(ResultItem {
        kind,
        text: note.slice(span).to_owned(),
        highlights: Vec::new(),
        location: Location {
            uri: proto::url(snapshot.notebook.location(id))?,
            range: proto::range(note, span, snapshot.client.encoding),
        },
        note: snapshot.notebook.shown_path(id),
        tier: None,
        mark: None,
        answered: None,
        topic: None,
        company: said(|interview| &interview.company),
        round: said(|interview| &interview.round),
        date: said(|interview| &interview.date),
        asked: None,
        score: None,
    })
}
