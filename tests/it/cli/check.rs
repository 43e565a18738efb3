//! `mianjing check`.

use super::{Folder, sample};
use expect_test::expect;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn carets_stand_under_what_they_are_about() {
    sample().check(
        &["check"],
        expect![[r#"
            warning[unanswered-question]: Marked ❌ and not answered yet.
             --> go.md:4:4
              |
            4 | 2. 讲讲 GC 的三色标记 ❌
              |    ^^^^^^^^^^^^^^^^^^

            warning[unanswered-question]: Marked ❌ and not answered yet.
             --> go.md:5:4
              |
            5 | 3. map 扩容 ❌（TODO）
              |    ^^^^^^^^

            warning[unanswered-question]: Marked ❌ and not answered yet.
             --> 数据库/锁.md:3:6
              |
            3 | 1. 🔒 间隙锁锁住的是什么？❌
              |       ^^^^^^^^^^^^^^^^^^^^

            3 warnings in 2 of 3 notes.
            exit 1
        "#]],
    );
}

#[test]
fn each_finding_fits_on_a_line_for_editors() {
    sample().check(
        &["check", "--format", "short"],
        expect![[r#"
            go.md:4:4: warning: Marked ❌ and not answered yet. [unanswered-question]
            go.md:5:4: warning: Marked ❌ and not answered yet. [unanswered-question]
            数据库/锁.md:3:6: warning: Marked ❌ and not answered yet. [unanswered-question]
            exit 1
        "#]],
    );
}

#[test]
fn a_long_line_is_cut_and_its_column_is_not() {
    let long = format!("1. {}怎么排查？❌\n", "很长的前提，".repeat(40));
    Folder::new(&[("长.md", &long)]).check(&["check"], expect![[r#"
        warning[unanswered-question]: Marked ❌ and not answered yet.
         --> 长.md:1:4
          |
        1 | 1. 很长的前提，很长的前提，很长的前提，很长的前提，很长的前提，很长的前提，很长的前提，很长的前提，很长的前提，…
          |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        1 warning in 1 of 1 note.
        exit 1
    "#]]);
}

#[test]
fn nothing_found_is_exit_code_0() {
    Folder::new(&[("a.md", "1. 什么是逃逸分析？✅（编译期决定分配在哪）\n")]).check(
        &["check"],
        expect![[r#"
            1 note, nothing to report.
            exit 0
        "#]],
    );
    Folder::new(&[]).check(
        &["check"],
        expect![[r#"
        0 notes, nothing to report.
        exit 0
    "#]],
    );
}

#[test]
fn what_could_not_run_is_exit_code_2() {
    let folder = sample();
    folder.check(
        &["check", "没有.md"],
        expect![[r#"
        stderr:
        error: 没有.md: no such file or folder
        exit 2
    "#]],
    );
    folder.check(&["check", "--code", "unanswered"], expect![[r#"
        stderr:
        error: invalid value 'unanswered' for '--code <RULE>'
          [possible values: ambiguous-link, broken-image, broken-link, config, duplicate-question, unanswered-question, unmarked-question, unreadable-note]

          tip: a similar value exists: 'unanswered-question'

        For more information, try '--help'.
        exit 2
    "#]]);
}

#[test]
fn so_many_unanswered_questions_may_be_allowed() {
    let folder = sample();
    for (most, code) in [("2", 1), ("3", 0), ("9", 0)] {
        let output = folder.run(&["check", "--max-unanswered", most]);
        assert_eq!(output.status.code(), Some(code), "{most}");
    }
    folder.write("bad.md", b"\xff\xfe\x00");
    let output = folder.run(&["check", "--max-unanswered", "9"]);
    assert_eq!(output.status.code(), Some(1), "other findings still count");
}

#[test]
fn hints_are_shown_when_asked_for() {
    let notes =
        "1. 什么是协程？✅（用户态线程）\n2. 什么是线程池？✅（复用线程）\n3. 什么是管道？\n";
    let folder = Folder::new(&[("a.md", notes)]);
    folder.check(
        &["check", "--severity", "hint", "--format", "short"],
        expect![[r#"
            a.md:3:4: hint: Neither marked nor answered, unlike the questions around it. [unmarked-question]
            exit 1
        "#]],
    );
    folder.check(
        &["check"],
        expect![[r#"
            1 note, nothing to report. 1 hint not shown; see them with --severity hint.
            exit 0
        "#]],
    );
}

#[test]
fn one_rule_may_be_asked_for() {
    let folder = sample();
    folder.write("b.md", "[[没有这篇]]\n".as_bytes());
    let arguments = ["check", "--format", "short", "--code", "broken-link"];
    folder.check(
        &arguments,
        expect![[r#"
        b.md:1:3: warning: There is no note “没有这篇”. [broken-link]
        exit 1
    "#]],
    );
}

/// Windows has a language, and no variable that names another.
#[cfg(not(windows))]
#[test]
fn messages_are_chinese_where_the_system_is() {
    let folder = sample();
    folder.check(
        &["check", "--lang", "zh", "go.md"],
        expect![[r#"
            warning[unanswered-question]: 标了 ❌，还没有写答案。
             --> go.md:4:4
              |
            4 | 2. 讲讲 GC 的三色标记 ❌
              |    ^^^^^^^^^^^^^^^^^^

            warning[unanswered-question]: 标了 ❌，还没有写答案。
             --> go.md:5:4
              |
            5 | 3. map 扩容 ❌（TODO）
              |    ^^^^^^^^

            2 个警告，在 1 篇笔记中（共 1 篇）。
            exit 1
        "#]],
    );
    let output = folder.command(&["check"]).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("还没有写答案"));
}

#[test]
fn settings_are_no_note_and_say_which_language_everything_is_in() {
    let folder = sample();
    folder.write(".mianjing.toml", b"language = \"zh\"\ndebouce = 3\n");
    folder.check(
        &["check", "go.md"],
        expect![[r#"
        warning[config]: 没有 `debouce` 这个配置项，是不是 `debounce`？
         --> .mianjing.toml:2:1
          |
        2 | debouce = 3
          | ^^^^^^^

        warning[unanswered-question]: 标了 ❌，还没有写答案。
         --> go.md:4:4
          |
        4 | 2. 讲讲 GC 的三色标记 ❌
          |    ^^^^^^^^^^^^^^^^^^

        warning[unanswered-question]: 标了 ❌，还没有写答案。
         --> go.md:5:4
          |
        5 | 3. map 扩容 ❌（TODO）
          |    ^^^^^^^^

        3 个警告，在 1 篇笔记和设置中（共 1 篇）。
        exit 1
    "#]],
    );
    folder.check(
        &["config", "check"],
        expect![[r#"
        FOLDER/.mianjing.toml:2:1: 没有 `debouce` 这个配置项，是不是 `debounce`？
        exit 1
    "#]],
    );
    folder.check(
        &["list", "--mark", "pass"],
        expect![[r#"
        go.md:3: channel 关闭后还能读吗？ ✅
        数据库/锁.md:4: 自我介绍 ✅ ?
        2 道题
        exit 0
    "#]],
    );
}

#[test]
fn only_the_notes_named_are_reported_and_links_to_others_resolve() {
    let folder = sample();
    folder.write(".mianjing.toml", b"");
    folder.write("a.md", "1. 间隙锁？❌ 见 [[锁]]\n2. 行锁？❌ [[没有]]\n".as_bytes());
    folder.check(&["check", "a.md", "--format", "short"], expect![[r#"
        a.md:2:4: warning: Marked ❌, and the link to its answer is dead. There is no note “没有”. [unanswered-question]
        a.md:2:11: warning: There is no note “没有”. [broken-link]
        exit 1
    "#]]);
}

#[test]
fn a_note_may_come_from_stdin() {
    let note = "1. 什么是零拷贝？❌\n";
    Folder::new(&[]).check_stdin(
        &["check", "-", "--format", "short"],
        note,
        expect![[r#"
        -:1:4: warning: Marked ❌ and not answered yet. [unanswered-question]
        exit 1
    "#]],
    );
    Folder::new(&[]).check_stdin(
        &["search", "零拷贝", "-"],
        note,
        expect![[r#"
        -:1: 什么是零拷贝？ ❌ ?
        exit 0
    "#]],
    );
}

#[test]
fn a_note_that_is_no_text_is_named_and_holds_up_no_other() {
    let folder = sample();
    folder.write("图.md", &[0xff, 0x00, 0x80]);
    folder.write("又一张.md", "1. 什么是零拷贝？❌".as_bytes());
    folder.check(
        &["check", "图.md", "又一张.md"],
        expect![[r#"
            warning[unanswered-question]: Marked ❌ and not answered yet.
             --> 又一张.md:1:4
              |
            1 | 1. 什么是零拷贝？❌
              |    ^^^^^^^^^^^^^^

            warning[unreadable-note]: Not read: the file is no text, or in an encoding that is not known. Save it as UTF-8.
            --> 图.md

            2 warnings in 2 of 2 notes.
            exit 1
        "#]],
    );
}

#[test]
fn ignored_notes_are_read_when_they_are_named() {
    let folder = sample();
    folder.write(".mianjing.toml", "ignore = [\"草稿/\"]\n".as_bytes());
    folder.write("草稿/a.md", "1. 什么是零拷贝？❌\n".as_bytes());
    let short = |path| folder.run(&["check", "--format", "short", path]).stdout;
    assert!(!String::from_utf8(short(".")).unwrap().contains("草稿"));
    assert!(String::from_utf8(short("草稿/a.md")).unwrap().contains("草稿/a.md:1:4"));
    assert!(String::from_utf8(short("草稿")).unwrap().contains("草稿/a.md:1:4"));
}

#[test]
fn mistakes_in_the_settings_are_findings() {
    let folder = sample();
    folder.write(".mianjing.toml", "[severity]\nunanswerd-question = \"off\"\n".as_bytes());
    folder.check(&["check", "--code", "config"], expect![[r#"
        warning[config]: There is no setting `severity.unanswerd-question`. Did you mean `severity.unanswered-question`?
         --> .mianjing.toml:2:1
          |
        2 | unanswerd-question = "off"
          | ^^^^^^^^^^^^^^^^^^

        1 warning in 0 of 3 notes and in the settings.
        exit 1
    "#]]);
}

#[test]
fn json_counts_from_zero_and_sums_up() {
    sample().check(&["check", "--format", "json"], expect![[r#"
        {"version": 1, "findings": [
        {"path":"go.md","line":3,"column":3,"end_line":3,"end_column":14,"code":"unanswered-question","severity":"warning","message":"Marked ❌ and not answered yet.","related":[]},
        {"path":"go.md","line":4,"column":3,"end_line":4,"end_column":9,"code":"unanswered-question","severity":"warning","message":"Marked ❌ and not answered yet.","related":[]},
        {"path":"数据库/锁.md","line":2,"column":5,"end_line":2,"end_column":15,"code":"unanswered-question","severity":"warning","message":"Marked ❌ and not answered yet.","related":[]}
        ], "summary": {"notes":3,"errors":0,"warnings":3,"others":0,"unanswered":3,"not_reported":0}}
        exit 1
    "#]]);
}

#[test]
fn github_gets_escaped_commands() {
    let folder = sample();
    folder.write("100%,a.md", "1. 什么是零拷贝？❌\n".as_bytes());
    folder.check(&["check", "--format", "github"], expect![[r#"
        ::warning file=100%25%2Ca.md,line=1,endLine=1,col=4,endColumn=11,title=unanswered-question::Marked ❌ and not answered yet.
        ::warning file=go.md,line=4,endLine=4,col=4,endColumn=15,title=unanswered-question::Marked ❌ and not answered yet.
        ::warning file=go.md,line=5,endLine=5,col=4,endColumn=10,title=unanswered-question::Marked ❌ and not answered yet.
        ::warning file=数据库/锁.md,line=3,endLine=3,col=6,endColumn=16,title=unanswered-question::Marked ❌ and not answered yet.
        exit 1
    "#]]);
}

#[test]
fn sarif_names_places_rules_and_units() {
    let folder = sample();
    folder.write("b c.md", "[[没有这篇]]\n".as_bytes());
    let output = folder.run(&["check", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let mut seen = String::new();
    for result in run["results"].as_array().unwrap() {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let base = place["artifactLocation"]["uriBaseId"].as_str().unwrap();
        assert!(run["originalUriBaseIds"].get(base).is_some());
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.contains([' ', ':', '\\']), "{uri}");
        let level = result["level"].as_str().unwrap();
        writeln!(seen, "{level} {} {uri} {}", rule["id"], place["region"]).unwrap();
    }
    expect![[r#"
        warning "broken-link" b%20c.md {"endColumn":7,"endLine":1,"startColumn":3,"startLine":1}
        warning "unanswered-question" go.md {"endColumn":15,"endLine":4,"startColumn":4,"startLine":4}
        warning "unanswered-question" go.md {"endColumn":10,"endLine":5,"startColumn":4,"startLine":5}
        warning "unanswered-question" %E6%95%B0%E6%8D%AE%E5%BA%93/%E9%94%81.md {"endColumn":16,"endLine":3,"startColumn":6,"startLine":3}
    "#]].assert_eq(&seen);
}

#[test]
fn a_note_cannot_drive_the_terminal() {
    let folder = Folder::new(&[(
        "a.md",
        "1. \u{1b}[31m红\u{7} \u{9b}2J\u{202e}反了\u{7f} 什么是 \u{1b}]0;标题\u{7}？❌\n[[\u{1b}[2J]]\n",
    )]);
    let formats = [
        &["check", "--format", "human"][..],
        &["check", "--format", "human", "--color", "never", "--severity", "hint"],
        &["check", "--format", "short"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["list"],
        &["list", "--format", "csv"],
        &["list", "--format", "json"],
        &["search", "什么"],
        &["export"],
        &["export", "--format", "ndjson"],
        &["related", "--all"],
    ];
    for arguments in formats {
        let output = folder.run(arguments);
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let is_bad = |c: &char| (c.is_control() && !"\n\r".contains(*c)) || *c == '\u{202e}';
        assert_eq!(text.chars().find(is_bad), None, "{arguments:?}");
    }
}

#[test]
fn colours_are_for_those_who_ask() {
    let folder = sample();
    let is_coloured = |arguments: &[&str]| folder.run(arguments).stdout.contains(&0x1b);
    assert!(!is_coloured(&["check"]));
    assert!(is_coloured(&["check", "--color", "always"]));
    let forced = folder.command(&["check"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stdout.contains(&0x1b));
    let refused = folder.command(&["check"]).env("NO_COLOR", "1").output().unwrap();
    assert!(!refused.stdout.contains(&0x1b));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let many = "1. 什么是零拷贝？❌\n".repeat(20_000);
    let folder = Folder::new(&[("a.md", &many)]);
    for arguments in [&["check"][..], &["export"], &["list"]] {
        let mut command = folder.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
        let found = i32::from(arguments[0] == "check");
        assert_eq!(output.status.code(), Some(found), "{arguments:?}");
    }
}

/// Its line would be shown for each of thousands of findings on it.
#[test]
fn what_stands_far_into_a_line_is_named_by_its_place_alone() {
    let folder =
        Folder::new(&[("a.md", &format!("# 甲\n\n{} [[没有]] 之后\n", "字".repeat(1_200)))]);
    folder.check(
        &["check"],
        expect![[r#"
        warning[broken-link]: There is no note “没有”.
        --> a.md:3:1204

        1 warning in 1 of 1 note.
        exit 1
    "#]],
    );
}
