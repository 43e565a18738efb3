//! Files as they come: in any encoding, of any shape, hostile, vanishing; through the real binary.

mod encodings;
mod full;
mod hostile;
mod kill;
mod large;
mod odd;

use crate::support::write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        write(folder.path(), path, bytes);
    }
    folder
}

/// Runs `mianjing check` in `folder`.
fn check(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    let command = command.arg("check").args(arguments).current_dir(folder).env("LC_ALL", "C");
    command.stdin(Stdio::null()).output().unwrap()
}

/// What `mianjing check`, run as `command` says, finds: a line per finding.
fn short(command: &mut Command, folder: &Path, arguments: &[&str]) -> String {
    let command = command.args(["check", "--format", "short"]).args(arguments);
    let output = command.current_dir(folder).env("LC_ALL", "C").output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Whether the tests run as root, to whom nothing is forbidden.
#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
