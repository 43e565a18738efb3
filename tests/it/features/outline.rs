//! The outline of a note, for clients with and without nesting.

use super::params;
use crate::support::fixture::Fixture;
use expect_test::{Expect, expect};
use mianjing::features::document_symbol;
use mianjing::snapshot::{Client, Snapshot};
use serde_json::json;
use std::fmt::Write as _;
use std::sync::Arc;
use tower_lsp::lsp_types::{DocumentSymbol, DocumentSymbolResponse};

fn outline(source: &str, hierarchical_symbols: bool) -> String {
    let fixture = Fixture::new(source);
    let client = Arc::new(Client { hierarchical_symbols, ..Client::default() });
    let snapshot = Snapshot { client, ..fixture.snapshot() };
    let params = params(json!({"textDocument": {"uri": fixture.uri(0)}}));
    let mut drawn = String::new();
    match document_symbol::handle(&snapshot, params).unwrap() {
        DocumentSymbolResponse::Nested(symbols) => draw(&symbols, 0, &mut drawn),
        DocumentSymbolResponse::Flat(symbols) => {
            for symbol in symbols {
                let line = symbol.location.range.start.line;
                let within = symbol.container_name.unwrap_or_default();
                writeln!(drawn, "{line} {} < {within}", symbol.name).unwrap();
            }
        }
    }
    drawn
}

fn draw(symbols: &[DocumentSymbol], depth: usize, drawn: &mut String) {
    for symbol in symbols {
        let (range, name) = (symbol.range, symbol.selection_range);
        assert!(range.start <= name.start && name.end <= range.end, "{symbol:?}");
        let lines = format!("{}-{}", range.start.line, range.end.line);
        let detail = symbol.detail.as_deref().map(|it| format!(" ({it})")).unwrap_or_default();
        writeln!(drawn, "{}{lines} {}{detail}", "  ".repeat(depth), symbol.name).unwrap();
        draw(symbol.children.as_deref().unwrap_or_default(), depth + 1, drawn);
    }
}

fn check(source: &str, expected: Expect) {
    expected.assert_eq(&outline(source, true));
}

const LOG: &str = "//- crlf 面经.md\n# 云杉科技 二面 9.3\n\n1. 自我介绍✅️\n2. 什么是协程泄漏？❌\n3. 🧵 锁有哪几种❌（互斥、读写）\n\n## 反馈\n\n等通知\n\n# 青石网络 一面 9.5\n\n1. 讲讲接口❌\n";

#[test]
fn an_outline_goes_from_interviews_to_questions() {
    check(
        LOG,
        expect![[r#"
            0-9 云杉科技 二面 9.3
              2-2 ✅ 自我介绍
              3-3 ❌ 什么是协程泄漏？ (unanswered)
              4-4 ❌ 锁有哪几种 (answered)
              6-9 反馈
            10-13 青石网络 一面 9.5
              12-12 ❌ 讲讲接口 (unanswered)
        "#]],
    );
}

#[test]
fn a_client_without_nesting_gets_the_same_names_with_their_containers() {
    expect![[r#"
        0 云杉科技 二面 9.3 < 
        2 ✅ 自我介绍 < 云杉科技 二面 9.3
        3 ❌ 什么是协程泄漏？ < 云杉科技 二面 9.3
        4 ❌ 锁有哪几种 < 云杉科技 二面 9.3
        6 反馈 < 云杉科技 二面 9.3
        10 青石网络 一面 9.5 < 
        12 ❌ 讲讲接口 < 青石网络 一面 9.5
    "#]]
    .assert_eq(&outline(LOG, false));
}

#[test]
fn an_empty_note_has_an_empty_outline() {
    check("//- bare 空.md\n", expect![[""]]);
}
