//! Answers of requests fit the note they are about, as the protocol demands of them.

use super::workspace::{self, Workspace};
use mianjing::notebook::Note;
use mianjing::proto;
use mianjing::text::{Encoding, Place};
use serde_json::Value;
use tower_lsp::lsp_types::{Position, Url};

/// Answers whose every range is one of the note that was asked about.
const OF_THE_NOTE: [&str; 9] = [
    "textDocument/documentSymbol",
    "textDocument/codeLens",
    "textDocument/documentLink",
    "textDocument/documentHighlight",
    "textDocument/selectionRange",
    "textDocument/hover",
    "textDocument/prepareRename",
    "textDocument/diagnostic",
    "textDocument/inlayHint",
];

pub(super) fn check(workspace: &Workspace, method: &str, params: &Value, answer: &Value) {
    ranges(answer, &mut |start, end| {
        assert!(start <= end, "{method}: a range ends behind its start: {answer}");
    });
    let encoding = workspace.snapshot.client.encoding;
    let Some(note) = asked_about(workspace, params) else { return };
    if OF_THE_NOTE.contains(&method) {
        ranges(answer, &mut |start, end| {
            fits(note, start, encoding, method);
            fits(note, end, encoding, method);
        });
        elsewhere(answer, &mut |uri, start, end| {
            let uri = Url::parse(uri).expect("what is named elsewhere has a URI");
            let other = workspace.note_at(&uri).expect("what is named elsewhere is a note");
            fits(other, start, encoding, method);
            fits(other, end, encoding, method);
        });
    }
    match method {
        "textDocument/documentSymbol" => symbols(answer),
        "textDocument/foldingRange" => folds(note, answer),
        "textDocument/selectionRange" => {
            answer.as_array().into_iter().flatten().for_each(selections);
        }
        "textDocument/semanticTokens/full" | "textDocument/semanticTokens/range" => {
            tokens(note, encoding, answer);
        }
        "textDocument/completion" => completions(note, encoding, params, answer),
        _ => {}
    }
}

fn asked_about<'w>(workspace: &'w Workspace, params: &Value) -> Option<&'w Note> {
    let uri = Url::parse(params["textDocument"]["uri"].as_str()?).ok()?;
    workspace::index(&uri).map(|index| workspace.note(index))
}

/// Calls `found` with the start and end of every range in `value`.
fn ranges(value: &Value, found: &mut impl FnMut(Position, Position)) {
    let read = |value: &Value| serde_json::from_value::<Position>(value.clone()).ok();
    match value {
        Value::Object(map) => {
            let ends = map.get("start").and_then(read).zip(map.get("end").and_then(read));
            if let Some((start, end)) = ends {
                found(start, end);
            }
            // `data` is what the client said, kept for the client to say again; what is related
            // may stand in another note.
            let own = map.iter().filter(|(key, _)| !["data", ELSEWHERE].contains(&key.as_str()));
            own.for_each(|(_, value)| ranges(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| ranges(value, found)),
        _ => {}
    }
}

const ELSEWHERE: &str = "relatedInformation";

/// Calls `found` with every place of related information: its note, start and end.
fn elsewhere(value: &Value, found: &mut impl FnMut(&str, Position, Position)) {
    match value {
        Value::Object(map) => {
            for related in map.get(ELSEWHERE).and_then(Value::as_array).into_iter().flatten() {
                let location = &related["location"];
                let uri = location["uri"].as_str().unwrap_or_default();
                ranges(location, &mut |start, end| found(uri, start, end));
            }
            map.values().for_each(|value| elsewhere(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| elsewhere(value, found)),
        _ => {}
    }
}

fn fits(note: &Note, position: Position, encoding: Encoding, what: &str) {
    let offset = proto::offset(note, position, encoding);
    let again = proto::position(note, offset, encoding);
    assert_eq!(again, position, "{what}: a place that the note has");
}

/// VS Code refuses symbols whose name does not stand inside them, and those without a name.
fn symbols(answer: &Value) {
    for symbol in answer.as_array().into_iter().flatten() {
        assert!(symbol["name"].as_str().is_some_and(|name| !name.trim().is_empty()), "{symbol}");
        if symbol.get("selectionRange").is_some() {
            assert!(holds(&symbol["range"], &symbol["selectionRange"]), "{symbol}");
            symbols(&symbol["children"]);
        }
    }
}

fn selections(selection: &Value) {
    let mut inner = selection;
    while inner["parent"].is_object() {
        assert!(holds(&inner["parent"]["range"], &inner["range"]), "{selection}");
        inner = &inner["parent"];
    }
}

fn holds(outer: &Value, inner: &Value) -> bool {
    let end = |range: &Value, end: &str| {
        serde_json::from_value::<Position>(range[end].clone()).expect("a range has both ends")
    };
    end(outer, "start") <= end(inner, "start") && end(inner, "end") <= end(outer, "end")
}

fn folds(note: &Note, answer: &Value) {
    for fold in answer.as_array().into_iter().flatten() {
        let (start, end) = (fold["startLine"].as_u64(), fold["endLine"].as_u64());
        assert!(start < end, "a fold hides something: {fold}");
        assert!(end < Some(note.lines().count() as u64), "a fold lies in the note: {fold}");
    }
}

fn tokens(note: &Note, encoding: Encoding, answer: &Value) {
    let numbers: Vec<u32> = answer["data"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|number| number.as_u64().expect("tokens are numbers") as u32)
        .collect();
    let (mut line, mut column, mut end) = (0, 0, 0);
    for token in numbers.chunks_exact(5) {
        if token[0] > 0 {
            (line, column, end) = (line + token[0], 0, 0);
        }
        column += token[1];
        assert!(token[2] > 0, "a token is not empty");
        assert!(column >= end, "tokens do not overlap");
        end = column + token[2];
        fits(note, Position::new(line, column), encoding, "a token");
        fits(note, Position::new(line, end), encoding, "the end of a token");
    }
}

/// The protocol wants the replaced text on one line, around the cursor.
fn completions(note: &Note, encoding: Encoding, params: &Value, answer: &Value) {
    let Ok(asked) = serde_json::from_value::<Position>(params["position"].clone()) else { return };
    let place = Place { line: asked.line, column: asked.character };
    let offset = note.lines().offset(note.text(), place, encoding);
    let cursor = proto::position(note, offset, encoding);
    let items = answer.as_array().or_else(|| answer["items"].as_array());
    for item in items.into_iter().flatten() {
        ranges(&item["textEdit"], &mut |start, end| {
            assert!(start.line == end.line, "{item}");
            assert!(start <= cursor && cursor <= end, "{cursor:?} is outside of {item}");
            fits(note, start, encoding, "completion");
            fits(note, end, encoding, "completion");
        });
    }
}
