//! Quiz clips (part of dialect F): a question, code, options `A: …`, and a key.
//!
//! The line above the options, or above the code directly above them, is the question; a blank
//! behind its number is enough there (`7 channel`). The key repeats the number (`7. C`) or is
//! labelled; without it the question is open. Options answer nothing.
//!
//! ```text
//! 3 关闭的通道
//! A: 读会阻塞
//! B: 读得到零值
//! 3. B
//! 缓冲读完以后是零值。
//! ```

use super::asking::ends_asking;
use super::blank_numbers::blank_number;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role};
use super::rows::Kind;
use super::wording::Style;
use super::{Answer, AnswerForm, answer};
use crate::text::letters::is_alphanumeric;
use crate::text::{Span, slice};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if section.role == Role::Answer {
            continue;
        }
        let mut at = section.start;
        while at < section.end {
            if !starts_options(page, at, section.end) {
                at += 1;
                continue;
            }
            let options = (at..section.end)
                .take_while(|&at| is_option(page.line(at)) || page.rows[at].is_blank())
                .count();
            if let Some(question) = question_above(page, at, section.start.saturating_sub(1)) {
                claim(page, question, at + options, section.end, claims);
            }
            at += options;
        }
    }
}

/// `A: x`, `B、x`, `C. x`
pub(crate) fn is_option(line: &str) -> bool {
    // Most lines begin otherwise.
    if !line.starts_with(['-', '*', ' ', 'A', 'B', 'C', 'D', 'E', 'F']) {
        return false;
    }
    let Some(rest) =
        line.trim_start_matches(['-', '*', ' ']).strip_prefix(['A', 'B', 'C', 'D', 'E', 'F'])
    else {
        return false;
    };
    rest.starts_with([':', '：', '、', '.', '．', ')', '）']) && rest.chars().count() > 2
}

/// Two options in a row, the first of them A.
fn starts_options(page: &Page<'_>, at: usize, end: usize) -> bool {
    let is_first =
        |line: &str| is_option(line) && line.trim_start_matches(['-', '*', ' ']).starts_with('A');
    if page.rows[at].is_code() || !is_first(page.line(at)) {
        return false;
    }
    let next = (at + 1..end).take(3).find(|&next| !page.rows[next].is_blank());
    next.is_some_and(|next| {
        let line = page.line(next).trim_start_matches(['-', '*', ' ']);
        is_option(line) && line.starts_with('B')
    })
}

/// The line above the options, over the code between.
fn question_above(page: &Page<'_>, options: usize, first: usize) -> Option<usize> {
    let mut at = options;
    while at > first {
        at -= 1;
        let row = page.rows[at];
        if !row.is_blank() && !row.is_code() && !heads_options(page.line(at)) {
            return Some(at);
        }
    }
    None
}

/// `**选项：**`
fn heads_options(line: &str) -> bool {
    const LABELS: &[&str] =
        &["选项", "选项如下", "可选项", "備選", "选择", "options", "choices", "answer choices"];
    let name = line.trim_matches(|c: char| !is_alphanumeric(c));
    name.len() <= 24 && LABELS.iter().any(|label| name.eq_ignore_ascii_case(label))
}

/// `#### A. 只构建变更 ✅`, right below a line that ends as questions do.
fn begins_options(page: &Page<'_>, at: usize) -> bool {
    let is_first = page.rows[at].heading().is_some()
        && page.content(at).starts_with('A')
        && is_option(page.content(at));
    let above = || (0..at).rev().take(3).find(|&above| !page.rows[above].is_blank());
    is_first
        && above().is_some_and(|above| {
            page.rows[above].heading().is_none() && ends_asking(page.line(above))
        })
}

/// Whether a heading begins with the letter of an option, in a note that has options: `#### B. 全部构建 ❌`.
pub(crate) fn explains_option(page: &Page<'_>, text: &str) -> bool {
    let has_options = || {
        let begins = |at| heads_options(page.line(at)) || begins_options(page, at);
        *page.siblings.has_options.get_or_init(|| (0..page.rows.len()).any(begins))
    };
    is_option(text) && !ends_asking(text) && has_options()
}

fn claim(page: &Page<'_>, question: usize, from: usize, to: usize, claims: &mut Claims) {
    let row = page.rows[question];
    let mut content = row.content();
    let mut number = row.number;
    if row.number == 0
        && let Some((found, len)) = blank_number(slice(page.text, content))
    {
        number = found;
        content.start += len as u32;
    }
    let wording = page.read(content, Style::Plain);
    let mut claim = Claim::new(question, wording, Strength::Formed);
    let end = (from..to).find(|&at| starts_quiz(page, at, to)).unwrap_or(to);
    claim.end = page.last_written(question + 1, from);
    if let Some(key) = (from..end).find(|&at| is_key(page, at, number)) {
        let stop = (key..end).find(|&at| cuts(page, at)).unwrap_or(end);
        claim.end = page.last_written(key, stop);
        let span = Span { start: page.rows[key].bare, end: page.rows[claim.end].span.end };
        claim.answer = Some(Answer { form: AnswerForm::Key, span });
    }
    claims.push(claim);
}

/// Whether the next quiz starts here: a short line above code or options.
fn starts_quiz(page: &Page<'_>, at: usize, end: usize) -> bool {
    let row = page.rows[at];
    let is_line = matches!(row.kind, Kind::Text | Kind::Ordered(_)) && row.span.len() < 200;
    is_line && at + 1 < end && {
        let behind =
            (at + 1..end).find(|&next| !page.rows[next].is_code() && !page.rows[next].is_blank());
        behind.is_some_and(|behind| starts_options(page, behind, end) && !is_option(page.line(at)))
    }
}

/// Two blank lines end what belongs to a key.
fn cuts(page: &Page<'_>, at: usize) -> bool {
    at >= 2 && page.rows[at - 1].is_blank() && page.rows[at - 2].is_blank()
}

/// `4. C`, `答案：C`
fn is_key(page: &Page<'_>, at: usize, number: u32) -> bool {
    let row = page.rows[at];
    let content = page.content(at);
    let is_letters = !content.is_empty()
        && content.len() <= 6
        && content.chars().all(|c| matches!(c, 'A'..='F'));
    (row.is_numbered() && is_letters && (number == 0 || row.number == number))
        || answer::labelled(page, page.line(at)).is_some_and(|(_, rest)| !rest.is_empty())
}
