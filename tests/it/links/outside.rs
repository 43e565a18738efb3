//! What a note may show and say of other files, through the real binary: the cause of a dead answer,
//! and nothing from outside the folder, be it by `..`, an absolute path, or a symbolic link.

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use expect_test::{Expect, expect};
use serde_json::json;
use std::fmt::Write;
use std::path::Path;
use tempfile::TempDir;

/// Folders `ws`, which is opened, and `out`, which is not.
fn folders(note: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| crate::support::write(root.path(), path, text);
    write("out/秘密.md", "# 密\n不给看\n");
    write("out/图.png", "");
    write(
        "ws/子/丙.md",
        "# 丙\n![相](图.png) <img src='图.png' alt='甲'> ![外](../../out/图.png) [乙](../乙.md)\n",
    );
    write("ws/子/图.png", "");
    write(
        "ws/乙.md",
        &format!(
            "# 乙\n<b onclick=x>粗</b> [c](command:x) ![f](file:///etc/x.png)\n{}",
            "行\n".repeat(40)
        ),
    );
    write("ws/待写.md", "# 待写\n\nTODO\n");
    write("ws/.藏/丁.md", "# 丁\n内容\n");
    write("ws/note.md", note);
    #[cfg(unix)]
    {
        let link = |from: &str, to: &str| {
            std::os::unix::fs::symlink(root.path().join(from), root.path().join(to)).unwrap();
        };
        link("out/秘密.md", "ws/符号.md");
        link("out", "ws/夹");
    }
    root
}

fn client(root: &Path, note: &str) -> Client {
    let folder = root.join("ws");
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    let mut params = Profile::VsCode.params();
    params["rootUri"] = json!(uri(root, "ws"));
    params["locale"] = json!("en");
    client.initialize_with(params);
    client.open(&uri(&folder, "note.md"), 1, note);
    client
}

#[test]
fn a_dead_answer_says_why() {
    let note = "1. 甲？❌ [[没有]]\n2. 乙？❌ [[丙#没有]]\n3. 丙？❌ [x](子/丙.md#^b1)\n4. 丁？❌ [[待写]]\n5. 戊？❌ [[乙]]\n6. 己？❌ [x](.藏/丁.md)\n7. 庚？❌ [x](子/丙.md#没有)\n";
    let root = folders(note);
    let mut client = client(root.path(), note);
    let params = json!({ "textDocument": { "uri": uri(&root.path().join("ws"), "note.md") } });
    let report = client.request("textDocument/diagnostic", params);
    let mut shown = String::new();
    for found in report["items"].as_array().unwrap() {
        let (line, code) = (&found["range"]["start"]["line"], found["code"].as_str().unwrap());
        writeln!(shown, "{line} {code}: {}", found["message"].as_str().unwrap()).unwrap();
    }
    assert_eq!(client.shut_down(), 0);
    expect![[r#"
        0 unanswered-question: Marked ❌, and the link to its answer is dead. There is no note “没有”.
        0 broken-link: There is no note “没有”.
        1 unanswered-question: Marked ❌, and the link to its answer is dead. There is no heading “没有” in 子/丙.md.
        1 broken-link: There is no heading “没有” in 子/丙.md.
        2 unanswered-question: Marked ❌, and the link to its answer is dead. There is no block “^b1” in 子/丙.md.
        2 broken-link: There is no block “^b1” in 子/丙.md.
        3 unanswered-question: Marked ❌, and the link to its answer leads to an empty section.
        5 unanswered-question: Marked ❌, and the link to its answer leads to a file that is not read: it is hidden, ignored or kept elsewhere.
        6 unanswered-question: Marked ❌, and the link to its answer is dead. There is no heading “没有” in 子/丙.md.
        6 broken-link: There is no heading “没有” in 子/丙.md.
    "#]].assert_eq(&shown);
}

/// Hovers the link that is the whole note.
fn check(link: &str, expected: Expect) {
    let root = folders(link);
    let mut client = client(root.path(), link);
    let note = uri(&root.path().join("ws"), "note.md");
    let report =
        client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": note } }));
    let found = report["items"].as_array().unwrap().iter().map(|it| it["code"].to_string());
    let found: Vec<_> = found.collect();
    let params =
        json!({ "textDocument": { "uri": note }, "position": { "line": 0, "character": 3 } });
    let hover = client.request("textDocument/hover", params);
    assert_eq!(client.shut_down(), 0);
    let shown = hover["contents"]["value"].as_str().unwrap_or("nothing");
    let shown = shown.replace(uri(root.path(), "ws").as_str(), "file:///ws");
    expected.assert_eq(&format!("{shown}\n{}\n", found.join(", ")));
}

#[test]
fn pictures_are_shown_from_anywhere_and_only_from_the_folder() {
    check(
        "[[丙]]",
        expect![[r#"
        **子/丙.md**

        ---

        # 丙
        ![相](file:///ws/%E5%AD%90/%E5%9B%BE.png) ![甲](file:///ws/%E5%AD%90/%E5%9B%BE.png) 外 [乙](file:///ws/%E4%B9%99.md)

    "#]],
    );
}

#[test]
fn a_long_section_is_cut_and_its_html_is_text() {
    check(
        "[[乙]]",
        expect![[r#"
        **乙.md**

        ---

        # 乙
        \<b onclick=x\>粗\</b\> \[c\](command:x) \!\[f\](file:///etc/x.png)
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行
        行

        … 18 more lines

    "#]],
    );
}

#[test]
fn nothing_outside_the_folder_is_shown() {
    check(
        "[x](../out/秘密.md)",
        expect![[r#"
        nothing

    "#]],
    );
    check(
        "![x](../out/图.png)",
        expect![[r#"
        nothing

    "#]],
    );
    check(
        "[[秘密]]",
        expect![[r#"
        nothing
        "broken-link"
    "#]],
    );
    #[cfg(unix)]
    {
        check(
            "[[符号]]",
            expect![[r#"
            nothing

        "#]],
        );
        check(
            "[x](夹/秘密.md)",
            expect![[r#"
            nothing

        "#]],
        );
        check(
            "![x](夹/图.png)",
            expect![[r#"
            nothing

        "#]],
        );
    }
}
