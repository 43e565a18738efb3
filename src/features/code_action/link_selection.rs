//! Selected words as a link: to the notes of that name, or to a new note.

use super::new_note::NewNote;
use super::{Context, Offer};
use crate::features::edits::{Edits, line_end};
use crate::features::messages::links as messages;
use crate::notebook::resolve::{Destination, Section, Target};
use crate::notebook::{NoteId, names};
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use tower_lsp::lsp_types::CodeActionKind;

/// A menu of more is no choice.
const MAX_OFFERS: usize = 4;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let words = context.note.slice(context.selection);
    let is_text = !words.trim().is_empty()
        && words.trim() == words
        && !words.contains(['\n', '\r', '[', ']', '|', '`']);
    let facts = context.note.facts();
    let is_linked = facts.links.iter().any(|link| link.span.overlaps(context.selection));
    let structure = context.note.structure();
    if !is_text || is_linked || structure.is_code(context.selection.start as usize) {
        return Vec::new();
    }
    let tables = context.snapshot.notebook.tables();
    let key = names::key(words);
    let known = tables.named(&key).iter().chain(tables.aliased(&names::fold(words)));
    let known = known.filter(|id| **id != context.id).take(MAX_OFFERS);
    let mut offers: Vec<_> = known.filter_map(|id| to_known(context, words, *id)).collect();
    if offers.is_empty() {
        offers.extend(to_new(context, words));
    }
    offers
}

fn to_known(context: &Context<'_>, words: &str, id: NoteId) -> Option<Offer> {
    let notebook = &context.snapshot.notebook;
    let path = notebook.location(id).path()?;
    let shown = notebook.shown_path(id);
    let name = path.file_stem()?.to_string_lossy().into_owned();
    let below = names::without_note_extension(&shown).to_owned();
    let wanted = Target::One(Destination::Note(id, Section::Whole));
    let leads_there = |target: &String| {
        let (span, dest) = (context.selection, context.selection);
        let (syntax, target) = (LinkSyntax::Wiki, target.as_str().into());
        let link = Link { span, syntax, is_embed: false, target, dest, label: dest };
        notebook.resolve(context.id, &link) == wanted
    };
    let target = [name, below].into_iter().find(leads_there)?;
    let link =
        if target == words { format!("[[{words}]]") } else { format!("[[{target}|{words}]]") };
    let title = messages::link_to(context.snapshot.config.language, &shown);
    let edits = Edits::of_note(context.id, vec![(context.selection, link)]);
    Some(Offer::new(CodeActionKind::REFACTOR_REWRITE, title, edits))
}

fn to_new(context: &Context<'_>, words: &str) -> Option<Offer> {
    let new = NewNote::beside(context, words)?;
    let title = messages::link_to_new(context.snapshot.config.language, &new.name);
    let name = &new.name;
    let link = if name == words { format!("[[{words}]]") } else { format!("[[{name}|{words}]]") };
    let mut edits = Edits::default();
    edits.create(new.uri, format!("# {words}{}", line_end(context.note)));
    edits.replace(context.id, context.selection, link);
    Some(Offer::new(CodeActionKind::REFACTOR_REWRITE, title, edits))
}
