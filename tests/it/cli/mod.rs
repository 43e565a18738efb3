//! The command line, through the real binary.

mod check;
mod config;
mod export;
mod list;
mod new;
mod program;
/// Its notes have names that Windows refuses.
#[cfg(unix)]
mod report;
mod review;

use expect_test::Expect;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder on disk for the binary to run in.
struct Folder(TempDir);

impl Folder {
    /// A folder with these files, paths with `/`.
    fn new(files: &[(&str, &str)]) -> Self {
        Self(crate::support::folder(files))
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        crate::support::write(&self.path(), path, bytes);
    }

    fn path(&self) -> PathBuf {
        dunce::canonicalize(self.0.path()).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = mianjing();
        command.current_dir(self.path()).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs the binary and compares all it says; the folder's own path is shown as `FOLDER`.
    fn check(&self, arguments: &[&str], expected: Expect) {
        expected.assert_eq(&drawn(&self.run(arguments), &self.path()));
    }

    fn check_stdin(&self, arguments: &[&str], input: &str, expected: Expect) {
        let mut command = self.command(arguments);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        expected.assert_eq(&drawn(&child.wait_with_output().unwrap(), &self.path()));
    }
}

/// The binary, without what the tester's own terminal asks for.
fn mianjing() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "LC_MESSAGES", "LANG", "LANGUAGE"] {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}

/// What was said on stdout, then on stderr, then the exit code.
fn drawn(output: &Output, folder: &Path) -> String {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let mut drawn = stdout.into_owned();
    if !stderr.is_empty() {
        write!(drawn, "stderr:\n{stderr}").unwrap();
    }
    writeln!(drawn, "exit {}", output.status.code().unwrap()).unwrap();
    let drawn = drawn.replace(&*folder.to_string_lossy(), "FOLDER").replace('\r', "␍");
    if cfg!(windows) {
        return drawn.replace('\\', "/").replace("mianjing.exe", "mianjing");
    }
    drawn
}

/// Notes as people write them: Windows line ends, an emoji with U+FE0F, no final line end, an
/// empty note.
fn sample() -> Folder {
    Folder::new(&[
        (
            "go.md",
            "# 远山科技 一面 9.3\n\n1. channel 关闭后还能读吗？✅（能，读到零值）\n\
             2. 讲讲 GC 的三色标记 ❌️\n3. map 扩容 ❌（TODO）\n",
        ),
        ("数据库/锁.md", "# 银杉网络 二面\r\n\r\n1. 🔒 间隙锁锁住的是什么？❌\r\n2. 自我介绍 ✅"),
        ("空.md", ""),
    ])
}
