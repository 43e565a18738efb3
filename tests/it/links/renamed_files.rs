//! Files renamed by clients that do not ask first: the links follow by an edit of the server's own.

use crate::support::client::{Client, Profile};
use crate::support::fixture::{Fixture, uri};
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const NOTES: &str = "//- a.md\n见 [[b#锁]]、[x](子/c.md)、![](子/图.png)\n//- b.md\n# 锁\n[回](a.md)\n//- crlf 子/c.md\n[[b]] ✅️ [回](../a.md)\n//- 子/图.png\n";

/// A client of a folder with [`NOTES`], whose notes were all read.
fn client(profile: Profile, folder: &Path) -> Client {
    Fixture::new(NOTES).write(folder);
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    client.initialize(profile, &[folder]);
    client
}

fn renamed(client: &mut Client, folder: &Path, from: &str, to: &str) {
    let (from, to) = (folder.join(from), folder.join(to));
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::rename(&from, &to).unwrap();
    tell(client, &from, &to);
}

fn tell(client: &mut Client, from: &Path, to: &Path) {
    let uri = |path| tower_lsp::lsp_types::Url::from_file_path(path).unwrap();
    let files = json!({ "files": [{ "oldUri": uri(from), "newUri": uri(to) }] });
    client.notify("workspace/didRenameFiles", files);
}

/// One line per change the server asks for: the file, its version, the place, the new text.
fn check(client: &mut Client, folder: &Path, expected: Expect) {
    let params = client.wait_until_asked("workspace/applyEdit");
    let mut shown = String::new();
    for file in params["edit"]["documentChanges"].as_array().unwrap() {
        let folder = format!("{}/", uri(folder, ""));
        let path = file["textDocument"]["uri"].as_str().unwrap().strip_prefix(&folder).unwrap();
        let path = percent_encoding::percent_decode_str(path).decode_utf8().unwrap();
        for edit in file["edits"].as_array().unwrap() {
            let at = |end: &str| {
                let place = &edit["range"][end];
                format!("{}:{}", place["line"], place["character"])
            };
            let version = &file["textDocument"]["version"];
            let (start, end, text) = (at("start"), at("end"), &edit["newText"]);
            writeln!(shown, "{path} ({version}) {start}-{end} {text}").unwrap();
        }
    }
    expected.assert_eq(&shown);
}

#[test]
fn a_renamed_note_takes_its_links_along() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = client(Profile::Emacs, folder.path());
    client.open(&uri(folder.path(), "a.md"), 7, "见 [[b#锁]]、[x](子/c.md)、![](子/图.png)\n");
    renamed(&mut client, folder.path(), "b.md", "并发/锁 与 b.md");
    check(
        &mut client,
        folder.path(),
        expect![[r#"
            子/c.md (null) 0:2-0:3 "锁 与 b"
            并发/锁 与 b.md (null) 1:4-1:8 "../a.md"
            a.md (7) 0:4-0:5 "锁 与 b"
        "#]],
    );
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_renamed_folder_takes_its_links_along() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = client(Profile::Emacs, folder.path());
    renamed(&mut client, folder.path(), "子", "新/深");
    check(
        &mut client,
        folder.path(),
        expect![[r#"
            新/深/c.md (null) 0:13-0:20 "../../a.md"
            a.md (null) 0:14-0:20 "新/深/c.md"
            a.md (null) 0:26-0:33 "新/深/图.png"
        "#]],
    );
    assert_eq!(client.shut_down(), 0);
}

/// The editor may have gone over to the new name before it tells, with text it did not save; and
/// the watcher may have told of all of it already.
#[test]
fn what_is_known_of_the_new_name_already_makes_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = client(Profile::Emacs, folder.path());
    let (old, new) = (uri(folder.path(), "b.md"), uri(folder.path(), "子/b2.md"));
    client.open(&old, 1, "# 锁\n[回](a.md)\n");
    fs::rename(folder.path().join("b.md"), folder.path().join("子/b2.md")).unwrap();
    client.close(&old);
    client.open(&new, 3, "# 锁\n没存的\n[回](a.md)\n");
    client.watched(&[(&old, 3), (&new, 1)]);
    tell(&mut client, &folder.path().join("b.md"), &folder.path().join("子/b2.md"));
    check(
        &mut client,
        folder.path(),
        expect![[r#"
            子/b2.md (3) 2:4-2:8 "../a.md"
            子/c.md (null) 0:2-0:3 "b2"
            a.md (null) 0:4-0:5 "b2"
        "#]],
    );
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_client_that_asks_first_is_not_edited_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = client(Profile::Helix, folder.path());
    let (old, new) = (uri(folder.path(), "b.md"), uri(folder.path(), "d.md"));
    client.open(&uri(folder.path(), "a.md"), 1, "[[b]]\n");
    let files = json!({ "files": [{ "oldUri": old, "newUri": new }] });
    let edit = client.request("workspace/willRenameFiles", files);
    assert_eq!(edit["documentChanges"].as_array().map(Vec::len), Some(2));
    renamed(&mut client, folder.path(), "b.md", "d.md");
    let outline = json!({ "textDocument": { "uri": new } });
    while client.request("textDocument/documentSymbol", outline.clone()) == Value::Null {}
    assert!(client.asked.iter().all(|(method, _)| method != "workspace/applyEdit"));
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn the_user_is_told_when_the_editor_refuses_the_edit() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = client(Profile::Emacs, folder.path());
    client.applies_edits = false;
    renamed(&mut client, folder.path(), "b.md", "d.md");
    let said = client.notification("window/showMessage");
    assert!(said["message"].as_str().unwrap().contains("still have the old names"), "{said}");
    assert_eq!(client.shut_down(), 0);
}
