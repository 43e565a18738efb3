//! Changes to notes that the user accepted, as the client wants them: minimal, with the version
//! they were made for.

use crate::features::messages;
use crate::files;
use crate::notebook::note::MAX_BYTES;
use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use crate::text::decode::decode;
use std::collections::{BTreeMap, HashMap};
use tower_lsp::lsp_types::{
    AnnotatedTextEdit, ChangeAnnotation, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range, RenameFile,
    RenameFileOptions, ResourceOp, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

/// Changes to some notes, by bytes of their present texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    notes: BTreeMap<NoteId, Vec<(Span, String)>>,
    /// New files with their texts.
    created: Vec<(Url, String)>,
    /// Files that get another name, after everything else is done.
    renamed: Vec<(Url, Url)>,
}

/// Names the annotation of changes in notes that are not open.
const CLOSED: &str = "closed";

impl Edits {
    /// `changes` of the note `id`, as for [`Self::replace`].
    pub fn of_note(id: NoteId, changes: Vec<(Span, String)>) -> Self {
        Self { notes: BTreeMap::from([(id, changes)]), ..Self::default() }
    }

    /// Puts `text` in the place of `span` of the note `id`. Spans of one note may touch but not
    /// overlap; insertions at one place keep their order.
    pub fn replace(&mut self, id: NoteId, span: Span, text: impl Into<String>) {
        self.notes.entry(id).or_default().push((span, text.into()));
    }

    /// Puts `text` before the byte `offset` of the note `id`.
    pub fn insert(&mut self, id: NoteId, offset: usize, text: impl Into<String>) {
        self.replace(id, Span::new(offset, offset), text);
    }

    /// Makes a new file. Only for clients that can: [`Client::creates_files`].
    ///
    /// [`Client::creates_files`]: crate::snapshot::Client::creates_files
    pub fn create(&mut self, uri: Url, text: impl Into<String>) {
        self.created.push((uri, text.into()));
    }

    /// Gives a file another name. Only for clients that can: [`Client::renames_files`].
    ///
    /// [`Client::renames_files`]: crate::snapshot::Client::renames_files
    pub fn rename(&mut self, from: Url, to: Url) {
        self.renamed.push((from, to));
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.created.is_empty() && self.renamed.is_empty()
    }

    /// A closed note among those to be changed that was not written plainly: an editor that takes
    /// another encoding for it changes the wrong place, and spoils the rest when it saves.
    pub fn unsafe_note(&self, snapshot: &Snapshot) -> Option<NoteId> {
        self.notes.keys().copied().find(|id| !is_safe(snapshot, *id))
    }

    /// A closed note among those to be changed whose file says something else by now, though nobody
    /// has told yet: no client knows which text the places in it were meant for.
    pub fn outdated_note(&self, snapshot: &Snapshot) -> Option<NoteId> {
        self.notes.keys().copied().find(|id| is_outdated(snapshot, *id))
    }

    /// The changes as the protocol writes them, but for [`Self::unsafe_note`] and
    /// [`Self::outdated_note`]; with versions, if the client can check them. What changes in notes
    /// that are not open is to be confirmed, where the client can ask.
    pub fn into_workspace_edit(self, snapshot: &Snapshot) -> WorkspaceEdit {
        let client = &snapshot.client;
        let mut files: Vec<_> = self
            .notes
            .into_iter()
            .filter_map(|(id, mut changes)| {
                let can_change = is_safe(snapshot, id) && !is_outdated(snapshot, id);
                let note = snapshot.notebook.note(id).filter(|_| can_change)?;
                let uri = proto::url(snapshot.notebook.location(id))?;
                changes.sort_by_key(|(span, _)| span.start);
                let edit = |(span, new_text)| TextEdit {
                    range: proto::range(note, span, client.encoding),
                    new_text,
                };
                let edits: Vec<TextEdit> = changes.into_iter().map(edit).collect();
                Some((uri, note.version(), edits))
            })
            .collect();
        // Not in the order in which the notes happened to be read.
        files.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let files = files.into_iter();
        if !client.versioned_edits {
            let changes: HashMap<_, _> = files.map(|(uri, _, edits)| (uri, edits)).collect();
            return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
        }
        let mut asks = false;
        let documents: Vec<_> = files
            .map(|(uri, version, edits)| {
                let is_closed = version.is_none() && client.change_annotations;
                asks |= is_closed;
                let edit = |edit| if is_closed { annotated(edit) } else { OneOf::Left(edit) };
                let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
                TextDocumentEdit { text_document, edits: edits.into_iter().map(edit).collect() }
            })
            .collect();
        let document_changes = if self.created.is_empty() && self.renamed.is_empty() {
            DocumentChanges::Edits(documents)
        } else {
            DocumentChanges::Operations(operations(self.created, documents, self.renamed))
        };
        let annotation = || HashMap::from([(CLOSED.to_owned(), confirmation(snapshot))]);
        WorkspaceEdit {
            document_changes: Some(document_changes),
            change_annotations: asks.then(annotation),
            ..WorkspaceEdit::default()
        }
    }
}

fn is_safe(snapshot: &Snapshot, id: NoteId) -> bool {
    snapshot.notebook.note(id).is_none_or(|note| note.how_written().is_certain())
}

fn is_outdated(snapshot: &Snapshot, id: NoteId) -> bool {
    let notebook = &snapshot.notebook;
    let closed = notebook.note(id).filter(|note| note.version().is_none());
    let Some((note, path)) = closed.zip(notebook.location(id).path()) else { return false };
    // Of a file that cannot be read the client has to say what is wrong with it.
    let Ok(bytes) = files::read(path, MAX_BYTES as u64) else { return false };
    decode(&bytes).is_none_or(|(text, _)| *text != *note.text())
}

fn annotated(text_edit: TextEdit) -> OneOf<TextEdit, AnnotatedTextEdit> {
    OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: CLOSED.to_owned() })
}

fn confirmation(snapshot: &Snapshot) -> ChangeAnnotation {
    ChangeAnnotation {
        label: messages::links::closed_notes(snapshot.config.language).to_owned(),
        needs_confirmation: Some(true),
        description: None,
    }
}

fn operations(
    created: Vec<(Url, String)>,
    documents: Vec<TextDocumentEdit>,
    renamed: Vec<(Url, Url)>,
) -> Vec<DocumentChangeOperation> {
    let mut operations = Vec::new();
    for (uri, text) in created {
        // A file that appeared meanwhile keeps its text: the edit then fails as a whole.
        let options = CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) };
        let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Create(create)));
        let edit = TextEdit { range: Range::default(), new_text: text };
        operations.push(DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![OneOf::Left(edit)],
        }));
    }
    operations.extend(documents.into_iter().map(DocumentChangeOperation::Edit));
    for (old_uri, new_uri) in renamed {
        let options = RenameFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) };
        let rename = RenameFile { old_uri, new_uri, options: Some(options), annotation_id: None };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Rename(rename)));
    }
    operations
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
