//! What the light bulb offers, and what becomes of the note.

mod answers;
mod lists;
mod marks;

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
