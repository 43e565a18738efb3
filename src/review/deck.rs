//! All cards of a folder. They are made of all its notes, and follow what becomes of one note as long
//! as that is nothing to the cards that the log knows and that were not found by their wording:
//! which of those is where is for all cards together to decide ([`super::adopt`]).

use super::Key;
use super::adopt::{self, Found, Open};
use super::cards::{Asking, Card, Identity, Reading, question};
use super::event::Seen;
use super::log::History;
use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use crate::search::shelf::Entry;
use crate::text::work;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The cards of one folder.
#[derive(Debug, Clone, Default)]
pub struct Deck {
    /// In no order; [`Deck::order_of`] has that of the notes.
    pub cards: Vec<Card>,
    places: FxHashMap<Key, usize>,
    groups: FxHashMap<Identity, usize>,
    /// Cards of the log whose question is nowhere now; they are kept, and found when it returns.
    pub lost: Vec<Key>,
    readings: FxHashMap<NoteId, Reading>,
    /// The notes in the order of their paths.
    ranks: FxHashMap<NoteId, u32>,
    open: Arc<Open>,
}

impl Deck {
    /// The cards of the questions in `entries`, notes of one folder in the order of their paths,
    /// with the keys that `histories` has for them. What `before` read of a note is not read again.
    pub(super) fn new(
        entries: &[&Arc<Entry>],
        before: Option<&Self>,
        histories: &BTreeMap<Key, History>,
    ) -> Self {
        let mut deck = Self::default();
        for (rank, entry) in entries.iter().enumerate() {
            let before = before.and_then(|before| before.readings.get(&entry.id));
            let reading = Reading::new(&entry.note, &entry.path, before);
            for asking in reading.askings.iter() {
                let id = QuestionId { note: entry.id, index: asking.index };
                let at = deck.group(asking.identity);
                deck.cards[at].askings.push(id);
            }
            work::count(reading.askings.len());
            deck.readings.insert(entry.id, reading);
            deck.ranks.insert(entry.id, rank as u32);
        }
        let paths: FxHashMap<NoteId, &Entry> =
            entries.iter().map(|entry| (entry.id, &***entry)).collect();
        let found = adopt::adopt(&deck, &deck.groups, &paths, histories);
        deck.name(found, histories);
        deck
    }

    /// The place of the card with this identity, which has no key yet if it is a new one.
    fn group(&mut self, identity: Identity) -> usize {
        let new = self.cards.len();
        let at = *self.groups.entry(identity).or_insert(new);
        if at == new {
            let (key, askings) = (Key::new(""), Vec::new());
            self.cards.push(Card { key, askings, identity, is_reworded: false });
        }
        at
    }

    /// Gives every card its key: that of the log, or a new one that the log does not have.
    fn name(&mut self, found: Found<'_>, histories: &BTreeMap<Key, History>) {
        self.places.reserve(self.cards.len());
        for (at, card) in self.cards.iter_mut().enumerate() {
            if let Some((key, is_reworded)) = found.keys.get(&at) {
                card.key = (*key).clone();
                card.is_reworded = *is_reworded;
            } else {
                card.key = free_key(card.identity, histories);
            }
            self.places.insert(card.key.clone(), at);
        }
        let reworded = self.cards.iter().filter(|card| card.is_reworded).map(|card| &card.key);
        let open = reworded.chain(&found.lost).filter_map(|key| histories.get_key_value(key));
        self.open = Arc::new(Open::new(open));
        self.lost = found.lost;
    }

    /// What `note`, shown as `path`, says now; `None` if the cards are the same still.
    pub(super) fn news(&self, id: NoteId, note: &Arc<Note>, path: &str) -> Option<Reading> {
        let then = self.readings.get(&id);
        let now = Reading::new(note, path, then);
        then.is_none_or(|then| then.askings != now.askings).then_some(now)
    }

    /// Whether questions of the note may be among them.
    pub(super) fn has(&self, id: NoteId) -> bool {
        self.readings.contains_key(&id)
    }

    /// Takes in what a note says now. `false` if all cards must be made anew, and these are of no more
    /// use than to have been read. Work is proportional to the note and to the cards it is part of.
    pub(super) fn follow(
        &mut self,
        id: NoteId,
        now: &Reading,
        histories: &BTreeMap<Key, History>,
    ) -> bool {
        let Some(then) = self.readings.insert(id, now.clone()) else { return false };
        let concerns_open = |reading: &Reading| {
            let mut askings = reading.askings.iter();
            askings.any(|asking| self.open.may_be(asking, reading.text(asking)))
        };
        if concerns_open(&then) || concerns_open(now) {
            return false;
        }
        let mut identities: Vec<_> =
            then.askings.iter().chain(&*now.askings).map(|asking| asking.identity).collect();
        work::count(identities.len());
        identities.sort_unstable();
        identities.dedup();
        identities.into_iter().all(|identity| self.regroup(id, identity, &now.askings, histories))
    }

    /// Puts those of `askings`, all that are learnt of a note, that have this identity in their card.
    /// `false` if the log knows the card, and nothing is left of it.
    fn regroup(
        &mut self,
        note: NoteId,
        identity: Identity,
        askings: &[Asking],
        histories: &BTreeMap<Key, History>,
    ) -> bool {
        let at = self.group(identity);
        let rank = self.ranks.get(&note);
        let card = &mut self.cards[at];
        let start = card.askings.partition_point(|id| self.ranks.get(&id.note) < rank);
        let end = card.askings.partition_point(|id| self.ranks.get(&id.note) <= rank);
        let own = askings.iter().filter(|asking| asking.identity == identity);
        let own = own.map(|asking| QuestionId { note, index: asking.index });
        card.askings.splice(start..end, own);
        if card.key.as_str().is_empty() {
            card.key = free_key(identity, histories);
            self.places.insert(card.key.clone(), at);
        }
        if !card.askings.is_empty() {
            return true;
        }
        let gone = self.cards.swap_remove(at);
        self.groups.remove(&identity);
        self.places.remove(&gone.key);
        if let Some(moved) = self.cards.get(at) {
            self.groups.insert(moved.identity, at);
            self.places.insert(moved.key.clone(), at);
        }
        !histories.contains_key(&gone.key)
    }

    /// The card that the log knows, or would know, by `key`.
    pub fn card(&self, key: &Key) -> Option<&Card> {
        self.cards.get(*self.places.get(key)?)
    }

    /// Where a card stands first: the number of its note, in the order of paths, and of its question.
    pub fn order_of(&self, card: &Card) -> Option<(u32, u32)> {
        let first = card.askings.first()?;
        Some((*self.ranks.get(&first.note)?, first.index))
    }

    /// The card that a question belongs to.
    pub fn card_of(&self, id: QuestionId) -> Option<&Card> {
        let askings = &self.readings.get(&id.note)?.askings;
        let at = askings.binary_search_by_key(&id.index, |asking| asking.index).ok()?;
        self.cards.get(*self.groups.get(&askings[at].identity)?)
    }

    /// Of the card at an index.
    pub(super) fn identity_of(&self, at: usize) -> Identity {
        self.cards[at].identity
    }

    /// The identities of the questions before and after one in its note.
    pub(super) fn neighbours(&self, id: QuestionId) -> (Option<Identity>, Option<Identity>) {
        let Some(Reading { askings, .. }) = self.readings.get(&id.note) else {
            return (None, None);
        };
        let at = askings.partition_point(|asking| asking.index < id.index);
        let before = at.checked_sub(1).and_then(|at| askings.get(at));
        (before.map(|it| it.identity), askings.get(at + 1).map(|it| it.identity))
    }

    /// The identity of a question whatever its surroundings.
    pub(super) fn wording_of(&self, id: QuestionId) -> Option<Identity> {
        let askings = &self.readings.get(&id.note)?.askings;
        let at = askings.partition_point(|asking| asking.index < id.index);
        askings.get(at).map(|asking| asking.wording)
    }

    /// What the log should have of a card, to find it again.
    pub fn seen(&self, notebook: &Notebook, card: &Card) -> Option<Seen> {
        let id = *card.askings.first()?;
        let (note, question) = question(notebook, id)?;
        let (before, after) = self.neighbours(id);
        let written = |identity: Option<Identity>| identity.map(|it| it.to_string().into());
        Some(Seen {
            text: note.slice(question.text).into(),
            topic: question.topic().map(|topic| note.slice(topic).into()),
            note: notebook.shown_path(id.note).into(),
            before: written(before),
            after: written(after),
        })
    }

    /// The cards whose question is worded otherwise than the log has it.
    pub fn reworded(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|card| card.is_reworded)
    }
}

/// A key that the log does not have.
fn free_key(identity: Identity, histories: &BTreeMap<Key, History>) -> Key {
    let mut keys = (0..).map(|turn| identity.key(turn));
    let free = keys.find(|key| !histories.contains_key(key));
    free.expect("there are more numbers than cards")
}
