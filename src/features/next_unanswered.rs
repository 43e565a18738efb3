//! The commands that lead from one unanswered question to the next: of all notes, the most asked
//! first, or as they stand.

use super::related;
use super::unanswered::{self, Open};
use crate::notebook::QuestionId;
use crate::proto;
use crate::search::wording;
use crate::snapshot::Snapshot;
use serde::Deserialize;
use std::collections::BTreeSet;
use tower_lsp::lsp_types::{ExecuteCommandParams, Location, Position, TextDocumentIdentifier};

pub const NEXT: &str = "mianjing.nextUnanswered";
pub const PREVIOUS: &str = "mianjing.previousUnanswered";
pub const COMMANDS: &[&str] = &[NEXT, PREVIOUS];

/// The one argument.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Argument {
    /// Where the cursor is; without it the next is the first, and the previous the last.
    text_document: Option<TextDocumentIdentifier>,
    position: Option<Position>,
    by: By,
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum By {
    /// The most asked first, each wording once.
    #[default]
    Asked,
    /// Through the notes, in the order of their paths.
    Place,
}

/// Where the question is to which the command leads, round at either end; `None` when there is
/// none.
pub fn handle(
    snapshot: &Snapshot,
    params: ExecuteCommandParams,
) -> Result<Option<Location>, String> {
    let argument = params.arguments.into_iter().next().filter(|argument| !argument.is_null());
    let argument: Argument = argument
        .map_or_else(|| Ok(Argument::default()), serde_json::from_value)
        .map_err(|error| format!("{}: {error}", params.command))?;
    let here = argument.text_document.zip(argument.position).and_then(|(document, position)| {
        let (id, note) = proto::note(snapshot, &document.uri)?;
        let question = note.question_at(position.line);
        Some(Here {
            question: question.map(|(index, _)| QuestionId { note: id, index }),
            place: (snapshot.notebook.shown_path(id), position.line),
        })
    });
    let stops = stops(snapshot, argument.by);
    let at = match argument.by {
        By::Asked => position_by_wording(snapshot, &stops, here.as_ref()),
        By::Place => position_by_place(&stops, here.as_ref()),
    };
    Ok(at.to(params.command == NEXT, stops.len()).and_then(|at| location(snapshot, stops[at].id)))
}

/// A question that is stopped at.
struct Stop {
    id: QuestionId,
    /// Its note and line.
    place: (String, u32),
}

/// Where the cursor is.
struct Here {
    question: Option<QuestionId>,
    place: (String, u32),
}

/// Where that is in a list.
enum At {
    /// On the stop of this index.
    On(usize),
    /// Before it.
    Before(usize),
}

impl At {
    /// The index to go to in a list of `count`.
    fn to(&self, is_forward: bool, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        Some(match (self, is_forward) {
            (Self::On(at), true) => (at + 1) % count,
            (Self::Before(at), true) => at % count,
            (Self::On(at) | Self::Before(at), false) => at.checked_sub(1).unwrap_or(last),
        })
    }
}

fn stops(snapshot: &Snapshot, by: By) -> Vec<Stop> {
    let (open, _) = unanswered::open(snapshot);
    let stop = |open: Open| {
        let (_, question) = related::question(snapshot, open.id)?;
        let place = (snapshot.notebook.shown_path(open.id.note), question.line);
        Some(Stop { id: open.id, place })
    };
    // Runs of bare questions and pasted logs are no stops: there would be hundreds of them.
    let mut stops: Vec<_> =
        open.into_iter().filter(|open| !open.is_bare).filter_map(stop).collect();
    match by {
        By::Asked => {
            let mut told = BTreeSet::new();
            stops.retain(|stop| key(snapshot, stop.id).is_none_or(|key| told.insert(key)));
        }
        By::Place => stops.sort_by(|a, b| a.place.cmp(&b.place)),
    }
    stops
}

/// On the stop that asks the same as the question at the cursor; before all others elsewhere.
fn position_by_wording(snapshot: &Snapshot, stops: &[Stop], here: Option<&Here>) -> At {
    let at = here.and_then(|here| {
        let asked = here.question?;
        let wanted = key(snapshot, asked);
        let is_it =
            |stop: &Stop| stop.id == asked || wanted.is_some() && key(snapshot, stop.id) == wanted;
        stops.iter().position(is_it)
    });
    at.map_or(At::Before(0), At::On)
}

fn position_by_place(stops: &[Stop], here: Option<&Here>) -> At {
    let Some(Here { question, place }) = here else { return At::Before(0) };
    let on = stops.iter().position(|stop| Some(stop.id) == *question);
    on.map_or_else(|| At::Before(stops.partition_point(|stop| stop.place < *place)), At::On)
}

/// What the wordings of one question have in common; `None` for one that names no subject.
fn key(snapshot: &Snapshot, id: QuestionId) -> Option<Vec<wording::Feature>> {
    let (note, question) = related::question(snapshot, id)?;
    wording::key(note.slice(question.text))
}

fn location(snapshot: &Snapshot, id: QuestionId) -> Option<Location> {
    let (note, question) = related::question(snapshot, id)?;
    let uri = proto::url(snapshot.notebook.location(id.note))?;
    Some(Location { uri, range: proto::range(note, question.text, snapshot.client.encoding) })
}
