//! Reviewing: cards, the log beside the notes, what is due.

mod editor;
mod followed;
mod identity;
mod store;

use mianjing::config::Config;
use mianjing::notebook::{Location, Note, Notebook};
use mianjing::review::desk::{Act, Sitting};
use mianjing::review::moment::Moment;
use mianjing::review::{Grade, Key};
use mianjing::snapshot::Snapshot;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Half past eight in the evening of the 21st.
const NOW: &str = "2026-11-21T20:30:00.000+08:00";

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

/// A folder whose notes are in memory and whose log is on disk.
struct Desk {
    root: tempfile::TempDir,
    snapshot: Snapshot,
}

impl Desk {
    fn new(notes: &[(&str, &str)]) -> Self {
        let mut desk = Self { root: tempfile::tempdir().unwrap(), snapshot: Snapshot::default() };
        desk.notes(notes);
        desk
    }

    fn path(&self) -> PathBuf {
        dunce::canonicalize(self.root.path()).unwrap()
    }

    /// From now on these are the notes.
    fn notes(&mut self, notes: &[(&str, &str)]) {
        let root = self.path();
        let mut notebook = Notebook::new(vec![root.clone()]);
        let lexicon = Arc::clone(&Config::default().elsewhere.lexicon);
        for (path, text) in notes {
            let id = notebook.intern(Location::File(root.join(path)));
            let note = Note::new((*text).into(), None, Arc::clone(&lexicon));
            notebook.put_disk(id, Some(Arc::new(note)));
        }
        self.snapshot = Snapshot { notebook, ..Snapshot::default() };
    }

    fn sit(&self) -> Sitting {
        let snapshot = &self.snapshot;
        let seen = (&snapshot.notebook, &*snapshot.catalogue);
        snapshot.desk.sit(&self.path(), seen, 90).unwrap()
    }

    /// The wording of the first asking of each card, with its key and how often it was reviewed.
    fn cards(&self) -> Vec<(String, Key, usize)> {
        let sitting = self.sit();
        let card = |card: &mianjing::review::cards::Card| {
            let id = card.askings[0];
            let note = self.snapshot.notebook.note(id.note).unwrap();
            let text = note.slice(note.facts().questions[id.index as usize].text);
            let history = sitting.histories.get(&card.key);
            let reviews = history.map_or(0, |history| history.grades.len());
            (text.to_owned(), card.key.clone(), reviews)
        };
        let mut cards: Vec<_> = sitting.deck.cards.iter().collect();
        cards.sort_by_key(|card| sitting.deck.order_of(card));
        cards.into_iter().map(card).collect()
    }

    /// `wording reviews` of every card, and how many are lost.
    fn shown(&self) -> String {
        let cards = self.cards();
        let mut lines: Vec<_> = cards.iter().map(|(text, _, n)| format!("{text} {n}")).collect();
        let lost = self.sit().deck.lost.len();
        if lost > 0 {
            lines.push(format!("lost {lost}"));
        }
        lines.join("\n")
    }

    fn key(&self, wording: &str) -> Key {
        let cards = self.cards();
        let found = cards.into_iter().find(|(text, ..)| text == wording);
        found.unwrap_or_else(|| panic!("no card {wording}: {}", self.shown())).1
    }

    fn grade(&self, wording: &str, grade: Grade, at: &str) -> Moment {
        let key = self.key(wording);
        let notebook = &self.snapshot.notebook;
        self.sit().act(notebook, &key, Act::Grade(grade), moment(at)).unwrap()
    }

    fn log(&self) -> String {
        std::fs::read_to_string(log_of(&self.path())).unwrap()
    }
}

fn log_of(root: &Path) -> PathBuf {
    root.join(".mianjing").join("review.jsonl")
}
