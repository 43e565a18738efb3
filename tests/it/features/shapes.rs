//! Folds, growing selections and colours of a note, drawn over its text.

use super::params;
use crate::support::fixture::Fixture;
use crate::support::render;
use expect_test::{Expect, expect};
use mianjing::features::{folding_range, selection_range, semantic_tokens};
use mianjing::notebook::Note;
use mianjing::snapshot::Snapshot;
use mianjing::text::{Encoding, Place, slice};
use serde_json::json;
use std::fmt::Write as _;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    SemanticToken, SemanticTokensFullDeltaResult, SemanticTokensRangeResult, SemanticTokensResult,
    Url,
};

const NOTE: &str = "//- crlf 面经.md
---
tags: [go, 缓存]
---

# 云杉科技 二面 9.3

1. 自我介绍✅️
2. 用 `sync.Map` 有什么好处❌ #go（读多写少时不用锁，见 [[并发]]）
3. 看代码❌

   ```go
   mu.Lock()
   ```

> 记得录音
> 复盘

<details>
<summary>无</summary>
</details>
";

fn folds(source: &str) -> String {
    let fixture = Fixture::new(source);
    let params = params(json!({"textDocument": {"uri": fixture.uri(0)}}));
    let lines: Vec<&str> = fixture.notes[0].text.lines().collect();
    let mut drawn = String::new();
    for fold in folding_range::handle(&fixture.snapshot(), params).unwrap() {
        let (first, last) = (fold.start_line as usize, fold.end_line as usize);
        writeln!(drawn, "{first}-{last} {} … {}", lines[first], lines[last]).unwrap();
    }
    drawn
}

#[test]
fn what_belongs_together_folds_into_its_first_line() {
    expect![[r#"
        0-2 --- … ---
        4-19 # 云杉科技 二面 9.3 … </details>
        8-12 3. 看代码❌ …    ```
        10-12    ```go …    ```
        14-15 > 记得录音 … > 复盘
        17-19 <details> … </details>
        18-19 <summary>无</summary> … </details>
    "#]]
    .assert_eq(&folds(NOTE));
}

#[test]
fn an_empty_note_has_nothing_to_fold() {
    expect![[""]].assert_eq(&folds("//- bare 空.md\n"));
}

fn check_selection(source: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let positions = [fixture.at_cursor().position];
    let params = params(json!({"textDocument": {"uri": fixture.uri(0)}, "positions": positions}));
    let text = &fixture.notes[0].text;
    let mut drawn = String::new();
    let answer = selection_range::handle(&fixture.snapshot(), params).unwrap().remove(0);
    let mut step = Some(Box::new(answer));
    let mut inner = None;
    while let Some(range) = step {
        let bytes = render::bytes(text, range.range);
        assert!(inner.is_none_or(
            |it: std::ops::Range<usize>| bytes.start <= it.start && it.end <= bytes.end
        ));
        writeln!(drawn, "{:?}", slice(text, bytes.clone().into())).unwrap();
        inner = Some(bytes);
        step = range.parent;
    }
    expected.assert_eq(&drawn);
}

#[test]
fn a_selection_grows_from_the_word_to_the_note() {
    check_selection(
        "# 云杉科技 二面\r\n\r\n1. 自我介绍✅️\r\n2. 用 **sync 的 M$0ap** 好处❌（读多写少）\r\n   再补一句\r\n3. 完\r\n",
        expect![[r##"
            "Map"
            "**sync 的 Map**"
            "用 **sync 的 Map** 好处"
            "2. 用 **sync 的 Map** 好处❌（读多写少）"
            "2. 用 **sync 的 Map** 好处❌（读多写少）\n   再补一句"
            "1. 自我介绍✅\u{fe0f}\n2. 用 **sync 的 Map** 好处❌（读多写少）\n   再补一句\n3. 完"
            "# 云杉科技 二面\n\n1. 自我介绍✅\u{fe0f}\n2. 用 **sync 的 Map** 好处❌（读多写少）\n   再补一句\n3. 完"
            "# 云杉科技 二面\n\n1. 自我介绍✅\u{fe0f}\n2. 用 **sync 的 Map** 好处❌（读多写少）\n   再补一句\n3. 完\n"
        "##]],
    );
}

#[test]
fn a_selection_outside_everything_grows_to_the_note() {
    check_selection(
        "//- bare a.md\n$0",
        expect![[r#"
        ""
    "#]],
    );
    check_selection(
        "前言\n\n$0\n后语\n",
        expect![[r#"
        "前言\n\n\n后语"
        "前言\n\n\n后语\n"
    "#]],
    );
}

fn decoded(note: &Note, tokens: &[SemanticToken]) -> Vec<(std::ops::Range<usize>, String)> {
    let legend = semantic_tokens::options().legend;
    let (mut line, mut column) = (0, 0);
    let mut marks = Vec::new();
    for token in tokens {
        column = if token.delta_line == 0 { column + token.delta_start } else { token.delta_start };
        line += token.delta_line;
        let at = |column| note.lines().offset(note.text(), Place { line, column }, Encoding::Utf16);
        let mut label = legend.token_types[token.token_type as usize].as_str().to_owned();
        for (bit, modifier) in legend.token_modifiers.iter().enumerate() {
            if token.token_modifiers_bitset & (1 << bit) != 0 {
                write!(label, ".{}", modifier.as_str()).unwrap();
            }
        }
        marks.push((at(column)..at(column + token.length), label));
    }
    marks
}

fn full(snapshot: &Snapshot, uri: Url) -> (String, Vec<SemanticToken>) {
    let params = params(json!({"textDocument": {"uri": uri}}));
    match semantic_tokens::full(snapshot, params).unwrap() {
        SemanticTokensResult::Tokens(tokens) => (tokens.result_id.unwrap(), tokens.data),
        SemanticTokensResult::Partial(_) => unreachable!("answers are whole"),
    }
}

#[test]
fn colours_know_questions_marks_answers_tags_and_links() {
    let fixture = Fixture::new(NOTE);
    let (_, tokens) = full(&fixture.snapshot(), fixture.uri(0));
    let note = Note::new(fixture.notes[0].text.as_str().into(), None, Arc::default());
    expect![[r#"
        tags: [go, 缓存]
               ^^ tag
                   ^^^^ tag
        # 云杉科技 二面 9.3
          ^^^^^^^^^^^^^^^^^ interview
        1. 自我介绍✅️
           ^^^^^^^^ question.pass
                   ^^ mark.pass
        2. 用 `sync.Map` 有什么好处❌ #go（读多写少时不用锁，见 [[并发]]）
           ^^ question.fail
                         ^^^^^^^^^^ question.fail
                                   ^^ mark.fail
                                      ^^^ tag
                                         ^^^^^^^^^^^^^^^^^^^^^^ answer
                                                                ^^^^^^^^ link
                                                                        ^^ answer
        3. 看代码❌
           ^^^^^^ question.fail
                 ^^ mark.fail
        <summary>无</summary>
                 ^^ question.unanswered
    "#]]
    .assert_eq(&render::marked_lines(note.text(), &decoded(&note, &tokens)));
}

#[test]
fn the_colours_of_a_part_are_those_of_the_whole_there() {
    let fixture = Fixture::new(NOTE);
    let snapshot = fixture.snapshot();
    let note = Note::new(fixture.notes[0].text.as_str().into(), None, Arc::default());
    let whole = decoded(&note, &full(&snapshot, fixture.uri(0)).1);
    for line in 0..note.lines().count() as u32 {
        let range = json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": 999}});
        let params = params(json!({"textDocument": {"uri": fixture.uri(0)}, "range": range}));
        let Some(SemanticTokensRangeResult::Tokens(part)) =
            semantic_tokens::range(&snapshot, params)
        else {
            panic!("a note has colours")
        };
        let on_line = |mark: &&(std::ops::Range<usize>, String)| {
            note.lines().line_of(mark.0.start) == line as usize
        };
        let expected: Vec<_> = whole.iter().filter(on_line).cloned().collect();
        assert_eq!(decoded(&note, &part.data), expected, "line {line}");
    }
}

#[test]
fn a_change_of_colours_is_sent_as_a_difference() {
    let fixture = Fixture::new(NOTE);
    let mut snapshot = fixture.snapshot();
    let (before_id, before) = full(&snapshot, fixture.uri(0));
    let id = fixture.id(0);
    let old = Arc::clone(snapshot.notebook.note(id).unwrap());
    let text = old.text().replace("看代码❌", "看代码✅");
    let note = Note::new(text.as_str().into(), Some(2), Arc::default()).after(&old);
    snapshot.notebook.put_open(id, Arc::new(note));

    let ask = |previous_result_id: String| {
        let uri = fixture.uri(0);
        let params =
            params(json!({"textDocument": {"uri": uri}, "previousResultId": previous_result_id}));
        semantic_tokens::full_delta(&snapshot, params).unwrap()
    };
    let SemanticTokensFullDeltaResult::TokensDelta(delta) = ask(before_id.clone()) else {
        panic!("the server knows what the client has")
    };
    let edit = &delta.edits[0];
    let (start, deleted) = (edit.start as usize / 5, edit.delete_count as usize / 5);
    let mut after = before.clone();
    after.splice(start..start + deleted, edit.data.clone().unwrap());
    assert_ne!(after, before);
    assert_eq!(after, full(&snapshot, fixture.uri(0)).1);

    let SemanticTokensFullDeltaResult::Tokens(all) = ask(before_id) else {
        panic!("the client has something older by now")
    };
    assert_eq!(all.data, after);
}
