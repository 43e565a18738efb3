//! The logs and cards of all open folders, for whoever reviews: brought up to date when asked.

use super::cards::{Card, belongs};
use super::deck::Deck;
use super::event::{Event, What};
use super::log::{History, Log};
use super::moment::Moment;
use super::queue::{Counts, Queue};
use super::schedule::Scheduler;
use super::store::{Store, StoreError};
use super::{Grade, Key};
use crate::notebook::Notebook;
use crate::search::catalogue::Catalogue;
use crate::search::shelf::Entry;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What is shared between those who review the same notes.
#[derive(Debug, Default)]
pub struct Desk {
    places: Mutex<BTreeMap<PathBuf, Arc<Place>>>,
}

/// One folder.
#[derive(Debug)]
struct Place {
    store: Store,
    last: Mutex<Option<Known>>,
}

/// What was worked out last, and what it was worked out from.
#[derive(Debug)]
struct Known {
    notebook: Notebook,
    log: Arc<Log>,
    scheduler: Scheduler,
    deck: Arc<Deck>,
    histories: Arc<BTreeMap<Key, History>>,
}

/// The cards of one folder and what happened to them, as of one moment.
#[derive(Debug, Clone)]
pub struct Sitting {
    place: Arc<Place>,
    log: Arc<Log>,
    scheduler: Scheduler,
    pub deck: Arc<Deck>,
    pub histories: Arc<BTreeMap<Key, History>>,
}

/// Something a person does with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Grade(Grade),
    Bury,
}

/// After more changes the cards are made anew without a look at each.
const FEW: usize = 64;

impl Desk {
    /// The cards of the folder at `root`, of which `percent` are to be remembered when they come.
    pub fn sit(
        &self,
        root: &Path,
        (notebook, catalogue): (&Notebook, &Catalogue),
        percent: u16,
    ) -> Result<Sitting, StoreError> {
        let place = self.place(root);
        let log = place.store.log()?;
        let scheduler = Scheduler::new(percent);
        let mut last = place.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (followed, histories) = match last.take() {
            Some(known) if known.is_of(&log, &scheduler) => {
                let histories = Arc::clone(&known.histories);
                (known.followed(notebook, root), histories)
            }
            known => (Err(known.map(|known| known.deck)), Arc::new(log.histories(&scheduler))),
        };
        let deck = followed.unwrap_or_else(|before| {
            let titles = catalogue.shelf(notebook);
            let is_own = |entry: &&Arc<Entry>| belongs(notebook, entry.id, root);
            let own: Vec<_> = titles.entries().iter().filter(is_own).collect();
            Arc::new(Deck::new(&own, before.as_deref(), &histories))
        });
        *last = Some(Known {
            notebook: notebook.clone(),
            log: Arc::clone(&log),
            scheduler: scheduler.clone(),
            deck: Arc::clone(&deck),
            histories: Arc::clone(&histories),
        });
        drop(last);
        Ok(Sitting { place, log, scheduler, deck, histories })
    }

    fn place(&self, root: &Path) -> Arc<Place> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            let last = Mutex::default();
            Arc::new(Place { store: Store::new(root), last })
        };
        Arc::clone(places.entry(root.to_owned()).or_insert_with(new))
    }
}

impl Known {
    fn is_of(&self, log: &Arc<Log>, scheduler: &Scheduler) -> bool {
        Arc::ptr_eq(&self.log, log) && self.scheduler.is_like(scheduler)
    }

    /// The cards as of `notebook`, if they can follow what changed since; else those that were made
    /// last, for what was read for them.
    fn followed(self, notebook: &Notebook, root: &Path) -> Result<Arc<Deck>, Option<Arc<Deck>>> {
        let Self { notebook: then, mut deck, histories, .. } = self;
        let changed = notebook.changed_since(&then);
        if changed.len() > FEW || notebook.folders() != then.folders() {
            return Err(Some(deck));
        }
        let mut news = Vec::new();
        for id in changed {
            match notebook.note(id).filter(|_| belongs(notebook, id, root)) {
                Some(note) => {
                    let reading = deck.news(id, note, &notebook.shown_path(id));
                    news.extend(reading.map(|reading| (id, reading)));
                }
                None if deck.has(id) => return Err(Some(deck)),
                None => {}
            }
        }
        if news.is_empty() {
            return Ok(deck);
        }
        let own = Arc::make_mut(&mut deck);
        let follows = news.into_iter().all(|(id, reading)| own.follow(id, &reading, &histories));
        if follows { Ok(deck) } else { Err(Some(deck)) }
    }
}

impl Sitting {
    /// What says when a card is due.
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// The file of the log.
    pub fn file(&self) -> PathBuf {
        self.place.store.path()
    }

    /// The folder that is reviewed.
    pub fn root(&self) -> &Path {
        self.place.store.root()
    }

    /// How many lines of the log say nothing that is understood.
    pub fn broken_lines(&self) -> usize {
        self.log.broken_lines()
    }

    /// The grade or burial that came last, whoever it is by.
    pub fn last(&self) -> Option<(Key, Moment)> {
        self.log.last().map(|event| (event.card.clone(), event.at))
    }

    /// What comes next.
    pub fn queue(
        &self,
        notebook: &Notebook,
        now: Moment,
        new_a_day: usize,
        is_wanted: impl Fn(&Card) -> bool,
    ) -> Queue {
        Queue::new(&self.deck, &self.histories, notebook, (now, new_a_day), is_wanted)
    }

    /// How much comes next of all cards, of each kind.
    pub fn counts_of_all(&self, now: Moment, new_a_day: usize) -> Counts {
        Counts::of_all(&self.deck, &self.histories, (now, new_a_day))
    }

    /// How much comes next of the cards that are wanted, of each kind.
    pub fn counts(
        &self,
        now: Moment,
        new_a_day: usize,
        is_wanted: impl Fn(&Card) -> bool,
    ) -> Counts {
        Counts::new(&self.deck, &self.histories, (now, new_a_day), is_wanted)
    }

    /// Writes down what was done with a card, and all that was found reworded; gives the moment by
    /// which it can be undone.
    pub fn act(
        &mut self,
        notebook: &Notebook,
        key: &Key,
        act: Act,
        now: Moment,
    ) -> Result<Moment, StoreError> {
        let own = self.deck.card(key);
        let seen = self.unseen(notebook, own.into_iter().chain(self.deck.reworded()));
        let mut moment = now;
        let log = self.place.store.append(|log| {
            moment = log.free_moment(key, now);
            let what = match act {
                Act::Grade(grade) => What::Graded(grade),
                Act::Bury => What::Buried,
            };
            let mut events = told(seen, moment);
            events.push(Event { at: moment, card: key.clone(), what });
            events
        })?;
        self.take_in(log);
        Ok(moment)
    }

    /// Writes down that the act on `key` at `moment` did not happen.
    pub fn undo(&mut self, key: &Key, moment: Moment, now: Moment) -> Result<(), StoreError> {
        let log = self.place.store.append(|log| {
            let what = What::Undone(moment);
            vec![Event { at: log.free_moment(key, now), card: key.clone(), what }]
        })?;
        self.take_in(log);
        Ok(())
    }

    /// Writes down how `cards` are worded, so that they keep their keys when they are reworded.
    pub fn remember<'c>(
        &'c self,
        notebook: &Notebook,
        cards: impl Iterator<Item = &'c Card>,
        now: Moment,
    ) -> Result<(), StoreError> {
        let seen = self.unseen(notebook, cards);
        if !seen.is_empty() {
            self.place.store.append(|_| told(seen, now))?;
        }
        Ok(())
    }

    /// The wordings of `cards` that the log does not have.
    fn unseen<'c>(
        &self,
        notebook: &Notebook,
        cards: impl Iterator<Item = &'c Card>,
    ) -> BTreeMap<Key, What> {
        let mut unseen = BTreeMap::new();
        for card in cards {
            let Some(seen) = self.deck.seen(notebook, card) else { continue };
            let history = self.histories.get(&card.key);
            if history.and_then(|history| history.seen.last()) != Some(&seen) {
                unseen.insert(card.key.clone(), What::Seen(seen));
            }
        }
        unseen
    }

    fn take_in(&mut self, log: Arc<Log>) {
        self.histories = Arc::new(log.histories(&self.scheduler));
        self.log = log;
    }
}

fn told(seen: BTreeMap<Key, What>, at: Moment) -> Vec<Event> {
    seen.into_iter().map(|(card, what)| Event { at, card, what }).collect()
}
