//! Finding by name: substrings, then pinyin, then whatever resembles what was typed.
//!
//! Titles are gone through in passes, each for what ranks behind all the pass before it could
//! find, and within a pass from the newest note to the oldest. So as soon as there are as many
//! results as are ever given, most titles need no more than a look for what could still outrank
//! them: the word at the start of a title, then a title that is the word, then nothing at all. What is
//! found is the same as by ranking every title.

use super::filter::{Conditions, OfNote};
use super::part::Part;
use super::shelf::{Entry, Outline, Shelf};
use super::threads;
use super::titles::{Item, Next};
use crate::notebook::NoteId;
use memchr::memmem::Finder;
use std::cell::{Cell, OnceCell};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// No more results than this are ever given.
pub const LIMIT: usize = 128;

/// Fewer results than this, and what merely resembles the words is looked for too.
const FEW: usize = 8;

/// How many notes are looked at between two questions whether anybody still waits.
pub(super) const CHUNK: usize = 128;

/// So many titles are compared letter by letter with what was typed, which costs a microsecond
/// each; of large folders those of the newest notes of each chunk.
const COMPARED: usize = 6_000;

/// More parts of a query than these are as good as none: nobody types them.
const MOST_PARTS: usize = 64;

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

    /// Behind this is all of a note that matches no better than `tier`, and all of every older note.
    fn best_of(tier: Tier, note: &Outline) -> Self {
        let age = u32::MAX - note.day;
        Self { tier, kind: 0, rest: 0, age, note: note.number, item: 0 }
    }
}

/// Something found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub rank: Rank,
    pub note: NoteId,
    pub item: Item,
}

/// The best results for the words of `query` that satisfy `conditions`, best first, at most
/// [`LIMIT`]. Gives up, with what it has, when `is_cancelled` says so.
pub(super) fn find<'q>(
    shelf: &'q Shelf,
    conditions: &'q Conditions<'q>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Vec<Found> {
    let search = Search::new(conditions, shelf.entries().len());
    let top = Top::default();
    let run = |floor, pass| search.run((shelf, floor, pass), &top, is_cancelled);
    match search.parts.as_slice() {
        [] => run(Tier::Word, Search::everything),
        [only] => {
            run(Tier::Exact, Search::one_word);
            if only.may_be_pinyin() {
                run(Tier::Pinyin, Search::one_in_pinyin);
            }
        }
        _ => {
            run(Tier::Exact, Search::all_words);
            run(Tier::Pinyin, Search::words_around);
        }
    }
    let mut found = top.into_sorted();
    let forgives = conditions.query.words.iter().any(|word| !word.is_exact);
    if forgives && found.len() < FEW && !search.parts.is_empty() {
        let known: rustc_hash::FxHashSet<_> =
            found.iter().map(|found| (found.note, found.item)).collect();
        let top = Top::default();
        search.run((shelf, Tier::Fuzzy, Search::resembling), &top, is_cancelled);
        let more = top.into_sorted().into_iter();
        found.extend(more.filter(|more| !known.contains(&(more.note, more.item))));
        found.truncate(LIMIT);
    }
    found
}

/// The best results so far.
#[derive(Default)]
pub(super) struct Best {
    heap: BinaryHeap<Found>,
    /// What does not come before this is not among the best.
    bar: Option<Rank>,
}

impl Best {
    fn below(bar: Option<Rank>) -> Self {
        Self { heap: BinaryHeap::new(), bar }
    }

    pub(super) fn takes(&self, rank: Rank) -> bool {
        self.bar.is_none_or(|bar| rank < bar)
    }

    pub(super) fn push(&mut self, found: Found) {
        if !self.takes(found.rank) {
            return;
        }
        self.heap.push(found);
        if self.heap.len() > LIMIT {
            self.heap.pop();
        }
        if self.heap.len() == LIMIT {
            self.bar = self.heap.peek().map(|worst| worst.rank);
        }
    }

    pub(super) fn merge(mut self, other: Self) -> Self {
        other.heap.into_iter().for_each(|found| self.push(found));
        self
    }

    pub(super) fn into_sorted(self) -> Vec<Found> {
        self.heap.into_sorted_vec()
    }
}

/// The best results of all threads.
#[derive(Default)]
struct Top(Mutex<Best>);

impl Top {
    fn bar(&self) -> Option<Rank> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).bar
    }

    fn add(&self, best: Best) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        best.heap.into_iter().for_each(|found| all.push(found));
    }

    fn into_sorted(self) -> Vec<Found> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).into_sorted()
    }
}

/// A note that is being looked at.
pub(super) struct Looked<'q, 'c> {
    outline: &'q Outline,
    pub(super) entry: &'q Entry,
    /// Worked out for the first title that has the words.
    conditions: OnceCell<Option<OfNote<'q>>>,
    /// How many more titles of the chunk may be compared letter by letter.
    compared: &'c Cell<usize>,
}

impl Looked<'_, '_> {
    fn entry(&self) -> (usize, &Entry) {
        (self.outline.number as usize, self.entry)
    }
}

/// Looks for one kind of match in one note.
type Pass<'q> = fn(&Search<'q>, &Looked<'q, '_>, &mut Best);

pub(super) struct Search<'q> {
    pub(super) parts: Vec<Part<'q>>,
    /// The same, the longest first: it is in the fewest titles.
    by_length: Vec<usize>,
    /// The same, first those that nothing is in pinyin.
    pub(super) by_rarity: Vec<usize>,
    /// By their numbers, notes known to have the longest part nowhere as it is written.
    lacking: Box<[AtomicBool]>,
    /// The words as a whole title, with the line ends around.
    whole: String,
    /// For a title that is `whole`, and for one that begins with it.
    exact: Finder<'static>,
    beginning: Finder<'static>,
    conditions: &'q Conditions<'q>,
}

impl<'q> Search<'q> {
    fn new(conditions: &'q Conditions<'q>, notes: usize) -> Self {
        let words = &conditions.query.words;
        let parts: Vec<_> = words.iter().flat_map(Part::of_word).take(MOST_PARTS).collect();
        let joined = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let mut by_length: Vec<_> = (0..parts.len()).collect();
        by_length.sort_by_key(|&at| Reverse(parts[at].text.len()));
        let mut by_rarity = by_length.clone();
        by_rarity.sort_by_key(|&at| parts[at].may_be_pinyin());
        let several = if parts.len() > 1 { notes } else { 0 };
        let lacking = iter::repeat_with(AtomicBool::default).take(several).collect();
        let whole = format!("\n{joined}\n");
        let exact = Finder::new(&whole).into_owned();
        let beginning = Finder::new(&whole[..whole.len() - 1]).into_owned();
        Self { parts, by_length, by_rarity, lacking, whole, exact, beginning, conditions }
    }

    /// Whether the part `at` is known to be in none of the titles as it is written.
    pub(super) fn is_lacking(&self, note: &Looked<'q, '_>, at: usize) -> bool {
        self.by_length.first() == Some(&at)
            && self.lacking[note.outline.number as usize].load(Ordering::Relaxed)
    }

    fn joined(&self) -> &str {
        self.whole.trim_matches('\n')
    }

    /// Goes through all notes with `pass`, which finds nothing better than `floor`.
    fn run(
        &self,
        (notes, floor, pass): (&'q Shelf, Tier, Pass<'q>),
        top: &Top,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) {
        let chunks: Vec<_> = notes.newest().chunks(CHUNK).collect();
        threads::for_each(chunks.len(), |chunk| {
            if is_cancelled() {
                return;
            }
            let compared = Cell::new(COMPARED / chunks.len());
            let mut best = Best::below(top.bar());
            for outline in chunks[chunk] {
                // From the newest to the oldest: no later note has anything better.
                if !best.takes(Rank::best_of(floor, outline)) {
                    break;
                }
                let entry = &*notes.entries()[outline.number as usize];
                let conditions = OnceCell::new();
                pass(self, &Looked { outline, entry, conditions, compared: &compared }, &mut best);
            }
            top.add(best);
        });
    }

    /// Without words everything matches alike; what is no question only when nothing else is
    /// asked for.
    fn everything(&self, note: &Looked<'q, '_>, best: &mut Best) {
        let titles = &note.entry.titles;
        let questions = titles.questions();
        for index in questions.clone().chain(0..questions.start).chain(questions.end..titles.len())
        {
            self.add(note, index, Tier::Word, best);
        }
    }

    /// Titles with the only word as it is written.
    fn one_word(&self, note: &Looked<'q, '_>, best: &mut Best) {
        let part = &self.parts[0];
        let sketch = &note.outline.sketch;
        let takes = |tier| best.takes(Rank::best_of(tier, note.outline));
        let (may_have, finder) = if takes(Tier::Word) {
            (true, part.finder.as_ref())
        } else if takes(Tier::Prefix) {
            (sketch.may_begin_with(self.joined()), self.beginning.as_ref())
        } else {
            (sketch.may_be(self.joined()), self.exact.as_ref())
        };
        if !may_have || !part.may_be_written_in(sketch) {
            return;
        }
        let titles = &note.entry.titles;
        let wants_inside = takes(Tier::Inside);
        let mut inside = None;
        titles.with_word(&finder, |index, at| {
            let tier = part.tier_at(titles.title(index), at);
            if let Some(before) = inside.filter(|&before| before != index) {
                self.add(note, before, Tier::Inside, best);
                inside = None;
            }
            if tier == Tier::Inside {
                // It may stand at the start of a later word.
                inside = wants_inside.then_some(index);
                return Next::Place;
            }
            inside = None;
            self.add(note, index, tier, best);
            Next::Title
        });
        if let Some(index) = inside {
            self.add(note, index, Tier::Inside, best);
        }
    }

    /// Titles with the only word in pinyin.
    fn one_in_pinyin(&self, note: &Looked<'q, '_>, best: &mut Best) {
        let part = &self.parts[0];
        let titles = &note.entry.titles;
        let mut found = Vec::new();
        let Some(longest) = self.longest(note, Tier::Pinyin, best) else { return };
        let worth = |index| {
            titles.title_len(index) <= longest && best.takes(self.rank(note, index, Tier::Pinyin))
        };
        part.pinyin(titles, worth, &mut found);
        for index in found.into_iter().map(|index| index as usize) {
            if best.takes(self.rank(note, index, Tier::Pinyin)) && !part.is_in(titles.title(index))
            {
                self.add(note, index, Tier::Pinyin, best);
            }
        }
    }

    /// Titles with all of several words as they are written.
    fn all_words(&self, note: &Looked<'q, '_>, best: &mut Best) {
        let (&longest, others) = self.by_length.split_first().unwrap_or((&0, &[]));
        let sketch = &note.outline.sketch;
        let is_worth = best.takes(Rank::best_of(Tier::Word, note.outline));
        if !(is_worth || sketch.may_be(self.joined()))
            || !self.parts.iter().all(|part| part.may_be_written_in(sketch))
        {
            return;
        }
        let titles = &note.entry.titles;
        let finder =
            if is_worth { self.parts[longest].finder.as_ref() } else { self.exact.as_ref() };
        let mut is_there = !is_worth;
        titles.with_word(&finder, |index, _| {
            is_there = true;
            let (title, mask) = (titles.title(index), titles.mask(index));
            let has =
                |&at: &usize| self.parts[at].may_resemble(mask) && self.parts[at].is_in(title);
            if title == self.joined() {
                self.add(note, index, Tier::Exact, best);
            } else if best.takes(self.rank(note, index, Tier::Word)) && others.iter().all(has) {
                let tiers = self.parts.iter().filter_map(|part| part.literal_tier(title));
                self.add(note, index, tiers.fold(Tier::Word, Tier::max), best);
            }
            Next::Title
        });
        self.lacking[note.outline.number as usize].store(!is_there, Ordering::Relaxed);
    }

    /// Items whose letters come in the order of the parts, or that a part is a misspelling of.
    fn resembling(&self, note: &Looked<'q, '_>, best: &mut Best) {
        if !self.parts.iter().all(|part| part.may_be_resembled_in(&note.outline.sketch)) {
            return;
        }
        let titles = &note.entry.titles;
        let meant: Vec<_> = self.parts.iter().map(|part| part.meant_in(titles)).collect();
        for index in 0..titles.len() {
            let has = titles.mask(index);
            let may = |(part, meant): (&Part<'_>, &Vec<u32>)| {
                part.may_resemble(has) || meant.binary_search(&(index as u32)).is_ok()
            };
            if !self.parts.iter().zip(&meant).all(may) {
                continue;
            }
            let title = titles.title(index);
            let rank = |likeness: i64| {
                let rest = 255 - u8::try_from(likeness.clamp(0, 255)).unwrap_or(0);
                Rank::new(Tier::Fuzzy, rest, note.entry(), index)
            };
            let worth = best.takes(rank(Part::LETTERS));
            let likeness = |part: &Part<'_>| part.likeness(title, worth, note.compared);
            if let Some(least) = self.parts.iter().map(likeness).min().flatten() {
                self.push(note, rank(least), best);
            }
        }
    }

    /// How long a title may be, in bytes, that has the words as `tier` says and is still among the
    /// best; `None` when none is.
    pub(super) fn longest(&self, note: &Looked<'q, '_>, tier: Tier, best: &Best) -> Option<usize> {
        let own = Rank::best_of(tier, note.outline);
        let takes = |&(rest, _): &(u8, usize)| best.takes(Rank { rest, ..own });
        let (_, more) = RESTS.into_iter().rev().find(takes)?;
        Some(self.joined().len().saturating_add(more))
    }

    pub(super) fn rank(&self, note: &Looked<'q, '_>, index: usize, tier: Tier) -> Rank {
        let rest = rest(note.entry.titles.title_len(index), self.joined().len());
        Rank::new(tier, rest, note.entry(), index)
    }

    pub(super) fn add(&self, note: &Looked<'q, '_>, index: usize, tier: Tier, best: &mut Best) {
        self.push(note, self.rank(note, index, tier), best);
    }

    fn push(&self, note: &Looked<'q, '_>, rank: Rank, best: &mut Best) {
        if !best.takes(rank) {
            return;
        }
        let item = note.entry.titles.item(rank.item as usize);
        let conditions = note.conditions.get_or_init(|| self.conditions.of_note(note.entry));
        if conditions.as_ref().is_some_and(|conditions| conditions.hold(item)) {
            best.push(Found { rank, note: note.entry.id, item });
        }
    }
}

/// Steps of how much longer than the query a title is, each up to so many bytes.
const RESTS: [(u8, usize); 4] = [(0, 12), (1, 36), (2, 90), (3, usize::MAX)];

/// The step of a title.
fn rest(title: usize, query: usize) -> u8 {
    let more = title.saturating_sub(query);
    RESTS.iter().find(|&&(_, most)| more <= most).map_or(3, |&(rest, _)| rest)
}
