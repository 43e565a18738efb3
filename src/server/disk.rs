//! The disk's side of the session: one thread that alone knows what was read from where, does one
//! job after another, and tells the session what the disk says.

use super::scanner::{self, NoteFile, Stamp};
use super::session::{Event, Inbox};
use crate::config::Config;
use crate::notebook::Note;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use tokio::sync::watch;

/// More hints at once are cheaper answered by looking at everything.
const MANY: usize = 256;

/// How many notes one event carries, so that none holds up the session.
const NOTES_PER_EVENT: usize = 128;

/// Something to be done.
pub(super) enum Job {
    /// Read these folders whole. `done` is told the percentage.
    Scan { folders: Vec<PathBuf>, cancelled: Arc<AtomicBool>, done: watch::Sender<u32> },
    /// Something may have happened here: files, folders, or neither any more.
    Look(Vec<PathBuf>),
    /// These folders are no longer of interest.
    Forget(Vec<PathBuf>),
    /// The editor's settings, our section of them.
    Settings(Value),
    /// The client's language, for messages.
    Locale(Option<String>),
}

/// Gives jobs to the thread. Dropping every handle ends it.
#[derive(Debug, Clone)]
pub(super) struct Disk(mpsc::Sender<Job>);

impl Disk {
    /// Starts the thread.
    pub(super) fn start(inbox: Inbox) -> std::io::Result<Self> {
        let (send, jobs) = mpsc::channel();
        let reader = Reader {
            inbox,
            config: Arc::default(),
            folders: Vec::new(),
            known: BTreeMap::new(),
            settings: Value::Null,
            locale: None,
        };
        std::thread::Builder::new().name("disk".into()).spawn(move || reader.run(&jobs))?;
        Ok(Self(send))
    }

    pub(super) fn send(&self, job: Job) {
        // The thread lives as long as any handle.
        let _ = self.0.send(job);
    }
}

struct Reader {
    inbox: Inbox,
    config: Arc<Config>,
    folders: Vec<PathBuf>,
    /// Every note that was read, with the stamp it had.
    known: BTreeMap<PathBuf, Stamp>,
    settings: Value,
    locale: Option<String>,
}

impl Reader {
    fn run(mut self, jobs: &mpsc::Receiver<Job>) {
        while let Ok(job) = jobs.recv() {
            let mut looks = BTreeSet::new();
            let mut next = Some(job);
            // What piled up meanwhile is looked at once.
            while let Some(job) = next.take() {
                if let Job::Look(paths) = job {
                    looks.extend(paths);
                    next = jobs.try_recv().ok();
                } else {
                    self.look(&std::mem::take(&mut looks));
                    self.work(job);
                }
            }
            self.look(&looks);
        }
    }

    fn work(&mut self, job: Job) {
        match job {
            Job::Scan { folders, cancelled, done } => self.scan(folders, &cancelled, &done),
            Job::Look(paths) => self.look(&paths.into_iter().collect()),
            Job::Forget(folders) => self.forget(&folders),
            Job::Settings(settings) => {
                self.settings = settings;
                self.configure();
            }
            Job::Locale(locale) => {
                self.locale = locale;
                self.configure();
            }
        }
    }

    fn scan(&mut self, folders: Vec<PathBuf>, cancelled: &AtomicBool, done: &watch::Sender<u32>) {
        for folder in folders {
            if !self.folders.contains(&folder) {
                self.folders.push(folder);
            }
        }
        self.configure();
        self.sweep(cancelled, done);
        self.inbox.send(Event::Settled);
    }

    /// Looks at every file of every folder and reads those that changed.
    fn sweep(&mut self, cancelled: &AtomicBool, done: &watch::Sender<u32>) {
        let outer: Vec<_> = self.folders.iter().filter(|it| !self.is_nested(it)).collect();
        let files: Vec<NoteFile> =
            outer.iter().flat_map(|folder| scanner::note_files(folder, &self.config)).collect();
        let found: BTreeMap<PathBuf, Stamp> =
            files.iter().map(|file| (file.path.clone(), file.stamp)).collect();
        let gone = self.known.keys().filter(|path| !found.contains_key(*path));
        self.tell(gone.map(|path| (path.clone(), None)).collect());
        let is_new = |file: &NoteFile| self.known.get(&file.path) != Some(&file.stamp);
        let changed: Vec<NoteFile> = files.into_iter().filter(is_new).collect();
        self.read(&changed, cancelled, done);
        if !cancelled.load(Ordering::Relaxed) {
            self.known = found;
        }
    }

    fn is_nested(&self, folder: &Path) -> bool {
        self.folders.iter().any(|other| other != folder && folder.starts_with(other))
    }

    fn read(&self, files: &[NoteFile], cancelled: &AtomicBool, done: &watch::Sender<u32>) {
        let count = AtomicUsize::new(0);
        scanner::read_notes(files, &self.config.lexicon, cancelled, |notes| {
            let read = count.fetch_add(notes.len(), Ordering::Relaxed) + notes.len();
            done.send_replace((read * 100 / files.len().max(1)) as u32);
            self.tell(notes);
        });
    }

    fn tell(&self, notes: Vec<(PathBuf, Option<Note>)>) {
        let mut batch = Vec::with_capacity(notes.len().min(NOTES_PER_EVENT));
        for (path, note) in notes {
            batch.push((path, note.map(Arc::new)));
            if batch.len() == NOTES_PER_EVENT {
                self.inbox.send(Event::Read(std::mem::take(&mut batch)));
            }
        }
        if !batch.is_empty() {
            self.inbox.send(Event::Read(batch));
        }
    }

    /// Looks at what was hinted at, be it a file, a folder, a configuration, or gone.
    fn look(&mut self, paths: &BTreeSet<PathBuf>) {
        let named = |path: &Path, name: &str| path.file_name().is_some_and(|own| own == name);
        if paths.iter().any(|path| named(path, CONFIG_FILE)) {
            self.configure();
        }
        let is_rule = |path: &PathBuf| named(path, ".gitignore") || named(path, ".ignore");
        if paths.len() > MANY || paths.iter().any(is_rule) {
            return self.sweep(&AtomicBool::new(false), &watch::channel(0).0);
        }
        let mut files = Vec::new();
        for path in paths {
            self.look_at(path, &mut files);
        }
        self.known.extend(files.iter().map(|file| (file.path.clone(), file.stamp)));
        self.read(&files, &AtomicBool::new(false), &watch::channel(0).0);
    }

    /// Collects the notes at or below `path`; forgets those that are gone.
    fn look_at(&mut self, path: &Path, files: &mut Vec<NoteFile>) {
        let found = self.found_at(path);
        let below = self
            .known
            .range::<Path, _>((Bound::Included(path), Bound::Unbounded))
            .map(|(known, _)| known);
        let below = below.take_while(|known| known.starts_with(path));
        let is_found = |known: &Path| found.iter().any(|file| file.path == known);
        let gone: Vec<PathBuf> = below.filter(|known| !is_found(known)).cloned().collect();
        for path in &gone {
            self.known.remove(path);
        }
        self.tell(gone.into_iter().map(|path| (path, None)).collect());
        files.extend(found);
    }

    /// The notes at or below `path`, as a scan of its folder would find them.
    fn found_at(&self, path: &Path) -> Vec<NoteFile> {
        if let (true, Some(stamp)) = (self.known.contains_key(path), Stamp::of(path)) {
            return vec![NoteFile { path: path.to_owned(), stamp }];
        }
        let Some(folder) = self.folders.iter().find(|folder| path.starts_with(folder)) else {
            return Vec::new();
        };
        scanner::note_files_below(folder, path, &self.config)
    }

    fn forget(&mut self, folders: &[PathBuf]) {
        self.folders.retain(|folder| !folders.contains(folder));
        let is_left = |path: &PathBuf| self.folders.iter().any(|folder| path.starts_with(folder));
        let gone: Vec<_> = self.known.keys().filter(|path| !is_left(path)).cloned().collect();
        for path in &gone {
            self.known.remove(path);
        }
        self.tell(gone.into_iter().map(|path| (path, None)).collect());
    }

    /// Resolves the configuration anew; notes are read again where they now read differently.
    fn configure(&mut self) {
        let config = Config::default();
        let rereads = *config.lexicon != *self.config.lexicon;
        self.config = Arc::new(config);
        self.inbox.send(Event::Configured(Arc::clone(&self.config)));
        if rereads && !self.known.is_empty() {
            self.known.clear();
            self.sweep(&AtomicBool::new(false), &watch::channel(0).0);
        }
    }
}

/// The configuration at the root of a note folder.
const CONFIG_FILE: &str = ".mianjing.toml";
