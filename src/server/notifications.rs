//! Notifications of the client as events of the session.

use super::session::Event;
use crate::proto;
use crate::text::buffer::Change;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;
use tower_lsp::lsp_types::{
    CreateFilesParams, DeleteFilesParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, FileRename, RenameFilesParams, SetTraceParams,
    TextDocumentContentChangeEvent, Url, WorkspaceFolder,
};

/// The event a notification stands for; `None` when it asks for nothing.
pub(super) fn event(method: &str, params: Value) -> serde_json::Result<Option<Event>> {
    let event = match method {
        "textDocument/didOpen" => opened(read(params)?),
        "textDocument/didChange" => changed(read(params)?),
        "textDocument/didSave" => {
            let params: DidSaveTextDocumentParams = read(params)?;
            Event::Touched(path(&params.text_document.uri).into_iter().collect())
        }
        "textDocument/didClose" => {
            let params: DidCloseTextDocumentParams = read(params)?;
            Event::Closed(proto::location(&params.text_document.uri))
        }
        "workspace/didChangeWatchedFiles" => {
            let params: DidChangeWatchedFilesParams = read(params)?;
            Event::Touched(params.changes.iter().filter_map(|change| path(&change.uri)).collect())
        }
        "workspace/didCreateFiles" => {
            let params: CreateFilesParams = read(params)?;
            touched(params.files.iter().map(|file| &*file.uri))
        }
        "workspace/didDeleteFiles" => {
            let params: DeleteFilesParams = read(params)?;
            touched(params.files.iter().map(|file| &*file.uri))
        }
        "workspace/didRenameFiles" => {
            let params: RenameFilesParams = read(params)?;
            let both =
                |file: &FileRename| Some((uri_path(&file.old_uri)?, uri_path(&file.new_uri)?));
            Event::FilesRenamed(params.files.iter().filter_map(both).collect())
        }
        "workspace/didChangeWorkspaceFolders" => folders(read(params)?),
        "workspace/didChangeConfiguration" => Event::SettingsChanged(settings(params)),
        "window/workDoneProgress/cancel" => Event::ProgressCancelled,
        "$/setTrace" => Event::Trace(read::<SetTraceParams>(params)?.value),
        "initialized" => Event::Initialized,
        _ => return Ok(None),
    };
    Ok(Some(event))
}

fn read<T: DeserializeOwned>(params: Value) -> serde_json::Result<T> {
    serde_json::from_value(params)
}

fn opened(params: DidOpenTextDocumentParams) -> Event {
    let document = params.text_document;
    Event::Opened {
        location: proto::location(&document.uri),
        version: document.version,
        text: document.text,
    }
}

fn changed(params: DidChangeTextDocumentParams) -> Event {
    let change = |event: TextDocumentContentChangeEvent| Change {
        range: event.range.map(|range| (proto::place(range.start), proto::place(range.end))),
        text: event.text,
    };
    Event::Changed {
        location: proto::location(&params.text_document.uri),
        version: params.text_document.version,
        changes: params.content_changes.into_iter().map(change).collect(),
    }
}

fn folders(params: DidChangeWorkspaceFoldersParams) -> Event {
    let paths = |folders: Vec<WorkspaceFolder>| -> Vec<PathBuf> {
        folders.iter().filter_map(|folder| path(&folder.uri)).collect()
    };
    Event::FoldersChanged { added: paths(params.event.added), removed: paths(params.event.removed) }
}

/// Settings as pushed: some clients send all of theirs, some only our section.
fn settings(mut params: Value) -> Value {
    let mut settings = params.get_mut("settings").map(Value::take).unwrap_or_default();
    match settings.get_mut("mianjing").map(Value::take) {
        Some(section) => section,
        None => settings,
    }
}

fn touched<'u>(uris: impl Iterator<Item = &'u str>) -> Event {
    Event::Touched(uris.filter_map(uri_path).collect())
}

fn uri_path(uri: &str) -> Option<PathBuf> {
    path(&Url::parse(uri).ok()?)
}

fn path(uri: &Url) -> Option<PathBuf> {
    proto::uri::path(uri)
}
