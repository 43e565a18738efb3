//! A link to a heading that is not there: lead it to one that reads much the same.
//!
//! People shorten headings (`[[系统设计#Q3]]` for `Q3 — 限流`) and rewrite their signs; neither
//! finds the heading.

use super::{Context, Offer};
use crate::features::edits::Edits;
use crate::features::messages::links as messages;
use crate::features::pointing;
use crate::notebook::names;
use crate::notebook::relink::Relink;
use crate::notebook::resolve::{Destination, Missing, Section, Target};
use crate::notebook::{Note, anchors};
use tower_lsp::lsp_types::CodeActionKind;

const MAX_OFFERS: usize = 3;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let notebook = &context.snapshot.notebook;
    let Some(link) = pointing::link_at(context.note, context.selection.start as usize) else {
        return Vec::new();
    };
    let Target::Missing(Missing::Heading(id)) = notebook.resolve(context.id, link) else {
        return Vec::new();
    };
    let (Some(note), Some(anchor)) = (notebook.note(id), link.anchor()) else {
        return Vec::new();
    };
    let relink = Relink::texts(notebook, notebook.clone());
    let mut offers: Vec<Offer> = Vec::new();
    for index in near(note, &anchor) {
        let target = Destination::Note(id, Section::Heading(index));
        let changed = relink.respelled(context.id, context.note.text(), link, &target);
        let Some((span, text)) = changed else { continue };
        let mut title = messages::pick_target(
            context.snapshot.config.language,
            &notebook.shown_destination(&target),
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
            fixes: super::fixes_at(context, &["broken-link"], link.span),
            is_preferred: false,
            edits: Box::new(move || edits.clone()),
        });
    }
    offers
}

/// The headings of `note` that differ from `anchor` in signs, blanks and case only, then those
/// that begin with it, shorter ones first; at most [`MAX_OFFERS`].
fn near(note: &Note, anchor: &str) -> Vec<u32> {
    let wanted = letters(anchor.rsplit('#').next().unwrap_or(anchor));
    if wanted.is_empty() {
        return Vec::new();
    }
    let headings = note.facts().headings.iter().enumerate();
    let mut found: Vec<_> = headings
        .filter_map(|(index, heading)| {
            let has = letters(&anchors::plain_text(note.slice(heading.text)));
            let rest = has.strip_prefix(&*wanted)?;
            // `Q1` is not the beginning of `Q16`.
            let is_other_number = wanted.ends_with(|c: char| c.is_ascii_digit())
                && rest.starts_with(|c: char| c.is_ascii_digit());
            (!is_other_number).then_some((rest.chars().count(), index as u32))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(MAX_OFFERS).map(|(_, index)| index).collect()
}

/// The letters and digits of `text`, in lower case.
fn letters(text: &str) -> String {
    names::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
