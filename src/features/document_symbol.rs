//! `textDocument/documentSymbol`: interviews → topics → questions, and the headings around them.

use crate::features::{messages, wording};
use crate::notebook::{Note, NoteId};
use crate::proto;
use crate::snapshot::Snapshot;
use crate::text::Span;
use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind, Url,
};

/// Deeper entries are listed at this depth: the answer must not nest without end.
const MAX_DEPTH: usize = 12;
/// So many entries are listed, and how many more there are. Nobody reads an outline of 250,000
/// headings, and it takes an editor minutes.
const MAX_ENTRIES: usize = 10_000;

pub fn handle(snapshot: &Snapshot, params: DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let DocumentSymbolParams { text_document, .. } = params;
    let (id, note) = proto::note(snapshot, &text_document.uri)?;
    let entries = entries(snapshot, id, note);
    Some(if snapshot.client.hierarchical_symbols {
        DocumentSymbolResponse::Nested(nested(snapshot, note, entries))
    } else {
        DocumentSymbolResponse::Flat(flat(snapshot, note, entries, &text_document.uri))
    })
}

/// One line of the outline.
struct Entry {
    /// The 0-based line it begins on and the last line it holds.
    lines: (u32, u32),
    /// What is selected when one goes there.
    span: Span,
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
}

/// Every entry, in text order, outer before inner. A line has one entry: a heading that is the
/// title of an interview, a topic or a question is listed as that.
fn entries(snapshot: &Snapshot, id: NoteId, note: &Note) -> Vec<Entry> {
    let facts = note.facts();
    let mut entries: Vec<Entry> = Vec::new();
    let interviews = facts.interviews.iter().filter(|interview| !interview.title.is_empty());
    let interviews = interviews.map(|interview| Entry {
        lines: (interview.line, interview.end_line),
        span: interview.title,
        name: wording::interview_name(note, interview),
        detail: None,
        kind: SymbolKind::CLASS,
    });
    entries.extend(interviews);
    let questions = facts.questions.iter().map(|question| Entry {
        lines: (question.line, question.end_line),
        span: question.text,
        name: wording::titled(note, question),
        detail: wording::state(snapshot, id, question).map(str::to_owned),
        kind: SymbolKind::METHOD,
    });
    entries.extend(questions);
    // An interview that front matter describes begins above the heading that is its title.
    let line = |span: Span| note.lines().line_of(span.start as usize) as u32;
    let title = facts.interviews.iter().find(|it| it.line < line(it.title)).map(|it| it.title);
    let others = topics(note).into_iter().chain(headings(note));
    entries.extend(others.filter(|entry| title.is_none_or(|title| !title.overlaps(entry.span))));
    entries.retain(|entry| !entry.name.is_empty());
    // The sort is stable: of two on one line the one added first stays, with the longer extent.
    entries.sort_by_key(|entry| entry.lines.0);
    entries.dedup_by(|later, kept| {
        let is_same_line = later.lines.0 == kept.lines.0;
        if is_same_line {
            kept.lines.1 = kept.lines.1.max(later.lines.1);
        }
        is_same_line
    });
    if let Some(first) = entries.get(MAX_ENTRIES) {
        let hidden = entries.len() - MAX_ENTRIES;
        let name = messages::more_entries(snapshot.config.language, hidden);
        let rest = Entry { name, detail: None, kind: SymbolKind::STRING, ..*first };
        entries.truncate(MAX_ENTRIES);
        entries.push(rest);
    }
    entries
}

/// The topic lines (`一、语言`), each up to the last of the questions that follow one another
/// under it. A topic in front of its question (`Go项目：`) is part of the wording and no entry.
fn topics(note: &Note) -> Vec<Entry> {
    let mut topics: Vec<Entry> = Vec::new();
    for question in &note.facts().questions {
        let Some(span) = question.topic() else { continue };
        let line = note.lines().line_of(span.start as usize) as u32;
        match topics.last_mut() {
            Some(last) if last.span == span => last.lines.1 = question.end_line,
            _ if line < question.line => topics.push(Entry {
                lines: (line, question.end_line),
                span,
                name: wording::shown(note.slice(span)),
                detail: None,
                kind: SymbolKind::NAMESPACE,
            }),
            _ => {}
        }
    }
    topics
}

/// Headings, each up to the next of its level or above.
fn headings(note: &Note) -> Vec<Entry> {
    let headings = &note.facts().headings;
    let last_line = note.lines().count() as u32 - 1;
    let line = |index: usize| note.lines().line_of(headings[index].span.start as usize) as u32;
    let mut entries = Vec::with_capacity(headings.len());
    let mut open: Vec<usize> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        while let Some(&before) = open.last().filter(|&&it| headings[it].level >= heading.level) {
            entries[before] = line(index).saturating_sub(1).max(line(before));
            open.pop();
        }
        open.push(index);
        entries.push(last_line);
    }
    let entry = |(index, end): (usize, u32)| Entry {
        lines: (line(index), end),
        span: headings[index].text,
        name: wording::shown(note.slice(headings[index].text)),
        detail: None,
        kind: SymbolKind::STRING,
    };
    entries.into_iter().enumerate().map(entry).collect()
}

/// The ranges of an entry: all its lines, and what is selected, which lies inside.
fn ranges(
    snapshot: &Snapshot,
    note: &Note,
    entry: &Entry,
) -> (tower_lsp::lsp_types::Range, tower_lsp::lsp_types::Range) {
    let lines = note.lines();
    let start = lines.start(entry.lines.0 as usize) as u32;
    let end = lines.span(note.text(), entry.lines.1 as usize).end.max(entry.span.end);
    let encoding = snapshot.client.encoding;
    let whole = proto::range(note, Span { start: start.min(entry.span.start), end }, encoding);
    (whole, proto::range(note, entry.span, encoding))
}

#[expect(deprecated, reason = "the protocol's structure has a field it no longer wants")]
fn symbol(snapshot: &Snapshot, note: &Note, entry: Entry) -> DocumentSymbol {
    let (range, selection_range) = ranges(snapshot, note, &entry);
    DocumentSymbol {
        name: entry.name,
        detail: entry.detail,
        kind: entry.kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: None,
    }
}

fn nested(snapshot: &Snapshot, note: &Note, entries: Vec<Entry>) -> Vec<DocumentSymbol> {
    let mut roots: Vec<DocumentSymbol> = Vec::new();
    // The chain of entries that are still open, with their last lines.
    let mut open: Vec<(u32, DocumentSymbol)> = Vec::new();
    for mut entry in entries {
        while let Some((_, closed)) =
            open.pop_if(|(last, _)| is_behind(&entry, *last)).or_else(|| too_deep(&mut open))
        {
            place(&mut open, &mut roots, closed);
        }
        if let Some((last, _)) = open.last() {
            entry.lines.1 = entry.lines.1.min(*last);
        }
        open.push((entry.lines.1, symbol(snapshot, note, entry)));
    }
    while let Some((_, closed)) = open.pop() {
        place(&mut open, &mut roots, closed);
    }
    roots
}

/// Whether an entry stands behind one that ends on line `last`. So does an interview that goes on
/// where the other ends: it holds questions of its own.
fn is_behind(entry: &Entry, last: u32) -> bool {
    last < entry.lines.0 || (entry.kind == SymbolKind::CLASS && last < entry.lines.1)
}

fn too_deep(open: &mut Vec<(u32, DocumentSymbol)>) -> Option<(u32, DocumentSymbol)> {
    if open.len() >= MAX_DEPTH { open.pop() } else { None }
}

fn place(
    open: &mut [(u32, DocumentSymbol)],
    roots: &mut Vec<DocumentSymbol>,
    closed: DocumentSymbol,
) {
    match open.last_mut() {
        Some((_, parent)) => parent.children.get_or_insert_default().push(closed),
        None => roots.push(closed),
    }
}

#[expect(deprecated, reason = "the protocol's structure has a field it no longer wants")]
fn flat(
    snapshot: &Snapshot,
    note: &Note,
    entries: Vec<Entry>,
    uri: &Url,
) -> Vec<SymbolInformation> {
    let mut open: Vec<(u32, String)> = Vec::new();
    let mut symbols = Vec::new();
    for entry in entries {
        while open.pop_if(|(last, _)| is_behind(&entry, *last)).is_some() {}
        let container_name = open.last().map(|(_, name)| name.clone());
        open.push((entry.lines.1, entry.name.clone()));
        symbols.push(SymbolInformation {
            location: Location::new(uri.clone(), ranges(snapshot, note, &entry).0),
            name: entry.name,
            kind: entry.kind,
            tags: None,
            deprecated: None,
            container_name,
        });
    }
    symbols
}
