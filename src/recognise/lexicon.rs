//! Signs and words: the tables every dialect shares, extendable by configuration.
//!
//! Each table names where its words were met. Words are matched as written; ASCII letters
//! match in any case and only as whole words (`how`, not `show`).

use super::remarks::CLOSINGS;
use super::synonyms::Synonyms;
use super::told_lists;
use super::word_tables::{WordTables, Words};
use super::words::{ANSWER_LABELS, COMPANY_ENDINGS, EMPTY_ANSWERS, RESOURCES, TOPIC_ENDINGS};
use super::{Mark, Outcome};
use super::{answer, asking};
use crate::text::letters::is_alphanumeric;
use crate::text::work;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

/// Words that a user adds to the tables, usually from the configuration. Every list may be
/// empty; words are matched as the built-in ones are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Additions {
    /// Signs like ✅.
    pub pass_signs: Vec<String>,
    /// Signs like ❌.
    pub fail_signs: Vec<String>,
    /// Words before a colon that start an answer: `答案`.
    pub answer_labels: Vec<String>,
    /// Words that stand where an answer is missing: `TODO`.
    pub empty_answers: Vec<String>,
    /// Words that make a line a question: `怎么`.
    pub cue_words: Vec<String>,
    /// Rounds: `HR面`.
    pub round_words: Vec<String>,
    /// Verdicts like `通过`.
    pub pass_words: Vec<String>,
    /// Verdicts like `凉经`.
    pub fail_words: Vec<String>,
    /// Names of companies.
    pub companies: Vec<String>,
    /// Groups of words that mean the same.
    pub synonyms: Vec<Vec<String>>,
}

/// What kind of word a match of [`Lexicon::words`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    Asking,
    Request,
    Subject,
    Telling,
    Stating,
    SaidFail,
    SaidPartial,
    SaidPass,
    Round,
    Passed,
    Failed,
    Company,
}

/// One hit of a word: byte range in the searched text, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) word: Word,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The signs and words that recognition goes by.
#[derive(Debug, Clone)]
pub struct Lexicon {
    additions: Additions,
    signs: Vec<(String, Mark)>,
    /// The answer labels by what they start with, sorted: most lines fail there. Of one head the
    /// longest is first, so that a prefix test finds the whole label.
    labels: Vec<(char, Vec<String>)>,
    empty: Vec<String>,
    /// The length of the longest of them in bytes: most lines are longer.
    longest_empty: usize,
    synonyms: Synonyms,
    /// The first bytes of the signs, sorted.
    sign_heads: Vec<u8>,
    /// Built when the first text is searched.
    tables: Arc<OnceLock<WordTables>>,
}

/// The usual sign of each mark first; then what other keyboards and fonts have for it.
const BUILT_IN_SIGNS: &[(&str, Mark)] = &[
    ("✅", Mark::Pass),
    ("❌", Mark::Fail),
    ("✔", Mark::Pass),
    ("✓", Mark::Pass),
    ("☑", Mark::Pass),
    ("✖", Mark::Fail),
    ("✗", Mark::Fail),
    ("✘", Mark::Fail),
    ("❎", Mark::Fail),
    ("==X==", Mark::Fail),
    ("==x==", Mark::Fail),
    ("==**X**==", Mark::Fail),
    ("==√==", Mark::Pass),
];

/// The last characters of what companies' names end in, sorted: most names end otherwise.
static COMPANY_ENDS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut ends: Vec<char> =
        COMPANY_ENDINGS.iter().filter_map(|ending| ending.chars().next_back()).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
});

/// Shared by all that add nothing.
static BUILT_IN: LazyLock<Arc<OnceLock<WordTables>>> = LazyLock::new(Arc::default);

impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        self.additions == other.additions
    }
}

impl Eq for Lexicon {}

impl Default for Lexicon {
    fn default() -> Self {
        Self::with(Additions::default())
    }
}

impl Lexicon {
    /// The built-in tables with `additions` in them.
    pub fn with(additions: Additions) -> Self {
        let is_built_in = additions == Additions::default();
        let tables = if is_built_in { Arc::clone(&BUILT_IN) } else { Arc::default() };
        Self::assemble(additions, tables)
    }

    /// Adds words to the tables; those already there stay.
    pub fn extend(&mut self, more: Additions) {
        let mut additions = std::mem::take(&mut self.additions);
        additions.pass_signs.extend(more.pass_signs);
        additions.fail_signs.extend(more.fail_signs);
        additions.answer_labels.extend(more.answer_labels);
        additions.empty_answers.extend(more.empty_answers);
        additions.cue_words.extend(more.cue_words);
        additions.round_words.extend(more.round_words);
        additions.pass_words.extend(more.pass_words);
        additions.fail_words.extend(more.fail_words);
        additions.companies.extend(more.companies);
        additions.synonyms.extend(more.synonyms);
        *self = Self::with(additions);
    }

    fn assemble(additions: Additions, tables: Arc<OnceLock<WordTables>>) -> Self {
        let sign = |mark| move |sign: &String| (bare_sign(sign).to_owned(), mark);
        let built_in = BUILT_IN_SIGNS.iter().map(|(sign, mark)| ((*sign).to_owned(), *mark));
        let mut signs: Vec<(String, Mark)> = built_in.collect();
        signs.extend(additions.pass_signs.iter().map(sign(Mark::Pass)));
        signs.extend(additions.fail_signs.iter().map(sign(Mark::Fail)));
        signs.retain(|(sign, _)| !sign.is_empty());
        let folded = |built_in: &[&str], added: &[String]| {
            let all = built_in.iter().copied().chain(added.iter().map(String::as_str));
            let mut all: Vec<String> = all.map(|word| word.trim().to_lowercase()).collect();
            all.retain(|word| !word.is_empty());
            all
        };
        let labels = by_head(folded(ANSWER_LABELS, &additions.answer_labels));
        let empty = folded(EMPTY_ANSWERS, &additions.empty_answers);
        let longest_empty = empty.iter().map(String::len).max().unwrap_or(0);
        let mut sign_heads: Vec<u8> = signs.iter().map(|(sign, _)| sign.as_bytes()[0]).collect();
        sign_heads.sort_unstable();
        sign_heads.dedup();
        let synonyms = Synonyms::new(&additions.synonyms);
        Self { additions, signs, labels, empty, longest_empty, synonyms, sign_heads, tables }
    }

    /// What the user added to the tables.
    pub fn additions(&self) -> &Additions {
        &self.additions
    }

    /// The words that the user takes for the same.
    pub fn synonyms(&self) -> &Synonyms {
        &self.synonyms
    }

    /// Every sign, without U+FE0F, with the mark it makes.
    pub fn signs(&self) -> impl Iterator<Item = (&str, Mark)> {
        self.signs.iter().map(|(sign, mark)| (sign.as_str(), *mark))
    }

    /// The mark whose sign `text` starts with, and the sign's length in bytes with its U+FE0F.
    pub(crate) fn sign_at(&self, text: &str) -> Option<(Mark, usize)> {
        // Most text fails here.
        self.sign_heads.contains(text.as_bytes().first()?).then_some(())?;
        let (sign, mark) = self.signs().find(|(sign, _)| text.starts_with(sign))?;
        let rest = &text[sign.len()..];
        let variation = rest.len() - rest.trim_start_matches('\u{fe0f}').len();
        Some((mark, sign.len() + variation))
    }

    /// Whether a sign may be in `text`; a cheap look.
    pub(crate) fn may_hold_sign(&self, text: &str) -> bool {
        match *self.sign_heads.as_slice() {
            [one] => memchr::memchr(one, text.as_bytes()).is_some(),
            [one, two] => memchr::memchr2(one, two, text.as_bytes()).is_some(),
            [one, two, three] => memchr::memchr3(one, two, three, text.as_bytes()).is_some(),
            _ => true,
        }
    }

    /// Where the first sign or backtick may begin in `text`, or its end.
    pub(crate) fn next_sign(&self, text: &str) -> usize {
        let may_begin = |byte: &u8| *byte == b'`' || self.sign_heads.contains(byte);
        text.as_bytes().iter().position(may_begin).unwrap_or(text.len())
    }

    /// The length in bytes of the answer label `text` starts with, without its colon.
    pub(crate) fn label_len(&self, text: &str) -> Option<usize> {
        let head = text.chars().next()?.to_ascii_lowercase();
        let at = self.labels.binary_search_by_key(&head, |(head, _)| *head).ok()?;
        self.labels[at].1.iter().map(String::len).zip(&self.labels[at].1).find_map(
            |(len, label)| {
                text.get(..len).is_some_and(|head| head.eq_ignore_ascii_case(label)).then_some(len)
            },
        )
    }

    /// Whether `text`, without the punctuation around it, stands for a missing answer.
    pub(crate) fn is_empty_answer(&self, text: &str) -> bool {
        let is_tag = |word: &str| word.starts_with(['#', '＃']);
        let text = text.trim();
        // `什么是锁❌ #并发`: a tag says what it is about, not what the answer is.
        if text.is_empty() || is_tag(text) && text.split_whitespace().all(is_tag) {
            return true;
        }
        let is_comment = |open, close| text.starts_with(open) && text.ends_with(close);
        if is_comment("<!--", "-->") || is_comment("%%", "%%") {
            return true;
        }
        // `❌<br>`, `&nbsp;`: tags and blanks hold no words, but an image says something.
        let is_marked_up = text.starts_with(['<', '&']) && text.ends_with(['>', ';']);
        if is_marked_up
            && !text.starts_with("<http")
            && !text.contains("<img")
            && answer::is_wordless(text)
        {
            return true;
        }
        let core = text.trim_matches(|c: char| !is_alphanumeric(c));
        let is_short =
            core.len() <= self.longest_empty || core.as_bytes()[0].eq_ignore_ascii_case(&b'f');
        core.is_empty()
            || core.len() <= 64 && core.ends_with("待补充")
            || is_short
                && self.empty.iter().any(|word| {
                    let head = || core.get(..word.len());
                    (core.len() == word.len() || word.as_str() == "fill in")
                        && head().is_some_and(|head| head.eq_ignore_ascii_case(word))
                })
    }

    /// Every word of the tables in `text`, overlapping ones too, in order of their ends.
    pub(crate) fn words<'a>(&'a self, text: &'a str) -> Words<'a> {
        work::count(text.len());
        self.tables.get_or_init(|| WordTables::new(&self.additions)).words(text)
    }

    /// Whether `title` names a list of links, a summary or the like.
    pub(crate) fn is_resource(title: &str) -> bool {
        // `参考资料（必看）`
        let name = title.split(['（', '(']).next().filter(|name| name.len() >= 4).unwrap_or(title);
        let core = name.trim_matches(|c: char| !is_alphanumeric(c));
        // Questions are mostly longer.
        if core.len() > 48 {
            return false;
        }
        // `面试资料`
        let is_stock = core.ends_with("资料") && core.chars().count() <= 8;
        is_stock
            || asking::is_debrief(core)
            || told_lists::is_told(core)
            || RESOURCES.iter().chain(CLOSINGS).any(|word| core.eq_ignore_ascii_case(word))
    }

    /// Whether `name` ends as companies' names do.
    pub(crate) fn ends_like_company(name: &str) -> bool {
        let last = name.chars().next_back();
        if last.is_none_or(|last| COMPANY_ENDS.binary_search(&last).is_err()) {
            return false;
        }
        // `Acme Inc`, and not a word that ends in these letters.
        let is_apart =
            |ending: &str, rest: &str| !ending.is_ascii() || rest.ends_with([' ', ',', '.', '-']);
        let ends = |ending: &&'static str| {
            name.strip_suffix(*ending)
                .is_some_and(|rest| !rest.is_empty() && is_apart(ending, rest))
        };
        // `Linux网络`, `JSON数据`: what is behind a Latin word that is no name.
        let is_of_latin = || {
            let rest = ["网络", "数据", "信息", "通信", "软件"].iter();
            rest.filter_map(|end| name.strip_suffix(*end)).any(str::is_ascii)
        };
        COMPANY_ENDINGS.iter().any(ends)
            && !TOPIC_ENDINGS.iter().any(|topic| name.ends_with(topic))
            && !is_of_latin()
    }
}

/// Words by their first character; of one head the longest first.
fn by_head(mut words: Vec<String>) -> Vec<(char, Vec<String>)> {
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut heads: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for word in words {
        if let Some(head) = word.chars().next() {
            heads.entry(head).or_default().push(word);
        }
    }
    heads.into_iter().collect()
}

/// A sign without the U+FE0F that may follow it.
fn bare_sign(sign: &str) -> &str {
    sign.trim().trim_end_matches('\u{fe0f}')
}

impl Word {
    /// What a verdict word says.
    pub(crate) fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Passed => Some(Outcome::Pass),
            Self::Failed => Some(Outcome::Fail),
            _ => None,
        }
    }
}
