//! Notes that are too long to be read: named once, in the way of no other, and never changed.

use super::{folder, short};
use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use expect_test::expect;
use serde_json::json;
use std::process::Command;

const FAILED: &str = "1. 什么是可重入锁❌\n";

#[test]
fn one_line_of_50_mb_is_named() {
    let line = "锁".repeat((50 << 20) / 3 + 1);
    let folder = folder(&[("好.md", FAILED.as_bytes()), ("长.md", line.as_bytes())]);
    let found = short(&mut Command::new(env!("CARGO_BIN_EXE_mianjing")), folder.path(), &["."]);
    expect![[r#"
        好.md:1:4: warning: Marked ❌ and not answered yet. [unanswered-question]
        长.md:1:1: warning: Not read: 50 MB is too large for a note. [unreadable-note]
    "#]]
    .assert_eq(&found);
}

/// Opened in an editor it is treated as on disk: one warning, and every request is answered. Once
/// it is shorter it is a note like any other, so its text was kept.
#[test]
fn an_open_note_that_is_too_long_is_named_until_it_is_shorter() {
    let folder = folder(&[("好.md", FAILED.as_bytes())]);
    let mut client = Client::process().introduced(Profile::Neovim, &[folder.path()]);
    let [good, long] = ["好.md", "长.md"].map(|path| uri(folder.path(), path));
    assert_eq!(client.diagnostics(&good), ["unanswered-question"]);
    client.open(&long, 1, &format!("{FAILED}{}", "x".repeat(17 << 20)));
    assert_eq!(client.diagnostics(&long), ["unreadable-note"]);
    let at = json!({ "line": 0, "character": 5 });
    let params = json!({
        "textDocument": { "uri": long },
        "position": at,
        "positions": [at],
        "range": { "start": at, "end": { "line": 2, "character": 0 } },
        "context": { "diagnostics": [], "includeDeclaration": true },
        "newName": "新",
    });
    for route in mianjing::server::routes::all() {
        if route.method.starts_with("textDocument/") {
            let id = client.start(route.method, params.clone());
            let _ = client.answer(id);
        }
    }
    client.open(&good, 1, "1. 什么是可重入锁✅\n");
    assert!(client.diagnostics(&good).is_empty(), "it is not held up");
    let behind = json!({
        "start": { "line": 1, "character": 10 },
        "end": { "line": 9, "character": 0 },
    });
    client.change_parts(&long, 2, json!([{ "range": behind, "text": "y\n2. 锁❌" }]));
    let published = client.published(&long);
    let found = published["diagnostics"].as_array().unwrap();
    // What stands below the first question answers it now.
    assert_eq!(found.len(), 1, "{published}");
    assert_eq!(found[0]["code"], "unanswered-question");
    assert_eq!(found[0]["range"]["start"], json!({ "line": 2, "character": 3 }));
    client.close(&long);
    assert!(client.diagnostics(&long).is_empty());
    assert_eq!(client.shut_down(), 0);
}
