//! Every method with parameters that make sense, make half sense, or none: an answer or an error,
//! no fault, and ranges that fit the note.

use super::workspace::{self, PATHS, Workspace};
use super::{Input, answers};
use mianjing::server::routes::{self, Route};
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

/// So many requests are made of one input.
const MOST: usize = 8;

/// What one request may hand to another.
const RESOLVED: [(&str, &str); 5] = [
    ("textDocument/completion", "completionItem/resolve"),
    ("textDocument/codeAction", "codeAction/resolve"),
    ("textDocument/codeLens", "codeLens/resolve"),
    ("textDocument/documentLink", "documentLink/resolve"),
    ("workspace/symbol", "workspaceSymbol/resolve"),
];

pub(crate) fn check(data: &[u8]) {
    let mut input = Input::new(data, 3);
    let client = workspace::some_client(&mut input);
    let workspace = Workspace::new(
        &[0, 1, 2].map(|index| input.text(index).to_owned()).each_ref().map(String::as_str),
        client,
    );
    for _ in 0..MOST {
        let route = &routes::all()[input.below(routes::all().len())];
        let params = params(&mut input, &workspace);
        ask(&mut input, &workspace, route, params);
        if input.is_used_up() {
            break;
        }
    }
}

fn ask(input: &mut Input<'_>, workspace: &Workspace, route: &Route, params: Value) {
    let Ok(answer) = route.answer(&workspace.snapshot, params.clone()) else { return };
    let answer = parsed(&answer);
    // What is resolved comes back with the ranges that the client made up.
    if !RESOLVED.iter().any(|(_, resolve)| *resolve == route.method) {
        answers::check(workspace, route.method, &params, &answer);
    }
    let Some((_, resolve)) = RESOLVED.iter().find(|(method, _)| *method == route.method) else {
        return;
    };
    let items = answer.as_array().or_else(|| answer["items"].as_array());
    let Some(mut item) =
        items.filter(|it| !it.is_empty()).map(|it| it[input.below(it.len())].clone())
    else {
        return;
    };
    let is_spoilt = input.below(8) == 7;
    if is_spoilt {
        spoil(input, &mut item);
    }
    let resolve = routes::all().iter().find(|route| route.method == *resolve);
    let resolve = resolve.expect("what offers items resolves them");
    let resolved = resolve.answer(&workspace.snapshot, item);
    if let (Ok(answer), false) = (resolved, is_spoilt) {
        answers::check(workspace, resolve.method, &Value::Null, &parsed(&answer));
    }
}

fn parsed(answer: &RawValue) -> Value {
    serde_json::from_str(answer.get()).expect("an answer is JSON")
}

/// Everything that any method asks for: each takes what it knows.
fn params(input: &mut Input<'_>, workspace: &Workspace) -> Value {
    let uris = PATHS.map(|path| workspace::uri(path).to_string());
    let which = input.below(12);
    let uri = uris.get(which).map_or_else(|| wild_uri(input), Clone::clone);
    let text = workspace.note(which.min(2)).text().to_owned();
    let mut position = || {
        let place = input.place(&text);
        json!({ "line": place.line, "character": place.column })
    };
    let (position, start, end) = (position(), position(), position());
    let new_name = input.piece() + &input.piece();
    let only = input.one_of(&["", "quickfix", "refactor", "source", "source.fixAll.mianjing"]);
    let context = json!({
        "diagnostics": [{
            "range": { "start": start, "end": end },
            "message": "",
            "code": input.one_of(&["broken-link", "unanswered-question", ""]),
        }],
        "only": if only.is_empty() { Value::Null } else { json!([only]) },
        "includeDeclaration": input.flip(),
        "triggerKind": 1 + input.below(3),
        "triggerCharacter": input.one_of(&["[", "#", "|", "(", "x"]),
    });
    let new_uri = if input.flip() { wild_uri(input) } else { uris[input.below(3)].clone() };
    let mut params = json!({
        "textDocument": { "uri": uri, "version": 1 },
        "position": position,
        "positions": [position, start, end],
        "range": { "start": start, "end": end },
        "context": context,
        "newName": new_name,
        "query": input.piece() + " " + &input.piece(),
        "files": [{ "oldUri": uri, "newUri": new_uri }],
        "previousResultId": "1",
        "previousResultIds": [{ "uri": uri, "value": "1" }],
        "options": {},
        "workDoneToken": 1,
        "limit": input.below(200),
    });
    if input.flip() {
        params["text"] = input.piece().into();
    }
    if input.below(6) == 5 {
        spoil(input, &mut params);
    }
    params
}

fn wild_uri(input: &mut Input<'_>) -> String {
    let own = input.piece();
    let all = [
        "untitled:x",
        "file:///notes/none.md",
        "file:///notes/a.md#x",
        "file:///notes/%",
        "file:///notes/../etc/passwd",
        "file://host/share/a.md",
        "file:///C%3A/notes/a.md",
        "git:/notes/a.md?ref=main",
        "http://a.b/a.md",
        "vscode-vfs://github/a/b.md",
        "no uri",
        "",
    ];
    if input.below(8) == 7 { format!("file:///notes/{own}") } else { input.one_of(&all).into() }
}

/// Puts something else in the place of some part of `value`.
fn spoil(input: &mut Input<'_>, value: &mut Value) {
    let deeper = input.below(4) > 0;
    match value {
        Value::Object(map) if deeper && !map.is_empty() => {
            let key = map.keys().nth(input.below(map.len())).expect("there is one").clone();
            spoil(input, map.get_mut(&key).expect("the key was just seen"));
        }
        Value::Array(list) if deeper && !list.is_empty() => {
            let at = input.below(list.len());
            spoil(input, &mut list[at]);
        }
        _ => *value = wild_value(input),
    }
}

fn wild_value(input: &mut Input<'_>) -> Value {
    match input.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(u64::MAX),
        4 => json!(u32::MAX),
        5 => json!(i64::MIN),
        6 => json!(1e300),
        7 => json!([]),
        8 => Value::Object(Map::new()),
        9 => json!(""),
        10 => json!("长".repeat(5_000)),
        11 => json!([[[[[[null]]]]]]),
        12 => json!({ "line": u32::MAX, "character": u32::MAX }),
        _ => json!(input.piece()),
    }
}
