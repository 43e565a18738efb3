//! An ambiguous link: lead it to one of its targets.

use super::{Context, Offer};
use crate::features::edits::Edits;
use crate::features::messages::links as messages;
use crate::features::pointing;
use crate::notebook::relink::Relink;
use crate::notebook::resolve::{Destination, Target};
use crate::syntax::links::Link;
use tower_lsp::lsp_types::CodeActionKind;

/// A menu of more is no choice.
const MAX_OFFERS: usize = 6;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let notebook = &context.snapshot.notebook;
    let Some(link) = pointing::link_at(context.note, context.selection.start as usize) else {
        return Vec::new();
    };
    let Target::Several(targets) = notebook.resolve(context.id, link) else { return Vec::new() };
    relinked(context, link, &targets[..targets.len().min(MAX_OFFERS)], "ambiguous-link")
}

/// A quick fix for the rule `code` per target: the link, leading there instead.
pub(super) fn relinked(
    context: &Context<'_>,
    link: &Link,
    targets: &[Destination],
    code: &'static str,
) -> Vec<Offer> {
    let notebook = &context.snapshot.notebook;
    let relink = Relink::texts(notebook, notebook.clone());
    let mut offers: Vec<Offer> = Vec::new();
    for target in targets {
        let text = context.note.text();
        let Some((span, text)) = relink.respelled(context.id, text, link, target) else { continue };
        let mut title = messages::pick_target(
            context.snapshot.config.language,
            &notebook.shown_destination(target),
        );
        // Two headings of one wording have one name; their paths tell them apart.
        if offers.iter().any(|offer| offer.title == title) {
            title = format!("{title} ({text})");
        }
        let mut edits = Edits::default();
        edits.replace(context.id, span, text);
        offers.push(Offer {
            title,
            kind: CodeActionKind::QUICKFIX,
            fixes: super::fixes_at(context, &[code], link.span),
            is_preferred: false,
            edits: Box::new(move || edits.clone()),
        });
    }
    offers
}
