//! `mianjing list`: questions by what is known of them, for reading, counting and spreadsheets.

use super::filter::Filter;
use super::notes::{self, Folder};
use super::output::{Output, escape_json, visible};
use super::template::Template;
use super::terminal::Terminal;
use super::{Outcome, messages};
use crate::features::wording;
use crate::notebook::QuestionId;
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    filter: Filter,
    /// In which order: as they stand, or the most asked first
    #[arg(long, value_enum, default_value = "place")]
    by: Order,
    /// How to write it: human, json, ndjson, csv, or a line for each question: '{text}\t{company}'
    #[arg(long, default_value = "human", value_parser = Format::parse)]
    format: Format,
    /// Notes or folders of notes; - for a note on stdin
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Order {
    /// By path and line
    Place,
    /// By how often it was asked, in these or in other words
    Asked,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Format {
    /// One question a line, for people
    Human,
    /// One JSON list
    Json,
    /// One JSON object a line
    Ndjson,
    /// A table for spreadsheets
    Csv,
    /// What the user wants of each question
    Template(Template),
}

impl Format {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            "human" => Ok(Self::Human),
            "json" => Ok(Self::Json),
            "ndjson" => Ok(Self::Ndjson),
            "csv" => Ok(Self::Csv),
            template if template.contains('{') => {
                Template::parse(template, FIELDS).map(Self::Template)
            }
            _ => {
                Err("human, json, ndjson, csv, or a template such as '{path}:{line} {text}'".into())
            }
        }
    }

    fn counts_askings(&self) -> bool {
        matches!(self, Self::Template(template) if template.has("asked"))
    }
}

/// What a template may name.
const FIELDS: &[&str] = &[
    "path", "line", "text", "question", "sign", "mark", "answered", "topic", "tags", "company",
    "round", "date", "asked",
];

/// One question; `line` is 0-based.
#[derive(Serialize)]
struct View<'n> {
    path: String,
    line: u32,
    text: &'n str,
    mark: &'static str,
    /// ✅ or ❌.
    #[serde(skip)]
    sign: &'static str,
    answered: bool,
    topic: Option<&'n str>,
    tags: Vec<&'n str>,
    company: Option<&'n str>,
    round: Option<&'n str>,
    date: Option<&'n str>,
    /// How often it was asked in all; only with `--by asked`.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<usize>,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    // A wrong flag is said before anything is read.
    arguments.filter.query()?;
    let notes = notes::read_together(&arguments.paths, terminal)?;
    let mut views = arguments.views(&notes)?;
    // Equals by how often they were asked keep this order.
    views.sort_by(|a, b| a.path.cmp(&b.path).then(a.line.cmp(&b.line)));
    if arguments.by == Order::Asked {
        views.sort_by_key(|view| std::cmp::Reverse(view.asked));
    }
    let mut output = Output::new();
    match &arguments.format {
        Format::Human => {
            for view in &views {
                write_line(&mut output, view)?;
            }
            let language = notes::language(std::slice::from_ref(&notes), terminal);
            let count = messages::questions(language, views.len());
            writeln!(output, "{count}")?;
        }
        Format::Json => write_json(&mut output, &views, ("[\n", ",\n", "\n]\n"))?,
        Format::Ndjson => write_json(&mut output, &views, ("", "\n", "\n"))?,
        Format::Csv => write_csv(&mut output, &views)?,
        Format::Template(template) => {
            for view in &views {
                writeln!(output, "{}", template.filled(|field| view.field(field)))?;
            }
        }
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

impl View<'_> {
    /// What a template gets for a name, on one line; lines are 1-based.
    fn field(&self, name: &str) -> String {
        let given = match name {
            "path" => &self.path,
            "text" | "question" => self.text,
            "sign" => self.sign,
            "mark" => self.mark,
            "line" => return (self.line + 1).to_string(),
            "answered" => return if self.answered { "yes" } else { "no" }.to_owned(),
            "tags" => &self.tags.join(" "),
            "asked" => return self.asked.map_or(String::new(), |times| times.to_string()),
            "topic" => self.topic.unwrap_or_default(),
            "company" => self.company.unwrap_or_default(),
            "round" => self.round.unwrap_or_default(),
            "date" => self.date.unwrap_or_default(),
            _ => "",
        };
        visible(given.trim()).into_owned()
    }
}

impl Arguments {
    /// The questions asked for, with how often each was asked where that is wanted.
    fn views<'n>(&self, notes: &'n Folder) -> anyhow::Result<Vec<View<'n>>> {
        let asked_for = self.filter.questions(notes)?;
        if self.by != Order::Asked && !self.format.counts_askings() {
            return Ok(asked_for.into_iter().filter_map(|id| view(notes, id)).collect());
        }
        let snapshot = &notes.snapshot;
        let relations = snapshot.catalogue.relations_now(&snapshot.notebook);
        let counted = relations.most_asked(asked_for, usize::MAX).into_iter();
        let view = |(id, times)| Some(View { asked: Some(times), ..view(notes, id)? });
        Ok(counted.filter_map(view).collect())
    }
}

fn view(notes: &Folder, id: QuestionId) -> Option<View<'_>> {
    let notebook = &notes.snapshot.notebook;
    let note = notebook.note(id.note)?;
    let facts = note.facts();
    let question = facts.questions.get(id.index as usize)?;
    let interview = question.interview().and_then(|index| facts.interviews.get(index as usize));
    let lines = question.line as usize..=question.end_line as usize;
    let line = |tag: &&crate::syntax::tags::Tag| note.lines().line_of(tag.name.start as usize);
    let tags = facts.tags.iter().filter(|tag| lines.contains(&line(tag)));
    Some(View {
        path: notes.shown(id.note),
        line: question.line,
        text: note.slice(question.text),
        mark: question.mark.name(),
        sign: wording::sign(question.mark),
        answered: notebook.is_answered(id.note, question),
        topic: question.topic().map(|topic| note.slice(topic)),
        tags: tags.map(|tag| note.slice(tag.name)).collect(),
        company: interview.and_then(|interview| interview.company.as_deref()),
        round: interview.and_then(|interview| interview.round.as_deref()),
        date: interview.and_then(|interview| interview.date.as_deref()),
        asked: None,
    })
}

/// `path:line: text ❌ ?`, the line 1-based.
fn write_line(output: &mut Output, view: &View<'_>) -> io::Result<()> {
    let space = if view.sign.is_empty() { "" } else { " " };
    let open = if view.answered { "" } else { " ?" };
    let (path, text) = (visible(&view.path), visible(view.text));
    if let Some(times) = view.asked {
        write!(output, "{times:>4}× ")?;
    }
    writeln!(output, "{path}:{}: {text}{space}{}{open}", view.line + 1, view.sign)
}

fn write_json(
    output: &mut Output,
    views: &[View<'_>],
    (before, between, after): (&str, &str, &str),
) -> anyhow::Result<()> {
    output.write_all(before.as_bytes())?;
    for (index, view) in views.iter().enumerate() {
        let separator = if index == 0 { "" } else { between };
        write!(output, "{separator}{}", escape_json(serde_json::to_string(view)?))?;
    }
    if !(views.is_empty() && before.is_empty()) {
        output.write_all(after.as_bytes())?;
    }
    Ok(())
}

/// RFC 4180, with a line of names on top; lines are 1-based, as spreadsheets count.
fn write_csv(output: &mut Output, views: &[View<'_>]) -> io::Result<()> {
    write!(output, "path,line,text,mark,answered,topic,tags,company,round,date\r\n")?;
    for view in views {
        let (line, tags) = ((view.line + 1).to_string(), view.tags.join(" "));
        let answered = if view.answered { "yes" } else { "no" };
        let cells = [
            view.path.as_str(),
            &line,
            view.text,
            view.mark,
            answered,
            view.topic.unwrap_or_default(),
            &tags,
            view.company.unwrap_or_default(),
            view.round.unwrap_or_default(),
            view.date.unwrap_or_default(),
        ];
        write!(output, "{}\r\n", cells.map(cell).join(","))?;
    }
    Ok(())
}

/// A cell that no spreadsheet takes for a formula.
pub(super) fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    let text = visible(text);
    if text.contains([',', '"', ';']) || !guard.is_empty() {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}
