//! The files of the note folders that are no notes: what images and other links lead to.

use super::listing::Kept;
use super::{Notebook, names};
use imbl::HashMap;
use std::path::Path;
use std::sync::Arc;

/// Files by their keys ([`names::key`]), each list sorted.
#[derive(Debug, Clone, Default)]
pub(super) struct Files(HashMap<Box<str>, Arc<[Arc<Path>]>>, Kept);

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
        let known = self.files.0.get(&key).map_or(&[][..], |paths| paths);
        let place = known.binary_search_by(|kept| (**kept).cmp(path));
        let mut paths = known.to_vec();
        match (place, exists) {
            (Ok(_), true) | (Err(_), false) => return false,
            (Ok(at), false) => drop(paths.remove(at)),
            (Err(at), true) => paths.insert(at, path.into()),
        }
        self.files.1 = Kept::default();
        if paths.is_empty() {
            self.files.0.remove(&key);
        } else {
            self.files.0.insert(key, paths.into());
        }
        true
    }

    /// The files with this key, by absolute path.
    pub fn files_named(&self, key: &str) -> &[Arc<Path>] {
        self.files.0.get(key).map_or(&[], |paths| paths)
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
