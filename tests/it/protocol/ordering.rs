//! Order: a query sees every message sent before it; every request is answered exactly once.

use crate::support::client::{Client, Profile};
use crate::support::fixture;
use serde_json::json;

/// Each edit appends one line; the outline asked for at once must show them all.
#[test]
fn a_query_sees_every_edit_before_it() {
    let mut client = Client::in_memory().introduced(Profile::Bare, &[]);
    client.ignore("textDocument/publishDiagnostics");
    let uri = fixture::uri(&fixture::root(), "order.md");
    client.open(&uri, 0, "# 标题 0\n");
    for version in 1..=500_u16 {
        let end = json!({ "line": version, "character": 0 });
        let change = json!([{ "range": { "start": end, "end": end }, "text": format!("# 标题 {version}\n") }]);
        client.change_parts(&uri, version.into(), change);
        if version % 50 == 0 {
            let params = json!({ "textDocument": { "uri": uri } });
            let symbols = client.request("textDocument/documentSymbol", params);
            let count = symbols.as_array().map(Vec::len);
            assert_eq!(count, Some(usize::from(version) + 1), "{symbols:#}");
        }
    }
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn bad_messages_are_refused_and_the_session_goes_on() {
    let mut client = Client::in_memory().introduced(Profile::Bare, &[]);
    client.send_bytes(b"Content-Length: 9\r\n\r\n{\"broken\"");
    let refusal = client.wait_for("a refusal", |message| message["error"]["code"] == -32700);
    assert_eq!(refusal["id"], json!(null));
    client.send(&json!([1]));
    client.wait_for("a refusal", |message| message["error"]["code"] == -32600);
    client.send(&json!({ "jsonrpc": "2.0", "id": 5 }));
    client.wait_for("a refusal", |message| message["id"] == 5);
    client.send_bytes(b"No-Length: 3\r\n\r\n{}Content-Length: 2\r\n\r\n{}");
    client.wait_for("a refusal", |message| message["error"]["code"] == -32600);
    client.send_bytes(b"Content-Length: 2\r\n\r\n\xff\xfe");
    client.wait_for("a refusal", |message| message["error"]["code"] == -32700);
    let unknown = client.start("textDocument/nonsense", json!({}));
    assert_eq!(client.answer(unknown).unwrap_err()["code"], -32601);
    let dollar = client.start("$/nonsense", json!({}));
    assert_eq!(client.answer(dollar).unwrap_err()["code"], -32601);
    let bad = client.start("textDocument/foldingRange", json!({ "textDocument": 3 }));
    assert_eq!(client.answer(bad).unwrap_err()["code"], -32602);
    client.notify("textDocument/didOpen", json!({ "nothing": true }));
    client.notify("$/nonsense", json!(null));
    assert_eq!(client.shut_down(), 0);
}
