//! `duplicate-question`: asked twice in one interview, in the same or in other words.
//!
//! Compared by what the wordings are made of, so the work is proportional to the note. Pasted logs
//! and runs of bare questions repeat themselves by nature and are left alone.

use super::{Found, Rule, Subject};
use crate::config::Severity;
use crate::features::messages;
use crate::recognise::Setting;
use crate::search::wording;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule { code: "duplicate-question", default: Severity::Hint, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let mut seen = HashMap::new();
    for question in &subject.note.facts().questions {
        let Some(interview) = question.interview else { continue };
        if matches!(question.setting, Setting::Pasted | Setting::Run) {
            continue;
        }
        let text = subject.note.slice(question.text);
        // A note that is open is looked at after every key, a closed one once.
        let key = if subject.note.version().is_some() {
            wording::key_of(&subject.snapshot.catalogue.features(text))
        } else {
            wording::key(text)
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
