//! A link: the section or block it leads to, or the picture; all targets of an ambiguous one.
//!
//! What is shown is worked out from the notes alone. Paths in it are made absolute, since a popup
//! has no folder of its own; what leads out of the note folders is shown as text.

use super::Shown;
use crate::features::place::Place;
use crate::features::{messages, pointing, preview};
use crate::notebook::answered;
use crate::notebook::resolve::{Destination, Section, Target};
use crate::notebook::{Note, NoteId};
use crate::recognise::Question;
use crate::snapshot::Snapshot;
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::{Span, slice};
use std::fmt::Write;
use tower_lsp::lsp_types::Url;

/// How many targets of an ambiguous link are listed.
const MAX_TARGETS: usize = 8;

pub(super) fn show(place: &Place<'_>) -> Option<Shown> {
    let link = pointing::link_at(place.note, place.offset)?;
    let span = if link.span.touches(place.offset) { link.span } else { link.dest };
    let snapshot = place.snapshot;
    let markdown = match snapshot.notebook.resolve(place.id, link) {
        Target::One(destination) => section(snapshot, &destination)?,
        Target::Several(all) => several(snapshot, &all),
        // Diagnostics say what is missing, and editors show those in the same popup.
        Target::Missing(_) | Target::Url | Target::Outside | Target::Unknown => return None,
    };
    Some(Shown { markdown, span })
}

/// What a destination says, as Markdown below its name.
pub(crate) fn section(snapshot: &Snapshot, destination: &Destination) -> Option<String> {
    let name = preview::escaped(&snapshot.notebook.shown_destination(destination));
    let (id, section) = match destination {
        Destination::Note(id, section) => (*id, *section),
        Destination::File(path) => {
            let uri = Url::from_file_path(path).ok()?;
            let is_image = pointing::is_picture(&path.to_string_lossy());
            return Some(if is_image {
                format!("![{name}]({uri})")
            } else {
                format!("**{name}**")
            });
        }
    };
    let note = snapshot.notebook.note(id)?;
    let shown = shown(snapshot, id, note, body(note, section));
    let language = snapshot.config.language;
    if shown.trim().is_empty() {
        return Some(format!("**{name}**\n\n{}", messages::links::nothing_there(language)));
    }
    Some(format!("**{name}**\n\n---\n\n{shown}"))
}

/// A part of a note as a popup shows it, wherever it is shown.
pub(super) fn shown(snapshot: &Snapshot, id: NoteId, note: &Note, span: Span) -> String {
    let text = absolute(snapshot, id, note, span);
    let whole = Span::new(0, text.len());
    preview::preview_with(&text, whole, snapshot.config.language, |target| {
        is_ours(snapshot, target)
    })
}

/// As [`shown`], with nothing cut off.
pub(crate) fn whole(snapshot: &Snapshot, id: NoteId, note: &Note, span: Span) -> String {
    let text = absolute(snapshot, id, note, span);
    preview::whole(&text, Span::new(0, text.len()), |target| is_ours(snapshot, target))
}

/// A note may name any file of the system; only those of the note folders are ours.
fn is_ours(snapshot: &Snapshot, target: &str) -> bool {
    let path = Url::parse(target).ok().and_then(|uri| crate::proto::uri::path(&uri));
    path.is_some_and(|path| snapshot.notebook.folders().iter().any(|it| path.starts_with(it)))
}

fn several(snapshot: &Snapshot, all: &[Destination]) -> String {
    let mut markdown = messages::links::several_targets(snapshot.config.language, all.len());
    for destination in all.iter().take(MAX_TARGETS) {
        let name = preview::escaped(&snapshot.notebook.shown_destination(destination));
        let _ = match pointing::location(snapshot, destination) {
            Some((mut uri, range, _)) => {
                uri.set_fragment(Some(&format!("L{}", range.start.line + 1)));
                write!(markdown, "\n- [{name}]({uri})")
            }
            None => write!(markdown, "\n- {name}"),
        };
    }
    markdown
}

/// The bytes of a section without its heading, its block id and the note's front matter.
pub(crate) fn body(note: &Note, section: Section) -> Span {
    let whole = note.section_span(section);
    let facts = note.facts();
    let start = match section {
        Section::Whole => note.front_matter_span().map_or(whole.start, |block| block.end),
        Section::Heading(index) => {
            facts.headings.get(index as usize).map_or(whole.start, |heading| heading.span.end)
        }
        Section::Block(_) | Section::Anchor(_) => whole.start,
    };
    let end = match section {
        Section::Block(index) => {
            facts.blocks.get(index as usize).map_or(whole.end, |block| block.id.start - 1)
        }
        _ => whole.end,
    };
    let body = slice(note.text(), Span { start: start.min(end), end });
    // Whole lines: the indent of the first is needed to take it off all of them.
    let blank = body.len() - body.trim_start_matches(['\n', '\r']).len();
    Span { start: start.min(end) + blank as u32, end }
}

/// The text of `span` with every link that leads somewhere leading there from anywhere, and without
/// block ids, which only links read.
fn absolute(snapshot: &Snapshot, id: NoteId, note: &Note, span: Span) -> String {
    let mut shown = String::with_capacity(span.len());
    let mut at = span.start;
    let links = note.facts().links.iter().filter(|link| span.contains(link.span));
    let links = links.map(|link| (link.span, Some(link)));
    let ids = note.facts().blocks.iter().filter(|block| span.contains(block.id));
    let ids = ids.map(|block| (with_sign(note, block.id), None));
    let mut parts: Vec<_> = links.chain(ids).collect();
    parts.sort_by_key(|(part, _)| (part.start, std::cmp::Reverse(part.end)));
    for (part, link) in parts {
        if part.start < at {
            continue;
        }
        let text = match link {
            Some(link) => absolute_link(snapshot, (id, note), link, span),
            None => Some(String::new()),
        };
        let Some(text) = text else { continue };
        shown.push_str(slice(note.text(), Span { start: at, end: part.start }));
        shown.push_str(&text);
        at = part.end;
    }
    shown.push_str(slice(note.text(), Span { start: at, end: span.end }));
    shown
}

/// A block id with its `^` and the blanks before it.
fn with_sign(note: &Note, id: Span) -> Span {
    let before = slice(note.text(), Span { start: 0, end: id.start.saturating_sub(1) });
    Span { start: before.trim_end_matches([' ', '\t']).len() as u32, end: id.end }
}

/// The link, of which a popup shows no more than `span`, as the popup can follow it; `None` to
/// leave it as it is.
fn absolute_link(
    snapshot: &Snapshot,
    (id, note): (NoteId, &Note),
    link: &Link,
    span: Span,
) -> Option<String> {
    let label = slice(note.text(), link.label);
    let label = match link.syntax {
        LinkSyntax::Wiki if link.label.is_empty() => preview::escaped_inside(&link.target),
        // The tag of a picture gives way to the picture; others are shown as text.
        LinkSyntax::Html if !link.is_embed => return None,
        LinkSyntax::Html => preview::escaped(label),
        _ => label.to_owned(),
    };
    let target = snapshot.notebook.resolve(id, link);
    let destination = match &target {
        Target::Url if link.syntax == LinkSyntax::Reference && !span.contains(link.dest) => {
            let sign = if link.is_embed { "!" } else { "" };
            return Some(format!("{sign}[{label}](<{}>)", link.target));
        }
        Target::Url => return None,
        // Its uses name their targets themselves.
        _ if link.syntax == LinkSyntax::Definition => return Some(String::new()),
        Target::One(destination) => destination,
        Target::Several(all) => all.first()?,
        // A picture that is not there says at least its name.
        Target::Missing(_) | Target::Outside | Target::Unknown if label.trim().is_empty() => {
            return Some(preview::escaped(&link.target));
        }
        Target::Missing(_) | Target::Outside | Target::Unknown => return Some(label),
    };
    let is_picture = link.is_embed
        && matches!(destination, Destination::File(path) if pointing::is_picture(&path.to_string_lossy()));
    let (mut uri, range, _) = pointing::location(snapshot, destination)?;
    if matches!(destination, Destination::Note(..)) && range.start.line > 0 {
        uri.set_fragment(Some(&format!("L{}", range.start.line + 1)));
    }
    Some(format!("{}[{label}]({uri})", if is_picture { "!" } else { "" }))
}

/// The answer of a question of the note: what its link leads to when it is nothing but links.
pub(super) fn answer(place: &Place<'_>, question: &Question) -> Option<String> {
    let answer = question.answer?;
    let notebook = &place.snapshot.notebook;
    let links = answered::answering_links(place.note, answer.span);
    let targets = links.iter().map(|link| notebook.resolve(place.id, link));
    let mut destinations = targets.filter_map(|target| target.destinations().first().cloned());
    destinations.find_map(|destination| section(place.snapshot, &destination)).or_else(|| {
        let span = preview::answer_span(place.note, question)?;
        Some(shown(place.snapshot, place.id, place.note, span))
    })
}
