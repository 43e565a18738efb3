//! What a report says in its own words, in English and 简体中文.

use super::{Results, State};
use crate::config::Language;
use crate::features::messages::either;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub(super) Language);

impl Words {
    fn say(self, english: &'static str, chinese: &'static str) -> &'static str {
        either(self.0, english, chinese)
    }

    /// As HTML names the language.
    pub(super) fn code(self) -> &'static str {
        self.say("en", "zh-CN")
    }

    pub(super) fn title(self, folder: &str) -> String {
        match self.0 {
            Language::English => format!("Interview report: {folder}"),
            Language::Chinese => format!("面试报告：{folder}"),
        }
    }

    pub(super) fn heading(self) -> &'static str {
        self.say("Interview report", "面试报告")
    }

    /// `3 of 12`, `… and 9 more`.
    pub(super) fn more(self, count: usize) -> String {
        match self.0 {
            Language::English => format!("… and {} more", grouped(count)),
            Language::Chinese => format!("……还有 {} 项", grouped(count)),
        }
    }

    pub(super) fn coverage(self) -> &'static str {
        self.say("Coverage by topic", "各主题掌握情况")
    }

    pub(super) fn unanswered(self) -> &'static str {
        self.say("Answer next", "接下来要补的题")
    }

    pub(super) fn unanswered_about(self) -> &'static str {
        self.say(
            "Questions without an answer and without ✅ anywhere, the most asked first.",
            "哪里都没有答案、也没有标 ✅ 的题，问得最多的在前。",
        )
    }

    pub(super) fn most_asked(self) -> &'static str {
        self.say("Most asked", "高频题")
    }

    pub(super) fn most_asked_about(self) -> &'static str {
        self.say(
            "Questions asked more than once, in these or in other words.",
            "被问过不止一次的题，换了说法的也算。",
        )
    }

    pub(super) fn interviews(self) -> &'static str {
        self.say("Interviews", "面试")
    }

    pub(super) fn timeline(self) -> &'static str {
        self.say("Interviews over time", "面试时间线")
    }

    pub(super) fn rate(self) -> &'static str {
        self.say("Pass rate over time", "通过率变化")
    }

    pub(super) fn rate_about(self) -> &'static str {
        self.say(
            "Questions marked ✅, of those marked ✅ or ❌, in dated interviews.",
            "有日期的面试里，标 ✅ 的题占 ✅ 与 ❌ 之和的比例。",
        )
    }

    pub(super) fn tags(self) -> &'static str {
        self.say("Tags", "标签")
    }

    pub(super) fn topic(self) -> &'static str {
        self.say("Topic", "主题")
    }

    pub(super) fn no_topic(self) -> &'static str {
        self.say("no topic", "没有主题")
    }

    pub(super) fn questions(self) -> &'static str {
        self.say("Questions", "题目")
    }

    pub(super) fn answered(self) -> &'static str {
        self.say("Answered", "已掌握")
    }

    pub(super) fn failed(self) -> &'static str {
        self.say("Failed", "没答上来")
    }

    pub(super) fn open(self) -> &'static str {
        self.say("Open", "待补")
    }

    pub(super) fn state(self, state: State) -> &'static str {
        match state {
            State::Answered => self.answered(),
            State::Failed => self.failed(),
            State::Open => self.open(),
        }
    }

    pub(super) fn share(self) -> &'static str {
        self.say("Share", "占比")
    }

    pub(super) fn asked(self) -> &'static str {
        self.say("Asked", "次数")
    }

    pub(super) fn company(self) -> &'static str {
        self.say("Company", "公司")
    }

    pub(super) fn round(self) -> &'static str {
        self.say("Round", "轮次")
    }

    pub(super) fn date(self) -> &'static str {
        self.say("Date", "日期")
    }

    pub(super) fn outcome(self) -> &'static str {
        self.say("Outcome", "结果")
    }

    pub(super) fn passed(self) -> &'static str {
        self.say("Passed", "通过")
    }

    pub(super) fn rejected(self) -> &'static str {
        self.say("Failed", "没过")
    }

    pub(super) fn unknown(self) -> &'static str {
        self.say("No outcome noted", "没写结果")
    }

    pub(super) fn answer(self) -> &'static str {
        self.say("Answer", "答案")
    }

    pub(super) fn notes(self) -> &'static str {
        self.say("Notes", "笔记")
    }

    pub(super) fn uses(self) -> &'static str {
        self.say("Uses", "使用")
    }

    pub(super) fn period(self) -> &'static str {
        self.say("Period", "时间")
    }

    pub(super) fn pass_rate(self) -> &'static str {
        self.say("Pass rate", "通过率")
    }

    pub(super) fn in_numbers(self) -> &'static str {
        self.say("In numbers", "查看数字")
    }

    pub(super) fn filter(self) -> &'static str {
        self.say("Filter by words", "按文字筛选")
    }

    pub(super) fn nothing_found(self) -> &'static str {
        self.say("Nothing here has these words.", "没有包含这些文字的内容。")
    }

    pub(super) fn contents(self) -> &'static str {
        self.say("Contents", "目录")
    }

    pub(super) fn year_assumed(self) -> &'static str {
        self.say(
            "~ The note gives no year; the last such day is meant.",
            "~ 笔记里没有写年份，按最近的这一天算。",
        )
    }

    pub(super) fn incomplete(self) -> &'static str {
        self.say(
            "The folder is still being read: how often questions were asked is not known yet.",
            "目录还在读取：还不知道每道题被问过几次。",
        )
    }

    pub(super) fn no_notes(self) -> &'static str {
        self.say("There are no notes in this folder.", "这个目录里没有笔记。")
    }

    pub(super) fn no_questions(self) -> &'static str {
        self.say("No questions found in these notes.", "这些笔记里没有找到题目。")
    }

    pub(super) fn nothing_open(self) -> &'static str {
        self.say("Nothing left to answer.", "没有要补的题了。")
    }

    pub(super) fn nothing_repeated(self) -> &'static str {
        self.say("No question was asked twice.", "没有被问过两次的题。")
    }

    pub(super) fn no_interviews(self) -> &'static str {
        self.say(
            "No interviews found. A heading such as “# Acme round 1 2024-09-03” starts one.",
            "没有找到面试记录。“# 某公司 一面 2024.9.3”这样的标题会开始一场。",
        )
    }

    pub(super) fn no_dates(self) -> &'static str {
        self.say(
            "No interview has a date, so there is nothing to draw over time.",
            "面试都没有日期，画不出时间线。",
        )
    }

    pub(super) fn no_marks(self) -> &'static str {
        self.say(
            "No question of a dated interview is marked ✅ or ❌.",
            "有日期的面试里没有标 ✅ 或 ❌ 的题。",
        )
    }

    pub(super) fn no_tags(self) -> &'static str {
        self.say("No tags are used.", "没有使用标签。")
    }

    pub(super) fn other_topics(self, count: usize) -> String {
        match self.0 {
            Language::English => format!("{} more topics", grouped(count)),
            Language::Chinese => format!("其余 {} 个主题", grouped(count)),
        }
    }

    /// Between names.
    pub(super) fn comma(self) -> &'static str {
        self.say(", ", "、")
    }

    /// What stands behind a number of notes.
    pub(super) fn notes_of(self, count: usize) -> &'static str {
        match count {
            1 => self.say("note", "篇笔记"),
            _ => self.say("notes", "篇笔记"),
        }
    }

    pub(super) fn left(self, failed: usize, open: usize) -> String {
        let (failed, open) = (grouped(failed), grouped(open));
        match self.0 {
            Language::English => format!("{failed} failed, {open} open"),
            Language::Chinese => format!("没答上来 {failed}，待补 {open}"),
        }
    }

    pub(super) fn of_companies(self, companies: usize) -> String {
        match (self.0, companies) {
            (Language::English, 1) => "1 company".to_owned(),
            (Language::English, _) => format!("{companies} companies"),
            (Language::Chinese, _) => format!("{companies} 家公司"),
        }
    }

    pub(super) fn of_outcomes(self, outcomes: Results) -> String {
        let (fail, unknown) = (grouped(outcomes.fail), grouped(outcomes.unknown));
        match self.0 {
            Language::English => format!("{fail} failed, {unknown} not noted"),
            Language::Chinese => format!("没过 {fail}，没写结果 {unknown}"),
        }
    }

    pub(super) fn askings(self, times: usize) -> String {
        match self.0 {
            Language::English => format!("Asked {times} times"),
            Language::Chinese => format!("被问过 {times} 次"),
        }
    }

    /// Who made it of what, and when.
    pub(super) fn made(self, day: &str, notes: usize) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match (self.0, notes) {
            (Language::English, 1) => format!("Made on {day} from 1 note by mianjing {version}."),
            (Language::English, _) => {
                format!("Made on {day} from {notes} notes by mianjing {version}.")
            }
            (Language::Chinese, _) => {
                format!("{day} 由 mianjing {version} 根据 {notes} 篇笔记生成。")
            }
        }
    }
}

/// `12,345`
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// `✅ 6,204 · ❌ 12,371`
pub(super) fn marks(marks: Results) -> String {
    format!("✅ {} · ❌ {}", grouped(marks.pass), grouped(marks.fail))
}

/// `67%`; a dash where there is nothing to be part of. Never 100% while something is missing.
pub(super) fn percent(part: usize, whole: usize) -> String {
    match (part * 100).checked_div(whole) {
        None => "–".to_owned(),
        Some(0) if part > 0 => "<1%".to_owned(),
        Some(percent) => format!("{percent}%"),
    }
}
