//! `mianjing export --format csv`: the questions of a folder, each once, with their answers.

use super::Arguments;
use crate::cli::Outcome;
use crate::cli::list::cell;
use crate::cli::notes::{self, Folder};
use crate::cli::output::{Output, visible_lines};
use crate::cli::terminal::Terminal;
use crate::features::review::face::Face;
use crate::features::review::sit;
use crate::review::Key;
use crate::review::desk::Sitting;
use anyhow::{Context, anyhow};
use rustc_hash::FxHashSet;
use std::io::Write;
use std::process::ExitCode;

/// The cards of one folder that were asked for, in the order of their notes.
pub(super) struct Chosen {
    pub(super) folder: Folder,
    pub(super) sitting: Sitting,
    pub(super) keys: Vec<Key>,
}

/// Reads the folders and chooses.
pub(super) fn chosen(arguments: &Arguments, terminal: Terminal) -> anyhow::Result<Vec<Chosen>> {
    // A wrong flag is said before anything is read.
    arguments.filter.query()?;
    let folders = notes::read(&arguments.paths, terminal)?.into_iter();
    let choose = |mut folder: Folder| {
        folder.relate();
        let questions: FxHashSet<_> = arguments.filter.questions(&folder)?.into_iter().collect();
        let notebook = &folder.snapshot.notebook;
        let root = notebook.folders().first().context("no folder of notes given")?;
        let sitting = sit(&folder.snapshot, root).map_err(|error| anyhow!(error))?;
        let cards = sitting.deck.cards.iter();
        let cards = cards.filter(|card| card.askings.iter().any(|id| questions.contains(id)));
        let mut cards: Vec<_> = cards.collect();
        cards.sort_by_key(|card| sitting.deck.order_of(card));
        let keys = cards.into_iter().map(|card| card.key.clone()).collect();
        Ok(Chosen { folder, sitting, keys })
    };
    folders.map(choose).collect()
}

impl Chosen {
    /// What is shown of each card.
    pub(super) fn faces(&self) -> impl Iterator<Item = (&Key, Face<'_>)> {
        self.keys.iter().filter_map(|key| {
            let card = self.sitting.deck.card(key)?;
            Some((key, Face::new(&self.folder.snapshot, card)?))
        })
    }
}

/// RFC 4180, with a line of names on top; lines are 1-based, as spreadsheets count. Without a byte
/// order mark Excel takes the text for another encoding.
pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let all = chosen(arguments, terminal)?;
    let mut output = Output::new();
    write!(output, "\u{feff}key,question,answer,mark,tags,companies,asked,path,line\r\n")?;
    for chosen in all {
        for (key, face) in chosen.faces() {
            let answer = face.answer.map(|answer| answer.source()).unwrap_or_default();
            let cells = [
                cell(key.as_str()),
                cell(face.text()),
                lines(&answer),
                cell(face.question.mark.name()),
                cell(&face.tags.join(" ")),
                // Names of companies have blanks in them.
                cell(&face.companies.join("; ")),
                face.times.to_string(),
                cell(&chosen.folder.shown(face.id.note)),
                (face.question.line + 1).to_string(),
            ];
            write!(output, "{}\r\n", cells.join(","))?;
        }
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A cell that keeps its lines.
fn lines(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", visible_lines(text).replace('"', "\"\""))
}
