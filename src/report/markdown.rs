//! The report as Markdown: to be read in an editor, or kept beside the notes.

use super::words::{self, Words};
use super::{Asked, Held, List, Place, Report, States, TagUse};
use crate::config::Language;
use crate::features::preview::escaped;
use crate::text::visible::visible;
use std::fmt::Write as _;

/// The first line of every such report: by it a file is known for one that may be replaced.
pub const FIRST_LINE: &str = "<!-- mianjing report -->";

/// The whole report.
pub fn markdown(report: &Report, language: Language) -> String {
    let words = Words(language);
    let mut out = format!("{FIRST_LINE}\n\n# {}\n\n", shown(&words.title(&report.folder)));
    totals(&mut out, report, words);
    let _ = writeln!(out, "\n## {}\n", words.coverage());
    topics(&mut out, report, words);
    let _ = writeln!(out, "\n## {}\n", words.unanswered());
    questions(&mut out, &report.unanswered, words.nothing_open(), words);
    let _ = writeln!(out, "\n## {}\n", words.most_asked());
    questions(&mut out, &report.most_asked, words.nothing_repeated(), words);
    let _ = writeln!(out, "\n## {}\n", words.interviews());
    interviews(&mut out, report, words);
    let _ = writeln!(out, "\n## {}\n", words.tags());
    tags(&mut out, &report.tags, words);
    let _ = writeln!(out, "\n{}", words.made(&report.made, report.totals.notes));
    out
}

/// Text of a note, as it stands in a cell or a line.
fn shown(text: &str) -> String {
    escaped(visible(text).trim())
}

fn link(place: &Place, text: &str) -> String {
    format!("[{text}]({}#L{})", place.link, place.line + 1)
}

fn totals(out: &mut String, report: &Report, words: Words) {
    let totals = &report.totals;
    if report.incomplete {
        let _ = writeln!(out, "> {}\n", words.incomplete());
    }
    let States { answered, failed, open } = totals.states;
    let lines = [
        format!("{}: {}", words.notes(), totals.notes),
        format!("{}: {}", words.questions(), totals.questions),
        format!("{}: {answered} ({})", words.answered(), words.left(failed, open)),
        format!(
            "{}: {} ({})",
            words.interviews(),
            totals.interviews,
            words.of_companies(totals.companies)
        ),
        format!(
            "{}: {} ({})",
            words.passed(),
            totals.outcomes.pass,
            words.of_outcomes(totals.outcomes)
        ),
        words::marks(totals.marks),
    ];
    for line in lines {
        let _ = writeln!(out, "- {line}");
    }
}

/// The head of a table; all columns but the first are numbers.
fn head(out: &mut String, columns: &[&str]) {
    let _ = writeln!(out, "| {} |", columns.join(" | "));
    let _ = writeln!(out, "|---|{}", "--:|".repeat(columns.len() - 1));
}

fn more(out: &mut String, count: usize, words: Words) {
    if count > 0 {
        let _ = writeln!(out, "\n{}", words.more(count));
    }
}

fn topics(out: &mut String, report: &Report, words: Words) {
    let topics = &report.topics;
    if topics.list.items.is_empty() {
        let _ = writeln!(out, "{}", words.no_questions());
        return;
    }
    head(out, &[words.topic(), words.questions(), words.answered(), words.failed(), words.open()]);
    let mut row = |name: &str, states: States| {
        let States { answered, failed, open } = states;
        let _ = writeln!(out, "| {name} | {} | {answered} | {failed} | {open} |", states.all());
    };
    for topic in &topics.list.items {
        let name = topic.name.as_deref().map_or_else(|| words.no_topic().to_owned(), shown);
        row(&name, topic.states);
    }
    if topics.list.more > 0 {
        row(&words.other_topics(topics.list.more), topics.rest);
    }
}

fn questions(out: &mut String, asked: &List<Asked>, nothing: &str, words: Words) {
    if asked.items.is_empty() {
        let _ = writeln!(out, "{nothing}");
        return;
    }
    for asked in &asked.items {
        let question = link(&asked.place, &shown(&asked.text));
        let _ = write!(out, "- {}× {question} · {}", asked.times, words.state(asked.state));
        if let Some(answer) = &asked.answer {
            let _ = write!(out, " · {} {}", words.answer(), link(answer, &shown(&answer.note)));
        }
        let companies: Vec<_> = asked.companies.items.iter().map(|name| shown(name)).collect();
        if !companies.is_empty() {
            let _ = write!(out, " · {}", companies.join(words.comma()));
        }
        out.push('\n');
    }
    more(out, asked.more, words);
}

fn interviews(out: &mut String, report: &Report, words: Words) {
    let held = &report.interviews;
    if held.items.is_empty() {
        let _ = writeln!(out, "{}", words.no_interviews());
        return;
    }
    if !report.periods.is_empty() {
        let passed = format!("{} ✅", words.questions());
        let failed = format!("{} ❌", words.questions());
        head(
            out,
            &[
                words.period(),
                words.interviews(),
                words.passed(),
                words.rejected(),
                &passed,
                &failed,
            ],
        );
        for period in report.periods.iter().filter(|period| period.outcomes.all() > 0) {
            let (outcomes, marks) = (period.outcomes, period.marks);
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} |",
                period.name,
                outcomes.all(),
                outcomes.pass,
                outcomes.fail,
                marks.pass,
                marks.fail
            );
        }
        out.push('\n');
    }
    for held in &held.items {
        interview(out, held, words);
    }
    more(out, held.more, words);
}

fn interview(out: &mut String, held: &Held, words: Words) {
    let date = held.day.as_deref().or(held.date.as_deref()).unwrap_or("–");
    let assumed = if held.year_assumed { "~" } else { "" };
    let name = held.company.as_deref().unwrap_or(&held.title);
    let round = held.round.as_deref().map(|round| format!(" {}", shown(round))).unwrap_or_default();
    let outcome = match held.outcome {
        Some("pass") => format!(" · {}", words.passed()),
        Some(_) => format!(" · {}", words.rejected()),
        None => String::new(),
    };
    let _ = writeln!(
        out,
        "- {assumed}{} {}{round}{outcome} · {} {} · ✅ {} · ❌ {}",
        shown(date),
        link(&held.place, &shown(name)),
        words.questions(),
        held.questions,
        held.marks.pass,
        held.marks.fail
    );
}

fn tags(out: &mut String, tags: &List<TagUse>, words: Words) {
    if tags.items.is_empty() {
        let _ = writeln!(out, "{}", words.no_tags());
        return;
    }
    head(out, &[words.tags(), words.uses(), words.notes()]);
    for tag in &tags.items {
        // As code, so that the report itself uses no tag.
        let _ = writeln!(out, "| `{}` | {} | {} |", visible(&tag.name), tag.uses, tag.notes);
    }
    more(out, tags.more, words);
}
