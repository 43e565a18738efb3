//! Draws a note with what was recognised in it, one line per line of the note.

use mianjing::notebook::Note;
use mianjing::recognise::{Asker, Interview, Lexicon, Mark, Outcome, Question, Said, Setting};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

/// The note as the recognisers see it.
///
/// Each line of the note stands behind a gutter: `Q` starts a question (`✓` or `✗` its mark, `a`
/// when it is answered), `|` is the rest of its block, `I` starts an interview. Below a question's
/// first line stands its wording, below an interview's what was read from its title.
pub(super) fn picture(text: &str) -> String {
    picture_of(&Note::new(text.into(), None, Arc::new(Lexicon::default())))
}

/// The same for a note in the file at `path`.
pub(super) fn picture_at(path: &str, text: &str) -> String {
    let note = Note::new(text.into(), None, Arc::new(Lexicon::default()));
    picture_of(&note.named(Path::new(path)))
}

fn picture_of(note: &Note) -> String {
    let text = note.text();
    let facts = note.facts();
    let mut out = String::new();
    for line in 0..note.lines().count() {
        let number = line as u32;
        let shown = note.lines().text(text, line);
        if shown.is_empty() && line + 1 == note.lines().count() {
            break;
        }
        let question = facts.questions.iter().find(|question| question.line == number);
        let interview = facts.interviews.iter().find(|interview| interview.line == number);
        let _ = writeln!(out, "{} {shown}", gutter(&facts.questions, question, interview, number));
        if let Some(interview) = interview {
            let _ = writeln!(out, "      ^ {}", shown_interview(interview));
        }
        if let Some(question) = question {
            let _ = writeln!(out, "      ^ {}", shown_question(note, question));
        }
    }
    out
}

fn gutter(
    all: &[Question],
    question: Option<&Question>,
    interview: Option<&Interview>,
    line: u32,
) -> String {
    let Some(question) = question else {
        let is_inside = all.iter().any(|other| other.line < line && line <= other.end_line);
        let sign = if interview.is_some() { "I" } else { "." };
        return format!("{}   ", if is_inside { "|" } else { sign });
    };
    let mark = match question.mark {
        Mark::Pass => "✓",
        Mark::Fail => "✗",
        Mark::None => "-",
    };
    format!("Q{mark}{} ", if question.answer.is_some() { "a" } else { " " })
}

fn shown_question(note: &Note, question: &Question) -> String {
    let mut shown = note.slice(question.text).to_owned();
    if let Some(answer) = question.answer {
        let _ = write!(shown, " · {:?}", answer.form);
    }
    if let Some(topic) = question.topic() {
        let _ = write!(shown, " · in {}", note.slice(topic));
    }
    match question.setting {
        Setting::Single => {}
        setting => drop(write!(shown, " · {setting:?}")),
    }
    if question.asker == Asker::Candidate {
        shown.push_str(" · asked by the candidate");
    }
    match question.said {
        Some(Said::Fail) => shown.push_str(" · said to have failed"),
        Some(Said::Partial) => shown.push_str(" · said to be partial"),
        Some(Said::Pass) => shown.push_str(" · said to have passed"),
        None => {}
    }
    shown
}

fn shown_interview(interview: &Interview) -> String {
    let part = |part: &Option<Box<str>>| part.as_deref().unwrap_or("?").to_owned();
    let outcome = match interview.outcome {
        Some(Outcome::Pass) => " passed",
        Some(Outcome::Fail) => " failed",
        None => "",
    };
    let (company, round, date) =
        (part(&interview.company), part(&interview.round), part(&interview.date));
    format!(
        "interview: company {company}, round {round}, date {date}{outcome}, to line {}",
        interview.end_line
    )
}
