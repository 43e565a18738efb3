//! `textDocument/hover`: a list of sources, of which the first that knows the place answers.
//!
//! A source is a file of this folder and a line in [`SOURCES`], the narrower before the wider: a
//! tag or a link inside a question is asked before the question.

mod interview;
mod question;
mod tag;

use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use tower_lsp::lsp_types::{self, HoverContents, HoverParams, MarkupContent, MarkupKind};

const SOURCES: &[fn(&Place<'_>) -> Option<Shown>] = &[tag::show, question::show, interview::show];

/// Where the user points.
pub(crate) struct Place<'s> {
    pub(crate) snapshot: &'s Snapshot,
    pub(crate) id: NoteId,
    pub(crate) note: &'s Note,
    /// In bytes of the note's text.
    pub(crate) offset: usize,
}

impl Place<'_> {
    /// The 0-based line.
    pub(crate) fn line(&self) -> u32 {
        self.note.lines().line_of(self.offset) as u32
    }
}

/// What a source has to show.
pub(crate) struct Shown {
    pub(crate) markdown: String,
    /// The bytes it is about.
    pub(crate) span: Span,
}

pub fn handle(snapshot: &Snapshot, params: HoverParams) -> Option<lsp_types::Hover> {
    let HoverParams { text_document_position_params: at, .. } = params;
    let (id, note) = proto::note(snapshot, &at.text_document.uri)?;
    let offset = proto::offset(note, at.position, snapshot.client.encoding);
    let place = Place { snapshot, id, note, offset };
    let shown = SOURCES.iter().find_map(|source| source(&place))?;
    let kind =
        if snapshot.client.markdown_hover { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let contents = HoverContents::Markup(MarkupContent { kind, value: shown.markdown });
    Some(lsp_types::Hover {
        contents,
        range: Some(proto::range(note, shown.span, snapshot.client.encoding)),
    })
}
