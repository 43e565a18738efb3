//! `SECURITY.md`, line by line: what stands against each threat, through the real binary.

mod previews;
mod reports;
mod terminal;

use crate::support::client::{Client, Profile};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;
use tower_lsp::lsp_types::Url;

/// What must not be seen where it has no business.
const SECRET: &str = "SECRET-7f3a";

/// A folder of notes, `notes`, in another one with a secret beside it.
fn workspace(notes: &[(&str, &str)]) -> TempDir {
    let around = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| crate::support::write(around.path(), path, text);
    write("秘密.md", &format!("# 秘密\n\n{SECRET}\n"));
    write("秘密.png", SECRET);
    for (path, text) in notes {
        write(&format!("notes/{path}"), text);
    }
    around
}

fn serve(folder: &Path) -> Client {
    let mut client = Client::process().introduced(Profile::VsCode, &[folder]);
    client.ignore("textDocument/publishDiagnostics");
    client
}

/// Waits until the folder was read: this note of it, which has a heading, has an outline.
fn until_read(client: &mut Client, note: &Url) {
    let params = json!({ "textDocument": { "uri": note } });
    loop {
        let outline = client.request("textDocument/documentSymbol", params.clone());
        if outline.as_array().is_some_and(|symbols| !symbols.is_empty()) {
            return;
        }
    }
}

fn at(uri: &Url, line: usize, character: usize) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}
