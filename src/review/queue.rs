//! Which cards come next: what was just forgotten, what is due, then what is new.

use super::Key;
use super::cards::Card;
use super::deck::Deck;
use super::log::History;
use super::moment::{Day, Moment};
use super::schedule::Due;
use crate::notebook::Notebook;
use crate::text::work;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the notes say of a card; the first that differs decides which comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Marked ❌ somewhere.
    pub is_failed: bool,
    /// Answered nowhere, and not marked ✅.
    pub is_open: bool,
    /// How often it was asked in these words.
    pub asked: usize,
}

/// How far a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Just forgotten.
    Learning,
    Due,
    New,
    /// Not due yet.
    Later,
    Buried,
}

impl Stage {
    /// As the protocol and exports name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Due => "due",
            Self::New => "new",
            Self::Later => "later",
            Self::Buried => "buried",
        }
    }

    /// How far a card with this history is at `now`.
    pub fn of(history: Option<&History>, now: Moment) -> Self {
        let Some(history) = history else { return Self::New };
        if history.buried == Some(now.day()) {
            return Self::Buried;
        }
        match history.state.map(|state| state.due) {
            None => Self::New,
            Some(Due::Soon(_)) => Self::Learning,
            Some(Due::On(day)) if day <= now.day() => Self::Due,
            Some(Due::On(_)) => Self::Later,
        }
    }
}

/// How many cards there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub cards: usize,
    /// To be asked today, without new ones: due, or just forgotten.
    pub due: usize,
    /// New ones that are to be asked today.
    pub new: usize,
    /// Reviews of today.
    pub done: usize,
}

/// The cards to be asked now, in their order, and the counts.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    /// As indices of [`Deck::cards`].
    pub cards: Vec<usize>,
    pub counts: Counts,
}

/// The cards to be asked sooner or later, as indices of [`Deck::cards`], by their stage.
#[derive(Debug, Default)]
struct Waiting {
    /// How many cards there are, those included that are not to be asked.
    cards: usize,
    learning: Vec<usize>,
    due: Vec<usize>,
    new: Vec<usize>,
}

impl Waiting {
    fn new(
        deck: &Deck,
        histories: &BTreeMap<Key, History>,
        now: Moment,
        is_wanted: impl Fn(&Card) -> bool,
    ) -> Self {
        let mut waiting = Self::default();
        work::count(deck.cards.len());
        for (at, card) in deck.cards.iter().enumerate().filter(|(_, card)| is_wanted(card)) {
            waiting.cards += 1;
            match Stage::of(histories.get(&card.key), now) {
                Stage::Learning => waiting.learning.push(at),
                Stage::Due => waiting.due.push(at),
                Stage::New => waiting.new.push(at),
                Stage::Later | Stage::Buried => {}
            }
        }
        waiting
    }

    fn counts(
        &self,
        histories: &BTreeMap<Key, History>,
        (now, new_a_day): (Moment, usize),
    ) -> Counts {
        let due = self.learning.len() + self.due.len();
        Counts::among((self.cards, due, self.new.len()), histories, (now, new_a_day))
    }
}

impl Counts {
    /// Where so many `cards` are there, of which so many are `due` and `new`, whatever day it is.
    fn among(
        (cards, due, new): (usize, usize, usize),
        histories: &BTreeMap<Key, History>,
        (now, new_a_day): (Moment, usize),
    ) -> Self {
        let new_left = new_a_day.saturating_sub(begun(histories, now.day()));
        Self { cards, due, new: new.min(new_left), done: done(histories, now.day()) }
    }

    /// The counts of all cards, for which only those are looked at that the log knows.
    pub fn of_all(
        deck: &Deck,
        histories: &BTreeMap<Key, History>,
        (now, new_a_day): (Moment, usize),
    ) -> Self {
        let known = histories.iter().filter(|(key, _)| deck.card(key).is_some());
        let stages = known.map(|(_, history)| Stage::of(Some(history), now));
        let begun: Vec<_> = stages.filter(|stage| *stage != Stage::New).collect();
        let is_due = |stage: &&Stage| matches!(stage, Stage::Learning | Stage::Due);
        let due = begun.iter().filter(is_due).count();
        let (cards, new) = (deck.cards.len(), deck.cards.len() - begun.len());
        Self::among((cards, due, new), histories, (now, new_a_day))
    }

    /// The counts of [`Queue::new`], for which no note is looked at.
    pub fn new(
        deck: &Deck,
        histories: &BTreeMap<Key, History>,
        (now, new_a_day): (Moment, usize),
        is_wanted: impl Fn(&Card) -> bool,
    ) -> Self {
        Waiting::new(deck, histories, now, is_wanted).counts(histories, (now, new_a_day))
    }
}

impl Queue {
    /// The cards that `is_wanted` lets through, of new ones at most `new_a_day` less what was
    /// begun today.
    pub fn new(
        deck: &Deck,
        histories: &BTreeMap<Key, History>,
        notebook: &Notebook,
        (now, new_a_day): (Moment, usize),
        is_wanted: impl Fn(&Card) -> bool,
    ) -> Self {
        let mut waiting = Waiting::new(deck, histories, now, is_wanted);
        let counts = waiting.counts(histories, (now, new_a_day));
        let history = |at: usize| histories.get(&deck.cards[at].key);
        let standing = |at: usize| {
            let standing = deck.cards[at].standing(notebook);
            (!standing.is_failed, !standing.is_open, Reverse(standing.asked))
        };
        let due_day = |at| Some(history(at)?.state?.due_day());
        let order = |at: usize| deck.order_of(&deck.cards[at]);
        waiting.learning.sort_by_cached_key(|&at| (rest(history(at), now), order(at)));
        waiting.due.sort_by_cached_key(|&at| {
            let (failed, open, _) = standing(at);
            (failed, open, due_day(at), order(at))
        });
        waiting.new.sort_by_cached_key(|&at| (standing(at), order(at)));
        let Waiting { learning, due, new, .. } = waiting;
        let (ready, resting): (Vec<_>, Vec<_>) =
            learning.into_iter().partition(|&at| rest(history(at), now) <= 0);
        let new = new.into_iter().take(counts.new);
        Self { cards: ready.into_iter().chain(due).chain(new).chain(resting).collect(), counts }
    }
}

/// How many milliseconds a forgotten card still rests.
fn rest(history: Option<&History>, now: Moment) -> i64 {
    match history.and_then(|history| history.state).map(|state| state.due) {
        Some(Due::Soon(at)) => at.milliseconds() - now.milliseconds(),
        _ => 0,
    }
}

/// How many cards were asked for the first time on `day`.
fn begun(histories: &BTreeMap<Key, History>, day: Day) -> usize {
    let states = histories.values().filter_map(|history| history.state);
    states.filter(|state| state.first == day).count()
}

fn done(histories: &BTreeMap<Key, History>, day: Day) -> usize {
    let grades = histories.values().flat_map(|history| history.grades.iter().rev());
    grades.filter(|(at, _)| at.day() == day).count()
}
