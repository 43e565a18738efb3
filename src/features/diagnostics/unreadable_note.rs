//! `unreadable-note`: the file is there and no text could be read from it.

use super::{Found, Rule, Subject};
use crate::config::Severity;
use crate::features::messages;
use crate::notebook::note::Unreadable;
use crate::text::Span;

pub(super) const RULE: Rule = Rule { code: "unreadable-note", default: Severity::Warning, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let language = subject.language();
    let message = match subject.note.unreadable() {
        None => return,
        Some(Unreadable::NotText) => messages::not_text(language).to_owned(),
        Some(Unreadable::TooLarge { bytes }) => messages::too_large(language, bytes >> 20),
        Some(Unreadable::Failed { why }) => messages::unreadable(language, why),
    };
    found.push(Found::new(Span::default(), message));
}
