//! Interviews: where each starts and ends, and what its title and its surroundings say.

use super::interview_record::records;
use super::page::{Page, Role};
use super::title::Title;
use super::{Interview, Outcome, Question};
use crate::text::{Span, slice};

/// An interview being put together: rows `row..end`.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) row: usize,
    pub(crate) end: usize,
    pub(crate) company: Option<Box<str>>,
    pub(crate) round: Option<Box<str>>,
    pub(crate) date: Option<Box<str>>,
    pub(crate) outcome: Option<Outcome>,
}

/// The interviews of a note, in line order, and gives each question its interview.
pub(crate) fn interviews(
    page: &Page<'_>,
    logged: Vec<Draft>,
    questions: &mut [Question],
) -> Vec<Interview> {
    let mut drafts = logged;
    drafts.extend(recorded(page));
    drafts.extend(headed(page, questions));
    drafts.sort_by_key(|draft| (draft.row, std::cmp::Reverse(draft.end)));
    drafts.dedup_by_key(|draft| draft.row);
    assign(&drafts, questions);
    drafts.into_iter().map(|draft| finish(page, draft)).collect()
}

fn finish(page: &Page<'_>, draft: Draft) -> Interview {
    let end = page.last_written(draft.row + 1, draft.end).max(draft.row);
    let row = page.rows[draft.row];
    Interview {
        line: draft.row as u32,
        end_line: end as u32,
        title: super::wording::trim(page.text, row.numbered_content()),
        company: draft.company,
        round: draft.round,
        date: draft.date,
        outcome: draft.outcome,
    }
}

/// Gives each question the innermost interview around it. Drafts and questions are in order.
fn assign(drafts: &[Draft], questions: &mut [Question]) {
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for question in questions {
        let row = question.line as usize;
        while drafts.get(next).is_some_and(|draft| draft.row <= row) {
            open.push(next);
            next += 1;
        }
        while open.last().is_some_and(|&last| drafts[last].end <= row) {
            open.pop();
        }
        question.interview = open.last().map(|&last| last as u32);
    }
}

fn recorded(page: &Page<'_>) -> Vec<Draft> {
    let draft = |record: &super::interview_record::Record| Draft {
        row: record.start,
        end: record.end,
        company: None,
        round: None,
        date: None,
        outcome: record.outcome,
    };
    records(page).iter().map(draft).collect()
}

/// Headings that name an interview: a round; or a company or a date over questions.
fn headed(page: &Page<'_>, questions: &[Question]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    // The company that the headings above a section name, by level.
    let mut companies: [Option<Box<str>>; 7] = Default::default();
    for section in &page.sections {
        let Some(head) = section.head else { continue };
        let level = section.level as usize;
        for deeper in &mut companies[level..] {
            *deeper = None;
        }
        let title = page.title(head);
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let own = title.company.map(|span| slice(page.text, span).into());
        let names_company = title.is_known_company
            || (title.date.is_some() || title.round.is_some()) && own.is_some();
        let above = companies[..level].iter().rev().flatten().next().cloned();
        if names_company {
            companies[level].clone_from(&own);
        }
        let holds = count_between(questions, head, section.deep_end) > 0;
        let is_dated = title.date.is_some() && own.is_some();
        let is_interview = title.round.is_some() || holds && (is_dated || title.is_known_company);
        if is_interview && (holds || title.date.is_some()) && !has_rounds_below(page, section) {
            let company = if title.is_known_company { own } else { above.or(own) };
            drafts.push(draft(page, head, section.deep_end, &title, company));
        }
    }
    drafts
}

/// Whether a heading below names a round, so that this one only names the company.
fn has_rounds_below(page: &Page<'_>, section: &super::page::Section) -> bool {
    let start = page.sections.partition_point(|other| other.start <= section.start);
    let below = page.sections[start..].iter().take_while(|other| other.start <= section.deep_end);
    below.filter_map(|child| child.head).any(|head| page.title(head).round.is_some())
}

fn count_between(questions: &[Question], from: usize, to: usize) -> usize {
    let at = |row: usize| questions.partition_point(|question| (question.line as usize) < row);
    at(to) - at(from)
}

pub(crate) fn draft(
    page: &Page<'_>,
    row: usize,
    end: usize,
    title: &Title,
    company: Option<Box<str>>,
) -> Draft {
    let text = |span: Option<Span>| span.map(|span| Box::from(slice(page.text, span)));
    Draft {
        row,
        end,
        company,
        round: text(title.round),
        date: text(title.date),
        outcome: title.outcome,
    }
}
