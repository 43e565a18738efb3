//! What the user may change. [`Settings`] are what one source sets, checked; a [`Config`] is what
//! all sources together make, every value set.

pub mod folder;
pub mod options;
pub mod problem;
pub mod schema;
pub mod settings;

use crate::notebook::Location;
pub use folder::FolderConfig;
use ignore::gitignore::GitignoreBuilder;
use options::Options;
pub use problem::Problem;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
pub use settings::Settings;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
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

/// What an editor sets, checked.
#[derive(Debug, Clone, Default)]
pub struct EditorSettings {
    /// Wherever nothing else is set.
    pub all: Settings,
    /// In folders that have settings of their own, by absolute path, those of [`Self::all`] included.
    pub folders: Vec<(PathBuf, Settings)>,
}

impl EditorSettings {
    /// What is wrong with them, each fault once.
    pub fn problems(&self) -> Vec<Problem> {
        let folders = self.folders.iter().flat_map(|(_, own)| &own.problems);
        let mut problems = Vec::new();
        for problem in self.all.problems.iter().chain(folders) {
            if !problems.contains(problem) {
                problems.push(problem.clone());
            }
        }
        problems
    }

    /// What is set in the folder at `path`.
    fn of(&self, path: &Path) -> &Settings {
        let own = self.folders.iter().find(|(folder, _)| folder == path);
        own.map_or(&self.all, |(_, settings)| settings)
    }
}

/// The configuration in force: of the server, and of the notes of each folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pub language: Language,
    /// How long to wait after the last key before diagnostics are brought up to date.
    pub debounce: Duration,
    /// Features the user switched on or off, by the name of their file: `hover`, `code_lens`.
    pub features: BTreeMap<String, bool>,
    /// How many results a search gives at most.
    pub search_limit: usize,
    /// Notes of more bytes than this, all together, have no index of their answers.
    pub indexed_bytes: usize,
    /// How many related questions are shown for one question at most.
    pub related_limit: usize,
    /// The note folders, in the client's order, by absolute path.
    pub folders: Vec<(PathBuf, Arc<FolderConfig>)>,
    /// For notes in none of them: what all of them together set.
    pub elsewhere: Arc<FolderConfig>,
}

impl Default for Config {
    fn default() -> Self {
        Self::new(&[], Language::default())
    }
}

impl Config {
    /// The configuration that `layers` make, each overriding the ones before it, where no folder is
    /// open. `surroundings` is the language of the editor or terminal.
    pub fn new(layers: &[&Settings], surroundings: Language) -> Self {
        let (options, table) = merged(layers);
        let features: BTreeMap<String, bool> = by_name(table.get("features"));
        let search = options.search.clone().unwrap_or_default();
        Self {
            language: options.language.unwrap_or_default().resolve(surroundings),
            debounce: Duration::from_millis(options.debounce.unwrap_or(100).into()),
            features: features.into_iter().map(|(name, on)| (snake(&name), on)).collect(),
            search_limit: search.limit.unwrap_or(128) as usize,
            indexed_bytes: search.index.unwrap_or(16) as usize * 1_000_000,
            related_limit: search.related.unwrap_or(10) as usize,
            folders: Vec::new(),
            elsewhere: Arc::new(FolderConfig::new(options, table.get("severity"))),
        }
    }

    /// The configuration of open folders, each with what its file sets; the `editor` overrides them.
    /// Of the notes of a folder its own file decides, of the server the files of all: what a later
    /// one sets overrides what an earlier one does.
    pub fn of_folders(
        folders: &[(PathBuf, Settings)],
        editor: &EditorSettings,
        surroundings: Language,
    ) -> Self {
        let layers: Vec<_> = folders.iter().map(|(_, own)| own).chain([&editor.all]).collect();
        let mut config = Self::new(&layers, surroundings);
        for (path, own) in folders {
            let (options, table) = merged(&[own, editor.of(path)]);
            let own = config.shared(FolderConfig::new(options, table.get("severity")));
            config.folders.push((path.clone(), own));
        }
        config
    }

    /// What is set for the file or folder at `path`: by the innermost of the folders it lies in.
    pub fn of(&self, path: &Path) -> &Arc<FolderConfig> {
        self.holding(path).map_or(&self.elsewhere, |(_, config)| config)
    }

    /// What is set for the note at `location`.
    pub fn of_note(&self, location: &Location) -> &Arc<FolderConfig> {
        location.path().map_or(&self.elsewhere, |path| self.of(path))
    }

    /// The innermost of the folders that `path` lies in.
    pub fn folder_at(&self, path: &Path) -> Option<&Path> {
        self.holding(path).map(|(folder, _)| folder.as_path())
    }

    /// Most folders set the same, nothing; that is kept once.
    fn shared(&self, own: FolderConfig) -> Arc<FolderConfig> {
        let mut known = self.folders.iter().map(|(_, it)| it).chain([&self.elsewhere]);
        known.find(|it| ***it == own).map_or_else(|| Arc::new(own), Arc::clone)
    }

    fn holding(&self, path: &Path) -> Option<&(PathBuf, Arc<FolderConfig>)> {
        let holding = self.folders.iter().filter(|(folder, _)| path.starts_with(folder));
        holding.max_by_key(|(folder, _)| folder.as_os_str().len())
    }

    /// Whether the feature `name` is to answer; inlay hints alone are off unless asked for, since
    /// a code lens says the same.
    pub fn is_on(&self, name: &str) -> bool {
        self.features.get(name).copied().unwrap_or(name != "inlay_hint")
    }
}

/// What `layers` set together, each overriding the ones before it, and the same by key.
fn merged(layers: &[&Settings]) -> (Options, Map<String, Value>) {
    let mut table = Map::new();
    for layer in layers {
        settings::merge(&mut table, layer.table());
    }
    let options = serde_json::from_value(table.clone().into()).unwrap_or_else(|error| {
        tracing::error!(%error, "the schema admits settings that the options do not");
        Options::default()
    });
    (options, table)
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
