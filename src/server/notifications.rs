//! Notifications of the client as events of the session.

use super::event::{Event, Sent};
use crate::notebook::Location;
use crate::proto;
use crate::text::Place;
use crate::text::buffer::Change;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Error as _};
use serde_json::{Error, Value};
use std::path::PathBuf;
use tower_lsp::lsp_types::{
    CreateFilesParams, DeleteFilesParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidSaveTextDocumentParams,
    FileRename, RenameFilesParams, SetTraceParams, Url, WorkspaceFolder,
};

/// The event a notification stands for; `None` when it asks for nothing.
pub(super) fn event(method: &str, params: Value) -> serde_json::Result<Option<Event>> {
    let event = match method {
        "textDocument/didOpen" => opened(read(params)?)?,
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
        "workspace/didChangeConfiguration" => {
            Event::SettingsChanged(Sent::to_all(settings(params)))
        }
        "$/setTrace" => Event::Trace(read::<SetTraceParams>(params)?.value),
        "initialized" => Event::Initialized,
        _ => return Ok(None),
    };
    Ok(Some(event))
}

fn read<T: DeserializeOwned>(params: Value) -> serde_json::Result<T> {
    serde_json::from_value(params)
}

/// `didOpen` and `didChange`, read with less than the protocol asks for: an edit that is passed over
/// for a number nobody needs would leave every later answer to another text.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Edited {
    text_document: Document,
    #[serde(default)]
    content_changes: Vec<Edit>,
}

#[derive(Deserialize)]
struct Document {
    uri: Url,
    version: Option<f64>,
    /// Of `didOpen`.
    text: Option<String>,
}

/// A part in place of another; `rangeLength`, which says the same again, is not read.
#[derive(Deserialize)]
struct Edit {
    range: Option<Range>,
    text: String,
}

#[derive(Deserialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Deserialize)]
struct Position {
    line: f64,
    character: f64,
}

impl Document {
    fn location(&self) -> Location {
        proto::location(&self.uri)
    }

    fn version(&self) -> i32 {
        self.version.unwrap_or_default() as i32
    }
}

impl From<Position> for Place {
    /// What is negative or too large is clamped.
    fn from(position: Position) -> Self {
        #[expect(clippy::cast_sign_loss, reason = "what is negative becomes 0")]
        let clamped = |number: f64| number as u32;
        Self { line: clamped(position.line), column: clamped(position.character) }
    }
}

fn opened(params: Edited) -> serde_json::Result<Event> {
    let (location, version) = (params.text_document.location(), params.text_document.version());
    let text = params.text_document.text.ok_or_else(|| Error::missing_field("text"))?;
    Ok(Event::Opened { location, version, text })
}

fn changed(params: Edited) -> Event {
    let change = |edit: Edit| Change {
        range: edit.range.map(|range| (range.start.into(), range.end.into())),
        text: edit.text,
    };
    Event::Changed {
        location: params.text_document.location(),
        version: params.text_document.version(),
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
