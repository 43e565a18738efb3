//! Searching while notes are still being read: texts are there long before all of them are
//! understood, and what has the words somebody looks for is in few of them.

use super::catalogue::Catalogue;
use super::find::Tier;
use super::fold::{fold, is_plain};
use super::query::{Query, Word};
use super::spelt::Spelt;
use super::threads;
use crate::notebook::{Facts, Location, Note, Notebook};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Of longer words so many bytes are looked for.
const LONG: usize = 64;

/// The notes that have the words are read first when they are at most so many, or one of so many.
const FEW: usize = 64;
const SHARE: usize = 5;

/// How long reading waits for one search at most: whoever asks without end must not stop it.
const LONGEST: Duration = Duration::from_millis(100);

/// Gives what is known of a note from an earlier start, see [`Note::facts_or`].
type Recall = Box<dyn Fn(&Path, &Note) -> Option<Facts> + Send + Sync>;

/// All notes of some folders, of most of which nobody knows yet what they say.
pub struct Early {
    notes: Vec<(PathBuf, Option<Arc<Note>>)>,
    recall: Recall,
    /// How many searches are under way.
    searches: Mutex<usize>,
    is_done: Condvar,
}

impl Early {
    pub fn new(notes: Vec<(PathBuf, Option<Arc<Note>>)>, recall: Recall) -> Self {
        Self { notes, recall, searches: Mutex::default(), is_done: Condvar::new() }
    }

    /// Reads what `notes` say, behind searches that are under way.
    pub fn read(&self, notes: &[(PathBuf, Option<Arc<Note>>)]) {
        for (path, note) in notes {
            if let Some(note) = note {
                self.let_go_first();
                note.facts_or(|note| (self.recall)(path, note));
            }
        }
    }

    /// Both want all cores, and somebody waits for what is searched.
    fn let_go_first(&self) {
        let searches = self.searches();
        if *searches > 0 {
            drop(self.is_done.wait_timeout_while(searches, LONGEST, |searches| *searches > 0));
        }
    }

    fn searches(&self) -> MutexGuard<'_, usize> {
        // A number is whole, whoever panicked.
        self.searches.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn notes(&self) -> impl Iterator<Item = (&Path, &Arc<Note>)> {
        self.notes.iter().filter_map(|(path, note)| Some((path.as_path(), note.as_ref()?)))
    }

    /// The notes in which all words of `query` stand, as a notebook of its own in which a search
    /// of `catalogue` finds the same first as in all notes; what is open in `notebook` is as it is there.
    ///
    /// `None` when too many have them, or when that cannot be told from texts alone: the query has no words that stand in a text
    /// as they are looked for, or what is found has them inside of others at best, where what merely
    /// sounds like them may be meant. Behind what has the words, what resembles them is missing.
    pub fn notebook(
        &self,
        notebook: &Notebook,
        catalogue: &Arc<Catalogue>,
        query: &Query,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Notebook> {
        let needles = needles(query)?;
        let _first = First::new(self);
        let with_words = |(path, note): &(PathBuf, Option<Arc<Note>>)| {
            let note = note.as_ref().filter(|_| !is_cancelled())?;
            may_have(&needles, path, note).then(|| (path.clone(), Arc::clone(note)))
        };
        let found = threads::map(&self.notes, with_words);
        let found: Vec<_> = found.into_iter().flatten().collect();
        // What most notes have is answered sooner by reading on.
        if found.len() > FEW && found.len() > self.notes.len() / SHARE {
            return None;
        }
        threads::map(&found, |(path, note)| {
            note.facts_or(|note| (self.recall)(path, note));
        });
        let mut few = Notebook::new(notebook.folders().to_vec());
        for (path, note) in found {
            let id = few.intern(Location::File(path));
            few.put_disk(id, Some(note));
        }
        for (id, note) in notebook.open_notes() {
            let id = few.intern(notebook.location(id).clone());
            few.put_open(id, Arc::clone(note));
        }
        let best = catalogue.search(&few, query, is_cancelled).first()?.rank.tier;
        let may_sound = query.words.iter().any(|word| !word.is_exact && word.text.is_ascii());
        let is_enough = best <= Tier::Word || best < Tier::Fuzzy && !may_sound;
        is_enough.then_some(few)
    }
}

/// Has reading wait while it is there.
struct First<'e>(&'e Early);

impl<'e> First<'e> {
    fn new(early: &'e Early) -> Self {
        *early.searches() += 1;
        Self(early)
    }
}

impl Drop for First<'_> {
    fn drop(&mut self) {
        *self.0.searches() -= 1;
        self.0.is_done.notify_all();
    }
}

impl fmt::Debug for Early {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Early").finish_non_exhaustive()
    }
}

/// A part of a query that stands in a text as it is looked for.
struct Needle {
    folded: String,
    in_text: Spelt,
}

/// Of each part of each word the longest piece that is written one way only; `None` when one has
/// none, or there is nothing to look for. How often something was asked is not known early.
fn needles(query: &Query) -> Option<Vec<Needle>> {
    if query.words.is_empty() || query.asked.is_some() {
        return None;
    }
    let needle = |part: &str| {
        let pieces = part.split(|c: char| !is_written_one_way(c));
        let longest = pieces.max_by_key(|piece| piece.len()).filter(|piece| !piece.is_empty())?;
        let ends = longest.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends.take_while(|&end| end <= LONG).last()?;
        let folded = longest[..end].to_owned();
        Some(Needle { in_text: Spelt::new(&folded)?, folded })
    };
    query.words.iter().flat_map(Word::parts).map(needle).collect()
}

/// Whether folding leaves a character alone, but for its case and width.
fn is_written_one_way(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether all `needles` stand in the text of a note or in its path. Where a text has to be folded
/// to be compared, nobody knows.
fn may_have(needles: &[Needle], path: &Path, note: &Note) -> bool {
    let is_there = |needle: &Needle| {
        needle.in_text.is_in(note.text()) || fold(&path.to_string_lossy()).contains(&needle.folded)
    };
    needles.iter().all(is_there) || !is_plain(note.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::find::Found;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const NOTES: [(&str, &str); 7] = [
        ("/notes/缓存.md", "# 缓存\n\n1. redis 的缓存穿透怎么解决？❌\n2. 什么是雪崩？\n"),
        ("/notes/go.md", "1. Go map 并发读写会怎样？\n2. goroutine 泄漏怎么查？\n"),
        ("/notes/网络.md", "1. ＴＣＰ 握手为什么是三次？\n2. tcp粘包怎么处理？\n"),
        ("/notes/云帆/二面.md", "1. 讲讲你做过的项目\n2. 为什么离职？\n"),
        ("/notes/其他.md", "一段话里有 redis。\n\n## 何处\n"),
        ("/notes/旧.md", "1. ⽤过哪些 ﬁlter？\n2. 怎么写的？\n"),
        ("/notes/会场.md", "1. 会场缓存怎么做？\n"),
    ];

    /// All notes, and how many of them were read so far.
    fn early() -> (Early, Arc<AtomicUsize>) {
        let read = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&read);
        let recall = move |_: &Path, _: &Note| {
            count.fetch_add(1, Ordering::Relaxed);
            None
        };
        let note = |(path, text): (&str, &str)| {
            let note = Note::new(text.into(), None, Arc::default()).named(Path::new(path));
            (PathBuf::from(path), Some(Arc::new(note)))
        };
        let gone = ("/notes/走了.md".into(), None);
        let notes = NOTES.into_iter().map(note).chain([gone]).collect();
        (Early::new(notes, Box::new(recall)), read)
    }

    fn catalogue() -> Arc<Catalogue> {
        Arc::new(Catalogue::without_relations())
    }

    /// What is found, as lines: how well, and the title.
    fn titles(notebook: &Notebook, query: &Query) -> Vec<String> {
        let catalogue = catalogue();
        let found = catalogue.search(notebook, query, &|| false);
        let shelf = catalogue.shelf(notebook);
        let title = |found: &Found| {
            let entry = shelf.entries().iter().find(|entry| entry.id == found.note)?;
            let title = entry.titles.title(entry.titles.position(found.item)?);
            Some(format!("{:?} {title}", found.rank.tier))
        };
        found.iter().filter_map(title).collect()
    }

    #[test]
    fn what_has_the_words_is_found_before_all_notes_are_read() {
        let (all, _) = early();
        let mut notebook = Notebook::new(vec!["/notes".into()]);
        for (path, note) in &all.notes {
            let id = notebook.intern(Location::File(path.clone()));
            notebook.put_disk(id, note.clone());
        }
        // Per query how many notes are read for it; `None` where all have to be.
        for (query, read) in [
            ("redis", Some(3)),
            ("REDIS 缓存", Some(2)),
            ("❌ redis", Some(3)),
            ("tcp", Some(2)),
            ("go并发", Some(2)),
            ("\"go map\"", Some(2)),
            ("云帆", Some(2)),
            ("云帆 项目", Some(2)),
            ("用过", Some(1)),
            ("filter", Some(1)),
            // In a word at best, in answers only, nowhere, by sound, by marks and days, all.
            ("edis", None),
            ("一段话", None),
            ("没有", None),
            ("hc", None),
            ("huancun", None),
            ("❌", None),
            ("asked:2 redis", None),
            ("？！", None),
            ("", None),
        ] {
            let (early, count) = early();
            let query = Query::parse(query).expect("it can be read");
            let nothing = Notebook::new(vec!["/notes".into()]);
            let few = early.notebook(&nothing, &catalogue(), &query, &|| false);
            let counted = few.as_ref().map(|_| count.load(Ordering::Relaxed));
            assert_eq!(counted, read, "{query}");
            if let Some(few) = few {
                assert_eq!(titles(&few, &query), titles(&notebook, &query), "{query}");
            }
        }
    }

    #[test]
    fn what_is_open_is_as_it_is_in_the_editor() {
        let (early, _) = early();
        let mut notebook = Notebook::new(vec!["/notes".into()]);
        for (path, text) in [
            ("/notes/缓存.md", "1. 什么是锁？"),
            ("/else/锁.md", "1. 什么是 redis 锁？\n2. 什么是锁？"),
        ] {
            let id = notebook.intern(Location::File(path.into()));
            notebook.put_open(id, Arc::new(Note::new(text.into(), Some(1), Arc::default())));
        }
        let query = Query::parse("redis").expect("it can be read");
        let few =
            early.notebook(&notebook, &catalogue(), &query, &|| false).expect("one has the word");
        assert_eq!(titles(&few, &query), ["Word 什么是 redis 锁?"]);
    }

    #[test]
    fn reading_goes_on_behind_searches() {
        let (early, count) = early();
        let first = First::new(&early);
        std::thread::scope(|scope| {
            let reading = scope.spawn(|| early.read(&early.notes));
            // Nothing is read while somebody searches, but for who waited too long.
            drop(first);
            reading.join().expect("no panic");
        });
        assert_eq!(count.load(Ordering::Relaxed), NOTES.len());
        assert_eq!(*early.searches(), 0);
    }
}
