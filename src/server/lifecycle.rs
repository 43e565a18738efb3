//! The beginning and the end: what `initialize` is answered, and when a process whose client died
//! without a word must go.

use super::capabilities::{Init, encoding_kind};
use super::folder_settings::FolderSettings;
use super::routes;
use crate::config::{Config, EditorSettings, Settings};
use std::time::Duration;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{
    FileOperationFilter, FileOperationPattern, FileOperationRegistrationOptions, InitializeParams,
    InitializeResult, OneOf, SaveOptions, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, WorkspaceFileOperationsServerCapabilities,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};
use tower_lsp::{Client, LanguageServer};

/// How often a client is looked after that may have died without closing our stdin.
const ORPHAN_CHECK: Duration = Duration::from_secs(3);

/// The part of the protocol that tower-lsp keeps: who may speak when.
pub(super) struct Backend {
    pub(super) client: Client,
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    /// [`super::dispatch`] knows the answer, and puts it where it is found here.
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let answer = params.initialization_options.unwrap_or_default();
        serde_json::from_value(answer).map_err(|_| Error::internal_error())
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

/// What `initialize` is answered.
pub(super) fn answer(init: &Init, config: &Config) -> InitializeResult {
    InitializeResult {
        capabilities: capabilities(init, config),
        server_info: Some(ServerInfo {
            name: env!("CARGO_PKG_NAME").into(),
            version: Some(env!("CARGO_PKG_VERSION").into()),
        }),
    }
}

fn capabilities(init: &Init, config: &Config) -> ServerCapabilities {
    let folders = WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(OneOf::Left(true)),
    };
    let mut capabilities = ServerCapabilities {
        position_encoding: Some(encoding_kind(init.client.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions::default())),
            ..TextDocumentSyncOptions::default()
        })),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(folders),
            file_operations: Some(file_operations()),
        }),
        ..ServerCapabilities::default()
    };
    routes::offer(&mut capabilities, &init.client, |feature| config.is_on(feature));
    capabilities
}

/// The configuration as far as it is known now: what the editor sends later cannot take back an
/// offer, only have it answered with nothing.
pub(super) fn config(init: &Init) -> Config {
    let mut folders = FolderSettings::default();
    // The disk thread reads them once more, and tells what is wrong with them.
    folders.read(&init.folders);
    let all = Settings::from_json(&init.options);
    let editor = EditorSettings { all, ..EditorSettings::default() };
    Config::of_folders(folders.all(), &editor, init.language)
}

/// What the client is to tell of files it creates, deletes and renames itself.
fn file_operations() -> WorkspaceFileOperationsServerCapabilities {
    let pattern = FileOperationPattern { glob: "**/*".into(), matches: None, options: None };
    let filters = vec![FileOperationFilter { scheme: Some("file".into()), pattern }];
    let all = FileOperationRegistrationOptions { filters };
    WorkspaceFileOperationsServerCapabilities {
        did_create: Some(all.clone()),
        did_rename: Some(all.clone()),
        did_delete: Some(all),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

/// Returns when the client's process is no more; never, when it did not say which it is.
pub(super) async fn orphaned(id: Option<u32>) {
    // A process that cannot be seen even now lives in another container; its end shows in stdin.
    let Some(id) = id.filter(|id| is_alive(*id)) else { return std::future::pending().await };
    while is_alive(id) {
        tokio::time::sleep(ORPHAN_CHECK).await;
    }
}

#[cfg(unix)]
fn is_alive(id: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) else { return true };
    // A process of another user, or of a namespace we cannot see into, is alive.
    test_kill_process(pid) != Err(Errno::SRCH)
}

#[cfg(windows)]
fn is_alive(id: u32) -> bool {
    use sysinfo::{Pid, ProcessesToUpdate, System};
    let pid = Pid::from_u32(id);
    // Where processes cannot be listed, stdin alone tells that the client has gone.
    let Ok(mut system) = System::new() else { return true };
    system.refresh_processes(ProcessesToUpdate::Some(&[pid]), true);
    system.process(pid).is_some()
}
