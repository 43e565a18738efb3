//! Link the answer in X: the same question is answered elsewhere, and a link is an answer.

use super::table_cell::{self, Cell};
use super::{Context, Offer, findings_about, link_target, mark, write_answer};
use crate::features::edits::Edits;
use crate::features::messages;
use crate::features::related::{self, Elsewhere};
use crate::notebook::resolve::{Destination, Section};
use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use crate::recognise::{Mark, Question};
use crate::syntax::structure::LinkSyntax;
use crate::text::Span;
use tower_lsp::lsp_types::CodeActionKind;

/// How many answers are offered.
const BEST: usize = 3;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let questions = context.questions();
    let [question] = questions[..] else { return Vec::new() };
    if context.snapshot.notebook.is_answered(context.id, question) {
        return Vec::new();
    }
    let all = &context.note.facts().questions;
    let Some(index) = all.iter().position(|other| other.text == question.text) else {
        return Vec::new();
    };
    let asked = QuestionId { note: context.id, index: index as u32 };
    let answers = related::answered(context.snapshot, asked, BEST);
    let offers = answers.into_iter().enumerate().filter_map(|(rank, answer)| {
        let link = link(context, answer)?;
        let (at, text) = written(context.note, question, &link)?;
        let fixes =
            findings_about(context, &["unanswered-question", "unmarked-question"], &questions);
        let place = context.snapshot.notebook.shown_path(answer.note());
        let quoted = answer.quoted(context.snapshot);
        let language = context.snapshot.config.language;
        let id = context.id;
        Some(Offer {
            title: messages::link_answer(language, quoted.as_deref(), &place),
            kind: CodeActionKind::QUICKFIX,
            is_preferred: rank == 0 && answer.is_sure && !fixes.is_empty(),
            fixes,
            edits: Box::new(move || {
                let mut edits = Edits::default();
                edits.replace(id, at, text.as_str());
                edits
            }),
        })
    });
    offers.collect()
}

/// Where the link is put and with what around it: behind the mark, in place of an empty answer, in
/// its cell of a table. `None` where a table has no such cell.
fn written(note: &Note, question: &Question, link: &str) -> Option<(Span, String)> {
    if let Some(answer) = question.answer {
        return Some((answer.span, link.to_owned()));
    }
    match table_cell::of_answer(note, question) {
        Some(Cell::Here(cell)) if !link.contains('|') => return Some((cell, format!(" {link} "))),
        Some(_) => return None,
        None => {}
    }
    if question.mark == Mark::None || mark::is_apart(note, question) {
        if note.slice(question.text).ends_with(['？', '?']) {
            return Some((write_answer::vacant(note, question), format!(" {link}")));
        }
        let (at, label) = write_answer::labelled(note, question);
        return Some((at, format!("{label}{link}")));
    }
    let (open, close) = write_answer::parentheses(note, question);
    Some((write_answer::vacant(note, question), format!("{open}{link}{close}")))
}

/// A link to the section in which a question is answered, in the note's own style.
fn link(context: &Context<'_>, answer: Elsewhere) -> Option<String> {
    let notebook = &context.snapshot.notebook;
    let (note, question) = related::question(context.snapshot, answer.id)?;
    let syntax = if writes_wiki_links(notebook, context.note) {
        LinkSyntax::Wiki
    } else {
        LinkSyntax::Inline
    };
    let to = |(id, section): (NoteId, Section)| {
        let is_empty = notebook.note(id)?.is_empty_section(section);
        let wanted = Destination::Note(id, section);
        link_target::to(context, syntax, &wanted).filter(|_| !is_empty)
    };
    let below = || heading_of(note, question).map(|it| (answer.id.note, Section::Heading(it)));
    let place = answer.linked.or_else(below);
    let whole = (answer.note(), Section::Whole);
    let in_whole = || to(whole).filter(|_| whole.0 != context.id);
    let target = place.and_then(to).or_else(in_whole)?;
    if syntax == LinkSyntax::Wiki {
        return Some(format!("[[{target}]]"));
    }
    let label = note.slice(question.text).trim().replace(['[', ']'], "");
    Some(format!("[{label}]({target})"))
}

/// The heading that is the question, or the nearest one above it.
fn heading_of(note: &Note, question: &Question) -> Option<u32> {
    let headings = &note.facts().headings;
    let after = headings.partition_point(|heading| heading.span.start <= question.text.start);
    after.checked_sub(1).map(|index| index as u32)
}

/// Whether links are written `[[so]]` here: as most links of the note, or else of the folder.
fn writes_wiki_links(notebook: &Notebook, note: &Note) -> bool {
    let count = |note: &Note| {
        let links = note.facts().links.iter().filter(|link| !link.is_url() && !link.is_embed);
        links.fold((0, 0), |(wiki, inline), link| match link.syntax {
            LinkSyntax::Wiki => (wiki + 1, inline),
            _ => (wiki, inline + 1),
        })
    };
    let (wiki, inline) = count(note);
    if wiki + inline > 0 {
        return wiki >= inline;
    }
    // A few notes show the habit of a folder.
    let all = notebook.notes().take(200).map(|(_, note)| count(note));
    let (wiki, inline) = all.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    wiki >= inline
}
