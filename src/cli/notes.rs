//! The notes a command is about: paths from the command line become a [`Snapshot`].

use crate::notebook::note::Unreadable;
use crate::notebook::{Location, Note, NoteId, Notebook};
use crate::recognise::Lexicon;
use crate::snapshot::Snapshot;
use anyhow::{Context, bail};
use ignore::WalkBuilder;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The notes that were asked for, among those of their folders.
pub(super) struct Notes {
    /// All notes of the folders, so that links between them resolve.
    pub(super) snapshot: Snapshot,
    /// The notes asked for, sorted by path.
    pub(super) chosen: Vec<NoteId>,
}

/// Reads the notes at `paths`: files, or folders with everything below them.
pub(super) fn read(paths: &[PathBuf]) -> anyhow::Result<Notes> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for path in paths {
        let whole = absolute(path)?;
        let folder = if whole.is_dir() { Some(whole.as_path()) } else { whole.parent() };
        if let Some(folder) = folder.map(Path::to_owned).filter(|folder| !folders.contains(folder))
        {
            folders.push(folder);
        }
        if whole.is_dir() { files.extend(walk(&whole)) } else { files.push(whole) }
    }
    files.sort();
    files.dedup();
    let snapshot = Snapshot { notebook: Notebook::new(folders), ..Snapshot::default() };
    Ok(load(snapshot, files))
}

fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    if !path.try_exists().with_context(|| format!("looking for {}", path.display()))? {
        bail!("{}: no such file or folder", path.display());
    }
    path.canonicalize().with_context(|| format!("looking for {}", path.display()))
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkBuilder::new(folder).require_git(false).build().flatten();
    let files = entries.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let is_note = |path: &Path| {
        path.extension().is_some_and(|end| {
            end.eq_ignore_ascii_case("md") || end.eq_ignore_ascii_case("markdown")
        })
    };
    files.map(ignore::DirEntry::into_path).filter(|path| is_note(path)).collect()
}

fn load(mut snapshot: Snapshot, files: Vec<PathBuf>) -> Notes {
    let lexicon = &snapshot.config.lexicon;
    let notes: Vec<_> = files.par_iter().map(|path| Arc::new(note(path, lexicon))).collect();
    let mut chosen = Vec::with_capacity(files.len());
    for (path, note) in files.into_iter().zip(notes) {
        let id = snapshot.notebook.intern(Location::File(path));
        snapshot.notebook.put_disk(id, Some(note));
        chosen.push(id);
    }
    chosen.sort_by_cached_key(|&id| snapshot.notebook.shown_path(id));
    Notes { snapshot, chosen }
}

fn note(path: &Path, lexicon: &Arc<Lexicon>) -> Note {
    let lexicon = Arc::clone(lexicon);
    match std::fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => Note::new(text.into(), None, lexicon),
        Ok(Err(_)) => Note::new_unreadable(Unreadable::NotText, lexicon),
        Err(error) => {
            Note::new_unreadable(Unreadable::Failed { why: error.to_string().into() }, lexicon)
        }
    }
}
