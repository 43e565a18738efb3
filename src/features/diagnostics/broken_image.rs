//! `broken-image`: an image or other embedded file is not where the note says.

use super::{Found, Rule, Subject, broken_link};
use crate::config::Severity;

pub(super) const RULE: Rule = Rule { code: "broken-image", default: Severity::Hint, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let notebook = &subject.snapshot.notebook;
    for (link, target) in subject.links().filter(|(link, _)| link.is_embed) {
        if let Some(missing) = broken_link::lacks(notebook, subject.id, (link, target))
            && broken_link::is_image(link, &missing)
        {
            let message = broken_link::why(notebook, link, &missing, subject.language());
            found.push(Found::new(broken_link::place(subject.note, link, &missing), message));
        }
    }
}
