//! Dialect H: task boxes, one question each.
//!
//! Top-level `[ ]` and `[x]` items are questions below a heading that names an interview or a
//! company, and where enough of them ask. Nested items answer. An empty box says "open", not
//! "failed": it is no mark.
//!
//! ```text
//! ## 云帆科技
//!
//! - [ ] 事件循环的顺序
//! - [x] 跨域怎么解决
//!   - CORS、代理
//! ```

use super::claims::Claims;
use super::page::{Page, Role};
use super::runs::{self, NUMBERED_SHARE, Sign};
use super::siblings;

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for (index, section) in page.sections.iter().enumerate() {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let run = page.run(index, Sign::Box);
        let names_company = section.title.is_known_company();
        let is_log = || page.is_interview_note && siblings::is_log(page, index, run, Sign::Box);
        let is_placed = section.role == Role::Interview || names_company;
        if !(is_placed || run.asks(NUMBERED_SHARE) || is_log()) {
            continue;
        }
        for item in &run.items {
            claims.push(runs::claim(page, item, runs::strength(item), page.topic(section)));
        }
    }
}
