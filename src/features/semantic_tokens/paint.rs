//! Which bytes of a note get which colour: layers, the later covering the earlier.

use crate::notebook::{Note, NoteId};
use crate::recognise::{Mark, Question};
use crate::snapshot::Snapshot;
use crate::syntax::queries;
use crate::text::{Span, slice};

/// What some bytes are. Where two meet, the later in this list covers the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Answer,
    /// Code blocks, tables, HTML: they keep their own colours within an answer.
    OpaqueBlock,
    Topic,
    Interview,
    Question,
    /// Code within a line.
    OpaqueCode,
    Link,
    Tag,
    Mark,
}

impl Kind {
    /// The index in [`TYPES`]; `None` for what is left to the editor.
    pub(super) fn token_type(self) -> Option<u32> {
        match self {
            Self::OpaqueBlock | Self::OpaqueCode => None,
            Self::Interview => Some(0),
            Self::Topic => Some(1),
            Self::Question => Some(2),
            Self::Mark => Some(3),
            Self::Answer => Some(4),
            Self::Tag => Some(5),
            Self::Link => Some(6),
        }
    }
}

/// The token types of the legend.
pub(super) const TYPES: [&str; 7] =
    ["interview", "topic", "question", "mark", "answer", "tag", "link"];

/// The token modifiers of the legend: bit 0, 1, 2.
pub(super) const MODIFIERS: [&str; 3] = ["pass", "fail", "unanswered"];
const PASS: u32 = 1;
const FAIL: u32 = 2;
const UNANSWERED: u32 = 4;

/// Some bytes with a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Painted {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) modifiers: u32,
}

/// The coloured bytes that touch `within`, in text order, none overlapping, none over a line end.
pub(super) fn paint(snapshot: &Snapshot, id: NoteId, note: &Note, within: Span) -> Vec<Painted> {
    let mut layers = of_facts(snapshot, id, note);
    layers.retain(|layer| layer.span.overlaps(within));
    layers.extend(of_tree(note, within));
    let mut painted = Vec::new();
    for piece in visible(layers) {
        if piece.span.overlaps(within) {
            split_at_lines(note.text(), piece, &mut painted);
        }
    }
    painted
}

fn of_facts(snapshot: &Snapshot, id: NoteId, note: &Note) -> Vec<Painted> {
    let facts = note.facts();
    let layer = |span: Span, kind| Painted { span, kind, modifiers: 0 };
    let mut layers = Vec::new();
    for question in &facts.questions {
        let modifiers = modifiers(snapshot, id, question);
        layers.push(Painted { span: question.text, kind: Kind::Question, modifiers });
        let mark = modifiers & (PASS | FAIL);
        layers.push(Painted { span: question.mark_span, kind: Kind::Mark, modifiers: mark });
        layers.extend(question.answer.map(|answer| layer(answer.span, Kind::Answer)));
        layers.extend(question.topic().map(|topic| layer(topic, Kind::Topic)));
    }
    let interviews = facts.interviews.iter();
    layers.extend(interviews.map(|interview| layer(interview.title, Kind::Interview)));
    layers.extend(facts.tags.iter().map(|tag| layer(tag.span, Kind::Tag)));
    layers.extend(facts.links.iter().map(|link| layer(link.written(), Kind::Link)));
    layers
}

fn modifiers(snapshot: &Snapshot, id: NoteId, question: &Question) -> u32 {
    let mark = match question.mark {
        Mark::Pass => PASS,
        Mark::Fail => FAIL,
        Mark::None => 0,
    };
    mark | if snapshot.notebook.awaits_answer(id, question) { UNANSWERED } else { 0 }
}

/// What only the tree knows: what keeps its own colours, and addresses.
fn of_tree(note: &Note, within: Span) -> Vec<Painted> {
    let Some(tree) = note.tree() else { return Vec::new() };
    let blocks = tree.captures(&queries::TOKENS, within);
    let inline = tree.inline_captures(&queries::INLINE_TOKENS, within);
    let layer = |name, span, opaque| match name {
        "opaque" => Some(Painted { span, kind: opaque, modifiers: 0 }),
        "link" => Some(Painted { span, kind: Kind::Link, modifiers: 0 }),
        _ => None,
    };
    let blocks = blocks.iter().filter_map(|it| layer(it.name, it.span, Kind::OpaqueBlock));
    let inline = inline.iter().filter_map(|it| layer(it.name, it.span, Kind::OpaqueCode));
    blocks.chain(inline).collect()
}

/// Cuts overlapping layers into pieces, each with the uppermost layer there.
fn visible(mut layers: Vec<Painted>) -> Vec<Painted> {
    layers.retain(|layer| !layer.span.is_empty());
    layers.sort_by_key(|layer| (layer.span.start, layer.kind));
    // The questions below one topic all name it.
    layers.dedup();
    let mut edges: Vec<u32> =
        layers.iter().flat_map(|layer| [layer.span.start, layer.span.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut pieces: Vec<Painted> = Vec::new();
    let mut waiting = layers.into_iter().peekable();
    // The layers over the present place; few, since blocks of one kind hardly nest.
    let mut here: Vec<Painted> = Vec::new();
    for pair in edges.windows(2) {
        let span = Span { start: pair[0], end: pair[1] };
        here.retain(|layer| layer.span.end > span.start);
        while let Some(next) = waiting.next_if(|next| next.span.start <= span.start) {
            here.push(next);
        }
        let Some(top) = here.iter().max_by_key(|layer| layer.kind) else { continue };
        match pieces.last_mut() {
            Some(last) if last.span.end == span.start && is_same(last, top) => {
                last.span.end = span.end;
            }
            _ => pieces.push(Painted { span, ..*top }),
        }
    }
    pieces.retain(|piece| piece.kind.token_type().is_some());
    pieces
}

fn is_same(a: &Painted, b: &Painted) -> bool {
    a.kind == b.kind && a.modifiers == b.modifiers
}

/// Adds the part of `piece` on each line, without the blanks around it.
fn split_at_lines(text: &str, piece: Painted, painted: &mut Vec<Painted>) {
    let mut at = piece.span.start as usize;
    for line in slice(text, piece.span).split_inclusive(['\n', '\r']) {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let written = line.trim();
        if !written.is_empty() {
            painted.push(Painted { span: Span::new(start, start + written.len()), ..piece });
        }
    }
}
