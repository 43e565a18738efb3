//! Findings as one JSON object. Lines and columns are 0-based, as in `mianjing export`; columns
//! count characters (Unicode code points); ends of ranges are not part of them.

use super::super::output::{Output, escape_json};
use super::{Checked, Related, Tally, related};
use crate::features::diagnostics::Finding;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct View<'c> {
    path: &'c str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    code: &'static str,
    severity: &'static str,
    message: &'c str,
    related: Vec<RelatedView<'c>>,
}

#[derive(Serialize)]
struct RelatedView<'c> {
    path: String,
    line: u32,
    message: &'c str,
}

#[derive(Serialize)]
struct Summary {
    notes: usize,
    errors: usize,
    warnings: usize,
    others: usize,
    unanswered: usize,
    /// Less severe than what was asked for.
    not_reported: usize,
}

pub(super) fn write(output: &mut Output, checked: &[Checked<'_>], tally: Tally) -> io::Result<()> {
    output.write_all(b"{\"version\": 1, \"findings\": [")?;
    let mut separator = "\n";
    for checked in checked {
        for finding in &checked.findings {
            write!(output, "{separator}{}", json(&view(checked, finding)))?;
            separator = ",\n";
        }
        if output.is_closed() {
            return Ok(());
        }
    }
    let summary = Summary {
        notes: tally.notes,
        errors: tally.errors,
        warnings: tally.warnings,
        others: tally.others,
        unanswered: tally.unanswered,
        not_reported: tally.quiet,
    };
    writeln!(output, "\n], \"summary\": {}}}", json(&summary))
}

fn json(view: &impl Serialize) -> String {
    escape_json(serde_json::to_string(view).expect("texts and numbers are always JSON"))
}

fn view<'c>(checked: &'c Checked<'_>, finding: &'c Finding) -> View<'c> {
    let (start, end) = checked.places(finding.span);
    View {
        path: &checked.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        code: finding.code,
        severity: finding.severity.name(),
        message: &finding.message,
        related: related(checked, finding).map(related_view).collect(),
    }
}

fn related_view(place: Related<'_>) -> RelatedView<'_> {
    RelatedView { path: place.path, line: place.start.line, message: place.message }
}
