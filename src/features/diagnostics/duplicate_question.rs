//! `duplicate-question`: asked twice in one interview, in the same or in other words.
//!
//! Compared by what the wordings are made of, so the work is proportional to the note. Pasted logs
//! and runs of bare questions repeat themselves by nature and are left alone.

use super::{Found, Rule, Subject};
use crate::config::Severity;
use crate::features::messages;
use crate::notebook::QuestionId;
use crate::recognise::Setting;
use crate::search::wording;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule { code: "duplicate-question", default: Severity::Hint, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let mut seen = HashMap::new();
    // A note that is open is looked at after every key, a closed one once.
    let is_open = subject.note.version().is_some();
    let relations = if is_open { None } else { subject.snapshot.relations() };
    for (index, question) in subject.note.facts().questions.iter().enumerate() {
        let Some(interview) = question.interview() else { continue };
        if matches!(question.setting, Setting::Pasted | Setting::Run) {
            continue;
        }
        let synonyms = subject.note.lexicon().synonyms();
        let text = synonyms.read_as_first(subject.note.slice(question.text));
        let id = QuestionId { note: subject.id, index: index as u32 };
        let key = match &relations {
            Some(relations) => wording::key_of(relations.features(id)),
            None if is_open => wording::key_of_shares(&subject.snapshot.catalogue.features(&text)),
            None => wording::key(&text),
        };
        let Some(key) = key else { continue };
        let first = *seen.entry((interview, key)).or_insert(question);
        if first.line != question.line {
            let message = messages::asked_before(subject.language(), first.line + 1);
            let related = vec![(subject.id, first.text, subject.note.slice(first.text).to_owned())];
            found.push(Found { related, ..Found::new(question.text, message) });
        }
    }
}
