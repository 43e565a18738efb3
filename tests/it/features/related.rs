//! Related questions where they help: every feature that shows the same question elsewhere.

use super::params;
use crate::support::fixture::Fixture;
use crate::support::render;
use expect_test::{Expect, expect};
use mianjing::features::{
    code_action, code_lens, completion, definition, diagnostics, hover, references, related,
    search, workspace_symbol,
};
use mianjing::notebook::Note;
use mianjing::snapshot::{Client, Snapshot};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    CodeActionOrCommand, CompletionResponse, DocumentChanges, GotoDefinitionResponse,
    HoverContents, Location, OneOf, WorkspaceSymbolResponse,
};

/// Three logs and the notes that answer some of it.
const NOTES: &str = "//- 面试/云雀.md
# 云雀科技 一面 2024.3.1

1. 自我介绍✅️
2. 🧵 Go 的 $0map 是线程安全的吗❌
3. TCP 三次握手❌
//- crlf 面试/北辰.md
# 北辰网络 二面 2024.9.2

1. map线程安全吗❌
2. TCP 四次挥手❌（主动方先发 FIN）
//- disk 八股/go.md
# Go

参考 [[网络]]

## Is a golang map thread-safe?

不是，并发写会直接崩溃。
//- disk bare 八股/网络.md
# 网络

## 三次握手的过程是怎样的？

客户端先发 SYN";

fn snapshot(fixture: &Fixture) -> Snapshot {
    let client = Client {
        related_information: true,
        markdown_hover: true,
        versioned_edits: true,
        code_action_literals: true,
        resolves_edits: true,
        ..Client::default()
    };
    Snapshot { client: Arc::new(client), ..fixture.snapshot() }
}

fn shown(fixture: &Fixture, location: &Location) -> String {
    let uri = location.uri.as_str();
    let at = (0..fixture.notes.len()).find(|&index| fixture.uri(index).as_str() == uri).unwrap();
    let note = &fixture.notes[at];
    let text = &note.text[render::bytes(&note.text, location.range)];
    format!("{}:{} {text}", note.path, location.range.start.line)
}

fn draw<'l>(fixture: &Fixture, locations: impl IntoIterator<Item = &'l Location>) -> String {
    locations.into_iter().fold(String::new(), |mut drawn, location| {
        writeln!(drawn, "{}", shown(fixture, location)).unwrap();
        drawn
    })
}

fn at_cursor(fixture: &Fixture) -> Value {
    let at = fixture.at_cursor();
    json!({"textDocument": at.text_document, "position": at.position})
}

#[test]
fn references_of_a_question_are_the_same_question_in_other_notes() {
    let fixture = Fixture::new(NOTES);
    let mut asked = at_cursor(&fixture);
    asked["context"] = json!({"includeDeclaration": true});
    let found = references::handle(&snapshot(&fixture), params(asked)).unwrap();
    expect![[r#"
        面试/云雀.md:3 Go 的 map 是线程安全的吗
        面试/北辰.md:2 map线程安全吗
        八股/go.md:4 Is a golang map thread-safe?
    "#]]
    .assert_eq(&draw(&fixture, &found));
}

#[test]
fn the_definition_of_an_unanswered_question_is_its_best_answer() {
    let fixture = Fixture::new(NOTES);
    let found = definition::handle(&snapshot(&fixture), params(at_cursor(&fixture))).unwrap();
    let GotoDefinitionResponse::Array(found) = found else { panic!("the client takes locations") };
    expect![[r#"
        八股/go.md:4 Is a golang map thread-safe?
    "#]]
    .assert_eq(&draw(&fixture, &found));
}

#[test]
fn hover_shows_how_often_it_was_asked_and_the_answer_found_elsewhere() {
    let fixture = Fixture::new(NOTES);
    let hover = hover::handle(&snapshot(&fixture), params(at_cursor(&fixture))).unwrap();
    let HoverContents::Markup(contents) = hover.contents else { panic!("clients want markup") };
    let place = fixture.uri(2);
    expect![[r#"
        **❌ Go 的 map 是线程安全的吗**

        云雀科技 一面 2024.3.1 · unanswered · asked 3× · 2 companies

        ---

        answered in [八股/go.md](URI#L5): Is a golang map thread-safe?

        不是，并发写会直接崩溃。
    "#]]
    .assert_eq(&format!("{}\n", contents.value.replace(place.as_str(), "URI")));
}

#[test]
fn a_lens_tells_how_often_a_question_was_asked_and_where_it_is_answered() {
    let fixture = Fixture::new(NOTES);
    let snapshot = snapshot(&fixture);
    let asked = params(json!({"textDocument": {"uri": fixture.uri(0)}}));
    let mut drawn = String::new();
    for lens in code_lens::handle(&snapshot, asked).unwrap() {
        let lens = code_lens::resolve(&snapshot, lens);
        writeln!(drawn, "{} {}", lens.range.start.line, lens.command.unwrap().title).unwrap();
    }
    expect![[r#"
        0 3 questions · 1 ✅ · 2 ❌ · 2 unanswered
        3 asked 3× · 2 companies · answered in 八股/go.md
        4 asked 2× · 1 company · answered in 八股/网络.md
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn the_warning_names_the_answered_twin_and_not_its_look_alike() {
    let fixture = Fixture::new(NOTES);
    let mut drawn = String::new();
    for diagnostic in diagnostics::diagnostics(&snapshot(&fixture), fixture.id(0)) {
        writeln!(drawn, "{} {}", diagnostic.range.start.line, diagnostic.message).unwrap();
        for related in diagnostic.related_information.unwrap_or_default() {
            let place = shown(&fixture, &related.location);
            writeln!(drawn, "  {place}: {}", related.message).unwrap();
        }
    }
    expect![[r#"
        3 Marked ❌ and not answered yet.
          八股/go.md:4 Is a golang map thread-safe?: The same question is answered here.
        4 Marked ❌ and not answered yet.
          八股/网络.md:2 三次握手的过程是怎样的？: The same question is answered here.
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn what_may_be_another_question_is_quoted_wherever_its_answer_is_offered() {
    let fixture = Fixture::new(
        "//- 面试/云雀.md
1. $0死锁怎么避免❌
//- disk bare 八股/系统.md
## 死锁的必要条件是什么？

互斥、占有且等待",
    );
    let snapshot = snapshot(&fixture);
    let document = json!({"uri": fixture.uri(0)});
    let mut drawn = String::new();
    for lens in code_lens::handle(&snapshot, params(json!({"textDocument": document}))).unwrap() {
        let lens = code_lens::resolve(&snapshot, lens);
        writeln!(drawn, "lens    {}", lens.command.unwrap().title).unwrap();
    }
    let hover = hover::handle(&snapshot, params(at_cursor(&fixture))).unwrap();
    let HoverContents::Markup(contents) = hover.contents else { panic!("clients want markup") };
    let said = contents.value.lines().find(|line| line.contains("八股")).unwrap();
    let said = said.replace(fixture.uri(1).as_str(), "URI");
    writeln!(drawn, "hover   {said}").unwrap();
    for diagnostic in diagnostics::diagnostics(&snapshot, fixture.id(0)) {
        for related in diagnostic.related_information.unwrap_or_default() {
            writeln!(drawn, "warning {}", related.message).unwrap();
        }
    }
    let asked = json!({
        "textDocument": document, "range": fixture.selection(),
        "context": {"diagnostics": [], "only": ["quickfix"]},
    });
    for action in code_action::handle(&snapshot, params(asked)).unwrap() {
        let CodeActionOrCommand::CodeAction(action) = action else { panic!("no commands") };
        let preferred = action.is_preferred.unwrap_or_default();
        writeln!(drawn, "fix     {}{}", action.title, if preferred { " (preferred)" } else { "" })
            .unwrap();
    }
    expect![[r#"
        lens    asked 2× · maybe “死锁的必要条件是什么？” in 八股/系统.md
        hover   maybe “死锁的必要条件是什么？” in [八股/系统.md](URI#L1)
        warning A question like it is answered here: “死锁的必要条件是什么？”
        fix     Link the answer to “死锁的必要条件是什么？” in 八股/系统.md
        fix     Mark ✅
        fix     Write the answer here (preferred)
    "#]]
    .assert_eq(&drawn);
}

/// The text of the first note after the fix of this title.
fn fixed(source: &str, title: &str) -> (Fixture, String) {
    let fixture = Fixture::new(source);
    let snapshot = snapshot(&fixture);
    let asked = params(json!({
        "textDocument": {"uri": fixture.uri(0)}, "range": fixture.selection(),
        "context": {"diagnostics": []},
    }));
    let actions = code_action::handle(&snapshot, asked).unwrap();
    let action = actions.into_iter().find_map(|action| match action {
        CodeActionOrCommand::CodeAction(action) if action.title == title => Some(action),
        _ => None,
    });
    let action = action.unwrap_or_else(|| panic!("{title} is not offered"));
    let edit = code_action::resolve(&snapshot, action).edit.unwrap();
    let Some(DocumentChanges::Edits(documents)) = edit.document_changes else {
        panic!("the client takes versions")
    };
    let mut text = fixture.notes[0].text.clone();
    for edit in documents.into_iter().flat_map(|document| document.edits) {
        let OneOf::Left(edit) = edit else { panic!("nothing is annotated") };
        text.replace_range(render::bytes(&text, edit.range), &edit.new_text);
    }
    (fixture, text)
}

/// Links the answer, draws the line, and makes sure that the warning is gone.
fn check_link(source: &str, expected: Expect) {
    let (fixture, text) = fixed(source, "Link the answer in 八股/go.md");
    let line = text.lines().find(|line| line.contains("线程安全")).unwrap();
    expected.assert_eq(&format!("{line}\n"));
    let mut after = snapshot(&fixture);
    let lexicon = Arc::clone(after.notebook.note(fixture.id(0)).unwrap().lexicon());
    after.notebook.put_open(fixture.id(0), Arc::new(Note::new(text.into(), Some(2), lexicon)));
    let warned = diagnostics::findings(&after, fixture.id(0));
    assert!(warned.iter().all(|finding| finding.code != "broken-link"));
    let note = after.notebook.note(fixture.id(0)).unwrap();
    let mut questions = note.facts().questions.iter();
    let linked = questions.find(|it| note.slice(it.text).contains("线程安全")).unwrap();
    assert!(after.notebook.is_answered(fixture.id(0), linked), "a linked answer is an answer");
}

#[test]
fn linking_the_answer_writes_a_link_as_the_folder_does_and_ends_the_warning() {
    check_link(
        NOTES,
        expect![[r#"
            2. 🧵 Go 的 map 是线程安全的吗❌（[[go#Is a golang map thread-safe?]]）
        "#]],
    );
    let markdown = NOTES.replace("1. 自我介绍✅️", "1. 自我介绍✅️（见 [网络](../八股/网络.md)）");
    check_link(
        &markdown,
        expect![[r#"
            2. 🧵 Go 的 map 是线程安全的吗❌（[Is a golang map thread-safe?](../八股/go.md#is-a-golang-map-thread-safe)）
        "#]],
    );
}

#[test]
fn a_link_behind_no_mark_stands_in_no_parentheses() {
    check_link(
        &NOTES.replace("是线程安全的吗❌", "是线程安全的吗？"),
        expect![[r#"
            2. 🧵 Go 的 map 是线程安全的吗？ [[go#Is a golang map thread-safe?]]
        "#]],
    );
    // Only behind a ？ is a link read as the answer.
    let (_, text) = fixed(
        &NOTES.replace("🧵 Go 的 $0map 是线程安全的吗❌", "golang map $0thread-safe"),
        "Link the answer in 八股/go.md",
    );
    assert!(text.contains("2. golang map thread-safe\n   Answer: [[go#Is a golang"), "{text}");
}

#[test]
fn a_link_in_a_table_goes_into_the_cell_for_answers() {
    let answer = "//- disk 八股/go.md\n## map 是线程安全的吗？\n\n不是\n";
    let table = "| 面试题 | 结果 | 答案 |\r\n|---|---|---|\r\n| map 是线程安全的$0吗 | ❌ | |\r\n| 协程 `|` | ✅ | 轻 |";
    check_link(
        &format!("//- 面试/云雀.md\n# 云雀 一面 9.1\r\n\r\n{table}\r\n{answer}"),
        expect![[r#"
            | map 是线程安全的吗 | ❌ | [[go#map 是线程安全的吗？]] |
        "#]],
    );
}

#[test]
fn the_wording_of_an_earlier_question_is_offered_once_while_a_new_one_is_typed() {
    let others = "//- disk a.md\n1. TCP 四次挥手❌\n//- disk b.md\n1. tcp四次挥手？❌（先发 FIN）\n//- disk c.md\n1. TCP 四次挥手！❌\n";
    let fixture = Fixture::new(&format!("1. 自我介绍✅\n2. 四次$0\n{others}"));
    let found = completion::handle(&snapshot(&fixture), params(at_cursor(&fixture)));
    let Some(CompletionResponse::List(list)) = found else { panic!("there is something") };
    let labels = list.items.iter().filter(|item| item.label.contains("挥手"));
    let labels: Vec<_> = labels.map(|it| (&*it.label, it.detail.as_deref().unwrap())).collect();
    assert_eq!(labels, [("tcp四次挥手？", "answered · b.md")]);
    assert!(list.is_incomplete, "of what fits 四次 a client cannot pick what fits 四次握");
}

#[test]
fn a_question_asked_twice_in_one_interview_is_named_once() {
    let fixture = Fixture::new(
        "# 北辰网络 二面 2024.9.2\n\n1. 什么是死锁✅\n2. 讲讲死锁✅\n3. 怎么避免死锁✅\n\n# 云雀科技 一面 2024.3.1\n\n1. 什么是死锁✅\n",
    );
    let findings = diagnostics::findings(&snapshot(&fixture), fixture.id(0));
    let drawn = findings.iter().fold(String::new(), |mut drawn, finding| {
        let text = &fixture.notes[0].text[finding.span.range()];
        writeln!(drawn, "{} {text}: {}", finding.code, finding.message).unwrap();
        drawn
    });
    expect![[r#"
        duplicate-question 讲讲死锁: Asked in this interview before, in line 3.
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn the_search_request_gives_what_a_picker_shows() {
    let fixture = Fixture::new(NOTES);
    let snapshot = snapshot(&fixture);
    let ask = |query: &str| search::handle(&snapshot, params(json!({"query": query})));
    let found = ask("xcaq");
    let first = serde_json::to_value(&found.items[0]).unwrap();
    assert_eq!(first["text"], "map线程安全吗");
    assert_eq!(first["highlights"], json!([[3, 7]]));
    assert_eq!(first["tier"], "pinyin");
    assert_eq!(first["mark"], "fail");
    assert_eq!(first["answered"], false);
    assert_eq!(first["company"], "北辰网络");
    let wrong = ask("asked:x");
    assert!(wrong.items.is_empty());
    assert_eq!(wrong.error.unwrap(), "`asked:x`: asked: takes a number, as in asked:>2");
    let open: Vec<_> = ask("❌ ?").items.into_iter().map(|it| (it.text, it.asked)).collect();
    assert_eq!(open[0], ("Go 的 map 是线程安全的吗".to_owned(), Some(3)));
    assert_eq!(open.len(), 3);
}

#[test]
fn the_related_request_answers_for_a_place_and_for_a_wording() {
    let fixture = Fixture::new(NOTES);
    let snapshot = snapshot(&fixture);
    let at_place = related::handle(&snapshot, params(at_cursor(&fixture)));
    assert_eq!(at_place.question.unwrap().text, "Go 的 map 是线程安全的吗");
    assert_eq!(at_place.items.len(), 2);
    let asked = params(json!({"text": "three-way handshake", "limit": 1}));
    let by_wording = related::handle(&snapshot, asked);
    assert_eq!(by_wording.items.len(), 1);
    assert!(by_wording.items[0].text.contains("握手"));
}

#[test]
fn workspace_symbols_carry_their_range_and_mark() {
    let fixture = Fixture::new(NOTES);
    let asked = params(json!({"query": "tcp三次"}));
    let Some(WorkspaceSymbolResponse::Flat(found)) =
        workspace_symbol::handle(&snapshot(&fixture), asked)
    else {
        panic!("symbols come with ranges")
    };
    let first = &found[0];
    assert_eq!(first.name, "TCP 三次握手 ❌");
    assert_eq!(shown(&fixture, &first.location), "面试/云雀.md:4 TCP 三次握手");
}

#[test]
fn the_study_list_names_each_open_question_once_the_most_asked_first() {
    let fixture = Fixture::new(NOTES);
    let list = related::study_list(&snapshot(&fixture), params(json!({})));
    let lines: Vec<_> = list.text.lines().filter(|line| line.starts_with("- ")).collect();
    assert!(lines[0].starts_with("- [ ] Go 的 map 是线程安全的吗 · 3× · "), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.contains("线程安全")).count(), 1, "{lines:?}");
}

#[test]
fn the_study_list_is_as_long_as_it_may_be_however_often_its_first_question_was_asked() {
    let rounds = "# 云雀 一面 9.1\n\n1. 讲讲死锁❌\n\n".repeat(30);
    let fixture =
        Fixture::new(&format!("{rounds}# 北辰 一面 10.1\n\n1. 什么是协程❌\n2. 什么是切片❌\n"));
    let list = related::study_list(&snapshot(&fixture), params(json!({"limit": 2})));
    let lines: Vec<_> = list.text.lines().filter_map(|line| line.split(" · [").next()).collect();
    expect![[r#"
        # To study, the most asked first

        - [ ] 讲讲死锁 · 30×
        - [ ] 什么是协程 · 1×"#]]
    .assert_eq(&lines.join("\n"));
}

/// More notes than are related while a request waits.
#[test]
fn the_first_query_by_how_often_waits_until_that_is_known() {
    let notes = "//- disk bare 面试/N.md\n1. 讲讲死锁❌\n";
    let notes = (0..250).map(|number| notes.replace('N', &number.to_string()));
    let fixture = Fixture::new(&notes.collect::<String>());
    let snapshot = snapshot(&fixture);
    let query = search::SearchParams { query: "asked:>249".to_owned(), limit: Some(300) };
    let found = search::handle(&snapshot, query);
    assert_eq!((found.items.len(), found.error), (250, None));
}
