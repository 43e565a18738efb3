//! Lines below a title that say what the interview was: `公司：云帆科技`, `**Date:** 2024-03-08`.

use super::Outcome;
use super::interviews::Draft;
use super::page::Page;
use super::rows::{Kind, Row};
use super::{dates, outcome, wording};
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
const DATE: &[&str] = &[
    "日期",
    "时间",
    "時間",
    "面試日期",
    "面試時間",
    "面试日期",
    "面试时间",
    "date",
    "interview date",
    "when",
];
const OUTCOME: &[&str] = &[
    "结果",
    "面试结果",
    "最终结果",
    "result",
    "outcome",
    "verdict",
    "status",
    "结局",
    "结论",
    "結果",
];

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
        let is = |keys: &[&str]| keys.iter().any(|known| key.eq_ignore_ascii_case(known));
        if is(COMPANY) {
            self.company.get_or_insert_with(|| value.into());
        } else if is(ROUND) {
            self.round.get_or_insert_with(|| value.into());
        } else if is(DATE) {
            let date = dates::date(value).map(|date| value[date].into());
            self.date = self.date.take().or(date);
        } else if is(OUTCOME) {
            self.outcome = outcome::verdict(page.lexicon, value);
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

/// Keys and values of a line like `- **公司**：云帆科技`, or `公司：云帆科技 | 轮次：二面`; none of a line
/// that is more than these.
fn entries<'t>(page: &Page<'t>, row: Row) -> impl Iterator<Item = (&'t str, &'t str)> {
    let is_line = matches!(row.kind, Kind::Text | Kind::Bullet | Kind::Quote);
    let line = if is_line && row.span.len() <= 200 { slice(page.text, row.content()) } else { "" };
    let parts = || line.split(['|', '｜', '\u{3000}']).flat_map(|part| part.split("  "));
    let written = || parts().filter(|part| !part.trim().is_empty());
    let is_whole = written().nth(1).is_some() && written().all(|part| entry(part).is_some());
    let line = if is_whole { "" } else { line };
    let several = parts().filter(move |_| is_whole).filter_map(entry).collect::<Vec<_>>();
    several.into_iter().chain(entry(line))
}

fn entry(line: &str) -> Option<(&str, &str)> {
    let colon = line.find(['：', ':'])?;
    let sign = line[colon..].chars().next()?.len_utf8();
    let trim = |part| str::trim_matches(part, |c: char| "*_`> ".contains(c));
    let (key, value) = (trim(&line[..colon]), trim(&line[colon + sign..]));
    let is_key = !key.is_empty() && key.chars().count() <= 16;
    // `{{公司}}`, `一面 / 二面`: a template.
    let is_filled = !value.is_empty() && !value.starts_with(['{', '<']) && !value.contains(" / ");
    (is_key && is_filled).then_some((key, value))
}

/// Whether the line is labelled as how the interview ended, and says so first:
/// `**Verdict: offer, declined**`.
pub(crate) fn is_labelled_verdict(page: &Page<'_>, row: usize) -> bool {
    let Some((key, value)) = entry(page.content(row)) else { return false };
    let said = wording::unsigned(value.split(['，', ',', '。', '；']).next().unwrap_or(value));
    OUTCOME.iter().any(|known| key.eq_ignore_ascii_case(known))
        && said.chars().count() <= 12
        && outcome::verdict(page.lexicon, said).is_some()
}

/// What a line says of how the interview ended: `结果：挂`, `Result: rejected`, `已挂，下一家`.
pub(crate) fn closing_verdict(page: &Page<'_>, row: usize) -> Option<Outcome> {
    let kind = page.rows[row].kind;
    let line = page.content(row);
    if !matches!(kind, Kind::Text | Kind::Bullet) || line.len() > 120 {
        return None;
    }
    let Some((key, value)) = entry(line) else {
        let clause = line.split(['，', '。', ',', '！', '!', '~', '～', ' ']).next()?;
        return outcome::whole_verdict(page.lexicon, clause).filter(|_| clause.chars().count() > 1);
    };
    let is_result = OUTCOME.iter().any(|known| key.eq_ignore_ascii_case(known));
    let is_short = value.chars().count() <= 12;
    let said = wording::unsigned(value.split(['，', ',', '。', '；']).next().unwrap_or(value));
    is_result.then(|| outcome::verdict(page.lexicon, said)).flatten().filter(|_| is_short)
}
