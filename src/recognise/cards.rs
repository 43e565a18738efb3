//! Cards: a line that is nothing but `?` between the front and the back, as spaced repetition in Obsidian
//! has them.
//!
//! The line above it is the question, however it is worded; the answer goes on up to a blank line, a
//! heading or a rule.
//!
//! ```text
//! **悲观锁 vs 乐观锁** ❌
//! ?
//! 先锁再改；改的时候比版本号。
//! ```

use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role};
use super::rows::Kind;
use super::wording::Style;
use super::{AnswerForm, answer};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if section.role == Role::Answer {
            continue;
        }
        for at in section.start + 1..section.end {
            if !is_divider(page, at) || !is_front(page, at - 1) {
                continue;
            }
            let wording = page.wording(at - 1, Style::Plain);
            let is_back = |at: &usize| {
                let row = page.rows[*at];
                !row.is_blank() && row.kind != Kind::Rule
            };
            let end = (at + 1..section.end).take_while(is_back).last().map_or(at, |last| last);
            let body = answer::body(page, at + 1, end + 1, AnswerForm::Indented);
            let mut claim = Claim::new(at - 1, wording, Strength::Formed);
            claim.answer = claim.answer.or(body.answer);
            claim.end = body.end.max(at);
            claim.topic = page.topic(section);
            claims.push(claim);
        }
    }
}

/// `?`, and `??` where the card is turned over, too.
fn is_divider(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    row.kind == Kind::Text && row.span.len() <= 4 && matches!(page.line(at), "?" | "??" | "？")
}

fn is_front(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    matches!(row.kind, Kind::Text | Kind::Bullet | Kind::Ordered(_)) && row.indent < 4
}
