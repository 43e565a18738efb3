//! Findings as SARIF 2.1.0, which code scanning reads.

use super::super::output::{Output, escape_json};
use super::{Checked, Related, about, related};
use crate::config::Severity;
use crate::config::schema::{self, schema};
use crate::features::diagnostics::Finding;
use crate::text::Place;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The name of the folder that relative URIs start from.
const BASE: &str = "SRCROOT";

/// What a URI's path may hold as it is (RFC 3986, `pchar` and `/`), without what confuses.
const NOT_IN_PATHS: AsciiSet =
    NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(super) fn write(output: &mut Output, checked: &[Checked<'_>]) -> io::Result<()> {
    let codes: Vec<_> =
        schema::keys(&schema()["properties"]["severity"]).map(|key| key.name).collect();
    let driver = json!({
        "name": "mianjing",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": codes.iter().map(|code| rule(code)).collect::<Vec<_>>(),
    });
    let bases = json!({
        BASE: { "description": { "text": "The folder that mianjing was run in." } }
    });
    // Written piece by piece: a log of many findings takes much more memory than the notes.
    writeln!(output, "{{\"$schema\": \"{SCHEMA}\", \"version\": \"2.1.0\", \"runs\": [{{")?;
    writeln!(output, "\"tool\": {{\"driver\": {driver}}},")?;
    writeln!(output, "\"columnKind\": \"unicodeCodePoints\",")?;
    writeln!(output, "\"originalUriBaseIds\": {bases},")?;
    write!(output, "\"results\": [")?;
    let mut separator = "\n";
    for checked in checked {
        for finding in &checked.findings {
            let result = escape_json(result(checked, finding, &codes).to_string());
            write!(output, "{separator}{result}")?;
            separator = ",\n";
        }
        if output.is_closed() {
            return Ok(());
        }
    }
    writeln!(output, "\n]}}]}}")
}

fn rule(code: &str) -> Value {
    let table = &schema()["properties"]["severity"]["properties"][code];
    json!({
        "id": code,
        "shortDescription": { "text": about(code) },
        "defaultConfiguration": { "level": level_named(table["default"].as_str()) },
        "properties": { "tags": ["interview-notes"] },
    })
}

fn level_named(severity: Option<&str>) -> &'static str {
    match severity {
        Some("error") => "error",
        Some("warning") => "warning",
        Some("off") => "none",
        _ => "note",
    }
}

fn level(severity: Severity) -> &'static str {
    level_named(Some(severity.name()))
}

fn result(checked: &Checked<'_>, finding: &Finding, codes: &[&str]) -> Value {
    let (start, end) = checked.places(finding.span);
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": physical(&checked.path, start, end) }],
    });
    if let Some(index) = codes.iter().position(|code| *code == finding.code) {
        result["ruleIndex"] = index.into();
    }
    let related: Vec<_> = related(checked, finding).map(|place| related_location(&place)).collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    result
}

fn related_location(place: &Related<'_>) -> Value {
    json!({
        "physicalLocation": physical(&place.path, place.start, place.end),
        "message": { "text": place.message },
    })
}

fn physical(path: &str, start: Place, end: Place) -> Value {
    json!({
        "artifactLocation": artifact(path),
        "region": {
            "startLine": start.line + 1, "startColumn": start.column + 1,
            "endLine": end.line + 1, "endColumn": end.column + 1,
        },
    })
}

/// A path below the current folder as a relative URI, any other as an absolute one.
fn artifact(path: &str) -> Value {
    let encoded = utf8_percent_encode(path, &NOT_IN_PATHS).to_string();
    if std::path::Path::new(path).is_absolute() {
        let slash = if path.starts_with('/') { "" } else { "/" };
        json!({ "uri": format!("file://{slash}{encoded}") })
    } else {
        json!({ "uri": encoded, "uriBaseId": BASE })
    }
}
