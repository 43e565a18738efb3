//! Clients that break the rules: heads that lie, bytes that are no text, a hundred megabytes at
//! once, answers that come late or never, pipes that close; and two clients on one folder.

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use tower_lsp::lsp_types::Url;

fn started() -> Client {
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    client.initialize(Profile::Bare, &[]);
    client
}

fn symbols(client: &mut Client, uri: &Url) -> Value {
    client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }))
}

/// After each of these at most one message is lost; the session goes on with the next.
#[test]
fn a_head_that_lies_costs_at_most_the_message_behind_it() {
    let body = r#"{"jsonrpc":"2.0","method":"$/nonsense"}"#;
    let length = body.len();
    let long = "x".repeat(100_000);
    let heads = [
        "Content-Length: -5\r\n\r\n".to_owned(),
        "Content-Length: 18446744073709551616\r\n\r\n".into(),
        "Content-Length: 9223372036854775807\r\n\r\n".into(),
        "Content-Length: 4294967296\r\n\r\n".into(),
        "Content-Length: 1e3\r\n\r\n".into(),
        "Content-Length: \r\n\r\n".into(),
        "Content-Length: 0\r\n\r\n".into(),
        "Content-Length\r\n\r\n".into(),
        "\r\n\r\n\r\n".into(),
        format!("Content-Type: x\r\n\r\n{body}"),
        format!("Content-Length: {length}\r\nContent-Length: {length}\r\n\r\n{body}"),
        format!("Content-Length: 9999\r\nContent-Length: {length}\r\n\r\n{body}"),
        format!("Content-Length: {length}\n\n{body}"),
        format!("content-length:{length}\r\n\r\n{body}"),
        format!("Content-Length: {}\r\n\r\n{body}", length - 7),
        format!("Content-Length: {}\r\n\r\n{body}", length + 7),
        format!("X-{long}: {long}\r\nContent-Length: {length}\r\n\r\n{body}"),
        format!("{long}\r\n\r\n"),
        format!("Content-Length: {length}\r\n{}\r\n{body}", "X: y\r\n".repeat(10_000)),
        "Content-Length: 2\r\n\r\n\u{feff}".into(),
    ];
    let mut client = started();
    for head in heads {
        client.send_bytes(head.as_bytes());
        client.notify("$/nonsense", json!("it may be lost"));
        let id = client.start("textDocument/nonsense", Value::Null);
        let shown: String = head.chars().take(60).collect();
        assert_eq!(client.answer(id).unwrap_err()["code"], -32601, "after {shown:?}");
    }
    for bytes in [&b"\xff\xfe\0\r\n\r\n"[..], b"Content-Length: \xff\r\n\r\n", b"\0\0\0\0\r\n\r\n"]
    {
        client.send_bytes(bytes);
        let id = client.start("textDocument/nonsense", Value::Null);
        assert_eq!(client.answer(id).unwrap_err()["code"], -32601, "after {bytes:?}");
    }
    // What was refused was refused with no id, since none could be read.
    let refusals = client.answers_so_far();
    assert!(refusals.iter().all(|refusal| refusal["id"].is_null() && refusal["error"].is_object()));
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_frame_may_come_byte_by_byte() {
    let mut client = started();
    let body = json!({ "jsonrpc": "2.0", "id": "慢", "method": "$/nonsense" }).to_string();
    for byte in format!("Content-Length: {}\r\n\r\n{body}", body.len()).bytes() {
        client.send_bytes(&[byte]);
    }
    client.wait_for("a refusal", |message| {
        message["id"] == "慢" && message["error"]["code"] == -32601
    });
    assert_eq!(client.shut_down(), 0);
}

/// A note of a hundred megabytes is kept, answered about and edited like any other.
#[test]
fn a_hundred_megabytes_in_one_message_hold_up_nothing() {
    let mut client = started();
    let note = uri(&crate::support::fixture::root(), "a.md");
    client.open(&note, 1, "# 甲\n");
    client.notify("$/nonsense", json!("长".repeat(100_000_000 / 3)));
    client.change(&note, 2, "# 乙\n");
    assert_eq!(symbols(&mut client, &note)[0]["name"], "乙");
    assert_eq!(client.shut_down(), 0);
}

/// Late, twice, with an error, with nonsense, to questions never asked: nobody is confused.
#[test]
fn late_and_wrong_answers_of_the_client_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    client.answers = false;
    client.initialize(Profile::VsCode, &[folder.path()]);
    client.wait_until_asked("workspace/configuration");
    client.wait_until_asked("client/registerCapability");
    let note = uri(folder.path(), "a.md");
    client.open(&note, 1, "# 甲\n");
    let results = [
        json!({ "result": [{ "search": { "limit": "no" } }] }),
        json!({ "result": 7 }),
        json!({ "result": null }),
        json!({ "error": { "code": -1, "message": "不" } }),
        json!({ "error": 3 }),
    ];
    for id in 0..8 {
        for result in &results {
            let mut answer = result.clone();
            answer["jsonrpc"] = "2.0".into();
            answer["id"] = id.into();
            client.send(&answer);
        }
    }
    client.send(&json!({ "jsonrpc": "2.0", "id": "never asked", "result": [] }));
    client.send(&json!({ "jsonrpc": "2.0", "id": null, "error": { "code": 1, "message": "" } }));
    client.change(&note, 2, "# 乙\n");
    assert_eq!(symbols(&mut client, &note)[0]["name"], "乙");
    // An `error` that is none cannot be understood; it is refused, and that is all.
    let _ = client.answers_so_far();
    client.ignore("window/showMessage");
    assert_eq!(client.shut_down(), 0);
}

/// Requests under way when the client goes away without a word.
#[test]
fn a_client_that_closes_its_end_in_the_middle_ends_the_server() {
    for cut in [0, 10, 40] {
        let mut client = started();
        let note = uri(&crate::support::fixture::root(), "a.md");
        client.open(&note, 1, "# 甲\n");
        for _ in 0..50 {
            client.start("workspace/symbol", json!({ "query": "甲" }));
        }
        client.send_bytes(
            &b"Content-Length: 40\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":9,\"method"[..cut],
        );
        client.hang_up();
        assert_eq!(client.exit_code(), 1);
    }
}

/// Nobody reads what the server says, or nobody can.
#[test]
fn a_client_that_stops_reading_ends_the_server_when_it_goes() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_mianjing"))
        .args(["serve", "--stdio"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut to_server = server.stdin.take().unwrap();
    let mut from_server = server.stdout.take().unwrap();
    let mut send = |message: Value| {
        let body = message.to_string();
        write!(to_server, "Content-Length: {}\r\n\r\n{body}", body.len())
            .and_then(|()| to_server.flush())
    };
    send(json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": { "capabilities": {} } })).unwrap();
    from_server.read_exact(&mut [0; 16]).unwrap();
    drop(from_server);
    // The pipe breaks at some answer; from then on nobody takes what is sent.
    while send(json!({ "jsonrpc": "2.0", "id": 1, "method": "$/nonsense" })).is_ok() {}
    assert!(server.wait().unwrap().code().is_some(), "it ended by itself");
}

/// Each sees its own unsaved text, and what the other saved.
#[test]
fn two_clients_on_one_folder_see_what_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    std::fs::write(&path, "# 零\n").unwrap();
    let note = uri(folder.path(), "a.md");
    let mut clients = [Client::process(), Client::process()];
    for client in &mut clients {
        client.ignore("textDocument/publishDiagnostics");
        client.initialize(Profile::Bare, &[folder.path()]);
    }
    let [one, two] = &mut clients;
    one.open(&note, 1, "# 一\n");
    two.open(&note, 1, "# 二\n");
    for version in 2..50 {
        one.change(&note, version, &format!("# 一 {version}\n"));
        two.change(&note, version, &format!("# 二 {version}\n"));
        assert_eq!(symbols(one, &note)[0]["name"], format!("一 {version}"));
        assert_eq!(symbols(two, &note)[0]["name"], format!("二 {version}"));
    }
    two.close(&note);
    std::fs::write(&path, "# 一 存\n").unwrap();
    one.notify("textDocument/didSave", json!({ "textDocument": { "uri": note } }));
    two.watched(&[(&note, 2)]);
    while symbols(two, &note)[0]["name"] != "一 存" {}
    assert_eq!(symbols(one, &note)[0]["name"], "一 49", "open, its own text counts");
    let [one, two] = clients;
    assert_eq!(one.shut_down(), 0);
    assert_eq!(two.shut_down(), 0);
}

/// A page pasted where a word is looked for, without a blank in it.
#[test]
fn a_search_for_a_page_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let long = format!("{}Z", "ab".repeat(400));
    let note =
        format!("# 锁\n\n1. 锁是什么❌\n\n   看 {long}。\n2. 死锁呢❌\n\n   看 abababab。\n");
    std::fs::write(folder.path().join("a.md"), note).unwrap();
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    client.initialize(Profile::VsCode, &[folder.path()]);
    client.wait_until_read();
    let mut found = |query: &str| {
        let found = client.request("mianjing/search", json!({ "query": query }));
        found["items"].as_array().map(Vec::len)
    };
    assert_eq!(found(&long.to_lowercase()), Some(1));
    assert_eq!(found(&long[1..long.len() - 1]), Some(1));
    assert_eq!(found(&format!("{long}z")), Some(0));
    for piece in ["a", "(", "锁", "🟡", "ab"] {
        assert_eq!(found(&piece.repeat(20_000)), Some(0), "{piece}");
    }
    assert_eq!(client.shut_down(), 0);
}
