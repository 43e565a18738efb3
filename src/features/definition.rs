//! `textDocument/definition`: a list of sources, of which the first that knows the place answers.
//!
//! A link leads to its target, an ambiguous one to all of them. A question leads to what its answer
//! links to; one without an answer to the best answered one that is the same. A tag leads to the
//! front matter that has it, else to its first use.

use crate::features::place::Place;
use crate::features::{pointing, related};
use crate::notebook::{NoteId, answered, names};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use rustc_hash::FxHashSet;
use tower_lsp::lsp_types::{
    GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range, Url,
};

const SOURCES: &[fn(&Place<'_>) -> Option<Definition>] = &[link, tag, question];

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

/// Of a tag that only this place uses, this place: clients then list its references.
fn tag(place: &Place<'_>) -> Option<Definition> {
    let snapshot = place.snapshot;
    let origin = pointing::tag_at(place.note, place.offset)?;
    let key = names::fold(place.note.slice(origin));
    let uses = snapshot.notebook.tag_uses(&key);
    // In front matter a tag has no sign.
    let is_in_front = |(id, span): &&(NoteId, Span)| {
        let tags = snapshot.notebook.note(*id).map(|note| note.facts().tags.iter());
        tags.into_iter().flatten().any(|tag| tag.span == *span && tag.span == tag.name)
    };
    let (id, span) = *uses.iter().find(is_in_front).or(uses.first())?;
    let uri = proto::url(snapshot.notebook.location(id))?;
    let range = proto::range(snapshot.notebook.note(id)?, span, snapshot.client.encoding);
    Some(Definition { origin, targets: vec![(uri, range, range)] })
}

fn question(place: &Place<'_>) -> Option<Definition> {
    let (id, question) = related::question_at(place)?;
    let snapshot = place.snapshot;
    if snapshot.notebook.is_answered(place.id, question) {
        let answer = question.answer?;
        let links = answered::answering_links(place.note, answer.span);
        let found = links.iter().map(|link| snapshot.notebook.resolve(place.id, link));
        let mut seen = FxHashSet::default();
        let targets = found.flat_map(|target| target.destinations().to_vec());
        let targets = targets.filter(|destination| seen.insert(destination.clone()));
        let targets: Vec<_> =
            targets.filter_map(|destination| pointing::location(snapshot, &destination)).collect();
        return (!targets.is_empty()).then_some(Definition { origin: question.text, targets });
    }
    let best = related::answered(snapshot, id, 1).into_iter().next()?;
    let (id, landing, around) = best.place(snapshot)?;
    let uri = proto::url(snapshot.notebook.location(id))?;
    let note = snapshot.notebook.note(id)?;
    let range = |span| proto::range(note, span, snapshot.client.encoding);
    let targets = vec![(uri, range(landing), range(around))];
    Some(Definition { origin: question.text, targets })
}
