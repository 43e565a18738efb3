//! What a server keeps of a large folder for the next one, through the real binary.

use crate::support::client::{Client, DEADLINE, Profile};
use serde_json::json;
use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// A folder large enough to keep something of, what is kept of it, and what servers log.
struct Disk {
    notes: tempfile::TempDir,
    cache: tempfile::TempDir,
    log: tempfile::NamedTempFile,
}

impl Disk {
    fn new() -> Self {
        let notes = tempfile::tempdir().unwrap();
        fs::write(notes.path().join("长.md"), " ".repeat(4 << 20)).unwrap();
        fs::write(notes.path().join("一面.md"), "# 云帆科技 一面\n\n1. 什么是死锁❌\n").unwrap();
        let (cache, log) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
        Self { notes, cache, log }
    }

    /// A server that keeps what it reads, or, told so, keeps nothing.
    fn start(&self, more: &[&str]) -> Client {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
        command.args(["serve", "--stdio"]).args(more);
        for name in ["XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"] {
            command.env(name, self.cache.path());
        }
        command.env("MIANJING_LOG", "debug");
        let log = File::options().append(true).open(self.log.path()).unwrap();
        let mut client = Client::command(command.stderr(log));
        client.initialize(Profile::VsCode, &[self.notes.path()]);
        // Who asks before waits for so long and no longer, which a busy machine may need.
        client.wait_until_read();
        client
    }

    /// What is kept, once something is.
    fn kept(&self, client: &mut Client) -> PathBuf {
        let below = if cfg!(target_os = "macos") { "Library/Caches/mianjing" } else { "mianjing" };
        let folder = self.cache.path().join(below);
        let deadline = Instant::now() + DEADLINE;
        let is_facts = |path: &Path| path.extension().is_some_and(|ending| ending == "facts");
        loop {
            let files = fs::read_dir(&folder).into_iter().flatten().flatten();
            if let Some(file) = files.map(|file| file.path()).find(|path| is_facts(path)) {
                return file;
            }
            assert!(Instant::now() < deadline, "nothing is kept");
            found(client, "死锁");
        }
    }

    /// What the last server said of the facts it found.
    fn recalled(&self) -> String {
        let log = fs::read_to_string(self.log.path()).unwrap();
        let line = log.lines().rfind(|line| line.contains("facts of an earlier start"));
        let line = line.expect("each start says what was kept").split("start").last();
        line.unwrap_or_default().trim().to_owned()
    }
}

fn found(client: &mut Client, query: &str) -> Vec<String> {
    let found = client.request("workspace/symbol", json!({ "query": query }));
    let names = found.as_array().into_iter().flatten();
    names.filter_map(|symbol| symbol["name"].as_str()).map(str::to_owned).collect()
}

#[test]
fn a_start_recalls_what_did_not_change_and_reads_what_did() {
    let disk = Disk::new();
    let mut client = disk.start(&[]);
    assert_eq!(found(&mut client, "死锁"), ["什么是死锁 ❌"]);
    let file = disk.kept(&mut client);
    assert_eq!(client.shut_down(), 0);
    assert_eq!(disk.recalled(), "recalled=0 notes=2");

    // As long as it was and as old, written while no server ran.
    let note = disk.notes.path().join("一面.md");
    let modified = fs::metadata(&note).unwrap().modified().unwrap();
    fs::write(&note, "# 云帆科技 一面\n\n1. 什么是活锁❌\n").unwrap();
    let times = FileTimes::new().set_modified(modified);
    File::options().write(true).open(&note).unwrap().set_times(times).unwrap();
    let mut client = disk.start(&[]);
    assert_eq!(found(&mut client, "活锁"), ["什么是活锁 ❌"]);
    assert!(!found(&mut client, "死锁").contains(&"什么是死锁 ❌".to_owned()));
    assert_eq!(client.shut_down(), 0);
    assert_eq!(disk.recalled(), "recalled=1 notes=2");

    fs::write(&file, &fs::read(&file).unwrap()[..99]).unwrap();
    let mut client = disk.start(&[]);
    assert_eq!(found(&mut client, "活锁"), ["什么是活锁 ❌"]);
    assert_eq!(client.shut_down(), 0);
    assert_eq!(disk.recalled(), "recalled=0 notes=2");
}

#[test]
fn a_server_that_is_told_so_keeps_nothing() {
    let disk = Disk::new();
    let mut client = disk.start(&["--no-cache"]);
    assert_eq!(found(&mut client, "死锁"), ["什么是死锁 ❌"]);
    assert_eq!(client.shut_down(), 0);
    let log = fs::read_to_string(disk.log.path()).unwrap();
    assert!(!log.contains("facts of an earlier start"), "{log}");
}
