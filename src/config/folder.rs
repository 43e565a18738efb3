//! What is set for the notes of one folder: how they are read, what is said about them, how their
//! questions are repeated.

use super::options::Options;
use super::{INTERVIEW_TEMPLATE, Severity, add_pattern, by_name};
use crate::recognise::Lexicon;
use crate::recognise::lexicon::Additions;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The configuration in force for the notes of one folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderConfig {
    pub lexicon: Arc<Lexicon>,
    /// Patterns of what is no note, in the syntax of `.gitignore`, relative to the note folder.
    pub ignore: Vec<String>,
    /// What the user set per rule, by its code.
    pub severities: BTreeMap<String, Severity>,
    /// A new interview, with `{company}`, `{round}` and `{date}` to be filled in.
    pub interview_template: String,
    /// How many questions are asked for the first time on one day at most.
    pub new_a_day: usize,
    /// How many of a hundred questions should be known when they are asked again.
    pub retention: u16,
}

impl FolderConfig {
    /// Of checked settings and, beside them, their table `severity`.
    pub(super) fn new(options: Options, severities: Option<&Value>) -> Self {
        let words = options.words.unwrap_or_default();
        let signs = options.signs.unwrap_or_default();
        let additions = Additions {
            pass_signs: signs.pass.unwrap_or_default(),
            fail_signs: signs.fail.unwrap_or_default(),
            answer_labels: words.answers.unwrap_or_default(),
            empty_answers: words.empty.unwrap_or_default(),
            cue_words: words.cues.unwrap_or_default(),
            round_words: words.rounds.unwrap_or_default(),
            pass_words: words.passed.unwrap_or_default(),
            fail_words: words.failed.unwrap_or_default(),
            companies: words.companies.unwrap_or_default(),
            synonyms: words.synonyms.unwrap_or_default(),
        };
        let templates = options.templates.unwrap_or_default();
        let review = options.review.unwrap_or_default();
        Self {
            lexicon: Arc::new(Lexicon::with(additions)),
            ignore: options.ignore.unwrap_or_default(),
            severities: by_name(severities),
            interview_template: templates.interview.unwrap_or_else(|| INTERVIEW_TEMPLATE.into()),
            new_a_day: review.new.unwrap_or(20) as usize,
            retention: review.retention.unwrap_or(90),
        }
    }

    /// The severity the user set for the rule `code`, or `default`.
    pub fn severity(&self, code: &str, default: Severity) -> Severity {
        self.severities.get(code).copied().unwrap_or(default)
    }

    /// What [`Self::ignore`] says about paths below `folder`.
    pub fn ignored(&self, folder: &Path) -> Gitignore {
        let mut builder = GitignoreBuilder::new(folder);
        for pattern in &self.ignore {
            // Patterns that mean nothing were reported when the settings were read.
            let _ = add_pattern(&mut builder, pattern);
        }
        builder.build().unwrap_or_else(|_| Gitignore::empty())
    }
}
