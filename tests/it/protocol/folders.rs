//! Note folders: several, none, added and removed while the server runs; progress of reading.

use crate::support::client::{Client, Profile, codes};
use crate::support::fixture::{uri, workspace_folder};
use serde_json::{Value, json};
use std::fs;

#[test]
fn folders_come_and_go() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(one.path().join("a.md"), "1. 什么是协程❌\n").unwrap();
    fs::write(two.path().join("b.md"), "1. 什么是纤程❌\n").unwrap();
    let (a, b) = (uri(one.path(), "a.md"), uri(two.path(), "b.md"));
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[one.path()]);
    assert_eq!(client.diagnostics(&a), ["unanswered-question"]);
    let change =
        |added: &[_], removed: &[_]| json!({ "event": { "added": added, "removed": removed } });
    let (first, second) = (workspace_folder(one.path()), workspace_folder(two.path()));
    let params = change(&[json!(second)], &[]);
    client.notify("workspace/didChangeWorkspaceFolders", params);
    assert_eq!(client.diagnostics(&b), ["unanswered-question"]);
    let params = change(&[], &[json!(first)]);
    client.notify("workspace/didChangeWorkspaceFolders", params);
    assert!(client.diagnostics(&a).is_empty());
    assert_eq!(client.shut_down(), 0);
}

/// Who asks behind the news is told of the folders that are left; and what one of them set, or had
/// wrong in its settings, goes with it.
#[test]
fn a_folder_takes_everything_with_it() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(one.path().join("a.md"), "# 甲\n\n[[没有]] ![[图.png]]\n").unwrap();
    fs::write(two.path().join("b.md"), "# 甲乙\n").unwrap();
    fs::write(two.path().join("图.png"), "").unwrap();
    fs::write(two.path().join(".mianjing.toml"), "nothing = 1\nlanguage = \"zh\"\n").unwrap();
    let (a, config) = (uri(one.path(), "a.md"), uri(two.path(), ".mianjing.toml"));
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[one.path(), two.path()]);
    assert_eq!(client.diagnostics(&config), ["config"]);
    client.open(&a, 1, "# 甲\n\n[[没有]] ![[图.png]]\n");
    let published = client.published(&a);
    assert_eq!(codes(&published["diagnostics"]), ["broken-link"]);
    let chinese = published["diagnostics"][0]["message"].clone();
    let found = client.request("workspace/symbol", json!({ "query": "甲" }));
    assert_eq!(found.as_array().map(Vec::len), Some(2));
    let removed = json!([workspace_folder(two.path())]);
    let params = json!({ "event": { "added": [], "removed": removed } });
    client.notify("workspace/didChangeWorkspaceFolders", params);
    let found = client.request("workspace/symbol", json!({ "query": "甲" }));
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert!(client.diagnostics(&config).is_empty());
    let mut published = client.published(&a);
    while codes(&published["diagnostics"]) != ["broken-link", "broken-image"] {
        published = client.published(&a);
    }
    assert_ne!(published["diagnostics"][0]["message"], chinese);
    assert_eq!(client.shut_down(), 0);
}

/// What comes in the place of a folder that was removed is read and watched.
#[test]
#[cfg(unix)]
fn a_folder_that_is_removed_and_made_again_is_watched_again() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("笔记");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.md"), "1. 什么是协程❌\n").unwrap();
    let (a, b) = (uri(&folder, "a.md"), uri(&folder, "b.md"));
    let mut client = Client::in_memory().introduced(Profile::Neovim, &[&folder]);
    assert_eq!(client.diagnostics(&a), ["unanswered-question"]);
    fs::remove_dir_all(&folder).unwrap();
    assert!(client.diagnostics(&a).is_empty());
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.md"), "1. 什么是纤程❌\n").unwrap();
    assert_eq!(client.diagnostics(&a), ["unanswered-question"]);
    fs::write(folder.join("b.md"), "1. 什么是线程❌\n").unwrap();
    assert_eq!(client.diagnostics(&b), ["unanswered-question"]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn several_folders_are_read_and_nested_ones_once() {
    let folder = tempfile::tempdir().unwrap();
    let nested = folder.path().join("go");
    fs::create_dir(&nested).unwrap();
    fs::write(folder.path().join("a.md"), "1. 什么是协程❌\n").unwrap();
    fs::write(nested.join("b.md"), "1. 什么是纤程❌\n").unwrap();
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path(), &nested]);
    assert_eq!(client.diagnostics(&uri(folder.path(), "a.md")), ["unanswered-question"]);
    assert_eq!(client.diagnostics(&uri(&nested, "b.md")), ["unanswered-question"]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn the_root_is_a_folder_for_clients_without_workspace_folders() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "1. 什么是协程❌\n").unwrap();
    let mut client = Client::in_memory();
    let mut params = Profile::Emacs.params();
    params["rootUri"] = json!(workspace_folder(folder.path()).uri);
    client.initialize_with(params);
    assert_eq!(client.diagnostics(&uri(folder.path(), "a.md")), ["unanswered-question"]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn reading_shows_its_progress() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "# 甲\n").unwrap();
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[folder.path()]);
    let created = client.wait_until_asked("window/workDoneProgress/create");
    let mut kinds = Vec::new();
    while kinds.last() != Some(&json!("end")) {
        let progress = client.notification("$/progress");
        assert_eq!(progress["token"], created["token"]);
        kinds.push(progress["value"]["kind"].clone());
    }
    assert_eq!(kinds[0], "begin");
    assert_eq!(client.shut_down(), 0);
}

/// A folder of so many notes that reading them takes longer than a message.
fn many(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        let text = format!("1. 什么是可重入锁❌\n{}", "2. 什么是死锁✅\n".repeat(40));
        fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    folder
}

/// An answer made of half the notes would pass for one made of all.
#[test]
fn reading_goes_on_whatever_progress_is_cancelled() {
    let folder = many(300);
    let mut client = Client::process().introduced(Profile::VsCode, &[folder.path()]);
    let created = client.wait_until_asked("window/workDoneProgress/create");
    for token in [json!(1), json!("another"), Value::Null, created["token"].clone()] {
        client.notify("window/workDoneProgress/cancel", json!({ "token": token }));
    }
    assert_eq!(client.notification("$/progress")["value"]["cancellable"], false);
    client.wait_until_read();
    let mut answer = client.request("mianjing/unanswered", json!({ "limit": 0 }));
    while answer["isIncomplete"] == true {
        answer = client.request("mianjing/unanswered", json!({ "limit": 0 }));
    }
    assert_eq!(answer["tally"]["notes"], 300);
    assert_eq!(client.shut_down(), 0);
}

/// Who opened a folder by mistake closes it; the other is read to its end all the same.
#[test]
fn a_folder_that_is_closed_while_it_is_read_holds_up_no_other() {
    let (large, small) = (many(600), many(3));
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    client.initialize(Profile::Emacs, &[large.path(), small.path()]);
    let removed = json!([workspace_folder(large.path())]);
    let params = json!({ "event": { "added": [], "removed": removed } });
    client.notify("workspace/didChangeWorkspaceFolders", params);
    let ask = |client: &mut Client| client.request("mianjing/unanswered", json!({ "limit": 0 }));
    // On a busy machine an answer may not wait until all is read.
    let mut answer = ask(&mut client);
    while answer["isIncomplete"] == true {
        answer = ask(&mut client);
    }
    assert_eq!(answer["tally"]["notes"], 3);
    assert_eq!(client.shut_down(), 0);
}

/// It is asked for configuration, progress, registration, refreshes, and says nothing.
#[test]
fn a_client_that_never_answers_holds_up_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::in_memory();
    client.answers = false;
    client.initialize(Profile::VsCode, &[folder.path()]);
    let note = uri(folder.path(), "a.md");
    client.open(&note, 0, "# 甲\n");
    for version in 1..400 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.change(&note, version, &format!("# 甲 {version}\n"));
    }
    let params = json!({ "textDocument": { "uri": note } });
    let symbols = client.request("textDocument/documentSymbol", params);
    assert_eq!(symbols[0]["name"], "甲 399");
    client.wait_until_asked("workspace/configuration");
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn what_is_asked_while_a_folder_is_still_read_says_that_it_is_not_all() {
    const NOTES: usize = 400;
    let folder = many(NOTES);
    let note = uri(folder.path(), "打开.md");
    for (method, params) in [
        ("mianjing/report", json!({ "format": "json" })),
        ("mianjing/search", json!({ "query": "❌", "limit": NOTES + 2 })),
        ("mianjing/unanswered", json!({ "limit": 0 })),
        ("mianjing/unanswered", json!({ "limit": 1 })),
    ] {
        let mut client = Client::in_a_hurry();
        client.ignore("textDocument/publishDiagnostics");
        client.initialize(Profile::Emacs, &[folder.path()]);
        client.open(&note, 1, "1. 什么是可重入锁❌\n");
        let answer = client.request(method, params);
        let found = answer["items"].as_array().map_or(0, Vec::len);
        let is_counted = answer.to_string().contains(&format!("\"notes\":{}", NOTES + 1));
        let is_whole = is_counted || found == NOTES + 1;
        assert_eq!(answer["isIncomplete"], !is_whole, "{method}");
        assert_eq!(client.shut_down(), 0);
    }
}
