//! The files of the note folders that are no notes: what images and other links lead to.

use super::listing::Kept;
use super::nearest::Nearest;
use super::{Notebook, names};
use imbl::{HashMap, OrdSet};
use std::path::Path;
use std::sync::Arc;

/// Files by their keys ([`names::key`]): thousands of folders may each have a `cover.png`.
#[derive(Debug, Clone, Default)]
pub(super) struct Files(HashMap<Box<str>, OrdSet<Arc<Path>>>, Kept);

impl Files {
    pub(super) fn listing(&self) -> &Kept {
        &self.1
    }
}

impl Notebook {
    /// The disk has a file that is no note at the absolute `path` now, or none when `exists` is
    /// false. Says whether that is news.
    pub fn put_file(&mut self, path: &Path, exists: bool) -> bool {
        let Some(name) = path.file_name() else { return false };
        let key = names::key(&name.to_string_lossy());
        let paths = self.files.0.get(&key);
        if paths.is_some_and(|paths| paths.contains(path)) == exists {
            return false;
        }
        let mut paths = paths.cloned().unwrap_or_default();
        if exists {
            paths.insert(path.into());
        } else {
            paths.remove(path);
        }
        self.files.1 = Kept::default();
        self.nearest = Nearest::default();
        if paths.is_empty() {
            self.files.0.remove(&key);
        } else {
            self.files.0.insert(key, paths);
        }
        true
    }

    /// Whether a file that is no note stands at this very path.
    pub fn has_file(&self, path: &Path) -> bool {
        let key = path.file_name().map(|name| names::key(&name.to_string_lossy()));
        key.and_then(|key| self.files.0.get(&key)).is_some_and(|paths| paths.contains(path))
    }

    /// The absolute paths of the files with this key, in order.
    pub fn files_named(&self, key: &str) -> impl Iterator<Item = &Arc<Path>> {
        self.files.0.get(key).into_iter().flatten()
    }

    /// Whether the same files are there that are no notes as in an earlier state. Says no in doubt.
    pub fn has_files_of(&self, earlier: &Self) -> bool {
        self.files.0.ptr_eq(&earlier.files.0)
    }

    /// Every file that is no note, by absolute path, in no order that means anything.
    pub fn files(&self) -> impl Iterator<Item = &Arc<Path>> {
        self.files.0.values().flat_map(|paths| paths.iter())
    }
}
