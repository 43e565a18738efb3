//! `workspace/symbol`: every question, interview, heading and note by name, and by what the query
//! language can ask.
//!
//! Every symbol comes with its range: the notes are in memory, so resolving has nothing to add.

use crate::features::wording;
use crate::notebook::Note;
use crate::proto;
use crate::search::find::Found;
use crate::search::query::Query;
use crate::search::titles::Item;
use crate::snapshot::Snapshot;
use crate::text::Span;
use tower_lsp::lsp_types::{
    Location, SymbolInformation, SymbolKind, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

/// The best results, at most 128. A query that cannot be read finds nothing: it is being typed.
#[expect(clippy::needless_pass_by_value, reason = "all handlers are called alike")]
pub fn handle(
    snapshot: &Snapshot,
    params: WorkspaceSymbolParams,
) -> Option<WorkspaceSymbolResponse> {
    let query = Query::parse(&params.query).ok()?;
    if query.asked.is_some() {
        snapshot.relations_soon();
    }
    let cancelled = || snapshot.is_cancelled();
    let found = snapshot.catalogue.search(&snapshot.notebook, &query, &cancelled);
    let found = found.iter().take(snapshot.config.search_limit);
    let symbols = found.filter_map(|found| symbol(snapshot, found));
    Some(WorkspaceSymbolResponse::Flat(symbols.collect()))
}

/// Gives back what it is given: nothing was left open.
pub fn resolve(_: &Snapshot, symbol: WorkspaceSymbol) -> WorkspaceSymbol {
    symbol
}

fn symbol(snapshot: &Snapshot, found: &Found) -> Option<SymbolInformation> {
    let note = snapshot.notebook.note(found.note)?;
    let uri = proto::url(snapshot.notebook.location(found.note))?;
    let (name, span, kind) = named(snapshot, found, note)?;
    let range = proto::range(note, span, snapshot.client.encoding);
    #[expect(deprecated, reason = "the protocol's struct has the field")]
    Some(SymbolInformation {
        name,
        kind,
        tags: None,
        deprecated: None,
        location: Location { uri, range },
        container_name: Some(container(snapshot, found, note)),
    })
}

/// What a result is called, where its name stands, and what it is.
fn named(snapshot: &Snapshot, found: &Found, note: &Note) -> Option<(String, Span, SymbolKind)> {
    let facts = note.facts();
    let text = |span: Span| note.slice(span).trim().to_owned();
    Some(match found.item {
        Item::Question(index) => {
            let question = facts.questions.get(index as usize)?;
            let name = match wording::sign(question.mark) {
                "" => text(question.text),
                sign => format!("{} {sign}", text(question.text)),
            };
            (name, question.text, SymbolKind::FUNCTION)
        }
        Item::Interview(index) => {
            let interview = facts.interviews.get(index as usize)?;
            let name = note.interview_title(interview).trim().to_owned();
            (name, interview.title, SymbolKind::CLASS)
        }
        Item::Heading(index) => {
            let title = facts.headings.get(index as usize)?.text;
            (text(title), title, SymbolKind::STRING)
        }
        Item::Note => (snapshot.notebook.shown_path(found.note), Span::default(), SymbolKind::FILE),
    })
}

/// Where a result stands: its note, and the interview it was asked in.
fn container(snapshot: &Snapshot, found: &Found, note: &Note) -> String {
    let path = snapshot.notebook.shown_path(found.note);
    let Item::Question(index) = found.item else { return path };
    let facts = note.facts();
    let question = facts.questions.get(index as usize);
    let interview =
        question.and_then(|question| facts.interviews.get(question.interview()? as usize));
    match interview {
        Some(interview) => format!("{path} · {}", note.interview_title(interview).trim()),
        None => path,
    }
}
