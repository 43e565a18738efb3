//! The session: the only writer of the state. It takes one event after another and never waits,
//! parses or touches a file; whoever reads gets a [`Snapshot`].

use super::capabilities::{Abilities, Init};
use super::config_reports;
use super::disk::{Disk, Job};
use super::event::{Changed, Event, Inbox, Sent};
use super::outbox::{Outbox, PROGRESS};
use super::registrations;
use super::renames;
use crate::config::{Config, Language};
use crate::notebook::{Location, Note, NoteId, Notebook};
use crate::review::desk::Desk;
use crate::search::catalogue::Catalogue;
use crate::search::early::Early;
use crate::snapshot::{Client, Snapshot};
use crate::text::buffer::{Buffer, Change};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};
use tower_lsp::lsp_types::request::WorkspaceConfiguration;
use tower_lsp::lsp_types::{ConfigurationItem, ConfigurationParams, Url};

/// An event that takes longer held up every message behind it.
const SLOW: Duration = Duration::from_millis(5);

/// The state as a request sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Moment {
    pub(super) snapshot: Snapshot,
    /// The folders were read, and whatever was touched since was looked at.
    pub(super) is_read: bool,
    /// How often something was touched; see [`Latest::looked`].
    pub(super) looks: u64,
}

/// The state as everybody but requests sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Latest {
    pub(super) snapshot: Snapshot,
    /// The folders were read; before that, what is missing may only be unread. False until the
    /// client is initialized, too.
    pub(super) is_settled: bool,
    /// How often the disk was looked at because something was touched.
    pub(super) looked: u64,
}

/// The state, and those who are told of it.
pub(super) struct Session {
    notebook: Notebook,
    /// While they are read for the first time.
    early: Option<Arc<Early>>,
    config: Arc<Config>,
    client: Arc<Client>,
    catalogue: Arc<Catalogue>,
    desk: Arc<Desk>,
    abilities: Abilities,
    is_initialized: bool,
    /// How many scans are under way.
    scans: usize,
    /// Stops the scans under way.
    scans_cancelled: Arc<AtomicBool>,
    scans_shown: u32,
    /// How often the disk was to be looked at because something was touched, and how often it was.
    looks: u64,
    looked: u64,
    inbox: Inbox,
    outbox: Outbox,
    disk: Disk,
    latest: watch::Sender<Latest>,
    /// Told of everything that changed, after `latest` shows it.
    changed: mpsc::UnboundedSender<Changed>,
    /// What the event being taken changed.
    changed_now: Vec<Changed>,
    initialized: watch::Sender<Option<Init>>,
    /// The percentage of the first scan, until the client may be told of it.
    first_scan: Option<watch::Receiver<u32>>,
}

/// Those the session tells of what happens.
pub(super) struct Told {
    pub(super) inbox: Inbox,
    pub(super) outbox: Outbox,
    pub(super) disk: Disk,
    pub(super) latest: watch::Sender<Latest>,
    pub(super) changed: mpsc::UnboundedSender<Changed>,
    pub(super) initialized: watch::Sender<Option<Init>>,
}

impl Session {
    pub(super) fn new(told: Told) -> Self {
        Self {
            notebook: Notebook::default(),
            early: None,
            config: Arc::default(),
            client: Arc::default(),
            catalogue: Arc::default(),
            desk: Arc::default(),
            abilities: Abilities::default(),
            is_initialized: false,
            scans: 0,
            scans_cancelled: Arc::default(),
            scans_shown: 0,
            looks: 0,
            looked: 0,
            inbox: told.inbox,
            outbox: told.outbox,
            disk: told.disk,
            latest: told.latest,
            changed: told.changed,
            changed_now: Vec::new(),
            initialized: told.initialized,
            first_scan: None,
        }
    }

    /// Takes events until nobody can send any.
    pub(super) async fn run(mut self, mut events: mpsc::UnboundedReceiver<Event>) {
        while let Some(event) = events.recv().await {
            let (started, name) = (Instant::now(), event.name());
            self.take(event);
            let took = started.elapsed();
            if took > SLOW {
                tracing::warn!(event = name, micros = took.as_micros(), "held up the session");
            }
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Asked(asker) => {
                // A request that was cancelled meanwhile takes nothing.
                let _ = asker.send(self.moment());
                return;
            }
            Event::Initialize(init, config) => self.initialize(*init, config),
            Event::Initialized => self.initialized(),
            Event::Opened { location, version, text } => self.open(location, version, &text),
            Event::Changed { location, version, changes } => {
                self.change(&location, version, &changes);
            }
            Event::Closed(location) => self.close(&location),
            Event::Touched(paths) => self.look(paths),
            Event::Looked(times) => self.looked += times,
            Event::FilesRenamed(moves) => self.disk.send(Job::LookAtRenamed(moves)),
            Event::FoldersChanged { added, removed } => self.change_folders(added, &removed),
            Event::SettingsChanged(settings) if settings.says_anything() => {
                self.disk.send(Job::Settings(settings));
            }
            Event::SettingsChanged(_) => self.ask_for_settings(),
            Event::ShutDown => self.scans_cancelled.store(true, Ordering::Relaxed),
            Event::Trace(value) => super::logging::trace(value),
            Event::Read(notes) => self.read(notes),
            Event::RenamedRead(moves) => {
                if self.abilities.edits_after_renames && self.config.is_on("rename") {
                    renames::follow(self.snapshot(), moves, self.outbox.clone());
                }
            }
            Event::TextsRead(early) => self.early = Some(early),
            Event::Settled => {
                self.scans = self.scans.saturating_sub(1);
                self.early = None;
            }
            // Who asks will ask again for what is shown; nothing need be looked at for that.
            Event::RelationsReady if self.abilities.pulls_diagnostics => {
                self.changed_now.push(Changed::Settings);
            }
            Event::RelationsReady => self.everything_changed(),
            Event::OtherFiles(files) => {
                for (path, exists) in files {
                    // Before the folders are read nothing was said about any link.
                    if self.notebook.put_file(&path, exists) && self.scans == 0 {
                        self.changed_now.push(Changed::File(path));
                    }
                }
            }
            Event::Configured(config) => self.configure(config),
            Event::ConfigRead(reports) => {
                for report in &reports {
                    config_reports::publish(&self.outbox, report, &self.snapshot());
                }
            }
            Event::SettingsRefused(problems) => {
                config_reports::show(&self.outbox, &problems, self.config.language);
            }
        }
        self.tell();
    }

    /// Shows everybody the state, and says what changed.
    fn tell(&mut self) {
        self.latest.send_replace(Latest {
            snapshot: self.snapshot(),
            is_settled: self.scans == 0,
            looked: self.looked,
        });
        for changed in self.changed_now.drain(..) {
            // Nobody listens once the server ends.
            let _ = self.changed.send(changed);
        }
    }

    fn moment(&self) -> Moment {
        let is_read = self.scans == 0 && self.looked >= self.looks;
        Moment { snapshot: self.snapshot(), is_read, looks: self.looks }
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            notebook: self.notebook.clone(),
            early: self.early.clone(),
            config: Arc::clone(&self.config),
            client: Arc::clone(&self.client),
            catalogue: Arc::clone(&self.catalogue),
            desk: Arc::clone(&self.desk),
            is_partial: self.scans > 0,
            cancelled: Arc::default(),
        }
    }

    fn initialize(&mut self, init: Init, config: Arc<Config>) {
        self.client = Arc::new(init.client.clone());
        self.abilities = init.abilities.clone();
        self.config = Arc::clone(&config);
        self.notebook.set_folders(init.folders.clone());
        let (language, settings) = (init.language, init.options.clone());
        self.disk.send(Job::Introduce { language, settings, config });
        // The folders are read while the client still digests our answer.
        let (done, shown) = watch::channel(0);
        self.scan(init.folders.clone(), done);
        self.first_scan = Some(shown);
        self.initialized.send_replace(Some(init));
    }

    fn initialized(&mut self) {
        self.outbox.open();
        self.is_initialized = true;
        let inbox = self.inbox.clone();
        self.catalogue.on_ready(Box::new(move || inbox.send(Event::RelationsReady)));
        registrations::register(&self.outbox, &self.abilities);
        if !self.abilities.watches_files && !self.notebook.folders().is_empty() {
            self.disk.send(Job::Watch);
        }
        if let Some(done) = self.first_scan.take().filter(|_| !self.notebook.folders().is_empty()) {
            self.show_scan(done);
        }
        self.ask_for_settings();
    }

    fn scan(&mut self, folders: Vec<PathBuf>, done: watch::Sender<u32>) {
        self.scans += 1;
        let cancelled = Arc::clone(&self.scans_cancelled);
        self.disk.send(Job::Scan { folders, cancelled, done });
    }

    fn open(&mut self, location: Location, version: i32, text: &str) {
        let id = self.notebook.intern(location);
        let config = self.config.of_note(self.notebook.location(id));
        let lexicon = Arc::clone(&config.lexicon);
        let note = Note::open(Buffer::new(text), version, lexicon);
        let note = match self.notebook.location(id).path() {
            Some(path) => note.named(path),
            None => note,
        };
        self.notebook.put_open(id, Arc::new(note));
        self.note_changed(id);
    }

    fn change(&mut self, location: &Location, version: i32, changes: &[Change]) {
        let id = self.notebook.id(location).filter(|id| self.notebook.is_open(*id));
        let note = id.and_then(|id| Some((id, self.notebook.note(id)?)));
        let Some((id, note)) = note else {
            tracing::warn!("a change of a note that is not open");
            return;
        };
        let note = note.changed(version, changes, self.client.encoding);
        self.notebook.put_open(id, Arc::new(note));
        self.note_changed(id);
    }

    fn close(&mut self, location: &Location) {
        let Some(id) = self.notebook.id(location) else { return };
        self.notebook.close(id);
        self.note_changed(id);
        if let Some(path) = location.path() {
            self.look(vec![path.to_owned()]);
        }
    }

    fn look(&mut self, paths: Vec<PathBuf>) {
        self.looks += 1;
        self.disk.send(Job::Look(paths));
    }

    fn change_folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let mut folders = self.notebook.folders().to_vec();
        folders.retain(|folder| !removed.contains(folder));
        let new: Vec<_> = added.into_iter().filter(|folder| !folders.contains(folder)).collect();
        folders.extend(new.iter().cloned());
        self.notebook.set_folders(folders);
        // Who asks from now on waits until their notes are gone.
        self.looks += 1;
        self.disk.send(Job::Forget(removed.to_vec()));
        // Nobody waits for the notes of a folder that was opened by mistake; the others are read on.
        let is_cut = self.scans > 0 && !removed.is_empty();
        if is_cut {
            std::mem::take(&mut self.scans_cancelled).store(true, Ordering::Relaxed);
        }
        if self.notebook.folders().len() > 1 && !new.is_empty() {
            self.ask_for_settings();
        }
        if new.is_empty() && !is_cut {
            return;
        }
        let (done, shown) = watch::channel(0);
        self.show_scan(shown);
        self.scan(new, done);
    }

    /// Shows the percentage of a scan, where the client can show it.
    fn show_scan(&mut self, done: watch::Receiver<u32>) {
        if self.abilities.shows_progress {
            self.scans_shown += 1;
            let token = format!("{PROGRESS}{}", self.scans_shown);
            let title = progress_title(self.config.language);
            self.outbox.show_progress(token, title.to_owned(), done);
        }
    }

    fn note_changed(&mut self, id: NoteId) {
        self.changed_now.push(Changed::Note(id));
    }

    /// Says that something else may be true of every note.
    fn everything_changed(&mut self) {
        self.changed_now.extend(self.notebook.notes().map(|(id, _)| Changed::Note(id)));
    }

    fn read(&mut self, notes: Vec<(PathBuf, Option<Arc<Note>>)>) {
        for (path, note) in notes {
            let location = Location::File(path);
            if note.is_none() && self.notebook.id(&location).is_none() {
                continue;
            }
            let id = self.notebook.intern(location);
            // Most hints are about files that say what they said before.
            let is_news = match (&note, self.notebook.note_on_disk(id)) {
                (Some(new), Some(old)) => !new.says_the_same(old),
                (new, old) => new.is_some() || old.is_some(),
            };
            if is_news {
                self.notebook.put_disk(id, note);
                self.note_changed(id);
            }
        }
    }

    fn ask_for_settings(&self) {
        if !self.abilities.gives_configuration {
            return;
        }
        let folders = self.notebook.folders();
        // One folder alone has the settings of the workspace.
        let folders = if folders.len() > 1 { folders.to_vec() } else { Vec::new() };
        let scopes = folders.iter().map(|folder| Url::from_file_path(folder).ok());
        let section = Some("mianjing".to_owned());
        let item = |scope_uri| ConfigurationItem { scope_uri, section: section.clone() };
        let items = std::iter::once(None).chain(scopes).map(item).collect();
        let inbox = self.inbox.clone();
        self.outbox.ask::<WorkspaceConfiguration>(ConfigurationParams { items }, move |answer| {
            let mut answer = answer.into_iter();
            let all = answer.next().unwrap_or_default();
            let settings = Sent { all, folders: folders.into_iter().zip(answer).collect() };
            if settings.says_anything() {
                inbox.send(Event::SettingsChanged(settings));
            }
        });
    }

    fn configure(&mut self, config: Arc<Config>) {
        let open: Vec<_> =
            self.notebook.open_notes().map(|(id, note)| (id, Arc::clone(note))).collect();
        for (id, note) in open {
            let lexicon = &config.of_note(self.notebook.location(id)).lexicon;
            if **lexicon != **note.lexicon() {
                let note = note.with_lexicon(Arc::clone(lexicon)).after(&note);
                self.notebook.put_open(id, Arc::new(note));
            }
        }
        self.config = config;
        self.changed_now.push(Changed::Settings);
        self.everything_changed();
    }
}

fn progress_title(language: Language) -> &'static str {
    match language {
        Language::English => "Reading notes",
        Language::Chinese => "正在读取笔记",
    }
}
