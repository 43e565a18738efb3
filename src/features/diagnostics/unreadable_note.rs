//! `unreadable-note`: the file is there and no text could be read from it, or not all of it.

use super::{Found, Rule, Subject};
use crate::config::Severity;
use crate::features::messages;
use crate::notebook::note::Unreadable;
use crate::text::Span;
use crate::text::decode::Written;

pub(super) const RULE: Rule = Rule { code: "unreadable-note", default: Severity::Warning, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let language = subject.language();
    let message = match subject.note.unreadable() {
        None => return damaged(subject, found),
        Some(Unreadable::NotText) => messages::not_text(language).to_owned(),
        Some(Unreadable::TooLarge { bytes }) => messages::too_large(language, bytes >> 20),
        Some(Unreadable::Failed { why }) => messages::unreadable(language, why),
    };
    found.push(Found::new(Span::default(), message));
}

/// The first place that could not be read, and how many there are.
fn damaged(subject: &Subject<'_>, found: &mut Vec<Found>) {
    if subject.note.how_written() != Written::Damaged {
        return;
    }
    let mut places = subject.note.text().match_indices(char::REPLACEMENT_CHARACTER);
    let Some((at, sign)) = places.next() else { return };
    let message = messages::damaged(subject.language(), places.count() + 1);
    found.push(Found::new(Span::new(at, at + sign.len()), message));
}
