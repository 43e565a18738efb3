//! Notes made to take long: every shape is read in time proportional to its size.
//!
//! Each runs in a process of its own that the system ends after [`SECONDS`] of processor time for
//! each 100 KB. That is far more than a pass over the note takes in a build without optimisation,
//! and far less than a pass per byte. `MIANJING_HOSTILE=1000000` makes the notes a megabyte each, as
//! they were when the shapes were chosen.

#![cfg(unix)]

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use mianjing::text::{Encoding, Lines};
use serde_json::json;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

const SECONDS: usize = 10;

/// The processor time for a note of this size.
fn seconds() -> usize {
    SECONDS * (size() / 100_000).max(1)
}

/// How many bytes each note has, about.
fn size() -> usize {
    let asked = std::env::var("MIANJING_HOSTILE").ok();
    asked.map_or(100_000, |bytes| bytes.parse().expect("MIANJING_HOSTILE is a number of bytes"))
}

/// `part` over and over.
fn of(part: &str) -> String {
    part.repeat(size() / part.len())
}

/// What `line` gives for 0, 1, 2 …
fn each(line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= size() {
            break;
        }
        text.push_str(&line(number));
    }
    text
}

/// Every shape with what it is called in a failure.
fn shapes() -> Vec<(String, String)> {
    let mut shapes: Vec<(String, String)> =
        REPEATED.iter().map(|part| (format!("{part:?} over and over"), of(part))).collect();
    let mut add = |name: &str, text: String| shapes.push((name.to_owned(), text));
    add("a list that goes deeper", each(|n| format!("{}- a\n", " ".repeat(2 * (n % 1000)))));
    add("questions that go deeper", each(|n| format!("{}1. 什么是锁❌\n", "   ".repeat(n % 600))));
    add("quotes that go deeper", each(|n| format!("{} a\n", ">".repeat(n % 1000))));
    add("10,000 quotes deep", format!("{}a\n", "> ".repeat(10_000)));
    add("10,000 lists deep", format!("{}a\n", "- ".repeat(10_000)));
    add("10,000 brackets deep", format!("{}a{}", "[".repeat(10_000), "](b)".repeat(10_000)));
    add("10,000 pictures deep", format!("{}a{}", "![".repeat(10_000), "](b)".repeat(10_000)));
    add("runs of backticks, each longer", each(|n| format!("{}a", "`".repeat(n))));
    add("different missing notes on one line", each(|n| format!("[[n{n}]] ")));
    add("different references", each(|n| format!("[a{n}]: b\n[a{n}]\n")));
    add("different headings", each(|n| format!("# a{n}\n")));
    add("a URL and brackets", format!("http://a{}", of(")")));
    add("a wide table", format!("{}|\n{}|\n{}", of("|a"), of("|-"), of("|a|\n")));
    for (name, inside) in
        [("keys", "a: "), ("lists", "- "), ("flows", "["), ("braces", "{"), ("one key", "a:\n")]
    {
        add(&format!("front matter of {name}"), format!("---\n{}\n---\n", of(inside)));
    }
    add("tags in front matter", format!("---\ntags: [{}]\n---\n", of("a,")));
    let anchors = (1..40).fold("a0: &a0 [x]\n".to_owned(), |mut text, n| {
        let _ = writeln!(text, "a{n}: &a{n} [*a{0},*a{0}]", n - 1);
        text
    });
    add("front matter that doubles forty times", format!("---\n{anchors}---\n"));
    shapes
}

const REPEATED: &[&str] = &[
    "[",
    "]",
    ">",
    "#",
    "*",
    "`",
    "_",
    "~",
    "<",
    "(",
    "|",
    "&",
    "\\",
    "$",
    "^",
    "=",
    "❌",
    "\u{fe0f}",
    "（",
    "\n",
    " ",
    "\t",
    "\r",
    "\r\n",
    "[]",
    "[[",
    "![",
    "![[",
    "[[]]",
    "[\n",
    "]\n",
    ">\n",
    "# \n",
    "```\n",
    "~~~\n",
    "=\n",
    "a\n===\n",
    "* ",
    "- ",
    "1. ",
    "*a ",
    "**a *a ",
    "*a_",
    "$a",
    "[a](",
    "[[a]](",
    "[a]: ",
    "[a]: b\n",
    "[^a]",
    "[^a]: x\n",
    "<div>",
    "<!--",
    "<![CDATA[",
    "<?",
    "<a ",
    "<!A ",
    "<details>\n",
    "<details><summary>a</summary>\n",
    "|a|b|\n|-|-|\n",
    "&amp",
    "#a",
    "#a ",
    "#什",
    "<http://",
    "http://",
    "http://a ",
    "https://[a](b)",
    "://",
    "a@",
    "](",
    "](a b.md)",
    "❌\n",
    "什么是锁？",
    "什么是锁❌",
    "1. 什么是锁❌\n",
    "1. 锁❌（",
    "**什么是锁**\n",
    "## 什么是锁？\n",
    "答：\n",
    "Q: a\nA: \n",
    "- [ ] a\n",
    "- a\n\n",
    "2024-01-01 ",
    "a ^b\n",
    "> a\nb\n",
    "> - ",
    "- > ",
    "[[x]] ",
    "[[x#a]] ",
    "[x](x.md) ",
    "# a\n",
    "    a\n",
    "e\u{301}",
    "👩\u{200d}",
    "\u{202e}",
    "- a\n  ```\n",
    "```go\nhttp://a\n```\n",
    "一面\n",
    "# 云杉科技 一面\n1. a❌\n",
    "<img src=a>",
    "<a href='b'>",
    "a|",
    "、",
    "1、",
    "(1)",
    "{",
    "^a",
    "a#b",
    "%",
    "%41",
    "\u{feff}",
    "\0a\u{1}bcdefghijklmnopqrstuvwxyz",
];

/// Runs `mianjing` on `folder` with so much processor time.
fn run(folder: &Path, arguments: &str) -> ExitStatus {
    let script = format!("ulimit -t {}; exec \"$0\" {arguments}", seconds());
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_mianjing")]).current_dir(folder);
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap()
}

#[test]
fn every_shape_is_read_in_time_proportional_to_its_size() {
    let shapes = shapes();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut slow = Vec::new();
        while let Some((name, text)) =
            shapes.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
        {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("x.md"), text).unwrap();
            let status = run(folder.path(), "check --format json --severity hint .");
            if status.code().is_none_or(|code| code > 1) {
                slow.push(format!("{name}: {status}"));
            }
        }
        slow
    };
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let slow: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(slow.is_empty(), "{slow:#?}");
}

/// The same in an editor: what it asks when a note is opened, and of all of it at once.
#[test]
fn an_open_note_of_any_shape_is_answered() {
    let script = format!("ulimit -t {}; exec \"$0\" serve --stdio", 6 * seconds());
    let mut command = Command::new("sh");
    let mut client = Client::command(command.args(["-c", &script, env!("CARGO_BIN_EXE_mianjing")]));
    // Its time ends with the processor time that the system gives it, however busy the machine.
    client.is_patient = true;
    let folder = tempfile::tempdir().unwrap();
    client.initialize(Profile::VsCode, &[folder.path()]);
    for part in ["**什么是锁**\n", "1. 什么是锁❌\n", "[[x]] ", "http://", "[", "# a\n"] {
        let note = uri(folder.path(), "x.md");
        let text = of(part);
        client.open(&note, 1, &text);
        let whole = json!({
            "start": { "line": 0, "character": 0 },
            "end": { "line": 1_000_000, "character": 0 },
        });
        let params = json!({ "textDocument": { "uri": note }, "range": whole, "context": { "diagnostics": [] } });
        for method in [
            "codeLens",
            "codeAction",
            "documentLink",
            "documentSymbol",
            "diagnostic",
            "foldingRange",
            "semanticTokens/full",
        ] {
            let id = client.start(&format!("textDocument/{method}"), params.clone());
            assert!(client.answer(id).is_ok(), "{method} of {part:?}");
        }
        client.close(&note);
    }
    assert_eq!(client.shut_down(), 0);
}

/// What is asked at a place, at several places of each: a tenth of the size, behind which a question
/// stands.
#[test]
fn what_is_asked_anywhere_in_a_note_of_any_shape_is_answered() {
    let script = format!("ulimit -t {}; exec \"$0\" serve --stdio", 12 * seconds());
    let mut command = Command::new("sh");
    let mut client = Client::command(command.args(["-c", &script, env!("CARGO_BIN_EXE_mianjing")]));
    client.is_patient = true;
    client.ignore("textDocument/publishDiagnostics");
    let folder = tempfile::tempdir().unwrap();
    client.initialize(Profile::VsCode, &[folder.path()]);
    let note = uri(folder.path(), "x.md");
    for part in REPEATED {
        let text = format!("{}锁是什么❌", part.repeat(size() / 10 / part.len()));
        client.open(&note, 1, &text);
        let lines = Lines::new(&text);
        let last = text.len() - "么❌".len();
        for at in [0, text.len() / 2, last, text.len()] {
            let place = lines.place(&text, at, Encoding::Utf16);
            let place = json!({ "line": place.line, "character": place.column });
            let params = json!({
                "textDocument": { "uri": note },
                "position": place,
                "positions": [place],
                "range": { "start": place, "end": place },
                "context": { "diagnostics": [], "includeDeclaration": true, "triggerKind": 1 },
            });
            for method in [
                "completion",
                "hover",
                "definition",
                "references",
                "documentHighlight",
                "prepareRename",
                "selectionRange",
                "codeAction",
            ] {
                let id = client.start(&format!("textDocument/{method}"), params.clone());
                let answer = client.answer(id);
                assert!(
                    answer.is_ok() || method == "prepareRename",
                    "{method} of {part:?}: {answer:?}"
                );
            }
        }
        client.close(&note);
    }
    assert_eq!(client.shut_down(), 0);
}
