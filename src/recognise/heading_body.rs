//! Dialect J: a heading asks and the text below it answers.
//!
//! The answer runs up to the next heading of the same or a higher level; deeper headings
//! structure it. A deeper heading that plainly asks is a follow-up question inside the block.
//! Which headings ask is decided for the note as a whole (`headings`).
//!
//! ```text
//! ## 4、为什么连接池要设上限？
//! 连接有成本。
//! ### 设多大
//! 压测出来的数。
//! ## 5、索引下推
//! ```

use super::AnswerForm;
use super::answer;
use super::asking::Asks;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::runs::{Item, Sign};
use super::wording::{Style, Wording};
use crate::text::slice;

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for (index, section) in page.sections.iter().enumerate() {
        match section.role {
            Role::Question => question(page, index, claims),
            Role::Answer => follow_up(page, section, claims),
            _ => {}
        }
    }
}

fn question(page: &Page<'_>, index: usize, claims: &mut Claims) {
    let section = &page.sections[index];
    let Some(head) = section.head else { return };
    let wording = page.wording(head, Style::Plain);
    let strength = if section.asks == Asks::Plainly { Strength::Asked } else { Strength::Sibling };
    let end = section.answer_end;
    let body = answer::body(page, section.start, end, AnswerForm::Heading);
    let mut claim = Claim::new(head, wording, strength);
    let answer = body.answer.filter(|_| !lists_asked(page, index, &wording));
    claim.answer = claim.answer.or(answer);
    claim.end = body.end.max(head);
    claim.topic = topic(page, section);
    claim.is_follow_up = section.is_follow_up;
    claims.push(claim);
}

/// Whether nothing but a list of what was asked in particular stands below a heading with a mark:
/// `## 持久化机制 ❌` over `1. 两种方式的区别`.
fn lists_asked(page: &Page<'_>, index: usize, wording: &Wording) -> bool {
    let section = &page.sections[index];
    if !wording.is_marked_behind() || section.children > 0 {
        return false;
    }
    let is_asked = |item: &Item| {
        item.asks >= Asks::Hints && !slice(page.text, item.wording.text).contains(['：', ':', '。'])
    };
    let written = (section.start..section.end).filter(|&at| !page.rows[at].is_blank()).count();
    let run = page.run(index, Sign::Number);
    run.items.len() > 1 && run.items.len() == written && run.items.iter().all(is_asked)
}

fn follow_up(page: &Page<'_>, section: &Section, claims: &mut Claims) {
    let Some(head) = section.head else { return };
    let wording = page.wording(head, Style::Plain);
    let names_one = section.is_question_level && section.asks >= Asks::Hints;
    if section.asks < Asks::Plainly && !names_one {
        return;
    }
    let body = answer::body(page, section.start, section.deep_end, AnswerForm::Heading);
    let mut claim = Claim::new(head, wording, Strength::Asked);
    claim.answer = claim.answer.or(body.answer);
    claim.end = body.end.max(head);
    claim.is_follow_up = true;
    claims.push(claim);
}

/// The heading of the topic that the question's heading stands below.
fn topic(page: &Page<'_>, section: &Section) -> Option<crate::text::Span> {
    section.parent.and_then(|parent| page.topic(&page.sections[parent]))
}
