//! What the light bulb offers, and what becomes of the note.

use super::params;
use crate::support::fixture::Fixture;
use crate::support::render;
use expect_test::{Expect, expect};
use mianjing::config::{Config, Language};
use mianjing::features::{code_action, diagnostics};
use mianjing::notebook::Note;
use mianjing::snapshot::{Client, Snapshot};
use serde_json::{Value, json};
use std::sync::Arc;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionOrCommand, Diagnostic, DocumentChanges, OneOf, WorkspaceEdit,
};

fn snapshot(fixture: &Fixture, resolves_edits: bool) -> Snapshot {
    let client = Client {
        code_action_literals: true,
        versioned_edits: true,
        resolves_edits,
        ..Client::default()
    };
    Snapshot { client: Arc::new(client), ..fixture.snapshot() }
}

fn offered(fixture: &Fixture, snapshot: &Snapshot, context: Value) -> Vec<CodeAction> {
    let params = params(json!({
        "textDocument": {"uri": fixture.uri(0)}, "range": fixture.selection(), "context": context,
    }));
    let actions = code_action::handle(snapshot, params).unwrap();
    let actions = actions.into_iter().map(|action| match action {
        CodeActionOrCommand::CodeAction(action) => action,
        CodeActionOrCommand::Command(command) => panic!("a bare command: {command:?}"),
    });
    actions.collect()
}

fn reported(snapshot: &Snapshot, fixture: &Fixture) -> Vec<Diagnostic> {
    diagnostics::diagnostics(snapshot, fixture.id(0))
}

fn applied(text: &str, edit: WorkspaceEdit) -> String {
    let Some(DocumentChanges::Edits(documents)) = edit.document_changes else {
        panic!("the client takes versions")
    };
    let [document] = &documents[..] else { panic!("one note is changed") };
    assert_eq!(document.text_document.version, Some(1));
    let mut edits: Vec<_> = document
        .edits
        .iter()
        .map(|edit| match edit {
            OneOf::Left(edit) => (render::bytes(text, edit.range), edit.new_text.as_str()),
            OneOf::Right(_) => panic!("nothing is annotated"),
        })
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    let mut after = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        after.replace_range(range, new);
    }
    after
}

/// The text after the action of this title, which is resolved as editors do.
fn act(source: &str, title: &str, context: Value) -> String {
    let fixture = Fixture::new(source);
    let snapshot = snapshot(&fixture, true);
    let actions = offered(&fixture, &snapshot, context);
    let action = actions.into_iter().find(|action| action.title == title);
    let action = action.unwrap_or_else(|| panic!("{title} is not offered"));
    assert!(action.edit.is_none(), "an edit is made only when it is asked for");
    let edit = code_action::resolve(&snapshot, action).edit.unwrap();
    applied(&fixture.notes[0].text, edit)
}

fn check(source: &str, title: &str, expected: Expect) {
    expected.assert_eq(&act(source, title, json!({"diagnostics": []})).replace('\r', "␍"));
}

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
fn a_place_for_the_answer_stays_reported_until_it_is_filled() {
    let text = act(
        "1. 自我介绍✅\n2. 讲讲$0熔断❌\n",
        "Write the answer here",
        json!({"diagnostics": []}),
    );
    let still = Fixture::new(&text);
    assert_eq!(reported(&still.snapshot(), &still).len(), 1, "{text}");
    let filled = Fixture::new(&text.replace("（）", "（快速失败）"));
    assert_eq!(reported(&filled.snapshot(), &filled), []);
}

#[test]
fn the_place_for_an_answer_has_the_form_of_the_other_answers() {
    let title = "Write the answer here";
    check(
        "1. 锁有哪几种❌（互斥量）\n2. 讲讲熔$0断❌\n3. 讲讲限流\n",
        title,
        expect![[r#"
        1. 锁有哪几种❌（互斥量）
        2. 讲讲熔断❌（）
        3. 讲讲限流
    "#]],
    );
    check(
        "1. 锁有哪几种❌(互斥量)\n2. 讲讲熔$0断❌（ ）\n",
        title,
        expect![[r#"
        1. 锁有哪几种❌(互斥量)
        2. 讲讲熔断❌()
    "#]],
    );
    check(
        "# Acme Corp – Round 1, March 3\n\n1. What is a lock? ❌ (a mutex)\n2. What is $0a fuse? ❌\n",
        title,
        expect![[r#"
            # Acme Corp – Round 1, March 3

            1. What is a lock? ❌ (a mutex)
            2. What is a fuse? ❌ ()
        "#]],
    );
    check(
        "# Acme Corp – Round 1, March 3\n\n1. What is a lock? ✅\n2. What is $0a fuse? ❌\n",
        title,
        expect![[r#"
            # Acme Corp – Round 1, March 3

            1. What is a lock? ✅
            2. What is a fuse? ❌ ()
        "#]],
    );
    check(
        "//- crlf a.md\n1. 锁怎么实现❌\n\n   ```go\n   mu.Lock()\n   ```\n\n2. 熔断怎么$0实现❌\n",
        title,
        expect![[r#"
            1. 锁怎么实现❌␍
            ␍
               ```go␍
               mu.Lock()␍
               ```␍
            ␍
            2. 熔断怎么实现❌␍
            ␍
               ```go␍
               ␍
               ```␍
        "#]],
    );
    check(
        "1.锁是什么？\n答：互斥量\n\n2.熔断$0是什么？\n\n3.限流是什么？\n答：削峰\n",
        title,
        expect![[r#"
            1.锁是什么？
            答：互斥量

            2.熔断是什么？
            答：

            3.限流是什么？
            答：削峰
        "#]],
    );
    check(
        "1. 锁是什么？❌\n   > 互斥量\n2. 熔断$0是什么？❌\n",
        title,
        expect![[r#"
        1. 锁是什么？❌
           > 互斥量
        2. 熔断是什么？❌
           > 
    "#]],
    );
    check(
        "# 并发\n\n## 锁是什么？\n\n互斥量\n\n## 熔断$0是什么？\n\n## 限流是什么？\n\n削峰\n",
        title,
        expect![[r#"
            # 并发

            ## 锁是什么？

            互斥量

            ## 熔断是什么？



            ## 限流是什么？

            削峰
        "#]],
    );
}

#[test]
fn without_a_mark_the_place_for_an_answer_has_a_label() {
    let note =
        |line: &str| format!("# 云杉科技 一面 9.3\n\n1. 锁有哪几种❌（互斥量）\n2. {line}\n");
    check(
        &note("讲讲熔$0断 #稳定性"),
        "Write the answer here",
        expect![[r#"
        # 云杉科技 一面 9.3

        1. 锁有哪几种❌（互斥量）
        2. 讲讲熔断 #稳定性
           答：
    "#]],
    );
    // The body of a heading is no form for an item.
    check(
        "# 并发\n\n## 锁是什么？\n\n互斥量\n\n## 还有\n\n1. 熔断$0怎么恢复？\n2. 怎么限流？\n",
        "Write the answer here",
        expect![[r#"
            # 并发

            ## 锁是什么？

            互斥量

            ## 还有

            1. 熔断怎么恢复？
               答：
            2. 怎么限流？
        "#]],
    );
    let fixture = Fixture::new(&note("What is a $0fuse?"));
    let title = "Write the answer here";
    let text = act(&note("What is a $0fuse?"), title, json!({"diagnostics": []}));
    assert_eq!(reported(&fixture.snapshot(), &fixture).len(), 1);
    let filled = Fixture::new(&text.replace("Answer: ", "Answer: it breaks a circuit"));
    assert_eq!(reported(&filled.snapshot(), &filled), []);
}

#[test]
fn the_place_for_an_answer_takes_that_of_a_word_for_none_but_not_of_a_tag() {
    for rest in ["❌ TODO", "❌（待补充）", "❌"] {
        check(
            &format!("1. 锁有哪几种❌（互斥量）\n2. 讲讲熔$0断{rest}\n"),
            "Write the answer here",
            expect![[r#"
                1. 锁有哪几种❌（互斥量）
                2. 讲讲熔断❌（）
            "#]],
        );
    }
    for rest in ["❌ #稳定性", "❌ <!-- 10.3 -->"] {
        let after = act(
            &format!("1. 锁有哪几种❌（互斥量）\n2. 讲讲熔$0断{rest}\n"),
            "Write the answer here",
            json!({"diagnostics": []}),
        );
        assert_eq!(
            after,
            format!("1. 锁有哪几种❌（互斥量）\n2. 讲讲熔断{}\n", rest.replace('❌', "❌（）"))
        );
    }
}

#[test]
fn a_table_has_its_places_for_answers() {
    let fixture = Fixture::new(
        "# 云雀 一面 9.1\n\n| 面试题 | 结果 | 答案 |\n|---|---|---|\n| 讲讲$0锁 | ❌ | |\n| 协程 | ✅ | 轻 |\n",
    );
    let snapshot = snapshot(&fixture, true);
    let actions = offered(&fixture, &snapshot, json!({"diagnostics": []}));
    let titles: Vec<_> = actions.into_iter().map(|action| action.title).collect();
    assert_eq!(titles, ["Mark ✅", "Remove the mark"]);
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
fn a_list_is_numbered_anew_and_what_hangs_below_stays_below() {
    check(
        "//- crlf a.md\n# 云杉科技 一面\n\n1. 什么是锁✅\n3. 讲讲熔$0断❌\n3. 讲讲限流❌（削峰）\n",
        "Number this list anew",
        expect![[r#"
            # 云杉科技 一面␍
            ␍
            1. 什么是锁✅␍
            2. 讲讲熔断❌␍
            3. 讲讲限流❌（削峰）␍
        "#]],
    );
    let items = "1. 锁是什么❌\n".repeat(9);
    let source = format!("{items}1. 看代码$0❌\n\n   ```go\n   x++\n   ```\n");
    check(
        &source,
        "Number this list anew",
        expect![[r#"
        1. 锁是什么❌
        2. 锁是什么❌
        3. 锁是什么❌
        4. 锁是什么❌
        5. 锁是什么❌
        6. 锁是什么❌
        7. 锁是什么❌
        8. 锁是什么❌
        9. 锁是什么❌
        10. 看代码❌

            ```go
            x++
            ```
    "#]],
    );
}

#[test]
fn titles_are_in_the_language_of_the_configuration() {
    let fixture = Fixture::new("1. 自我介绍✅\n2. 讲讲$0熔断❌\n");
    let config = Config { language: Language::Chinese, ..Config::default() };
    let snapshot = Snapshot { config: Arc::new(config), ..snapshot(&fixture, true) };
    let actions = offered(&fixture, &snapshot, json!({"diagnostics": []}));
    let titles: Vec<_> = actions.into_iter().map(|action| action.title).collect();
    assert_eq!(titles, ["标为 ✅", "去掉标记", "在这里写答案"]);
}

#[test]
fn prose_and_an_empty_note_offer_nothing() {
    for source in ["前$0言\n", "//- bare a.md\n$0"] {
        let fixture = Fixture::new(source);
        let actions = offered(&fixture, &snapshot(&fixture, true), json!({"diagnostics": []}));
        assert_eq!(actions, [], "{source}");
    }
}

#[test]
fn an_action_resolved_after_an_edit_is_made_for_the_new_text() {
    let fixture = Fixture::new("1. 什么是锁✅️\n2. 讲讲熔$0断❌（快速失败）\n");
    let mut snapshot = snapshot(&fixture, true);
    let action = offered(&fixture, &snapshot, json!({"diagnostics": []})).remove(0);
    let text = fixture.notes[0].text.replace("熔断", "🧵熔断");
    let note = Note::new(text.as_str().into(), Some(1), Arc::default());
    snapshot.notebook.put_open(fixture.id(0), Arc::new(note));
    let edit = code_action::resolve(&snapshot, action).edit.unwrap();
    expect![[r#"
        1. 什么是锁✅️
        2. 讲讲🧵熔断✅️（快速失败）
    "#]]
    .assert_eq(&applied(&text, edit));
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

#[test]
fn lines_of_a_pasted_log_become_a_numbered_list_with_every_word() {
    let title = "Number these lines";
    check(
        "$0自我介绍\n讲讲 1.5 倍扩容\n\n手写 LRU\n$0后记\n",
        title,
        expect![[r#"
        1. 自我介绍
        2. 讲讲 1.5 倍扩容

        3. 手写 LRU
        后记
    "#]],
    );
    check(
        "//- crlf a.md\n# 云杉\n$01、自我介绍\n2、锁❌\n互斥、读写\n（3）限流\n④ 熔断\n- 反问$0\n",
        title,
        expect![[r#"
            # 云杉␍
            1. 自我介绍␍
            2. 锁❌␍
               互斥、读写␍
            3. 限流␍
            4. 熔断␍
            5. 反问␍
        "#]],
    );
    check(
        "$0  • TCP 三次握手\n  [2] [[网络]] 怎么看\n(3) (单选) 端口号$0\n",
        title,
        expect![[r#"
        1. TCP 三次握手
        2. [[网络]] 怎么看
        3. (单选) 端口号
    "#]],
    );
}

#[test]
fn lines_are_not_numbered_where_they_are_something_else() {
    for source in [
        "$0# 标题\n自我介绍$0\n",
        "```\n$0a\nb\n$0```\n",
        "$01. 锁\n2. 限流\n$0",
        "$0一行$0\n",
        "自我介绍$0\n锁\n",
    ] {
        let fixture = Fixture::new(source);
        let actions = offered(&fixture, &snapshot(&fixture, true), json!({"diagnostics": []}));
        assert!(actions.iter().all(|action| action.title != "Number these lines"), "{source}");
    }
}
