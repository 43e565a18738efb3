//! What is offered is answered, and what is answered is offered.

use crate::support::client::{Client, Profile};
use mianjing::server::routes;
use serde_json::{Value, json};

/// The capability that stands for a request, as a JSON pointer into `capabilities`; `None` for
/// requests of our own, which need none.
fn capability(method: &str) -> Option<&'static str> {
    Some(match method {
        "textDocument/diagnostic" => "/diagnosticProvider",
        "workspace/diagnostic" => "/diagnosticProvider/workspaceDiagnostics",
        "textDocument/documentSymbol" => "/documentSymbolProvider",
        "textDocument/foldingRange" => "/foldingRangeProvider",
        "textDocument/semanticTokens/full" => "/semanticTokensProvider/full",
        "textDocument/semanticTokens/full/delta" => "/semanticTokensProvider/full/delta",
        "textDocument/semanticTokens/range" => "/semanticTokensProvider/range",
        "textDocument/selectionRange" => "/selectionRangeProvider",
        "textDocument/hover" => "/hoverProvider",
        "textDocument/completion" => "/completionProvider",
        "completionItem/resolve" => "/completionProvider/resolveProvider",
        "textDocument/definition" => "/definitionProvider",
        "textDocument/references" => "/referencesProvider",
        "textDocument/documentHighlight" => "/documentHighlightProvider",
        "textDocument/documentLink" => "/documentLinkProvider",
        "documentLink/resolve" => "/documentLinkProvider/resolveProvider",
        "textDocument/codeAction" => "/codeActionProvider",
        "codeAction/resolve" => "/codeActionProvider/resolveProvider",
        "textDocument/codeLens" => "/codeLensProvider",
        "codeLens/resolve" => "/codeLensProvider/resolveProvider",
        "textDocument/inlayHint" => "/inlayHintProvider",
        "inlayHint/resolve" => "/inlayHintProvider/resolveProvider",
        "textDocument/rename" => "/renameProvider",
        "textDocument/prepareRename" => "/renameProvider/prepareProvider",
        "workspace/symbol" => "/workspaceSymbolProvider",
        "workspaceSymbol/resolve" => "/workspaceSymbolProvider/resolveProvider",
        "workspace/willRenameFiles" => "/workspace/fileOperations/willRename",
        "workspace/executeCommand" => "/executeCommandProvider",
        own if own.starts_with("mianjing/") => return None,
        other => panic!("{other} has a route and no capability in this table"),
    })
}

/// Capabilities that are no requests.
const NOT_REQUESTS: [&str; 4] =
    ["positionEncoding", "textDocumentSync", "workspace", "experimental"];

#[test]
fn what_is_answered_is_offered_and_what_is_offered_is_answered() {
    let mut client = Client::in_memory();
    let result = client.initialize(Profile::VsCode, &[]);
    let offered = &result["capabilities"];
    let mut explained: Vec<&str> = NOT_REQUESTS.into();
    for route in routes::all().iter().filter(|route| route.feature != "inlay_hint") {
        let Some(pointer) = capability(route.method) else { continue };
        let value = offered.pointer(pointer).unwrap_or(&Value::Null);
        assert!(!value.is_null() && *value != json!(false), "{} is not offered", route.method);
        explained.extend(pointer.split('/').nth(1));
    }
    for name in offered.as_object().unwrap().keys() {
        assert!(explained.contains(&name.as_str()), "{name} is offered and has no route");
    }
    assert_eq!(client.shut_down(), 0);
}

/// Parameters that make no sense, or name a note that is not there, are answered like any other.
#[test]
fn every_route_answers_once_whatever_it_is_sent() {
    let mut client = Client::in_memory();
    client.ignore("textDocument/publishDiagnostics");
    client.initialize(Profile::Neovim, &[]);
    let position = json!({ "line": 4_000_000, "character": 4_000_000 });
    let nowhere = json!({
        "textDocument": { "uri": "file:///nowhere/%E9%9D%A2.md" },
        "position": position,
        "positions": [position],
        "range": { "start": position, "end": { "line": 0, "character": 0 } },
        "context": { "diagnostics": [], "includeDeclaration": true },
        "previousResultId": "no such id",
        "query": "锁",
        "newName": "x",
        "command": "no such command",
        "files": [],
    });
    let waits = ["workspace/diagnostic"];
    for route in routes::all().iter().filter(|route| !waits.contains(&route.method)) {
        for params in [Value::Null, json!([]), json!({ "textDocument": 1 }), nowhere.clone()] {
            let id = client.start(route.method, params.clone());
            if let Err(error) = client.answer(id) {
                assert_ne!(error["code"], -32603, "{} panicked at {params}", route.method);
            }
        }
    }
    assert_eq!(client.shut_down(), 0);
}
