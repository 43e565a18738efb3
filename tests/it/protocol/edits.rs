//! Edits applied one by one give what the whole text gives: for text, facts and tree, in every
//! encoding, whatever nonsense the positions are.

use crate::any_input::checks::edits::{applied, counted};
use crate::support::client::{Client, Profile};
use crate::support::fixture::{root, uri};
use mianjing::notebook::Note;
use mianjing::text::buffer::{Buffer, Change};
use mianjing::text::{Encoding, Place};
use proptest::prelude::*;
use serde_json::{Value, json};
#[cfg(unix)]
use std::process::Command;
use std::sync::Arc;

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// Pieces that are wide in some unit, that end lines, or that open and close blocks.
const PIECES: [&str; 22] = [
    "锁",
    "✅️",
    "🟡",
    "👨‍💻",
    "é",
    "a",
    " ",
    "\n",
    "\r\n",
    "\r",
    "1. ",
    "2、",
    "❌",
    "✅",
    "# ",
    "- ",
    "```\n",
    "（答案是这样的）",
    "？",
    "\t",
    "[[a#b]]",
    "#标签 ",
];

fn text(count: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = String> {
    crate::support::pieces(&PIECES, count)
}

fn place() -> impl Strategy<Value = Place> {
    let line = prop_oneof![9 => 0..9u32, 1 => Just(u32::MAX)];
    let column = prop_oneof![9 => 0..14u32, 1 => Just(u32::MAX)];
    (line, column).prop_map(|(line, column)| Place { line, column })
}

fn change() -> impl Strategy<Value = Change> {
    let range = prop_oneof![19 => (place(), place()).prop_map(Some), 1 => Just(None)];
    (range, text(0..4)).prop_map(|(range, text)| Change { range, text })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn edits_give_the_text_that_the_protocol_says(
        start in text(0..30),
        changes in prop::collection::vec(change(), 1..12),
    ) {
        for encoding in ENCODINGS {
            let mut whole = start.clone();
            let mut buffer = Buffer::new(&start);
            for change in &changes {
                let splice = buffer.apply(change, encoding);
                applied(&mut whole, change, encoding);
                prop_assert_eq!(&buffer.to_string(), &whole);
                prop_assert_eq!(&whole[splice.start..splice.new_end], &change.text);
            }
        }
    }

    #[test]
    fn edits_give_the_facts_and_the_tree_of_the_whole_text(
        start in text(0..40),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        let lexicon = Arc::default();
        let mut note = Note::open(Buffer::new(&start), 0, Arc::clone(&lexicon));
        for (version, change) in (1..).zip(&changes) {
            // Some versions are never asked for their tree, as while somebody types fast.
            if version % 3 != 1 {
                note.tree();
            }
            note = note.changed(version, std::slice::from_ref(change), Encoding::Utf16);
        }
        let whole = Note::new(note.text().into(), None, lexicon);
        prop_assert_eq!(note.facts(), whole.facts());
        let fresh = Note::open(Buffer::new(note.text()), 0, Arc::default());
        let sexp = |note: &Note| note.tree().map(mianjing::syntax::tree::BlockTree::to_sexp);
        prop_assert_eq!(sexp(&note), sexp(&fresh));
    }

    #[test]
    fn every_place_of_a_text_is_found_again(text in text(0..40)) {
        let note = Note::new(text.as_str().into(), None, Arc::default());
        for encoding in ENCODINGS {
            for (offset, c) in text.char_indices() {
                let place = note.lines().place(&text, offset, encoding);
                // Between `\r` and `\n` there is no place of its own.
                let is_inside_an_end = c == '\n' && text[..offset].ends_with('\r');
                if !is_inside_an_end {
                    prop_assert_eq!(note.lines().offset(&text, place, encoding), offset);
                    prop_assert_eq!(counted(&text, place, encoding), offset);
                }
            }
        }
    }
}

/// The same edits, in each client's units: behind ✅️ and 🟡, across `\r\n`, at a lone `\r`.
#[test]
fn columns_are_counted_in_the_client_s_units() {
    let text = "1. 🟡缓存✅️ 雪崩\r\n2. 锁\r3. 末尾";
    let units = |encoding: Encoding| encoding.len("1. 🟡缓存✅️ ");
    let clients = [
        (Profile::VsCode, Encoding::Utf16),
        (Profile::Neovim, Encoding::Utf8),
        (Profile::Emacs, Encoding::Utf32),
    ];
    for (profile, encoding) in clients {
        let mut client = Client::in_memory();
        client.ignore("textDocument/publishDiagnostics");
        client.initialize(profile, &[]);
        let note = uri(&root(), "a.md");
        client.open(&note, 1, text);
        let column = units(encoding);
        let at = |line: usize, character: usize| json!({ "line": line, "character": character });
        client.change_parts(
            &note,
            2,
            json!([
                // 雪崩 → 击穿 …
                {
                    "range": { "start": at(0, column), "end": at(0, column + 999) },
                    "text": "击穿怎么办❌",
                },
                // … given backwards, the third line becomes a question as well.
                { "range": { "start": at(2, 99), "end": at(2, 3) }, "text": "怎么选主❌" },
            ]),
        );
        let symbols = client
            .request("textDocument/documentSymbol", json!({ "textDocument": { "uri": note } }));
        let mut found = Vec::new();
        collect(&symbols, &mut found);
        let expected = [(2, encoding.len("3. "), encoding.len("3. 怎么选主"))];
        for (line, start, end) in expected {
            let range = json!({ "start": at(line, start), "end": at(line, end) });
            assert!(found.contains(&range), "{profile:?}: {range} not in {symbols:#}");
        }
        assert_eq!(client.shut_down(), 0);
    }
}

fn collect(symbols: &Value, ranges: &mut Vec<Value>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        ranges.push(symbol["selectionRange"].clone());
        collect(&symbol["children"], ranges);
    }
}

/// Versions that fall or repeat are the client's affair; the order of messages counts.
#[test]
fn changes_apply_whatever_their_versions_say() {
    let mut client = Client::in_memory();
    client.ignore("textDocument/publishDiagnostics");
    client.initialize(Profile::Bare, &[]);
    let note = uri(&root(), "a.md");
    let never_opened = uri(&root(), "b.md");
    client.change(&never_opened, 1, "# 甲\n");
    client.close(&never_opened);
    client.open(&note, 5, "# 甲\n");
    client.change(&note, 3, "# 乙\n");
    client.change(&note, 3, "# 丙\n");
    client.open(&note, 1, "# 丁\n");
    let params = json!({ "textDocument": { "uri": note } });
    let symbols = client.request("textDocument/documentSymbol", params);
    assert_eq!(symbols[0]["name"], "丁");
    assert_eq!(client.shut_down(), 0);
}

/// An edit that is passed over for a number that nobody needs, or that is a little out of bounds,
/// would leave every later answer to another text.
#[test]
fn changes_apply_whatever_their_numbers_are() {
    let folder = tempfile::tempdir().unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[folder.path()]);
    client.open(&note, 1, "# 锁\n");
    let place = |line: Value, character: Value| json!({ "line": line, "character": character });
    for (version, start, end, length, wanted) in [
        (json!(2), place(json!(0), json!(2)), place(json!(0), json!(3)), json!(-1), "甲"),
        (json!(-3), place(json!(-1), json!(2)), place(json!(0), json!(3.0)), json!("1"), "乙"),
        (
            json!(1e99),
            place(json!(0), json!(2)),
            place(json!(1e99), json!(1e99)),
            json!(null),
            "丙",
        ),
        (json!(null), place(json!(0), json!(2)), place(json!(0), json!(99)), json!([]), "丁"),
    ] {
        let change = json!({
            "range": { "start": start, "end": end }, "rangeLength": length, "text": wanted,
        });
        let document = json!({ "uri": note, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        client.notify("textDocument/didChange", params);
        let params = json!({ "textDocument": { "uri": note } });
        let symbols = client.request("textDocument/documentSymbol", params);
        assert_eq!(symbols[0]["name"], wanted);
    }
    assert_eq!(client.shut_down(), 0);
}

/// An editor that holds half an emoji writes it as an escape that no UTF-8 has.
#[test]
fn half_an_emoji_is_a_sign_as_wide() {
    let folder = tempfile::tempdir().unwrap();
    let note = uri(folder.path(), "a.md");
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[folder.path()]);
    client.open(&note, 1, "# 锁\n");
    let send = |client: &mut Client, body: String| {
        client.send_bytes(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    };
    let document = json!({ "uri": note, "version": 2 });
    let body = format!(
        r#"{{"jsonrpc":"2.0","method":"textDocument/didChange","params":{{"textDocument":{document},"contentChanges":[{{"text":"\ud83d# 锁\n"}}]}}}}"#
    );
    send(&mut client, body);
    let start = json!({ "line": 0, "character": 0 });
    let range = json!({ "start": start, "end": { "line": 0, "character": 1 } });
    client.change_parts(&note, 3, json!([{ "range": range, "text": "" }]));
    let params = json!({ "textDocument": { "uri": note } });
    let symbols = client.request("textDocument/documentSymbol", params);
    assert_eq!(symbols[0]["name"], "锁");
    assert_eq!(client.shut_down(), 0);
}

/// One message may carry a whole session of typing, all on one line that becomes as long; the cost
/// of each must not be the length of the line. The server ends when it takes more processor time.
#[test]
#[cfg(unix)]
fn a_hundred_thousand_changes_in_one_message_are_applied() {
    for (profile, width, changes) in
        [(Profile::VsCode, 2, 100_000), (Profile::Neovim, 4, 2_000), (Profile::Emacs, 1, 2_000)]
    {
        let folder = tempfile::tempdir().unwrap();
        let note = uri(folder.path(), "a.md");
        let script = "ulimit -t 40; exec \"$0\" serve --stdio";
        let mut command = Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_mianjing")]);
        let mut client = Client::command(&mut command);
        client.is_patient = true;
        client.ignore("textDocument/publishDiagnostics");
        client.initialize(profile, &[folder.path()]);
        client.open(&note, 1, "# ");
        let at = |units: usize| json!({ "line": 0, "character": 2 + units });
        let typed = (0..changes).map(|number| {
            let place = at(number * width);
            json!({ "range": { "start": place, "end": place }, "text": "🟡" })
        });
        let rest = json!({ "range": { "start": at(0), "end": at(changes * width) }, "text": "锁" });
        client.change_parts(&note, 2, typed.chain([rest]).collect());
        let params = json!({ "textDocument": { "uri": note } });
        let symbols = client.request("textDocument/documentSymbol", params);
        assert_eq!(symbols[0]["name"], "锁", "{profile:?}");
        assert_eq!(client.shut_down(), 0);
    }
}

/// A client may spell one file in as many ways as it has parts; a case or a form of its own is another.
#[test]
fn a_note_is_one_however_its_uri_is_spelled() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("子 目/é.md");
    std::fs::create_dir(note.parent().unwrap()).unwrap();
    std::fs::write(&note, "# 盘上\n").unwrap();
    let plain = uri(folder.path(), "子 目/é.md").to_string();
    let spelled = [
        plain.clone(),
        plain.replace("%E5%AD%90", "子").replace("%20", " "),
        plain.replace("%C3%A9", "%c3%a9").replace("md", "%6d%64"),
        plain.replace("/%E5", "//%E5").replace("/%C3", "/./x/../%C3"),
        plain.replace("file:///", "FILE:///"),
        format!("{plain}?x=1#L3"),
    ];
    let mut client = Client::process();
    client.ignore("textDocument/publishDiagnostics");
    client.initialize(Profile::VsCode, &[folder.path()]);
    client.wait_until_read();
    let name = |client: &mut Client, uri: &str| {
        let params = json!({ "textDocument": { "uri": uri } });
        client.request("textDocument/documentSymbol", params)[0]["name"].clone()
    };
    for (open, change) in spelled.iter().zip(spelled.iter().cycle().skip(1)) {
        let document =
            json!({ "uri": open, "languageId": "markdown", "version": 1, "text": "# 开" });
        client.notify("textDocument/didOpen", json!({ "textDocument": document }));
        let document = json!({ "uri": change, "version": 2 });
        let changes = json!([{ "text": "# 改" }]);
        let params = json!({ "textDocument": document, "contentChanges": changes });
        client.notify("textDocument/didChange", params);
        for uri in &spelled {
            assert_eq!(name(&mut client, uri), "改", "{open} {change} {uri}");
        }
        let found = client.request("workspace/symbol", json!({ "query": "改" }));
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
        client.notify("textDocument/didClose", json!({ "textDocument": { "uri": change } }));
        assert_eq!(name(&mut client, open), "盘上");
    }
    assert_eq!(client.shut_down(), 0);
}
