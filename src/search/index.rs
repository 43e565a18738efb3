//! An index of wordings by their features.
//!
//! Wordings with the same features are one entry however often they were asked. Features are
//! numbered and an entry has four bytes for each, so that the questions of ten thousand notes
//! take megabytes and not hundreds of them.

use super::likeness::{self, Bound, SAME, Weighted, has_examples, leads, score, subjects};
use super::wording::{Feature, Remembered, Share, features};
use crate::notebook::{NoteId, QuestionId};
use crate::text::work;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The questions of one note, read for an index, in their order.
#[derive(Debug)]
pub struct NoteWordings {
    pub(super) note: NoteId,
    questions: Vec<Box<[Share]>>,
}

impl NoteWordings {
    /// Reads the wordings of all questions of `note`.
    pub fn new(note: NoteId, wordings: impl Iterator<Item = impl AsRef<str>>) -> Self {
        Self { note, questions: wordings.map(|text| features(text.as_ref()).into()).collect() }
    }

    /// As [`Self::new`]; what was read of a wording before is not read again.
    pub fn remembered(
        note: NoteId,
        wordings: impl Iterator<Item = impl AsRef<str>>,
        remembered: &Remembered,
    ) -> Self {
        let read = |text: &str| Box::from(&*remembered.features(text));
        Self { note, questions: wordings.map(|text| read(text.as_ref())).collect() }
    }
}

/// Entries with their scores, best first.
pub(super) type Alike = Arc<[(u32, f32)]>;

/// The entries of some notes.
#[derive(Debug)]
pub(super) struct Index {
    numbers: FxHashMap<Feature, u32>,
    features: Vec<Feature>,
    /// What each feature weighs where a wording has all of it, and what one weighs that is not here.
    weights: Vec<f32>,
    unseen: f32,
    /// Per feature the entries that have it.
    posted: Lists<u32>,
    /// Per entry its features, in the order of features.
    wordings: Lists<Code>,
    about: Vec<About>,
    /// Per entry the questions asked so.
    members: Lists<QuestionId>,
    /// The entry of each question, [`NONE`] for one without features; where each note's begin,
    /// and how many they are.
    entry_of: Vec<u32>,
    notes: FxHashMap<NoteId, (u32, u32)>,
    scratch: Mutex<Vec<Scratch>>,
    known: Mutex<Known>,
}

const NONE: u32 = u32::MAX;

/// What is kept of an entry to leave it unread.
#[derive(Debug, Clone, Copy)]
struct About {
    /// The weight of its subjects.
    subjects: f32,
    /// Whether one of its terms is an example of another (`401` of `状态码`).
    has_examples: bool,
}

/// A feature's number, and its share as a number of [`SHARES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Code(u32);

/// The shares there are: what is named, implied or half filler, in one of the clauses.
const SHARES: [f32; 12] =
    [1.0, 0.6, 0.4, 0.36, 0.24, 0.216, 0.2, 0.144, 0.1296, 0.12, 0.0864, 0.08];

impl Code {
    fn new(number: u32, share: f32) -> Self {
        let far = |&(_, one): &(usize, &f32)| (one - share).abs();
        let nearest = SHARES.iter().enumerate().min_by(|a, b| far(a).total_cmp(&far(b)));
        Self(number << 4 | nearest.map_or(0, |(at, _)| at as u32))
    }

    fn number(self) -> usize {
        (self.0 >> 4) as usize
    }

    fn share(self) -> f32 {
        SHARES.get((self.0 & 15) as usize).copied().unwrap_or(1.0)
    }
}

/// Many lists, one behind the other.
#[derive(Debug)]
struct Lists<T> {
    /// Where each starts; one more for the end.
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: vec![0], all: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn get(&self, number: u32) -> &[T] {
        let (start, end) = (self.starts[number as usize], self.starts[number as usize + 1]);
        &self.all[start as usize..end as usize]
    }

    fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.all.extend(list);
        self.starts.push(self.all.len() as u32);
    }

    /// `count` lists of what `items` gives with the number of its list; each list in their order.
    fn sorted(count: usize, items: impl Iterator<Item = (u32, T)> + Clone, filler: T) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (number, _) in items.clone() {
            starts[number as usize + 1] += 1;
        }
        for number in 0..count {
            starts[number + 1] += starts[number];
        }
        let mut next = starts.clone();
        let mut all = vec![filler; starts[count] as usize];
        for (number, item) in items {
            let at = &mut next[number as usize];
            all[*at as usize] = item;
            *at += 1;
        }
        Self { starts, all }
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

/// What was alike to entries that somebody asked for.
#[derive(Debug, Default)]
struct Known {
    of: FxHashMap<u32, Alike>,
    /// How many pairs that is.
    size: usize,
}

/// Some megabytes: more than the questions of all notes that anybody has open.
const MOST_KNOWN: usize = 200_000;

impl Default for Index {
    fn default() -> Self {
        Builder::default().finish(None)
    }
}

impl Index {
    /// Indexes notes; their order decides between equals. What features weigh is counted, or is
    /// what they weigh in `weights`.
    pub(super) fn new(
        notes: impl Iterator<Item = Arc<NoteWordings>>,
        weights: Option<&Self>,
    ) -> Self {
        let mut builder = Builder::default();
        notes.for_each(|note| builder.add(&note));
        builder.finish(weights)
    }

    fn weight(&self, feature: Feature) -> f32 {
        let number = self.numbers.get(&feature);
        number.map_or(likeness::base_weight(feature.sort()) * self.unseen, |&number| {
            self.weights[number as usize]
        })
    }

    /// A wording with its weights here.
    pub(super) fn weighted(&self, shares: &[Share]) -> Vec<Weighted> {
        let weight = |share: &Share| share.share * self.weight(share.feature);
        shares
            .iter()
            .map(|share| Weighted { feature: share.feature, weight: weight(share) })
            .collect()
    }

    pub(super) fn entry(&self, question: QuestionId) -> Option<u32> {
        let &(first, count) = self.notes.get(&question.note)?;
        let entry =
            (question.index < count).then(|| self.entry_of[(first + question.index) as usize])?;
        (entry != NONE).then_some(entry)
    }

    pub(super) fn members(&self, entry: u32) -> &[QuestionId] {
        self.members.get(entry)
    }

    /// The features of an entry.
    pub(super) fn wording(&self, entry: u32) -> Vec<Weighted> {
        let mut wording = Vec::new();
        self.read(entry, &mut wording);
        wording
    }

    fn read(&self, entry: u32, wording: &mut Vec<Weighted>) {
        wording.clear();
        wording.extend(self.wordings.get(entry).iter().map(|code| Weighted {
            feature: self.features[code.number()],
            weight: code.share() * self.weights[code.number()],
        }));
    }

    /// The entries alike to one of them, itself among them, best first.
    pub(super) fn alike_to(&self, entry: u32) -> Alike {
        if let Some(known) = lock(&self.known).of.get(&entry) {
            return Arc::clone(known);
        }
        let found: Alike = self.alike(&self.wording(entry)).into();
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
        let mut scratch = lock(&self.scratch).pop().unwrap_or_default();
        scratch.shared.resize(self.about.len(), 0.0);
        let leads = leads(wording);
        for lead in &leads {
            let Some(&number) = self.numbers.get(&lead.feature) else { continue };
            let posted = self.posted.get(number);
            work::count(posted.len());
            for &entry in posted {
                let shared = &mut scratch.shared[entry as usize];
                if *shared == 0.0 {
                    scratch.touched.push(entry);
                }
                *shared += lead.weight;
            }
        }
        let bound = Bound::new(wording, &leads);
        let mut found = Vec::new();
        for entry in scratch.touched.drain(..) {
            let shared = std::mem::take(&mut scratch.shared[entry as usize]);
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
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    /// The bytes of memory it takes, for measurements.
    pub(super) fn size(&self) -> usize {
        (self.numbers.capacity() + self.notes.capacity()) * 16
            + self.features.len() * 12
            + (self.posted.all.len() + self.posted.starts.len()) * 4
            + (self.wordings.all.len() + self.wordings.starts.len()) * 4
            + self.members.all.len() * 8
            + self.members.starts.len() * 4
            + self.about.len() * size_of::<About>()
            + self.entry_of.len() * 4
    }
}

#[derive(Default)]
struct Builder {
    numbers: FxHashMap<Feature, u32>,
    features: Vec<Feature>,
    /// How many questions have each feature.
    counts: Vec<u32>,
    wordings: Lists<Code>,
    by_hash: FxHashMap<u64, u32>,
    asked: Vec<QuestionId>,
    entry_of: Vec<u32>,
    notes: FxHashMap<NoteId, (u32, u32)>,
}

impl Builder {
    fn add(&mut self, note: &NoteWordings) {
        let first = self.entry_of.len() as u32;
        self.notes.insert(note.note, (first, note.questions.len() as u32));
        let mut codes = Vec::new();
        for (index, shares) in note.questions.iter().enumerate() {
            codes.clear();
            for share in shares {
                let next = self.features.len() as u32;
                let number = *self.numbers.entry(share.feature).or_insert(next);
                if number == next {
                    self.features.push(share.feature);
                    self.counts.push(0);
                }
                self.counts[number as usize] += 1;
                codes.push(Code::new(number, share.share));
            }
            let entry = if codes.is_empty() { NONE } else { self.entry(&codes) };
            self.entry_of.push(entry);
            self.asked.push(QuestionId { note: note.note, index: index as u32 });
        }
    }

    /// The entry of these features, made if it is new.
    fn entry(&mut self, codes: &[Code]) -> u32 {
        let mut hasher = FxHasher::default();
        codes.hash(&mut hasher);
        let mut hash = hasher.finish();
        while let Some(&entry) = self.by_hash.get(&hash) {
            if self.wordings.get(entry) == codes {
                return entry;
            }
            // Another wording has the same hash; the next one is as good.
            hash = hash.wrapping_add(1);
        }
        let entry = self.wordings.len() as u32;
        self.by_hash.insert(hash, entry);
        self.wordings.push(codes.iter().copied());
        entry
    }

    fn finish(mut self, weights: Option<&Index>) -> Index {
        self.by_hash = FxHashMap::default();
        let questions = self.asked.len() as u32;
        let counted =
            self.features.iter().zip(&self.counts).map(|(feature, &count)| match weights {
                Some(index) => index.weight(*feature),
                None => likeness::base_weight(feature.sort()) * likeness::rarity(count, questions),
            });
        let weights_here: Vec<f32> = counted.collect();
        let entries = self.wordings.len();
        let wordings = &self.wordings;
        let posted = (0..entries as u32).flat_map(|entry| {
            wordings.get(entry).iter().map(move |code| (code.number() as u32, entry))
        });
        let posted = Lists::sorted(self.features.len(), posted, 0);
        let asked = self.entry_of.iter().copied().zip(self.asked.iter().copied());
        let nobody = QuestionId { note: NoteId(NONE), index: 0 };
        let members = Lists::sorted(entries, asked.filter(|&(entry, _)| entry != NONE), nobody);
        self.wordings.all.shrink_to_fit();
        self.entry_of.shrink_to_fit();
        let mut index = Index {
            numbers: self.numbers,
            features: self.features,
            weights: weights_here,
            unseen: weights.map_or(likeness::rarity(1, questions), |index| index.unseen),
            posted,
            wordings: self.wordings,
            about: Vec::with_capacity(entries),
            members,
            entry_of: self.entry_of,
            notes: self.notes,
            scratch: Mutex::default(),
            known: Mutex::default(),
        };
        let mut wording = Vec::new();
        for entry in 0..entries as u32 {
            index.read(entry, &mut wording);
            let about =
                About { subjects: subjects(&wording), has_examples: has_examples(&wording) };
            index.about.push(about);
        }
        index
    }
}

/// What a search that panicked left behind was taken out before it began, or is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
