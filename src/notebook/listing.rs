//! The names of all notes and other files in the order in which links are completed, kept until one
//! appears, goes away or is renamed.

use super::{NoteId, Notebook, names};
use crate::text::work;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Every name, the shortest paths first, of one length by their bytes.
#[derive(Debug, Default)]
pub struct Listing {
    listed: Vec<Listed>,
    /// The folders that have any.
    parents: FxHashMap<PathBuf, u32>,
    folders: Arc<[PathBuf]>,
}

/// A note or file as completion goes through them.
#[derive(Debug)]
pub struct Listed {
    /// `None` for a file that is no note.
    pub id: Option<NoteId>,
    /// Its path below its note folder, folded, without the extension of a note.
    pub shown: Box<str>,
    /// Where in `shown` its name stands, as [`names::key`] gives it.
    name: Range<u32>,
    parent: u32,
    file: Option<Arc<Path>>,
}

/// A listing that is kept as long as nothing it tells of changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Option<Arc<Listing>>>>);

// What is kept follows from the rest.
impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Kept {}

impl Kept {
    fn get(&self, folders: &Arc<[PathBuf]>, make: impl FnOnce() -> Listing) -> Arc<Listing> {
        // A listing is put there whole.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listing) = kept.as_ref().filter(|it| it.folders == *folders) {
            return Arc::clone(listing);
        }
        let listing = Arc::new(make());
        *kept = Some(Arc::clone(&listing));
        listing
    }
}

impl Notebook {
    /// All notes that are files.
    pub fn listed_notes(&self) -> Arc<Listing> {
        let tables = self.tables();
        tables.listing().get(&self.folders, || {
            let notes = tables.names().flat_map(|(_, notes)| notes.iter().copied());
            let located = notes.filter_map(|id| Some((Some(id), self.location(id).path()?, None)));
            Listing::new(self, located)
        })
    }

    /// All files that are no notes.
    pub fn listed_files(&self) -> Arc<Listing> {
        self.files.listing().get(&self.folders, || {
            let files = self.files().map(|file| (None, &**file, Some(Arc::clone(file))));
            Listing::new(self, files)
        })
    }
}

type Located<'n> = (Option<NoteId>, &'n Path, Option<Arc<Path>>);

impl Listing {
    fn new<'n>(notebook: &'n Notebook, located: impl Iterator<Item = Located<'n>>) -> Self {
        let mut parents = FxHashMap::default();
        let mut listed: Vec<_> = located
            .map(|(id, path, file)| {
                work::count(1);
                let next = parents.len() as u32;
                let parent = path.parent().unwrap_or(path);
                let parent = match parents.get(parent) {
                    Some(&number) => number,
                    None => *parents.entry(parent.to_owned()).or_insert(next),
                };
                let shown = notebook.shown_file(path);
                let of_note =
                    if id.is_some() { names::without_note_extension(&shown) } else { &shown };
                let shown = names::fold(of_note);
                let start = shown.rfind('/').map_or(0, |at| at + 1);
                let end = start + names::without_page_extension(&shown[start..]).len();
                let name = start as u32..end as u32;
                ((length(notebook, path), path), Listed { id, shown, name, parent, file })
            })
            .collect();
        listed.sort_unstable_by_key(|&(order, _)| order);
        let listed = listed.into_iter().map(|(_, listed)| listed).collect();
        Self { listed, parents, folders: Arc::clone(&notebook.folders) }
    }

    /// Everything, in order, and whether it is in the folder `parent`.
    pub fn all(&self, parent: Option<&Path>) -> impl Iterator<Item = (&Listed, bool)> {
        let parent = parent.and_then(|parent| self.parents.get(parent)).copied();
        let all = self.listed.iter().inspect(|_| work::count(1));
        all.map(move |listed| (listed, Some(listed.parent) == parent))
    }
}

impl Listed {
    /// Its name, folded, without an extension.
    pub fn name(&self) -> &str {
        self.shown.get(self.name.start as usize..self.name.end as usize).unwrap_or("")
    }

    /// Where it is.
    pub fn path<'n>(&'n self, notebook: &'n Notebook) -> Option<&'n Path> {
        match self.id {
            Some(id) => notebook.location(id).path(),
            None => self.file.as_deref(),
        }
    }
}

/// What is shown of the path is the same for all up to its length.
pub fn length(notebook: &Notebook, path: &Path) -> usize {
    let folder = notebook.folder_at(path);
    path.as_os_str().len() - folder.map_or(0, |folder| folder.as_os_str().len())
}
