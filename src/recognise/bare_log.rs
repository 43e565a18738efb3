//! Dialect M: a log outside of fences, a question per line.
//!
//! Round lines among bare lines start interviews, as in a pasted log; or a heading names company
//! and round and the lines below it are the questions. An open parenthesis runs to the end of
//! the line; 不知道 and its like are no answer.
//!
//! ```text
//! # 云帆科技 二面
//!
//! 协程怎么调度（GMP，抢占
//! 有没有读过源码（没有）
//! 手写 LRU
//! ```

use super::Setting;
use super::interviews::{Draft, company_above};
use super::log::Log;
use super::page::{Page, Role};

/// The interviews of the bare round lines; the lines below them are read as bare lines (`clips`),
/// or as the list they are.
pub(crate) fn recognise(page: &Page<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for section in &page.sections {
        if matches!(section.role, Role::Answer | Role::Resource) {
            continue;
        }
        if !page.has_round(section.start, section.end) {
            continue;
        }
        let rows = &page.rows[section.start..section.end];
        let log = Log { page, rows, offset: section.start, setting: Setting::Run };
        let mut found = log.drafts(&log.rounds());
        if let Some(company) = company_above(page, section) {
            for draft in &mut found {
                draft.company.get_or_insert_with(|| company.clone());
            }
        }
        drafts.extend(found);
    }
    drafts
}
