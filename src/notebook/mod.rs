//! All notes together, as of one moment. Cloning is cheap (persistent maps), so the session
//! writes its own copy and every reader keeps the one it was given.
//!
//! Two shelves make "the editor's text hides the disk's" structural: what the disk says can
//! only reach `disk`, and a reader looks at `open` first.

pub mod anchors;
pub mod answered;
mod backlinks;
mod files;
pub mod kept;
pub mod listing;
pub mod names;
mod nearest;
pub mod note;
pub mod relink;
pub mod resolve;
mod section;
mod settle;
pub mod tables;
mod tags;
mod titles;

use crate::text::work;
use files::Files;
use imbl::ordmap::DiffItem;
use imbl::{HashMap, OrdMap};
use nearest::Nearest;
pub use note::{Facts, Note, Unreadable};
use settle::Settled;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names one note for as long as the server runs; a file that comes back has its old id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoteId(pub(crate) u32);

/// Where a note is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Location {
    /// An absolute path.
    File(PathBuf),
    /// What is not on this disk: `untitled:…`, `vscode-vfs://…`, as the client wrote it.
    Virtual(String),
}

impl Location {
    /// `None` for what is not on this disk.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Virtual(_) => None,
        }
    }
}

/// One question of one note: the note and the index into its [`Facts::questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuestionId {
    pub note: NoteId,
    pub index: u32,
}

/// What the disk says of a note. Two are the same if they are one: texts are not compared.
#[derive(Debug, Clone)]
struct OnDisk(Arc<Note>);

impl PartialEq for OnDisk {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The notes of all open folders, and the open notes outside them.
#[derive(Debug, Clone, Default)]
pub struct Notebook {
    /// Absolute paths of the note folders, in the client's order.
    folders: Arc<[PathBuf]>,
    ids: HashMap<Arc<Location>, NoteId>,
    locations: imbl::Vector<Arc<Location>>,
    open: OrdMap<NoteId, Arc<Note>>,
    disk: OrdMap<NoteId, OnDisk>,
    /// Files that are no notes, for links to them.
    files: Files,
    settled: Settled,
    /// Of this very state.
    nearest: Nearest,
}

impl Notebook {
    /// No notes yet, in these folders: absolute paths.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders: folders.into(), ..Self::default() }
    }

    /// Absolute paths of the note folders, in the client's order.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// From now on these are the note folders. The notes stay: who took them in takes them away.
    pub fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.folders = folders.into();
        self.nearest = Nearest::default();
    }

    /// The id of the note kept at `location`, made if it is new.
    pub fn intern(&mut self, location: Location) -> NoteId {
        if let Some(&id) = self.ids.get(&location) {
            return id;
        }
        let id = NoteId(self.locations.len() as u32);
        let location = Arc::new(location);
        self.locations.push_back(Arc::clone(&location));
        self.ids.insert(location, id);
        id
    }

    /// The id of the note kept at `location`, if it was ever seen.
    pub fn id(&self, location: &Location) -> Option<NoteId> {
        self.ids.get(location).copied()
    }

    /// Where the note is kept. Panics for an id of another notebook.
    pub fn location(&self, id: NoteId) -> &Location {
        &self.locations[id.0 as usize]
    }

    /// The note as its reader should see it: the editor's text, else the disk's.
    pub fn note(&self, id: NoteId) -> Option<&Arc<Note>> {
        self.open.get(&id).or_else(|| self.note_on_disk(id))
    }

    /// What the disk says of the note, be it hidden by the editor's text or not.
    pub fn note_on_disk(&self, id: NoteId) -> Option<&Arc<Note>> {
        self.disk.get(&id).map(|note| &note.0)
    }

    /// Whether the editor has it open.
    pub fn is_open(&self, id: NoteId) -> bool {
        self.open.contains_key(&id)
    }

    /// Every note once, in the order of ids; open notes hide their files.
    pub fn notes(&self) -> impl Iterator<Item = (NoteId, &Arc<Note>)> {
        let closed = self.disk.iter().filter(|(id, _)| !self.open.contains_key(*id));
        let closed = closed.map(|(id, note)| (id, &note.0));
        let all = self.open.iter().chain(closed).inspect(|_| work::count(1));
        all.map(|(id, note)| (*id, note))
    }

    /// The notes that read otherwise than in `before`, an earlier state of the same notebook.
    /// Looks at open notes, and of the closed ones hardly more than those that changed.
    pub fn changed_since(&self, before: &Self) -> Vec<NoteId> {
        let differs = |id: &NoteId| match (self.note(*id), before.note(*id)) {
            (Some(now), Some(then)) => !Arc::ptr_eq(now, then),
            (now, then) => now.is_some() != then.is_some(),
        };
        let closed = before.disk.diff(&self.disk).map(|change| match change {
            DiffItem::Add(id, _)
            | DiffItem::Remove(id, _)
            | DiffItem::Update { new: (id, _), .. } => *id,
        });
        let mut ids: Vec<_> = self.open.keys().chain(before.open.keys()).copied().collect();
        ids.extend(closed);
        work::count(ids.len());
        ids.sort_unstable();
        ids.dedup();
        ids.retain(differs);
        ids
    }

    /// The notes that the editor has open, in the order of ids.
    pub fn open_notes(&self) -> impl Iterator<Item = (NoteId, &Arc<Note>)> {
        self.open.iter().map(|(id, note)| (*id, note))
    }

    /// This state of the disk, with the texts that the editor had open in `earlier`, an earlier state
    /// of the same notebook.
    #[must_use]
    pub fn as_open_in(&self, earlier: &Self) -> Self {
        let mut notebook = self.clone();
        // The same text may be read with other words by now.
        let is_same = |(id, note): &(&NoteId, &Arc<Note>)| {
            let then = earlier.open.get(*id);
            then.is_some_and(|then| then.version() == note.version() && then.text() == note.text())
        };
        for (id, _) in self.open.iter().filter(|open| !is_same(open)) {
            notebook.close(*id);
        }
        for (id, note) in &earlier.open {
            if !notebook.is_open(*id) {
                notebook.put_open(*id, Arc::clone(note));
            }
        }
        notebook
    }

    /// The editor has this text now.
    pub fn put_open(&mut self, id: NoteId, note: Arc<Note>) {
        self.unsettle(id);
        self.open.insert(id, note);
    }

    /// The editor let go of the note; what the disk says counts again.
    pub fn close(&mut self, id: NoteId) {
        self.unsettle(id);
        self.open.remove(&id);
    }

    /// The disk has this text now, or no such file when `note` is `None`.
    pub fn put_disk(&mut self, id: NoteId, note: Option<Arc<Note>>) {
        self.unsettle(id);
        match note {
            Some(note) => self.disk.insert(id, OnDisk(note)),
            None => self.disk.remove(&id),
        };
    }

    /// The note's path below its folder, with `/` between the parts on every system; the whole
    /// path when it is in no folder.
    pub fn shown_path(&self, id: NoteId) -> String {
        match self.location(id) {
            Location::Virtual(uri) => uri.clone(),
            Location::File(path) => self.shown_file(path),
        }
    }

    /// As [`Self::shown_path`], for any file.
    pub fn shown_file(&self, path: &Path) -> String {
        let below = self.folder_at(path).and_then(|folder| path.strip_prefix(folder).ok());
        names::slashed(below.unwrap_or(path)).into_owned()
    }
}
