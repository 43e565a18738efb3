//! The file of a folder's log: `.mianjing/review.jsonl`.
//!
//! It is replaced as a whole, never written into, while a lock beside it is held: a program that
//! is killed leaves the old file or the new one, and two programs never lose each other's events.

use super::event::{Event, VERSION};
use super::log::Log;
use crate::files;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The folder beside the notes in which programs keep what is theirs.
const FOLDER: &str = ".mianjing";
const FILE: &str = "review.jsonl";
const LOCK: &str = "review.lock";

/// A larger file is no log of ours: a million events take a fifth of this.
const MAX_BYTES: u64 = 1 << 30;

/// Why the log could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{} was written by a later version of mianjing (format {found}, this one knows {VERSION}); it is left as it is", path.display())]
    Newer { path: PathBuf, found: u64 },
    #[error("{} leads out of the folder of notes; it is left as it is", path.display())]
    Outside { path: PathBuf },
    #[error("{doing} {}: {source}", path.display())]
    Failed { doing: &'static str, path: PathBuf, source: io::Error },
}

/// How many times a file is replaced that somebody has open, before that is an error.
const PATIENCE: u32 = 100;

/// What tells one version of a file from another.
type Stamp = (Option<SystemTime>, u64);

/// The version of a file that is not there.
const NOTHING: Stamp = (None, 0);

/// The log of one folder, read again when the file changed.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    read: Mutex<Option<(Stamp, Arc<Log>)>>,
}

impl Store {
    /// The log of the folder at `root`, be there one or not.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), read: Mutex::default() }
    }

    /// The folder whose log it is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file of the log, be there one or not.
    pub fn path(&self) -> PathBuf {
        self.root.join(FOLDER).join(FILE)
    }

    /// The log as the file has it now; empty if there is none.
    pub fn log(&self) -> Result<Arc<Log>, StoreError> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.real_path()?;
        let stamp = match fs::metadata(&path) {
            Ok(metadata) if metadata.is_file() => (metadata.modified().ok(), metadata.len()),
            Ok(_) => {
                let source = io::Error::other("not a file");
                return Err(StoreError::Failed { doing: "reading", path, source });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => NOTHING,
            Err(source) => return Err(StoreError::Failed { doing: "reading", path, source }),
        };
        if let Some((known, log)) = &*read
            && *known == stamp
        {
            return Ok(Arc::clone(log));
        }
        // Kept as well: whoever asks again learns that nothing has changed.
        let log = Arc::new(if stamp == NOTHING { Log::default() } else { parsed(&path)? });
        *read = Some((stamp, Arc::clone(&log)));
        Ok(log)
    }

    /// Adds the events that `make` makes of the log as it is now, and gives the log with them.
    pub fn append(&self, make: impl FnOnce(&Log) -> Vec<Event>) -> Result<Arc<Log>, StoreError> {
        let folder = self.root.join(FOLDER);
        let failed = |doing, path: &Path| {
            let path = path.to_owned();
            move |source| StoreError::Failed { doing, path, source }
        };
        let path = self.real_path()?;
        fs::create_dir_all(&folder).map_err(failed("making", &folder))?;
        let lock = folder.join(LOCK);
        let guard = files::to_lock(&lock).map_err(failed("opening", &lock))?;
        guard.lock().map_err(failed("locking", &lock))?;
        // With the lock in hand: another program may have written since.
        let mut log = if path.exists() { parsed(&path)? } else { Log::default() };
        let events = make(&log);
        if events.is_empty() {
            return Ok(Arc::new(log));
        }
        log.extend(events);
        sweep(&folder);
        companions(&folder).map_err(failed("writing", &folder))?;
        replace(&path, &log.bytes()).map_err(failed("writing", &path))?;
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        *read = None;
        Ok(Arc::new(log))
    }

    /// Where the file really is. A folder of notes may come from anywhere: what it links to
    /// elsewhere is neither read nor replaced.
    fn real_path(&self) -> Result<PathBuf, StoreError> {
        let path = self.path();
        let outside = || StoreError::Outside { path: path.clone() };
        let root = dunce::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        for part in [self.root.join(FOLDER), path.clone()] {
            match dunce::canonicalize(&part) {
                Ok(real) if !real.starts_with(&root) => return Err(outside()),
                // A link that leads nowhere.
                Err(_) if part.is_symlink() => return Err(outside()),
                _ => {}
            }
        }
        Ok(dunce::canonicalize(&path).unwrap_or(path))
    }
}

fn parsed(path: &Path) -> Result<Log, StoreError> {
    let bytes = files::read(path, MAX_BYTES).map_err(|source| StoreError::Failed {
        doing: "reading",
        path: path.to_owned(),
        source,
    })?;
    Log::parse(&bytes).map_err(|found| StoreError::Newer { path: path.to_owned(), found })
}

/// What tells git how to treat the folder, written once: each file whole or not at all.
fn companions(folder: &Path) -> io::Result<()> {
    let files = [
        (".gitattributes", "review.jsonl text eol=lf merge=union\n"),
        (".gitignore", "review.lock\n"),
    ];
    for (name, text) in files {
        let path = folder.join(name);
        if !path.exists() && !path.is_symlink() {
            replace(&path, text.as_bytes())?;
        }
    }
    Ok(())
}

/// How the names of half-written files begin.
const UNFINISHED: &str = ".review-";

/// Removes what programs that were killed left half-written; whoever holds the lock has none yet.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            // It is in nobody's way if it stays.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Puts `bytes` in the place of the file at `path`, so that there is always one of the two whole.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(path) {
        file.as_file().set_permissions(metadata.permissions())?;
    } else {
        readable_by_all(file.as_file())?;
    }
    file.as_file().sync_all()?;
    let mut file = file.into_temp_path();
    for again in (0..PATIENCE).rev() {
        match file.persist(path) {
            Ok(()) => break,
            // Windows replaces no file that another program has open, be it to look at it.
            Err(refused)
                if cfg!(windows)
                    && again > 0
                    && refused.error.kind() == io::ErrorKind::PermissionDenied =>
            {
                file = refused.path;
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(refused) => return Err(refused.error),
        }
    }
    // The name too is to outlive a power failure. Not every system opens folders.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// A temporary file is readable by its owner alone; this one is a file like the notes.
#[cfg(unix)]
fn readable_by_all(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &File) -> io::Result<()> {
    Ok(())
}
