//! Questions numbered as topics are: `一、什么是堆？ ❌`.
//!
//! A line numbered so is a topic, but one with a mark behind it was asked, and so was one that ends as
//! questions do, unless a list stands below it. What stands below up to the next such line answers it.
//!
//! ```text
//! 一、什么是堆？ ❌
//! 二、什么是栈？ ✅
//! 后进先出。
//! ```

use super::asking::ends_asking;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::rows::Kind;
use super::wording::Style;
use super::{AnswerForm, answer, clips};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) || page.is_diary {
            continue;
        }
        let is_head = |at: &usize| page.rows[*at].is_han_topic() && page.rows[*at].indent == 0;
        let heads: Vec<usize> = (section.start..section.end).filter(is_head).collect();
        let ends = heads.iter().skip(1).copied().chain([section.end]);
        for (&head, next) in heads.iter().zip(ends) {
            if is_asked(page, section, head) {
                let wording = page.wording(head, Style::Plain);
                let next = clips::bare_start(page, head + 1, next);
                let body = answer::body(page, head + 1, next, AnswerForm::Indented);
                let mut claim = Claim::new(head, wording, Strength::Asked);
                claim.answer = claim.answer.or(body.answer);
                claim.end = body.end.max(head);
                claim.topic = page.topic(section);
                claims.push(claim);
            }
        }
    }
}

fn is_asked(page: &Page<'_>, section: &Section, head: usize) -> bool {
    if page.wording(head, Style::Plain).is_marked_behind() {
        return true;
    }
    let next = (head + 1..section.end).take(2).find(|&at| !page.rows[at].is_blank());
    let heads_list = next.is_some_and(|at| {
        let row = page.rows[at];
        row.kind == Kind::Bullet || row.is_numbered() && row.indent == 0
    });
    page.is_interview_note && !heads_list && ends_asking(page.line(head))
}
