//! Headings and questions of all notes after `[[`, for those who know what was asked and not
//! where: typing `xuebeng` offers `[[缓存#什么是缓存雪崩？]]`.

use super::Candidate;
use super::link::{self, Typing};
use super::spelling::{self, Fit};
use crate::features::place::Place;
use crate::notebook::{Note, NoteId, names};
use crate::proto;
use crate::text::{Span, slice};
use tower_lsp::lsp_types::CompletionItemKind;

/// With less than this typed, nearly everything would fit.
pub(super) const MIN_TYPED: usize = 2;

/// Behind every note and file.
const BEHIND_NAMES: u32 = 1_000;

/// A heading, or a question under one, that fits what was typed.
struct Found {
    rank: (Fit, usize),
    id: NoteId,
    /// Index of the heading to link to.
    heading: u32,
    label: Span,
}

/// At most `limit` candidates, the best first.
pub(super) fn offer(
    place: &Place<'_>,
    typing: &Typing,
    typed: &str,
    limit: usize,
) -> Vec<Candidate> {
    let begun = names::fold(typed);
    if begun.chars().count() < MIN_TYPED || begun.contains('/') {
        return Vec::new();
    }
    let notes = place.snapshot.notebook.notes();
    let mut found: Vec<_> = notes.flat_map(|(id, note)| fitting(id, note, &begun)).collect();
    let own_line = place.note.lines().span(place.note.text(), place.line() as usize);
    found.retain(|it| it.id != place.id || !it.label.overlaps(own_line));
    found.sort_by_key(|it| (it.rank, it.id, it.label.start));
    let candidates = found.iter().filter_map(|found| candidate(place, typing, &begun, found));
    candidates.take(limit).collect()
}

/// Headings of `note` that fit, and questions, which lead to the heading they are or stand under.
fn fitting(id: NoteId, note: &Note, begun: &str) -> Vec<Found> {
    let facts = note.facts();
    let fit = |label: Span| spelling::fit(&names::fold(note.slice(label)), begun);
    let entry = |fit, heading: usize, label: Span| {
        let length = label.end as usize - label.start as usize;
        Found { rank: (fit, length), id, heading: heading as u32, label }
    };
    let mut found = Vec::new();
    let mut is_found = vec![false; facts.headings.len()];
    for question in &facts.questions {
        let after =
            facts.headings.partition_point(|heading| heading.text.start <= question.text.start);
        let Some(heading) = after.checked_sub(1) else { continue };
        if let Some(fit) = fit(question.text) {
            is_found[heading] |= facts.headings[heading].text.contains(question.text);
            found.push(entry(fit, heading, question.text));
        }
    }
    let others = facts.headings.iter().enumerate().filter(|(index, _)| !is_found[*index]);
    found.extend(
        others.filter_map(|(index, heading)| Some(entry(fit(heading.text)?, index, heading.text))),
    );
    found
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
