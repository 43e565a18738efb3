//! Which part of a title a query found.

use super::fold::fold_char;
use super::pinyin;
use super::query::Query;
use crate::text::Span;

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
    for (at, c) in text.char_indices() {
        let c = if matches!(c, '\n' | '\r' | '\t') { Some(' ') } else { fold_char(c) };
        if let Some(c) = c {
            folded.push(c);
            origins.resize(folded.len(), at as u32);
        }
    }
    origins.push(text.len() as u32);
    (folded, origins)
}
