//! Bringing the tables up to date, off the session task.
//!
//! The session only notes which notes changed and what they were when the tables were last
//! right. The first reader that asks works the difference in; all readers of the same state
//! share the outcome, and the session's next state starts from it.

use super::nearest::Nearest;
use super::tables::{Change, Tables};
use super::{Note, NoteId, Notebook};
use imbl::OrdMap;
use std::sync::{Arc, OnceLock};

/// Tables of an earlier state, and what changed since.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    earlier: Tables,
    /// What the changed notes were in the earlier state.
    before: OrdMap<NoteId, Option<Arc<Note>>>,
    /// The tables of this very state, once somebody asked.
    now: Arc<OnceLock<Tables>>,
}

impl Notebook {
    /// The cross-note tables as of this state.
    pub fn tables(&self) -> &Tables {
        self.settled.now.get_or_init(|| self.settle())
    }

    /// Says that note `id` is about to change.
    pub(super) fn unsettle(&mut self, id: NoteId) {
        let old = self.note(id).cloned();
        self.nearest = Nearest::default();
        let settled = &mut self.settled;
        if let Some(now) = settled.now.get() {
            settled.earlier = now.clone();
            settled.before = OrdMap::new();
            settled.now = Arc::default();
        } else if Arc::strong_count(&settled.now) > 1 {
            // Readers of the state before this change share the old cell.
            settled.now = Arc::default();
        }
        settled.before.entry(id).or_insert(old);
    }

    // On one thread: several may wait for this, and if it waited for them in turn nobody would go
    // on. The facts, which cost most, were read beside the notes.
    fn settle(&self) -> Tables {
        let change = |(id, old): (&NoteId, &Option<Arc<Note>>)| (*id, old.clone());
        let before: Vec<_> = self.settled.before.iter().map(change).collect();
        let changes: Vec<_> = before
            .iter()
            .map(|(id, old)| Change {
                id: *id,
                location: self.location(*id),
                old: old.as_deref(),
                new: self.note(*id).map(|note| &**note),
            })
            .filter(|change| !is_same(change))
            .collect();
        self.settled.earlier.changed(&changes)
    }
}

fn is_same(change: &Change<'_>) -> bool {
    match (change.old, change.new) {
        (Some(old), Some(new)) => std::ptr::eq(old, new),
        (None, None) => true,
        _ => false,
    }
}
