//! Runs of items at one depth: which rows start an item, where each ends, and whether the run asks.

use super::asking::Asks;
use super::claims::{Claim, Strength};
use super::knowledge::{self, lists_knowledge};
use super::page::{Page, Role, Section};
use super::rows::{Kind, Numbering, Row};
use super::wording::{Style, Wording};
use super::{AnswerForm, Mark, answer, answer_blocks, blocks, clips, nested, remarks, siblings};
use crate::text::{Span, slice};
use std::cell::OnceCell;

/// What starts an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Number,
    Bullet,
    /// `- [ ]`, `- [x]`
    Box,
}

/// One item of a run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    pub(crate) row: usize,
    /// The row behind the last row of its block.
    pub(crate) end: usize,
    pub(crate) wording: Wording,
    pub(crate) asks: Asks,
}

/// The items of one kind directly below a heading.
#[derive(Debug, Clone, Default)]
pub(crate) struct Run {
    pub(crate) items: Vec<Item>,
}

impl Run {
    /// Whether enough of the items ask for the others to be questions too.
    pub(crate) fn asks(&self, share: usize) -> bool {
        let asking: usize =
            self.items.iter().map(|item| usize::from(item.asks == Asks::Plainly)).sum();
        let hinting: usize =
            self.items.iter().map(|item| usize::from(item.asks == Asks::Hints)).sum();
        asking > 0 && (asking * 2 + hinting) * 100 >= self.items.len() * 2 * share
    }

    pub(crate) fn is_marked(&self) -> bool {
        self.items.iter().any(|item| item.wording.mark != Mark::None)
    }

    /// Whether the items are noted down with how each went, though none asks: signs behind most of
    /// them, and a noun of what is usually asked about. Numbered as questions are they need none in a
    /// note on an interview or with the names of things in Latin, which no list of errands has; bullets
    /// in such a note need none where nothing says that they list something else. `index` is the
    /// section's.
    pub(crate) fn is_marked_log(&self, page: &Page<'_>, index: usize, sign: Sign) -> bool {
        let mut marked = self.items.iter().filter(|item| item.wording.mark != Mark::None);
        let is_log = self.is_marked()
            && self.is_mostly_marked()
            && marked.clone().all(|item| item.wording.is_marked_behind());
        let is_latin = |item: &Item| {
            slice(page.text, item.wording.text).bytes().any(|byte| byte.is_ascii_alphabetic())
        };
        let is_numbered = sign == Sign::Number;
        is_log
            && (is_numbered && (page.is_interview_note || self.items.iter().any(is_latin))
                || marked.any(|item| item.asks >= Asks::Hints))
            || is_numbered && self.is_marked_here_and_there(page, index)
            || !is_numbered && self.is_marked() && lists_knowledge(page, index, self, sign)
    }

    /// `2. 缓存 ❌`, and further down `7. 进程 vs 线程 ✅`: few signs, and only behind short names, one of which
    /// is of what is usually asked about, or of two things to compare in a note that says nothing of
    /// interviews.
    fn is_marked_here_and_there(&self, page: &Page<'_>, index: usize) -> bool {
        let marked = || self.items.iter().filter(|item| item.wording.mark != Mark::None);
        let names_known = |item: &Item| {
            let compares = || {
                let lower = item.wording.asked(page.text).to_lowercase();
                [" vs ", " vs. ", " versus "].iter().any(|word| lower.contains(word))
            };
            item.asks >= Asks::Hints && (page.is_interview_note || compares())
        };
        marked().nth(1).is_some()
            && marked()
                .all(|item| item.wording.is_marked_behind() && knowledge::is_short_noun(page, item))
            && marked().any(names_known)
            && knowledge::is_open(page, index)
    }

    pub(crate) fn is_mostly_marked(&self) -> bool {
        let marked = self.items.iter().filter(|item| item.wording.mark != Mark::None).count();
        marked * 2 >= self.items.len()
    }
}

/// The share of asking items (per cent) that makes the others of a numbered run questions.
pub(crate) const NUMBERED_SHARE: usize = 30;
/// A list further down than this many written lines is not what its heading is for.
const TOP: usize = 4;
/// The same for a list right below a heading that asks.
pub(crate) const ANSWER_SHARE: usize = 65;
/// The same for bullets, which mostly list facts.
pub(crate) const BULLET_SHARE: usize = 45;

pub(crate) fn has_sign(page: &Page<'_>, row: Row, sign: Sign) -> bool {
    let boxed = || {
        let content = slice(page.text, row.content());
        ["[ ]", "[x]", "[X]"].iter().any(|sign| content.starts_with(sign))
    };
    match sign {
        Sign::Number => row.is_numbered(),
        Sign::Box => row.kind == Kind::Bullet && boxed(),
        Sign::Bullet => row.kind == Kind::Bullet && !boxed(),
    }
}

/// The runs directly below one heading, each read when it is first asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Runs {
    numbers: OnceCell<Run>,
    bullets: OnceCell<Run>,
    boxes: OnceCell<Run>,
}

impl Runs {
    pub(crate) fn of(&self, page: &Page<'_>, section: &Section, sign: Sign) -> &Run {
        let cell = match sign {
            Sign::Number => &self.numbers,
            Sign::Bullet => &self.bullets,
            Sign::Box => &self.boxes,
        };
        cell.get_or_init(|| run(page, section.start, section.end, sign))
    }
}

/// The run of items with `sign` in the rows `from..to`, at the least indent such items have.
fn run(page: &Page<'_>, from: usize, to: usize, sign: Sign) -> Run {
    // `4.19 云帆集团` is a day, no number.
    let starts = |at: &usize| {
        has_sign(page, page.rows[*at], sign)
            && !(sign == Sign::Number && (page.is_round(*at) || answers(page, *at)))
    };
    let Some(indent) = (from..to).filter(starts).map(|at| page.rows[at].indent).min() else {
        return Run::default();
    };
    let to = closing(page, from, to);
    let heads = || (from..to).filter(starts).filter(|&at| page.rows[at].indent <= indent + 1);
    let Some(first) = heads().next().map(|at| style(page.rows[at])) else { return Run::default() };
    // `（1）` between `7、` and `8、` is a part of the answer to 7, not an item beside it.
    let heads: Vec<usize> = heads().filter(|&at| style(page.rows[at]) == first).collect();
    let heads = blocks::without_inner(page, heads);
    let heads = if sign == Sign::Number { blocks::without_answers(page, heads) } else { heads };
    let mut items = Vec::with_capacity(heads.len());
    let mut is_loose = false;
    for (index, &row) in heads.iter().enumerate() {
        let next = heads.get(index + 1).copied();
        let continues =
            next.is_some_and(|next| blocks::follows(page, page.rows[row], page.rows[next]));
        let is_open =
            continues || next.is_none() && is_loose || blocks::is_answered_apart(page, row);
        let end = blocks::end(page, row, next.unwrap_or(to), is_open);
        let end = if next.is_none() { clips::bare_start(page, row + 1, end) } else { end };
        is_loose |= continues && blocks::has_outer_text(page, row, end);
        let wording = page.wording(row, Style::Plain);
        items.push(Item { row, end, wording, asks: page.row_asks(row, &wording) });
    }
    Run { items }
}

/// `4. Ans: netstat`, and what is numbered below `A:`.
pub(crate) fn answers(page: &Page<'_>, at: usize) -> bool {
    answer::is_reply(page, at) || answer_blocks::is_in_answer(page, at)
}

/// Whether the items of a run stand inside task boxes, each beside what answers its own box.
pub(crate) fn stands_in_boxes(page: &Page<'_>, index: usize, run: &Run) -> bool {
    let (Some(boxed), Some(own)) = (page.run(index, Sign::Box).items.first(), run.items.first())
    else {
        return false;
    };
    boxed.row < own.row && page.rows[boxed.row].indent < page.rows[own.row].indent
}

/// The row of `**待改进**` or the like: what is listed below it was not asked, unless a topic or a
/// round follows. `to` when there is none.
pub(crate) fn closing(page: &Page<'_>, from: usize, to: usize) -> usize {
    let is_line = |at: &usize| page.rows[*at].kind == Kind::Text && page.rows[*at].indent == 0;
    let closes = |at: &usize| {
        is_line(at) && page.rows[*at].span.len() <= 40 && remarks::closes(page.line(*at))
    };
    let Some(closing) = (from..to).find(closes) else { return to };
    let is_topic = |at: usize| {
        let line = page.line(at);
        is_line(&at)
            && !line.starts_with("**")
            && blocks::names_topic(page, at)
            && !remarks::tells(line)
    };
    let goes_on = page.has_round(closing, to) || (closing + 1..to).any(is_topic);
    if goes_on { to } else { closing }
}

/// What numbers of one run have in common; people mix `3,` `2，` and `1.` in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NumberStyle {
    Plain,
    Round,
    Worded,
}

fn style(row: Row) -> NumberStyle {
    match row.kind {
        Kind::Ordered(Numbering::Round) => NumberStyle::Round,
        Kind::Ordered(Numbering::Ask | Numbering::Ordinal) => NumberStyle::Worded,
        _ => NumberStyle::Plain,
    }
}

/// Whether the rows directly below a heading hold a run that asks.
pub(crate) fn asks_below(page: &Page<'_>, index: usize) -> bool {
    let section = &page.sections[index];
    let names_interview = section.title.round.is_some() || section.title.date.is_some();
    let written = (section.start..section.end).filter(|&at| !page.rows[at].is_blank());
    let top: Vec<usize> = written.take(TOP).collect();
    let kinds =
        [(Sign::Number, NUMBERED_SHARE), (Sign::Bullet, BULLET_SHARE), (Sign::Box, NUMBERED_SHARE)];
    kinds.into_iter().any(|(sign, share)| {
        let first = (section.start..section.end).find(|&at| has_sign(page, page.rows[at], sign));
        if first.is_none_or(|first| !top.contains(&first)) && !names_interview {
            return false;
        }
        let run = page.run(index, sign);
        let is_enough = run.items.len() >= 2 || names_interview && !run.items.is_empty();
        // A heading that asks is answered by its list, unless that is all there is and it asks.
        let first = run.items.first().map(|item| item.row);
        let is_whole = first == top.first().copied();
        let share = match section.asks {
            Asks::Plainly if is_whole => ANSWER_SHARE,
            Asks::Plainly => return false,
            _ => share,
        };
        let is_log = section.asks < Asks::Plainly
            && run.is_marked()
            && siblings::is_log(page, index, run, sign);
        is_enough && (run.asks(share) || run.is_mostly_marked() && run.asks(1) || is_log)
    })
}

/// Whether an item directly below a heading has a mark.
pub(crate) fn is_marked_below(page: &Page<'_>, index: usize) -> bool {
    [Sign::Number, Sign::Bullet, Sign::Box].iter().any(|sign| page.run(index, *sign).is_marked())
}

/// The claim that an item asks, with the rest of its block as the answer when the line has none.
pub(crate) fn claim(
    page: &Page<'_>,
    item: &Item,
    strength: Strength,
    topic: Option<Span>,
) -> Claim {
    let body = answer::body(page, item.row + 1, item.end, AnswerForm::Indented);
    let mut claim = Claim::new(item.row, item.wording, strength);
    let is_answer = |form| form == AnswerForm::Label || !nested::asks_next(page, item);
    claim.answer = claim.answer.or(body.answer.filter(|answer| is_answer(answer.form)));
    claim.end = body.end.max(item.row);
    claim.topic = topic;
    claim
}

/// Whether an item tells at such length that the items beside it do not make it a question.
pub(crate) fn is_statement(item: &Item, role: Role) -> bool {
    item.asks == Asks::Tells && role != Role::Interview && item.wording.text.len() > 240
}

/// How sure a run's item is of being a question.
pub(crate) fn strength(item: &Item) -> Strength {
    if item.asks == Asks::Plainly { Strength::Asked } else { Strength::Sibling }
}
