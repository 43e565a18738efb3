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
    is_signed: bool,
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
        let is_asking = asking >= 2
            && asking * 2 >= lines.len()
            && (page.is_interview_note || asking * 4 >= lines.len() * 3);
        if !is_signed && !is_asking {
            continue;
        }
        let is_question =
            |line: &&Bold| if is_signed { line.is_signed } else { line.asks >= Asks::Names };
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

/// The lines that are bold from end to end.
fn bold_lines(page: &Page<'_>, section: &Section) -> Vec<Bold> {
    let mut lines = Vec::new();
    for row in section.start..section.end {
        let line = page.line(row);
        let is_line =
            page.rows[row].kind == Kind::Text && page.rows[row].indent < 4 && line.len() < 400;
        let Some(inner) = line.strip_prefix("**").filter(|_| is_line) else { continue };
        let Some(inner) = inner.trim_end_matches(['：', ':']).strip_suffix("**") else { continue };
        if inner.contains("**") || answer::labelled(page, line).is_some() {
            continue;
        }
        let wording = page.wording(row, Style::Plain);
        let asks = page.row_asks(row, &wording);
        let is_signed =
            wording.mark != Mark::None || inner.starts_with(['❓', '❔', '⚠', '⭕', '❗']);
        lines.push(Bold { row, wording, asks, is_signed });
    }
    lines
}
