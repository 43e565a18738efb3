//! Which part of a title a query found.

use super::fold::{composed, fold_blank};
use super::pinyin;
use super::query::Query;
use crate::text::Span;
use unicode_normalization::char::canonical_combining_class;

/// The bytes of `text` that the words of `query` match, in order, none overlapping. `text` is as
/// written, not folded.
pub fn highlights(query: &Query, text: &str) -> Vec<Span> {
    let (folded, origins) = fold_with_origins(text);
    let mut found = Vec::new();
    for part in query.words.iter().flat_map(super::query::Word::parts) {
        let literal = folded.find(part).map(|at| (at, at + part.len()));
        let range = literal.or_else(|| pinyin::find_initials(&folded, part)).or_else(|| {
            let spelt = pinyin::syllables(part);
            spelt.iter().find_map(|parts| pinyin::find_syllables(&folded, parts))
        });
        if let Some((start, end)) = range
            && let (Some(&start), Some(&end)) = (origins.get(start), origins.get(end))
        {
            found.push(Span { start, end });
        }
    }
    found.sort_unstable();
    found.dedup_by(|later, earlier| {
        let overlaps = later.start < earlier.end;
        if overlaps {
            earlier.end = earlier.end.max(later.end);
        }
        overlaps
    });
    found
}

/// `text` folded, and for each byte of the result, and its end, the byte of `text` it comes from.
fn fold_with_origins(text: &str) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    let mut starts = text.char_indices().filter(|&(_, c)| canonical_combining_class(c) == 0);
    let mut start = 0;
    while start < text.len() {
        // A character with the marks on it.
        let end = starts.find(|&(at, _)| at > start).map_or(text.len(), |(at, _)| at);
        for c in composed(&text[start..end]).chars().filter_map(fold_blank) {
            folded.push(c);
            origins.resize(folded.len(), start as u32);
        }
        start = end;
    }
    origins.push(text.len() as u32);
    (folded, origins)
}
