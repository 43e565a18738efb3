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
