//! `unanswered-question`: marked ❌ and no answer written.
//!
//! Only an explicit sign counts. A failure told in words (不会) makes no warning, and what is no
//! answer (a blank, an empty fence, `（）`, `TODO`, 略, a dead link) does not silence one.

use super::{Found, Rule, Subject};
use crate::config::Severity;
use crate::features::messages;
use crate::recognise::Mark;

pub(super) const RULE: Rule =
    Rule { code: "unanswered-question", default: Severity::Warning, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let message = messages::unanswered_question(subject.language());
    let failed = subject.note.facts().questions.iter().filter(|q| q.mark == Mark::Fail);
    let open = failed.filter(|q| !subject.snapshot.notebook.is_answered(subject.id, q));
    found.extend(open.map(|question| Found::new(question.text, message)));
}
