//! Diagnostics for clients that ask for them, of one note and of all.

use super::publisher::{fingerprint, shown};
use crate::notebook::NoteId;
use crate::proto;
use crate::snapshot::{Client, Snapshot};
use std::collections::BTreeMap;
use tower_lsp::lsp_types::{
    DiagnosticOptions, DiagnosticServerCapabilities, DocumentDiagnosticParams,
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    ServerCapabilities, UnchangedDocumentDiagnosticReport, Url, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// Offers to be asked, to clients that can also be told to ask again.
pub(super) fn offer(capabilities: &mut ServerCapabilities, client: &Client) {
    if client.pulls_diagnostics {
        let options = DiagnosticOptions {
            identifier: Some("mianjing".into()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..DiagnosticOptions::default()
        };
        capabilities.diagnostic_provider = Some(DiagnosticServerCapabilities::Options(options));
    }
}

/// `textDocument/diagnostic`
#[expect(clippy::needless_pass_by_value, reason = "routes own their parameters")]
pub(super) fn document(
    snapshot: &Snapshot,
    params: DocumentDiagnosticParams,
) -> DocumentDiagnosticReportResult {
    let found = proto::note(snapshot, &params.text_document.uri);
    let (result_id, items) = match found {
        Some((id, _)) => state(snapshot, id),
        None => ("0".to_owned(), Vec::new()),
    };
    let report = if params.previous_result_id.as_ref() == Some(&result_id) {
        let report = UnchangedDocumentDiagnosticReport { result_id };
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: report,
        })
    } else {
        let report = FullDocumentDiagnosticReport { result_id: Some(result_id), items };
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: report,
        })
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// `workspace/diagnostic`. Notes that never had a diagnostic are left out.
pub(super) fn workspace(
    snapshot: &Snapshot,
    params: WorkspaceDiagnosticParams,
) -> WorkspaceDiagnosticReportResult {
    let previous = params.previous_result_ids.into_iter();
    let mut previous: BTreeMap<Url, String> = previous.map(|it| (it.uri, it.value)).collect();
    let mut items = Vec::new();
    for (id, note) in snapshot.notebook.notes() {
        if snapshot.is_cancelled() {
            break;
        }
        let Some(uri) = proto::url(snapshot.notebook.location(id)) else { continue };
        let version = note.version().map(i64::from);
        let (result_id, diagnostics) = state(snapshot, id);
        let report = match previous.remove(&uri) {
            None if diagnostics.is_empty() => continue,
            Some(old) if old == result_id => unchanged(uri, version, result_id),
            _ => full(uri, version, result_id, diagnostics),
        };
        items.push(report);
    }
    // What the client still shows of notes that are gone.
    items.extend(previous.into_keys().map(|uri| full(uri, None, "0".into(), Vec::new())));
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}

/// Whether an answer of [`workspace`] says nothing new.
pub(super) fn says_nothing_new(answer: &serde_json::Value) -> bool {
    let items = answer.get("items").and_then(serde_json::Value::as_array);
    items.is_some_and(|items| items.iter().all(|item| item["kind"] == "unchanged"))
}

fn state(snapshot: &Snapshot, id: NoteId) -> (String, Vec<tower_lsp::lsp_types::Diagnostic>) {
    let diagnostics = shown(snapshot, id);
    (format!("{:x}", fingerprint(&diagnostics)), diagnostics)
}

fn full(
    uri: Url,
    version: Option<i64>,
    result_id: String,
    items: Vec<tower_lsp::lsp_types::Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    let report = FullDocumentDiagnosticReport { result_id: Some(result_id), items };
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: report,
    })
}

fn unchanged(
    uri: Url,
    version: Option<i64>,
    result_id: String,
) -> WorkspaceDocumentDiagnosticReport {
    let report = UnchangedDocumentDiagnosticReport { result_id };
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version,
        unchanged_document_diagnostic_report: report,
    })
}
