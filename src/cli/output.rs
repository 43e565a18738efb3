//! What goes to stdout and stderr, and what may not: a note cannot drive the terminal.

use crate::config::Language;
use crate::text::visible::is_control;
pub(super) use crate::text::visible::{visible, visible_lines};
use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

/// A buffered stdout. Once its reader has gone (`mianjing list | head`), writing does nothing and
/// is no error, so that the exit code still says what was found.
pub(super) struct Output {
    inner: BufWriter<io::StdoutLock<'static>>,
    is_closed: bool,
}

impl Output {
    pub(super) fn new() -> Self {
        let inner = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        Self { inner, is_closed: false }
    }

    /// Whether nobody reads any more; long work may stop.
    pub(super) fn is_closed(&self) -> bool {
        self.is_closed
    }

    fn forgive<T: Default>(&mut self, result: io::Result<T>) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(T::default())
            }
            result => result,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        let result = self.inner.write(bytes);
        let written = self.forgive(result)?;
        Ok(if self.is_closed { bytes.len() } else { written })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let result = self.inner.flush();
        self.forgive(result)
    }
}

/// A bar on stderr while many notes are read; nothing where stderr is no terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// So many steps; too few to wait for show no bar.
    pub(super) fn new(steps: usize) -> Self {
        if steps < 2000 {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(steps as u64);
        let style = ProgressStyle::with_template("{bar:32} {pos}/{len}");
        Self(bar.with_style(style.expect("the template is a constant")))
    }

    pub(super) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Says on stderr why the program could not do what it was asked to.
pub(super) fn complain(language: Language, message: &str) {
    let sign = match language {
        Language::English => "error: ",
        Language::Chinese => "错误：",
    };
    // Nobody is left to tell when stderr is closed.
    let _ = writeln!(io::stderr(), "{sign}{}", visible(message));
}

/// `json` with the control characters that JSON allows unescaped (DEL, C1, direction) escaped.
/// They can only stand inside strings there.
pub(super) fn escape_json(json: String) -> String {
    if !json.contains(is_control) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_control(c) && c != '\n' {
            let _ = write!(escaped, "\\u{:04x}", c as u32);
        } else {
            escaped.push(c);
        }
    }
    escaped
}
