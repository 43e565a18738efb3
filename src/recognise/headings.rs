//! Which headings ask, which are topics of questions, which name interviews.
//!
//! A heading that asks (`RDB 是怎么做的？`) is a question unless its own rows are questions. A
//! heading that only names something (`协程`) is a question where the headings of its level are:
//! enough of them ask, and none is a mere roof over deeper headings.

use super::asking::Asks;
use super::page::{Page, Role, Section};
use super::rows::Kind;
use super::wording::Style;
use super::{Mark, lexicon::Lexicon, runs};
use crate::text::slice;

/// How the headings of one level look, over the whole note.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    headings: u32,
    asking: u32,
    hinting: u32,
    marked: u32,
}

/// Gives every section its role.
pub(crate) fn assign(page: &mut Page<'_>) {
    let lists: Vec<bool> =
        (0..page.sections.len()).map(|index| runs::asks_below(page, index)).collect();
    let levels = levels(page, &lists);
    let mut roles: Vec<Role> = Vec::with_capacity(page.sections.len());
    for (index, section) in page.sections.iter().enumerate() {
        let role = match section.parent.map(|parent| roles[parent]) {
            Some(Role::Question | Role::Answer) if !is_marked(page, section) => Role::Answer,
            _ => role(page, section, lists[index], &levels),
        };
        roles.push(role);
    }
    for (section, role) in page.sections.iter_mut().zip(roles) {
        section.role = role;
    }
}

fn is_marked(page: &Page<'_>, section: &Section) -> bool {
    section.head.is_some_and(|head| page.wording(head, Style::Plain).mark != Mark::None)
}

/// Counts, per level, the headings that could be questions and those that ask.
fn levels(page: &Page<'_>, lists: &[bool]) -> [Level; 7] {
    let mut levels = [Level::default(); 7];
    for (section, has_list) in page.sections.iter().zip(lists) {
        let Some(head) = section.head else { continue };
        if *has_list || is_no_question(page, head) {
            continue;
        }
        let level = &mut levels[section.level as usize];
        level.headings += 1;
        level.asking += u32::from(section.asks == Asks::Plainly);
        level.hinting += u32::from(section.asks == Asks::Hints);
        level.marked += u32::from(is_marked(page, section));
    }
    levels
}

/// Resources and titles of interviews.
fn is_no_question(page: &Page<'_>, head: usize) -> bool {
    let wording = page.wording(head, Style::Plain);
    let text = slice(page.text, wording.text);
    text.is_empty() || Lexicon::is_resource(text) || page.title(head).round.is_some()
}

fn role(page: &Page<'_>, section: &Section, has_list: bool, levels: &[Level; 7]) -> Role {
    let Some(head) = section.head else { return Role::Topic };
    let wording = page.wording(head, Style::Plain);
    let text = slice(page.text, wording.text);
    if text.is_empty() || Lexicon::is_resource(text) {
        return Role::Resource;
    }
    let title = page.title(head);
    if title.round.is_some() && section.asks < Asks::Plainly {
        return Role::Interview;
    }
    if has_list {
        return Role::Topic;
    }
    let level = levels[section.level as usize];
    let is_roof = section.children > 0 && children_ask(page, section);
    let is_asking =
        section.asks == Asks::Plainly || wording.mark != Mark::None && is_marked_level(level);
    let names_one = section.asks >= Asks::Names && is_question_level(page, level);
    let ends_plainly = super::asking::ends_asking(text);
    let is_question = if section.children > 0 {
        (is_asking || level.marked > 0 && names_one) && !is_roof
    } else {
        is_asking || names_one
    };
    if is_question
        && (page.is_interview_note
            || ends_plainly
            || is_question_level(page, level)
            || wording.mark != Mark::None)
    {
        return Role::Question;
    }
    Role::Topic
}

/// Whether a heading that names something is a question at this level.
fn is_question_level(page: &Page<'_>, level: Level) -> bool {
    let weight = level.asking * 2 + level.hinting;
    if page.is_interview_note {
        level.asking >= 2 && weight * 5 >= level.headings * 2
    } else {
        level.asking >= 3 && weight * 2 >= level.headings
    }
}

/// Signs before headings are marks when the headings are questions at all: many carry one.
fn is_marked_level(level: Level) -> bool {
    level.marked >= level.headings || level.asking > 0 || level.marked >= 3
}

/// Whether the headings directly below are questions of their own: most of them ask, and
/// nothing but their headings answers this one.
fn children_ask(page: &Page<'_>, section: &Section) -> bool {
    let start = page.sections.partition_point(|other| other.start <= section.start);
    let below = page.sections[start..].iter().take_while(|other| other.start <= section.deep_end);
    let (mut all, mut asking) = (0_u32, 0_u32);
    for child in below.filter(|child| child.level > section.level) {
        all += 1;
        asking += u32::from(child.asks == Asks::Plainly);
    }
    let has_body = (section.start..section.end).any(|at| {
        !page.rows[at].is_blank() && !matches!(page.rows[at].kind, Kind::Rule | Kind::Html)
    });
    asking * 2 > all || (!has_body && asking * 3 > all)
}
