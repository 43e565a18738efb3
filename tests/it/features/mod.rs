//! Features as functions of a snapshot, drawn over the note they speak about.

pub(crate) mod any_edits;
mod any_note;
mod code_action;
mod completion;
mod diagnostics;
mod found;
mod fronted;
mod hover;
mod lens;
mod of_the_folder;
mod outline;
mod over_the_wire;
mod related;
mod shapes;
mod tree;
mod unanswered;

use mianjing::config::Config;
use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::snapshot::{Client, Snapshot};
use mianjing::text::Span;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

/// Request parameters, written as they come over the wire.
fn params<P: DeserializeOwned>(value: Value) -> P {
    serde_json::from_value(value).expect("a test writes its parameters right")
}

/// A snapshot with one open note, and its id. The client is able to show everything.
fn one_note(text: &str, config: Config) -> (Snapshot, NoteId) {
    let mut notebook = Notebook::default();
    let id = notebook.intern(Location::File(PathBuf::from("/notes/面经.md")));
    let note = Note::new(text.into(), Some(1), Arc::clone(&config.elsewhere.lexicon));
    notebook.put_open(id, Arc::new(note));
    let client = Client {
        related_information: true,
        code_description: true,
        hierarchical_symbols: true,
        markdown_hover: true,
        markdown_documentation: true,
        versioned_edits: true,
        code_action_literals: true,
        resolves_edits: true,
        ..Client::default()
    };
    let snapshot = Snapshot {
        notebook,
        config: Arc::new(config),
        client: Arc::new(client),
        ..Snapshot::default()
    };
    (snapshot, id)
}

/// The span's 0-based line and the text it covers, on one line.
fn place(note: &Note, span: Span) -> String {
    let line = note.lines().line_of(span.start as usize);
    let mut out = String::new();
    write!(out, "{line}: {:?}", note.slice(span)).expect("a string takes what is written");
    out
}
