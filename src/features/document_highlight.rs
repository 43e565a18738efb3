//! `textDocument/documentHighlight`: a list of sources, of which the first that knows the place
//! answers.
//!
//! A link, a heading or a block id: what it leads to and every link of the note that leads there.
//! A tag: every use of it. A question: its wording, its mark and its answer.

use crate::features::place::Place;
use crate::features::pointing;
use crate::notebook::names;
use crate::notebook::resolve::{Destination, Section};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::syntax::tags::Tag;
use crate::text::Span;
use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

/// Bytes of the note, and whether they are what the others lead to.
type Highlight = (Span, bool);

type Source = fn(&Place<'_>) -> Option<Vec<Highlight>>;

const SOURCES: &[Source] = &[tags, links, question];

pub fn handle(
    snapshot: &Snapshot,
    params: DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let at = params.text_document_position_params;
    let place = Place::new(snapshot, &at)?;
    let mut found = SOURCES.iter().find_map(|source| source(&place))?;
    found.sort_unstable();
    let mut places = proto::Ascending::new(place.note, snapshot.client.encoding);
    let highlight = |(span, is_declaration): Highlight| DocumentHighlight {
        range: places.range(span),
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

fn tags(place: &Place<'_>) -> Option<Vec<Highlight>> {
    let tags = &place.note.facts().tags;
    let here = tags.iter().find(|tag| tag.span.touches(place.offset))?;
    let key = |tag: &Tag| names::fold(place.note.slice(tag.name));
    let wanted = key(here);
    Some(tags.iter().filter(|tag| key(tag) == wanted).map(|tag| (tag.span, false)).collect())
}

/// Only where the cursor is on one of the three: elsewhere in the block clients may highlight
/// words.
fn question(place: &Place<'_>) -> Option<Vec<Highlight>> {
    let line = place.note.lines().line_of(place.offset) as u32;
    let (_, question) = place.note.question_at(line)?;
    let answer = question.answer.map(|answer| answer.span);
    let parts: Vec<Highlight> = [(question.text, true), (question.mark_span, false)]
        .into_iter()
        .chain(answer.map(|span| (span, false)))
        .filter(|(span, _)| !span.is_empty())
        .collect();
    parts.iter().any(|(span, _)| span.touches(place.offset)).then_some(parts)
}
