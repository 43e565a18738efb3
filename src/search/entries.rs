//! Wordings as numbered features, each wording once however often it was asked, and the search
//! for those that are alike.
//!
//! An entry has four bytes for each of its features, so that the questions of ten thousand notes
//! take megabytes and not hundreds of them.

use super::likeness::{self, Bound, SAME, Weighted, has_examples, leads, score, subjects};
use super::lists::Lists;
use super::wording::{Feature, Share, Sort};
use crate::text::work;
use hashbrown::HashTable;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Entries with their scores, best first.
pub(super) type Alike = Arc<[(u32, f32)]>;

/// How many places of features in entries one search looks at, those of rare features first. What
/// is asked in more wordings than this was asked often enough for everything that is said of it,
/// and a key costs the same in a folder of any size.
const LOOKED_AT: usize = 4096;

/// Some wordings. What features weigh is given, see [`Entries::weigh`].
#[derive(Debug, Default)]
pub(super) struct Entries {
    numbers: FxHashMap<Feature, u32>,
    features: Vec<Feature>,
    sorts: Vec<Sort>,
    /// What each feature weighs where a wording has all of it, and what one weighs that is not
    /// here.
    weights: Vec<f32>,
    unseen: f32,
    /// Per entry its features, in the order of features.
    wordings: Lists<Code>,
    about: Vec<About>,
    by_wording: HashTable<u32>,
    scratch: Mutex<Vec<Scratch>>,
}

/// What is kept of an entry to leave it unread.
#[derive(Debug, Clone, Copy)]
struct About {
    /// The weight of its subjects.
    subjects: f32,
    /// Whether one of its terms is an example of another (`401` of `状态码`).
    has_examples: bool,
}

/// A feature's number, whether it is a further part, and its share as a number of [`SHARES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Code(u32);

/// The shares there are: what is named, implied or half filler, in one of the clauses.
const SHARES: [f32; 12] =
    [1.0, 0.6, 0.4, 0.36, 0.24, 0.216, 0.2, 0.144, 0.1296, 0.12, 0.0864, 0.08];

impl Code {
    fn new(number: u32, share: &Share) -> Self {
        let far = |&(_, one): &(usize, &f32)| (one - share.share).abs();
        let nearest = SHARES.iter().enumerate().min_by(|a, b| far(a).total_cmp(&far(b)));
        let at = nearest.map_or(0, |(at, _)| at as u32);
        Self(number << 5 | u32::from(share.is_further) << 4 | at)
    }

    /// The number of the feature.
    pub(super) fn number(self) -> usize {
        (self.0 >> 5) as usize
    }

    fn is_further(self) -> bool {
        self.0 & 16 != 0
    }

    fn share(self) -> f32 {
        SHARES.get((self.0 & 15) as usize).copied().unwrap_or(1.0)
    }
}

/// What a search for candidates adds up, kept for the next one.
#[derive(Debug, Default)]
struct Scratch {
    /// Per entry the weight it shares; all 0 between searches.
    shared: Vec<f32>,
    touched: Vec<u32>,
    wording: Vec<Weighted>,
}

impl Entries {
    /// Entries in which a feature that none of them has weighs `unseen` times its base weight.
    pub(super) fn new(unseen: f32) -> Self {
        Self { unseen, ..Self::default() }
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.wordings.len()
    }

    /// Every feature, by its number.
    pub(super) fn features(&self) -> &[Feature] {
        &self.features
    }

    /// The features of an entry.
    pub(super) fn codes(&self, entry: u32) -> &[Code] {
        self.wordings.get(entry)
    }

    /// What a feature weighs that no entry has, as a factor of its base weight.
    pub(super) fn unseen(&self) -> f32 {
        self.unseen
    }

    pub(super) fn weight(&self, feature: Feature) -> f32 {
        let number = self.numbers.get(&feature);
        number.map_or(likeness::base_weight(feature.sort()) * self.unseen, |&number| {
            self.weights[number as usize]
        })
    }

    /// The number of a feature, a new one for one that is not here.
    pub(super) fn number(&mut self, feature: Feature) -> u32 {
        let next = self.features.len() as u32;
        let number = *self.numbers.entry(feature).or_insert(next);
        if number == next {
            self.features.push(feature);
            self.sorts.push(feature.sort());
        }
        number
    }

    /// The entry of a wording with features, if it is here.
    pub(super) fn find(&self, shares: &[Share]) -> Option<u32> {
        let code = |share: &Share| Some(Code::new(*self.numbers.get(&share.feature)?, share));
        let codes: Vec<_> = shares.iter().map(code).collect::<Option<_>>()?;
        let is_it = |&entry: &u32| self.wordings.get(entry) == codes;
        self.by_wording.find(hash(&codes), is_it).copied()
    }

    /// The entry of a wording with features, made if it is new; see [`Entries::weigh`].
    pub(super) fn add(&mut self, shares: &[Share]) -> u32 {
        let code = |share: &Share| Code::new(self.number(share.feature), share);
        let codes: Vec<_> = shares.iter().map(code).collect();
        let wordings = &self.wordings;
        let slot = self.by_wording.entry(
            hash(&codes),
            |&entry| wordings.get(entry) == codes,
            |&entry| hash(wordings.get(entry)),
        );
        let next = wordings.len() as u32;
        let entry = *slot.or_insert(next).get();
        if entry == next {
            self.wordings.push(codes);
        }
        entry
    }

    /// Gives the features and entries that were added since the last time what they weigh.
    pub(super) fn weigh(&mut self, weight: impl Fn(usize, Feature) -> f32) {
        let known = self.weights.len();
        let new = self.features.iter().enumerate().skip(known);
        self.weights.extend(new.map(|(number, feature)| weight(number, *feature)));
        let mut wording = Vec::new();
        for entry in self.about.len()..self.len() {
            self.read(entry as u32, &mut wording);
            let about =
                About { subjects: subjects(&wording), has_examples: has_examples(&wording) };
            self.about.push(about);
        }
    }

    /// As [`Entries::weigh`], when nothing more will be added that is not known yet.
    pub(super) fn set_unseen(&mut self, unseen: f32) {
        self.unseen = unseen;
        self.wordings.shrink_to_fit();
        self.features.shrink_to_fit();
        self.sorts.shrink_to_fit();
    }

    /// What the subjects of an entry weigh.
    pub(super) fn subjects(&self, entry: u32) -> f32 {
        self.about[entry as usize].subjects
    }

    /// A wording with its weights here.
    pub(super) fn weighted(&self, shares: &[Share]) -> Vec<Weighted> {
        let weight = |share: &Share| share.share * self.weight(share.feature);
        shares
            .iter()
            .map(|share| Weighted {
                feature: share.feature,
                sort: share.feature.sort(),
                weight: weight(share),
                is_further: share.is_further,
            })
            .collect()
    }

    /// The features of an entry with their weights.
    pub(super) fn wording(&self, entry: u32) -> Vec<Weighted> {
        let mut wording = Vec::new();
        self.read(entry, &mut wording);
        wording
    }

    /// The features of an entry as they were added.
    pub(super) fn shares(&self, entry: u32) -> Vec<Share> {
        let codes = self.wordings.get(entry).iter();
        codes
            .map(|code| Share {
                feature: self.features[code.number()],
                share: code.share(),
                is_further: code.is_further(),
            })
            .collect()
    }

    fn read(&self, entry: u32, wording: &mut Vec<Weighted>) {
        wording.clear();
        wording.extend(self.wordings.get(entry).iter().map(|code| Weighted {
            feature: self.features[code.number()],
            sort: self.sorts[code.number()],
            weight: code.share() * self.weights[code.number()],
            is_further: code.is_further(),
        }));
    }

    /// The entries alike to a wording, best first, of equals those of lower number; among the
    /// entries that `posted` names for the number of a feature they have.
    pub(super) fn alike<'p>(
        &self,
        wording: &[Weighted],
        posted: impl Fn(u32) -> &'p [u32],
    ) -> Vec<(u32, f32)> {
        let leads = leads(wording);
        let list = |lead: &Weighted| {
            let list = posted(*self.numbers.get(&lead.feature)?);
            (!list.is_empty()).then_some((list, lead.weight))
        };
        let mut lists: Vec<_> = leads.iter().filter_map(list).collect();
        if lists.is_empty() {
            return Vec::new();
        }
        lists.sort_by_key(|(list, _)| list.len());
        let mut scratch = lock(&self.scratch).pop().unwrap_or_default();
        scratch.shared.resize(self.len(), 0.0);
        let is_cut = scratch.add_up(&lists);
        let bound = Bound::new(wording, &leads);
        let mut found = Vec::new();
        for entry in scratch.touched.drain(..) {
            let shared = std::mem::take(&mut scratch.shared[entry as usize]);
            let shared = if is_cut { self.shared(entry, &leads) } else { shared };
            let about = self.about[entry as usize];
            if bound.may_reach(about.subjects, about.has_examples, shared) {
                self.read(entry, &mut scratch.wording);
                let score = score(wording, &scratch.wording);
                if score >= SAME {
                    found.push((entry, score));
                }
            }
        }
        lock(&self.scratch).push(scratch);
        found.sort_by(|a, b| best_first(*a, *b));
        found
    }

    /// The weight of those of `leads` that an entry has.
    fn shared(&self, entry: u32, leads: &[Weighted]) -> f32 {
        let has = |lead: &&Weighted| {
            let codes = self.wordings.get(entry).iter();
            codes.into_iter().any(|code| self.features[code.number()] == lead.feature)
        };
        leads.iter().filter(has).map(|lead| lead.weight).sum()
    }

    /// The bytes of memory it takes, for measurements.
    pub(super) fn size(&self) -> usize {
        self.numbers.capacity() * 17
            + self.features.capacity() * 10
            + self.weights.capacity() * 4
            + self.wordings.size()
            + self.about.capacity() * size_of::<About>()
            + self.by_wording.capacity() * 5
    }
}

impl Scratch {
    /// Adds up what each entry shares of features, of which it is given the entries that have them
    /// and the weight; whether some were left out.
    fn add_up(&mut self, lists: &[(&[u32], f32)]) -> bool {
        let mut left = LOOKED_AT;
        for &(list, weight) in lists {
            let some = &list[..list.len().min(left)];
            work::count(some.len());
            left -= some.len();
            for &entry in some {
                let shared = &mut self.shared[entry as usize];
                if *shared == 0.0 {
                    self.touched.push(entry);
                }
                *shared += weight;
            }
            if some.len() < list.len() {
                return true;
            }
        }
        false
    }
}

/// Orders entries by their scores, and by their numbers where these are equal.
pub(super) fn best_first(a: (u32, f32), b: (u32, f32)) -> std::cmp::Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

fn hash(codes: &[Code]) -> u64 {
    let mut hasher = FxHasher::default();
    codes.hash(&mut hasher);
    hasher.finish()
}

/// What a search that panicked left behind was taken out before it began.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
