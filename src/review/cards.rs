//! The questions of a folder as cards: what is asked in the same words is one card, however often
//! and wherever it was asked.
//!
//! The key of a card that nothing is known of is a hash of its wording. Once something happened to
//! it, the log has the key and the wording, and the question is found again by [`super::adopt`].

use super::adopt::{self, Found};
use super::event::Seen;
use super::log::History;
use super::{Key, queue::Standing};
use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use crate::recognise::{Asker, Mark, Question, Setting};
use crate::search::fold::{canonical, fold};
use crate::search::shelf::Entry;
use crate::search::wording;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// What is learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub key: Key,
    /// In the order of paths and lines; never empty.
    pub askings: Vec<QuestionId>,
    identity: Identity,
    /// The wording is not the one that the log had last.
    is_reworded: bool,
}

/// A wording, with its surroundings if it names no subject, as a number that is the same on every
/// machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Identity(u64);

/// A question as a card may be made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) index: u32,
    pub(super) identity: Identity,
    /// The same whatever the surroundings.
    pub(super) wording: Identity,
}

/// The cards of one folder.
#[derive(Debug, Default)]
pub struct Deck {
    pub cards: Vec<Card>,
    places: FxHashMap<Key, usize>,
    groups: FxHashMap<Identity, usize>,
    /// Cards of the log whose question is nowhere now; they are kept, and found when it returns.
    pub lost: Vec<Key>,
    identities: FxHashMap<NoteId, Arc<[Asking]>>,
}

/// Wordings longer than this are taken to name their subject.
const SHORT: usize = 24;

impl Identity {
    /// `None` for what has no letter in it. `around` tells apart what names no subject: 优缺点？
    pub(super) fn new(text: &str, around: &str) -> Option<(Self, Self)> {
        let letters = canonical(text);
        let plain = if letters.is_empty() { fold(text).trim().to_owned() } else { letters };
        if plain.is_empty() {
            return None;
        }
        let is_vague = plain.len() <= SHORT && wording::key(text).is_none();
        let wording = Self(hash(&[&plain]));
        let around = if is_vague { canonical(around) } else { String::new() };
        let own = if around.is_empty() { wording } else { Self(hash(&[&plain, &around])) };
        Some((own, wording))
    }

    pub(super) fn of_seen(seen: &Seen) -> Option<(Self, Self)> {
        Self::new(&seen.text, seen.topic.as_deref().unwrap_or(&seen.note))
    }

    /// Reads what [`fmt::Display`] writes.
    pub(super) fn named(name: &str) -> Option<Self> {
        u64::from_str_radix(name, 16).ok().map(Self)
    }

    /// The key of a card that nothing is known of; another one each `turn`.
    fn key(self, turn: u32) -> Key {
        let number = if turn == 0 { self.0 } else { hash(&[&self.to_string(), &turn.to_string()]) };
        Key::new(&Self(number).to_string())
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// FNV-1a: it is written down in logs, so it must never change with a library.
fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0x1f])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// What was read of notes that did not change since.
#[derive(Debug, Default)]
pub struct Askings(Mutex<FxHashMap<NoteId, Read>>);

type Read = (Arc<Note>, Arc<[Asking]>);

impl Askings {
    fn of(&self, entry: &Entry) -> Arc<[Asking]> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((note, askings)) = known.get(&entry.id)
            && Arc::ptr_eq(note, &entry.note)
        {
            return Arc::clone(askings);
        }
        let askings: Arc<[Asking]> = read(&entry.note, &entry.path).into();
        known.insert(entry.id, (Arc::clone(&entry.note), Arc::clone(&askings)));
        askings
    }

    fn forget_all_but(&self, entries: &[&Arc<Entry>]) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > entries.len() + 64 {
            let ids: FxHashSet<_> = entries.iter().map(|entry| entry.id).collect();
            known.retain(|id, _| ids.contains(id));
        }
    }
}

/// The questions of a note that are learnt: not what the candidate asked, and not the statements
/// of an interviewer.
fn read(note: &Note, path: &str) -> Vec<Asking> {
    let questions = note.facts().questions.iter().enumerate();
    let learnt = questions.filter(|(_, question)| {
        question.asker == Asker::Interviewer && question.setting != Setting::Record
    });
    let asking = |(index, question): (usize, &Question)| {
        let topic = question.topic.map(|topic| note.slice(topic));
        let (identity, wording) = Identity::new(note.slice(question.text), topic.unwrap_or(path))?;
        Some(Asking { index: index as u32, identity, wording })
    };
    learnt.filter_map(asking).collect()
}

impl Deck {
    /// The cards of the questions in `entries`, notes of one folder in the order of their paths,
    /// with the keys that `histories` has for them.
    pub fn new(
        entries: &[&Arc<Entry>],
        known: &Askings,
        histories: &BTreeMap<Key, History>,
    ) -> Self {
        let mut deck = Self::default();
        let mut groups: FxHashMap<Identity, usize> = FxHashMap::default();
        for entry in entries {
            let askings = known.of(entry);
            for asking in askings.iter() {
                let id = QuestionId { note: entry.id, index: asking.index };
                let at = *groups.entry(asking.identity).or_insert_with(|| {
                    let (key, askings) = (Key::new(""), Vec::new());
                    let identity = asking.identity;
                    deck.cards.push(Card { key, askings, identity, is_reworded: false });
                    deck.cards.len() - 1
                });
                deck.cards[at].askings.push(id);
            }
            deck.identities.insert(entry.id, askings);
        }
        known.forget_all_but(entries);
        let paths: FxHashMap<NoteId, &Entry> =
            entries.iter().map(|entry| (entry.id, &***entry)).collect();
        let found = adopt::adopt(&deck, &groups, &paths, histories);
        deck.name(found, histories);
        deck.groups = groups;
        deck
    }

    /// Whether the cards are the same still: `changed` notes changed since, and `now` are those of
    /// them that are in the folder.
    pub(super) fn holds(&self, changed: &[NoteId], now: &[&Arc<Entry>], known: &Askings) -> bool {
        let askings = |id| now.iter().find(|entry| entry.id == id).map(|entry| known.of(entry));
        changed.iter().all(|&id| askings(id).as_ref() == self.identities.get(&id))
    }

    /// Gives every card its key: that of the log, or a new one that the log does not have.
    fn name(&mut self, found: Found, histories: &BTreeMap<Key, History>) {
        self.lost = found.lost;
        self.places.reserve(self.cards.len());
        for (at, card) in self.cards.iter_mut().enumerate() {
            let identity = card.identity;
            if let Some((key, is_reworded)) = found.keys.get(&at) {
                card.key = (*key).clone();
                card.is_reworded = *is_reworded;
            } else {
                let free = (0..).map(|turn| identity.key(turn));
                let mut free = free.filter(|key| !histories.contains_key(key));
                card.key = free.next().expect("there are more numbers than cards");
            }
            self.places.insert(card.key.clone(), at);
        }
    }

    pub fn card(&self, key: &Key) -> Option<&Card> {
        self.cards.get(*self.places.get(key)?)
    }

    /// The card that a question belongs to.
    pub fn card_of(&self, id: QuestionId) -> Option<&Card> {
        let askings = self.identities.get(&id.note)?;
        let at = askings.binary_search_by_key(&id.index, |asking| asking.index).ok()?;
        self.cards.get(*self.groups.get(&askings[at].identity)?)
    }

    pub(super) fn identity_of(&self, at: usize) -> Identity {
        self.cards[at].identity
    }

    /// The identities of the questions before and after one in its note.
    pub(super) fn neighbours(&self, id: QuestionId) -> (Option<Identity>, Option<Identity>) {
        let Some(askings) = self.identities.get(&id.note) else { return (None, None) };
        let at = askings.partition_point(|asking| asking.index < id.index);
        let before = at.checked_sub(1).and_then(|at| askings.get(at));
        (before.map(|it| it.identity), askings.get(at + 1).map(|it| it.identity))
    }

    pub(super) fn wording_of(&self, id: QuestionId) -> Option<Identity> {
        let askings = self.identities.get(&id.note)?;
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
            topic: question.topic.map(|topic| note.slice(topic).into()),
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

impl Card {
    /// What decides which cards come first.
    pub fn standing(&self, notebook: &Notebook) -> Standing {
        let questions = self.askings.iter().filter_map(|&id| Some((id, question(notebook, id)?.1)));
        let (mut is_failed, mut is_known, mut is_answered) = (false, false, false);
        for (id, question) in questions {
            is_failed |= question.mark == Mark::Fail;
            is_known |= question.mark == Mark::Pass;
            // What was asked often need not be looked at each time.
            is_answered = is_answered || is_known || notebook.is_answered(id.note, question);
        }
        let is_open = !is_answered && !is_known;
        Standing { is_failed, is_open, asked: self.askings.len() }
    }
}

fn question(notebook: &Notebook, id: QuestionId) -> Option<(&Note, &Question)> {
    let note = notebook.note(id.note)?;
    Some((note, note.facts().questions.get(id.index as usize)?))
}

/// Whether the note is reviewed with `folder`: the innermost folder it lies in is its own.
pub fn belongs(notebook: &Notebook, id: NoteId, folder: &Path) -> bool {
    notebook.folder_of(id) == Some(folder)
}
