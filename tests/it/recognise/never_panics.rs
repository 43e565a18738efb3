//! Any text at all: no panic, spans that fit, lines in order, work that grows with the text.

use mianjing::notebook::Note;
use mianjing::recognise::Lexicon;
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use std::sync::Arc;

const PIECES: &[&str] = &[
    "# ",
    "## ",
    "### ",
    "1. ",
    "1、",
    "（1）",
    "2，",
    "3, ",
    "7 ",
    "- ",
    "* ",
    "- [ ] ",
    "> ",
    "\t",
    "    ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "```\n",
    "~~~",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<b>",
    "**",
    "__",
    "`",
    "[",
    "](",
    ")",
    "（",
    "）",
    "(",
    "✅",
    "❌",
    "\u{fe0f}",
    "❓",
    "🔴",
    "：",
    ":",
    "？",
    "?",
    "？？？",
    "。",
    "，",
    "答：",
    "A: ",
    "B: ",
    "4. C",
    "面试内容：",
    "总结：",
    "一面",
    "二面（1小时）",
    "2020/05/09 ",
    "字节跳动",
    "通过",
    "不会",
    "TODO",
    "略",
    "怎么实现",
    "什么是",
    "协程",
    "Q1: ",
    "第一题:",
    "第一个问题",
    "---\n",
    "===\n",
    "---\ncompany: a\nround: 1\n---\n",
    "\0",
    "\u{2028}",
    "\u{a0}",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "👩‍💻",
    "é",
    "\u{301}",
    "[[a]]",
    "![[",
    "| a |",
    "|---|",
    "1.1 ",
    "①",
    "十",
    "Round 1",
    "HR",
    "面",
    "轮",
    "第",
    "//",
    "://",
    "http",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Reads a note and checks that every fact lies in it.
fn check(text: &str) -> usize {
    let note = Note::new(text.into(), None, Arc::new(Lexicon::default()));
    let facts = note.facts();
    let lines = note.lines().count() as u32;
    let mut last = None;
    for question in &facts.questions {
        assert!(last < Some(question.line), "one question a line, in order");
        last = Some(question.line);
        assert!(question.line <= question.end_line && question.end_line < lines);
        assert!(text.get(question.text.range()).is_some_and(|wording| !wording.is_empty()));
        assert!(text.get(question.mark_span.range()).is_some());
        assert!(question.interview().is_none_or(|index| (index as usize) < facts.interviews.len()));
        if let Some(answer) = question.answer {
            assert!(text.get(answer.span.range()).is_some_and(|answer| !answer.is_empty()));
        }
    }
    for interview in &facts.interviews {
        assert!(interview.line <= interview.end_line && interview.end_line < lines);
        assert!(text.get(interview.title.range()).is_some());
    }
    facts.questions.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_of_signs_gives_facts_that_fit_the_text(text in soup()) {
        check(&text);
    }

    #[test]
    fn any_text_gives_facts_that_fit_the_text(text in "\\PC{0,200}") {
        check(&text);
    }
}

#[test]
fn a_text_of_one_sign_repeated_is_read() {
    for piece in PIECES {
        check(&piece.repeat(3_000));
        check(&format!("{piece}\n").repeat(3_000));
        check(&format!("{piece}\n\n").repeat(1_000));
    }
    let deep: Vec<String> = (0..200).map(|depth| "  ".repeat(depth) + "- 怎么").collect();
    check(&deep.join("\n"));
    check(&"怎么实现".repeat(100_000));
}

/// What a line is rests on the lines around it, and must not rest on itself: every three kinds of
/// lines, further in and further out.
#[test]
fn lines_that_are_judged_by_each_other_are_read() {
    const LINES: [&str; 12] = [
        "**锁**",
        "**什么是锁？**",
        "怎么实现",
        "锁是什么？",
        "1. 并发",
        "第一个问题",
        "- 锁",
        "一、语言",
        "# 一面",
        "答：互斥",
        "> 锁",
        "",
    ];
    for a in LINES {
        for b in LINES {
            for c in LINES {
                for indents in [["", "  ", ""], ["", "  ", "    "], ["  ", "", "  "]] {
                    let [x, y, z] = indents;
                    check(&format!("{x}{a}\n{y}{b}\n{z}{c}\n"));
                }
            }
        }
    }
}
