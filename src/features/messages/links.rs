//! Sentences about links.

use super::either;
use crate::config::Language;

pub fn no_such_note(language: Language, name: &str) -> String {
    match language {
        Language::English => format!("There is no note “{name}”."),
        Language::Chinese => format!("没有名为“{name}”的笔记。"),
    }
}

pub fn no_such_file(language: Language, path: &str) -> String {
    match language {
        Language::English => format!("There is no file “{path}”."),
        Language::Chinese => format!("没有文件“{path}”。"),
    }
}

pub fn no_such_heading(language: Language, heading: &str, note: &str) -> String {
    match language {
        Language::English => format!("There is no heading “{heading}” in {note}."),
        Language::Chinese => format!("{note} 里没有标题“{heading}”。"),
    }
}

pub fn no_such_block(language: Language, block: &str, note: &str) -> String {
    match language {
        Language::English => format!("There is no block “{block}” in {note}."),
        Language::Chinese => format!("{note} 里没有块“{block}”。"),
    }
}

/// `names` are the first of `count` targets.
pub fn ambiguous_link(language: Language, count: usize, names: &[String]) -> String {
    let more = if count > names.len() { ", …" } else { "" };
    let names = names.join(", ");
    match language {
        Language::English => format!("This link fits {count} targets: {names}{more}"),
        Language::Chinese => format!("这个链接有 {count} 个可能的目标：{names}{more}"),
    }
}

/// `why` is a sentence.
pub fn dead_answer(language: Language, why: &str) -> String {
    match language {
        Language::English => format!("Marked ❌, and the link to its answer is dead. {why}"),
        Language::Chinese => format!("标了 ❌，而通往答案的链接是断的。{why}"),
    }
}

pub fn empty_answer(language: Language) -> &'static str {
    either(
        language,
        "Marked ❌, and the link to its answer leads to an empty section.",
        "标了 ❌，而链接通往的那一节是空的。",
    )
}

pub fn nothing_there(language: Language) -> &'static str {
    either(language, "*Nothing is written there yet.*", "*那里还什么都没写。*")
}

pub fn several_targets(language: Language, count: usize) -> String {
    match language {
        Language::English => format!("This link fits {count} targets:\n"),
        Language::Chinese => format!("这个链接有 {count} 个可能的目标：\n"),
    }
}
