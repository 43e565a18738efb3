//! A disk that is full, and folders that may not be written to: what was there stays as it was,
//! nothing half-written is left, and the message names the file.
//!
//! The system is told to let no file grow past some bytes (`ulimit -f`), which every user may do,
//! and which fails in the middle of a write as a full disk does. `/dev/full` is full for good.
#![cfg(unix)]

use super::{folder, is_root};
use crate::support::client::{Client, Profile};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const NOTE: &str = "# 云杉科技 一面 2024.9.3\n\n1. 讲讲可重入锁❌\n2. 讲讲三次握手✅（见书）\n";

/// Who may read here and write nothing, where the tests run as root.
const NOBODY: u32 = 65534;

fn notes() -> TempDir {
    let more = (3..30).map(|number| format!("{number}. 讲讲第{number}种锁\n"));
    folder(&[("云杉.md", format!("{NOTE}{}", more.collect::<String>()).as_bytes())])
}

/// `mianjing`, for which no file can grow past `blocks` of 512 bytes (1,024 in some shells).
fn cramped(blocks: u32, arguments: &str) -> Command {
    // A program that does not ignore the signal is ended by it.
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {arguments}");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_mianjing")]).env("LC_ALL", "C");
    command
}

fn run(mut command: Command, folder: &Path) -> Output {
    command.current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

/// It failed with one sentence that has `word` in it.
fn assert_refused(output: &Output, word: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said.starts_with("error: ") && said.lines().count() == 1, "{said}");
    assert!(said.contains(word), "{said}");
}

/// Every file below `folder` with its bytes, but the empty one that is locked.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let walk = ignore::WalkBuilder::new(folder).standard_filters(false).build().flatten();
    let files = walk.map(ignore::DirEntry::into_path).filter(|path| path.is_file());
    let files = files.filter(|path| !path.ends_with("review.lock"));
    files.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

#[test]
fn a_report_that_does_not_fit_leaves_the_old_one() {
    let folder = notes();
    fs::write(folder.path().join("面试.html"), "<p>old</p>").unwrap();
    fs::write(folder.path().join("面试.json"), "{}").unwrap();
    let before = files(folder.path());
    for name in ["面试.html", "面试.json", "新的.html"] {
        let output = run(cramped(1, &format!("report -o {name}")), folder.path());
        assert_refused(&output, name);
        assert_eq!(files(folder.path()), before, "{name}");
    }
    let output = run(cramped(9_999, "report -o 面试.html"), folder.path());
    assert!(output.status.success(), "{output:?}");
    assert!(files(folder.path())[&folder.path().join("面试.html")].len() > 2_000);
}

#[test]
fn a_new_note_that_does_not_fit_is_not_there() {
    let folder = notes();
    let before = files(folder.path());
    let output = run(cramped(0, "new --company 北辰"), folder.path());
    assert_refused(&output, "北辰");
    assert_eq!(files(folder.path()), before);
    let output = run(cramped(99, "new --company 北辰"), folder.path());
    assert!(output.status.success(), "{output:?}");
    assert_eq!(files(folder.path()).len(), before.len() + 1);
}

/// Output that goes to a full disk is no success.
#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_printed_is_an_error() {
    let folder = notes();
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["list"],
        &["search", "锁"],
        &["related", "讲讲可重入锁"],
        &["review"],
        &["review", "--export", "json"],
        &["export"],
        &["export", "--format", "anki"],
        &["report", "--format", "html"],
        &["report", "-o", "/dev/full"],
        &["config", "show"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = run_into(command.args(arguments).env("LC_ALL", "C"), folder.path(), full);
        assert_refused(&output, "No space left");
    }
}

#[cfg(target_os = "linux")]
fn run_into(command: &mut Command, folder: &Path, stdout: fs::File) -> Output {
    let command = command.current_dir(folder).stdin(Stdio::null());
    command.stdout(stdout).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap()
}

/// Shows the first card, waiting until the folder was read.
fn card(client: &mut Client) -> Value {
    loop {
        let shown = client.request("mianjing/review", json!({}));
        if shown["card"].is_object() {
            return shown["card"].clone();
        }
    }
}

/// Grades the first card; gives what the server says to it.
fn grade(client: &mut Client) -> Result<Value, Value> {
    let card = card(client);
    let argument = json!({ "key": card["key"], "folder": card["folder"], "grade": "again" });
    let params = json!({ "command": "mianjing.review.grade", "arguments": [argument] });
    let id = client.start("workspace/executeCommand", params);
    client.answer(id)
}

fn graded(folder: &Path) -> usize {
    let log = fs::read_to_string(folder.join(".mianjing/review.jsonl")).unwrap_or_default();
    log.lines().filter(|line| line.contains("\"grade\"")).count()
}

fn review(mut command: Command, folder: &Path, grades: impl FnOnce(&mut Client)) {
    let mut client = Client::command(&mut command);
    client.ignore("textDocument/publishDiagnostics").ignore("window/showMessage");
    client.initialize(Profile::Neovim, &[folder]);
    grades(&mut client);
    assert_eq!(client.shut_down(), 0);
}

/// The review is refused, and what was reviewed before is all there.
#[test]
fn a_review_that_does_not_fit_loses_none_before_it() {
    let folder = notes();
    let fits = || cramped(9_999, "serve --stdio");
    for blocks in [0, 1] {
        // First into an empty folder, then into one with a log of more than a block.
        let before = files(folder.path());
        review(cramped(blocks, "serve --stdio"), folder.path(), |client| {
            for _ in 0..2 {
                let error = grade(client).unwrap_err();
                assert!(error["message"].as_str().unwrap().contains(".mianjing"), "{error}");
            }
        });
        assert_eq!(files(folder.path()), before, "{blocks}");
        let known = graded(folder.path());
        review(fits(), folder.path(), |client| {
            for _ in 0..6 {
                grade(client).unwrap();
            }
        });
        assert_eq!(graded(folder.path()), known + 6);
    }
    let read = |name| fs::read_to_string(folder.path().join(".mianjing").join(name)).unwrap();
    assert_eq!(read(".gitattributes"), "review.jsonl text eol=lf merge=union\n");
}

/// `mianjing`, run by somebody who may not write into `folder`.
fn onlooker(folder: &Path, arguments: &[&str]) -> Command {
    let forbid = |path: &Path| fs::set_permissions(path, Permissions::from_mode(0o555)).unwrap();
    forbid(folder);
    if folder.join(".mianjing").exists() {
        forbid(&folder.join(".mianjing"));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.args(arguments).env("LC_ALL", "C");
    command
}

#[test]
fn a_folder_that_may_not_be_written_to_is_read_all_the_same() {
    let folder = notes();
    review(cramped(9_999, "serve --stdio"), folder.path(), |client| {
        grade(client).unwrap();
    });
    let before = files(folder.path());
    for (arguments, word) in
        [(&["report", "-o", "a.html"][..], "a.html"), (&["new", "--company", "北辰"], "北辰")]
    {
        assert_refused(&run(onlooker(folder.path(), arguments), folder.path()), word);
    }
    for arguments in [&["list"][..], &["export"], &["review", "--due"], &["report", "-o", "-"]] {
        let output = run(onlooker(folder.path(), arguments), folder.path());
        assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?} {output:?}");
    }
    review(onlooker(folder.path(), &["serve", "--stdio"]), folder.path(), |client| {
        let error = grade(client).unwrap_err();
        assert!(error["message"].as_str().unwrap().contains(".mianjing"), "{error}");
        assert!(card(client).is_object(), "the log is read still");
    });
    assert_eq!(files(folder.path()), before);
    for path in [folder.path().to_owned(), folder.path().join(".mianjing")] {
        // So that it can be removed.
        fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
    }
}

/// What would be kept for the next start is left out; the notes are read as ever, this time and
/// the next.
#[test]
fn a_cache_that_cannot_be_written_is_no_news_to_anybody() {
    let (notes, cache) = (notes(), folder(&[("文件", b"")]));
    fs::write(notes.path().join("长.md"), " ".repeat(4 << 20)).unwrap();
    let onlooker = |place: &str| {
        let mut command = cramped(0, "serve --stdio");
        command.env("XDG_CACHE_HOME", cache.path().join(place)).env("HOME", cache.path());
        command.env("MIANJING_LOG", "debug");
        command
    };
    // A disk that is full, and a file where the folder would be.
    for place in ["空", "文件"] {
        for _ in 0..2 {
            let mut command = onlooker(place);
            let (log, writer) = std::io::pipe().unwrap();
            let mut client = Client::command(command.stderr(writer));
            drop(command);
            client.initialize(Profile::VsCode, &[notes.path()]);
            client.wait_until_read();
            let log = BufReader::new(log).lines().map(Result::unwrap);
            let said = log.filter(|line| line.contains("facts are")).take(2).collect::<Vec<_>>();
            assert!(said[0].contains("no facts are kept"), "{said:?}");
            assert!(said[1].contains("facts are not kept"), "{said:?}");
            let found = client.request("workspace/symbol", json!({ "query": "可重入锁" }));
            assert_eq!(found[0]["name"], "讲讲可重入锁 ❌");
            assert_eq!(client.shut_down(), 0);
        }
    }
    let left: Vec<_> = files(cache.path()).into_keys().collect();
    assert_eq!(left, [cache.path().join("文件")], "nothing half-written is left");
}
