//! Reviewing in an editor: the document about a card, its lenses, the commands.

use super::{Desk, NOW, moment};
use expect_test::{Expect, expect};
use mianjing::features::review::{ReviewParams, ReviewResult, answer, command};
use mianjing::review::moment::Moment;
use serde_json::{Value, json};
use std::fmt::Write as _;
use tower_lsp::lsp_types::ExecuteCommandParams;

const NOTES: &[(&str, &str)] = &[
    (
        "北辰.md",
        "# 北辰科技 一面 9.12\n\n1. map 是线程安全的吗❌ #go/map\n2. 三次握手的过程✅\n   两端各自确认收发正常。\n",
    ),
    (
        "星河.md",
        "# 星河 二面 10.8\n\n1. Map 是线程安全的吗？❌\n2. 讲讲垃圾回收❌（[[八股#GC]]）\n",
    ),
    ("八股.md", "# 八股\n\n## GC\n\n三色标记：\n\n```go\nruntime.GC() // <b>\n```\n"),
];

/// The document with its lenses above the lines they belong to, without this machine's paths.
fn drawn(desk: &Desk, result: &ReviewResult) -> String {
    let mut drawn = String::new();
    for (number, line) in result.text.lines().enumerate() {
        let lenses = result.lenses.iter().filter(|lens| lens.line as usize == number);
        let titles: Vec<_> = lenses.map(|lens| lens.command.title.as_str()).collect();
        if !titles.is_empty() {
            writeln!(drawn, "    [{}]", titles.join(" | ")).unwrap();
        }
        writeln!(drawn, "{line}").unwrap();
    }
    if let Some(error) = &result.error {
        writeln!(drawn, "error: {error}").unwrap();
    }
    let root = tower_lsp::lsp_types::Url::from_file_path(desk.path()).unwrap();
    drawn.replace(root.as_str(), "file:///notes")
}

fn ask(desk: &Desk, params: ReviewParams) -> ReviewResult {
    answer(&desk.snapshot, &params, moment(NOW))
}

fn check(params: ReviewParams, expected: Expect) {
    let desk = Desk::new(NOTES);
    expected.assert_eq(&drawn(&desk, &ask(&desk, params)));
}

/// Runs the lens of this title, as the client does.
fn click(desk: &Desk, shown: &ReviewResult, title: &str, now: Moment) -> ReviewResult {
    let lens = shown.lenses.iter().find(|lens| lens.command.title.contains(title));
    let run = &lens.unwrap_or_else(|| panic!("no {title}")).command;
    let arguments = run.arguments.clone().unwrap();
    let params =
        ExecuteCommandParams { command: run.command.clone(), arguments, ..Default::default() };
    let result = command::run(&desk.snapshot, params, now).unwrap();
    serde_json::from_value(result.unwrap()).unwrap()
}

#[test]
fn a_failed_question_comes_first_without_its_answer() {
    check(
        ReviewParams::default(),
        expect![[r#"
        0 due · 3 new · 0 done today

        # map 是线程安全的吗 ❌

        北辰科技 一面 9.12 · asked 2× · 2 companies · #go/map

        [北辰.md:3](file:///notes/%E5%8C%97%E8%BE%B0.md#L3)

            [Show the answer | Not today]
        ---

    "#]],
    );
}

#[test]
fn a_linked_answer_is_shown_from_where_it_stands() {
    check(
        ReviewParams {
            query: "垃圾回收".to_owned(), is_revealed: true, ..ReviewParams::default()
        },
        expect![[r#"
            0 due · 1 new · 0 done today

            # 讲讲垃圾回收 ❌

            星河 二面 10.8

            [星河.md:4](file:///notes/%E6%98%9F%E6%B2%B3.md#L4)

                [1 Again · 10 min | 2 Hard · 1 d | 3 Good · 2 d | 4 Easy · 8 d | Not today]
            ---

            *answered in 八股.md*

            三色标记：

            ```go
            runtime.GC() // <b>
            ```
        "#]],
    );
}

#[test]
fn a_query_that_finds_nothing_leaves_nothing_to_do() {
    check(
        ReviewParams { query: "@无此公司".to_owned(), ..ReviewParams::default() },
        expect![[r#"
            # Nothing left to review today

            0 due · 0 new · 0 done today
        "#]],
    );
    check(
        ReviewParams { query: "asked:x".to_owned(), ..ReviewParams::default() },
        expect![[r#"
            error: `asked:x`: asked: takes a number, as in asked:>2
        "#]],
    );
}

#[test]
fn a_graded_card_makes_room_for_the_next_and_comes_back_when_undone() {
    let desk = Desk::new(NOTES);
    let params = ReviewParams { is_revealed: true, ..ReviewParams::default() };
    let first = ask(&desk, params.clone());
    let key = |result: &ReviewResult| result.card.as_ref().map(|card| card.key.clone());
    assert_eq!(first.status, "3 new");
    let second = click(&desk, &first, "Good", moment(NOW));
    assert_ne!(key(&second), key(&first));
    assert_eq!((second.counts.new, second.counts.done), (2, 1));
    let again = click(&desk, &second, "Undo", moment(NOW));
    assert_eq!(key(&again), key(&first));
    assert_eq!((again.counts.new, again.counts.done), (3, 0));
    let buried = click(&desk, &again, "Not today", moment(NOW));
    assert_ne!(key(&buried), key(&first));
    // Two days later, what was put off is new again, and nothing else was learnt.
    let later = answer(&desk.snapshot, &params, moment("2026-11-23T20:00:00+08:00"));
    assert_eq!((key(&later), later.counts.new), (key(&first), 3));
}

#[test]
fn what_was_forgotten_comes_back_the_same_day_and_what_was_known_when_it_is_due() {
    let desk = Desk::new(NOTES);
    let params = ReviewParams { is_revealed: true, ..ReviewParams::default() };
    let mut shown = ask(&desk, params.clone());
    for grade in ["Again", "Good", "Easy"] {
        shown = answer(
            &desk.snapshot,
            &ReviewParams { is_revealed: true, ..params.clone() },
            moment(NOW),
        );
        shown = click(&desk, &shown, grade, moment(NOW));
    }
    assert_eq!((shown.counts.due, shown.counts.new, shown.counts.done), (1, 0, 3));
    assert_eq!(shown.card.as_ref().unwrap().stage, "learning");
    let due = |day: &str| answer(&desk.snapshot, &params, moment(day)).counts.due;
    assert_eq!(due("2026-11-22T20:00:00+08:00"), 1);
    assert_eq!(due("2026-11-23T20:00:00+08:00"), 2);
    assert_eq!(due("2026-11-29T20:00:00+08:00"), 3);
}

#[test]
fn commands_that_cannot_be_run_say_why() {
    let desk = Desk::new(NOTES);
    let run = |command: &str, argument: Value| {
        let arguments = vec![argument];
        let params =
            ExecuteCommandParams { command: command.to_owned(), arguments, ..Default::default() };
        command::run(&desk.snapshot, params, moment(NOW)).unwrap_err()
    };
    expect!["This question is no longer in the notes."]
        .assert_eq(&run(command::GRADE, json!({"key": "nope", "grade": "good"})));
    expect!["mianjing.review.grade: no grade"]
        .assert_eq(&run(command::GRADE, json!({"key": "nope"})));
    expect!["mianjing.review.grade: unknown variant `superb`, expected one of `again`, `hard`, `good`, `easy`"]
        .assert_eq(&run(command::GRADE, json!({"key": "nope", "grade": "superb"})));
    expect!["There is nothing to undo."].assert_eq(&run(command::UNDO, Value::Null));
    expect!["rm -rf: no such command"].assert_eq(&run("rm -rf", Value::Null));
}

/// A status bar asks often: the counts come without a document.
#[test]
fn counts_alone_are_short() {
    let desk = Desk::new(NOTES);
    let counts = ask(&desk, ReviewParams { counts_only: true, ..ReviewParams::default() });
    let json = serde_json::to_string(&counts).unwrap();
    expect![[
        r#"{"counts":{"cards":3,"due":0,"new":3,"done":0},"status":"3 new","text":"","lenses":[]}"#
    ]]
    .assert_eq(&json);
}
