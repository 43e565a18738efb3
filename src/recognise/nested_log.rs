//! Dialect C: a log pasted into a fence.
//!
//! A fence without a language that holds round lines is a pasted log, not code: companies,
//! rounds (`一面`, `2020/05/09 二面（1小时）`), a question per line, `总结：`. A reply stands
//! behind the last ？ of the line. Nothing in a pasted log is hinted at: it is somebody else's.
//!
//! ~~~text
//! - 后端面经
//!
//!   ```
//!   云帆科技
//!   一面（40分钟）
//!   协程怎么调度
//!   看过源码吗？没有
//!   ```
//! ~~~

use super::Setting;
use super::claims::Claims;
use super::interviews::Draft;
use super::log::Log;
use super::page::Page;
use super::rows::{self, Kind, Row};
use crate::text::{Span, slice};
use memchr::memmem;

/// Reads the pasted logs: their questions as claims, their rounds as interviews.
pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut at = 0;
    while at < page.rows.len() {
        if page.rows[at].kind != Kind::Fence {
            at += 1;
            continue;
        }
        let start = at + 1;
        at = (start..page.rows.len())
            .find(|&at| page.rows[at].kind != Kind::Code)
            .unwrap_or(page.rows.len());
        if is_plain_fence(page, start - 1) && may_hold_rounds(page, start, at) {
            let inner = inner_rows(page, start, at);
            let log = Log { page, rows: &inner, offset: start, setting: Setting::Pasted };
            let rounds = log.rounds();
            log.claim_lines(&rounds, claims);
            drafts.extend(log.drafts(&rounds));
        }
    }
    drafts
}

/// Whether the fence names no programming language.
fn is_plain_fence(page: &Page<'_>, at: usize) -> bool {
    let info = page.line(at).trim_start_matches(['`', '~']).trim();
    info.is_empty() || ["text", "txt", "plain", "md", "markdown"].contains(&info)
}

/// Whether a line of the fence could be a round: a cheap look before its rows are read.
fn may_hold_rounds(page: &Page<'_>, start: usize, end: usize) -> bool {
    let signs = ["面", "轮", "笔试"].map(memmem::Finder::new);
    let has_sign = |text: &str| signs.iter().any(|sign| sign.find(text.as_bytes()).is_some());
    let Some(last) = end.checked_sub(1).filter(|&last| last >= start) else { return false };
    let all = Span { start: page.rows[start].span.start, end: page.rows[last].span.end };
    has_sign(slice(page.text, all))
        && (start..end).any(|at| {
            let line = page.line(at);
            line.len() <= 80 && has_sign(line)
        })
}

/// The rows of the fence read as lines of text; the indent of the fence does not count.
fn inner_rows(page: &Page<'_>, start: usize, end: usize) -> Vec<Row> {
    let trimmed = |row: &Row| {
        let raw = slice(page.text, row.span);
        Span { start: row.span.end - raw.trim_start().len() as u32, end: row.span.end }
    };
    page.rows[start..end].iter().map(|row| rows::read(page.text, trimmed(row))).collect()
}
