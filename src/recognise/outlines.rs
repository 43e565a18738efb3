//! Outlines: items that hold nothing but other items, some levels above what was asked.
//!
//! An item that only names something, or links to where the questions are from, is gone through. Below
//! it items that ask are questions as they would be below a topic (`nested`): in a note that does not
//! speak of interviews, those with marks and what asks beside them.
//!
//! ```text
//! - 题库
//!   - 基础
//!     - TODO 什么是闭包？ ❌
//!     - DONE 原型链是什么？
//! ```

use super::asking::{Asks, ends_asking};
use super::claims::Claims;
use super::nested::{DEEPEST, children, heads, requires, run};
use super::page::{Page, Section};
use super::runs::Item;
use super::{Mark, answer, remarks, told_lists};

/// How outliners say how far a task is.
const KEYWORDS: &[&str] =
    &["TODO", "DONE", "DOING", "LATER", "NOW", "WAITING", "CANCELED", "CANCELLED"];

/// The bytes of such a word and the blank behind it that an item starts with. `TODO list` is a thing.
pub(crate) fn keyword_len(content: &str) -> usize {
    if !content.starts_with(['T', 'D', 'L', 'N', 'W', 'C']) {
        return 0;
    }
    let behind = |word: &&&str| content.strip_prefix(**word)?.strip_prefix(' ');
    let rest = KEYWORDS.iter().find_map(|word| behind(&word));
    let rest = rest.filter(|rest| !rest.starts_with(|c: char| c.is_ascii_lowercase() || c == ' '));
    rest.filter(|rest| !rest.is_empty()).map_or(0, |rest| content.len() - rest.len())
}

/// Claims what was asked below an item none of whose own items was. Whether there is any.
pub(crate) fn go_down(
    page: &Page<'_>,
    section: &Section,
    item: &Item,
    inner: &[Item],
    depth: u8,
    claims: &mut Claims,
) -> bool {
    if depth >= DEEPEST || !may_hold(page, item) {
        return false;
    }
    let mut holds = false;
    if are_asked(page, inner) {
        let asked: Vec<Item> =
            inner.iter().copied().filter(|child| !is_explained(page, child)).collect();
        heads(page, item, &asked, claims);
        if page.is_interview_note {
            run(page, section, inner, depth + 1, claims);
        }
        return true;
    }
    for child in inner {
        let below = children(page, child);
        holds |= !below.is_empty() && go_down(page, section, child, &below, depth + 1, claims);
    }
    if holds {
        claims.is_no_question(item.row);
    }
    holds
}

/// Whether an item may be there for those inside of it alone: a name, or a link.
pub(crate) fn may_hold(page: &Page<'_>, item: &Item) -> bool {
    const LONGEST: usize = 40;
    let content = page.content(item.row);
    let is_name = || {
        content.chars().count() <= LONGEST
            && !content.contains(['。', '；', '='])
            && (content.len() == 1 || answer::labelled(page, content).is_none())
    };
    item.end > item.row + 1
        && item.wording.mark == Mark::None
        && item.wording.answer.is_none()
        && !ends_asking(content)
        && (answer::is_only_a_link(content) || item.asks < Asks::Plainly && is_name())
        && !remarks::is_about_interview(content)
        && !told_lists::is_told(content)
        && !requires(content)
}

/// `总：先说结论`: a line of an answer beside what was asked.
fn is_explained(page: &Page<'_>, item: &Item) -> bool {
    let content = page.content(item.row);
    let is_split =
        || content.split_once(['：', ':']).is_some_and(|(_, behind)| !behind.trim().is_empty());
    item.wording.mark == Mark::None && !ends_asking(content) && is_split()
}

/// Whether most items ask, and end so or have marks behind them.
fn are_asked(page: &Page<'_>, items: &[Item]) -> bool {
    let ends = |item: &&Item| ends_asking(page.content(item.row));
    let asking = items.iter().filter(|item| item.asks == Asks::Plainly);
    let is_marked = |item: &Item| item.wording.is_marked_behind();
    if page.is_interview_note {
        let marked = items.iter().filter(|item| is_marked(item) && item.asks >= Asks::Hints);
        let ending = items.iter().filter(ends).count();
        return marked.count() > 0 || ending >= 2 && asking.count() * 3 >= items.len() * 2;
    }
    asking.clone().any(is_marked) && asking.count() * 2 >= items.len()
}
