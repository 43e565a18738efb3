//! The query language: words, marks, tags, companies, how often asked, since when.
//!
//! | written | means |
//! |---|---|
//! | `redis 锁` | all words, in the question, its interview or its note |
//! | `"go map"` | exactly this |
//! | `❌` `✅` | marked so |
//! | `?` | waits for an answer: none written, and not ✅ |
//! | `#go/map` | tagged so, or with a tag below it |
//! | `@北辰` | asked by a company whose name has this |
//! | `asked:>2` | asked more often than twice, here and elsewhere |
//! | `since:2024-09` | asked in that month or later |

use super::fold::{fold, is_cjk, is_latin};
use crate::notebook::NoteId;
use crate::recognise::Mark;
use rustc_hash::FxHashSet;
use std::fmt;
use std::sync::Arc;

/// A parsed query. Its text form reads back as the same query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub words: Vec<Word>,
    pub mark: Option<Mark>,
    pub is_unanswered: bool,
    /// Folded names without `#`.
    pub tags: Vec<String>,
    /// Folded parts of names, without `@`.
    pub companies: Vec<String>,
    /// Asked at least so often in all.
    pub asked: Option<u32>,
    /// A day as the number `yyyymmdd`, 0 for a month or day not given.
    pub since: Option<u32>,
    /// Only what stands in these notes; no word of the language says so.
    pub notes: Option<Arc<FxHashSet<NoteId>>>,
}

/// One word, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// In quotes: no pinyin, no forgiveness.
    pub is_exact: bool,
}

impl Word {
    /// What has to be found each on its own: `tcp握手` is `tcp` and `握手`.
    pub fn parts(&self) -> Vec<&str> {
        if self.is_exact {
            return vec![&self.text];
        }
        let mut parts = Vec::new();
        let mut start = 0;
        let mut before: Option<char> = None;
        for (at, c) in self.text.char_indices() {
            let turns =
                before.is_some_and(|b| is_cjk(b) && is_latin(c) || is_latin(b) && is_cjk(c));
            if turns {
                parts.push(&self.text[start..at]);
                start = at;
            }
            before = Some(c);
        }
        parts.push(&self.text[start..]);
        parts
    }
}

/// What is wrong with a query; the text is the faulty part as typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    #[error("`{0}`: asked: takes a number, as in asked:>2")]
    Asked(String),
    #[error("`{0}`: since: takes a year, month or day, as in since:2024-09")]
    Since(String),
    #[error("`{0}`: the quotation mark is not closed")]
    Quote(String),
    #[error("❌ and ✅ in one query find nothing")]
    BothMarks,
    #[error("`{0}`: a name has to follow")]
    Empty(String),
}

impl Query {
    /// Reads a query as typed.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let after = if let Some(close) = closing(first) {
                query.quoted(rest, close)?
            } else {
                let end = rest.find(|c: char| c.is_whitespace() || closing(c).is_some());
                let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
                query.token(token)?;
                after
            };
            rest = after.trim_start();
        }
        Ok(query)
    }

    /// Whether it asks for anything at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it looks at more than titles: then only questions can be found.
    pub fn is_filtered(&self) -> bool {
        self.mark.is_some()
            || self.is_unanswered
            || !self.tags.is_empty()
            || !self.companies.is_empty()
            || self.asked.is_some()
            || self.since.is_some()
    }

    /// Reads a quoted word at the start of `rest`; gives what follows it.
    fn quoted<'t>(&mut self, rest: &'t str, close: char) -> Result<&'t str, QueryError> {
        let mut text = String::new();
        let mut chars = rest.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            if c == '\\' {
                text.extend(chars.next().map(|(_, c)| c));
            } else if c == close {
                let text = fold(&text);
                if !text.trim().is_empty() {
                    self.words.push(Word { text, is_exact: true });
                }
                return Ok(&rest[at + close.len_utf8()..]);
            } else {
                text.push(c);
            }
        }
        Err(QueryError::Quote(rest.to_owned()))
    }

    fn token(&mut self, token: &str) -> Result<(), QueryError> {
        // Some signs are a blank and a sign in other clothes: ¸.
        fold(token).split_whitespace().try_for_each(|folded| self.folded(folded, token))
    }

    fn folded(&mut self, folded: &str, token: &str) -> Result<(), QueryError> {
        if let Some(number) = folded.strip_prefix("asked:") {
            self.asked = Some(asked(number).ok_or_else(|| QueryError::Asked(token.to_owned()))?);
        } else if let Some(day) = folded.strip_prefix("since:") {
            self.since = Some(since(day).ok_or_else(|| QueryError::Since(token.to_owned()))?);
        } else if let Some(tag) = folded.strip_prefix('#') {
            self.tags.push(name(tag, token)?);
        } else if let Some(company) = folded.strip_prefix('@') {
            self.companies.push(name(company, token)?);
        } else {
            self.signs(folded)?;
        }
        Ok(())
    }

    /// Marks, a lone question mark, or a word.
    fn signs(&mut self, folded: &str) -> Result<(), QueryError> {
        let mark = match folded {
            "❌" | "✗" | "✘" | "×" => Some(Mark::Fail),
            "✅" | "✔" | "✓" => Some(Mark::Pass),
            _ => None,
        };
        if mark.is_some() {
            if self.mark.is_some() && self.mark != mark {
                return Err(QueryError::BothMarks);
            }
            self.mark = mark;
        } else if folded == "?" {
            self.is_unanswered = true;
        } else {
            let text = folded.trim_end_matches(['?', '!', '.', ',', ';']);
            if !text.is_empty() && text != folded {
                return self.signs(text);
            }
            if !folded.is_empty() {
                self.words.push(Word { text: folded.to_owned(), is_exact: false });
            }
        }
        Ok(())
    }
}

fn closing(open: char) -> Option<char> {
    match open {
        '"' | '＂' => Some(open),
        '“' => Some('”'),
        '「' => Some('」'),
        _ => None,
    }
}

fn name(name: &str, token: &str) -> Result<String, QueryError> {
    if name.is_empty() { Err(QueryError::Empty(token.to_owned())) } else { Ok(name.to_owned()) }
}

/// `>2` is three times and more, `>=2` and `2` twice and more.
fn asked(number: &str) -> Option<u32> {
    let (more, digits) = match number.strip_prefix('>') {
        Some(rest) => match rest.strip_prefix('=') {
            Some(rest) => (0, rest),
            None => (1, rest),
        },
        None => (0, number),
    };
    digits.parse::<u32>().ok()?.checked_add(more)
}

/// `2024`, `2024-09` or `2024-09-03`, also with `.` or `/`, as the number of its first day.
fn since(day: &str) -> Option<u32> {
    let mut parts = day.split(['-', '.', '/']);
    let year: u32 = parts.next()?.parse().ok().filter(|year| (1900..=2999).contains(year))?;
    let mut next = |limit: u32| match parts.next() {
        None => Some(0),
        Some(part) => part.parse::<u32>().ok().filter(|n| (1..=limit).contains(n)),
    };
    let (month, day) = (next(12)?, next(31)?);
    parts.next().is_none().then_some(year * 10_000 + month * 100 + day)
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut terms: Vec<String> = Vec::new();
        for word in &self.words {
            if word.is_exact {
                let text = word.text.replace('\\', r"\\").replace('"', "\\\"");
                terms.push(format!("\"{text}\""));
            } else {
                terms.push(word.text.clone());
            }
        }
        match self.mark {
            Some(Mark::Pass) => terms.push("✅".into()),
            Some(Mark::Fail) => terms.push("❌".into()),
            _ => {}
        }
        if self.is_unanswered {
            terms.push("?".into());
        }
        terms.extend(self.tags.iter().map(|tag| format!("#{tag}")));
        terms.extend(self.companies.iter().map(|company| format!("@{company}")));
        terms.extend(self.asked.map(|times| format!("asked:>={times}")));
        if let Some(day) = self.since {
            let (year, month, day) = (day / 10_000, day / 100 % 100, day % 100);
            terms.push(match (month, day) {
                (0, _) => format!("since:{year}"),
                (_, 0) => format!("since:{year}-{month:02}"),
                _ => format!("since:{year}-{month:02}-{day:02}"),
            });
        }
        f.write_str(&terms.join(" "))
    }
}
