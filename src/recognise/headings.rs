//! Which headings ask, which are topics of questions, which name interviews.
//!
//! A heading that asks (`RDB 是怎么做的？`) is a question unless its own rows are questions. A
//! heading that only names something (`协程`) is a question where the headings of its level are:
//! enough of them ask, and none is a mere roof over deeper headings.

use super::about;
use super::asking::{self, Asks};
use super::lexicon::{Lexicon, Word};
use super::page::{Page, Role, Section};
use super::wording::Style;
use super::{AnswerForm, Mark, answer, clips, nested, quiz, runs, tables, told_lists};
use crate::text::slice;

/// How the headings of one level look, over the whole note.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    headings: u32,
    asking: u32,
    hinting: u32,
    marked: u32,
    /// Those that end as questions do.
    ending: u32,
    /// Those like `典型面试题`, below which stands what was asked.
    collecting: u32,
}

/// Gives every section its role.
pub(crate) fn assign(page: &mut Page<'_>) {
    let lists: Vec<bool> =
        (0..page.sections.len()).map(|index| runs::asks_below(page, index)).collect();
    let levels = levels(page, &lists);
    let main = main_level(&levels);
    let mut verdicts: Vec<Verdict> = Vec::with_capacity(page.sections.len());
    // Where a question ends early, because a heading of the main level asks below it.
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (index, section) in page.sections.iter().enumerate() {
        let parent = section.parent.map(|parent| verdicts[parent]);
        let is_inside = parent.is_some_and(Verdict::holds_children);
        let is_named = section.asks < Asks::Plainly;
        let is_part = parent.is_some_and(|parent| match parent.parts {
            Parts::All => true,
            Parts::Named => parent.is_part || is_named && parent.holds_children(),
            Parts::Unknown => parent.is_part,
        }) && !ends_asking(page, section);
        let is_main = section.level == main && !is_part;
        let is_own = !is_inside || is_marked_question(page, section) || is_main;
        let mut verdict = Verdict { role: Role::Answer, ..Verdict::default() };
        if is_own {
            let is_below = parent.is_some_and(|parent| parent.role == Role::Question);
            verdict = judge(page, index, (lists[index], is_below), &levels);
        }
        if is_inside && verdict.role == Role::Question {
            cut_above(page, section, &verdicts, &mut cuts);
        } else if is_inside {
            verdict.role = Role::Answer;
        }
        verdict.is_part = is_part;
        let is_open = verdict.parts == Parts::Unknown && verdict.role == Role::Question;
        if is_open && ends_asking(page, section) {
            verdict.parts = Parts::Named;
        }
        verdicts.push(verdict);
    }
    for (section, verdict) in page.sections.iter_mut().zip(&verdicts) {
        section.role = verdict.role;
        section.is_follow_up = section.parent.is_some_and(|parent| verdicts[parent].goes_on);
        section.is_question_level =
            is_question_level(page.is_interview_note, levels[section.level as usize]);
        section.is_question_level &= !verdict.is_part;
        if verdict.is_roof && !verdict.goes_on {
            section.deep_end = section.end;
        }
    }
    for (index, end) in cuts {
        let section = &mut page.sections[index];
        section.deep_end = section.deep_end.min(end);
    }
    for index in 0..page.sections.len() {
        if page.sections[index].role == Role::Question {
            page.sections[index].answer_end = clips::tail(page, &page.sections[index]);
        }
    }
}

/// The role of a section, and whether the headings below it are questions of their own.
#[derive(Debug, Clone, Copy)]
struct Verdict {
    role: Role,
    is_roof: bool,
    parts: Parts,
    /// Whether it is a part of the answer above it.
    is_part: bool,
    /// Whether the questions below it are its follow-ups, and with them its answer.
    goes_on: bool,
}

/// Which headings below a question are parts of its answer, unless they end as questions do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// The form of the headings decides.
    Unknown,
    /// Those that only name something, since the question ends as questions do.
    Named,
    /// All: `结论`, `常见误区`.
    All,
}

impl Default for Verdict {
    fn default() -> Self {
        let parts = Parts::Unknown;
        Self { role: Role::Topic, is_roof: false, parts, is_part: false, goes_on: false }
    }
}

impl Verdict {
    /// Whether the headings below belong to the answer.
    fn holds_children(self) -> bool {
        matches!(self.role, Role::Question | Role::Answer) && !self.is_roof
    }
}

/// Ends every question above `section` where it starts.
fn cut_above(
    page: &Page<'_>,
    section: &Section,
    verdicts: &[Verdict],
    cuts: &mut Vec<(usize, usize)>,
) {
    let Some(head) = section.head else { return };
    let mut above = section.parent;
    while let Some(index) = above {
        if verdicts[index].role == Role::Question {
            cuts.push((index, head));
        }
        above = page.sections[index].parent;
    }
}

/// The level on which most headings ask.
fn main_level(levels: &[Level; 7]) -> u8 {
    let weight = |level: &Level| level.asking * 2 + level.hinting + level.marked;
    let best = (1..7).rev().max_by_key(|&index| weight(&levels[index])).unwrap_or(0);
    if weight(&levels[best]) == 0 { 0 } else { best as u8 }
}

/// `典型面试题`, `FAQ`: what stands below was asked.
fn collects(text: &str) -> bool {
    const COLLECTIONS: &[&str] = &["faq", "q&a", "q & a", "常见问题", "常见问答", "问答"];
    text.len() <= 30
        && (["面试题", "面试真题", "面試題"].iter().any(|end| text.ends_with(end))
            || COLLECTIONS.iter().any(|name| text.eq_ignore_ascii_case(name)))
}

fn is_marked(page: &Page<'_>, section: &Section) -> bool {
    section.head.is_some_and(|head| page.wording(head, Style::Plain).mark != Mark::None)
}

/// Inside an answer a sign before a phrase judges what the phrase names: `#### ❌ CPU 密集型`.
fn is_marked_question(page: &Page<'_>, section: &Section) -> bool {
    section.head.is_some_and(|head| {
        let wording = page.wording(head, Style::Plain);
        let leads = wording.mark_span.start < wording.text.start;
        wording.mark != Mark::None && (!leads || section.asks >= Asks::Hints)
    })
}

/// Counts, per level, the headings that could be questions and those that ask.
fn levels(page: &Page<'_>, lists: &[bool]) -> [Level; 7] {
    let mut levels = [Level::default(); 7];
    // Interviews beside such a section are no article.
    let mut is_log = false;
    for (section, has_list) in page.sections.iter().zip(lists) {
        let Some(head) = section.head else { continue };
        is_log |= section.title.round.is_some() || section.title.date.is_some();
        levels[section.level as usize].collecting += u32::from(collects(page.content(head)));
        if *has_list || section.title.round.is_some() || is_no_question(page, head) {
            continue;
        }
        let level = &mut levels[section.level as usize];
        level.headings += 1;
        level.asking += u32::from(asks_plainly(page, section, head));
        level.hinting += u32::from(section.asks == Asks::Hints);
        level.marked += u32::from(is_marked(page, section));
        level.ending += u32::from(ends_asking(page, section));
    }
    if is_log {
        for level in &mut levels {
            level.collecting = 0;
        }
    }
    levels
}

/// In documentation `How it works` is a title: there, Latin headings ask only with a ？.
fn asks_plainly(page: &Page<'_>, section: &Section, head: usize) -> bool {
    let text = page.content(head);
    let may_be_title =
        !page.is_interview_note && asking::is_latin(text) && !asking::ends_asking(text);
    section.asks == Asks::Plainly && !may_be_title
}

/// Resources.
fn is_no_question(page: &Page<'_>, head: usize) -> bool {
    let wording = page.wording(head, Style::Plain);
    let text = slice(page.text, wording.text);
    text.is_empty() || Lexicon::is_resource(text) || quiz::explains_option(page, text)
}

/// The role of the section `index`, which may hold a list that was asked, and may stand below a question.
fn judge(
    page: &Page<'_>,
    index: usize,
    (has_list, is_below): (bool, bool),
    levels: &[Level; 7],
) -> Verdict {
    let section = &page.sections[index];
    let is = |role| Verdict { role, ..Verdict::default() };
    let level = levels[section.level as usize];
    if let Some(role) = named(page, index, has_list, level) {
        return is(role);
    }
    let Some(head) = section.head else { return is(Role::Topic) };
    let wording = page.wording(head, Style::Plain);
    let text = slice(page.text, wording.text);
    let is_signed = wording.mark != Mark::None && is_marked_level(level);
    // `### 题目：`, `### 参考答案`
    // Beside `## 典型面试题`, `## 是什么` begins a part of an article.
    let is_article = level.collecting == 1 && level.ending <= 1 && !text.ends_with(['？', '?']);
    let is_level = !is_article && is_question_level(page.is_interview_note, level);
    // `## ❌ 缓存的实现原理：` beside others with signs.
    let is_marked = wording.is_marked_behind() || is_signed && section.asks >= Asks::Hints;
    let is_open = text.ends_with(['：', ':']) && !is_marked;
    if section.asks < Asks::Plainly && (is_open || answer::is_label(page, text)) {
        return is(Role::Topic);
    }
    if section.asks == Asks::Plainly
        && !asking::ends_asking(text)
        && tables::stands_below(page, section)
    {
        return is(Role::Topic);
    }
    let is_asking = asks_plainly(page, section, head)
        && !is_article
        && (page.is_interview_note || is_level || is_below || asking::ends_asking(text));
    // Beside `### Why?` and `### How?` of a handbook `### Naming` is a part of it.
    let is_beside = is_level
        && (page.is_interview_note
            || !asking::is_latin(text)
            || section.asks == Asks::Hints
            || level.asking * 5 >= level.headings * 4);
    if section.children > 0 {
        let is_named = is_beside && names_with_parts(page, section, levels);
        return judge_with_children(page, section, is_asking || is_signed || is_named);
    }
    if is_asking || is_signed || (is_beside && section.asks >= Asks::Names) {
        return is(Role::Question);
    }
    is(Role::Topic)
}

/// The role of a section that its heading or its mark says, whatever stands beside it.
fn named(page: &Page<'_>, index: usize, has_list: bool, level: Level) -> Option<Role> {
    let section = &page.sections[index];
    let Some(head) = section.head else { return Some(Role::Topic) };
    let wording = page.wording(head, Style::Plain);
    let text = slice(page.text, wording.text);
    if let Some(role) = titled(page, section, text) {
        return Some(role);
    }
    if quiz::explains_option(page, text) {
        return Some(Role::Resource);
    }
    let is_own =
        text.len() <= 24 && !asking::ends_asking(text) && asking::heads_own_questions(text);
    // `# 如何准备面试`: what the note is about.
    let is_title = section.level == 1
        && section.asks == Asks::Plainly
        && !asking::ends_asking(text)
        && !text.contains(['：', ':'])
        && about::speaks_of_interviews(text);
    let is_signed = wording.mark != Mark::None && is_marked_level(level);
    // `## 讲讲缓存 ❌` over a list without marks, which answers it.
    let is_asked = wording.is_marked_behind()
        && section.children == 0
        && !section.title.is_known_company()
        && (section.asks >= Asks::Hints || is_signed)
        && !runs::is_marked_below(page, index);
    if is_asked && !is_own {
        return Some(Role::Question);
    }
    if has_list || nested::is_part(text) || is_own || collects(text) {
        return Some(Role::Topic);
    }
    is_title.then_some(Role::Resource)
}
/// `## 监听器的实现` over text and `### 谁先执行`: a noun of what is usually asked about, with an answer and a
/// few parts of it, where no heading below is one that asks.
fn names_with_parts(page: &Page<'_>, section: &Section, levels: &[Level; 7]) -> bool {
    const FEW: u32 = 2;
    let below = usize::from(section.level) + 1;
    section.asks == Asks::Hints
        && section.children <= FEW
        && levels.get(below).is_some_and(|level| level.asking == 0)
        && (section.start..section.end).any(|at| !page.rows[at].is_blank())
}

/// The role of a heading that says by what it is called what it is for.
fn titled(page: &Page<'_>, section: &Section, text: &str) -> Option<Role> {
    if text.is_empty() || Lexicon::is_resource(text) {
        return Some(Role::Resource);
    }
    if section.is_formed {
        return Some(Role::Question);
    }
    let title = &section.title;
    let is_placed = page.is_interview_note
        && title.is_known_company()
        && (title.date.is_some() || title.is_company_first);
    if (title.round.is_some() || is_placed) && section.asks < Asks::Plainly {
        return Some(Role::Interview);
    }
    // `## 关于云帆`: what one has read of a company.
    let is_about = || title.is_known_company() && text.starts_with("关于");
    let is_told = section.asks < Asks::Plainly && (told_lists::heads_told(text) || is_about());
    is_told.then_some(Role::Resource)
}

/// A heading over deeper headings: they structure its answer, or they are the questions.
fn judge_with_children(page: &Page<'_>, section: &Section, is_asking: bool) -> Verdict {
    let below = children(page, section);
    // `## 2. 云帆外包` over `### 一面`, however it went: `### 结果`.
    let is_round = |child: &Section| child.title.round.is_some() && child.asks < Asks::Plainly;
    if section.asks < Asks::Plainly && below.clone().any(is_round) {
        return Verdict { role: Role::Topic, ..Verdict::default() };
    }
    let own = page.sections.partition_point(|other| other.start < section.start);
    let is_answered = below.clone().any(|child| answers(page, own, child));
    let is_structured = is_asking
        && (ends_asking(page, section) && has_parts(page, section)
            || has_numbered_parts(page, section));
    let is_roof = !is_answered && !is_structured && children_ask(page, section);
    let has_body =
        answer::body(page, section.start, section.end, AnswerForm::Heading).answer.is_some();
    // `### Redis 为什么快？` over `#### 为什么是单线程？`: what is asked below goes on from it.
    let goes_on = is_roof && !has_body && section.level > 1 && ends_asking(page, section);
    let role = match (is_answered && section.asks >= Asks::Names || is_asking, is_roof) {
        (false, _) => Role::Topic,
        (true, true) if !has_body && !goes_on => Role::Topic,
        (true, _) => Role::Question,
    };
    let parts = if is_structured { Parts::All } else { Parts::Unknown };
    Verdict { role, is_roof, parts, is_part: false, goes_on: goes_on && role == Role::Question }
}

/// Headings of what is asked, above its answer.
const STEMS: &[&str] = &["题目", "题目描述", "问题描述", "描述", "description", "problem"];

/// Whether the heading `child` says that it answers the section `own`: `### 思路` right below it, or
/// below `## 题目描述`.
fn answers(page: &Page<'_>, own: usize, child: &Section) -> bool {
    let is_stem = |at: usize| {
        let head = page.sections[at].head.map_or("", |head| page.content(head));
        STEMS.iter().any(|stem| head.eq_ignore_ascii_case(stem))
    };
    let above = child.parent.filter(|&parent| parent != own && is_stem(parent));
    let parent = above.and_then(|stem| page.sections[stem].parent).or(child.parent);
    parent == Some(own) && is_label(page, child)
}

fn ends_asking(page: &Page<'_>, section: &Section) -> bool {
    section.head.is_some_and(|head| asking::ends_asking(page.content(head)))
}

/// Words in the headings of one answer's parts.
const PARTS: &[&str] = &[
    "结论",
    "误区",
    "追问",
    "回答",
    "答案",
    "要点",
    "总结",
    "小结",
    "解析",
    "思路",
    "依据",
    "取舍",
    "示例",
    "例子",
    "延伸",
    "扩展",
    "背景",
    "概述",
    "answer",
    "summary",
    "example",
    "follow-up",
    "pitfall",
];

/// Whether two of the headings directly below name parts of an answer and few of them ask.
fn has_parts(page: &Page<'_>, section: &Section) -> bool {
    let (mut all, mut parts, mut asking) = (0_u32, 0_u32, 0_u32);
    for child in children(page, section).filter(|child| child.level == section.level + 1) {
        let Some(head) = child.head else { continue };
        let text = page.content(head).to_lowercase();
        let asks = asking::ends_asking(&text);
        all += 1;
        asking += u32::from(asks);
        parts += u32::from(!asks && PARTS.iter().any(|part| text.contains(part)));
    }
    parts >= 2 && asking * 2 < all
}

/// Whether the headings directly below are numbered from 1, and few of them ask: `### 1. 定义`.
fn has_numbered_parts(page: &Page<'_>, section: &Section) -> bool {
    let holds_cue =
        |head: usize| page.lexicon.words(page.content(head)).any(|hit| hit.word == Word::Asking);
    // `## 手撕算法` only requests: what is numbered below it was asked.
    if !ends_asking(page, section) && !section.head.is_some_and(holds_cue) {
        return false;
    }
    let (mut all, mut numbered, mut asking) = (0_u32, 0_u32, 0_u32);
    for child in children(page, section).filter(|child| child.level == section.level + 1) {
        let Some(head) = child.head else { continue };
        all += 1;
        numbered += u32::from(page.rows[head].number == all);
        asking += u32::from(child.asks == Asks::Plainly);
    }
    all >= 2 && numbered == all && asking * 2 < all
}

/// The sections below `section` in the tree.
fn children<'p>(
    page: &'p Page<'_>,
    section: &'p Section,
) -> impl Iterator<Item = &'p Section> + Clone {
    let start = page.sections.partition_point(|other| other.start <= section.start);
    let below = page.sections[start..].iter().take_while(|other| other.start <= section.deep_end);
    below.filter(|child| child.level > section.level)
}

/// `## 典型回答`: the answer of the heading above it. So is `## 参考`, unless those beside it ask.
fn is_label(page: &Page<'_>, section: &Section) -> bool {
    let head = section.head.map_or("", |head| page.content(head));
    let is_asked = |child: &Section| child.asks == Asks::Plainly || is_marked(page, child);
    let beside = || section.parent.map(|parent| children(page, &page.sections[parent]));
    answer::is_label(page, head)
        && !(Lexicon::is_resource(head) && beside().is_some_and(|all| all.take(64).any(is_asked)))
}

/// Whether a heading that names something is a question at this level.
fn is_question_level(is_interview_note: bool, level: Level) -> bool {
    let weight = level.asking * 2 + level.hinting;
    if is_interview_note {
        level.asking >= 2 && weight * 5 >= level.headings * 2
    } else {
        level.asking >= 2 && weight >= level.headings
            || level.ending >= 4 && level.ending * 5 >= level.headings * 2
    }
}

/// Signs before headings are marks when the headings are questions at all: many carry one.
fn is_marked_level(level: Level) -> bool {
    let is_most = level.marked >= 2 && level.marked * 2 >= level.headings;
    level.marked >= level.headings || level.asking > 0 || level.marked >= 3 || is_most
}

/// Whether the headings below are questions of their own: most of them ask.
fn children_ask(page: &Page<'_>, section: &Section) -> bool {
    let (mut all, mut asking) = (0_u32, 0_u32);
    for child in children(page, section) {
        all += 1;
        asking += u32::from(child.asks == Asks::Plainly);
    }
    asking * 2 > all
}
