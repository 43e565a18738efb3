//! Lines below a title that say what the interview was: `公司：云帆科技`, `**Date:** 2024-03-08`.

use super::Outcome;
use super::asking::ends_asking;
use super::full_width::narrowed;
use super::interviews::Draft;
use super::page::Page;
use super::rows::{Kind, Numbering, Row};
use super::told_lists::is_one_of;
use super::{dates, outcome, tags};
use crate::text::slice;

/// What the lines say; empty where they say nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Particulars {
    pub(crate) company: Option<Box<str>>,
    pub(crate) round: Option<Box<str>>,
    pub(crate) date: Option<Box<str>>,
    pub(crate) outcome: Option<Outcome>,
}

const COMPANY: &[&str] = &["公司", "公司名称", "面试公司", "公司名稱", "company", "employer"];
const ROUND: &[&str] = &["轮次", "面试轮次", "輪次", "round", "stage", "interview round"];
#[rustfmt::skip]
const DATE: &[&str] = &[
    "日期", "时间", "時間", "面試日期", "面試時間", "面试日期", "面试时间", "date", "interview date", "when",
];
/// What else stands among these.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "岗位", "职位", "部门", "地点", "base", "薪资", "面试官", "候选人", "标签", "来源", "时长", "形式", "tags", "position", "role",
    "team", "location", "interviewer", "candidate", "level", "duration", "format",
];
#[rustfmt::skip]
const OUTCOME: &[&str] = &[
    "结果", "面试结果", "最终结果", "结局", "结论", "面试结论", "最终结论", "最终", "状态", "进度", "总评", "综合评价", "推荐意见", "录用意见",
    "录用建议", "是否通过", "結果", "結論", "result", "outcome", "verdict", "status", "decision", "final decision",
    "hiring decision", "recommendation",
];

/// A verdict and a remark on it are no longer, in bytes.
const LONGEST: usize = 400;

/// The colon behind a key stands within so many bytes; the full-width one begins with EF.
const KEY: usize = 72;

/// Written lines that are looked at: a title's lines stand right below it.
const NEAR: usize = 10;

impl Particulars {
    /// Reads the lines between the row `title` and `end`, up to the first that is none of these.
    pub(crate) fn below(page: &Page<'_>, title: usize, end: usize) -> Self {
        let mut found = Self::default();
        let written = (title..end).filter(|&at| !page.rows[at].is_blank()).take(NEAR);
        for at in written {
            let row = page.rows[at];
            if row.heading().is_some() || row.kind == Kind::Meta {
                continue;
            }
            let mut entries = entries(page, row).peekable();
            if entries.peek().is_none() {
                break;
            }
            entries.for_each(|(key, value)| found.take(page, key, value));
        }
        found
    }

    fn take(&mut self, page: &Page<'_>, key: &str, value: &str) {
        let is = |keys: &[&str]| is_one_of(keys, key);
        if is(COMPANY) {
            self.company.get_or_insert_with(|| value.into());
        } else if is(ROUND) {
            self.round.get_or_insert_with(|| value.into());
        } else if is(DATE) {
            let value = narrowed(value);
            let date = dates::date(&value).map(|date| value[date].into());
            self.date = self.date.take().or(date);
        } else if is(OUTCOME) {
            self.outcome = self.outcome.or_else(|| outcome::entered(page.lexicon, value));
        }
    }

    /// The draft with what its title did not say.
    pub(crate) fn complete(self, draft: Draft) -> Draft {
        Draft {
            company: draft.company.or(self.company),
            round: draft.round.or(self.round),
            date: draft.date.or(self.date),
            outcome: draft.outcome.or(self.outcome),
            ..draft
        }
    }
}

/// Whether the row is one of several lines one right after the other that say what the interview was,
/// two of them with different keys that are known: `标签: Java` between `公司: 云帆` and `状态: 已通过`.
pub(crate) fn is_particular(page: &Page<'_>, row: usize) -> bool {
    /// There are no more of them on each side.
    const BESIDE: usize = 8;
    let key = |at: usize| {
        let is_line = |row: &&Row| matches!(row.kind, Kind::Text | Kind::Ordered(Numbering::Ask));
        let row = page.rows.get(at).filter(is_line).filter(|row| row.indent == 0)?;
        let line = slice(page.text, row.span);
        // `面试官：你有什么想问的？` is a part of what was said.
        let found = (line.len() <= 120).then(|| entry(line)).flatten();
        found.filter(|(_, value)| !ends_asking(value)).map(|(key, _)| key)
    };
    if !holds_key(page.line(row)) || key(row).is_none() {
        return false;
    }
    let above = (0..row).rev().take(BESIDE).map_while(key);
    let below = (row..).take(BESIDE).map_while(key);
    let known = |key: &&str| {
        [COMPANY, ROUND, DATE, OUTCOME, OTHER].into_iter().any(|keys| is_one_of(keys, key))
    };
    // `面试官：` above every question of a dialogue is no such line.
    let mut found = above.chain(below).filter(known);
    found.next().is_some_and(|first| found.any(|other| !other.eq_ignore_ascii_case(first)))
}

/// Whether a colon may end a key at the start of the line; a cheap look.
fn holds_key(line: &str) -> bool {
    line.as_bytes().iter().take(KEY).any(|byte| matches!(byte, b':' | 0xef))
}

/// Keys and values of a line like `- **公司**：云帆科技`, or `公司：云帆科技 | 轮次：二面`; none of a line
/// that is more than these.
fn entries<'t>(page: &Page<'t>, row: Row) -> impl Iterator<Item = (&'t str, &'t str)> {
    let is_line = matches!(row.kind, Kind::Text | Kind::Bullet | Kind::Quote);
    let line = if is_line && row.span.len() <= 200 { slice(page.text, row.content()) } else { "" };
    let lines = || line.split("<br>").flat_map(|line| line.split(['|', '｜', '\u{3000}']));
    let parts = || lines().flat_map(|part| part.split("  "));
    let written = || parts().filter(|part| !part.trim().is_empty());
    let is_whole = written().nth(1).is_some() && written().all(|part| entry(part).is_some());
    let line = if is_whole { "" } else { line };
    let several = parts().filter(move |_| is_whole).filter_map(entry).collect::<Vec<_>>();
    several.into_iter().chain(entry(line))
}

fn entry(line: &str) -> Option<(&str, &str)> {
    // Keys are short, and most lines have no colon.
    let colons = line.find(':').into_iter().chain(line.find('：'));
    let colon = colons.min().filter(|&colon| colon <= KEY)?;
    let sign = line[colon..].chars().next()?.len_utf8();
    let trim = |part| str::trim_matches(part, |c: char| "*_`> ".contains(c));
    // Logseq writes `key:: value`.
    let value = tags::behind(&line[colon + sign..]);
    let (key, value) = (trim(&line[..colon]), trim(value.strip_prefix(':').unwrap_or(value)));
    let is_key = !key.is_empty() && key.chars().count() <= 16;
    // `{{公司}}`, `一面 / 二面`: a template.
    let is_filled = !value.is_empty() && !value.starts_with(['{', '<']) && !value.contains(" / ");
    (is_key && is_filled).then_some((key, value))
}

/// Whether the line is labelled as how the interview ended, and says so first:
/// `**Verdict: offer, declined**`.
pub(crate) fn is_labelled_verdict(page: &Page<'_>, row: usize) -> bool {
    let entry = entry(page.content(row)).filter(|(key, _)| is_outcome(key));
    entry.and_then(|(_, value)| outcome::entered(page.lexicon, value)).is_some()
}

fn is_outcome(key: &str) -> bool {
    is_one_of(OUTCOME, key)
}

/// What a line says of how the interview ended: `结果：挂`, `Result: rejected`, `已挂，下一家`.
pub(crate) fn closing_verdict(page: &Page<'_>, row: usize) -> Option<Outcome> {
    let kind = page.rows[row].kind;
    let line = page.content(row);
    if !matches!(kind, Kind::Text | Kind::Bullet | Kind::Quote) || line.len() > LONGEST {
        return None;
    }
    let Some((key, value)) = entry(line) else {
        let clause = line.split(['，', '。', ',', '！', '!', '~', '～', ' ']).next()?;
        // `通过 nginx 转发` goes on.
        let goes_on = clause == "通过" && line[clause.len()..].starts_with(' ');
        let is_whole = clause.chars().count() > 1 && !goes_on;
        return outcome::whole_verdict(page.lexicon, clause).filter(|_| is_whole);
    };
    is_outcome(key).then(|| outcome::entered(page.lexicon, value)).flatten()
}

/// The verdict that the line `row`, which is not the last of an interview, says in so many words:
/// `结论：通过`, and not `结论：通过索引`.
pub(crate) fn stated_verdict(page: &Page<'_>, row: usize) -> Option<Outcome> {
    let own = page.rows[row];
    if !matches!(own.kind, Kind::Text | Kind::Quote) || own.indent > 0 {
        return None;
    }
    let line = page.content(row);
    if line.len() > LONGEST || !holds_key(line) {
        return None;
    }
    let (key, value) = entry(line)?;
    is_outcome(key).then(|| outcome::stated(page.lexicon, value)).flatten()
}
