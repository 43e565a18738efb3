//! Links stay true while files come, go and change outside the editor, over the wire.

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use serde_json::json;
use std::fs;
use std::path::Path;
use tower_lsp::lsp_types::Url;

fn note_touched(client: &mut Client, path: &Path, kind: u8) {
    client.watched(&[(&Url::from_file_path(path).unwrap(), kind)]);
}

/// Reads what is published until it is `codes`: what happens to several files may be seen piece by
/// piece.
fn until(client: &mut Client, note: &Url, codes: &[&str]) {
    while client.diagnostics(note) != codes {}
}

#[test]
fn a_note_that_goes_comes_back_or_changes_is_seen_by_those_that_link_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a.md"), folder.path().join("b.md"));
    fs::write(&a, "# 一\n见 [[b#锁]] ✅️\n").unwrap();
    fs::write(&b, "# 锁\r\n内容").unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    client.open(&note, 1, "# 一\n见 [[b#锁]] ✅️\n");
    assert!(client.diagnostics(&note).is_empty());
    fs::remove_file(&b).unwrap();
    note_touched(&mut client, &b, 3);
    assert_eq!(client.diagnostics(&note), ["broken-link"]);
    fs::write(&b, "# 锁\r\n内容").unwrap();
    note_touched(&mut client, &b, 1);
    assert!(client.diagnostics(&note).is_empty());
    fs::write(&b, "# 互斥锁\r\n内容").unwrap();
    note_touched(&mut client, &b, 2);
    assert_eq!(client.diagnostics(&note), ["broken-link"]);
    fs::create_dir(folder.path().join("子")).unwrap();
    fs::rename(&b, folder.path().join("子/b.md")).unwrap();
    fs::write(folder.path().join("子/b.md"), "# 锁\n").unwrap();
    note_touched(&mut client, &b, 3);
    note_touched(&mut client, &folder.path().join("子"), 1);
    // That the note is missing, for a moment, is said in other words than that its heading is.
    until(&mut client, &note, &[]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_picture_that_is_saved_is_no_longer_missing() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("图.png");
    fs::write(folder.path().join("a.md"), "![[图.png]]\n").unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    assert_eq!(client.diagnostics(&note), ["broken-image"]);
    fs::write(&picture, "png").unwrap();
    note_touched(&mut client, &picture, 1);
    assert!(client.diagnostics(&note).is_empty());
    fs::remove_file(&picture).unwrap();
    note_touched(&mut client, &picture, 3);
    assert_eq!(client.diagnostics(&note), ["broken-image"]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_question_answered_by_a_link_warns_when_the_section_is_emptied() {
    let folder = tempfile::tempdir().unwrap();
    let b = folder.path().join("b.md");
    fs::write(folder.path().join("a.md"), "1. 什么是锁？❌ [[b#锁]]\n").unwrap();
    fs::write(&b, "# 锁\n互斥的。\n").unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    client.open(&note, 1, "1. 什么是锁？❌ [[b#锁]]\n");
    assert!(client.diagnostics(&note).is_empty());
    fs::write(&b, "# 锁\nTODO\n").unwrap();
    note_touched(&mut client, &b, 2);
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    assert_eq!(client.shut_down(), 0);
}

/// Nobody tells: the server watches for clients that do not.
#[test]
fn what_others_do_to_files_is_seen_without_being_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let text = "见 [[b#锁]]、[x](子/c.md)、![](子/图.png)\n";
    fs::create_dir(at("子")).unwrap();
    for (path, text) in
        [("a.md", text), ("b.md", "# 锁\n"), ("子/c.md", "# 丙\n"), ("子/图.png", "")]
    {
        fs::write(at(path), text).unwrap();
    }
    let (open, closed) = (uri(folder.path(), "a.md"), uri(folder.path(), "d.md"));
    fs::write(at("d.md"), "[[b]]\n").unwrap();
    let mut client = Client::process().introduced(Profile::Neovim, &[folder.path()]);
    client.open(&open, 1, text);
    assert!(client.diagnostics(&open).is_empty());
    // Watched from here on: what is published now was seen by the watcher.
    fs::remove_file(at("b.md")).unwrap();
    until(&mut client, &open, &["broken-link"]);
    until(&mut client, &closed, &["broken-link"]);
    fs::write(at("b.md"), "# 锁\n").unwrap();
    until(&mut client, &open, &[]);
    until(&mut client, &closed, &[]);
    fs::write(at("b.md"), "# 互斥锁\n").unwrap();
    until(&mut client, &open, &["broken-link"]);
    fs::write(at("b.md"), "# 锁\n").unwrap();
    until(&mut client, &open, &[]);
    fs::rename(at("子"), at("丑")).unwrap();
    until(&mut client, &open, &["broken-link", "broken-image"]);
    fs::rename(at("丑"), at("子")).unwrap();
    until(&mut client, &open, &[]);
    fs::rename(at("b.md"), at("子/b.md")).unwrap();
    fs::write(at("子/b.md"), "# 没有\n").unwrap();
    until(&mut client, &open, &["broken-link"]);
    assert_eq!(client.shut_down(), 0);
}

/// Of a folder that goes or comes, VS Code names the folder alone.
#[test]
fn a_folder_that_goes_is_seen_by_those_that_link_into_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("子")).unwrap();
    fs::write(folder.path().join("子/b.md"), "# 锁\n").unwrap();
    fs::write(folder.path().join("子/图.png"), "").unwrap();
    let note = uri(folder.path(), "a.md");
    let text = "[[b]] ![[图.png]]\n";
    fs::write(folder.path().join("a.md"), text).unwrap();
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    client.open(&note, 1, text);
    assert!(client.diagnostics(&note).is_empty());
    fs::rename(folder.path().join("子"), folder.path().with_extension("away")).unwrap();
    note_touched(&mut client, &folder.path().join("子"), 3);
    until(&mut client, &note, &["broken-link", "broken-image"]);
    fs::rename(folder.path().with_extension("away"), folder.path().join("丑")).unwrap();
    note_touched(&mut client, &folder.path().join("丑"), 1);
    until(&mut client, &note, &[]);
    assert_eq!(client.shut_down(), 0);
}

/// A client tells of a file some time after it changed. Places in what it was would be anywhere in
/// what it is.
#[test]
fn no_edit_is_made_for_a_file_that_changed_and_nobody_told() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (uri(folder.path(), "a.md"), folder.path().join("b.md"));
    fs::write(folder.path().join("a.md"), "# 锁\n").unwrap();
    fs::write(&b, "[[a#锁]]\n").unwrap();
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[folder.path()]);
    client.open(&a, 1, "# 锁\n");
    let symbols = json!({ "query": "锁" });
    assert_eq!(client.request("workspace/symbol", symbols)[0]["name"], "锁");
    fs::write(&b, "新的一行\n\n[[a#锁]]\n").unwrap();
    let document = json!({ "uri": a });
    let place = json!({ "line": 0, "character": 2 });
    let rename = json!({ "textDocument": document, "position": place, "newName": "互斥锁" });
    let moved = json!({ "files": [{ "oldUri": a, "newUri": uri(folder.path(), "c.md") }] });
    let id = client.start("textDocument/rename", rename.clone());
    let refused = client.answer(id).expect_err("b.md is not what was read");
    assert_eq!(refused["message"], "需要修改 b.md，但它刚刚在磁盘上被改动。请重试。");
    let edit = client.request("workspace/willRenameFiles", moved.clone());
    assert!(!edit.to_string().contains("b.md"), "{edit}");
    note_touched(&mut client, &b, 2);
    // Once it is read: this is about all notes, and waits for the news.
    client.request("workspace/symbol", json!({ "query": "锁" }));
    for (method, params) in [("textDocument/rename", rename), ("workspace/willRenameFiles", moved)]
    {
        let edit = client.request(method, params).to_string();
        assert!(edit.contains("b.md") && edit.contains(r#""line":2"#), "{edit}");
    }
    assert_eq!(client.shut_down(), 0);
}

/// A note gets other letters of the same name, open or not, whichever news of it comes first: it is
/// there once, under the new name, and links lead to it. So on systems that make no difference of
/// case, too.
#[test]
fn a_note_that_is_renamed_by_case_alone_is_there_once() {
    for (is_open, order) in
        [(false, [0, 1, 2]), (true, [0, 1, 2]), (false, [2, 1, 0]), (true, [1, 2, 0])]
    {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["go 笔记.md", "Go 笔记.md"].map(|name| folder.path().join(name));
        fs::write(&old, "# 锁\n\n1. 锁是什么❌\n").unwrap();
        let links = "[[go 笔记]] [x](<go 笔记.md#锁>) [[Go 笔记#锁]]\n";
        fs::write(folder.path().join("b.md"), links).unwrap();
        let [old_uri, new_uri, b] =
            ["go 笔记.md", "Go 笔记.md", "b.md"].map(|name| uri(folder.path(), name));
        let mut client = Client::process();
        client.ignore("textDocument/publishDiagnostics");
        client.initialize(Profile::VsCode, &[folder.path()]);
        client.wait_until_read();
        client.open(&b, 1, links);
        if is_open {
            client.open(&old_uri, 1, "# 锁\n\n1. 锁是什么❌\n");
        }
        let files = json!({ "files": [{ "oldUri": old_uri, "newUri": new_uri }] });
        let edit = client.request("workspace/willRenameFiles", files.clone());
        let edits = edit["documentChanges"][0]["edits"].as_array().cloned().unwrap_or_default();
        let changes = edits.iter().map(|it| json!({ "range": it["range"], "text": it["newText"] }));
        let changes: Vec<_> = changes.rev().collect();
        if !changes.is_empty() {
            client.change_parts(&b, 2, changes.into());
        }
        fs::rename(&old, &new).unwrap();
        for news in order {
            match news {
                0 => client.notify("workspace/didRenameFiles", files.clone()),
                1 => client.watched(&[(&old_uri, 3), (&new_uri, 1)]),
                _ if is_open => {
                    client.close(&old_uri);
                    client.open(&new_uri, 1, "# 锁\n\n1. 锁是什么❌\n");
                }
                _ => client.watched(&[(&new_uri, 1), (&old_uri, 3)]),
            }
        }
        let found = client.request("workspace/symbol", json!({ "query": "锁是什么" }));
        let places = found.as_array().unwrap().iter().map(|it| &it["location"]["uri"]);
        assert_eq!(places.collect::<Vec<_>>(), [new_uri.as_str()], "{is_open} {order:?}");
        let document = json!({ "uri": b });
        for character in [3, 16, 30] {
            let place = json!({ "line": 0, "character": character });
            let asked = json!({ "textDocument": document, "position": place });
            let led = client.request("textDocument/definition", asked);
            let target = &led[0]["targetUri"];
            assert_eq!(*target, json!(new_uri), "{is_open} {order:?} {character}: {led}");
        }
        let report = client.request("textDocument/diagnostic", json!({ "textDocument": document }));
        assert_eq!(report["items"], json!([]), "{is_open} {order:?}");
        assert_eq!(client.shut_down(), 0);
    }
}
