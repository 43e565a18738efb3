//! `textDocument/documentLink` and `documentLink/resolve`: what can be opened from a note.
//!
//! The list says where links are; where in a note they lead is worked out when one is followed.
//! Dead and ambiguous links are left out: diagnostics and definition speak of those.

use crate::features::pointing;
use crate::notebook::resolve::Target;
use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::syntax::links::Link;
use crate::syntax::structure::LinkSyntax;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{DocumentLink, DocumentLinkParams, Url};

/// What a link is found again by.
#[derive(Serialize, Deserialize)]
struct Data {
    uri: Url,
    /// Where it starts, in bytes.
    start: u32,
    target: String,
}

pub fn handle(snapshot: &Snapshot, params: DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let uri = params.text_document.uri;
    let (id, note) = proto::note(snapshot, &uri)?;
    let links = note.facts().links.iter();
    Some(links.filter_map(|link| document_link(snapshot, (id, note), &uri, link)).collect())
}

/// Adds the target of a link of [`handle`]; leaves the link as it is when its note has changed.
pub fn resolve(snapshot: &Snapshot, mut shown: DocumentLink) -> DocumentLink {
    let data = shown.data.take().and_then(|data| serde_json::from_value::<Data>(data).ok());
    shown.target = shown.target.take().or_else(|| target(snapshot, &data?));
    shown
}

fn document_link(
    snapshot: &Snapshot,
    (id, note): (NoteId, &Note),
    uri: &Url,
    link: &Link,
) -> Option<DocumentLink> {
    let mut shown = DocumentLink {
        range: proto::range(note, shown_span(link), snapshot.client.encoding),
        target: None,
        tooltip: None,
        data: None,
    };
    match snapshot.notebook.resolve(id, link) {
        Target::Url => {
            let is_mail = link.syntax == LinkSyntax::Auto && !link.target.contains(':');
            let target =
                if is_mail { format!("mailto:{}", link.target) } else { link.target.to_string() };
            shown.target = Some(openable(&target)?);
        }
        Target::One(_) => {
            let data =
                Data { uri: uri.clone(), start: link.span.start, target: link.target.to_string() };
            shown.data = serde_json::to_value(data).ok();
        }
        Target::Several(_) | Target::Missing(_) | Target::Outside | Target::Unknown => return None,
    }
    Some(shown)
}

/// The URL, when it is one that an editor may open: commands and scripts in notes are never run.
fn openable(target: &str) -> Option<Url> {
    let url = Url::parse(target).ok()?;
    matches!(url.scheme(), "http" | "https" | "mailto" | "ftp").then_some(url)
}

/// A Markdown link is opened by its target, others by the whole of it.
fn shown_span(link: &Link) -> Span {
    if link.syntax == LinkSyntax::Inline { link.dest } else { link.written() }
}

fn target(snapshot: &Snapshot, data: &Data) -> Option<Url> {
    let (id, note) = proto::note(snapshot, &data.uri)?;
    let mut links = note.facts().links.iter();
    let link = links.find(|it| it.span.start == data.start && *it.target == *data.target)?;
    let resolved = snapshot.notebook.resolve(id, link);
    let (mut uri, range, _) = pointing::location(snapshot, resolved.destinations().first()?)?;
    if range.start.line > 0 {
        // VS Code and others open a file at the line its fragment names.
        uri.set_fragment(Some(&format!("L{}", range.start.line + 1)));
    }
    Some(uri)
}
