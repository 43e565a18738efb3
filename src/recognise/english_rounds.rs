//! Rounds in Latin letters: `Round 1`, `2nd round`, `L2`, and parts of a loop that have names of their own:
//! `System design` of `Acme — System design (Mar 10, 2026)`.

use super::page::Page;
use super::title::{Title, is_generic_word};
use crate::text::{Span, slice};

type Range = std::ops::Range<usize>;

/// How English counts rounds.
const ORDINALS: &[&str] =
    &["1st", "2nd", "3rd", "4th", "5th", "first", "second", "third", "fourth", "fifth", "final"];

/// `L2`, `Round 1`, `2nd round`.
pub(crate) fn latin_round(raw: &str) -> Option<Range> {
    let bytes = raw.as_bytes();
    let word = memchr::memchr2_iter(b'r', b'R', bytes)
        .find(|&at| bytes.get(at..at + 5).is_some_and(|it| it.eq_ignore_ascii_case(b"round")));
    if let Some(at) = word {
        let end = at + "round".len();
        let before = raw[..at].trim_end();
        let ordinal = ORDINALS.iter().find_map(|ordinal| {
            let start = before.len().checked_sub(ordinal.len())?;
            let is_it = before.get(start..)?.eq_ignore_ascii_case(ordinal);
            let is_whole = !before[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
            (is_it && is_whole).then_some(start)
        });
        if let Some(start) = ordinal {
            return Some(start..end);
        }
        let count = raw[end..].strip_prefix(' ').unwrap_or("");
        let digits = count.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&digits) {
            return Some(at..end + 1 + digits);
        }
    }
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let is_level = |two: &[u8]| matches!(two, [b'L', b'1'..=b'4']);
    let level =
        memchr::memchr_iter(b'L', bytes).find(|&at| bytes.get(at..at + 2).is_some_and(is_level));
    level.and_then(|at| {
        let alone =
            is_edge(at.checked_sub(1).and_then(|at| bytes.get(at))) && is_edge(bytes.get(at + 2));
        // `L2归一化` is no round.
        let behind = raw[at + 2..].chars().next();
        let is_glued = raw[..at].ends_with(char::is_alphabetic) && behind != Some('面');
        let alone = alone && !is_glued && behind.is_none_or(|c| !c.is_alphabetic() || c == '面');
        alone.then_some(at..at + 2)
    })
}

/// Takes headings for titles of rounds that are such in a note on interviews only: `### Phone`,
/// `## Acme R3`.
pub(crate) fn name_headings(page: &mut Page<'_>) {
    if !page.is_interview_note {
        return;
    }
    for index in 0..page.sections.len() {
        let section = &page.sections[index];
        let Some(head) = section.head.filter(|_| section.title.round.is_none()) else { continue };
        let content = page.rows[head].content();
        let raw = slice(page.text, content);
        let Some(at) = last_round(raw) else { continue };
        let start = content.start + at as u32;
        let round = Some(Span { start, end: content.end });
        let name = Span { end: content.start + raw[..at].trim_end().len() as u32, ..content };
        let title = &mut page.sections[index].title;
        let company = title.company.filter(|company| company.end <= start);
        let company = company.or(Some(name)).filter(|name| !name.is_empty());
        *title = Title { round, round_token: round, company, ..*title };
    }
}

/// Where `R3` or `Phone` begins that ends a title, alone or behind the name of a company.
fn last_round(raw: &str) -> Option<usize> {
    /// No such title is longer, in bytes.
    const LONGEST: usize = 40;
    if raw.len() > LONGEST || !raw.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let at = raw.rfind(' ').map_or(0, |at| at + 1);
    let round = &raw[at..];
    let is_round = matches!(round.as_bytes(), [b'R', b'1'..=b'9']) || round == "Phone";
    (is_round && (at == 0 || is_name(raw[..at].trim_end()))).then_some(at)
}

/// Rounds in English that name a topic anywhere but beside a day.
#[rustfmt::skip]
const STAGES: &[&str] = &[
    "system design", "coding", "live coding", "behavioral", "behavioural", "technical",
    "technical interview", "phone interview", "phone", "take-home", "take home", "recruiter call",
    "recruiter screen", "hiring manager", "pair programming", "final", "final interview",
    "manager round", "coding round", "system design round", "virtual onsite", "bar raiser", "oa", "vo", "tech",
    "tech deep dive", "deep dive", "tech interview", "coding interview", "values interview", "culture interview",
    "hm chat", "hm call", "hm screen", "hm interview", "hiring manager call", "intro call", "recruiter chat",
    "phone call", "take-home review", "loop", "loop day", "super day", "superday", "hackerrank", "codesignal",
    "screen",
];

/// `System design` of `Acme — System design (Mar 10, 2026)`: a part of its own behind another, or behind a
/// name (`Acme OA 2, 3/2`).
pub(crate) fn stage(raw: &str, date: &Range) -> Option<Range> {
    let cuts = ['—', '–', '-', '|', '｜', '(', '（', ',', '，', ':', '：', '·', ')', '）'];
    let is_part = |part: &Range| {
        let behind = raw[part.end..].trim_start();
        behind.is_empty() || behind.starts_with(cuts) || raw.len() - behind.len() == date.start
    };
    let starts = raw.match_indices(cuts).map(|(at, cut)| {
        let behind = raw[at + cut.len()..].trim_start();
        raw.len() - behind.len()
    });
    let words = raw.match_indices(' ').map(|(at, _)| at + 1);
    let words = words.take_while(|&at| is_name(&raw[..at - 1]));
    let named = |start: usize| {
        let is_at = move |name: &&&str| {
            raw.get(start..start + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
        };
        STAGES.iter().filter(is_at).map(move |name| start..counted(raw, start + name.len()))
    };
    let all = starts.chain(words).chain([0]);
    all.flat_map(named).filter(is_part).max_by_key(ExactSizeIterator::len)
}

/// Whether all words begin with a capital, and are few: the name of a company.
fn is_name(text: &str) -> bool {
    let mut words = text.split(' ');
    text.split(' ').count() <= 3
        && words.all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// The end of a stage that ends at `end` with its number: `OA2`, `tech 1`.
fn counted(raw: &str, end: usize) -> usize {
    let behind = raw[end..].strip_prefix(' ').unwrap_or(&raw[end..]);
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &behind[digits..];
    // `3/2` is a day.
    let is_count = digits == 1 && rest.chars().next().is_none_or(|c| " ,(，（)".contains(c));
    if is_count { raw.len() - rest.len() } else { end }
}

/// Those of [`STAGES`] that no topic is called.
#[rustfmt::skip]
const PLAIN_STAGES: &[&str] = &[
    "behavioral", "behavioural", "phone", "take-home", "take home", "hiring manager", "pair programming",
    "final interview",
];

/// `Behavioral` of `Acme — Behavioral`: behind a name of one or two words, and nothing else.
pub(crate) fn named_stage(raw: &str) -> Option<Range> {
    // Most titles begin otherwise.
    if !raw.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let (name, stage) = ["—", "–", " - "].iter().find_map(|dash| raw.split_once(dash))?;
    let is_name = is_name(name.trim()) && !name.trim().split(' ').any(is_generic_word);
    let stage = stage.trim();
    let is_stage = PLAIN_STAGES.iter().any(|known| stage.eq_ignore_ascii_case(known));
    let start = raw.len() - stage.len();
    (is_name && is_stage && raw.ends_with(stage)).then_some(start..raw.len())
}
