//! What is registered with the client after it is initialized: which files it is to watch, and
//! that it is to tell of changed settings.

use super::capabilities::Abilities;
use super::outbox::Outbox;
use serde_json::json;
use tower_lsp::lsp_types::request::RegisterCapability;
use tower_lsp::lsp_types::{Registration, RegistrationParams};

/// `WatchKind` of LSP 3.17.
const CHANGE: u8 = 2;
const CREATE_OR_DELETE: u8 = 1 + 4;

/// Registers what the client offers to be registered.
pub(super) fn register(outbox: &Outbox, abilities: &Abilities) {
    let mut registrations = Vec::new();
    if abilities.watches_files {
        let read = ["**/*.{md,markdown}", "**/.mianjing.toml", "**/.gitignore", "**/.ignore"];
        let mut watchers: Vec<_> =
            read.iter().map(|glob| json!({ "globPattern": glob, "kind": CHANGE })).collect();
        // Links lead to files of any kind. And of a folder that goes, VS Code names the folder
        // alone, which no pattern for notes fits.
        watchers.push(json!({ "globPattern": "**/*", "kind": CREATE_OR_DELETE }));
        registrations.push(Registration {
            id: "mianjing/files".into(),
            method: "workspace/didChangeWatchedFiles".into(),
            register_options: Some(json!({ "watchers": watchers })),
        });
    }
    if abilities.registers_configuration {
        registrations.push(Registration {
            id: "mianjing/settings".into(),
            method: "workspace/didChangeConfiguration".into(),
            register_options: Some(json!({ "section": "mianjing" })),
        });
    }
    if !registrations.is_empty() {
        outbox.ask::<RegisterCapability>(RegistrationParams { registrations }, |()| {});
    }
}
