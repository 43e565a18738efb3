//! Lines that start a round in a log: `一面`, `HR面（半个小时）`, `2020/05/11 二面`.

use super::page::Page;
use super::rows::Kind;
use super::title::{Title, title};
use crate::text::{Span, slice};

/// Whether the unindented line at `row` is a round and nothing else.
pub(crate) fn is_round_line(page: &Page<'_>, row: usize) -> bool {
    let row = page.rows[row];
    row.kind == Kind::Text && read(page, row.content()).is_some()
}

/// Reads a line that names a round: the round with its date and a duration in parentheses. The
/// span covers the line without bullets; company words beside a dated round are part of it.
pub(crate) fn read(page: &Page<'_>, span: Span) -> Option<Title> {
    let raw = slice(page.text, span).trim();
    if raw.is_empty() || raw.len() > 80 {
        return None;
    }
    let core = without_remark(raw).trim_end_matches(['：', ':', ' ']).trim_matches('*');
    let title = title(page.lexicon, page.text, span);
    let start = span.start as usize;
    let named = |part: Option<Span>| part.map_or(0, Span::len);
    if let Some(token) = title.round_token {
        let rest = core.len().saturating_sub(named(Some(token)) + named(title.date));
        let is_tight = rest <= 2 && core.chars().count() <= 24;
        let ends = slice(page.text, token);
        let extra = token.len() - named(title.round);
        return (is_tight && extra <= 18 && !ends.ends_with(['了', '的', '过'])).then_some(title);
    }
    // A dated line whose rest is short names a round of its own kind: `2020/05/29 笔试加试`.
    let date = title.date.filter(|date| date.start as usize == start)?;
    let rest = core.get(date.len()..)?.trim();
    let is_kind = rest.ends_with("题") || rest.ends_with("面试") || rest.ends_with("测评");
    (is_kind && rest.chars().count() <= 10).then(|| {
        let at = start + core.len() - rest.len();
        let round = Some(Span::new(at, at + rest.len()));
        Title { round, round_token: round, company: None, ..title }
    })
}

/// A line without the parenthesis at its end.
pub(crate) fn without_remark(raw: &str) -> &str {
    let core = raw.trim_end_matches(['：', ':', ' ']);
    if !core.ends_with(['）', ')']) {
        return raw;
    }
    core.rfind(['（', '(']).map_or(raw, |open| core[..open].trim_end())
}
