//! Links stay true while files come, go and change outside the editor, over the wire.

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use std::fs;
use std::path::Path;
use tower_lsp::lsp_types::Url;

fn note_touched(client: &mut Client, path: &Path, kind: u8) {
    client.watched(&[(&Url::from_file_path(path).unwrap(), kind)]);
}

#[test]
fn a_note_that_goes_comes_back_or_changes_is_seen_by_those_that_link_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a.md"), folder.path().join("b.md"));
    fs::write(&a, "# 一\n见 [[b#锁]] ✅️\n").unwrap();
    fs::write(&b, "# 锁\r\n内容").unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory();
    client.initialize(Profile::Emacs, &[folder.path()]);
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
    assert!(client.diagnostics(&note).is_empty());
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_picture_that_is_saved_is_no_longer_missing() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("图.png");
    fs::write(folder.path().join("a.md"), "![[图.png]]\n").unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory();
    client.initialize(Profile::Emacs, &[folder.path()]);
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
    let mut client = Client::in_memory();
    client.initialize(Profile::Emacs, &[folder.path()]);
    client.open(&note, 1, "1. 什么是锁？❌ [[b#锁]]\n");
    assert!(client.diagnostics(&note).is_empty());
    fs::write(&b, "# 锁\nTODO\n").unwrap();
    note_touched(&mut client, &b, 2);
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    assert_eq!(client.shut_down(), 0);
}
