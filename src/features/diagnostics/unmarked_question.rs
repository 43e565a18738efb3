//! `unmarked-question`: neither mark nor answer, where most questions of the note have answers.
//!
//! A log without any answers is a list of what was asked and nothing to nag about; so the rule is
//! silent in pasted logs, in runs of bare questions, in an interviewer's statements, about what
//! the candidate asked, where fewer questions of the note are answered than not, and where more
//! than [`MOST`] would be named: that is a list of work, not something forgotten. A code lens
//! counts those instead.

use super::{Found, Rule, Subject};
use crate::config::Severity;
use crate::features::messages;
use crate::recognise::{Asker, Mark, Question, Setting};

pub(super) const RULE: Rule = Rule { code: "unmarked-question", default: Severity::Hint, check };

/// How many questions of one note are named at most.
const MOST: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let message = messages::unmarked_question(subject.language());
    let asked = subject.note.facts().questions.iter().filter(|q| expects_an_answer(q));
    let is_answered = |q: &&Question| subject.snapshot.notebook.is_answered(subject.id, q);
    let (answered, open): (Vec<_>, Vec<_>) = asked.partition(is_answered);
    let silent: Vec<_> = open.iter().filter(|q| q.mark == Mark::None && q.said.is_none()).collect();
    if silent.len() <= answered.len().min(MOST) {
        found.extend(silent.into_iter().map(|question| Found::new(question.text, message)));
    }
}

fn expects_an_answer(question: &Question) -> bool {
    question.setting == Setting::Single && question.asker == Asker::Interviewer
}
