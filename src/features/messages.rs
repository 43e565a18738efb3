//! Every sentence the user reads, in English and 简体中文, in one place.

pub mod links;
pub mod review;

use crate::config::Language;
use crate::recognise::Mark;
use crate::search::query::QueryError;

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

/// What is wrong with a query.
pub fn query_error(language: Language, error: &QueryError) -> String {
    if language == Language::English {
        return error.to_string();
    }
    match error {
        QueryError::Asked(part) => format!("`{part}`：asked: 后面要写数字，例如 asked:>2"),
        QueryError::Since(part) => {
            format!("`{part}`：since: 后面要写年、月或日，例如 since:2024-09")
        }
        QueryError::Quote(part) => format!("`{part}`：引号没有闭合"),
        QueryError::BothMarks => "一个查询里同时写 ❌ 和 ✅，什么也找不到".to_owned(),
        QueryError::Empty(part) => format!("`{part}`：后面要写名称"),
    }
}

pub fn asked_is_unknown(language: Language) -> &'static str {
    either(
        language,
        "How often questions were asked is still being worked out. Ask again in a few seconds.",
        "还在统计每道题被问过几次，请过几秒再试。",
    )
}

pub fn not_text(language: Language) -> &'static str {
    either(
        language,
        "Not read: the file is no text, or in an encoding that is not known. Save it as UTF-8.",
        "没有读取：文件不是文本，或者编码无法识别。请另存为 UTF-8。",
    )
}

pub fn damaged(language: Language, places: usize) -> String {
    match (language, places) {
        (Language::English, 1) => "Bytes that are not UTF-8, read as �.".to_owned(),
        (Language::English, _) => {
            format!("Bytes that are not UTF-8, read as �; {places} places in this note.")
        }
        (Language::Chinese, 1) => "这里的字节不是 UTF-8，读作 �。".to_owned(),
        (Language::Chinese, _) => {
            format!("这里的字节不是 UTF-8，读作 �；这篇笔记里共有 {places} 处。")
        }
    }
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

pub fn questions(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::English, 1) => "1 question".to_owned(),
        (Language::English, _) => format!("{count} questions"),
        (Language::Chinese, _) => format!("{count} 题"),
    }
}

pub fn unanswered(language: Language, count: usize) -> String {
    match language {
        Language::English => format!("{count} unanswered"),
        Language::Chinese => format!("{count} 题没有答案"),
    }
}

pub fn more_lines(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::English, 1) => "… 1 more line".to_owned(),
        (Language::English, _) => format!("… {count} more lines"),
        (Language::Chinese, _) => format!("… 还有 {count} 行"),
    }
}

pub fn more_entries(language: Language, count: usize) -> String {
    match language {
        Language::English => format!("… {count} more"),
        Language::Chinese => format!("… 还有 {count} 项"),
    }
}

/// More is wrong with a note than an editor is told.
pub fn more_findings(language: Language, count: usize) -> String {
    match language {
        Language::English => {
            format!("{count} more findings from here on; “mianjing check” lists them all.")
        }
        Language::Chinese => format!("从这里起还有 {count} 处未显示；“mianjing check”会全部列出。"),
    }
}

pub fn more_questions(language: Language, count: usize) -> String {
    match language {
        Language::English => format!("… {count} more"),
        Language::Chinese => format!("… 还有 {count} 题"),
    }
}

/// What there is to say about an answer that is not shown itself.
pub fn answered(language: Language, is_answered: bool) -> &'static str {
    match (language, is_answered) {
        (Language::English, true) => "answered",
        (Language::English, false) => "unanswered",
        (Language::Chinese, true) => "有答案",
        (Language::Chinese, false) => "没有答案",
    }
}

pub fn tag_uses(language: Language, uses: usize, notes: usize) -> String {
    match language {
        Language::English => {
            let times = if uses == 1 { "once".to_owned() } else { format!("{uses} times") };
            let notes = if notes == 1 { "1 note".to_owned() } else { format!("{notes} notes") };
            format!("used {times} in {notes}")
        }
        Language::Chinese => format!("在 {notes} 篇笔记里用了 {uses} 次"),
    }
}

pub fn notes(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::English, 1) => "1 note".to_owned(),
        (Language::English, _) => format!("{count} notes"),
        (Language::Chinese, _) => format!("{count} 篇笔记"),
    }
}

pub fn mark(language: Language, mark: Mark) -> &'static str {
    match mark {
        Mark::Pass => either(language, "knew it", "答上来了"),
        Mark::Fail => either(language, "did not know it", "没答上来"),
        Mark::None => either(language, "no mark", "没有标记"),
    }
}

pub fn set_mark(language: Language, mark: Mark, count: usize) -> String {
    let sign = match mark {
        Mark::Pass => "✅",
        Mark::Fail => "❌",
        Mark::None => "",
    };
    match (language, mark, count) {
        (Language::English, Mark::None, 1) => "Remove the mark".to_owned(),
        (Language::English, Mark::None, _) => format!("Remove {count} marks"),
        (Language::English, _, 1) => format!("Mark {sign}"),
        (Language::English, ..) => format!("Mark {count} questions {sign}"),
        (Language::Chinese, Mark::None, 1) => "去掉标记".to_owned(),
        (Language::Chinese, Mark::None, _) => format!("去掉 {count} 个标记"),
        (Language::Chinese, _, 1) => format!("标为 {sign}"),
        (Language::Chinese, ..) => format!("把 {count} 题标为 {sign}"),
    }
}

pub fn write_answer(language: Language) -> &'static str {
    either(language, "Write the answer here", "在这里写答案")
}

pub fn write_mark_as(language: Language, sign: &str) -> String {
    match language {
        Language::English => format!("Write the mark as {sign}"),
        Language::Chinese => format!("把标记写成 {sign}"),
    }
}

pub fn write_all_marks(language: Language) -> &'static str {
    either(language, "Write all marks of this note alike", "统一这篇笔记的标记")
}

pub fn number_anew(language: Language) -> &'static str {
    either(language, "Number this list anew", "重新编号")
}

pub fn number_lines(language: Language) -> &'static str {
    either(language, "Number these lines", "把这些行编号")
}

/// How often a question was asked in all, and by how many companies as far as known.
pub fn asked(language: Language, times: usize, companies: usize) -> String {
    match (language, companies) {
        (Language::English, 0) => format!("asked {times}×"),
        (Language::English, 1) => format!("asked {times}× · 1 company"),
        (Language::English, _) => format!("asked {times}× · {companies} companies"),
        (Language::Chinese, 0) => format!("问过 {times} 次"),
        (Language::Chinese, _) => format!("问过 {times} 次 · {companies} 家公司"),
    }
}

pub fn answered_in(language: Language, place: &str) -> String {
    match language {
        Language::English => format!("answered in {place}"),
        Language::Chinese => format!("答案在 {place}"),
    }
}

/// `quoted` is a question that may be the same.
pub fn alike_answered_in(language: Language, quoted: &str, place: &str) -> String {
    match language {
        Language::English => format!("maybe “{quoted}” in {place}"),
        Language::Chinese => format!("也许是 {place} 里的「{quoted}」"),
    }
}

/// `quoted` is the answered question, where it may be another one.
pub fn answered_elsewhere(language: Language, quoted: Option<&str>) -> String {
    match (language, quoted) {
        (Language::English, None) => "The same question is answered here.".to_owned(),
        (Language::Chinese, None) => "同样的题在这里有答案。".to_owned(),
        (Language::English, Some(quoted)) => {
            format!("A question like it is answered here: “{quoted}”")
        }
        (Language::Chinese, Some(quoted)) => format!("相近的题在这里有答案：「{quoted}」"),
    }
}

/// As [`answered_elsewhere`], for an edit.
pub fn link_answer(language: Language, quoted: Option<&str>, place: &str) -> String {
    match (language, quoted) {
        (Language::English, None) => format!("Link the answer in {place}"),
        (Language::Chinese, None) => format!("链接到 {place} 里的答案"),
        (Language::English, Some(quoted)) => {
            format!("Link the answer to “{quoted}” in {place}")
        }
        (Language::Chinese, Some(quoted)) => format!("链接到 {place} 里「{quoted}」的答案"),
    }
}

pub fn asked_before(language: Language, line: u32) -> String {
    match language {
        Language::English => format!("Asked in this interview before, in line {line}."),
        Language::Chinese => format!("这场面试里已经问过，在第 {line} 行。"),
    }
}

pub fn cycle_mark(language: Language) -> &'static str {
    either(language, "Next mark", "下一个标记")
}

pub fn study_list(language: Language) -> &'static str {
    either(language, "To study, the most asked first", "待学习：问得最多的在前")
}

pub fn interviews(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::English, 1) => "1 interview".to_owned(),
        (Language::English, _) => format!("{count} interviews"),
        (Language::Chinese, _) => format!("{count} 场面试"),
    }
}

/// Today and yesterday.
pub fn recent_days(language: Language) -> [&'static str; 2] {
    [either(language, "today", "今天"), either(language, "yesterday", "昨天")]
}

/// How an interview went, in words that are read back as such.
pub fn outcomes(language: Language) -> [&'static str; 2] {
    [either(language, "passed", "通过"), either(language, "rejected", "挂了")]
}
