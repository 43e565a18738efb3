//! Beginning and end: what is answered when, and when the process ends with which code.

use crate::support::client::{Client, Profile};
use serde_json::{Value, json};
#[cfg(unix)]
use std::process::{Command, Stdio};

#[test]
fn a_request_before_initialize_is_refused() {
    let mut client = Client::in_memory();
    let id = client.start("textDocument/hover", json!({}));
    assert_eq!(client.answer(id).unwrap_err()["code"], -32002);
    client.initialize(Profile::Bare, &[]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn initialize_is_answered_once() {
    let mut client = Client::in_memory().introduced(Profile::Bare, &[]);
    let id = client.start("initialize", json!({ "capabilities": {} }));
    assert_eq!(client.answer(id).unwrap_err()["code"], -32600);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_request_after_shutdown_is_refused() {
    let mut client = Client::in_memory().introduced(Profile::Bare, &[]);
    client.request("shutdown", Value::Null);
    let id = client.start("workspace/symbol", json!({ "query": "" }));
    assert_eq!(client.answer(id).unwrap_err()["code"], -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
}

/// The process must end although its stdin stays open.
#[test]
fn exit_ends_the_process_with_0_after_shutdown() {
    let client = Client::process().introduced(Profile::Neovim, &[]);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn exit_without_shutdown_ends_the_process_with_1() {
    let mut client = Client::process().introduced(Profile::Neovim, &[]);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn exit_before_initialize_ends_the_process_with_1() {
    let mut client = Client::process();
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn the_end_of_stdin_ends_the_process() {
    let mut client = Client::process().introduced(Profile::Neovim, &[]);
    client.hang_up();
    assert_eq!(client.exit_code(), 1);
}

/// What is asked in one breath with the goodbye is still answered.
#[test]
fn answers_under_way_are_written_before_the_process_ends() {
    let mut client = Client::process().introduced(Profile::Bare, &[]);
    let shutdown = client.start("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.answer(shutdown), Ok(Value::Null));
    assert_eq!(client.exit_code(), 0);
}

/// The client's process dies and leaves the server's stdin open.
#[cfg(unix)]
#[test]
fn a_server_ends_when_its_client_is_gone() {
    let mut parent = Command::new("cat").stdin(Stdio::piped()).spawn().expect("`cat` starts");
    let mut client = Client::process();
    client.initialize_with(json!({ "processId": parent.id(), "capabilities": {} }));
    // Answered, so the server has seen its client alive.
    let id = client.start("textDocument/foldingRange", json!({}));
    assert!(client.answer(id).is_err());
    parent.kill().expect("`cat` is ours");
    parent.wait().expect("`cat` is ours");
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn params_of_null_are_no_params() {
    let mut client = Client::in_memory().introduced(Profile::Emacs, &[]);
    client.send(&json!({ "jsonrpc": "2.0", "id": 77, "method": "shutdown", "params": null }));
    assert_eq!(client.answer(77), Ok(Value::Null));
    client.send(&json!({ "jsonrpc": "2.0", "method": "exit", "params": null }));
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn an_initialize_that_makes_no_sense_is_refused_and_may_be_repeated() {
    let mut client = Client::in_memory();
    let id = client.start("initialize", json!([1, 2]));
    assert_eq!(client.answer(id).unwrap_err()["code"], -32602);
    client.initialize(Profile::Bare, &[]);
    assert_eq!(client.shut_down(), 0);
}

/// lsp-types would refuse the whole message for one unknown value.
#[test]
fn unknown_values_in_initialize_count_as_not_offered() {
    let mut client = Client::in_memory();
    let params = json!({
        "processId": null,
        "rootUri": "not a uri",
        "workspaceFolders": "none",
        "trace": "compact",
        "capabilities": { "general": { "positionEncodings": ["utf-7", "utf-32"] }, "window": 3 },
    });
    let result = client.initialize_with(params);
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-32");
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn the_client_s_first_encoding_is_taken() {
    let expected = [
        (Profile::VsCode, "utf-16"),
        (Profile::Neovim, "utf-8"),
        (Profile::Helix, "utf-8"),
        (Profile::Emacs, "utf-32"),
        (Profile::Bare, "utf-16"),
    ];
    for (profile, encoding) in expected {
        let mut client = Client::in_memory();
        let result = client.initialize(profile, &[]);
        assert_eq!(result["capabilities"]["positionEncoding"], encoding, "{profile:?}");
        client.shut_down();
    }
}
