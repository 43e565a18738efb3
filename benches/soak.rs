//! Does memory stay flat? The real server under many edits, file events and requests:
//! `cargo bench --bench soak -- [FOLDER [EDITS [EVENTS]]]`.
//!
//! Works on a copy of FOLDER (500 generated notes without one) and prints a line of the server's
//! resident memory for every twentieth part. Fails when the last fifth ends more than a tenth
//! above the end of the first.

#![expect(clippy::print_stdout, reason = "what it measures is for whoever runs it")]

use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The server, and what it says.
struct Server {
    process: Child,
    input: ChildStdin,
    said: mpsc::Receiver<Value>,
    last_id: u64,
}

impl Server {
    fn start(folder: &Path) -> Done<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
        let command = command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.stderr(Stdio::null()).spawn()?;
        let input = process.stdin.take().ok_or("no input")?;
        let mut output = BufReader::new(process.stdout.take().ok_or("no output")?);
        let (send, said) = mpsc::channel();
        std::thread::spawn(move || {
            while let Some(message) = message(&mut output) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let mut server = Self { process, input, said, last_id: 0 };
        let uri = uri(folder);
        server.ask("initialize", json!({"capabilities": {}, "rootUri": uri, "processId": null}))?;
        server.tell("initialized", json!({}))?;
        Ok(server)
    }

    fn write(&mut self, message: &Value) -> Done {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        Ok(self.input.flush()?)
    }

    #[expect(clippy::needless_pass_by_value, reason = "parameters are written where they are sent")]
    fn tell(&mut self, method: &str, params: Value) -> Done {
        self.write(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    /// The answer, every notification before it read and dropped.
    #[expect(clippy::needless_pass_by_value, reason = "parameters are written where they are sent")]
    fn ask(&mut self, method: &str, params: Value) -> Done<Value> {
        self.last_id += 1;
        let id = self.last_id;
        self.write(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))?;
        loop {
            let said = self.said.recv_timeout(Duration::from_secs(60))?;
            if said["id"] == id {
                return Ok(said["result"].clone());
            }
        }
    }

    /// Resident memory in MB; `None` where the system does not tell.
    fn memory(&self) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

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
        json!({
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
        json!({"changes": [{"uri": uri(note), "type": 2}, {"uri": uri(&fresh), "type": kind}]}),
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
    let mut server = Server::start(folder.path())?;
    let open = uri(&notes[0]);
    let text = fs::read_to_string(&notes[0])?;
    let document = json!({"uri": open, "languageId": "markdown", "version": 0, "text": text});
    server.tell("textDocument/didOpen", json!({"textDocument": document}))?;
    let started = Instant::now();
    let mut memory = Vec::new();
    for version in 1..=edits {
        edit(&mut server, &open, version)?;
        if version * events / edits > (version - 1) * events / edits {
            touch(&mut server, &notes, version * events / edits)?;
        }
        if version % 50 == 0 {
            // What keeps an editor's pace: nothing more is sent before this is answered.
            server.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": open}}))?;
            server.ask("workspace/symbol", json!({"query": "锁"}))?;
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
