//! Renaming headings, tags, block ids, notes and folders: every link follows, no other byte changes.

use crate::support::fixture::{Fixture, root};
use crate::support::{render, slashed};
use expect_test::{Expect, expect};
use mianjing::features::{rename, will_rename_files};
use mianjing::proto;
use mianjing::snapshot::{Client, Snapshot};
use std::fmt::Write;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    DocumentChangeOperation, DocumentChanges, FileRename, OneOf, RenameFilesParams, RenameParams,
    ResourceOp, TextEdit, Url, WorkDoneProgressParams, WorkspaceEdit,
};

pub(super) fn able() -> Arc<Client> {
    Arc::new(Client {
        versioned_edits: true,
        change_annotations: true,
        creates_files: true,
        renames_files: true,
        ..Client::default()
    })
}

pub(super) type Changed = (Url, Option<i32>, Vec<TextEdit>);

/// The text edits of each file with its version, and the renames.
pub(super) fn parts(edit: WorkspaceEdit) -> (Vec<Changed>, Vec<(Url, Url)>) {
    let (mut texts, mut renames) = (Vec::new(), Vec::new());
    let operations = match edit.document_changes.unwrap() {
        DocumentChanges::Edits(edits) => {
            edits.into_iter().map(DocumentChangeOperation::Edit).collect()
        }
        DocumentChanges::Operations(operations) => operations,
    };
    for operation in operations {
        match operation {
            DocumentChangeOperation::Edit(edit) => {
                let plain = |edit| match edit {
                    OneOf::Left(edit) => edit,
                    OneOf::Right(annotated) => {
                        let annotated: tower_lsp::lsp_types::AnnotatedTextEdit = annotated;
                        annotated.text_edit
                    }
                };
                let edits = edit.edits.into_iter().map(plain).collect();
                texts.push((edit.text_document.uri, edit.text_document.version, edits));
            }
            DocumentChangeOperation::Op(ResourceOp::Rename(op)) => {
                renames.push((op.old_uri, op.new_uri));
            }
            DocumentChangeOperation::Op(other) => panic!("unexpected: {other:?}"),
        }
    }
    (texts, renames)
}

/// `text` after `edits`, applied from the last to the first as clients do.
pub(super) fn applied(text: &str, mut edits: Vec<TextEdit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    let mut text = text.to_owned();
    let mut last = usize::MAX;
    for edit in edits.into_iter().rev() {
        let bytes = render::bytes(&text, edit.range);
        assert!(bytes.end <= last, "edits overlap");
        last = bytes.start;
        text.replace_range(bytes, &edit.new_text);
    }
    text
}

fn show(snapshot: &Snapshot, edit: WorkspaceEdit) -> String {
    let annotations = edit.change_annotations.clone().unwrap_or_default();
    let (texts, renames) = parts(edit);
    let mut shown = String::new();
    for (uri, version, edits) in texts {
        let (id, note) = proto::note(snapshot, &uri).unwrap();
        let version = version.map_or_else(|| "closed".to_owned(), |version| version.to_string());
        writeln!(shown, "{} ({version})", snapshot.notebook.shown_path(id)).unwrap();
        let new = applied(note.text(), edits);
        for (old, new) in note.text().lines().zip(new.lines()).filter(|(old, new)| old != new) {
            writeln!(shown, "  - {old}\n  + {new}").unwrap();
        }
    }
    for (old, new) in renames {
        let path = |uri: Url| slashed(uri.to_file_path().unwrap().strip_prefix(root()).unwrap());
        writeln!(shown, "{} → {}", path(old), path(new)).unwrap();
    }
    assert!(annotations.len() <= 1, "one reason to ask is enough");
    if let Some(annotation) = annotations.into_values().next() {
        assert_eq!(annotation.needs_confirmation, Some(true));
        writeln!(shown, "to be confirmed: {}", annotation.label).unwrap();
    }
    shown
}

fn check(source: &str, new_name: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let snapshot = Snapshot { client: able(), ..fixture.snapshot() };
    let params = RenameParams {
        text_document_position: fixture.at_cursor(),
        new_name: new_name.into(),
        work_done_progress_params: WorkDoneProgressParams::default(),
    };
    let shown = match rename::handle(&snapshot, params) {
        Ok(edit) => edit.map_or_else(|| "nothing".into(), |edit| show(&snapshot, edit)),
        Err(refusal) => format!("refused: {refusal}"),
    };
    expected.assert_eq(&shown);
}

/// Two headings of one wording, neither below another, are one to a wiki-link.
#[test]
fn a_name_that_no_link_could_tell_from_another_is_refused() {
    check(
        "//- a.md\n# 一面\n## GMP$0 模型？\n//- b.md\n[[a#一面]]\n",
        "一面",
        expect!["refused: With that name, a link in b.md would lead to several places or to none."],
    );
    check(
        "//- a.md\n# 一面\n## GMP$0 模型？\n[[#GMP 模型？]] [x](#gmp-模型)\n",
        "一面",
        expect![[r##"
            a.md (1)
              - ## GMP 模型？
              + ## 一面
              - [[#GMP 模型？]] [x](#gmp-模型)
              + [[#一面#一面]] [x](#一面-1)
        "##]],
    );
    // An anchor of HTML moves by some bytes and is the same still.
    check(
        "//- a.md\n# 锁$0\n<a id=\"x\"></a>\n[y](#x)\n",
        "互斥锁",
        expect![[r##"
            a.md (1)
              - # 锁
              + # 互斥锁
        "##]],
    );
}

#[test]
fn a_heading_takes_its_links_along() {
    check(
        "//- a.md\n# 锁$0 ❌\n[[#锁]] [x](#锁-)\n# 锁\n//- disk crlf b.md\n见 [[a#锁 ❌|这里]] ![[a]] [y](a.md#锁-1) [[a#别的]]\n",
        "互斥锁",
        expect![[r#"
            a.md (1)
              - # 锁 ❌
              + # 互斥锁 ❌
              - [[#锁]] [x](#锁-)
              + [[#锁]] [x](#互斥锁-)
            b.md (closed)
              - 见 [[a#锁 ❌|这里]] ![[a]] [y](a.md#锁-1) [[a#别的]]
              + 见 [[a#互斥锁 ❌|这里]] ![[a]] [y](a.md#锁-1) [[a#别的]]
            to be confirmed: Links in notes that are not open
        "#]],
    );
    check(
        "//- a.md\n# 总\n## 一面\n//- b.md\n[[a#总$0#一面]] [[a#一面]] [z](a.md#%E6%80%BB)\n",
        "汇总 v2",
        expect![[r#"
            a.md (1)
              - ## 一面
              + ## 汇总 v2
            b.md (1)
              - [[a#总#一面]] [[a#一面]] [z](a.md#%E6%80%BB)
              + [[a#汇总 v2]] [[a#汇总 v2]] [z](a.md#%E6%80%BB)
        "#]],
    );
}

#[test]
fn a_tag_takes_the_tags_below_it_along() {
    check(
        "//- a.md\n---\ntags: [go, go/map]\n---\n#g$0o/map/扩容 与 #Go ＃go/map #golang `#go`\n//- disk b.md\n#go/chan 完\n",
        "语言/go",
        expect![[r#"
            a.md (1)
              - tags: [go, go/map]
              + tags: [语言/go, 语言/go/map]
              - #go/map/扩容 与 #Go ＃go/map #golang `#go`
              + #语言/go/map/扩容 与 #语言/go ＃语言/go/map #golang `#go`
            b.md (closed)
              - #go/chan 完
              + #语言/go/chan 完
            to be confirmed: Links in notes that are not open
        "#]],
    );
    check(
        "#缓存/雪$0崩 #缓存/雪崩/预防 #缓存\n",
        "缓存/击穿",
        expect![[r#"
        note.md (1)
          - #缓存/雪崩 #缓存/雪崩/预防 #缓存
          + #缓存/击穿 #缓存/击穿/预防 #缓存
    "#]],
    );
    check(
        "#缓存$0\n",
        "缓 存",
        expect!["refused: “缓 存” is no tag: use letters, digits, emoji, “-”, “_” and “/”."],
    );
}

#[test]
fn a_note_is_renamed_with_its_links() {
    check(
        "//- a.md\n[[$0子/旧名#节|x]] [y](./%E5%AD%90/%E6%97%A7%E5%90%8D.md) [z][r]\n\n[r]: <子/旧名.md> 'T'\n//- disk 子/旧名.md\n# 节\n[回](../a.md)\n",
        "新 名",
        expect![[r#"
            a.md (1)
              - [[子/旧名#节|x]] [y](./%E5%AD%90/%E6%97%A7%E5%90%8D.md) [z][r]
              + [[子/新 名#节|x]] [y](./%E5%AD%90/%E6%96%B0%20%E5%90%8D.md) [z][r]
              - [r]: <子/旧名.md> 'T'
              + [r]: <子/新 名.md> 'T'
            子/旧名.md → 子/新 名.md
        "#]],
    );
    check(
        "[[b$0]]\n//- disk b.md\n//- disk c.md\n",
        "c",
        expect!["refused: c.md is there already."],
    );
}

#[test]
fn a_block_id_is_renamed_with_its_links() {
    check(
        "段落 ^i$0d1\n[[#^id1]]\n//- disk b.md\n[[note#^id1]]\n",
        "新",
        expect!["refused: A block id is made of letters a-z, digits and “-”."],
    );
    check("# 锁$0\n", "锁\n第二行", expect!["refused: A heading is one line of text."]);
    check(
        "段落 ^i$0d1\n[[#^id1]]\n//- disk b.md\n[[note#^id1]]\n",
        "answer-1",
        expect![[r#"
            b.md (closed)
              - [[note#^id1]]
              + [[note#^answer-1]]
            note.md (1)
              - 段落 ^id1
              + 段落 ^answer-1
              - [[#^id1]]
              + [[#^answer-1]]
            to be confirmed: Links in notes that are not open
        "#]],
    );
}

#[test]
fn a_folder_that_moves_keeps_its_links() {
    let fixture = Fixture::new(
        "//- a.md\n[[子/b]] [x](子/b.md#节) ![](子/图.png) [[c]]\n//- disk crlf 子/b.md\n# 节\n[a](../a.md) [c](c.md) ![](图.png) [[a]]\n//- disk 子/c.md\n",
    );
    let mut snapshot = Snapshot { client: able(), ..fixture.snapshot() };
    snapshot.notebook.put_file(&root().join("子/图.png"), true);
    let uri = |path: &str| Url::from_file_path(root().join(path)).unwrap().to_string();
    let files = vec![FileRename { old_uri: uri("子"), new_uri: uri("新 夹/深") }];
    let edit = will_rename_files::handle(&snapshot, RenameFilesParams { files }).unwrap();
    expect![[r#"
        子/b.md (closed)
          - [a](../a.md) [c](c.md) ![](图.png) [[a]]
          + [a](../../a.md) [c](c.md) ![](图.png) [[a]]
        a.md (1)
          - [[子/b]] [x](子/b.md#节) ![](子/图.png) [[c]]
          + [[新 夹/深/b]] [x](新%20夹/深/b.md#节) ![](新%20夹/深/图.png) [[c]]
        to be confirmed: Links in notes that are not open
    "#]]
    .assert_eq(&show(&snapshot, edit));
}

/// Obsidian would still find it by its name; every other reader would not.
#[test]
fn a_relative_path_stays_right_and_not_only_findable() {
    let fixture =
        Fixture::new("//- a.md\n//- b.md\n[x](a.md) [y](./a.md) [z](c.md) [[a]]\n//- 子/c.md\n");
    let snapshot = Snapshot { client: able(), ..fixture.snapshot() };
    let uri = |path: &str| Url::from_file_path(root().join(path)).unwrap().to_string();
    let files = vec![FileRename { old_uri: uri("b.md"), new_uri: uri("新/b.md") }];
    let edit = will_rename_files::handle(&snapshot, RenameFilesParams { files }).unwrap();
    expect![[r#"
        b.md (1)
          - [x](a.md) [y](./a.md) [z](c.md) [[a]]
          + [x](../a.md) [y](../a.md) [z](c.md) [[a]]
    "#]]
    .assert_eq(&show(&snapshot, edit));
}

#[test]
fn a_link_that_lacks_its_heading_follows_its_note() {
    let fixture =
        Fixture::new("//- a.md\n[[b#没有|x]] [y](b.md#没有) [z](c.md) [[#没有]]\n//- b.md\n# 节\n");
    let snapshot = Snapshot { client: able(), ..fixture.snapshot() };
    let uri = |path: &str| Url::from_file_path(root().join(path)).unwrap().to_string();
    let files = vec![FileRename { old_uri: uri("b.md"), new_uri: uri("子/新.md") }];
    let edit = will_rename_files::handle(&snapshot, RenameFilesParams { files }).unwrap();
    expect![[r#"
        a.md (1)
          - [[b#没有|x]] [y](b.md#没有) [z](c.md) [[#没有]]
          + [[新#没有|x]] [y](子/新.md#没有) [z](c.md) [[#没有]]
    "#]]
    .assert_eq(&show(&snapshot, edit));
}

/// Obsidian writes the heading itself behind the `#` of a Markdown link, and reads no slugs.
#[test]
fn an_anchor_keeps_the_manner_it_is_written_in() {
    check(
        "//- a.md\n# GMP$0 模型\n//- b.md\n[x](a.md#GMP%20模型) [y](a.md#gmp-模型) [z](<a.md#GMP 模型>) [v](a.md#GMP%20%E6%A8%A1%E5%9E%8B)\n",
        "Go 调度",
        expect![[r#"
            a.md (1)
              - # GMP 模型
              + # Go 调度
            b.md (1)
              - [x](a.md#GMP%20模型) [y](a.md#gmp-模型) [z](<a.md#GMP 模型>) [v](a.md#GMP%20%E6%A8%A1%E5%9E%8B)
              + [x](a.md#Go%20调度) [y](a.md#go-调度) [z](<a.md#Go 调度>) [v](a.md#Go%20%E8%B0%83%E5%BA%A6)
        "#]],
    );
}

#[test]
fn definitions_and_html_follow_within_their_quotes() {
    let notes = "//- a.md\n<a href='./旧.md#旧-节'>x</a> <a href=%E6%97%A7.md>y</a> <img src=\"旧.md\">\n\n[甲]: <旧$0.md#旧-节> '题'\n[乙]: 旧.md\n//- disk crlf 旧.md\n# 旧 节\n<a href=\"#旧-节\">\n";
    check(
        notes,
        "it's 新",
        expect![[r#"
        a.md (1)
          - <a href='./旧.md#旧-节'>x</a> <a href=%E6%97%A7.md>y</a> <img src="旧.md">
          + <a href='./it%27s%20新.md#旧-节'>x</a> <a href=it%27s%20新.md>y</a> <img src="it%27s%20新.md">
          - [甲]: <旧.md#旧-节> '题'
          + [甲]: <it's 新.md#旧-节> '题'
          - [乙]: 旧.md
          + [乙]: it's%20新.md
        旧.md → it's 新.md
    "#]],
    );
    check(
        &notes.replace("旧$0.md", "旧.md").replace("旧-节>", "旧$0-节>"),
        "新 节",
        expect![[r##"
            旧.md (closed)
              - # 旧 节
              + # 新 节
              - <a href="#旧-节">
              + <a href="#新-节">
            a.md (1)
              - <a href='./旧.md#旧-节'>x</a> <a href=%E6%97%A7.md>y</a> <img src="旧.md">
              + <a href='./旧.md#新-节'>x</a> <a href=%E6%97%A7.md>y</a> <img src="旧.md">
              - [甲]: <旧.md#旧-节> '题'
              + [甲]: <旧.md#新-节> '题'
            to be confirmed: Links in notes that are not open
        "##]],
    );
}

#[test]
fn links_to_pages_of_a_site_stay_links_to_pages() {
    let fixture = Fixture::new(
        "//- 站/a.md\n[x](/go/锁.html#自旋) [x](go/锁.html) [x](/go/锁) [[锁]]\n//- 站/go/锁.md\n# 自旋\n",
    );
    let snapshot = Snapshot { client: able(), ..fixture.snapshot() };
    let uri = |path: &str| Url::from_file_path(root().join(path)).unwrap().to_string();
    let files =
        vec![FileRename { old_uri: uri("站/go/锁.md"), new_uri: uri("站/并发/锁.md") }];
    let edit = will_rename_files::handle(&snapshot, RenameFilesParams { files }).unwrap();
    expect![[r#"
        站/a.md (1)
          - [x](/go/锁.html#自旋) [x](go/锁.html) [x](/go/锁) [[锁]]
          + [x](/并发/锁.html#自旋) [x](并发/锁.html) [x](/并发/锁) [[锁]]
    "#]]
    .assert_eq(&show(&snapshot, edit));
}
