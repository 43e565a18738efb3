//! `textDocument/completion`: a list of sources, whose offers are put together best first.
//!
//! A source is a file of this folder and a line in [`SOURCES`]. It gives candidates with a rank;
//! the list is cut at [`MAX_ITEMS`], and said to be incomplete exactly when something was cut off
//! or something else may fit what is typed next.

mod front_matter;
mod link;
mod marks;
mod planned;
mod sections;
mod spelling;
mod tags;
mod typing;
mod wordings;

use crate::features::place::Place;
use crate::features::preview;
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionParams,
    CompletionResponse, CompletionTextEdit, CompletionTriggerKind, Documentation, MarkupContent,
    MarkupKind, TextEdit,
};

const MAX_ITEMS: usize = 100;

const SOURCES: &[Source] = &[
    Source { name: "link", offer: link::offer, about: Some(link::about), finds: false },
    Source { name: "tags", offer: tags::offer, about: Some(tags::about), finds: false },
    Source { name: "front_matter", offer: front_matter::offer, about: None, finds: false },
    Source { name: "marks", offer: marks::offer, about: None, finds: false },
    Source { name: "wordings", offer: wordings::offer, about: None, finds: true },
];

/// One kind of candidates.
struct Source {
    /// Names the source in the data of its items.
    name: &'static str,
    offer: fn(&Place<'_>, Asked) -> Vec<Candidate>,
    /// Markdown about a candidate, from its `about`.
    about: Option<fn(&Snapshot, &str) -> Option<String>>,
    /// Whether it searches for all that is typed: of what it gives now a client cannot pick what
    /// fits the next letter.
    finds: bool,
}

/// How completion was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// By the user, or by typing a word.
    Plainly,
    /// By typing one of the trigger characters.
    ByCharacter,
}

/// Something that could be written at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// What the list shows.
    pub(crate) label: String,
    /// Beside the label, short.
    pub(crate) detail: Option<String>,
    pub(crate) kind: CompletionItemKind,
    /// Better candidates have smaller ranks.
    pub(crate) rank: u32,
    /// What the client compares with what is typed in `span`. It must hold what was typed, or
    /// clients drop the candidate.
    pub(crate) filter: String,
    /// What is replaced; it ends at the cursor or goes on behind it, on the same line.
    pub(crate) span: Span,
    pub(crate) new_text: String,
    /// What the source needs to say more about it.
    pub(crate) about: Option<String>,
}

/// What the server offers.
pub fn options() -> CompletionOptions {
    let triggers = ["#", "＃", "/", "[", "【", "(", "^"];
    CompletionOptions {
        trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
        resolve_provider: Some(true),
        ..CompletionOptions::default()
    }
}

pub fn handle(snapshot: &Snapshot, params: CompletionParams) -> Option<CompletionResponse> {
    let CompletionParams { text_document_position: at, context, .. } = params;
    let place = Place::new(snapshot, &at)?;
    let by_character = CompletionTriggerKind::TRIGGER_CHARACTER;
    let asked = match context {
        Some(context) if context.trigger_kind == by_character => Asked::ByCharacter,
        _ => Asked::Plainly,
    };
    let offers = SOURCES.iter().flat_map(|source| {
        (source.offer)(&place, asked).into_iter().map(move |candidate| (source, candidate))
    });
    let mut offers: Vec<_> = offers.collect();
    offers.sort_by(|(_, a), (_, b)| a.rank.cmp(&b.rank).then_with(|| a.label.cmp(&b.label)));
    let is_found = offers.iter().any(|(source, _)| source.finds);
    let is_incomplete = is_found || offers.len() > MAX_ITEMS || link::grows(&place);
    offers.truncate(MAX_ITEMS);
    let items = offers.into_iter().enumerate();
    let items =
        items.map(|(index, (source, offer))| item(&place, index, source.name, offer)).collect();
    Some(CompletionResponse::List(CompletionList { is_incomplete, items }))
}

/// Fills in what clients ask for when they show an item.
pub fn resolve(snapshot: &Snapshot, mut item: CompletionItem) -> CompletionItem {
    let markdown = item.data.as_ref().and_then(|data| {
        let name = data.get("source")?.as_str()?;
        let source = SOURCES.iter().find(|source| source.name == name)?;
        (source.about?)(snapshot, data.get("about")?.as_str()?)
    });
    if let Some(markdown) = markdown {
        item.documentation =
            Some(Documentation::MarkupContent(if snapshot.client.markdown_documentation {
                MarkupContent { kind: MarkupKind::Markdown, value: markdown }
            } else {
                MarkupContent { kind: MarkupKind::PlainText, value: preview::plain(&markdown) }
            }));
    }
    item
}

fn item(place: &Place<'_>, index: usize, source: &str, candidate: Candidate) -> CompletionItem {
    let range = proto::range(place.note, candidate.span, place.snapshot.client.encoding);
    let about = candidate.about.map(|about| json!({"source": source, "about": Value::from(about)}));
    CompletionItem {
        label: candidate.label,
        detail: candidate.detail,
        kind: Some(candidate.kind),
        // Clients sort by this text and nothing else.
        sort_text: Some(format!("{index:03}")),
        filter_text: Some(candidate.filter),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: candidate.new_text })),
        data: about,
        ..CompletionItem::default()
    }
}
