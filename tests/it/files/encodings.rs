//! Notes that are not UTF-8: read right, or named.

use super::{folder, short};
use crate::support::client::{Client, Profile};
use crate::support::fixture::{root, uri};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
use expect_test::expect;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

const NOTE: &str = "# 云杉科技 一面 9.3\r\n\r\n1. 自我介绍✅\r\n2. 讲讲可重入锁和自旋锁的区别❌\r\n\r\n见 [[锁]] 和 [[没有这篇]]\r\n";

/// `text` in this encoding, which has all its characters.
fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, used, is_lossy) = encoding.encode(text);
    assert!(!is_lossy && used == encoding, "{} cannot write the fixture", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
}

/// What `mianjing check` says, a line per finding.
fn checked(folder: &Path) -> String {
    short(&mut Command::new(env!("CARGO_BIN_EXE_mianjing")), folder, &["."])
}

#[test]
fn every_encoding_gives_the_same_text_and_places() {
    for (name, bytes) in [
        ("UTF-8", NOTE.as_bytes().to_vec()),
        ("UTF-8 with a mark", format!("\u{feff}{NOTE}").into_bytes()),
        ("UTF-16 LE", utf16(NOTE, u16::to_le_bytes)),
        ("UTF-16 BE", utf16(NOTE, u16::to_be_bytes)),
        ("GBK, the signs in four bytes", encoded(NOTE, GB18030)),
    ] {
        let folder = folder(&[("一面.md", &bytes), ("锁.md", "# 锁\n".as_bytes())]);
        assert_eq!(
            checked(folder.path()),
            "一面.md:4:4: warning: Marked ❌ and not answered yet. [unanswered-question]\n\
             一面.md:6:13: warning: There is no note “没有这篇”. [broken-link]\n",
            "{name}"
        );
    }
}

#[test]
fn short_notes_in_gbk_are_read_too() {
    for text in ["你好", "什么是锁", "# 锁", "- 线程池的参数\n- 数据库索引", "面试题\n\n答案：不会"]
    {
        let folder = folder(&[("a.md", &encoded(text, GB18030)), ("b.md", b"[[a]]")]);
        assert_eq!(checked(folder.path()), "", "{text}");
    }
}

#[test]
fn other_encodings_of_east_asia_are_read() {
    for (encoding, text) in [
        (BIG5, "# 資料庫索引\n\n1. 請說明資料庫索引的優點與缺點，以及什麼時候不該使用\n[[沒有]]\n"),
        (SHIFT_JIS, "# データベース\n\n1. インデックスの利点と欠点を説明してください\n[[なし]]\n"),
        (EUC_KR, "# 데이터베이스\n\n1. 인덱스의 장점과 단점을 설명해 주세요\n[[없음]]\n"),
    ] {
        let folder = folder(&[("a.md", &encoded(text, encoding))]);
        let missing = text.split("[[").nth(1).unwrap().trim_end().trim_end_matches("]]");
        let expected = format!("a.md:4:3: warning: There is no note “{missing}”. [broken-link]\n");
        assert_eq!(checked(folder.path()), expected, "{}", encoding.name());
    }
}

#[test]
fn what_cannot_be_told_is_named() {
    let mut utf32 = vec![0xff, 0xfe, 0, 0];
    utf32.extend("锁❌锁❌".chars().flat_map(|c| (c as u32).to_le_bytes()));
    for (name, bytes) in [
        ("one byte per character", encoded("café au lait, déjà vu, à bientôt", WINDOWS_1252)),
        ("half a character of UTF-16", [utf16("锁", u16::to_le_bytes), vec![1]].concat()),
        ("half a pair of UTF-16", vec![0xff, 0xfe, 0x3d, 0xd8]),
        ("UTF-16 without a mark", utf16("锁abc", u16::to_le_bytes).split_off(2)),
        ("UTF-32", utf32),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec()),
        (
            "random bytes",
            (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect(),
        ),
    ] {
        let folder = folder(&[("a.md", &bytes), ("b.md", "1. 什么是锁❌\n".as_bytes())]);
        assert_eq!(
            checked(folder.path()),
            "a.md:1:1: warning: Not read: the file is no text, or in an encoding that is not known. \
             Save it as UTF-8. [unreadable-note]\n\
             b.md:1:4: warning: Marked ❌ and not answered yet. [unanswered-question]\n",
            "{name}"
        );
    }
}

/// Half a character is lost in a long note: the rest is read, and the place is named.
#[test]
fn a_few_bad_bytes_cost_only_themselves() {
    let text = NOTE.repeat(3);
    let (before, after) = text.split_at(text.find("自旋").unwrap());
    let bytes = [before.as_bytes(), &after.as_bytes()[1..]].concat();
    let folder = folder(&[("a.md", &bytes)]);
    let found = checked(folder.path());
    let lines: Vec<_> = found.lines().take(3).collect();
    expect![[r#"
        [
            "a.md:4:4: warning: Marked ❌, and the link to its answer is dead. There is no note “锁”. [unanswered-question]",
            "a.md:4:11: warning: Bytes that are not UTF-8, read as �; 2 places in this note. [unreadable-note]",
            "a.md:6:5: warning: There is no note “锁”. [broken-link]",
        ]
    "#]]
    .assert_debug_eq(&lines);
}

#[test]
fn stdin_may_be_in_any_encoding() {
    for bytes in [encoded(NOTE, GB18030), utf16(NOTE, u16::to_le_bytes)] {
        let folder = folder(&[("note", &bytes), ("锁.md", b"")]);
        let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
        command.current_dir(folder.path()).args(["list", "--unanswered", "-"]);
        let output = command.stdin(fs::File::open(folder.path().join("note")).unwrap()).output();
        let said = String::from_utf8(output.unwrap().stdout).unwrap();
        assert!(said.contains("讲讲可重入锁和自旋锁的区别"), "{said}");
    }
}

/// Links to and from such a note work. It is never changed while it is closed, for the editor
/// would open it in an encoding of its own and spoil it; open, it is a note like any other.
#[test]
fn a_note_in_gbk_is_linked_but_not_changed_behind_the_editor() {
    let gbk = encoded("# 锁\n\n见 [[面#一面]]，还有自旋锁和互斥锁 #并发\n", GB18030);
    let notes = [("锁.md", &*gbk), ("面.md", "# 一面\n\n见 [[锁]] #并发\n".as_bytes())];
    let folder = folder(&notes);
    let mut client = Client::process().introduced(Profile::VsCode, &[folder.path()]);
    let [lock, log] = ["锁.md", "面.md"].map(|path| uri(folder.path(), path));
    let at = |uri, line: u32, character: u32| json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    client.open(&log, 1, std::str::from_utf8(notes[1].1).unwrap());
    let references = |client: &mut Client| {
        let mut params = at(&log, 0, 3);
        params["context"] = json!({ "includeDeclaration": false });
        client.request("textDocument/references", params)
    };
    let mut found = Value::Null;
    while found.as_array().is_none_or(Vec::is_empty) {
        found = references(&mut client);
    }
    assert_eq!(found[0]["uri"], lock.as_str());
    assert_eq!(found[0]["range"]["start"], json!({ "line": 2, "character": 2 }));

    let mut rename = at(&log, 0, 3);
    rename["newName"] = "二面".into();
    let id = client.start("textDocument/rename", rename.clone());
    let error = client.answer(id).unwrap_err();
    expect!["需要修改 锁.md，但它不是 UTF-8。请先另存为 UTF-8。"]
        .assert_eq(error["message"].as_str().unwrap());

    client.open(&lock, 1, "# 锁\n\n见 [[面#一面]]，还有自旋锁和互斥锁 #并发\n");
    let edit = client.request("textDocument/rename", rename);
    assert_eq!(edit["documentChanges"].as_array().unwrap().len(), 2, "{edit}");
    client.ignore("textDocument/publishDiagnostics");
    assert_eq!(client.shut_down(), 0);
}

/// What a client is told of this text, opened beside a note that links to it: positions in the first
/// line without the byte order mark that counts as its first column, where there is one.
fn told(text: &str) -> Vec<Value> {
    let (mark, note) = match text.strip_prefix('\u{feff}') {
        Some(note) => (1, note),
        None => (0, text),
    };
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[]);
    let [own, other] = ["a.md", "b.md"].map(|path| uri(&root(), path));
    client.open(&own, 1, text);
    client.open(&other, 1, "\n[[a#锁]] [[a#^锁]] #并发\n");
    let last = note.lines().next().unwrap().encode_utf16().count();
    let mut told = Vec::new();
    for method in [
        "diagnostic",
        "documentSymbol",
        "foldingRange",
        "documentLink",
        "codeLens",
        "selectionRange",
        "prepareRename",
        "references",
        "definition",
        "documentHighlight",
        "hover",
        "rename",
    ] {
        for column in 0..=last {
            let position = json!({ "line": 0, "character": column + mark });
            let mut params = json!({ "textDocument": { "uri": own }, "position": position });
            params["positions"] = json!([position]);
            params["context"] = json!({ "includeDeclaration": true });
            params["newName"] = json!("死锁");
            let id = client.start(&format!("textDocument/{method}"), params);
            let mut answer = client.answer(id).unwrap_or_else(|refused| refused);
            without_column(&mut answer, mark as u64);
            told.push(json!([method, column, answer]));
        }
    }
    assert_eq!(client.shut_down(), 0);
    told
}

/// Moves positions in the first line so many columns to the left.
fn without_column(answer: &mut Value, mark: u64) {
    match answer {
        Value::Array(items) => items.iter_mut().for_each(|it| without_column(it, mark)),
        Value::Object(fields) => {
            if fields.get("line").is_some_and(|line| *line == 0)
                && let Some(column) = fields["character"].as_u64()
            {
                fields["character"] = column.saturating_sub(mark).into();
            }
            fields.remove("resultId");
            fields.values_mut().for_each(|it| without_column(it, mark));
        }
        _ => {}
    }
}

/// Editors take the mark for a sign of the encoding, as we do; a client that hands on what is in the
/// file sends it as the first character, and counts it.
#[test]
fn an_open_text_behind_a_byte_order_mark_is_read_as_without_it() {
    for text in [
        "# 锁\n\n1. 什么是锁❌\n",
        "锁\n===\n\n1. 什么是锁❌ [[没有]]\n",
        "1. 什么是锁❌ [[没有]] #并发\n",
        "---\ntags: [并发]\ncompany: 青禾\nround: 一面\n---\n\n1. 什么是锁❌\n\n# 锁\n",
        "- [ ] 什么是锁 ^锁\n",
        "```\n# 锁\n```\n",
        "> 锁 ^锁\n",
        "[看](没有.md) [[b]]\n",
        "[b]: b.md\n\n[b]\n",
        "| 问题 | 答案 |\n|---|---|\n| 什么是锁？ | |\n",
        "<a id=\"锁\"></a> 锁\n",
        "青禾科技 一面 9.3\n\n1. 什么是锁❌\n",
    ] {
        for (plain, marked) in told(text).iter().zip(told(&format!("\u{feff}{text}"))) {
            assert_eq!(*plain, marked, "{text}");
        }
    }
}
