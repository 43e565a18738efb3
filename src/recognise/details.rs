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
use super::rows::{Kind, Row};
use super::wording::{self, Style};
use super::{Answer, AnswerForm, answer};
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
    let Some(open) =
        line.find("<summary").and_then(|open| Some(open + line[open..].find('>')? + 1))
    else {
        return;
    };
    let closing = (at..to.min(at + 60)).find(|&below| page.line(below).contains("</summary>"));
    let Some(closing) = closing else { return };
    let start = row.span.start as usize + open;
    let inner = inner_span(page, at, start, closing);
    let wording = wording::read(page.lexicon, page.text, inner, Style::Plain);
    let text = slice(page.text, wording.text);
    if is_label(page, text) || page.asks(&wording) == Asks::Tells && text.ends_with(['：', ':']) {
        return;
    }
    // An element that is never closed ends where the next one asks.
    let last =
        (closing..to).find(|&below| closes(page, below) || (below > closing && opens(page, below)));
    let end = last.map_or(to, |last| if closes(page, last) { last + 1 } else { last });
    let mut claim = Claim::new(at, wording, Strength::Formed);
    claim.answer = claim.answer.or_else(|| rest_answer(page, closing, end));
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
    page.rows[at].kind == Kind::Html && page.line(at).contains("<summary")
}

fn closes(page: &Page<'_>, at: usize) -> bool {
    !page.rows[at].is_code() && page.line(at).contains("</details>")
}

/// The answer behind the summary, when anything is left without the tags.
fn rest_answer(page: &Page<'_>, closing: usize, end: usize) -> Option<Answer> {
    let row = page.rows[closing];
    let line = slice(page.text, row.span);
    let behind = line.find("</summary>").map_or(line.len(), |at| at + "</summary>".len());
    let rest = answer::without_tags(&line[behind..]).trim();
    let below = answer::body(page, closing + 1, end, AnswerForm::Details);
    let start = row.span.start + behind as u32;
    if !page.lexicon.is_empty_answer(rest) {
        let end = page.rows[below.end.max(closing)].span.end;
        return Some(Answer { form: AnswerForm::Details, span: Span { start, end } });
    }
    below.answer.map(|answer| Answer { form: AnswerForm::Details, ..answer })
}
