//! `textDocument/codeLens`: a list of sources. A lens is a place first; what it says is worked out
//! when the client shows it (`codeLens/resolve`).
//!
//! A source is a file of this folder and a line in [`SOURCES`]. A lens that leads somewhere runs
//! the client's command [`SHOW`], whose arguments are the note's URI, the lens's position and the
//! locations to list (`docs/features/code-lens.md`).

mod asked;
mod tally;

use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::lsp_types::{CodeLens, CodeLensParams, Command, Location, Url};

/// The command of the client that lists locations; every client of this repository has it.
const SHOW: &str = "mianjing.showReferences";

const SOURCES: &[Source] = &[
    Source { name: "tally", places: tally::places, tell: tally::tell },
    Source { name: "asked", places: asked::places, tell: asked::tell },
];

/// One kind of lens.
struct Source {
    /// Names the source in the data of its lenses.
    name: &'static str,
    /// Where its lenses stand: bytes of the note.
    places: fn(&Snapshot, NoteId, &Note) -> Vec<Span>,
    /// What the lens at this place of the note says.
    tell: fn(&Snapshot, NoteId, &Note, Span) -> Option<Told>,
}

/// What a lens says.
pub(crate) struct Told {
    pub(crate) title: String,
    /// The places it leads to, if any.
    pub(crate) leads_to: Vec<(NoteId, Span)>,
}

/// What is needed to tell a lens when it is shown.
#[derive(Serialize, Deserialize)]
struct Later {
    uri: Url,
    source: String,
}

pub fn handle(snapshot: &Snapshot, params: CodeLensParams) -> Option<Vec<CodeLens>> {
    let CodeLensParams { text_document, .. } = params;
    let (id, note) = proto::note(snapshot, &text_document.uri)?;
    let lenses = SOURCES.iter().flat_map(|source| {
        let uri = &text_document.uri;
        (source.places)(snapshot, id, note).into_iter().map(move |span| {
            let later = Later { uri: uri.clone(), source: source.name.to_owned() };
            CodeLens {
                range: proto::range(note, span, snapshot.client.encoding),
                command: None,
                data: serde_json::to_value(later).ok(),
            }
        })
    });
    Some(lenses.collect())
}

pub fn resolve(snapshot: &Snapshot, mut lens: CodeLens) -> CodeLens {
    let later = lens.data.clone().and_then(|data| serde_json::from_value::<Later>(data).ok());
    lens.command = later.and_then(|later| tell(snapshot, &lens, &later));
    lens
}

fn tell(snapshot: &Snapshot, lens: &CodeLens, later: &Later) -> Option<Command> {
    let source = SOURCES.iter().find(|source| source.name == later.source)?;
    let (id, note) = proto::note(snapshot, &later.uri)?;
    let at = |position| proto::offset(note, position, snapshot.client.encoding);
    let (start, end) = (at(lens.range.start), at(lens.range.end));
    let told = (source.tell)(snapshot, id, note, Span::new(start, end.max(start)))?;
    let locations = told.leads_to.iter().filter_map(|(id, span)| location(snapshot, *id, *span));
    let locations: Vec<Location> = locations.collect();
    // A lens without a command is shown as plain text.
    let (command, arguments) = if locations.is_empty() {
        (String::new(), None)
    } else {
        let arguments = (&later.uri, lens.range.start, &locations);
        let arguments = serde_json::to_value(arguments).ok().and_then(|it| match it {
            Value::Array(arguments) => Some(arguments),
            _ => None,
        });
        (SHOW.to_owned(), arguments)
    };
    Some(Command { title: told.title, command, arguments })
}

fn location(snapshot: &Snapshot, id: NoteId, span: Span) -> Option<Location> {
    let note = snapshot.notebook.note(id)?;
    let uri = proto::url(snapshot.notebook.location(id))?;
    Some(Location::new(uri, proto::range(note, span, snapshot.client.encoding)))
}
