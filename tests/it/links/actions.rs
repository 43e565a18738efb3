//! Actions on links, answers and logs: what they are called and what the notes are afterwards.

use crate::support::fixture::Fixture;
use crate::support::render;
use expect_test::{Expect, expect};
use mianjing::features::code_action;
use mianjing::proto;
use mianjing::snapshot::{Client, Snapshot};
use std::fmt::Write;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    AnnotatedTextEdit, CodeActionContext, CodeActionOrCommand, CodeActionParams,
    DocumentChangeOperation, DocumentChanges, OneOf, PartialResultParams, ResourceOp,
    TextDocumentIdentifier, TextEdit, WorkDoneProgressParams, WorkspaceEdit,
};

/// Each action whose title holds `wanted`, with every text it changes.
fn check(source: &str, wanted: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let client = Client {
        versioned_edits: true,
        creates_files: true,
        code_action_literals: true,
        ..Client::default()
    };
    let snapshot = Snapshot { client: Arc::new(client), ..fixture.snapshot() };
    let params = CodeActionParams {
        text_document: TextDocumentIdentifier { uri: fixture.uri(fixture.cursor().note) },
        range: fixture.selection(),
        context: CodeActionContext::default(),
        work_done_progress_params: WorkDoneProgressParams::default(),
        partial_result_params: PartialResultParams::default(),
    };
    let mut shown = String::new();
    for action in code_action::handle(&snapshot, params).unwrap_or_default() {
        let CodeActionOrCommand::CodeAction(action) = action else { panic!("no command") };
        if action.title.contains(wanted) {
            writeln!(shown, "* {}", action.title).unwrap();
            show(&snapshot, action.edit.unwrap(), &mut shown);
        }
    }
    expected.assert_eq(&shown);
}

fn show(snapshot: &Snapshot, edit: WorkspaceEdit, shown: &mut String) {
    let operations = match edit.document_changes.unwrap() {
        DocumentChanges::Edits(edits) => {
            edits.into_iter().map(DocumentChangeOperation::Edit).collect()
        }
        DocumentChanges::Operations(operations) => operations,
    };
    for operation in operations {
        let edit = match operation {
            DocumentChangeOperation::Op(ResourceOp::Create(_)) => continue,
            DocumentChangeOperation::Op(other) => panic!("unexpected: {other:?}"),
            DocumentChangeOperation::Edit(edit) => edit,
        };
        let uri = edit.text_document.uri;
        let text = proto::note(snapshot, &uri).map_or("", |(_, note)| note.text());
        let mut after = text.to_owned();
        for edit in edit.edits.into_iter().rev() {
            let edit: TextEdit = match edit {
                OneOf::Left(edit) => edit,
                OneOf::Right(AnnotatedTextEdit { text_edit, .. }) => text_edit,
            };
            after.replace_range(render::bytes(text, edit.range), &edit.new_text);
        }
        let name = uri.to_file_path().unwrap();
        writeln!(shown, "{}: {after:?}", name.file_name().unwrap().display()).unwrap();
    }
}

#[test]
fn a_link_to_no_heading_is_led_to_the_nearest() {
    let notes = "//- 系统设计.md\n# Q1 — 限流\n# Q16 — 推理模式\n# Q16 — 推理模式的选择 ✅️\n# Go: map 扩容\n## Q16 — 推理模式\n";
    check(
        &format!("见 [[系统设计#Q16$0|题]]\n{notes}"),
        "Link to",
        expect![[r#"
            * Link to 系统设计.md#Q16 — 推理模式
            note.md: "见 [[系统设计#Go map 扩容#Q16 — 推理模式|题]]\n"
            * Link to 系统设计.md#Q16 — 推理模式的选择 ✅️
            note.md: "见 [[系统设计#Q16 — 推理模式的选择|题]]\n"
        "#]],
    );
    check(
        &format!("见 [x](系统设计.md#go-map$0)\n{notes}"),
        "Link to",
        expect![[r#"
        * Link to 系统设计.md#Go: map 扩容
        note.md: "见 [x](系统设计.md#go-map-扩容)\n"
    "#]],
    );
    check(
        &format!("见 [[系统设计#Go map扩容$0]]\n{notes}"),
        "Link to",
        expect![[r#"
        * Link to 系统设计.md#Go: map 扩容
        note.md: "见 [[系统设计#Go map 扩容]]\n"
    "#]],
    );
    check(&format!("见 [[系统设计#限$0]]\n{notes}"), "Link to", expect![[r#""#]]);
}

#[test]
fn a_dead_link_makes_what_it_asks_for() {
    check(
        "//- crlf a.md\n见 [[新/锁#死锁$0|x]]\n",
        "Create",
        expect![[r##"
        * Create 新/锁.md
        锁.md: "# 锁\r\n\r\n## 死锁\r\n"
    "##]],
    );
    check(
        "[x](./%E7%BC%93%E5%AD%98.md$0)\n",
        "Create",
        expect![[r##"
        * Create 缓存.md
        缓存.md: "# 缓存\n"
    "##]],
    );
    check(
        "[[b#死$0锁]]\n//- disk crlf bare b.md\n# 锁\n## 自旋\n内容\n",
        "heading",
        expect![[r##"
        * Add the heading “死锁” to b.md
        b.md: "# 锁\r\n## 自旋\r\n内容\r\n\r\n## 死锁\r\n"
    "##]],
    );
    check("![](图$0.png)\n", "Create", expect![[""]]);
}

#[test]
fn an_ambiguous_link_is_led_to_one() {
    check(
        "[[锁$0|x]]\n//- disk go/锁.md\n//- disk rust/锁.md\n",
        "Link to",
        expect![[r#"
        * Link to go/锁.md
        note.md: "[[go/锁|x]]\n"
        * Link to rust/锁.md
        note.md: "[[rust/锁|x]]\n"
    "#]],
    );
    check(
        "[[#一$0面]]\n# 字节\n## 一面\n# 阿里\n## 一面\n",
        "Link to",
        expect![[r#"
        * Link to note.md#一面
        note.md: "[[#字节#一面]]\n# 字节\n## 一面\n# 阿里\n## 一面\n"
        * Link to note.md#一面 (阿里#一面)
        note.md: "[[#阿里#一面]]\n# 字节\n## 一面\n# 阿里\n## 一面\n"
    "#]],
    );
}

#[test]
fn links_change_their_form_and_not_their_target() {
    let notes = "//- disk 子/a-b.md\n# 一面\n## C++\n//- disk x/a-b.md\n";
    check(
        &format!("✅️ [[子/a-b#一面$0|标签]]\n{notes}"),
        "Write",
        expect![[r#"
        * Write as a Markdown link
        note.md: "✅\u{fe0f} [标签](子/a-b.md#一面)\n"
    "#]],
    );
    check(
        &format!("[标签$0](子/a-b.md#c)\n{notes}"),
        "Write",
        expect![[r#"
            * Write as a wiki-link
            note.md: "[[a-b#C++|标签]]\n"
        "#]],
    );
    check(
        &format!("[[#本$0节]]\n# 本节\n{notes}"),
        "Write",
        expect![[r#"
        * Write as a Markdown link
        note.md: "[本节](#本节)\n# 本节\n"
    "#]],
    );
    check(
        &format!("[本节](#本$0节)\n# 本节\n{notes}"),
        "Write",
        expect![[r#"
        * Write as a wiki-link
        note.md: "[[#本节|本节]]\n# 本节\n"
    "#]],
    );
}

#[test]
fn an_answer_moves_to_its_own_note() {
    check(
        "1. 什么是$0锁？❌（互斥的，见 [[#死锁]]）\n2. 别的？\n# 死锁\n",
        "Move the answer",
        expect![[r##"
            * Move the answer to a note of its own: 什么是锁
            什么是锁.md: "# 什么是锁？\n\n互斥的，见 [[note#死锁]]\n"
            note.md: "1. 什么是锁？❌ [[什么是锁]]\n2. 别的？\n# 死锁\n"
        "##]],
    );
    check(
        "//- crlf a.md\n- 什么是$0锁？❌\n  ```go\n  var mu sync.Mutex\n  \tmu.Lock()\n  ```\n- 别的？✅\n",
        "Move the answer",
        expect![[r##"
            * Move the answer to a note of its own: 什么是锁
            什么是锁.md: "# 什么是锁？\r\n\r\n```go\r\nvar mu sync.Mutex\r\n\tmu.Lock()\r\n```\r\n"
            a.md: "- 什么是锁？❌\r\n  [[什么是锁]]\r\n- 别的？✅\r\n"
        "##]],
    );
    check("1. 什么是$0锁？❌ [[锁]]\n//- disk 锁.md\n内容\n", "Move the answer", expect![[""]]);
}

#[test]
fn a_pasted_log_moves_to_its_own_note() {
    check(
        "- 面经\n  ```\n  字节 一面\n  1. 锁是$0什么？\n  2. 线程池参数？\n    - 核心数\n  3. 缓存雪崩？\n  ```\n之后\n",
        "pasted log",
        expect![[r#"
            * Move the pasted log to a note of its own: 字节 一面
            字节 一面.md: "字节 一面\n1. 锁是什么？\n2. 线程池参数？\n  - 核心数\n3. 缓存雪崩？\n"
            note.md: "- 面经\n  [[字节 一面]]\n之后\n"
        "#]],
    );
    check("```go\na\nb\n$0c\nd\ne\n```\n", "pasted log", expect![[""]]);
}

#[test]
fn a_selection_becomes_a_link() {
    check(
        "谈谈 $0互斥锁$0 ✅️\n//- disk go/锁.md\n---\naliases: 互斥锁\n---\n",
        "selection",
        expect![[r#"
            * Link the selection to go/锁.md
            note.md: "谈谈 [[锁|互斥锁]] ✅\u{fe0f}\n"
        "#]],
    );
    check(
        "谈谈 $0缓存/雪崩$0。\n",
        "selection",
        expect![[r##"
        * Link the selection to a new note: 缓存 雪崩
        缓存 雪崩.md: "# 缓存/雪崩\n"
        note.md: "谈谈 [[缓存 雪崩|缓存/雪崩]]。\n"
    "##]],
    );
    check("`$0代码$0`\n", "selection", expect![[""]]);
}
