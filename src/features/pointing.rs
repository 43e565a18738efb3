//! What a cursor points at, as far as links and tags go: one of them, or something links lead to.

use crate::notebook::resolve::{Destination, Section};
use crate::notebook::{Note, NoteId, Notebook};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::syntax::links::Link;
use crate::text::Span;
use rustc_hash::FxHashSet;
use tower_lsp::lsp_types::{self, Url};

/// The innermost link that holds byte `offset` or ends there; for a reference link also the place
/// of its target in the definition.
pub fn link_at(note: &Note, offset: usize) -> Option<&Link> {
    let links = note.facts().links.iter();
    let touched = links.filter(|link| link.span.touches(offset) || link.dest.touches(offset));
    touched.min_by_key(|link| {
        let is_at_definition = !link.span.touches(offset);
        // Between two links the one that starts at the cursor counts.
        (is_at_definition, link.span.end as usize == offset, link.span.len())
    })
}

/// The name of the tag at byte `offset`, without its sign, up to the end of the part that the offset
/// is in: in `#go/map` either `go` or `go/map`.
pub fn tag_at(note: &Note, offset: usize) -> Option<Span> {
    let tag = note.facts().tags.iter().find(|tag| tag.span.touches(offset))?;
    let start = tag.name.start as usize;
    let name = note.slice(tag.name);
    let inside = offset.saturating_sub(start);
    let end = name.get(inside..).and_then(|rest| rest.find('/'));
    Some(Span::new(start, start + end.map_or(name.len(), |at| inside + at)))
}

/// What links may lead to at byte `offset` of the note: a heading, a block id; the note as a whole
/// in its front matter. The bytes are those the user sees as pointed at.
pub fn target_at(note: &Note, id: NoteId, offset: usize) -> Option<(Destination, Span)> {
    let facts = note.facts();
    let section = |section| Destination::Note(id, section);
    if let Some(index) = facts.blocks.iter().position(|block| block.id.touches(offset)) {
        return Some((section(Section::Block(index as u32)), facts.blocks[index].id));
    }
    if let Some(index) = facts.headings.iter().position(|heading| heading.span.touches(offset)) {
        return Some((section(Section::Heading(index as u32)), facts.headings[index].text));
    }
    let block = note.front_matter_span().filter(|span| span.touches(offset))?;
    Some((section(Section::Whole), block))
}

/// Every place a link at the cursor leads to, or the thing itself; with the bytes pointed at.
pub fn destinations_at(
    notebook: &Notebook,
    id: NoteId,
    note: &Note,
    offset: usize,
) -> Option<(Vec<Destination>, Span)> {
    if let Some(link) = link_at(note, offset) {
        let found = notebook.resolve(id, link).destinations().to_vec();
        let span = if link.span.touches(offset) { link.span } else { link.dest };
        return (!found.is_empty()).then_some((found, span));
    }
    target_at(note, id, offset).map(|(destination, span)| (vec![destination], span))
}

/// The links that lead to one of `wanted`: the note each stands in and its index there. A link to
/// a note as a whole counts for its first heading of the highest level, which is its title.
pub fn links_to(notebook: &Notebook, wanted: &[Destination]) -> Vec<(NoteId, u32)> {
    let mut all: FxHashSet<_> = wanted.iter().cloned().collect();
    let titled = wanted.iter().filter_map(|destination| match destination {
        Destination::Note(id, section) if is_title(notebook, *id, *section) => {
            Some(Destination::Note(*id, Section::Whole))
        }
        _ => None,
    });
    all.extend(titled);
    notebook.links_to(&all)
}

fn is_title(notebook: &Notebook, id: NoteId, section: Section) -> bool {
    let Some(note) = notebook.note(id) else { return false };
    let headings = &note.facts().headings;
    section == Section::Heading(0)
        && headings.iter().skip(1).all(|other| other.level > headings[0].level)
}

/// Whether a path is that of a picture, by its extension.
pub fn is_picture(path: &str) -> bool {
    const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif", "ico"];
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    PICTURES.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// The bytes a client is sent to: a heading's text, the start of a block, the top of a note.
pub fn landing(note: &Note, section: Section) -> Span {
    let facts = note.facts();
    match section {
        Section::Whole => Span::default(),
        Section::Heading(index) => {
            facts.headings.get(index as usize).map_or_else(Span::default, |heading| heading.text)
        }
        Section::Block(_) | Section::Anchor(_) => {
            let start = note.section_span(section).start;
            Span { start, end: start }
        }
    }
}

/// The URI and the range of a destination, and the range of the whole section.
pub fn location(
    snapshot: &Snapshot,
    destination: &Destination,
) -> Option<(Url, lsp_types::Range, lsp_types::Range)> {
    match destination {
        Destination::File(path) => {
            let start = lsp_types::Range::default();
            Some((Url::from_file_path(path).ok()?, start, start))
        }
        Destination::Note(id, section) => {
            let note = snapshot.notebook.note(*id)?;
            let uri = proto::url(snapshot.notebook.location(*id))?;
            let range = |span| proto::range(note, span, snapshot.client.encoding);
            let landing = landing(note, *section);
            let whole = note.section_span(*section);
            let whole = if whole.contains(landing) { whole } else { landing };
            Some((uri, range(landing), range(whole)))
        }
    }
}
