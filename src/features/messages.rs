//! Every sentence the user reads, in English and 简体中文, in one place.

use crate::config::Language;

/// The text for `language`.
pub const fn either(
    language: Language,
    english: &'static str,
    chinese: &'static str,
) -> &'static str {
    match language {
        Language::English => english,
        Language::Chinese => chinese,
    }
}

pub fn unanswered_question(language: Language) -> &'static str {
    either(language, "Marked ❌ and not answered yet.", "标了 ❌，还没有写答案。")
}

pub fn unmarked_question(language: Language) -> &'static str {
    either(
        language,
        "Neither marked nor answered, unlike the questions around it.",
        "既没有标记也没有答案，周围的题目都有。",
    )
}

pub fn not_text(language: Language) -> &'static str {
    either(
        language,
        "Not read: the file is not UTF-8 text. Save it as UTF-8.",
        "没有读取：文件不是 UTF-8 文本，请另存为 UTF-8。",
    )
}

pub fn too_large(language: Language, megabytes: u64) -> String {
    match language {
        Language::English => format!("Not read: {megabytes} MB is too large for a note."),
        Language::Chinese => format!("没有读取：{megabytes} MB 对一篇笔记来说太大了。"),
    }
}

pub fn unreadable(language: Language, why: &str) -> String {
    match language {
        Language::English => format!("Not read: {why}."),
        Language::Chinese => format!("没有读取：{why}。"),
    }
}
