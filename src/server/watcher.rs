//! Watches the note folders for clients that do not (Neovim on Linux).
//!
//! Events are hints, nothing more: they are collected until it is quiet and then the disk is
//! looked at. What notify loses or never sees (files put into a folder just created, a queue that
//! ran over) is found by looking at whole folders, and once more a little later.

use super::event::{Event, Inbox};
use super::scanner::is_note_path;
use crate::config;
use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long it must be quiet before the disk is looked at: one save is several events, a
/// `git checkout` thousands.
const QUIET: Duration = Duration::from_millis(50);

/// Looked at even if it never gets quiet.
const LONGEST: Duration = Duration::from_millis(500);

/// When folders that were just created are looked at again.
const VERIFY: Duration = Duration::from_millis(500);

/// How often everything is looked at where the system cannot watch (too many folders).
const POLL: Duration = Duration::from_secs(3);

/// Watches until it is dropped.
pub(super) struct Watcher {
    system: Option<RecommendedWatcher>,
    hints: Sender<Hint>,
    /// Folders that the system does not watch though they are there.
    unwatched: BTreeSet<PathBuf>,
    /// Folders that were not there when they were looked at last.
    gone: BTreeSet<PathBuf>,
    aliases: Aliases,
}

/// Watched folders that stand behind a link, each behind its real path. macOS tells of real paths.
type Aliases = Arc<Mutex<Vec<(PathBuf, PathBuf)>>>;

enum Hint {
    Path(PathBuf),
    /// Look at this folder now and then: nobody will tell.
    Poll(PathBuf),
    /// Look at this folder no longer: the system tells, or nobody wants to know.
    Enough(PathBuf),
}

impl Watcher {
    /// A watcher of no folder yet; what it sees becomes [`Event::Touched`].
    pub(super) fn start(inbox: Inbox) -> std::io::Result<Self> {
        let (hints, hinted) = channel();
        let (send, aliases) = (hints.clone(), Aliases::default());
        let known = Arc::clone(&aliases);
        let on_event = move |event: notify::Result<notify::Event>| {
            for path in event.map(hinted_paths).unwrap_or_default() {
                let known = known.lock().unwrap_or_else(PoisonError::into_inner);
                for path in named(&known, &path).chain([path.clone()]) {
                    // Fails only while the server ends.
                    let _ = send.send(Hint::Path(path));
                }
            }
        };
        let system = notify::recommended_watcher(on_event);
        let system = system.inspect_err(|error| tracing::warn!(%error, "cannot watch")).ok();
        std::thread::Builder::new().name("watch".into()).spawn(move || collect(&hinted, &inbox))?;
        let (unwatched, gone) = Default::default();
        Ok(Self { system, hints, unwatched, gone, aliases })
    }

    pub(super) fn add(&mut self, folder: &Path) {
        let watched = self.system.as_mut().map(|it| it.watch(folder, RecursiveMode::Recursive));
        // notify takes a folder that goes while it is being looked through for one that is watched.
        if matches!(watched, Some(Ok(()))) && folder.is_dir() {
            let mut aliases = self.aliases.lock().unwrap_or_else(PoisonError::into_inner);
            let real = folder.canonicalize().ok().filter(|real| real != folder);
            aliases.extend(real.map(|real| (real, folder.to_owned())));
            return;
        }
        tracing::warn!(?watched, "a folder is looked at every few seconds instead of watched");
        let kind = if folder.is_dir() { &mut self.unwatched } else { &mut self.gone };
        kind.insert(folder.to_owned());
        self.hint(Hint::Poll(folder.to_owned()));
    }

    /// Something happened to a watched folder itself: it may be gone, back, or another one. What
    /// comes in its place is watched, once it is there.
    pub(super) fn renew(&mut self, folder: &Path) {
        if self.unwatched.contains(folder) || !folder.is_dir() && self.gone.contains(folder) {
            return;
        }
        self.remove(folder);
        self.add(folder);
    }

    fn hint(&self, hint: Hint) {
        // Fails only while the server ends.
        let _ = self.hints.send(hint);
    }

    pub(super) fn remove(&mut self, folder: &Path) {
        if let Some(system) = &mut self.system {
            // It may never have been watched.
            let _ = system.unwatch(folder);
        }
        self.unwatched.remove(folder);
        self.gone.remove(folder);
        let mut aliases = self.aliases.lock().unwrap_or_else(PoisonError::into_inner);
        aliases.retain(|(_, named)| named != folder);
        drop(aliases);
        self.hint(Hint::Enough(folder.to_owned()));
    }
}

/// What a real path is called below the folders that stand behind a link.
fn named<'a>(
    aliases: &'a [(PathBuf, PathBuf)],
    path: &'a Path,
) -> impl Iterator<Item = PathBuf> + 'a {
    aliases.iter().filter_map(|(real, folder)| match path.strip_prefix(real).ok()? {
        below if below.as_os_str().is_empty() => Some(folder.clone()),
        below => Some(folder.join(below)),
    })
}

/// The paths of an event that may mean something to us.
fn hinted_paths(event: notify::Event) -> Vec<PathBuf> {
    let is_content = match event.kind {
        EventKind::Access(_) => return Vec::new(),
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) => true,
        _ => false,
    };
    let mut paths = event.paths;
    // The content of other files is nobody's business here, that they exist is: links lead there.
    paths.retain(|path| !is_content || is_read(path));
    paths
}

/// Whether what the file says matters.
fn is_read(path: &Path) -> bool {
    let is_rule = |name| [config::FILE_NAME, ".gitignore", ".ignore"].iter().any(|it| name == *it);
    is_note_path(path) || path.file_name().is_some_and(is_rule)
}

/// Collects hints until it is quiet, and passes them on at once.
fn collect(hinted: &Receiver<Hint>, inbox: &Inbox) {
    let mut polled: Vec<PathBuf> = Vec::new();
    let mut new_folders: BTreeSet<PathBuf> = BTreeSet::new();
    loop {
        let patience = match (new_folders.is_empty(), polled.is_empty()) {
            (false, _) => VERIFY,
            (true, false) => POLL,
            (true, true) => Duration::MAX,
        };
        match hinted.recv_timeout(patience) {
            Ok(Hint::Poll(folder)) => polled.push(folder),
            Ok(Hint::Enough(folder)) => polled.retain(|other| *other != folder),
            Ok(Hint::Path(path)) => {
                let paths = until_quiet(path, hinted, &mut polled);
                new_folders.extend(paths.iter().filter(|path| path.is_dir()).cloned());
                inbox.send(Event::Touched(paths.into_iter().collect()));
            }
            Err(RecvTimeoutError::Timeout) => {
                let folders = std::mem::take(&mut new_folders);
                inbox.send(Event::Touched(polled.iter().cloned().chain(folders).collect()));
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn until_quiet(
    first: PathBuf,
    hinted: &Receiver<Hint>,
    polled: &mut Vec<PathBuf>,
) -> BTreeSet<PathBuf> {
    let mut paths = BTreeSet::from([first]);
    let end = Instant::now() + LONGEST;
    while Instant::now() < end {
        match hinted.recv_timeout(QUIET) {
            Ok(Hint::Path(path)) => drop(paths.insert(path)),
            Ok(Hint::Poll(folder)) => polled.push(folder),
            Ok(Hint::Enough(folder)) => polled.retain(|other| *other != folder),
            Err(_) => break,
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_real_path_is_told_as_the_folder_calls_it() {
        let aliases = [(PathBuf::from("/private/tmp/笔记"), PathBuf::from("/tmp/笔记"))];
        let told = |path: &str| named(&aliases, Path::new(path)).collect::<Vec<_>>();
        assert_eq!(told("/private/tmp/笔记/go/a.md"), [Path::new("/tmp/笔记/go/a.md")]);
        assert_eq!(told("/private/tmp/笔记"), [Path::new("/tmp/笔记")]);
        assert!(told("/private/tmp/笔记2/a.md").is_empty());
        assert!(told("/tmp/笔记/a.md").is_empty());
    }
}
