//! A session of each editor with the real binary, written down: what it sends, what it is told.

use crate::support::client::{Client, Profile};
use crate::support::fixture::{Fixture, uri};
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::fmt::Write as _;
use tower_lsp::lsp_types::Url;

const NOTES: &str = "\
//- 一面.md
# 某厂 一面

1. 自我介绍✅️
2. 🟡 缓存穿透怎么解决❌
//- crlf 二面.md
# 某厂 二面
1. 线程池的参数有哪些✅
   核心线程数、最大线程数、队列、拒绝策略
//- bare 空.md
";

fn place(position: &Value) -> String {
    format!("{}:{}", position["line"], position["character"])
}

fn range(range: &Value) -> String {
    format!("{}-{}", place(&range["start"]), place(&range["end"]))
}

fn diagnostics(list: &Value) -> String {
    let lines = list.as_array().into_iter().flatten().map(|it| {
        format!("{} {} {}", it["code"].as_str().unwrap(), range(&it["range"]), it["message"])
    });
    lines.collect::<Vec<_>>().join("; ")
}

/// What is said of a note, however this client gets to know: asked for or pushed.
fn told(client: &mut Client, note: &Url, pulls: bool) -> String {
    if pulls {
        let params = json!({ "textDocument": { "uri": note } });
        let report = client.request("textDocument/diagnostic", params);
        return format!("asked: {}", diagnostics(&report["items"]));
    }
    let published = client.published(note);
    format!("version {}: {}", published["version"], diagnostics(&published["diagnostics"]))
}

fn session(profile: Profile, expected: Expect) {
    let folder = tempfile::tempdir().unwrap();
    Fixture::new(NOTES).write(folder.path());
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    let result = client.initialize(profile, &[folder.path()]);
    let offered = &result["capabilities"];
    let pulls = offered.get("diagnosticProvider").is_some();
    let mut log = String::new();
    let name = result["serverInfo"]["name"].as_str().unwrap();
    writeln!(log, "{name} counts in {}", offered["positionEncoding"].as_str().unwrap()).unwrap();
    let note = uri(folder.path(), "一面.md");
    let text = std::fs::read_to_string(folder.path().join("一面.md")).unwrap();
    client.open(&note, 1, &text);
    writeln!(log, "opened: {}", open_note(&mut client, &note, pulls, 1)).unwrap();
    let column = column_after(&text, offered["positionEncoding"].as_str().unwrap());
    let at = json!({ "line": 3, "character": column });
    let here = json!({ "textDocument": { "uri": note }, "position": at });
    let hover = client.request("textDocument/hover", here);
    writeln!(log, "hover at {}: {}", place(&at), hover["range"].is_object()).unwrap();
    let symbols = client.request("workspace/symbol", json!({ "query": "线程池" }));
    writeln!(log, "symbols: {}", symbols[0]["name"]).unwrap();
    let end = json!({ "line": 3, "character": 1000 });
    let typed =
        json!([{ "range": { "start": end, "end": end }, "text": "（布隆过滤器，或者缓存空值）" }]);
    client.change_parts(&note, 2, typed);
    writeln!(log, "answered: {}", open_note(&mut client, &note, pulls, 2)).unwrap();
    client.close(&note);
    assert_eq!(client.shut_down(), 0);
    expected.assert_eq(&log);
}

/// What is said of version `version`; notes may be told of before they are opened.
fn open_note(client: &mut Client, note: &Url, pulls: bool, version: i32) -> String {
    loop {
        let told = told(client, note, pulls);
        if pulls || told.starts_with(&format!("version {version}:")) {
            return told;
        }
    }
}

/// The column of the question's second character in the client's units.
fn column_after(text: &str, encoding: &str) -> usize {
    let line = text.lines().nth(3).unwrap();
    let before = &line[..line.find("穿透").unwrap()];
    match encoding {
        "utf-8" => before.len(),
        "utf-16" => before.encode_utf16().count(),
        _ => before.chars().count(),
    }
}

#[test]
fn vs_code() {
    session(
        Profile::VsCode,
        expect![[r#"
        mianjing counts in utf-16
        opened: asked: unanswered-question 3:6-3:14 "标了 ❌，还没有写答案。"
        hover at 3:8: true
        symbols: "线程池的参数有哪些 ✅"
        answered: asked: 
    "#]],
    );
}

#[test]
fn neovim() {
    session(
        Profile::Neovim,
        expect![[r#"
        mianjing counts in utf-8
        opened: version 1: unanswered-question 3:8-3:32 "Marked ❌ and not answered yet."
        hover at 3:14: true
        symbols: "线程池的参数有哪些 ✅"
        answered: version 2: 
    "#]],
    );
}

#[test]
fn helix() {
    session(
        Profile::Helix,
        expect![[r#"
        mianjing counts in utf-8
        opened: version 1: unanswered-question 3:8-3:32 "Marked ❌ and not answered yet."
        hover at 3:14: true
        symbols: "线程池的参数有哪些 ✅"
        answered: version 2: 
    "#]],
    );
}

#[test]
fn emacs() {
    session(
        Profile::Emacs,
        expect![[r#"
        mianjing counts in utf-32
        opened: version 1: unanswered-question 3:5-3:13 "Marked ❌ and not answered yet."
        hover at 3:7: true
        symbols: "线程池的参数有哪些 ✅"
        answered: version 2: 
    "#]],
    );
}
