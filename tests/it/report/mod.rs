//! The report: what it counts, and what it looks like as a page, Markdown and JSON.

mod model;
mod page;

use crate::support::fixture::Fixture;
use jiff::civil::date;
use mianjing::notebook::NoteId;
use mianjing::report::{Report, Scope};

/// The report of all notes of a fixture, made on 20 November 2026.
pub(crate) fn report(fixture: &Fixture, limit: usize) -> Report {
    let snapshot = fixture.snapshot();
    let notes: Vec<NoteId> = snapshot.notebook.notes().map(|(id, _)| id).collect();
    let link = |id: NoteId| format!("./{}", snapshot.notebook.shown_path(id));
    let scope = Scope {
        folder: "笔记".to_owned(),
        notes: &notes,
        today: date(2026, 11, 20),
        limit,
        link: &link,
    };
    Report::new(&snapshot, &scope)
}
