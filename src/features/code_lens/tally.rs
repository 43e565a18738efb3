//! `12 questions · 7 ✅ · 3 ❌ · 2 unanswered` above an interview or a heading; it leads to what is
//! unanswered.

use super::Told;
use crate::features::sections::sections;
use crate::features::tally::Tally;
use crate::notebook::{Note, NoteId};
use crate::snapshot::Snapshot;
use crate::text::Span;

pub(super) fn places(_: &Snapshot, _: NoteId, note: &Note) -> Vec<Span> {
    sections(note).into_iter().map(|section| section.title).collect()
}

pub(super) fn tell(snapshot: &Snapshot, id: NoteId, note: &Note, place: Span) -> Option<Told> {
    let section = sections(note).into_iter().find(|section| section.title == place)?;
    let title = Tally::new(snapshot, id, section.questions.iter().copied()).shown(snapshot);
    let open = section.questions.iter().filter(|it| snapshot.notebook.awaits_answer(id, it));
    Some(Told { title, leads_to: open.map(|question| (id, question.text)).collect() })
}
