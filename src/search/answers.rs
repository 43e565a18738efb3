//! Finding in answers: questions whose text below the title has the words.
//!
//! The notes are in memory, so they can be read as they are: an edit is found at once. An index
//! (`fulltext`) names the likeliest questions where there is one; what it names is read here all
//! the same, and so is every note that changed after it was written.

use super::filter::Conditions;
use super::find::{Best, CHUNK, Found, LIMIT, Rank, Tier};
use super::fold::fold;
use super::fulltext::{Candidate, Published, block};
use super::query::Word;
use super::shelf::{Entry, Shelf};
use super::spelt::Spelt;
use super::threads;
use super::titles::Item;
use crate::notebook::{NoteId, Notebook};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// One long note must not fill the list.
const PER_NOTE: usize = 4;

/// Of longer words so many bytes are looked for, and the rest where these are: a machine for a
/// longer one takes time with the square of its length.
const LONG: usize = 64;

/// After more notes than this have changed, all are read rather than some.
const MANY: usize = 64;

/// The questions that have all words of a query in their text, best first; at most
/// [`super::find::LIMIT`].
pub(super) fn find(
    shelf: &Shelf,
    conditions: &Conditions<'_>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Vec<Found> {
    let parts: Vec<_> = conditions.query.words.iter().flat_map(Word::parts).collect();
    let Some(words) = Wanted::all(&parts) else { return Vec::new() };
    if words.is_empty() {
        return Vec::new();
    }
    let all = Mutex::new(Best::default());
    let chunks: Vec<_> = shelf.entries().chunks(CHUNK).collect();
    threads::for_each(chunks.len(), |number| {
        if is_cancelled() {
            return;
        }
        let mut best = Best::default();
        for (at, entry) in chunks[number].iter().enumerate() {
            in_note(&words, (number * CHUNK + at, entry), conditions, &mut best);
        }
        let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
        *all = std::mem::take(&mut *all).merge(best);
    });
    all.into_inner().unwrap_or_else(PoisonError::into_inner).into_sorted()
}

/// What [`find`] finds, the likeliest first by `index`, behind what changed after it was written.
/// `None` when all notes have to be read.
pub(super) fn find_ranked(
    index: &Published,
    (notebook, shelf): (&Notebook, &Shelf),
    conditions: &Conditions<'_>,
) -> Option<Vec<Found>> {
    let parts: Vec<_> = conditions.query.words.iter().flat_map(Word::parts).collect();
    let words = Wanted::all(&parts)?;
    let changed: FxHashSet<_> = notebook.changed_since(&index.seen).into_iter().collect();
    if changed.len() > MANY {
        return None;
    }
    let mut fresh = Best::default();
    for entry in shelf.entries().iter().enumerate().filter(|(_, entry)| changed.contains(&entry.id))
    {
        in_note(&words, entry, conditions, &mut fresh);
    }
    let fresh = fresh.into_sorted();
    let mut most = 4 * LIMIT;
    loop {
        let candidates = index.candidates(&parts, most)?;
        let is_all = candidates.len() < most;
        let unchanged: Vec<_> =
            candidates.into_iter().filter(|one| !changed.contains(&one.note)).collect();
        let ranked = ranked(&words, shelf, &unchanged, conditions);
        if is_all || fresh.len() + ranked.len() >= LIMIT {
            let all = fresh.into_iter().chain(ranked);
            return Some(all.take(LIMIT).collect());
        }
        most *= 8;
    }
}

/// The candidates that do have the words, in the order of their scores, then in that of results.
fn ranked(
    words: &[Wanted<'_>],
    shelf: &Shelf,
    candidates: &[Candidate],
    conditions: &Conditions<'_>,
) -> Vec<Found> {
    let wanted: FxHashSet<_> = candidates.iter().map(|candidate| candidate.note).collect();
    let entries =
        shelf.entries().iter().enumerate().filter(|(_, entry)| wanted.contains(&entry.id));
    let entries: FxHashMap<NoteId, _> = entries.map(|entry| (entry.1.id, entry)).collect();
    let mut found: Vec<_> = candidates
        .iter()
        .filter_map(|candidate| {
            let &(number, entry) = entries.get(&candidate.note)?;
            let question = entry.note.facts().questions.get(candidate.question as usize)?;
            let own = block(&entry.note, question);
            let item = Item::Question(candidate.question);
            let place = entry.titles.position(item)?;
            let has = has_all(words, entry, own) && conditions.hold(entry, item);
            let rank = Rank::new(Tier::Answer, 0, (number, entry), place);
            has.then_some((candidate.score, Found { rank, note: entry.id, item }))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut counts: FxHashMap<NoteId, usize> = FxHashMap::default();
    found.retain(|(_, found)| {
        let count = counts.entry(found.note).or_default();
        *count += 1;
        *count <= PER_NOTE
    });
    found.into_iter().map(|(_, found)| found).collect()
}

/// Whether the text of a question has all words.
fn has_all(words: &[Wanted<'_>], entry: &Entry, text: &str) -> bool {
    words.iter().all(|word| word.is_in(text))
        || !entry.is_plain() && {
            let folded = fold(text);
            words.iter().all(|word| folded.contains(word.folded))
        }
}

/// A word that is looked for.
struct Wanted<'q> {
    folded: &'q str,
    /// Finds it, or what a long one begins with, in text that is not folded.
    in_text: Spelt,
    is_whole: bool,
}

impl<'q> Wanted<'q> {
    fn all(parts: &[&'q str]) -> Option<Vec<Self>> {
        let wanted = |folded: &'q str| {
            let mut ends = (0..=LONG.min(folded.len())).rev();
            let end = ends.find(|&at| folded.is_char_boundary(at)).unwrap_or(0);
            let beginning = &folded[..end];
            let is_whole = beginning.len() == folded.len();
            Some(Self { folded, in_text: Spelt::new(beginning)?, is_whole })
        };
        parts.iter().map(|&folded| wanted(folded)).collect()
    }

    fn is_in(&self, text: &str) -> bool {
        self.in_text.is_in(text) && (self.is_whole || fold(text).contains(self.folded))
    }
}

fn in_note(
    words: &[Wanted<'_>],
    entry: (usize, &Arc<Entry>),
    conditions: &Conditions<'_>,
    best: &mut Best,
) {
    let note = &entry.1.note;
    let text = note.text();
    let Some((first, others)) = words.split_first() else { return };
    if !entry.1.is_plain() {
        in_folded_note(words, entry, conditions, best);
        return;
    }
    if !words.iter().all(|word| word.in_text.is_in(text)) {
        return;
    }
    let lines = note.lines();
    let questions = &note.facts().questions;
    let (mut at, mut count) = (0, 0);
    while count < PER_NOTE
        && let Some(rest) = text.get(at..)
        && let Some(hit) = first.in_text.find(rest)
    {
        let line = lines.line_of(at + hit.start()) as u32;
        let Some((index, question)) = note.question_at(line) else {
            // On to the next question, if there is one.
            let next = questions.partition_point(|question| question.line <= line);
            let Some(next) = questions.get(next) else { return };
            at = lines.start(next.line as usize).max(at + hit.end());
            continue;
        };
        let end = lines.start(question.end_line as usize + 1);
        at = end.max(at + hit.end());
        let own = block(note, question);
        let has_first = first.is_whole || first.is_in(own);
        if has_first && others.iter().all(|word| word.is_in(own)) {
            count += usize::from(take(entry, index, conditions, best));
        }
    }
}

/// The same for a note that has to be folded, which takes longer; few have to.
fn in_folded_note(
    words: &[Wanted<'_>],
    entry: (usize, &Arc<Entry>),
    conditions: &Conditions<'_>,
    best: &mut Best,
) {
    let note = &entry.1.note;
    let mut count = 0;
    for (index, question) in note.facts().questions.iter().enumerate() {
        if count < PER_NOTE && has_all(words, entry.1, block(note, question)) {
            count += usize::from(take(entry, index as u32, conditions, best));
        }
    }
}

/// Adds a question that has the words if it satisfies the conditions; whether it does.
fn take(
    (number, entry): (usize, &Arc<Entry>),
    index: u32,
    conditions: &Conditions<'_>,
    best: &mut Best,
) -> bool {
    let item = Item::Question(index);
    let place = entry.titles.position(item).filter(|_| conditions.hold(entry, item));
    if let Some(place) = place {
        let rank = Rank::new(Tier::Answer, 0, (number, entry), place);
        best.push(Found { rank, note: entry.id, item });
    }
    place.is_some()
}
