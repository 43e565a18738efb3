//! `unanswered-question`: marked ❌ and no answer written.
//!
//! Only an explicit sign counts. A failure told in words (不会) makes no warning, and what is no
//! answer (a blank, an empty fence, `（）`, `TODO`, 略, a dead link) does not silence one.

use super::{Found, Rule, Subject, broken_link};
use crate::config::Severity;
use crate::features::{messages, related};
use crate::notebook::resolve::Target;
use crate::notebook::{NoteId, QuestionId, answered};
use crate::recognise::{Mark, Question};
use crate::syntax::links::Link;
use crate::text::Span;

pub(super) const RULE: Rule =
    Rule { code: "unanswered-question", default: Severity::Warning, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let questions = subject.note.facts().questions.iter().enumerate();
    let failed = questions.filter(|(_, question)| question.mark == Mark::Fail);
    let open = failed.filter(|(_, q)| !subject.snapshot.notebook.is_answered(subject.id, q));
    let open: Vec<_> = open.collect();
    if let Some(relations) = subject.snapshot.relations() {
        let id = |(index, _): &(usize, _)| QuestionId { note: subject.id, index: *index as u32 };
        relations.prepare(open.iter().map(id));
    }
    found.extend(open.into_iter().map(|(index, question)| Found {
        related: twin(subject, index as u32).into_iter().collect(),
        ..Found::new(question.text, message(subject, question))
    }));
}

/// Where a related question is answered: one look into the index for each open question.
fn twin(subject: &Subject<'_>, index: u32) -> Option<(NoteId, Span, String)> {
    let id = QuestionId { note: subject.id, index };
    let best = related::answered(subject.snapshot, id, 1).into_iter().next()?;
    let (note, landing, _) = best.place(subject.snapshot)?;
    let quoted = best.quoted(subject.snapshot);
    let message = messages::answered_elsewhere(subject.language(), quoted.as_deref());
    Some((note, landing, message))
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
    let is_unread = |link: &&Link| matches!(notebook.resolve(subject.id, link), Target::Missing(_));
    match dead {
        Some((link, missing)) => {
            let why = broken_link::why(notebook, link, &missing, language);
            messages::links::dead_answer(language, &why)
        }
        None if links.iter().any(is_unread) => messages::links::unread_answer(language).to_owned(),
        None => messages::links::empty_answer(language).to_owned(),
    }
}
