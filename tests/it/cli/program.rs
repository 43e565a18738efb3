//! The program itself: help, version, what shells and systems want.

use super::{Folder, mianjing, sample};
use expect_test::expect;

#[test]
fn help_names_every_command() {
    Folder::new(&[]).check(&["--help"], expect![[r#"
        A language server and command line for interview notes (面经) in Markdown

        Usage: mianjing [OPTIONS] <COMMAND>

        Commands:
          serve        Speak the language server protocol on stdin and stdout; editors start this
          check        Report unanswered questions, broken links and other mistakes
          list         List questions by answer, mark, tag, topic, company, day
          search       Find questions, interviews, headings and notes
          related      Find the same question in other notes, in other words
          review       Ask questions again when they are about to be forgotten
          export       Print everything that was read from the notes, for scripts
          new          Make a note for a new interview, as the folder writes its interviews
          report       Write a page about all notes: what is answered, what is asked most, how interviews
                       went
          config       Show, describe or check the settings
          completions  Print a script that completes the command line in a shell
          man          Print the manual page
          help         Print this message or the help of the given subcommand(s)

        Options:
              --color <WHEN>  When to use colours [default: auto] [possible values: auto, always, never]
              --lang <LANG>   The language of messages; else that of the folder's settings or the system
                              [possible values: en, zh]
          -h, --help          Print help
          -V, --version       Print version
        exit 0
    "#]]);
}

#[test]
fn check_explains_itself() {
    Folder::new(&[]).check(&["check", "-h"], expect![[r#"
        Report unanswered questions, broken links and other mistakes

        Usage: mianjing check [OPTIONS] [PATHS]...

        Arguments:
          [PATHS]...  Notes or folders of notes; - for a note on stdin [default: .]

        Options:
              --color <WHEN>        When to use colours [default: auto] [possible values: auto, always,
                                    never]
              --format <FORMAT>     How to write the findings [default: human] [possible values: human,
                                    short, json, sarif, github]
              --lang <LANG>         The language of messages; else that of the folder's settings or the
                                    system [possible values: en, zh]
              --severity <LEVEL>    Report what is at least this severe; the exit code follows what is
                                    reported [default: warning] [possible values: error, warning,
                                    information, hint]
              --code <RULE>         Report these rules alone; may be given more than once [possible values:
                                    ambiguous-link, broken-image, broken-link, config, duplicate-question,
                                    unanswered-question, unmarked-question, unreadable-note]
              --max-unanswered <N>  Exit with 0 while no more than so many questions are unanswered and
                                    nothing else is reported
          -h, --help                Print help (see more with '--help')
        exit 0
    "#]]);
}

/// Windows has a language, and no variable that names another.
#[cfg(not(windows))]
#[test]
fn help_is_chinese_where_the_system_is() {
    let folder = Folder::new(&[]);
    folder.check(
        &["config", "--lang", "zh", "-h"],
        expect![[r#"
        查看、说明或检查设置

        用法：mianjing config [选项] <命令>

        命令:
          show    以 TOML 输出生效的设置
          schema  输出设置的 JSON Schema，供编辑器补全和检查 TOML
          check   报告设置中的错误；有错误时退出码为 1
          help    显示帮助，或某个命令的帮助

        选项:
              --color <WHEN>  何时使用颜色（可选值：auto、always、never；默认：auto）
              --lang <LANG>   提示信息的语言；默认取笔记目录的设置，其次取系统语言（可选值：en、zh）
          -h, --help          显示帮助
        exit 0
    "#]],
    );
    let help = folder.command(&["-h"]).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
    assert!(String::from_utf8(help.stdout).unwrap().contains("检查笔记"));
}

/// Windows has a language, and no variable that names another.
#[cfg(not(windows))]
#[test]
fn without_a_command_the_help_is_shown() {
    let folder = Folder::new(&[]);
    for (locale, usage) in [("C", "Usage: mianjing [OPTIONS] <COMMAND>"), ("zh_CN.UTF-8", "用法")]
    {
        let output = folder.command(&[]).env("LC_ALL", locale).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(usage) && said.contains("check"), "{said}");
        assert_eq!(output.status.code(), Some(2));
    }
}

/// Windows has a language, and no variable that names another.
#[cfg(not(windows))]
#[test]
fn a_wrong_argument_is_told_in_chinese_where_the_system_is() {
    let folder = sample();
    for (args, expected) in [
        (&["chekc"][..], "错误：没有“chekc”这个命令。是不是想写 check？用 --help 查看用法。\n"),
        (
            &["check", "--formt", "x"],
            "错误：没有“--formt”这个选项。是不是想写 --format？用 --help 查看用法。\n",
        ),
        (
            &["check", "--color", "red"],
            "错误：--color <WHEN> 的值“red”不对，可选值：auto、always、never。用 --help 查看用法。\n",
        ),
        (
            &["check", "--color"],
            "错误：--color <WHEN> 缺少值，可选值：auto、always、never。用 --help 查看用法。\n",
        ),
        (&["search"], "错误：缺少 <QUERY>。用 --help 查看用法。\n"),
        (&["check", "没有.md"], "错误：没有.md：没有这个文件或文件夹\n"),
        (&["list", "--query", "asked:x"], "错误：`asked:x`：asked: 后面要写数字，例如 asked:>2\n"),
        (
            &["export", "--mark", "fail"],
            "错误：筛选题目的选项只能与 --format csv 或 --format anki 一起用\n",
        ),
        (&["related"], "错误：缺少 <WHAT>...。用 --help 查看用法。\n"),
        (&["related", "go.md"], "错误：go.md：请加上题目所在的行，例如 go.md:12\n"),
        (&["related", "没有.md:3"], "错误：没有.md：没有这个文件或文件夹\n"),
        (&["search", "❌ ✅"], "错误：一个查询里同时写 ❌ 和 ✅，什么也找不到\n"),
    ] {
        let output = folder.command(args).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), expected);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn the_version_starts_with_name_and_number() {
    for flag in ["-V", "--version"] {
        let output = mianjing().arg(flag).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.starts_with(concat!("mianjing ", env!("CARGO_PKG_VERSION"))), "{text}");
    }
}

#[test]
fn shells_get_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = mianjing().args(["completions", shell]).output().unwrap();
        assert!(output.status.success(), "{shell}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("max-unanswered"), "{shell}");
    }
}

#[test]
fn there_is_a_manual_for_every_command() {
    let folder = Folder::new(&[]);
    let page = String::from_utf8(folder.run(&["man"]).stdout).unwrap();
    assert!(page.contains(".TH mianjing"));
    assert!(folder.run(&["man", "--out", "."]).status.success());
    for name in ["mianjing.1", "mianjing-check.1", "mianjing-config-show.1"] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    assert_eq!(folder.run(&["man", "--out", "没有"]).status.code(), Some(2));
}

#[test]
fn a_wrong_command_is_exit_code_2() {
    let output = mianjing().arg("chek").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("check"));
}

#[test]
fn the_page_tells_of_every_command() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/command-line.md");
    let page = std::fs::read_to_string(page).unwrap();
    let help = Folder::new(&[]).run(&["--help"]).stdout;
    let help = String::from_utf8(help).unwrap();
    let commands = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = commands.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    for name in names.map(|line| line.split_whitespace().next().unwrap()) {
        assert!(name == "help" || page.contains(&format!("`mianjing {name}`")), "{name}");
    }
}
