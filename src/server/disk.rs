//! The disk's side of the session: one thread that alone knows what was read from where, does one
//! job after another, and tells the session what the disk says.

use super::event::{Event, Inbox, Sent};
use super::folder_settings::FolderSettings;
use super::kept::Keeper;
use super::scanner::{self, Listing, NoteFile, Read, Stamp, Texts};
use super::watcher::Watcher;
use crate::config::{self, Config, EditorSettings, FolderConfig, Language, Settings};
use crate::notebook::Note;
use crate::search::early::Early;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use tokio::sync::watch;

/// More hints at once are cheaper answered by looking at everything. And so many notes are read
/// before anybody can ask for one.
const MANY: usize = 256;

/// And as many that nothing is known of yet: to find one, its folder is listed.
const MANY_NEW: usize = 8;

/// How many notes one event carries, so that none holds up the session.
const NOTES_PER_EVENT: usize = 128;

/// Something to be done.
pub(super) enum Job {
    /// Learn, before anything is read, what the client's language and settings are, and what
    /// configuration is in force so far.
    Introduce { language: Language, settings: Value, config: Arc<Config> },
    /// Read these folders whole, and what was left unread of others. `done` is told the percentage.
    /// Cancelled, it leaves the rest to the next one.
    Scan { folders: Vec<PathBuf>, cancelled: Arc<AtomicBool>, done: watch::Sender<u32> },
    /// Something may have happened here: files, folders, or neither any more.
    Look(Vec<PathBuf>),
    /// The client gave these files or folders other names: look at both, then say so.
    LookAtRenamed(Vec<(PathBuf, PathBuf)>),
    /// These folders are no longer of interest, nor what they set. Counts as a look.
    Forget(Vec<PathBuf>),
    /// The editor's settings.
    Settings(Sent),
    /// Watch the folders, because the client does not.
    Watch,
}

/// Gives jobs to the thread. Dropping every handle ends it.
#[derive(Debug, Clone)]
pub(super) struct Disk(mpsc::Sender<Job>);

impl Disk {
    /// Starts the thread.
    pub(super) fn start(inbox: Inbox, cache: Option<PathBuf>) -> io::Result<Self> {
        let (send, jobs) = mpsc::channel();
        let mut reader = Reader { cache, ..Reader::new(inbox) };
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
    /// Every note that was read, with the stamp it had; without one, it is to be read anew.
    known: BTreeMap<PathBuf, Option<Stamp>>,
    /// Every file that is no note.
    other_files: BTreeSet<PathBuf>,
    /// What the configuration of each folder sets.
    folder_settings: FolderSettings,
    editor_settings: EditorSettings,
    /// Of messages, unless settings name another.
    language: Language,
    /// `None` where the client watches.
    watcher: Option<Watcher>,
    /// Where facts may be kept from start to start.
    cache: Option<PathBuf>,
}

impl Reader {
    fn new(inbox: Inbox) -> Self {
        Self {
            inbox,
            config: Arc::default(),
            folders: Vec::new(),
            known: BTreeMap::new(),
            other_files: BTreeSet::new(),
            folder_settings: FolderSettings::default(),
            editor_settings: EditorSettings::default(),
            language: Language::default(),
            watcher: None,
            cache: None,
        }
    }

    fn run(&mut self, jobs: &mpsc::Receiver<Job>) {
        while let Ok(job) = jobs.recv() {
            let (mut looks, mut count) = (BTreeSet::new(), 0);
            let mut next = Some(job);
            // What piled up meanwhile is looked at once.
            while let Some(job) = next.take() {
                if let Job::Look(paths) = job {
                    looks.extend(paths);
                    count += 1;
                    next = jobs.try_recv().ok();
                } else {
                    self.look(&std::mem::take(&mut looks));
                    self.work(job);
                }
            }
            self.look(&looks);
            if count > 0 {
                self.inbox.send(Event::Looked(count));
            }
        }
    }

    fn work(&mut self, job: Job) {
        match job {
            Job::Scan { folders, cancelled, done } => self.scan(folders, &cancelled, &done),
            Job::Look(paths) => self.look(&paths.into_iter().collect()),
            Job::LookAtRenamed(moves) => {
                let paths = moves.iter().flat_map(|(from, to)| [from.clone(), to.clone()]);
                self.look(&paths.collect());
                self.inbox.send(Event::RenamedRead(moves));
            }
            Job::Forget(folders) => {
                self.forget(&folders);
                self.inbox.send(Event::Looked(1));
            }
            Job::Introduce { language, settings, config } => {
                self.language = language;
                self.config = config;
                self.set(&Sent::to_all(settings));
            }
            Job::Settings(settings) => {
                self.set(&settings);
                if self.configure() {
                    self.sweep_all();
                }
            }
            Job::Watch => self.watch(),
        }
    }

    /// Takes in what the editor sets.
    fn set(&mut self, settings: &Sent) {
        let own = settings.folders.iter().filter(|(_, own)| own.is_object());
        let folders = own.map(|(folder, own)| (folder.clone(), Settings::from_json(own))).collect();
        self.editor_settings = EditorSettings { all: Settings::from_json(&settings.all), folders };
        self.inbox.send(Event::SettingsRefused(self.editor_settings.problems()));
    }

    fn scan(&mut self, folders: Vec<PathBuf>, cancelled: &AtomicBool, done: &watch::Sender<u32>) {
        for folder in folders {
            if !self.folders.contains(&folder) {
                if let Some(watcher) = &mut self.watcher {
                    watcher.add(&folder);
                }
                self.folders.push(folder);
            }
        }
        self.read_settings();
        self.sweep(cancelled, done);
        self.inbox.send(Event::Settled);
    }

    /// [`Self::sweep`], of which nobody is told how far it is.
    fn sweep_all(&mut self) {
        self.sweep(&AtomicBool::new(false), &watch::channel(0).0);
    }

    /// Looks at every file of every folder and reads those that changed.
    fn sweep(&mut self, cancelled: &AtomicBool, done: &watch::Sender<u32>) {
        if self.known.values().all(Option::is_none) {
            return self.read_all(cancelled, done);
        }
        let mut listing = Listing::default();
        for folder in &self.folders {
            listing.extend(scanner::list_below(folder, folder, &self.config, cancelled));
        }
        if cancelled.load(Ordering::Relaxed) {
            return;
        }
        let files = listing.notes;
        let found = stamps(&files);
        let old = std::mem::take(&mut self.other_files);
        self.tell_others(&old, listing.others.into_iter().collect());
        self.tell_gone(&found);
        let is_new = |file: &NoteFile| self.known.get(&file.path) != Some(&Some(file.stamp));
        let changed: Vec<NoteFile> = files.into_iter().filter(is_new).collect();
        self.read(&changed, cancelled, done);
        self.known = found;
        if cancelled.load(Ordering::Relaxed) {
            self.read_again(changed);
        }
    }

    /// [`Self::sweep`] where nothing was read yet: the texts first, of which the session is told at
    /// once, since what has the words somebody looks for can be told from them.
    fn read_all(&mut self, cancelled: &AtomicBool, done: &watch::Sender<u32>) {
        // Each folder has its own: the same text may say something else by the words of another.
        let open = |folder: &PathBuf| {
            let cache = self.cache.as_deref()?;
            let lexicon = &self.config.of(folder).lexicon;
            Some((folder.clone(), Keeper::open(cache, &[folder], lexicon)))
        };
        let keepers: HashMap<PathBuf, Keeper> = self.folders.iter().filter_map(open).collect();
        let keepers = Arc::new(keepers);
        let Texts { listing, batches } =
            scanner::read_texts(&self.folders, &self.config, cancelled);
        let (config, own) = (Arc::clone(&self.config), Arc::clone(&keepers));
        let recall = move |path: &Path, note: &Note| own.get(config.folder_at(path)?)?.recall(note);
        let early = Arc::new(Early::new(batches.concat(), Box::new(recall)));
        if listing.notes.len() > MANY && !cancelled.load(Ordering::Relaxed) {
            self.inbox.send(Event::TextsRead(Arc::clone(&early)));
        }
        let (all, count) = (listing.notes.len().max(1), AtomicUsize::new(0));
        scanner::read_facts(batches, cancelled, |notes| {
            early.read(&notes);
            let read = count.fetch_add(notes.len(), Ordering::Relaxed) + notes.len();
            done.send_replace((read * 100 / all) as u32);
            self.tell(notes);
        });
        if cancelled.load(Ordering::Relaxed) {
            return self.read_again(listing.notes);
        }
        let found = stamps(&listing.notes);
        let old = std::mem::take(&mut self.other_files);
        self.tell_others(&old, listing.others.into_iter().collect());
        self.tell_gone(&found);
        self.known = found;
        for folder in &self.folders {
            let Some(keeper) = keepers.get(folder) else { continue };
            let is_own = |path: &Path| self.config.folder_at(path) == Some(folder);
            keeper.keep(early.notes().filter(|(path, _)| is_own(path)).map(|(_, note)| note));
        }
    }

    /// Of these it is not known which were read before that was cancelled.
    fn read_again(&mut self, files: Vec<NoteFile>) {
        self.known.extend(files.into_iter().map(|file| (file.path, None)));
    }

    fn read(&self, files: &[NoteFile], cancelled: &AtomicBool, done: &watch::Sender<u32>) {
        let count = AtomicUsize::new(0);
        scanner::read_notes(files, &self.config, cancelled, |notes| {
            let read = count.fetch_add(notes.len(), Ordering::Relaxed) + notes.len();
            done.send_replace((read * 100 / files.len().max(1)) as u32);
            self.tell(notes);
        });
    }

    /// Tells which of the known notes are not among those that were `found`.
    fn tell_gone(&self, found: &BTreeMap<PathBuf, Option<Stamp>>) {
        let gone = self.known.keys().filter(|path| !found.contains_key(*path));
        self.tell(gone.map(|path| (path.clone(), None)).collect());
    }

    fn tell(&self, notes: Vec<Read>) {
        let mut batch = Vec::with_capacity(notes.len().min(NOTES_PER_EVENT));
        for note in notes {
            batch.push(note);
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
        let is_set = paths.iter().any(|path| named(path, config::FILE_NAME));
        let reads_anew = is_set && self.read_settings();
        let paths = self.ours(paths);
        // Watched first, then looked at: what happens in between is seen.
        if let Some(watcher) = &mut self.watcher {
            for folder in self.folders.iter().filter(|folder| paths.contains(*folder)) {
                watcher.renew(folder);
            }
        }
        let is_rule = |path: &PathBuf| named(path, ".gitignore") || named(path, ".ignore");
        let is_known =
            |path: &&PathBuf| self.known.contains_key(*path) || self.other_files.contains(*path);
        let new = paths.iter().filter(|path| !is_known(path) && !self.is_hidden(path));
        let are_many = paths.len() > MANY || new.count() > MANY_NEW;
        if reads_anew || are_many || paths.iter().any(is_rule) {
            return self.sweep_all();
        }
        let mut files = Vec::new();
        for path in &paths {
            if !self.is_hidden(path) {
                self.look_at(path, &mut files);
            }
        }
        self.known.extend(stamps(&files));
        self.read(&files, &AtomicBool::new(false), &watch::channel(0).0);
    }

    /// Those in our folders, and the folders that stand in others of them.
    fn ours(&self, paths: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let is_inside = |path: &Path| self.folders.iter().any(|folder| path.starts_with(folder));
        let (inside, around): (Vec<_>, Vec<_>) = paths.iter().partition(|path| is_inside(path));
        let is_around = |folder: &&PathBuf| around.iter().any(|path| folder.starts_with(path));
        inside.into_iter().chain(self.folders.iter().filter(is_around)).cloned().collect()
    }

    /// Whether a scan would pass over it for its name alone, as over all of `.git`.
    fn is_hidden(&self, path: &Path) -> bool {
        let folder = self.config.folder_at(path);
        let below = folder.and_then(|folder| path.strip_prefix(folder).ok());
        let mut parts = below.unwrap_or(Path::new("")).components();
        parts.any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
    }

    /// Collects the notes at or below `path`; forgets those that are gone.
    fn look_at(&mut self, path: &Path, files: &mut Vec<NoteFile>) {
        let found = self.list_at(path);
        let is_found =
            |known: &Path| found.notes.binary_search_by(|file| (*file.path).cmp(known)).is_ok();
        let known = self.known.range::<Path, _>(from(path)).map(|(path, _)| path);
        let gone: Vec<_> = below(path, known).filter(|known| !is_found(known)).cloned().collect();
        for path in &gone {
            self.known.remove(path);
        }
        self.tell(gone.into_iter().map(|path| (path, None)).collect());
        let others = below(path, self.other_files.range::<Path, _>(from(path)));
        self.tell_others(&others.cloned().collect(), found.others.into_iter().collect());
        files.extend(found.notes);
    }

    /// The files at or below `path`, as a scan of the folders there would find them.
    fn list_at(&self, path: &Path) -> Listing {
        let Some(folder) = self.config.folder_at(path) else { return Listing::default() };
        let is_known = self.known.contains_key(path) && scanner::is_named_so(path);
        if let (true, Some(stamp)) = (is_known, Stamp::of(path)) {
            let depth = path.components().count() - folder.components().count();
            let note = NoteFile { path: path.to_owned(), stamp, depth };
            if !note.is_behind_link() {
                return Listing { notes: vec![note], others: Vec::new() };
            }
        }
        let mut listing = scanner::list_below(folder, path, &self.config, &AtomicBool::new(false));
        for inner in self.folders.iter().filter(|inner| inner.starts_with(path) && *inner != folder)
        {
            listing.extend(scanner::list(inner, &self.config));
        }
        listing
    }

    /// Tells which files that are no notes came and went, `old` being known so far.
    fn tell_others(&mut self, old: &BTreeSet<PathBuf>, now: BTreeSet<PathBuf>) {
        let gone = old.difference(&now).map(|path| (path.clone(), false));
        let new = now.difference(old).map(|path| (path.clone(), true));
        let news: Vec<_> = gone.chain(new).collect();
        for batch in news.chunks(NOTES_PER_EVENT) {
            self.inbox.send(Event::OtherFiles(batch.to_vec()));
        }
        self.other_files.retain(|path| !old.contains(path));
        self.other_files.extend(now);
    }

    /// Watches from now on, and looks at what changed before it did.
    fn watch(&mut self) {
        match Watcher::start(self.inbox.clone()) {
            Ok(mut watcher) => {
                for folder in &self.folders {
                    watcher.add(folder);
                }
                self.watcher = Some(watcher);
                self.sweep_all();
            }
            Err(error) => tracing::warn!(%error, "changes on disk will not be seen"),
        }
    }

    fn forget(&mut self, folders: &[PathBuf]) {
        self.folders.retain(|folder| !folders.contains(folder));
        if let Some(watcher) = &mut self.watcher {
            for folder in folders {
                watcher.remove(folder);
            }
            // One inside of another was watched by the same watches.
            let share = |a: &PathBuf| folders.iter().any(|b| a.starts_with(b) || b.starts_with(a));
            for folder in self.folders.iter().filter(|folder| share(folder)) {
                watcher.renew(folder);
            }
        }
        let is_left = |path: &PathBuf| self.folders.iter().any(|folder| path.starts_with(folder));
        let gone: Vec<_> = self.known.keys().filter(|path| !is_left(path)).cloned().collect();
        for path in &gone {
            self.known.remove(path);
        }
        self.tell(gone.into_iter().map(|path| (path, None)).collect());
        let others = std::mem::take(&mut self.other_files);
        let left = others.iter().filter(|path| is_left(path)).cloned().collect();
        self.tell_others(&others, left);
        if self.read_settings() {
            self.sweep_all();
        }
    }

    /// Reads the configuration of each folder, brings it into force and says what is wrong with it.
    /// Gives whether the folders are to be looked at again, as [`Self::configure`] does.
    fn read_settings(&mut self) -> bool {
        let reports = self.folder_settings.read(&self.folders);
        let looks_anew = self.configure();
        if !reports.is_empty() {
            self.inbox.send(Event::ConfigRead(reports));
        }
        looks_anew
    }

    /// Resolves the configuration anew. Gives whether the folders are to be looked at again, since
    /// known notes read differently or other files are notes now.
    fn configure(&mut self) -> bool {
        let folders = self.folder_settings.all();
        let config = Config::of_folders(folders, &self.editor_settings, self.language);
        if config == *self.config {
            return false;
        }
        let old = std::mem::replace(&mut self.config, Arc::new(config));
        let config = &self.config;
        self.inbox.send(Event::Configured(Arc::clone(config)));
        for (path, stamp) in &mut self.known {
            if config.of(path).lexicon != old.of(path).lexicon {
                *stamp = None;
            }
        }
        let lists_anew = |(path, own): &(PathBuf, Arc<FolderConfig>)| {
            let now = config.folders.iter().find(|(now, _)| now == path);
            now.is_none_or(|(_, now)| now.ignore != own.ignore)
        };
        let is_unread = self.known.values().any(Option::is_none);
        is_unread || old.folders.iter().any(lists_anew)
    }
}

fn stamps(files: &[NoteFile]) -> BTreeMap<PathBuf, Option<Stamp>> {
    files.iter().map(|file| (file.path.clone(), Some(file.stamp))).collect()
}

/// The paths from `path` on, in the order of paths.
fn from(path: &Path) -> (Bound<&Path>, Bound<&Path>) {
    (Bound::Included(path), Bound::Unbounded)
}

/// Of sorted `paths` that begin at `path`, those at or below it.
fn below<'p>(
    path: &Path,
    paths: impl Iterator<Item = &'p PathBuf>,
) -> impl Iterator<Item = &'p PathBuf> {
    paths.take_while(move |other| other.starts_with(path))
}

#[cfg(test)]
mod tests;
