//! Reads note folders from disk: which files are notes, what they say, all cores at once.
//!
//! Knows nothing of a client; the command line uses it as it is. Whatever is wrong with one file
//! becomes a [`Note::new_unreadable`] or is passed over, and never holds up the others.

use super::rules::Rules;
use crate::config::Config;
use crate::files;
use crate::notebook::note::MAX_BYTES;
use crate::notebook::{Location, Note, Notebook, Unreadable};
use crate::recognise::Lexicon;
use crate::text::decode::decode;
use crate::text::work;
use ignore::WalkBuilder;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

/// How many notes one thread reads before it hands them on, and about how many bytes at most: a
/// few long ones at the end must not keep one thread busy while the others have nothing to do.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 512 << 10;

/// What tells that a file changed without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub bytes: u64,
    pub modified: Option<SystemTime>,
    /// When anything about the file changed, which nobody can set: a file may be written with the
    /// size and the time that it had. Zero where the system does not say.
    pub changed: (i64, i64),
}

impl Stamp {
    fn new(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let changed = (metadata.ctime(), metadata.ctime_nsec());
        #[cfg(not(unix))]
        let changed = (0, 0);
        Self { bytes: metadata.len(), modified: metadata.modified().ok(), changed }
    }

    /// The stamp of the note file at `path`; `None` when there is no regular file.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok()?;
        metadata.is_file().then(|| Self::new(&metadata))
    }
}

/// A note file found by the walk and not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteFile {
    pub path: PathBuf,
    pub stamp: Stamp,
    /// How many names its path has below the note folder.
    pub depth: usize,
}

impl NoteFile {
    /// Whether a folder on the way to it is a link by now, which is not followed: what is read there
    /// may stand outside.
    pub fn is_behind_link(&self) -> bool {
        let mut folders = self.path.ancestors().skip(1).take(self.depth.saturating_sub(1));
        folders.any(|folder| fs::symlink_metadata(folder).is_ok_and(|it| it.is_symlink()))
    }
}

/// What stands in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Sorted by path.
    pub notes: Vec<NoteFile>,
    /// Every other file, for links to it; sorted.
    pub others: Vec<PathBuf>,
}

/// One file of a folder.
enum Found {
    Note(NoteFile),
    Other(PathBuf),
}

impl Listing {
    fn add(&mut self, found: Found) {
        match found {
            Found::Note(note) => self.notes.push(note),
            Found::Other(path) => self.others.push(path),
        }
    }

    /// Adds what stands in another folder.
    pub fn extend(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.others.extend(other.others);
        self.sort();
    }

    fn sort(&mut self) {
        self.notes.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        self.others.sort_unstable();
    }
}

/// Every file below `folder` (or `folder` itself when it is a file).
///
/// Hidden files, what `.gitignore` and `.ignore` name (also where there is no git repository) and
/// what the configuration ignores are passed over, and so are note folders inside of it, which have
/// settings of their own; links are not followed, so there is no loop and nothing outside the folder
/// is read.
pub fn list(folder: &Path, config: &Config) -> Listing {
    list_below(folder, folder, config, &AtomicBool::new(false))
}

/// The part of [`list`] of `folder` that stands at or below `path`, without looking at the rest
/// of the folder. Stops early when `cancelled` is set.
pub fn list_below(folder: &Path, path: &Path, config: &Config, cancelled: &AtomicBool) -> Listing {
    let mut listing = Listing::default();
    walk_below(folder, path, config, cancelled, |found| listing.add(found));
    listing.sort();
    listing
}

/// Calls `found` with every file of [`list_below`], in the order in which a folder has them.
fn walk_below(
    folder: &Path,
    path: &Path,
    config: &Config,
    cancelled: &AtomicBool,
    mut found: impl FnMut(Found),
) {
    let ignored = config.of(folder).ignored(folder);
    let inner = config.folders.iter().map(|(inner, _)| inner.clone());
    let inner: Vec<_> = inner.filter(|it| it != folder && it.starts_with(folder)).collect();
    let (folder, path) = (folder.to_owned(), path.to_owned());
    let mut walk = WalkBuilder::new(&folder);
    walk.require_git(false).parents(false);
    walk.ignore(false).git_ignore(false).git_exclude(false);
    // As paths are ordered, so that sorting them all has nothing left to do.
    walk.sort_by_file_name(OsStr::cmp);
    let rules = Rules::new(&folder);
    walk.filter_entry(move |entry| {
        let own = entry.path();
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let leaves_out = || {
            ignored.matched(own, is_folder).is_ignore()
                || rules.leave_out(own, is_folder)
                || inner.iter().any(|inner| inner == own)
        };
        (own.starts_with(&path) || path.starts_with(own)) && (own == folder || !leaves_out())
    });
    let walk = walk.build().take_while(|_| !cancelled.load(Ordering::Relaxed));
    for entry in walk {
        work::count(1);
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                tracing::warn!(%error, "passed over while walking");
                continue;
            }
        };
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        if !is_note_path(entry.path()) && entry.depth() > 0 {
            found(Found::Other(entry.into_path()));
            continue;
        }
        match entry.metadata() {
            Ok(metadata) => {
                let stamp = Stamp::new(&metadata);
                let depth = entry.depth();
                found(Found::Note(NoteFile { path: entry.into_path(), stamp, depth }));
            }
            Err(error) => tracing::warn!(%error, "passed over while walking"),
        }
    }
}

/// Whether a file of this name is a note.
pub fn is_note_path(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|it| it.eq_ignore_ascii_case("md") || it.eq_ignore_ascii_case("markdown"))
}

/// Whether a file that is there has this very name. Where the system makes no difference of case, a
/// file that got other letters (`a.md`, `A.md`) is found by its old name, too.
pub fn is_named_so(path: &Path) -> bool {
    let Some(extension) = path.extension().and_then(OsStr::to_str) else { return true };
    let swap = |c: char| {
        if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
    };
    let swapped: String = extension.chars().map(swap).collect();
    if Stamp::of(&path.with_extension(swapped)).is_none() {
        return true;
    }
    let folder = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    let names = folder.into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.into_iter().any(|name| path.file_name() == Some(&name))
}

/// Reads the note at `path`; `None` when there is no regular file.
pub fn read_note(path: &Path, lexicon: &Arc<Lexicon>) -> Option<Note> {
    let unreadable = |why| Some(Note::new_unreadable(why, Arc::clone(lexicon)));
    let stamp = Stamp::of(path)?;
    let limit = MAX_BYTES as u64;
    if stamp.bytes > limit {
        return unreadable(Unreadable::TooLarge { bytes: stamp.bytes });
    }
    let bytes = match files::read(path, limit) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            let bytes = Stamp::of(path)?.bytes.max(limit);
            return unreadable(Unreadable::TooLarge { bytes });
        }
        Err(error) => return unreadable(Unreadable::Failed { why: error.to_string().into() }),
    };
    match decode(&bytes) {
        Some((text, written)) => {
            let note = Note::new(text.into(), None, Arc::clone(lexicon)).named(path);
            Some(note.written(written))
        }
        None => unreadable(Unreadable::NotText),
    }
}

/// A file that was looked at, and the note that it is; `None` when it is gone by now.
pub type Read = (PathBuf, Option<Arc<Note>>);

/// Reads `files` and the facts of each on all cores and hands them on in batches, from several
/// threads and in no order. Stops early when `cancelled` is set.
pub fn read_notes(
    files: &[NoteFile],
    config: &Config,
    cancelled: &AtomicBool,
    hand_on: impl Fn(Vec<Read>) + Sync,
) {
    let read = |notes: Vec<Read>| {
        understand(&notes);
        hand_on(notes);
    };
    let batches = Batches { config, cancelled, hand_on: &read };
    THREADS.in_place_scope(|scope| {
        let mut next = Batch::default();
        for file in files {
            batches.add(scope, file.clone(), &mut next);
        }
        batches.start(scope, next);
    });
}

/// Reads what `notes` say.
fn understand(notes: &[Read]) {
    notes.iter().filter_map(|(_, note)| note.as_ref()).for_each(|note| _ = note.facts());
}

/// What stands in some folders, with the texts of all notes. What they say is not read yet.
#[derive(Debug, Default)]
pub struct Texts {
    pub listing: Listing,
    /// In no order.
    pub batches: Vec<Vec<Read>>,
}

/// Lists `folders` and reads the texts of their notes meanwhile, on all cores. Stops early when
/// `cancelled` is set.
pub fn read_texts<'f>(
    folders: impl IntoIterator<Item = &'f PathBuf>,
    config: &Config,
    cancelled: &AtomicBool,
) -> Texts {
    let read = Mutex::new(Vec::new());
    let add = |notes| read.lock().unwrap_or_else(PoisonError::into_inner).push(notes);
    let batches = Batches { config, cancelled, hand_on: &add };
    let mut listing = Listing::default();
    THREADS.in_place_scope(|scope| {
        let mut next = Batch::default();
        for folder in folders {
            walk_below(folder, folder, config, cancelled, |found| {
                if let Found::Note(file) = &found {
                    batches.add(scope, file.clone(), &mut next);
                }
                listing.add(found);
            });
        }
        batches.start(scope, next);
    });
    listing.sort();
    Texts { listing, batches: read.into_inner().unwrap_or_else(PoisonError::into_inner) }
}

/// Calls `read` with each of `batches`, on all cores and in no order. Stops early when `cancelled`
/// is set.
pub fn read_facts(
    batches: Vec<Vec<Read>>,
    cancelled: &AtomicBool,
    read: impl Fn(Vec<Read>) + Sync,
) {
    let read = |batch| {
        if !cancelled.load(Ordering::Relaxed) {
            read(batch);
        }
    };
    THREADS.in_place_scope(|scope| {
        for batch in batches {
            scope.spawn(|_| read(batch));
        }
    });
}

/// Some files that one thread reads.
#[derive(Default)]
struct Batch {
    files: Vec<NoteFile>,
    bytes: u64,
}

/// How batches are read, and where to.
struct Batches<'s, H> {
    config: &'s Config,
    cancelled: &'s AtomicBool,
    hand_on: &'s H,
}

impl<H: Fn(Vec<Read>) + Sync> Batches<'_, H> {
    /// Adds a file to the next batch and has that read when it is large enough.
    fn add<'s>(&'s self, scope: &rayon::Scope<'s>, file: NoteFile, next: &mut Batch) {
        next.bytes += file.stamp.bytes;
        next.files.push(file);
        if next.files.len() == BATCH || next.bytes >= BATCH_BYTES {
            self.start(scope, std::mem::take(next));
        }
    }

    fn start<'s>(&'s self, scope: &rayon::Scope<'s>, batch: Batch) {
        scope.spawn(move |_| {
            if !self.cancelled.load(Ordering::Relaxed) {
                (self.hand_on)(batch.files.into_iter().map(|file| self.read(file)).collect());
            }
        });
    }

    fn read(&self, file: NoteFile) -> Read {
        let note = read_note(&file.path, &self.config.of(&file.path).lexicon);
        // Looked at when it is read: whoever put a link there before that is found out.
        let note = note.filter(|_| !file.is_behind_link());
        (file.path, note.map(Arc::new))
    }
}

/// A few threads of our own: reading a folder must not fill a large machine, and rayon's global
/// pool belongs to whoever links this library.
static THREADS: LazyLock<rayon::ThreadPool> = LazyLock::new(|| {
    let threads = std::thread::available_parallelism().map_or(2, |n| n.get().clamp(1, 4));
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|index| format!("scan-{index}"))
        .build()
        .expect("a few threads can be started when the program starts")
});

/// Everything in `folders` as one notebook, facts included; ids follow the order of paths.
pub fn notebook(folders: &[PathBuf], config: &Config) -> Notebook {
    let cancelled = AtomicBool::new(false);
    let Texts { listing, batches } = read_texts(folders, config, &cancelled);
    let mut notes = batches.concat();
    read_facts(batches, &cancelled, |batch| understand(&batch));
    notes.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let mut notebook = Notebook::new(folders.to_vec());
    for (path, note) in notes {
        let id = notebook.intern(Location::File(path));
        notebook.put_disk(id, note);
    }
    for path in &listing.others {
        notebook.put_file(path, true);
    }
    notebook
}
