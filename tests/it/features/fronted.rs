//! An interview that front matter describes has its title where the reader sees one.

use crate::support::client::{Client, Profile};
use crate::support::fixture;
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The outline, folds, lenses, the colour and hover of the title, and what a search finds.
fn check(text: &str, expected: Expect) {
    let mut client = Client::in_memory().introduced(Profile::VsCode, &[]);
    let uri = fixture::uri(&fixture::root(), "a.md");
    client.open(&uri, 1, text);
    let document = json!({"uri": uri});
    let mut ask = |method: &str, params: Value| client.request(method, params);
    let mut drawn = String::new();
    let outline = ask("textDocument/documentSymbol", json!({"textDocument": document}));
    draw(&outline, 0, &mut drawn);
    for fold in
        ask("textDocument/foldingRange", json!({"textDocument": document})).as_array().unwrap()
    {
        writeln!(drawn, "fold {}-{}", fold["startLine"], fold["endLine"]).unwrap();
    }
    for lens in ask("textDocument/codeLens", json!({"textDocument": document})).as_array().unwrap()
    {
        let start = lens["range"]["start"].clone();
        let lens = ask("codeLens/resolve", lens.clone());
        writeln!(drawn, "lens {} {}", start["line"], lens["command"]["title"]).unwrap();
        let params = json!({"textDocument": document, "position": start});
        let hover = ask("textDocument/hover", params);
        writeln!(drawn, "hover {}", hover["contents"]["value"]).unwrap();
    }
    for found in ask("workspace/symbol", json!({"query": "青禾"})).as_array().unwrap() {
        writeln!(drawn, "symbol {} {}", found["location"]["range"]["start"]["line"], found["name"])
            .unwrap();
    }
    assert_eq!(client.shut_down(), 0);
    expected.assert_eq(&drawn);
}

fn draw(symbols: &Value, depth: usize, drawn: &mut String) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let indent = "  ".repeat(depth);
        writeln!(drawn, "{indent}{} {}", symbol["selectionRange"]["start"]["line"], symbol["name"])
            .unwrap();
        draw(&symbol["children"], depth + 1, drawn);
    }
}

#[test]
fn at_the_heading_that_names_the_company() {
    check(
        "---\r\ncompany: 青禾\r\nround: 一面\r\n---\r\n# 👨‍👩‍👧 青禾面试\r\n\r\n1. 自我介绍✅\r\n2. 讲讲锁❌\r\n\r\n## 感想\r\n",
        expect![[r#"
            4 "青禾 一面"
              6 "✅ 自我介绍"
              7 "❌ 讲讲锁"
              9 "感想"
            fold 0-3
            fold 4-9
            lens 4 "2 题 · 1 ✅ · 1 ❌ · 1 题没有答案"
            hover "**青禾 一面**\n\n2 题 · 1 ✅ · 1 ❌ · 1 题没有答案\n\n- ❌ 讲讲锁"
            symbol 4 "👨‍👩‍👧 青禾面试"
        "#]],
    );
}

#[test]
fn at_the_value_where_no_heading_does() {
    check(
        "---\ncompany: 青禾\nround: 一面\n---\n\n# 基础\n\n1. 自我介绍✅\n2. 讲讲锁❌\n",
        expect![[r#"
            1 "青禾 一面"
              5 "基础"
                7 "✅ 自我介绍"
                8 "❌ 讲讲锁"
            fold 0-3
            fold 5-8
            lens 1 "2 题 · 1 ✅ · 1 ❌ · 1 题没有答案"
            hover "**青禾 一面**\n\n2 题 · 1 ✅ · 1 ❌ · 1 题没有答案\n\n- ❌ 讲讲锁"
            symbol 1 "青禾 一面"
        "#]],
    );
}
