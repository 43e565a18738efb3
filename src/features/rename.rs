//! `textDocument/rename` and `textDocument/prepareRename`: headings, tags, block ids, notes.
//!
//! Every link and every use follows; nothing else changes.

use crate::features::edits::Edits;
use crate::features::messages::links as messages;
use crate::features::place::Place;
use crate::features::{pointing, will_rename_files};
use crate::notebook::relink::Relink;
use crate::notebook::resolve::{Destination, Section, Target};
use crate::notebook::{Note, NoteId, names};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::syntax::tags;
use crate::text::{Span, slice};
use std::collections::BTreeSet;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

/// Something with a name.
struct Named {
    what: What,
    /// The bytes pointed at.
    span: Span,
    /// The present name.
    name: String,
}

enum What {
    /// The folded tag; those below it follow.
    Tag(String),
    /// These bytes of a note, which links name: a heading's text or a block id.
    Part(NoteId, Section, Span),
    Note(NoteId),
}

#[expect(clippy::needless_pass_by_value, reason = "all handlers are called alike")]
pub fn prepare(
    snapshot: &Snapshot,
    at: TextDocumentPositionParams,
) -> Option<PrepareRenameResponse> {
    let place = Place::new(snapshot, &at)?;
    let named = named(&place)?;
    let range = proto::range(place.note, named.span, snapshot.client.encoding);
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: named.name })
}

/// The edit, or a sentence that says why there is none.
pub fn handle(snapshot: &Snapshot, params: RenameParams) -> Result<Option<WorkspaceEdit>, String> {
    let language = snapshot.config.language;
    let RenameParams { text_document_position: at, new_name, .. } = params;
    let place = Place::new(snapshot, &at);
    let named = place.and_then(|place| named(&place));
    let named = named.ok_or_else(|| messages::nothing_to_rename(language).to_owned())?;
    let name = new_name.trim();
    if name == named.name {
        return Ok(None);
    }
    let edits = match named.what {
        What::Tag(key) => rename_tag(snapshot, &key, name)?,
        What::Part(id, section, span) => rename_part(snapshot, (id, section, span), name)?,
        What::Note(id) => rename_note(snapshot, id, name)?,
    };
    if let Some(id) = edits.unsafe_note(snapshot) {
        return Err(messages::not_utf8(language, &snapshot.notebook.shown_path(id)));
    }
    if let Some(id) = edits.outdated_note(snapshot) {
        return Err(messages::outdated(language, &snapshot.notebook.shown_path(id)));
    }
    Ok(Some(edits.into_workspace_edit(snapshot)))
}

fn named(place: &Place<'_>) -> Option<Named> {
    tag(place).or_else(|| linked(place)).or_else(|| {
        let (destination, span) = pointing::target_at(place.note, place.id, place.offset)?;
        named_destination(place, &destination, span)
    })
}

/// The tag at the cursor.
fn tag(place: &Place<'_>) -> Option<Named> {
    let span = pointing::tag_at(place.note, place.offset)?;
    let name = place.note.slice(span);
    Some(Named { what: What::Tag(names::fold(name).into()), span, name: name.to_owned() })
}

/// What the part of a link at the cursor names: the heading or block by its anchor, else the note.
fn linked(place: &Place<'_>) -> Option<Named> {
    let link = pointing::link_at(place.note, place.offset)?;
    let Target::One(destination) = place.snapshot.notebook.resolve(place.id, link) else {
        return None;
    };
    let text = place.note.text();
    let path = link.path_span(text);
    let anchor = link.anchor_span(text);
    if let Some(anchor) = anchor.filter(|span| path.is_empty() || span.touches(place.offset)) {
        return named_destination(place, &destination, anchor);
    }
    let Destination::Note(id, _) = destination else { return None };
    named_destination(place, &Destination::Note(id, Section::Whole), path)
}

fn named_destination(place: &Place<'_>, destination: &Destination, span: Span) -> Option<Named> {
    let Destination::Note(id, section) = *destination else { return None };
    let notebook = &place.snapshot.notebook;
    let note = notebook.note(id)?;
    let facts = note.facts();
    let own = match section {
        Section::Heading(index) => wording(note, facts.headings.get(index as usize)?.text),
        Section::Block(index) => facts.blocks.get(index as usize)?.id,
        Section::Anchor(_) => return None,
        Section::Whole => {
            let stem = notebook.location(id).path()?.file_stem()?.to_string_lossy().into_owned();
            return Some(Named { what: What::Note(id), span, name: stem });
        }
    };
    let is_here = id == place.id && own.touches(place.offset);
    let what = What::Part(id, section, own);
    Some(Named { what, span: if is_here { own } else { span }, name: note.slice(own).to_owned() })
}

/// A heading's text without the marks around it, which say how it went and not what it is.
fn wording(note: &Note, text: Span) -> Span {
    let raw = note.slice(text);
    let is_mark = |c: char| matches!(c, '✅' | '❌' | '\u{fe0f}') || c.is_whitespace();
    let start = text.start as usize + (raw.len() - raw.trim_start_matches(is_mark).len());
    let inside = raw.trim_matches(is_mark);
    if inside.is_empty() { text } else { Span::new(start, start + inside.len()) }
}

fn rename_tag(snapshot: &Snapshot, key: &str, name: &str) -> Result<Edits, String> {
    let name = name.trim_start_matches(['#', '＃']);
    let is_name = !name.is_empty()
        && name.chars().all(tags::is_part)
        && !name.starts_with('/')
        && !name.ends_with('/')
        && !name.contains("//")
        && name.contains(|c: char| !c.is_ascii_digit());
    if !is_name {
        return Err(messages::bad_tag(snapshot.config.language, name));
    }
    let mut edits = Edits::default();
    let parts = key.split('/').count();
    for (id, span) in snapshot.notebook.tag_uses(key) {
        let Some(note) = snapshot.notebook.note(id) else { continue };
        let written = note.slice(span);
        let bare = written.trim_start_matches(['#', '＃']);
        let start = span.start as usize + (written.len() - bare.len());
        let len = bare.split('/').take(parts).map(|part| part.len() + 1).sum::<usize>() - 1;
        edits.replace(id, Span::new(start, start + len), name);
    }
    Ok(edits)
}

/// Renames a heading or block id and rewrites the links that would miss it or hit another.
fn rename_part(
    snapshot: &Snapshot,
    (id, section, span): (NoteId, Section, Span),
    name: &str,
) -> Result<Edits, String> {
    let language = snapshot.config.language;
    let is_block = matches!(section, Section::Block(_));
    let name = if is_block { name.trim_start_matches('^') } else { name };
    let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if is_block && (name.is_empty() || !name.chars().all(is_id)) {
        return Err(messages::bad_block_id(language).to_owned());
    }
    let old = &snapshot.notebook;
    let Some(note) = old.note(id) else { return Ok(Edits::default()) };
    let text = note.text();
    let before = slice(text, Span { start: 0, end: span.start });
    let after = slice(text, Span::new(span.end as usize, text.len()));
    let changed = Arc::new(Note::new(
        format!("{before}{name}{after}").into(),
        note.version(),
        Arc::clone(note.lexicon()),
    ));
    let (now, then) = (changed.facts(), note.facts());
    if name.is_empty()
        || name.contains(['\n', '\r'])
        || now.headings.len() != then.headings.len()
        || now.blocks.len() != then.blocks.len()
    {
        return Err(messages::bad_heading(language).to_owned());
    }
    let mut new = old.clone();
    if old.is_open(id) {
        new.put_open(id, changed);
    } else {
        new.put_disk(id, Some(changed));
    }
    let relink = Relink::texts(old, new);
    let candidates: BTreeSet<_> = old.mentioning(id).into_iter().collect();
    let found = relink.changes(&candidates);
    if let Some(from) = found.lost {
        return Err(messages::link_would_be_lost(language, &old.shown_path(from)));
    }
    let mut edits = Edits::default();
    edits.replace(id, span, name);
    for (id, span, text) in found.rewritten {
        edits.replace(id, span, text);
    }
    Ok(edits)
}

fn rename_note(snapshot: &Snapshot, id: NoteId, name: &str) -> Result<Edits, String> {
    let language = snapshot.config.language;
    if !snapshot.client.renames_files || !snapshot.client.versioned_edits {
        return Err(messages::cannot_rename_files(language).to_owned());
    }
    let name = names::without_note_extension(name);
    let is_bad = |c: char| c.is_control() || "/\\:*?\"<>|#^[]".contains(c);
    if name.is_empty() || name.starts_with('.') || name.contains(is_bad) {
        return Err(messages::bad_file_name(language).to_owned());
    }
    let location = snapshot.notebook.location(id);
    let Some(path) = location.path() else {
        return Err(messages::nothing_to_rename(language).to_owned());
    };
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let to = path.with_file_name(format!("{name}.{extension}"));
    let taken = snapshot.notebook.id(&crate::notebook::Location::File(to.clone()));
    if taken.is_some_and(|taken| snapshot.notebook.note(taken).is_some()) {
        let shown = snapshot.notebook.shown_file(&to);
        return Err(messages::name_taken(language, &shown));
    }
    let mut edits = will_rename_files::edits(snapshot, &[(path.to_owned(), to.clone())]);
    let new = proto::url(&crate::notebook::Location::File(to));
    if let (Some(old), Some(new)) = (proto::url(location), new) {
        edits.rename(old, new);
    }
    Ok(edits)
}
