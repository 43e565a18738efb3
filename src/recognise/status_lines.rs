//! Marks on a line of their own below a question: `状态：❌`, `**Status:** ✅`, `- 掌握：❌ 不会`.
//!
//! ```text
//! ### 回表是什么
//!
//! 状态：❌
//! ```

use super::page::Page;
use super::rows::Kind;
use super::wording::Style;
use super::{Mark, Question};
use crate::text::{Span, slice};

/// What stands before the sign.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "状态", "掌握", "掌握程度", "掌握情况", "掌握度", "熟练度", "自评", "结果", "回答", "回答情况", "作答", "是否掌握", "是否会",
    "status", "result", "my status", "mastered", "answered", "known",
];

/// The first characters of these, behind which nothing is looked at.
const HEADS: &[char] = &[
    '状', '掌', '熟', '自', '结', '回', '作', '是', 's', 'S', 'r', 'R', 'm', 'M', 'a', 'A', 'k',
    'K',
];

/// Of so many written lines below a question one may say how it went.
const NEAR: usize = 4;
/// No such line is longer, in bytes.
const LONGEST: usize = 48;

/// Gives `questions` without a mark the one that a line below them says.
pub(crate) fn take_marks(page: &Page<'_>, questions: &mut [Question]) {
    for question in questions.iter_mut().filter(|question| question.mark == Mark::None) {
        let below = question.line as usize + 1..=question.end_line as usize;
        let written = below.filter(|&at| page.rows.get(at).is_some_and(|row| !row.is_blank()));
        let Some((at, mark, sign)) = written.take(NEAR).find_map(|at| status(page, at)) else {
            continue;
        };
        (question.mark, question.mark_span) = (mark, sign);
        // The line itself answers nothing.
        let line = page.rows[at].span;
        question.answer = question.answer.filter(|answer| !line.contains(answer.span));
    }
}

/// The mark that the row `at` says, and its sign.
fn status(page: &Page<'_>, at: usize) -> Option<(usize, Mark, Span)> {
    let row = page.rows[at];
    let is_line = matches!(row.kind, Kind::Text | Kind::Bullet) && row.span.len() <= LONGEST;
    let is_around = |c: char| c.is_whitespace() || "*_-+>：:".contains(c);
    let begins = || page.line(at).trim_start_matches(is_around).starts_with(HEADS);
    if !is_line || !begins() {
        return None;
    }
    let wording = page.wording(at, Style::Plain);
    let label = slice(page.text, wording.text);
    let is_label = |label: &str| LABELS.iter().any(|known| known.eq_ignore_ascii_case(label));
    let is_led = label.ends_with([':', '：', '*']);
    let is_status = wording.is_marked_behind() && is_led && is_label(label.trim_matches(is_around));
    is_status.then_some((at, wording.mark, wording.mark_span))
}
