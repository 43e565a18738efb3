//! A question: its mark, where and when it was asked, its answer, or else the best one elsewhere.

use super::{Shown, link};
use crate::features::place::Place;
use crate::features::related::Elsewhere;
use crate::features::{messages, preview, related, wording};
use crate::notebook::QuestionId;
use crate::proto;
use crate::snapshot::Snapshot;

pub(super) fn show(place: &Place<'_>) -> Option<Shown> {
    let (index, question) = place.note.question_at(place.line())?;
    let snapshot = place.snapshot;
    let id = QuestionId { note: place.id, index };
    let asked = related::asked(snapshot, id).unwrap_or_default();
    let title = preview::escaped(&wording::titled(place.note, question));
    let mut facts: Vec<String> = wording::asked_at(place.note, question).into_iter().collect();
    facts.extend(question.topic.map(|topic| place.note.slice(topic).trim().to_owned()));
    facts.extend(wording::state(snapshot, place.id, question).map(str::to_owned));
    if asked.times() > 1 {
        facts.push(messages::asked(snapshot.config.language, asked.times(), asked.companies));
    }
    let mut markdown = format!("**{title}**\n\n{}", preview::escaped(&facts.join(" · ")));
    if snapshot.notebook.is_answered(place.id, question) {
        if let Some(answer) = link::answer(place, question) {
            markdown.push_str("\n\n---\n\n");
            markdown.push_str(&answer);
        }
    } else if let Some(elsewhere) = asked.answered.and_then(|found| elsewhere(snapshot, found)) {
        markdown.push_str("\n\n---\n\n");
        markdown.push_str(&elsewhere);
    }
    Some(Shown { markdown, span: question.text })
}

/// The answer of another question, below its name and place.
fn elsewhere(snapshot: &Snapshot, found: Elsewhere) -> Option<String> {
    let id = found.id;
    let (note, question) = related::question(snapshot, id)?;
    let offset = question.text.start as usize;
    let place = Place { snapshot, id: id.note, note, offset };
    let answer = link::answer(&place, question)?;
    let mut uri = proto::url(snapshot.notebook.location(id.note))?;
    uri.set_fragment(Some(&format!("L{}", question.line + 1)));
    let name = preview::escaped(&related::shown_place(snapshot, id));
    let title = preview::escaped(&wording::titled(note, question));
    let (language, place) = (snapshot.config.language, format!("[{name}]({uri})"));
    let said = if found.is_sure {
        format!("{}: {title}", messages::answered_in(language, &place))
    } else {
        messages::alike_answered_in(language, &title, &place)
    };
    Some(format!("{said}\n\n{answer}"))
}
