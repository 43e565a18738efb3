//! `mianjing/review`: the card to be asked next, as a document of its own, and how many are due;
//! the commands that grade it (docs/protocol.md).

pub mod command;
pub mod face;
mod page;

use super::messages::{query_error, review as messages};
use crate::features::search::{ResultItem, question_item};
use crate::notebook::QuestionId;
use crate::review::cards::Card;
use crate::review::desk::Sitting;
use crate::review::moment::Moment;
use crate::review::queue::{Counts, Queue, Stage};
use crate::review::{Grade, Key};
use crate::search::query::Query;
use crate::snapshot::Snapshot;
use face::Face;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{Command, Url, request::Request};

/// The request's type.
#[derive(Debug)]
pub enum Review {}

impl Request for Review {
    type Params = ReviewParams;
    type Result = ReviewResult;
    const METHOD: &'static str = "mianjing/review";
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewParams {
    /// Cards of these questions alone, in the query language.
    pub query: String,
    /// This card, whenever it is due, instead of the next one.
    pub key: Option<Key>,
    /// The folder that `key` is of.
    pub folder: Option<Url>,
    /// The answer is to be shown.
    pub is_revealed: bool,
    /// Nothing but `counts` is wanted.
    pub counts_only: bool,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReviewResult {
    pub counts: ShownCounts,
    /// `3 due · 5 new`, for a status bar; empty when there is nothing to do.
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<ShownCard>,
    /// Markdown for a document that is shown and not saved.
    pub text: String,
    pub lenses: Vec<Lens>,
    /// Why there is nothing to show, or what is wrong with the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCounts {
    pub cards: usize,
    pub due: usize,
    pub new: usize,
    pub done: usize,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownCard {
    pub key: Key,
    pub folder: Url,
    /// The asking that is shown, with how often it was asked in all.
    pub question: ResultItem,
    /// `learning`, `due`, `new`, `later` or `buried`.
    pub stage: String,
    pub is_answered: bool,
    pub is_revealed: bool,
    /// What each grade would lead to, from `again` to `easy`.
    pub grades: Vec<ShownGrade>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownGrade {
    pub grade: Grade,
    /// `Good`
    pub title: String,
    /// `8 d`
    pub interval: String,
}

/// A code lens of the document, in the words of the protocol.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lens {
    /// 0-based.
    pub line: u32,
    pub command: Command,
}

/// The next card of all folders.
#[expect(clippy::needless_pass_by_value, reason = "routes hand the parameters over")]
pub fn handle(snapshot: &Snapshot, params: ReviewParams) -> ReviewResult {
    answer(snapshot, &params, Moment::now())
}

/// As [`handle`], at `now`.
pub fn answer(snapshot: &Snapshot, params: &ReviewParams, now: Moment) -> ReviewResult {
    let language = snapshot.config.language;
    let mut result = ReviewResult::default();
    let wanted = match wanted(snapshot, &params.query) {
        Ok(wanted) => wanted,
        Err(error) => return ReviewResult { error: Some(error), ..result },
    };
    let mut next: Option<(Sitting, Card)> = None;
    for folder in snapshot.notebook.folders() {
        let sitting = match sit(snapshot, folder) {
            Ok(sitting) => sitting,
            Err(error) => {
                result.error = Some(error);
                continue;
            }
        };
        if sitting.broken_lines() > 0 {
            let file = sitting.file();
            let broken = sitting.broken_lines();
            result.error = Some(messages::broken_lines(language, &file.to_string_lossy(), broken));
        }
        if params.counts_only {
            let new_a_day = snapshot.config.of(folder).new_a_day;
            result.counts.add(if wanted.is_all() {
                sitting.counts_of_all(now, new_a_day)
            } else {
                sitting.counts(now, new_a_day, |card| wanted.has(card))
            });
            continue;
        }
        let queue = queue(snapshot, &sitting, now, &wanted);
        result.counts.add(queue.counts);
        if next.is_none() {
            let asked_for = chosen(&sitting, params).or_else(|| {
                let first = queue.cards.first().filter(|_| params.key.is_none());
                first.map(|&at| sitting.deck.cards[at].clone())
            });
            next = asked_for.map(|card| (sitting, card));
        }
    }
    result.status = messages::status(language, result.counts.due, result.counts.new);
    if !params.counts_only {
        page::write(snapshot, params, next.as_ref(), now, &mut result);
    }
    result
}

/// The cards and the log of one folder, or why they cannot be had.
pub fn sit(snapshot: &Snapshot, folder: &std::path::Path) -> Result<Sitting, String> {
    let notes = (&snapshot.notebook, &*snapshot.catalogue);
    let sitting = snapshot.desk.sit(folder, notes, snapshot.config.of(folder).retention);
    sitting.map_err(|error| messages::store(snapshot.config.language, &error))
}

/// The questions that a query asks for.
#[derive(Debug, Clone)]
pub struct Wanted(Option<FxHashSet<QuestionId>>);

impl Wanted {
    /// Whether all questions are.
    pub fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// Whether one of the askings of a card is asked for.
    pub fn has(&self, card: &Card) -> bool {
        let Some(questions) = &self.0 else { return true };
        card.askings.iter().any(|asking| questions.contains(asking))
    }
}

/// The questions that `query` asks for, or what is wrong with it.
pub fn wanted(snapshot: &Snapshot, query: &str) -> Result<Wanted, String> {
    let language = snapshot.config.language;
    let query = Query::parse(query).map_err(|error| query_error(language, &error))?;
    if query.is_empty() {
        return Ok(Wanted(None));
    }
    let relations = query.asked.and_then(|_| snapshot.relations_soon());
    let found = snapshot.catalogue.questions(&snapshot.notebook, &query, relations.as_ref());
    Ok(Wanted(Some(found.into_iter().collect())))
}

/// What comes next of the cards that were asked for.
pub fn queue(snapshot: &Snapshot, sitting: &Sitting, now: Moment, wanted: &Wanted) -> Queue {
    let new_a_day = snapshot.config.of(sitting.root()).new_a_day;
    sitting.queue(&snapshot.notebook, now, new_a_day, |card| wanted.has(card))
}

fn chosen(sitting: &Sitting, params: &ReviewParams) -> Option<Card> {
    let key = params.key.as_ref()?;
    let folder = params.folder.as_ref().and_then(crate::proto::uri::path);
    let is_here = folder.is_none_or(|folder| folder == sitting.root());
    is_here.then(|| sitting.deck.card(key).cloned()).flatten()
}

impl ShownCounts {
    fn add(&mut self, counts: Counts) {
        self.cards += counts.cards;
        self.due += counts.due;
        self.new += counts.new;
        self.done += counts.done;
    }
}

/// The intervals that the grades would give a card now, from again to easy.
pub fn intervals(
    snapshot: &Snapshot,
    sitting: &Sitting,
    key: &Key,
    now: Moment,
) -> [ShownGrade; 4] {
    let language = snapshot.config.language;
    let state = sitting.histories.get(key).and_then(|history| history.state);
    let next = sitting.scheduler().next(state.as_ref(), now);
    Grade::ALL.map(|grade| ShownGrade {
        grade,
        title: messages::grade(language, grade).to_owned(),
        interval: messages::interval(language, next[grade as usize].due, now),
    })
}

fn shown_card(
    snapshot: &Snapshot,
    sitting: &Sitting,
    card: &Card,
    face: &Face<'_>,
    now: Moment,
) -> Option<ShownCard> {
    let question = question_item(snapshot, face.id)?;
    Some(ShownCard {
        key: card.key.clone(),
        folder: Url::from_file_path(sitting.root()).ok()?,
        question: ResultItem { asked: Some(face.times), ..question },
        stage: Stage::of(sitting.histories.get(&card.key), now).name().to_owned(),
        is_answered: face.answer.is_some(),
        is_revealed: false,
        grades: intervals(snapshot, sitting, &card.key, now).into(),
    })
}
