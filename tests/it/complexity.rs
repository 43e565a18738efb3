//! Hot paths do work in proportion to what they are about: twice the note costs twice as much. Work
//! is counted (`src/text/work.rs`), never timed.

use mianjing::notebook::{Facts, Note};
use mianjing::recognise::Lexicon;
use mianjing::text::Lines;
use mianjing::text::work::counted;
use std::fmt::Write as _;
use std::sync::Arc;

/// How much more twice the text may cost. What is looked at for its own sake (the first lines, a
/// section's first rows) makes it less than two, a little bookkeeping more.
const TWICE: f64 = 2.3;

/// Ways to write a note of `n` lines or pieces. The ordinary first, then those made to hurt.
const SHAPES: &[(&str, fn(usize) -> String)] = &[
    ("questions", |n| lines(n, |i| format!("{i}. 讲一下锁{i}❌（答案{i}）"))),
    ("questions with answers", |n| lines(n, |i| format!("{i}. 讲一下锁{i}？\n\n   用信号量。\n"))),
    ("headings that ask", |n| lines(n, |i| format!("## 什么是锁{i}？\n\n互斥。\n"))),
    ("headings, deeper and deeper", |n| {
        lines(n, |i| format!("{} 锁{i}怎么实现\n互斥。", "#".repeat(i % 6 + 1)))
    }),
    ("bare lines that ask", |n| lines(n, |i| format!("锁{i}是什么？"))),
    ("bare lines, spaced", |n| lines(n, |i| format!("锁{i}的原理是什么\n\n"))),
    ("bare names", |n| lines(n, |i| format!("锁{i}的原理\n"))),
    ("rounds of one company", |n| format!("云帆科技\n\n{}", lines(n, |_| "二面\n锁".to_owned()))),
    ("a pasted log", |n| format!("```\n{}```\n", lines(n, |i| format!("一面\n锁{i}是什么？没答")))),
    ("records", |n| lines(n, |i| format!("面试内容：\n1. 锁{i}\n    互斥\n总结：\n通过"))),
    ("quizzes", |n| {
        lines(n, |i| format!("{i}. 输出？\n\n```go\nx\n```\n\nA. 1\nB. 2\n\n答案：B\n"))
    }),
    ("options without a question", |n| lines(n, |_| "A. 1\nB. 2".to_owned())),
    ("details", |n| {
        lines(n, |i| {
            format!("<details>\n<summary>\n\n锁{i}？\n\n</summary>\n\n答。\n\n</details>\n")
        })
    }),
    ("details left open", |n| lines(n, |i| format!("<details><summary>锁{i}？</summary>\n"))),
    ("labels", |n| lines(n, |i| format!("{i}. 锁\n答：互斥\n"))),
    ("Q and A", |n| lines(n, |i| format!("Q: 锁{i}？\nA: 互斥"))),
    ("bold lines", |n| lines(n, |i| format!("**锁{i}是什么？**\n\n互斥。\n"))),
    ("task boxes", |n| lines(n, |i| format!("- [ ] 锁{i}是什么"))),
    ("bullets with fences", |n| lines(n, |i| format!("- 锁{i}是什么\n  ```go\n  x\n  ```"))),
    ("quotes", |n| lines(n, |i| format!("{i}. 锁？\n> 互斥\n"))),
    ("a table", |n| format!("| a | b |\n|---|---|\n{}", lines(n, |i| format!("| {i} | [[锁]] |")))),
    ("blank lines", |n| format!("# 锁\n{}锁是什么？\n", "\n".repeat(n * 8))),
    ("blank lines between questions", |n| {
        lines(n, |i| format!("锁{i}是什么？{}", "\n".repeat(i % 40)))
    }),
    ("code", |n| {
        format!("# 锁是什么？\n```go\n{}```\n", lines(n, |i| format!("x := {i} // 一面")))
    }),
    ("indents", |n| lines(n, |i| format!("{}- 锁{i}", "  ".repeat(i % 60)))),
    ("front matter", |n| format!("---\ntags:\n{}---\n", lines(n, |i| format!("  - 锁{i}")))),
    ("one long line", |n| "锁是什么，".repeat(n)),
    ("one long line of marks", |n| format!("1. {}", "锁❌ ".repeat(n))),
    ("one long line of tags", |n| "#锁 ".repeat(n)),
    ("stars", |n| "*锁**".repeat(n)),
    ("brackets", |n| "[".repeat(n)),
    ("brackets that close", |n| format!("{}{}", "[".repeat(n), "]".repeat(n))),
    ("wiki-links", |n| "[[锁]] ".repeat(n)),
    ("wiki-links left open", |n| "[[锁 ".repeat(n)),
    ("links left open", |n| "[锁](a b.md ".repeat(n)),
    ("addresses", |n| "http://a.b/c ".repeat(n)),
    ("addresses glued together", |n| "http://".repeat(n)),
    ("addresses in code", |n| format!("`{}`", "http://-".repeat(n))),
    ("comments left open", |n| lines(n, |_| "<!-- 锁".to_owned())),
    ("HTML", |n| "<b>锁</b>".repeat(n)),
    ("block ids", |n| lines(n, |i| format!("锁 ^b{i}"))),
    ("carets", |n| "^".repeat(n)),
    ("headings alike", |n| lines(n, |_| "# 锁".to_owned())),
    ("parentheses", |n| format!("1. 锁？{}", "（".repeat(n))),
];

fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for i in 1..=n {
        let _ = writeln!(text, "{}", line(i));
    }
    text
}

/// The work of reading everything there is in `text`.
fn reading(text: &str) -> usize {
    let lexicon = Arc::new(Lexicon::default());
    let (_, bare) = counted(|| Facts::new(text, &Lines::new(text), &lexicon));
    let note = Note::new(text.into(), None, lexicon);
    let (_, whole) = counted(|| note.anchors().by_form("锁").len());
    bare.max(whole)
}

#[test]
fn twice_the_note_is_twice_the_work() {
    let mut worse = String::new();
    for (name, shape) in SHAPES {
        let (once, twice) = (reading(&shape(600)), reading(&shape(1_200)));
        let ratio = twice as f64 / once as f64;
        if ratio > TWICE {
            let _ = writeln!(worse, "{name}: {once} became {twice}, {ratio:.2} times as much");
        }
    }
    assert!(worse.is_empty(), "\n{worse}");
}
