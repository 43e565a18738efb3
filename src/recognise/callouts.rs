//! Dialect Q: callouts, the question in the title, the answer in the quote below it.
//!
//! `[!question]`, `[!faq]` and `[!help]` ask whatever their title says; another callout asks when its
//! title carries a mark or ends as questions do, and `[!success]` or `[!failure]` when it asks at all. Without a title the first line below is the question.
//! In a note that does not speak of interviews it takes three `[!question]`, or a mark: documentation
//! has one or two.
//!
//! ```text
//! > [!question]- 扩容为什么是两倍？❌
//! > 位运算取余快。
//! ```

use super::AnswerForm;
use super::Mark;
use super::answer;
use super::asking::{Asks, ends_asking};
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role};
use super::rows::{self, Kind};
use super::wording::Style;
use crate::text::{Span, slice};

/// Callouts that ask by their kind.
const ASKING: &[&str] = &["question", "faq", "help", "quiz", "问题", "面试题"];

/// Callouts that say by their kind how it went.
const TOLD: &[&str] =
    &["success", "check", "done", "failure", "fail", "missing", "danger", "error"];

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    let is_question = |at: &usize| {
        callout(page, *at).is_some_and(|(kind, _)| kind.eq_ignore_ascii_case("question"))
    };
    let is_open =
        page.is_interview_note || (0..page.rows.len()).filter(is_question).nth(2).is_some();
    if !is_open && !(0..page.rows.len()).any(|at| is_question(&at)) {
        return;
    }
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        for at in section.start..section.end {
            let Some((kind, title)) = callout(page, at) else { continue };
            let is_quote = |at: &usize| page.rows[*at].kind == Kind::Quote;
            let below = (at + 1..section.end).take_while(is_quote);
            let end = at + 1 + below.take_while(|&at| callout(page, at).is_none()).count();
            let claim = claim(page, at, kind, title, end);
            let claim = claim.filter(|claim| is_open || claim.wording.mark != Mark::None);
            if let Some(mut claim) = claim {
                claim.topic = page.topic(section);
                claims.push(claim);
            }
        }
    }
}

fn claim(page: &Page<'_>, at: usize, kind: &str, title: Span, end: usize) -> Option<Claim> {
    let asks = ASKING.iter().any(|word| kind.eq_ignore_ascii_case(word));
    let is_titled = !title.is_empty();
    let first = (at + 1..end).find(|&at| !text_of(page, at).is_empty());
    let (row, asked) =
        if is_titled { (at, title) } else { first.map(|at| (at, text_of(page, at)))? };
    let asked = rows::unnumbered(page.text, asked);
    let wording = page.read(asked, Style::Plain);
    let is_told = TOLD.iter().any(|word| kind.eq_ignore_ascii_case(word));
    let is_asked = ends_asking(slice(page.text, wording.text))
        || is_told && page.asks(&wording) == Asks::Plainly;
    let is_marked = page.is_interview_note && wording.mark != Mark::None;
    if !(asks || is_titled && is_marked || is_titled && page.is_interview_note && is_asked) {
        return None;
    }
    let body = answer::body(page, row + 1, end, AnswerForm::Quote);
    let mut claim = Claim::new(row, wording, Strength::Formed);
    claim.answer = claim.answer.or(body.answer);
    claim.end = body.end.max(row);
    Some(claim)
}

/// The kind of the callout that starts at `row`, and its title, which may be empty.
fn callout<'t>(page: &Page<'t>, row: usize) -> Option<(&'t str, Span)> {
    if page.rows[row].kind != Kind::Quote {
        return None;
    }
    let span = text_of(page, row);
    let inner = slice(page.text, span).strip_prefix("[!")?;
    let close = inner.find(']')?;
    let kind = inner[..close].split('|').next()?.trim();
    let rest = inner[close + 1..].trim_start_matches(['-', '+']).trim_start();
    let title = Span { start: span.end - rest.len() as u32, end: span.end };
    (!kind.is_empty() && kind.chars().all(|c| c.is_alphanumeric() || c == '-'))
        .then_some((kind, title))
}

/// The text of a quoted line behind its `>` signs.
fn text_of(page: &Page<'_>, row: usize) -> Span {
    let content = page.rows[row].content();
    let rest = slice(page.text, content).trim_start_matches(['>', ' ']);
    Span { start: content.end - rest.len() as u32, end: content.end }
}

/// Whether a callout of no indent tells of the interview and not of what was asked: `[!note]` over
/// `面试官很和善，整体体验不错`.
pub(crate) fn tells(page: &Page<'_>, at: usize) -> bool {
    const REMARKS: &[&str] = &["info", "note", "tip", "summary", "abstract", "quote", "todo"];
    #[rustfmt::skip]
    const TOLD: &[&str] = &[
        "面试官", "面试体验", "整体", "总体", "回答的很", "回答得", "答得", "压力", "感觉", "体验", "复盘", "interviewer", "overall",
    ];
    let Some((kind, title)) = callout(page, at).filter(|_| page.rows[at].indent == 0) else {
        return false;
    };
    let is_remark = REMARKS.iter().any(|word| kind.eq_ignore_ascii_case(word));
    let holds = |line: &str| TOLD.iter().any(|word| line.contains(word));
    let is_quote = |near: &usize| page.rows.get(*near).is_some_and(|row| row.kind == Kind::Quote);
    let mut below = (at + 1..at + 3).take_while(is_quote);
    is_remark && (holds(slice(page.text, title)) || below.any(|near| holds(page.line(near))))
}
