//! Link the answer in X: the same question is answered elsewhere, and a link is an answer.

use super::table_cell::{self, Cell};
use super::{Context, Offer, findings_about, mark, write_answer};
use crate::features::edits::Edits;
use crate::features::{messages, related};
use crate::notebook::resolve::Section;
use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use crate::recognise::Question;
use crate::syntax::structure::LinkSyntax;
use crate::text::Span;
use std::fmt::Write;
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
        let link = link(context, answer.id)?;
        let (at, text) = written(context.note, question, &link)?;
        let fixes =
            findings_about(context, &["unanswered-question", "unmarked-question"], &questions);
        let place = related::shown_place(context.snapshot, answer.id);
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
    let whole = note.lines().span(note.text(), question.line as usize);
    let at = mark::behind(note, question).min(whole.end);
    let rest = note.slice(Span { start: at, end: whole.end });
    let (open, close) = write_answer::parentheses(note, question);
    let text = format!("{open}{link}{close}");
    if rest.trim().trim_matches(['(', ')', '（', '）', ' ']).is_empty() {
        return Some((Span { start: at, end: whole.end }, text));
    }
    Some((Span { start: at, end: at }, text))
}

/// A link to the section in which a question is answered, in the note's own style.
fn link(context: &Context<'_>, answer: QuestionId) -> Option<String> {
    let notebook = &context.snapshot.notebook;
    let (note, question) = related::question(context.snapshot, answer)?;
    let heading = heading_of(note, question).filter(|&heading| {
        let heading = note.slice(note.facts().headings[heading as usize].text).trim();
        !heading.is_empty() && !heading.contains(['#', '|', '[', ']', '^'])
    });
    if answer.note == context.id && heading.is_none() {
        return None;
    }
    let section = heading.map_or(Section::Whole, Section::Heading);
    if note.is_empty_section(section) {
        return None;
    }
    let title =
        heading.map(|heading| note.slice(note.facts().headings[heading as usize].text).trim());
    if writes_wiki_links(notebook, context.note) {
        let name = wiki_name(context, answer.note);
        return Some(match title {
            Some(title) => format!("[[{name}#{title}]]"),
            None => format!("[[{name}]]"),
        });
    }
    let path = relative(context, answer.note)?;
    let path = encoded(&path);
    let label = note.slice(question.text).trim().replace(['[', ']'], "");
    Some(match title {
        Some(title) => format!("[{label}]({path}#{})", slug(title)),
        None => format!("[{label}]({path})"),
    })
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

/// The shortest name by which a wiki-link finds the note: its file name, or its path.
fn wiki_name(context: &Context<'_>, to: NoteId) -> String {
    if to == context.id {
        return String::new();
    }
    let notebook = &context.snapshot.notebook;
    let path = notebook.shown_path(to);
    let path = path.strip_suffix(".md").unwrap_or(&path).to_owned();
    let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
    let is_alone = notebook.notes().all(|(id, _)| {
        id == to
            || crate::notebook::names::location_key(notebook.location(id))
                != crate::notebook::names::fold(&name)
    });
    if is_alone { name } else { path }
}

/// The path from the note to another, with `/`.
fn relative(context: &Context<'_>, to: NoteId) -> Option<String> {
    if to == context.id {
        return Some(String::new());
    }
    let notebook = &context.snapshot.notebook;
    let from = notebook.location(context.id).path()?.parent()?;
    let to = notebook.location(to).path()?;
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared);
    let parts: Vec<String> =
        up.chain(down.map(|part| part.as_os_str().to_string_lossy().into_owned())).collect();
    Some(parts.join("/"))
}

/// A path as the target of a Markdown link, Chinese left readable.
fn encoded(path: &str) -> String {
    let mut target = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '%' | '#' | '?' | '\0'..='\u{1f}' => {
                let _ = write!(target, "%{:02X}", c as u32);
            }
            _ => target.push(c),
        }
    }
    target
}

/// A heading's anchor as most sites make it.
fn slug(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(' ', "-");
    lower.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}
