//! The wording of a question asked before, while a new one is typed: one wording for one question
//! makes notes easier to read and to search.

use super::{Asked, Candidate};
use crate::features::place::Place;
use crate::features::{messages, related};
use crate::notebook::{NoteId, QuestionId};
use crate::search::fold::fold;
use crate::search::query::Query;
use crate::search::titles::Item;
use crate::text::Span;
use crate::text::letters::is_alphanumeric;
use tower_lsp::lsp_types::CompletionItemKind;

/// Fewer characters say too little to guess a question from.
const LEAST: usize = 2;
/// How many wordings are offered.
const MOST: usize = 12;
/// Behind tags and marks.
const RANK: u32 = 1000;

pub(super) fn offer(place: &Place<'_>, asked: Asked) -> Vec<Candidate> {
    if asked == Asked::ByCharacter {
        return Vec::new();
    }
    let Some(span) = typed(place) else { return Vec::new() };
    let typed = place.note.slice(span);
    let query = Query::parse(typed).unwrap_or_default();
    if query.words.is_empty() || query.is_filtered() {
        return Vec::new();
    }
    let snapshot = place.snapshot;
    let cancelled = || snapshot.is_cancelled();
    let found = snapshot.catalogue.search(&snapshot.notebook, &query, &cancelled);
    let mut wordings: Vec<Wording<'_>> = Vec::new();
    for found in found {
        let Item::Question(index) = found.item else { continue };
        let id = QuestionId { note: found.note, index };
        let Some((note, question)) = related::question(snapshot, id) else { continue };
        let text = note.slice(question.text).trim();
        let is_own = found.note == place.id && question.text.touches(place.offset);
        if is_own || text == typed || text.contains(['\n', '\r']) {
            continue;
        }
        let is_answered = snapshot.notebook.is_answered(found.note, question);
        let new = Wording { text, letters: letters(text), note: found.note, is_answered };
        match wordings.iter().position(|known| known.letters == new.letters) {
            Some(at) if new.is_answered && !wordings[at].is_answered => wordings[at] = new,
            Some(_) => {}
            None if wordings.len() == MOST => break,
            None => wordings.push(new),
        }
    }
    let candidate = |(rank, wording): (usize, Wording<'_>)| {
        let state = messages::answered(snapshot.config.language, wording.is_answered);
        let path = snapshot.notebook.shown_path(wording.note);
        Candidate {
            label: wording.text.to_owned(),
            detail: Some(format!("{state} · {path}")),
            kind: CompletionItemKind::TEXT,
            rank: RANK + rank as u32,
            filter: typed.to_owned(),
            span,
            new_text: wording.text.to_owned(),
            about: None,
        }
    };
    wordings.into_iter().enumerate().map(candidate).collect()
}

/// A question asked before. Of those that differ in signs and case alone there is one, with an
/// answer if any has one.
struct Wording<'n> {
    text: &'n str,
    letters: String,
    note: NoteId,
    is_answered: bool,
}

/// The letters and digits of `text`, folded.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| is_alphanumeric(*c)).collect()
}

/// The wording typed so far: of the question or heading on the cursor's line, up to the cursor,
/// when nothing follows it.
fn typed(place: &Place<'_>) -> Option<Span> {
    let note = place.note;
    let line = note.lines().span(note.text(), place.line() as usize);
    let offset = place.offset as u32;
    let rest = note.slice(Span { start: offset, end: line.end });
    if !rest.trim().is_empty() || note.structure().is_code(place.offset) {
        return None;
    }
    let (_, question) = note.question_at(place.line())?;
    let is_here = question.line == place.line() && question.text.touches(place.offset);
    let span = Span { start: question.text.start, end: offset };
    let is_enough = is_here && note.slice(span).chars().count() >= LEAST;
    is_enough.then_some(span)
}
