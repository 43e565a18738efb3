//! `unanswered-question`: marked ❌ and no answer written.
//!
//! Only an explicit sign counts. A failure told in words (不会) makes no warning, and what is no
//! answer (a blank, an empty fence, `（）`, `TODO`, 略, a dead link) does not silence one.

use super::{Found, Rule, Subject, broken_link};
use crate::config::Severity;
use crate::features::messages;
use crate::notebook::answered;
use crate::recognise::{Mark, Question};

pub(super) const RULE: Rule =
    Rule { code: "unanswered-question", default: Severity::Warning, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let failed = subject.note.facts().questions.iter().filter(|q| q.mark == Mark::Fail);
    let open = failed.filter(|q| !subject.snapshot.notebook.is_answered(subject.id, q));
    found.extend(open.map(|question| Found::new(question.text, message(subject, question))));
}

/// That there is no answer; for one that is a link, why it is none.
fn message(subject: &Subject<'_>, question: &Question) -> String {
    let language = subject.language();
    let Some(answer) = question.answer else {
        return messages::unanswered_question(language).to_owned();
    };
    let notebook = &subject.snapshot.notebook;
    let links = answered::answering_links(subject.note, answer.span);
    let dead =
        links.iter().find_map(|link| Some((link, broken_link::dead(notebook, subject.id, link)?)));
    match dead {
        Some((link, missing)) => {
            let why = broken_link::why(notebook, link, &missing, language);
            messages::links::dead_answer(language, &why)
        }
        None => messages::links::empty_answer(language).to_owned(),
    }
}
