//! Changes to notes that the user accepted, as the client wants them: minimal, with the version
//! they were made for.

use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use std::collections::{BTreeMap, HashMap};
use tower_lsp::lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    WorkspaceEdit,
};

/// Changes to some notes, by bytes of their present texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    notes: BTreeMap<NoteId, Vec<(Span, String)>>,
}

impl Edits {
    /// Puts `text` in the place of `span` of the note `id`. Spans of one note may touch but not
    /// overlap; insertions at one place keep their order.
    pub fn replace(&mut self, id: NoteId, span: Span, text: impl Into<String>) {
        self.notes.entry(id).or_default().push((span, text.into()));
    }

    pub fn insert(&mut self, id: NoteId, offset: usize, text: impl Into<String>) {
        self.replace(id, Span::new(offset, offset), text);
    }

    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// The changes as the protocol writes them; with versions, if the client can check them.
    pub fn into_workspace_edit(self, snapshot: &Snapshot) -> WorkspaceEdit {
        let encoding = snapshot.client.encoding;
        let files = self.notes.into_iter().filter_map(|(id, mut changes)| {
            let note = snapshot.notebook.note(id)?;
            let uri = proto::url(snapshot.notebook.location(id))?;
            changes.sort_by_key(|(span, _)| span.start);
            let edit =
                |(span, new_text)| TextEdit { range: proto::range(note, span, encoding), new_text };
            let edits: Vec<TextEdit> = changes.into_iter().map(edit).collect();
            Some((uri, note.version(), edits))
        });
        if !snapshot.client.versioned_edits {
            let changes: HashMap<_, _> = files.map(|(uri, _, edits)| (uri, edits)).collect();
            return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
        }
        let documents = files.map(|(uri, version, edits)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
        let document_changes = Some(DocumentChanges::Edits(documents.collect()));
        WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
    }
}

/// How the lines of a note end, going by the first.
pub fn line_end(note: &Note) -> &'static str {
    let text = note.text();
    match memchr::memchr2(b'\n', b'\r', text.as_bytes()) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
