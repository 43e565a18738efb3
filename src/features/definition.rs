//! `textDocument/definition`: a list of sources, of which the first that knows the place answers.
//!
//! A link leads to its target, an ambiguous one to all of them.

use crate::features::place::Place;
use crate::features::pointing;
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use tower_lsp::lsp_types::{
    GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range, Url,
};

const SOURCES: &[fn(&Place<'_>) -> Option<Definition>] = &[link];

/// Where a source leads.
pub(crate) struct Definition {
    /// The bytes pointed at.
    pub(crate) origin: Span,
    /// URI, the range to go to, the range to show around it.
    pub(crate) targets: Vec<(Url, Range, Range)>,
}

pub fn handle(snapshot: &Snapshot, params: GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let at = params.text_document_position_params;
    let place = Place::new(snapshot, &at)?;
    let Definition { origin, targets } = SOURCES.iter().find_map(|source| source(&place))?;
    if !snapshot.client.definition_links {
        let targets = targets.into_iter().map(|(uri, range, _)| Location { uri, range });
        return Some(GotoDefinitionResponse::Array(targets.collect()));
    }
    let origin = proto::range(place.note, origin, snapshot.client.encoding);
    let targets = targets.into_iter().map(|(uri, range, around)| LocationLink {
        origin_selection_range: Some(origin),
        target_uri: uri,
        target_range: around,
        target_selection_range: range,
    });
    Some(GotoDefinitionResponse::Link(targets.collect()))
}

fn link(place: &Place<'_>) -> Option<Definition> {
    let link = pointing::link_at(place.note, place.offset)?;
    let target = place.snapshot.notebook.resolve(place.id, link);
    let found = target.destinations().iter();
    let targets: Vec<_> =
        found.filter_map(|destination| pointing::location(place.snapshot, destination)).collect();
    let origin = if link.span.touches(place.offset) { link.span } else { link.dest };
    (!targets.is_empty()).then_some(Definition { origin, targets })
}
