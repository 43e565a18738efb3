//! Titles of interviews: company, round, date and verdict in one short line.
//!
//! `# 青禾科技一面 9.12`, `2024/03/08 木星物流 平台组`, `海豚出行 后端`, `鲸落游戏一面（挂）`.

use super::Outcome;
use super::candidates::names_candidate;
use super::dates::{dashed_day, date, padded_day};
use super::english_rounds::{latin_round, named_stage, stage};
use super::full_width::{narrowed, widened};
use super::lexicon::{Hit, Lexicon, Word};
use super::outcome;
use super::words::{COMMON_COMPANY_PARTS, COMPANY_PARTS};
use crate::text::{Span, slice};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a title says; spans are bytes of the note.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) company: Option<Span>,
    /// The round as a word: `一面`.
    pub(crate) round: Option<Span>,
    /// The whole word that holds the round: `广告一面`.
    pub(crate) round_token: Option<Span>,
    pub(crate) date: Option<Span>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) known: Known,
    /// Whether `面经` or the like stands right behind the company: `云帆面经（已 offer）`.
    pub(crate) is_journal: bool,
    /// Whether the title says nothing beside a known company and words like 前端 or 面经.
    pub(crate) is_only_company: bool,
    /// Whether it is a listed company, alone or before a word or two on the job: `云帆 图像算法`.
    pub(crate) is_company_first: bool,
}

/// By what a company is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Known {
    #[default]
    Not,
    /// Its name ends as companies' names do.
    ByEnding,
    /// It is in the lexicon.
    Listed,
}

impl Title {
    /// The same title `bytes` further on.
    pub(crate) fn forth(&self, bytes: u32) -> Self {
        let forth = |part: Option<Span>| part.map(|part| part.forth(bytes));
        Self {
            company: forth(self.company),
            round: forth(self.round),
            round_token: forth(self.round_token),
            date: forth(self.date),
            ..*self
        }
    }

    /// Whether the company is in the lexicon or ends as companies do.
    pub(crate) fn is_known_company(&self) -> bool {
        self.known != Known::Not
    }
}

/// A title longer than this is a sentence (bytes).
const LONGEST: usize = 200;

/// Words in titles that are no part of a company's name.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "技术", "项目", "前端", "后端", "后台", "客户端", "服务端", "测试", "算法", "开发", "实习",
    "日常实习", "暑期实习", "实习生", "秋招", "春招", "校招", "社招", "提前批", "面经", "面试",
    "面试题", "面试记录", "面试复盘", "凉经", "java", "golang", "go", "python", "c++", "php",
    "测开", "移动端", "大数据", "嵌入式", "数据开发", "android", "ios", "js", "react", "vue", "web", "工程师", "开发工程师", "实录", "记录",
    "经验", "总结", "interview", "entry", "day", "round", "第", "八股", "题目", "问题", "复盘",
    "日志", "复习", "学习", "错题", "刷题", "双非", "双非本", "刚刚", "我的", "个人", "ai", "ai面",
    "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周天", "星期一", "星期二", "星期三",
    "星期四", "星期五", "星期六", "星期日", "星期天", "mock", "模拟", "技術", "專案", "後端", "客戶端",
    "測試", "演算法", "開發", "實習", "實習生", "面經", "面試", "面試題", "面試心得", "面試紀錄", "工程師",
    "軟體工程師", "經驗", "總結", "紀錄", "記錄", "題目", "問題", "心得",
    "电话", "视频", "线上", "线下", "现场", "远程", "时长", "分钟", "小时", "min", "h",
];

/// Reads the title at `span`.
pub(crate) fn title(lexicon: &Lexicon, text: &str, span: Span) -> Title {
    title_if(lexicon, text, span, |_, _| true).unwrap_or_default()
}

/// Reads the title at `span` if its round and its date, bytes of that span, are as wanted.
pub(crate) fn title_if(
    lexicon: &Lexicon,
    text: &str,
    span: Span,
    is_wanted: impl FnOnce(Option<&Range>, Option<&Range>) -> bool,
) -> Option<Title> {
    let written = slice(text, span);
    if written.len() > LONGEST {
        return None;
    }
    let narrowed = narrowed(written);
    let raw = &*narrowed;
    let at = |range: Range| {
        let place = |at| if raw.len() == written.len() { at } else { widened(written, at) };
        Span::new(span.start as usize + place(range.start), span.start as usize + place(range.end))
    };
    let date = date(raw);
    let hits: Vec<Hit> = lexicon.words(raw).collect();
    let round = round(raw, &hits).or_else(|| match &date {
        Some(date) => stage(raw, date),
        None => named_stage(raw),
    });
    let round = round.filter(|_| !prepares(raw));
    let day = || padded_day(raw).or_else(|| dashed_day(raw));
    let date = date.or_else(|| round.as_ref().and_then(|_| day()));
    if !is_wanted(round.as_ref(), date.as_ref()) {
        return None;
    }
    let token = round.clone().map(|round| token_around(raw, round, date.clone()));
    let company = company(raw, &hits, round.as_ref(), date.as_ref());
    let is_journal = company.as_ref().is_some_and(|company| {
        ["面经", "凉经", "面试记录", "面试复盘"].iter().any(|it| raw[company.end..].starts_with(it))
    });
    let known = company.as_ref().map_or(Known::Not, |name| known(raw, &hits, name));
    let is_guide = date.is_none() && known == Known::Not && guides(raw);
    let (round, token) = if is_guide { (None, None) } else { (round, token) };
    let is_known = known != Known::Not;
    let is_around = |name: &Range| is_generic(&raw[..name.start]) && is_generic(&raw[name.end..]);
    Some(Title {
        is_journal,
        is_only_company: is_known && company.as_ref().is_some_and(is_around),
        is_company_first: known == Known::Listed
            && company.as_ref().is_some_and(|name| is_first(raw, name)),
        known,
        company: company.map(at),
        outcome: outcome::of_title(lexicon, raw, &hits, round.is_some()),
        round: round.map(at),
        round_token: token.map(at),
        date: date.map(at),
    })
}

/// Whether a title is that of what to read or to do before an interview: `Coding round preparation`.
fn prepares(raw: &str) -> bool {
    const WORDS: &[&str] =
        &["preparation", "guide", "tips", "roadmap", "how to ", "cheat sheet", "cheatsheet"];
    raw.starts_with(|c: char| c.is_ascii_alphabetic()) && {
        let lower = raw.to_ascii_lowercase();
        WORDS.iter().any(|word| lower.contains(word))
    }
}

/// The same in Chinese: `技术面试准备`, `二面注意事项`, `HR面中的谈薪技巧`.
fn guides(raw: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "准备", "怎么准备", "如何准备", "策略", "提问策略", "注意事项", "须知", "技巧", "指南", "攻略", "套路", "话术", "模板", "流程", "准备清单", "准备工作",
        "準備", "注意事項", "須知", "攻略",
    ];
    let core = raw.trim_end_matches(|c: char| !c.is_alphanumeric());
    ENDS.iter().any(|end| core.ends_with(end))
}

fn known(raw: &str, hits: &[Hit], name: &Range) -> Known {
    if hits.iter().any(|hit| hit.word == Word::Company && hit.start == name.start) {
        Known::Listed
    } else if Lexicon::ends_like_company(&raw[name.clone()]) {
        Known::ByEnding
    } else {
        Known::Not
    }
}

/// Words in the name of a job.
const JOBS: &[&str] = &["工程师", "开发", "实习", "岗", "算法", "研发"];

/// Whether one of the words for jobs is in `text`.
pub(crate) fn names_job(text: &str) -> bool {
    JOBS.iter().any(|job| text.contains(job))
}

/// Whether the name of a company begins the title, alone or before a word or two on the job. Latin
/// names stand before products too: `Oracle JDK`.
fn is_first(raw: &str, name: &Range) -> bool {
    let behind = &raw[name.end..];
    let is_job = || names_job(behind);
    raw[name.clone()].contains(char::is_alphabetic)
        && is_generic(&raw[..name.start])
        && (is_generic(behind)
            || behind.starts_with(separates)
                && behind.chars().count() <= 24
                && !behind.contains('的')
                && (!raw[name.clone()].is_ascii() || is_job()))
}

/// The characters of generic words, sorted.
static GENERIC_LETTERS: LazyLock<Vec<char>> =
    LazyLock::new(|| sorted(GENERIC.iter().flat_map(|word| word.chars())));

/// Whether nothing but generic words, digits and signs are left.
pub(crate) fn is_generic(rest: &str) -> bool {
    let mut left = rest.to_lowercase();
    // `面试（一）`: a numeral says nothing.
    let is_letter = |c: &char| c.is_alphabetic() && !"一二三四五六七".contains(*c);
    let mut letters = left.chars().filter(is_letter).peekable();
    if letters.peek().is_none() {
        return true;
    }
    if letters.any(|letter| GENERIC_LETTERS.binary_search(&letter).is_err()) {
        return false;
    }
    for word in GENERIC {
        if left.contains(word) {
            left = left.replace(word, " ");
            if !left.chars().any(|c| is_letter(&c)) {
                return true;
            }
        }
    }
    false
}

/// Whether words of a title end at `c`.
pub(crate) fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | ')' | '（' | '）' | '【' | '】' | '[' | ']' | '|' | '｜')
        || matches!(c, '-' | '—' | '_' | '：' | ':' | '，' | ',')
}

type Range = std::ops::Range<usize>;

/// The first round: `一面`, `第二轮`, `HR面`, `笔试`, `L2`, `Round 1`.
fn round(raw: &str, hits: &[Hit]) -> Option<Range> {
    let counted = raw.char_indices().find_map(|(at, c)| match c {
        '面' => counted_round(raw, at),
        '轮' | '輪' => counted_turn(raw, at),
        _ => None,
    });
    let latin = latin_round(raw);
    // 笔试题 are questions, no round.
    let rounds = hits.iter().filter(|hit| {
        let behind = raw[hit.end..].trim_start_matches('试');
        hit.word == Word::Round && !behind.starts_with('题')
    });
    let word = rounds.max_by_key(|hit| hit.end - hit.start);
    let word = word.map(|hit| hit.start..hit.end);
    counted.or(latin).or(word)
}

/// `一面`, `二面` where the sign 面 is not the start of another word.
fn counted_round(raw: &str, at: usize) -> Option<Range> {
    let before = &raw[..at];
    let han = before.trim_end_matches(|c: char| "一二三四五六七八九十两".contains(c));
    let one = before.trim_end_matches(|c: char| ('1'..='7').contains(&c));
    let digits = if han.len() < before.len() { han } else { one };
    let digits = if before.len() - digits.len() > 9 { before } else { digits };
    let behind = &raw[at + '面'.len_utf8()..];
    let other = [
        "向", "前", "板", "积", "对", "包", "临", "具", "孔", "子", "条", "值", "貌", "部", "壁",
        "熟", "料",
    ];
    // `2026.4.25面经`: the day, not a round.
    let is_latin = digits.len() != han.len();
    let is_day = is_latin && (before.len() - digits.len() > 1 || digits.ends_with('.'));
    // `三面后`: how far it has come.
    let is_past =
        behind.starts_with('后') && !["后端", "后台"].iter().any(|it| behind.starts_with(it));
    let is_other = is_past || other.iter().any(|word| behind.starts_with(word));
    (digits.len() < before.len() && !is_other && !is_day)
        .then_some(digits.len()..at + '面'.len_utf8())
}

/// `第一轮`, with `面试` behind it.
fn counted_turn(raw: &str, at: usize) -> Option<Range> {
    let before = &raw[..at];
    let start = before.rfind('第')?;
    let count = before[start + '第'.len_utf8()..].trim();
    let is_count = !count.is_empty()
        && count.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let end = at + '轮'.len_utf8();
    let end = if raw[end..].starts_with("面试") || raw[end..].starts_with("面試") {
        end + "面试".len()
    } else {
        end
    };
    is_count.then_some(start..end)
}

/// The word, up to blanks and separators, that holds `round`.
fn token_around(raw: &str, round: Range, date: Option<Range>) -> Range {
    let start = raw[..round.start]
        .rfind(separates)
        .map_or(0, |at| at + raw[at..].chars().next().map_or(1, char::len_utf8));
    let start = date
        .map_or(start, |date| if date.end <= round.start { start.max(date.end) } else { start });
    let end = raw[round.end..].find(separates).map_or(raw.len(), |at| round.end + at);
    start..end
}

/// The company: a known name, else what stands before the round, else the first word.
fn company(raw: &str, hits: &[Hit], round: Option<&Range>, date: Option<&Range>) -> Option<Range> {
    let is_free = |range: &Range| {
        let clear = |other: Option<&Range>| {
            other.is_none_or(|other| range.end <= other.start || other.end <= range.start)
        };
        clear(round) && clear(date)
    };
    let is_named = |hit: &&Hit| {
        hit.word == Word::Company
            && is_free(&(hit.start..hit.end))
            && !is_told_of(raw, round, hit.start)
    };
    let known = hits.iter().filter(is_named);
    let first = known.min_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    if let Some(hit) = first {
        return Some(whole_name(raw, hit, round, date));
    }
    let is_nobody = names_candidate(raw) || round.is_some_and(|round| heads_topic(raw, round));
    if is_nobody {
        return None;
    }
    let mut at = 0;
    let cuts = |c: char| separates(c) || matches!(c, '《' | '》' | '/' | '·' | '#');
    for word in raw.split(cuts) {
        let start = at;
        at += word.len() + raw[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        if start > 0 && is_with(word, &raw[start..]) {
            return None;
        }
        // `云帆笔试+一面`
        let tried = hits.iter().find(|hit| hit.word == Word::Round && hit.start > start);
        let len = tried.map_or(word.len(), |hit| word.len().min(hit.start - start));
        let mut range = start..start + len;
        // `2026.6.16晨曦一面`: nothing sets the day apart.
        if let Some(date) = date.filter(|date| date.contains(&range.start)) {
            range.start = date.end.min(range.end);
        }
        if let Some(round) = round.filter(|round| range.contains(&round.start)) {
            range.end = round.start;
        }
        range.end = range.start + without_generic_end(&raw[range.clone()]).len();
        let name = &raw[range.clone()];
        if !name.is_empty()
            && is_free(&range)
            && !is_generic_word(name)
            && !is_duration(name)
            && !is_verdict(hits, &range)
            && !is_remark(raw, round, &range)
            && name.chars().any(char::is_alphabetic)
            && !name.contains('*')
        {
            let end = latin_name_end(raw, &range);
            let whole = range.start..end;
            return Some(if is_free(&whole) { whole } else { range });
        }
    }
    None
}

/// `SQL` of `Round 1: SQL`, and 深度 of `第二轮：深度技术面试`, is what the round was about.
fn heads_topic(raw: &str, round: &Range) -> bool {
    let behind = raw[round.end..].trim_start();
    round.start == 0
        && behind.starts_with([':', '：'])
        && (raw[round.clone()].is_ascii() || !Lexicon::ends_like_company(behind.trim_end()))
}

/// Whether `word`, which begins `rest`, is that of `Second round with Jane`, `phone screen w/ Jane`.
fn is_with(word: &str, rest: &str) -> bool {
    word.eq_ignore_ascii_case("with")
        || word.eq_ignore_ascii_case("w") && rest.as_bytes().get(1) == Some(&b'/')
}

/// A listed company with what its name begins and goes on with.
fn whole_name(raw: &str, hit: &Hit, round: Option<&Range>, date: Option<&Range>) -> Range {
    // YY欢聚时代: Latin letters glued to the front are part of the name.
    let letters = raw[..hit.start].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let ends = [round, date].into_iter().flatten().map(|it| it.start);
    let end = ends.filter(|end| *end >= hit.end).min().unwrap_or(raw.len());
    letters..hit.end + named_after(&raw[hit.end..end])
}

/// The bytes of what continues a company's name: `科技` of `招银网络科技`, `云音乐` of `网易云音乐`.
fn named_after(behind: &str) -> usize {
    let longest = |words: &[&str], is_fit: fn(&str) -> bool| {
        let fitting = words.iter().filter(|word| behind.strip_prefix(**word).is_some_and(is_fit));
        fitting.map(|word| word.len()).max().unwrap_or(0)
    };
    let ends = |rest: &str| is_generic(rest.split(separates).next().unwrap_or(rest));
    longest(COMPANY_PARTS, |_| true).max(longest(COMMON_COMPANY_PARTS, ends))
}

/// `1h`, `50min`, `1.5小时`: how long it took; `3年`: how long somebody has worked.
fn is_duration(name: &str) -> bool {
    let unit = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let units =
        ["年", "h", "hr", "hour", "hours", "min", "mins", "minutes", "分钟", "小时", "个小时"];
    unit.len() < name.len() && units.iter().any(|known| unit.eq_ignore_ascii_case(known))
}

/// `三面（leader 被调到美团）`: a parenthesis behind the round that says more than where.
fn is_told_of(raw: &str, round: Option<&Range>, at: usize) -> bool {
    let Some(between) = round.and_then(|round| raw.get(round.end..at)) else { return false };
    between.rfind(['（', '(']).is_some_and(|open| {
        let told = between[open..].trim_start_matches(['（', '(']);
        !told.contains(['）', ')']) && !is_generic(told)
    })
}

/// `已挂`: how it went, not where.
fn is_verdict(hits: &[Hit], name: &Range) -> bool {
    hits.iter().any(|hit| (hit.start..hit.end) == *name && hit.word.outcome().is_some())
}

/// `一面（99%凉）`: behind the round a parenthesis holds a remark, but for what ends as companies do.
fn is_remark(raw: &str, round: Option<&Range>, name: &Range) -> bool {
    let opens =
        |round: &Range| round.end <= name.start && raw[round.end..name.start].contains(['（', '(']);
    round.is_some_and(opens) && !Lexicon::ends_like_company(&raw[name.clone()])
}

pub(crate) fn is_generic_word(name: &str) -> bool {
    let is = |word: &&&str| name.eq_ignore_ascii_case(word);
    let head = name.chars().next().map(|c| c.to_ascii_lowercase());
    head.is_some_and(|head| GENERIC_HEADS.binary_search(&head).is_ok())
        && (GENERIC.iter().any(|word| is(&word)) || LATIN_ROLES.iter().any(|word| is(&word)))
}

/// What generic words begin with, sorted: most words begin otherwise.
static GENERIC_HEADS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let all = GENERIC.iter().chain(LATIN_ROLES);
    sorted(all.filter_map(|word| word.chars().next()).map(|c| c.to_ascii_lowercase()))
});

/// Generic words that are no Latin ones by their last characters, sorted by these: most names end
/// otherwise.
static GENERIC_ENDS: LazyLock<Vec<(char, Vec<&str>)>> = LazyLock::new(|| {
    let mut ends: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for word in GENERIC.iter().filter(|word| !word.is_ascii()) {
        if let Some(end) = word.chars().next_back() {
            ends.entry(end).or_default().push(word);
        }
    }
    ends.into_iter().collect()
});

/// The characters, each once, in order: a table to look one up in.
pub(crate) fn sorted(characters: impl Iterator<Item = char>) -> Vec<char> {
    characters.collect::<BTreeSet<_>>().into_iter().collect()
}

/// `松果科技` of `松果科技后端面经`.
fn without_generic_end(name: &str) -> &str {
    let mut rest = name;
    let shorter = |rest: &'_ str| {
        let end = rest.chars().next_back()?;
        let at = GENERIC_ENDS.binary_search_by_key(&end, |(end, _)| *end).ok()?;
        GENERIC_ENDS[at].1.iter().find_map(|word| rest.strip_suffix(word).map(str::len))
    };
    while let Some(len) = shorter(rest) {
        rest = &rest[..len];
    }
    rest
}

/// The end of a Latin name of several words: `Acme Corp` before ` - Round 1`.
fn latin_name_end(raw: &str, first: &Range) -> usize {
    let mut end = first.end;
    if !raw[first.clone()].is_ascii() {
        return end;
    }
    while let Some(rest) = raw[end..].strip_prefix(' ') {
        let word = &rest
            [..rest.find(|c: char| !c.is_ascii_alphabetic() && c != '&').unwrap_or(rest.len())];
        let is_cut = rest[word.len()..].chars().next().is_none_or(|c| " ,(:|".contains(c));
        // `Acme Data 一面`; in `Acme Data Engineer` it is the job's.
        let is_last = || {
            let next = rest[word.len()..].trim_start().split(' ').next().unwrap_or("");
            ["data", "software"].iter().any(|it| word.eq_ignore_ascii_case(it))
                && !is_generic_word(next)
        };
        if word.is_empty() || !is_cut || is_generic_word(word) && !is_last() {
            break;
        }
        end += 1 + word.len();
    }
    end
}

/// Words behind a company's name in an English title.
#[rustfmt::skip]
const LATIN_ROLES: &[&str] = &[
    "backend", "frontend", "engineer", "engineering", "software", "developer", "intern",
    "internship", "onsite", "phone", "screen", "technical", "sde", "swe", "new", "grad", "senior",
    "junior", "middle", "full", "stack", "fullstack", "full-stack", "data", "questions", "question", "notes", "experience", "log",
    "virtual", "final", "hr", "hiring", "manager", "behavioral", "system", "design", "coding",
    "loop", "first", "second", "third", "fourth", "st", "nd", "rd", "th", "oa", "online", "on",
    "and", "for", "the", "at", "of", "with", "feedback", "candidate", "position", "role", "call", "recruiter", "machine",
    "learning", "product", "platform", "mobile", "cloud", "devops", "sre", "qa", "test",
];
