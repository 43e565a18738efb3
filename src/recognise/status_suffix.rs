//! Dialect I: bullets that end in a status sign.
//!
//! `- text：🔴` with the notes on it indented below. What a colour means is said in the file's
//! legend, if at all (elsewhere 🔴 is a difficulty), so only ✅ and ❌ are marks; the other
//! signs tell that the bullets are questions.
//!
//! ```text
//! - 原型链：🔴
//!   - 一句话：对象找属性的路
//! - 防抖和节流：🟡
//! ```

use super::claims::{Claims, Strength};
use super::page::{Page, Role};
use super::runs::{self, Run, Sign};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    if page.is_diary {
        return;
    }
    let all = (0..page.sections.len()).map(|index| page.run(index, Sign::Bullet));
    if all.map(signed).sum::<usize>() < 2 {
        return;
    }
    for (index, section) in page.sections.iter().enumerate() {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let run = page.run(index, Sign::Bullet);
        if signed(run) == 0 || signed(run) * 2 < run.items.len() {
            continue;
        }
        for item in &run.items {
            claims.push(runs::claim(page, item, Strength::Asked, page.topic(section)));
        }
    }
}

/// How many items end in a status sign.
fn signed(run: &Run) -> usize {
    run.items.iter().filter(|item| item.wording.has_status).count()
}
