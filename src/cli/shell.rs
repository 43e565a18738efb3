//! `mianjing completions` and `mianjing man`: what a shell and a system want of a program.

use super::output::Output;
use super::{Arguments as Program, Outcome};
use anyhow::Context;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell to complete in
    shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct Man {
    /// Write a page for each command into this folder, instead of the main page to stdout
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub(super) fn completions(arguments: &Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Program::command(), "mianjing", &mut script);
    print(&script)
}

pub(super) fn man(arguments: &Man) -> Outcome {
    if let Some(folder) = &arguments.out {
        clap_mangen::generate_to(Program::command(), folder)
            .with_context(|| format!("writing manual pages into {}", folder.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Program::command()).render(&mut page).context("writing the manual")?;
    print(&page)
}

fn print(text: &[u8]) -> Outcome {
    let mut output = Output::new();
    output.write_all(text)?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}
