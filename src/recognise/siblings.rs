//! What one section of a note says of the others: a list with marks beside a list that was asked was
//! asked, too, though it only names things.
//!
//! ```text
//! ## 面试
//! - 什么是堆 ✅
//! - 内存模型 ❌
//!
//! ## 算法
//! - 大数相乘 ❌
//! ```

use super::Mark;
use super::about::names_more;
use super::asking::{Asks, ends_asking};
use super::page::{Page, Role, Section};
use super::rows::Kind;
use super::runs::{Item, Run, Sign};
use super::wording::Style;
use super::{marked_lines, told_lists};
use std::cell::OnceCell;
use std::ops::Range;

/// What is worked out once of a note, when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Siblings {
    /// How many sections of each level are lists of what was asked, by sign.
    logs: OnceCell<[[u32; 3]; 7]>,
    marks_lines: OnceCell<bool>,
    /// How many headings of each level name interviews.
    interviews: OnceCell<[u32; 7]>,
    /// The rows of answers below `A:` (see `answer_blocks`).
    pub(super) answers: OnceCell<Vec<Range<usize>>>,
    /// Whether the options of a quiz are listed below a label.
    pub(super) has_options: OnceCell<bool>,
    /// How many sections have bullets most of which have marks, below headings of what is known.
    pub(super) known: OnceCell<usize>,
}

/// Whether the run below the heading of section `index` lists what was asked with how each went: it
/// says so itself, or another list of this level says so of itself.
pub(crate) fn is_log(page: &Page<'_>, index: usize, run: &Run, sign: Sign) -> bool {
    if run.is_marked_log(page, index, sign) {
        return true;
    }
    let section = &page.sections[index];
    let marked = || run.items.iter().filter(|item| item.wording.mark != Mark::None);
    // What stands further in answers what is around it, or says what is good in it.
    let is_outer = run.items.first().is_some_and(|item| page.rows[item.row].indent < 2);
    run.is_marked()
        && is_outer
        && section.role != Role::Resource
        && (run.is_mostly_marked() && are_behind(marked()) || sign == Sign::Box && names_known(run))
        && run.items.iter().all(|item| item.asks >= Asks::Names)
        && !is_told(page, section)
        && logs(page)[usize::from(section.level)][sign as usize] > 0
}

fn are_behind<'i>(mut items: impl Iterator<Item = &'i Item>) -> bool {
    items.all(|item| item.wording.is_marked_behind())
}

/// Whether most of the items name what is usually asked about.
fn names_known(run: &Run) -> bool {
    let known = run.items.iter().filter(|item| item.asks >= Asks::Hints).count();
    known * 3 >= run.items.len() * 2
}

/// Whether the heading says that what is below it was not asked.
fn is_told(page: &Page<'_>, section: &Section) -> bool {
    const OTHERS: &[&str] =
        &["功能", "项目", "特性", "进度", "状态", "环境", "工具", "features", "progress"];
    let head = section.head.map_or("", |head| page.content(head)).trim();
    told_lists::heads_told(head) || told_lists::is_one_of(OTHERS, head)
}

fn logs<'p>(page: &'p Page<'_>) -> &'p [[u32; 3]; 7] {
    page.siblings.logs.get_or_init(|| {
        let mut logs = [[0; 3]; 7];
        for (index, section) in page.sections.iter().enumerate() {
            for sign in [Sign::Number, Sign::Bullet, Sign::Box] {
                let run = page.run(index, sign);
                let is_log = run.is_marked() && run.is_marked_log(page, index, sign);
                logs[usize::from(section.level)][sign as usize] +=
                    u32::from(is_log && !page.is_diary && !is_told(page, section));
            }
        }
        logs
    })
}

/// Whether two headings of the level name interviews, and a line of the section has a mark behind it: the
/// section is one, too, whatever its heading is called.
pub(crate) fn is_beside_interviews(page: &Page<'_>, section: &Section) -> bool {
    let is_line = |at: &usize| page.rows[*at].kind == Kind::Text;
    are_interviews(page, section)
        && (section.start..section.end).filter(is_line).any(|at| marked_lines::is_marked(page, at))
}

/// Whether a heading names a company and a job, where two others of its level name interviews.
pub(crate) fn names_interview(page: &Page<'_>, section: &Section) -> bool {
    section.asks < Asks::Plainly && are_interviews(page, section) && names_more(page, section)
}

/// Whether two headings of the level name interviews, and this one nothing else that is known.
fn are_interviews(page: &Page<'_>, section: &Section) -> bool {
    let count = || {
        let mut found = [0; 7];
        let is_job = |other: &Section| {
            other.title.is_only_company && other.asks < Asks::Plainly && names_more(page, other)
        };
        let is_one = |other: &&Section| other.role == Role::Interview || is_job(other);
        for section in page.sections.iter().filter(is_one) {
            found[usize::from(section.level)] += 1;
        }
        found
    };
    let interviews = page.siblings.interviews.get_or_init(count);
    interviews[usize::from(section.level)] > 1 && !is_told(page, section)
}

/// Whether bare lines of the note have marks behind them, one of which asks, or two of which name what is
/// usually asked about.
pub(crate) fn marks_lines(page: &Page<'_>) -> bool {
    *page.siblings.marks_lines.get_or_init(|| {
        let (mut marked, mut asking, mut hinting) = (0_u32, 0_u32, 0_u32);
        for at in 0..page.rows.len() {
            let row = page.rows[at];
            if row.kind != Kind::Text
                || row.indent > 0
                || !page.lexicon.may_hold_sign(page.line(at))
            {
                continue;
            }
            let wording = page.wording(at, Style::Log);
            if !wording.is_marked_behind() {
                continue;
            }
            marked += 1;
            let asks = page.row_asks(at, &wording);
            asking += u32::from(asks == Asks::Plainly || ends_asking(page.line(at)));
            hinting += u32::from(asks == Asks::Hints);
        }
        !page.is_diary && marked > 1 && (asking > 0 || hinting > 1)
    })
}
