//! Makes links follow files that a client renamed without asking first.

use super::outbox::Outbox;
use crate::features::did_rename_files;
use crate::features::messages::links as messages;
use crate::snapshot::Snapshot;
use std::path::PathBuf;
use tower_lsp::lsp_types::notification::ShowMessage;
use tower_lsp::lsp_types::request::ApplyWorkspaceEdit;
use tower_lsp::lsp_types::{ApplyWorkspaceEditParams, MessageType, ShowMessageParams};

/// Has the client apply the edit for `moves` (old and new paths), worked out beside the session.
/// The user is told when the client refuses: the links would be dead otherwise, and nobody know.
pub(super) fn follow(snapshot: Snapshot, moves: Vec<(PathBuf, PathBuf)>, outbox: Outbox) {
    let work = move || {
        let language = snapshot.config.language;
        let Some(edit) = did_rename_files::edit(&snapshot, &moves) else { return };
        let label = Some(messages::links_follow(language).to_owned());
        let teller = outbox.clone();
        outbox.ask::<ApplyWorkspaceEdit>(ApplyWorkspaceEditParams { label, edit }, move |answer| {
            if !answer.applied {
                let message = messages::links_left_behind(language).to_owned();
                let params = ShowMessageParams { typ: MessageType::WARNING, message };
                teller.notify::<ShowMessage>(params);
            }
        });
    };
    // Nobody waits for it: what it has to say, it says itself.
    drop(tokio::task::spawn_blocking(work));
}
