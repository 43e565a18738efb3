//! The commands that lead from one unanswered question to the next: of all notes, the most asked
//! first, or as they stand.

use super::related;
use super::unanswered;
use crate::notebook::{NoteId, QuestionId};
use crate::proto;
use crate::search::related::Relations;
use crate::search::shelf::Entry;
use crate::search::wording;
use crate::snapshot::Snapshot;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::Arc;
use tower_lsp::lsp_types::{ExecuteCommandParams, Location, Position, TextDocumentIdentifier};

pub const NEXT: &str = "mianjing.nextUnanswered";
const PREVIOUS: &str = "mianjing.previousUnanswered";
pub const COMMANDS: &[&str] = &[NEXT, PREVIOUS];

/// The one argument.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Argument {
    /// Where the cursor is; without it the next is the first, and the previous the last.
    text_document: Option<TextDocumentIdentifier>,
    position: Option<Position>,
    by: By,
    /// How many to go; 1 without it.
    count: Option<NonZeroUsize>,
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
        let question = question.map(|(index, _)| QuestionId { note: id, index });
        Some(Here { note: id, line: position.line, question })
    });
    let is_forward = params.command == NEXT;
    let count = argument.count.map_or(1, NonZeroUsize::get);
    let found = match argument.by {
        By::Asked => last_of(count, by_asked(snapshot, here.as_ref(), is_forward).into_iter()),
        By::Place => {
            let shelf = snapshot.catalogue.shelf(&snapshot.notebook);
            last_of(count, by_place((snapshot, shelf.entries()), here.as_ref(), is_forward))
        }
    };
    Ok(found.and_then(|id| location(snapshot, id)))
}

/// The last of `count` steps through `stops`, which start anew behind their end.
fn last_of(count: usize, stops: impl Iterator<Item = QuestionId>) -> Option<QuestionId> {
    let met: Vec<_> = stops.take(count).collect();
    let last = count.checked_sub(1)?.checked_rem(met.len())?;
    met.get(last).copied()
}

/// Where the cursor is.
struct Here {
    note: NoteId,
    line: u32,
    question: Option<QuestionId>,
}

/// The most asked first and each wording once, in the order in which they are met on the way from
/// the one that asks the same as the question at the cursor; from outside all others elsewhere.
fn by_asked(snapshot: &Snapshot, here: Option<&Here>, is_forward: bool) -> Vec<QuestionId> {
    let (open, _) = unanswered::open(snapshot);
    let relations = snapshot.relations();
    let key = |id| key(snapshot, relations.as_ref(), id);
    let mut stops: Vec<_> = open.iter().filter(|open| !open.is_bare).map(|open| open.id).collect();
    if let Some(relations) = &relations {
        stops = relations.distinct(&stops);
    }
    let mut told = BTreeSet::new();
    stops.retain(|&id| key(id).is_none_or(|key| told.insert(key)));
    let own = here.and_then(|here| here.question).and_then(|asked| {
        let wanted = key(asked);
        let is_it = |&id: &QuestionId| id == asked || wanted.is_some() && key(id) == wanted;
        stops.iter().position(is_it)
    });
    match own {
        Some(own) if is_forward => stops.rotate_left(own + 1),
        Some(own) => stops.rotate_left(own),
        None => {}
    }
    if !is_forward {
        stops.reverse();
    }
    stops
}

/// Note by note as `entries` are, in the order in which they are met on the way from the cursor.
/// No note is looked at before the way leads there.
fn by_place<'s>(
    (snapshot, entries): (&'s Snapshot, &'s [Arc<Entry>]),
    here: Option<&Here>,
    is_forward: bool,
) -> impl Iterator<Item = QuestionId> + 's {
    let stops = move |at: usize| {
        let Some(entry) = entries.get(at) else { return Vec::new() };
        let open = unanswered::open_questions(snapshot, entry.id, &entry.note).into_iter();
        // Runs of bare questions and pasted logs are no stops: there would be hundreds of them.
        let mut stops: Vec<_> = open.filter(|open| !open.is_bare).map(|open| open.id).collect();
        if !is_forward {
            stops.reverse();
        }
        stops
    };
    let count = entries.len();
    let own = here.and_then(|here| {
        let at = entries.iter().position(|entry| entry.id == here.note)?;
        Some((at, here))
    });
    // From outside the way leads through the note at its end last.
    let start = own.map_or(if is_forward { count.saturating_sub(1) } else { 0 }, |(at, _)| at);
    let mut ahead = stops(start);
    let met = own.and_then(|(_, here)| {
        let line = |id| related::question(snapshot, id).map_or(0, |(_, question)| question.line);
        match ahead.iter().position(|&id| Some(id) == here.question) {
            Some(on) => Some(on + 1),
            None if is_forward => ahead.iter().position(|&id| line(id) >= here.line),
            None => ahead.iter().position(|&id| line(id) < here.line),
        }
    });
    let behind: Vec<_> = ahead.drain(..met.unwrap_or(ahead.len())).collect();
    let others = (1..count).flat_map(move |step| {
        stops(if is_forward { start + step } else { start + count - step } % count)
    });
    ahead.into_iter().chain(others).chain(behind)
}

/// What the wordings of one question have in common; `None` for one that names no subject.
fn key(
    snapshot: &Snapshot,
    relations: Option<&Relations>,
    id: QuestionId,
) -> Option<Vec<wording::Feature>> {
    if let Some(relations) = relations {
        return wording::key_of(relations.features(id));
    }
    let (note, question) = related::question(snapshot, id)?;
    wording::key(note.slice(question.text))
}

fn location(snapshot: &Snapshot, id: QuestionId) -> Option<Location> {
    let (note, question) = related::question(snapshot, id)?;
    let uri = proto::url(snapshot.notebook.location(id.note))?;
    Some(Location { uri, range: proto::range(note, question.text, snapshot.client.encoding) })
}
