//! A question: its mark, where and when it was asked, its answer, or else the best one elsewhere.

use super::{Shown, link};
use crate::features::place::Place;
use crate::features::related::Elsewhere;
use crate::features::{messages, preview, related, wording};
use crate::notebook::QuestionId;
use crate::notebook::resolve::Destination;
use crate::proto;
use crate::snapshot::Snapshot;

pub(super) fn show(place: &Place<'_>) -> Option<Shown> {
    let (index, question) = place.note.question_at(place.line())?;
    let snapshot = place.snapshot;
    let id = QuestionId { note: place.id, index };
    let asked = related::asked(snapshot, id).unwrap_or_default();
    let title = preview::escaped_inside(&wording::titled(place.note, question));
    let mut facts: Vec<String> = wording::asked_at(place.note, question).into_iter().collect();
    facts.extend(question.topic().map(|topic| place.note.slice(topic).trim().to_owned()));
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

/// The answer of another question, below its name and the place where the answer is read.
fn elsewhere(snapshot: &Snapshot, found: Elsewhere) -> Option<String> {
    let (note, question) = related::question(snapshot, found.id)?;
    let (id, landing, _) = found.place(snapshot)?;
    let at = snapshot.notebook.note(id)?;
    let mut uri = proto::url(snapshot.notebook.location(id))?;
    uri.set_fragment(Some(&format!("L{}", at.lines().line_of(landing.start as usize) + 1)));
    let (name, answer) = if let Some((id, section)) = found.linked {
        let name = snapshot.notebook.shown_destination(&Destination::Note(id, section));
        (name, link::shown(snapshot, id, at, link::body(at, section)))
    } else {
        let offset = question.text.start as usize;
        let place = Place { snapshot, id: found.id.note, note, offset };
        (snapshot.notebook.shown_path(id), link::answer(&place, question)?)
    };
    let title = preview::escaped_inside(&wording::titled(note, question));
    let place = format!("[{}]({uri})", preview::escaped(&name));
    let language = snapshot.config.language;
    let said = if found.is_sure {
        format!("{}: {title}", messages::answered_in(language, &place))
    } else {
        messages::alike_answered_in(language, &title, &place)
    };
    Some(format!("{said}\n\n{answer}"))
}
