//! What the configuration files of the note folders set, and what is wrong with them.

use crate::config::{self, Problem, Settings};
use crate::files;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder's `.mianjing.toml`, as it was read.
#[derive(Debug, Clone)]
pub struct SettingsFile {
    pub path: PathBuf,
    /// Empty if it could not be read.
    pub text: String,
    /// What it sets: nothing if it could not be read; `None` if it is no TOML, so that whoever knows
    /// what it said before can keep to that.
    pub settings: Option<Settings>,
    /// What is wrong with it, in the order of the text.
    pub problems: Vec<Problem>,
}

impl SettingsFile {
    /// The file of settings of a note folder; `None` if it has none.
    pub fn read(folder: &Path) -> Option<Self> {
        let path = folder.join(config::FILE_NAME);
        let text = match files::read_text(&path, config::MAX_BYTES) {
            Ok(text) => text,
            // Some clients give the one note they open for a folder.
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                return None;
            }
            Err(error) => {
                let problems = vec![Problem::unreadable(&error.to_string())];
                let settings = Some(Settings::default());
                return Some(Self { path, text: String::new(), settings, problems });
            }
        };
        let (settings, problems) = match Settings::from_toml(&text) {
            Ok(settings) => (Some(settings.clone()), settings.problems),
            Err(problems) => (None, problems),
        };
        Some(Self { path, text, settings, problems })
    }
}

/// What is wrong with the configuration file of a folder; nothing any more if the list is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ConfigReport {
    pub(super) path: PathBuf,
    /// Empty when there is no such file.
    pub(super) text: String,
    pub(super) problems: Vec<Problem>,
}

/// What each folder sets, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct FolderSettings {
    /// In the order of the folders.
    settings: Vec<(PathBuf, Settings)>,
    /// Files the user was told something about.
    bad: BTreeSet<PathBuf>,
}

impl FolderSettings {
    /// The folders, in their order, with what each sets.
    pub(super) fn all(&self) -> &[(PathBuf, Settings)] {
        &self.settings
    }

    /// Reads the configuration of these folders and of no others. A file that cannot be parsed
    /// changes nothing. Gives the files with which something is wrong, or was.
    pub(super) fn read(&mut self, folders: &[PathBuf]) -> Vec<ConfigReport> {
        let old = std::mem::take(&mut self.settings);
        let mut bad: Vec<ConfigReport> = Vec::new();
        for folder in folders {
            let file = SettingsFile::read(folder);
            let settings = match &file {
                Some(file) => file.settings.clone(),
                None => Some(Settings::default()),
            };
            let kept = || old.iter().find(|(of, _)| of == folder).map(|(_, kept)| kept.clone());
            let settings = settings.or_else(kept).unwrap_or_default();
            self.settings.push((folder.clone(), settings));
            bad.extend(file.filter(|file| !file.problems.is_empty()).map(ConfigReport::of));
        }
        let now = bad.iter().map(|report| report.path.clone()).collect();
        let told = std::mem::replace(&mut self.bad, now);
        bad.extend(told.difference(&self.bad).cloned().map(ConfigReport::of_mended));
        bad
    }
}

impl ConfigReport {
    fn of(file: SettingsFile) -> Self {
        Self { path: file.path, text: file.text, problems: file.problems }
    }

    fn of_mended(path: PathBuf) -> Self {
        Self { path, text: String::new(), problems: Vec::new() }
    }
}
