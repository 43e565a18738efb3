//! `textDocument/references`: a list of sources, of which the first that knows the place answers.
//!
//! A link, a heading, a block id, or the front matter for the note as a whole: every link that
//! leads there.

use crate::features::place::Place;
use crate::features::pointing;
use crate::notebook::NoteId;
use crate::notebook::resolve::Destination;
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use tower_lsp::lsp_types::{Location, ReferenceParams};

/// Says which places refer to what is pointed at, the declaration among them if asked to.
type Source = fn(&Place<'_>, bool) -> Option<Vec<(NoteId, Span)>>;

const SOURCES: &[Source] = &[links];

pub fn handle(snapshot: &Snapshot, params: ReferenceParams) -> Option<Vec<Location>> {
    let at = params.text_document_position;
    let place = Place::new(snapshot, &at)?;
    let with_declaration = params.context.include_declaration;
    let found = SOURCES.iter().find_map(|source| source(&place, with_declaration))?;
    let location = |(id, span): (NoteId, Span)| {
        let uri = proto::url(snapshot.notebook.location(id))?;
        let range = proto::range(snapshot.notebook.note(id)?, span, snapshot.client.encoding);
        Some(Location { uri, range })
    };
    Some(found.into_iter().filter_map(location).collect())
}

fn links(place: &Place<'_>, with_declaration: bool) -> Option<Vec<(NoteId, Span)>> {
    let notebook = &place.snapshot.notebook;
    let (wanted, _) = pointing::destinations_at(notebook, place.id, place.note, place.offset)?;
    let mut found = Vec::new();
    if with_declaration {
        found.extend(wanted.iter().filter_map(|destination| match destination {
            Destination::Note(id, section) => {
                Some((*id, pointing::landing(notebook.note(*id)?, *section)))
            }
            Destination::File(_) => None,
        }));
    }
    found.extend(pointing::links_to(notebook, &wanted).into_iter().filter_map(|(id, index)| {
        let link = notebook.note(id)?.facts().links.get(index as usize)?;
        Some((id, link.span))
    }));
    Some(found)
}
