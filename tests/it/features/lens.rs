//! Tallies above interviews, as lenses and as hints; and what lights up around the cursor.

use super::params;
use crate::support::fixture::Fixture;
use crate::support::render;
use expect_test::{Expect, expect};
use mianjing::features::{code_lens, document_highlight, inlay_hint};
use serde_json::json;
use std::fmt::Write as _;
use tower_lsp::lsp_types::{DocumentHighlightKind, InlayHintLabel};

const LOG: &str = "//- crlf 面经.md
1. 什么是装箱
2. 什么是拆箱

# 云杉科技 二面 9.3

1. 自我介绍✅️
2. 什么是协程泄漏❌
3. 🧵 锁有哪几种❌（互斥、读写）

# 青石网络 一面 9.5

1. 讲讲接口❌（隐式实现）

# 感想

下次带简历。
";

#[test]
fn a_lens_counts_an_interview_and_leads_to_what_is_open() {
    let fixture = Fixture::new(LOG);
    let snapshot = fixture.snapshot();
    let asked = params(json!({"textDocument": {"uri": fixture.uri(0)}}));
    let mut drawn = String::new();
    for lens in code_lens::handle(&snapshot, asked).unwrap() {
        assert!(lens.command.is_none(), "what a lens says is worked out when it is shown");
        let lens = code_lens::resolve(&snapshot, lens);
        let command = lens.command.unwrap();
        writeln!(drawn, "{} {}", lens.range.start.line, command.title).unwrap();
        let Some([uri, position, locations]) = command.arguments.as_deref() else { continue };
        assert_eq!(command.command, "mianjing.showReferences");
        assert_eq!(*uri, json!(fixture.uri(0)));
        assert_eq!(*position, json!(lens.range.start));
        for location in locations.as_array().unwrap() {
            let range = serde_json::from_value(location["range"].clone()).unwrap();
            let text = &fixture.notes[0].text;
            writeln!(drawn, "  → {}", &text[render::bytes(text, range)]).unwrap();
        }
    }
    expect![[r#"
        0 2 questions · 2 unanswered
          → 什么是装箱
          → 什么是拆箱
        3 3 questions · 1 ✅ · 2 ❌ · 1 unanswered
          → 什么是协程泄漏
        9 1 question · 1 ❌
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn a_heading_inside_an_answer_counts_nothing() {
    let fixture = Fixture::new(
        "# 缓存\n\n## 雪崩怎么办？\n\n错开过期。\n\n### 旁注\n\n无\n\n## 击穿怎么办？\n\n加锁。\n\n## 穿透怎么办？\n",
    );
    let asked = params(json!({"textDocument": {"uri": fixture.uri(0)}}));
    let lenses = code_lens::handle(&fixture.snapshot(), asked).unwrap();
    let lines: Vec<_> = lenses.iter().map(|lens| lens.range.start.line).collect();
    assert_eq!(lines, [0]);
}

#[test]
fn a_hint_says_the_same_behind_the_titles_in_view() {
    let fixture = Fixture::new(LOG);
    let range = json!({"start": {"line": 3, "character": 0}, "end": {"line": 7, "character": 0}});
    let asked = params(json!({"textDocument": {"uri": fixture.uri(0)}, "range": range}));
    let mut drawn = String::new();
    for hint in inlay_hint::handle(&fixture.snapshot(), asked).unwrap() {
        let InlayHintLabel::String(label) = hint.label else { panic!("hints are plain") };
        writeln!(drawn, "{}:{} {label}", hint.position.line, hint.position.character).unwrap();
    }
    expect![[r#"
        3:13 3 questions · 1 ✅ · 2 ❌ · 1 unanswered
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn hints_are_off_unless_asked_for() {
    let config = mianjing::config::Config::default();
    assert!(!config.is_on("inlay_hint") && config.is_on("code_lens"));
}

fn check_highlights(source: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let at = fixture.at_cursor();
    let asked = params(json!({"textDocument": at.text_document, "position": at.position}));
    let found = document_highlight::handle(&fixture.snapshot(), asked).unwrap_or_default();
    let marks: Vec<_> = found
        .into_iter()
        .map(|highlight| {
            let is_write = highlight.kind == Some(DocumentHighlightKind::WRITE);
            (highlight.range, if is_write { "declared" } else { "used" }.to_owned())
        })
        .collect();
    expected.assert_eq(&render::lsp_arrows(&fixture.notes[0].text, &marks));
}

#[test]
fn every_use_of_a_tag_lights_up() {
    check_highlights(
        "---\ntags: [并发]\n---\n\n✅️ #并$0发 与 ＃并发 和 #并发/锁\n",
        expect![[r#"
        ---
        tags: [并发]
               ^^^^ used
        ---

        ✅️ #并发 与 ＃并发 和 #并发/锁
           ^^^^^ used
                    ^^^^^^ used
    "#]],
    );
}

#[test]
fn a_question_lights_up_with_its_mark_and_answer() {
    check_highlights(
        "1. 什么是锁✅️\n2. 🧵 协程$0怎么调度❌（工作窃取）\n",
        expect![[r#"
        1. 什么是锁✅️
        2. 🧵 协程怎么调度❌（工作窃取）
              ^^^^^^^^^^^^ declared
                          ^^ used
                            ^^^^^^^^^^^^ used
    "#]],
    );
    check_highlights(
        "前$0言\n",
        expect![[r#"
        前言
    "#]],
    );
}
