//! Dialect P: a table with a row for each question.
//!
//! The column headed 面试题 or `Question` holds the questions. One headed 问题 or 题目 may as well list
//! faults or exercises (`| 问题 | 原因 |`, `| 题号 | 题目 | 难度 |`): it does in an interview, beside
//! answers or marks, or when its cells end as questions do. In an interview, and beside answers or
//! marks, a column whose cells ask needs no such head. A cell that is nothing but a sign marks its
//! row; what stands below 答案, 回答 or another answer label answers it, and so does a link.
//!
//! ```text
//! | 问题 | 结果 | 答案 |
//! |---|---|---|
//! | 进程和线程的区别？ | ❌ | |
//! | 虚拟内存的作用？ | ✅ | 隔离，按需分配 |
//! ```

use super::asking::{Asks, ends_asking};
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::rows::Kind;
use super::wording::{self, Style, Wording};
use super::{Answer, AnswerForm, Mark, Said, Setting, answer, remarks};
use crate::text::{Span, slice};

/// What heads a column of questions.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "面试题", "面试问题", "面试题目", "提问", "面试官提问", "问", "面試題", "提問", "question", "questions", "q",
    "interview question",
];

/// What may head one.
const POSSIBLE_HEADS: &[&str] =
    &["问题", "题目", "考题", "问题描述", "具体问题", "問題", "題目", "problem"];

/// What heads a column of exercises, which only name what was set: with marks they were asked.
const EXERCISE_HEADS: &[&str] = &["题目", "考题", "題目", "question", "questions"];

/// What heads a column of marks on what somebody knows; faults have no such.
#[rustfmt::skip]
const MASTERY_HEADS: &[&str] = &[
    "掌握", "掌握情况", "掌握程度", "是否掌握", "熟练度", "熟练程度", "会不会", "会了吗", "答上来了吗", "solved", "mastered", "know it",
];

/// What heads the column of remarks. Where none is for answers, they stand there.
#[rustfmt::skip]
const REMARKS: &[&str] = &[
    "备注", "笔记", "要点", "知识点", "说明", "補充", "补充", "備註", "筆記", "notes", "note", "remarks", "comments",
];

/// The share of asking rows (per cent) that makes a table one of questions.
const ASKING_SHARE: usize = 30;
/// The same where nothing else says so.
const BARE_SHARE: usize = 75;

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let mut at = section.start;
        while at < section.end {
            let is_row = |at: &usize| page.rows[*at].kind == Kind::Table;
            let end = at + (at..section.end).take_while(is_row).count();
            if end >= at + 3 && page.rows[at].indent == 0 && is_delimiter(page, at + 1) {
                table(page, section, at, end, claims);
            }
            at = end.max(at + 1);
        }
    }
}

/// One row below the head.
struct Asked {
    row: usize,
    wording: Wording,
    asks: Asks,
    answer: Option<Answer>,
    /// Whether its mark stands in a cell of its own.
    is_apart: bool,
}

fn table(page: &Page<'_>, section: &Section, head: usize, end: usize, claims: &mut Claims) {
    let heads = cells(page, head);
    let headed = |words: &[&str]| {
        let is_one =
            |cell: &Span| words.iter().any(|it| bare(page, *cell).eq_ignore_ascii_case(it));
        heads.iter().position(is_one)
    };
    let named = headed(HEADS);
    let is_exercise = || headed(EXERCISE_HEADS).or_else(|| headed(MASTERY_HEADS)).is_some();
    if !page.is_interview_note && named.is_none() && !is_exercise() {
        return;
    }
    let possible = named.or_else(|| headed(POSSIBLE_HEADS));
    let Some(column) = possible.or_else(|| asking_column(page, head, end, heads.len())) else {
        return;
    };
    // 结果 is how the answer went.
    let mut answers: Vec<usize> = (0..heads.len())
        .filter(|&at| at != column && heads_answers(page, bare(page, heads[at])))
        .filter(|&at| !bare(page, heads[at]).ends_with("结果"))
        .collect();
    if answers.is_empty() {
        answers.extend(headed(REMARKS).filter(|&at| at != column));
    }
    let mut rows: Vec<Asked> =
        (head + 2..end).filter_map(|row| asked(page, row, column, &answers)).collect();
    unmark_ornaments(&mut rows);
    let is_marked = rows.iter().any(|row| row.wording.mark != Mark::None);
    let is_known = headed(EXERCISE_HEADS) == Some(column) || headed(MASTERY_HEADS).is_some();
    let is_graded = is_known && possible == Some(column) && are_graded(&rows);
    let is_told = named.is_some() || is_marked || !answers.is_empty();
    let is_headed = possible.is_some() || is_told;
    // Documentation has tables of questions and answers, without marks.
    if !page.is_interview_note && !is_marked {
        return;
    }
    if section.role != Role::Interview && !(is_headed && (is_graded || asks(page, &rows, is_told)))
    {
        return;
    }
    for row in rows {
        let mut claim = Claim::new(row.row, row.wording, Strength::Sibling);
        claim.answer = claim.answer.or(row.answer);
        claim.topic = page.topic(section);
        claim.setting = if answers.is_empty() { Setting::Run } else { Setting::Single };
        claims.push(claim);
    }
}

/// Whether enough rows ask; where nothing but the rows says so, more of them must, with a ？.
fn asks(page: &Page<'_>, rows: &[Asked], is_told: bool) -> bool {
    let count = |holds: &dyn Fn(&Asked) -> bool| rows.iter().filter(|row| holds(row)).count();
    if !is_told {
        let ending = count(&|row| ends_asking(slice(page.text, row.wording.text)));
        return ending >= 2 && ending * 100 >= rows.len() * BARE_SHARE;
    }
    let asking = count(&|row| row.asks == Asks::Plainly);
    let hinting = count(&|row| row.asks == Asks::Hints);
    asking > 0 && (asking * 2 + hinting) * 100 >= rows.len() * 2 * ASKING_SHARE
}

/// Whether most rows have a cell that is a mark and nothing else, and not all have the same.
fn are_graded(rows: &[Asked]) -> bool {
    let graded = rows.iter().filter(|row| row.is_apart).count();
    let failed = rows.iter().filter(|row| row.is_apart && row.wording.mark == Mark::Fail).count();
    failed > 0 && graded * 3 >= rows.len() * 2
}

/// Whether the first thing in a section is a table with a column of questions: its heading says what
/// they are about. A column headed 问题 beside causes or descriptions is one of faults.
pub(crate) fn stands_below(page: &Page<'_>, section: &Section) -> bool {
    let first = (section.start..section.end).take(3).find(|&at| !page.rows[at].is_blank());
    let Some(head) = first.filter(|&at| page.rows[at].kind == Kind::Table) else { return false };
    let heads = cells(page, head);
    let column = |words: &[&str]| {
        heads
            .iter()
            .position(|cell| words.iter().any(|it| bare(page, *cell).eq_ignore_ascii_case(it)))
    };
    let is_told = || {
        column(MASTERY_HEADS).is_some()
            || heads.iter().any(|cell| heads_answers(page, bare(page, *cell)))
    };
    let asks = |column: usize| {
        let is_row = |row: &usize| page.rows.get(*row).is_some_and(|it| it.kind == Kind::Table);
        let cell =
            Some(head + 2).filter(is_row).and_then(|row| cells(page, row).get(column).copied());
        cell.is_some_and(|cell| ends_asking(slice(page.text, cell)))
    };
    column(HEADS).is_some()
        || column(POSSIBLE_HEADS).is_some_and(|column| is_told() || asks(column))
}

/// Whether answers stand below this head: `答案`, `我的回答要点`, `Short answer`; not how they were, as
/// below `回答情况` and `运行结果`.
fn heads_answers(page: &Page<'_>, head: &str) -> bool {
    const LONGEST: usize = 36;
    const WORDS: &[&str] = &["回答", "答案", "解答", "解析", "思路", "answer", "solution"];
    #[rustfmt::skip]
    const JUDGED: &[&str] = &[
        "结果", "情况", "质量", "评", "是否", "时间", "时长", "吗", "?", "？", "考", "得", "状态", "程度", "问题", "人",
        "answered", "quality", "time", "score", "status", "rating",
    ];
    let lower = head.to_ascii_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    answer::is_label(page, head) || head.len() <= LONGEST && holds(WORDS) && !holds(JUDGED)
}

/// One sign before every question of a table is an ornament.
fn unmark_ornaments(rows: &mut [Asked]) {
    let leads = |row: &Asked| {
        let wording = &row.wording;
        wording.mark == Mark::Pass && wording.mark_span.end <= wording.text.start && !row.is_apart
    };
    if rows.len() >= 2 && rows.iter().all(leads) {
        for row in rows {
            row.wording.mark = Mark::None;
            row.wording.mark_span = Span { start: row.wording.text.end, end: row.wording.text.end };
        }
    }
}

/// The question of a row, with the mark and the answer of its other cells.
fn asked(page: &Page<'_>, row: usize, column: usize, answers: &[usize]) -> Option<Asked> {
    let cells = cells(page, row);
    let mut wording = page.read(*cells.get(column)?, Style::Plain);
    let sign = cells.iter().find_map(|cell| {
        let (mark, len) = page.lexicon.sign_at(slice(page.text, *cell))?;
        (len == cell.len()).then_some((mark, *cell))
    });
    let is_apart = sign.is_some() && wording.mark == Mark::None;
    // `❌ a lock that spins`
    let beside = || answers.iter().filter_map(|&at| cells.get(at)).find_map(|it| edge(page, *it));
    let beside = if sign.is_none() && wording.mark == Mark::None { beside() } else { None };
    if let Some((mark, span)) =
        sign.filter(|_| is_apart).or(beside.map(|(mark, span, _)| (mark, span)))
    {
        (wording.mark, wording.mark_span) = (mark, span);
    }
    let is_answer = |cell: &Span| {
        let text = slice(page.text, *cell);
        !page.lexicon.is_empty_answer(text)
            && remarks::said(page.lexicon, text) != (Some(Said::Fail), true)
    };
    let bare =
        |cell: &Span| edge(page, *cell).filter(|_| beside.is_some()).map_or(*cell, |it| it.2);
    let written = answers.iter().filter_map(|&at| cells.get(at)).map(bare).find(is_answer);
    let linked =
        || cells.iter().copied().find(|cell| answer::is_only_a_link(slice(page.text, *cell)));
    let form = |span: Span| {
        let is_link = answer::is_only_a_link(slice(page.text, span));
        Answer { form: if is_link { AnswerForm::Link } else { AnswerForm::Inline }, span }
    };
    let answer = written.or_else(linked).map(form);
    let asks = page.asks(&wording);
    let is_link_only = slice(page.text, wording.text).starts_with("[[");
    (!wording.text.is_empty() && !is_link_only).then_some(Asked {
        row,
        wording,
        asks,
        answer,
        is_apart,
    })
}

/// The mark at one end of a cell that holds words, too, and these.
fn edge(page: &Page<'_>, cell: Span) -> Option<(Mark, Span, Span)> {
    let raw = slice(page.text, cell);
    if !page.lexicon.may_hold_sign(raw) {
        return None;
    }
    if let Some((mark, len)) = page.lexicon.sign_at(raw) {
        let sign = Span { end: cell.start + len as u32, ..cell };
        let rest = wording::trim(page.text, Span { start: sign.end, ..cell });
        return (!rest.is_empty()).then_some((mark, sign, rest));
    }
    let (at, mark, len) = raw.char_indices().rev().take(2).find_map(|(at, _)| {
        let (mark, len) = page.lexicon.sign_at(&raw[at..])?;
        Some((at, mark, len))
    })?;
    let sign = Span { start: cell.start + at as u32, ..cell };
    let rest = wording::trim(page.text, Span { end: sign.start, ..cell });
    (at + len == raw.len() && !rest.is_empty()).then_some((mark, sign, rest))
}

/// The column whose cells ask, where there are several rows.
fn asking_column(page: &Page<'_>, head: usize, end: usize, columns: usize) -> Option<usize> {
    let mut asking = vec![0_usize; columns];
    for row in head + 2..end {
        for (count, cell) in asking.iter_mut().zip(cells(page, row)) {
            *count += usize::from(slice(page.text, cell).ends_with(['？', '?']));
        }
    }
    let (column, &count) = asking.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (count >= 2 && count * 100 >= (end - head - 2) * BARE_SHARE).then_some(column)
}

/// `|---|:--:|`
fn is_delimiter(page: &Page<'_>, row: usize) -> bool {
    let line = page.line(row);
    line.contains('-') && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// The cells of a row, trimmed. A bar in code or behind a backslash cuts nothing.
fn cells(page: &Page<'_>, row: usize) -> Vec<Span> {
    let span = page.rows[row].span;
    let raw = slice(page.text, span);
    let mut cells = Vec::new();
    let mut start = raw.find('|').map_or(raw.len(), |bar| bar + 1);
    let (mut in_code, mut is_escaped) = (false, false);
    for (at, byte) in raw.bytes().enumerate().skip(start) {
        match byte {
            b'`' => in_code = !in_code,
            b'|' if !in_code && !is_escaped => {
                cells.push(trimmed(page, span, start, at));
                start = at + 1;
            }
            _ => {}
        }
        is_escaped = byte == b'\\';
    }
    if start < raw.len() {
        cells.push(trimmed(page, span, start, raw.len()));
    }
    cells
}

fn trimmed(page: &Page<'_>, row: Span, start: usize, end: usize) -> Span {
    let at = row.start as usize;
    wording::trim(page.text, Span::new(at + start, at + end))
}

/// The text of a head without bold signs.
fn bare<'t>(page: &Page<'t>, cell: Span) -> &'t str {
    slice(page.text, cell).trim_matches(['*', '_', ' '])
}
