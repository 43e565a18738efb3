//! Tags after `#` or `＃`, and in front matter.

use super::spelling::{self, Fit, Typed};
use super::{Asked, Candidate};
use crate::features::place::Place;
use crate::features::{hover, messages};
use crate::notebook::{NoteId, names};
use crate::snapshot::Snapshot;
use crate::syntax::tags::{self, Tag};
use crate::text::Span;
use tower_lsp::lsp_types::CompletionItemKind;

/// More candidates than one list shows, so that a cut-off list is known to be one.
const MAX_CANDIDATES: usize = 101;

pub(super) fn offer(place: &Place<'_>, _: Asked) -> Vec<Candidate> {
    let note = place.note;
    let Some(typed) = tags::tag_before(note.text(), note.structure(), place.offset) else {
        return Vec::new();
    };
    let sign = note.slice(Span { end: typed.name.start, ..typed.span });
    let begun = names::fold(note.slice(typed.name));
    let wanted = Typed::new(&begun);
    let tables = place.snapshot.notebook.tables();
    let mut known: Vec<(Fit, usize, &str, NoteId)> = tables
        .tags()
        .filter_map(|(key, notes)| {
            let fit = wanted.fit(key)?;
            Some((fit, notes.len(), key, *notes.first()?))
        })
        .filter(|(_, uses, key, _)| *uses > 1 || !is_only_here(place, &typed, key))
        .collect();
    known.sort_by(|a, b| (a.0, b.1, a.2).cmp(&(b.0, a.1, b.2)));
    known.truncate(MAX_CANDIDATES);
    let candidate = |(rank, (_, uses, key, first)): (usize, (Fit, usize, &str, NoteId))| {
        let name = as_written(place.snapshot, key, first);
        Candidate {
            label: format!("{sign}{name}"),
            detail: Some(messages::notes(place.snapshot.config.language, uses)),
            kind: CompletionItemKind::KEYWORD,
            rank: rank as u32,
            filter: format!("{sign}{}", spelling::filter(&name, &begun)),
            span: typed.span,
            new_text: format!("{sign}{name}"),
            about: Some(key.to_owned()),
        }
    };
    known.into_iter().enumerate().map(candidate).collect()
}

/// Counts and open questions of the tag of this folded name.
#[expect(clippy::unnecessary_wraps, reason = "other sources may have nothing to say")]
pub(super) fn about(snapshot: &Snapshot, key: &str) -> Option<String> {
    Some(hover::about_tag(snapshot, key))
}

/// The tag as its first use spells it.
fn as_written(snapshot: &Snapshot, key: &str, first: NoteId) -> String {
    let found = snapshot.notebook.note(first).and_then(|note| {
        let mut written = note.facts().tags.iter().map(|tag| note.slice(tag.name));
        written.find(|name| *names::fold(name) == *key)
    });
    found.unwrap_or(key).to_owned()
}

/// Whether the tag of this folded name is nothing but what is being typed.
fn is_only_here(place: &Place<'_>, typed: &Tag, key: &str) -> bool {
    let tables = place.snapshot.notebook.tables();
    let own = |tag: &&Tag| *names::fold(place.note.slice(tag.name)) == *key;
    tables.tagged(key) == [place.id]
        && place.note.facts().tags.iter().filter(own).all(|tag| tag.span.start == typed.span.start)
}
