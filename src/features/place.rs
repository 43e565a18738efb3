//! Where the user points: a note and a byte of it.

use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use tower_lsp::lsp_types::TextDocumentPositionParams;

/// A place in a note, as of one snapshot.
#[derive(Debug, Clone, Copy)]
pub struct Place<'s> {
    pub snapshot: &'s Snapshot,
    pub id: NoteId,
    pub note: &'s Note,
    /// A byte offset into the note's text, on a character boundary.
    pub offset: usize,
}

impl<'s> Place<'s> {
    /// The place a client names; `None` when there is no such note.
    pub fn new(snapshot: &'s Snapshot, at: &TextDocumentPositionParams) -> Option<Self> {
        let (id, note) = proto::note(snapshot, &at.text_document.uri)?;
        let offset = proto::offset(note, at.position, snapshot.client.encoding);
        Some(Self { snapshot, id, note, offset })
    }

    /// The 0-based line.
    pub fn line(&self) -> u32 {
        self.note.lines().line_of(self.offset) as u32
    }
}
