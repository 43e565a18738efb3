//! Dialect K: `1.question`, and below it a line that starts with `答：`.
//!
//! All lines up to the next question are the answer, numbered ones too. A numbered line at
//! column 0 is the next question when a blank or a topic line stands above it; else only when
//! it continues the numbers of the questions and no numbered line but a question stands directly
//! above it. Behind a blank line nothing answers a question that has no label of its own.
//!
//! ```text
//! 1.索引有哪几种？
//! 答：
//! 1.主键索引
//! 2.普通索引
//!
//! 2.什么时候会锁表？
//! 答：没走索引的更新
//! ```

use super::asking::Asks;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::rows::{Kind, Numbering};
use super::wording::Style;
use super::{AnswerForm, answer, clips, runs};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let heads = heads(page, section);
        let labelled = heads.iter().filter(|&&head| is_labelled(page, head, section.end)).count();
        if labelled < 2 || labelled * 4 < heads.len() {
            continue;
        }
        for (index, &head) in heads.iter().enumerate() {
            let next = heads.get(index + 1).copied();
            let next = next.unwrap_or_else(|| clips::bare_start(page, head + 1, section.end));
            let wording = page.wording(head, Style::Plain);
            if page.row_asks(head, &wording) == Asks::Tells && !is_labelled(page, head, section.end)
            {
                continue;
            }
            let is_open = labelled * 2 < heads.len();
            let next = if is_open { next } else { answer::own_end(page, head + 1, next) };
            let body = answer::body(page, head + 1, next, AnswerForm::Indented);
            let mut claim = Claim::new(head, wording, Strength::Formed);
            claim.answer = claim.answer.or(body.answer);
            claim.end = body.end.max(head);
            claim.topic = page.topic(section);
            claims.push(claim);
        }
    }
}

/// The numbered lines that are questions.
fn heads(page: &Page<'_>, section: &Section) -> Vec<usize> {
    let mut heads = Vec::new();
    let mut number = 0;
    for at in section.start..section.end {
        let row = page.rows[at];
        if !row.is_numbered() || row.indent > 0 || runs::answers(page, at) {
            continue;
        }
        let above = at.checked_sub(1).map(|above| page.rows[above]);
        let is_cut = above.is_none_or(|above| {
            above.is_blank() || above.heading().is_some() || above.is_han_topic()
        });
        // `3、连接池 ❌` right above `4、线程池`: a question without an answer.
        let is_below_head = at > 0 && heads.last() == Some(&(at - 1));
        let continues = row.number == number + 1
            && (is_below_head
                || !above.is_some_and(|above| above.is_numbered() && above.indent == 0)
                || is_labelled(page, at, section.end));
        let opens = |(_, behind): (&str, &str)| behind.is_empty();
        let restarts_below_label =
            above.is_some() && answer::labelled(page, page.line(at - 1)).is_some_and(opens);
        // `Q:` says so itself.
        let is_formed = row.kind == Kind::Ordered(Numbering::Ask);
        if is_formed
            || (is_cut
                && (row.number == number + 1
                    || is_labelled(page, at, section.end)
                    || heads.is_empty()))
            || (continues && !restarts_below_label)
        {
            heads.push(at);
            number = row.number;
        }
    }
    heads
}

/// Whether the next written line starts with a label.
fn is_labelled(page: &Page<'_>, head: usize, end: usize) -> bool {
    let next = (head + 1..end).take(3).find(|&at| !page.rows[at].is_blank());
    next.is_some_and(|next| {
        answer::labelled(page, page.line(next)).is_some()
            || page.rows[next].is_numbered() && answer::is_reply(page, next)
    })
}
