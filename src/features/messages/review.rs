//! What is said while questions are repeated.

use super::either;
use crate::config::Language;
use crate::review::Grade;
use crate::review::moment::Moment;
use crate::review::queue::Stage;
use crate::review::schedule::Due;
use crate::review::store::StoreError;

/// `3 due · 5 new`; empty when there is neither.
pub fn status(language: Language, due: usize, new: usize) -> String {
    let due = (due > 0).then(|| match language {
        Language::English => format!("{due} due"),
        Language::Chinese => format!("{due} 题待复习"),
    });
    let new = (new > 0).then(|| match language {
        Language::English => format!("{new} new"),
        Language::Chinese => format!("{new} 题新学"),
    });
    due.into_iter().chain(new).collect::<Vec<_>>().join(" · ")
}

/// `3 due · 5 new · 2 done today`, zeros included.
pub fn counts(language: Language, due: usize, new: usize, done: usize) -> String {
    match language {
        Language::English => format!("{due} due · {new} new · {done} done today"),
        Language::Chinese => format!("待复习 {due} · 新学 {new} · 今天已答 {done}"),
    }
}

pub fn nothing_due(language: Language) -> &'static str {
    either(language, "Nothing left to review today", "今天没有要复习的题了")
}

pub fn show_answer(language: Language) -> &'static str {
    either(language, "Show the answer", "显示答案")
}

pub fn no_answer(language: Language) -> &'static str {
    either(
        language,
        "No answer is written yet. Grade what you would have said.",
        "还没有写答案。按你会怎么答来评分。",
    )
}

pub fn bury(language: Language) -> &'static str {
    either(language, "Not today", "今天不问")
}

pub fn undo(language: Language) -> &'static str {
    either(language, "Undo", "撤销")
}

pub fn grade(language: Language, grade: Grade) -> &'static str {
    match grade {
        Grade::Again => either(language, "Again", "忘了"),
        Grade::Hard => either(language, "Hard", "吃力"),
        Grade::Good => either(language, "Good", "记得"),
        Grade::Easy => either(language, "Easy", "轻松"),
    }
}

/// How far a card is, as a list of cards names it.
pub fn stage(language: Language, stage: Stage) -> &'static str {
    let chinese = match stage {
        Stage::Learning => "刚忘",
        Stage::Due => "到期",
        Stage::New => "新题",
        Stage::Later => "未到期",
        Stage::Buried => "今天不问",
    };
    either(language, stage.name(), chinese)
}

/// How long until a card is asked again: `10 min`, `8 d`, `2.5 mo`, `1.2 y`.
pub fn interval(language: Language, due: Due, now: Moment) -> String {
    let days = match due {
        Due::Soon(at) => {
            let minutes = (at.milliseconds() - now.milliseconds()).max(0) / 60_000;
            return match language {
                Language::English => format!("{minutes} min"),
                Language::Chinese => format!("{minutes} 分钟"),
            };
        }
        Due::On(day) => day - now.day(),
    };
    // In tenths, so that the text is the same wherever it is computed.
    let tenths = |length: i64| {
        let tenths = (days * 100 / length + 5) / 10;
        if tenths % 10 == 0 {
            format!("{}", tenths / 10)
        } else {
            format!("{}.{}", tenths / 10, tenths % 10)
        }
    };
    match (language, days) {
        (Language::English, ..=30) => format!("{days} d"),
        (Language::Chinese, ..=30) => format!("{days} 天"),
        (Language::English, 31..=364) => format!("{} mo", tenths(30)),
        (Language::Chinese, 31..=364) => format!("{} 个月", tenths(30)),
        (Language::English, _) => format!("{} y", tenths(365)),
        (Language::Chinese, _) => format!("{} 年", tenths(365)),
    }
}

pub fn broken_lines(language: Language, file: &str, count: usize) -> String {
    match language {
        Language::English => {
            let lines = if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
            format!("{file}: {lines} could not be read; they are kept and count for nothing.")
        }
        Language::Chinese => format!("{file}：有 {count} 行读不懂，原样保留，不计入复习。"),
    }
}

/// Why the log could not be read or written.
pub fn store(language: Language, error: &StoreError) -> String {
    if language == Language::English {
        return error.to_string();
    }
    match error {
        StoreError::Newer { path, .. } => {
            format!("{} 由更新版本的 mianjing 写成，保持原样。请升级 mianjing。", path.display())
        }
        StoreError::Outside { path } => {
            format!("{} 指向笔记目录之外，保持原样。", path.display())
        }
        StoreError::Failed { path, source, .. } => {
            format!("无法读写 {}：{source}", path.display())
        }
    }
}

pub fn no_card(language: Language) -> &'static str {
    either(language, "This question is no longer in the notes.", "笔记里已经没有这道题。")
}

pub fn nothing_to_undo(language: Language) -> String {
    either(language, "There is nothing to undo.", "没有可以撤销的。").to_owned()
}

pub fn unknown_command(language: Language, command: &str) -> String {
    match language {
        Language::English => format!("{command}: no such command"),
        Language::Chinese => format!("{command}：没有这个命令"),
    }
}
