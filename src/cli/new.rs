//! `mianjing new`: a note for a new interview, in the folder's own dialect.

use super::Outcome;
use super::messages::Trouble;
use super::notes;
use super::output::{Output, visible};
use super::terminal::Terminal;
use crate::features::new_interview::{Wanted, draft};
use anyhow::Context;
use std::fs::{File, create_dir_all, remove_file};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The company
    #[arg(long, value_name = "NAME")]
    company: String,
    /// The round, like 一面
    #[arg(long)]
    round: Option<String>,
    /// The day, like 2024-09-03; today unless told
    #[arg(long)]
    date: Option<String>,
    /// The note folder, or the folder in it where the note is to be made
    #[arg(default_value = ".")]
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let notes = notes::read_together(std::slice::from_ref(&arguments.folder), terminal)?;
    let wanted = Wanted {
        company: &arguments.company,
        round: arguments.round.as_deref(),
        date: arguments.date.as_deref(),
        today: jiff::Zoned::now().date(),
    };
    let folder = notes::whole_path(&arguments.folder)?;
    let draft = draft(&notes.snapshot, &folder, &wanted).context(Trouble::no_company())?;
    let trouble = || Trouble::writing(&draft.path);
    create_dir_all(draft.path.parent().unwrap_or(&folder)).with_context(trouble)?;
    // Only a file that is not there: one that appeared meanwhile is somebody's note.
    let mut file = File::create_new(&draft.path).with_context(trouble)?;
    if let Err(error) = file.write_all(draft.text.as_bytes()) {
        // Half a note is none, and would be in the way of the next try.
        let _ = remove_file(&draft.path);
        return Err(error).with_context(trouble);
    }
    let mut output = Output::new();
    writeln!(output, "{}", visible(&draft.path.to_string_lossy()))?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}
