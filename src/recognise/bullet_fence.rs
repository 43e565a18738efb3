//! Dialect B: bullets, each with its answer below.
//!
//! Bullets are questions when most of them hold a fence (the first fence is the answer; a second
//! one in the same item is something else, such as a pasted log), or when most of them ask.
//!
//! ~~~text
//! - 读大文件的两种办法
//!
//!   ```
//!   分片读，或者按行读
//!   ```
//! ~~~

use super::asking::{Asks, heads_own_questions};
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::rows::Kind;
use super::runs::{self, BULLET_SHARE, Item, Run, Sign};
use super::wording::Style;
use super::{AnswerForm, answer, nested, remarks};
use crate::text::slice;

/// In a note that does not speak of interviews bullets must ask this often (per cent).
const STRICT_SHARE: usize = 75;

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    if page.is_diary {
        return;
    }
    for (index, section) in page.sections.iter().enumerate() {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let run = page.run(index, Sign::Bullet);
        let is_part = is_part_of_interview(page, section) || are_named(page, section, run);
        let is_alone = run.items.len() < 2 && section.role != Role::Interview && !is_part;
        if run.items.is_empty() || is_alone {
            continue;
        }
        let fenced = run.items.iter().filter(|item| fence_below(page, item).is_some()).count();
        let holds_fences = fenced >= 2 && fenced * 2 >= run.items.len();
        if holds_fences || is_part || asks(page, section, run) {
            let inside = nested::are_inside_asked(page, section, &run.items);
            let in_boxes = runs::stands_in_boxes(page, index, run);
            for (item, is_inside) in run.items.iter().zip(inside) {
                let is_inside = is_inside || in_boxes && item.asks < Asks::Plainly;
                if !remarks::is_remark(page, item) && !is_inside {
                    claims.push(claim(page, section, item));
                }
            }
        }
    }
}

/// Whether nothing but phrases stands below the heading of a part of an interview: `## 手撕`,
/// `1. 两数之和`. Below other headings numbered phrases may be steps.
pub(crate) fn are_parts(page: &Page<'_>, section: &Section, run: &Run) -> bool {
    let opens = |item: &Item| page.content(item.row).ends_with(['：', ':']);
    is_part_of_interview(page, section)
        && names_only(page, section, run)
        && !run.items.iter().any(opens)
}

fn is_part_of_interview(page: &Page<'_>, section: &Section) -> bool {
    let is_interview =
        |parent: usize| page.named.is_interview || page.sections[parent].role == Role::Interview;
    let Some(head) = section.head.filter(|_| section.parent.is_some_and(is_interview)) else {
        return false;
    };
    // Behind an emoji, too.
    let name = slice(page.text, page.wording(head, Style::Plain).text);
    nested::is_part(name) || heads_own_questions(name)
}

/// Whether the items below a topic of an interview name what was asked: `## Linux`, `- 复制文件`.
fn are_named(page: &Page<'_>, section: &Section, run: &Run) -> bool {
    let Some(head) = section.head else { return false };
    section.role == Role::Topic
        && !remarks::is_about_interview(page.content(head))
        && (page.named.is_interview || page.is_below_interview(section))
        && names_only(page, section, run)
}

fn asks(page: &Page<'_>, section: &Section, run: &Run) -> bool {
    let is_strict = !page.is_interview_note;
    let share = if is_strict { STRICT_SHARE } else { BULLET_SHARE };
    section.role == Role::Interview && (run.asks(15) || names_only(page, section, run))
        || run.asks(share) && (!is_strict || run.items.len() >= 3)
}

/// Whether the items are all that stands below the heading of an interview, each a phrase: what
/// was asked is often no more than named.
fn names_only(page: &Page<'_>, section: &Section, run: &Run) -> bool {
    let first = (section.start..section.end).find(|&at| !page.rows[at].is_blank());
    let is_phrase = |item: &Item| {
        let text = slice(page.text, item.wording.text);
        let heads_others = nested::is_part(text) && item.end > item.row + 1;
        let tells = text.ends_with(['。', '！', '!']) || remarks::is_remark(page, item);
        let is_link = answer::is_only_a_link(slice(page.text, page.rows[item.row].content()));
        // What stands further in below it was asked (`nested`).
        let own = page.rows[item.row].indent;
        let is_roof = heads_others && page.rows[item.row + 1].indent > own;
        is_roof || item.asks >= Asks::Names && !heads_others && !tells && !is_link
    };
    first == run.items.first().map(|item| item.row) && run.items.iter().all(is_phrase)
}

/// The row of the first fence in the item, when nothing but blank lines stands before it.
fn fence_below(page: &Page<'_>, item: &Item) -> Option<usize> {
    let first = (item.row + 1..item.end).find(|&at| !page.rows[at].is_blank())?;
    (page.rows[first].kind == Kind::Fence).then_some(first)
}

fn claim(page: &Page<'_>, section: &Section, item: &Item) -> Claim {
    let mut end = item.end;
    if let Some(fence) = fence_below(page, item) {
        let closing = (fence + 1..end).find(|&at| page.rows[at].kind == Kind::FenceEnd);
        let second = closing
            .and_then(|closing| (closing + 1..end).find(|&at| page.rows[at].kind == Kind::Fence));
        end = if second.is_some() { closing.map_or(end, |closing| closing + 1) } else { end };
    }
    let body = answer::body(page, item.row + 1, end, AnswerForm::Indented);
    let mut claim = Claim::new(item.row, item.wording, runs::strength(item).max(Strength::Sibling));
    claim.answer = claim.answer.or(body.answer.filter(|_| !nested::asks_next(page, item)));
    claim.end = body.end.max(item.row);
    claim.topic = page.topic(section);
    claim
}
