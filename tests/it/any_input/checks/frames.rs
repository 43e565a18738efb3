//! Any bytes as what a client sends: the server ends, and all it said are well-formed messages.
//! A session of whole frames has every request answered exactly once.

use super::Input;
use mianjing::server;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::AsyncWrite;

/// Far longer than a server takes to end, on a busy machine too; reached when it hangs.
const DEADLINE: Duration = Duration::from_secs(300);

/// The only folder that messages may name: it is not there, so nothing of this disk is read.
const NOWHERE: &[u8] = b"file:///nowhere";

/// The first byte chooses: raw bytes, or a session made of choices.
pub(crate) fn check(data: &[u8]) {
    match data.split_first() {
        Some((b'~', rest)) => session(&mut Input::new(rest, 2)),
        _ if names_this_disk(data) => {}
        _ => {
            said(&served(data));
        }
    }
}

fn names_this_disk(data: &[u8]) -> bool {
    let lower = data.to_ascii_lowercase();
    let files = memchr::memmem::find_iter(&lower, b"file:").count();
    let nowhere = memchr::memmem::find_iter(&lower, NOWHERE).count();
    let hides = [&b"\\"[..], b"rootpath", b".."];
    files != nowhere || hides.iter().any(|it| memchr::memmem::find(&lower, it).is_some())
}

/// Whole frames, good and odd, closed by `shutdown` and `exit`.
fn session(input: &mut Input<'_>) {
    let mut bytes = Vec::new();
    let mut asked = BTreeMap::new();
    let mut write = |input: &mut Input<'_>, message: &Value| {
        bytes.extend(frame(input, message.to_string().as_bytes()));
    };
    if input.below(8) > 0 {
        asked.insert(json!("开始").to_string(), 1);
        write(
            input,
            &json!({ "jsonrpc": "2.0", "id": "开始", "method": "initialize",
            "params": { "capabilities": {}, "rootUri": null } }),
        );
        write(input, &json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
    }
    for number in 0..input.below(24) {
        let message = message(input, number);
        if let Some(id) = message.get("id").filter(|_| message.get("method").is_some()) {
            *asked.entry(id.to_string()).or_insert(0) += 1;
        }
        write(input, &message);
    }
    asked.insert(json!("结束").to_string(), 1);
    write(input, &json!({ "jsonrpc": "2.0", "id": "结束", "method": "shutdown" }));
    write(input, &json!({ "jsonrpc": "2.0", "method": "exit" }));
    let mut answered = BTreeMap::new();
    for message in said(&served(&bytes)) {
        if message.get("method").is_none() && !message["id"].is_null() {
            *answered.entry(message["id"].to_string()).or_insert(0) += 1;
        }
    }
    assert_eq!(answered, asked, "each request is answered exactly once");
}

fn message(input: &mut Input<'_>, number: usize) -> Value {
    let uri = input.one_of(&["file:///nowhere/a.md", "untitled:a", "git:/a.md", "http://a.b/c"]);
    let at = json!({ "line": input.below(4), "character": input.below(9) });
    let document =
        json!({ "uri": uri, "languageId": "markdown", "version": number, "text": input.text(0) });
    let notify = |method: &str, params: Value| json!({ "jsonrpc": "2.0", "method": method, "params": params });
    match input.below(10) {
        0 => notify("textDocument/didOpen", json!({ "textDocument": document })),
        1 => notify("textDocument/didClose", json!({ "textDocument": document })),
        2 => {
            let change = json!({ "range": { "start": at, "end": at }, "text": input.piece() });
            let params = json!({ "textDocument": document, "contentChanges": [change] });
            notify("textDocument/didChange", params)
        }
        3 => notify("$/cancelRequest", json!({ "id": number.saturating_sub(input.below(4)) })),
        4 => notify("workspace/didChangeConfiguration", json!({ "settings": input.text(1) })),
        5 => json!({ "jsonrpc": "2.0", "id": number, "result": input.text(1) }),
        _ => {
            let method = input.one_of(&[
                "textDocument/hover",
                "textDocument/documentSymbol",
                "textDocument/completion",
                "textDocument/diagnostic",
                "workspace/symbol",
                "textDocument/nonsense",
                "$/nonsense",
                "shutdown",
                "initialize",
            ]);
            let id = if input.flip() { json!(number) } else { json!(format!("n{number}")) };
            let params = json!({ "textDocument": document, "position": at, "query": "锁", "capabilities": {} });
            json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
        }
    }
}

/// The frame of a body, its headers written in some of the ways that clients write them.
fn frame(input: &mut Input<'_>, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = match input.below(6) {
        0 => format!("content-length: {length}\r\n\r\n"),
        1 => format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"
        ),
        2 => format!("Content-Length:{length}\r\nX: y\r\n\r\n"),
        3 => format!("Content-Length: {length}\n\n"),
        _ => format!("Content-Length: {length}\r\n\r\n"),
    };
    [head.as_bytes(), body].concat()
}

/// What a server writes for these bytes.
fn served(bytes: &[u8]) -> Vec<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime starts");
    let output = Output::default();
    let serving = server::serve(bytes, output.clone());
    let ended = runtime.block_on(async { tokio::time::timeout(DEADLINE, serving).await });
    let code = ended.expect("the server ends when its input does").expect("the server starts");
    assert!(code <= 1);
    drop(runtime);
    let written = output.0.lock().expect("nobody panics while writing");
    written.clone()
}

/// The messages in `bytes`, each checked.
fn said(mut bytes: &[u8]) -> Vec<Value> {
    let mut messages = Vec::new();
    while !bytes.is_empty() {
        let head = memchr::memmem::find(bytes, b"\r\n\r\n").expect("a head ends");
        let length = std::str::from_utf8(&bytes[..head])
            .ok()
            .and_then(|head| head.strip_prefix("Content-Length: ")?.parse::<usize>().ok())
            .expect("a head says how long the body is");
        let body = bytes.get(head + 4..head + 4 + length).expect("a body is as long as it says");
        let message: Value = serde_json::from_slice(body).expect("a body is JSON");
        assert_eq!(message["jsonrpc"], "2.0");
        if message.get("method").is_none() {
            let has = |key: &str| message.get(key).is_some();
            assert!(has("result") != has("error"), "an answer is a result or an error: {message}");
        }
        messages.push(message);
        bytes = &bytes[head + 4 + length..];
    }
    messages
}

/// Keeps what is written to it.
#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl AsyncWrite for Output {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.0.lock().expect("nobody panics while writing").extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
