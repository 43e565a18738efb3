//! Dialect G: `<details>`, the question in its `<summary>`, the answer in the rest.
//!
//! Tags are no text: `<b></b>` answers nothing. A summary that only says 答案 or "Solution"
//! belongs to the question above it.
//!
//! ```text
//! <details>
//! <summary>What does a reverse proxy do?</summary><br><b>
//! It stands in front of the servers.
//! </b></details>
//! ```

use super::asking::Asks;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role};
use super::rows::{self, Kind, Row};
use super::wording::{self, Style};
use super::{Answer, AnswerForm, Mark, answer};
use crate::text::{Span, slice};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer) {
            continue;
        }
        for at in section.start..section.end {
            if opens(page, at) {
                summary(page, at, section.end, page.topic(section), claims);
            }
        }
    }
}

/// The wording of the summary that opens on the row `at`, and where it closes.
fn summary(page: &Page<'_>, at: usize, to: usize, topic: Option<Span>, claims: &mut Claims) {
    let row = page.rows[at];
    let line = slice(page.text, row.span);
    let Some(open) = opening(line) else { return };
    let start = row.span.start as usize + open;
    let behind = |below: usize| if below == at { &line[open..] } else { page.line(below) };
    let closing = (at..to.min(at + 60)).find(|&below| behind(below).contains(CLOSING));
    let Some(closing) = closing else { return };
    let inner = rows::unnumbered(page.text, inner_span(page, at, start, closing));
    let wording = page.read(inner, Style::Plain);
    let text = slice(page.text, wording.text);
    // `   <summary>点我</summary>` in an item.
    let is_handle = row.indent >= 2
        && wording.mark == Mark::None
        && page.asks(&wording) < Asks::Hints
        && text.chars().count() <= 4;
    if is_handle
        || is_label(page, text)
        || page.asks(&wording) == Asks::Tells && text.ends_with(['：', ':'])
    {
        return;
    }
    // An element that is never closed ends where the next one asks.
    let last =
        (closing..to).find(|&below| closes(page, below) || (below > closing && opens(page, below)));
    let end = last.map_or(to, |last| if closes(page, last) { last + 1 } else { last });
    let mut claim = Claim::new(at, wording, Strength::Formed);
    let from = if closing == at { start } else { page.rows[closing].span.start as usize };
    claim.answer = claim.answer.or_else(|| rest_answer(page, closing, from, end));
    claim.end = page.last_written(at + 1, end).max(at);
    claim.topic = topic;
    claims.push(claim);
}

/// What stands between the tags of the summary, on its first written line.
fn inner_span(page: &Page<'_>, at: usize, start: usize, closing: usize) -> Span {
    let first = Span { start: start as u32, end: page.rows[at].span.end };
    let is_here = !answer::without_tags(slice(page.text, first)).trim().is_empty();
    let whole = if is_here {
        first
    } else {
        let mut below = (at + 1..=closing).map(|below| page.rows[below]);
        below.find(|below| !below.is_blank() && !below.is_code()).map_or(first, Row::content)
    };
    tagless(page.text, whole)
}

/// `span` up to the end of the summary, without the tags around its text.
fn tagless(text: &str, span: Span) -> Span {
    let raw = slice(text, span);
    let raw = &raw[..raw.find("</summary>").unwrap_or(raw.len())];
    let mut start = 0;
    while raw[start..].trim_start().starts_with('<') {
        let Some(close) = raw[start..].find('>') else { break };
        start += close + 1;
    }
    let mut end = raw.trim_end().len().max(start);
    while raw[start..end].ends_with('>') {
        let Some(open) = raw[start..end].rfind('<') else { break };
        end = start + raw[start..start + open].trim_end().len();
    }
    wording::trim(text, Span::new(span.start as usize + start, span.start as usize + end))
}

fn is_label(page: &Page<'_>, text: &str) -> bool {
    let core = text.trim_end_matches(['：', ':', ' ']);
    let calls = ["点击", "展开", "查看", "click", "show", "expand", "view", "hint", "提示"];
    core.is_empty()
        || page.lexicon.label_len(core) == Some(core.len())
        || calls.iter().any(|call| core.to_lowercase().starts_with(call))
}

fn opens(page: &Page<'_>, at: usize) -> bool {
    page.rows[at].kind == Kind::Html && opening(page.line(at)).is_some()
}

const CLOSING: &str = "</summary>";

/// Where the text behind the tag `<summary>` starts; `<summary怎么` is none.
fn opening(line: &str) -> Option<usize> {
    line.match_indices("<summary").find_map(|(at, tag)| {
        let rest = &line[at + tag.len()..];
        let close = rest.find('>')?;
        let is_tag = close == 0 || rest.starts_with(|c: char| c.is_ascii_whitespace());
        (is_tag && !rest[..close].contains('<')).then_some(at + tag.len() + close + 1)
    })
}

fn closes(page: &Page<'_>, at: usize) -> bool {
    !page.rows[at].is_code() && page.line(at).contains("</details>")
}

/// The answer behind the summary, which closes on the row `closing` behind the byte `from`, when
/// anything is left without the tags.
fn rest_answer(page: &Page<'_>, closing: usize, from: usize, end: usize) -> Option<Answer> {
    let line = slice(page.text, Span::new(from, page.rows[closing].span.end as usize));
    let behind = line.find(CLOSING).map_or(line.len(), |at| at + CLOSING.len());
    let rest = answer::without_tags(&line[behind..]).trim();
    let below = answer::body(page, closing + 1, end, AnswerForm::Details);
    if !page.lexicon.is_empty_answer(rest) {
        let end = page.rows[below.end.max(closing)].span.end;
        let span = Span { start: (from + behind) as u32, end };
        return Some(Answer { form: AnswerForm::Details, span });
    }
    below.answer.map(|answer| Answer { form: AnswerForm::Details, ..answer })
}
