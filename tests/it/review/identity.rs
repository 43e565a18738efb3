//! A card is found again after its question was edited, moved, renamed; never by guessing wildly.

use super::{Desk, NOW};
use expect_test::{Expect, expect};
use mianjing::review::Grade;

const BEFORE: &str = "# 北辰科技 一面\n\n1. map 是线程安全的吗❌\n2. 三次握手的过程✅\n3. Redis 持久化有哪几种方式❌\n4. 讲讲垃圾回收❌\n";

/// Grades `wording` in the notes `before`, then shows all cards of the notes `after`.
fn check(before: &[(&str, &str)], wording: &str, after: &[(&str, &str)], expected: Expect) {
    let mut desk = Desk::new(before);
    desk.grade(wording, Grade::Good, NOW);
    let key = desk.key(wording);
    desk.notes(after);
    expected.assert_eq(&desk.shown());
    if let Some((.., now, _)) = desk.cards().into_iter().find(|(.., reviews)| *reviews > 0) {
        assert_eq!(now, key, "the key stays");
    }
}

fn edited(from: &str, to: &str) -> String {
    assert!(BEFORE.contains(from));
    BEFORE.replace(from, to)
}

#[test]
fn the_same_question_in_several_logs_is_one_card() {
    let desk = Desk::new(&[
        ("a.md", "# 北辰 一面\n\n1. map 是线程安全的吗❌\n2. 讲讲 GMP❌\n"),
        ("b.md", "# 星河 二面\n\n1. Map是线程安全的吗？❌\n"),
    ]);
    let sitting = desk.sit();
    let askings: Vec<_> = sitting.deck.cards.iter().map(|card| card.askings.len()).collect();
    assert_eq!(askings, [2, 1]);
}

#[test]
fn marks_punctuation_and_case_are_no_part_of_the_wording() {
    check(
        &[("a.md", BEFORE)],
        "map 是线程安全的吗",
        &[("a.md", &edited("map 是线程安全的吗❌", "Map是线程安全的吗？✅"))],
        expect![[r#"
            Map是线程安全的吗？ 1
            三次握手的过程 0
            Redis 持久化有哪几种方式 0
            讲讲垃圾回收 0"#]],
    );
}

#[test]
fn an_edit_of_the_wording_keeps_the_state() {
    check(
        &[("a.md", BEFORE)],
        "map 是线程安全的吗",
        &[("a.md", &edited("map 是线程安全的吗", "Go 的 map 为什么不是线程安全的"))],
        expect![[r#"
            Go 的 map 为什么不是线程安全的 1
            三次握手的过程 0
            Redis 持久化有哪几种方式 0
            讲讲垃圾回收 0"#]],
    );
}

#[test]
fn a_renamed_note_keeps_it_even_with_an_edit() {
    check(
        &[("a.md", BEFORE)],
        "三次握手的过程",
        &[("go/b.md", &edited("三次握手的过程", "TCP 三次握手的过程，为什么不是两次"))],
        expect![[r#"
            map 是线程安全的吗 0
            TCP 三次握手的过程，为什么不是两次 1
            Redis 持久化有哪几种方式 0
            讲讲垃圾回收 0"#]],
    );
}

#[test]
fn a_question_moved_to_another_note_keeps_it() {
    check(
        &[("a.md", BEFORE), ("b.md", "# 星河 二面\n\n1. 讲讲 GMP❌\n")],
        "三次握手的过程",
        &[
            ("a.md", &edited("2. 三次握手的过程✅\n", "")),
            ("b.md", "# 星河 二面\n\n1. 讲讲 GMP❌\n2. 三次握手的过程❌\n"),
        ],
        expect![[r#"
            map 是线程安全的吗 0
            Redis 持久化有哪几种方式 0
            讲讲垃圾回收 0
            讲讲 GMP 0
            三次握手的过程 1"#]],
    );
}

#[test]
fn another_question_in_its_place_is_a_new_card() {
    check(
        &[("a.md", BEFORE)],
        "Redis 持久化有哪几种方式",
        &[("a.md", &edited("Redis 持久化有哪几种方式", "Redis 淘汰策略有哪几种"))],
        expect![[r#"
            map 是线程安全的吗 0
            三次握手的过程 0
            Redis 淘汰策略有哪几种 0
            讲讲垃圾回收 0
            lost 1"#]],
    );
}

#[test]
fn a_question_that_stood_beside_a_deleted_one_is_not_taken_for_it() {
    let before =
        "# 北辰\n\n1. HashMap 扩容的过程❌\n2. HashMap 扩容为什么是两倍❌\n3. 讲讲 GMP❌\n";
    let after = "# 北辰\n\n1. HashMap 扩容为什么是两倍❌\n2. 讲讲 GMP❌\n";
    check(
        &[("a.md", before)],
        "HashMap 扩容的过程",
        &[("a.md", after)],
        expect![[r#"
            HashMap 扩容为什么是两倍 0
            讲讲 GMP 0
            lost 1"#]],
    );
}

#[test]
fn a_split_question_leaves_its_state_to_one_part() {
    check(
        &[("a.md", BEFORE)],
        "Redis 持久化有哪几种方式",
        &[(
            "a.md",
            &edited(
                "3. Redis 持久化有哪几种方式❌\n",
                "3. Redis 持久化有哪几种❌\n4. Redis 持久化怎么选❌\n",
            ),
        )],
        expect![[r#"
            map 是线程安全的吗 0
            三次握手的过程 0
            Redis 持久化有哪几种 1
            Redis 持久化怎么选 0
            讲讲垃圾回收 0"#]],
    );
}

#[test]
fn what_was_deleted_is_kept_and_found_when_it_returns() {
    let mut desk = Desk::new(&[("a.md", BEFORE)]);
    desk.grade("讲讲垃圾回收", Grade::Good, NOW);
    let key = desk.key("讲讲垃圾回收");
    desk.notes(&[("a.md", "# 北辰科技 一面\n\n1. map 是线程安全的吗❌\n")]);
    desk.grade("map 是线程安全的吗", Grade::Hard, NOW);
    assert_eq!(desk.shown(), "map 是线程安全的吗 1\nlost 1");
    desk.notes(&[("c.md", "# 星河 一面\n\n1. 讲讲垃圾回收✅\n")]);
    assert_eq!(desk.key("讲讲垃圾回收"), key);
    assert_eq!(desk.shown(), "讲讲垃圾回收 1\nlost 1");
}

#[test]
fn wordings_that_name_no_subject_are_told_apart_by_their_topic() {
    let note = "# 八股\n\n## Redis\n\n1. 怎么实现的❌\n\n## Kafka\n\n1. 怎么实现的❌\n";
    check(
        &[("a.md", note)],
        "怎么实现的",
        &[("a.md", &note.replace("## Kafka", "## RocketMQ"))],
        expect![[r#"
            怎么实现的 1
            怎么实现的 0"#]],
    );
    let desk = Desk::new(&[("a.md", note)]);
    assert_eq!(desk.sit().deck.cards.len(), 2);
}

/// The old wording, written anew elsewhere, is a question of its own.
#[test]
fn an_earlier_wording_written_anew_does_not_take_the_state() {
    let mut desk = Desk::new(&[("a.md", BEFORE)]);
    desk.grade("map 是线程安全的吗", Grade::Good, NOW);
    let edited = edited("map 是线程安全的吗", "Go 的 map 为什么不是线程安全的");
    desk.notes(&[("a.md", &edited)]);
    desk.grade("Go 的 map 为什么不是线程安全的", Grade::Good, "2026-11-23T20:00:00+08:00");
    let again = ("b.md", "# 星河\n\n1. map 是线程安全的吗❌\n2. 讲讲 GMP❌\n");
    desk.notes(&[("a.md", &edited), again]);
    let reviews = |wording| {
        desk.cards().into_iter().find(|(text, ..)| text == wording).map(|(.., reviews)| reviews)
    };
    assert_eq!(reviews("Go 的 map 为什么不是线程安全的"), Some(2));
    assert_eq!(reviews("map 是线程安全的吗"), Some(0));
    let sitting = desk.sit();
    let mut keys: Vec<_> = sitting.deck.cards.iter().map(|card| &card.key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), sitting.deck.cards.len(), "no key twice");
}
