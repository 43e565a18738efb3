//! Lines that start a round in a log: `一面`, `HR面（半个小时）`, `2020/05/11 二面`.

use super::asking::{Asks, asks};
use super::blocks::is_ornament;
use super::candidates::counts_candidate;
use super::dates::{dashed_day, is_dashed_day, is_whole_date, leading_date};
use super::lexicon::{Lexicon, Word};
use super::outcome;
use super::page::Page;
use super::rows::{Kind, Numbering, Row, number_prefix};
use super::title::{Known, Title, is_generic, title, title_if};
use crate::text::{Span, slice};

/// The rows that name a round and nothing else, and, where there are several of those, the rows that
/// name a day and a company: `4.19 云帆集团`.
pub(crate) fn rows(page: &Page<'_>) -> Vec<usize> {
    let (mut rounds, mut dated) = (Vec::new(), 0);
    for row in 0..page.rows.len() {
        let is_round = names_round(page, row);
        let is_dated = !is_round && names_dated_company(page, row);
        dated += usize::from(is_dated);
        if is_round || is_dated {
            rounds.push((row, is_dated));
        }
    }
    let is_alone = dated == 1 && rounds.len() == 1;
    rounds.retain(|(_, is_dated)| !is_dated || !is_alone);
    rounds.into_iter().map(|(row, _)| row).collect()
}

/// Whether the line at `row`, or the item over others, is a round and nothing else.
fn names_round(page: &Page<'_>, row: usize) -> bool {
    let own = page.rows[row];
    let mut content = own.content();
    let may = match own.kind {
        Kind::Text => own.span.len() <= 300,
        // `- 一面 3.11` over what was asked.
        Kind::Bullet => {
            let heads = |next: &Row| next.kind == Kind::Bullet || next.is_numbered();
            // Outliners write what they keep of an item below it: `collapsed:: true`.
            let is_kept =
                |at: &usize| page.rows[*at].kind == Kind::Text && page.line(*at).contains(":: ");
            let below = (row + 1..page.rows.len()).take(4).find(|at| !is_kept(at));
            let next = below.map(|at| page.rows[at]).filter(heads);
            // `- 8-3 二面`
            if is_day_numbered(page, own) {
                content = own.numbered_content();
            }
            own.span.len() <= LONGEST_ITEM && next.is_some_and(|next| next.indent > own.indent)
        }
        // `10.8 云帆科技一面`: a day, no number.
        Kind::Ordered(Numbering::Dot) => {
            let number = slice(page.text, own.number_span(page.text));
            content = own.numbered_content();
            let is_day = number.len() >= 3 && is_whole_date(number);
            is_day && own.span.len() <= 80
        }
        _ => false,
    };
    let is_whole = content == own.content();
    let read = || if is_whole { page.round(row) } else { read(page.lexicon, page.text, content) };
    let title = if may { read().or_else(|| read_item(page, row)) } else { None };
    let is_day = || own.kind == Kind::Bullet && is_day_numbered(page, own);
    title.is_some_and(|title| own.number == 0 || title.company.is_some() || is_day())
}

/// Whether what is read as the number of a row is a day: `8-3 二面`.
fn is_day_numbered(page: &Page<'_>, row: Row) -> bool {
    row.number > 0 && {
        let number = slice(page.text, Span { start: row.bare, end: row.body }).trim_end();
        is_dashed_day(number) || number.len() >= 4 && is_whole_date(number)
    }
}

/// Whether the line is a day and a company, above a list or lines of their own: `4.19 云帆集团`.
fn names_dated_company(page: &Page<'_>, row: usize) -> bool {
    let own = page.rows[row];
    let is_line = matches!(own.kind, Kind::Text | Kind::Ordered(Numbering::Dot));
    let line = || slice(page.text, own.numbered_content());
    if !is_line || own.indent > 0 || own.span.len() > LONGEST_ITEM || leading_date(line()).is_none()
    {
        return false;
    }
    let is_apart = row == 0 || page.rows[row - 1].is_blank();
    let title = page.title(row);
    is_apart
        && title.round.is_none()
        && title.is_only_company
        && title.date.is_some_and(|date| date.start == own.bare)
        && (row + 1..page.rows.len()).take(3).any(|at| !page.rows[at].is_blank())
}

/// What a row that names a round says that [`read`] does not understand: an item, or a day and a
/// company.
pub(crate) fn read_again(page: &Page<'_>, row: usize) -> Option<Title> {
    let is_item = page.rows[row].kind == Kind::Bullet;
    if is_item { read_item(page, row) } else { Some(page.title(row)) }
}

/// `- 2025-07-02 #面试 云帆 后端 一面` over what was asked: a company, a day and a round, whatever stands
/// beside them.
fn read_item(page: &Page<'_>, row: usize) -> Option<Title> {
    let own = page.rows[row];
    if own.kind != Kind::Bullet || own.span.len() > LONGEST_ITEM {
        return None;
    }
    let is_day = |date: Option<&std::ops::Range<usize>>| date.is_some_and(|date| date.start == 0);
    let found = title_if(page.lexicon, page.text, own.content(), |round, date| {
        round.is_some() && is_day(date)
    })?;
    let is_asked = || asks(page.lexicon, page.content(row)) == Asks::Plainly;
    (found.is_known_company() && !is_asked()).then_some(found)
}

/// An item longer than this names no round, in bytes.
const LONGEST_ITEM: usize = 60;

/// Reads a line that names a round: the round with its date and a duration in parentheses. The
/// span covers the line without bullets; company words beside a dated round are part of it.
pub(crate) fn read(lexicon: &Lexicon, text: &str, span: Span) -> Option<Title> {
    if counts_candidate(slice(text, span).trim_matches(['*', ' '])) {
        return Some(title(lexicon, text, span));
    }
    let found =
        read_unremarked(lexicon, text, span).or_else(|| read_placed(lexicon, text, span))?;
    if found.date.is_some() && found.outcome.is_some() {
        return Some(found);
    }
    // `**L1（每核一份）**` is a cache.
    let is_level = found.round.is_some_and(|round| is_level(text, round));
    if is_level && slice(text, span).ends_with("）**") {
        return None;
    }
    // `（7/20）`, `（挂）`: what stands in the parenthesis at the end.
    let raw = slice(text, span).trim_end_matches(['：', ':', ' ', '*']);
    let at = span.start as usize + without_remark(raw).len();
    let remark = title(lexicon, text, Span::new(at, span.start as usize + raw.len()));
    let day = || {
        let day = dashed_day(&raw[at - span.start as usize..])?;
        Some(Span::new(at + day.start, at + day.end))
    };
    Some(Title {
        date: found.date.or(remark.date).or_else(day),
        outcome: found.outcome.or(remark.outcome),
        ..found
    })
}

/// `L2`, which in `L2 loss` is none.
fn is_level(text: &str, round: Span) -> bool {
    slice(text, round).starts_with(['L', 'l'])
}

/// `海棠街（内推一面挂）`: a company and, in a parenthesis, the round and how it ended.
fn read_placed(lexicon: &Lexicon, text: &str, span: Span) -> Option<Title> {
    let raw = slice(text, span).trim_end_matches(['：', ':', ' ']);
    let head = without_remark(raw);
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | ' ');
    if raw.len() > 80 || head.len() == raw.len() || !head.chars().all(is_name) {
        return None;
    }
    let (at, end) = (span.start as usize, span.start as usize + raw.len());
    let told = title(lexicon, text, Span::new(at + head.len(), end));
    let round = told.round?;
    let behind = slice(text, Span { start: round.end, end: end as u32 });
    let outcome = outcome::whole_verdict(lexicon, behind)?;
    let company = Some(Span::new(at, at + head.len())).filter(|it| (1..=36).contains(&it.len()))?;
    let is_asked = asks(lexicon, head) > Asks::Names;
    let found = Title { company: Some(company), round_token: Some(round), ..told };
    (!is_asked).then_some(Title { known: Known::ByEnding, outcome: Some(outcome), ..found })
}

/// The same of a line without the parenthesis at its end.
fn read_unremarked(lexicon: &Lexicon, text: &str, span: Span) -> Option<Title> {
    let raw = slice(text, span).trim();
    let whole = without_remark(raw).trim_end_matches(['：', ':', ' ']);
    if whole.len() > 80 || !could_be(lexicon, whole) {
        return None;
    }
    let core = bare(raw, whole);
    let start =
        span.start as usize + (core.as_ptr() as usize - slice(text, span).as_ptr() as usize);
    // Most lines have neither.
    let title = title_if(lexicon, text, Span::new(start, start + core.len()), |round, date| {
        round.is_some() || date.is_some_and(|date| date.start == 0)
    })?;
    let named = |part: Option<Span>| part.map_or(0, Span::len);
    if let Some(token) = title.round_token {
        let mut rest = core.len().saturating_sub(named(Some(token)) + named(title.date));
        // `二面 项目相关`: a word on what it was about.
        let behind = core.get((token.end as usize).saturating_sub(start)..).unwrap_or("");
        let is_apart = behind.starts_with(char::is_whitespace);
        // `一面（9.12）电话 45分钟`
        let is_apart = is_apart || behind.starts_with(['（', '(']) && is_generic(behind);
        let behind = behind.trim();
        if token.start as usize == start
            && is_apart
            && (behind.chars().count() <= 6 && !is_level(text, token) || is_generic(behind))
            && !behind.ends_with(['？', '?'])
        {
            rest = 0;
        }
        let is_placed = title.is_known_company() || title.company.is_some() && title.date.is_some();
        let is_whole = is_placed && is_titled(text, core, start, &title);
        if is_whole {
            return Some(title);
        }
        // `6/18 周二 张某 前端 一面`: a day, words, and the round on its own.
        let is_record = title.date.is_some_and(|date| date.start as usize == start)
            && token.end as usize == start + core.len()
            && title.round == Some(token)
            && core.chars().count() <= 40
            && !core.contains(['，', '。', '？', '?', '！', '、']);
        if is_record {
            return Some(title);
        }
        let is_tight = rest <= 2 && core.chars().count() <= 24;
        let ends = slice(text, token);
        let extra = token.len() - named(title.round);
        let behind =
            title.round.map_or("", |round| slice(text, Span { start: round.end, end: token.end }));
        let is_last = behind.is_empty() || behind.is_ascii() || behind.starts_with('试');
        let is_wished = WISHES.iter().any(|wish| ends.starts_with(wish));
        let is_told = is_wished || ends.ends_with(['了', '的', '过']);
        return (is_tight && is_last && extra <= 18 && !is_told).then_some(title);
    }
    read_dated(core, start, title)
}

/// What is left of `whole`, the beginning of `raw`, without what sets it apart and without its number:
/// `**二、技术一面**`, `—— 二面 ——`. The brackets of a link are no ornament.
fn bare<'t>(raw: &str, whole: &'t str) -> &'t str {
    let is_link = raw.starts_with('[') && raw.ends_with(')');
    let core = whole.trim_matches(|c| c == '*' || is_ornament(c) && !is_link);
    let number = number_prefix(core).filter(|number| number.style == Numbering::Han);
    number.map_or(core, |number| &core[number.len..])
}

/// What rounds that are still to come are written behind: `许愿二面`.
const WISHES: &[&str] = &["许愿", "祈祷", "期待", "希望", "等待", "坐等", "求"];

/// A dated line whose rest is short names a round of its own kind: `2020/05/29 笔试加试`.
fn read_dated(core: &str, start: usize, title: Title) -> Option<Title> {
    let date = title.date.filter(|date| date.start as usize == start)?;
    let rest = core.get(date.len()..)?.trim();
    if title.is_known_company() && rest.ends_with("面试") && rest.chars().count() <= 10 {
        return Some(Title { round: None, round_token: None, ..title });
    }
    let is_kind = rest.ends_with("题") || rest.ends_with("面试") || rest.ends_with("测评");
    (is_kind && rest.chars().count() <= 10).then(|| {
        let at = start + core.len() - rest.len();
        let round = Some(Span::new(at, at + rest.len()));
        Title { round, round_token: round, company: None, ..title }
    })
}

/// `云杉科技 后端 一面 凉经`, `【星河网络】一面`: a company, a round, a day and generic words.
fn is_titled(text: &str, core: &str, start: usize, title: &Title) -> bool {
    let mut parts: Vec<Span> =
        [title.company, title.round, title.date].into_iter().flatten().collect();
    parts.sort_by_key(|part| part.start);
    let mut at = start;
    let end = start + core.len();
    let before = parts.iter().map(|part| {
        let gap = (at, part.start as usize);
        at = part.end as usize;
        gap
    });
    let mut gaps: Vec<(usize, usize)> = before.collect();
    gaps.push((at, end));
    // `美团 到店 后端一面`: a part of the company.
    let is_first = title.known == Known::Listed && parts.first().copied() == title.company;
    if is_first && gaps[0].0 == gaps[0].1 && title.round == parts.get(1).copied() {
        gaps.swap_remove(1);
    }
    // `Acme, PM II, onsite, 3/19`: what else stands between commas is the job.
    let is_listed = core.is_ascii() && title.date.is_some() && gaps[0].0 == gaps[0].1;
    let is_field = |gap: &str| is_listed && gap.len() <= 16 && gap.starts_with(", ");
    // `云帆一面（主管）8-22`
    let is_remark = |gap: &str| {
        let inner =
            gap.trim().strip_prefix(['（', '(']).and_then(|it| it.strip_suffix(['）', ')']));
        inner.is_some_and(|inner| {
            inner.chars().count() <= 6 && inner.chars().all(char::is_alphanumeric)
        })
    };
    core.chars().count() <= 40
        && !core.contains(['，', '。', '？', '?'])
        && gaps.into_iter().all(|(from, to)| {
            let gap = text.get(from..to);
            gap.is_some_and(|gap| is_generic(gap) || is_field(gap) || is_remark(gap))
        })
}

/// A cheap look at a short line: rounds have one of these in them, or start with a date.
fn could_be(lexicon: &Lexicon, core: &str) -> bool {
    let is_added = || lexicon.words(core).any(|hit| hit.word == Word::Round);
    leading_date(core).is_some()
        || !lexicon.additions().round_words.is_empty() && is_added()
        || core.contains(['面', '轮', '輪', '试'])
        || holds_latin_round(core)
        // `Acme — Coding (Mar 10)`
        || core.contains(['(', '（']) && core.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether the beginning of a round in Latin letters is in the text: `HR`, `Onsite`, `L2`.
fn holds_latin_round(core: &str) -> bool {
    const HEADS: [&str; 8] = ["hr", "oc", "ons", "on-", "onl", "rou", "pho", "scr"];
    let bytes = core.as_bytes();
    let begins = |at: usize, head: &str| {
        bytes.get(at..at + head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head.as_bytes()))
    };
    bytes.iter().enumerate().any(|(at, byte)| match byte.to_ascii_lowercase() {
        b'h' | b'o' | b'r' | b'p' | b's' => HEADS.iter().any(|head| begins(at, head)),
        b'l' => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
        _ => false,
    })
}

/// A line without the parenthesis at its end.
pub(crate) fn without_remark(raw: &str) -> &str {
    let core = raw.trim_end_matches(['：', ':', ' ', '*']);
    if !core.ends_with(['）', ')']) {
        return raw;
    }
    core.find(['（', '(']).map_or(raw, |open| core[..open].trim_end())
}
