//! Dialect E: the record an interviewer keeps of candidates.
//!
//! A line `面试内容：` starts one candidate and `总结：` ends the questions; the verdict stands in
//! the summary. Questions are numbered lines under topic lines, with the reply indented or on
//! the next lines; or `item: note` lines under a topic line. A line of the reply that only asks
//! is a follow-up question. Nothing in a record is ever hinted at: it lists what was said.
//!
//! ```text
//! 面试内容：
//! 一、存储
//! 1. 页缓存怎么刷盘
//!     讲了脏页和定时任务
//! 总结：
//! 通过，基础扎实
//! ```

use super::asking::Asks;
use super::claims::{Claim, Claims, Strength};
use super::page::Page;
use super::rows::{Kind, Row};
use super::wording::{Style, trim};
use super::{Answer, AnswerForm, Mark, Outcome, Setting, answer, asking};
use crate::text::{Span, slice};

/// One candidate's record: rows `start..end`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The row of `总结：`.
    pub(crate) summary: Option<usize>,
    pub(crate) outcome: Option<Outcome>,
}

/// The records of a note.
pub(crate) fn records(page: &Page<'_>) -> Vec<Record> {
    let starts: Vec<usize> = (0..page.rows.len()).filter(|&at| is_start(page, at)).collect();
    let mut records = Vec::with_capacity(starts.len());
    for (index, &start) in starts.iter().enumerate() {
        let mut end = starts.get(index + 1).copied().unwrap_or(page.rows.len());
        if let Some(heading) = (start + 1..end).find(|&at| page.rows[at].heading().is_some()) {
            end = heading;
        }
        let summary = (start + 1..end).find(|&at| is_summary(page, at));
        let outcome = summary.and_then(|summary| verdict(page, summary, end));
        records.push(Record { start, end, summary, outcome });
    }
    records
}

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for record in &page.records {
        let end = record.summary.unwrap_or(record.end);
        let mut topic = None;
        let mut at = record.start + 1;
        while at < end {
            let row = page.rows[at];
            if is_topic(page, at, end) {
                topic = Some(topic_text(page, row));
            } else if row.is_numbered() && row.indent < 4 {
                let next = item_end(page, at, end);
                numbered(page, at, next, topic, claims);
                at = next;
                continue;
            } else if row.kind == Kind::Text {
                noted(page, at, topic, claims);
            }
            at += 1;
        }
    }
}

/// The text of a line that ends in a colon, without it.
fn head<'t>(page: &Page<'t>, at: usize) -> Option<&'t str> {
    let row = page.rows[at];
    let is_short = row.span.len() < 120 && row.indent == 0;
    if !is_short || !matches!(row.kind, Kind::Text | Kind::Ordered(_)) {
        return None;
    }
    let line = slice(page.text, row.span);
    line.ends_with(['：', ':']).then(|| line.trim_end_matches(['：', ':']).trim())
}

fn is_start(page: &Page<'_>, at: usize) -> bool {
    head(page, at)
        .is_some_and(|head| ["面试内容", "面试记录", "面试过程", "面试情况"].contains(&head))
}

fn is_summary(page: &Page<'_>, at: usize) -> bool {
    head(page, at)
        .is_some_and(|head| head.ends_with("总结") || head.ends_with("评价") || head == "结论")
        || sums_up(page, at)
}

/// `总结：基础可以，通过`, all on one line.
fn sums_up(page: &Page<'_>, at: usize) -> bool {
    const SUMMARIES: &[&str] = &["总结", "面试总结", "综合评价", "整体评价", "面试评价", "结论"];
    let row = page.rows[at];
    row.kind == Kind::Text
        && row.indent == 0
        && page.line(at).split_once(['：', ':']).is_some_and(|(key, _)| SUMMARIES.contains(&key))
}

/// The verdict of a summary: a clause that is a verdict word and nothing else.
fn verdict(page: &Page<'_>, summary: usize, end: usize) -> Option<Outcome> {
    let clauses = (summary..end).flat_map(|at| {
        page.line(at).split(['。', '，', ',', '.', '；', ';', '！', ' ', '：', ':'])
    });
    let mut passed = None;
    let openings = ["面试", "建议", "推荐", "可以", "同意", "最终", "结果", "结论", "综合评价"];
    for clause in clauses {
        let core = clause.trim();
        // 不建议通过 turns the verdict behind it around.
        let (core, is_denied) = match core.strip_prefix('不') {
            Some(rest) if openings.iter().any(|opening| rest.starts_with(opening)) => (rest, true),
            _ => (core, false),
        };
        let core =
            openings.iter().fold(core, |core, opening| core.strip_prefix(opening).unwrap_or(core));
        let mut whole =
            page.lexicon.words(core).filter(|hit| hit.start == 0 && hit.end == core.len());
        match whole.find_map(|hit| hit.word.outcome()) {
            Some(Outcome::Fail) => return Some(Outcome::Fail),
            Some(Outcome::Pass) if is_denied => return Some(Outcome::Fail),
            found => passed = passed.or(found),
        }
    }
    passed
}

/// `一、语言`, or `k8s:` with lines below it.
fn is_topic(page: &Page<'_>, at: usize, end: usize) -> bool {
    let row = page.rows[at];
    if row.is_han_topic() {
        return true;
    }
    let is_short = head(page, at).is_some_and(|head| head.chars().count() <= 16);
    row.kind == Kind::Text
        && is_short
        && !asks_openly(page, at)
        && (at + 1..end).any(|below| !page.rows[below].is_blank())
}

/// `反压怎么处理：` asks, and nothing was noted behind it.
fn asks_openly(page: &Page<'_>, at: usize) -> bool {
    head(page, at).is_some_and(|head| asking::asks(page.lexicon, head) == Asks::Plainly)
}

fn topic_text(page: &Page<'_>, row: Row) -> Span {
    let raw = slice(page.text, row.content()).trim_end_matches(['：', ':', ' ']);
    Span::new(row.body as usize, row.body as usize + raw.len())
}

/// The row behind an item: the next item or topic, or a blank line that nothing indented follows.
fn item_end(page: &Page<'_>, item: usize, end: usize) -> usize {
    for at in item + 1..end {
        let row = page.rows[at];
        let is_outer = row.indent == 0 && !row.is_code();
        let after_blank = page.rows[at - 1].is_blank();
        if row.is_blank() {
            continue;
        }
        if is_outer && (after_blank || row.is_numbered() || row.is_han_topic()) {
            return at;
        }
    }
    end
}

/// A numbered line with the reply below it, or behind its first colon.
fn numbered(page: &Page<'_>, at: usize, next: usize, topic: Option<Span>, claims: &mut Claims) {
    let mut wording = page.wording(at, Style::Plain);
    let last = page.last_written(at + 1, next).max(at);
    let follow_up = (at + 1..=last).find(|&below| {
        page.rows[below].kind == Kind::Text
            && asking::ends_asking(page.line(below))
            && page.rows[below].indent == 0
    });
    let body = answer::body(page, at + 1, follow_up.unwrap_or(last + 1), AnswerForm::Indented);
    if body.answer.is_none()
        && let Some((head, note)) = split_note(page.text, wording.text)
    {
        (wording.text, wording.answer) = (head, Some(note));
    }
    let mut claim = Claim::new(at, wording, Strength::Formed);
    claim.answer = body.answer.or(claim.answer);
    claim.end = body.end.max(at);
    claim.setting = Setting::Record;
    claim.topic = topic;
    claims.push(claim);
    if let Some(follow_up) = follow_up {
        let mut claim =
            Claim::new(follow_up, page.wording(follow_up, Style::Log), Strength::Formed);
        let body = answer::body(page, follow_up + 1, last + 1, AnswerForm::Indented);
        claim.answer = claim.answer.or(body.answer);
        claim.end = body.end.max(follow_up);
        claim.setting = Setting::Record;
        claim.topic = topic;
        claims.push(claim);
    }
}

/// `channel 实现: 是一个队列` under a topic line.
fn noted(page: &Page<'_>, at: usize, topic: Option<Span>, claims: &mut Claims) {
    let mut wording = page.wording(at, Style::Plain);
    // `接口的底层❌：说不清`: the mark stands before the colon.
    let marked = wording.answer.filter(|_| wording.mark != Mark::None);
    let noted = marked.map(|note| (wording.text, note));
    let Some((head, note)) = noted.or_else(|| split_note(page.text, wording.text)) else {
        if asks_openly(page, at) {
            let raw = slice(page.text, wording.text).trim_end_matches(['：', ':', ' ']);
            wording.text.end = wording.text.start + raw.len() as u32;
            let claim = Claim::new(at, wording, Strength::Formed);
            claims.push(Claim { setting: Setting::Record, topic, ..claim });
        }
        return;
    };
    if slice(page.text, head).chars().count() > 24 {
        return;
    }
    (wording.text, wording.answer) = (head, Some(note));
    let mut claim = Claim::new(at, wording, Strength::Formed);
    claim.answer = Some(Answer { form: AnswerForm::Inline, span: note });
    claim.setting = Setting::Record;
    claim.topic = topic;
    claims.push(claim);
}

/// Cuts at the first colon that has something on both sides.
fn split_note(text: &str, span: Span) -> Option<(Span, Span)> {
    let raw = slice(text, span);
    let colon = raw.find(['：', ':'])?;
    let width = raw[colon..].chars().next()?.len_utf8();
    let start = span.start as usize;
    let head = trim(text, Span::new(start, start + colon));
    let note = trim(text, Span::new(start + colon + width, span.end as usize));
    (!head.is_empty() && !note.is_empty()).then_some((head, note))
}
