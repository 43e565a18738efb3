//! Write the answer here: a place for it, in the form the note's other answers have.
//!
//! The place is empty, and stays reported until something is written into it.

use super::{Context, Offer, findings_about, mark, table_cell};
use crate::features::edits::{Edits, line_end};
use crate::features::messages;
use crate::notebook::Note;
use crate::recognise::{Answer, AnswerForm, Mark, Question};
use crate::text::Span;
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let questions = context.questions();
    let [question] = questions[..] else { return Vec::new() };
    let is_in_table = table_cell::of_answer(context.note, question).is_some();
    if question.answer.is_some() || is_in_table || has_place(context.note, question) {
        return Vec::new();
    }
    let fixes = findings_about(context, &["unanswered-question", "unmarked-question"], &questions);
    let is_reported = !fixes.is_empty();
    let (at, stub) = stub(context.note, question);
    let id = context.id;
    vec![Offer {
        title: messages::write_answer(context.snapshot.config.language).to_owned(),
        kind: if is_reported { CodeActionKind::QUICKFIX } else { CodeActionKind::REFACTOR_REWRITE },
        fixes,
        is_preferred: is_reported,
        edits: Box::new(move || {
            let mut edits = Edits::default();
            edits.replace(id, at, stub.as_str());
            edits
        }),
    }]
}

/// Whether an empty fence below the question waits for an answer already.
fn has_place(note: &Note, question: &Question) -> bool {
    let line = |span: Span| note.lines().line_of(span.start as usize) as u32;
    let below = question.line + 1..=question.end_line;
    note.structure().code_blocks.iter().any(|block| {
        below.contains(&line(block.span)) && note.slice(block.content).trim().is_empty()
    })
}

/// What is written where: the bytes replaced (blanks at most) and the stub.
fn stub(note: &Note, question: &Question) -> (Span, String) {
    let Some((model, answer)) = model(note, question) else { return beside(note, question) };
    let end = line_end(note);
    let blank = indent(note, question, model);
    let stub = match answer.form {
        AnswerForm::Fence => {
            let (fence, info) = fence_of(note, answer.span);
            let gap = if is_set_apart(note, model) { end } else { "" };
            format!("{end}{gap}{blank}{fence}{info}{end}{blank}{end}{blank}{fence}")
        }
        AnswerForm::Label => format!("{end}{blank}{}", label_of(note, model)),
        AnswerForm::Quote => format!("{end}{blank}> "),
        AnswerForm::Heading if is_heading(note, question) => format!("{end}{end}"),
        AnswerForm::Indented | AnswerForm::Details => format!("{end}{blank}"),
        AnswerForm::Heading | AnswerForm::Inline | AnswerForm::Key | AnswerForm::Link => {
            return beside(note, question);
        }
    };
    (below(note, question), stub)
}

/// Whether the question is a heading, below which everything answers.
fn is_heading(note: &Note, question: &Question) -> bool {
    note.facts().headings.iter().any(|heading| heading.span.contains(question.text))
}

/// An answered question to go by: of the same interview and topic if there is one, the nearest.
fn model<'n>(note: &'n Note, question: &Question) -> Option<(&'n Question, Answer)> {
    let answered = note.facts().questions.iter().filter_map(|other| Some((other, other.answer?)));
    answered.min_by_key(|(other, _)| {
        let is_elsewhere = other.interview() != question.interview();
        (is_elsewhere, other.topic() != question.topic(), other.line.abs_diff(question.line))
    })
}

/// Parentheses behind the mark, as wide as the others of the note.
fn beside(note: &Note, question: &Question) -> (Span, String) {
    if question.mark == Mark::None || mark::is_apart(note, question) {
        return labelled(note, question);
    }
    let (open, close) = parentheses(note, question);
    (vacant(note, question), format!("{open}{close}"))
}

/// A label on a line below the question, for one without a mark on its line: behind it, parentheses would be a
/// part of the wording.
pub(super) fn labelled(note: &Note, question: &Question) -> (Span, String) {
    let start = note.lines().start(question.line as usize) as u32;
    let before = note.slice(Span { start, end: question.text.start });
    // What is indented that far below a heading is code.
    let blank = if is_heading(note, question) { 0 } else { before.chars().count() };
    let blank = " ".repeat(blank);
    let label = if note.slice(question.text).is_ascii() { "Answer: " } else { "答：" };
    (below(note, question), format!("{}{blank}{label}", line_end(note)))
}

/// Where an answer goes on the question's line: behind the mark, over the rest of the line where
/// that is an empty pair of parentheses or says that there is no answer yet (`TODO`).
pub(super) fn vacant(note: &Note, question: &Question) -> Span {
    let line = note.lines().span(note.text(), question.line as usize);
    let at = mark::behind(note, question).min(line.end);
    let rest = note.slice(Span { start: at, end: line.end });
    let inner = rest.trim().trim_matches(['(', ')', '（', '）', ' ']);
    // Tags and comments are no answers either, and stay.
    let is_kept = inner.starts_with(['#', '＃', '<', '%']);
    let is_vacant = note.lexicon().is_empty_answer(inner) && !is_kept;
    Span { start: at, end: if is_vacant { line.end } else { at } }
}

/// The parentheses for an answer on the question's line: those of the nearest such answer, with the
/// blank before them; where there is none, as wide as the question's characters.
pub(super) fn parentheses(note: &Note, question: &Question) -> (&'static str, &'static str) {
    let is_wide = !note.slice(question.text).is_ascii();
    let (_, answer) = match model(note, question) {
        Some(model) => model,
        None if is_wide => return ("（", "）"),
        None => return (" (", ")"),
    };
    let before = note.slice(Span { start: 0, end: answer.span.start });
    let before = match note.slice(answer.span).chars().next() {
        Some('(') => Some((before, true)),
        Some('（') => Some((before, false)),
        _ => before.strip_suffix('(').map(|before| (before, true)),
    };
    match before {
        Some((before, true)) if before.ends_with(' ') => (" (", ")"),
        Some((_, true)) => ("(", ")"),
        None if !is_wide => (" (", ")"),
        _ => ("（", "）"),
    }
}

/// The end of the question's first line, or of the one with its mark, blanks included, where lines are
/// added.
fn below(note: &Note, question: &Question) -> Span {
    let sign = question.mark_span.start as usize;
    let is_apart = mark::is_apart(note, question);
    let line = if is_apart { note.lines().line_of(sign) } else { question.line as usize };
    let line = note.lines().span(note.text(), line);
    let trimmed = note.slice(line).trim_end().len() as u32;
    Span { start: line.start + trimmed, end: line.end }
}

/// The indent of what belongs to the question: none where the model has none, else as wide as the
/// number of the list item with its blank.
fn indent(note: &Note, question: &Question, model: &Question) -> String {
    let leading = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = note.lines();
    let mut below =
        (model.line + 1..=model.end_line).map(|line| lines.text(note.text(), line as usize));
    let first = below.find(|line| !line.trim().is_empty()).unwrap_or("");
    let start = lines.start(question.line as usize) as u32;
    let before = note.slice(Span { start, end: question.text.start.max(start) });
    let own = &before[..leading(before)];
    if leading(first) == 0 {
        return own.to_owned();
    }
    let is_item =
        before.trim_start().starts_with(|c: char| c.is_ascii_digit() || "-*+".contains(c));
    let has_tab = first.starts_with('\t');
    match (is_item, has_tab) {
        (true, false) => " ".repeat(before.chars().count()),
        _ => first[..leading(first)].to_owned(),
    }
}

/// The fence around an answer and its info string: `` ``` `` and `go`.
fn fence_of(note: &Note, answer: Span) -> (String, String) {
    let blocks = note.structure().code_blocks.iter();
    let block = blocks.filter(|block| block.info.is_some()).find(|it| it.span.overlaps(answer));
    let Some(block) = block else { return ("```".to_owned(), String::new()) };
    let first = note.slice(block.span).lines().next().unwrap_or("").trim();
    let info = first.trim_start_matches(['`', '~']);
    (first[..first.len() - info.len()].to_owned(), info.trim().to_owned())
}

/// Whether a blank line stands between the model and its answer.
fn is_set_apart(note: &Note, model: &Question) -> bool {
    note.lines().text(note.text(), model.line as usize + 1).trim().is_empty()
}

/// The label of the model's answer with its colon: `答：`, `**解析：**`.
fn label_of(note: &Note, model: &Question) -> String {
    let lines = note.lines();
    let below = model.line + 1..=model.end_line;
    let mut written = below.map(|line| lines.text(note.text(), line as usize).trim());
    let label = written.find_map(|line| {
        let colon = line.find(['：', ':'])?;
        let mut end = colon + line[colon..].chars().next()?.len_utf8();
        if line[end..].starts_with("**") {
            end += 2;
        }
        (line[..colon].chars().count() <= 12).then(|| line[..end].to_owned())
    });
    label.unwrap_or_else(|| "答：".to_owned())
}
