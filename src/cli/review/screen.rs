//! The terminal a session runs in: taken, read, and given back whatever happens.

use super::app::{App, Effect};
use super::keys::Press;
use super::view::{Palette, draw};
use super::{Reviewed, messages};
use crate::cli::Outcome;
use crate::cli::output::Output;
use crate::cli::terminal::Terminal;
use crate::notebook::Location;
use crate::review::moment::Moment;
use anyhow::Context;
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long a signal to end may go unnoticed.
const GLANCE: Duration = Duration::from_millis(200);

/// The terminal, given back when it is dropped; after a panic by the hook that ratatui sets.
struct Screen(DefaultTerminal);

impl Screen {
    fn take() -> anyhow::Result<Self> {
        Ok(Self(ratatui::try_init().context("taking over the terminal")?))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        ratatui::restore();
    }
}

/// Reviews until there is nothing left or the reader ends it; `read` reads the notes anew.
pub(super) fn run(
    reviewed: Reviewed,
    terminal: Terminal,
    read: impl Fn() -> anyhow::Result<Reviewed>,
) -> Outcome {
    let palette = Palette { is_coloured: terminal.is_coloured };
    let is_ended = ended_by_signal()?;
    let mut app = App::new(reviewed, Moment::now());
    let mut screen = Screen::take()?;
    loop {
        screen.0.draw(|frame| draw(frame, &mut app, palette, Moment::now()))?;
        if is_ended.load(Ordering::Relaxed) {
            break;
        }
        if !event::poll(GLANCE)? {
            continue;
        }
        let Event::Key(key) = event::read()? else { continue };
        let Some(press) = Press::of(key) else { continue };
        match app.press(press, Moment::now()) {
            Effect::None => {}
            Effect::Quit => break,
            Effect::Edit => {
                drop(screen);
                let told = edit(&app);
                app.reload(read()?, Moment::now());
                app.message = told.err();
                screen = Screen::take()?;
            }
        }
    }
    drop(screen);
    let mut output = Output::new();
    writeln!(output, "{}", messages::summary(app.language(), app.grades()))?;
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Set once the program is asked to end, so that the terminal is given back first.
fn ended_by_signal() -> anyhow::Result<Arc<AtomicBool>> {
    let is_ended = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&is_ended)).context("hearing signals")?;
    }
    Ok(is_ended)
}

/// Opens the note that is shown in the reader's editor, and waits until it is closed.
fn edit(app: &App) -> Result<(), String> {
    let Some(shown) = &app.shown else { return Ok(()) };
    let location = app.reviewed.folder.snapshot.notebook.location(shown.note);
    let Location::File(path) = location else { return Ok(()) };
    let set = |name| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| usual.to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or(usual);
    let mut command = Command::new(program);
    command.args(words).args(at_line(program, path, shown.line + 1));
    let failed = |why: &str| messages::no_editor(app.language(), program, why);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(&status.to_string())),
        Err(error) => Err(failed(&error.to_string())),
    }
}

/// How an editor is told to open a file at a line (from 1); most know `+LINE`.
fn at_line(program: &str, path: &Path, line: u32) -> Vec<OsString> {
    let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy();
    let joined = || {
        let mut joined = path.as_os_str().to_owned();
        joined.push(format!(":{line}"));
        joined
    };
    let plain: PathBuf = path.to_owned();
    match &*name {
        "code" | "codium" | "cursor" | "code-insiders" => {
            vec!["--wait".into(), "--goto".into(), joined()]
        }
        "hx" | "helix" | "subl" | "zed" => vec![joined()],
        "notepad" | "ed" => vec![plain.into()],
        _ => vec![format!("+{line}").into(), plain.into()],
    }
}
