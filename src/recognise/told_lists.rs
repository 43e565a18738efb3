//! Lists of what was not asked: plans, what was good and what was not, scores, what the signs mean.
//!
//! A heading or a line of its own says so (`## 评价`, `二、计划`, `**Signals**`, `优点：`), and few of the
//! items below it ask. What is marked there was done or was good; it is no question.
//!
//! ```text
//! 1. 连接池怎么实现 ❌
//!
//! 评价：
//! - 沟通好 ✅
//! - 原理差 ❌
//! ```

use super::asking::Asks;
use super::claims::Claims;
use super::page::{Page, Role, Section};
use super::rows::{Kind, is_han_digit, is_han_numbered, number_prefix};
use super::title::sorted;
use super::wording::{Style, is_symbol};
use std::sync::LazyLock;

/// What such lists are called, as nothing that was asked is.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    // Plans.
    "打卡", "后续动作", "下一步动作", "下一步", "准备清单", "检查清单", "自查清单", "checklist", "面试准备清单", "面前准备", "面试前准备", "面试准备", "准备工作", "待办", "待办事项", "技能盘点", "待投", "已投", "投递", "投递记录", "投递情况", "投递进度",
    "action items", "next steps", "todo", "todos", "to do", "to-do", "to-dos", "study plan",
    "plan", "this week", "next week", "homework", "logistics",
    // What was thought of it.
    "评价", "面评", "综合评价", "面试评价", "面试官评价", "自评", "自我评价", "维度", "评价维度", "考察维度", "考察点", "考察项", "考核点",
    "简历核实", "背景核实", "signals", "red flags", "green flags", "strengths", "weaknesses", "strengths / weaknesses",
    "strengths/weaknesses", "strengths and weaknesses", "what went well", "what went wrong", "what helped",
    "things that helped", "verdict", "decision", "what i did well", "what landed", "what stumbled", "what you learned", "updated read", "how it went", "to review", "复盘", "反馈", "面试官反馈", "feedback", "tips", "company research",
    // Scores.
    "打分", "评分", "得分", "评分项", "评分标准", "打分标准", "评价标准", "scorecard", "scores", "rubric", "rating", "ratings",
    // The job.
    "硬性要求", "硬性条件", "基本要求", "资格", "准备情况", "do", "don't", "dos", "don'ts", "eligibility", "eligibility criteria", "prep resources", "things i should improve", "what i would do differently",
    "what i'd do differently", "areas to improve", "加分项", "福利", "待遇", "福利待遇", "薪资福利", "公司情况", "公司福利", "公司调研", "perks", "benefits",
];

/// The same, but right below a question the head of its answer, and no heading.
#[rustfmt::skip]
const COMMON_NAMES: &[&str] = &[
    "优点", "缺点", "优势", "劣势", "亮点", "不足", "优缺点", "用例", "测试用例", "功能", "项目功能", "说明", "图例", "标记说明", "pros", "cons",
    "pros / cons", "pros/cons", "pros and cons", "test cases", "features", "legend", "prep", "prep list", "interview prep",
];

/// What heads questions to oneself, which are ticked off as things that are to be so.
#[rustfmt::skip]
const SELF_CHECKS: &[&str] = &[
    "ask yourself", "ask yourself these questions", "questions to ask yourself", "self-check", "self check", "self-review", "self review",
    "自查", "自检", "自问", "问自己", "问问自己", "自查清单", "检查清单", "checklist",
];

/// What the first of these begin with, sorted.
static NAME_HEADS: LazyLock<Vec<char>> =
    LazyLock::new(|| sorted(NAMES.iter().filter_map(|name| name.chars().next())));

/// Says of the rows of such lists, and of the lines that head them, that they ask nothing.
pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer) {
            continue;
        }
        for at in section.start..section.end {
            let Some(items) = list_below(page, section, at) else { continue };
            claims.is_no_question(at);
            items.for_each(|row| claims.is_no_question(row));
        }
    }
}

/// The rows of the list below the row `at`, if that heads one of things that were not asked.
fn list_below(page: &Page<'_>, section: &Section, at: usize) -> Option<std::ops::Range<usize>> {
    /// No such line is longer, in bytes.
    const LONGEST: usize = 48;
    let row = page.rows[at];
    let is_line = matches!(row.kind, Kind::Text) || row.is_han_topic();
    if !is_line || row.indent > 0 || row.span.len() > LONGEST {
        return None;
    }
    let is_blank = |at: usize| page.rows.get(at).is_some_and(|row| row.is_blank());
    let first = at + 1 + usize::from(is_blank(at + 1));
    if first >= section.end || shape(page, first).is_none() {
        return None;
    }
    let name = name(page.line(at));
    let is_own_check = is_one_of(SELF_CHECKS, name);
    let is_headed = is_own_check
        || is_told(name)
        || is_one_of(COMMON_NAMES, name) && (at == section.start || !is_beside(page, section, at));
    if !is_headed {
        return None;
    }
    let own = shape(page, first)?;
    let indent = page.rows[first].indent;
    let goes_on = |row: &usize| {
        page.rows[*row].is_blank()
            || page.rows[*row].indent > indent
            || shape(page, *row) == Some(own)
    };
    let end = (first..section.end).take_while(goes_on).last()? + 1;
    let items =
        (first..end).filter(|&row| page.rows[row].indent <= indent && shape(page, row).is_some());
    let asks = |row: usize| page.row_asks(row, &page.wording(row, Style::Plain)) == Asks::Plainly;
    let (all, asking) =
        items.fold((0, 0), |(all, asking), row| (all + 1, asking + usize::from(asks(row))));
    (asking * 2 < all || is_own_check).then_some(first..end)
}

/// How the items of a list look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Bullet,
    Number,
    /// A line that starts with a sign: `✅ 沟通好`.
    Sign,
}

fn shape(page: &Page<'_>, at: usize) -> Option<Shape> {
    let row = page.rows[at];
    match row.kind {
        Kind::Bullet => Some(Shape::Bullet),
        Kind::Text if page.line(at).starts_with(is_symbol) => Some(Shape::Sign),
        _ if row.is_numbered() => Some(Shape::Number),
        _ => None,
    }
}

/// Whether the row `at` goes on from a question right above it.
fn is_beside(page: &Page<'_>, section: &Section, at: usize) -> bool {
    at > section.start && !page.rows[at - 1].is_blank() && {
        // `优点：`, a list, and `缺点：` right below that.
        let is_item = |row: &usize| shape(page, *row).is_some() || page.rows[*row].indent > 0;
        let head = (section.start..at).rev().find(|row| !is_item(row));
        !head.is_some_and(|head| is_one_of(COMMON_NAMES, name(page.line(head))))
    }
}

/// What a line or a heading is called without what is around it: `二、计划`, `**Signals**`, `评价（自己的）：`.
fn name(line: &str) -> &str {
    let is_around = |c: char| c.is_whitespace() || is_symbol(c) || "*_#【】：:".contains(c);
    let core = line.trim_matches(is_around);
    let number = number_prefix(core).filter(|_| is_han_numbered(core)).map_or(0, |it| it.len);
    let core = core[number..].trim_start();
    let bare = core.split(['（', '(']).next().unwrap_or(core).trim_end();
    if bare.is_empty() { core } else { bare }
}

/// Names of lists beside the questions of an interview, as headings.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "优点", "缺点", "不足", "表现", "面试表现", "匹配度", "技术栈匹配", "岗位匹配", "录用建议", "面试注意", "注意", "注意事项", "设备",
];

/// Whether a heading is that of a list of what was not asked.
pub(crate) fn heads_told(title: &str) -> bool {
    // `待补的知识`
    let name = name(title);
    let is_to_do = ["待补", "待学", "待看", "待复习"].iter().any(|head| name.starts_with(head));
    is_told(title) || is_to_do || is_one_of(HEADS, name)
}

/// Whether a line is called as a list of good and bad in something: `**优缺点**：`.
pub(crate) fn weighs(line: &str) -> bool {
    line.len() <= 48 && is_one_of(COMMON_NAMES, name(line))
}

/// Whether `name` is one of `names`; letters of ASCII in any case.
pub(crate) fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether `title` names a list of what was not asked.
pub(crate) fn is_told(title: &str) -> bool {
    /// What is longer, in bytes, is no such name, whatever stands around it.
    const LONGEST: usize = 80;
    // Most names begin and end otherwise, and have nothing around them.
    let is_head = |c: char| NAME_HEADS.binary_search(&c.to_ascii_lowercase()).is_ok();
    let is_end = |c: char| matches!(c, '划' | '排' | '标' | '务' | '分' | '卡' | '表' | 'o' | 'O');
    let is_bare = |c: char| c.is_ascii_alphabetic() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    let is_other = title.starts_with(|c| is_bare(c) && !is_head(c) && !is_han_digit(c))
        && title.ends_with(|c| is_bare(c) && !is_end(c));
    if is_other || title.len() > LONGEST {
        return false;
    }
    let name = name(title);
    name.starts_with(is_head) && is_one_of(NAMES, name)
        || name.ends_with(is_end) && (is_plan(name) || is_score(name))
}

/// A list of scores, or of what is to be done about them: `面试官打分`, `评分卡`, `复盘 to-do`.
fn is_score(name: &str) -> bool {
    const ENDS: &[&str] = &["打分", "评分", "评分卡", "评分表", "打分表", " to-do", " todo"];
    name.len() <= 24 && ENDS.iter().any(|end| name.ends_with(end))
}

/// `下周计划`, `复习安排`, `今日任务`; `执行计划`, `实习安排` and `未来目标` are what may be asked about.
fn is_plan(name: &str) -> bool {
    #[rustfmt::skip]
    const OF: &[&str] = &[
        "今天", "今日", "今晚", "明天", "明日", "本周", "这周", "本月", "下周", "下月", "下阶段", "每周", "每日", "每天", "周末", "近期", "短期",
        "长期", "月度", "年度", "后续", "接下来", "下一步", "复习", "学习", "准备", "改进", "提升", "补强", "行动", "刷题", "备战", "复盘",
    ];
    let stem = ["计划", "安排", "目标", "任务"].iter().find_map(|end| name.strip_suffix(end));
    let is_long = || name.chars().count() > 10;
    stem.is_some_and(|stem| {
        stem.is_empty() && name == "计划" || OF.iter().any(|word| stem.contains(word)) && !is_long()
    })
}
