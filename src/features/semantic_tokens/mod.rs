//! `textDocument/semanticTokens`: what is a question, a mark, an answer, a tag.
//!
//! The legend is ours, since Markdown's own colours are the editor's business already; the clients
//! of this repository map it to colours (`docs/features/semantic-tokens.md`). Tokens never overlap,
//! never span lines, and leave code, tables and HTML to their own colours.

mod paint;

use crate::notebook::note::ShownTokens;
use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError};
use tower_lsp::lsp_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens,
    SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensLegend,
    SemanticTokensOptions, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, Url,
};

/// What the server offers: whole notes, parts of notes, changes; and the legend.
pub fn options() -> SemanticTokensOptions {
    let types = paint::TYPES.iter().map(|name| SemanticTokenType::new(name));
    let modifiers = paint::MODIFIERS.iter().map(|name| SemanticTokenModifier::new(name));
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: types.collect(),
            token_modifiers: modifiers.collect(),
        },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

pub fn full(snapshot: &Snapshot, params: SemanticTokensParams) -> Option<SemanticTokensResult> {
    let SemanticTokensParams { text_document, .. } = params;
    let (_, shown) = whole(snapshot, &text_document.uri)?;
    Some(as_result(&shown).into())
}

/// The difference to what the client has, where that is known; else everything.
pub fn full_delta(
    snapshot: &Snapshot,
    params: SemanticTokensDeltaParams,
) -> Option<SemanticTokensFullDeltaResult> {
    let SemanticTokensDeltaParams { text_document, previous_result_id, .. } = params;
    let (before, shown) = whole(snapshot, &text_document.uri)?;
    let Some(before) = before.filter(|before| before.id.to_string() == previous_result_id) else {
        return Some(as_result(&shown).into());
    };
    let result_id = Some(shown.id.to_string());
    let edits = edit(&before.tokens, &shown.tokens).into_iter().collect();
    Some(SemanticTokensDelta { result_id, edits }.into())
}

pub fn range(
    snapshot: &Snapshot,
    params: SemanticTokensRangeParams,
) -> Option<SemanticTokensRangeResult> {
    let SemanticTokensRangeParams { text_document, range: Range { start, end }, .. } = params;
    let (id, note) = proto::note(snapshot, &text_document.uri)?;
    let at = |position| proto::offset(note, position, snapshot.client.encoding);
    let within = Span::new(at(start).min(at(end)), at(end));
    let data = packed(&tokens(snapshot, id, note, within));
    Some(SemanticTokens { result_id: None, data }.into())
}

/// What the client had before, and the tokens of the whole note, remembered as what it has now.
fn whole(snapshot: &Snapshot, uri: &Url) -> Option<(Option<ShownTokens>, ShownTokens)> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let (id, note) = proto::note(snapshot, uri)?;
    let tokens: Arc<[_]> = tokens(snapshot, id, note, Span::new(0, note.text().len())).into();
    let shown = ShownTokens { id: NEXT.fetch_add(1, Ordering::Relaxed), tokens };
    // Whatever panicked while it held the lock, the value inside is whole.
    let mut place = note.shown_tokens().lock().unwrap_or_else(PoisonError::into_inner);
    Some((place.replace(shown.clone()), shown))
}

/// The tokens that touch `within`, packed as the protocol wants them: line and column relative to
/// the token before, length, kind, modifiers.
fn tokens(snapshot: &Snapshot, id: NoteId, note: &Note, within: Span) -> Vec<[u32; 5]> {
    let mut places = proto::Ascending::new(note, snapshot.client.encoding);
    let mut tokens = Vec::new();
    let mut last = (0, 0);
    for painted in paint::paint(snapshot, id, note, within) {
        let Some(token_type) = painted.kind.token_type() else { continue };
        let start = places.position(painted.span.start as usize);
        let end = places.position(painted.span.end as usize);
        let column = if start.line == last.0 { start.character - last.1 } else { start.character };
        let length = end.character - start.character;
        tokens.push([start.line - last.0, column, length, token_type, painted.modifiers]);
        last = (start.line, start.character);
    }
    tokens
}

fn as_result(shown: &ShownTokens) -> SemanticTokens {
    SemanticTokens { result_id: Some(shown.id.to_string()), data: packed(&shown.tokens) }
}

fn packed(tokens: &[[u32; 5]]) -> Vec<SemanticToken> {
    let token = |&[delta_line, delta_start, length, token_type, token_modifiers_bitset]: &[u32;
                      5]| {
        SemanticToken { delta_line, delta_start, length, token_type, token_modifiers_bitset }
    };
    tokens.iter().map(token).collect()
}

/// The one edit between two lists; `None` when they are the same.
fn edit(before: &[[u32; 5]], after: &[[u32; 5]]) -> Option<SemanticTokensEdit> {
    let start = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (old, new) = (&before[start..], &after[start..]);
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - same], &new[..new.len() - same]);
    (!old.is_empty() || !new.is_empty()).then(|| SemanticTokensEdit {
        // Counted in numbers, not in tokens.
        start: start as u32 * 5,
        delete_count: old.len() as u32 * 5,
        data: Some(packed(new)),
    })
}
