//! Dialect A: a list of what was asked, with a mark behind each question.
//!
//! A heading names the interview; each numbered item is one question. The answer stands in a
//! parenthesis behind the mark, or in fences indented below the item. A line without a number
//! before the first heading is a question when it asks. A quote between items is a note.
//!
//! ```text
//! # 云帆科技一面 3.8
//!
//! 1. 自我介绍✅️
//! 2. 切片怎么扩容？❌（先翻倍，到阈值后放慢）
//! 3. 接口的底层结构❌
//! ```

use super::about;
use super::asking::{Asks, ends_asking};
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::remarks;
use super::rows::Kind;
use super::runs::{self, ANSWER_SHARE, BULLET_SHARE, Item, Run, Sign};
use super::wording::Style;
use super::words::REQUIREMENTS;
use super::{Mark, answer, siblings};
use crate::text::slice;

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    // What is marked there was done, or not.
    if page.is_diary {
        return;
    }
    for (index, section) in page.sections.iter().enumerate() {
        if matches!(section.role, Role::Question | Role::Answer) {
            continue;
        }
        for sign in [Sign::Number, Sign::Bullet] {
            let run = page.run(index, sign);
            let is_log = run.is_marked()
                && siblings::is_log(page, index, run, sign)
                && !is_of_faults(page, section);
            if !run.is_marked() || !(is_log || reads_as_questions(page, section, run)) {
                continue;
            }
            if lists_requirements(page, run) {
                run.items.iter().for_each(|item| claims.is_no_question(item.row));
                continue;
            }
            // `## 总结`: how it went, not what was asked, unless it asks.
            let is_asked = run.items.len() >= 2 && run.asks(ANSWER_SHARE);
            if section.role == Role::Resource && !is_asked {
                continue;
            }
            // A mark on one item of many says nothing about those beside it.
            let is_whole = (section.role == Role::Interview || run.asks(runs::NUMBERED_SHARE))
                && !runs::stands_in_boxes(page, index, run);
            for item in run.items.iter().filter(|item| !remarks::is_remark(page, item)) {
                // `- 答：…` beside what was asked next.
                let is_labelled = || answer::labelled(page, page.content(item.row)).is_some();
                let is_answer = || answers(page, item) && is_in_marked(page, item);
                if sign == Sign::Bullet && (is_answer() || is_labelled()) {
                    continue;
                }
                if item.row < page.diary_end {
                    continue;
                }
                let is_whole = is_whole || page.has_round(section.start, item.row);
                let is_whole = is_whole && !runs::is_statement(item, section.role);
                // `零拷贝 ❓` among items with marks says how it went, too.
                let is_signed =
                    item.wording.mark != Mark::None || is_log && item.wording.has_status;
                if !is_whole && !is_signed {
                    continue;
                }
                claims.push(runs::claim(page, item, Strength::Asked, page.topic(section)));
            }
        }
    }
    loose_lines(page, claims);
}

/// Signs in front of the items often tell good from bad (`- ❌ 忘了写 key`): such a list must ask
/// throughout. Signs behind the items are marks of questions when one of them asks, and otherwise
/// where most have one (see [`Run::is_marked_log`]).
fn reads_as_questions(page: &Page<'_>, section: &Section, run: &Run) -> bool {
    let leads = |item: &&Item| {
        item.wording.mark != Mark::None && item.wording.mark_span.end <= item.wording.text.start
    };
    let leading = run.items.iter().filter(leads).count();
    let is_placed =
        || section.role == Role::Interview || leading == 0 && is_part_of_interview(page, section);
    let is_recorded = run.is_mostly_marked() && is_placed();
    if leading > 0 { run.asks(BULLET_SHARE) || is_recorded } else { run.asks(1) || is_recorded }
}

/// Whether a heading above names the interview, and its own not how that went: `### Integration`.
fn is_part_of_interview(page: &Page<'_>, section: &Section) -> bool {
    page.is_below_interview(section)
        && section.head.is_some_and(|head| !remarks::is_about_interview(page.content(head)))
}

/// Whether the note, or this part of it, says that its lists are of what went wrong with a program.
fn is_of_faults(page: &Page<'_>, section: &Section) -> bool {
    let is_of_faults = |head: usize| about::lists_faults(&page.content(head).to_lowercase());
    let top = || page.sections.iter().find_map(|section| section.head);
    !page.is_interview_note && section.head.into_iter().chain(top()).any(is_of_faults)
}

/// Whether most items say what a job takes: `熟悉 Go`, `有大型项目经验`.
fn lists_requirements(page: &Page<'_>, run: &Run) -> bool {
    let text = |item: &Item| slice(page.text, item.wording.text);
    let begins = |item: &&Item| {
        let text = text(item);
        REQUIREMENTS.iter().any(|word| text.starts_with(word)) && !ends_asking(text)
    };
    let required = run.items.iter().filter(begins);
    let is_plain =
        |item: &Item| ["熟", "掌握", "精通", "具备"].iter().any(|it| text(item).starts_with(it));
    let count = required.clone().count();
    count >= 2 && count * 3 >= run.items.len() * 2 && required.into_iter().any(is_plain)
}

/// `乐观锁：版本号`, or what neither asks nor has a mark.
fn answers(page: &Page<'_>, item: &Item) -> bool {
    let text = || slice(page.text, item.wording.text);
    let is_explained =
        || text().split_once(['：', ':']).is_some_and(|(_, behind)| !behind.trim().is_empty());
    item.asks < Asks::Plainly && (item.wording.mark == Mark::None || is_explained())
}

/// Whether the item stands in a numbered one with a mark, which it answers: `- 乐观锁：版本号 ✅`.
fn is_in_marked(page: &Page<'_>, item: &Item) -> bool {
    let own = page.rows[item.row].indent;
    let is_outer = |at: &usize| !page.rows[*at].is_blank() && page.rows[*at].indent < own;
    (0..item.row).rev().take(40).find(is_outer).is_some_and(|at| {
        page.rows[at].is_numbered() && page.wording(at, Style::Plain).is_marked_behind()
    })
}

/// Lines that carry a mark, or ask, on their own before the first heading of a marked note.
fn loose_lines(page: &Page<'_>, claims: &mut Claims) {
    let Some(preamble) = page.sections.first() else { return };
    for at in preamble.start..preamble.end {
        let row = page.rows[at];
        let is_alone = at + 1 >= page.rows.len() || page.rows[at + 1].is_blank();
        if row.kind != Kind::Text
            || row.indent >= 4
            || !is_alone
            || (at > 0 && !page.rows[at - 1].is_blank())
        {
            continue;
        }
        let wording = page.wording(at, Style::Plain);
        if page.row_asks(at, &wording) == Asks::Plainly && page.sections.len() > 1 {
            claims.push(Claim::new(at, wording, Strength::Bare));
        }
    }
}
