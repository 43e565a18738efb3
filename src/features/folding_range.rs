//! `textDocument/foldingRange`: interviews, question blocks, headings, items, fences, front matter.

use crate::notebook::Note;
use crate::proto;
use crate::recognise::Interview;
use crate::snapshot::Snapshot;
use crate::syntax::queries;
use crate::text::{Lines, Span, slice};
use std::collections::BTreeMap;
use tower_lsp::lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

pub fn handle(snapshot: &Snapshot, params: FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let FoldingRangeParams { text_document, .. } = params;
    let (_, note) = proto::note(snapshot, &text_document.uri)?;
    let mut folds = folds(note);
    if let Some(limit) = snapshot.client.fold_limit {
        folds.truncate(limit as usize);
    }
    let range = |fold: Fold| FoldingRange {
        start_line: fold.lines.0,
        end_line: fold.lines.1,
        kind: fold.kind,
        ..FoldingRange::default()
    };
    Some(folds.into_iter().map(range).collect())
}

/// Lines that fold into their first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fold {
    /// 0-based first and last line.
    lines: (u32, u32),
    kind: Option<FoldingRangeKind>,
}

/// One fold per first line, the longest, from top to bottom. Lines fold whole: every client can,
/// and no note needs more.
fn folds(note: &Note) -> Vec<Fold> {
    let (text, lines) = (note.text(), note.lines());
    let mut longest: BTreeMap<u32, Fold> = BTreeMap::new();
    let mut add = |first: u32, last: u32, kind: Option<FoldingRangeKind>| {
        let last = last_written_line(text, lines, first, last);
        let is_longer = longest.get(&first).is_none_or(|known| known.lines.1 < last);
        if first < last && is_longer {
            longest.insert(first, Fold { lines: (first, last), kind });
        }
    };
    let facts = note.facts();
    // An interview that front matter describes folds at its heading, beside the block.
    let block = note.front_matter_span();
    let is_outside = |it: &&Interview| block.is_none_or(|block| !block.contains(it.title));
    for interview in facts.interviews.iter().filter(is_outside) {
        let title = lines.line_of(interview.title.start as usize) as u32;
        add(title.max(interview.line), interview.end_line, None);
    }
    for question in &facts.questions {
        add(question.line, question.end_line, None);
    }
    let whole = Span::new(0, text.len());
    for capture in note.tree().into_iter().flat_map(|tree| tree.captures(&queries::FOLDS, whole)) {
        let kind = match capture.name {
            "html" if is_comment(slice(text, capture.span)) => Some(FoldingRangeKind::Comment),
            _ => None,
        };
        let (first, last) = lines_of(lines, capture.span);
        add(first, last, kind);
    }
    longest.into_values().collect()
}

fn is_comment(block: &str) -> bool {
    block.trim_start().starts_with("<!--")
}

/// The first and the last line of a span; a span that ends behind a line end does not reach into
/// the next line.
fn lines_of(lines: &Lines, span: Span) -> (u32, u32) {
    let last = (span.end as usize).max(span.start as usize + 1) - 1;
    (lines.line_of(span.start as usize) as u32, lines.line_of(last) as u32)
}

/// `last`, or the line above the blank ones it ends with.
fn last_written_line(text: &str, lines: &Lines, first: u32, last: u32) -> u32 {
    let last = last.min(lines.count() as u32 - 1);
    let is_blank = |line: &u32| lines.text(text, *line as usize).trim().is_empty();
    (first..=last).rev().find(|line| !is_blank(line)).unwrap_or(first)
}
