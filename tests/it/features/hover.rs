//! What a popup says about questions, interviews and tags.

use super::params;
use crate::support::fixture::Fixture;
use crate::support::render;
use expect_test::{Expect, expect};
use mianjing::features::hover;
use mianjing::snapshot::{Client, Snapshot};
use mianjing::text::slice;
use serde_json::json;
use std::sync::Arc;
use tower_lsp::lsp_types::HoverContents;

fn check(source: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let at = fixture.at_cursor();
    let params = params(json!({"textDocument": at.text_document, "position": at.position}));
    let drawn = match hover::handle(&fixture.snapshot(), params) {
        None => "nothing\n".to_owned(),
        Some(hover) => {
            let HoverContents::Markup(contents) = hover.contents else {
                panic!("clients want markup")
            };
            let text = &fixture.notes[fixture.cursor().note].text;
            let about = render::bytes(text, hover.range.unwrap());
            format!("about {:?}\n\n{}\n", slice(text, about.into()), contents.value)
        }
    };
    expected.assert_eq(&drawn);
}

#[test]
fn a_question_tells_its_mark_its_interview_and_its_answer() {
    check(
        "//- crlf a.md\n# 云杉科技 二面 9.3\n\n1. 自我介绍✅️\n2. 讲讲$0熔断❌（超过阈值就<b>快速</b>失败，见 [文档](https://a.example) 和 [坏](command:rm)）\n",
        expect![[r#"
            about "讲讲熔断"

            **❌ 讲讲熔断**

            云杉科技 二面 9.3 · answered

            ---

            （超过阈值就\<b\>快速\</b\>失败，见 [文档](https://a.example) 和 \[坏\](command:rm)）
        "#]],
    );
}

#[test]
fn a_question_without_an_answer_says_so() {
    check(
        "1. 自我介绍✅️\n2. 讲讲$0熔断❌\n",
        expect![[r#"
            about "讲讲熔断"

            **❌ 讲讲熔断**

            unanswered
        "#]],
    );
}

#[test]
fn a_long_answer_is_cut_politely_and_its_fence_closed() {
    let code = "   total += 1\n".repeat(40);
    check(
        &format!("1. 自我介绍✅️\n2. 看代$0码❌\n\n   ```go\n{code}   ```\n"),
        expect![[r#"
            about "看代码"

            **❌ 看代码**

            answered

            ---

            ```go
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            total += 1
            ```

            … 18 more lines
        "#]],
    );
}

#[test]
fn an_interview_tells_how_it_went() {
    check(
        "# 云杉$0科技 二面 9.3\n\n1. 自我介绍✅️\n2. 讲讲*熔断*❌\n3. 锁有哪几种❌（互斥、读写）\n",
        expect![[r#"
            about "云杉科技 二面 9.3"

            **云杉科技 二面 9.3**

            3 questions · 1 ✅ · 2 ❌ · 1 unanswered

            - ❌ 讲讲\*熔断\*
        "#]],
    );
}

#[test]
fn a_tag_tells_its_uses_and_what_is_open() {
    check(
        "//- a.md\n1. 自我介绍✅️\n2. 讲讲熔断❌ #高$0可用\n\n//- disk 乙.md\n---\ntags: [高可用/限流]\n---\n\n1. 令牌桶怎么实现❌\n2. 漏桶✅（匀速）\n",
        expect![[r##"
            about "#高可用"

            **#高可用**

            used 2 times in 2 notes · 3 questions · 2 unanswered

            - ❌ 讲讲熔断 · a.md
            - ❌ 令牌桶怎么实现 · 乙.md
        "##]],
    );
}

#[test]
fn there_is_nothing_to_tell_about_prose() {
    check(
        "前$0言\n",
        expect![[r#"
        nothing
    "#]],
    );
    check(
        "//- bare a.md\n$0",
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn a_client_without_markdown_gets_plain_text() {
    let fixture = Fixture::new(
        "# 云杉科技 二面\n\n1. 自我介绍✅\n2. 讲讲`sync.Map`和$0锁❌（读**多**写少）\n",
    );
    let at = fixture.at_cursor();
    let asked = params(json!({"textDocument": at.text_document, "position": at.position}));
    let snapshot = Snapshot { client: Arc::new(Client::default()), ..fixture.snapshot() };
    let HoverContents::Markup(contents) = hover::handle(&snapshot, asked).unwrap().contents else {
        panic!("clients want markup")
    };
    assert_eq!(contents.kind, tower_lsp::lsp_types::MarkupKind::PlainText);
    expect![[r#"
        ❌ 讲讲`sync.Map`和锁

        云杉科技 二面 · answered

        ---

        （读多写少）"#]]
    .assert_eq(&contents.value);
}
