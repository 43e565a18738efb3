//! Several folders, each with settings of its own: what each sets is about its own notes.

use crate::support::client::{Client, DEADLINE, Profile};
use crate::support::fixture::{uri, workspace_folder};
use crate::support::{folder, write};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Instant;
use tower_lsp::lsp_types::Url;

const LOG: &str = "1. 什么是可重入锁⛔\n2. 什么是自旋锁❌\n";

const SETTINGS: &str = ".mianjing.toml";

/// The lines and severities of the next diagnostics of a note.
fn found(client: &mut Client, note: &Url) -> Vec<(u64, u64)> {
    let published = client.published(note);
    let of = |it: &Value| {
        (it["range"]["start"]["line"].as_u64().unwrap(), it["severity"].as_u64().unwrap())
    };
    published["diagnostics"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn what_a_folder_sets_is_about_its_own_notes() {
    let own = "ignore = [\"稿/\"]\n[signs]\nfail = [\"⛔\"]\n\
               [severity]\nunanswered-question = \"error\"\n\
               [templates]\ninterview = \"# 面 {company}\\n\"\n";
    let one = folder(&[(SETTINGS, own), ("a.md", LOG), ("稿/b.md", LOG)]);
    let two = folder(&[("a.md", LOG), ("稿/b.md", LOG)]);
    let mut client = Client::process().introduced(Profile::Emacs, &[one.path(), two.path()]);
    assert_eq!(found(&mut client, &uri(one.path(), "a.md")), [(0, 1), (1, 1)]);
    assert_eq!(found(&mut client, &uri(two.path(), "a.md")), [(1, 2)]);
    assert_eq!(found(&mut client, &uri(two.path(), "稿/b.md")), [(1, 2)]);
    let note = uri(one.path(), "新.md");
    client.open(&note, 1, LOG);
    assert_eq!(found(&mut client, &note), [(0, 1), (1, 1)]);
    for (folder, first) in [(&one, "# 面 北辰网络"), (&two, "# 北辰网络")] {
        let asked = json!({ "company": "北辰网络", "folder": workspace_folder(folder.path()).uri });
        let made = client.request("mianjing/newInterview", asked);
        assert!(made["text"].as_str().unwrap().starts_with(first), "{made}");
    }
    // What another sets later reads its notes anew, and those of no other.
    write(two.path(), SETTINGS, "[signs]\nfail = [\"⛔\"]\n");
    client.watched(&[(&uri(two.path(), SETTINGS), 1)]);
    assert_eq!(found(&mut client, &uri(two.path(), "a.md")), [(0, 2), (1, 2)]);
    assert_eq!(found(&mut client, &uri(two.path(), "稿/b.md")), [(0, 2), (1, 2)]);
    fs::remove_file(one.path().join(SETTINGS)).unwrap();
    client.watched(&[(&uri(one.path(), SETTINGS), 3)]);
    assert_eq!(found(&mut client, &note), [(1, 2)]);
    assert_eq!(found(&mut client, &uri(one.path(), "a.md")), [(1, 2)]);
    assert_eq!(found(&mut client, &uri(one.path(), "稿/b.md")), [(1, 2)]);
    assert_eq!(client.shut_down(), 0);
}

/// Neither what the outer one sets nor what it ignores is about the inner one.
#[test]
fn a_folder_inside_of_another_has_settings_of_its_own() {
    let outer = folder(&[
        (SETTINGS, "ignore = [\"归档/\"]\n[severity]\nunanswered-question = \"error\"\n"),
        ("a.md", LOG),
        ("归档/八股/b.md", LOG),
        ("归档/八股/.mianjing.toml", "[signs]\nfail = [\"⛔\"]\n"),
    ]);
    let inner = outer.path().join("归档/八股");
    let (a, b) = (uri(outer.path(), "a.md"), uri(&inner, "b.md"));
    let mut client = Client::process().introduced(Profile::Emacs, &[outer.path()]);
    assert_eq!(found(&mut client, &a), [(1, 1)]);
    let change = |client: &mut Client, added: Value, removed: Value| {
        let event = json!({ "event": { "added": added, "removed": removed } });
        client.notify("workspace/didChangeWorkspaceFolders", event);
    };
    change(&mut client, json!([workspace_folder(&inner)]), json!([]));
    assert_eq!(found(&mut client, &b), [(0, 2), (1, 2)]);
    // News of the outer one takes nothing away from the inner one.
    write(outer.path(), "归档/八股/c.md", LOG);
    client.watched(&[(&uri(outer.path(), "归档"), 2)]);
    assert_eq!(found(&mut client, &uri(&inner, "c.md")), [(0, 2), (1, 2)]);
    assert!(client.unread_of(&b).is_empty());
    change(&mut client, json!([]), json!([workspace_folder(&inner)]));
    assert_eq!(found(&mut client, &b), []);
    assert_eq!(found(&mut client, &uri(&inner, "c.md")), []);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn what_folders_set_of_the_server_is_that_of_the_last_and_the_client_s_first() {
    let one = folder(&[(SETTINGS, "language = \"en\"\n"), ("a.md", LOG)]);
    let two = folder(&[(SETTINGS, "language = \"zh\"\n"), ("b.md", LOG)]);
    let (a, b) = (uri(one.path(), "a.md"), uri(two.path(), "b.md"));
    let mut client = Client::process().introduced(Profile::Emacs, &[one.path(), two.path()]);
    let said =
        |client: &mut Client, note| client.published(note)["diagnostics"][0]["message"].take();
    assert_eq!(said(&mut client, &a), "标了 ❌，还没有写答案。");
    assert_eq!(said(&mut client, &b), "标了 ❌，还没有写答案。");
    let settings = json!({ "settings": { "language": "en" } });
    client.notify("workspace/didChangeConfiguration", settings);
    assert_eq!(said(&mut client, &a), "Marked ❌ and not answered yet.");
    assert_eq!(said(&mut client, &b), "Marked ❌ and not answered yet.");
    assert_eq!(client.shut_down(), 0);
}

/// As VS Code has it in a workspace of several folders, each with a `.vscode/settings.json`.
#[test]
fn an_editor_may_have_settings_of_its_own_for_a_folder() {
    let own = "[severity]\nunanswered-question = \"error\"\n";
    let one = folder(&[("a.md", LOG), (SETTINGS, own)]);
    let two = folder(&[("b.md", LOG), (SETTINGS, own)]);
    let (a, b) = (uri(one.path(), "a.md"), uri(two.path(), "b.md"));
    let mut client = Client::process();
    client.settings = json!({ "signs": { "fail": ["⛔"] } });
    client.initialize(Profile::Neovim, &[one.path()]);
    while found(&mut client, &a) != [(0, 1), (1, 1)] {}
    let second = workspace_folder(two.path());
    let of_second = json!({ "severity": { "unanswered-question": "hint" }, "sevrity": 1 });
    client.settings_of.insert(Url::from_file_path(two.path()).unwrap().into(), of_second);
    let event = json!({ "event": { "added": [second], "removed": [] } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    while found(&mut client, &b) != [(1, 4)] {}
    let shown = client.notification("window/showMessage");
    assert!(shown["message"].as_str().unwrap().contains("sevrity"), "{shown}");
    // What the editor asks to be asked again holds for each.
    client.settings_of.clear();
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    while found(&mut client, &b) != [(0, 1), (1, 1)] {}
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn what_is_wrong_with_settings_is_as_loud_as_they_say() {
    let one = folder(&[(SETTINGS, "sevrity = 1\n[severity]\nconfig = \"error\"\n")]);
    let two = folder(&[(SETTINGS, "sevrity = 1\n")]);
    let (first, second) = (uri(one.path(), SETTINGS), uri(two.path(), SETTINGS));
    let mut client = Client::process().introduced(Profile::Emacs, &[one.path(), two.path()]);
    assert_eq!(found(&mut client, &first), [(0, 1)]);
    assert_eq!(found(&mut client, &second), [(0, 2)]);
    write(one.path(), SETTINGS, "sevrity = 1\n[severity]\nconfig = \"off\"\n");
    client.watched(&[(&first, 2)]);
    assert_eq!(found(&mut client, &first), []);
    assert_eq!(found(&mut client, &second), [(0, 2)]);
    assert_eq!(client.shut_down(), 0);
}

/// A checkout changes much at once: words by which all is read anew, and a note that is gone.
#[test]
fn a_note_that_goes_while_others_are_read_anew_is_gone() {
    let folder = folder(&[("a.md", LOG), ("b.md", LOG)]);
    let (a, b) = (uri(folder.path(), "a.md"), uri(folder.path(), "b.md"));
    let mut client = Client::process().introduced(Profile::Emacs, &[folder.path()]);
    assert_eq!(found(&mut client, &a), [(1, 2)]);
    assert_eq!(found(&mut client, &b), [(1, 2)]);
    write(folder.path(), SETTINGS, "[signs]\nfail = [\"⛔\"]\n");
    fs::remove_file(folder.path().join("a.md")).unwrap();
    client.watched(&[(&uri(folder.path(), SETTINGS), 1), (&a, 3)]);
    assert_eq!(found(&mut client, &b), [(0, 2), (1, 2)]);
    assert_eq!(found(&mut client, &a), []);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn notes_that_were_all_ignored_are_read_when_they_no_longer_are() {
    let folder = folder(&[(SETTINGS, "ignore = [\"*\"]\n"), ("a.md", LOG)]);
    let mut client = Client::process().introduced(Profile::Emacs, &[folder.path()]);
    assert_eq!(client.request("mianjing/unanswered", json!({}))["items"], json!([]));
    write(folder.path(), SETTINGS, "");
    client.watched(&[(&uri(folder.path(), SETTINGS), 2)]);
    assert_eq!(found(&mut client, &uri(folder.path(), "a.md")), [(1, 2)]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_note_that_is_given_for_a_folder_is_read_and_has_no_settings() {
    let folder = folder(&[("a.md", LOG), ("b.md", LOG), (SETTINGS, "[signs]\nfail = [\"⛔\"]\n")]);
    let note = uri(folder.path(), "a.md");
    let mut client = Client::process().introduced(Profile::Emacs, &[&folder.path().join("a.md")]);
    assert_eq!(found(&mut client, &note), [(1, 2)]);
    assert_eq!(client.shut_down(), 0);
}

/// What a server says of each question: its note, its line, its mark.
fn said(client: &mut Client) -> BTreeSet<String> {
    let answer = client.request("mianjing/unanswered", json!({}));
    let shown = |it: &Value| {
        let place = &it["location"];
        format!("{} {} {}", place["uri"], place["range"]["start"]["line"], it["mark"])
    };
    answer["items"].as_array().unwrap().iter().map(shown).collect()
}

/// In whatever order they come and go, what is said is what a server says that begins with those
/// that are left.
#[test]
fn folders_inside_each_other_come_and_go_in_any_order() {
    let log = "1. 什么是可重入锁⛔\n2. 什么是自旋锁❌\n3. 什么是活锁🟥\n";
    let outer = folder(&[
        ("a.md", log),
        ("内/b.md", log),
        ("内/.mianjing.toml", "[signs]\nfail = [\"⛔\"]\n"),
        ("内/深/c.md", log),
        ("内/深/.mianjing.toml", "[signs]\nfail = [\"🟥\"]\n"),
    ]);
    let all = ["", "内", "内/深"].map(|below| outer.path().join(below));
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let order = order.map(|at| &*all[at]);
        let mut client = Client::in_memory().introduced(Profile::Emacs, &order[..1]);
        client.ignore("textDocument/publishDiagnostics");
        let mut check = |added: &[&Path], removed: &[&Path], left: &[&Path]| {
            let [added, removed] = [added, removed]
                .map(|paths| paths.iter().map(|path| workspace_folder(path)).collect::<Vec<_>>());
            let event = json!({ "event": { "added": added, "removed": removed } });
            client.notify("workspace/didChangeWorkspaceFolders", event);
            let mut fresh = Client::in_memory().introduced(Profile::Emacs, left);
            fresh.ignore("textDocument/publishDiagnostics");
            let deadline = Instant::now() + DEADLINE;
            // On a busy machine an answer may not wait until all is read.
            while said(&mut client) != said(&mut fresh) {
                assert!(Instant::now() < deadline, "{order:?}, of which {left:?} are left");
            }
            assert_eq!(fresh.shut_down(), 0);
        };
        for end in 2..=3 {
            check(&order[end - 1..end], &[], &order[..end]);
        }
        for start in 1..3 {
            check(&[], &order[start - 1..start], &order[start..]);
        }
        assert_eq!(client.shut_down(), 0);
    }
}
