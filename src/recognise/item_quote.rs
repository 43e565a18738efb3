//! Dialect L: numbered questions, each with its answer as a quote, table, code or text below.
//!
//! The numbered lines directly below a heading (or before the first one) are questions when
//! enough of them ask, or when the heading names an interview or a part of one. The block of an item is what is
//! indented below it or follows without a blank line; where the numbers go on, unindented text
//! in between belongs to the item before it too. The company may stand as the bare first line.
//!
//! ```text
//! 云帆科技
//!
//! 1. 索引为什么会失效？
//!
//!    > 对列做了运算，或者类型不一致
//! 2. 事务的隔离级别
//! ```

use super::bullet_fence;
use super::claims::Claims;
use super::page::{Page, Role};
use super::remarks;
use super::runs::{self, NUMBERED_SHARE, Run, Sign};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    if page.is_diary {
        return;
    }
    for (index, section) in page.sections.iter().enumerate() {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let run = page.run(index, Sign::Number);
        let is_asking =
            run.asks(NUMBERED_SHARE) && (run.items.len() >= 2 || page.is_interview_note);
        let is_placed = || {
            section.role == Role::Interview
                || !run.items.is_empty() && bullet_fence::are_parts(page, section, run)
        };
        if !is_asking && !is_placed() {
            continue;
        }
        claim_items(page, section.role, run, page.topic(section), claims);
    }
}

fn claim_items(
    page: &Page<'_>,
    role: Role,
    run: &Run,
    topic: Option<crate::text::Span>,
    claims: &mut Claims,
) {
    for item in &run.items {
        if runs::is_statement(item, role) || remarks::is_remark(page, item) {
            continue;
        }
        claims.push(runs::claim(page, item, runs::strength(item), topic));
    }
}
