//! The titles of all notes side by side, in the order of their paths and in that of their days.

use super::titles::{Item, Sketch, Titles};
use super::{fold, threads};
use crate::notebook::{Note, NoteId, Notebook};
use crate::recognise::Question;
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// One note as search sees it.
#[derive(Debug)]
pub struct Entry {
    pub id: NoteId,
    pub note: Arc<Note>,
    /// Below its folder, as shown.
    pub path: Box<str>,
    pub titles: Titles,
    is_plain: OnceLock<bool>,
}

impl Entry {
    /// Whether the text needs no more than its letters folded to be compared (see [`fold::is_plain`]).
    pub(super) fn is_plain(&self) -> bool {
        *self.is_plain.get_or_init(|| fold::is_plain(self.note.text()))
    }

    fn order(&self) -> (&str, NoteId) {
        (&self.path, self.id)
    }

    /// The items around one, whose titles say something about it too: its note and its interview.
    pub(super) fn around(&self, index: usize) -> impl Iterator<Item = usize> {
        let interview = match self.titles.item(index) {
            Item::Question(question) => {
                let questions = &self.note.facts().questions;
                questions.get(question as usize).and_then(Question::interview)
            }
            _ => None,
        };
        let interview = interview.and_then(|it| self.titles.position(Item::Interview(it)));
        (index != 0).then_some(0).into_iter().chain(interview)
    }
}

/// More notes than this that changed are taken in at once, not one by one.
const FEW: usize = 16;

/// All notes with their titles, in the order of their paths.
#[derive(Debug, Default, Clone)]
pub struct Shelf {
    entries: Vec<Arc<Entry>>,
    /// The newest note first, of one day in their order.
    newest: Vec<Outline>,
}

/// What most notes need no more than a look at. Those of all notes are side by side: an entry is
/// somewhere else in memory than the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outline {
    id: NoteId,
    /// Index into the entries.
    pub(super) number: u32,
    /// See [`Titles::day`].
    pub(super) day: u32,
    pub(super) sketch: Sketch,
}

impl Outline {
    fn new((number, entry): (usize, &Arc<Entry>)) -> Self {
        let Titles { day, sketch, .. } = entry.titles;
        Self { id: entry.id, number: number as u32, day, sketch }
    }

    fn order(&self) -> (Reverse<u32>, u32) {
        (Reverse(self.day), self.number)
    }
}

impl Shelf {
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    pub(super) fn newest(&self) -> &[Outline] {
        &self.newest
    }

    /// Takes in what became of the notes `changed`.
    pub(super) fn update(&mut self, notebook: &Notebook, changed: &[NoteId]) {
        let read = |&id: &NoteId| {
            let note = notebook.note(id)?;
            let path: Box<str> = notebook.shown_path(id).into();
            let titles = Titles::new(note, &path);
            let is_plain = OnceLock::new();
            Some(Arc::new(Entry { id, note: Arc::clone(note), path, titles, is_plain }))
        };
        let mut fresh: Vec<_> = threads::map(changed, read).into_iter().flatten().collect();
        if changed.len() > FEW {
            let gone: rustc_hash::FxHashSet<_> = changed.iter().collect();
            self.entries.retain(|entry| !gone.contains(&entry.id));
            self.entries.append(&mut fresh);
            self.entries.sort_by(|a, b| a.order().cmp(&b.order()));
            self.newest = self.entries.iter().enumerate().map(Outline::new).collect();
            self.newest.sort_unstable_by_key(Outline::order);
            return;
        }
        for &id in changed {
            let now = fresh.iter().find(|entry| entry.id == id).cloned();
            let place = now.as_ref().map(|now| self.place_of(now));
            if let (Some(now), Some(Ok(number))) = (&now, place) {
                self.replace(number, Arc::clone(now));
                continue;
            }
            self.remove(id);
            if let Some(now) = now {
                self.insert(now);
            }
        }
    }

    /// The number of a note, or the one it would get.
    fn place_of(&self, entry: &Entry) -> Result<usize, usize> {
        self.entries.binary_search_by(|other| other.order().cmp(&entry.order()))
    }

    fn insert(&mut self, entry: Arc<Entry>) {
        let (Ok(number) | Err(number)) = self.place_of(&entry);
        let behind = self.newest.iter_mut().filter(|outline| outline.number as usize >= number);
        behind.for_each(|outline| outline.number += 1);
        self.list(Outline::new((number, &entry)));
        self.entries.insert(number, entry);
    }

    fn remove(&mut self, id: NoteId) {
        let Some(place) = self.newest.iter().position(|outline| outline.id == id) else { return };
        let number = self.newest.remove(place).number;
        self.entries.remove(number as usize);
        let behind = self.newest.iter_mut().filter(|outline| outline.number > number);
        behind.for_each(|outline| outline.number -= 1);
    }

    /// Puts what a note has become in its place.
    fn replace(&mut self, number: usize, entry: Arc<Entry>) {
        let order = Outline::new((number, &self.entries[number])).order();
        if let Ok(place) = self.newest.binary_search_by_key(&order, Outline::order) {
            self.newest.remove(place);
        }
        self.list(Outline::new((number, &entry)));
        self.entries[number] = entry;
    }

    fn list(&mut self, outline: Outline) {
        let place = self.newest.partition_point(|other| other.order() < outline.order());
        self.newest.insert(place, outline);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Location;
    use crate::recognise::Lexicon;

    const NOTES: usize = 40;

    fn put(notebook: &mut Notebook, number: usize, day: usize) -> NoteId {
        let text = format!("# 云帆 一面 2024-03-{:02}\n\n1. 什么是锁？\n", day % 28 + 1);
        let note = Note::new(text.into(), None, Arc::new(Lexicon::default()));
        let id = notebook.intern(Location::File(format!("/notes/{number}.md").into()));
        notebook.put_disk(id, Some(Arc::new(note)));
        id
    }

    fn orders(shelf: &Shelf) -> (Vec<NoteId>, Vec<(u32, NoteId)>) {
        let ids = shelf.entries.iter().map(|entry| entry.id).collect();
        (ids, shelf.newest.iter().map(|outline| (outline.number, outline.id)).collect())
    }

    #[test]
    fn notes_taken_in_one_by_one_stand_as_if_taken_in_at_once() {
        let mut notebook = Notebook::new(vec!["/notes".into()]);
        let mut shelf = Shelf::default();
        for step in 0..200 {
            let id = put(&mut notebook, step * 7 % NOTES, step * step);
            let mut changed = vec![id];
            if step % 3 == 2 {
                let gone = put(&mut notebook, step * 11 % NOTES, step);
                notebook.put_disk(gone, None);
                changed.push(gone);
            }
            changed.dedup();
            shelf.update(&notebook, &changed);
            let mut anew = Shelf::default();
            let all: Vec<_> = notebook.notes().map(|(id, _)| id).collect();
            for some in all.chunks(FEW + 1) {
                anew.update(&notebook, some);
            }
            let mut at_once = Shelf::default();
            at_once.update(&notebook, &[all.as_slice(), &[NoteId(u32::MAX); FEW + 1]].concat());
            assert_eq!(orders(&shelf), orders(&at_once), "after {step} steps");
            assert_eq!(orders(&anew), orders(&at_once), "after {step} steps");
        }
    }
}
