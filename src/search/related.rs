//! The same question asked elsewhere.
//!
//! The index of all notes is built once and never changed; notes that changed since stand in a
//! second, small index that is built anew with each of their changes, and hide their questions in
//! the first. So an edit costs the notes being edited, not the folder.

use super::index::{Alike, Index, NoteWordings};
use super::likeness::Weighted;
use super::threads;
use super::wording::{Feature, features};
use crate::notebook::{NoteId, QuestionId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::sync::{Arc, Mutex, PoisonError};

/// A related question and how alike it is: from [`super::likeness::SAME`] to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    pub question: QuestionId,
    pub score: f32,
}

/// The relations of all questions, as of one moment. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    all: Arc<Index>,
    changed: Arc<Index>,
    /// The notes in `changed`, and those that are gone.
    hidden: Arc<FxHashSet<NoteId>>,
    /// What in `all` is alike to the wordings of changed notes: it stays the same from edit to
    /// edit, so that only the question being typed is compared with the folder.
    remembered: Arc<Mutex<AlikeToOthers>>,
}

/// What is alike to wordings that may not be of the index, by their features and weights.
type AlikeToOthers = FxHashMap<Box<[(Feature, u32)]>, Alike>;

/// So many wordings are remembered; a note of a megabyte has fewer questions.
const REMEMBERED: usize = 1 << 15;

impl Relations {
    /// Indexes all notes; their order decides between equals.
    pub fn new(notes: impl Iterator<Item = Arc<NoteWordings>>) -> Self {
        Self { all: Arc::new(Index::new(notes, None)), ..Self::default() }
    }

    /// The same relations with `changed` notes read anew and `gone` ones left out. Both say all
    /// that differs from the notes given to [`Relations::new`].
    #[must_use]
    pub fn with_changes(&self, changed: &[Arc<NoteWordings>], gone: &[NoteId]) -> Self {
        let hidden = changed.iter().map(|note| note.note).chain(gone.iter().copied()).collect();
        Self {
            all: Arc::clone(&self.all),
            changed: Arc::new(Index::new(changed.iter().cloned(), Some(&self.all))),
            hidden: Arc::new(hidden),
            remembered: Arc::clone(&self.remembered),
        }
    }

    /// The questions that are the same as `text`, best first, of equals those of unchanged notes
    /// first. `but` names the question itself.
    pub fn of_text(&self, text: &str, but: Option<QuestionId>) -> impl Iterator<Item = Related> {
        self.of_wording(&self.all.weighted(&features(text)), but)
    }

    /// The index that knows a question, and its entry there.
    fn entry(&self, question: QuestionId) -> Option<(bool, u32)> {
        let is_changed = self.hidden.contains(&question.note);
        Some((is_changed, self.index(is_changed).entry(question)?))
    }

    fn index(&self, is_changed: bool) -> &Index {
        if is_changed { &self.changed } else { &self.all }
    }

    /// The questions that are the same as one of the index; nothing for one it does not know.
    pub fn of(&self, question: QuestionId) -> impl Iterator<Item = Related> + use<> {
        let entry = self.entry(question);
        let wording = entry
            .map_or_else(Vec::new, |(is_changed, entry)| self.index(is_changed).wording(entry));
        let found = match entry {
            Some((false, entry)) => self.all.alike_to(entry),
            _ => self.alike_in_all(question, &wording),
        };
        self.with_changed(found.to_vec(), &wording, Some(question))
    }

    /// The entries of all notes that are alike to the wording of a question of a changed note.
    fn alike_in_all(&self, question: QuestionId, wording: &[Weighted]) -> Alike {
        let key = |wording: &[Weighted]| -> Box<[_]> {
            wording.iter().map(|it| (it.feature, it.weight.to_bits())).collect()
        };
        let wanted = key(wording);
        // Most questions of a changed note are as they were.
        let before = self.all.entry(question);
        if let Some(entry) = before.filter(|&entry| key(&self.all.wording(entry)) == wanted) {
            return self.all.alike_to(entry);
        }
        // Whoever panicked under the lock left a whole map behind.
        let lock = || self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&wanted) {
            return Arc::clone(known);
        }
        let found: Alike = self.all.alike(wording).into();
        let mut remembered = lock();
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(wanted, Arc::clone(&found));
        found
    }

    /// At most `limit` related questions for each of `questions`, in their order. Questions of the
    /// same wording are worked out once.
    pub fn of_all(&self, questions: &[QuestionId], limit: usize) -> Vec<Vec<Related>> {
        let keys: Vec<_> = questions.iter().map(|&id| self.entry(id)).collect();
        let mut wordings: Vec<_> = keys.iter().flatten().copied().collect();
        wordings.sort_unstable();
        wordings.dedup();
        let found = threads::map(&wordings, |&(is_changed, entry)| -> Vec<Related> {
            // One more, for the question itself is among them.
            let wording = self.index(is_changed).wording(entry);
            self.of_wording(&wording, None).take(limit + 1).collect()
        });
        let of = |(id, key): (&QuestionId, &Option<(bool, u32)>)| -> Vec<Related> {
            let at = key.as_ref().and_then(|key| wordings.binary_search(key).ok());
            let found = at.map_or(&[][..], |at| &found[at]);
            let others = found.iter().filter(|related| related.question != *id);
            others.take(limit).copied().collect()
        };
        questions.iter().zip(&keys).map(of).collect()
    }

    /// The first `limit` of `questions` by how often they were asked in all, with that number;
    /// equals keep their order.
    ///
    /// Counting everything takes seconds in a large folder. So only what is often asked in the
    /// very same terms is counted in full, which leaves the order right where anybody looks.
    pub fn most_asked(&self, questions: Vec<QuestionId>, limit: usize) -> Vec<(QuestionId, usize)> {
        const COUNTED: usize = 512;
        let terms = |&id: &QuestionId| {
            let entry = self.entry(id);
            entry.map_or(1, |(is_changed, entry)| self.index(is_changed).members(entry).len())
        };
        let mut counted: Vec<_> = questions.into_iter().map(|id| (id, terms(&id))).collect();
        counted.sort_by_key(|&(_, times)| Reverse(times));
        counted.truncate(limit.max(COUNTED));
        let head = counted.len().min(COUNTED);
        let times = threads::map(&counted[..head], |&(id, _)| self.of(id).count() + 1);
        counted.iter_mut().zip(times).for_each(|(counted, times)| counted.1 = times);
        counted[..head].sort_by_key(|&(_, times)| Reverse(times));
        counted.truncate(limit);
        counted
    }

    /// The questions of the same terms as one of the index, itself among them; none for one it does
    /// not know.
    pub fn same_wording(&self, question: QuestionId) -> &[QuestionId] {
        let entry = self.entry(question);
        entry.map_or(&[], |(is_changed, entry)| self.index(is_changed).members(entry))
    }

    /// The first of each wording among `questions`, in their order.
    pub fn distinct(&self, questions: Vec<QuestionId>) -> Vec<QuestionId> {
        let mut known = FxHashSet::default();
        let is_first = |&id: &QuestionId| self.entry(id).is_none_or(|entry| known.insert(entry));
        questions.into_iter().filter(is_first).collect()
    }

    /// Whether the question was asked at least `count` times elsewhere.
    pub fn has_others(&self, question: QuestionId, count: usize) -> bool {
        self.of(question).take(count).count() == count
    }

    /// Whether the question was asked elsewhere too.
    pub fn is_repeated(&self, question: QuestionId) -> bool {
        self.of(question).next().is_some()
    }

    fn of_wording(
        &self,
        wording: &[Weighted],
        but: Option<QuestionId>,
    ) -> impl Iterator<Item = Related> + use<> {
        self.with_changed(self.all.alike(wording), wording, but)
    }

    /// The members of `found`, entries of all notes, and of what is alike in the changed ones.
    fn with_changed(
        &self,
        found: Vec<(u32, f32)>,
        wording: &[Weighted],
        but: Option<QuestionId>,
    ) -> impl Iterator<Item = Related> + use<> {
        let mut entries: Vec<_> = found.into_iter().map(|found| (false, found)).collect();
        entries.extend(self.changed.alike(wording).into_iter().map(|found| (true, found)));
        entries.sort_by(|a, b| b.1.1.total_cmp(&a.1.1));
        let relations = self.clone();
        // Lazily, too: of a wording asked fifty thousand times most want to know only that it was.
        entries.into_iter().flat_map(move |(is_changed, (entry, score))| {
            let index = Arc::clone(if is_changed { &relations.changed } else { &relations.all });
            let hidden = Arc::clone(&relations.hidden);
            (0..index.members(entry).len()).filter_map(move |at| {
                let question = index.members(entry)[at];
                let shows =
                    Some(question) != but && (is_changed || !hidden.contains(&question.note));
                shows.then_some(Related { question, score })
            })
        })
    }

    /// The bytes of memory it takes, for measurements.
    pub fn size(&self) -> usize {
        self.all.size() + self.changed.size()
    }
}
