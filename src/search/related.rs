//! The same question asked elsewhere.
//!
//! The index of all notes is built once and never changed. Of notes that changed since it is kept
//! which wording of the index each of their questions has; wordings that the index has not stand
//! [`Aside`]. So an edit costs the note, and of its questions only those worded anew are compared
//! with others.

use super::aside::Aside;
use super::askings::Askings;
use super::entries::Alike;
use super::index::{Index, NONE, NoteWordings};
use super::likeness::Weighted;
use super::threads;
use super::wording::{Feature, Share, features};
use crate::notebook::{NoteId, QuestionId};
use crate::text::work;
use imbl::GenericHashMap;
use imbl::shared_ptr::DefaultSharedPtr;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// A related question and how alike it is: from [`super::likeness::SAME`] to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    pub question: QuestionId,
    pub score: f32,
}

/// The relations of all questions, as of one moment. Cheap to clone.
///
/// A wording goes by a key: its number in the index, or behind those its number aside.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    index: Arc<Index>,
    aside: Arc<Aside>,
    /// The notes that are not as they were when they were indexed; `None` for those that are gone.
    changed: Arc<FxHashMap<NoteId, Option<Arc<Placed>>>>,
    /// By key the changed notes that have such a question.
    holders: Holders,
    /// How many keys of wordings aside are among those.
    asked_aside: usize,
}

type Holders = GenericHashMap<u32, Arc<[NoteId]>, FxBuildHasher, DefaultSharedPtr>;

/// A note that changed since the index was built.
#[derive(Debug)]
struct Placed {
    rank: Rank,
    /// The key of each question, [`NONE`] for one without features.
    keys: Box<[u32]>,
    /// The keys with the indices of their questions, sorted.
    sorted: Box<[(u32, u32)]>,
}

/// What became of a note since it was indexed.
enum Now {
    Placed(Arc<Placed>),
    Gone,
    AsIndexed,
}

/// Where a note stands among all.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Twice the number of indexed notes before it; one more for a note that is indexed itself.
    place: u32,
    /// Orders those that came between two notes of the index.
    path: Option<Arc<str>>,
}

impl Rank {
    /// Of a note that is not indexed, behind so many that are.
    pub fn new(before: usize, path: &str) -> Self {
        Self { place: before as u32 * 2, path: Some(path.into()) }
    }
}

/// What became of the questions of one note since the relations were last told of it.
#[derive(Debug)]
pub struct Rewritten {
    pub note: NoteId,
    /// So many at its start, and at its end, are worded as they were.
    pub kept: (usize, usize),
    /// The features of those between.
    pub between: Vec<Arc<[Share]>>,
    /// Where it stands, for a note that is not indexed.
    pub rank: Rank,
}

impl Rewritten {
    /// The whole of a note that is indexed.
    pub fn whole(note: &NoteWordings) -> Self {
        let between = note.questions.iter().map(|shares| Arc::from(&**shares)).collect();
        Self { note: note.note, kept: (0, 0), between, rank: Rank::default() }
    }
}

impl Relations {
    /// Indexes all notes; their order decides between equals.
    pub fn new(notes: impl Iterator<Item = Arc<NoteWordings>>) -> Self {
        let index = Index::new(notes);
        let aside = Arc::new(Aside::new(&index));
        Self { index: Arc::new(index), aside, ..Self::default() }
    }

    /// The same relations with some notes `rewritten`, some `gone`, and some `back` to what they
    /// were when they were indexed.
    #[must_use]
    pub fn with_changes(&self, rewritten: &[Rewritten], gone: &[NoteId], back: &[NoteId]) -> Self {
        let mut next = self.clone();
        for note in rewritten {
            let placed = next.placed(note);
            next.put(note.note, Now::Placed(placed));
        }
        for &note in gone {
            next.put(note, Now::Gone);
        }
        for &note in back {
            next.put(note, Now::AsIndexed);
        }
        next.leave_out_what_nobody_asks();
        next
    }

    /// Whether both weigh words alike: they differ only by [`Relations::with_changes`].
    pub fn weigh_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.index, &other.index)
    }

    /// How many notes are not as they were when they were indexed.
    pub fn changed(&self) -> usize {
        self.changed.len()
    }

    fn placed(&self, note: &Rewritten) -> Arc<Placed> {
        let old = self.keys_of(note.note);
        let (first, last) = (note.kept.0.min(old.len()), note.kept.1.min(old.len()));
        let new = note.between.iter().map(|shares| self.key_of(shares));
        let kept_last = old.iter().skip(old.len() - last);
        let keys: Box<[u32]> =
            old[..first].iter().copied().chain(new).chain(kept_last.copied()).collect();
        work::count(keys.len());
        let numbered = keys.iter().zip(0..).filter(|(key, _)| **key != NONE);
        let mut sorted: Box<[_]> = numbered.map(|(&key, at)| (key, at)).collect();
        sorted.sort_unstable();
        let indexed = self.index.rank(note.note);
        let rank = indexed.map_or_else(|| note.rank.clone(), |_| self.rank(note.note));
        Arc::new(Placed { rank, keys, sorted })
    }

    /// The key of a wording, made if it is new.
    fn key_of(&self, shares: &[Share]) -> u32 {
        if shares.is_empty() {
            return NONE;
        }
        let indexed = self.index.entries().find(shares);
        indexed.unwrap_or_else(|| self.indexed() + self.aside.add(shares, &self.index))
    }

    /// Sets what is kept of a note.
    fn put(&mut self, id: NoteId, now: Now) {
        let keys = |note: Option<&Arc<Placed>>| -> Vec<u32> {
            let sorted = note.into_iter().flat_map(|note| note.sorted.iter());
            let mut keys: Vec<_> = sorted.map(|(key, _)| *key).collect();
            keys.dedup();
            keys
        };
        let new = if let Now::Placed(new) = &now { Some(new) } else { None };
        let (before, after) = (keys(self.changed.get(&id).and_then(Option::as_ref)), keys(new));
        for &key in before.iter().filter(|key| after.binary_search(key).is_err()) {
            self.hold(key, |notes| notes.retain(|note| *note != id));
        }
        for &key in after.iter().filter(|key| before.binary_search(key).is_err()) {
            self.hold(key, |notes| notes.push(id));
        }
        let changed = Arc::make_mut(&mut self.changed);
        match now {
            Now::Placed(note) => changed.insert(id, Some(note)),
            Now::Gone => changed.insert(id, None),
            Now::AsIndexed => changed.remove(&id),
        };
    }

    /// Changes which notes have a key.
    fn hold(&mut self, key: u32, change: impl FnOnce(&mut Vec<NoteId>)) {
        let before = self.holders.get(&key).map_or(&[][..], |notes| notes);
        let mut notes = before.to_vec();
        change(&mut notes);
        work::count(notes.len());
        let is_aside = key >= self.indexed();
        self.asked_aside += usize::from(is_aside && before.is_empty());
        if notes.is_empty() {
            self.asked_aside -= usize::from(is_aside);
            self.holders.remove(&key);
        } else {
            self.holders.insert(key, notes.into());
        }
    }

    /// Every key that is typed makes a new wording; most are asked no more after the next one.
    fn leave_out_what_nobody_asks(&mut self) {
        const FEW: usize = 1024;
        if self.aside.len() <= FEW + 2 * self.asked_aside {
            return;
        }
        let shared = self.indexed();
        let is_asked = |entry: u32| self.holders.contains_key(&(entry + shared));
        let (aside, numbers) = self.aside.without(is_asked, shared, &self.index);
        let moved = |key: u32| {
            let entry = key.checked_sub(shared).filter(|_| key != NONE);
            entry.map_or(key, |entry| numbers.get(&entry).map_or(NONE, |entry| entry + shared))
        };
        let placed = |note: &Placed| {
            let mut sorted: Box<[_]> =
                note.sorted.iter().map(|&(key, at)| (moved(key), at)).collect();
            sorted.sort_unstable();
            let keys = note.keys.iter().map(|&key| moved(key)).collect();
            Arc::new(Placed { rank: note.rank.clone(), keys, sorted })
        };
        let notes = self.changed.iter();
        let notes = notes.map(|(&id, note)| (id, note.as_deref().map(placed))).collect();
        self.holders =
            self.holders.iter().map(|(&key, notes)| (moved(key), notes.clone())).collect();
        self.changed = Arc::new(notes);
        self.aside = Arc::new(aside);
    }

    /// How many keys are those of the index.
    pub(super) fn indexed(&self) -> u32 {
        self.index.entries().len() as u32
    }

    /// Whether what the index has of a note is not so any more.
    pub(super) fn hides(&self, note: NoteId) -> bool {
        !self.changed.is_empty() && self.changed.contains_key(&note)
    }

    /// Where an indexed note stands.
    pub(super) fn rank(&self, note: NoteId) -> Rank {
        let place = self.index.rank(note).map_or(u32::MAX, |rank| rank * 2 + 1);
        Rank { place, path: None }
    }

    /// The questions of the index with a key; see [`Relations::hides`].
    pub(super) fn members(&self, key: u32) -> &[QuestionId] {
        if key < self.indexed() { self.index.members(key) } else { &[] }
    }

    /// The changed notes with a key: where each stands, and which of its questions by their keys
    /// ([`Self::held`]) have it. A note may ask one thing fifty thousand times.
    pub(super) fn holders(&self, key: u32) -> Vec<(Rank, NoteId, Range<usize>)> {
        let holders = self.holders.get(&key).into_iter().flat_map(|notes| notes.iter());
        let held = holders.filter_map(|&note| {
            let placed = self.changed.get(&note)?.as_ref()?;
            let start = placed.sorted.partition_point(|(other, _)| *other < key);
            let end = placed.sorted.partition_point(|(other, _)| *other <= key);
            Some((placed.rank.clone(), note, start..end))
        });
        held.collect()
    }

    /// One of the questions of a changed note, in the order of their keys.
    pub(super) fn held(&self, note: NoteId, at: usize) -> Option<QuestionId> {
        work::count(1);
        let placed = self.changed.get(&note)?.as_ref()?;
        let (_, index) = *placed.sorted.get(at)?;
        Some(QuestionId { note, index })
    }

    /// The keys of the questions of a note.
    fn keys_of(&self, note: NoteId) -> &[u32] {
        match self.changed.get(&note) {
            Some(Some(placed)) => &placed.keys,
            Some(None) => &[],
            None => self.index.entries_of(note),
        }
    }

    /// Names the terms of a question; `None` for one without any, which is related to nothing.
    pub(super) fn key(&self, question: QuestionId) -> Option<u32> {
        let key = *self.keys_of(question.note).get(question.index as usize)?;
        (key != NONE).then_some(key)
    }

    /// The features of a question's wording, in their order; none for one that is not known.
    pub fn features(&self, question: QuestionId) -> Vec<Feature> {
        let wording = self.key(question).map_or_else(Vec::new, |key| self.wording(key));
        wording.iter().map(|weighted| weighted.feature).collect()
    }

    fn wording(&self, key: u32) -> Vec<Weighted> {
        match key.checked_sub(self.indexed()) {
            None => self.index.entries().wording(key),
            Some(entry) => self.aside.wording(entry),
        }
    }

    /// The questions that are the same as `text`, best first, of equals in the order of notes.
    /// `but` names the question itself.
    pub fn of_text(
        &self,
        text: &str,
        but: Option<QuestionId>,
    ) -> impl Iterator<Item = Related> + use<> {
        self.of_wording(&self.index.entries().weighted(&features(text)), but)
    }

    /// The questions that are the same as one of the index; nothing for one it does not know.
    pub fn of(&self, question: QuestionId) -> impl Iterator<Item = Related> + use<> {
        let nothing = || (Alike::default(), Alike::default());
        let (in_index, aside) = self.key(question).map_or_else(nothing, |key| self.alike_to(key));
        Askings::new(self.clone(), in_index, aside, Some(question))
    }

    /// Works out on all cores what will be asked of many questions, unless it is known: those of a
    /// long note that was just opened.
    pub fn prepare(&self, questions: impl Iterator<Item = QuestionId>) {
        const MANY: usize = 64;
        let is_known = |key| self.aside.knows(key) || key < self.indexed() && self.index.knows(key);
        let mut keys: Vec<_> = questions.filter_map(|id| self.key(id)).collect();
        keys.retain(|&key| !is_known(key));
        keys.sort_unstable();
        keys.dedup();
        if keys.len() >= MANY {
            threads::map(&keys, |&key| drop(self.alike_to(key)));
        }
    }

    /// What is alike to a key, in the index and aside.
    fn alike_to(&self, key: u32) -> (Alike, Alike) {
        let is_indexed = key < self.indexed();
        if is_indexed && self.aside.is_empty() {
            return (self.index.alike_to(key), Alike::default());
        }
        self.aside.alike_to(
            key,
            || self.wording(key),
            |wording| {
                if is_indexed { self.index.alike_to(key) } else { self.index.alike(wording).into() }
            },
        )
    }

    /// At most `limit` related questions for each of `questions`, in their order. Questions of the
    /// same wording are worked out once.
    pub fn of_all(&self, questions: &[QuestionId], limit: usize) -> Vec<Vec<Related>> {
        let keys: Vec<_> = questions.iter().map(|&id| self.key(id)).collect();
        let mut wordings: Vec<_> = keys.iter().flatten().copied().collect();
        wordings.sort_unstable();
        wordings.dedup();
        let found = threads::map(&wordings, |&key| -> Vec<Related> {
            // One more, for the question itself is among them.
            self.of_wording(&self.wording(key), None).take(limit + 1).collect()
        });
        let of = |(id, key): (&QuestionId, &Option<u32>)| -> Vec<Related> {
            let at = key.and_then(|key| wordings.binary_search(&key).ok());
            let found = at.map_or(&[][..], |at| &found[at]);
            let others = found.iter().filter(|related| related.question != *id);
            others.take(limit).copied().collect()
        };
        questions.iter().zip(&keys).map(of).collect()
    }

    /// By key how many of its questions in the index are those of changed notes.
    pub(super) fn hidden(&self) -> FxHashMap<u32, usize> {
        let mut hidden = FxHashMap::default();
        for key in self.changed.keys().flat_map(|note| self.index.entries_of(*note)) {
            *hidden.entry(*key).or_default() += 1;
        }
        hidden
    }

    /// The questions of the same terms as one of the index, itself among them; none for one it does
    /// not know.
    pub fn same_wording(&self, question: QuestionId) -> impl Iterator<Item = QuestionId> {
        let key = self.key(question);
        let mut at = 0;
        let shown = std::iter::from_fn(move || {
            at = self.next_shown(key?, at);
            at += 1;
            self.members(key?).get(at - 1).copied()
        });
        let held = key.into_iter().flat_map(|key| self.holders(key));
        shown.chain(
            held.flat_map(move |(_, note, all)| all.filter_map(move |at| self.held(note, at))),
        )
    }

    /// From `at` on the first of the [`Self::members`] of a key whose note is as it was indexed; a
    /// note that is not is passed over as a whole.
    pub(super) fn next_shown(&self, key: u32, mut at: usize) -> usize {
        let members = self.members(key);
        while let Some(member) = members.get(at).filter(|member| self.hides(member.note)) {
            work::count(1);
            at += members[at..].partition_point(|other| other.note == member.note);
        }
        at
    }

    /// Those of `questions` whose wordings are to be kept, asked for the first of each alone.
    pub fn keep_wordings(
        &self,
        questions: Vec<QuestionId>,
        is_kept: impl Fn(QuestionId) -> bool,
    ) -> Vec<QuestionId> {
        let mut known = FxHashMap::default();
        let keeps = |&id: &QuestionId| match self.key(id) {
            Some(key) => *known.entry(key).or_insert_with(|| is_kept(id)),
            None => is_kept(id),
        };
        questions.into_iter().filter(keeps).collect()
    }

    /// The first of each wording among `questions`, in their order.
    pub fn distinct(&self, questions: &[QuestionId]) -> Vec<QuestionId> {
        let mut known = FxHashSet::default();
        let is_first = |&id: &QuestionId| self.key(id).is_none_or(|key| known.insert(key));
        questions.iter().copied().filter(is_first).collect()
    }

    /// Whether the question was asked at least `count` times elsewhere.
    pub fn has_others(&self, question: QuestionId, count: usize) -> bool {
        work::count(1);
        // The same terms are counted at once; other wordings have to be looked for.
        self.same_wording(question).nth(count).is_some()
            || self.of(question).take(count).count() == count
    }

    /// Whether the question was asked elsewhere too.
    pub fn is_repeated(&self, question: QuestionId) -> bool {
        self.of(question).next().is_some()
    }

    fn of_wording(&self, wording: &[Weighted], but: Option<QuestionId>) -> Askings {
        let (in_index, aside) = (self.index.alike(wording), self.aside.alike(wording));
        Askings::new(self.clone(), in_index.into(), aside, but)
    }

    /// The bytes of memory it takes, for measurements.
    pub fn size(&self) -> usize {
        self.index.size() + self.aside.size()
    }
}
