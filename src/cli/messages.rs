//! What the command line itself says, in English and 简体中文. Findings have their own words.

use super::check::Tally;
use crate::config::Language;
use std::fmt::Write as _;

/// `3 warnings in 2 of 40 notes`, with what was left out and how to see it.
pub(super) fn summary(language: Language, tally: Tally) -> String {
    match language {
        Language::English => english_summary(tally),
        Language::Chinese => chinese_summary(tally),
    }
}

/// `12 questions`
pub(super) fn questions(language: Language, n: usize) -> String {
    match language {
        Language::English => count(n, "question"),
        Language::Chinese => format!("{n} 道题"),
    }
}

fn english_summary(tally: Tally) -> String {
    let notes = count(tally.notes, "note");
    let mut summary = if tally.findings() == 0 {
        format!("{notes}, nothing to report.")
    } else {
        let counts = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.others, "hint")];
        let counts = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(*n, what));
        let counts = counts.collect::<Vec<_>>().join(", ");
        format!("{counts} in {} of {notes}.", tally.with_findings)
    };
    if tally.quiet > 0 {
        let quiet = count(tally.quiet, "hint");
        let _ = write!(summary, " {quiet} not shown; see them with --severity hint.");
    }
    summary
}

fn chinese_summary(tally: Tally) -> String {
    let mut summary = if tally.findings() == 0 {
        format!("共 {} 篇笔记，没有问题。", tally.notes)
    } else {
        let counts = [(tally.errors, "错误"), (tally.warnings, "警告"), (tally.others, "提示")];
        let counts = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} 个{what}"));
        let counts = counts.collect::<Vec<_>>().join("、");
        format!("{counts}，在 {} 篇笔记中（共 {} 篇）。", tally.with_findings, tally.notes)
    };
    if tally.quiet > 0 {
        let _ = write!(summary, "另有 {} 个提示没有显示，用 --severity hint 查看。", tally.quiet);
    }
    summary
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
