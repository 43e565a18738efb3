//! Lists that do not ask by themselves beside lists that were asked: the sections of one level that are
//! lists of one kind are of one kind.
//!
//! ```text
//! ## 语言
//! 1. 什么是闭包 ✅
//!
//! ## 样式
//! 1. 圣杯布局
//! 2. 清除浮动
//!
//! ## 框架
//! 1. 合成事件 ❌
//! ```

use super::asking::Asks;
use super::claims::Claims;
use super::page::{Page, Role, Section};
use super::runs::{self, Item, Sign};
use super::told_lists::is_told;
use super::{Mark, nested, remarks};
use crate::text::slice;
use std::collections::BTreeMap;

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    if page.is_diary || page.sections.len() < 4 {
        return;
    }
    for sign in [Sign::Number, Sign::Bullet] {
        let mut beside: BTreeMap<(Option<usize>, u8), Beside> = BTreeMap::new();
        for (index, section) in page.sections.iter().enumerate() {
            if let Some(kind) = kind(page, index, sign) {
                let beside = beside.entry((section.parent, section.level)).or_default();
                match kind {
                    Kind::Asked => beside.asked += 1,
                    Kind::Named => beside.named.push(index),
                    Kind::Other => beside.others += 1,
                }
            }
        }
        for found in beside.values() {
            if found.asked >= 2 && found.asked > found.others && found.asked >= found.named.len() {
                found.named.iter().for_each(|&index| claim(page, index, sign, claims));
            }
        }
    }
}

/// The lists of one kind below the headings of one level.
#[derive(Default)]
struct Beside {
    asked: usize,
    /// The sections whose items name something and do not ask.
    named: Vec<usize>,
    others: usize,
}

enum Kind {
    Asked,
    Named,
    Other,
}

/// What the list is that a section consists of; `None` when it is none.
fn kind(page: &Page<'_>, index: usize, sign: Sign) -> Option<Kind> {
    let section = &page.sections[index];
    let head = section.head.filter(|_| section.children == 0)?;
    let run = page.run(index, sign);
    let first = run.items.first()?.row;
    if (section.start..first).any(|at| !page.rows[at].is_blank()) {
        return None;
    }
    let is_topic = section.role == Role::Topic && section.title.round.is_none();
    if is_topic && is_asked(page, index, sign) {
        return Some(Kind::Asked);
    }
    let name = page.content(head);
    let is_list = is_topic
        && (section.asks < Asks::Plainly || nested::is_part(name))
        && !run.is_marked()
        && !is_told(name)
        && !remarks::is_about_interview(name)
        && run.items.iter().all(|item| names(page, item));
    Some(if is_list { Kind::Named } else { Kind::Other })
}

/// Whether the items were asked, or most say how they went. Bullets mostly list facts, so some must.
fn is_asked(page: &Page<'_>, index: usize, sign: Sign) -> bool {
    let run = page.run(index, sign);
    let is_behind =
        |item: &Item| item.wording.mark == Mark::None || item.wording.is_marked_behind();
    let is_told = || run.is_marked() && run.is_mostly_marked() && run.items.iter().all(is_behind);
    match sign {
        Sign::Number => run.asks(runs::NUMBERED_SHARE) || is_told(),
        _ => {
            run.is_marked() && run.asks(runs::BULLET_SHARE) || run.is_marked_log(page, index, sign)
        }
    }
}

/// `圣杯布局`: an item that may stand for a question, with nothing below it.
fn names(page: &Page<'_>, item: &Item) -> bool {
    const LONGEST: usize = 40;
    let text = slice(page.text, item.wording.text);
    item.asks >= Asks::Names
        && item.wording.mark == Mark::None
        && text.chars().count() <= LONGEST
        && !text.contains(['：', ':', '。', '；', '='])
        && !page.line(item.row).contains("](")
        && (item.row + 1..item.end).all(|at| page.rows[at].is_blank())
}

fn claim(page: &Page<'_>, index: usize, sign: Sign, claims: &mut Claims) {
    let section: &Section = &page.sections[index];
    for item in &page.run(index, sign).items {
        claims.push(runs::claim(page, item, runs::strength(item), page.topic(section)));
    }
}
