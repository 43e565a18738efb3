//! Following links from the cursor: definition, references, highlights, document links.

use crate::support::fixture::Fixture;
use crate::support::{of_unix, render};
use expect_test::{Expect, expect};
use mianjing::features::diagnostics::findings;
use mianjing::features::{definition, document_highlight, document_link, references};
use mianjing::proto;
use mianjing::snapshot::Snapshot;
use std::fmt::Write;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    DocumentHighlightParams, DocumentLinkParams, GotoDefinitionParams, GotoDefinitionResponse,
    Location, PartialResultParams, ReferenceContext, ReferenceParams, TextDocumentIdentifier,
    WorkDoneProgressParams,
};

/// `path:line text` for each place, lines 0-based.
fn show(snapshot: &Snapshot, places: Vec<Location>) -> String {
    let mut shown = String::new();
    for Location { uri, range } in places {
        let Some((id, note)) = proto::note(snapshot, &uri) else {
            writeln!(shown, "{}", uri.path()).unwrap();
            continue;
        };
        let text = &note.text()[render::bytes(note.text(), range)];
        writeln!(shown, "{}:{} {text}", snapshot.notebook.shown_path(id), range.start.line)
            .unwrap();
    }
    shown
}

fn check_definition(source: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let snapshot = fixture.snapshot();
    let params = GotoDefinitionParams {
        text_document_position_params: fixture.at_cursor(),
        work_done_progress_params: WorkDoneProgressParams::default(),
        partial_result_params: PartialResultParams::default(),
    };
    let found = match definition::handle(&snapshot, params) {
        Some(GotoDefinitionResponse::Array(found)) => found,
        None => Vec::new(),
        other => panic!("unexpected: {other:?}"),
    };
    expected.assert_eq(&show(&snapshot, found));
}

fn check_references(source: &str, include_declaration: bool, expected: Expect) {
    let fixture = Fixture::new(source);
    let snapshot = fixture.snapshot();
    let params = ReferenceParams {
        text_document_position: fixture.at_cursor(),
        context: ReferenceContext { include_declaration },
        work_done_progress_params: WorkDoneProgressParams::default(),
        partial_result_params: PartialResultParams::default(),
    };
    let found = references::handle(&snapshot, params).unwrap_or_default();
    expected.assert_eq(&show(&snapshot, found));
}

const NOTES: &str = "//- disk crlf 八股.md\n---\naliases: 基础\n---\n# 八股\n## GMP 模型 ✅️\n内容 ^m1\n## 锁\n\
    //- disk bare go/锁.md\n[锁](../八股.md#锁) [[八股#GMP 模型]]\n\
    //- disk 空.md\n";

#[test]
fn definition_leads_to_the_heading_or_block() {
    for (link, expected) in [
        (
            "❌ 见 [[八股#GM$0P 模型]]",
            expect![[r#"
            八股.md:4 GMP 模型 ✅️
        "#]],
        ),
        ("[x](八股.md#$0锁)", expect![["八股.md:6 锁\n"]]),
        ("[[八股#^m1]]$0", expect![["八股.md:5 \n"]]),
        ("[[$0基础]]", expect![["八股.md:0 \n"]]),
        ("[锁][l$0]\n\n[l]: go/锁.md", expect![["go/锁.md:0 \n"]]),
        ("[锁][l]\n\n[l]: go/$0锁.md", expect![["go/锁.md:0 \n"]]),
        ("[[没$0有]] [[八股]]", expect![[""]]),
    ] {
        check_definition(&format!("//- a.md\n{link}\n{NOTES}"), expected);
    }
}

#[test]
fn references_of_a_heading_are_the_links_to_it() {
    check_references(
        &format!(
            "//- a.md\n[[八股#GMP 模型|调度]] [[八股#$0锁]] [[基础]] [x](八股.md#gmp-模型-)\n{NOTES}"
        ),
        true,
        expect![[r#"
            八股.md:6 锁
            a.md:0 [[八股#锁]]
            go/锁.md:0 [锁](../八股.md#锁)
        "#]],
    );
}

const TAGGED: &str = "//- disk b.md\n---\ntags: [Go, 缓存]\n---\n什么是锁 #go-lang #go/map\n\
    //- disk crlf c.md\n👨‍👩‍👧 锁❌＃go\n";

#[test]
fn references_of_a_tag_are_its_uses_and_those_below_it() {
    for (tag, expected) in [
        ("什么是切片❌#g$0o", expect![["a.md:0 #go\nb.md:1 Go\nb.md:3 #go/map\nc.md:0 ＃go\n"]]),
        ("#go/m$0ap", expect![["a.md:0 #go/map\nb.md:3 #go/map\n"]]),
        ("$0#go/map", expect![["a.md:0 #go/map\nb.md:1 Go\nb.md:3 #go/map\nc.md:0 ＃go\n"]]),
        ("#自己$0 `#自己`", expect![["a.md:0 #自己\n"]]),
        ("---\ntags:\n  - 缓$0存\n---", expect![["a.md:2 缓存\nb.md:1 缓存\n"]]),
    ] {
        check_references(&format!("//- a.md\n{tag}\n{TAGGED}"), false, expected);
    }
}

#[test]
fn definition_of_a_tag_is_the_front_matter_that_has_it_or_its_first_use() {
    for (tag, expected) in [
        ("#g$0o", expect![["b.md:1 Go\n"]]),
        ("#go/m$0ap", expect![["a.md:0 #go/map\n"]]),
        ("#自己 #$0自己", expect![["a.md:0 #自己\n"]]),
    ] {
        check_definition(&format!("//- a.md\n{tag}\n{TAGGED}"), expected);
    }
}

#[test]
fn references_of_a_title_are_the_links_to_the_note() {
    check_references(
        "//- a.md\n# 缓$0存\n## 雪崩\n//- disk b.md\n[[a]] [[a#雪崩]] [[a#缓存]] [x](./a.md) ![[a]]\n",
        false,
        expect![[r#"
            b.md:0 [[a]]
            b.md:0 [[a#缓存]]
            b.md:0 [x](./a.md)
            b.md:0 ![[a]]
        "#]],
    );
}

#[test]
fn references_of_a_place_that_is_nothing_are_the_links_into_the_note() {
    check_references(
        "//- a.md\n自旋锁忙$0等 [[#锁]] ^b\n\n## 锁\n//- disk b.md\n[[a]] [[a#锁]] ![[a#^b]] [[c]]\n//- disk crlf c.md\n[x](./a.md)\n",
        true,
        expect![[r#"
            b.md:0 [[a]]
            b.md:0 [[a#锁]]
            b.md:0 ![[a#^b]]
            c.md:0 [x](./a.md)
        "#]],
    );
}

#[test]
fn references_of_a_note_that_nobody_wrote_are_the_links_to_it() {
    check_references(
        "//- a.md\n[[Raft 日志$0]]\n//- disk b.md\n❌[[raft 日志|x]] [y](Raft%20日志.md) [[Raft]]\n//- disk c.md\n[[d#Raft 日志]]\n//- disk d.md\n",
        true,
        expect![[r#"
            a.md:0 [[Raft 日志]]
            b.md:0 [[raft 日志|x]]
            b.md:0 [y](Raft%20日志.md)
        "#]],
    );
    check_references("//- a.md\n[[a#没$0有]]\n//- disk b.md\n[[a]]\n", true, expect![[""]]);
}

#[test]
fn highlights_are_the_links_to_the_same_place_in_this_note() {
    let fixture = Fixture::new("# 锁$0\n[[#锁]] [a](#锁) [[#别的]]\n# 别的\n");
    let params = DocumentHighlightParams {
        text_document_position_params: fixture.at_cursor(),
        work_done_progress_params: WorkDoneProgressParams::default(),
        partial_result_params: PartialResultParams::default(),
    };
    let found = document_highlight::handle(&fixture.snapshot(), params).unwrap();
    let marks: Vec<_> =
        found.into_iter().map(|one| (one.range, format!("{:?}", one.kind.unwrap()))).collect();
    expect![[r#"
        # 锁
          ^^ Write
        [[#锁]] [a](#锁) [[#别的]]
        ^^^^^^^ Read
                ^^^^^^^^ Read
        # 别的
    "#]]
    .assert_eq(&render::lsp_arrows(&fixture.notes[0].text, &marks));
}

#[test]
fn document_links_are_what_can_be_opened() {
    let fixture = Fixture::new(&format!(
        "//- a.md\n[[八股#锁]] [x](go/锁.md) <https://a.cn> [c](command:x) [[没有]] 见 https://b.cn/题，\n{NOTES}"
    ));
    let snapshot = fixture.snapshot();
    let params = DocumentLinkParams {
        text_document: TextDocumentIdentifier { uri: fixture.uri(0) },
        work_done_progress_params: WorkDoneProgressParams::default(),
        partial_result_params: PartialResultParams::default(),
    };
    let found = document_link::handle(&snapshot, params).unwrap();
    let target =
        |link| document_link::resolve(&snapshot, link).target.map(|uri| of_unix(uri.as_str()));
    let marks: Vec<_> =
        found.into_iter().map(|link| (link.range, target(link).unwrap_or_default())).collect();
    expect![[r#"
        [[八股#锁]] [x](go/锁.md) <https://a.cn> [c](command:x) [[没有]] 见 https://b.cn/题，
        ^^^^^^^^^^^ file:///notes/%E5%85%AB%E8%82%A1.md#L7
                        ^^^^^^^^ file:///notes/go/%E9%94%81.md
                                  ^^^^^^^^^^^^^^ https://a.cn/
                                                                            ^^^^^^^^^^^^^^^ https://b.cn/%E9%A2%98
    "#]].assert_eq(&render::lsp_arrows(&fixture.notes[0].text, &marks));
}

#[test]
fn dead_and_ambiguous_links_are_named_where_they_stand() {
    let fixture = Fixture::new(
        "//- a.md\n1. 什么是锁？❌ [[没有#锁]]\n2. 什么是雪崩？❌ [[b#雪崩]]\n3. 什么是穿透？❌（[[b#空]]）\n4. 什么是击穿？❌ 见 [[b#击穿]]\n5. 什么是外链？❌ https://a.cn\n[x](b.md#没) [[同名]] ![图](图.png) [out](../../x.md) ![[b#^no]]\n\
         //- disk b.md\n# 空\n\n```\n```\n# 击穿\n加锁重建。\n//- disk x/同名.md\n//- disk y/同名.md\n",
    );
    let snapshot = fixture.snapshot();
    let marks: Vec<_> = findings(&snapshot, fixture.id(0))
        .into_iter()
        .map(|it| (it.span.range(), format!("{}: {}", it.code, it.message)))
        .collect();
    expect![[r#"
        1. 什么是锁？❌ [[没有#锁]]
           ^^^^^^^^^^ unanswered-question: Marked ❌, and the link to its answer is dead. There is no note “没有”.
                          ^^^^ broken-link: There is no note “没有”.
        2. 什么是雪崩？❌ [[b#雪崩]]
           ^^^^^^^^^^^^ unanswered-question: Marked ❌, and the link to its answer is dead. There is no heading “雪崩” in b.md.
                              ^^^^ broken-link: There is no heading “雪崩” in b.md.
        3. 什么是穿透？❌（[[b#空]]）
           ^^^^^^^^^^^^ unanswered-question: Marked ❌, and the link to its answer leads to an empty section.
        4. 什么是击穿？❌ 见 [[b#击穿]]
        5. 什么是外链？❌ https://a.cn
        [x](b.md#没) [[同名]] ![图](图.png) [out](../../x.md) ![[b#^no]]
                 ^^ broken-link: There is no heading “没” in b.md.
                       ^^^^ ambiguous-link: This link fits 2 targets: x/同名.md, y/同名.md
                                    ^^^^^^ broken-image: There is no file “图.png”.
                                                                   ^^^ broken-link: There is no block “^no” in b.md.
    "#]].assert_eq(&render::arrows(&fixture.notes[0].text, &marks));
}

#[test]
fn a_note_that_comes_or_goes_repairs_or_breaks_the_links_to_it() {
    let fixture = Fixture::new("//- a.md\n[[b#锁]]\n//- disk b.md\n# 锁\n");
    let mut snapshot = fixture.snapshot();
    let (a, b) = (fixture.id(0), fixture.id(1));
    let count = |snapshot: &Snapshot| findings(snapshot, a).len();
    assert_eq!(count(&snapshot), 0);
    let note = Arc::clone(snapshot.notebook.note(b).unwrap());
    snapshot.notebook.put_disk(b, None);
    assert_eq!(count(&snapshot), 1);
    snapshot.notebook.put_disk(b, Some(note));
    assert_eq!(count(&snapshot), 0);
    assert_eq!(snapshot.notebook.mentioning(b), [a, b]);
}
