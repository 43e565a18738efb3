//! The title of an interview: how it went, and what is left open.

use super::Shown;
use crate::features::place::Place;
use crate::features::tally::{self, Tally};
use crate::features::{messages, preview, wording};
use crate::text::Span;

/// How many open questions are listed.
const MAX_OPEN: usize = 8;

pub(super) fn show(place: &Place<'_>) -> Option<Shown> {
    let (note, snapshot) = (place.note, place.snapshot);
    let line = note.lines().span(note.text(), place.line() as usize);
    let mut interviews = note.facts().interviews.iter().enumerate();
    let is_here = |title: Span| !title.is_empty() && line.touches(title.start as usize);
    let (index, interview) = interviews.find(|(_, it)| is_here(it.title))?;
    let questions = || tally::questions_of(note, index).map(|(_, question)| question);
    let tally = Tally::new(snapshot, place.id, questions());
    let name = preview::escaped(&wording::interview_name(note, interview));
    let mut markdown = format!("**{name}**\n\n{}", tally.shown(snapshot));
    let open = questions().filter(|question| snapshot.notebook.awaits_answer(place.id, question));
    let mut list = Vec::new();
    for (count, question) in open.enumerate() {
        if count == MAX_OPEN {
            let more = messages::more_questions(snapshot.config.language, tally.unanswered - count);
            list.push(more);
            break;
        }
        list.push(preview::escaped(&wording::titled(note, question)));
    }
    if !list.is_empty() {
        markdown.push_str("\n\n- ");
        markdown.push_str(&list.join("\n- "));
    }
    Some(Shown { markdown, span: interview.title })
}
