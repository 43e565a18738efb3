//! What the review in the terminal says, in English and 简体中文.

use crate::config::Language;
use crate::features::messages::either;
use crate::features::messages::review::grade;
use crate::review::Grade;

/// What the keys do, one a line: the key, then what it does.
pub(super) fn help(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::English => &[
            ("Space", "show the answer"),
            ("1 2 3 4", "again, hard, good, easy"),
            ("u", "undo the last grade"),
            ("s", "skip: ask it at the end"),
            ("b", "bury: not before tomorrow"),
            ("/", "find a question, pinyin too"),
            ("e", "open the note in $EDITOR"),
            ("j k", "scroll; PgUp PgDn by a page"),
            ("q", "end"),
        ],
        Language::Chinese => &[
            ("空格", "显示答案"),
            ("1 2 3 4", "忘了、吃力、记得、轻松"),
            ("u", "撤销上一次评分"),
            ("s", "跳过：最后再问"),
            ("b", "今天不问，明天再说"),
            ("/", "查找题目，可用拼音"),
            ("e", "在 $EDITOR 中打开笔记"),
            ("j k", "滚动；PgUp PgDn 翻页"),
            ("q", "结束"),
        ],
    }
}

pub(super) fn keys_asking(language: Language) -> &'static str {
    either(
        language,
        "Space answer  s skip  b bury  / find  e edit  ? help",
        "空格 答案  s 跳过  b 今天不问  / 查找  e 编辑  ? 帮助",
    )
}

pub(super) fn keys_finding(language: Language) -> &'static str {
    either(language, "↑↓ choose  Enter ask  Esc back", "↑↓ 选择  回车 提问  Esc 返回")
}

pub(super) fn keys_help(language: Language) -> &'static str {
    either(language, "any key goes back", "按任意键返回")
}

pub(super) fn keys_done(language: Language) -> &'static str {
    either(language, "u undo  / find  q end", "u 撤销  / 查找  q 结束")
}

pub(super) fn done(language: Language) -> &'static str {
    either(language, "Nothing left to review today.", "今天没有要复习的题了。")
}

pub(super) fn undone(language: Language) -> &'static str {
    either(language, "Undone.", "已撤销。")
}

pub(super) fn nothing_to_undo(language: Language) -> &'static str {
    either(language, "Nothing to undo in this session.", "这一次还没有可以撤销的。")
}

pub(super) fn too_small(language: Language) -> &'static str {
    either(language, "The terminal is too small.", "终端太小了。")
}

/// `12 reviewed: 2 again · 1 hard · 8 good · 1 easy`, by the grades in their order.
pub(super) fn summary(language: Language, grades: [usize; 4]) -> String {
    let all: usize = grades.iter().sum();
    let counted = Grade::ALL.into_iter().zip(grades).filter(|(_, count)| *count > 0);
    let counted = counted.map(|(one, count)| format!("{count} {}", grade(language, one)));
    let counted = counted.collect::<Vec<_>>().join(" · ");
    match (language, all) {
        (Language::English, 0) => "Nothing reviewed.".to_owned(),
        (Language::English, _) => format!("{all} reviewed: {counted}."),
        (Language::Chinese, 0) => "没有复习任何题。".to_owned(),
        (Language::Chinese, _) => format!("复习了 {all} 题：{counted}。"),
    }
}

/// What comes in the next days.
pub(super) fn forecast(language: Language, tomorrow: usize, week: usize) -> String {
    match language {
        Language::English => format!("Due tomorrow: {tomorrow}; within a week: {week}."),
        Language::Chinese => format!("明天待复习 {tomorrow} 题，一周之内 {week} 题。"),
    }
}

pub(super) fn no_editor(language: Language, name: &str, why: &str) -> String {
    match language {
        Language::English => format!("{name} could not be run: {why}"),
        Language::Chinese => format!("无法运行 {name}：{why}"),
    }
}
