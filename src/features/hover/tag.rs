//! A tag: how often it is used, and its unanswered questions.

use super::{Place, Shown};

pub(super) fn show(place: &Place<'_>) -> Option<Shown> {
    let mut tags = place.note.facts().tags.iter();
    let _tag = tags.find(|tag| tag.span.touches(place.offset))?;
    None
}
