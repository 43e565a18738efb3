//! A link to a heading that is not there: lead it to one that reads much the same.
//!
//! People shorten headings (`[[系统设计#Q3]]` for `Q3 — 限流`) and rewrite their signs; neither
//! finds the heading.

use super::{Context, Offer, pick_target};
use crate::features::pointing;
use crate::notebook::names;
use crate::notebook::resolve::{Destination, Missing, Section, Target};
use crate::notebook::{Note, anchors};

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
    let heading = |index| Destination::Note(id, Section::Heading(index));
    let targets: Vec<_> = near(note, &anchor).into_iter().map(heading).collect();
    pick_target::relinked(context, link, &targets, "broken-link")
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
