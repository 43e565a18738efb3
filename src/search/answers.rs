//! Finding in answers: questions whose text below the title has the words.
//!
//! The notes are in memory, so they are read as they are, no index beside them: an edit is found at
//! once, nothing is kept twice, and two servers have nothing to share. An inverted index of the
//! same texts would take more memory than the whole budget leaves (docs/search.md).

use super::catalogue::{Entry, Shelf};
use super::find::{Best, CHUNK, Filter, Found, Rank, Tier};
use super::query::Query;
use super::titles::Item;
use aho_corasick::AhoCorasick;
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use std::ops::Range;
use std::sync::Arc;

/// One long note must not fill the list.
const PER_NOTE: usize = 4;

/// The questions that have all words of `query` in their text, best first; at most
/// [`super::find::LIMIT`].
pub(super) fn find(
    shelf: &Shelf,
    query: &Query,
    filter: Filter<'_>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Vec<Found> {
    let parts: Vec<_> = query.words.iter().flat_map(super::query::Word::parts).collect();
    let Some(words) = parts.iter().map(|part| word(part)).collect::<Option<Vec<_>>>() else {
        return Vec::new();
    };
    if words.is_empty() {
        return Vec::new();
    }
    let chunks: Vec<_> = shelf.entries().chunks(CHUNK).enumerate().collect();
    let found = chunks.par_chunks(4).map(|some| {
        let mut best = Best::default();
        for &(number, entries) in some {
            if !is_cancelled() {
                for (at, entry) in entries.iter().enumerate() {
                    in_note(&words, (number * CHUNK + at, entry), filter, &mut best);
                }
            }
        }
        best
    });
    found.reduce(Best::default, Best::merge).into_sorted()
}

/// Finds a folded word in text that is not folded. Case is all that notes vary in; full width is
/// rare enough below titles to be left out.
fn word(part: &str) -> Option<AhoCorasick> {
    AhoCorasick::builder().ascii_case_insensitive(true).build([part]).ok()
}

fn in_note(
    words: &[AhoCorasick],
    entry: (usize, &Arc<Entry>),
    filter: Filter<'_>,
    best: &mut Best,
) {
    let note = &entry.1.note;
    let text = note.text();
    let Some((first, others)) = words.split_first() else { return };
    if !words.iter().all(|word| word.is_match(text)) {
        return;
    }
    let lines = note.lines();
    let questions = &note.facts().questions;
    let (mut at, mut count) = (0, 0);
    while count < PER_NOTE
        && let Some(rest) = text.get(at..)
        && let Some(hit) = first.find(rest)
    {
        let line = lines.line_of(at + hit.start()) as u32;
        let Some((index, question)) = note.question_at(line) else {
            // On to the next question, if there is one.
            let next = questions.partition_point(|question| question.line <= line);
            let Some(next) = questions.get(next) else { return };
            at = lines.start(next.line as usize).max(at + hit.end());
            continue;
        };
        let block: Range<usize> =
            lines.start(question.line as usize)..lines.start(question.end_line as usize + 1);
        at = block.end.max(at + hit.end());
        let own = text.get(block).unwrap_or("");
        if others.iter().all(|word| word.is_match(own)) {
            let item = Item::Question(index);
            let place = entry.1.titles.position(item);
            if let Some(place) = place.filter(|_| filter(entry.1, item)) {
                let rank = Rank::new(Tier::Answer, 0, (entry.0, entry.1), place);
                best.push(Found { rank, note: entry.1.id, item });
                count += 1;
            }
        }
    }
}
