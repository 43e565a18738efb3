//! Hovering a link, or a question answered by one: the section it leads to.

use crate::support::fixture::{Fixture, root};
use crate::support::of_unix;
use expect_test::{Expect, expect};
use mianjing::features::hover;
use tower_lsp::lsp_types::{HoverContents, HoverParams, WorkDoneProgressParams};

fn check(source: &str, expected: Expect) {
    let fixture = Fixture::new(source);
    let mut snapshot = fixture.snapshot();
    snapshot.notebook.put_file(&root().join("图/锁.png"), true);
    let params = HoverParams {
        text_document_position_params: fixture.at_cursor(),
        work_done_progress_params: WorkDoneProgressParams::default(),
    };
    let shown = match hover::handle(&snapshot, params) {
        Some(hover) => match hover.contents {
            HoverContents::Markup(markup) => markup.value,
            other => panic!("unexpected: {other:?}"),
        },
        None => "nothing".into(),
    };
    expected.assert_eq(&of_unix(&shown));
}

const TARGET: &str = "//- disk go/锁.md\n---\ntags: go\n---\n# 锁\n## 自旋\n见 [[#死锁]]、[外](../../etc/passwd)、![图](../图/锁.png)\n\
    <img src=x onerror=alert(1)> ![坏](file:///etc/passwd) [命令](command:rm)\n### 细节\n段落 ^b1\n## 死锁\n四个条件\n## 空\n";

#[test]
fn a_link_shows_its_section_and_not_the_file() {
    check(
        &format!("[[锁#自$0旋]]\n{TARGET}"),
        expect![[r#"
            **go/锁.md#自旋**

            ---

            见 [#死锁](file:///notes/go/%E9%94%81.md#L10)、外、![图](file:///notes/%E5%9B%BE/%E9%94%81.png)
            x \!\[坏\](file:///etc/passwd) \[命令\](command:rm)
            ### 细节
            段落"#]],
    );
}

#[test]
fn a_picture_that_is_not_there_shows_its_name() {
    check(
        "[[图$0]]\n//- disk 图.md\n![](没有.png) ![架构](没有.png) <img src=\"没_有.png\"> 后\n",
        expect![[r#"
            **图.md**

            ---

            没有.png 架构 没\_有.png 后"#]],
    );
}

#[test]
fn a_block_shows_without_its_id() {
    check(
        &format!("[[锁#^b1$0]]\n{TARGET}"),
        expect![[r#"
            **go/锁.md#^b1**

            ---

            段落"#]],
    );
}

#[test]
fn what_folds_is_shown_unfolded_and_other_html_as_text() {
    let folded = "<details open>\n<summary><b>为什么不行？</b></summary>\n\n- 没有锁\n</details>\n\n<DETAILS><summary> 怎么写 *x*？ </summary>加锁</DETAILS>\n\n<details onclick=x>后</details>";
    check(
        &format!("[[锁#自$0旋]]\n//- disk 锁.md\n# 自旋\n{folded}\n"),
        expect![[r#"
            **锁.md#自旋**

            ---

            **为什么不行？**


            - 没有锁


            **怎么写 \*x\*？**

            加锁

            \<details onclick=x\>后\</details\>"#]],
    );
}

#[test]
fn a_section_of_words_for_no_answer_is_empty() {
    let source =
        |said: &str| format!("1. 锁❌ [[锁#自$0旋]]\n//- disk 锁.md\n# 自旋\n\n- {said}\n");
    for said in ["TBD", "待填", "#并发", "<!-- 以后写 -->"] {
        let fixture = Fixture::new(&source(said));
        let snapshot = fixture.snapshot();
        let question = &snapshot.notebook.note(fixture.id(0)).unwrap().facts().questions[0];
        assert!(!snapshot.notebook.is_answered(fixture.id(0), question), "{said}");
    }
}

#[test]
fn an_empty_section_is_called_so() {
    check(
        &format!("[x](go/锁.md#空$0)\n{TARGET}"),
        expect![[r#"
            **go/锁.md#空**

            *Nothing is written there yet.*"#]],
    );
}

#[test]
fn a_long_note_is_cut_politely() {
    let long = "一行\n".repeat(40);
    check(
        &format!("[[长$0]]\n//- disk crlf 长.md\n{long}"),
        expect![[r#"
        **长.md**

        ---

        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行
        一行

        … 16 more lines"#]],
    );
}

#[test]
fn a_question_answered_by_a_link_shows_the_answer() {
    check(
        &format!("1. 什么是$0死锁？❌ 见 [[锁#死锁]]\n{TARGET}"),
        expect![[r#"
            **❌ 什么是死锁？**

            answered

            ---

            **go/锁.md#死锁**

            ---

            四个条件"#]],
    );
}

#[test]
fn an_image_shows_itself() {
    check("![锁$0](图/锁.png)\n", expect!["![图/锁.png](file:///notes/%E5%9B%BE/%E9%94%81.png)"]);
}

#[test]
fn an_ambiguous_link_lists_its_targets() {
    check(
        "[[同$0名]]\n//- disk x/同名.md\n//- disk y/同名.md\n",
        expect![[r#"
        This link fits 2 targets:

        - [x/同名.md](file:///notes/x/%E5%90%8C%E5%90%8D.md#L1)
        - [y/同名.md](file:///notes/y/%E5%90%8C%E5%90%8D.md#L1)"#]],
    );
}

#[test]
fn pictures_in_html_and_definitions_elsewhere_show_from_anywhere() {
    check(
        "[[锁$0#自旋]]\n//- disk go/锁.md\n# 自旋\n[甲][a] [乙][b] ![图][p]\n<img alt=\"a](x)[\" src=\"../图/锁.png\"> <img src=\"../../etc/x.png\"> <a href=\"锁.md\">x</a>\n\n[a]: https://a.cn\n# 尾\n[b]: https://b.cn\n[p]: ../图/锁.png\n",
        expect![[r#"
            **go/锁.md#自旋**

            ---

            [甲][a] [乙](<https://b.cn>) ![图](file:///notes/%E5%9B%BE/%E9%94%81.png)
            ![a\](x)\[](file:///notes/%E5%9B%BE/%E9%94%81.png) ../../etc/x.png \<a href="锁.md"\>x\</a\>

            [a]: https://a.cn"#]],
    );
    check(
        "[甲][a]\n\n[a]$0: 锁.md#自旋\n//- disk 锁.md\n# 自旋\n等\n",
        expect![[r#"
        **锁.md#自旋**

        ---

        等"#]],
    );
    check(
        "<img src=\"图/锁$0.png\">\n",
        expect!["![图/锁.png](file:///notes/%E5%9B%BE/%E9%94%81.png)"],
    );
}
