//! What search keeps beside the notes, brought up to date by whoever asks.
//!
//! Nothing here is written by the session: a reader comes with its notebook, and what differs
//! from the notebook last seen is read anew, note by note.

use super::answers;
use super::filter::Conditions;
use super::find::{self, Found, Tier};
use super::fulltext::FullText;
use super::query::{Query, Word};
use super::related::{Rank, Relations, Rewritten};
use super::shelf::{Entry, Shelf};
use super::threads;
use super::titles::Item;
use super::wording::{Remembered, Share};
use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// Titles and relations of the notebook last seen.
#[derive(Default)]
pub struct Catalogue {
    titles: Mutex<(Notebook, Arc<Shelf>)>,
    answers: Arc<FullText>,
    relations: Mutex<Related>,
    /// Told when relations were built aside.
    built: Condvar,
    remembered: Remembered,
    is_building: AtomicBool,
    /// Nothing is ever related: see [`Catalogue::without_relations`].
    relates_nothing: bool,
    on_ready: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

#[derive(Default)]
struct Related {
    /// The notebook that the index was built from, and its notes in their order.
    built: Notebook,
    notes: Vec<NoteId>,
    /// The notebook that `now` is of.
    seen: Notebook,
    now: Relations,
}

/// The index of more notes than this is built aside, while readers do without or with an old one.
const MANY: usize = 200;

/// How often who waits for relations looks whether anybody waits for him.
const LOOK_UP: Duration = Duration::from_millis(50);

impl Catalogue {
    /// A catalogue that has no relations, for one pass over notes that are too many to relate.
    pub fn without_relations() -> Self {
        Self { relates_nothing: true, ..Self::default() }
    }

    /// The features of a wording of a note that is being edited: see [`wording::features`].
    ///
    /// [`wording::features`]: super::wording::features
    pub fn features(&self, text: &str) -> Arc<[Share]> {
        self.remembered.features(text)
    }

    /// Called whenever relations that a reader had to do without are there.
    pub fn on_ready(&self, call: Box<dyn Fn() + Send + Sync>) {
        // Only the first server of a process is told.
        let _ = self.on_ready.set(call);
    }

    /// The titles of all notes of `notebook`.
    pub fn shelf(&self, notebook: &Notebook) -> Arc<Shelf> {
        let mut state = lock(&self.titles);
        let changed = notebook.changed_since(&state.0);
        if !changed.is_empty() {
            Arc::make_mut(&mut state.1).update(notebook, &changed);
        }
        state.0 = notebook.clone();
        Arc::clone(&state.1)
    }

    /// Reads all titles and the tables that pinyin needs, so that the first search need not.
    pub fn warm_up(&self, notebook: &Notebook) {
        self.shelf(notebook);
        super::pinyin::warm_up();
    }

    /// What `query` finds in `notebook`, best first, at most [`find::LIMIT`]; nothing more once
    /// `is_cancelled` says that nobody waits.
    pub fn search(
        self: &Arc<Self>,
        notebook: &Notebook,
        query: &Query,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Found> {
        let titles = self.shelf(notebook);
        let relations = query.asked.and_then(|_| self.relations(notebook));
        let conditions = Conditions::new(query, notebook, relations.as_ref());
        find::find(&titles, &conditions, is_cancelled)
    }

    /// Brings the index of answers up to date with `notebook` now, however long it takes. Notes
    /// of more than `most` bytes in all have none.
    pub fn index_answers(&self, notebook: &Notebook, most: usize) {
        self.answers.update(notebook, most);
    }

    /// What [`Catalogue::search`] finds, and behind it, while there is room, the questions that
    /// have the words in their answers: by an index, if the notes have at most `indexed` bytes in
    /// all, and by reading them until it is there. It is brought up to date aside.
    pub fn search_answers(
        self: &Arc<Self>,
        notebook: &Notebook,
        query: &Query,
        indexed: usize,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Found> {
        let mut found = self.search(notebook, query, is_cancelled);
        if found.len() >= find::LIMIT || query.words.is_empty() {
            return found;
        }
        let titles = self.shelf(notebook);
        let relations = query.asked.and_then(|_| self.relations(notebook));
        let conditions = Conditions::new(query, notebook, relations.as_ref());
        let index = self.answers.published();
        let ranked = index
            .as_ref()
            .and_then(|index| answers::find_ranked(index, (notebook, &titles), &conditions));
        let more = ranked.unwrap_or_else(|| answers::find(&titles, &conditions, is_cancelled));
        self.answers.keep_up(notebook, index.as_deref(), indexed);
        // What merely resembles the words comes last, behind what has them in the answer.
        let fuzzy = found.partition_point(|found| found.rank.tier < Tier::Fuzzy);
        let resembling = found.split_off(fuzzy);
        for one in more.into_iter().chain(resembling) {
            let is_known = |known: &Found| known.note == one.note && known.item == one.item;
            if found.len() < find::LIMIT && !found.iter().any(is_known) {
                found.push(one);
            }
        }
        found
    }

    /// Every question of `notebook` that `query` asks for, in the order of paths and lines. Words
    /// have to be there as written: nothing is guessed, ranked or left out.
    pub fn questions(
        &self,
        notebook: &Notebook,
        query: &Query,
        relations: Option<&Relations>,
    ) -> Vec<QuestionId> {
        let conditions = Conditions::new(query, notebook, relations);
        let parts: Vec<_> = query.words.iter().flat_map(Word::parts).collect();
        let titles = self.shelf(notebook);
        let of_entry = |entry: &Arc<Entry>| {
            let Some(of_note) = conditions.of_note(entry) else { return Vec::new() };
            let has = |at: usize, part: &str| {
                entry.titles.title(at).contains(part)
                    || entry.around(at).any(|around| entry.titles.title(around).contains(part))
            };
            let asked = entry.titles.questions().enumerate().filter(|&(index, at)| {
                parts.iter().all(|part| has(at, part)) && of_note.hold(Item::Question(index as u32))
            });
            let id = |(index, _)| QuestionId { note: entry.id, index: index as u32 };
            asked.map(id).collect()
        };
        threads::map(titles.entries(), of_entry).concat()
    }

    /// The relations of all questions of `notebook`. `None` while those of a large folder are
    /// being read for the first time: that takes seconds, and nobody should wait for it.
    pub fn relations(self: &Arc<Self>, notebook: &Notebook) -> Option<Relations> {
        if self.relates_nothing {
            return None;
        }
        let mut state = lock(&self.relations);
        // Findings ask for each failed question; to count 10,000 notes each time takes longer than
        // to find what is wrong with the note.
        if state.notes.is_empty() && self.is_building.load(Ordering::Acquire) {
            return None;
        }
        let changed = notebook.changed_since(&state.seen);
        if changed.len() > MANY {
            drop(state);
            self.build(notebook.clone());
            return None;
        }
        if !state.update_or_build(notebook, &changed, &self.remembered) {
            self.build(notebook.clone());
        }
        Some(state.now.clone())
    }

    /// As [`Catalogue::relations`], waiting `longest` for them at most, and only while somebody
    /// waits for the answer.
    pub fn relations_within(
        self: &Arc<Self>,
        notebook: &Notebook,
        longest: Duration,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Option<Relations> {
        let start = Instant::now();
        loop {
            let relations = self.relations(notebook);
            let is_over = self.relates_nothing || start.elapsed() > longest || is_cancelled();
            if relations.is_some() || is_over {
                return relations;
            }
            let state = lock(&self.relations);
            if self.is_building.load(Ordering::Acquire) {
                drop(self.built.wait_timeout(state, LOOK_UP));
            }
        }
    }

    /// The relations of all questions of `notebook`, however long it takes.
    pub fn relations_now(&self, notebook: &Notebook) -> Relations {
        let mut state = lock(&self.relations);
        let changed = notebook.changed_since(&state.seen);
        if changed.len() > MANY {
            *state = Related::build(notebook, super::relations);
        } else {
            state.update_or_build(notebook, &changed, &self.remembered);
        }
        state.now.clone()
    }

    fn build(self: &Arc<Self>, notebook: Notebook) {
        if self.is_building.swap(true, Ordering::AcqRel) {
            return;
        }
        let catalogue = Arc::clone(self);
        let build = move || {
            threads::let_others_go_first();
            let built = Related::build(&notebook, super::relations_aside);
            *lock(&catalogue.relations) = built;
            catalogue.is_building.store(false, Ordering::Release);
            catalogue.built.notify_all();
            if let Some(call) = catalogue.on_ready.get() {
                call();
            }
        };
        // On one core, and there behind who is typing. Without a thread nothing is related.
        let _ = std::thread::Builder::new().name("relations".into()).spawn(build);
    }
}

impl Related {
    /// Reads all notes, as `relate` does.
    fn build(notebook: &Notebook, relate: fn(&Notebook, &[NoteId]) -> Relations) -> Self {
        let mut notes: Vec<_> = notebook.notes().map(|(id, _)| id).collect();
        notes.sort_by_cached_key(|&id| notebook.shown_path(id));
        let now = relate(notebook, &notes);
        Self { built: notebook.clone(), notes, seen: notebook.clone(), now }
    }

    /// Takes in what changed. Gives `false` when so much has that the index should be built
    /// anew, and is too large to do so here.
    fn update_or_build(
        &mut self,
        notebook: &Notebook,
        changed: &[NoteId],
        remembered: &Remembered,
    ) -> bool {
        let is_worn = self.now.changed() + changed.len() > 4 + self.notes.len() / 16;
        if is_worn && !changed.is_empty() && self.notes.len() <= MANY {
            *self = Self::build(notebook, super::relations);
            return true;
        }
        self.update(notebook, changed, remembered);
        !is_worn
    }

    fn update(&mut self, notebook: &Notebook, changed: &[NoteId], remembered: &Remembered) {
        let (mut rewritten, mut gone, mut back) = (Vec::new(), Vec::new(), Vec::new());
        for &id in changed {
            match (notebook.note(id), self.built.note(id)) {
                (Some(now), Some(built)) if Arc::ptr_eq(now, built) => back.push(id),
                (None, None) => back.push(id),
                (Some(now), _) => rewritten.push(self.rewritten((notebook, id), now, remembered)),
                (None, Some(_)) => gone.push(id),
            }
        }
        if !changed.is_empty() {
            self.now = self.now.with_changes(&rewritten, &gone, &back);
        }
        self.seen = notebook.clone();
    }

    /// What became of the questions of a note since it was seen last.
    fn rewritten(
        &self,
        (notebook, id): (&Notebook, NoteId),
        now: &Note,
        remembered: &Remembered,
    ) -> Rewritten {
        let kept = self.seen.note(id).map_or((0, 0), |then| kept(then, now));
        let count = now.facts().questions.len() - kept.0 - kept.1;
        let texts = super::texts(now).skip(kept.0).take(count);
        let between = texts.map(|text| remembered.features(&text)).collect();
        let rank = if self.built.note(id).is_some() {
            Rank::default()
        } else {
            let path = notebook.shown_path(id);
            let before = self.notes.partition_point(|&it| self.built.shown_path(it) < path);
            Rank::new(before, &path)
        };
        Rewritten { note: id, kept, between, rank }
    }
}

/// How many questions at the start and at the end of a note are worded as they were.
fn kept(then: &Note, now: &Note) -> (usize, usize) {
    if !Arc::ptr_eq(then.lexicon(), now.lexicon()) {
        return (0, 0);
    }
    let texts = |note: &'_ Note| note.facts().questions.len();
    let most = texts(then).min(texts(now));
    let is_same = |a: usize, b: usize| {
        let (a, b) = (&then.facts().questions[a], &now.facts().questions[b]);
        then.slice(a.text) == now.slice(b.text)
    };
    let first = (0..most).take_while(|&at| is_same(at, at)).count();
    let from_end = |at: &usize| is_same(texts(then) - at - 1, texts(now) - at - 1);
    let last = (0..most - first).take_while(from_end).count();
    (first, last)
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").finish_non_exhaustive()
    }
}

/// What a reader that panicked left behind is whole: it is replaced, never patched.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
