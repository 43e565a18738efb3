//! A wiki-link as a Markdown link, and back. Offered only where both lead to the same.

use super::{Context, Offer, link_target};
use crate::features::edits::Edits;
use crate::features::messages::links as messages;
use crate::features::pointing;
use crate::notebook::resolve::{Destination, Target};
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::slice;
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let Some(link) = pointing::link_at(context.note, context.selection.start as usize) else {
        return Vec::new();
    };
    let Target::One(wanted) = context.snapshot.notebook.resolve(context.id, link) else {
        return Vec::new();
    };
    let language = context.snapshot.config.language;
    let (title, text) = match link.syntax {
        LinkSyntax::Wiki => (messages::to_markdown(language), markdown(context, link, &wanted)),
        LinkSyntax::Inline => (messages::to_wiki(language), wiki(context, link, &wanted)),
        _ => return Vec::new(),
    };
    let offer = |text: String| {
        let edits = Edits::of_note(context.id, vec![(link.span, text)]);
        Offer::new(CodeActionKind::REFACTOR_REWRITE, title, edits)
    };
    text.map(offer).into_iter().collect()
}

fn markdown(context: &Context<'_>, link: &Link, wanted: &Destination) -> Option<String> {
    // A note shown in place has no form in Markdown; a picture's label is its width.
    let is_note = matches!(wanted, Destination::Note(..));
    if link.is_embed && is_note {
        return None;
    }
    let label = match slice(context.note.text(), link.label) {
        label if !label.is_empty() && !link.is_embed => label.to_owned(),
        _ if link.is_embed => String::new(),
        _ => link.target.trim_start_matches('#').replace('#', " > "),
    };
    let target = link_target::like(context, link, LinkSyntax::Inline, wanted)?;
    Some(format!("{}[{}]({target})", bang(link), label.replace(['[', ']'], " ")))
}

fn wiki(context: &Context<'_>, link: &Link, wanted: &Destination) -> Option<String> {
    let target = link_target::like(context, link, LinkSyntax::Wiki, wanted)?;
    let label = slice(context.note.text(), link.label);
    let is_plain = !label.contains(['[', ']', '|', '\n', '\r']);
    let label = match label {
        "" => String::new(),
        label if label == target => String::new(),
        label if is_plain => format!("|{label}"),
        _ => return None,
    };
    Some(format!("{}[[{target}{label}]]", bang(link)))
}

const fn bang(link: &Link) -> &'static str {
    if link.is_embed { "!" } else { "" }
}
