//! The index of the wordings of all notes: built once, and never changed.

use super::entries::{Alike, Entries};
use super::likeness::{self, Weighted};
use super::lists::Lists;
use super::wording::{Share, features};
use crate::notebook::{NoteId, QuestionId};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The questions of one note, read for an index, in their order.
#[derive(Debug)]
pub struct NoteWordings {
    pub(super) note: NoteId,
    pub(super) questions: Vec<Box<[Share]>>,
}

impl NoteWordings {
    /// Reads the wordings of all questions of `note`.
    pub fn new(note: NoteId, wordings: impl Iterator<Item = impl AsRef<str>>) -> Self {
        Self { note, questions: wordings.map(|text| features(text.as_ref()).into()).collect() }
    }
}

/// The entries of some notes.
#[derive(Debug)]
pub(super) struct Index {
    entries: Entries,
    /// Per feature the entries that have it, those that say the least besides first: when there
    /// are too many to look at all of them, these are the likeliest.
    posted: Lists<u32>,
    /// Per entry the questions asked so.
    members: Lists<QuestionId>,
    /// The entry of each question, [`NONE`] for one without features.
    entry_of: Vec<u32>,
    notes: FxHashMap<NoteId, Place>,
    known: Mutex<Known>,
}

/// Where the questions of a note are.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Where they begin in [`Index::entry_of`], and how many they are.
    first: u32,
    count: u32,
    /// How many notes come before it.
    rank: u32,
}

/// Where others have the number of an entry: there is none.
pub(super) const NONE: u32 = u32::MAX;

/// What was alike to entries that somebody asked for.
#[derive(Debug, Default)]
struct Known {
    of: FxHashMap<u32, Alike>,
    /// How many pairs that is.
    size: usize,
}

/// So many pairs, 16 megabytes, if somebody has notes open that have as many: a note of ten
/// megabytes has. With room for fewer each key would compare all of its questions anew.
const MOST_KNOWN: usize = 2_000_000;

impl Default for Index {
    fn default() -> Self {
        Self::new(std::iter::empty())
    }
}

impl Index {
    /// Indexes notes; their order decides between equals.
    pub(super) fn new(notes: impl Iterator<Item = Arc<NoteWordings>>) -> Self {
        let mut builder = Builder::default();
        notes.for_each(|note| builder.add(&note));
        builder.finish()
    }

    pub(super) fn entries(&self) -> &Entries {
        &self.entries
    }

    /// The entries of the questions of a note, [`NONE`] for those without features; none for a
    /// note that is not here.
    pub(super) fn entries_of(&self, note: NoteId) -> &[u32] {
        let place = self.notes.get(&note);
        place.map_or(&[], |it| &self.entry_of[it.first as usize..(it.first + it.count) as usize])
    }

    /// How many notes come before this one, if it is here.
    pub(super) fn rank(&self, note: NoteId) -> Option<u32> {
        self.notes.get(&note).map(|place| place.rank)
    }

    /// The questions of an entry, in the order of notes.
    pub(super) fn members(&self, entry: u32) -> &[QuestionId] {
        self.members.get(entry)
    }

    /// Whether [`Index::alike_to`] this entry is remembered.
    pub(super) fn knows(&self, entry: u32) -> bool {
        lock(&self.known).of.contains_key(&entry)
    }

    /// The entries alike to one of them, itself among them, best first. Remembered.
    pub(super) fn alike_to(&self, entry: u32) -> Alike {
        if let Some(known) = lock(&self.known).of.get(&entry) {
            return Arc::clone(known);
        }
        let found: Alike = self.alike(&self.entries.wording(entry)).into();
        let mut known = lock(&self.known);
        if known.size > MOST_KNOWN {
            *known = Known::default();
        }
        known.size += found.len() + 1;
        known.of.insert(entry, Arc::clone(&found));
        found
    }

    /// The entries alike to a wording, best first.
    pub(super) fn alike(&self, wording: &[Weighted]) -> Vec<(u32, f32)> {
        self.entries.alike(wording, |number| self.posted.get(number))
    }

    /// The bytes of memory it takes, for measurements.
    pub(super) fn size(&self) -> usize {
        self.entries.size()
            + self.posted.size()
            + self.members.size()
            + self.entry_of.capacity() * 4
            + self.notes.capacity() * 17
    }
}

#[derive(Default)]
struct Builder {
    entries: Entries,
    /// How many questions have each feature.
    counts: Vec<u32>,
    asked: Vec<QuestionId>,
    entry_of: Vec<u32>,
    notes: FxHashMap<NoteId, Place>,
}

impl Builder {
    fn add(&mut self, note: &NoteWordings) {
        let (first, count) = (self.entry_of.len() as u32, note.questions.len() as u32);
        let rank = self.notes.len() as u32;
        self.notes.insert(note.note, Place { first, count, rank });
        for (index, shares) in note.questions.iter().enumerate() {
            for share in shares {
                let number = self.entries.number(share.feature) as usize;
                if number == self.counts.len() {
                    self.counts.push(0);
                }
                self.counts[number] += 1;
            }
            self.entry_of.push(if shares.is_empty() { NONE } else { self.entries.add(shares) });
            self.asked.push(QuestionId { note: note.note, index: index as u32 });
        }
    }

    fn finish(mut self) -> Index {
        let questions = self.asked.len() as u32;
        let counts = &self.counts;
        self.entries.weigh(|number, feature| {
            likeness::base_weight(feature.sort()) * likeness::rarity(counts[number], questions)
        });
        self.entries.set_unseen(likeness::rarity(1, questions));
        let entries = &self.entries;
        let mut shortest_first: Vec<_> = (0..entries.len() as u32).collect();
        shortest_first.sort_by(|&a, &b| entries.subjects(a).total_cmp(&entries.subjects(b)));
        let posted = shortest_first.iter().flat_map(|&entry| {
            entries.codes(entry).iter().map(move |code| (code.number() as u32, entry))
        });
        let posted = Lists::sorted(entries.features().len(), posted, 0);
        let asked = self.entry_of.iter().copied().zip(self.asked.iter().copied());
        let nobody = QuestionId { note: NoteId(NONE), index: 0 };
        let members =
            Lists::sorted(entries.len(), asked.filter(|&(entry, _)| entry != NONE), nobody);
        self.entry_of.shrink_to_fit();
        Index {
            entries: self.entries,
            posted,
            members,
            entry_of: self.entry_of,
            notes: self.notes,
            known: Mutex::default(),
        }
    }
}

/// What is known is whole, whoever panicked.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
