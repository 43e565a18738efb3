//! An answer, or a pasted log, as a note of its own, with a link in its place.
//!
//! Offered only for text that can go: nothing outside leads into it, and it needs nothing outside.

use super::new_note::NewNote;
use super::{Context, Offer};
use crate::features::edits::{Edits, line_end};
use crate::features::messages::links as messages;
use crate::features::preview;
use crate::notebook::{Note, answered};
use crate::syntax::links::Link;
use crate::syntax::structure::{CodeBlock, LinkSyntax};
use crate::text::{Span, slice};
use tower_lsp::lsp_types::CodeActionKind;

/// A fence of fewer lines is code, or nothing worth a note.
const MIN_LOG_LINES: usize = 5;

pub(super) fn offer_answer(context: &Context<'_>) -> Vec<Offer> {
    let line = context.note.lines().line_of(context.selection.start as usize) as u32;
    let Some((_, question)) = context.note.question_at(line) else { return Vec::new() };
    let Some(span) = preview::answer_span(context.note, question) else { return Vec::new() };
    let is_link = !answered::answering_links(context.note, span).is_empty();
    let is_in_code = context.note.structure().is_code(question.text.start as usize);
    if is_link || is_in_code || !is_movable(context.note, span) {
        return Vec::new();
    }
    let wording = context.note.slice(question.text);
    let Some(new) = NewNote::beside(context, wording) else { return Vec::new() };
    let end = line_end(context.note);
    let body = moved_text(context, span);
    let text = format!("# {}{end}{end}{body}{end}", preview::one_line(wording, 200));
    let title = messages::move_answer(context.snapshot.config.language, &new.name);
    vec![extracted(context, title, new, span, text)]
}

pub(super) fn offer_log(context: &Context<'_>) -> Vec<Offer> {
    let at = context.selection.start as usize;
    let Some(block) = context.note.structure().code_block_at(at) else { return Vec::new() };
    let text = context.note.slice(block.content);
    if !is_log(context.note, block) || text.lines().count() < MIN_LOG_LINES {
        return Vec::new();
    }
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let Some(new) = NewNote::beside(context, first) else { return Vec::new() };
    let end = line_end(context.note);
    let body = dedented(text, is_behind_indent(context.note, block.content));
    let title = messages::extract_log(context.snapshot.config.language, &new.name);
    let span = Span {
        start: block.span.start,
        end: block.span.start + context.note.slice(block.span).trim_end().len() as u32,
    };
    vec![extracted(context, title, new, span, format!("{body}{end}"))]
}

fn extracted(
    context: &Context<'_>,
    title: String,
    new: NewNote,
    span: Span,
    text: String,
) -> Offer {
    let mut edits = Edits::default();
    edits.create(new.uri, text);
    let before = slice(context.note.text(), Span { start: 0, end: span.start });
    let gap = if before.ends_with(char::is_whitespace) || before.is_empty() { "" } else { " " };
    edits.replace(context.id, span, format!("{gap}[[{}]]", new.name));
    Offer::new(CodeActionKind::REFACTOR_EXTRACT, title, edits)
}

/// Whether the block is a fence that text was pasted into rather than code.
fn is_log(note: &Note, block: &CodeBlock) -> bool {
    let info = block.info.map(|info| note.slice(info).trim());
    matches!(info, Some("" | "text" | "txt" | "log" | "md" | "markdown"))
}

/// Whether a part of a note means the same elsewhere: no heading or block id in it that links may
/// name, no link that needs a definition.
fn is_movable(note: &Note, span: Span) -> bool {
    let facts = note.facts();
    let is_inside = |other: Span| span.contains(other);
    !facts.headings.iter().any(|heading| is_inside(heading.span))
        && !facts.blocks.iter().any(|block| is_inside(block.id))
        && !facts
            .links
            .iter()
            .any(|link| is_inside(link.span) && link.syntax == LinkSyntax::Reference)
        && !note.slice(span).trim().is_empty()
}

/// The text of `span` at the left margin, links to places of this note naming the note.
fn moved_text(context: &Context<'_>, span: Span) -> String {
    let note = context.note;
    let own = context.snapshot.notebook.location(context.id).path();
    let name = own.and_then(|path| path.file_stem()).unwrap_or_default().to_string_lossy();
    let mut text = String::with_capacity(span.len());
    let mut at = span.start;
    let is_local = |link: &&Link| span.contains(link.dest) && link.target.starts_with('#');
    for link in note.facts().links.iter().filter(is_local) {
        text.push_str(slice(note.text(), Span { start: at, end: link.dest.start }));
        match link.syntax {
            LinkSyntax::Wiki => text.push_str(&name),
            _ => text
                .push_str(&crate::notebook::names::percent_encoded(&format!("{name}.md"), false)),
        }
        at = link.dest.start;
    }
    text.push_str(slice(note.text(), Span { start: at, end: span.end }));
    dedented(unwrapped(&text), is_behind_indent(note, span))
}

/// An answer without the parentheses it stands in as a whole.
fn unwrapped(answer: &str) -> &str {
    let trimmed = answer.trim();
    let inside = trimmed.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inside.filter(|inside| !inside.contains(['（', '(', '）', ')'])).unwrap_or(answer)
}

/// Whether a part begins behind the indent of its line, and by that says how much the others have.
fn is_behind_indent(note: &Note, span: Span) -> bool {
    let line = note.lines().start(note.lines().line_of(span.start as usize));
    line < span.start as usize
}

/// The lines of `part` without the indent they share; the first counts only if it is whole.
fn dedented(part: &str, is_first_cut: bool) -> String {
    let part = part.trim_end();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = part.split_inclusive('\n').enumerate();
    let mut written = lines.clone().filter(|(_, line)| !line.trim().is_empty());
    if is_first_cut {
        written.next();
    }
    let shared = written.map(|(_, line)| indent(line)).min().unwrap_or(0);
    let cut = |(index, line): (usize, &str)| {
        let from = if index == 0 && is_first_cut { 0 } else { shared.min(indent(line)) };
        line[from..].to_owned()
    };
    lines.map(cut).collect()
}
