//! A question: its mark, where and when it was asked, its answer.

use super::{Shown, link};
use crate::features::place::Place;
use crate::features::{preview, wording};

pub(super) fn show(place: &Place<'_>) -> Option<Shown> {
    let (_, question) = place.note.question_at(place.line())?;
    let snapshot = place.snapshot;
    let is_answered = snapshot.notebook.is_answered(place.id, question);
    let title = preview::escaped(&wording::titled(place.note, question));
    let mut facts: Vec<String> = wording::asked_at(place.note, question).into_iter().collect();
    facts.extend(question.topic.map(|topic| place.note.slice(topic).trim().to_owned()));
    facts.extend(wording::state(snapshot, place.id, question).map(str::to_owned));
    let mut markdown = format!("**{title}**\n\n{}", preview::escaped(&facts.join(" · ")));
    if is_answered && let Some(answer) = link::answer(place, question) {
        markdown.push_str("\n\n---\n\n");
        markdown.push_str(&answer);
    }
    Some(Shown { markdown, span: question.text })
}
