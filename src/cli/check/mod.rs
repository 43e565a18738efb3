//! `mianjing check`: the diagnostics of the editor, for terminals and CI.

mod github;
mod human;
mod json;
mod sarif;

use super::Outcome;
use super::messages;
use super::notes::{self, Folder};
use super::output::Output;
use super::terminal::Terminal;
use crate::config::Severity;
use crate::config::schema::{self, schema};
use crate::features::diagnostics::{Finding, findings};
use crate::notebook::{Note, NoteId};
use crate::text::{Encoding, Place, Span};
use clap::builder::PossibleValuesParser;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// The rule about settings; the other rules are those of `features`.
const CONFIG: &str = "config";

/// The rule that `--max-unanswered` counts.
const UNANSWERED: &str = "unanswered-question";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How to write the findings
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Report what is at least this severe; the exit code follows what is reported
    #[arg(long, value_name = "LEVEL", value_enum, default_value = "warning")]
    severity: Level,
    /// Report these rules alone; may be given more than once
    #[arg(long, value_name = "RULE", value_parser = rules())]
    code: Vec<String>,
    /// Exit with 0 while no more than so many questions are unanswered and nothing else is reported
    #[arg(long, value_name = "N")]
    max_unanswered: Option<usize>,
    /// Notes or folders of notes; - for a note on stdin
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// With the line it is about, for people
    Human,
    /// One line each, for the error lists of editors
    Short,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations in a workflow of GitHub
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Level {
    Error,
    Warning,
    Information,
    Hint,
}

impl Level {
    const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Information => Severity::Information,
            Self::Hint => Severity::Hint,
        }
    }
}

/// The codes of all rules: the keys of the table `severity`.
fn rules() -> PossibleValuesParser {
    let table = &schema()["properties"]["severity"];
    PossibleValuesParser::new(schema::keys(table).map(|key| key.name))
}

/// A note, or a file of settings, with what is to be said about it.
struct Checked<'f> {
    folder: &'f Folder,
    is_note: bool,
    /// As shown.
    path: String,
    note: Arc<Note>,
    /// In text order, only what is reported.
    findings: Vec<Finding>,
    /// What is not reported since it is not severe enough.
    quiet: usize,
}

impl Checked<'_> {
    /// The 0-based places of the ends of `span`, columns in characters.
    fn places(&self, span: Span) -> (Place, Place) {
        places(&self.note, span)
    }
}

fn places(note: &Note, span: Span) -> (Place, Place) {
    let place = |at: u32| note.lines().place(note.text(), at as usize, Encoding::Utf32);
    (place(span.start), place(span.end))
}

/// A finding's other place.
struct Related<'f> {
    path: String,
    start: Place,
    end: Place,
    message: &'f str,
}

fn related<'f>(
    checked: &'f Checked<'_>,
    finding: &'f Finding,
) -> impl Iterator<Item = Related<'f>> {
    finding.related.iter().filter_map(|(id, span, message)| {
        let note = checked.folder.snapshot.notebook.note(*id)?;
        let (start, end) = places(note, *span);
        Some(Related { path: checked.folder.shown(*id), start, end, message })
    })
}

/// What was found, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) notes: usize,
    pub(super) with_findings: usize,
    /// Whether something is wrong with the settings of a folder.
    pub(super) has_bad_settings: bool,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// Information and hints.
    pub(super) others: usize,
    pub(super) unanswered: usize,
    /// What is not reported since it is not severe enough.
    pub(super) quiet: usize,
}

impl Tally {
    fn new(notes: usize, checked: &[Checked<'_>]) -> Self {
        let mut tally = Self { notes, ..Self::default() };
        for checked in checked {
            let has_findings = !checked.findings.is_empty();
            tally.with_findings += usize::from(has_findings && checked.is_note);
            tally.has_bad_settings |= has_findings && !checked.is_note;
            tally.quiet += checked.quiet;
            for finding in &checked.findings {
                match finding.severity {
                    Severity::Error => tally.errors += 1,
                    Severity::Warning => tally.warnings += 1,
                    _ => tally.others += 1,
                }
                tally.unanswered += usize::from(finding.code == UNANSWERED);
            }
        }
        tally
    }

    /// Everything that is reported.
    pub(super) const fn findings(self) -> usize {
        self.errors + self.warnings + self.others
    }
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let mut folders = notes::read(&arguments.paths, terminal)?;
    folders.iter_mut().for_each(Folder::relate);
    let mut checked = Vec::new();
    for folder in &folders {
        checked.extend(settings(folder).map(|it| arguments.filter(it)));
        let notes = folder.chosen.par_iter().filter_map(|&id| note(folder, id));
        checked.extend(notes.map(|it| arguments.filter(it)).collect::<Vec<_>>());
    }
    let tally = Tally::new(folders.iter().map(|folder| folder.chosen.len()).sum(), &checked);
    checked.retain(|checked| !checked.findings.is_empty());
    let mut output = Output::new();
    match arguments.format {
        Format::Human => {
            human::write(&mut output, &checked, terminal)?;
            let language = notes::language(&folders, terminal);
            writeln!(output, "{}", messages::summary(language, tally))?;
        }
        Format::Short => human::write_short(&mut output, &checked)?,
        Format::Json => json::write(&mut output, &checked, tally)?,
        Format::Sarif => sarif::write(&mut output, &checked)?,
        Format::Github => github::write(&mut output, &checked)?,
    }
    output.flush()?;
    Ok(arguments.exit_code(tally))
}

impl Arguments {
    /// Leaves what is to be reported.
    fn filter<'f>(&self, mut checked: Checked<'f>) -> Checked<'f> {
        let is_wanted = |code: &str| self.code.is_empty() || self.code.iter().any(|it| it == code);
        checked.findings.retain(|finding| is_wanted(finding.code));
        let all = checked.findings.len();
        checked.findings.retain(|finding| finding.severity <= self.severity.severity());
        checked.quiet = all - checked.findings.len();
        checked
    }

    fn exit_code(&self, tally: Tally) -> ExitCode {
        let is_clean = match self.max_unanswered {
            None => tally.findings() == 0,
            Some(max) => tally.unanswered <= max && tally.findings() == tally.unanswered,
        };
        if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn note(folder: &Folder, id: NoteId) -> Option<Checked<'_>> {
    let note = Arc::clone(folder.snapshot.notebook.note(id)?);
    let findings = findings(&folder.snapshot, id);
    Some(Checked { folder, is_note: true, path: folder.shown(id), note, findings, quiet: 0 })
}

/// What is wrong with the folder's own settings.
fn settings(folder: &Folder) -> Option<Checked<'_>> {
    let file = folder.settings.as_ref()?;
    let language = folder.snapshot.config.language;
    let config = folder.snapshot.config.of(&file.path);
    let severity = config.severity(CONFIG, Severity::Warning);
    let text = file.text.as_str();
    let note = Arc::new(Note::new(text.into(), None, Arc::clone(&config.lexicon)));
    let finding = |problem: &crate::config::Problem| Finding {
        code: CONFIG,
        severity,
        span: problem.span.unwrap_or_default(),
        message: problem.message(language),
        related: Vec::new(),
    };
    let problems = file.problems.iter().filter(|_| severity != Severity::Off);
    let findings = problems.map(finding).collect();
    let path = folder.shown_path(&file.path);
    Some(Checked { folder, is_note: false, path, note, findings, quiet: 0 })
}

/// What the rule `code` is about, in a sentence.
fn about(code: &str) -> &'static str {
    let rule = &schema()["properties"]["severity"]["properties"][code];
    schema::description(rule)
}
