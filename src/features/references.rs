//! `textDocument/references`: a list of sources, of which the first that knows the place answers.
//!
//! A link, a heading, a block id, or the front matter for the note as a whole: every link that
//! leads there. A link to a note that nobody wrote yet: every link to it. A question: the same
//! question in other logs, and the links to it. A tag: every use of it and of those below it.
//! Anywhere else: every link into the note from others.

use crate::features::place::Place;
use crate::features::{pointing, related};
use crate::notebook::resolve::{Destination, Missing, Target};
use crate::notebook::{NoteId, names};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::syntax::links::Link;
use crate::text::Span;
use tower_lsp::lsp_types::{Location, ReferenceParams};

/// Says which places refer to what is pointed at, the declaration among them if asked to.
type Source = fn(&Place<'_>, bool) -> Option<Vec<(NoteId, Span)>>;

const SOURCES: &[Source] = &[tag, question, links, unwritten, backlinks];

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

/// Every use; a tag is declared nowhere.
fn tag(place: &Place<'_>, _: bool) -> Option<Vec<(NoteId, Span)>> {
    let name = place.note.slice(pointing::tag_at(place.note, place.offset)?);
    Some(place.snapshot.notebook.tag_uses(&names::fold(name)))
}

/// The same question elsewhere. A link in its wording is asked for its own.
fn question(place: &Place<'_>, with_declaration: bool) -> Option<Vec<(NoteId, Span)>> {
    if pointing::link_at(place.note, place.offset).is_some() {
        return None;
    }
    let (id, question) = related::question_at(place)?;
    let asked = related::asked(place.snapshot, id)?;
    let mut found = Vec::new();
    if with_declaration {
        found.push((id.note, question.text));
    }
    found.extend(asked.others.iter().filter_map(|&other| {
        let (_, question) = related::question(place.snapshot, other)?;
        Some((other.note, question.text))
    }));
    found.extend(links(place, false).unwrap_or_default());
    Some(found)
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

/// The links that name the note which this one misses.
fn unwritten(place: &Place<'_>, _: bool) -> Option<Vec<(NoteId, Span)>> {
    let notebook = &place.snapshot.notebook;
    let is_missing = |id: NoteId, link: &Link| {
        matches!(notebook.resolve(id, link), Target::Missing(Missing::Note(_)))
    };
    let link = pointing::link_at(place.note, place.offset)?;
    if !is_missing(place.id, link) {
        return None;
    }
    let key = names::key(&link.path());
    let tables = notebook.tables();
    let mentioning = tables.mentioning(&key).iter();
    let found =
        mentioning.filter_map(|&id| Some((id, notebook.note(id)?))).flat_map(|(id, note)| {
            let same = note.facts().links.iter().filter(|link| names::key(&link.path()) == key);
            same.filter(move |link| is_missing(id, link)).map(move |link| (id, link.span))
        });
    Some(found.collect())
}

/// Where nothing is pointed at, the note is meant; not at a link that leads nowhere.
fn backlinks(place: &Place<'_>, _: bool) -> Option<Vec<(NoteId, Span)>> {
    if pointing::link_at(place.note, place.offset).is_some() {
        return None;
    }
    let notebook = &place.snapshot.notebook;
    let links = notebook.backlinks(place.id).into_iter().filter_map(|(from, index)| {
        let link = notebook.note(from)?.facts().links.get(index as usize)?;
        (from != place.id).then_some((from, link.span))
    });
    Some(links.collect())
}
