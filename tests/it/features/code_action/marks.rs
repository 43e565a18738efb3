//! Marks: set, changed, removed, written as usual.

use super::{act, applied, check, offered, reported, snapshot};
use crate::support::fixture::Fixture;
use expect_test::expect;
use serde_json::json;

#[test]
fn a_mark_is_set_changed_and_removed_as_the_note_writes_it() {
    let note =
        |line: &str| format!("//- crlf a.md\n1. 自我介绍✅️\n{line}\n3. 讲讲熔断❌（限流）\n");
    check(
        &note("2. 什么是$0锁？"),
        "Mark ✅",
        expect![[r#"
        1. 自我介绍✅️␍
        2. 什么是锁？✅️␍
        3. 讲讲熔断❌（限流）␍
    "#]],
    );
    check(
        &note("2. 什么是$0锁？（互斥）"),
        "Mark ❌",
        expect![[r#"
        1. 自我介绍✅️␍
        2. 什么是锁？（互斥）❌␍
        3. 讲讲熔断❌（限流）␍
    "#]],
    );
    check(
        &note("2. 什么是$0锁？❌（互斥）"),
        "Mark ✅",
        expect![[r#"
        1. 自我介绍✅️␍
        2. 什么是锁？✅️（互斥）␍
        3. 讲讲熔断❌（限流）␍
    "#]],
    );
    check(
        &note("2. 什么是$0锁？ ❌"),
        "Remove the mark",
        expect![[r#"
        1. 自我介绍✅️␍
        2. 什么是锁？␍
        3. 讲讲熔断❌（限流）␍
    "#]],
    );
    check(
        &note("2. 什么是$0锁？❌ （互斥）"),
        "Remove the mark",
        expect![[r#"
        1. 自我介绍✅️␍
        2. 什么是锁？（互斥）␍
        3. 讲讲熔断❌（限流）␍
    "#]],
    );
}

#[test]
fn brackets_around_a_mark_stay_whole_and_go_with_it() {
    let note = |line: &str| format!("1. 自我介绍✅（一分钟）\n2. {line}\n");
    check(
        &note("什么是$0回表（❌）"),
        "Mark ✅",
        expect![[r#"
        1. 自我介绍✅（一分钟）
        2. 什么是回表（✅）
    "#]],
    );
    for marked in ["什么是$0回表（❌）", "【❌】 什么是$0回表"] {
        check(
            &note(marked),
            "Remove the mark",
            expect![[r#"
            1. 自我介绍✅（一分钟）
            2. 什么是回表
        "#]],
        );
    }
    check(
        &note("什么是$0回表（❌，忘了）"),
        "Remove the mark",
        expect![[r#"
            1. 自我介绍✅（一分钟）
            2. 什么是回表（忘了）
        "#]],
    );
    check(
        &note("什么是$0回表（❌）"),
        "Write the answer here",
        expect![[r#"
        1. 自我介绍✅（一分钟）
        2. 什么是回表（❌）（）
    "#]],
    );
    check(
        &note("什么是$0回表（❌，忘了）"),
        "Write the answer here",
        expect![[r#"
        1. 自我介绍✅（一分钟）
        2. 什么是回表（❌，忘了）（）
    "#]],
    );
}

#[test]
fn marks_side_by_side_are_one_to_an_action() {
    let note = |line: &str| format!("1. {line}\n2. 自我介绍\n");
    check(
        &note("什么是$0回表 ❌→✅"),
        "Mark ❌",
        expect![[r#"
        1. 什么是回表 ❌
        2. 自我介绍
    "#]],
    );
    check(
        &note("什么是$0回表 ❌ ✅"),
        "Remove the mark",
        expect![[r#"
        1. 什么是回表
        2. 自我介绍
    "#]],
    );
    let marked = "1. 什么是回表 ❌→✅\n2. 自我$0介绍\n";
    check(
        marked,
        "Mark ✅",
        expect![[r#"
        1. 什么是回表 ❌→✅
        2. 自我介绍✅
    "#]],
    );
}

#[test]
fn a_selection_of_questions_is_marked_together() {
    check(
        "1. 🧵 讲讲$0线程✅️\n2. 什么是锁❌\n3. 什么是协程$0\n4. 什么是通道\n",
        "Mark 2 questions ✅",
        expect![[r#"
        1. 🧵 讲讲线程✅️
        2. 什么是锁✅️
        3. 什么是协程✅️
        4. 什么是通道
    "#]],
    );
}

#[test]
fn marking_is_the_fix_of_the_warning_which_is_gone_afterwards() {
    let fixture = Fixture::new("1. 自我介绍✅\n2. 讲讲$0熔断❌\n");
    let snapshot = snapshot(&fixture, false);
    let before = reported(&snapshot, &fixture);
    let context = json!({"diagnostics": before, "only": ["quickfix"]});
    let actions = offered(&fixture, &snapshot, context);
    let titles: Vec<_> = actions.iter().map(|action| action.title.as_str()).collect();
    assert_eq!(titles, ["Mark ✅", "Write the answer here"]);
    assert!(actions.iter().all(|action| action.diagnostics.as_ref() == Some(&before)));
    // A client that cannot resolve has the edit at once.
    let text = applied(&fixture.notes[0].text, actions[0].edit.clone().unwrap());
    let after = Fixture::new(&text);
    assert_eq!(reported(&after.snapshot(), &after), []);
}

#[test]
fn odd_marks_are_written_as_usual() {
    check(
        "1. 什么是锁✅️\n2. 讲讲熔$0断❌️（快速失败）\n",
        "Write the mark as ❌",
        expect![[r#"
        1. 什么是锁✅️
        2. 讲讲熔断❌（快速失败）
    "#]],
    );
    let context = json!({"diagnostics": [], "only": ["source"]});
    let text = act(
        "1. 什么是$0锁✅️\n2. 讲讲熔断❌️（快速失败）\n",
        "Write all marks of this note alike",
        context,
    );
    expect![[r#"
        1. 什么是锁✅
        2. 讲讲熔断❌（快速失败）
    "#]]
    .assert_eq(&text);
}

#[test]
fn one_key_goes_round_the_marks() {
    let key = json!({"diagnostics": [], "only": ["refactor.rewrite.mianjing.cycleMark"]});
    let mut text = "1. 讲讲线程✅️\n2. 什么是$0锁\n".to_owned();
    for expected in ["什么是锁✅️", "什么是锁❌", "什么是锁"] {
        let after = act(&text, "Next mark", key.clone());
        assert_eq!(after, format!("1. 讲讲线程✅️\n2. {expected}\n"));
        text = after.replace("是锁", "是$0锁");
    }
}
