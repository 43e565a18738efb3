//! Wordings that came up since the index of all notes was built.
//!
//! They are added one by one as they are typed, and what is alike to each is remembered, so that
//! an edit compares the wordings that are new with the others, and never all with each other. All
//! states of the notes since share one: a wording that nobody asks any more only takes up room,
//! until [`Aside::without`] leaves it out.

use super::entries::{Alike, Entries, best_first};
use super::index::Index;
use super::likeness::Weighted;
use super::wording::Share;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

/// Wordings by numbers of their own, from 0.
#[derive(Debug, Default)]
pub(super) struct Aside {
    grown: RwLock<Grown>,
    known: Mutex<FxHashMap<u32, Known>>,
}

#[derive(Debug, Default)]
struct Grown {
    entries: Entries,
    /// Per feature the entries that have it, the oldest first.
    posted: Vec<Vec<u32>>,
}

/// What is alike to one wording.
#[derive(Debug, Clone)]
struct Known {
    /// In the index of all notes.
    in_index: Alike,
    /// Here, among the first `of` entries.
    here: Alike,
    of: u32,
}

/// What is alike to this many wordings is remembered: more than the longest note that is read has.
const MOST_KNOWN: usize = 1 << 18;

impl Aside {
    /// No wordings, where features weigh what they do in `index`.
    pub(super) fn new(index: &Index) -> Self {
        let entries = Entries::new(index.entries().unseen());
        let grown = RwLock::new(Grown { entries, posted: Vec::new() });
        Self { grown, known: Mutex::default() }
    }

    /// How many wordings there are.
    pub(super) fn len(&self) -> usize {
        self.read().entries.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a wording, made if it is new.
    pub(super) fn add(&self, shares: &[Share], index: &Index) -> u32 {
        if let Some(entry) = self.read().entries.find(shares) {
            return entry;
        }
        // Whoever panicked under the lock is found out by the next who reads.
        let mut grown = self.grown.write().unwrap_or_else(PoisonError::into_inner);
        let Grown { entries, posted } = &mut *grown;
        let before = entries.len();
        let entry = entries.add(shares);
        if entries.len() > before {
            entries.weigh(|_, feature| index.entries().weight(feature));
            posted.resize_with(entries.features().len(), Vec::new);
            for code in entries.codes(entry) {
                posted[code.number()].push(entry);
            }
        }
        entry
    }

    /// The features of a wording.
    pub(super) fn wording(&self, entry: u32) -> Vec<Weighted> {
        self.read().entries.wording(entry)
    }

    /// The wordings alike to one, best first.
    pub(super) fn alike(&self, wording: &[Weighted]) -> Alike {
        self.read().alike_since(wording, 0).into()
    }

    /// Whether it is remembered what was alike to the wording with this number; see
    /// [`Aside::alike_to`].
    pub(super) fn knows(&self, key: u32) -> bool {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&key)
    }

    /// What is alike to a wording that may be of the index or of here and has the number `key`
    /// among both: in the index and here, best first. Remembered.
    pub(super) fn alike_to(
        &self,
        key: u32,
        wording: impl FnOnce() -> Vec<Weighted>,
        in_index: impl FnOnce(&[Weighted]) -> Alike,
    ) -> (Alike, Alike) {
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&key).cloned();
        let grown = self.read();
        let now = grown.entries.len() as u32;
        if let Some(known) = known.as_ref().filter(|known| known.of == now) {
            return (Arc::clone(&known.in_index), Arc::clone(&known.here));
        }
        let wording = wording();
        let mut found = grown.alike_since(&wording, known.as_ref().map_or(0, |known| known.of));
        drop(grown);
        let (in_index, here) = match known {
            Some(known) if found.is_empty() => (known.in_index, known.here),
            Some(known) => {
                found.extend(known.here.iter());
                found.sort_by(|a, b| best_first(*a, *b));
                (known.in_index, found.into())
            }
            None => (in_index(&wording), found.into()),
        };
        let mut all = lock();
        if all.len() >= MOST_KNOWN {
            all.clear();
        }
        let known = Known { in_index: Arc::clone(&in_index), here: Arc::clone(&here), of: now };
        all.insert(key, known);
        (in_index, here)
    }

    /// The wordings that `is_asked`, anew, and what the number of each is there; what was known of
    /// them is kept. Keys below `shared` are of the index.
    pub(super) fn without(
        &self,
        is_asked: impl Fn(u32) -> bool,
        shared: u32,
        index: &Index,
    ) -> (Self, FxHashMap<u32, u32>) {
        let fresh = Self::new(index);
        let count = self.len() as u32;
        let asked = (0..count).filter(|&entry| is_asked(entry));
        let numbers: FxHashMap<u32, u32> = asked
            .map(|entry| (entry, fresh.add(&self.read().entries.shares(entry), index)))
            .collect();
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kept = FxHashMap::default();
        for (&key, known) in known.iter().filter(|(_, known)| known.of == count) {
            let key = match key.checked_sub(shared) {
                None => Some(key),
                Some(entry) => numbers.get(&entry).map(|entry| entry + shared),
            };
            let here = known.here.iter();
            let mut here: Vec<_> =
                here.filter_map(|(entry, score)| Some((*numbers.get(entry)?, *score))).collect();
            here.sort_by(|a, b| best_first(*a, *b));
            if let Some(key) = key {
                let of = numbers.len() as u32;
                let in_index = Arc::clone(&known.in_index);
                kept.insert(key, Known { in_index, here: here.into(), of });
            }
        }
        (Self { known: Mutex::new(kept), ..fresh }, numbers)
    }

    /// The bytes of memory it takes, for measurements.
    pub(super) fn size(&self) -> usize {
        let grown = self.read();
        let posted = grown.posted.iter().map(|list| 24 + list.capacity() * 4);
        grown.entries.size() + posted.sum::<usize>()
    }

    fn read(&self) -> RwLockReadGuard<'_, Grown> {
        self.grown.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Grown {
    /// The entries from number `since` that are alike to a wording, best first.
    fn alike_since(&self, wording: &[Weighted], since: u32) -> Vec<(u32, f32)> {
        self.entries.alike(wording, |number| {
            let posted = &self.posted[number as usize];
            &posted[posted.partition_point(|&entry| entry < since)..]
        })
    }
}
