//! Where links lead, and that the tables behind it never drift from the notes.

use crate::support::fixture::{Fixture, root};
use crate::support::slashed;
use expect_test::{Expect, expect};
use mianjing::notebook::resolve::{Destination, Section, Target};
use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::recognise::Lexicon;
use mianjing::text::slice;
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

/// Draws each link of the first note with what it leads to.
fn check(source: &str, files: &[&str], expected: Expect) {
    let mut notebook = Fixture::new(source).snapshot().notebook;
    for file in files {
        notebook.put_file(&root().join(file), true);
    }
    let (from, note) = notebook.notes().next().unwrap();
    let mut shown = String::new();
    for link in &note.facts().links {
        let target = match notebook.resolve(from, link) {
            Target::One(destination) => show(&notebook, &destination),
            Target::Several(all) => {
                let all: Vec<_> = all.iter().map(|one| show(&notebook, one)).collect();
                format!("? {}", all.join(" | "))
            }
            Target::Missing(missing) => {
                let shown = format!("✗ {missing:?}").replace(r"\\", "/");
                shown.replace(&slashed(&root()), "")
            }
            other => format!("{other:?}"),
        };
        writeln!(shown, "{} → {target}", note.slice(link.span)).unwrap();
    }
    expected.assert_eq(&shown.replace("e\u{301}", "é (two characters)"));
}

fn show(notebook: &Notebook, destination: &Destination) -> String {
    let (id, section) = match destination {
        Destination::Note(id, section) => (*id, *section),
        Destination::File(path) => {
            return slashed(path.strip_prefix(root()).unwrap());
        }
    };
    let note = notebook.note(id).unwrap();
    let span = note.section_span(section);
    let first = slice(note.text(), span).lines().next().unwrap_or("").trim();
    let line = note.lines().line_of(span.start as usize);
    let path = notebook.shown_path(id);
    if section == Section::Whole { path } else { format!("{path}:{line} {first}") }
}

#[test]
fn headings_that_look_like_other_blocks_have_their_slugs() {
    check(
        "[a](#2-锁) [b](#--减号) [c](#引用) [d](#1-go)\n## 2. 锁\n## - 减号\n## > 引用\n## 1) **Go**\n",
        &[],
        expect![[r#"
            [a](#2-锁) → note.md:1 ## 2. 锁
            [b](#--减号) → note.md:2 ## - 减号
            [c](#引用) → note.md:3 ## > 引用
            [d](#1-go) → note.md:4 ## 1) **Go**
        "#]],
    );
}

#[test]
fn a_name_leads_to_the_shortest_path_and_never_to_a_guess() {
    check(
        "//- 面经.md\n[[八股]] [[八股.md]] [[go/map]] [[GO/Map]] [[map]] [[README]] [[子/README]] [[别名]] [[共名]] [[没有]]\n\
         ![[图.png]] ![[没有.png]] [[Café]] [[/go/map]] [[../外]] [[./八股]]\n\
         //- 八股.md\n---\naliases: [别名, 共名]\n---\n//- go/map.md\n---\nalias: 共名\n---\n//- rust/map.md\n//- README.md\n//- 子/README.md\n//- Cafe\u{301}.md\n",
        &["图/图.png"],
        expect![[r#"
            [[八股]] → 八股.md
            [[八股.md]] → 八股.md
            [[go/map]] → go/map.md
            [[GO/Map]] → go/map.md
            [[map]] → ? go/map.md | rust/map.md
            [[README]] → README.md
            [[子/README]] → 子/README.md
            [[别名]] → 八股.md
            [[共名]] → 八股.md
            [[没有]] → ✗ Note(None)
            ![[图.png]] → 图/图.png
            ![[没有.png]] → ✗ File(None)
            [[Café]] → Café (two characters).md
            [[/go/map]] → go/map.md
            [[../外]] → Outside
            [[./八股]] → 八股.md
        "#]],
    );
}

#[test]
fn a_path_is_relative_to_its_note_and_stays_in_the_folder() {
    check(
        "//- 公司/字节.md\n[a](../八股.md) [b](%E9%98%BF%E9%87%8C.md) [c](阿里) [d](/八股.md) [e](../../etc/passwd) [f](./没有.md)\n\
         [g](八股.md) [h](../图/a%20b.png) ![](../图/A%20B.png) ![](x.png) [i](https://a.cn) [j](../code/main.go) [k](mailto:a@b.cn) [l](阿里.MD?x=1#一面)\n\
         //- 公司/阿里.md\n# 一面\n//- 八股.md\n",
        &["图/a b.png"],
        expect![[r#"
            [a](../八股.md) → 八股.md
            [b](%E9%98%BF%E9%87%8C.md) → 公司/阿里.md
            [c](阿里) → 公司/阿里.md
            [d](/八股.md) → 八股.md
            [e](../../etc/passwd) → Outside
            [f](./没有.md) → ✗ Note(Some("/公司/没有.md"))
            [g](八股.md) → 八股.md
            [h](../图/a%20b.png) → 图/a b.png
            ![](../图/A%20B.png) → 图/a b.png
            ![](x.png) → ✗ File(Some("/公司/x.png"))
            [i](https://a.cn) → Url
            [j](../code/main.go) → ✗ File(Some("/code/main.go"))
            [k](mailto:a@b.cn) → Url
            [l](阿里.MD?x=1#一面) → 公司/阿里.md:0 # 一面
        "#]],
    );
}

#[test]
fn anchors_are_read_in_both_spellings() {
    check(
        "//- a.md\n[[b#一、Go 语言？]] [[b#GO 语言]] [x](b.md#一go-语言) [x](b.md#一面-1) [[b#一面]] [[b#字节#一面]] [[b#阿里#一面]] [[b#^id1]] [[b#^no]]\n\
         [x](b.md#user-defined) [[#本节]] [x](#本节) [x](b.md#没有) [[b#`map` 与 [[a|链接]]]] [x](b.md#map-与-链接) [x](b.md#%E4%B8%80go-%E8%AF%AD%E8%A8%80) [x](b.md#-完成)\n# 本节\n\
         //- b.md\n# 一、Go 语言？\n# 字节\n## 一面\n段落 ^id1\n# 阿里\n## 一面\n<a id=\"user-defined\"></a>\n# `map` 与 [链接](x.md)\n# ✅️ 完成\n",
        &[],
        expect![[r#"
            [[b#一、Go 语言？]] → b.md:0 # 一、Go 语言？
            [[b#GO 语言]] → ✗ Heading(NoteId(1))
            [x](b.md#一go-语言) → b.md:0 # 一、Go 语言？
            [x](b.md#一面-1) → b.md:5 ## 一面
            [[b#一面]] → ? b.md:2 ## 一面 | b.md:5 ## 一面
            [[b#字节#一面]] → b.md:2 ## 一面
            [[b#阿里#一面]] → b.md:5 ## 一面
            [[b#^id1]] → b.md:3 段落 ^id1
            [[b#^no]] → ✗ Block(NoteId(1))
            [x](b.md#user-defined) → b.md:6 <a id="user-defined"></a>
            [[#本节]] → a.md:2 # 本节
            [x](#本节) → a.md:2 # 本节
            [x](b.md#没有) → ✗ Heading(NoteId(1))
            [[a|链接]] → a.md
            [x](b.md#map-与-链接) → b.md:7 # `map` 与 [链接](x.md)
            [x](b.md#%E4%B8%80go-%E8%AF%AD%E8%A8%80) → b.md:0 # 一、Go 语言？
            [x](b.md#-完成) → b.md:8 # ✅️ 完成
        "#]],
    );
}

#[test]
fn the_nearest_of_several_targets_is_meant() {
    check(
        "//- en/go/索引.md\n[[map]] [[锁]] [[一锅]] [[别名]] [[池]] [x](锁.md)\n\
         //- en/go/map.md\n//- en/锁.md\n//- zh/锁.md\n//- zh/go/map.md\n//- fr/深/一锅.md\n//- zh/一锅.md\n\
         //- en/池/池.md\n//- en/锅/池.md\n//- en/甲.md\n---\nalias: 别名\n---\n//- zh/甲.md\n---\nalias: 别名\n---\n",
        &[],
        expect![[r#"
            [[map]] → en/go/map.md
            [[锁]] → en/锁.md
            [[一锅]] → zh/一锅.md
            [[别名]] → en/甲.md
            [[池]] → ? en/池/池.md | en/锅/池.md
            [x](锁.md) → en/锁.md
        "#]],
    );
}

#[test]
fn pages_of_a_site_lead_to_their_notes_or_are_left_alone() {
    check(
        "//- 站/src/guide/入门.md\n[a](/guide/锁.html) [b](/guide/锁) [c](/顶.md) [d](/没有/x) ![](/img/x.png) [e](锁.html#自旋) [f](没有.html) [[没有.html]] [g](../guide/锁.HTM)\n\
         //- 站/src/guide/锁.md\n# 自旋\n//- 顶.md\n",
        &[],
        expect![[r#"
            [a](/guide/锁.html) → 站/src/guide/锁.md
            [b](/guide/锁) → 站/src/guide/锁.md
            [c](/顶.md) → 顶.md
            [d](/没有/x) → Unknown
            ![](/img/x.png) → Unknown
            [e](锁.html#自旋) → 站/src/guide/锁.md:0 # 自旋
            [f](没有.html) → Unknown
            [[没有.html]] → ✗ Note(None)
            [g](../guide/锁.HTM) → 站/src/guide/锁.md
        "#]],
    );
}

#[test]
fn anchors_of_other_tools_lead_to_the_note() {
    check(
        "//- a.md\n[x](b.md#suan-fa-fu-za-du) [x](b.md#redis-chi-jiu-hua) [x](b.md#redis-aof) [x](b.md#算法) [[b#suan-fa]] [x](c.md#removed-part) [x](c.md#own-id)\n\
         //- b.md\n# 算法复杂度\n# Redis 持久化\n//- c.md\n# Kept part\n# 自定 {#own-id}\n",
        &[],
        expect![[r#"
            [x](b.md#suan-fa-fu-za-du) → b.md
            [x](b.md#redis-chi-jiu-hua) → b.md
            [x](b.md#redis-aof) → ✗ Heading(NoteId(1))
            [x](b.md#算法) → ✗ Heading(NoteId(1))
            [[b#suan-fa]] → ✗ Heading(NoteId(1))
            [x](c.md#removed-part) → ✗ Heading(NoteId(2))
            [x](c.md#own-id) → c.md:1 # 自定 {#own-id}
        "#]],
    );
}

#[test]
fn code_in_two_brackets_is_a_link_only_to_a_note_of_that_name() {
    check(
        "//- a.md\n[[useMemo()]] [[malloc(n)]] [[锁(Lock)]] [[Java (JVM)]]\n//- useMemo().md\n",
        &[],
        expect![[r#"
            [[useMemo()]] → useMemo().md
            [[malloc(n)]] → Unknown
            [[锁(Lock)]] → ✗ Note(None)
            [[Java (JVM)]] → ✗ Note(None)
        "#]],
    );
}

/// Rebuilds a notebook from the notes that `notebook` shows, ids kept.
fn rebuilt(notebook: &Notebook, paths: usize) -> Notebook {
    let mut fresh = Notebook::new(notebook.folders().to_vec());
    for path in 0..paths {
        fresh.intern(location(path));
    }
    for (id, note) in notebook.notes() {
        let text: Arc<str> = note.text().into();
        fresh.put_disk(id, Some(Arc::new(Note::new(text, None, Arc::new(Lexicon::default())))));
    }
    fresh
}

fn location(path: usize) -> Location {
    Location::File(root().join(["a.md", "b.md", "子/a.md", "子/缓存.md", "C.md"][path]))
}

#[derive(Debug, Clone)]
enum Step {
    Open(usize, String),
    Close(usize),
    Write(usize, String),
    Delete(usize),
    Look,
}

fn step() -> impl Strategy<Value = Step> {
    let word = prop::sample::select(vec![
        "[[a]] ",
        "[[子/a#x]] ",
        "[b](b.md) ",
        "#缓存 ",
        "#go/map ",
        "\n",
        "![[图.png]] ",
        "[[别名|x]] ",
        "---\naliases: [别名, C]\ntags: [缓存]\n---\n",
    ]);
    let text = prop::collection::vec(word, 0..6).prop_map(|words| words.concat());
    prop_oneof![
        (0..5usize, text.clone()).prop_map(|(path, text)| Step::Open(path, text)),
        (0..5usize).prop_map(Step::Close),
        (0..5usize, text).prop_map(|(path, text)| Step::Write(path, text)),
        (0..5usize).prop_map(Step::Delete),
        Just(Step::Look),
    ]
}

proptest! {
    #[test]
    fn tables_changed_step_by_step_are_those_built_at_once(steps in prop::collection::vec(step(), 1..40)) {
        let mut notebook = Notebook::new(vec![root()]);
        let ids: Vec<NoteId> = (0..5).map(|path| notebook.intern(location(path))).collect();
        let note = |text: &str| Arc::new(Note::new(text.into(), None, Arc::new(Lexicon::default())));
        let mut readers = Vec::new();
        for step in steps {
            match step {
                Step::Open(path, text) => notebook.put_open(ids[path], note(&text)),
                Step::Close(path) => notebook.close(ids[path]),
                Step::Write(path, text) => notebook.put_disk(ids[path], Some(note(&text))),
                Step::Delete(path) => notebook.put_disk(ids[path], None),
                Step::Look => {
                    let reader = notebook.clone();
                    prop_assert_eq!(reader.tables().clone(), rebuilt(&reader, 5).tables().clone());
                    readers.push(reader);
                }
            }
        }
        prop_assert_eq!(notebook.tables().clone(), rebuilt(&notebook, 5).tables().clone());
        for reader in readers {
            prop_assert_eq!(reader.tables().clone(), rebuilt(&reader, 5).tables().clone());
        }
    }
}
