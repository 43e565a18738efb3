//! What a note is about: interviews, or a diary and what went wrong with a program.

use super::asking::{Asks, asks};
use super::front::Front;
use super::lexicon::Word;
use super::page::{Page, Section};
use super::rows::{Kind, Row};
use super::title::{is_generic, names_job};
use super::wording;
use super::words::FAULTS;
use crate::text::{Span, slice};

/// Whether the first lines, the headings or the front matter speak of interviews.
pub(crate) fn is_interview_note(page: &Page<'_>) -> bool {
    let near_top = page.rows.iter().enumerate().take(12);
    let mut near_top = near_top.filter(|(_, row)| !row.is_code() && row.heading().is_none());
    is_headed_by_interviews(page)
        || near_top.any(|(at, row)| {
            let longest = if row.kind == Kind::Meta { 300 } else { 120 };
            is_on_interviews(page, page.line(at), longest)
        })
}

/// Whether a line not much longer than `longest` has a word in it that notes on interviews have.
pub(crate) fn is_on_interviews(page: &Page<'_>, line: &str, longest: usize) -> bool {
    let is_word = || {
        speaks_of_interviews(line)
            || holds_exercise(line) && !lists_faults(line)
            || page.lexicon.words(line).any(|hit| hit.word == Word::Round)
    };
    (line.len() < longest || wording::length(line) < longest) && is_word()
}

/// Whether the headings, the front matter or a line that names a round speak of interviews.
pub(crate) fn is_headed_by_interviews(page: &Page<'_>) -> bool {
    if page.front.as_ref().is_some_and(Front::is_interview) || page.has_round(0, page.rows.len()) {
        return true;
    }
    // `# 云帆科技 一面`: a round beside a company or a day, or all there is.
    let names_interview = |section: &Section| {
        let title = &section.title;
        let names_company = section.level == 1 && title.company.is_some();
        let is_placed = title.is_known_company() || title.date.is_some() || names_company;
        let is_all = |head: usize| page.round(head).is_some();
        // `# 云帆科技 后端 2026-04-01`
        let is_dated = section.level == 1 && title.is_known_company() && title.date.is_some();
        let is_round = title.round.is_some();
        section.asks < Asks::Plainly
            && (is_dated || is_round && (is_placed || section.head.is_some_and(is_all)))
    };
    // `## 云帆 图像算法` beside `## 松果科技 C++`: companies with jobs, two of them.
    let names_job = |section: &&Section| {
        let title = &section.title;
        let is_company = title.is_company_first || title.is_only_company;
        is_company && section.asks < Asks::Plainly && names_more(page, section)
    };
    let heads = || page.sections.iter().take(200);
    if heads().any(names_interview) || heads().filter(names_job).nth(1).is_some() {
        return true;
    }
    // The same as a first line of text.
    let top = (0..page.rows.len()).find(|&at| !page.rows[at].is_blank());
    let names = |at: &usize| {
        let title = page.title(*at);
        let is_placed = title.is_known_company() || title.date.is_some();
        page.rows[*at].kind == Kind::Text && title.round.is_some() && is_placed
    };
    if top.filter(names).is_some_and(|at| asks(page.lexicon, page.line(at)) < Asks::Plainly) {
        return true;
    }
    let heads = page.rows.iter().enumerate().filter(|(_, row)| row.heading().is_some());
    heads.take(200).any(|(at, _)| is_on_interviews(page, page.line(at), 300))
}

/// What jobs are in, behind a company alone.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "前端", "后端", "后台", "客户端", "服务端", "测试", "测开", "移动端", "大数据", "嵌入式", "java", "go", "python", "c++", "php",
    "android", "ios", "web",
];

/// Whether a heading names a job behind its company.
pub(crate) fn names_more(page: &Page<'_>, section: &Section) -> bool {
    let Some(head) = section.head else { return false };
    let end = page.rows[head].span.end;
    let behind = section.title.company.map(|name| slice(page.text, Span { start: name.end, end }));
    // `面试的题目` names nobody.
    let is_job = |behind: &str| {
        let job = behind.trim();
        let is_field = || FIELDS.iter().any(|field| job.to_ascii_lowercase().contains(field));
        names_job(job) || is_generic(job) && is_field()
    };
    behind.is_some_and(is_job)
}

/// Whether one of the words for interviews is in `text`.
pub(crate) fn speaks_of_interviews(text: &str) -> bool {
    let begins = |at: usize| {
        let words = ["面试", "面经", "八股", "笔试", "牛客", "面試", "面經", "筆試"];
        words.iter().any(|word| text[at..].starts_with(word))
    };
    let is_latin = |at: usize| {
        let word = b"interview";
        text.as_bytes().get(at..at + word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
    };
    text.char_indices().any(|(at, c)| match c {
        '面' | '八' | '笔' | '牛' | '筆' => begins(at),
        'i' | 'I' => is_latin(at),
        _ => false,
    })
}

/// Whether a title is that of a list of what went wrong with a program, and not of how to mend it.
pub(crate) fn lists_faults(title: &str) -> bool {
    const MENDING: &[&str] = &["排查", "定位", "处理", "解决", "怎么", "如何"];
    let holds = |words: &[&str]| words.iter().any(|word| title.contains(word));
    holds(FAULTS) && !holds(MENDING)
}

/// Words in the titles of diaries and minutes.
#[rustfmt::skip]
const DIARIES: &[&str] = &[
    "周会", "例会", "会议", "早会", "晨会", "日报", "周报", "月报", "日记", "周记", "待办", "随笔", "清单", "计划", "书单", "片单", "习惯", "故障", "todo", "to-do",
    "meeting", "standup", "stand-up", "retro", "journal", "sprint", "changelog", "roadmap", "checklist", "reading list", "habits", "week ",
];

/// Whether the first heading is that of a diary or the minutes of a meeting. `## 计划` below a list is
/// the title of what follows alone.
pub(crate) fn is_diary(page: &Page<'_>) -> bool {
    let is_item = |row: &Row| row.kind == Kind::Bullet || row.is_numbered();
    let head = page.sections.iter().find_map(|section| section.head);
    let head = head.filter(|&head| !page.rows[0..head].iter().any(is_item));
    let title = head.map_or("", |head| page.content(head));
    title.len() <= 120 && {
        let title = title.to_lowercase();
        DIARIES.iter().any(|word| title.contains(word))
    }
}

/// 题, but for the 题 of 标题, 主题 and other words of documents.
fn holds_exercise(text: &str) -> bool {
    text.match_indices(['题', '題'])
        .any(|(at, _)| !text[..at].ends_with(['标', '主', '专', '话', '副', '標', '專', '話']))
}
