//! The command line: the same engine as the server, for terminals, scripts and CI.
//!
//! Notes are read and never written. What a note says reaches the terminal only through
//! [`output`], which makes control characters visible instead of obeying them.

mod check;
mod config;
mod export;
mod filter;
mod help;
mod list;
mod messages;
mod new;
mod notes;
mod output;
mod refusal;
mod related;
mod report;
mod review;
mod search;
mod serve;
mod shell;
mod template;
mod terminal;

use crate::config::Language;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::process::ExitCode;
use terminal::Terminal;

/// How the process ends: 0, 1 when there is something to report, 2 when it could not run.
type Outcome = anyhow::Result<ExitCode>;

/// A language server and command line for interview notes (面经) in Markdown
#[derive(Debug, Parser)]
#[command(name = "mianjing", version, long_version = long_version(), max_term_width = 100)]
struct Arguments {
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    color: terminal::Colour,
    /// The language of messages; else that of the folder's settings or the system
    #[arg(long, global = true, value_enum)]
    lang: Option<terminal::Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Speak the language server protocol on stdin and stdout; editors start this
    Serve(serve::Arguments),
    /// Report unanswered questions, broken links and other mistakes
    ///
    /// Exits with 0 when there is nothing to report, with 1 when there is, with 2 when it could
    /// not run.
    Check(check::Arguments),
    /// List questions by answer, mark, tag, topic, company, day
    List(list::Arguments),
    /// Find questions, interviews, headings and notes
    Search(search::Arguments),
    /// Find the same question in other notes, in other words
    Related(related::Arguments),
    /// Ask questions again when they are about to be forgotten
    Review(review::Arguments),
    /// Print everything that was read from the notes, for scripts
    Export(export::Arguments),
    /// Make a note for a new interview, as the folder writes its interviews
    New(new::Arguments),
    /// Write a page about all notes: what is answered, what is asked most, how interviews went
    Report(report::Arguments),
    /// Show, describe or check the settings
    #[command(subcommand)]
    Config(config::Command),
    /// Print a script that completes the command line in a shell
    Completions(shell::Completions),
    /// Print the manual page
    Man(shell::Man),
}

/// The version with the system it is for, and the commit where the build was told of it.
fn long_version() -> String {
    let (version, os, arch) =
        (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    match option_env!("MIANJING_COMMIT") {
        Some(commit) => format!("{version} ({commit}, {os} {arch})"),
        None => format!("{version} ({os} {arch})"),
    }
}

/// The language the user asks for, found before the arguments are read: help ends the reading.
fn language_of_help() -> Language {
    let mut arguments = std::env::args_os()
        .filter_map(|it| it.into_string().ok())
        .skip(1)
        .skip_while(|it| !it.starts_with("--lang"));
    let asked = match arguments.next().as_deref() {
        Some("--lang") => arguments.next(),
        Some(option) => option.strip_prefix("--lang=").map(str::to_owned),
        None => None,
    };
    match asked.and_then(|name| terminal::Lang::from_str(&name, true).ok()) {
        Some(lang) => lang.language(),
        None => terminal::surroundings(),
    }
}

/// Runs the program with the process's own arguments.
pub fn main() -> ExitCode {
    let language = language_of_help();
    let command = help::spoken(Arguments::command(), language);
    let matches = match command.try_get_matches() {
        // Without any argument the help is shown, which is in the language already.
        Err(error)
            if error.use_stderr()
                && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
                && language == Language::Chinese =>
        {
            output::complain(language, &refusal::chinese(&error));
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
        Ok(matches) => matches,
    };
    let arguments = Arguments::from_arg_matches(&matches)
        .unwrap_or_else(|error| error.format(&mut Arguments::command()).exit());
    let terminal = Terminal::new(arguments.color, arguments.lang);
    let outcome = match arguments.command {
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments, terminal),
        Command::List(arguments) => list::run(&arguments, terminal),
        Command::Search(arguments) => search::run(&arguments, terminal),
        Command::Related(arguments) => related::run(&arguments, terminal),
        Command::Review(arguments) => review::run(&arguments, terminal),
        Command::Export(arguments) => export::run(&arguments, terminal),
        Command::New(arguments) => new::run(&arguments, terminal),
        Command::Report(arguments) => report::run(&arguments, terminal),
        Command::Config(command) => config::run(&command, terminal),
        Command::Completions(arguments) => shell::completions(&arguments),
        Command::Man(arguments) => shell::man(&arguments),
    };
    outcome.unwrap_or_else(|error| {
        let language = terminal.language();
        output::complain(language, &messages::told(language, &error));
        ExitCode::from(2)
    })
}
