//! The command line: the same engine as the server, for terminals, scripts and CI.
//!
//! Notes are read and never written. What a note says reaches the terminal only through
//! [`output`], which makes control characters visible instead of obeying them.

mod export;
mod notes;
mod output;
mod related;
mod serve;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// How the process ends: 0, 1 when there is something to report, 2 when it could not run.
type Outcome = anyhow::Result<ExitCode>;

/// A language server and command line for interview notes (面经) in Markdown
#[derive(Debug, Parser)]
#[command(name = "mianjing", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Speak the language server protocol on stdin and stdout; editors start this
    Serve(serve::Arguments),
    /// Print everything that was read from the notes, for scripts
    Export(export::Arguments),
    /// Find the same question in other notes, in other words
    Related(related::Arguments),
}

/// Runs the program with the process's own arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Related(arguments) => related::run(&arguments),
    };
    outcome.unwrap_or_else(|error| {
        output::complain(&format!("{error:#}"));
        ExitCode::from(2)
    })
}
