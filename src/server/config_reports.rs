//! Tells the user what is wrong with the configuration: on the line of the file, or in a message
//! for settings of the editor, which have no line.

use super::folder_settings::ConfigReport;
use super::outbox::Outbox;
use crate::config::{Language, Problem, Severity};
use crate::features::diagnostics;
use crate::notebook::Note;
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use std::sync::Arc;
use tower_lsp::lsp_types::notification::{PublishDiagnostics, ShowMessage};
use tower_lsp::lsp_types::{
    Diagnostic, MessageType, NumberOrString, PublishDiagnosticsParams, ShowMessageParams, Url,
};

/// The rule that is told of here; [`diagnostics::RULES`] are those about notes.
const CODE: &str = "config";

/// Puts the problems of one configuration file on its lines, as loud as it says itself; none clears
/// them. The file is no note, so no client asks about it: this is pushed to all.
pub(super) fn publish(outbox: &Outbox, report: &ConfigReport, snapshot: &Snapshot) {
    let Ok(uri) = Url::from_file_path(&report.path) else { return };
    let severity = snapshot.config.of(&report.path).severity(CODE, Severity::Warning);
    let severity = diagnostics::severity(severity);
    let text = Note::new(report.text.as_str().into(), None, Arc::default());
    let diagnostic = |problem: &Problem| {
        let span = problem.span.unwrap_or(Span::new(0, 0));
        Diagnostic {
            range: proto::range(&text, span, snapshot.client.encoding),
            severity,
            code: Some(NumberOrString::String(CODE.into())),
            source: Some("mianjing".into()),
            message: problem.message(snapshot.config.language),
            ..Diagnostic::default()
        }
    };
    let shown = report.problems.iter().filter(|_| severity.is_some());
    let diagnostics = shown.map(diagnostic).collect();
    let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
    outbox.notify::<PublishDiagnostics>(params);
}

/// Says in one message what is wrong with the editor's settings.
pub(super) fn show(outbox: &Outbox, problems: &[Problem], language: Language) {
    if problems.is_empty() {
        return;
    }
    let messages: Vec<_> = problems.iter().map(|problem| problem.message(language)).collect();
    let message = format!("mianjing: {}", messages.join(" "));
    outbox.notify::<ShowMessage>(ShowMessageParams { typ: MessageType::WARNING, message });
}
