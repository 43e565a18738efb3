//! The fixture language: some notes, a cursor and expectations in one string.
//!
//! ```text
//! //- go/面经.md            starts a note that is open in the editor
//! 1. 什么是 $0channel？❌     `$0` is the cursor; `$0…$0` a selection
//! 2. $1slice 扩容 ✅️         `$1`, `$2` … are places a test asks for by number
//!       ^^^^^ question        labels the text above it, in columns of a terminal
//! //- disk 八股.md           is on disk only
//! //- crlf windows.md        has `\r\n` line ends
//! //- bare last.md           has no final line end; an empty body is an empty note
//! ```
//!
//! Words before the path may be combined: `//- disk crlf bare a.md`. Text without a `//-` line
//! is the one open note `note.md`. All notes stand below [`root`], which need not exist.
//!
//! ```text
//! let fixture = Fixture::new("1. 什么是 $0channel？❌");
//! let hover = hover::handle(&fixture.snapshot(), fixture.hover_params());
//! ```

use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::proto;
use mianjing::snapshot::{Client, Snapshot};
use mianjing::text::{Encoding, Span};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::{
    Position, TextDocumentIdentifier, TextDocumentPositionParams, Url, WorkspaceFolder,
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One note of a fixture, its markers taken out.
#[derive(Debug, Clone)]
pub(crate) struct FixtureNote {
    /// Relative to the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) is_on_disk_only: bool,
}

/// A byte range of one of the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Index into [`Fixture::notes`].
    pub(crate) note: usize,
    pub(crate) range: Range<usize>,
    /// The text of a `^^^` label; empty for cursors and targets.
    pub(crate) label: String,
}

/// The notes of one fixture string and the places marked in them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fixture {
    pub(crate) notes: Vec<FixtureNote>,
    /// `$0`, or the selection from `$0` to `$0`.
    pub(crate) cursor: Option<Mark>,
    /// `$1`, `$2` …: number and (empty) range.
    pub(crate) targets: Vec<(u32, Mark)>,
    /// In text order.
    pub(crate) labels: Vec<Mark>,
}

/// The folder that holds the notes of fixtures that are never written to disk.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(if cfg!(windows) { r"C:\notes" } else { "/notes" })
}

impl Fixture {
    pub(crate) fn new(source: &str) -> Self {
        let mut fixture = Self::default();
        let mut header = "note.md".to_owned();
        let mut body = String::new();
        let mut is_first = true;
        for line in source.split_inclusive('\n') {
            let Some(next) = line.strip_prefix("//- ") else {
                body.push_str(line);
                is_first = false;
                continue;
            };
            if !is_first {
                fixture.add(&header, &body);
            }
            (header, is_first) = (next.trim().to_owned(), false);
            body.clear();
        }
        fixture.add(&header, &body);
        fixture
    }

    fn add(&mut self, header: &str, body: &str) {
        let mut words: Vec<&str> = header.split(' ').collect();
        let path = words.pop().expect("`split` gives at least one piece").to_owned();
        let has = |word: &str| words.contains(&word);
        let line_end = if has("crlf") { "\r\n" } else { "\n" };
        let note = self.notes.len();
        let mut text = String::new();
        for line in body.lines() {
            if let Some(label) = label(line) {
                self.label(note, &text, label);
                continue;
            }
            self.take_marks(note, &mut text, line);
            text.push_str(line_end);
        }
        if has("bare") {
            text.truncate(text.len().saturating_sub(line_end.len()));
        } else if !body.ends_with('\n') && self.is_plain(header) {
            text.truncate(text.trim_end_matches(line_end).len());
        }
        self.notes.push(FixtureNote { path, text, is_on_disk_only: has("disk") });
    }

    /// A fixture that is one line of text keeps the end its author gave it.
    fn is_plain(&self, header: &str) -> bool {
        self.notes.is_empty() && header == "note.md"
    }

    fn take_marks(&mut self, note: usize, text: &mut String, line: &str) {
        let mut rest = line;
        while let Some(at) = rest.find('$') {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let digit = rest[1..].chars().next().and_then(|c| c.to_digit(10));
            let Some(number) = digit else {
                text.push('$');
                rest = &rest[1..];
                continue;
            };
            rest = &rest[2..];
            let here = text.len()..text.len();
            let mark = Mark { note, range: here, label: String::new() };
            match (&mut self.cursor, number) {
                (Some(cursor), 0) => cursor.range.end = text.len(),
                (None, 0) => self.cursor = Some(mark),
                _ => self.targets.push((number, mark)),
            }
        }
        text.push_str(rest);
    }

    fn label(&mut self, note: usize, text: &str, (columns, label): (Range<usize>, &str)) {
        let above = text.trim_end_matches(['\r', '\n']);
        let start = above.rfind('\n').map_or(0, |at| at + 1);
        let range = bytes_at_columns(&above[start..], columns);
        let range = start + range.start..start + range.end;
        self.labels.push(Mark { note, range, label: label.to_owned() });
    }

    /// The whole state as a feature sees it, notes below [`root`]; the client shows Markdown.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let client =
            Client { markdown_hover: true, markdown_documentation: true, ..Client::default() };
        let client = Arc::new(client);
        Snapshot { notebook: self.notebook(), client, ..Snapshot::default() }
    }

    pub(crate) fn notebook(&self) -> Notebook {
        self.notebook_at(&root())
    }

    /// The notes as a notebook of the folder `root`.
    pub(crate) fn notebook_at(&self, root: &Path) -> Notebook {
        let mut notebook = Notebook::new(vec![root.to_owned()]);
        for note in &self.notes {
            let id = notebook.intern(Location::File(root.join(&note.path)));
            let version = (!note.is_on_disk_only).then_some(1);
            let new = Arc::new(Note::new(note.text.as_str().into(), version, Arc::default()));
            if note.is_on_disk_only {
                notebook.put_disk(id, Some(new));
            } else {
                notebook.put_open(id, new);
            }
        }
        notebook
    }

    /// Writes every note below `root`, open ones too.
    pub(crate) fn write(&self, root: &Path) {
        for note in &self.notes {
            let path = root.join(&note.path);
            let folder = path.parent().expect("a note stands in a folder");
            std::fs::create_dir_all(folder).expect("the folder of a fixture can be made");
            std::fs::write(path, &note.text).expect("a fixture can be written");
        }
    }

    /// The id of the note at `index` in [`Self::notebook`].
    pub(crate) fn id(&self, index: usize) -> NoteId {
        let location = Location::File(root().join(&self.notes[index].path));
        self.notebook().id(&location).expect("every note of the fixture is in its notebook")
    }

    pub(crate) fn uri(&self, index: usize) -> Url {
        uri(&root(), &self.notes[index].path)
    }

    /// The bytes of the cursor or selection; panics when the fixture has none.
    pub(crate) fn cursor(&self) -> &Mark {
        self.cursor.as_ref().expect("the fixture has a `$0`")
    }

    /// The cursor (the start of a selection) as requests name it, in UTF-16.
    pub(crate) fn at_cursor(&self) -> TextDocumentPositionParams {
        self.at(self.cursor())
    }

    /// The start of `mark` as requests name it, in UTF-16.
    pub(crate) fn at(&self, mark: &Mark) -> TextDocumentPositionParams {
        let text_document = TextDocumentIdentifier { uri: self.uri(mark.note) };
        let position = self.position(mark.note, mark.range.start);
        TextDocumentPositionParams { text_document, position }
    }

    /// A byte offset of a note as a UTF-16 position.
    pub(crate) fn position(&self, note: usize, offset: usize) -> Position {
        let text = self.notes[note].text.as_str();
        let note = Note::new(text.into(), None, Arc::default());
        proto::position(&note, offset, Encoding::Utf16)
    }

    /// The selection (empty for a cursor) as a UTF-16 range.
    pub(crate) fn selection(&self) -> tower_lsp::lsp_types::Range {
        let Mark { note, range, .. } = self.cursor();
        tower_lsp::lsp_types::Range {
            start: self.position(*note, range.start),
            end: self.position(*note, range.end),
        }
    }

    /// The labels of the note at `index` as spans, in text order.
    pub(crate) fn labelled(&self, index: usize) -> Vec<(Span, &str)> {
        let own = self.labels.iter().filter(|label| label.note == index);
        own.map(|label| (Span::from(label.range.clone()), label.label.as_str())).collect()
    }
}

/// The URI of `path` (with `/`) below `root`.
pub(crate) fn uri(root: &Path, path: &str) -> Url {
    Url::from_file_path(root.join(path)).expect("fixture paths are absolute")
}

/// `root` as clients name a workspace folder.
pub(crate) fn workspace_folder(root: &Path) -> WorkspaceFolder {
    let uri = Url::from_directory_path(root).expect("fixture roots are absolute");
    WorkspaceFolder { uri, name: "notes".into() }
}

/// The columns and the text of a `^^^ text` line.
fn label(line: &str) -> Option<(Range<usize>, &str)> {
    let body = line.trim_start_matches(' ');
    let start = line.len() - body.len();
    let text = body.trim_start_matches('^');
    let end = line.len() - text.len();
    let is_label = end > start && (text.is_empty() || text.starts_with(' '));
    is_label.then(|| (start..end, text.trim()))
}

/// The bytes of `line` that stand in these columns of a terminal, where Chinese and emoji are
/// two wide.
fn bytes_at_columns(line: &str, columns: Range<usize>) -> Range<usize> {
    let (mut start, mut end, mut column) = (line.len(), line.len(), 0);
    for (byte, grapheme) in line.grapheme_indices(true) {
        let next = column + grapheme.width();
        if next > columns.start && start == line.len() {
            start = byte;
        }
        if column >= columns.end {
            end = byte;
            break;
        }
        column = next;
    }
    start..end.max(start)
}

#[test]
fn markers_are_taken_out_and_remembered() {
    let source = "//- a.md\n1. 什么是 $0锁$0？$1\n          ^^ label\n//- disk crlf bare b.md\n甲\n乙\n//- bare c.md\n";
    let fixture = Fixture::new(source);
    let texts: Vec<&str> = fixture.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["1. 什么是 锁？\n", "甲\r\n乙", ""]);
    assert_eq!(&texts[0][fixture.cursor().range.clone()], "锁");
    assert_eq!(fixture.selection().start, Position::new(0, 7));
    assert_eq!(fixture.targets[0].1.range.start, "1. 什么是 锁？".len());
    let labelled = fixture.labelled(0);
    assert_eq!(&texts[0][labelled[0].0.range()], "锁", "columns are those of a terminal");
    assert!(fixture.notes[1].is_on_disk_only && !fixture.notes[0].is_on_disk_only);
}
