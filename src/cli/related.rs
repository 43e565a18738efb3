//! `mianjing related`: the same question asked elsewhere.

use super::Outcome;
use super::messages::Trouble;
use super::notes::{self, Folder};
use super::output::{Output, escape_json, visible};
use super::terminal::Terminal;
use crate::notebook::{NoteId, QuestionId};
use crate::search;
use crate::search::related::Related;
use crate::server::scanner;
use crate::snapshot::Snapshot;
use anyhow::bail;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many questions are answered for at once; bounds what waits in memory.
const BATCH: usize = 1 << 17;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Relate every question, not one
    #[arg(long)]
    all: bool,
    /// How to write it
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// At most so many related questions for each
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// With --all, notes or folders of notes; otherwise `NOTE:LINE` (lines from 1) or the words
    /// of a question, then the folders to look in
    #[arg(required_unless_present = "all")]
    what: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Ndjson,
}

/// A question with its place; `line` is 0-based.
#[derive(Serialize)]
struct QuestionView {
    path: String,
    line: u32,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<QuestionView>,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    if arguments.all { relate_all(arguments, terminal) } else { relate_one(arguments, terminal) }
}

fn relate_all(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let notes = notes::read_together(&paths(&arguments.what), terminal)?;
    let relations = search::relations(&notes.snapshot.notebook, &notes.chosen);
    let questions = questions(&notes.snapshot, &notes.chosen);
    let mut output = Output::new();
    for batch in questions.chunks(BATCH) {
        let related = relations.of_all(batch, arguments.limit);
        let view = |(&id, related): (&QuestionId, &Vec<Related>)| {
            let related = related.iter().filter_map(|&it| related_view(&notes, it));
            let related: Vec<_> = related.collect();
            let related = (!related.is_empty()).then_some(related)?;
            Some(QuestionView { related, ..question_view(&notes, id)? })
        };
        let views: Vec<_> = batch.par_iter().zip(&related).filter_map(view).collect();
        for view in &views {
            write(&mut output, view, arguments.format)?;
        }
        if output.is_closed() {
            break;
        }
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn relate_one(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let (what, folders) = arguments.what.split_first().expect("required without --all");
    let place = place(what)?;
    let mut paths = paths(folders);
    if let Some((path, _)) = &place {
        paths.push(path.clone());
    }
    let notes = notes::read_together(&paths, terminal)?;
    let relations = search::relations(&notes.snapshot.notebook, &notes.chosen);
    let related: Vec<Related> = if let Some((path, line)) = place {
        let Some(id) = question_at(&notes.snapshot, &path, line) else {
            bail!(Trouble::no_question_at(&path, line as usize));
        };
        relations.of(id).take(arguments.limit).collect()
    } else {
        let words = notes.snapshot.config.elsewhere.lexicon.synonyms().read_as_first(what);
        relations.of_text(&words, None).take(arguments.limit).collect()
    };
    let mut output = Output::new();
    for view in related.into_iter().filter_map(|related| related_view(&notes, related)) {
        write(&mut output, &view, arguments.format)?;
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Those named, or the current folder.
fn paths(named: &[String]) -> Vec<PathBuf> {
    if named.is_empty() { vec![".".into()] } else { named.iter().map(PathBuf::from).collect() }
}

/// `NOTE:LINE` in parts, the line counted from 0. `None` for the words of a question; fails when a
/// note is meant and no place in one that is there.
fn place(what: &str) -> anyhow::Result<Option<(PathBuf, u32)>> {
    let parts = what.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)));
    let (path, line): (&Path, Option<u32>) =
        parts.map_or((what.as_ref(), None), |(path, line)| (path.as_ref(), Some(line)));
    match line {
        Some(line) if path.is_file() => Ok(Some((path.to_owned(), line.saturating_sub(1)))),
        _ if path.is_file() => bail!(Trouble::no_line(path)),
        _ if scanner::is_note_path(path) => bail!(Trouble::no_such_path(path)),
        _ => Ok(None),
    }
}

fn question_at(snapshot: &Snapshot, path: &Path, line: u32) -> Option<QuestionId> {
    let path = notes::whole_path(path).ok()?;
    let note = snapshot.notebook.id(&crate::notebook::Location::File(path))?;
    let (index, _) = snapshot.notebook.note(note)?.question_at(line)?;
    Some(QuestionId { note, index })
}

fn questions(snapshot: &Snapshot, notes: &[NoteId]) -> Vec<QuestionId> {
    let of_note = |&note: &NoteId| {
        let count = snapshot.notebook.note(note).map_or(0, |note| note.facts().questions.len());
        (0..count as u32).map(move |index| QuestionId { note, index })
    };
    notes.iter().flat_map(of_note).collect()
}

fn question_view(notes: &Folder, id: QuestionId) -> Option<QuestionView> {
    let note = notes.snapshot.notebook.note(id.note)?;
    let question = note.facts().questions.get(id.index as usize)?;
    Some(QuestionView {
        path: notes.shown(id.note),
        line: question.line,
        text: note.slice(question.text).to_owned(),
        score: None,
        related: Vec::new(),
    })
}

fn related_view(notes: &Folder, related: Related) -> Option<QuestionView> {
    let score = Some((related.score * 1000.0).round() / 1000.0);
    Some(QuestionView { score, ..question_view(notes, related.question)? })
}

fn write(output: &mut Output, view: &QuestionView, format: Format) -> anyhow::Result<()> {
    match format {
        Format::Ndjson => {
            writeln!(output, "{}", escape_json(serde_json::to_string(view)?))?;
        }
        Format::Human => {
            write_line(output, view)?;
            for related in &view.related {
                write!(output, "    ")?;
                write_line(output, related)?;
            }
        }
    }
    Ok(())
}

fn write_line(output: &mut Output, view: &QuestionView) -> anyhow::Result<()> {
    let (path, text) = (visible(&view.path), visible(&view.text));
    match view.score {
        Some(score) => writeln!(output, "{score:.2} {path}:{}: {text}", view.line + 1)?,
        None => writeln!(output, "{path}:{}: {text}", view.line + 1)?,
    }
    Ok(())
}
