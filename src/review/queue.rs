//! Which cards come next: what was just forgotten, what is due, then what is new.

use super::Key;
use super::cards::{Card, Deck};
use super::log::History;
use super::moment::{Day, Moment};
use super::schedule::Due;
use crate::notebook::Notebook;
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
    /// Places in [`Deck::cards`].
    pub cards: Vec<usize>,
    pub counts: Counts,
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
        let (mut learning, mut due, mut new) = (Vec::new(), Vec::new(), Vec::new());
        let mut counts = Counts::default();
        for (at, card) in deck.cards.iter().enumerate().filter(|(_, card)| is_wanted(card)) {
            counts.cards += 1;
            let history = histories.get(&card.key);
            let state = history.and_then(|history| history.state);
            let standing = || {
                let standing = card.standing(notebook);
                (!standing.is_failed, !standing.is_open, Reverse(standing.asked))
            };
            match Stage::of(history, now) {
                Stage::Learning => learning.push((waits_until(history, now), at)),
                Stage::Due => due.push((standing(), state.map(|state| state.due_day()), at)),
                Stage::New => new.push((standing(), at)),
                Stage::Later | Stage::Buried => {}
            }
        }
        learning.sort_unstable();
        due.sort_unstable_by_key(|&((failed, open, _), day, at)| (failed, open, day, at));
        new.sort_unstable();
        new.truncate(new_a_day.saturating_sub(begun(histories, now.day())));
        counts.due = learning.len() + due.len();
        counts.new = new.len();
        counts.done = done(histories, now.day());
        let (ready, waiting): (Vec<_>, Vec<_>) =
            learning.into_iter().partition(|&(wait, _)| wait <= 0);
        let ready = ready.into_iter().map(|(_, at)| at);
        let due = due.into_iter().map(|(.., at)| at);
        let new = new.into_iter().map(|(_, at)| at);
        let waiting = waiting.into_iter().map(|(_, at)| at);
        Self { cards: ready.chain(due).chain(new).chain(waiting).collect(), counts }
    }
}

/// How many milliseconds a forgotten card still rests.
fn waits_until(history: Option<&History>, now: Moment) -> i64 {
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
