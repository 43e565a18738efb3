//! The notes a command is about: paths from the command line become note folders, read whole.

use super::messages::Trouble;
use super::output::Progress;
use super::terminal::Terminal;
use crate::config::{self, Config, EditorSettings, Language};
use crate::notebook::{Location, Note, NoteId, Notebook};
use crate::recognise::Mark;
use crate::search::catalogue::Catalogue;
use crate::server::folder_settings::SettingsFile;
use crate::server::scanner;
use crate::snapshot::Snapshot;
use crate::text::decode::decode;
use anyhow::{Context, bail};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder that has one of these is a note folder, also for paths given below it.
const ROOT_MARKERS: [&str; 4] = [config::FILE_NAME, ".mianjing", ".git", ".obsidian"];

/// Stands for stdin on the command line, and for its text in what is printed.
const STDIN: &str = "-";

/// So many pairs of a failed question and any other are looked at for the same question answered
/// elsewhere: well below a second. In larger folders, findings name no other place.
const RELATED_PAIRS: usize = 100_000_000;

/// One note folder, and what of it was asked for.
pub(super) struct Folder {
    /// All notes of the folder, so that links between them resolve.
    pub(super) snapshot: Snapshot,
    /// The notes asked for, sorted by path.
    pub(super) chosen: Vec<NoteId>,
    /// The folder's own settings, if there are any.
    pub(super) settings: Option<SettingsFile>,
    /// Paths are shown as seen from here.
    here: PathBuf,
}

impl Folder {
    /// The path of a note as the user can open it from the current folder, with `/` between the
    /// parts.
    pub(super) fn shown(&self, id: NoteId) -> String {
        match self.snapshot.notebook.location(id) {
            Location::Virtual(uri) => uri.clone(),
            Location::File(path) => self.shown_path(path),
        }
    }

    /// Relates all questions before findings are asked for, where that is cheap. Whoever asked
    /// first would build the relations under a lock: on one of several threads it would wait for
    /// itself, and what the others find would depend on chance.
    pub(super) fn relate(&mut self) {
        let (mut all, mut open) = (0, 0);
        for (_, note) in self.snapshot.notebook.notes() {
            let questions = &note.facts().questions;
            all += questions.len();
            open += questions.iter().filter(|question| question.mark == Mark::Fail).count();
        }
        if all.saturating_mul(open) <= RELATED_PAIRS {
            self.snapshot.catalogue.relations_now(&self.snapshot.notebook);
        } else {
            self.snapshot.catalogue = Arc::new(Catalogue::without_relations());
        }
    }

    pub(super) fn shown_path(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.here).unwrap_or(path).to_string_lossy();
        if cfg!(windows) { below.replace('\\', "/") } else { below.into_owned() }
    }
}

/// What was asked for in one note folder.
struct Request {
    root: PathBuf,
    files: HashSet<PathBuf>,
    folders: Vec<PathBuf>,
    stdin: Option<String>,
}

/// Reads the note folders that `paths` lie in: files, folders with everything below them, or `-`
/// for a note on stdin. Fails when a path does not exist.
pub(super) fn read(paths: &[PathBuf], terminal: Terminal) -> anyhow::Result<Vec<Folder>> {
    let here = std::env::current_dir().context(Trouble::no_current_folder())?;
    let here = dunce::canonicalize(&here).unwrap_or(here);
    let requests = requests(paths, &here)?;
    let mut seen = HashSet::new();
    let folders = requests.into_iter().map(|request| {
        let mut folder = load(request, &here, terminal);
        let notebook = &folder.snapshot.notebook;
        // A folder may lie in another one that was asked for too.
        folder.chosen.retain(|&id| seen.insert(notebook.location(id).clone()));
        folder
    });
    Ok(folders.collect())
}

/// As [`read`], with all notes in one notebook under the settings of the first folder: for
/// commands that compare notes with each other.
pub(super) fn read_together(paths: &[PathBuf], terminal: Terminal) -> anyhow::Result<Folder> {
    let mut folders = read(paths, terminal)?.into_iter();
    let mut whole = folders.next().context("no folder of notes given")?;
    for folder in folders {
        let notebook = &mut whole.snapshot.notebook;
        let other = &folder.snapshot.notebook;
        notebook.set_folders([notebook.folders(), other.folders()].concat());
        let mut ids = HashMap::new();
        for (old, note) in other.notes() {
            let id = notebook.intern(other.location(old).clone());
            notebook.put_disk(id, Some(Arc::clone(note)));
            ids.insert(old, id);
        }
        whole.chosen.extend(folder.chosen.iter().filter_map(|old| ids.get(old)));
    }
    whole.snapshot.notebook.tables();
    Ok(whole)
}

/// The note folder that `folder` lies in.
pub(super) fn root_of(folder: &Path) -> anyhow::Result<PathBuf> {
    let whole = existing(folder)?;
    Ok(root(if whole.is_dir() { &whole } else { whole.parent().unwrap_or(&whole) }))
}

fn requests(paths: &[PathBuf], here: &Path) -> anyhow::Result<Vec<Request>> {
    let mut requests: Vec<Request> = Vec::new();
    for path in paths {
        let is_stdin = path.as_os_str() == STDIN;
        let whole = if is_stdin { here.join(STDIN) } else { existing(path)? };
        let is_folder = whole.is_dir();
        let start = if is_folder { &whole } else { whole.parent().unwrap_or(&whole) };
        let root = root(start);
        let known = requests.iter().position(|request| request.root == root);
        let at = known.unwrap_or_else(|| {
            let (files, folders) = (HashSet::new(), Vec::new());
            requests.push(Request { root, files, folders, stdin: None });
            requests.len() - 1
        });
        let request = &mut requests[at];
        if is_stdin {
            request.stdin = Some(stdin()?);
        } else if is_folder {
            request.folders.push(whole);
        } else {
            request.files.insert(whole);
        }
    }
    Ok(requests)
}

fn stdin() -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).context(Trouble::reading_stdin())?;
    let (text, _) = decode(&bytes).context(Trouble::no_text_on_stdin())?;
    Ok(text.into_owned())
}

fn existing(path: &Path) -> anyhow::Result<PathBuf> {
    if !path.try_exists().with_context(|| Trouble::looking_for(path))? {
        bail!(Trouble::no_such_path(path));
    }
    if path.is_dir() {
        std::fs::read_dir(path).with_context(|| Trouble::reading(path))?;
    } else if !path.is_file() {
        bail!(Trouble::neither_file_nor_folder(path));
    }
    whole_path(path)
}

/// The absolute path of a file or folder that is there, without links.
pub(super) fn whole_path(path: &Path) -> anyhow::Result<PathBuf> {
    dunce::canonicalize(path).with_context(|| Trouble::looking_for(path))
}

/// The nearest folder at or above `start` that says it is a note folder, else `start`.
fn root(start: &Path) -> PathBuf {
    let is_root = |folder: &&Path| ROOT_MARKERS.iter().any(|name| folder.join(name).exists());
    start.ancestors().find(is_root).unwrap_or(start).to_owned()
}

fn load(request: Request, here: &Path, terminal: Terminal) -> Folder {
    let settings = SettingsFile::read(&request.root);
    let config = Arc::new(config(&request.root, settings.as_ref(), terminal));
    let mut notebook = Notebook::new(vec![request.root.clone()]);
    let mut chosen = read_notes(&request, &config, &mut notebook);
    if let Some(text) = request.stdin {
        let id = notebook.intern(Location::File(here.join(STDIN)));
        let note = Note::new(text.into(), None, Arc::clone(&config.of(&request.root).lexicon));
        notebook.put_open(id, Arc::new(note));
        chosen.push(id);
    }
    // Not left to the first reader: on one of several threads it would wait for itself.
    notebook.tables();
    let snapshot = Snapshot { notebook, config, ..Snapshot::default() };
    let mut folder = Folder { snapshot, chosen: Vec::new(), settings, here: here.to_owned() };
    chosen.sort_by_cached_key(|&id| folder.shown(id));
    folder.chosen = chosen;
    folder
}

/// Puts every note of the folder into `notebook`, and what was asked for by name even if the
/// folder ignores it; gives the ids of what was asked for.
fn read_notes(request: &Request, config: &Config, notebook: &mut Notebook) -> Vec<NoteId> {
    let listing = scanner::list(&request.root, config);
    let mut files: Vec<_> = listing.notes.into_iter().map(|file| file.path).collect();
    for folder in &request.folders {
        if !files.iter().any(|path| path.starts_with(folder)) {
            files.extend(scanner::list(folder, config).notes.into_iter().map(|file| file.path));
        }
    }
    files.extend(request.files.iter().cloned());
    files.sort_unstable();
    files.dedup();
    let progress = Progress::new(files.len());
    let lexicon = &config.of(&request.root).lexicon;
    let read = |path: PathBuf| {
        let note = scanner::read_note(&path, lexicon)?;
        note.facts();
        progress.step();
        Some((path, Arc::new(note)))
    };
    let notes: Vec<_> = files.into_par_iter().filter_map(read).collect();
    for path in &listing.others {
        notebook.put_file(path, true);
    }
    let mut chosen = Vec::new();
    for (path, note) in notes {
        let is_chosen = request.files.contains(&path)
            || request.folders.iter().any(|folder| path.starts_with(folder));
        let id = notebook.intern(Location::File(path));
        notebook.put_disk(id, Some(note));
        if is_chosen {
            chosen.push(id);
        }
    }
    chosen
}

/// The language of what is said of all folders: that of the first one's settings.
pub(super) fn language(folders: &[Folder], terminal: Terminal) -> Language {
    folders.first().map_or(terminal.language(), |folder| folder.snapshot.config.language)
}

/// The configuration that the settings of the note folder at `root` make; what the command line asks
/// for comes first.
pub(super) fn config(root: &Path, file: Option<&SettingsFile>, terminal: Terminal) -> Config {
    let settings = file.and_then(|file| file.settings.clone()).unwrap_or_default();
    let folders = [(root.to_owned(), settings)];
    let mut config =
        Config::of_folders(&folders, &EditorSettings::default(), terminal.surroundings);
    config.language = terminal.asked.unwrap_or(config.language);
    config
}
