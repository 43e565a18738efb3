//! How an interview went: the verdict of its title, or of a line below it.

use super::lexicon::{Hit, Lexicon};
use super::title::separates;
use super::told_lists::is_one_of;
use super::wording::{is_sign, unsigned};
use super::{Mark, Outcome};
use crate::text::letters::is_alphanumeric;

/// The verdict of a title by its words, or by a sign behind its round.
pub(crate) fn of_title(
    lexicon: &Lexicon,
    raw: &str,
    hits: &[Hit],
    has_round: bool,
) -> Option<Outcome> {
    let is_offered = || offers(raw).then_some(Outcome::Pass);
    told(raw, hits).or_else(
        || {
            if has_round { marked(lexicon, raw).or_else(is_offered) } else { None }
        },
    )
}

/// `一面 5.8 OC`: the offer was told by phone. A call alone may be a round.
fn offers(raw: &str) -> bool {
    let before = raw.trim_end().strip_suffix("OC").or_else(|| raw.trim_end().strip_suffix("oc"));
    before.is_some_and(|before| before.ends_with(separates) && before.contains(['面', '轮', '试']))
}

/// What stands behind `结论：` or `Recommendation:`: the verdict of its first clause, or one that says
/// nothing else.
pub(crate) fn entered(lexicon: &Lexicon, value: &str) -> Option<Outcome> {
    let said = clauses(value).next()?;
    // What is longer tells more than how it ended.
    let is_short = said.chars().count() <= 12 || said.is_ascii() && said.len() <= 30;
    // `通过索引避免锁表` goes on.
    let core = said.trim_end_matches('了');
    let may_be = |hit: Hit| {
        let outcome = hit.word.outcome()?;
        let ends = hit.end >= core.len() || outcome == Outcome::Fail && hit.start == 0;
        ends.then_some(outcome)
    };
    let is_told = || is_short && lexicon.words(said).find_map(may_be).is_some();
    labelled(said)
        .or_else(|| verdict(lexicon, said).filter(|_| is_told()))
        .or_else(|| stated(lexicon, value))
}

/// The same where a clause is a verdict and nothing else: `总评：基础扎实，过。推二面`.
pub(crate) fn stated(lexicon: &Lexicon, value: &str) -> Option<Outcome> {
    clauses(value).find_map(|said| labelled(said).or_else(|| whole_verdict(lexicon, said)))
}

fn labelled(said: &str) -> Option<Outcome> {
    if is_one_of(REFUSED, said) {
        return Some(Outcome::Fail);
    }
    is_one_of(RECOMMENDED, said).then_some(Outcome::Pass)
}

/// Verdicts that say so behind a label only.
#[rustfmt::skip]
const REFUSED: &[&str] =
    &["不过", "否", "淘汰", "不推荐", "不录用", "no", "no hire", "strong no hire", "lean no hire", "reject"];
const RECOMMENDED: &[&str] =
    &["推荐", "录用", "hire", "strong hire", "lean hire", "yes", "advance"];

/// What stands between commas and full stops, without signs and markup around it.
fn clauses(value: &str) -> impl Iterator<Item = &str> {
    let sentences = value.split(['，', ',', '。', '；', ';', '（', '(']);
    let clauses = sentences.flat_map(|sentence| sentence.split(". "));
    clauses.map(|clause| unsigned(clause.trim()).trim_matches(['*', '_', '`', ' ']))
}

/// What a verdict of its own says: `通过`, `挂在二面`; `过` says something alone only.
pub(crate) fn verdict(lexicon: &Lexicon, said: &str) -> Option<Outcome> {
    let said = said.trim();
    let is_whole =
        |hit: &Hit| hit.end - hit.start > '过'.len_utf8() || said.len() <= '过'.len_utf8();
    let outcomes = || lexicon.words(said).filter(is_whole).filter_map(|hit| hit.word.outcome());
    // 未通过 holds 通过.
    outcomes().find(|outcome| *outcome == Outcome::Fail).or_else(|| outcomes().next())
}

/// The verdict of a line that is nothing else: `发offer了`, `最后挂了。`, and no guess (`可能挂了`).
pub(crate) fn whole_verdict(lexicon: &Lexicon, line: &str) -> Option<Outcome> {
    /// No such line is longer, in bytes.
    const LONGEST: usize = 30;
    let is_end = |c: char| c == '了' || (!is_alphanumeric(c) && !c.is_control());
    if line.len() > LONGEST {
        return None;
    }
    let mut said = line.trim_end_matches(is_end);
    while let Some(rest) = VERDICT_LEADS.iter().find_map(|lead| said.strip_prefix(lead)) {
        said = rest.trim_start();
    }
    let is_whole = |hit: &Hit| hit.start == 0 && hit.end == said.len();
    lexicon.words(said).filter(is_whole).find_map(|hit| hit.word.outcome())
}

/// What may stand before a verdict.
const VERDICT_LEADS: &[&str] = &[
    "最后",
    "最终",
    "后来",
    "然后",
    "结果",
    "直接",
    "已经",
    "今天",
    "收到了",
    "收到",
    "发了",
    "发",
    "拿了",
    "给了",
    "：",
    ":",
    "，",
];

/// The verdict of a sign that ends a title: `## 二面 ✅`.
fn marked(lexicon: &Lexicon, raw: &str) -> Option<Outcome> {
    let core = raw.trim_end_matches(['\u{fe0f}', ' ', '*']);
    let at = core.char_indices().next_back().map(|(at, _)| at)?;
    match lexicon.sign_at(&core[at..])?.0 {
        Mark::Pass => Some(Outcome::Pass),
        Mark::Fail => Some(Outcome::Fail),
        Mark::None => None,
    }
}

/// The verdict of a title: a verdict word that ends it or stands in a parenthesis of its own.
fn told(raw: &str, hits: &[Hit]) -> Option<Outcome> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| separates(c) || c == '+' || is_sign(c));
    let is_alone = |hit: &Hit| {
        let behind = is_edge(raw[hit.end..].chars().next());
        let before = is_edge(raw[..hit.start].chars().next_back());
        behind && (before || raw[hit.start..hit.end].chars().count() > 1)
    };
    let verdict = |hit: &Hit| hit.word.outcome().filter(|_| is_alone(hit));
    let mut verdicts = hits.iter().filter_map(verdict);
    let first = verdicts.next()?;
    Some(if verdicts.any(|outcome| outcome == Outcome::Fail) { Outcome::Fail } else { first })
}
