//! Which files of a folder its own `.gitignore` and `.ignore` leave out.
//!
//! The walker could read these files itself, but opens them whatever they are: a FIFO of that name
//! ends no scan, and a link may lead to a file without end.

use crate::config;
use crate::files;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The names of the files with rules; a rule of the first outweighs every rule of the second.
pub(super) const NAMES: [&str; 2] = [".ignore", ".gitignore"];

/// Longer files of rules are not read.
const MAX_BYTES: u64 = 1 << 20;

/// The rules that hold in one folder, those of the nearest folder first, per name.
type Chain = [Vec<Arc<Gitignore>>; 2];

/// The rules of a folder and of all below it; each file is read when the first path asks.
#[derive(Debug)]
pub(super) struct Rules {
    folder: PathBuf,
    read: Mutex<HashMap<PathBuf, Arc<Chain>>>,
}

impl Rules {
    /// The rules at and below `folder`; what stands above it says nothing.
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), read: Mutex::default() }
    }

    /// Whether the rules leave out `path`, which is below the folder.
    pub(super) fn leave_out(&self, path: &Path, is_folder: bool) -> bool {
        let Some(parent) = path.parent().filter(|parent| parent.starts_with(&self.folder)) else {
            return false;
        };
        let chain = self.chain(parent);
        for rules in chain.iter().flatten() {
            match rules.matched(path, is_folder) {
                Match::None => {}
                found => return found.is_ignore(),
            }
        }
        false
    }

    fn chain(&self, folder: &Path) -> Arc<Chain> {
        let known = |rules: &Self| {
            let read = rules.read.lock().unwrap_or_else(PoisonError::into_inner);
            read.get(folder).map(Arc::clone)
        };
        if let Some(chain) = known(self) {
            return chain;
        }
        let above = match folder.parent() {
            Some(parent) if folder != self.folder => self.chain(parent),
            _ => Arc::default(),
        };
        let own = NAMES.map(|name| rules(folder, name).map(Arc::new));
        let chain = if own.iter().all(Option::is_none) {
            above
        } else {
            let mut nearest = own.map(|own| own.into_iter().collect::<Vec<_>>());
            for (rules, above) in nearest.iter_mut().zip(&*above) {
                rules.extend(above.iter().cloned());
            }
            Arc::new(nearest)
        };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(folder.to_owned(), Arc::clone(&chain));
        chain
    }
}

/// The rules of one file; `None` when there is none that says anything.
fn rules(folder: &Path, name: &str) -> Option<Gitignore> {
    let path = folder.join(name);
    let text = match files::read(&path, MAX_BYTES) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => {
            tracing::warn!(?path, %error, "passed over");
            return None;
        }
    };
    let mut builder = GitignoreBuilder::new(folder);
    for line in text.trim_start_matches('\u{feff}').lines() {
        if config::add_pattern(&mut builder, line).is_err() {
            tracing::debug!(?path, "a rule that means nothing");
        }
    }
    builder.build().ok().filter(|rules| !rules.is_empty())
}
