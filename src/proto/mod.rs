//! The only conversions between protocol types and ours, both ways.
//!
//! Places that come in may be wrong in any way; they are clamped here and nowhere else.

pub mod uri;

use crate::notebook::{Location, Note, NoteId};
use crate::snapshot::Snapshot;
use crate::text::{Encoding, Lines, Place, Span, slice};
use tower_lsp::lsp_types::{self, Url};

/// The location a client's URI names. Only `file:` URIs name files.
pub fn location(uri: &Url) -> Location {
    uri::path(uri).map_or_else(|| Location::Virtual(uri.to_string()), Location::File)
}

/// The URI of a location; `None` for a path no URI can be made of.
pub fn url(location: &Location) -> Option<Url> {
    match location {
        Location::File(path) => Url::from_file_path(path).ok(),
        Location::Virtual(uri) => Url::parse(uri).ok(),
    }
}

/// The note a request is about, if the notebook has it.
pub fn note<'s>(snapshot: &'s Snapshot, uri: &Url) -> Option<(NoteId, &'s Note)> {
    let id = snapshot.notebook.id(&location(uri))?;
    Some((id, snapshot.notebook.note(id)?))
}

/// A client's position as a place of ours: 0-based, the column in the client's units, not clamped.
pub fn place(position: lsp_types::Position) -> Place {
    Place { line: position.line, column: position.character }
}

/// The byte offset of a client's position in `note`, clamped into the text.
pub fn offset(note: &Note, position: lsp_types::Position, encoding: Encoding) -> usize {
    note.lines().offset(note.text(), place(position), encoding)
}

/// The 0-based position of a byte `offset` of `note`, in units of `encoding`.
pub fn position(note: &Note, offset: usize, encoding: Encoding) -> lsp_types::Position {
    let place = note.lines().place(note.text(), offset, encoding);
    lsp_types::Position { line: place.line, character: place.column }
}

/// The half-open range of the bytes `span` of `note`, in units of `encoding`.
pub fn range(note: &Note, span: Span, encoding: Encoding) -> lsp_types::Range {
    let at = |offset: u32| position(note, offset as usize, encoding);
    lsp_types::Range { start: at(span.start), end: at(span.end) }
}

/// Converts byte offsets that only grow, in work proportional to the text: a line is not counted
/// from its start for each of them.
pub struct Ascending<'n> {
    text: &'n str,
    lines: &'n Lines,
    encoding: Encoding,
    /// The last offset asked for and its place.
    last: usize,
    place: Place,
}

impl<'n> Ascending<'n> {
    pub fn new(note: &'n Note, encoding: Encoding) -> Self {
        let (text, lines) = (note.text(), note.lines());
        Self { text, lines, encoding, last: 0, place: Place::default() }
    }

    /// The range of a span that starts no earlier than the one before.
    pub fn range(&mut self, span: Span) -> lsp_types::Range {
        let start = self.position(span.start as usize);
        let (last, place) = (self.last, self.place);
        let end = self.position(span.end as usize);
        // The next span may begin inside this one.
        (self.last, self.place) = (last, place);
        lsp_types::Range { start, end }
    }

    /// The 0-based line and column of byte `offset`, which is no smaller than the one before.
    pub fn position(&mut self, offset: usize) -> lsp_types::Position {
        let line = self.lines.line_of(offset) as u32;
        if line > self.place.line {
            self.last = self.lines.start(line as usize);
            self.place = Place { line, column: 0 };
        }
        let between = slice(self.text, Span::new(self.last.min(offset), offset));
        self.place.column += self.encoding.len(between) as u32;
        self.last = self.last.max(offset);
        lsp_types::Position { line: self.place.line, character: self.place.column }
    }
}
