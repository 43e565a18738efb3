//! `mianjing review --export`: what is known of every card, for other programs.

use super::Reviewed;
use crate::cli::Outcome;
use crate::cli::list::cell;
use crate::cli::output::{Output, escape_json};
use crate::notebook::Notebook;
use crate::review::cards::Card;
use crate::review::log::History;
use crate::review::moment::{Moment, date};
use crate::review::queue::Stage;
use crate::review::schedule::Scheduler;
use crate::review::{Grade, Key};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    Json,
    Csv,
}

/// One card; days are those of the reader, lines 0-based.
#[derive(Serialize)]
struct View<'r> {
    key: &'r Key,
    text: &'r str,
    /// `None` for a question that is nowhere now.
    path: Option<String>,
    line: Option<u32>,
    stage: &'static str,
    due: Option<String>,
    last: Option<String>,
    last_grade: Option<Grade>,
    reviews: u32,
    lapses: u32,
    stability: Option<f32>,
    difficulty: Option<f32>,
    /// How likely it is known today, from 0 to 1.
    recall: Option<f32>,
}

pub(super) fn run(reviewed: &Reviewed, format: Format) -> Outcome {
    let now = Moment::now();
    let sitting = &reviewed.sitting;
    let cards = sitting.histories.iter().filter(|(key, _)| {
        let card = sitting.deck.card(key);
        card.is_none_or(|card| reviewed.has(card))
    });
    let views: Vec<_> = cards.map(|(key, history)| view(reviewed, key, history, now)).collect();
    let mut output = Output::new();
    match format {
        Format::Json => {
            let json = serde_json::to_string_pretty(&views)?;
            writeln!(output, "{}", escape_json(json))?;
        }
        Format::Csv => write_csv(&mut output, &views)?,
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn view<'r>(reviewed: &'r Reviewed, key: &'r Key, history: &'r History, now: Moment) -> View<'r> {
    let sitting = &reviewed.sitting;
    let notebook = &reviewed.folder.snapshot.notebook;
    let place = sitting.deck.card(key).and_then(|card| place(notebook, card));
    let seen = history.seen.last().map_or("", |seen| &seen.text);
    let state = history.state;
    View {
        key,
        text: place.map_or(seen, |(.., text)| text),
        path: place.map(|(id, ..)| reviewed.folder.shown(id)),
        line: place.map(|(_, line, _)| line),
        stage: Stage::of(Some(history), now).name(),
        due: state.map(|state| date(state.due_day())),
        last: state.map(|state| state.last.to_string()),
        last_grade: state.map(|state| state.last_grade),
        reviews: state.map_or(0, |state| state.reviews),
        lapses: state.map_or(0, |state| state.lapses),
        stability: state.map(|state| state.stability()),
        difficulty: state.map(|state| state.difficulty()),
        recall: state.map(|state| Scheduler::recall(&state, now.day())),
    }
}

/// The note, line and wording of the first asking of a card.
fn place<'n>(
    notebook: &'n Notebook,
    card: &Card,
) -> Option<(crate::notebook::NoteId, u32, &'n str)> {
    let id = *card.askings.first()?;
    let note = notebook.note(id.note)?;
    let question = note.facts().questions.get(id.index as usize)?;
    Some((id.note, question.line, note.slice(question.text).trim()))
}

/// RFC 4180, with a line of names on top; lines are 1-based, as spreadsheets count.
fn write_csv(output: &mut Output, views: &[View<'_>]) -> std::io::Result<()> {
    write!(
        output,
        "key,text,path,line,stage,due,last,last_grade,reviews,lapses,stability,difficulty,recall\r\n"
    )?;
    let number = |number: Option<f32>| number.map_or(String::new(), |it| format!("{it:.4}"));
    for view in views {
        let cells = [
            view.key.to_string(),
            view.text.to_owned(),
            view.path.clone().unwrap_or_default(),
            view.line.map_or(String::new(), |line| (line + 1).to_string()),
            view.stage.to_owned(),
            view.due.clone().unwrap_or_default(),
            view.last.clone().unwrap_or_default(),
            view.last_grade.map_or("", Grade::name).to_owned(),
            view.reviews.to_string(),
            view.lapses.to_string(),
            number(view.stability),
            number(view.difficulty),
            number(view.recall),
        ];
        write!(output, "{}\r\n", cells.map(|text| cell(&text)).join(","))?;
    }
    Ok(())
}
