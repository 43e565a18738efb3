//! What notes said when they were last read, kept from one start to the next.
//!
//! Facts of a note are a function of its text, of what its file is called, of the words notes are
//! read by, and of this program. Texts are read at every start; facts are looked up by all of that.
//! So nothing kept can be out of date, whatever became of files and clocks, and whatever is wrong
//! with what was kept, the notes are read as if there were nothing.

use crate::files;
use crate::notebook::kept::{self, Kept};
use crate::notebook::{Facts, Note};
use crate::recognise::Lexicon;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use twox_hash::XxHash3_128;

/// Fewer bytes of notes are read in less than a tenth of a second; nothing is kept of them.
const WORTH: usize = 4 << 20;

/// A larger file is neither written nor read: facts take a fifth of the notes, and a damaged file must
/// not take the memory.
const MOST: u64 = 256 << 20;

/// Files that were not renewed for so long are removed.
const FORGOTTEN: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// What is not whole yet is called so. It is left behind when the server is killed while it writes,
/// and removed by a later one.
const PART: &str = "part";

/// Writing takes less than a second; who still writes after so long does not write any more.
const LEFT_BEHIND: Duration = Duration::from_secs(60 * 60);

/// How long after a start its facts are written: the first answers are waited for, this is not.
const LATER: Duration = Duration::from_secs(2);

/// Of so many notes one may have changed without all facts being written again: reading it takes no
/// time, and somebody who edits a note or two a day would have megabytes written at every start.
const UNKEPT: usize = 64;

/// Recalls facts while folders are read, and keeps those of all their notes afterwards.
#[derive(Debug)]
pub(super) struct Keeper {
    place: Place,
    kept: Kept,
    /// How many notes were recalled.
    recalled: AtomicUsize,
}

impl Keeper {
    /// What is kept of these folders below `cache`.
    pub(super) fn open(cache: &Path, folders: &[&PathBuf], lexicon: &Lexicon) -> Self {
        let place = Place::new(cache, folders, lexicon);
        let kept = place.open();
        Self { place, kept, recalled: AtomicUsize::new(0) }
    }

    /// The facts of a note, if they are kept. From any thread.
    pub(super) fn recall(&self, note: &Note) -> Option<Facts> {
        let facts = self.kept.facts(note.text(), note.name())?;
        self.recalled.fetch_add(1, Ordering::Relaxed);
        Some(facts)
    }

    /// Keeps the facts of `notes`, a while later, unless nearly all of them are kept. A failure is
    /// nothing to a user: the next start reads the notes.
    pub(super) fn keep<'n>(&self, notes: impl Iterator<Item = &'n Arc<Note>>) {
        let notes: Vec<_> = notes.cloned().collect();
        let recalled = self.recalled.load(Ordering::Relaxed);
        tracing::debug!(recalled, notes = notes.len(), "facts of an earlier start");
        if notes.len() - recalled <= notes.len() / UNKEPT {
            return;
        }
        let place = self.place.clone();
        let work = move || {
            thread::sleep(LATER);
            match place.keep(&notes) {
                Ok(()) => tracing::debug!("facts are kept"),
                Err(error) => tracing::debug!(%error, "facts are not kept"),
            }
        };
        // Without a thread nothing is kept.
        let _ = Builder::new().name("keep".into()).spawn(work);
    }
}

/// Where the facts of some folders are kept.
#[derive(Debug, Clone)]
struct Place {
    file: PathBuf,
    /// Differs where the same text may say something else.
    reader: u128,
}

impl Place {
    /// The place below `cache` for these folders.
    fn new(cache: &Path, folders: &[&PathBuf], lexicon: &Lexicon) -> Self {
        // Settings of an editor come after the first look at the folder: each has a file of its own.
        let words = format!("{:?}", lexicon.additions());
        let folders = folders.iter().flat_map(|it| [it.as_os_str().as_encoded_bytes(), &[0]]);
        let names = folders.chain([words.as_bytes()]).collect::<Vec<_>>().concat();
        let file = cache.join(format!("{:032x}.facts", XxHash3_128::oneshot(&names)));
        let reader = format!("{} {:?} {words}", env!("CARGO_PKG_VERSION"), program());
        Self { file, reader: XxHash3_128::oneshot(reader.as_bytes()) }
    }

    /// What is kept here; nothing where there is none, or anything about it is odd.
    fn open(&self) -> Kept {
        let bytes = match files::read(&self.file, MOST) {
            Ok(bytes) => bytes,
            Err(error) => {
                tracing::debug!(%error, "no facts are kept");
                return Kept::default();
            }
        };
        let kept = Kept::open(bytes, self.reader);
        if kept.is_none() {
            tracing::debug!("kept facts are of another program, or damaged");
        }
        kept.unwrap_or_default()
    }

    /// Keeps the facts of `notes` instead of what is kept here. A file appears whole or not at all,
    /// and nobody waits for anybody. Nothing is kept of few or short notes.
    fn keep(&self, notes: &[Arc<Note>]) -> io::Result<()> {
        let texts = notes.iter().filter(|note| note.unreadable().is_none());
        let texts: Vec<_> = texts.cloned().collect();
        if texts.iter().map(|note| note.text().len()).sum::<usize>() < WORTH {
            return Ok(());
        }
        // Writing to memory does not fail.
        let parts = kept::file(&texts, self.reader).map_err(io::Error::other)?;
        if parts.iter().map(|part| part.len() as u64).sum::<u64>() > MOST {
            return Ok(());
        }
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        forget_old(folder);
        // Readable by its owner alone: facts name companies, days and links.
        let ending = format!(".{PART}");
        let mut file = tempfile::Builder::new().suffix(&ending).tempfile_in(folder)?;
        for part in &parts {
            file.write_all(part)?;
        }
        file.persist(&self.file)?;
        Ok(())
    }
}

/// The folder for what a program may keep for its user and lose at any time.
pub(super) fn user_cache() -> Option<PathBuf> {
    let folder = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    };
    cache.map(|cache| cache.join("mianjing"))
}

/// The path, the size and the age of the program's own file: builds of one version differ in one of
/// them, also where all files have the same age (Nix).
fn program() -> Option<(PathBuf, u64, Option<Duration>)> {
    let path = env::current_exe().ok()?;
    let metadata = fs::metadata(&path).ok()?;
    let modified = metadata.modified().ok();
    let age = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Some((path, metadata.len(), age))
}

/// Removes what was kept of folders that nobody opened for long, and what was left half-written.
fn forget_old(folder: &Path) {
    let now = SystemTime::now();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let oldest = match path.extension().and_then(OsStr::to_str) {
            Some("facts") => FORGOTTEN,
            Some(PART) => LEFT_BEHIND,
            _ => continue,
        };
        let modified = entry.metadata().and_then(|metadata| metadata.modified()).ok();
        let age = modified.and_then(|modified| now.duration_since(modified).ok());
        if age.is_some_and(|age| age > oldest) {
            // Another server may have done it.
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::lexicon::Additions;
    use crate::server::scanner;
    use std::fs::{File, FileTimes};

    /// Folders of notes, beside each other, and a cache.
    struct Disk {
        notes: tempfile::TempDir,
        cache: tempfile::TempDir,
    }

    const NOTE: &str = "# 云帆科技 一面 3.8\n\n1. 什么是死锁❌\n2. 见 [[另一篇#锁|那里]] #go/锁\n";

    impl Disk {
        /// Some long notes, which are worth keeping, and `笔记.md` with what [`NOTE`] says.
        fn new() -> Self {
            let disk = Self {
                notes: tempfile::tempdir().expect("a temporary folder"),
                cache: tempfile::tempdir().expect("a temporary folder"),
            };
            let long = " ".repeat(WORTH / 4);
            (0..4).for_each(|number| disk.write(&format!("{number}.md"), &long));
            disk.write("笔记.md", NOTE);
            disk
        }

        fn write(&self, name: &str, text: &str) {
            fs::write(self.notes.path().join(name), text).expect("is written");
        }

        fn place(&self, lexicon: &Lexicon) -> Place {
            Place::new(self.cache.path(), &[&self.notes.path().to_owned()], lexicon)
        }

        /// Reads all notes as a start does, and keeps what they say.
        fn start(&self, lexicon: &Arc<Lexicon>) -> Vec<Arc<Note>> {
            let mut notes = Vec::new();
            for file in fs::read_dir(self.notes.path()).expect("is there") {
                let path = file.expect("is there").path();
                notes.extend(scanner::read_note(&path, lexicon).map(Arc::new));
            }
            self.place(lexicon).keep(&notes).expect("the cache is writable");
            notes
        }

        /// What the next start recalls of `笔记.md`, as it stands on disk then.
        fn recalled(&self, lexicon: &Arc<Lexicon>) -> Option<Facts> {
            let note = scanner::read_note(&self.notes.path().join("笔记.md"), lexicon)?;
            let keeper = Keeper::open(self.cache.path(), &[&self.notes.path().to_owned()], lexicon);
            let facts = keeper.recall(&note)?;
            assert_eq!(&facts, note.facts(), "what is recalled is what is read");
            Some(facts)
        }

        fn file(&self) -> PathBuf {
            self.place(&Lexicon::default()).file
        }
    }

    #[test]
    fn what_was_kept_is_what_the_note_says() {
        let (disk, lexicon) = (Disk::new(), Arc::default());
        assert!(disk.recalled(&lexicon).is_none(), "nothing is kept before the first start");
        for note in disk.start(&lexicon) {
            let keeper = Keeper::open(disk.cache.path(), &[&disk.notes.path().into()], &lexicon);
            assert_eq!(keeper.recall(&note).as_ref(), Some(note.facts()));
        }
        assert_eq!(disk.recalled(&lexicon).map(|facts| facts.questions.len()), Some(2));
    }

    #[test]
    fn a_note_that_changed_since_is_read() {
        let (disk, lexicon) = (Disk::new(), Arc::default());
        disk.start(&lexicon);
        let path = disk.notes.path().join("笔记.md");
        let modified = fs::metadata(&path).and_then(|it| it.modified()).expect("has a time");
        let set = |time: SystemTime| {
            let file = File::options().write(true).open(&path).expect("is there");
            file.set_times(FileTimes::new().set_modified(time)).expect("the time is set");
        };
        // Written while no server ran; then as long as it was and as old, then older.
        let other = NOTE.replace("死锁", "活锁");
        disk.write("笔记.md", &format!("{other}3. 讲讲回表\n"));
        assert!(disk.recalled(&lexicon).is_none());
        disk.write("笔记.md", &other);
        set(modified);
        assert!(disk.recalled(&lexicon).is_none());
        set(modified - Duration::from_secs(3600));
        assert!(disk.recalled(&lexicon).is_none());
        disk.write("笔记.md", NOTE);
        assert!(disk.recalled(&lexicon).is_some(), "it says again what it said");
    }

    #[test]
    fn other_words_another_name_or_another_program_read_anew() {
        let (disk, lexicon) = (Disk::new(), Arc::default());
        disk.start(&lexicon);
        let additions = Additions { cue_words: vec!["见".to_owned()], ..Additions::default() };
        assert!(disk.recalled(&Arc::new(Lexicon::with(additions))).is_none());
        let note = Note::new(NOTE.into(), None, Arc::clone(&lexicon));
        let keeper = Keeper::open(disk.cache.path(), &[&disk.notes.path().into()], &lexicon);
        assert!(keeper.recall(&note.named(Path::new("/字节/二面.md"))).is_none());
        let older = Place { reader: 1, ..disk.place(&lexicon) };
        let note = scanner::read_note(&disk.notes.path().join("笔记.md"), &lexicon);
        let note = note.expect("is there");
        assert!(disk.place(&lexicon).open().facts(NOTE, note.name()).is_some());
        assert!(older.open().facts(NOTE, note.name()).is_none());
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let (disk, lexicon) = (Disk::new(), Arc::default());
        disk.start(&lexicon);
        let whole = fs::read(disk.file()).expect("is kept");
        let damaged = |bytes: &[u8]| {
            fs::write(disk.file(), bytes).expect("is written");
            disk.recalled(&lexicon).is_none()
        };
        for length in [0, 1, 16, 32, 64, whole.len() / 2, whole.len() - 1] {
            assert!(damaged(&whole[..length]), "cut to {length}");
        }
        for at in (0..whole.len()).step_by(7) {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            assert!(damaged(&changed), "changed at {at}");
        }
        assert!(!damaged(&whole));
        fs::remove_file(disk.file()).expect("is there");
        fs::create_dir(disk.file()).expect("a folder in its place");
        assert!(disk.recalled(&lexicon).is_none());
    }

    #[test]
    fn servers_that_start_at_once_leave_one_whole_file() {
        let (disk, lexicon) = (Disk::new(), Arc::default());
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| disk.start(&lexicon));
                scope.spawn(|| disk.recalled(&lexicon));
            }
        });
        assert!(disk.recalled(&lexicon).is_some());
        let left = fs::read_dir(disk.cache.path()).expect("is there").count();
        assert_eq!(left, 1, "nothing half-written is left");
    }

    #[test]
    fn where_nothing_can_be_written_notes_are_read() {
        let (disk, lexicon) = (Disk::new(), Arc::default());
        let notes = disk.start(&lexicon);
        // A file stands where the folder would be: not even root can write below it.
        let blocked = disk.cache.path().join("blocked");
        fs::write(&blocked, "").expect("is written");
        let folders = [&disk.notes.path().to_owned()];
        assert!(Place::new(&blocked, &folders, &lexicon).keep(&notes).is_err());
        let keeper = Keeper::open(&blocked, &folders, &lexicon);
        assert!(notes.iter().all(|note| keeper.recall(note).is_none()));
    }

    #[test]
    fn few_notes_leave_nothing_and_forgotten_folders_are_removed() {
        let (disk, lexicon) = (Disk::new(), Arc::default());
        (0..4).for_each(|number| disk.write(&format!("{number}.md"), "锁"));
        disk.start(&lexicon);
        assert!(!disk.file().exists());
        let disk = Disk::new();
        let aged = |name: &str, age: Duration| {
            let path = disk.cache.path().join(name);
            fs::write(&path, "").expect("is written");
            let file = File::options().write(true).open(&path).expect("is there");
            let time = SystemTime::now() - age;
            file.set_times(FileTimes::new().set_modified(time)).expect("the time is set");
            path
        };
        let gone = [aged("1.facts", 2 * FORGOTTEN), aged("1.part", 2 * LEFT_BEHIND)];
        let left = [
            aged("2.facts", FORGOTTEN / 2),
            aged("2.part", LEFT_BEHIND / 2),
            aged("1.txt", 2 * FORGOTTEN),
        ];
        disk.start(&lexicon);
        assert!(gone.iter().all(|path| !path.exists()));
        assert!(left.iter().all(|path| path.exists()) && disk.file().exists());
    }
}
