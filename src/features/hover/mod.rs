//! `textDocument/hover`: a list of sources, of which the first that knows the place answers.
//!
//! A source is a file of this folder and a line in [`SOURCES`], the narrower before the wider: a
//! tag or a link inside a question is asked before the question.

mod interview;
pub(crate) mod link;
mod question;
mod tag;

use crate::features::place::Place;
use crate::features::preview;
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use tower_lsp::lsp_types::{self, HoverContents, HoverParams, MarkupContent, MarkupKind};

pub(crate) use tag::about as about_tag;

const SOURCES: &[fn(&Place<'_>) -> Option<Shown>] =
    &[link::show, tag::show, question::show, interview::show];

/// What a source has to show.
pub(crate) struct Shown {
    pub(crate) markdown: String,
    /// The bytes it is about.
    pub(crate) span: Span,
}

pub fn handle(snapshot: &Snapshot, params: HoverParams) -> Option<lsp_types::Hover> {
    let HoverParams { text_document_position_params: at, .. } = params;
    let place = Place::new(snapshot, &at)?;
    let shown = SOURCES.iter().find_map(|source| source(&place))?;
    let contents = HoverContents::Markup(if snapshot.client.markdown_hover {
        MarkupContent { kind: MarkupKind::Markdown, value: shown.markdown }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: preview::plain(&shown.markdown) }
    });
    Some(lsp_types::Hover {
        contents,
        range: Some(proto::range(place.note, shown.span, snapshot.client.encoding)),
    })
}
