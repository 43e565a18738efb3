//! Hot paths do work in proportion to what they are about: twice the note costs twice as much, and
//! a folder ten times as large costs an edit nothing. Work is counted (`src/text/work.rs`), never
//! timed.

use crate::support::fixture::root;
use mianjing::features;
use mianjing::notebook::resolve::Target;
use mianjing::notebook::{Facts, Location, Note, NoteId, Notebook, QuestionId};
use mianjing::proto;
use mianjing::recognise::Lexicon;
use mianjing::search::index::NoteWordings;
use mianjing::search::query::Query;
use mianjing::search::related::Relations;
use mianjing::snapshot::Snapshot;
use mianjing::text::buffer::{Buffer, Change};
use mianjing::text::work::counted;
use mianjing::text::{Encoding, Lines, Place};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

/// How much more twice the text may cost, in per cent. What is looked at for its own sake (the first lines, a
/// section's first rows) makes it less than two, a little bookkeeping more.
const TWICE: usize = 230;

/// Writes a note of so many lines or pieces.
type Shape = fn(usize) -> String;

/// Ways to write a note of `n` lines or pieces. The ordinary first, then those made to hurt.
const SHAPES: &[(&str, Shape)] = &[
    ("questions", |n| lines(n, |i| format!("{i}. 讲一下锁{i}❌（答案{i}）"))),
    ("questions with answers", |n| lines(n, |i| format!("{i}. 讲一下锁{i}？\n\n   用信号量。\n"))),
    ("headings that ask", |n| lines(n, |i| format!("## 什么是锁{i}？\n\n互斥。\n"))),
    ("headings, deeper and deeper", |n| {
        lines(n, |i| format!("{} 锁{i}怎么实现\n互斥。", "#".repeat(i % 6 + 1)))
    }),
    ("bare lines that ask", |n| lines(n, |i| format!("锁{i}是什么？"))),
    ("bare lines, spaced", |n| lines(n, |i| format!("锁{i}的原理是什么\n\n"))),
    ("bare names", |n| lines(n, |i| format!("锁{i}的原理\n"))),
    ("rounds of one company", |n| format!("云帆科技\n\n{}", lines(n, |_| "二面\n锁".to_owned()))),
    ("a pasted log", |n| format!("```\n{}```\n", lines(n, |i| format!("一面\n锁{i}是什么？没答")))),
    ("records", |n| lines(n, |i| format!("面试内容：\n1. 锁{i}\n    互斥\n总结：\n通过"))),
    ("quizzes", |n| {
        lines(n, |i| format!("{i}. 输出？\n\n```go\nx\n```\n\nA. 1\nB. 2\n\n答案：B\n"))
    }),
    ("options without a question", |n| lines(n, |_| "A. 1\nB. 2".to_owned())),
    ("details", |n| {
        lines(n, |i| {
            format!("<details>\n<summary>\n\n锁{i}？\n\n</summary>\n\n答。\n\n</details>\n")
        })
    }),
    ("details left open", |n| lines(n, |i| format!("<details><summary>锁{i}？</summary>\n"))),
    ("labels", |n| lines(n, |i| format!("{i}. 锁\n答：互斥\n"))),
    ("Q and A", |n| lines(n, |i| format!("Q: 锁{i}？\nA: 互斥"))),
    ("bold lines", |n| lines(n, |i| format!("**锁{i}是什么？**\n\n互斥。\n"))),
    ("task boxes", |n| lines(n, |i| format!("- [ ] 锁{i}是什么"))),
    ("bullets with fences", |n| lines(n, |i| format!("- 锁{i}是什么\n  ```go\n  x\n  ```"))),
    ("quotes", |n| lines(n, |i| format!("{i}. 锁？\n> 互斥\n"))),
    ("a table", |n| format!("| a | b |\n|---|---|\n{}", lines(n, |i| format!("| {i} | [[锁]] |")))),
    ("blank lines", |n| format!("# 锁\n{}锁是什么？\n", "\n".repeat(n * 8))),
    ("blank lines between questions", |n| {
        lines(n, |i| format!("锁{i}是什么？{}", "\n".repeat(i % 40)))
    }),
    ("code", |n| {
        format!("# 锁是什么？\n```go\n{}```\n", lines(n, |i| format!("x := {i} // 一面")))
    }),
    ("indents", |n| lines(n, |i| format!("{}- 锁{i}", "  ".repeat(i % 60)))),
    ("outlines", |n| lines(n, |i| format!("- 甲\n  - 乙\n    - 丙\n      - 锁{i}怎么用？ ❌"))),
    ("one deep outline", |n| format!("- 甲\n  - 乙\n{}", lines(n, |i| format!("    - 锁{i}？")))),
    ("cards", |n| lines(n, |i| format!("锁{i}\n?\n互斥\n"))),
    ("numbers below replies", |n| lines(n, |i| format!("Q: 锁{i}\nA: 见下\n1. 互斥\n2. 自旋"))),
    ("options of a quiz", |n| lines(n, |i| format!("## A. 锁{i} ❌\n\n选项：\n"))),
    ("front matter", |n| format!("---\ntags:\n{}---\n", lines(n, |i| format!("  - 锁{i}")))),
    ("one long line", |n| "锁是什么，".repeat(n)),
    ("one long line of marks", |n| format!("1. {}", "锁❌ ".repeat(n))),
    ("one long line of tags", |n| "#锁 ".repeat(n)),
    ("stars", |n| "*锁**".repeat(n)),
    ("brackets", |n| "[".repeat(n)),
    ("brackets that close", |n| format!("{}{}", "[".repeat(n), "]".repeat(n))),
    ("wiki-links", |n| "[[锁]] ".repeat(n)),
    ("wiki-links left open", |n| "[[锁 ".repeat(n)),
    ("links left open", |n| "[锁](a b.md ".repeat(n)),
    ("addresses", |n| "http://a.b/c ".repeat(n)),
    ("addresses glued together", |n| "http://".repeat(n)),
    ("addresses in code", |n| format!("`{}`", "http://-".repeat(n))),
    ("comments left open", |n| lines(n, |_| "<!-- 锁".to_owned())),
    ("HTML", |n| "<b>锁</b>".repeat(n)),
    ("block ids", |n| lines(n, |i| format!("锁 ^b{i}"))),
    ("carets", |n| "^".repeat(n)),
    ("headings alike", |n| lines(n, |_| "# 锁".to_owned())),
    ("parentheses", |n| format!("1. 锁？{}", "（".repeat(n))),
];

fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for i in 1..=n {
        let _ = writeln!(text, "{}", line(i));
    }
    text
}

/// The work of reading everything there is in `text`.
fn reading(text: &str) -> usize {
    let lexicon = Arc::new(Lexicon::default());
    let (_, bare) = counted(|| Facts::new(text, &Lines::new(text), &lexicon, "面经"));
    let note = Note::new(text.into(), None, lexicon);
    let (_, whole) = counted(|| note.anchors().by_form("锁").len());
    bare.max(whole)
}

#[test]
fn twice_the_note_is_twice_the_work() {
    let mut worse = String::new();
    for (name, shape) in SHAPES {
        let (once, twice) = (reading(&shape(600)), reading(&shape(1_200)));
        if twice * 100 > once * TWICE {
            let _ = writeln!(worse, "{name}: {once} became {twice}");
        }
    }
    assert!(worse.is_empty(), "\n{worse}");
}

/// A note among others: questions of its own, of which every third failed, links to the notes
/// around it, a tag that many notes have. Each question is about a thing of its own.
fn note_text(number: usize, questions: usize) -> String {
    let mut text =
        format!("# 云帆科技 一面 2024.{}.3\n\n见 [[笔记{}]] #go\n\n", number % 12 + 1, number + 1);
    for i in 0..questions {
        let answer = ["❌", "✅（讲过）", ""][i % 3];
        let _ = writeln!(text, "{}. 讲一下 {}{answer}", i + 1, word(number * 10_000 + i));
    }
    text
}

/// A Latin word that nothing else in these notes has in it.
fn word(number: usize) -> String {
    let digits = number.to_string();
    let letters = digits.bytes().map(|digit| char::from(b'k' + digit - b'0'));
    format!("zqx{}", letters.collect::<String>())
}

/// `notes` notes, the first one open with `questions` questions, everything worked out once.
fn folder(notes: usize, questions: usize) -> (Snapshot, NoteId) {
    let lexicon = Arc::new(Lexicon::default());
    let mut notebook = Notebook::new(vec![PathBuf::from("/notes")]);
    let location = |number: usize| Location::File(PathBuf::from(format!("/notes/笔记{number}.md")));
    for number in 1..notes {
        let id = notebook.intern(location(number));
        let text = note_text(number, 10).into();
        notebook.put_disk(id, Some(Arc::new(Note::new(text, None, Arc::clone(&lexicon)))));
    }
    let id = notebook.intern(location(0));
    let note = Note::open(Buffer::new(&note_text(0, questions)), 1, lexicon);
    notebook.put_open(id, Arc::new(note));
    let snapshot = Snapshot { notebook, ..Snapshot::default() };
    snapshot.catalogue.relations_now(&snapshot.notebook);
    let snapshot = edited(&snapshot, id);
    ask(&snapshot, id);
    (snapshot, id)
}

/// The state after one more character in a question of the note.
fn edited(snapshot: &Snapshot, id: NoteId) -> Snapshot {
    let mut notebook = snapshot.notebook.clone();
    let note = notebook.note(id).expect("the note is there");
    let place = Place { line: 6, column: 4 };
    let change = Change { range: Some((place, place)), text: "旧".to_owned() };
    let version = note.version().unwrap_or(0) + 1;
    let note = note.changed(version, &[change], Encoding::Utf16);
    notebook.put_open(id, Arc::new(note));
    Snapshot { notebook, ..snapshot.clone() }
}

fn params<P: DeserializeOwned>(mut more: Value) -> P {
    more["textDocument"] = json!({"uri": "file:///notes/%E7%AC%94%E8%AE%B00.md"});
    serde_json::from_value(more).expect("a test writes its parameters right")
}

/// What an editor asks after a key, each with the work it took.
fn ask(snapshot: &Snapshot, id: NoteId) -> Vec<(&'static str, usize)> {
    let whole = || json!({});
    let link = || json!({"position": {"line": 2, "character": 5}});
    let question = || json!({"position": {"line": 6, "character": 6}});
    let heading =
        json!({"position": {"line": 0, "character": 4}, "context": {"includeDeclaration": false}});
    let jump = || {
        let at = json!({"textDocument": {"uri": "file:///notes/%E7%AC%94%E8%AE%B00.md"}, "position": {"line": 6, "character": 0}, "by": "place"});
        params(json!({"command": "mianjing.nextUnanswered", "arguments": [at]}))
    };
    let of = |work: &dyn Fn()| counted(work).1;
    vec![
        ("tables", of(&|| drop(snapshot.notebook.tables().clone()))),
        ("relations", of(&|| drop(snapshot.relations()))),
        ("diagnostics", of(&|| drop(features::diagnostics::findings(snapshot, id)))),
        ("symbols", of(&|| drop(features::document_symbol::handle(snapshot, params(whole()))))),
        ("tokens", of(&|| drop(features::semantic_tokens::full(snapshot, params(whole()))))),
        ("lenses", of(&|| drop(features::code_lens::handle(snapshot, params(whole()))))),
        ("links", of(&|| drop(features::document_link::handle(snapshot, params(whole()))))),
        ("folds", of(&|| drop(features::folding_range::handle(snapshot, params(whole()))))),
        ("hover", of(&|| drop(features::hover::handle(snapshot, params(question()))))),
        ("hover on a link", of(&|| drop(features::hover::handle(snapshot, params(link()))))),
        ("definition", of(&|| drop(features::definition::handle(snapshot, params(link()))))),
        (
            "references",
            of(&|| drop(features::references::handle(snapshot, params(heading.clone())))),
        ),
        ("completion", of(&|| drop(features::completion::handle(snapshot, params(question()))))),
        ("next unanswered", of(&|| drop(features::execute_command::handle(snapshot, jump())))),
    ]
}

#[test]
fn an_edit_costs_the_same_in_a_folder_ten_times_as_large() {
    let cost = |notes| {
        let (snapshot, id) = folder(notes, 30);
        ask(&edited(&snapshot, id), id)
    };
    let mut worse = String::new();
    for ((name, small), (_, large)) in cost(100).into_iter().zip(cost(1_000)) {
        if large > small + small / 10 + 50 {
            let _ = writeln!(worse, "{name}: {small} among 100 notes, {large} among 1,000");
        }
    }
    assert!(worse.is_empty(), "\n{worse}");
}

#[test]
fn an_edit_of_twice_the_note_is_twice_the_work() {
    let cost = |questions| {
        let (snapshot, id) = folder(50, questions);
        ask(&edited(&snapshot, id), id)
    };
    let mut worse = String::new();
    for ((name, once), (_, twice)) in cost(400).into_iter().zip(cost(800)) {
        if twice * 100 > once * TWICE + 5_000 {
            let _ = writeln!(worse, "{name}: {once} became {twice}");
        }
    }
    assert!(worse.is_empty(), "\n{worse}");
}

/// `count` wordings that share a word, each with one of its own.
fn wordings(note: NoteId, count: usize) -> Arc<NoteWordings> {
    Arc::new(NoteWordings::new(note, (0..count).map(|i| format!("死锁和{}", word(i)))))
}

/// However often a word is asked for.
#[test]
fn what_is_typed_is_compared_with_so_many_questions_and_no_more() {
    let note = Notebook::default().intern(Location::Virtual("a".to_owned()));
    let cost = |count| {
        let relations = Relations::new(std::iter::once(wordings(note, count)));
        counted(|| relations.of_text("死锁和协程", None).count()).1
    };
    let (few, many) = (cost(6_000), cost(12_000));
    assert_eq!(few, many);
    assert!(many > 1_000, "the word is looked up");
}

/// However often the same questions are asked, each wording is looked up once.
#[test]
fn asking_for_what_was_often_asked_costs_the_same_in_twice_the_notes() {
    let text = lines(10, |i| format!("{i}. 讲一下死锁和{}❌", word(i)));
    let cost = |notes: usize| {
        let mut snapshot = Snapshot::default();
        for number in 0..notes {
            let id = snapshot.notebook.intern(Location::Virtual(format!("{number}")));
            let note = Note::new(text.as_str().into(), None, Arc::default());
            snapshot.notebook.put_disk(id, Some(Arc::new(note)));
        }
        let relations = snapshot.catalogue.relations_now(&snapshot.notebook);
        let query = Query::parse("asked:>2").expect("a query");
        let found = || {
            let notebook = &snapshot.notebook;
            snapshot.catalogue.questions(notebook, &query, Some(&relations)).len()
        };
        assert_eq!(found(), notes * 10);
        counted(found).1
    };
    let (few, many) = (cost(20), cost(40));
    assert_eq!(few, many);
}

/// In a folder of many wordings that are each asked once, only so many are compared.
#[test]
fn what_was_often_asked_is_looked_for_among_so_many_wordings_and_no_more() {
    let note = Notebook::default().intern(Location::Virtual("a".to_owned()));
    let cost = |count: u32| {
        let wordings = NoteWordings::new(note, (0..count).map(|i| word(i as usize)));
        let relations = Relations::new(std::iter::once(Arc::new(wordings)));
        let all = (0..count).map(|index| QuestionId { note, index }).collect();
        let (found, cost) = counted(|| relations.asked_often(all, 3, 5));
        assert_eq!(found, []);
        cost
    };
    let (few, many) = (cost(6_000), cost(12_000));
    assert_eq!(few, many);
}

/// A note that was opened after the folder was indexed, whose questions all share a word: after a
/// key nothing is compared but the question that is typed.
#[test]
fn a_note_that_is_not_indexed_is_not_compared_with_itself_at_every_key() {
    let cost = |questions: usize| {
        let (mut snapshot, _) = folder(20, 10);
        let id = snapshot.notebook.intern(Location::File(PathBuf::from("/notes/新.md")));
        // Each shares a word with all the others, and is alike to none.
        let asked = |i| format!("{i}. 讲一下死锁和{}、{}❌", word(i), word(i + 5_000));
        let text = lines(questions, asked);
        let note = Note::open(Buffer::new(&format!("\n\n\n\n{text}")), 1, Arc::default());
        snapshot.notebook.put_open(id, Arc::new(note));
        features::diagnostics::findings(&snapshot, id);
        let snapshot = edited(&snapshot, id);
        counted(|| features::diagnostics::findings(&snapshot, id)).1
    };
    let (once, twice) = (cost(600), cost(1_200));
    assert!(twice * 100 <= once * TWICE, "{once} became {twice}");
}

/// Each of them is asked elsewhere as often as there are others, of which 500 are looked at.
#[test]
fn twice_as_many_equal_questions_are_twice_the_work() {
    let cost = |questions: usize| {
        let (mut snapshot, _) = folder(20, 10);
        let id = snapshot.notebook.intern(Location::File(PathBuf::from("/notes/笔记0.md")));
        let text = lines(questions, |_| "1. 讲一下死锁❌".to_owned());
        let note = Note::open(Buffer::new(&text), 1, Arc::default());
        snapshot.notebook.put_open(id, Arc::new(note));
        let range =
            json!({"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}});
        let asked = || json!({"range": range, "context": {"diagnostics": []}});
        features::code_lens::handle(&snapshot, params(json!({})));
        let lenses = || features::code_lens::handle(&snapshot, params(json!({})));
        let actions = || features::code_action::handle(&snapshot, params(asked()));
        (counted(lenses).1, counted(actions).1)
    };
    let (once, twice) = (cost(600), cost(1_200));
    assert!(twice.0 * 100 <= once.0 * TWICE, "lenses: {} became {}", once.0, twice.0);
    assert!(twice.1 * 100 <= once.1 * TWICE, "actions: {} became {}", once.1, twice.1);
}

/// A table of contents: as many links as there are headings.
#[test]
fn links_into_twice_the_headings_are_twice_the_work() {
    type Link = fn(usize) -> String;
    let links: [(&str, Link); 6] = [
        ("wiki-links", |i| format!("[[#锁{i}]]")),
        ("slugs", |i| format!("[锁](#锁{i})")),
        ("paths of headings", |i| format!("[[#总#锁{i}]]")),
        ("headings that are not there", |i| format!("[锁](#没有{i}) [锁](#mei-you-{i})")),
        ("blocks", |i| format!("[[#^b{i}]]")),
        ("anchors", |i| format!("[锁](#a{i})")),
    ];
    for (name, link) in links {
        let cost = |count: usize| {
            let toc = lines(count, link);
            let headings =
                lines(count, |i| format!("## 锁{i}\n\n互斥 ^b{i}\n\n<a id=\"a{i}\"></a>\n"));
            let text = format!("{toc}\n# 总\n\n{headings}");
            let mut notebook = Notebook::new(vec![PathBuf::from("/notes")]);
            let id = notebook.intern(Location::File(PathBuf::from("/notes/锁.md")));
            notebook.put_open(id, Arc::new(Note::open(Buffer::new(&text), 1, Arc::default())));
            let snapshot = Snapshot { notebook, ..Snapshot::default() };
            counted(|| features::diagnostics::findings(&snapshot, id)).1
        };
        let (once, twice) = (cost(200), cost(400));
        assert!(twice * 100 <= once * TWICE, "{name}: {once} became {twice}");
    }
}

/// Each article of a site has a folder with its page and its cover.
#[test]
fn a_link_costs_the_same_however_many_files_have_its_name() {
    let cost = |folders: usize| {
        let root = PathBuf::from("/notes");
        let mut notebook = Notebook::new(vec![root.clone()]);
        let text = "[[index]] ![[cover.png]] ![](cover.png) [](index.md) [[7/index]] [](index)";
        for number in 0..folders {
            let folder = root.join(number.to_string());
            let id = notebook.intern(Location::File(folder.join("index.md")));
            let note = Note::new(text.into(), None, Arc::default());
            notebook.put_disk(id, Some(Arc::new(note)));
            notebook.put_file(&folder.join("cover.png"), true);
        }
        notebook.tables();
        let id = notebook.id(&Location::File(root.join("3/index.md"))).expect("the note is there");
        let links = &notebook.note(id).expect("the note is there").facts().links;
        let resolve = || links.iter().map(|link| notebook.resolve(id, link)).collect::<Vec<_>>();
        let (targets, cost) = counted(resolve);
        assert!(targets.len() == 6 && targets.iter().all(|it| matches!(it, Target::One(_))));
        cost
    };
    assert_eq!(cost(50), cost(500));
}

/// A template gave every note the same alias, or every folder a note of the same name.
#[test]
fn links_to_what_twice_as_many_are_called_are_twice_the_work() {
    type Place = fn(usize) -> String;
    let places: [(&str, Place); 3] =
        [
            ("in one folder", |i| format!("{i}.md")),
            ("each in its folder", |i| format!("{i}/x.md")),
            ("in two trees", |i| {
                if i % 2 == 0 { format!("a/{i}/x.md") } else { format!("b/{i}/{i}.md") }
            }),
        ];
    for (name, place) in places {
        let cost = |count: usize| {
            let notebook = Notebook::new(vec![root()]);
            let mut snapshot = Snapshot { notebook, ..Snapshot::default() };
            for number in 0..count {
                let path = place(number);
                let alias = if path.starts_with('b') { "别" } else { "同" };
                let text = format!(
                    "---\naliases: [{alias}]\n---\n# 锁\n\n[[同]] [[x]] [[同#锁]] [](../c/{number}/X.md)\n"
                );
                let location = Location::File(root().join(path));
                let id = snapshot.notebook.intern(location);
                let note = Note::new(text.as_str().into(), None, Arc::default());
                snapshot.notebook.put_disk(id, Some(Arc::new(note)));
            }
            snapshot.notebook.tables();
            let ids: Vec<_> = snapshot.notebook.notes().map(|(id, _)| id).collect();
            let links = || {
                for id in &ids {
                    features::diagnostics::findings(&snapshot, *id);
                }
                let link = json!({
                    "position": {"line": 5, "character": 3}, "context": {"includeDeclaration": true},
                    "textDocument": {"uri": proto::url(snapshot.notebook.location(ids[0]))},
                });
                let link =
                    serde_json::from_value(link).expect("a test writes its parameters right");
                let found = features::references::handle(&snapshot, link);
                assert!(found.is_some_and(|found| !found.is_empty()));
                snapshot.notebook.backlinks(ids[0]);
            };
            counted(links).1
        };
        let (once, twice) = (cost(300), cost(600));
        assert!(twice * 100 <= once * TWICE, "{name}: {once} became {twice}");
    }
}

/// One note may link ten thousand times to what a thousand others are called.
#[test]
fn a_link_that_was_resolved_costs_nothing_in_the_same_note() {
    let root = PathBuf::from("/notes");
    let mut notebook = Notebook::new(vec![root.clone()]);
    let mut put = |path: String, text: &str| {
        let id = notebook.intern(Location::File(root.join(path)));
        let note = Note::new(text.into(), None, Arc::default());
        notebook.put_disk(id, Some(Arc::new(note)));
        id
    };
    for number in 0..100 {
        put(format!("{number}/x.md"), "---\naliases: [同]\n---\n# x\n");
    }
    let id = put("a.md".to_owned(), "[[x]] [[同]] [](x) [](0/X.md) [[Y/x]]");
    notebook.tables();
    let links = &notebook.note(id).expect("the note is there").facts().links;
    let resolve = || links.iter().map(|link| notebook.resolve(id, link)).collect::<Vec<_>>();
    let ((first, once), (second, again)) = (counted(resolve), counted(resolve));
    assert_eq!(first, second);
    assert!(once >= 500 && again == 0, "{once}, then {again}");
}

#[test]
fn one_changed_file_is_found_without_looking_at_all() {
    let cost = |notes| {
        let (before, _) = folder(notes, 10);
        let mut now = before.clone();
        let id = now.notebook.intern(Location::File(PathBuf::from("/notes/笔记7.md")));
        now.notebook.put_disk(id, Some(Arc::new(Note::new("锁".into(), None, Arc::default()))));
        counted(|| now.notebook.changed_since(&before.notebook).len())
    };
    assert_eq!(cost(50), cost(500));
}
