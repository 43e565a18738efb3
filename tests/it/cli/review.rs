//! `mianjing review` without a terminal: what is due, how many, what is known.

use super::Folder;
use expect_test::expect;

const NOTES: &[(&str, &str)] = &[
    (
        "go/面经.md",
        "# 北辰科技 一面 9.12\n\n1. map 是线程安全的吗❌\n2. 三次握手的过程✅\n   答。\n",
    ),
    ("星河.md", "# 星河 二面 10.8\n\n1. 讲讲垃圾回收\n2. Map 是线程安全的吗？\n"),
    (
        ".mianjing/review.jsonl",
        r#"{"v":1,"at":"2024-03-01T20:00:00.000+08:00","card":"k1","seen":{"text":"三次握手的过程","note":"go/面经.md"}}
{"v":1,"at":"2024-03-01T20:00:00.000+08:00","card":"k1","grade":"good"}
{"v":1,"at":"2024-03-01T20:01:00.000+08:00","card":"k2","seen":{"text":"不在了的题","note":"b.md"}}
{"v":1,"at":"2024-03-01T20:01:00.000+08:00","card":"k2","grade":"easy"}
"#,
    ),
];

#[test]
fn without_a_terminal_it_lists_what_is_to_be_asked() {
    Folder::new(NOTES).check(
        &["review"],
        expect![[r#"
        go/面经.md:4: 三次握手的过程 ✅ [due]
        go/面经.md:3: map 是线程安全的吗 ❌ [new]
        星河.md:3: 讲讲垃圾回收 [new]
        1 due · 2 new · 0 done today
        exit 0
    "#]],
    );
    Folder::new(NOTES).check(
        &["review", "--due"],
        expect![[r#"
        1
        exit 0
    "#]],
    );
}

#[test]
fn a_folder_and_a_query_narrow_it() {
    Folder::new(NOTES).check(
        &["review", "go"],
        expect![[r#"
            go/面经.md:4: 三次握手的过程 ✅ [due]
            go/面经.md:3: map 是线程安全的吗 ❌ [new]
            1 due · 1 new · 0 done today
            exit 0
        "#]],
    );
    for nowhere in ["nowhere/", "./nowhere"] {
        let output = Folder::new(NOTES).run(&["review", nowhere]);
        assert_eq!(output.status.code(), Some(2), "a folder is not searched for as words");
    }
    Folder::new(NOTES).check(
        &["review", "垃圾回收"],
        expect![[r#"
        星河.md:3: 讲讲垃圾回收 [new]
        0 due · 1 new · 0 done today
        exit 0
    "#]],
    );
    Folder::new(NOTES).check(
        &["review", ".", "@星河", "?"],
        expect![[r#"
        go/面经.md:3: map 是线程安全的吗 ❌ [new]
        星河.md:3: 讲讲垃圾回收 [new]
        0 due · 2 new · 0 done today
        exit 0
    "#]],
    );
    Folder::new(NOTES).check(
        &["review", "since:x"],
        expect![[r#"
        stderr:
        error: `since:x`: since: takes a year, month or day, as in since:2024-09
        exit 2
    "#]],
    );
}

/// What is known today depends on today; the rest does not.
#[test]
fn what_is_known_is_exported_with_what_is_lost() {
    let folder = Folder::new(NOTES);
    let output = folder.run(&["review", "--export", "csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let rows = text.lines().map(|row| row.rsplit_once(',').unwrap().0.trim_end());
    expect![[r#"
        key,text,path,line,stage,due,last,last_grade,reviews,lapses,stability,difficulty
        k1,三次握手的过程,go/面经.md,4,due,2024-03-03,2024-03-01T20:00:00.000+08:00,good,1,0,2.3065,2.1181
        k2,不在了的题,,,due,2024-03-09,2024-03-01T20:01:00.000+08:00,easy,1,0,8.2956,1.0000"#]].assert_eq(&rows.collect::<Vec<_>>().join("\n"));
    let output = folder.run(&["review", "--export", "json"]);
    let all: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(all[1]["text"], "不在了的题");
    assert_eq!(all[1]["path"], serde_json::Value::Null);
}

#[test]
fn the_list_of_what_is_to_be_asked_speaks_chinese() {
    let folder = Folder::new(NOTES);
    folder.check(
        &["review", "--lang", "zh"],
        expect![[r#"
        go/面经.md:4: 三次握手的过程 ✅ [到期]
        go/面经.md:3: map 是线程安全的吗 ❌ [新题]
        星河.md:3: 讲讲垃圾回收 [新题]
        待复习 1 · 新学 2 · 今天已答 0
        exit 0
    "#]],
    );
}

#[test]
fn a_log_of_a_later_version_is_not_reviewed() {
    let folder = Folder::new(NOTES);
    folder.write(".mianjing/review.jsonl", b"{\"v\":9}\n");
    folder.check(&["review"], expect![[r#"
        stderr:
        error: FOLDER/.mianjing/review.jsonl was written by a later version of mianjing (format 9, this one knows 1); it is left as it is
        exit 2
    "#]]);
    folder.check(
        &["review", "--lang", "zh"],
        expect![[r#"
            stderr:
            错误：FOLDER/.mianjing/review.jsonl 由更新版本的 mianjing 写成，保持原样。请升级 mianjing。
            exit 2
        "#]],
    );
}

#[test]
fn new_questions_a_day_are_the_readers_choice() {
    let folder = Folder::new(NOTES);
    folder.write(".mianjing.toml", b"[review]\nnew = 1\n");
    folder.check(
        &["review"],
        expect![[r#"
        go/面经.md:4: 三次握手的过程 ✅ [due]
        go/面经.md:3: map 是线程安全的吗 ❌ [new]
        1 due · 1 new · 0 done today
        exit 0
    "#]],
    );
}

#[test]
fn broken_lines_are_reported() {
    let folder = Folder::new(NOTES);
    folder.write(".mianjing/review.jsonl", b"{\"v\":1}\n");
    folder.check(&["review", "--due"], expect![[r#"
        0
        stderr:
        error: .mianjing/review.jsonl: 1 line could not be read; they are kept and count for nothing.
        exit 0
    "#]]);
}
