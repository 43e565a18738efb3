//! Killed at any moment, the program starts again as if nothing had happened, and nothing that it
//! said was done is lost.
//!
//! `MIANJING_KILLS=300 cargo test --release --test it files::kill` kills three hundred times;
//! `MIANJING_SEED` chooses other moments.

use super::{check, folder};
use crate::support::client::{Client, DEADLINE, Profile};
use crate::support::fixture::uri;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};
use tempfile::TempDir;

fn number(name: &str, default: u64) -> u64 {
    let asked = std::env::var(name).ok();
    asked.map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Numbers that look random and are the same for one seed (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % end
    }

    /// A moment's delay, up to some milliseconds.
    fn moment(&mut self) {
        for _ in 0..self.below(3_000_000) {
            std::hint::spin_loop();
        }
    }
}

fn notes() -> TempDir {
    let folder = folder(&[]);
    for number in 0..60 {
        let text = format!(
            "# 云杉科技{number} 一面 9.{}\n\n1. 锁有哪{number}种❌\n2. 讲讲第{number}次握手✅（见 [[{}]]）\n",
            1 + number % 28,
            (number + 1) % 60
        );
        fs::write(folder.path().join(format!("{number}.md")), text.repeat(20)).unwrap();
    }
    folder
}

/// Every file below `folder` but those of the lock and its surroundings, with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let list = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    list.filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect()
}

fn export(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    command.args(["export", "--format", "json", "."]).current_dir(folder).env("LC_ALL", "C");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The grades in the file of reviews; every line of it is whole.
fn grades(folder: &Path) -> usize {
    let Ok(text) = fs::read_to_string(folder.join(".mianjing/review.jsonl")) else { return 0 };
    assert!(text.is_empty() || text.ends_with('\n'), "the last line was cut");
    let events = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("whole"));
    events.filter(|event| event.get("grade").is_some()).count()
}

fn serve(folder: &Path) -> Client {
    Client::process().introduced(Profile::Neovim, &[folder])
}

fn edit(folder: &Path, chance: &mut Chance) {
    let mut client = serve(folder);
    let note = uri(folder, "7.md");
    client.open(&note, 1, "1. 什么是锁❌\n");
    for version in 2..2 + chance.below(40) {
        let text = "1. 什么是锁❌\n".repeat(version as usize);
        client.change(&note, version as i32, &text);
    }
    chance.moment();
}

/// Grades cards and dies while it grades one more; says how many it was told were written.
fn review(folder: &Path, chance: &mut Chance) -> usize {
    let mut client = serve(folder);
    let mut shown = Value::Null;
    // Until the folder was read.
    while !shown["card"].is_object() {
        shown = client.request("mianjing/review", json!({}));
    }
    let mut written = 0;
    for left in (0..=chance.below(3)).rev() {
        let card = shown["card"].clone();
        let argument = json!({ "key": card["key"], "folder": card["folder"], "grade": "again" });
        let params = json!({ "command": "mianjing.review.grade", "arguments": [argument] });
        let id = client.start("workspace/executeCommand", params);
        if left > 0 {
            shown = client.answer(id).unwrap();
            written += 1;
        }
    }
    chance.moment();
    written
}

/// A folder large enough to keep something of, and a place to keep it.
struct Large {
    notes: TempDir,
    cache: TempDir,
}

impl Large {
    fn new() -> Self {
        let large = Self { notes: folder(&[]), cache: folder(&[]) };
        fs::write(large.notes.path().join("长.md"), " ".repeat(4 << 20)).unwrap();
        large.write(0);
        large
    }

    /// Has every note say something else, so that it is kept anew.
    fn write(&self, time: u64) {
        for number in 0..200 {
            let line =
                format!("{number}. 讲讲第{time}次握手❌（见 [[{}]] #锁/{time}）\n", number + 1);
            let text = format!("# 云杉科技{number} 一面 9.8\n\n{}", line.repeat(60));
            fs::write(self.notes.path().join(format!("{number}.md")), text).unwrap();
        }
    }

    fn start(&self, more: &[&str]) -> Client {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
        command.args(["serve", "--stdio"]).args(more);
        for name in ["XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"] {
            command.env(name, self.cache.path());
        }
        let mut client = Client::command(&mut command);
        client.initialize(Profile::VsCode, &[self.notes.path()]);
        client
    }

    /// The files below the cache folder, and when each was written.
    fn kept(&self) -> Vec<(PathBuf, Option<SystemTime>)> {
        let walk = ignore::WalkBuilder::new(self.cache.path()).standard_filters(false).build();
        let files = walk.flatten().map(ignore::DirEntry::into_path).filter(|path| path.is_file());
        let written = |path: &Path| fs::metadata(path).and_then(|it| it.modified()).ok();
        files.map(|path| (path.clone(), written(&path))).collect()
    }

    /// What all notes say to a server, which recalls or reads them.
    fn said(&self, client: &mut Client) -> Value {
        client.wait_until_read();
        let of = |number: usize| uri(self.notes.path(), &format!("{number}.md"));
        let symbols = |client: &mut Client, number| {
            let params = json!({ "textDocument": { "uri": of(number) } });
            client.request("textDocument/documentSymbol", params)
        };
        let found = client.request("workspace/symbol", json!({ "query": "握手" }));
        (0..200).step_by(20).map(|number| symbols(client, number)).chain([found]).collect()
    }
}

#[test]
fn what_is_kept_is_right_whenever_writing_it_was_killed() {
    let kills = number("MIANJING_KILLS", 12).div_ceil(4);
    let mut chance = Chance(number("MIANJING_SEED", 20_261_121));
    let large = Large::new();
    let mut half_written = 0;
    for kill in 1..=kills {
        large.write(kill);
        let before = large.kept();
        let mut client = large.start(&[]);
        client.ignore("textDocument/publishDiagnostics");
        client.wait_until_read();
        // While it is written, or right after.
        let deadline = Instant::now() + DEADLINE;
        while large.kept().iter().all(|file| before.contains(file)) {
            assert!(Instant::now() < deadline, "nothing is kept");
            std::thread::yield_now();
        }
        for _ in 0..chance.below(20_000) {
            std::hint::spin_loop();
        }
        drop(client);
        let is_part = |(path, _): &(PathBuf, _)| path.extension().is_some_and(|it| it == "part");
        half_written = large.kept().iter().filter(|file| is_part(file)).count();
        let (mut with, mut without) = (large.start(&[]), large.start(&["--no-cache"]));
        assert_eq!(large.said(&mut with), large.said(&mut without), "kill {kill}");
    }
    println!("{kills} kills, {half_written} of them in the middle of writing");
}

#[test]
fn nothing_is_lost_whenever_it_is_killed() {
    let kills = number("MIANJING_KILLS", 12);
    let mut chance = Chance(number("MIANJING_SEED", 20_261_121));
    let folder = notes();
    let before = files(folder.path());
    let fresh = export(folder.path()).output().unwrap();
    assert!(fresh.status.success());
    for kill in 0..kills {
        let graded = grades(folder.path());
        let mut told = 0;
        // A client that goes out of scope kills its server (SIGKILL).
        match kill % 4 {
            0 => {
                let _client = serve(folder.path());
                chance.moment();
            }
            1 => edit(folder.path(), &mut chance),
            2 => told = review(folder.path(), &mut chance),
            _ => {
                let mut child = export(folder.path()).spawn().unwrap();
                chance.moment();
                child.kill().unwrap();
                child.wait().unwrap();
            }
        }
        let now = grades(folder.path());
        assert!(
            (graded + told..=graded + told + 1).contains(&now),
            "{graded} + {told}, found {now}"
        );
        assert!(files(folder.path()) == before, "kill {kill} changed a note");
        let again = export(folder.path()).output().unwrap();
        assert!(again.status.success() && again.stdout == fresh.stdout, "kill {kill}");
    }
    let mut client = serve(folder.path());
    let left = client.request("mianjing/review", json!({}));
    assert!(left.get("error").is_none_or(Value::is_null), "{left}");
    client.ignore("textDocument/publishDiagnostics");
    assert_eq!(client.shut_down(), 0);
    assert!(check(folder.path(), &["."]).status.code().is_some_and(|code| code < 2));
    let others = fs::read_dir(folder.path().join(".mianjing")).unwrap();
    let strays =
        others.filter(|it| it.as_ref().unwrap().file_name().to_string_lossy().contains(".review-"));
    assert!(strays.count() <= 1, "what a kill left behind is swept up by the next write");
}
