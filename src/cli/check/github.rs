//! Findings as GitHub's workflow commands, which show them beside the lines of a pull request.

use super::super::output::{Output, visible};
use super::Checked;
use crate::config::Severity;
use std::io::{self, Write};

pub(super) fn write(output: &mut Output, checked: &[Checked<'_>]) -> io::Result<()> {
    for checked in checked {
        for finding in &checked.findings {
            let (start, end) = checked.places(finding.span);
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                _ => "notice",
            };
            write!(output, "::{command} file={}", property(&checked.path))?;
            write!(output, ",line={},endLine={}", start.line + 1, end.line + 1)?;
            // GitHub takes columns only where the range stays on one line.
            if start.line == end.line {
                write!(output, ",col={},endColumn={}", start.column + 1, end.column + 1)?;
            }
            let (title, message) = (property(finding.code), message(&finding.message));
            writeln!(output, ",title={title}::{message}")?;
        }
        if output.is_closed() {
            break;
        }
    }
    Ok(())
}

fn message(text: &str) -> String {
    visible(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
