//! Items inside items: topics with their questions, and questions with what was asked next.
//!
//! An item that names something over items that ask, or that carry marks, is a topic. Items below a
//! question most of which end as questions do were asked next, and answer nothing.
//!
//! ```text
//! - 基础
//!   - 什么是闭包 ❌
//!   - 原型链 ✅
//! - 讲讲散列表
//!   - 怎么扩容？
//! ```

use super::asking::{Asks, asks, ends_asking, heads_own_questions};
use super::claims::{Claim, Claims, Strength};
use super::lexicon::Word;
use super::page::{Page, Role, Section};
use super::rows::{Kind, Row};
use super::runs::{self, Item, Sign};
use super::wording::{Style, Wording};
use super::{Answer, AnswerForm, Mark, answer, marked_inside, outlines, remarks, told_lists};
use crate::text::{Span, slice};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for (index, section) in page.sections.iter().enumerate() {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        for sign in [Sign::Number, Sign::Bullet, Sign::Box] {
            let items = &page.run(index, sign).items;
            if page.is_interview_note {
                run(page, section, items, 0, claims);
            } else {
                marked_below(page, section, items, claims);
            }
        }
    }
}

/// In a note that does not speak of interviews: what was asked next has a mark behind it.
fn marked_below(page: &Page<'_>, section: &Section, items: &[Item], claims: &mut Claims) {
    for item in items.iter().filter(|item| item.asks >= Asks::Names && item.end > item.row + 1) {
        let mut inner = children(page, item);
        if !asks_next(page, item) {
            inner.retain(|child| is_marked_next(page, child));
        }
        if inner.iter().any(|item| item.wording.is_marked_behind()) {
            follow_ups(page, section, &inner, 0, claims);
        }
    }
    for item in items.iter().filter(|item| outlines::may_hold(page, item)) {
        if holds_marks(page, item) {
            outlines::go_down(page, section, item, &children(page, item), 0, claims);
        }
    }
}

/// Items further in than this many others are read as text.
pub(crate) const DEEPEST: u8 = 8;

/// Claims what was asked next, and what was asked after that.
fn follow_ups(page: &Page<'_>, section: &Section, inner: &[Item], depth: u8, claims: &mut Claims) {
    for child in inner {
        // `- 答：…` beside what was asked next.
        if answer::labelled(page, page.content(child.row)).is_some() {
            continue;
        }
        let claim = runs::claim(page, child, Strength::Asked, page.topic(section));
        claims.push(Claim { is_follow_up: true, ..claim });
        if depth < DEEPEST && asks_next(page, child) {
            follow_ups(page, section, &children(page, child), depth + 1, claims);
        }
    }
}

pub(crate) fn run(
    page: &Page<'_>,
    section: &Section,
    items: &[Item],
    depth: u8,
    claims: &mut Claims,
) {
    let holders: Vec<(&Item, Vec<Item>)> = items
        .iter()
        .map(|item| (item, children(page, item)))
        .filter(|(_, inner)| !inner.is_empty())
        .collect();
    let is_named = |inner: &[Item]| inner.iter().all(|inner| inner.asks >= Asks::Names);
    let is_outline = are_outlined(page, items, &holders);
    let is_topic = |(item, inner): &(&Item, Vec<Item>)| {
        let content = page.content(item.row);
        let heads = (is_part(content)
            || page.is_round(item.row)
            || item.asks < Asks::Plainly && holds_round(page, item)
            || content.ends_with(['：', ':']) && heads_own_questions(content))
            && item.wording.mark == Mark::None;
        let told = inner.iter().filter(|inner| inner.asks < Asks::Names).count();
        names(page, item) && are_asked(page, inner)
            || is_outline && is_named(inner) && may_name(page, item) && holds_marks(page, item)
            || heads && told * 3 <= inner.len()
            || opens(page, item) && names(page, item) && are_replied(page, inner)
    };
    let topics = holders.iter().filter(|holder| is_topic(holder)).count();
    // `- 问题` over what was asked, and beside it `- 代码：合并两个链表`.
    for item in items.iter().filter(|item| topics > 0 && sets_exercise(page, item)) {
        claims.push(runs::claim(page, item, Strength::Asked, page.topic(section)));
    }
    for holder in &holders {
        let (item, inner) = holder;
        if is_told(page, item) {
            let rows = inner.iter().map(|child| child.row).chain([item.row]);
            rows.for_each(|row| claims.is_no_question(row));
            continue;
        }
        // Among topics a name over names is one too: `- 算法`, `  - 两数之和`.
        let is_alike = topics * 2 >= holders.len()
            && topics > 0
            && item.wording.mark == Mark::None
            && item.asks < Asks::Plainly
            && page.content(item.row).chars().count() <= 8
            && is_named(inner);
        if is_topic(holder) || is_alike {
            heads(page, item, inner, claims);
            if depth < DEEPEST {
                run(page, section, inner, depth + 1, claims);
            }
        } else if asks_next(page, item) {
            follow_ups(page, section, inner, 0, claims);
        } else {
            among_others(page, section, item, inner, claims);
            marked_inside::recognise(page, section, items, holder, claims);
            outlines::go_down(page, section, item, inner, depth, claims);
        }
    }
}

/// `- 不足：` over what the writer says of it.
fn is_told(page: &Page<'_>, item: &Item) -> bool {
    let content = page.content(item.row);
    item.wording.mark == Mark::None && (remarks::is_about_interview(content) || requires(content))
}

/// Claims what was asked among, or behind, items that answer: `- 追问：两级不行吗？❌`.
fn among_others(
    page: &Page<'_>,
    section: &Section,
    item: &Item,
    inner: &[Item],
    claims: &mut Claims,
) {
    let is_whole = are_parts(page, item, inner);
    let is_asked = |child: &Item| is_whole || is_marked_next(page, child);
    let asked: Vec<Item> = inner.iter().copied().filter(is_asked).collect();
    follow_ups(page, section, &asked, 0, claims);
}

/// Takes an item for a topic, and those inside of it for questions.
pub(crate) fn heads(page: &Page<'_>, item: &Item, inner: &[Item], claims: &mut Claims) {
    claims.is_no_question(item.row);
    for child in inner.iter().filter(|child| !page.is_round(child.row)) {
        let topic = Some(item.wording.text);
        let replied = replied(page, child).filter(|_| opens(page, item));
        let child = replied.map_or(*child, |(child, _)| child);
        let claim = runs::claim(page, &child, runs::strength(&child), topic);
        let answer = replied.map(|(_, span)| Answer { form: AnswerForm::Inline, span });
        let answer = answer.or(claim.answer);
        claims.push(Claim { strength: claim.strength.max(Strength::Asked), answer, ..claim });
    }
}

/// `问答：`
fn opens(page: &Page<'_>, item: &Item) -> bool {
    page.content(item.row).ends_with(['：', ':'])
}

/// An unmarked item that asks before its colon, and what is replied behind that: `主键用什么类型：自增长整型`.
fn replied(page: &Page<'_>, item: &Item) -> Option<(Item, Span)> {
    if item.wording.mark != Mark::None || item.wording.answer.is_some() {
        return None;
    }
    let raw = slice(page.text, item.wording.text);
    let (head, reply) = raw.split_once(['：', ':'])?;
    let reply = reply.trim_start();
    let asks = asks(page.lexicon, head);
    // `编写用例：…` tells what was done.
    let is_asked =
        ends_asking(head) || page.lexicon.words(head).any(|hit| hit.word == Word::Asking);
    if asks < Asks::Plainly || !is_asked || reply.is_empty() || page.lexicon.is_empty_answer(reply)
    {
        return None;
    }
    let start = item.wording.text.start;
    let text = Span { start, end: start + head.trim_end().len() as u32 };
    let end = item.wording.text.end;
    let mark_span = Span { start: text.end, end: text.end };
    let wording = Wording { text, mark_span, ..item.wording };
    Some((Item { wording, asks, ..*item }, Span { start: end - reply.len() as u32, end }))
}

/// Whether items without marks stand over others with marks, two of them at least: `- js` over
/// `- 原型链 ❌`.
fn are_outlined(page: &Page<'_>, items: &[Item], holders: &[(&Item, Vec<Item>)]) -> bool {
    items.iter().all(|item| item.wording.mark == Mark::None)
        && holders.iter().filter(|(item, _)| holds_marks(page, item)).nth(1).is_some()
}

/// `八股（基础分，可以省略） 10 min`, in an outline.
fn may_name(page: &Page<'_>, item: &Item) -> bool {
    item.asks < Asks::Plainly && page.content(item.row).chars().count() <= 24
}

/// Whether an item further in has a mark.
fn holds_marks(page: &Page<'_>, item: &Item) -> bool {
    (item.row + 1..item.end).any(|at| {
        is_item(page.rows[at])
            && page.lexicon.may_hold_sign(page.line(at))
            && page.wording(at, Style::Plain).is_marked_behind()
    })
}

/// `4. 看他怎么与人合作` over `1. 如何应对冲突`, `2. 遇到分歧怎么办`: numbered items that all ask, in a numbered
/// one that does not.
fn are_parts(page: &Page<'_>, item: &Item, inner: &[Item]) -> bool {
    let asks = |child: &Item| {
        let text = || slice(page.text, child.wording.text);
        page.rows[child.row].is_numbered()
            && child.asks == Asks::Plainly
            && page.lexicon.words(text()).any(|hit| hit.word == Word::Asking)
    };
    page.rows[item.row].is_numbered()
        && !ends_asking(page.content(item.row))
        && inner.len() >= 2
        && inner.iter().all(asks)
}

/// Whether the item ends as questions do, or is called a follow-up, and has a mark behind it.
fn is_marked_next(page: &Page<'_>, item: &Item) -> bool {
    let text = slice(page.text, item.wording.text);
    item.wording.is_marked_behind() && (ends_asking(text) || follows_up(text))
}

/// The items directly inside `item`.
pub(crate) fn children(page: &Page<'_>, item: &Item) -> Vec<Item> {
    let own = page.rows[item.row].indent;
    let is_inner = |row: Row| is_item(row) && row.indent > own;
    let inner = || (item.row + 1..item.end).filter(|&at| is_inner(page.rows[at]));
    let Some(indent) = inner().map(|at| page.rows[at].indent).min() else { return Vec::new() };
    let heads: Vec<usize> = inner().filter(|&at| page.rows[at].indent <= indent + 1).collect();
    let ends = heads.iter().skip(1).copied().chain([item.end]);
    let read = |(&row, end): (&usize, usize)| {
        let wording = page.wording(row, Style::Plain);
        Item { row, end, wording, asks: page.row_asks(row, &wording) }
    };
    heads.iter().zip(ends).map(read).collect()
}

fn is_item(row: Row) -> bool {
    row.kind == Kind::Bullet || row.is_numbered()
}

/// Parts of an interview: what was asked in one need not ask by itself: `### 算法`, `- 两数之和`.
const PARTS: &[&str] = &[
    "算法",
    "算法题",
    "算法题目",
    "手撕",
    "手撕代码",
    "手撕算法",
    "手写",
    "手写题",
    "代码",
    "代码题",
    "编程",
    "编程题",
    "笔试",
    "笔试题",
    "手撕题",
    "项目",
    "项目经历",
    "八股",
    "八股文",
    "基础",
    "基础知识",
    "场景",
    "场景题",
    "智力题",
    "数据结构",
    "操作系统",
    "计算机网络",
    "计网",
    "网络",
    "数据库",
    "其他",
    "其它",
    "问题",
    "面试问题",
    "题目",
    "演算法",
    "手寫",
    "專案",
    "資料結構",
    "作業系統",
    "網路",
    "資料庫",
    "問題",
    "題目",
    "questions",
    "coding",
    "algorithms",
    "system design",
    "behavioral",
];

/// Whether `text` names a part of an interview and nothing else.
pub(crate) fn is_part(text: &str) -> bool {
    /// No part is called longer, in bytes; most lines are longer than that with what is around it.
    const LONGEST: usize = 24;
    if text.len() > LONGEST {
        return false;
    }
    let name = text.trim_matches(['：', ':', ' ', '*', '\\', '。']);
    // `三道算法题`
    let counted = name.char_indices().take(3).find(|(_, c)| *c == '道');
    let name = counted.map_or(name, |(at, sign)| &name[at + sign.len_utf8()..]);
    PARTS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether an item in an outline stands around that of a round: `- 云帆` over `- 一面`.
fn holds_round(page: &Page<'_>, item: &Item) -> bool {
    let round = page.first_round(item.row + 1, item.end);
    round.is_some_and(|round| page.rows[round].kind == Kind::Bullet)
}

/// `代码：合并两个链表`
fn sets_exercise(page: &Page<'_>, item: &Item) -> bool {
    let parts = page.content(item.row).split_once(['：', ':']);
    parts.is_some_and(|(head, rest)| is_part(head) && !rest.trim().is_empty())
}

/// Whether the item only names something.
fn names(page: &Page<'_>, item: &Item) -> bool {
    let content = page.content(item.row);
    let opens = content.ends_with(['：', ':']);
    // `缓存一致性问题`
    let is_field = || ["问题", "相关"].iter().any(|end| content.ends_with(end));
    item.wording.mark == Mark::None
        && item.wording.answer.is_none()
        && (opens && item.asks < Asks::Plainly
            || (item.asks <= Asks::Names || item.asks == Asks::Hints && is_field())
                && content.chars().count() <= 16)
}

/// Whether the items inside an item were asked.
fn are_asked(page: &Page<'_>, inner: &[Item]) -> bool {
    // A sign behind the wording: those before it tell good from bad in an answer.
    let is_marked = |item: &Item| item.wording.is_marked_behind() && item.asks >= Asks::Hints;
    let asking = inner.iter().filter(|item| item.asks == Asks::Plainly).count();
    let ends = inner.iter().any(|item| ends_asking(page.content(item.row)));
    inner.iter().any(is_marked) || asking * 2 >= inner.len() && (ends || asking >= 2)
}

/// Whether most of the items ask before a colon and have the reply behind it.
fn are_replied(page: &Page<'_>, inner: &[Item]) -> bool {
    let replied = inner.iter().filter(|item| replied(page, item).is_some()).count();
    replied >= 2 && replied * 2 >= inner.len()
}

/// `追问：扩容的过程`, `follow-up: how would you shard it`
pub(crate) fn follows_up(text: &str) -> bool {
    const LABELS: &[&str] = &["追问", "追問", "follow-up", "follow up", "followup"];
    let begins = |label: &str| {
        text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
    };
    LABELS.iter().any(|label| begins(label))
}

/// `需求说明：`, above what a task takes.
pub(crate) fn requires(text: &str) -> bool {
    const LABELS: &[&str] =
        &["需求说明", "需求", "要求", "具体要求", "功能要求", "功能需求", "requirements"];
    told_lists::is_one_of(LABELS, text.trim_end_matches(['：', ':']))
}

/// `请使用 TypeScript`: what the task above takes.
pub(crate) fn is_requirement(text: &str) -> bool {
    ["请使用", "请用", "请不要", "请勿"].iter().any(|head| text.starts_with(head))
}

/// Whether what stands below the item was asked next: items, most of which end as questions do, are
/// called so, or ask and have a mark behind them or a box before them.
pub(crate) fn asks_next(page: &Page<'_>, item: &Item) -> bool {
    let own = page.rows[item.row].indent;
    let (mut all, mut ending, mut asking, mut marked) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut is_led, mut least) = (false, u16::MAX);
    for at in item.row + 1..item.end {
        let row = page.rows[at];
        if row.is_blank() {
            continue;
        }
        // What stands further in goes with the item above it.
        if row.indent > least.saturating_add(1) {
            continue;
        }
        if !is_item(row) || row.indent <= own {
            return false;
        }
        least = least.min(row.indent);
        all += 1;
        let wording = page.wording(at, Style::Plain);
        let text = slice(page.text, wording.text);
        let is_marked = wording.is_marked_behind();
        marked += usize::from(is_marked);
        if ends_asking(text) || follows_up(text) {
            ending += 1;
        } else if page.row_asks(at, &wording) == Asks::Plainly && !is_requirement(text) {
            asking += 1;
            is_led |= is_marked || runs::has_sign(page, row, Sign::Box);
        }
    }
    // Beside what asks and has a mark behind it, or a box before it, what asks was asked, too; and so
    // was, beside anything that asks, whatever has a mark where all have one.
    let ending = ending + if is_led { asking } else { 0 };
    // Below what has a mark items that all ask were asked, too.
    asking * 3 >= all * 2 && all > 1 && item.wording.is_marked_behind()
        || ending > 0 && (ending * 3 >= all * 2 || marked == all)
}

/// For each item whether it stands inside a numbered item that asks, and answers it. What is
/// numbered below the heading of an interview was asked.
pub(crate) fn are_inside_asked(page: &Page<'_>, section: &Section, items: &[Item]) -> Vec<bool> {
    let mut outer = None;
    let mut from = section.start;
    let is_inside = |item: &Item| {
        let own = page.rows[item.row].indent;
        let is_outer = |at: &usize| !page.rows[*at].is_blank() && page.rows[*at].indent < own;
        outer = (from..item.row).rev().find(is_outer).or(outer);
        from = item.row;
        let outer = outer.filter(|at| page.rows[*at].indent < own);
        outer.is_some_and(|at| {
            let asks = || page.row_asks(at, &page.wording(at, Style::Plain));
            page.rows[at].is_numbered()
                && (section.role == Role::Interview || asks() == Asks::Plainly)
        })
    };
    items.iter().map(is_inside).collect()
}
