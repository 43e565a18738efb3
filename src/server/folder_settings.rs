//! What the configuration files of the note folders set, and what is wrong with them.

use crate::config::{self, Problem, Settings};
use crate::files;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// The configuration file of one folder, read.
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
    settings: Vec<(PathBuf, Settings)>,
    /// Files the user was told something about.
    bad: BTreeSet<PathBuf>,
}

impl FolderSettings {
    /// What is set, in the order of the folders.
    pub(super) fn layers(&self) -> impl Iterator<Item = &Settings> {
        self.settings.iter().map(|(_, settings)| settings)
    }

    /// Reads the configuration of these folders and of no others. A file that cannot be parsed
    /// changes nothing. Gives the files with which something is wrong, or was.
    pub(super) fn read(&mut self, folders: &[PathBuf]) -> Vec<ConfigReport> {
        let old = std::mem::take(&mut self.settings);
        let mut reports = Vec::new();
        for folder in folders {
            let (settings, report) = read(folder);
            let kept = || old.iter().find(|(of, _)| of == folder).map(|(_, kept)| kept.clone());
            self.settings.extend(settings.or_else(kept).map(|it| (folder.clone(), it)));
            reports.push(report);
        }
        let told = std::mem::take(&mut self.bad);
        let is_read = |path: &PathBuf| reports.iter().any(|report| report.path == *path);
        let gone: Vec<_> = told.iter().filter(|path| !is_read(path)).cloned().collect();
        let gone = gone.into_iter().map(|path| report(path, String::new(), Vec::new()));
        reports.extend(gone);
        let bad = reports.iter().filter(|report| !report.problems.is_empty());
        self.bad = bad.map(|report| report.path.clone()).collect();
        reports.retain(|report| told.contains(&report.path) || !report.problems.is_empty());
        reports
    }
}

/// What the configuration of one folder sets: nothing when there is none, `None` when nobody knows.
fn read(folder: &Path) -> (Option<Settings>, ConfigReport) {
    let path = folder.join(config::FILE_NAME);
    let text = match files::read_text(&path, config::MAX_BYTES) {
        Ok(text) => text,
        Err(error) => {
            let is_there = error.kind() != io::ErrorKind::NotFound;
            let problem = is_there.then(|| Problem::unreadable(&error.to_string()));
            let problems = problem.into_iter().collect();
            return (Some(Settings::default()), report(path, String::new(), problems));
        }
    };
    match Settings::from_toml(&text) {
        Ok(settings) => {
            let problems = settings.problems.clone();
            (Some(settings), report(path, text, problems))
        }
        Err(problems) => (None, report(path, text, problems)),
    }
}

fn report(path: PathBuf, text: String, problems: Vec<Problem>) -> ConfigReport {
    ConfigReport { path, text, problems }
}
