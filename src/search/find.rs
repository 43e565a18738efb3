//! Finding by name: substrings, then pinyin, then whatever resembles what was typed.

use super::catalogue::{Entry, Shelf};
use super::fold::is_latin;
use super::pinyin;
use super::query::{Query, Word};
use super::titles::{Item, Titles, mask};
use super::vocabulary::vocabulary;
use crate::notebook::NoteId;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use std::collections::BinaryHeap;

/// No more results than this are ever given.
pub const LIMIT: usize = 128;

/// Fewer results than this, and what merely resembles the words is looked for too.
const FEW: usize = 8;

/// How many notes are looked at between two questions whether anybody still waits.
pub(super) const CHUNK: usize = 128;

/// How well a title matches, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    Exact,
    Prefix,
    /// At the start of a word.
    Word,
    Pinyin,
    Inside,
    /// Some of the words are in the note's name or the interview's title only.
    Around,
    /// By letters in order, or with a typing error.
    Fuzzy,
    /// In the answer.
    Answer,
}

/// The order of results: how well, what, how much of the title, how recent, then the notes'
/// order, so that it never depends on chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    pub tier: Tier,
    kind: u8,
    rest: u8,
    age: u32,
    note: u32,
    item: u32,
}

impl Rank {
    pub(super) fn new(tier: Tier, rest: u8, entry: (usize, &Entry), index: usize) -> Self {
        let kind = match entry.1.titles.item(index) {
            Item::Question(_) => 0,
            Item::Interview(_) => 1,
            Item::Heading(_) => 2,
            Item::Note => 3,
        };
        let age = u32::MAX - entry.1.titles.day;
        Self { tier, kind, rest, age, note: entry.0 as u32, item: index as u32 }
    }
}

/// Something found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub rank: Rank,
    pub note: NoteId,
    pub item: Item,
}

/// What else a result has to satisfy, besides the words.
pub(super) type Filter<'f> = &'f (dyn Fn(&Entry, Item) -> bool + Sync);

/// The best results for the words of `query` that pass `filter`, best first, at most [`LIMIT`].
/// Gives up, with what it has, when `is_cancelled` says so.
pub(super) fn find(
    shelf: &Shelf,
    query: &Query,
    filter: Filter<'_>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Vec<Found> {
    let parts: Vec<Part<'_>> = query.words.iter().flat_map(Part::of_word).collect();
    let joined = query.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let search = Search { parts, joined, filter };
    let mut found = search.run(shelf, is_cancelled, Search::in_note);
    let forgives = query.words.iter().any(|word| !word.is_exact);
    if forgives && found.len() < FEW && !search.parts.is_empty() {
        let known: rustc_hash::FxHashSet<_> =
            found.iter().map(|found| (found.note, found.item)).collect();
        let more = search.run(shelf, is_cancelled, Search::resembling);
        found.extend(more.into_iter().filter(|more| !known.contains(&(more.note, more.item))));
        found.truncate(LIMIT);
    }
    found
}

/// A part of a word, made ready to be looked for.
struct Part<'q> {
    text: &'q str,
    finder: Finder<'q>,
    /// The first letters of pinyin it may be.
    initials: Option<Finder<'q>>,
    /// The syllables it may be, with a finder for their first letters.
    syllables: Vec<(Vec<&'q str>, Finder<'static>)>,
    /// What it is a misspelling of.
    meant: Option<Finder<'static>>,
    mask: u64,
    is_exact: bool,
}

impl<'q> Part<'q> {
    fn of_word(word: &'q Word) -> impl Iterator<Item = Self> {
        word.parts().into_iter().map(|text| Self::new(text, word.is_exact))
    }

    fn new(text: &'q str, is_exact: bool) -> Self {
        let letters =
            !is_exact && text.len() >= 2 && text.bytes().all(|b| b.is_ascii_alphanumeric());
        let spelt = letters && text.bytes().all(|b| b.is_ascii_lowercase());
        let syllables = if spelt { pinyin::syllables(text) } else { Vec::new() };
        let with_finder = |parts: Vec<&'q str>| {
            let firsts: Vec<u8> = parts.iter().map(|part| part.as_bytes()[0]).collect();
            (parts, Finder::new(&firsts).into_owned())
        };
        Self {
            text,
            finder: Finder::new(text),
            initials: letters.then(|| Finder::new(text)),
            syllables: syllables.into_iter().map(with_finder).collect(),
            meant: vocabulary().meant(text).filter(|_| spelt).map(Finder::new),
            mask: mask(text),
            is_exact,
        }
    }

    /// Adds the items that may have it in their titles.
    fn candidates(&self, titles: &Titles, found: &mut Vec<u32>) {
        titles.with_word(&self.finder, found);
        if let Some(initials) = &self.initials {
            titles.with_initials(initials, found);
        }
        for (_, firsts) in &self.syllables {
            titles.with_initials(firsts, found);
        }
    }

    /// How well a title has it; `None` when it has not.
    fn tier(&self, title: &str) -> Option<Tier> {
        if let Some(at) = self.finder.find(title.as_bytes()) {
            return Some(self.literal(title, at));
        }
        let by_initials =
            self.initials.is_some() && pinyin::find_initials(title, self.text).is_some();
        let spelt =
            || self.syllables.iter().any(|(s, _)| pinyin::find_syllables(title, s).is_some());
        (by_initials || spelt()).then_some(Tier::Pinyin)
    }

    /// Whether a title has the word of which this is a misspelling.
    fn is_meant_in(&self, title: &str) -> bool {
        self.meant.as_ref().is_some_and(|meant| meant.find(title.as_bytes()).is_some())
    }

    fn literal(&self, title: &str, first: usize) -> Tier {
        if title.len() == self.text.len() {
            return Tier::Exact;
        }
        if first == 0 {
            return Tier::Prefix;
        }
        let starts = |at: usize| {
            let joins = |c: char| is_latin(c);
            let before = title[..at].chars().next_back();
            !(before.is_some_and(joins) && self.text.chars().next().is_some_and(joins))
        };
        let anywhere = self.finder.find_iter(title.as_bytes()).any(starts);
        // A query of initials is more often meant than letters inside a Latin word.
        if anywhere { Tier::Word } else { Tier::Inside }
    }
}

struct Search<'q> {
    parts: Vec<Part<'q>>,
    joined: String,
    filter: Filter<'q>,
}

/// The best results of one thread.
#[derive(Default)]
pub(super) struct Best(BinaryHeap<Found>);

impl Best {
    pub(super) fn push(&mut self, found: Found) {
        if self.0.len() < LIMIT {
            self.0.push(found);
        } else if self.0.peek().is_some_and(|worst| found < *worst) {
            self.0.pop();
            self.0.push(found);
        }
    }
}

impl Best {
    pub(super) fn merge(mut self, other: Self) -> Self {
        other.0.into_iter().for_each(|found| self.push(found));
        self
    }

    pub(super) fn into_sorted(self) -> Vec<Found> {
        self.0.into_sorted_vec()
    }
}

impl Search<'_> {
    fn run(
        &self,
        notes: &Shelf,
        is_cancelled: &(dyn Fn() -> bool + Sync),
        in_note: fn(&Self, (usize, &Entry), &mut Best),
    ) -> Vec<Found> {
        let chunk = |(number, entries): (usize, &[std::sync::Arc<Entry>])| {
            let mut best = Best::default();
            if !is_cancelled() {
                for (at, entry) in entries.iter().enumerate() {
                    in_note(self, (number * CHUNK + at, entry), &mut best);
                }
            }
            best
        };
        let chunks: Vec<_> = notes.entries().chunks(CHUNK).enumerate().collect();
        let best = chunks
            .par_chunks(4)
            .map(|some| some.iter().map(|&c| chunk(c)).fold(Best::default(), Best::merge));
        best.reduce(Best::default, Best::merge).into_sorted()
    }

    fn in_note(&self, entry: (usize, &Entry), best: &mut Best) {
        let titles = &entry.1.titles;
        if self.parts.is_empty() {
            return self.everything(entry, best);
        }
        let mut candidates = Vec::new();
        for part in &self.parts {
            part.candidates(titles, &mut candidates);
        }
        if self.parts.len() > 1
            || !self.parts[0].syllables.is_empty()
            || self.parts[0].initials.is_some()
        {
            candidates.sort_unstable();
            candidates.dedup();
        }
        for index in candidates {
            let index = index as usize;
            if let Some(tier) = self.tier(entry.1, index) {
                self.add(entry, index, tier, best);
            }
        }
    }

    /// Without words everything matches alike; what is no question only when nothing else is
    /// asked for.
    fn everything(&self, entry: (usize, &Entry), best: &mut Best) {
        for index in 0..entry.1.titles.len() {
            self.add(entry, index, Tier::Word, best);
        }
    }

    fn add(&self, entry: (usize, &Entry), index: usize, tier: Tier, best: &mut Best) {
        let titles = &entry.1.titles;
        let item = titles.item(index);
        let rest = rest(titles.title(index).len(), self.joined.len());
        let rank = Rank::new(tier, rest, entry, index);
        let found = Found { rank, note: entry.1.id, item };
        let full = best.0.len() == LIMIT && best.0.peek().is_some_and(|worst| *worst <= found);
        if !full && (self.filter)(entry.1, item) {
            best.push(found);
        }
    }

    /// How well an item has all parts, counting its surroundings; `None` when one is missing or
    /// none stands in its own title.
    fn tier(&self, entry: &Entry, index: usize) -> Option<Tier> {
        let title = entry.titles.title(index);
        if self.parts.len() > 1 && title == self.joined {
            return Some(Tier::Exact);
        }
        let mut worst = Tier::Exact;
        let mut own = false;
        for part in &self.parts {
            let tier = match part.tier(title) {
                Some(tier) => {
                    own = true;
                    if self.parts.len() > 1 { tier.max(Tier::Word) } else { tier }
                }
                None if entry.surrounds(index, |title| part.tier(title).is_some()) => Tier::Around,
                None => return None,
            };
            worst = worst.max(tier);
        }
        own.then_some(worst)
    }

    /// Items whose letters come in the order of the parts, or that a part is a misspelling of.
    fn resembling(&self, entry: (usize, &Entry), best: &mut Best) {
        let titles = &entry.1.titles;
        let matcher = MATCHER.get_or_init(SkimMatcherV2::default);
        for index in 0..titles.len() {
            let has = titles.mask(index);
            let title = titles.title(index);
            let may = |part: &Part<'_>| has & part.mask == part.mask || part.is_meant_in(title);
            if !self.parts.iter().all(may) {
                continue;
            }
            let mut least = i64::MAX;
            let all = self.parts.iter().all(|part| {
                let score = likeness(matcher, title, part);
                least = least.min(score.unwrap_or(0));
                score.is_some()
            });
            if all {
                let rest = 255 - u8::try_from(least.clamp(0, 255)).unwrap_or(0);
                let rank = Rank::new(Tier::Fuzzy, rest, entry, index);
                let item = titles.item(index);
                if (self.filter)(entry.1, item) {
                    best.push(Found { rank, note: entry.1.id, item });
                }
            }
        }
    }
}

static MATCHER: std::sync::OnceLock<SkimMatcherV2> = std::sync::OnceLock::new();

/// How much a title resembles a part, the more the better; `None` when it does not.
fn likeness(matcher: &SkimMatcherV2, title: &str, part: &Part<'_>) -> Option<i64> {
    if let Some(tier) = part.tier(title) {
        return Some(250 - tier as i64);
    }
    if part.is_exact {
        return None;
    }
    if part.is_meant_in(title) {
        return Some(200);
    }
    let letters = i64::try_from(part.text.chars().count()).unwrap_or(i64::MAX);
    // Letters scattered over a title are no likeness: skim gives 16 a letter and takes away for
    // each gap.
    let score = matcher.fuzzy_match(title, part.text)?;
    (letters >= 3 && score >= letters.saturating_mul(14)).then_some(score.min(199))
}

/// How much longer than the query a title is, in coarse steps.
fn rest(title: usize, query: usize) -> u8 {
    match title.saturating_sub(query) {
        0..=12 => 0,
        13..=36 => 1,
        37..=90 => 2,
        _ => 3,
    }
}
