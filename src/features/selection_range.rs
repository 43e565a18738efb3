//! `textDocument/selectionRange`: word → inline element → line or wording → block → question
//! block → interview or section → note.

use crate::notebook::Note;
use crate::proto;
use crate::snapshot::Snapshot;
use crate::syntax::{queries, tree};
use crate::text::{Lines, Span, slice};
use tower_lsp::lsp_types::{SelectionRange, SelectionRangeParams};

/// More steps are left out, but the last: some clients read no JSON that is deeper than 128.
const MOST: usize = 100;

pub fn handle(snapshot: &Snapshot, params: SelectionRangeParams) -> Option<Vec<SelectionRange>> {
    let (_, note) = proto::note(snapshot, &params.text_document.uri)?;
    let encoding = snapshot.client.encoding;
    let ranges = params.positions.into_iter().map(|position| {
        let steps = steps(note, proto::offset(note, position, encoding)).into_iter().rev();
        let ranges = steps.map(|span| proto::range(note, span, encoding));
        let innermost = ranges.fold(None, |outer: Option<SelectionRange>, range| {
            Some(SelectionRange { range, parent: outer.map(Box::new) })
        });
        innermost.expect("the note itself is always a step")
    });
    Some(ranges.collect())
}

/// What holds the byte `offset`, from small to large; each step holds the one before it.
fn steps(note: &Note, offset: usize) -> Vec<Span> {
    let (text, lines) = (note.text(), note.lines());
    let line = lines.line_of(offset);
    let mut spans = vec![tree::word_at(text, offset), lines.span(text, line)];
    let at = Span::new(offset, offset);
    if let Some(tree) = note.tree() {
        let blocks = tree.captures(&queries::SELECTION, at);
        let inline = tree.inline_captures(&queries::INLINE_SELECTION, at);
        spans.extend(blocks.iter().chain(&inline).map(|step| step.span));
    }
    spans.extend(of_facts(note, line as u32));
    for span in &mut spans {
        *span = written(text, *span);
    }
    spans.retain(|span| span.touches(offset) && !span.is_empty());
    spans.sort_by_key(|span| (span.len(), span.start));
    spans.push(Span::new(0, text.len()));
    nested(spans)
}

/// The wording, the answer and the block of the question on `line`, and its interview.
fn of_facts(note: &Note, line: u32) -> Vec<Span> {
    let block = |first: u32, last: u32| block(note.text(), note.lines(), first, last);
    let mut spans = Vec::new();
    if let Some((_, question)) = note.question_at(line) {
        spans.push(question.text);
        spans.extend(question.answer.map(|answer| answer.span));
        spans.push(block(question.line, question.end_line));
    }
    let interviews = note.facts().interviews.iter();
    let here = interviews.filter(|interview| (interview.line..=interview.end_line).contains(&line));
    spans.extend(here.map(|interview| block(interview.line, interview.end_line)));
    spans
}

/// The lines `first..=last` without the last line end.
fn block(text: &str, lines: &Lines, first: u32, last: u32) -> Span {
    let start = lines.start(first as usize);
    Span::new(start, (lines.span(text, last as usize).end as usize).max(start))
}

/// The span without blanks, line ends and a byte order mark around what is written.
fn written(text: &str, span: Span) -> Span {
    let (raw, is_blank) = (slice(text, span), |c: char| c.is_whitespace() || c == '\u{feff}');
    let start = span.start as usize + (raw.len() - raw.trim_start_matches(is_blank).len());
    Span::new(start, start + raw.trim_matches(is_blank).len())
}

/// Those spans, from small to large, that hold every one chosen before them.
fn nested(spans: Vec<Span>) -> Vec<Span> {
    let mut chosen: Vec<Span> = Vec::new();
    for span in spans {
        if chosen.last().is_none_or(|last| *last != span && span.contains(*last)) {
            chosen.push(span);
        }
    }
    if chosen.len() > MOST {
        chosen.drain(MOST - 1..chosen.len() - 1);
    }
    chosen
}
