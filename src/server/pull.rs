//! Diagnostics for clients that ask for them, of one note and of all.

use super::publisher::{fingerprint, shown};
use super::reports::{Asked, Reports};
use crate::notebook::NoteId;
use crate::proto;
use crate::snapshot::{Client, Snapshot};
use tower_lsp::lsp_types::{
    Diagnostic, DiagnosticOptions, DiagnosticServerCapabilities, DocumentDiagnosticParams,
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    ServerCapabilities, UnchangedDocumentDiagnosticReport, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReportResult,
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

/// `workspace/diagnostic`, worked out from nothing; see [`Reports`].
pub(super) fn workspace(
    snapshot: &Snapshot,
    params: WorkspaceDiagnosticParams,
) -> WorkspaceDiagnosticReportResult {
    Reports::default().news(snapshot, &mut Asked::new(params))
}

/// Whether an answer of [`workspace`] says nothing new.
pub(super) fn says_nothing_new(answer: &WorkspaceDiagnosticReportResult) -> bool {
    matches!(answer, WorkspaceDiagnosticReportResult::Report(report) if report.items.is_empty())
}

fn state(snapshot: &Snapshot, id: NoteId) -> (String, Vec<Diagnostic>) {
    let diagnostics = shown(snapshot, id).diagnostics;
    (format!("{:x}", fingerprint(&diagnostics)), diagnostics)
}
