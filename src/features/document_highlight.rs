//! `textDocument/documentHighlight`: a list of sources, of which the first that knows the place
//! answers.
//!
//! A link, a heading or a block id: what it leads to and every link of the note that leads there.

use crate::features::place::Place;
use crate::features::pointing;
use crate::notebook::resolve::{Destination, Section};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

/// Bytes of the note, and whether they are what the others lead to.
type Highlight = (Span, bool);

type Source = fn(&Place<'_>) -> Option<Vec<Highlight>>;

const SOURCES: &[Source] = &[links];

pub fn handle(
    snapshot: &Snapshot,
    params: DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let at = params.text_document_position_params;
    let place = Place::new(snapshot, &at)?;
    let found = SOURCES.iter().find_map(|source| source(&place))?;
    let highlight = |(span, is_declaration): Highlight| DocumentHighlight {
        range: proto::range(place.note, span, snapshot.client.encoding),
        kind: Some(if is_declaration {
            DocumentHighlightKind::WRITE
        } else {
            DocumentHighlightKind::READ
        }),
    };
    Some(found.into_iter().map(highlight).collect())
}

fn links(place: &Place<'_>) -> Option<Vec<Highlight>> {
    let notebook = &place.snapshot.notebook;
    let (wanted, _) = pointing::destinations_at(notebook, place.id, place.note, place.offset)?;
    let declared = wanted.iter().filter_map(|destination| match destination {
        Destination::Note(id, Section::Heading(_) | Section::Block(_)) if *id != place.id => None,
        Destination::Note(_, Section::Whole | Section::Anchor(_)) | Destination::File(_) => None,
        Destination::Note(_, Section::Block(index)) => {
            place.note.facts().blocks.get(*index as usize).map(|block| (block.id, true))
        }
        Destination::Note(_, section) => Some((pointing::landing(place.note, *section), true)),
    });
    let leading = place.note.facts().links.iter().filter(|link| {
        let target = notebook.resolve(place.id, link);
        target.destinations().iter().any(|destination| wanted.contains(destination))
    });
    Some(declared.chain(leading.map(|link| (link.span, false))).collect())
}
