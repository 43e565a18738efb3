//! Does memory stay flat? The real server under many edits, file events and requests:
//! `cargo bench --bench soak -- [FOLDER [EDITS [EVENTS]]]`.
//!
//! Works on a copy of FOLDER (500 generated notes without one) and prints a line of the server's
//! resident memory for every twentieth part. Fails when the last fifth ends more than a tenth
//! above the end of the first.

#![expect(clippy::print_stdout, reason = "what it measures is for whoever runs it")]

mod support;

use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use support::{Done, Server, uri};

/// Copies the notes of `from`, or writes some.
fn fill(from: Option<&Path>, to: &Path) -> Done<Vec<PathBuf>> {
    let mut notes = Vec::new();
    if let Some(from) = from {
        for entry in ignore::Walk::new(from).flatten() {
            if entry.path().extension().is_some_and(|extension| extension == "md") {
                // Names that need no escapes in a URI.
                let note = to.join(format!("{:05}.md", notes.len()));
                fs::copy(entry.path(), &note)?;
                notes.push(note);
            }
        }
        return Ok(notes);
    }
    for number in 0..500 {
        let note = to.join(format!("{number:05}.md"));
        let questions =
            (1..=50).map(|i| format!("{i}. 讲一下锁{}和索引{i}的区别❌\n", number % 50));
        fs::write(&note, format!("# 云杉科技 一面\n\n{}", questions.collect::<String>()))?;
        notes.push(note);
    }
    Ok(notes)
}

/// One edit in the open note: a character typed, or the one before it taken back.
fn edit(server: &mut Server, uri: &str, version: usize) -> Done {
    let is_typed = version % 2 == 1;
    let column = 6;
    let end = if is_typed { column } else { column + 1 };
    let range =
        json!({"start": {"line": 2, "character": column}, "end": {"line": 2, "character": end}});
    let text = if is_typed { ["锁", "x", "、"][version / 2 % 3] } else { "" };
    server.tell(
        "textDocument/didChange",
        &json!({
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{"range": range, "text": text}],
        }),
    )
}

/// One change on disk: a note written anew, one that comes, one that goes.
fn touch(server: &mut Server, notes: &[PathBuf], number: usize) -> Done {
    let note = &notes[1 + number % (notes.len() - 1)];
    let text = format!("# 云杉科技 一面\n\n1. 第{number}种锁是什么❌\n");
    fs::write(note, text)?;
    let fresh = note.with_file_name(format!("soak-{}.md", number % 7));
    let kind = if fresh.exists() {
        fs::remove_file(&fresh)?;
        3
    } else {
        fs::write(&fresh, "1. 新的锁❌\n")?;
        1
    };
    server.tell(
        "workspace/didChangeWatchedFiles",
        &json!({"changes": [{"uri": uri(note), "type": 2}, {"uri": uri(&fresh), "type": kind}]}),
    )
}

fn main() -> Done {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let from = arguments.next().map(PathBuf::from);
    let edits: usize = arguments.next().map_or(Ok(100_000), |edits| edits.parse())?;
    let events: usize = arguments.next().map_or(Ok(10_000), |events| events.parse())?;
    let folder = tempfile::tempdir()?;
    let notes = fill(from.as_deref(), folder.path())?;
    let bytes: u64 = notes.iter().filter_map(|note| Some(fs::metadata(note).ok()?.len())).sum();
    println!("{} notes, {} KB; {edits} edits, {events} events", notes.len(), bytes / 1_000);
    let mut server = Server::start(Command::new(Server::program()), folder.path(), &json!({}))?;
    let open = uri(&notes[0]);
    let text = fs::read_to_string(&notes[0])?;
    let document = json!({"uri": open, "languageId": "markdown", "version": 0, "text": text});
    server.tell("textDocument/didOpen", &json!({"textDocument": document}))?;
    let started = Instant::now();
    let mut memory = Vec::new();
    for version in 1..=edits {
        edit(&mut server, &open, version)?;
        if version * events / edits > (version - 1) * events / edits {
            touch(&mut server, &notes, version * events / edits)?;
        }
        if version % 50 == 0 {
            // What keeps an editor's pace: nothing more is sent before this is answered.
            server.ask("textDocument/documentSymbol", &json!({"textDocument": {"uri": open}}))?;
            server.ask("workspace/symbol", &json!({"query": "锁"}))?;
        }
        if version % (edits / 20).max(1) == 0 {
            let now = server.memory().unwrap_or(0.0);
            println!("{version:>8} edits {:>6.0} s {now:>8.1} MB", started.elapsed().as_secs_f64());
            memory.push(now);
        }
    }
    let (early, late) = (memory[memory.len() / 5], memory[memory.len() - 1]);
    if late > early * 1.1 + 5.0 {
        return Err(format!("memory grew from {early:.1} to {late:.1} MB").into());
    }
    Ok(())
}
