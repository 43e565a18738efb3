//! A dead link: make the note or the heading it asks for.

use super::new_note::{can_create, wanted_path};
use super::{Context, Offer};
use crate::features::edits::{Edits, line_end};
use crate::features::messages::links as messages;
use crate::features::pointing;
use crate::notebook::resolve::{Missing, Target};
use crate::notebook::{Location, NoteId};
use crate::proto;
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let Some(link) = pointing::link_at(context.note, context.selection.start as usize) else {
        return Vec::new();
    };
    let target = context.snapshot.notebook.resolve(context.id, link);
    let made = match &target {
        Target::Missing(Missing::Note(path)) => note(context, link, path.as_ref()),
        Target::Missing(Missing::Heading(id)) => heading(context, link, *id),
        _ => None,
    };
    let offer = |(title, edits): (String, Edits)| Offer {
        title,
        kind: CodeActionKind::QUICKFIX,
        fixes: super::fixes_at(context, &["broken-link"], link.span),
        is_preferred: true,
        edits: Box::new(move || edits.clone()),
    };
    made.into_iter().map(offer).collect()
}

fn note(
    context: &Context<'_>,
    link: &Link,
    named: Option<&std::path::PathBuf>,
) -> Option<(String, Edits)> {
    if !can_create(context) {
        return None;
    }
    let path = wanted_path(context, named, &link.path())?;
    let shown = context.snapshot.notebook.shown_file(&path);
    let title = path.file_stem()?.to_string_lossy().into_owned();
    let end = line_end(context.note);
    let mut text = format!("# {title}{end}");
    if let Some(heading) = link.anchor().filter(|it| !it.is_empty() && !it.starts_with('^')) {
        text = format!("{text}{end}## {}{end}", wording(link, &heading));
    }
    let mut edits = Edits::default();
    edits.create(proto::url(&Location::File(path))?, text);
    Some((messages::create_note(context.snapshot.config.language, &shown), edits))
}

/// The heading at the end of its note, on the level of the last one.
fn heading(context: &Context<'_>, link: &Link, id: NoteId) -> Option<(String, Edits)> {
    let note = context.snapshot.notebook.note(id).filter(|it| it.how_written().is_certain())?;
    let anchor = link.anchor()?;
    let wording = wording(link, anchor.rsplit('#').next()?);
    let level = note.facts().headings.last().map_or(2, |heading| heading.level);
    let end = line_end(note);
    let text = note.text();
    let gap = match () {
        () if text.is_empty() => String::new(),
        () if text.ends_with(['\n', '\r']) => end.to_owned(),
        () => end.repeat(2),
    };
    let mut edits = Edits::default();
    let signs = "#".repeat(usize::from(level));
    edits.insert(id, text.len(), format!("{gap}{signs} {wording}{end}"));
    let shown = context.snapshot.notebook.shown_path(id);
    Some((messages::create_heading(context.snapshot.config.language, &wording, &shown), edits))
}

/// A heading's words; a slug has `-` for its blanks.
fn wording(link: &Link, anchor: &str) -> String {
    match link.syntax {
        LinkSyntax::Wiki => anchor.trim().to_owned(),
        _ => anchor.replace('-', " ").trim().to_owned(),
    }
}
