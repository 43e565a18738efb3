//! How diagnostics travel: pushed or asked for, never both, never stale.

use crate::support::client::{Client, Profile, codes};
use crate::support::fixture::{root, uri};
use serde_json::{Value, json};
use std::fs;

const FAILED: &str = "1. 什么是可重入锁❌\n";

fn ask(client: &mut Client, note: &tower_lsp::lsp_types::Url, previous: &Value) -> Value {
    let params = json!({ "textDocument": { "uri": note }, "previousResultId": previous });
    client.request("textDocument/diagnostic", params)
}

#[test]
fn a_client_that_asks_is_not_pushed_to() {
    let mut client = Client::in_memory();
    let result = client.initialize(Profile::VsCode, &[]);
    assert_eq!(result["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"], true);
    let note = uri(&root(), "a.md");
    client.open(&note, 1, FAILED);
    let report = ask(&mut client, &note, &Value::Null);
    assert_eq!(report["kind"], "full");
    assert_eq!(codes(&report["items"]), ["unanswered-question"]);
    let unchanged = ask(&mut client, &note, &report["resultId"]);
    assert_eq!(unchanged, json!({ "kind": "unchanged", "resultId": report["resultId"] }));
    client.change(&note, 2, "# 空\n");
    let report = ask(&mut client, &note, &report["resultId"]);
    assert_eq!(codes(&report["items"]), [] as [&str; 0]);
    // Whatever had been pushed would be unread now.
    client.wait_until_asked("workspace/diagnostic/refresh");
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_client_that_cannot_be_told_to_ask_again_is_pushed_to() {
    for profile in [Profile::Neovim, Profile::Helix, Profile::Emacs, Profile::Bare] {
        let mut client = Client::in_memory();
        let result = client.initialize(profile, &[]);
        assert_eq!(result["capabilities"].get("diagnosticProvider"), None, "{profile:?}");
        let note = uri(&root(), "a.md");
        client.open(&note, 7, FAILED);
        let published = client.published(&note);
        assert_eq!(published["version"], 7);
        assert_eq!(codes(&published["diagnostics"]), ["unanswered-question"]);
        assert_eq!(client.shut_down(), 0);
    }
}

/// Versions only rise, and the last one published is the last one sent.
#[test]
fn no_stale_diagnostics_are_published() {
    let mut client = Client::in_memory().introduced(Profile::Helix, &[]);
    let note = uri(&root(), "a.md");
    client.open(&note, 0, "");
    for version in 1..=200_u8 {
        let text = "1. 什么是锁❌\n".repeat(usize::from(version) % 7);
        client.change(&note, version.into(), &text);
    }
    let mut last = -1;
    while last < 200 {
        let published = client.published(&note);
        let version = published["version"].as_i64().unwrap();
        assert!(version > last);
        last = version;
        let count = published["diagnostics"].as_array().unwrap().len();
        assert_eq!(i64::try_from(count), Ok(version % 7));
    }
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn diagnostics_come_again_when_a_note_is_opened_again() {
    let mut client = Client::in_memory().introduced(Profile::Helix, &[]);
    let note = uri(&root(), "a.md");
    for _ in 0..2 {
        client.open(&note, 1, FAILED);
        assert_eq!(client.diagnostics(&note), ["unanswered-question"]);
        client.close(&note);
        assert!(client.diagnostics(&note).is_empty());
    }
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn all_notes_are_told_once_and_then_only_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), FAILED).unwrap();
    fs::write(folder.path().join("b.md"), "# 空\n").unwrap();
    let (a, b) = (uri(folder.path(), "a.md"), uri(folder.path(), "b.md"));
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[folder.path()]);
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let items = report["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "notes without findings are left out");
    assert_eq!(items[0]["uri"], a.as_str());
    let known = json!([{ "uri": a, "value": items[0]["resultId"] }]);
    let waiting = client.start("workspace/diagnostic", json!({ "previousResultIds": known }));
    // The next one waits for news, and others are answered meanwhile.
    client.open(&b, 1, FAILED);
    let news = client.answer(waiting).unwrap();
    let kinds: Vec<_> =
        news["items"].as_array().unwrap().iter().map(|it| (&it["uri"], &it["kind"])).collect();
    assert_eq!(kinds, [(&json!(b), &json!("full"))], "what it has is not told again");
    let waiting = client.start("workspace/diagnostic", json!({ "previousResultIds": known }));
    client.notify("$/cancelRequest", json!({ "id": waiting }));
    let answer = client.answer(waiting);
    assert!(answer.is_ok() || answer.unwrap_err()["code"] == -32800);
    assert_eq!(client.shut_down(), 0);
}
