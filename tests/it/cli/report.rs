//! `mianjing report`.

use super::Folder;
use expect_test::expect;
use serde_json::Value;

const NOTE: (&str, &str) = (
    "面试/青禾 a:b.md",
    "# 青禾[一面] 2026.1.2 通过\n\n1. TCP 为什么要三次握手？❌\n2. 自我介绍✅\n",
);

fn folder() -> Folder {
    Folder::new(&[
        (".mianjing.toml", ""),
        NOTE,
        ("c:d.md", "# 网络\n\n## TCP 为什么要三次握手？\n\n客户端先发 SYN。\n"),
    ])
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_page_is_written_where_it_is_asked_for_and_its_path_printed() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("out")).unwrap();
    folder.check(
        &["report", "--output", "out/页.html"],
        expect![[r#"
        out/页.html
        exit 0
    "#]],
    );
    let page = std::fs::read_to_string(folder.path().join("out/页.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"), "{page}");
    assert!(page.ends_with("</html>"), "the page is whole");
    assert!(page.contains("href=\"./../c:d.md#L3\""), "{page}");
    // Only the page was left behind, and it can be written again.
    folder.check(
        &["report", "--output", "out/页.html"],
        expect![[r#"
        out/页.html
        exit 0
    "#]],
    );
    let left: Vec<_> = std::fs::read_dir(folder.path().join("out")).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn in_a_pipe_the_page_goes_to_stdout_in_the_language_asked_for() {
    let folder = folder();
    let output = folder.run(&["--lang", "zh", "report"]);
    let page = text(&output.stdout);
    assert!(page.contains("<html lang=\"zh-CN\">") && page.contains("各主题掌握情况"), "{page}");
    assert!(!folder.path().join("mianjing-report.html").exists());
    assert_eq!(text(&folder.run(&["report", "--lang", "zh", "--output", "-"]).stdout), page);
}

#[test]
fn a_note_or_a_folder_is_not_replaced() {
    let folder = folder();
    folder.check(
        &["report", "--output", "c:d.md"],
        expect![[r#"
        stderr:
        error: c:d.md: is a note, not a report; name another file
        exit 2
    "#]],
    );
    folder.check(
        &["report", "--format", "html", "--output", "c:d.md"],
        expect![[r#"
        stderr:
        error: c:d.md: is a note, not a report; name another file
        exit 2
    "#]],
    );
    folder.check(
        &["report", "--output", "面试"],
        expect![[r#"
        stderr:
        error: 面试: is a folder; name a file in it
        exit 2
    "#]],
    );
    folder.check(
        &["report", "--output", "nowhere/a.html"],
        expect![[r#"
        stderr:
        error: looking for nowhere: No such file or directory (os error 2)
        exit 2
    "#]],
    );
    assert_eq!(
        std::fs::read_to_string(folder.path().join("c:d.md")).unwrap(),
        "# 网络\n\n## TCP 为什么要三次握手？\n\n客户端先发 SYN。\n"
    );
}

#[test]
fn a_report_in_markdown_may_be_made_anew() {
    let folder = folder();
    folder.check(
        &["report", "--output", "报告.md"],
        expect![[r#"
        报告.md
        exit 0
    "#]],
    );
    folder.check(
        &["report", "--output", "报告.md"],
        expect![[r#"
        报告.md
        exit 0
    "#]],
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    folder().check(
        &["report", "nowhere"],
        expect![[r#"
        stderr:
        error: nowhere: no such file or folder
        exit 2
    "#]],
    );
}

/// The fields that docs/report.md names stand in the JSON, and no others.
#[test]
fn the_json_is_as_documented() {
    let output = folder().run(&["report", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(root.join("docs/report.md")).unwrap();
    let (_, section) = document.split_once("## The JSON").unwrap();
    let named: Vec<&str> = section.split('`').skip(1).step_by(2).collect();
    let mut missing = Vec::new();
    each_key(&report, &mut |key| {
        if !named.contains(&key) {
            missing.push(key.to_owned());
        }
    });
    assert_eq!(missing, Vec::<String>::new());
    let question = &report["most_asked"]["items"][0];
    expect![[r#"
        {
          "answer": {
            "line": 2,
            "link": "./c:d.md",
            "note": "c:d.md"
          },
          "askings": {
            "items": [
              {
                "company": null,
                "date": null,
                "mark": "none",
                "place": {
                  "line": 2,
                  "link": "./c:d.md",
                  "note": "c:d.md"
                },
                "round": null,
                "text": "TCP 为什么要三次握手？"
              },
              {
                "company": "青禾",
                "date": "2026.1.2",
                "mark": "fail",
                "place": {
                  "line": 2,
                  "link": "./%E9%9D%A2%E8%AF%95/%E9%9D%92%E7%A6%BE%20a:b.md",
                  "note": "面试/青禾 a:b.md"
                },
                "round": "一面",
                "text": "TCP 为什么要三次握手？"
              }
            ],
            "more": 0
          },
          "companies": {
            "items": [
              "青禾"
            ],
            "more": 0
          },
          "place": {
            "line": 2,
            "link": "./c:d.md",
            "note": "c:d.md"
          },
          "state": "answered",
          "text": "TCP 为什么要三次握手？",
          "times": 2
        }"#]]
    .assert_eq(&format!("{question:#}"));
}

fn each_key(value: &Value, call: &mut impl FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                call(key);
                each_key(value, call);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| each_key(item, call)),
        _ => {}
    }
}

#[test]
fn a_folder_without_notes_gives_a_page_that_says_so() {
    let page = text(&Folder::new(&[]).run(&["report"]).stdout);
    assert!(page.contains("<p class=\"empty\">There are no notes in this folder.</p>"), "{page}");
}
