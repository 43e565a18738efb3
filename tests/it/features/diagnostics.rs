//! What is said about a note: code, place, severity, in both languages.

use super::{one_note, place};
use expect_test::{Expect, expect};
use mianjing::config::{Config, Language, Severity};
use mianjing::features::diagnostics::findings;
use mianjing::notebook::note::{Note, Unreadable};
use std::fmt::Write as _;
use std::sync::Arc;

fn check_with(text: &str, config: Config, expected: Expect) {
    let (snapshot, id) = one_note(text, config);
    let note = snapshot.notebook.note(id).expect("the note was just put there");
    let mut drawn = String::new();
    for finding in findings(&snapshot, id) {
        let at = place(note, finding.span);
        writeln!(drawn, "{at} {:?} {}", finding.severity, finding.code).unwrap();
        writeln!(drawn, "   {}", finding.message).unwrap();
    }
    expected.assert_eq(&drawn);
}

fn check(text: &str, expected: Expect) {
    check_with(text, Config::default(), expected);
}

const LOG: &str = "# 某公司 9.1\r\n\r\n1. 自我介绍✅️\r\n2. 缓存穿透怎么办❌\r\n3. 讲讲熔断❌（超过阈值就快速失败，过一会儿放一个请求试试）\r\n4. 进程间通信有哪些方式";

#[test]
fn a_failed_question_without_an_answer_is_named() {
    check(
        LOG,
        expect![[r#"
        3: "缓存穿透怎么办" Warning unanswered-question
           Marked ❌ and not answered yet.
        5: "进程间通信有哪些方式" Hint unmarked-question
           Neither marked nor answered, unlike the questions around it.
    "#]],
    );
}

#[test]
fn messages_speak_the_language_of_the_configuration() {
    let config = Config { language: Language::Chinese, ..Config::default() };
    check_with(
        LOG,
        config,
        expect![[r#"
        3: "缓存穿透怎么办" Warning unanswered-question
           标了 ❌，还没有写答案。
        5: "进程间通信有哪些方式" Hint unmarked-question
           既没有标记也没有答案，周围的题目都有。
    "#]],
    );
}

#[test]
fn a_rule_can_be_louder_or_silent() {
    let mut config = Config::default();
    let severities = &mut Arc::make_mut(&mut config.elsewhere).severities;
    severities.insert("unanswered-question".into(), Severity::Error);
    severities.insert("unmarked-question".into(), Severity::Off);
    check_with(
        LOG,
        config,
        expect![[r#"
        3: "缓存穿透怎么办" Error unanswered-question
           Marked ❌ and not answered yet.
    "#]],
    );
}

#[test]
fn an_empty_note_says_nothing() {
    check("", expect![[""]]);
}

#[test]
fn a_file_that_is_no_text_is_reported_at_its_start() {
    let (mut snapshot, id) = one_note("", Config::default());
    let lexicon = Arc::clone(&snapshot.config.elsewhere.lexicon);
    snapshot.notebook.close(id);
    let note = Note::new_unreadable(Unreadable::NotText, lexicon);
    snapshot.notebook.put_disk(id, Some(Arc::new(note)));
    let codes: Vec<_> = findings(&snapshot, id).iter().map(|f| (f.code, f.span.len())).collect();
    assert_eq!(codes, [("unreadable-note", 0)]);
}

#[test]
fn every_rule_has_its_part_of_the_documentation() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    let page = std::fs::read_to_string(path).unwrap();
    for rule in mianjing::features::diagnostics::RULES {
        let heading = format!("\n## {}\n", rule.code);
        assert!(page.contains(&heading), "docs/diagnostics.md does not explain {}", rule.code);
    }
}

#[test]
fn a_list_of_work_is_not_nagged_about() {
    let note = |answered: usize, open: usize| {
        let mut text = "# 云杉科技 一面\n\n".to_owned();
        text.push_str(&"1. 什么是锁❌（互斥量）\n".repeat(answered));
        text.push_str(&"1. 什么是协程\n".repeat(open));
        let (snapshot, id) = one_note(&text, Config::default());
        let found = findings(&snapshot, id);
        found.iter().filter(|finding| finding.code == "unmarked-question").count()
    };
    assert_eq!([note(2, 2), note(1, 2), note(30, 20), note(30, 21)], [2, 0, 20, 0]);
}
