//! Notes that links name and nobody wrote yet, as others of the folder write them: who plans a note
//! links to it from more than one place.

use super::Candidate;
use super::spelling::{self, Typed};
use super::typing::Typing;
use crate::features::messages::links as messages;
use crate::features::place::Place;
use crate::notebook::resolve::{Missing, Target};
use crate::notebook::{NoteId, names};
use crate::syntax::structure::LinkSyntax;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter;
use tower_lsp::lsp_types::CompletionItemKind;

/// How many are offered.
const MOST: usize = 10;

/// Behind notes and files, before headings and questions of all notes.
const RANK: u32 = 500;

/// What `typed` may be the beginning of; what most notes mention comes first.
pub(super) fn offer(place: &Place<'_>, typing: &Typing, typed: &str) -> Vec<Candidate> {
    let begun = names::fold(typed);
    if typing.syntax != LinkSyntax::Wiki || begun.is_empty() || begun.contains(['/', '#']) {
        return Vec::new();
    }
    let typed = Typed::new(&begun);
    let tables = place.snapshot.notebook.tables();
    let fitting = tables.mentions().filter_map(|(key, notes)| {
        let fit = typed.fit(key)?;
        let is_written = tables.count_named(key) > 0 || tables.count_aliased(key) > 0;
        (!is_written).then_some(Reverse((fit, Reverse(notes.len()), key, notes)))
    });
    // Of thousands, the first few are asked for.
    let mut fitting: BinaryHeap<_> = fitting.collect();
    let named = iter::from_fn(|| fitting.pop()).filter_map(|Reverse((.., key, notes))| {
        notes.iter().find_map(|&note| written(place, note, key))
    });
    let candidate = |(at, name): (usize, String)| Candidate {
        detail: Some(messages::not_written_yet(place.snapshot.config.language).to_owned()),
        kind: CompletionItemKind::FILE,
        rank: RANK + at as u32,
        filter: spelling::filter(&name, &begun),
        span: Span { start: typing.target.start, end: typing.rest_end },
        new_text: format!("{name}{}", typing.close),
        about: None,
        label: name,
    };
    named.take(MOST).enumerate().map(candidate).collect()
}

/// The name as a wiki-link of the note `id` writes it. The link that is being typed is none.
fn written(place: &Place<'_>, id: NoteId, key: &str) -> Option<String> {
    let notebook = &place.snapshot.notebook;
    let links = notebook.note(id)?.facts().links.iter();
    let mut named = links.filter(|link| {
        let is_typed = id == place.id && link.span.touches(place.offset);
        link.syntax == LinkSyntax::Wiki && !is_typed && *names::key(&link.path()) == *key
    });
    let missing = named
        .find(|link| matches!(notebook.resolve(id, link), Target::Missing(Missing::Note(_))))?;
    Some(missing.path().into_owned())
}
