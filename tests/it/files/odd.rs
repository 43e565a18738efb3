//! What else may stand in a folder of notes: one bad file is named or passed over, once, and holds
//! up no other. The order of messages is what is looked at, never the clock: the server would not
//! get past a file that it waits for.
#![cfg(unix)]

use super::{check, folder, is_root, short};
use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use expect_test::expect;
use serde_json::json;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use tower_lsp::lsp_types::Url;

const FAILED: &[u8] = "1. 什么是可重入锁❌\n".as_bytes();

/// Nobody, to whom files may be forbidden where the tests run as root.
const NOBODY: u32 = 65534;

fn fifo(path: &Path) {
    let status = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(status.success());
}

/// Puts one of everything that is no note, and notes that cannot be read, into `folder`.
fn clutter(folder: &Path) {
    let at = |name: &str| folder.join(name);
    fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    fifo(&at("管道.md"));
    UnixListener::bind(at("插座.md")).unwrap();
    symlink("没有.md", at("悬空.md")).unwrap();
    symlink("循环.md", at("循环.md")).unwrap();
    symlink("/etc/passwd", at("外面.md")).unwrap();
    symlink("/", at("根")).unwrap();
    symlink(".", at("自己")).unwrap();
    fs::create_dir(at("目录.md")).unwrap();
    fs::write(at("目录.md/里面.md"), FAILED).unwrap();
    File::create(at("五百兆.md")).unwrap().set_len(500 << 20).unwrap();
    fs::write(at("不许.md"), FAILED).unwrap();
    fs::set_permissions(at("不许.md"), Permissions::from_mode(0o000)).unwrap();
    if is_root() {
        // A device that never ends. Without root none can be made.
        let made = Command::new("mknod").arg(at("设备.md")).args(["c", "1", "5"]).status();
        assert!(made.unwrap().success());
    }
}

#[test]
fn nothing_in_a_folder_holds_up_the_notes_beside_it() {
    let folder = folder(&[("a.md", FAILED), ("好.md", FAILED), ("末.md", FAILED)]);
    clutter(folder.path());
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    command.args(["serve", "--stdio"]);
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let mut client = Client::command(&mut command);
    client.initialize(Profile::Neovim, &[folder.path()]);
    for (path, code) in [
        ("末.md", "unanswered-question"),
        ("a.md", "unanswered-question"),
        ("好.md", "unanswered-question"),
        ("目录.md/里面.md", "unanswered-question"),
        ("五百兆.md", "unreadable-note"),
        ("不许.md", "unreadable-note"),
    ] {
        assert_eq!(client.diagnostics(&uri(folder.path(), path)), [code], "{path}");
    }
    // Nothing was said twice, and nothing of the others: this fails on what is left unread.
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn each_is_named_once_by_the_command_line() {
    let folder = folder(&[("a.md", FAILED), ("末.md", FAILED)]);
    clutter(folder.path());
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = short(&mut command, folder.path(), &["."]);
    expect![[r#"
        a.md:1:4: warning: Marked ❌ and not answered yet. [unanswered-question]
        不许.md:1:1: warning: Not read: Permission denied (os error 13). [unreadable-note]
        五百兆.md:1:1: warning: Not read: 500 MB is too large for a note. [unreadable-note]
        末.md:1:4: warning: Marked ❌ and not answered yet. [unanswered-question]
        目录.md/里面.md:1:4: warning: Marked ❌ and not answered yet. [unanswered-question]
    "#]]
    .assert_eq(&output);
}

/// Asked for by name, what is no note is refused in a sentence and not waited for.
#[test]
fn what_is_no_file_is_refused_by_name() {
    let folder = folder(&[("a.md", FAILED)]);
    clutter(folder.path());
    for name in ["管道.md", "插座.md", "悬空.md", "循环.md", "没有.md", "/dev/zero"] {
        let output = check(folder.path(), &[name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(name) && said.lines().count() == 1, "{name}: {said}");
    }
}

/// What is known to be a note is read again where it stands, and not where a link leads that came
/// in the place of its folder, as a checkout may put one there.
#[test]
fn a_folder_that_became_a_link_is_left() {
    let outside = folder(&[("x.md", "1. 秘密是什么❌\n".as_bytes())]);
    let folder = folder(&[("a.md", FAILED), ("内/深/x.md", FAILED)]);
    let mut client = Client::process().introduced(Profile::VsCode, &[folder.path()]);
    client.wait_until_read();
    let found = |client: &mut Client| {
        let found = client.request("workspace/symbol", json!({ "query": "什么" }));
        let names = found.as_array().unwrap().iter().map(|it| it["name"].to_string());
        names.collect::<Vec<_>>()
    };
    assert_eq!(found(&mut client).len(), 2);
    fs::remove_dir_all(folder.path().join("内/深")).unwrap();
    symlink(outside.path(), folder.path().join("内/深")).unwrap();
    for _ in 0..2 {
        client.watched(&[(&uri(folder.path(), "内/深/x.md"), 2)]);
        assert_eq!(found(&mut client), ["\"什么是可重入锁 ❌\""]);
    }
    assert_eq!(client.shut_down(), 0);
}

/// A link to a note is the note it leads to when it is asked for by name.
#[test]
fn a_link_given_by_name_is_followed() {
    let folder = folder(&[("a.md", FAILED)]);
    symlink("a.md", folder.path().join("b.md")).unwrap();
    let found = short(&mut Command::new(env!("CARGO_BIN_EXE_mianjing")), folder.path(), &["b.md"]);
    assert_eq!(found, "a.md:1:4: warning: Marked ❌ and not answered yet. [unanswered-question]\n");
}

/// Puts something at a path.
type Make = fn(&Path);

/// Files that the program reads by their name alone, in a folder from anywhere: none is waited
/// for, read without end, or quoted from outside the folder.
#[test]
fn settings_and_rules_are_read_from_regular_files_alone() {
    let make: [(&str, Make); 4] = [
        ("FIFO", fifo),
        ("endless", |path| symlink("/dev/zero", path).unwrap()),
        ("outside", |path| symlink("/etc/passwd", path).unwrap()),
        ("large", |path| File::create(path).unwrap().set_len(500 << 20).unwrap()),
    ];
    for name in [".mianjing.toml", ".gitignore", ".ignore", ".mianjing/review.jsonl"] {
        for (what, make) in make {
            let folder = folder(&[("a.md", FAILED), ("子/.keep", b""), ("子/b.md", FAILED)]);
            fs::create_dir(folder.path().join(".mianjing")).unwrap();
            for path in [name.to_owned(), format!("子/{name}")] {
                if let Some(parent) = folder.path().join(&path).parent() {
                    fs::create_dir_all(parent).unwrap();
                }
                make(&folder.path().join(path));
            }
            // Enough for any of this, not for five hundred megabytes or a file without end.
            let script = "ulimit -v 4000000; exec \"$0\" check --format short .";
            let mut command = Command::new("sh");
            command.args(["-c", script, env!("CARGO_BIN_EXE_mianjing")]);
            let output = command.current_dir(folder.path()).env("LC_ALL", "C").output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(
                said.contains("\na.md:1:4: ") || said.starts_with("a.md:1:4: "),
                "{name} {what}: {said}"
            );
            assert!(said.contains("子/b.md:1:4: "), "{name} {what}: {said}");
            assert!(!said.contains("root:"), "{name} {what}: {said}");
            let settings = said.lines().filter(|line| line.contains(".mianjing.toml")).count();
            assert_eq!(settings, usize::from(name == ".mianjing.toml"), "{name} {what}: {said}");

            let mut client = Client::process().introduced(Profile::Emacs, &[folder.path()]);
            for note in ["a.md", "子/b.md"] {
                let codes = client.diagnostics(&uri(folder.path(), note));
                assert_eq!(codes, ["unanswered-question"], "{name} {what}");
            }
            client.ignore("textDocument/publishDiagnostics");
            assert_eq!(client.shut_down(), 0);
        }
    }
}

#[test]
fn rules_of_nearer_folders_and_of_ignore_files_come_first() {
    let folder = folder(&[
        (".gitignore", "\u{feff}*.bak.md\n/草稿/\n!回来.bak.md\nb.md\n".as_bytes()),
        (".ignore", "!b.md\nc.md\n".as_bytes()),
        ("a.bak.md", FAILED),
        ("b.md", FAILED),
        ("c.md", FAILED),
        ("回来.bak.md", FAILED),
        ("草稿/a.md", FAILED),
        ("子/草稿/a.md", FAILED),
        ("子/.gitignore", b"!a.bak.md\nd.md\n[\n"),
        ("子/a.bak.md", FAILED),
        ("子/c.md", FAILED),
        ("子/d.md", FAILED),
        ("d.md", FAILED),
    ]);
    let found = short(&mut Command::new(env!("CARGO_BIN_EXE_mianjing")), folder.path(), &["."]);
    let paths: Vec<_> = found.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(paths, ["b.md", "d.md", "回来.bak.md", "子/a.bak.md", "子/草稿/a.md"]);
}

/// Lines end at `\n`, `\r\n` and `\r`; a NUL, a missing final line end and a mixture move no place.
#[test]
fn places_are_right_whatever_ends_the_lines() {
    let lines = "# 云杉科技 一面\n\n1. 自我介绍✅\n2. 讲讲😀锁❌\n\n[[没有]]";
    for (name, text) in [
        ("LF, no end", lines.to_owned()),
        ("LF", format!("{lines}\n")),
        ("CRLF", lines.replace('\n', "\r\n")),
        ("CR", lines.replace('\n', "\r")),
        ("mixed", lines.replacen('\n', "\r", 1).replacen('\n', "\r\n", 2)),
        ("NUL", format!("{lines}\0\n")),
    ] {
        let folder = folder(&[("a.md", text.as_bytes())]);
        let found = short(&mut Command::new(env!("CARGO_BIN_EXE_mianjing")), folder.path(), &["."]);
        assert_eq!(
            found,
            "a.md:4:4: warning: Marked ❌ and not answered yet. [unanswered-question]\n\
             a.md:6:3: warning: There is no note “没有”. [broken-link]\n",
            "{name}"
        );
    }
}

/// Names as file systems allow them. Each note is found, published under a URI that leads back to
/// it, and printed on one line.
#[test]
#[cfg(target_os = "linux")]
fn any_name_a_file_can_have_works() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let longest = format!("{}.md", "长".repeat(84));
    assert_eq!(longest.len(), 255);
    let names = [
        "新\n行.md",
        "百%20分%.md",
        "井#号.md",
        "问?号.md",
        "😀👩‍💻.md",
        "A.md",
        "a.md",
        " 空 格 .md",
        "反\\斜.md",
        "引\"号'.md",
        "\u{1b}[31m红.md",
        "方[括]号.md",
        "冒:号.md",
        "e\u{301}.md",
        "é.md",
        "-r.md",
        "\u{202e}倒.md",
        &longest,
    ];
    let folder = folder(&[]);
    let mut paths: Vec<_> = names.iter().map(|name| folder.path().join(name)).collect();
    paths.push(folder.path().join(OsStr::from_bytes(b"\xff\xfe.md")));
    for path in &paths {
        fs::write(path, FAILED).unwrap();
    }
    let found = short(&mut Command::new(env!("CARGO_BIN_EXE_mianjing")), folder.path(), &["."]);
    assert_eq!(found.lines().count(), paths.len(), "{found}");
    assert!(!found.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{found}");

    let mut client = Client::process().introduced(Profile::Neovim, &[folder.path()]);
    for path in &paths {
        let uri = Url::from_file_path(path).unwrap();
        assert_eq!(client.diagnostics(&uri), ["unanswered-question"], "{path:?}");
        client.open(&uri, 1, "1. 什么是可重入锁✅\n");
        assert!(client.diagnostics(&uri).is_empty(), "{path:?}");
    }
    assert_eq!(client.shut_down(), 0);
}

/// Notes come, go and change all the while: those that stay are reported every time, and in the
/// end the server says what the disk says.
#[test]
fn notes_may_vanish_and_change_while_they_are_read() {
    let folder = folder(&[("稳.md", FAILED)]);
    let mut client = Client::process().introduced(Profile::Neovim, &[folder.path()]);
    let steady = uri(folder.path(), "稳.md");
    assert_eq!(client.diagnostics(&steady), ["unanswered-question"]);
    let path = |number: usize| folder.path().join(format!("{number}.md"));
    for round in 0..3 {
        std::thread::scope(|scope| {
            let churn = scope.spawn(|| {
                for step in 0..600 {
                    let path = path(step % 40);
                    if step % 3 == 0 {
                        // It may not be there yet.
                        let _ = fs::remove_file(path);
                    } else {
                        fs::write(path, "1. 什么是锁❌\n".repeat(1 + step % 50)).unwrap();
                    }
                }
            });
            while !churn.is_finished() {
                let output = check(folder.path(), &["--format", "short", "."]);
                let said = String::from_utf8(output.stdout).unwrap();
                assert!(said.contains("稳.md:1:4: "), "round {round}: {said}");
            }
        });
    }
    // More than there ever were, so that it cannot be what was said of an earlier state.
    for number in 0..40 {
        fs::write(path(number), "1. 什么是锁❌\n".repeat(60)).unwrap();
    }
    for number in 0..40 {
        let uri = Url::from_file_path(path(number)).unwrap();
        while client.diagnostics(&uri).len() != 60 {}
    }
    assert!(client.unread_of(&steady).is_empty(), "the note that never changed was told of again");
    client.ignore("textDocument/publishDiagnostics");
    assert_eq!(client.shut_down(), 0);
}

/// Patterns inside each other without end would use up the stack of whoever takes them apart.
#[test]
fn patterns_inside_each_other_are_refused() {
    let deep = format!("{}{}", "{a,".repeat(50_000), "}".repeat(50_000));
    let settings = format!("ignore = [\"{deep}\", \"b.md\"]\n");
    for (name, text) in [
        (".mianjing.toml", settings),
        (".gitignore", format!("{deep}\nb.md\n")),
        (".ignore", format!("b.md\n!{deep}\n")),
    ] {
        let files = [("a.md", FAILED), ("b.md", FAILED), (name, text.as_bytes())];
        let folder = folder(&files);
        let found = short(&mut Command::new(env!("CARGO_BIN_EXE_mianjing")), folder.path(), &["."]);
        let found: Vec<_> = found.lines().map(|line| line.split(' ').next().unwrap()).collect();
        let expected = if name == ".mianjing.toml" {
            vec![".mianjing.toml:1:11:", "a.md:1:4:"]
        } else {
            vec!["a.md:1:4:"]
        };
        assert_eq!(found, expected, "{name}");
        let mut client = Client::process().introduced(Profile::Emacs, &[folder.path()]);
        let codes = client.diagnostics(&uri(folder.path(), "a.md"));
        assert_eq!(codes, ["unanswered-question"], "{name}");
        client.ignore("textDocument/publishDiagnostics");
        assert_eq!(client.shut_down(), 0);
    }
}
