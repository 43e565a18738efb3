//! Items with marks inside an item without one: each was asked, though what stands beside it tells how the
//! one around it was answered.
//!
//! ```text
//! - 讲讲你们的网关
//!   - 说了鉴权和限流
//!   - 限流的算法 ❌
//!   - 令牌桶怎么实现？
//! ```
//!
//! Signs may as well tell good from bad in an answer. Those before the items do, unless some ask or the
//! items around them have such signs, too; those behind them do inside of what asks, unless some ask.

use super::asking::{Asks, ends_asking};
use super::claims::{Claims, Strength};
use super::page::{Page, Role, Section};
use super::runs::{self, Item};
use super::{Mark, nested, told_lists};
use crate::text::slice;

/// Claims what was asked inside `holder`, which stands among `items`.
pub(super) fn recognise(
    page: &Page<'_>,
    section: &Section,
    items: &[Item],
    (item, inner): &(&Item, Vec<Item>),
    claims: &mut Claims,
) {
    let is_weighed = || told_lists::weighs(page.content(item.row));
    if item.wording.mark != Mark::None
        || is_weighed()
        || !are_asked(page, section, items, item, inner)
    {
        return;
    }
    let is_asked = |child: &&Item| {
        let text = slice(page.text, child.wording.text);
        let is_marked = child.wording.mark != Mark::None && child.asks >= Asks::Names;
        is_marked || ends_asking(text)
    };
    for child in inner.iter().filter(is_asked) {
        claims.push(runs::claim(page, child, Strength::Asked, page.topic(section)));
    }
}

fn are_asked(
    page: &Page<'_>,
    section: &Section,
    items: &[Item],
    item: &Item,
    inner: &[Item],
) -> bool {
    let leads = |item: &Item| item.wording.mark != Mark::None && !item.wording.is_marked_behind();
    let (mut marked, mut asking, mut failed, mut leading) = (0_usize, 0_usize, 0_usize, 0_usize);
    for child in inner.iter().filter(|child| child.wording.mark != Mark::None) {
        let text = slice(page.text, child.wording.text);
        // `乐观锁：版本号 ✅`, `请使用标准库 ✅`
        let is_explained = child.asks < Asks::Plainly && text.contains(['：', ':']);
        if is_explained || nested::is_requirement(text) {
            return false;
        }
        marked += 1;
        asking += usize::from(child.asks == Asks::Plainly);
        failed += usize::from(child.wording.mark == Mark::Fail);
        leading += usize::from(leads(child));
    }
    let is_enough = asking > 0 && asking * 2 >= marked;
    let is_interview = section.role == Role::Interview;
    if marked == 0 {
        false
    } else if leading > 0 {
        let is_same = || is_interview && items.iter().any(leads);
        failed > 0 && (is_enough || is_same())
    } else {
        let asks = || inner.iter().any(|child| child.asks == Asks::Plainly);
        is_enough || is_interview && item.asks < Asks::Plainly && asks()
    }
}
