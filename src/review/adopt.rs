//! Finding the questions that the log knows, though they were reworded, moved or renamed since.
//!
//! In this order, each question and each card once:
//!
//! 1. the wording that the log had last, under the same topic where it names no subject itself;
//! 2. the same wording under another topic or in another note, if there is but one;
//! 3. an earlier wording of the card;
//! 4. a wording like it. How alike they have to be depends on what stands before and after: the
//!    same two questions say that it was edited in place. Two wordings that each name a subject
//!    which the other does not are never taken for one, and neither are questions that stood
//!    beside each other when the log saw them.
//!
//! What is found nowhere is lost, not dropped: its events stay in the log.

use super::Key;
use super::cards::{Asking, Identity};
use super::deck::Deck;
use super::event::Seen;
use super::log::History;
use crate::notebook::{NoteId, QuestionId};
use crate::search::fold::canonical;
use crate::search::shelf::Entry;
use crate::search::vocabulary::Kind;
use crate::search::wording::{Feature, Sort, features};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Which cards of the log are where.
#[derive(Debug, Default)]
pub(super) struct Found<'h> {
    /// By the place of the card: its key, and whether the wording changed.
    pub(super) keys: FxHashMap<usize, (&'h Key, bool)>,
    pub(super) lost: Vec<Key>,
}

/// How alike two wordings must be, in percent: with so many of the same neighbours.
const ALIKE: [usize; 3] = [85, 50, 30];
/// Beside a neighbour that stayed, a wording that has nearly all of the other is it too.
const CONTAINED: usize = 80;

type Notes<'n> = FxHashMap<NoteId, &'n Entry>;

/// Finds the cards of `histories` among the cards of `deck`; `groups` has their places.
pub(super) fn adopt<'h>(
    deck: &Deck,
    groups: &FxHashMap<Identity, usize>,
    notes: &Notes<'_>,
    histories: &'h BTreeMap<Key, History>,
) -> Found<'h> {
    let mut found = Found::default();
    let mut open: Vec<(&Key, &History)> = histories.iter().collect();
    // Of two cards with one wording the one that was learnt more stays.
    open.sort_by_key(|(_, history)| Reverse(history.grades.len()));
    found.claim(&mut open, false, |key, history| {
        let identity = match history.seen.last() {
            Some(seen) => Identity::of_seen(seen)?.0.to_string(),
            None => key.as_str().to_owned(),
        };
        groups_by_name(groups, &identity)
    });
    if !open.is_empty() {
        let free = (0..deck.cards.len()).filter(|at| !found.keys.contains_key(at));
        let wordings = only_ones(
            free.filter_map(|at| Some((deck.wording_of(*deck.cards[at].askings.first()?)?, at))),
        );
        found.claim(&mut open, true, |_, history| {
            let (_, wording) = Identity::of_seen(history.seen.last()?)?;
            wordings.get(&wording).copied().flatten()
        });
        found.claim(&mut open, true, |_, history| {
            let mut earlier = history.seen.iter().rev().filter_map(Identity::of_seen);
            earlier.find_map(|(identity, _)| groups.get(&identity).copied())
        });
        found.claim_alike(&mut open, deck, notes);
    }
    found.lost = open.into_iter().map(|(key, _)| key.clone()).collect();
    found.lost.sort_unstable();
    found
}

fn groups_by_name(groups: &FxHashMap<Identity, usize>, name: &str) -> Option<usize> {
    groups.get(&Identity::named(name)?).copied()
}

/// The places of what is there once; `None` for what is there more often.
fn only_ones(all: impl Iterator<Item = (Identity, usize)>) -> FxHashMap<Identity, Option<usize>> {
    let mut ones = FxHashMap::default();
    for (identity, at) in all {
        ones.entry(identity).and_modify(|known| *known = None).or_insert(Some(at));
    }
    ones
}

impl<'h> Found<'h> {
    /// Gives each open card the place that `place` knows, unless it is taken.
    fn claim(
        &mut self,
        open: &mut Vec<(&'h Key, &'h History)>,
        is_reworded: bool,
        place: impl Fn(&Key, &History) -> Option<usize>,
    ) {
        open.retain(|(key, history)| {
            let free = place(key, history).filter(|at| !self.keys.contains_key(at));
            let Some(at) = free else { return true };
            self.keys.insert(at, (key, is_reworded));
            false
        });
    }

    /// The most alike first.
    fn claim_alike(
        &mut self,
        open: &mut Vec<(&'h Key, &'h History)>,
        deck: &Deck,
        notes: &Notes<'_>,
    ) {
        let lost: Vec<Lost<'_>> = open.iter().map(|(_, history)| Lost::new(history)).collect();
        let index = Index::new(lost.iter().map(|lost| &lost.wording));
        let free: Vec<usize> =
            (0..deck.cards.len()).filter(|at| !self.keys.contains_key(at)).collect();
        let mut pairs: Vec<(usize, usize, usize)> = free
            .into_par_iter()
            .flat_map_iter(|at| {
                let alike = index.alike(deck, notes, &lost, at);
                alike.into_iter().map(move |(score, lost)| (score, lost, at))
            })
            .collect();
        pairs.sort_unstable_by_key(|&(score, lost, at)| (Reverse(score), lost, at));
        let mut settled = FxHashSet::default();
        for (_, lost, at) in pairs {
            if !settled.contains(&lost) && !self.keys.contains_key(&at) {
                settled.insert(lost);
                self.keys.insert(at, (open[lost].0, true));
            }
        }
        let mut place = 0..;
        open.retain(|_| place.next().is_none_or(|place| !settled.contains(&place)));
    }
}

/// A card of the log that was not found by its wording.
struct Lost<'h> {
    seen: Option<&'h Seen>,
    wording: Wording,
}

impl<'h> Lost<'h> {
    fn new(history: &'h History) -> Self {
        let seen = history.seen.last();
        Self { seen, wording: Wording::new(seen.map_or("", |seen| &seen.text)) }
    }
}

type Pair = (char, char);

/// What of a wording is compared.
#[derive(Debug)]
struct Wording {
    pairs: Vec<Pair>,
    subjects: Vec<Feature>,
}

impl Wording {
    fn new(text: &str) -> Self {
        Self { pairs: pairs(text), subjects: subjects(text) }
    }

    /// How alike another wording of so many `pairs` is that has `shared` of them, in percent, if that
    /// is enough beside so many of the same `neighbours`.
    fn likeness(&self, pairs: usize, shared: usize, neighbours: usize) -> Option<usize> {
        let alike = 200 * shared / (pairs + self.pairs.len());
        let contained = 100 * shared / pairs.min(self.pairs.len());
        let is_near =
            alike >= ALIKE[neighbours] || neighbours > 0 && shared > 2 && contained >= CONTAINED;
        is_near.then_some(alike)
    }
}

/// Neighbouring characters of a wording, each pair once.
fn pairs(text: &str) -> Vec<Pair> {
    let plain = canonical(text);
    let mut pairs: Vec<Pair> = plain.chars().zip(plain.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What a wording is about, sorted.
fn subjects(text: &str) -> Vec<Feature> {
    let features = features(text).into_iter().map(|share| share.feature);
    features.filter(|feature| matches!(feature.sort(), Sort::Term(Kind::Topic))).collect()
}

/// Whether neither names a subject that the other does not, or one of them has all of the other's.
fn may_be_one(a: &[Feature], b: &[Feature]) -> bool {
    a.iter().all(|subject| b.contains(subject)) || b.iter().all(|subject| a.contains(subject))
}

/// Which wordings have a pair of characters.
#[derive(Debug, Default)]
struct Index(FxHashMap<Pair, Vec<usize>>);

impl Index {
    fn new<'w>(wordings: impl Iterator<Item = &'w Wording>) -> Self {
        let mut index: FxHashMap<Pair, Vec<usize>> = FxHashMap::default();
        for (at, wording) in wordings.enumerate() {
            for &pair in &wording.pairs {
                index.entry(pair).or_default().push(at);
            }
        }
        Self(index)
    }

    /// The wordings that share a pair with these, by their place, and how many they share.
    fn sharing(&self, pairs: &[Pair]) -> BTreeMap<usize, usize> {
        let mut shared = BTreeMap::new();
        for &at in pairs.iter().filter_map(|pair| self.0.get(pair)).flatten() {
            *shared.entry(at).or_default() += 1;
        }
        shared
    }

    /// The lost cards that the card at `at` may be, with how alike they are.
    fn alike(
        &self,
        deck: &Deck,
        notes: &Notes<'_>,
        lost: &[Lost<'_>],
        at: usize,
    ) -> Vec<(usize, usize)> {
        let Some(text) = text(notes, deck.cards[at].askings[0]) else { return Vec::new() };
        let pairs = pairs(text);
        let score = |(place, shared): (usize, usize)| {
            let Lost { seen, wording } = &lost[place];
            let neighbours = kept_neighbours(deck, notes, (*seen)?, at)?;
            let alike = wording.likeness(pairs.len(), shared, neighbours)?;
            let fits = may_be_one(&wording.subjects, &subjects(text));
            fits.then_some((alike + 100 * neighbours, place))
        };
        self.sharing(&pairs).into_iter().filter_map(score).collect()
    }
}

/// The cards of the log that were not found by the wording they had last, be they lost or found
/// otherwise. Where they are may change with every question that may be one of them.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Of every wording that they had.
    names: FxHashSet<Identity>,
    wordings: Vec<Wording>,
    index: Index,
}

impl Open {
    pub(super) fn new<'h>(histories: impl Iterator<Item = (&'h Key, &'h History)>) -> Self {
        let mut open = Self::default();
        for (key, history) in histories {
            open.names.extend(Identity::named(key.as_str()));
            let seen = history.seen.iter().filter_map(Identity::of_seen);
            open.names.extend(seen.flat_map(|(identity, wording)| [identity, wording]));
            open.wordings.push(Lost::new(history).wording);
        }
        open.index = Index::new(open.wordings.iter());
        open
    }

    /// Whether a question with the wording `text` may be one of them, whatever stands beside it.
    pub(super) fn may_be(&self, asking: &Asking, text: &str) -> bool {
        if self.names.contains(&asking.identity) || self.names.contains(&asking.wording) {
            return true;
        }
        if self.wordings.is_empty() {
            return false;
        }
        let pairs = pairs(text);
        let is_like = |(at, shared): (usize, usize)| {
            let most = ALIKE.len() - 1;
            self.wordings[at].likeness(pairs.len(), shared, most).is_some()
        };
        self.index.sharing(&pairs).into_iter().any(is_like)
    }
}

fn text<'n>(notes: &Notes<'n>, id: QuestionId) -> Option<&'n str> {
    let note = &notes.get(&id.note)?.note;
    Some(note.slice(note.facts().questions.get(id.index as usize)?.text))
}

/// How many of the questions before and after a lost one stand beside the card at `at`, 0 to 2.
/// `None` if the card was itself one of them: it is another question, then.
fn kept_neighbours(deck: &Deck, notes: &Notes<'_>, seen: &Seen, at: usize) -> Option<usize> {
    let name = |name: &Option<Box<str>>| name.as_deref().and_then(Identity::named);
    let (before, after) = (name(&seen.before), name(&seen.after));
    let own = Some(deck.identity_of(at));
    if before == own || after == own {
        return None;
    }
    let askings = deck.cards[at].askings.iter().take(8);
    let kept = askings.map(|&id| {
        let now = deck.neighbours(id);
        // The first and the last of a note have nothing beside them in any note.
        let is_home = notes.get(&id.note).is_some_and(|entry| *entry.path == *seen.note);
        let is_kept = |then: Option<Identity>, now| then == now && (then.is_some() || is_home);
        usize::from(is_kept(before, now.0)) + usize::from(is_kept(after, now.1))
    });
    kept.max()
}
