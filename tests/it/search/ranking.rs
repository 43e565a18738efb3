//! What is found among more titles than are ever shown is what ranking each of them would find.

use mianjing::notebook::{Location, Note, Notebook};
use mianjing::recognise::Lexicon;
use mianjing::search::catalogue::Catalogue;
use mianjing::search::find::{Found, LIMIT, Tier};
use mianjing::search::query::Query;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const NOTES: usize = 400;

const WORDINGS: &[&str] = &[
    "map",
    "map 是线程安全的吗",
    "Go 的 map 怎么扩容",
    "bitmap 用在哪里",
    "锁",
    "行锁和表锁的区别",
    "分布式锁怎么续期",
    "slice 和 map 的锁分别在什么时候需要，读多写少的时候又该怎么选",
    "slice",
    "线程池的参数",
    "协程泄漏怎么排查",
];

/// A notebook of the notes with these numbers. Each is of a day of its own, so that the order of
/// results does not depend on which notes are there.
fn notebook(numbers: impl Iterator<Item = usize>) -> Notebook {
    let mut notebook = Notebook::new(vec![PathBuf::from("/notes")]);
    let lexicon = Arc::new(Lexicon::default());
    for number in numbers {
        let company = ["云杉科技", "北辰网络", "map 物流"][number % 3];
        let (year, month, day) = (2000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let mut text = format!("# {company} 一面 {year}.{month}.{day}\n\n");
        for at in 0..4 {
            let wording = WORDINGS[(number * 5 + at * 3) % WORDINGS.len()];
            let mark = ["✅", "❌", ""][(number / 3 + at) % 3];
            writeln!(text, "{}. {wording}{mark}", at + 1).unwrap();
        }
        let path = PathBuf::from(format!("/notes/{number:03}.md"));
        let id = notebook.intern(Location::File(path));
        let note = Note::new(text.into(), None, Arc::clone(&lexicon));
        notebook.put_disk(id, Some(Arc::new(note)));
    }
    notebook
}

/// A notebook with what search keeps beside it.
struct Searched(Notebook, Arc<Catalogue>);

impl Searched {
    fn new(notebook: Notebook) -> Self {
        Self(notebook, Arc::default())
    }

    fn search(&self, query: &str) -> Vec<Found> {
        self.1.search(&self.0, &Query::parse(query).unwrap(), &|| false)
    }

    fn number(&self, found: &Found) -> usize {
        self.0.shown_path(found.note).trim_end_matches(".md").parse().unwrap()
    }
}

#[test]
fn many_notes_give_the_best_of_what_each_note_gives() {
    let all = Searched::new(notebook(0..NOTES));
    let alone = |number| Searched::new(notebook(std::iter::once(number)));
    let alone: Vec<_> = (0..NOTES).map(alone).collect();
    let queries = [
        "",
        "a",
        "map",
        "锁",
        "ap",
        "suo",
        "xc",
        "xianchengchi",
        "map 锁",
        "map xcaq",
        "map 云杉",
        "map 北辰",
        "❌",
        "?",
        "❌ ?",
        "@云杉",
        "@北辰 锁",
        "since:2000-11",
        "✅ map",
        "\"行锁\"",
    ];
    for query in queries {
        let of_note = |(number, note): (usize, &Searched)| {
            let found = note.search(query).into_iter();
            found.map(|found| (found.rank, number, found.item)).collect::<Vec<_>>()
        };
        let mut expected: Vec<_> = alone
            .iter()
            .enumerate()
            .flat_map(of_note)
            // Of few titles some are found that only resemble the words.
            .filter(|(rank, ..)| rank.tier != Tier::Fuzzy)
            .collect();
        expected.sort_unstable();
        expected.truncate(LIMIT);
        let expected: Vec<_> =
            expected.into_iter().map(|(rank, note, item)| (rank.tier, note, item)).collect();
        let found = all.search(query);
        let found: Vec<_> =
            found.iter().map(|found| (found.rank.tier, all.number(found), found.item)).collect();
        assert_eq!(found.len(), LIMIT, "{query}: too few for a test of the best");
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn a_search_that_is_cancelled_midway_looks_no_further() {
    let all = notebook(0..NOTES);
    let asked = AtomicUsize::new(0);
    let is_cancelled = || asked.fetch_add(1, Ordering::Relaxed) > 0;
    let query = Query::parse("线程池的参数").unwrap();
    let found = Arc::new(Catalogue::default()).search(&all, &query, &is_cancelled);
    let complete = Searched::new(all).search("线程池的参数");
    assert!(found.len() < complete.len(), "{} of {}", found.len(), complete.len());
}
