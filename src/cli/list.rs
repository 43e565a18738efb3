//! `mianjing list`: questions by what is known of them, for reading, counting and spreadsheets.

use super::notes::{self, Folder};
use super::output::{Output, escape_json, visible};
use super::terminal::Terminal;
use super::{Outcome, messages};
use crate::notebook::QuestionId;
use crate::recognise::Mark;
use crate::search::fold::fold;
use crate::search::query::Query;
use serde::Serialize;
use std::collections::HashSet;
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
    /// How to write it
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Notes or folders of notes; - for a note on stdin
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
}

/// What is asked for; everything given has to hold.
#[derive(Debug, clap::Args)]
struct Filter {
    /// Questions that wait for an answer: none written, and not marked ✅
    #[arg(long)]
    unanswered: bool,
    /// Questions with this mark
    #[arg(long, value_enum)]
    mark: Option<MarkName>,
    /// Questions with this tag or one below it; may be given more than once
    #[arg(long)]
    tag: Vec<String>,
    /// Questions under a topic that has this in its name
    #[arg(long)]
    topic: Option<String>,
    /// Questions asked by a company that has this in its name
    #[arg(long)]
    company: Option<String>,
    /// Questions of interviews in this year, month or day or later: 2024, 2024-09, 2024-09-03
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Words and signs as in `mianjing search`: redis ❌ ? #tag @company asked:>2 since:2024-09
    #[arg(short, long)]
    query: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum MarkName {
    Fail,
    Pass,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Order {
    /// By path and line
    Place,
    /// By how often it was asked, in these or in other words
    Asked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One question a line, for people
    Human,
    /// One JSON list
    Json,
    /// One JSON object a line
    Ndjson,
    /// A table for spreadsheets
    Csv,
}

/// One question; `line` is 0-based.
#[derive(Serialize)]
struct View<'n> {
    path: String,
    line: u32,
    text: &'n str,
    mark: &'static str,
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
    let query = arguments.filter.query()?;
    let notes = notes::read_together(&arguments.paths, terminal)?;
    let topic = arguments.filter.topic.as_deref();
    let mut views = questions(&notes, &query, topic, arguments.by);
    // Equals by how often they were asked keep this order.
    views.sort_by(|a, b| a.path.cmp(&b.path).then(a.line.cmp(&b.line)));
    views.sort_by_key(|view| std::cmp::Reverse(view.asked));
    let mut output = Output::new();
    match arguments.format {
        Format::Human => {
            for view in &views {
                write_line(&mut output, view)?;
            }
            let count = messages::questions(terminal.language(), views.len());
            writeln!(output, "{count}")?;
        }
        Format::Json => write_json(&mut output, &views, ("[\n", ",\n", "\n]\n"))?,
        Format::Ndjson => write_json(&mut output, &views, ("", "\n", "\n"))?,
        Format::Csv => write_csv(&mut output, &views)?,
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

impl Filter {
    /// What the flags and the query together ask for.
    fn query(&self) -> anyhow::Result<Query> {
        let mut query = Query::parse(self.query.as_deref().unwrap_or_default())?;
        if let Some(day) = &self.since {
            query.since = Query::parse(&format!("since:{day}"))?.since;
        }
        query.is_unanswered |= self.unanswered;
        query.mark = self.mark.map(MarkName::mark).or(query.mark);
        query.tags.extend(self.tag.iter().map(|tag| fold(tag.trim_start_matches(['#', '＃']))));
        query.companies.extend(self.company.iter().map(|company| fold(company)));
        Ok(query)
    }
}

impl MarkName {
    const fn mark(self) -> Mark {
        match self {
            Self::Fail => Mark::Fail,
            Self::Pass => Mark::Pass,
            Self::None => Mark::None,
        }
    }
}

/// The questions of the notes asked for that `query` and `topic` let through.
fn questions<'n>(
    notes: &'n Folder,
    query: &Query,
    topic: Option<&str>,
    by: Order,
) -> Vec<View<'n>> {
    let snapshot = &notes.snapshot;
    let is_counted = query.asked.is_some() || by == Order::Asked;
    let relations = is_counted.then(|| snapshot.catalogue.relations_now(&snapshot.notebook));
    let found = snapshot.catalogue.questions(&snapshot.notebook, query, relations.as_ref());
    let chosen: HashSet<_> = notes.chosen.iter().collect();
    let asked_for = found.into_iter().filter(|id| chosen.contains(&id.note));
    let counted: Vec<(QuestionId, Option<usize>)> = match relations.filter(|_| by == Order::Asked) {
        None => asked_for.map(|id| (id, None)).collect(),
        Some(relations) => {
            let counted = relations.most_asked(asked_for.collect(), usize::MAX);
            counted.into_iter().map(|(id, times)| (id, Some(times))).collect()
        }
    };
    let views =
        counted.into_iter().filter_map(|(id, asked)| Some(View { asked, ..view(notes, id)? }));
    let topic = topic.map(fold);
    let is_under = |view: &View<'_>| match &topic {
        None => true,
        Some(topic) => view.topic.is_some_and(|it| fold(it).contains(topic.as_str())),
    };
    views.filter(is_under).collect()
}

fn view(notes: &Folder, id: QuestionId) -> Option<View<'_>> {
    let notebook = &notes.snapshot.notebook;
    let note = notebook.note(id.note)?;
    let facts = note.facts();
    let question = facts.questions.get(id.index as usize)?;
    let interview = question.interview.and_then(|index| facts.interviews.get(index as usize));
    let lines = question.line as usize..=question.end_line as usize;
    let line = |tag: &&crate::syntax::tags::Tag| note.lines().line_of(tag.name.start as usize);
    let tags = facts.tags.iter().filter(|tag| lines.contains(&line(tag)));
    Some(View {
        path: notes.shown(id.note),
        line: question.line,
        text: note.slice(question.text),
        mark: question.mark.name(),
        answered: notebook.is_answered(id.note, question),
        topic: question.topic.map(|topic| note.slice(topic)),
        tags: tags.map(|tag| note.slice(tag.name)).collect(),
        company: interview.and_then(|interview| interview.company.as_deref()),
        round: interview.and_then(|interview| interview.round.as_deref()),
        date: interview.and_then(|interview| interview.date.as_deref()),
        asked: None,
    })
}

/// `path:line: text ❌ ?`, the line 1-based.
fn write_line(output: &mut Output, view: &View<'_>) -> io::Result<()> {
    let sign = match view.mark {
        "pass" => " ✅",
        "fail" => " ❌",
        _ => "",
    };
    let open = if view.answered { "" } else { " ?" };
    let (path, text) = (visible(&view.path), visible(view.text));
    if let Some(times) = view.asked {
        write!(output, "{times:>4}× ")?;
    }
    writeln!(output, "{path}:{}: {text}{sign}{open}", view.line + 1)
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
