//! The index of answers finds what reading them finds, and puts it in order.

use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::recognise::Lexicon;
use mianjing::search::catalogue::Catalogue;
use mianjing::search::find::{Found, Tier};
use mianjing::search::fold::fold;
use mianjing::search::pieces::{pieces, sought};
use mianjing::search::query::Query;
use mianjing::search::titles::Item;
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

const NOTES: &[(&str, &str)] = &[
    (
        "go.md",
        "# Go\n\n## 通道怎么关闭\n\n由发送方关闭，接收方用 range；重复关闭会 panic。\n\n## 内存怎么逃逸\n\n编译器看闭包和 interface{}，`go build -gcflags=-m` 能看到。\n\n## 并发写字典\n\n会 panic，加读写锁或者用 sync.Map，锁的粒度要小。\n",
    ),
    (
        "网络.md",
        "# 网络\r\n\r\n1. 拥塞窗口怎么变✅（慢启动，超时减到一）\r\n2. 粘包怎么拆❌\r\n3. 长连接✅（HTTP/1.1 的 keep-alive❤️，HTTP/2 复用）\r\n",
    ),
    (
        "杂.md",
        "# 云杉 一面 2024.3.4\n\n1. 自我介绍✅\n2. 选型✅（C++ 写引擎，panic 少；ＴＣＰ 换成 QUIC）\n3. 回滚✅（用 undo_log，锁锁锁）",
    ),
    ("空.md", ""),
];

/// More than any folder here has.
const ALL: usize = usize::MAX;

fn note(text: &str, version: Option<i32>) -> Arc<Note> {
    Arc::new(Note::new(text.into(), version, Arc::new(Lexicon::default())))
}

fn notebook(notes: &[(&str, &str)]) -> Notebook {
    let folder = PathBuf::from("/notes");
    let mut notebook = Notebook::new(vec![folder.clone()]);
    for (path, text) in notes {
        let id = notebook.intern(Location::File(folder.join(path)));
        notebook.put_disk(id, Some(note(text, None)));
    }
    notebook
}

fn indexed(notebook: &Notebook) -> Arc<Catalogue> {
    let catalogue = Arc::new(Catalogue::default());
    catalogue.index_answers(notebook, ALL);
    catalogue
}

/// What is found in answers, in order; `indexed` is the most bytes that have an index.
fn answers(
    catalogue: &Arc<Catalogue>,
    notebook: &Notebook,
    query: &str,
    indexed: usize,
) -> Vec<(NoteId, Item)> {
    let query = Query::parse(query).unwrap();
    let found = catalogue.search_answers(notebook, &query, indexed, &|| false);
    let in_answer = |found: &&Found| found.rank.tier == Tier::Answer;
    found.iter().filter(in_answer).map(|found| (found.note, found.item)).collect()
}

fn titles(notebook: &Notebook, found: &[(NoteId, Item)]) -> Vec<String> {
    let title = |&(id, item): &(NoteId, Item)| match item {
        Item::Question(index) => {
            let note = notebook.note(id).unwrap();
            note.slice(note.facts().questions[index as usize].text).to_owned()
        }
        _ => panic!("only questions have answers"),
    };
    found.iter().map(title).collect()
}

#[test]
fn text_is_taken_apart_into_characters_pairs_and_words() {
    let table: &[(&str, &[&str], &[&str])] = &[
        ("", &[], &[]),
        ("锁", &["锁"], &["锁"]),
        ("读写锁", &["读", "写", "读写", "锁", "写锁"], &["读写", "写锁"]),
        ("Go的map", &["go", "的", "map"], &["go", "的", "map"]),
        ("ＴＣＰ/IP", &["tcp", "ip"], &["tcp", "ip"]),
        ("C++、C#", &["c++", "c#"], &["c++", "c#"]),
        ("undo_log v1.2", &["undo", "log", "v1", "2"], &["undo", "log", "v1", "2"]),
        ("对❤️错", &["对", "错"], &["对", "错"]),
        ("线程，安全", &["线", "程", "线程", "安", "全", "安全"], &["线程", "安全"]),
        ("ключk8s", &["ключ", "k8s"], &["ключ", "k8s"]),
        ("한글api", &["한글", "api"], &["한글", "api"]),
    ];
    for (text, has, wants) in table {
        let folded = fold(text);
        let found: Vec<_> = pieces(&folded).into_iter().map(|piece| &folded[piece]).collect();
        assert_eq!(found, *has, "{text}");
        assert_eq!(sought(&folded), *wants, "{text}");
    }
    assert!(pieces(&"x".repeat(1000)).is_empty(), "an encoded picture is no word");
}

#[test]
fn full_width_letters_of_an_answer_are_found() {
    let notebook = notebook(NOTES);
    let index = indexed(&notebook);
    for (catalogue, most) in [(Arc::default(), 0), (index, ALL)] {
        for query in ["tcp", "ＴＣＰ", "TCP 引擎"] {
            let found = answers(&catalogue, &notebook, query, most);
            assert_eq!(titles(&notebook, &found), ["选型"], "{query}, {most}");
        }
    }
}

#[test]
fn the_index_finds_what_reading_finds() {
    let notebook = notebook(NOTES);
    let index = indexed(&notebook);
    let queries = [
        "panic",
        "锁",
        "关闭",
        "重复关",
        "sync.map",
        "c++",
        "ani",
        "http/2",
        "undo_log",
        "keep-alive",
        "tcp",
        "panic 锁",
        "\"会 panic\"",
        "超时减",
        "没有",
        "gcflags",
        "❤",
        "(",
        "-m",
        "✅ 锁",
    ];
    let mut count = 0;
    for query in queries {
        let mut read = answers(&Arc::new(Catalogue::default()), &notebook, query, 0);
        let mut found = answers(&index, &notebook, query, ALL);
        read.sort_unstable();
        found.sort_unstable();
        assert_eq!(titles(&notebook, &found), titles(&notebook, &read), "{query}");
        count += read.len();
    }
    assert!(count > 20, "only {count} hits were compared");
}

#[test]
fn answers_that_say_more_of_the_words_come_first() {
    let asked = |question: &str| {
        format!("# 云杉 一面 2024.3.4\n\n1. 自我介绍✅\n2. {question}\n3. 职业规划❌\n")
    };
    let vague = asked("甲怎么用✅（说了很多别的东西，最后才提到一次缓存，然后又说了很多别的）");
    let plain = asked("乙怎么用✅（缓存，缓存，还是缓存）");
    let notes = [("a.md", vague.as_str()), ("b.md", plain.as_str())];
    let notebook = notebook(&notes);
    let read = answers(&Arc::new(Catalogue::default()), &notebook, "缓存", 0);
    assert_eq!(titles(&notebook, &read), ["甲怎么用", "乙怎么用"], "in the order of notes");
    let found = answers(&indexed(&notebook), &notebook, "缓存", ALL);
    assert_eq!(titles(&notebook, &found), ["乙怎么用", "甲怎么用"], "in the order of worth");
}

#[test]
fn edits_and_deletions_show_before_and_after_the_index_has_them() {
    let mut notebook = notebook(NOTES);
    let catalogue = indexed(&notebook);
    let search =
        |notebook: &Notebook, query| titles(notebook, &answers(&catalogue, notebook, query, ALL));
    assert_eq!(search(&notebook, "慢启动"), ["拥塞窗口怎么变"]);
    let id = notebook.id(&Location::File(PathBuf::from("/notes/网络.md"))).unwrap();
    notebook.put_open(id, note("1. 拥塞窗口怎么变✅（先快后慢，看丢包）\n", Some(2)));
    for _ in 0..2 {
        assert_eq!(search(&notebook, "慢启动"), [""; 0]);
        assert_eq!(search(&notebook, "丢包"), ["拥塞窗口怎么变"]);
        catalogue.index_answers(&notebook, ALL);
    }
    notebook.close(id);
    notebook.put_disk(id, None);
    for _ in 0..2 {
        assert_eq!(search(&notebook, "丢包"), [""; 0]);
        assert_eq!(search(&notebook, "慢启动"), [""; 0]);
        assert_eq!(search(&notebook, "undo_log"), ["回滚"]);
        catalogue.index_answers(&notebook, ALL);
    }
}

#[test]
fn notes_that_outgrow_the_index_are_read() {
    let notebook = notebook(NOTES);
    let catalogue = indexed(&notebook);
    let found = answers(&catalogue, &notebook, "panic", ALL);
    catalogue.index_answers(&notebook, 10);
    let mut read = answers(&catalogue, &notebook, "panic", 10);
    read.sort_unstable();
    let mut found = found;
    found.sort_unstable();
    assert_eq!(found.len(), 3);
    assert_eq!(read, found);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever stands in an answer, the index names its question for any part of it.
    #[test]
    fn any_part_of_an_answer_is_found(
        answers_text in proptest::collection::vec("[锁写程a-cAB_.+Ａ❤️é ]{1,12}", 1..4),
        at in 0_usize..12,
        length in 1_usize..5,
    ) {
        let lines: Vec<_> = answers_text.iter().map(|text| format!("1. 题✅（x{text}）")).collect();
        let text = format!("# 云杉 一面 2024.3.4\n\n1. 自我介绍✅\n1. 项目✅\n{}", lines.join("\n"));
        let notebook = notebook(&[("n.md", &text)]);
        let word: String = answers_text[0].chars().skip(at).take(length).collect();
        let query = format!("\"{word}\"");
        prop_assume!(!word.trim().is_empty() && !word.contains(['"', '\\']));
        let read = answers(&Arc::new(Catalogue::default()), &notebook, &query, 0);
        let found = answers(&indexed(&notebook), &notebook, &query, ALL);
        for hit in read {
            prop_assert!(found.contains(&hit), "{query}: {found:?} lacks {hit:?}");
        }
    }
}
