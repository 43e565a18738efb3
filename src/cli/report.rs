//! `mianjing report`: a page about all notes, or the same as Markdown or JSON.

use super::Outcome;
use super::messages::Trouble;
use super::notes::{self, Folder};
use super::output::{Output, escape_json};
use super::terminal::Terminal;
use crate::notebook::{Location, NoteId, names};
use crate::report::html::{self, Viewer};
use crate::report::{Report, Scope, markdown};
use crate::text::visible::visible;
use anyhow::{Context, bail};
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the page is called where nobody named it.
const FILE_NAME: &str = "mianjing-report.html";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Write to this file and print its path; - for stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What to write; else by the name of the file, else a page
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// At most so many items in each list
    #[arg(long, default_value_t = crate::report::request::LIMIT, value_name = "N")]
    limit: usize,
    /// The note folder, or a folder in it
    #[arg(default_value = ".")]
    folder: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// One page that needs nothing else
    Html,
    /// Markdown
    Md,
    /// JSON for scripts, as docs/report.md describes it
    Json,
}

impl Format {
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Md),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let file = arguments.output.clone().filter(|file| file.as_os_str() != "-");
    let named = file.as_deref().and_then(Format::of);
    let format = arguments.format.or(named).unwrap_or(Format::Html);
    let is_unsaid = arguments.output.is_none() && format == Format::Html;
    let is_seen = std::io::stdout().is_terminal();
    let file = file.or_else(|| (is_unsaid && is_seen).then(|| PathBuf::from(FILE_NAME)));
    if let Some(file) = &file {
        refuse(file)?;
    }
    let folder = notes::read_together(std::slice::from_ref(&arguments.folder), terminal)?;
    let text = written(&folder, arguments, format, file.as_deref())?;
    let mut output = Output::new();
    match file {
        Some(file) => {
            write_whole(&file, &text).with_context(|| Trouble::writing(&file))?;
            writeln!(output, "{}", visible(&file.to_string_lossy()))?;
        }
        None => output.write_all(text.as_bytes())?,
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn written(
    folder: &Folder,
    arguments: &Arguments,
    format: Format,
    file: Option<&Path>,
) -> anyhow::Result<String> {
    let snapshot = &folder.snapshot;
    snapshot.catalogue.relations_now(&snapshot.notebook);
    let from = base(file)?;
    let link = |id: NoteId| match snapshot.notebook.location(id) {
        Location::File(path) => address(&from, path),
        Location::Virtual(uri) => uri.clone(),
    };
    let about = notes::whole_path(&arguments.folder)?;
    let name = about.file_name().unwrap_or(about.as_os_str());
    let scope = Scope {
        folder: name.to_string_lossy().into_owned(),
        notes: &folder.chosen,
        today: jiff::Zoned::now().date(),
        limit: arguments.limit,
        link: &link,
    };
    let report = Report::new(snapshot, &scope);
    let language = snapshot.config.language;
    Ok(match format {
        Format::Html => html::page(&report, language, Viewer::Browser),
        Format::Md => markdown::markdown(&report, language),
        Format::Json => escape_json(format!("{}\n", serde_json::to_string_pretty(&report)?)),
    })
}

/// The folder from which a reader of the report follows its links.
fn base(file: Option<&Path>) -> anyhow::Result<PathBuf> {
    let folder = file.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    notes::whole_path(folder.unwrap_or(Path::new(".")))
}

/// A note as a link names it: relative, so that the report may be moved with the notes. `./` keeps
/// `a:b.md` from being read as the scheme `a`.
fn address(from: &Path, note: &Path) -> String {
    let is_reachable = from.components().next() == note.components().next();
    let encoded = |path: &str| names::fully_percent_encoded(path);
    if is_reachable {
        format!("./{}", encoded(&names::relative(from, note)))
    } else {
        // Another drive of Windows.
        format!("file:///{}", encoded(&names::slashed(note)))
    }
}

/// Fails for what must not be replaced: a folder, or a note that is no report of ours.
fn refuse(file: &Path) -> anyhow::Result<()> {
    if file.is_dir() {
        bail!(Trouble::is_folder(file));
    }
    let is_note = file.extension().is_some_and(|it| it.eq_ignore_ascii_case("md"));
    if !is_note || !file.exists() {
        return Ok(());
    }
    let mut start = vec![0; markdown::FIRST_LINE.len()];
    let read = std::fs::File::open(file).and_then(|mut file| file.read_exact(&mut start));
    if read.is_err() || start != markdown::FIRST_LINE.as_bytes() {
        bail!(Trouble::is_note(file));
    }
    Ok(())
}

/// Puts `text` into `file` at once: whoever reads it sees the old text or the new one.
fn write_whole(file: &Path, text: &str) -> std::io::Result<()> {
    let is_special = file.exists() && !file.is_file();
    if is_special {
        // /dev/null, a pipe: nothing to be replaced.
        return std::fs::write(file, text);
    }
    // A link stays one; what it leads to is replaced.
    let file = dunce::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut whole = tempfile::Builder::new();
    let whole = whole.prefix(".mianjing-").suffix(".tmp");
    #[cfg(unix)]
    let whole = {
        // As any new file: the user's umask takes away what it takes away.
        use std::os::unix::fs::PermissionsExt;
        whole.permissions(std::fs::Permissions::from_mode(0o666))
    };
    let mut whole = whole.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    whole.write_all(text.as_bytes())?;
    whole.as_file().sync_all()?;
    whole.persist(&file).map_err(|error| error.error)?;
    Ok(())
}
