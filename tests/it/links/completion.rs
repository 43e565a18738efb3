//! Completion of link targets, each of which leads to what it says.

use crate::support::fixture::{Fixture, root};
use crate::support::{of_unix, render};
use expect_test::{Expect, expect};
use mianjing::features::completion;
use std::fmt::Write;
use tower_lsp::lsp_types::{
    self, CompletionParams, CompletionResponse, CompletionTextEdit, Documentation,
    PartialResultParams, WorkDoneProgressParams,
};

/// Each offer with the line it makes, and whether the list is incomplete; below, what the first
/// says about itself.
fn check(source: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let mut snapshot = fixture.snapshot();
    snapshot.notebook.put_file(&root().join("图/锁 图.png"), true);
    let params = CompletionParams {
        text_document_position: fixture.at_cursor(),
        work_done_progress_params: WorkDoneProgressParams::default(),
        partial_result_params: PartialResultParams::default(),
        context: None,
    };
    let Some(CompletionResponse::List(list)) = completion::handle(&snapshot, params) else {
        panic!("a list was expected");
    };
    let text = &fixture.notes[0].text;
    let mut shown = String::new();
    let first = list.items.first().cloned();
    for item in list.items {
        let Some(CompletionTextEdit::Edit(edit)) = item.text_edit else { panic!("no edit") };
        let bytes = render::bytes(text, edit.range);
        let mut after = text.clone();
        after.replace_range(bytes.clone(), &edit.new_text);
        let line = after[after[..bytes.start].rfind('\n').map_or(0, |at| at + 1)..]
            .lines()
            .next()
            .unwrap();
        let detail = item.detail.map(|detail| format!(" ({detail})")).unwrap_or_default();
        writeln!(shown, "{}{detail}: {line}", item.label).unwrap();
    }
    if list.is_incomplete {
        shown.push_str("(incomplete)\n");
    }
    if let Some(Documentation::MarkupContent(about)) =
        first.and_then(|item| completion::resolve(&snapshot, item).documentation)
    {
        writeln!(shown, "---\n{}", about.value).unwrap();
    }
    expected.assert_eq(&of_unix(&shown));
}

const NOTES: &str = "//- disk go/锁.md\n---\naliases: [互斥锁, Mutex]\n---\n# 锁\n## 一面\n段落 ^p1\n# 死锁 ❌\n## 一面\n四个条件\n//- disk rust/锁.md\n//- disk 缓存雪崩.md\n内容\n";

#[test]
fn notes_after_two_brackets() {
    check(
        &format!("❌ 见 [[$0\n{NOTES}"),
        expect![[r#"
            缓存雪崩: ❌ 见 [[缓存雪崩]]
            Mutex (go/锁.md): ❌ 见 [[go/锁|Mutex]]
            go/锁: ❌ 见 [[go/锁]]
            rust/锁: ❌ 见 [[rust/锁]]
            互斥锁 (go/锁.md): ❌ 见 [[go/锁|互斥锁]]
            (incomplete)
            ---
            **缓存雪崩.md**

            ---

            内容
        "#]],
    );
    check(
        &format!("见 [[hcx$0]]\n{NOTES}"),
        expect![[r#"
        缓存雪崩: 见 [[缓存雪崩]]
        ---
        **缓存雪崩.md**

        ---

        内容
    "#]],
    );
    check(
        &format!("[[mut$0ex|x]]\n{NOTES}"),
        expect![[r#"
            Mutex (go/锁.md): [[go/锁|x]]
            ---
            **go/锁.md**

            ---

            # 锁
            ## 一面
            段落
            # 死锁 ❌
            ## 一面
            四个条件
        "#]],
    );
    check(
        &format!("[[go/$0\n{NOTES}"),
        expect![[r#"
            go/锁: [[go/锁]]
            ---
            **go/锁.md**

            ---

            # 锁
            ## 一面
            段落
            # 死锁 ❌
            ## 一面
            四个条件
        "#]],
    );
}

#[test]
fn headings_and_blocks_of_the_note() {
    check(
        &format!("✅️ [[go/锁#$0]]\n{NOTES}"),
        expect![[r#"
            锁 (#): ✅️ [[go/锁#锁]]
            一面 (##): ✅️ [[go/锁#锁#一面]]
            死锁 ❌ (#): ✅️ [[go/锁#死锁 ❌]]
            一面 (##): ✅️ [[go/锁#死锁 ❌#一面]]
            ---
            **go/锁.md#锁**

            ---

            ## 一面
            段落
        "#]],
    );
    check(
        &format!("[x](go/锁.md#y$0\n{NOTES}"),
        expect![[r#"
            一面 (##): [x](go/锁.md#一面)
            一面 (##): [x](go/锁.md#一面-1)
            ---
            **go/锁.md#一面**

            ---

            段落
        "#]],
    );
    check(
        &format!("[[go/锁#^$0\n{NOTES}"),
        expect![[r#"
            ^p1 (段落 ^p1): [[go/锁#^p1]]
            ---
            **go/锁.md#^p1**

            ---

            段落
        "#]],
    );
    check(
        "# 本节\n[[#b$0\n",
        expect![[r#"
            本节 (#): [[#本节]]
            ---
            **note.md#本节**

            ---

            [[#b
        "#]],
    );
}

#[test]
fn headings_and_questions_of_all_notes() {
    let notes = "//- disk 锁题.md\n# 面试\n## 1. 死锁怎么避免？\n按序加锁\n## 二面\n- ❌ 死锁的四个条件？\n//- disk 空.md\n";
    check(
        &format!("# 死锁总览\n\n见 [[死锁$0\n{notes}"),
        expect![[r#"
        死锁总览 (note.md#死锁总览): 见 [[#死锁总览]]
        死锁怎么避免？ (锁题.md#1. 死锁怎么避免？): 见 [[锁题#1. 死锁怎么避免？]]
        死锁的四个条件？ (锁题.md#二面): 见 [[锁题#二面]]
        ---
        **note.md#死锁总览**

        ---

        见 [[死锁
    "#]],
    );
    check(
        &format!("见 [[ss$0]]\n{notes}"),
        expect![[r#"
        死锁怎么避免？ (锁题.md#1. 死锁怎么避免？): 见 [[锁题#1. 死锁怎么避免？]]
        死锁的四个条件？ (锁题.md#二面): 见 [[锁题#二面]]
        ---
        **锁题.md#1. 死锁怎么避免？**

        ---

        按序加锁
    "#]],
    );
    check(
        &format!("见 [[死$0]]\n{notes}"),
        expect![[r#"
        (incomplete)
    "#]],
    );
}

#[test]
fn paths_in_markdown_links() {
    check(
        &format!("[x](缓$0)\n{NOTES}"),
        expect![[r#"
        缓存雪崩: [x](缓存雪崩.md)
        ---
        **缓存雪崩.md**

        ---

        内容
    "#]],
    );
    check(
        &format!("![x](<锁 图$0\n{NOTES}"),
        expect![[r#"
        图/锁 图.png: ![x](<图/锁 图.png>)
        ---
        ![图/锁 图.png](file:///notes/%E5%9B%BE/%E9%94%81%20%E5%9B%BE.png)
    "#]],
    );
    check(
        &format!("//- 子/a.md\n![](t$0\n{NOTES}"),
        expect![[r#"
        图/锁 图.png: ![](../图/锁%20图.png)
        Mutex (go/锁.md): ![](../go/锁.md)
        ---
        ![图/锁 图.png](file:///notes/%E5%9B%BE/%E9%94%81%20%E5%9B%BE.png)
    "#]],
    );
}

/// The offers, each with the line it makes, and whether clients that compare prefixes keep them.
fn check_lines(source: &str, expected: Expect) {
    let source = &format!("{source}\n{NOTES}");
    let fixture = Fixture::new(source);
    let params = CompletionParams {
        text_document_position: fixture.at_cursor(),
        work_done_progress_params: WorkDoneProgressParams::default(),
        partial_result_params: PartialResultParams::default(),
        context: None,
    };
    let at = params.text_document_position.position;
    let cursor = render::bytes(&fixture.notes[0].text, lsp_types::Range::new(at, at)).start;
    let Some(CompletionResponse::List(list)) = completion::handle(&fixture.snapshot(), params)
    else {
        panic!("a list was expected");
    };
    let mut shown = String::new();
    for item in list.items {
        let Some(CompletionTextEdit::Edit(edit)) = item.text_edit else { panic!("no edit") };
        let mut text = fixture.notes[0].text.clone();
        let bytes = render::bytes(&text, edit.range);
        let typed = &text[bytes.start..cursor];
        assert!(item.filter_text.unwrap().starts_with(typed), "{typed}");
        text.replace_range(bytes, &edit.new_text);
        writeln!(shown, "{}", text.trim_end()).unwrap();
    }
    expected.assert_eq(&shown);
}

#[test]
fn paths_that_are_typed_step_by_step() {
    check_lines(
        "//- 子/a.md\n[x](../g$0",
        expect![[r#"
        [x](../go/锁.md)
    "#]],
    );
    check_lines(
        "//- go/子/a.md\n[x](../$0)",
        expect![[r#"
            [x](../锁.md)
        "#]],
    );
    check_lines(
        "//- 子/a.md\n[x](./b$0)\n//- disk 子/b.md",
        expect![[r#"
        [x](./b.md)
    "#]],
    );
    check_lines(
        "//- 子/a.md\n[x](/rust/$0)",
        expect![[r#"
        [x](/rust/锁.md)
    "#]],
    );
    check_lines("//- a.md\n[x](../$0)", expect![[r#""#]]);
}

#[test]
fn brackets_of_a_chinese_keyboard_become_square() {
    check_lines(
        "❌ 见【【缓$0】】。",
        expect![[r#"
        ❌ 见[[缓存雪崩]]。
    "#]],
    );
    check_lines(
        "👩🏽‍💻【【hcx$0",
        expect![[r#"
        👩🏽‍💻[[缓存雪崩]]
    "#]],
    );
    check_lines(
        "【【go/锁#死$0",
        expect![[r#"
        [[go/锁#死锁 ❌]]
    "#]],
    );
    check_lines("【【缓存雪崩】】后$0", expect![[r#""#]]);
    check_lines("【缓$0", expect![[r#""#]]);
}

#[test]
fn notes_that_are_planned_are_offered_as_others_name_them() {
    let more = "//- disk a.md\n[[雪崩 Plan]] [[缓存雪崩]] ![[雪崩.png]] [x](雪崩.md)\n//- disk crlf b.md\n[[计划/雪崩 plan|x]] [[雪崩二]]\n";
    check(
        &format!("❌ 见 [[雪$0]]\n{NOTES}{more}"),
        expect![[r#"
            缓存雪崩: ❌ 见 [[缓存雪崩]]
            雪崩 Plan (not written yet): ❌ 见 [[雪崩 Plan]]
            雪崩二 (not written yet): ❌ 见 [[雪崩二]]
            (incomplete)
            ---
            **缓存雪崩.md**

            ---

            内容
        "#]],
    );
    check_lines(
        &format!("见【【xb$0】】\n{more}"),
        expect![[r#"
            见[[雪崩 Plan]]
            见[[雪崩二]]
        "#]],
    );
}

#[test]
fn nothing_in_code_or_behind_a_link() {
    check(&format!("`[[$0`\n{NOTES}"), expect![[""]]);
    check(&format!("[[go/锁]] 字$0\n{NOTES}"), expect![[""]]);
    check(&format!("[[go/锁|标$0\n{NOTES}"), expect![[""]]);
    // However many quotes, they are no deeper on the stack.
    check(&format!("{}锁$0\n{NOTES}", "> ".repeat(50_000)), expect![[""]]);
}

#[test]
fn targets_of_definitions() {
    check(
        &format!("[锁]: go/锁$0 \"题\"\n{NOTES}"),
        expect![[r#"
            go/锁: [锁]: go/锁.md "题"
            ---
            **go/锁.md**

            ---

            # 锁
            ## 一面
            段落
            # 死锁 ❌
            ## 一面
            四个条件
        "#]],
    );
    check(
        &format!("[x]: <图$0\n{NOTES}"),
        expect![[r#"
        图/锁 图.png: [x]: <图/锁 图.png>
        ---
        ![图/锁 图.png](file:///notes/%E5%9B%BE/%E9%94%81%20%E5%9B%BE.png)
    "#]],
    );
    check(&format!("[x]: go/锁.md#四$0\n{NOTES}"), expect![[r#""#]]);
    check(
        &format!("[x]: go/锁.md#死$0\n{NOTES}"),
        expect![[r#"
        死锁 ❌ (#): [x]: go/锁.md#死锁-
        ---
        **go/锁.md#死锁 ❌**

        ---

        ## 一面
        四个条件
    "#]],
    );
    check(
        &format!("> - [x]: 缓存$0\n{NOTES}"),
        expect![[r#"
        缓存雪崩: > - [x]: 缓存雪崩.md
        ---
        **缓存雪崩.md**

        ---

        内容
    "#]],
    );
    check(&format!("[^1]: 缓存$0\n{NOTES}"), expect![[r#""#]]);
}
