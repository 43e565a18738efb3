//! A tag: how often it is used, and its unanswered questions.

use super::Shown;
use crate::features::place::Place;
use crate::features::{messages, preview, wording};
use crate::notebook::names;
use crate::snapshot::Snapshot;

/// How many open questions are listed.
const MAX_OPEN: usize = 8;

pub(super) fn show(place: &Place<'_>) -> Option<Shown> {
    let mut tags = place.note.facts().tags.iter();
    let tag = tags.find(|tag| tag.span.touches(place.offset))?;
    let name = place.note.slice(tag.name);
    let about = about(place.snapshot, &names::fold(name));
    Some(Shown { markdown: format!("**#{}**\n\n{about}", preview::escaped(name)), span: tag.span })
}

/// What there is to say about the tag of this folded name, as Markdown.
pub(crate) fn about(snapshot: &Snapshot, key: &str) -> String {
    let (notebook, language) = (&snapshot.notebook, snapshot.config.language);
    let uses = notebook.tag_uses(key);
    let mut notes: Vec<_> = uses.iter().map(|(note, _)| note).collect();
    notes.dedup();
    let mut counts = vec![messages::tag_uses(language, uses.len(), notes.len())];
    let questions = notebook.questions_tagged(key);
    let mut open = Vec::new();
    for id in &questions {
        let Some(note) = notebook.note(id.note) else { continue };
        let Some(question) = note.facts().questions.get(id.index as usize) else { continue };
        if notebook.awaits_answer(id.note, question) {
            open.push((note, question, id.note));
        }
    }
    if !questions.is_empty() {
        counts.push(messages::questions(language, questions.len()));
    }
    if !open.is_empty() {
        counts.push(messages::unanswered(language, open.len()));
    }
    let mut lines = vec![counts.join(" · "), String::new()];
    lines.extend(open.iter().take(MAX_OPEN).map(|(note, question, id)| {
        let title = preview::escaped(&wording::titled(note, question));
        format!("- {title} · {}", preview::escaped(&notebook.shown_path(*id)))
    }));
    if open.len() > MAX_OPEN {
        let more = messages::more_questions(language, open.len() - MAX_OPEN);
        lines.push(format!("- {more}"));
    }
    lines.join("\n").trim_end().to_owned()
}
