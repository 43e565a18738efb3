//! What a note says drives no terminal, reaches no log, and runs through no setting.

use super::{SECRET, at, serve, until_read, workspace};
use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Colours, titles, bells, backspaces, C1 forms, and characters that turn the direction of reading.
pub(super) const ESCAPES: &[&str] = &[
    "\u{1b}[31m",
    "\u{1b}]0;x\u{7}",
    "\u{1b}]8;;http://x\u{1b}\\",
    "\u{7}",
    "\u{8}\u{8}",
    "\u{9b}31m",
    "\u{9d}0;x\u{9c}",
    "\u{90}x\u{9c}",
    "\u{7f}",
    "\u{202e}",
    "\u{202d}",
    "\u{2066}",
    "\u{2068}",
    "\u{2069}",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{2028}",
    "\u{2029}",
];

/// A note with `escape` in every part that is ever printed.
fn note(escape: &str) -> String {
    format!(
        "---\ntags: [go{escape}x]\ncompany: 云{escape}杉\n---\n# 云杉{escape}科技 一面 9.{escape}3\n\n## 主{escape}题\n\n\
         1. 什么是{escape}可重入锁❌ #t{escape}g\n2. 讲讲{escape}握手✅（三{escape}次）\n3. 什么是可重入{escape}锁❌\n\n\
         [[没{escape}有]] [a](没{escape}有.md#b{escape}c) ![x](没{escape}有.png)\n"
    )
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    command.args(arguments).current_dir(folder).env("LC_ALL", "C").output().unwrap()
}

/// Whether a terminal would do something else than show it.
pub(super) fn drives(c: char) -> bool {
    let is_layout = matches!(c, '\n');
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && !is_layout) || turns
}

#[test]
fn no_note_drives_the_terminal() {
    let notes: Vec<_> =
        ESCAPES.iter().enumerate().map(|(n, escape)| (format!("{n}.md"), note(escape))).collect();
    let mut notes: Vec<_> = notes.iter().map(|(path, text)| (&**path, &**text)).collect();
    let settings =
        "\"un\\u001b[31mknown\" = 1\nignore = [\"x\u{202e}y\"]\nlanguage = \"\\u001b[31m\"\n";
    notes.push((".mianjing.toml", settings));
    if cfg!(unix) {
        notes.push(("\u{1b}[31m红\u{202e}.md", "1. 什么是可重入锁❌ [[没有]]\n"));
    }
    let around = workspace(&notes);
    let folder = around.path().join("notes");
    for arguments in [
        &["check", "--severity", "hint", "."][..],
        &["check", "--severity", "hint", "--format", "short", "."],
        &["check", "--severity", "hint", "--format", "json", "."],
        &["check", "--severity", "hint", "--format", "sarif", "."],
        &["check", "--severity", "hint", "--format", "github", "."],
        &["check", "--lang", "zh", "."],
        &["list", "."],
        &["list", "--format", "csv", "."],
        &["list", "--format", "json", "."],
        &["search", "锁"],
        &["search", "--format", "ndjson", "锁"],
        &["related", "什么是可重入锁"],
        &["related", "--all", "--format", "ndjson"],
        &["export", "--format", "json", "."],
        &["export", "--format", "ndjson", "."],
        &["export", "--format", "csv", "."],
        &["export", "--format", "anki", "."],
        &["review", "."],
        &["review", "--export", "json", "."],
        &["report", "--format", "html", "."],
        &["report", "--format", "md", "."],
        &["report", "--format", "json", "."],
        &["config", "check"],
        &["config", "show"],
        &["check", "\u{1b}[31m没有.md"],
        &["search", "\u{1b}[31m\u{202e}@:"],
        &["list", "--tag", "\u{1b}[31m"],
    ] {
        let output = run(&folder, arguments);
        for said in [&output.stdout, &output.stderr] {
            let said = std::str::from_utf8(said).unwrap();
            // The columns of Anki's table are parted by tabs.
            let parts = |line: &str| {
                if arguments.contains(&"anki") { line.replace('\t', "") } else { line.to_owned() }
            };
            let line = said.lines().map(parts).find(|line| line.contains(drives));
            assert_eq!(line, None, "{arguments:?}");
        }
        let is_error = arguments.len() == 2 && arguments[1].contains("没有");
        assert_eq!(output.status.code() == Some(2), is_error, "{arguments:?} {output:?}");
    }
}

/// Editors in a terminal draw popups, outlines and lenses there.
#[test]
fn no_note_drives_a_terminal_through_an_editor() {
    let mut previews = 0;
    for escape in ESCAPES {
        let text = note(escape) + &format!("\n[[b#乙{escape}丙]]\n");
        let linked = format!("# 乙{escape}丙\n\n丁{escape}戊 `己{escape}庚`\n");
        let around = workspace(&[("a.md", &text), ("b.md", &linked)]);
        let folder = around.path().join("notes");
        let mut client = serve(&folder);
        let uri = uri(&folder, "a.md");
        until_read(&mut client, &uri);
        client.open(&uri, 1, &text);
        let mut told = String::new();
        for (line, written) in text.lines().enumerate() {
            for character in [2, 6, written.encode_utf16().count().saturating_sub(4)] {
                let hover = client.request("textDocument/hover", at(&uri, line, character));
                told += hover["contents"]["value"].as_str().unwrap_or_default();
            }
        }
        let about = json!({ "textDocument": { "uri": uri } });
        for method in ["documentSymbol", "codeLens"] {
            let answer = client.request(&format!("textDocument/{method}"), about.clone());
            names(&answer, &mut told);
        }
        let odd = told.chars().find(|c| drives(*c) && *c != '\t');
        assert_eq!(odd, None, "{told}");
        assert!(told.contains("可重入") && told.contains("一面"), "{told}");
        previews += usize::from(told.contains("丁"));
        assert_eq!(client.shut_down(), 0);
    }
    assert!(previews > ESCAPES.len() / 2, "what has brackets in it ends its link: {previews}");
}

/// Adds what an answer has to be read: names, details and titles.
fn names(answer: &serde_json::Value, told: &mut String) {
    match answer {
        serde_json::Value::Array(list) => list.iter().for_each(|item| names(item, told)),
        serde_json::Value::Object(map) => {
            map.iter().for_each(|(key, value)| match value.as_str() {
                Some(text) if ["name", "detail", "title"].contains(&key.as_str()) => *told += text,
                _ => names(value, told),
            });
        }
        _ => {}
    }
}

/// Asked for everything, at the loudest: the log has methods, times and paths, and no word of a
/// note, be it on disk, open, typed, or in what was asked and answered.
#[test]
fn the_log_has_no_note_text() {
    let text = format!(
        "---\ntags: [{SECRET}]\n---\n# {SECRET} 一面\n\n1. {SECRET}是什么❌\n2. {SECRET}❌（{SECRET}）\n\n[[{SECRET}]] #{SECRET}\n"
    );
    let damaged = [text.as_bytes(), b"\xff\xff", "锁".repeat(40).as_bytes()].concat();
    let settings = format!("\"{SECRET}\" = 1\n[words]\ncues = [\"{SECRET}\"]\n");
    let around = workspace(&[
        ("a.md", &text),
        (".mianjing.toml", &settings),
        (".gitignore", &format!("[{SECRET}\n")),
    ]);
    let folder = around.path().join("notes");
    fs::write(folder.join("b.md"), damaged).unwrap();
    let log = around.path().join("log");
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    command.args(["serve", "--stdio"]).env("MIANJING_LOG", "trace").env("RUST_LOG", "trace");
    let mut client = Client::command(command.stderr(File::create(&log).unwrap()));
    client
        .ignore("textDocument/publishDiagnostics")
        .ignore("window/showMessage")
        .ignore("window/logMessage");
    client.initialize(Profile::Neovim, &[&folder]);
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    let note = uri(&folder, "a.md");
    assert_ne!(client.diagnostics(&note), [""; 0]);
    client.open(&note, 1, &text);
    client.change(&note, 2, &format!("{text}3. {SECRET}❌\n"));
    for method in [
        "hover",
        "completion",
        "definition",
        "references",
        "documentSymbol",
        "codeLens",
        "codeAction",
        "foldingRange",
        "semanticTokens/full",
        "documentLink",
        "prepareRename",
    ] {
        let mut params = at(&note, 5, 4);
        params["range"] =
            json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
        params["context"] =
            json!({ "diagnostics": [], "includeDeclaration": true, "triggerKind": 1 });
        let id = client.start(&format!("textDocument/{method}"), params);
        // An answer or a refusal: what is logged of it is what counts.
        let _ = client.answer(id);
    }
    for (method, params) in [
        ("workspace/symbol", json!({ "query": SECRET })),
        ("mianjing/search", json!({ "query": SECRET })),
        ("mianjing/related", json!({ "text": SECRET })),
        ("mianjing/review", json!({ "query": SECRET })),
        ("workspace/executeCommand", json!({ "command": SECRET, "arguments": [SECRET] })),
        (SECRET, json!({ "x": SECRET })),
        ("textDocument/hover", json!({ "textDocument": SECRET })),
        (
            "textDocument/rename",
            json!({ "textDocument": { "uri": note }, "position": { "line": 5, "character": 4 }, "newName": SECRET }),
        ),
    ] {
        let id = client.start(method, params);
        let _ = client.answer(id);
    }
    client.notify("textDocument/didChange", json!({ "textDocument": SECRET }));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "mianjing": { SECRET: SECRET } } }),
    );
    client.change_parts(&note, 1, json!([{ "range": { "start": { "line": 99, "character": 0 }, "end": { "line": 1, "character": 0 } }, "text": SECRET }]));
    client.close(&note);
    client.close(&note);
    assert_eq!(client.shut_down(), 0);
    let log = fs::read_to_string(log).unwrap();
    assert!(log.lines().count() > 20, "it is the loudest: {log}");
    let leak = log.lines().find(|line| line.contains(SECRET) && !line.contains("method"));
    assert_eq!(leak, None);
}

/// Whatever settings a folder brings: nothing is run, nothing written, in the folder or around it.
#[test]
fn settings_of_a_folder_neither_run_nor_write_anything() {
    let around =
        workspace(&[("a.md", "1. 什么是锁❌\n"), ("子/b.md", "# 云杉 一面\n\n1. 讲讲锁❌\n")]);
    let folder = around.path().join("notes");
    let schema = run(&folder, &["config", "schema"]).stdout;
    let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    let mark = around.path().join("mark");
    let harm = format!("$(touch {0});`touch {0}`|touch {0}", mark.display());
    let mut settings = format!(
        "command = {harm:?}\nserver = {harm:?}\npath = \"../秘密.md\"\nroot = \"/\"\ninclude = [\"/etc/*\"]\noutput = \"../x\"\n"
    );
    for key in strings(&schema) {
        writeln!(settings, "{key} = {harm:?}").unwrap();
    }
    write!(settings, "[review]\nfile = \"../x\"\n[templates]\ninterview = {harm:?}\n").unwrap();
    fs::write(folder.join(".mianjing.toml"), settings).unwrap();
    let before = tree(around.path());
    for arguments in [
        &["check", "."][..],
        &["list", "."],
        &["export", "."],
        &["search", "锁"],
        &["related", "--all"],
        &["config", "show"],
        &["config", "check"],
    ] {
        run(&folder, arguments);
    }
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics").ignore("window/showMessage");
    client.initialize(Profile::Neovim, &[&folder]);
    let note = uri(&folder, "a.md");
    client.open(&note, 1, "1. 什么是锁❌\n");
    for method in ["hover", "completion", "codeAction", "codeLens"] {
        let mut params = at(&note, 0, 4);
        params["range"] =
            json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 0 } });
        params["context"] = json!({ "diagnostics": [], "triggerKind": 1 });
        client.request(&format!("textDocument/{method}"), params);
    }
    client.request("mianjing/review", json!({}));
    assert_eq!(client.shut_down(), 0);
    assert_eq!(tree(around.path()), before);
}

/// The keys of the first level that hold a text.
fn strings(schema: &serde_json::Value) -> Vec<String> {
    let properties = schema["properties"].as_object().unwrap().iter();
    let is_text = |value: &serde_json::Value| value.to_string().contains("\"string\"");
    properties.filter(|(_, value)| is_text(value)).map(|(key, _)| key.clone()).collect()
}

/// Every file below `folder` with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in ignore::WalkBuilder::new(folder).standard_filters(false).build().flatten() {
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            found.insert(entry.path().to_owned(), fs::read(entry.path()).unwrap());
        }
    }
    found
}
