//! Headings and questions of all notes after `[[`, for those who know what was asked and not
//! where: typing `xuebeng` offers `[[缓存#什么是缓存雪崩？]]`.

use super::Candidate;
use super::link;
use super::spelling::{self, Fit, Typed};
use super::typing::Typing;
use crate::features::place::Place;
use crate::notebook::{NoteId, Notebook, names};
use crate::proto;
use crate::search::find;
use crate::search::query::Query;
use crate::search::titles::Item;
use crate::text::{Span, slice};
use tower_lsp::lsp_types::CompletionItemKind;

/// With less than this typed, nearly everything would fit.
pub(super) const MIN_TYPED: usize = 2;

/// Behind every note and file.
const BEHIND_NAMES: u32 = 1_000;

/// A heading, or a question under one, that fits what was typed.
pub(super) struct Found {
    rank: (Fit, usize),
    id: NoteId,
    /// Index of the heading to link to.
    heading: u32,
    label: Span,
}

/// What fits `typed`, the best first. Search by name finds it, so a key typed costs one pass over
/// compact titles and not one over every note (261 against 65 ms at 10,000 notes).
pub(super) fn find(place: &Place<'_>, typed: &str) -> Vec<Found> {
    let begun = names::fold(typed);
    if begun.chars().count() < MIN_TYPED || begun.contains(['/', '#']) {
        return Vec::new();
    }
    let Ok(query) = Query::parse(typed) else { return Vec::new() };
    let snapshot = place.snapshot;
    let hits = snapshot.catalogue.search(&snapshot.notebook, &query, &|| snapshot.is_cancelled());
    let typed = Typed::new(&begun);
    let mut found: Vec<_> = hits.iter().filter_map(|hit| fitting(place, hit, &typed)).collect();
    let own_line = place.note.lines().span(place.note.text(), place.line() as usize);
    found.retain(|it| it.id != place.id || !it.label.overlaps(own_line));
    // Of those that fit alike, in the order in which search gives them.
    found.sort_by_key(|it| it.rank);
    found
}

/// The candidates for what was found.
pub(super) fn candidates(
    place: &Place<'_>,
    typing: &Typing,
    typed: &str,
    found: &[Found],
) -> impl Iterator<Item = Candidate> {
    let begun = names::fold(typed);
    found.iter().filter_map(move |found| candidate(place, typing, &begun, found))
}

/// Whether search may hold back some of what fits: there is more than it ever gives.
pub(super) fn is_cut(notebook: &Notebook) -> bool {
    let mut left = find::LIMIT;
    for (_, note) in notebook.notes() {
        let facts = note.facts();
        match left.checked_sub(facts.questions.len() + facts.headings.len()) {
            Some(rest) => left = rest,
            None => return true,
        }
    }
    false
}

/// A hit that is a heading, or a question, which leads to the heading it is or stands under.
fn fitting(place: &Place<'_>, hit: &find::Found, typed: &Typed<'_>) -> Option<Found> {
    let note = place.snapshot.notebook.note(hit.note)?;
    let facts = note.facts();
    let (label, heading) = match hit.item {
        Item::Heading(index) => (facts.headings.get(index as usize)?.text, index),
        Item::Question(index) => {
            let label = facts.questions.get(index as usize)?.text;
            let after = facts.headings.partition_point(|it| it.text.start <= label.start);
            (label, after.checked_sub(1)? as u32)
        }
        Item::Interview(_) | Item::Note => return None,
    };
    let fit = typed.fit(&names::fold(note.slice(label)))?;
    Some(Found { rank: (fit, label.len()), id: hit.note, heading, label })
}

fn candidate(place: &Place<'_>, typing: &Typing, begun: &str, found: &Found) -> Option<Candidate> {
    let notebook = &place.snapshot.notebook;
    let note = notebook.note(found.id)?;
    let location = notebook.location(found.id);
    let headings = &note.facts().headings;
    let anchor = note.anchors().unique_path(note.text(), headings, found.heading)?;
    let path = if found.id == place.id {
        String::new()
    } else {
        link::target(place, typing, location.path()?, None)?
    };
    let label = slice(note.text(), found.label).to_owned();
    Some(Candidate {
        detail: Some(format!("{}#{anchor}", notebook.shown_path(found.id))),
        kind: CompletionItemKind::REFERENCE,
        rank: BEHIND_NAMES + found.rank.0 as u32,
        filter: spelling::filter(&label, begun),
        span: Span { start: typing.target.start, end: typing.rest_end },
        new_text: format!("{path}#{anchor}{}", typing.close),
        about: link::data(&proto::url(location)?, "heading", found.heading as usize),
        label,
    })
}
