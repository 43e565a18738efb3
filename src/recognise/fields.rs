//! Dialect N: fields. `Q1:`, `问：` or `面试官：` starts a question, labels start its answers.
//!
//! Below it `**My Answer:**`, `A:`, `我的回答：` hold the answer; a placeholder in one of them is
//! none. As a heading (`### Q1: …`) it is read as headings are. In a dialogue the reply is the
//! line `我：`; two blank lines end it. Where answers have labels, nothing behind a blank line answers
//! a question that has none.
//!
//! ```text
//! **Q1: What is a deadlock?**
//!
//! **My Answer:** ___
//!
//! **Better Answer:** Two threads wait for each other.
//! ```

use super::asking::ends_asking;
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::particulars::is_particular;
use super::rows::{Kind, Numbering, number_prefix};
use super::wording::{Style, is_symbol};
use super::{AnswerForm, answer};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        if section.role == Role::Answer {
            continue;
        }
        let heads: Vec<usize> =
            (section.start..section.end).filter(|&at| is_asked(page, at)).collect();
        let ends = heads.iter().skip(1).copied().chain([section.end]);
        let blocks: Vec<(usize, usize)> = heads.iter().copied().zip(ends).collect();
        let is_labelled =
            |&&(head, next): &&(usize, usize)| answer::has_label(page, head + 1, next);
        let labelled = blocks.iter().filter(is_labelled).count();
        let is_open = labelled < 2 || labelled * 2 < blocks.len();
        for (head, next) in blocks {
            let next = if is_open { next } else { answer::own_end(page, head + 1, next) };
            claims.push(claim(page, section, head, next));
        }
    }
}

/// Whether the line starts with `Q:` or the like, bold or not.
fn is_asked(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    match row.kind {
        // `面试官：你这块不太熟啊` below what was asked tells how it went.
        Kind::Ordered(Numbering::Ask) => {
            let tells = || page.line(at).starts_with("面试官：") && !ends_asking(page.content(at));
            (row.indent == 0 || !tells()) && !is_particular(page, at)
        }
        Kind::Text | Kind::Bullet => {
            let line = page.content(at).trim_start_matches(['*', '_']);
            number_prefix(line).is_some_and(|prefix| prefix.style == Numbering::Ask)
                || line.len() < page.content(at).len() && is_bold_number(page.content(at))
                || row.kind == Kind::Text && is_labelled(page, at)
        }
        _ => false,
    }
}

/// Labels of what was asked. They stand before much else, so that a mark has to say that it was asked,
/// or a ？ what the interviewer said.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "follow-up", "follow up", "followup", "variant", "extra", "problem", "interviewer", "题目", "变形", "变体", "追问", "面试官",
];

/// `**Follow-up:** remove duplicates ❌`, `Problem: merge lists ❌`
fn is_labelled(page: &Page<'_>, at: usize) -> bool {
    let line = page.content(at);
    let is_plain =
        || line.split_once([':', '：']).is_some_and(|(label, _)| is_one_of_labels(label));
    // Most lines begin otherwise.
    let may = line.starts_with(['*', 'F', 'f', 'V', 'E', 'P', 'p', '题', '变', '追']);
    may && (bold_label(line).is_some() || is_plain()) && {
        let wording = page.wording(at, Style::Plain);
        wording.is_marked_behind() || is_spoken(line) && ends_asking(line)
    }
}

/// `**面试官**：为什么`, `**Interviewer 2**: why`
fn is_spoken(line: &str) -> bool {
    let name = line.trim_start_matches('*');
    ["面试官", "interviewer"].iter().any(|it| {
        name.len() < line.len()
            && name.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it))
    })
}

fn is_one_of_labels(label: &str) -> bool {
    LABELS.iter().any(|known| label.eq_ignore_ascii_case(known))
}

/// Whether a line begins with `**Q**：` or `**Q1**：`.
fn is_bold_number(line: &str) -> bool {
    let label = bold_label(line).map_or("", |len| &line[..len]);
    let name = label.trim_matches(['*', ':', '：', ' ']);
    name == "问" || name.starts_with(['Q', 'q'])
}

/// The bytes of the label in bold that a question begins with: `**Follow-up:** `, `**Q1**：`.
pub(crate) fn bold_label(line: &str) -> Option<usize> {
    let (label, rest) = line.strip_prefix("**")?.split_once("**")?;
    // `**👩 面试官：**`
    let label = label.trim_start_matches(|c| is_symbol(c) || c == ' ');
    // `**面试官2**：`
    let name =
        label.trim_end_matches([':', '：', ' ']).trim_end_matches(|c: char| c.is_ascii_digit());
    let name = name.trim_end();
    let behind = rest.trim_start_matches([':', '：', ' ']);
    let is_cut = label.ends_with([':', '：', ' ']) || rest.starts_with([':', '：']);
    let is_number = || {
        let prefix = number_prefix(label).filter(|prefix| prefix.len == label.len());
        prefix.is_some_and(|prefix| prefix.style == Numbering::Ask)
            || ["q", "question", "问题", "问"].iter().any(|ask| name.eq_ignore_ascii_case(ask))
    };
    (label.len() <= 24 && is_cut && !behind.is_empty() && (is_one_of_labels(name) || is_number()))
        .then_some(line.len() - behind.len())
}

fn claim(page: &Page<'_>, section: &Section, head: usize, next: usize) -> Claim {
    let mut blanks = 0;
    let mut end = next;
    for at in head + 1..next {
        blanks = if page.rows[at].is_blank() { blanks + 1 } else { 0 };
        if blanks == 2 {
            end = at;
            break;
        }
    }
    let body = answer::body(page, head + 1, end, AnswerForm::Indented);
    let mut claim = Claim::new(head, page.wording(head, Style::Plain), Strength::Formed);
    claim.answer = claim.answer.or(body.answer);
    claim.end = body.end.max(head);
    claim.topic = page.topic(section);
    claim
}
