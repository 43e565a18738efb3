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

use super::asking::{Asks, ends_asking, heads_own_questions};
use super::bare_lines::{Class, class};
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::rows::{Kind, Numbering, is_han_numbered, number_prefix};
use super::wording::{Style, Wording};
use super::{AnswerForm, Mark, answer, clips, nested};

/// A bold line.
#[expect(clippy::struct_excessive_bools, reason = "each says something else of the line")]
struct Bold {
    row: usize,
    wording: Wording,
    asks: Asks,
    /// A sign stands before its wording: where some have one, the others structure answers.
    is_signed: bool,
    /// A mark stands behind its wording.
    is_marked: bool,
    /// `**Q1: …**`
    is_formed: bool,
    /// `**2. …**`: the number; 0 when it has none.
    number: u32,
    /// `**四个阶段**：`
    is_label: bool,
    /// `**一、项目**`: a topic of the questions below it.
    is_topic: bool,
}

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let bold = bold_lines(page, section);
        let lines: Vec<&Bold> = bold.iter().filter(|line| !line.is_topic).collect();
        let signed = lines.iter().filter(|line| line.is_signed).count();
        let asking = lines.iter().filter(|line| line.asks == Asks::Plainly).count();
        let is_signed = signed >= 2;
        let marked = lines.iter().filter(|line| line.is_marked).count();
        let is_marked = marked > 0;
        // `**画出架构** ❌`
        let told = lines.iter().filter(|line| line.is_marked && line.asks < Asks::Plainly).count();
        let is_log = page.is_interview_note && marked >= 2 && marked * 2 >= lines.len();
        let is_asking = is_log
            || (asking >= 2 || is_marked)
                && asking * 2 >= lines.len()
                && (page.is_interview_note || (asking + told) * 4 >= lines.len() * 3);
        if !is_signed && !is_asking {
            continue;
        }
        let is_numbered = lines.iter().any(|line| line.is_formed);
        let is_counted = |line: &Bold| {
            line.number > 1 && lines.iter().any(|other| other.number + 1 == line.number)
        };
        let all_counted = lines.iter().all(|line| line.number > 0);
        let is_question = |line: &&Bold| {
            if is_numbered && !line.is_formed && line.is_label {
                return false;
            }
            line.is_topic
                || line.is_marked
                || if is_signed {
                    line.is_signed
                } else {
                    line.asks >= Asks::Names || all_counted && is_counted(line)
                }
        };
        let heads: Vec<&Bold> = bold.iter().filter(is_question).collect();
        for (index, line) in heads.iter().enumerate().filter(|(_, line)| !line.is_topic) {
            let next = heads.get(index + 1).map_or(section.end, |next| next.row);
            let next = clips::bare_start(page, line.row + 1, next);
            // A bare question answers nothing.
            let is_asked = |row: usize| page.rows[row].is_blank() || ends_asking(page.line(row));
            let is_alone = (line.row + 1..next).all(is_asked) || asks_apart(page, line.row, next);
            let next = if is_alone { line.row + 1 } else { next };
            let body = answer::body(page, line.row + 1, next, AnswerForm::Heading);
            let mut claim = Claim::new(line.row, line.wording, Strength::Formed);
            claim.answer = claim.answer.or(body.answer);
            claim.end = body.end.max(line.row);
            claim.topic = page.topic(section);
            claims.push(claim);
        }
    }
}

/// Whether several bare questions, each set apart by blank lines, begin what stands below the bold line
/// `row`: `**讲讲项目**`, blank, `用了什么框架，怎么部署的`, blank, `怎么灰度`.
fn asks_apart(page: &Page<'_>, row: usize, to: usize) -> bool {
    if row + 1 >= to || !page.rows[row + 1].is_blank() {
        return false;
    }
    let asks_alone = |at: usize| {
        (at + 1 >= to || page.rows[at + 1].is_blank())
            && class(page, at) == Class::Ask
            && page.wording(at, Style::Log).answer.is_none()
            && !page.line(at).contains(['：', ':', '。'])
    };
    let mut below = (row + 1..to).filter(|&at| !page.rows[at].is_blank());
    below.next().is_some_and(asks_alone) && below.next().is_some_and(asks_alone)
}

/// `**一、项目**`, or `**一、自我介绍与项目**` above a list; `**场景题**`; `**反问**` above a list.
pub(crate) fn is_topic(page: &Page<'_>, row: usize) -> bool {
    let Some(inner) = page.line(row).strip_prefix("**") else { return false };
    if !is_han_numbered(inner) {
        let name = inner.trim_end_matches(['*', '：', ':', ' ']);
        return name.len() <= 24
            && (nested::is_part(name)
                || !ends_asking(name) && heads_own_questions(name) && is_above_items(page, row));
    }
    let wording = page.wording(row, Style::Plain);
    wording.mark == Mark::None
        && !ends_asking(inner)
        && (page.row_asks(row, &wording) < Asks::Plainly || is_above_items(page, row))
}

/// Whether the next line is an item of a list.
fn is_above_items(page: &Page<'_>, row: usize) -> bool {
    let next = (row + 1..page.rows.len()).take(2).find(|&at| !page.rows[at].is_blank());
    next.is_some_and(|at| page.rows[at].kind == Kind::Bullet || page.rows[at].is_numbered())
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
        let is_topic = is_topic(page, row);
        let is_marked = wording.is_marked_behind();
        let is_signed = wording.mark != Mark::None && !is_marked
            || inner.starts_with(['❓', '❔', '⚠', '⭕', '❗']);
        let prefix = number_prefix(inner);
        let is_formed = prefix.is_some_and(|prefix| prefix.style == Numbering::Ask);
        let number = prefix.map_or(0, |prefix| prefix.number);
        let is_label = !is_marked && (inner.ends_with(['：', ':']) || rest.ends_with(['：', ':']));
        lines.push(Bold {
            row,
            wording,
            asks,
            is_signed,
            is_marked,
            is_formed,
            number,
            is_label,
            is_topic,
        });
    }
    lines
}
