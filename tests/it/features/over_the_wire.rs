//! Each feature once through the whole server, as editors ask: Chinese, emoji, CRLF, an edit in
//! between, columns in the client's units.

use crate::support::client::{Client, Profile, codes};
use crate::support::fixture;
use serde_json::{Value, json};
use tower_lsp::lsp_types::Url;

const LOG: &str = "# 云杉科技 二面 9.3\r\n\r\n1. 自我介绍✅️\r\n2. 🧵 讲讲协程❌\r\n3. 锁有哪几种❌（互斥、读写） #并发\r\n";

fn start(profile: Profile) -> (Client, Url, Value) {
    let mut client = Client::in_memory();
    let result = client.initialize(profile, &[]);
    client.ignore("textDocument/publishDiagnostics");
    let uri = fixture::uri(&fixture::root(), "面经.md");
    client.open(&uri, 1, LOG);
    (client, uri, result["capabilities"].clone())
}

fn ask(client: &mut Client, method: &str, uri: &Url, line: u32, character: u32) -> Value {
    let position = json!({"line": line, "character": character});
    client.request(method, json!({"textDocument": {"uri": uri}, "position": position}))
}

/// The column behind 🧵 and its blank in `2. 🧵 讲讲协程❌`.
fn column(capabilities: &Value) -> u32 {
    match capabilities["positionEncoding"].as_str() {
        Some("utf-8") => 8,
        Some("utf-32") => 5,
        _ => 6,
    }
}

#[test]
fn columns_are_in_the_units_of_each_client() {
    for profile in [Profile::VsCode, Profile::Neovim, Profile::Helix, Profile::Emacs, Profile::Bare]
    {
        let (mut client, uri, capabilities) = start(profile);
        let start = column(&capabilities);
        let hover = ask(&mut client, "textDocument/hover", &uri, 3, start);
        assert_eq!(hover["range"]["start"]["character"], start, "{profile:?} {hover:#}");
        assert!(hover["contents"]["value"].as_str().unwrap().contains("讲讲协程"));
        assert_eq!(client.shut_down(), 0);
    }
}

#[test]
fn everything_that_is_offered_is_answered() {
    let (mut client, uri, capabilities) = start(Profile::VsCode);
    for offered in [
        "codeActionProvider",
        "codeLensProvider",
        "completionProvider",
        "documentHighlightProvider",
        "documentSymbolProvider",
        "foldingRangeProvider",
        "hoverProvider",
        "selectionRangeProvider",
        "semanticTokensProvider",
    ] {
        assert!(!capabilities[offered].is_null(), "{offered}");
    }
    assert!(capabilities["inlayHintProvider"].is_null(), "hints are off unless asked for");
    let note = json!({"textDocument": {"uri": uri}});
    for (method, count) in [
        ("textDocument/documentSymbol", 1),
        ("textDocument/foldingRange", 1),
        ("textDocument/codeLens", 1),
    ] {
        let answer = client.request(method, note.clone());
        assert_eq!(answer.as_array().map(Vec::len), Some(count), "{method}: {answer:#}");
    }
    let tokens = client.request("textDocument/semanticTokens/full", note);
    assert_eq!(tokens["data"].as_array().map(|it| it.len() % 5), Some(0));
    let position = json!({"line": 3, "character": 8});
    let asked = json!({"textDocument": {"uri": uri}, "positions": [position, {"line": 99, "character": 99}]});
    let selections = client.request("textDocument/selectionRange", asked);
    assert_eq!(selections.as_array().map(Vec::len), Some(2), "one answer per position");
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_tag_is_completed_while_it_is_typed() {
    let (mut client, uri, capabilities) = start(Profile::Neovim);
    let end = json!({"line": 3, "character": "2. 🧵 讲讲协程❌".len()});
    assert_eq!(capabilities["positionEncoding"], "utf-8");
    client.change_parts(&uri, 2, json!([{"range": {"start": end, "end": end}, "text": " #bf"}]));
    let column = "2. 🧵 讲讲协程❌ #bf".len() as u32;
    let list = ask(&mut client, "textDocument/completion", &uri, 3, column);
    assert_eq!(list["items"][0]["label"], "#并发", "{list:#}");
    assert_eq!(list["isIncomplete"], false);
    let range = &list["items"][0]["textEdit"]["range"];
    assert_eq!(range["start"]["character"], column - 3);
    assert_eq!(range["end"]["character"], column);
    let item = client.request("completionItem/resolve", list["items"][0].clone());
    let about = item["documentation"]["value"].as_str();
    assert!(about.is_some_and(|about| about.starts_with("used ")), "{item:#}");
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_quick_fix_clears_its_warning() {
    let (mut client, uri, _) = start(Profile::VsCode);
    let note = json!({"textDocument": {"uri": uri}});
    let report = client.request("textDocument/diagnostic", note.clone());
    assert_eq!(codes(&report["items"]), ["unanswered-question"], "{report:#}");
    let context = json!({"diagnostics": report["items"], "only": ["quickfix"]});
    let range = &report["items"][0]["range"];
    let asked = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
    let actions = client.request("textDocument/codeAction", asked);
    let mark =
        actions.as_array().unwrap().iter().find(|it| it["title"].as_str().unwrap().contains('✅'));
    let mark = mark.unwrap_or_else(|| panic!("{actions:#}")).clone();
    assert_eq!(mark["diagnostics"], report["items"]);
    let resolved = client.request("codeAction/resolve", mark);
    let change = &resolved["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    let edit = &change["edits"][0];
    let part = json!([{"range": edit["range"], "text": edit["newText"]}]);
    client.change_parts(&uri, 2, part);
    let report = client.request("textDocument/diagnostic", note);
    assert_eq!(report["items"], json!([]));
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_feature_that_is_switched_off_is_neither_offered_nor_answered() {
    let mut client = Client::in_memory();
    let mut asked = Profile::Neovim.params();
    let off = json!({"features": {"hover": false, "semantic_tokens": false, "inlay_hint": true}});
    asked["initializationOptions"] = off.clone();
    client.settings = off;
    client.ignore("textDocument/publishDiagnostics");
    let capabilities = client.initialize_with(asked)["capabilities"].clone();
    assert!(capabilities["hoverProvider"].is_null(), "{capabilities:#}");
    assert!(capabilities["semanticTokensProvider"].is_null());
    assert!(!capabilities["inlayHintProvider"].is_null());
    let uri = fixture::uri(&fixture::root(), "面经.md");
    client.open(&uri, 1, LOG);
    // Settings are read beside the session; a client that never asks for what is not offered
    // does not see when they come into force.
    let mut hovers = (0..5000).map(|_| ask(&mut client, "textDocument/hover", &uri, 3, 8));
    assert!(hovers.any(|hover| hover.is_null()), "hover is still answered");
    drop(hovers);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn colours_follow_the_edits_as_differences() {
    let (mut client, uri, _) = start(Profile::Neovim);
    let note = json!({"textDocument": {"uri": uri}});
    let full = client.request("textDocument/semanticTokens/full", note.clone());
    let mut text = LOG.to_owned();
    let mut known = full;
    for version in 2..8 {
        text = text.replace("讲讲", "讲讲🧵");
        client.change(&uri, version, &text);
        let asked = json!({"textDocument": {"uri": uri}, "previousResultId": known["resultId"]});
        let delta = client.request("textDocument/semanticTokens/full/delta", asked);
        let mut data = known["data"].as_array().unwrap().clone();
        for edit in delta["edits"].as_array().unwrap() {
            let start = edit["start"].as_u64().unwrap() as usize;
            let end = start + edit["deleteCount"].as_u64().unwrap() as usize;
            data.splice(start..end, edit["data"].as_array().unwrap().iter().cloned());
        }
        let fresh = client.request("textDocument/semanticTokens/full", note.clone());
        assert_eq!(json!(data), fresh["data"]);
        known = fresh;
    }
    assert_eq!(client.shut_down(), 0);
}
