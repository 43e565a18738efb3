//! What a name that many notes and files have was found to mean, for as long as no note or file
//! changes: a note may link to it thousands of times, and there may be thousands to choose from.

use super::NoteId;
use super::resolve::Destination;
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Fewer are looked through anew each time.
pub(super) const FEW: usize = 16;

/// So many destinations are remembered at most.
const MOST: usize = 1 << 16;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Sought {
    /// What in this folder ends in a path, or has this alias; nearest to a note.
    Name { folder: PathBuf, from: NoteId, path: Box<str>, is_alias: bool },
    /// What stands at an absolute path, case and form aside.
    Path(PathBuf),
}

/// What was found in one state of the notes. Its clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearest(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    found: FxHashMap<Sought, Arc<[Destination]>>,
    /// How many destinations these are, and one for each that was looked for.
    size: usize,
}

impl Nearest {
    /// What was found before, or what `find` finds.
    pub(super) fn of(
        &self,
        sought: Sought,
        find: impl FnOnce() -> Vec<Destination>,
    ) -> Vec<Destination> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = lock().found.get(&sought) {
            return found.to_vec();
        }
        let found = find();
        let mut known = lock();
        if known.size + found.len() >= MOST {
            *known = Known::default();
        }
        known.size += found.len() + 1;
        known.found.insert(sought, found.as_slice().into());
        found
    }
}
