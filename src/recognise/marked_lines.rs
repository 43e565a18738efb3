//! A mark behind a line says that it was asked, whatever else the line looks like: a long sentence, one
//! with a remark in a parenthesis, a phrase without a noun of the trade.
//!
//! ```text
//! 你们的网关是自己写的，限流也放在里面。那么突发流量会不会误伤？❌
//! 跳表（他又讲了一遍，感觉没听懂）❌
//! ```

use super::asking::{Asks, asks, holds_full_stop, is_told};
use super::lexicon::Lexicon;
use super::openings::reports;
use super::page::Page;
use super::replies::without_parenthesis;
use super::wording::{Style, Wording};
use crate::text::slice;

/// Nothing longer is taken for a question for its mark alone (characters).
const LONGEST: usize = 100;

impl Wording {
    /// What was asked: the wording, before a mark without the parenthesis at its end, which holds a remark
    /// or the reply.
    pub(crate) fn asked<'t>(&self, text: &'t str) -> &'t str {
        let raw = slice(text, self.text);
        if self.is_marked_behind() { without_parenthesis(raw) } else { raw }
    }

    /// How strongly the wording asks without that parenthesis; not at all when it has none.
    pub(crate) fn asks_in_short(&self, lexicon: &Lexicon, text: &str) -> Asks {
        let asked = self.asked(text);
        let is_shorter = asked.len() < slice(text, self.text).len();
        if is_shorter { asks(lexicon, asked) } else { Asks::Tells }
    }
}

/// Whether a mark stands behind the bare line.
pub(crate) fn is_marked(page: &Page<'_>, at: usize) -> bool {
    page.lexicon.may_hold_sign(page.line(at)) && page.wording(at, Style::Log).is_marked_behind()
}

/// Whether a marked line with this wording was asked, though nothing in it asks: it neither tells what
/// happened nor what somebody said, nor names an interview.
pub(crate) fn may_be_asked(page: &Page<'_>, at: usize, asked: &str) -> bool {
    let is_title = || {
        let title = page.title(at);
        title.date.is_some() || title.round.is_some() || asked.contains("工程师")
    };
    page.is_interview_note
        && !page.is_diary
        && asked.chars().count() <= LONGEST
        && !asked.ends_with(['！', '!', '，', ',', '{', '}', ';'])
        && !asked.starts_with(['{', '}', '<', '|', '/', '\\', '@', '$', '!', '=', '-', '－'])
        && !reports(asked)
        && !holds_full_stop(asked.trim_end_matches('。'))
        && !is_told(page.lexicon, asked)
        && !is_title()
}
