//! `mianjing export`.

use super::{Folder, sample};
use expect_test::expect;
use serde_json::Value;

#[test]
fn an_export_holds_what_was_read() {
    let folder = Folder::new(&[
        (
            "go.md",
            "# 远山科技 一面 9.3\n\n1. channel 关闭后还能读吗？✅（能） #go/channel\n2. 讲讲 GC ❌ [[锁#间隙锁]]\n",
        ),
        ("锁.md", "## 间隙锁\r\n锁住区间\r\n"),
    ]);
    folder.check(&["export"], expect![[r#"
        {"version": 1, "notes": [
        {"path":"go.md","interviews":[{"line":0,"end_line":3,"title":"远山科技 一面 9.3","company":"远山科技","round":"一面","date":"9.3","outcome":null}],"questions":[{"line":2,"end_line":2,"text":"channel 关闭后还能读吗？","mark":"pass","answered":true,"answer":{"form":"inline","line":2,"end_line":2},"topic":null,"tags":["go/channel"],"interview":0},{"line":3,"end_line":3,"text":"讲讲 GC","mark":"fail","answered":true,"answer":{"form":"inline","line":3,"end_line":3},"topic":null,"tags":[],"interview":0}],"links":[{"line":3,"target":"锁#间隙锁","resolved":"锁.md#间隙锁"}],"tags":[{"line":2,"name":"go/channel"}],"diagnostics":[]},
        {"path":"锁.md","interviews":[],"questions":[],"links":[],"tags":[],"diagnostics":[]}
        ]}
        exit 0
    "#]]);
}

#[test]
fn a_note_is_a_line_of_ndjson() {
    let output = sample().run(&["export", "--format", "ndjson"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let paths: Vec<_> = text
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["path"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(paths, ["go.md", "数据库/锁.md", "空.md"]);
}

#[test]
fn an_empty_folder_is_an_empty_list() {
    let folder = Folder::new(&[]);
    let output = folder.run(&["export"]);
    let export: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(export["notes"], Value::Array(Vec::new()));
    assert_eq!(folder.run(&["export", "--format", "ndjson"]).stdout, b"");
}

#[test]
fn several_folders_are_one_export_and_none_comes_twice() {
    let folder = Folder::new(&[("a/1.md", ""), ("b/2.md", ""), ("b/.mianjing.toml", "")]);
    let output = folder.run(&["export", "b", "a", "b/2.md", "a/1.md"]);
    let export: Value = serde_json::from_slice(&output.stdout).unwrap();
    let paths: Vec<_> =
        export["notes"].as_array().unwrap().iter().map(|note| &note["path"]).collect();
    assert_eq!(paths, ["b/2.md", "a/1.md"]);
}

#[test]
fn notes_are_not_touched() {
    let folder = sample();
    let before = std::fs::read(folder.path().join("go.md")).unwrap();
    for arguments in [&["check"][..], &["export"], &["list"], &["config", "show"]] {
        folder.run(arguments);
    }
    assert_eq!(std::fs::read(folder.path().join("go.md")).unwrap(), before);
    let names = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 3, "nothing was added");
}

const CARDS: &[(&str, &str)] = &[
    (
        "go/面经.md",
        "# 北辰科技 一面 9.12\n\n1. map 是线程安全的吗❌ #go/map\n   不是，\"并发写\" 会报错：\n\n   ```go\n   \tmu.Lock()\n   ```\n2. <b>三次</b>握手❌\n   [sound:a.mp3] <img src=x onerror=alert(1)> ![图](a.png)\n",
    ),
    ("星河.md", "# 星河 二面\n\n1. Map 是线程安全的吗？✅\n2. 讲讲 GMP❌（[[八股#GMP]]）\n"),
    ("八股.md", "# 八股\n\n## GMP\n\nG、M、P。\n"),
];

#[test]
fn cards_for_anki_have_a_guid_and_html_that_only_shows_text() {
    let folder = Folder::new(CARDS);
    folder.check(&["export", "--format", "anki", "--deck", "面试"], expect![[r##"
        #separator:Tab
        #html:true
        #notetype:Basic
        #guid column:1
        #deck column:2
        #tags column:5
        "12890947c9b2f479"	"面试"	"map 是线程安全的吗 ❌"	"<p>不是，""并发写"" 会报错：</p>
        <pre><code class=""language-go"">	mu.Lock()
        </code></pre>
        <hr>
        <small>北辰科技 一面 9.12 · asked 2× · 2 companies · go/面经.md</small>"	"go::map company::北辰科技 company::星河"
        "d3b4309384c30376"	"面试"	"&lt;b&gt;三次&lt;/b&gt;握手 ❌"	"<p>&#91;sound:a.mp3] x 图</p>
        <hr>
        <small>北辰科技 一面 9.12 · go/面经.md</small>"	"company::北辰科技"
        "cb8901c9984a3384"	"面试"	"讲讲 GMP ❌"	"<p>G、M、P。</p>
        <hr>
        <small>星河 二面 · 星河.md</small>"	"company::星河"
        exit 0
    "##]]);
    let log = std::fs::read_to_string(folder.path().join(".mianjing/review.jsonl")).unwrap();
    assert_eq!(log.lines().count(), 3, "the wordings are remembered");
}

/// The key is the one of the first export, though the question was reworded and its note renamed.
#[test]
fn a_reworded_question_keeps_its_guid() {
    let folder = Folder::new(CARDS);
    let guid = |wording: &str| {
        let output = folder.run(&["export", "--format", "anki"]);
        let text = String::from_utf8(output.stdout).unwrap();
        let line = text.lines().find(|line| line.contains(wording)).unwrap().to_owned();
        line.split('\t').next().unwrap().to_owned()
    };
    let before = guid("讲讲 GMP");
    std::fs::remove_file(folder.path().join("星河.md")).unwrap();
    folder.write(
        "银河.md",
        "# 星河 二面\n\n1. Map 是线程安全的吗？✅\n2. 讲讲 GMP 调度模型❌\n".as_bytes(),
    );
    assert_eq!(guid("讲讲 GMP 调度模型"), before);
}

#[test]
fn cards_are_a_table_too() {
    // Excel takes UTF-8 for another encoding unless a byte order mark says so.
    Folder::new(CARDS).check(&["export", "--format", "csv", "--mark", "fail"], expect![[r#"
        ﻿key,question,answer,mark,tags,companies,asked,path,line␍
        12890947c9b2f479,map 是线程安全的吗,"不是，""并发写"" 会报错：

        ```go
        	mu.Lock()
        ```",fail,go/map,"北辰科技; 星河",2,go/面经.md,3␍
        d3b4309384c30376,<b>三次</b>握手,"[sound:a.mp3] <img src=x onerror=alert(1)> ![图](a.png)",fail,,北辰科技,1,go/面经.md,9␍
        cb8901c9984a3384,讲讲 GMP,"G、M、P。",fail,,星河,1,星河.md,4␍
        exit 0
    "#]]);
}

#[test]
fn flags_that_choose_questions_belong_to_cards() {
    Folder::new(CARDS).check(
        &["export", "--mark", "fail"],
        expect![[r#"
        stderr:
        error: flags that choose questions go with --format csv and --format anki
        exit 2
    "#]],
    );
    Folder::new(CARDS).check(
        &["export", "--format", "csv", "-q", "asked:x"],
        expect![[r#"
            stderr:
            error: `asked:x`: asked: takes a number, as in asked:>2
            exit 2
        "#]],
    );
}
