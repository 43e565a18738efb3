//! `mianjing config`: what is in force, what may be set, what is wrong.

use super::Outcome;
use super::notes;
use super::output::{Output, escape_json, visible};
use super::terminal::Terminal;
use crate::config::FILE_NAME;
use crate::config::Settings;
use crate::config::schema::schema;
use crate::server::folder_settings::SettingsFile;
use crate::text::{Encoding, Lines};
use serde_json::{Map, Value};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Print the settings in force, as TOML
    Show(Folder),
    /// Print the JSON schema of the settings, for editors that complete and check TOML by one
    Schema,
    /// Report what is wrong with a folder's settings; exits with 1 if anything is
    Check(Folder),
}

#[derive(Debug, clap::Args)]
pub(super) struct Folder {
    /// The note folder, or a folder in it
    #[arg(default_value = ".")]
    folder: PathBuf,
}

pub(super) fn run(command: &Command, terminal: Terminal) -> Outcome {
    let mut output = Output::new();
    let code = match command {
        Command::Show(folder) => show(&mut output, folder, terminal)?,
        Command::Schema => {
            writeln!(output, "{:#}", schema())?;
            ExitCode::SUCCESS
        }
        Command::Check(folder) => check(&mut output, folder, terminal)?,
    };
    output.flush()?;
    Ok(code)
}

fn check(output: &mut Output, folder: &Folder, terminal: Terminal) -> anyhow::Result<ExitCode> {
    let root = notes::root_of(&folder.folder)?;
    let Some(file) = SettingsFile::read(&root) else { return Ok(ExitCode::SUCCESS) };
    complain(output, &root, &file, terminal)?;
    Ok(if file.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `path:line:column: message` for each problem; 1-based, columns in characters.
fn complain(
    output: &mut impl Write,
    root: &Path,
    file: &SettingsFile,
    terminal: Terminal,
) -> io::Result<()> {
    let language = notes::config(root, Some(file), terminal).language;
    let lines = Lines::new(&file.text);
    for problem in &file.problems {
        let at = problem.span.unwrap_or_default().start as usize;
        let place = lines.place(&file.text, at, Encoding::Utf32);
        let path = file.path.to_string_lossy();
        let (path, message) = (visible(&path), problem.message(language));
        let message = visible(&message);
        writeln!(output, "{path}:{}:{}: {message}", place.line + 1, place.column + 1)?;
    }
    Ok(())
}

fn show(output: &mut Output, folder: &Folder, terminal: Terminal) -> anyhow::Result<ExitCode> {
    let root = notes::root_of(&folder.folder)?;
    let path = root.join(FILE_NAME);
    let file = SettingsFile::read(&root);
    let absence = if file.is_none() { " (no such file)" } else { "" };
    writeln!(output, "# {}{absence}", visible(&path.to_string_lossy()))?;
    writeln!(output, "# Lines that start with # are defaults.\n")?;
    let settings = file.as_ref().and_then(|file| file.settings.as_ref());
    write_table(output, schema(), settings.map(Settings::table), "")?;
    if let Some(file) = &file {
        output.flush()?;
        complain(&mut io::stderr(), &root, file, terminal)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Every key of `schema` with what `set` says, or else its default behind a `#`.
fn write_table(
    output: &mut Output,
    schema: &Value,
    set: Option<&Map<String, Value>>,
    name: &str,
) -> io::Result<()> {
    let is_table = |key: &crate::config::schema::Key<'_>| key.schema["type"] == "object";
    let (tables, values): (Vec<_>, Vec<_>) =
        crate::config::schema::keys(schema).partition(is_table);
    if !name.is_empty() {
        writeln!(output, "\n[{name}]")?;
    }
    for key in values {
        match set.and_then(|set| set.get(key.name)) {
            Some(value) => writeln!(output, "{} = {}", key.name, toml(value))?,
            None => writeln!(output, "# {} = {}", key.name, toml(&key.schema["default"]))?,
        }
    }
    for key in tables {
        let set = set.and_then(|set| set.get(key.name)).and_then(Value::as_object);
        write_table(output, key.schema, set, key.name)?;
    }
    Ok(())
}

/// A value of the settings as TOML on one line. JSON's texts, numbers and lists are TOML's too.
fn toml(value: &Value) -> String {
    escape_json(value.to_string())
}
