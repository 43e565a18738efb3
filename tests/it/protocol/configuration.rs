//! Configuration while the server runs: from the folder's file, from the client, wrong.

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use serde_json::json;
use std::fs;

const FAILED: &str = "1. 什么是可重入锁❌\n";

#[test]
fn the_folder_s_file_applies_and_its_changes_apply_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".mianjing.toml");
    fs::write(folder.path().join("a.md"), FAILED).unwrap();
    fs::write(&file, "[severity]\nunanswered-question = \"error\"\n").unwrap();
    let (note, settings) = (uri(folder.path(), "a.md"), uri(folder.path(), ".mianjing.toml"));
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 1);
    fs::write(&file, "[severity]\nunanswered-question = \"hint\"\n").unwrap();
    client.watched(&[(&settings, 2)]);
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 4);
    fs::remove_file(&file).unwrap();
    client.watched(&[(&settings, 3)]);
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 2);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_wrong_key_is_reported_on_its_line_and_the_rest_applies() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".mianjing.toml");
    fs::write(folder.path().join("a.md"), FAILED).unwrap();
    fs::write(&file, "sevrity = 1\n\n[severity]\nunanswered-question = \"error\"\n").unwrap();
    let (note, settings) = (uri(folder.path(), "a.md"), uri(folder.path(), ".mianjing.toml"));
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    let problem = client.published(&settings)["diagnostics"][0].clone();
    assert_eq!(
        (&problem["code"], &problem["range"]["start"]["line"]),
        (&json!("config"), &json!(0))
    );
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 1);
    fs::write(&file, "not toml").unwrap();
    client.watched(&[(&settings, 2)]);
    assert_eq!(client.diagnostics(&settings), ["config"]);
    fs::write(&file, "").unwrap();
    client.watched(&[(&settings, 2)]);
    assert!(client.diagnostics(&settings).is_empty());
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 2);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn the_client_s_settings_override_the_folder_s() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), FAILED).unwrap();
    fs::write(
        folder.path().join(".mianjing.toml"),
        "[severity]\nunanswered-question = \"error\"\n",
    )
    .unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory();
    client.settings = json!({ "severity": { "unanswered-question": "hint" } });
    client.initialize(Profile::Neovim, &[folder.path()]);
    while client.published(&note)["diagnostics"][0]["severity"] != 4 {}
    client.settings = json!({ "severity": { "unanswered-question": "information" } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 3);
    // The other shape: the settings come with the notification, below our name or not.
    let pushed =
        json!({ "settings": { "mianjing": { "severity": { "unanswered-question": "error" } } } });
    client.notify("workspace/didChangeConfiguration", pushed);
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 1);
    let pushed = json!({ "settings": { "severity": { "unanswered-question": "warning" } } });
    client.notify("workspace/didChangeConfiguration", pushed);
    assert_eq!(client.published(&note)["diagnostics"][0]["severity"], 2);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn wrong_settings_of_the_client_are_said_in_a_message() {
    let mut client = Client::in_memory();
    client.settings = json!({ "sevrity": {} });
    client.initialize(Profile::Neovim, &[]);
    let shown = client.notification("window/showMessage");
    assert_eq!(shown["type"], 2);
    assert!(shown["message"].as_str().unwrap().contains("sevrity"), "{shown}");
    assert_eq!(client.shut_down(), 0);
}

/// Signs are data: with a new one, notes read differently at once, open ones and others.
#[test]
fn a_new_sign_is_read_in_every_note() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "1. 什么是可重入锁⛔\n").unwrap();
    let (a, b) = (uri(folder.path(), "a.md"), uri(folder.path(), "b.md"));
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[folder.path()]);
    client.open(&b, 1, "1. 什么是自旋锁⛔\n");
    assert!(client.diagnostics(&b).is_empty());
    fs::write(folder.path().join(".mianjing.toml"), "[signs]\nfail = [\"⛔\"]\n").unwrap();
    client.watched(&[(&uri(folder.path(), ".mianjing.toml"), 1)]);
    assert_eq!(client.diagnostics(&a), ["unanswered-question"]);
    assert_eq!(client.diagnostics(&b), ["unanswered-question"]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn messages_speak_the_client_s_language() {
    for (locale, expected) in
        [("zh-cn", "标了 ❌，还没有写答案。"), ("en", "Marked ❌ and not answered yet.")]
    {
        let mut client = Client::in_memory();
        let mut params = Profile::Helix.params();
        params["locale"] = json!(locale);
        client.initialize_with(params);
        let note = uri(&crate::support::fixture::root(), "a.md");
        client.open(&note, 1, FAILED);
        assert_eq!(client.published(&note)["diagnostics"][0]["message"], expected);
        client.shut_down();
    }
}

/// Windows has a language, and no variable that names another.
#[cfg(not(windows))]
#[test]
fn messages_speak_the_system_s_language_where_the_client_tells_none() {
    for (told, expected) in
        [(None, "标了 ❌，还没有写答案。"), (Some("en-US"), "Marked ❌ and not answered yet.")]
    {
        let mut client = Client::process_in("zh_CN.UTF-8");
        let mut params = Profile::Helix.params();
        params["locale"] = json!(told);
        client.initialize_with(params);
        let note = uri(&crate::support::fixture::root(), "a.md");
        client.open(&note, 1, FAILED);
        assert_eq!(client.published(&note)["diagnostics"][0]["message"], expected);
        assert_eq!(client.shut_down(), 0);
    }
}

#[test]
fn what_is_switched_off_is_not_offered_and_what_is_switched_off_later_says_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), FAILED).unwrap();
    fs::write(folder.path().join(".mianjing.toml"), "[features]\nhover = false\n").unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory();
    let mut params = Profile::Emacs.params();
    params["rootUri"] = json!(crate::support::fixture::workspace_folder(folder.path()).uri);
    params["initializationOptions"] = json!({ "features": { "codeLens": false } });
    let result = client.initialize_with(params);
    assert_eq!(result["capabilities"].get("hoverProvider"), None);
    assert_eq!(result["capabilities"].get("codeLensProvider"), None);
    assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
    let off = json!({ "features": { "diagnostics": false, "foldingRange": false } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": off }));
    assert!(client.diagnostics(&note).is_empty());
    let params = json!({ "textDocument": { "uri": note } });
    assert_eq!(client.request("textDocument/foldingRange", params), json!(null));
    assert_eq!(client.shut_down(), 0);
}

/// Asked of many servers, since each has but one first answer.
#[test]
fn the_first_answer_is_in_the_language_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".mianjing.toml"), "language = \"zh\"\n").unwrap();
    let in_folder = json!(crate::support::fixture::workspace_folder(folder.path()).uri);
    let note = uri(folder.path(), "a.md");
    let place = json!({ "line": 0, "character": 0 });
    let asked = json!({ "textDocument": { "uri": note }, "position": place });
    for (what, value) in [
        ("locale", json!("zh-cn")),
        ("initializationOptions", json!({ "language": "zh" })),
        ("rootUri", in_folder),
    ] {
        for _ in 0..10 {
            let mut client = Client::in_memory();
            let mut params = Profile::Emacs.params();
            params["locale"] = json!("en");
            params[what] = value.clone();
            client.ignore("textDocument/publishDiagnostics");
            client.initialize_with(params);
            client.open(&note, 1, FAILED);
            let hover = client.request("textDocument/hover", asked.clone());
            let shown = hover["contents"].to_string();
            assert!(shown.contains("没有答案"), "{what}: {shown}");
            assert_eq!(client.shut_down(), 0);
        }
    }
}
