//! `mianjing review`: questions are asked again in the terminal when they are about to be
//! forgotten; without a terminal, what is due is listed.

mod answer;
mod app;
mod export;
mod keys;
mod messages;
mod screen;
#[cfg(test)]
mod tests;
mod view;
mod wrap;

use super::Outcome;
use super::notes::{self, Folder};
use super::output::{Output, visible};
use super::terminal::Terminal;
use crate::features::review::{Wanted, queue, sit, wanted};
use crate::features::wording::sign;
use crate::notebook::NoteId;
use crate::review::cards::Card;
use crate::review::desk::Sitting;
use crate::review::moment::Moment;
use crate::review::queue::{Queue, Stage};
use anyhow::{Context, anyhow};
use rustc_hash::FxHashSet;
use std::io::{IsTerminal, Write};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print how many questions are due, and nothing else
    #[arg(long, conflicts_with = "export")]
    due: bool,
    /// Print what is known of every question that was reviewed
    #[arg(long, value_enum, value_name = "FORMAT")]
    export: Option<export::Format>,
    /// A folder of notes, then words and signs as in `mianjing search`: redis ❌ ? #tag @company
    what: Vec<String>,
}

/// What is reviewed: the notes, their cards, and which of them were asked for.
struct Reviewed {
    folder: Folder,
    sitting: Sitting,
    wanted: Wanted,
    /// The notes asked for, where a part of the folder was.
    chosen: FxHashSet<NoteId>,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let (path, query) = divided(&arguments.what);
    let reviewed = Reviewed::read(&path, &query, terminal)?;
    if let Some(format) = arguments.export {
        return export::run(&reviewed, format);
    }
    let is_seen = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if arguments.due || !is_seen {
        return list(&reviewed, arguments.due);
    }
    screen::run(reviewed, terminal, || Reviewed::read(&path, &query, terminal))
}

/// The folder, if the first word is one or can only be meant as one, and the query.
fn divided(what: &[String]) -> (PathBuf, String) {
    // `TCP/IP` may be searched for.
    let is_path = |word: &str| {
        let is_begun = ["./", "../", "/"].iter().any(|begin| word.starts_with(begin));
        is_begun || word.ends_with(['/', MAIN_SEPARATOR]) || Path::new(word).exists()
    };
    match what.split_first() {
        Some((first, rest)) if is_path(first) => (first.into(), rest.join(" ")),
        _ => (".".into(), what.join(" ")),
    }
}

impl Reviewed {
    fn read(path: &Path, query: &str, terminal: Terminal) -> anyhow::Result<Self> {
        let mut folders = notes::read(&[path.to_owned()], terminal)?.into_iter();
        let folder = folders.next().context("no folder of notes given")?;
        let snapshot = &folder.snapshot;
        if query.contains("asked:") {
            snapshot.catalogue.relations_now(&snapshot.notebook);
        }
        let wanted = wanted(snapshot, query).map_err(|error| anyhow!(error))?;
        let root = snapshot.notebook.folders().first().context("no folder of notes given")?;
        let sitting = sit(snapshot, root).map_err(|error| anyhow!(error))?;
        let chosen = folder.chosen.iter().copied().collect();
        Ok(Self { folder, sitting, wanted, chosen })
    }

    /// Whether a card was asked for.
    fn has(&self, card: &Card) -> bool {
        self.wanted.has(card) && card.askings.iter().any(|id| self.chosen.contains(&id.note))
    }

    /// What comes next of the cards that were asked for.
    fn queue(&self, now: Moment) -> Queue {
        let snapshot = &self.folder.snapshot;
        if self.chosen.len() == snapshot.notebook.notes().count() {
            return queue(snapshot, &self.sitting, now, &self.wanted);
        }
        let new_a_day = snapshot.config.of(self.sitting.root()).new_a_day;
        self.sitting.queue(&snapshot.notebook, now, new_a_day, |card| self.has(card))
    }
}

/// What is to be asked today, one question a line, as `mianjing list` writes it.
fn list(reviewed: &Reviewed, is_count: bool) -> Outcome {
    let now = Moment::now();
    let queue = reviewed.queue(now);
    let mut output = Output::new();
    let language = reviewed.folder.snapshot.config.language;
    if is_count {
        writeln!(output, "{}", queue.counts.due)?;
    } else {
        for &at in &queue.cards {
            if let Some(line) = line(reviewed, &reviewed.sitting.deck.cards[at], now) {
                writeln!(output, "{line}")?;
            }
        }
        let counts = queue.counts;
        let told = crate::features::messages::review::counts(
            language,
            counts.due,
            counts.new,
            counts.done,
        );
        writeln!(output, "{told}")?;
    }
    output.flush()?;
    if reviewed.sitting.broken_lines() > 0 {
        super::output::complain(language, &broken(reviewed));
    }
    Ok(ExitCode::SUCCESS)
}

/// `path:line: text ❌ [new]`, the line 1-based.
fn line(reviewed: &Reviewed, card: &Card, now: Moment) -> Option<String> {
    let snapshot = &reviewed.folder.snapshot;
    let id = *card.askings.first()?;
    let note = snapshot.notebook.note(id.note)?;
    let question = note.facts().questions.get(id.index as usize)?;
    let path = reviewed.folder.shown(id.note);
    let (path, text) = (visible(&path), visible(note.slice(question.text).trim()));
    let stage = Stage::of(reviewed.sitting.histories.get(&card.key), now);
    let stage = crate::features::messages::review::stage(snapshot.config.language, stage);
    let sign = sign(question.mark);
    let space = if sign.is_empty() { "" } else { " " };
    Some(format!("{path}:{}: {text}{space}{sign} [{stage}]", question.line + 1))
}

fn broken(reviewed: &Reviewed) -> String {
    let language = reviewed.folder.snapshot.config.language;
    let file = reviewed.folder.shown_path(&reviewed.sitting.file());
    let count = reviewed.sitting.broken_lines();
    crate::features::messages::review::broken_lines(language, &file, count)
}
