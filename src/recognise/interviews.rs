//! Interviews: where each starts and ends, and what its title and its surroundings say.

use super::about::speaks_of_interviews;
use super::asking::{Asks, asks};
use super::bare_lines;
use super::candidates::{self, counts_candidate};
use super::front::Front;
use super::full_width::narrowed;
use super::page::{Page, Role, Section};
use super::particulars::{self, Particulars};
use super::rows::Kind;
use super::title::{Known, Title};
use super::{Interview, Outcome, Question};
use super::{nested, remarks, siblings};
use crate::text::{Span, slice};
use std::num::NonZeroU32;
use std::ops::Range;

/// An interview being put together: rows `row..end`.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) row: usize,
    pub(crate) end: usize,
    /// Where the title stands when it is not the row.
    pub(crate) title: Option<Span>,
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
    let headed = headed(page, questions);
    match &page.front {
        Some(front) if has_rounds(&headed) && front.round.is_none() => {
            drafts.extend(below_front(page, front, headed));
        }
        Some(front) if front.is_interview() => drafts.push(fronted(page, front)),
        _ => drafts.extend(headed),
    }
    if drafts.is_empty() {
        drafts.extend(first_line(page, questions).or_else(|| described(page, questions)));
    }
    name_after_file(page, questions, &mut drafts);
    drafts.sort_by_key(|draft| (draft.row, std::cmp::Reverse(draft.end)));
    drafts.dedup_by_key(|draft| draft.row);
    assign(&drafts, questions);
    drafts.into_iter().map(|draft| finish(page, draft)).collect()
}

fn finish(page: &Page<'_>, draft: Draft) -> Interview {
    let end = page.last_written(draft.row + 1, draft.end).max(draft.row);
    let row = page.rows[draft.row];
    let last = (draft.row + 1..=end).rev().filter(|&at| !page.rows[at].is_blank()).take(3);
    let closing = || last.clone().find_map(|at| particulars::closing_verdict(page, at));
    let stated = || (draft.row + 1..=end).find_map(|at| particulars::stated_verdict(page, at));
    let outcome = draft.outcome.or_else(closing).or_else(stated);
    Interview {
        line: draft.row as u32,
        end_line: end as u32,
        title: draft
            .title
            .unwrap_or_else(|| super::wording::trim(page.text, row.numbered_content())),
        company: draft.company,
        round: draft.round,
        date: draft.date,
        outcome,
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
        question.interview = open.last().and_then(|&last| NonZeroU32::new(last as u32 + 1));
    }
}

fn recorded(page: &Page<'_>) -> Vec<Draft> {
    let draft = |record: &super::interview_record::Record| Draft {
        row: record.start,
        end: record.end,
        title: None,
        company: None,
        round: None,
        date: None,
        outcome: record.outcome,
    };
    page.records.iter().map(draft).collect()
}

/// The interview that the front matter describes: the whole note.
fn fronted(page: &Page<'_>, front: &Front) -> Draft {
    Draft {
        row: 0,
        end: page.rows.len(),
        title: front.title,
        company: front.company.clone(),
        round: front.round.clone(),
        date: front.date.clone(),
        outcome: front.outcome(page.lexicon),
    }
}

/// Whether headings name several rounds.
fn has_rounds(headed: &[Draft]) -> bool {
    headed.iter().filter(|draft| draft.round.is_some()).nth(1).is_some()
}

/// The rounds of a note whose front matter says with whom: `company: 云帆` above `## 一面` and `## 二面`.
fn below_front(page: &Page<'_>, front: &Front, mut headed: Vec<Draft>) -> Vec<Draft> {
    for draft in &mut headed {
        draft.company = draft.company.take().or_else(|| front.company.clone());
    }
    if let Some(last) = headed.last_mut() {
        last.outcome = last.outcome.or_else(|| front.outcome(page.lexicon));
    }
    headed
}

/// Takes from the name of the file what the note does not say: a company and a date for its rounds,
/// or the note as a whole is the interview.
fn name_after_file(page: &Page<'_>, questions: &[Question], drafts: &mut Vec<Draft>) {
    let named = &page.named;
    if !named.is_interview {
        return;
    }
    for draft in drafts.iter_mut() {
        draft.company = draft.company.take().or_else(|| named.company.clone());
        draft.date = draft.date.take().or_else(|| named.date.clone());
    }
    if let [only] = drafts.as_mut_slice() {
        only.round = only.round.take().or_else(|| named.round.clone());
    }
    let first = drafts.iter().map(|draft| draft.row).min().unwrap_or(page.rows.len());
    if questions.first().is_some_and(|question| (question.line as usize) < first) {
        let top = (0..page.rows.len()).find(|&at| !page.rows[at].is_blank());
        let told = top.and_then(|at| bare_lines::day(page.line(at))).map(Box::from);
        drafts.push(Draft {
            row: 0,
            end: page.rows.len(),
            title: Some(Span::default()),
            company: named.company.clone(),
            round: named.round.clone(),
            date: named.date.clone().or(told),
            outcome: named.outcome,
        });
    }
}

/// A note whose first lines say company or round: `公司：云帆科技`.
fn described(page: &Page<'_>, questions: &[Question]) -> Option<Draft> {
    let first = (0..page.rows.len())
        .find(|&at| !page.rows[at].is_blank() && page.rows[at].kind != Kind::Meta)?;
    let said = Particulars::below(page, first.saturating_sub(1), page.rows.len());
    let is_told = said.company.is_some() || said.round.is_some();
    (is_told && !questions.is_empty())
        .then(|| said.complete(draft(page, first, page.rows.len(), &Title::default(), None)))
}

/// A company as the bare first line above a list of questions.
fn first_line(page: &Page<'_>, questions: &[Question]) -> Option<Draft> {
    let first = (0..page.rows.len()).find(|&at| !page.rows[at].is_blank())?;
    let next = (first + 1..page.rows.len()).find(|&at| !page.rows[at].is_blank())?;
    let line = page.line(first);
    let is_name = page.rows[first].kind == Kind::Text
        && line.chars().count() <= 20
        && !line.contains(['，', '。', '？', '?', '：', ':', '、', '*', '题', '！'])
        && asks(page.lexicon, line) == Asks::Names;
    let title = page.title(first);
    let is_dated = title.is_known_company() && title.date.is_some();
    let is_list = (page.rows[next].is_numbered() || is_dated)
        && questions.first().is_some_and(|question| question.line as usize == next);
    let is_apart = next > first + 1 || is_dated;
    (is_name && is_list && is_apart).then(|| {
        let named = title.company.filter(|_| title.date.is_some());
        let company = named.map_or(line, |named| slice(page.text, named));
        Draft { company: Some(company.into()), ..draft(page, first, page.rows.len(), &title, None) }
    })
}

/// Headings that name an interview: a round; or a company or a date over questions.
fn headed(page: &Page<'_>, questions: &[Question]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut headings = Above::default();
    // The rows below headings over rounds that say how it ended.
    let mut ended: Vec<(Range<usize>, Option<Outcome>)> = Vec::new();
    let company_level = company_level(page);
    for (index, section) in page.sections.iter().enumerate() {
        let Some(head) = section.head else { continue };
        let level = section.level as usize;
        headings.close(level);
        let title = section.title;
        if matches!(section.role, Role::Question | Role::Answer | Role::Resource) {
            continue;
        }
        let company = title.company.map(|span| slice(page.text, span));
        let company = company.filter(|name| !names_candidate(page, name));
        let own: Option<Box<str>> = company.map(Box::from);
        let is_beside = (company_level == Some(level) || is_over_rounds(page, index))
            && is_short_name(page, section, head)
            || company.is_some_and(|name| heads_rounds_of(page, index, head, name));
        let above = headings.company(level);
        let day = headings.day(level);
        let names_company = title.is_known_company()
            || title.is_journal
            || is_beside
            || (title.date.is_some() || title.round.is_some()) && own.is_some();
        if names_company {
            headings.companies[level].clone_from(&own);
        }
        if title.round.is_none() {
            headings.days[level] = title.date.map(|span| slice(page.text, span).into());
        }
        let rounds = first_round_below(page, section);
        let end = end_of(page, questions, index, rounds);
        let said = Particulars::below(page, head, section.end);
        let holds = count_between(questions, head, end) > 0;
        let is_interview = title.round.is_some()
            || holds
                && (is_beside
                    || names_interview(page, section, head, &said)
                    || is_judged(page, section)
                        && section.parent.is_some_and(|roof| holds_judged(page, roof)));
        let is_roof = rounds.is_some() && (title.round.is_none() || !holds)
            || title.round.is_none() && holds_judged(page, index);
        if title.round.is_none() && title.outcome.is_some() && is_roof {
            ended.push((head..section.deep_end, title.outcome));
        }
        if is_interview && (holds || title.date.is_some()) && !is_roof {
            let company = if title.is_known_company() { own } else { above.or(own) };
            let mut draft = draft(page, head, end, &title, None);
            draft.company = said.company.clone().or(company);
            let draft = said.complete(draft);
            drafts.push(Draft { date: draft.date.clone().or(day), ..draft });
        }
    }
    for (rows, outcome) in ended {
        give_outcome(&mut drafts, &rows, outcome);
    }
    drafts
}

/// Whether a name is that of a candidate, in the record of an interviewer.
fn names_candidate(page: &Page<'_>, name: &str) -> bool {
    let mut heads = page.sections.iter().filter_map(|section| section.head);
    candidates::is_person(name)
        || candidates::may_be_person(name)
            && heads.any(|head| candidates::speaks_of_candidates(page.content(head)))
}

/// Whether a heading without a round, or what `said` stands below it, tells of an interview.
fn names_interview(page: &Page<'_>, section: &Section, head: usize, said: &Particulars) -> bool {
    let (title, text) = (section.title, page.content(head));
    let is_named = title.company.is_some() || speaks_of_interviews(text);
    title.date.is_some() && is_named && !page.is_diary
        || title.is_only_company
        || siblings::names_interview(page, section)
        || title.is_journal
        || title.is_company_first && section.role == Role::Interview
        || counts_candidate(text)
        || said.company.is_some()
        || said.round.is_some()
        || said.date.is_some() && speaks_of_interviews(text)
}

/// The sections whose headings stand directly below that of section `index` in the tree.
fn directly_below<'p>(page: &'p Page<'_>, index: usize) -> impl Iterator<Item = &'p Section> {
    let level = page.sections[index].level;
    let below = page.sections[index + 1..].iter().take_while(move |other| other.level > level);
    below.filter(move |other| other.parent == Some(index))
}

/// Whether the last lines below a heading say how an interview ended: `结论：通过`.
fn is_judged(page: &Page<'_>, section: &Section) -> bool {
    let written = (section.start..section.deep_end).rev().filter(|&at| !page.rows[at].is_blank());
    written.take(3).any(|at| particulars::stated_verdict(page, at).is_some())
}

/// Whether several headings directly below one like `# 面试记录` are judged: each is a candidate, or a
/// company.
fn holds_judged(page: &Page<'_>, roof: usize) -> bool {
    /// Looked at before a record is taken for none.
    const FIRST: usize = 16;
    let own = &page.sections[roof];
    if own.children < 2 || !own.head.is_some_and(|head| speaks_of_interviews(page.content(head))) {
        return false;
    }
    let first = directly_below(page, roof).take(FIRST);
    first.filter(|other| is_judged(page, other)).nth(1).is_some()
}

/// Where the questions of section `index` end. `# 一面` with `## 二面` below it: its own questions stand
/// above that heading, the first of `rounds`.
fn end_of(page: &Page<'_>, questions: &[Question], index: usize, rounds: Option<usize>) -> usize {
    let section = &page.sections[index];
    if section.title.round.is_none() {
        return section.deep_end;
    }
    let end = rounds.unwrap_or(section.deep_end);
    let is_empty = count_between(questions, section.start, end) == 0;
    if is_empty { flat_end(page, index).unwrap_or(end) } else { end }
}

/// How it ended with a company is how the last of its rounds ended; an offer says that all went well.
fn give_outcome(drafts: &mut [Draft], rows: &Range<usize>, outcome: Option<Outcome>) {
    let below = drafts.iter_mut().rev().filter(|draft| rows.contains(&draft.row));
    let rounds = if outcome == Some(Outcome::Pass) { usize::MAX } else { 1 };
    for draft in below.take(rounds) {
        draft.outcome = draft.outcome.or(outcome);
    }
}

/// What the headings that are open say of the interviews below them, by level.
#[derive(Default)]
struct Above {
    companies: [Option<Box<str>>; 7],
    /// The days of headings that name no company: `## 9.12`.
    days: [Option<Box<str>>; 7],
}

impl Above {
    fn close(&mut self, level: usize) {
        self.companies[level..].fill(None);
        self.days[level..].fill(None);
    }

    fn company(&self, level: usize) -> Option<Box<str>> {
        innermost(&self.companies[..level])
    }

    fn day(&self, level: usize) -> Option<Box<str>> {
        innermost(&self.days[..level])
    }
}

fn innermost(above: &[Option<Box<str>>]) -> Option<Box<str>> {
    above.iter().rev().flatten().next().cloned()
}

/// The level on which two headings or more are listed companies, and most of the others may be.
fn company_level(page: &Page<'_>) -> Option<usize> {
    let mut listed = [0_u32; 7];
    let mut all = [0_u32; 7];
    for section in &page.sections {
        all[section.level as usize] += 1;
        listed[section.level as usize] +=
            u32::from(section.title.known == Known::Listed && section.title.is_only_company);
    }
    (1..7).find(|&level| listed[level] >= 2 && listed[level] * 2 >= all[level])
}

/// Whether all headings directly below one name rounds and no company: `# 云帆` over `## 一面`.
fn is_over_rounds(page: &Page<'_>, index: usize) -> bool {
    let mut own = directly_below(page, index).peekable();
    own.peek().is_some()
        && own.all(|child| child.title.round.is_some() && child.title.company.is_none())
}

/// What headings over rounds end in that name a job or a season.
const ROOFS: &[&str] =
    &["岗", "岗位", "类", "篇", "方向", "经历", "汇总", "合集", "实习", "招", "批", "厂"];

/// Whether a heading beside those of companies, or over rounds, names a company: a short name and
/// nothing else.
fn is_short_name(page: &Page<'_>, section: &Section, head: usize) -> bool {
    let text = page.content(head);
    let name = section.title.company.map_or("", |name| slice(page.text, name));
    let is_name = !name.is_empty() && name == text.trim();
    is_name
        && section.asks == Asks::Names
        && text.chars().count() <= 10
        && !text.starts_with('第')
        && !ROOFS.iter().any(|roof| text.ends_with(roof))
        && !nested::is_part(text)
        && !remarks::is_about_interview(text)
}

/// Whether a heading above rounds is a name and words for an interview.
fn heads_rounds_of(page: &Page<'_>, index: usize, head: usize, name: &str) -> bool {
    names_latin_interview(page.content(head), name)
        && directly_below(page, index).any(|child| child.title.round.is_some())
}

/// Whether a title is a name and words for an interview: `Acme Interview Experience`, `Interview at Acme`.
fn names_latin_interview(text: &str, name: &str) -> bool {
    const WORDS: &[&str] = &["interview", "interviews", "experience", "process", "at", "with"];
    const NOBODY: &[&str] = &["my", "the", "mock", "technical", "coding", "job", "first", "last"];
    let is_of = |words: &[&str], word: &str| words.iter().any(|it| word.eq_ignore_ascii_case(it));
    let rest = text.split_once(name).filter(|_| !name.is_empty() && text.is_ascii());
    rest.is_some_and(|(before, behind)| {
        let words = || before.split_ascii_whitespace().chain(behind.split_ascii_whitespace());
        name.starts_with(|c: char| c.is_ascii_uppercase())
            && !is_of(NOBODY, name)
            && words().all(|word| is_of(WORDS, word))
            && words().any(|word| is_of(&WORDS[..2], word))
    })
}

/// The row of the first line or heading below that names a round.
fn first_round_below(page: &Page<'_>, section: &Section) -> Option<usize> {
    let line = page.first_round(section.start, section.deep_end);
    let start = page.sections.partition_point(|other| other.start <= section.start);
    let below = page.sections[start..].iter().take_while(|other| other.start <= section.deep_end);
    let head = below.filter(|child| child.title.round.is_some()).find_map(|child| child.head);
    line.into_iter().chain(head).min()
}

/// Where the questions of a round end whose heading stands flat among their headings: `## 一面`,
/// `## 项目`, `## 算法`, `## 二面`.
fn flat_end(page: &Page<'_>, index: usize) -> Option<usize> {
    let section = &page.sections[index];
    let head = section.head.filter(|_| section.children == 0)?;
    // `## 云帆（海外）客户端一面`
    let is_titled = section.title.is_known_company()
        && section.asks < Asks::Plainly
        && !page.content(head).contains('[');
    if !is_titled {
        page.round(head)?;
    }
    let is_placed = |other: &Section| other.title.round.is_some() || other.title.date.is_some();
    let next = page.sections[index + 1..]
        .iter()
        .find(|next| next.level < section.level || next.level == section.level && is_placed(next));
    Some(next.and_then(|next| next.head).unwrap_or(page.rows.len()))
}

fn count_between(questions: &[Question], from: usize, to: usize) -> usize {
    let at = |row: usize| questions.partition_point(|question| (question.line as usize) < row);
    at(to) - at(from)
}

/// The company that the headings around a section name.
pub(crate) fn company_above(page: &Page<'_>, section: &Section) -> Option<Box<str>> {
    let mut section = Some(section);
    while let Some(current) = section {
        let title = current.title;
        if title.is_known_company() || title.is_journal || title.round.is_some() {
            return title.company.map(|span| slice(page.text, span).into());
        }
        section = current.parent.map(|parent| &page.sections[parent]);
    }
    page.front.as_ref().and_then(|front| front.company.clone())
}

pub(crate) fn draft(
    page: &Page<'_>,
    row: usize,
    end: usize,
    title: &Title,
    company: Option<Box<str>>,
) -> Draft {
    let text = |span: Option<Span>| span.map(|span| Box::from(narrowed(slice(page.text, span))));
    Draft {
        row,
        end,
        title: None,
        company,
        round: text(title.round),
        date: text(title.date),
        outcome: title.outcome,
    }
}
