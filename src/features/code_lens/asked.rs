//! `asked 4× · 3 companies · answered in 八股.md` above a question that was asked before; it leads
//! to the other times.

use super::Told;
use crate::features::{messages, related};
use crate::notebook::{Note, NoteId, QuestionId};
use crate::snapshot::Snapshot;
use crate::text::Span;

pub(super) fn places(snapshot: &Snapshot, id: NoteId, note: &Note) -> Vec<Span> {
    let Some(relations) = snapshot.relations() else { return Vec::new() };
    let questions = note.facts().questions.iter().enumerate();
    let repeated = questions.filter(|(index, _)| {
        !snapshot.is_cancelled()
            && relations.is_repeated(QuestionId { note: id, index: *index as u32 })
    });
    repeated.map(|(_, question)| question.text).collect()
}

pub(super) fn tell(snapshot: &Snapshot, id: NoteId, note: &Note, place: Span) -> Option<Told> {
    let index = note.facts().questions.iter().position(|question| question.text == place)?;
    let id = QuestionId { note: id, index: index as u32 };
    let asked = related::asked(snapshot, id)?;
    let language = snapshot.config.language;
    let mut title = messages::asked(language, asked.times(), asked.companies);
    if let Some(answered) = asked.answered {
        let place = snapshot.notebook.shown_path(answered.note());
        title.push_str(" · ");
        title.push_str(&match answered.quoted(snapshot) {
            Some(quoted) => messages::alike_answered_in(language, &quoted, &place),
            None => messages::answered_in(language, &place),
        });
    }
    let span = |other: &QuestionId| {
        related::question(snapshot, *other).map(|(_, question)| (other.note, question.text))
    };
    Some(Told { title, leads_to: asked.others.iter().filter_map(span).collect() })
}
