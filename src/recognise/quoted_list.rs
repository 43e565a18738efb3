//! A list in a quote below the heading of an interview: what was asked, set off as a block.
//!
//! Everything written below the heading is quoted, and most of it are items. An item ends where the
//! next begins; what is quoted in between answers it.
//!
//! ```text
//! ## 云帆科技一面
//!
//! > 1. 怎么监听帧率
//! > 2. 垃圾回收的算法
//! ```

use super::AnswerForm;
use super::answer;
use super::asking::Asks;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::rows::Kind;
use super::tags;
use super::wording::Style;
use crate::text::Span;

/// Lines of other kinds that may stand among the quoted ones, such as the link of an exercise.
const OTHERS: usize = 2;

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in page.sections.iter().filter(|section| section.role == Role::Interview) {
        let items = items(page, section);
        let ends = items.iter().skip(1).map(|(row, _)| *row).chain([section.end]);
        for (&(row, content), end) in items.iter().zip(ends) {
            let wording = page.read(content, Style::Plain);
            let asks = page.asks(&wording);
            let strength = if asks == Asks::Plainly { Strength::Asked } else { Strength::Sibling };
            let body = answer::body(page, row + 1, end, AnswerForm::Quote);
            let mut claim = Claim::new(row, wording, strength);
            claim.answer = claim.answer.or(body.answer);
            claim.end = body.end.max(row);
            claim.topic = page.topic(section);
            claims.push(claim);
        }
    }
}

/// The rows of the items with what stands behind their signs; none where the section is no such list.
fn items(page: &Page<'_>, section: &Section) -> Vec<(usize, Span)> {
    let first = (section.start..section.end).find(|&at| !page.rows[at].is_blank());
    if first.is_none_or(|first| page.rows[first].kind != Kind::Quote) {
        return Vec::new();
    }
    let mut items = Vec::new();
    let (mut quoted, mut others) = (0, 0);
    for at in section.start..section.end {
        let row = page.rows[at];
        if row.kind != Kind::Quote {
            others += usize::from(!row.is_blank());
            continue;
        }
        let inner = tags::read(page.text, row.content());
        quoted += usize::from(!inner.is_blank());
        if inner.kind == Kind::Bullet || inner.is_numbered() {
            items.push((at, inner.content()));
        }
    }
    let is_list = items.len() >= 2 && items.len() * 2 >= quoted && others <= OTHERS;
    if is_list { items } else { Vec::new() }
}
