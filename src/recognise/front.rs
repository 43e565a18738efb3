//! Front matter of a note that records one interview: company, round, date, verdict.

use super::Outcome;
use super::lexicon::Lexicon;
use super::outcome;
use crate::syntax::front_matter::FrontMatter;
use crate::text::Span;

/// What the front matter says of the interview.
#[derive(Debug, Clone, Default)]
pub(crate) struct Front {
    pub(crate) company: Option<Box<str>>,
    pub(crate) round: Option<Box<str>>,
    pub(crate) date: Option<Box<str>>,
    verdict: Option<Box<str>>,
    /// The value of `title:`.
    pub(crate) title: Option<Span>,
}

impl Front {
    pub(crate) fn new(front: &FrontMatter) -> Self {
        let value = |keys: &[&str]| {
            let found = keys.iter().find_map(|key| front.get(key))?;
            (!is_unknown(&found.text)).then(|| found.text.clone())
        };
        Self {
            company: value(&["company", "公司"]),
            round: value(&["round", "轮次", "面试轮次", "stage"]),
            date: value(&["date", "日期", "面试日期", "面试时间"]),
            verdict: value(&["verdict", "result", "outcome", "结果", "status"]),
            title: front.get("title").map(|title| title.span),
        }
    }

    /// Whether the note records an interview.
    pub(crate) fn is_interview(&self) -> bool {
        self.company.is_some() || self.round.is_some()
    }

    pub(crate) fn outcome(&self, lexicon: &Lexicon) -> Option<Outcome> {
        outcome::verdict(lexicon, self.verdict.as_deref()?)
    }
}

fn is_unknown(value: &str) -> bool {
    ["未知", "unknown", "n/a", "无", "-", "?", "待定", "none"]
        .iter()
        .any(|word| value.trim().eq_ignore_ascii_case(word))
}
