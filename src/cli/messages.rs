//! What the command line itself says, in English and 简体中文. Findings have their own words.

use super::check::Tally;
use crate::config::Language;
use crate::features::messages::query_error;
use crate::search::query::QueryError;
use std::fmt::Write as _;
use std::path::Path;

/// Why a command could not do what it was asked to. As an error it reads English; [`told`] has both.
#[derive(Debug, thiserror::Error)]
#[error("{english}")]
pub(super) struct Trouble {
    english: String,
    chinese: String,
}

impl Trouble {
    fn new(english: impl Into<String>, chinese: impl Into<String>) -> Self {
        Self { english: english.into(), chinese: chinese.into() }
    }

    pub(super) fn no_such_path(path: &Path) -> Self {
        let path = path.display();
        Self::new(
            format!("{path}: no such file or folder"),
            format!("{path}：没有这个文件或文件夹"),
        )
    }

    pub(super) fn neither_file_nor_folder(path: &Path) -> Self {
        let path = path.display();
        Self::new(
            format!("{path}: neither a file nor a folder"),
            format!("{path}：既不是文件也不是文件夹"),
        )
    }

    pub(super) fn looking_for(path: &Path) -> Self {
        let path = path.display();
        Self::new(format!("looking for {path}"), format!("查找 {path} 时出错"))
    }

    pub(super) fn reading(path: &Path) -> Self {
        let path = path.display();
        Self::new(format!("reading {path}"), format!("读取 {path} 时出错"))
    }

    pub(super) fn writing(path: &Path) -> Self {
        let path = path.display();
        Self::new(format!("writing {path}"), format!("写入 {path} 时出错"))
    }

    pub(super) fn is_folder(path: &Path) -> Self {
        let path = path.display();
        Self::new(
            format!("{path}: is a folder; name a file in it"),
            format!("{path}：是文件夹，请给出其中的文件名"),
        )
    }

    pub(super) fn is_note(path: &Path) -> Self {
        let path = path.display();
        Self::new(
            format!("{path}: is a note, not a report; name another file"),
            format!("{path}：是笔记而不是报告，请换一个文件名"),
        )
    }

    pub(super) fn chooses_cards() -> Self {
        Self::new(
            "flags that choose questions go with --format csv and --format anki",
            "筛选题目的选项只能与 --format csv 或 --format anki 一起用",
        )
    }

    pub(super) fn no_company() -> Self {
        Self::new("the name of the company is empty", "公司名称是空的")
    }

    pub(super) fn reading_stdin() -> Self {
        Self::new("reading stdin", "读取标准输入时出错")
    }

    pub(super) fn no_text_on_stdin() -> Self {
        Self::new("reading stdin: this is no text", "标准输入不是文本")
    }

    pub(super) fn no_current_folder() -> Self {
        Self::new("finding the current folder", "找不到当前文件夹")
    }

    pub(super) fn no_line(path: &Path) -> Self {
        let path = path.display();
        Self::new(
            format!("{path}: add the line of a question, as in {path}:12"),
            format!("{path}：请加上题目所在的行，例如 {path}:12"),
        )
    }

    /// `line` is 0-based.
    pub(super) fn no_question_at(path: &Path, line: usize) -> Self {
        let (path, line) = (path.display(), line + 1);
        Self::new(
            format!("{path}:{line}: no question stands here"),
            format!("{path}:{line}：这里没有题目"),
        )
    }
}

/// `error` with everything that led to it. What the system says of it is in the system's words.
pub(super) fn told(language: Language, error: &anyhow::Error) -> String {
    if let Some(error) = error.downcast_ref::<QueryError>() {
        return query_error(language, error);
    }
    match (language, error.downcast_ref::<Trouble>()) {
        (Language::Chinese, Some(trouble)) => {
            let causes = error.chain().skip(1).map(|cause| format!("：{cause}"));
            trouble.chinese.clone() + &causes.collect::<String>()
        }
        _ => format!("{error:#}"),
    }
}

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
        let settings = if tally.has_bad_settings { " and in the settings" } else { "" };
        format!("{counts} in {} of {notes}{settings}.", tally.with_findings)
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
        let settings = if tally.has_bad_settings { "和设置" } else { "" };
        let (with, notes) = (tally.with_findings, tally.notes);
        format!("{counts}，在 {with} 篇笔记{settings}中（共 {notes} 篇）。")
    };
    if tally.quiet > 0 {
        let _ = write!(summary, "另有 {} 个提示没有显示，用 --severity hint 查看。", tally.quiet);
    }
    summary
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
