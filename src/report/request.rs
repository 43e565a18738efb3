//! `mianjing/report`: the report for editors (docs/protocol.md).

use super::html::{self, Viewer};
use super::{Report, Scope, markdown};
use crate::notebook::{Location, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;
use tower_lsp::lsp_types::Url;
use tower_lsp::lsp_types::request::Request;

/// How many items lists have, unless told.
pub const LIMIT: usize = 30;

/// The request's type.
#[derive(Debug)]
pub enum ReportRequest {}

impl Request for ReportRequest {
    type Params = ReportParams;
    type Result = ReportResult;
    const METHOD: &'static str = "mianjing/report";
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportParams {
    /// Only the notes below this folder; all without it.
    pub folder: Option<Url>,
    #[serde(default)]
    pub format: Format,
    /// Lists are cut at so many items; [`LIMIT`] unless told.
    pub limit: Option<usize>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A page for a view inside the editor.
    #[default]
    Html,
    Markdown,
    /// The report itself.
    Json,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportResult {
    /// For the tab or window.
    pub title: String,
    /// The page or the Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The report, when JSON was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<Value>,
    /// The folder is still being read; ask again later.
    pub is_incomplete: bool,
}

#[expect(clippy::needless_pass_by_value, reason = "the form of a route")]
pub fn handle(snapshot: &Snapshot, params: ReportParams) -> ReportResult {
    let folder = params.folder.as_ref().map(proto::location);
    let folder = folder.as_ref().and_then(Location::path);
    let notes = notes(snapshot, folder);
    let uri = |id: NoteId| {
        let uri = proto::url(snapshot.notebook.location(id));
        uri.map(String::from).unwrap_or_default()
    };
    let scope = Scope {
        folder: name(snapshot, folder),
        notes: &notes,
        today: jiff::Zoned::now().date(),
        limit: params.limit.unwrap_or(LIMIT),
        link: &uri,
    };
    let report = Report::new(snapshot, &scope);
    let language = snapshot.config.language;
    let text = match params.format {
        Format::Html => Some(html::page(&report, language, Viewer::Editor)),
        Format::Markdown => Some(markdown::markdown(&report, language)),
        Format::Json => None,
    };
    let json = (params.format == Format::Json).then(|| serde_json::to_value(&report).ok());
    ReportResult {
        title: super::title(language, &report.folder),
        text,
        report: json.flatten(),
        is_incomplete: report.incomplete,
    }
}

fn notes(snapshot: &Snapshot, folder: Option<&Path>) -> Vec<NoteId> {
    let is_inside = |id: &NoteId| match (folder, snapshot.notebook.location(*id).path()) {
        (Some(folder), Some(path)) => path.starts_with(folder),
        (Some(_), None) => false,
        (None, _) => true,
    };
    snapshot.notebook.notes().map(|(id, _)| id).filter(is_inside).collect()
}

/// The names of the folders that are reported on.
fn name(snapshot: &Snapshot, folder: Option<&Path>) -> String {
    let all = snapshot.notebook.folders().iter().map(std::path::PathBuf::as_path);
    let folders: Vec<&Path> = folder.map_or_else(|| all.collect(), |folder| vec![folder]);
    let names = folders.iter().filter_map(|folder| folder.file_name());
    names.map(|name| name.to_string_lossy()).collect::<Vec<_>>().join(", ")
}
