//! Lists of what somebody should know, noted down with how each went: `- 持久化 ✅`, `- 主从复制 ❌`.
//!
//! Nothing in them asks; the note speaks of interviews, and neither the heading nor an item says that
//! the list is of something else: a plan, features of a program, companies, what the job takes.
//!
//! ```text
//! # Redis 八股
//!
//! - 持久化 ✅
//! - 主从复制 ❌
//! ```

use super::Mark;
use super::about;
use super::lexicon::Word;
use super::page::{Page, Role};
use super::rows::Kind;
use super::runs::{Item, Run, Sign};
use crate::text::slice;

/// In the headings of lists that are of something else.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "计划", "安排", "进度", "结果", "面试官", "候选人", "must have", "nice to have", "interviewer", "打卡", "待办", "清单", "目标", "任务", "功能", "特性", "支持", "兼容", "对比", "比较", "条件", "要求", "资格", "匹配", "技能", "状态", "表现",
    "情况", "建议", "推荐", "投递", "公司", "岗位", "资料", "福利", "待遇", "优点", "缺点", "优势", "不足", "改进", "总结", "反思", "复盘", "感受", "流程", "环境", "行李", "材料",
    "时间", "注意", "技巧", "图例", "说明", "规范", "示例", "问题记录", "作业", "需求", "验收", "用例", "更新",
    "plan", "todo", "to do", "to-do", "to review", "goal", "feature", "support", "compat", "compar", "requirement", "eligib", "criteria", "qualif", "skill", "status",
    "progress", "review", "improve", "compan", "perk", "benefit", "resource", "logistic", "schedule", "strength", "weakness", "pros", "cons", "do's", "don't", "note", "tip",
    "checklist", "legend", "rule", "example", "homework", "test case", "changelog", "release", "habit", "feedback", "signal", "rating", "score", "verdict",
];

/// What items of errands begin with; no question does.
#[rustfmt::skip]
const ERRANDS: &[&str] = &[
    "投递", "改简历", "写简历", "更新", "刷题", "刷完", "刷力扣", "刷", "背单词", "背八股", "背诵", "背完", "看完", "看书", "看视频", "读完", "复习", "预习", "整理", "准备", "写完", "做完",
    "完成", "学完", "学习", "练习", "联系", "约面", "约", "提交", "跑步", "健身", "填", "报名", "预约", "打印", "带", "买", "早起", "早睡", "睡", "熟悉", "掌握", "精通", "了解", "具备",
    "update", "mock", "read ", "review ", "finish", "apply", "practice", "practise", "buy", "send", "email", "schedule", "book ", "prepare", "submit", "write ", "watch ", "solve ",
    "familiar", "experience", "knowledge of",
];

/// Longer items tell something, in bytes.
const LONGEST: usize = 72;

/// Whether the items of a `run`, which stands in the section `index`, are such a list.
pub(crate) fn lists_knowledge(page: &Page<'_>, index: usize, run: &Run, sign: Sign) -> bool {
    if !page.is_interview_note || page.is_diary || !is_open(page, index) {
        return false;
    }
    let marked = || run.items.iter().filter(|item| item.wording.mark != Mark::None);
    // A box of its own beside the mark is drawn for nothing but what was gone through.
    let is_enough = run.is_mostly_marked() || sign == Sign::Box && run.is_marked();
    // What stands further in says what is good in what is around it, or answers it.
    let is_outer = run.items.first().is_some_and(|item| page.rows[item.row].indent < 2);
    is_enough
        && is_outer
        && marked().all(|item| item.wording.is_marked_behind())
        && run.items.iter().all(|item| is_short_noun(page, item))
        && (run.items.len() >= 2 || is_beside_another(page))
        && is_titled_by_interviews(page)
}

/// Whether the name of the file, a heading or the front matter speaks of interviews, and not only some
/// first line.
fn is_titled_by_interviews(page: &Page<'_>) -> bool {
    let mut meta = (0..page.rows.len()).take_while(|&at| page.rows[at].kind == Kind::Meta);
    page.named.is_about_interviews
        || about::is_headed_by_interviews(page)
        || meta.any(|at| about::is_on_interviews(page, page.line(at), 300))
}

/// Whether nothing about the heading says that what stands below is something else.
pub(crate) fn is_open(page: &Page<'_>, index: usize) -> bool {
    let section = &page.sections[index];
    let head = section.head.map_or("", |head| page.content(head)).to_lowercase();
    // `v2.2（2024-05-30）`: what became of a program.
    let number = head.strip_prefix(['[', 'v']).unwrap_or("");
    let is_version = number.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    let is_pile = || ["八股", "面试题", "题库"].iter().any(|word| head.contains(word));
    section.role != Role::Resource
        && !is_version
        && (!OTHERS.iter().any(|word| head.contains(word)) || is_pile())
}

pub(crate) fn is_short_noun(page: &Page<'_>, item: &Item) -> bool {
    let text = slice(page.text, item.wording.text);
    let lower = text.to_lowercase();
    text.len() <= LONGEST
        && !text.contains(['。', '；', '！', '《', '：', ':', '=', '→'])
        && !ERRANDS.iter().any(|word| lower.starts_with(word))
        && !page.lexicon.words(text).any(|hit| hit.word == Word::Company && hit.start == 0)
}

/// Whether more than one section has a marked list; one item alone says little.
fn is_beside_another(page: &Page<'_>) -> bool {
    let is_marked = |index: &usize| {
        let run = page.run(*index, Sign::Bullet);
        run.is_marked() && run.is_mostly_marked() && is_open(page, *index)
    };
    *page.siblings.known.get_or_init(|| (0..page.sections.len()).filter(is_marked).count()) > 1
}
