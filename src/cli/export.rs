//! `mianjing export`: what was read from the notes: everything as JSON, or the questions
//! as cards.

mod anki;
mod cards;

use super::Outcome;
use super::filter::Filter;
use super::messages::Trouble;
use super::notes::{self, Folder};
use super::output::{Output, escape_json};
use super::terminal::Terminal;
use crate::features::diagnostics::{Finding, findings};
use crate::notebook::resolve::{Destination, Target};
use crate::notebook::{Note, NoteId};
use crate::recognise::{self, Answer, AnswerForm};
use crate::snapshot::Snapshot;
use crate::syntax::links::Link;
use crate::syntax::tags::Tag;
use crate::text::Span;
use anyhow::bail;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use std::borrow::Cow;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// How many notes are written at once; bounds what waits in memory.
const BATCH: usize = 256;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What to write: everything (json, ndjson), or the questions as cards (csv, anki)
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// The deck that Anki puts the cards in; else that of the folder's name
    #[arg(long)]
    deck: Option<String>,
    /// The note type of Anki; its first two fields get question and answer
    #[arg(long, default_value = "Basic", value_name = "NAME")]
    notetype: String,
    #[command(flatten)]
    filter: Filter,
    /// Notes or folders of notes; - for a note on stdin
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One object
    Json,
    /// One object a line for each note
    Ndjson,
    /// A table of questions with their answers, for spreadsheets
    Csv,
    /// A file for Anki's import; importing it again updates the cards
    Anki,
}

/// One note; lines are 0-based, ranges of lines inclusive.
#[derive(Serialize)]
struct NoteView<'n> {
    path: String,
    interviews: Vec<InterviewView<'n>>,
    questions: Vec<QuestionView<'n>>,
    links: Vec<LinkView<'n>>,
    tags: Vec<TagView<'n>>,
    diagnostics: Vec<DiagnosticView>,
}

#[derive(Serialize)]
struct InterviewView<'n> {
    line: u32,
    end_line: u32,
    title: Cow<'n, str>,
    company: Option<&'n str>,
    round: Option<&'n str>,
    date: Option<&'n str>,
    outcome: Option<&'static str>,
}

#[derive(Serialize)]
struct QuestionView<'n> {
    line: u32,
    end_line: u32,
    text: &'n str,
    mark: &'static str,
    answered: bool,
    answer: Option<AnswerView>,
    topic: Option<&'n str>,
    tags: Vec<&'n str>,
    interview: Option<u32>,
}

#[derive(Serialize)]
struct AnswerView {
    form: &'static str,
    line: usize,
    end_line: usize,
}

#[derive(Serialize)]
struct LinkView<'n> {
    line: usize,
    target: &'n str,
    resolved: Option<String>,
}

#[derive(Serialize)]
struct TagView<'n> {
    line: usize,
    name: &'n str,
}

#[derive(Serialize)]
struct DiagnosticView {
    line: usize,
    code: &'static str,
    severity: &'static str,
    message: String,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    match arguments.format {
        Format::Anki => return anki::run(arguments, terminal),
        Format::Csv => return cards::run(arguments, terminal),
        Format::Json | Format::Ndjson => {}
    }
    if arguments.filter.is_set() {
        bail!(Trouble::chooses_cards());
    }
    let mut folders = notes::read(&arguments.paths, terminal)?;
    folders.iter_mut().for_each(Folder::relate);
    let mut output = Output::new();
    let (before, between, after) = match arguments.format {
        Format::Json => ("{\"version\": 1, \"notes\": [\n", ",\n", "\n]}\n"),
        _ => ("", "\n", "\n"),
    };
    output.write_all(before.as_bytes())?;
    let mut is_first = true;
    let batches = folders.iter().flat_map(|it| it.chosen.chunks(BATCH).map(move |ids| (it, ids)));
    for (folder, ids) in batches {
        let notes = ids.par_iter().filter_map(|&id| json(folder, id));
        for note in notes.collect::<Vec<_>>() {
            let separator = if std::mem::take(&mut is_first) { "" } else { between };
            write!(output, "{separator}{note}")?;
        }
        if output.is_closed() {
            break;
        }
    }
    if !is_first || arguments.format == Format::Json {
        output.write_all(after.as_bytes())?;
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn json(folder: &Folder, id: NoteId) -> Option<String> {
    let snapshot = &folder.snapshot;
    let note = snapshot.notebook.note(id)?;
    let view = NoteView {
        path: folder.shown(id),
        interviews: note.facts().interviews.iter().map(|it| interview(note, it)).collect(),
        questions: questions(snapshot, id, note),
        links: note.facts().links.iter().map(|link| link_view(folder, id, note, link)).collect(),
        tags: note.facts().tags.iter().map(|tag| tag_view(note, tag)).collect(),
        diagnostics: findings(snapshot, id).into_iter().map(|it| diagnostic(note, it)).collect(),
    };
    let json = serde_json::to_string(&view).expect("texts and numbers are always JSON");
    Some(escape_json(json))
}

fn line(note: &Note, span: Span) -> usize {
    note.lines().line_of(span.start as usize)
}

/// The line of the last byte of `span`.
fn last_line(note: &Note, span: Span) -> usize {
    note.lines().line_of((span.end as usize).saturating_sub(1).max(span.start as usize))
}

fn interview<'n>(note: &'n Note, interview: &'n recognise::Interview) -> InterviewView<'n> {
    InterviewView {
        line: interview.line,
        end_line: interview.end_line,
        title: note.interview_title(interview),
        company: interview.company.as_deref(),
        round: interview.round.as_deref(),
        date: interview.date.as_deref(),
        outcome: interview.outcome.map(|outcome| match outcome {
            recognise::Outcome::Pass => "pass",
            recognise::Outcome::Fail => "fail",
        }),
    }
}

fn questions<'n>(snapshot: &Snapshot, id: NoteId, note: &'n Note) -> Vec<QuestionView<'n>> {
    let tags = &note.facts().tags;
    let tag_lines: Vec<_> = tags.iter().map(|tag| line(note, tag.name) as u32).collect();
    let view = |question: &'n recognise::Question| {
        let first = tag_lines.partition_point(|&line| line < question.line);
        let after = tag_lines.partition_point(|&line| line <= question.end_line);
        let own = tags.get(first..after).unwrap_or_default();
        QuestionView {
            line: question.line,
            end_line: question.end_line,
            text: note.slice(question.text),
            mark: question.mark.name(),
            answered: snapshot.notebook.is_answered(id, question),
            answer: question.answer.map(|answer| answer_view(note, answer)),
            topic: question.topic().map(|topic| note.slice(topic)),
            tags: own.iter().map(|tag| note.slice(tag.name)).collect(),
            interview: question.interview(),
        }
    };
    note.facts().questions.iter().map(view).collect()
}

fn answer_view(note: &Note, answer: Answer) -> AnswerView {
    let form = match answer.form {
        AnswerForm::Inline => "inline",
        AnswerForm::Indented => "indented",
        AnswerForm::Fence => "fence",
        AnswerForm::Heading => "heading",
        AnswerForm::Label => "label",
        AnswerForm::Key => "key",
        AnswerForm::Quote => "quote",
        AnswerForm::Details => "details",
        AnswerForm::Link => "link",
    };
    AnswerView { form, line: line(note, answer.span), end_line: last_line(note, answer.span) }
}

fn link_view<'n>(folder: &Folder, id: NoteId, note: &'n Note, link: &'n Link) -> LinkView<'n> {
    let resolved = match folder.snapshot.notebook.resolve(id, link) {
        Target::One(destination) => Some(shown(folder, &destination)),
        _ => None,
    };
    LinkView { line: line(note, link.span), target: &link.target, resolved }
}

/// A destination by the path that notes are shown by.
fn shown(folder: &Folder, destination: &Destination) -> String {
    let notebook = &folder.snapshot.notebook;
    match destination {
        Destination::File(path) => folder.shown_path(path),
        Destination::Note(id, _) => {
            let whole = notebook.shown_destination(destination);
            let section = whole.strip_prefix(&notebook.shown_path(*id)).unwrap_or_default();
            format!("{}{section}", folder.shown(*id))
        }
    }
}

fn tag_view<'n>(note: &'n Note, tag: &Tag) -> TagView<'n> {
    TagView { line: line(note, tag.name), name: note.slice(tag.name) }
}

fn diagnostic(note: &Note, finding: Finding) -> DiagnosticView {
    DiagnosticView {
        line: line(note, finding.span),
        code: finding.code,
        severity: finding.severity.name(),
        message: finding.message,
    }
}
