//! What a key costs: `cargo bench --bench keystroke -- [notes N…] [folders PATH…] [kilobytes N…]`.
//!
//! The real server under callgrind, which counts instructions and is not disturbed by what else
//! the machine does. Some keys are typed into a question marked ❌; after each an editor asks for
//! diagnostics, colours, lenses and symbols. Counted is everything the server does from the first
//! key until it has nothing more to do, divided by the keys: once in folders of more and more
//! notes, once in longer and longer notes. The note is open and on no disk; folders of yours are
//! only read. Prints two tables.

#![expect(clippy::print_stdout, reason = "what it measures is for whoever runs it")]

mod support;

use serde_json::json;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use support::{Done, Server, uri};

/// Every key is typed at the end of the same question.
const LINE: usize = 4;

/// How many keys are typed.
const KEYS: usize = 5;

/// A log of about `bytes` bytes in the common forms. Each of its questions is asked in some twenty
/// notes, however many there are.
fn log(number: usize, bytes: usize) -> String {
    let mut text = format!(
        "# 云杉科技 一面 2024.{}.3 #go\n\n见 [[{:05}]]\n\n1. 讲一下死锁❌\n",
        number % 12 + 1,
        number / 2
    );
    let mut i = 2;
    while text.len() < bytes {
        let (term, other) = (word(number / 20, i), word(number / 20, i + 1));
        let _ = match i % 4 {
            0 => writeln!(text, "{i}. 讲一下{term}和{other}的区别❌"),
            1 => writeln!(text, "{i}. {term}怎么实现✅（先说{other}，再说代价）"),
            2 => {
                writeln!(text, "{i}. 为什么用{term}？\n\n   ```go\n   x := 1 // {other}\n   ```\n")
            }
            _ => writeln!(text, "{i}. how does {term} work?\n    it depends on {other}."),
        };
        i += 1;
    }
    text
}

/// A word that stands in the notes of one group alone.
fn word(group: usize, number: usize) -> String {
    let digits = (group * 100_000 + number).to_string();
    let letters = digits.bytes().map(|digit| char::from(b'k' + digit - b'0'));
    format!("zqx{}", letters.collect::<String>())
}

/// Writes so many notes into a folder.
fn fill(folder: &Path, notes: usize) -> Done {
    for number in 0..notes {
        let below = folder.join(format!("{}", number % 25));
        fs::create_dir_all(&below)?;
        fs::write(below.join(format!("{number:05}.md")), log(number, 1_400))?;
    }
    Ok(())
}

/// Instructions and kilobytes of diagnostics per key, in a note of `bytes` bytes that is open beside
/// those of a folder.
fn measure(folder: &Path, bytes: usize) -> Done<(u64, usize)> {
    let counts = tempfile::tempdir()?;
    let note = folder.join("keystroke.md");
    let mut command = Command::new("valgrind");
    let out = counts.path().join("out");
    let out = format!("--callgrind-out-file={}", out.display());
    command.args(["--tool=callgrind", "--instr-atstart=no", &out, Server::program()]);
    let can = json!({
        "textDocument": {"diagnostic": {}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    });
    let mut server = Server::start(command, folder, &can)?;
    let open = uri(&note);
    let document =
        json!({"uri": open, "languageId": "markdown", "version": 0, "text": log(0, bytes)});
    server.tell("textDocument/didOpen", &json!({ "textDocument": document }))?;
    let mut version = 0;
    let mut key = |server: &mut Server| -> Done<usize> {
        version += 1;
        type_one(server, &open, version)
    };
    // What is worked out once: the relations of the folder, and those of this note.
    server.rest()?;
    key(&mut server)?;
    server.rest()?;
    key(&mut server)?;
    server.rest()?;
    control(&server, "--instr=on")?;
    control(&server, "--zero")?;
    let mut told = 0;
    for _ in 0..KEYS {
        told += key(&mut server)?;
    }
    server.rest()?;
    control(&server, "--dump")?;
    Ok((dumped(counts.path())? / KEYS as u64, told / KEYS / 1_000))
}

/// Types one character and asks what an editor asks; the bytes of the diagnostics.
fn type_one(server: &mut Server, open: &str, version: usize) -> Done<usize> {
    // Behind `1. 讲一下死锁` and what was typed so far.
    let column = 8 + version;
    let place = json!({"line": LINE, "character": column - 1});
    let letter = ["a", "b", "c"][version % 3];
    let changes = json!([{"range": {"start": place, "end": place}, "text": letter}]);
    let note = json!({"uri": open, "version": version});
    let change = json!({"textDocument": note, "contentChanges": changes});
    server.tell("textDocument/didChange", &change)?;
    let asked = json!({"textDocument": {"uri": open}});
    let told = server.ask("textDocument/diagnostic", &asked)?;
    let first = told["items"].as_array().ok_or("no diagnostics")?;
    if !first.iter().any(|it| it["range"]["end"]["character"] == column) {
        return Err("the typed question is not reported".into());
    }
    for method in ["semanticTokens/full", "codeLens", "documentSymbol"] {
        if server.ask(&format!("textDocument/{method}"), &asked)?.is_null() {
            return Err(format!("nothing for {method}").into());
        }
    }
    Ok(told.to_string().len())
}

fn control(server: &Server, what: &str) -> Done {
    let done = Command::new("callgrind_control").args([what, &server.id().to_string()]).output()?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() && !said.contains("Error") { Ok(()) } else { Err(said.into()) }
}

/// The instructions of the one dump in a folder.
fn dumped(folder: &Path) -> Done<u64> {
    // It is written when the server is next looked at by callgrind.
    for _ in 0..600 {
        for entry in fs::read_dir(folder)? {
            let text = fs::read_to_string(entry?.path())?;
            let totals = text.lines().find_map(|line| line.strip_prefix("totals: "));
            if let Some(totals) = totals {
                return Ok(totals.trim().parse()?);
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    Err("callgrind wrote nothing".into())
}

/// A number with a comma between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn row(size: usize, first: &mut Option<(usize, u64)>, (instructions, told): (u64, usize)) {
    let (least, cost) = *first.get_or_insert((size, instructions));
    let ratio = instructions * 100 / cost;
    let of_size = size / least;
    println!(
        "| {} | {} | {}.{:02} | {of_size} | {told} |",
        grouped(size as u64),
        grouped(instructions / 1_000),
        ratio / 100,
        ratio % 100
    );
}

fn main() -> Done {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let behind = |of: &str, default: &[&str]| -> Vec<String> {
        let given = arguments.iter().skip_while(|it| *it != of).skip(1);
        let given = given.take_while(|it| !["notes", "kilobytes", "folders"].contains(&&***it));
        let default = default.iter().map(|it| (*it).to_owned());
        if arguments.is_empty() { default.collect() } else { given.cloned().collect() }
    };
    let head = |what: &str| {
        println!("| {what} | thousand instructions a key | ratio | of size | KB of diagnostics |");
        println!("|---:|---:|---:|---:|---:|");
    };
    head("notes beside one of 10 KB");
    let mut first = None;
    for notes in behind("notes", &["100", "1000", "10000", "50000"]) {
        let folder = tempfile::tempdir()?;
        fill(folder.path(), notes.parse()?)?;
        row(notes.parse()?, &mut first, measure(folder.path(), 10_000)?);
    }
    for folder in behind("folders", &[]) {
        let folder = Path::new(&folder);
        let is_note =
            |entry: &ignore::DirEntry| entry.path().extension().is_some_and(|it| it == "md");
        let notes = ignore::Walk::new(folder).flatten().filter(is_note).count();
        row(notes, &mut first, measure(folder, 10_000)?);
    }
    head("KB of the note, beside 100");
    let mut first = None;
    for kilobytes in behind("kilobytes", &["10", "100", "1000", "10000"]) {
        let kilobytes: usize = kilobytes.parse()?;
        let folder = tempfile::tempdir()?;
        fill(folder.path(), 100)?;
        row(kilobytes, &mut first, measure(folder.path(), kilobytes * 1_000)?);
    }
    Ok(())
}
