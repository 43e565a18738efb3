//! Dialect O: bold lines ask; a sign before the text says how it went.
//!
//! Where bold lines carry ✅ or ❓, those are the questions and the other bold lines structure
//! the answers. Where none does, bold lines are questions when most of them ask. The paragraphs
//! up to the next question answer it.
//!
//! ```text
//! **✅进程之间怎么通信**
//!
//! 管道、消息队列、共享内存。
//!
//! **❓零拷贝**
//! ```

use super::asking::Asks;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::rows::Kind;
use super::wording::{Style, Wording};
use super::{AnswerForm, Mark, answer};

/// A bold line.
struct Bold {
    row: usize,
    wording: Wording,
    asks: Asks,
    /// A sign stands before its wording: where some have one, the others structure answers.
    is_signed: bool,
    /// A mark stands behind its wording.
    is_marked: bool,
}

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let lines = bold_lines(page, section);
        let signed = lines.iter().filter(|line| line.is_signed).count();
        let asking = lines.iter().filter(|line| line.asks == Asks::Plainly).count();
        let is_signed = signed >= 2;
        let is_marked = lines.iter().any(|line| line.is_marked);
        let is_asking = (asking >= 2 || is_marked)
            && asking * 2 >= lines.len()
            && (page.is_interview_note || asking * 4 >= lines.len() * 3);
        if !is_signed && !is_asking {
            continue;
        }
        let is_question = |line: &&Bold| {
            line.is_marked || if is_signed { line.is_signed } else { line.asks >= Asks::Names }
        };
        let questions: Vec<&Bold> = lines.iter().filter(is_question).collect();
        for (index, line) in questions.iter().enumerate() {
            let next = questions.get(index + 1).map_or(section.end, |next| next.row);
            let body = answer::body(page, line.row + 1, next, AnswerForm::Heading);
            let mut claim = Claim::new(line.row, line.wording, Strength::Formed);
            claim.answer = claim.answer.or(body.answer);
            claim.end = body.end.max(line.row);
            claim.topic = page.topic(section);
            claims.push(claim);
        }
    }
}

/// Whether a mark stands behind the bold part: `**什么是幂等？** ❌`.
fn starts_with_sign(page: &Page<'_>, rest: &str) -> bool {
    page.lexicon.sign_at(rest.trim_start()).is_some()
}

/// The lines that are bold from end to end, or up to a mark.
fn bold_lines(page: &Page<'_>, section: &Section) -> Vec<Bold> {
    let mut lines = Vec::new();
    for row in section.start..section.end {
        let line = page.line(row);
        let is_line =
            page.rows[row].kind == Kind::Text && page.rows[row].indent < 4 && line.len() < 400;
        let Some(inner) = line.strip_prefix("**").filter(|_| is_line) else { continue };
        let Some((inner, rest)) = inner.split_once("**") else { continue };
        let is_end = rest.trim_start_matches(['：', ':']).is_empty();
        if !(is_end || starts_with_sign(page, rest)) || answer::labelled(page, line).is_some() {
            continue;
        }
        let wording = page.wording(row, Style::Plain);
        let asks = page.row_asks(row, &wording);
        let is_marked = wording.mark != Mark::None && wording.mark_span.start >= wording.text.end;
        let is_signed = wording.mark != Mark::None && !is_marked
            || inner.starts_with(['❓', '❔', '⚠', '⭕', '❗']);
        lines.push(Bold { row, wording, asks, is_signed, is_marked });
    }
    lines
}
