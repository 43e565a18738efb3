//! The editor's text and the disk's: who is believed when.

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use crate::support::folder;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tower_lsp::lsp_types::Url;

const FAILED: &str = "1. 什么是可重入锁❌\n";
const PASSED: &str = "1. 什么是可重入锁✅️\n";

/// The headings of a note as the outline shows them; the note need not be open.
fn outline(client: &mut Client, uri: &Url) -> Vec<String> {
    let params = json!({ "textDocument": { "uri": uri } });
    let symbols = client.request("textDocument/documentSymbol", params);
    let names = symbols.as_array().into_iter().flatten();
    names.map(|it| it["name"].as_str().unwrap_or_default().to_owned()).collect()
}

fn change_on_disk(client: &mut Client, path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    client.watched(&[(&Url::from_file_path(path).unwrap(), 2)]);
}

#[test]
fn a_note_on_disk_is_diagnosed_without_being_opened() {
    let folder = folder(&[("一面.md", FAILED)]);
    let note = uri(folder.path(), "一面.md");
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    let published = client.published(&note);
    assert_eq!(published["diagnostics"][0]["code"], "unanswered-question");
    assert_eq!(published.get("version"), None);
    change_on_disk(&mut client, &folder.path().join("一面.md"), PASSED);
    assert!(client.diagnostics(&note).is_empty());
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn an_open_note_hides_the_disk() {
    let folder = folder(&[("一面.md", FAILED)]);
    let note = uri(folder.path(), "一面.md");
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    client.open(&note, 1, PASSED);
    assert!(client.diagnostics(&note).is_empty());
    change_on_disk(
        &mut client,
        &folder.path().join("一面.md"),
        "1. 什么是死锁❌\n2. 什么是活锁❌\n",
    );
    client.change(&note, 2, "1. 什么是自旋锁❌\n");
    let published = client.published(&note);
    assert_eq!(published["version"], 2);
    assert_eq!(published["diagnostics"].as_array().map(Vec::len), Some(1));
    client.close(&note);
    assert_eq!(client.published(&note)["diagnostics"].as_array().map(Vec::len), Some(2));
    assert_eq!(client.shut_down(), 0);
}

/// An editor may never tell about the disk; what counts after closing is what is there.
#[test]
fn a_closed_note_is_read_from_disk_again() {
    let folder = folder(&[("一面.md", PASSED)]);
    let note = uri(folder.path(), "一面.md");
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    client.open(&note, 1, PASSED);
    assert!(client.diagnostics(&note).is_empty());
    fs::write(folder.path().join("一面.md"), FAILED).unwrap();
    client.close(&note);
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn diagnostics_of_a_deleted_note_are_cleared() {
    let folder = folder(&[("一面.md", FAILED), ("二面/x.md", FAILED)]);
    let (first, second) = (uri(folder.path(), "一面.md"), uri(folder.path(), "二面/x.md"));
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    assert_eq!(client.diagnostics(&first), ["unanswered-question"]);
    assert_eq!(client.diagnostics(&second), ["unanswered-question"]);
    fs::remove_file(folder.path().join("一面.md")).unwrap();
    client.watched(&[(&first, 3)]);
    assert!(client.diagnostics(&first).is_empty());
    fs::remove_dir_all(folder.path().join("二面")).unwrap();
    client.watched(&[(&uri(folder.path(), "二面"), 3)]);
    assert!(client.diagnostics(&second).is_empty());
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn diagnostics_of_a_note_that_never_was_a_file_are_cleared_when_it_is_closed() {
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[]);
    let note = Url::parse("untitled:Untitled-1").unwrap();
    client.open(&note, 1, FAILED);
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    client.close(&note);
    assert!(client.diagnostics(&note).is_empty());
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_single_file_without_a_folder_is_served() {
    let folder = folder(&[("一面.md", FAILED), ("别的.md", FAILED)]);
    let note = uri(folder.path(), "一面.md");
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[]);
    client.open(&note, 1, FAILED);
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    client.close(&note);
    assert!(client.diagnostics(&note).is_empty());
    assert_eq!(client.shut_down(), 0);
}

/// Neovim on Linux does not watch files, so the server does.
#[test]
fn the_server_watches_where_the_client_does_not() {
    let folder = folder(&[("一面.md", FAILED)]);
    let mut client = Client::in_memory().introduced(Profile::Neovim, &[folder.path()]);
    let note = uri(folder.path(), "一面.md");
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    fs::write(folder.path().join("一面.md"), PASSED).unwrap();
    assert!(client.diagnostics(&note).is_empty());
    fs::create_dir_all(folder.path().join("新/更新")).unwrap();
    fs::write(folder.path().join("新/更新/二面.md"), FAILED).unwrap();
    let nested = uri(folder.path(), "新/更新/二面.md");
    assert_eq!(client.diagnostics(&nested), ["unanswered-question"]);
    fs::rename(folder.path().join("新"), folder.path().join("旧")).unwrap();
    assert!(client.diagnostics(&nested).is_empty());
    assert_eq!(client.diagnostics(&uri(folder.path(), "旧/更新/二面.md")), ["unanswered-question"]);
    assert!(!client.asked.iter().any(|(method, _)| method == "client/registerCapability"));
    assert_eq!(client.shut_down(), 0);
}

/// As when another branch is checked out: more files than are looked at one by one.
#[test]
fn a_flood_of_changes_is_seen_whole() {
    let folder = folder(&[("一面.md", PASSED)]);
    let mut client = Client::in_memory().introduced(Profile::Neovim, &[folder.path()]);
    let notes: Vec<_> = (0..300).map(|number| format!("{}/{number}.md", number % 7)).collect();
    for note in &notes {
        let path = folder.path().join(note);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, FAILED).unwrap();
    }
    for note in &notes {
        assert_eq!(client.diagnostics(&uri(folder.path(), note)), ["unanswered-question"]);
    }
    for number in 0..7 {
        fs::remove_dir_all(folder.path().join(number.to_string())).unwrap();
    }
    for note in &notes {
        assert!(client.diagnostics(&uri(folder.path(), note)).is_empty());
    }
    assert_eq!(client.shut_down(), 0);
}

/// A search that the client sends behind the news of a file is one of what the file says now.
#[test]
fn what_changed_on_disk_before_a_search_is_found_by_it() {
    let folder = folder(&[("一面.md", "# 云帆科技 一面\n")]);
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[folder.path()]);
    for count in 0..40 {
        let title = format!("第{count}场");
        change_on_disk(&mut client, &folder.path().join("一面.md"), &format!("# {title}\n"));
        let found = client.request("workspace/symbol", json!({ "query": title }));
        assert_eq!(found[0]["name"], title);
    }
    assert_eq!(client.shut_down(), 0);
}

/// The same of what is asked about a note that is not open.
/// A file may be written with the size and the time it had (`cp -p`, a checkout that sets times). Of
/// more than are looked at one by one, those are read that the system says were changed.
#[test]
#[cfg(unix)]
fn a_note_as_long_and_as_old_as_before_is_read_anew_among_hundreds() {
    let folder = folder(&[]);
    let path = |number: usize| folder.path().join(format!("{number}.md"));
    for number in 0..400 {
        fs::write(path(number), "1. 什么是死锁❌\n").unwrap();
    }
    let mut client = Client::process().introduced(Profile::VsCode, &[folder.path()]);
    client.wait_until_read();
    let modified = fs::metadata(path(7)).unwrap().modified().unwrap();
    fs::write(path(7), "1. 什么是活锁❌\n").unwrap();
    let times = fs::FileTimes::new().set_modified(modified);
    fs::File::options().write(true).open(path(7)).unwrap().set_times(times).unwrap();
    let uris: Vec<_> = (0..400).map(|number| Url::from_file_path(path(number)).unwrap()).collect();
    client.watched(&uris.iter().map(|uri| (uri, 2)).collect::<Vec<_>>());
    let found = client.request("workspace/symbol", json!({ "query": "活锁" }));
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(client.shut_down(), 0);
}

/// A client that watches more than the folders tells of what stands around them.
#[test]
fn news_of_what_stands_around_a_folder_takes_no_note_away() {
    let folder = folder(&[("笔记/一面.md", FAILED)]);
    let notes = folder.path().join("笔记");
    let mut client = Client::process().introduced(Profile::VsCode, &[&notes]);
    client.wait_until_read();
    let around = Url::from_directory_path(folder.path()).unwrap();
    let root = Url::from_file_path(folder.path().ancestors().last().unwrap()).unwrap();
    let elsewhere = uri(folder.path(), "别处.md");
    fs::write(notes.join("二面.md"), FAILED).unwrap();
    for kind in [1, 2, 3] {
        client.watched(&[(&around, kind), (&root, kind), (&elsewhere, kind)]);
        let found = client.request("workspace/symbol", json!({ "query": "可重入锁" }));
        assert_eq!(found.as_array().map(Vec::len), Some(2), "{kind}");
    }
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn what_changed_on_disk_before_its_outline_is_in_it() {
    let folder = folder(&[("一面.md", "# 云帆科技 一面\n")]);
    let note = uri(folder.path(), "一面.md");
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[folder.path()]);
    for count in 0..40 {
        let title = format!("第{count}场");
        change_on_disk(&mut client, &folder.path().join("一面.md"), &format!("# {title}\n"));
        assert_eq!(outline(&mut client, &note), [title]);
    }
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_client_that_watches_is_asked_to() {
    let folder = folder(&[]);
    let mut client = Client::in_memory().introduced(Profile::Helix, &[folder.path()]);
    let params = client.wait_until_asked("client/registerCapability");
    let watchers = &params["registrations"][0]["registerOptions"]["watchers"];
    let watched = |it: &Value| format!("{} {}", it["globPattern"].as_str().unwrap(), it["kind"]);
    let watched: Vec<_> = watchers.as_array().unwrap().iter().map(watched).collect();
    assert_eq!(
        watched,
        [
            "**/*.{md,markdown} 2",
            "**/.mianjing.toml 2",
            "**/.gitignore 2",
            "**/.ignore 2",
            "**/* 5"
        ]
    );
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn renamed_and_deleted_files_are_believed_at_once() {
    let folder = folder(&[("a.md", "# 甲\n"), ("b.md", "# 乙\n")]);
    let mut client = Client::in_memory().introduced(Profile::Bare, &[folder.path()]);
    let [a, b, c] = ["a.md", "b.md", "c.md"].map(|path| uri(folder.path(), path));
    while outline(&mut client, &b).is_empty() {}
    fs::rename(folder.path().join("a.md"), folder.path().join("c.md")).unwrap();
    let files = json!({ "files": [{ "oldUri": a, "newUri": c }] });
    client.notify("workspace/didRenameFiles", files);
    while outline(&mut client, &c).is_empty() {}
    assert!(outline(&mut client, &a).is_empty());
    fs::remove_file(folder.path().join("b.md")).unwrap();
    client.notify("workspace/didDeleteFiles", json!({ "files": [{ "uri": b }] }));
    while !outline(&mut client, &b).is_empty() {}
    fs::write(folder.path().join("b.md"), "# 乙二\n").unwrap();
    client.notify("workspace/didCreateFiles", json!({ "files": [{ "uri": b }] }));
    while outline(&mut client, &b).is_empty() {}
    assert_eq!(outline(&mut client, &b), ["乙二"]);
    assert_eq!(client.shut_down(), 0);
}

/// What is no text, or no file, is named or passed over, and holds up nothing.
#[test]
fn one_bad_note_does_not_hold_up_the_others() {
    let folder = folder(&[("good.md", FAILED), ("空.md", "")]);
    fs::write(folder.path().join("latin1.md"), *b"caf\xe9\n").unwrap();
    fs::write(folder.path().join("utf16.md"), utf16("1. 什么是锁❌\n")).unwrap();
    fs::write(folder.path().join("bom.md"), format!("\u{feff}{FAILED}")).unwrap();
    fs::write(folder.path().join("zero.md"), "1. 什么是\0锁❌\n").unwrap();
    fs::write(folder.path().join("binary.md"), [0; 4096]).unwrap();
    fs::write(folder.path().join("brackets.md"), "[".repeat(1_000_000)).unwrap();
    #[cfg(unix)]
    {
        std::process::Command::new("mkfifo").arg(folder.path().join("pipe.md")).status().unwrap();
        std::os::unix::fs::symlink("/", folder.path().join("root")).unwrap();
        std::os::unix::fs::symlink("loop.md", folder.path().join("loop.md")).unwrap();
    }
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    let mut codes = |path: &str| client.diagnostics(&uri(folder.path(), path));
    assert_eq!(codes("good.md"), ["unanswered-question"]);
    assert_eq!(codes("latin1.md"), ["unreadable-note"]);
    assert_eq!(codes("utf16.md"), ["unanswered-question"]);
    assert_eq!(codes("bom.md"), ["unanswered-question"]);
    assert_eq!(codes("zero.md"), ["unanswered-question"]);
    assert_eq!(codes("binary.md"), ["unreadable-note"]);
    assert_eq!(client.shut_down(), 0);
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn ignored_and_hidden_notes_are_passed_over() {
    let folder = folder(&[
        (".gitignore", "草稿/\n"),
        ("草稿/a.md", FAILED),
        (".obsidian/b.md", FAILED),
        ("好.md", FAILED),
        ("图.png", ""),
    ]);
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    assert_eq!(client.diagnostics(&uri(folder.path(), "好.md")), ["unanswered-question"]);
    fs::write(folder.path().join(".gitignore"), "").unwrap();
    client.watched(&[(&uri(folder.path(), ".gitignore"), 2)]);
    assert_eq!(client.diagnostics(&uri(folder.path(), "草稿/a.md")), ["unanswered-question"]);
    let hidden = uri(folder.path(), ".obsidian/b.md");
    client.watched(&[(&hidden, 2)]);
    assert_eq!(
        client.request("textDocument/foldingRange", json!({ "textDocument": { "uri": hidden } })),
        Value::Null
    );
    assert_eq!(client.shut_down(), 0);
}
