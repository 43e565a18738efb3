//! What the user may change. [`Settings`] are what one source sets, checked; a [`Config`] is what
//! all sources together make, every value set.

pub mod options;
pub mod problem;
pub mod schema;
pub mod settings;

use crate::recognise::Lexicon;
use crate::recognise::lexicon::Additions;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use options::Options;
pub use problem::Problem;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
pub use settings::Settings;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// The name of the file at a note folder's root that holds its settings.
pub const FILE_NAME: &str = ".mianjing.toml";

/// A larger file is not read as settings.
pub const MAX_BYTES: u64 = 1 << 20;

/// More in one pattern are refused: those inside each other are matched by a function that calls
/// itself, and a folder from anywhere may have a hundred thousand.
const MOST_BRACES: usize = 64;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    /// 简体中文
    Chinese,
}

impl Language {
    /// The language for a locale such as `zh-CN` or `zh_TW.UTF-8`.
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("zh") { Self::Chinese } else { Self::English }
    }
}

/// How loud a diagnostic is, the loudest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Information,
    Hint,
    Off,
}

impl Severity {
    /// As the configuration writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "information",
            Self::Hint => "hint",
            Self::Off => "off",
        }
    }
}

/// A new interview, unless the user set another text.
pub const INTERVIEW_TEMPLATE: &str = "# {company} {round} {date}\n\n1. \n";

/// The configuration in force for one note folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pub lexicon: Arc<Lexicon>,
    pub language: Language,
    /// Patterns of what is no note, in the syntax of `.gitignore`, relative to the note folder.
    pub ignore: Vec<String>,
    /// How long to wait after the last key before diagnostics are brought up to date.
    pub debounce: Duration,
    /// What the user set per rule, by its code.
    pub severities: BTreeMap<String, Severity>,
    /// Features the user switched on or off, by the name of their file: `hover`, `code_lens`.
    pub features: BTreeMap<String, bool>,
    /// How many results a search gives at most.
    pub search_limit: usize,
    /// Notes of more bytes than this, all together, have no index of their answers.
    pub indexed_bytes: usize,
    /// How many related questions are shown for one question at most.
    pub related_limit: usize,
    /// A new interview, with `{company}`, `{round}` and `{date}` to be filled in.
    pub interview_template: String,
    /// How many questions are asked for the first time on one day at most.
    pub new_a_day: usize,
    /// How many of a hundred questions should be known when they are asked again.
    pub retention: u16,
}

impl Default for Config {
    fn default() -> Self {
        Self::new(&[], Language::default())
    }
}

impl Config {
    /// The configuration that `layers` make, each overriding the ones before it: the folder's
    /// file, then the editor's settings. `surroundings` is the language of the editor or terminal.
    pub fn new(layers: &[&Settings], surroundings: Language) -> Self {
        let mut table = Map::new();
        for layer in layers {
            settings::merge(&mut table, layer.table());
        }
        let severities = by_name(table.get("severity"));
        let features = by_name(table.get("features"));
        let options = serde_json::from_value(table.into()).unwrap_or_else(|error| {
            tracing::error!(%error, "the schema admits settings that the options do not");
            Options::default()
        });
        let search = options.search.unwrap_or_default();
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
            language: options.language.unwrap_or_default().resolve(surroundings),
            ignore: options.ignore.unwrap_or_default(),
            debounce: Duration::from_millis(options.debounce.unwrap_or(100).into()),
            severities,
            features: features.into_iter().map(|(name, on)| (snake(&name), on)).collect(),
            search_limit: search.limit.unwrap_or(128) as usize,
            indexed_bytes: search.index.unwrap_or(16) as usize * 1_000_000,
            related_limit: search.related.unwrap_or(10) as usize,
            interview_template: templates.interview.unwrap_or_else(|| INTERVIEW_TEMPLATE.into()),
            new_a_day: review.new.unwrap_or(20) as usize,
            retention: review.retention.unwrap_or(90),
        }
    }

    /// The severity the user set for the rule `code`, or `default`.
    pub fn severity(&self, code: &str, default: Severity) -> Severity {
        self.severities.get(code).copied().unwrap_or(default)
    }

    /// Whether the feature `name` is to answer; inlay hints alone are off unless asked for, since
    /// a code lens says the same.
    pub fn is_on(&self, name: &str) -> bool {
        self.features.get(name).copied().unwrap_or(name != "inlay_hint")
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

/// Adds one line of rules for files to leave out, written as in `.gitignore`. Fails, with the matcher's
/// words for it, where the line means nothing.
pub fn add_pattern(builder: &mut GitignoreBuilder, line: &str) -> Result<(), String> {
    if line.bytes().filter(|byte| *byte == b'{').count() > MOST_BRACES {
        return Err(format!("it has more than {MOST_BRACES} braces"));
    }
    builder.add_line(None, line).map(drop).map_err(|error| error.to_string())
}

/// A checked table of settings that all hold the same kind of value.
fn by_name<T: DeserializeOwned>(table: Option<&Value>) -> BTreeMap<String, T> {
    table.and_then(|table| serde_json::from_value(table.clone()).ok()).unwrap_or_default()
}

/// `codeLens` as the file of the feature is named: `code_lens`.
fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}
