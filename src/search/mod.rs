//! Finding a question in all notes, and the questions related to it.

mod answers;
mod around;
mod aside;
mod askings;
pub mod catalogue;
pub mod early;
mod entries;
mod filter;
pub mod find;
pub mod fold;
mod frequency;
mod fulltext;
pub mod highlight;
pub mod index;
pub mod likeness;
mod lists;
mod offsets;
mod part;
pub mod pieces;
mod pinyin;
pub mod query;
pub mod related;
pub mod shelf;
mod spelt;
mod stripped;
pub(crate) mod threads;
pub mod titles;
pub mod vocabulary;
pub mod wording;

use crate::notebook::{Note, NoteId, Notebook};
use index::NoteWordings;
use related::Relations;
use std::borrow::Cow;
use std::sync::Arc;

/// The questions of one note, read for [`Relations`].
pub fn wordings(id: NoteId, note: &Note) -> NoteWordings {
    NoteWordings::new(id, texts(note))
}

/// The wordings of the questions of a note, synonyms read as the first of them.
fn texts(note: &Note) -> impl Iterator<Item = Cow<'_, str>> {
    let synonyms = note.lexicon().synonyms();
    let questions = note.facts().questions.iter();
    questions.map(|question| synonyms.read_as_first(note.slice(question.text)))
}

/// The relations of `notes`, in whose order equals come, on all cores.
pub fn relations(notebook: &Notebook, notes: &[NoteId]) -> Relations {
    // Read some and index them, so that what was read never is in memory all at once.
    const TOGETHER: usize = 512;
    let read = |&id: &NoteId| Some(Arc::new(wordings(id, notebook.note(id)?)));
    Relations::new(notes.chunks(TOGETHER).flat_map(|some| threads::map(some, read)).flatten())
}

/// The same on the calling thread alone, for those who are in no hurry.
fn relations_aside(notebook: &Notebook, notes: &[NoteId]) -> Relations {
    let read = |&id: &NoteId| Some(Arc::new(wordings(id, notebook.note(id)?)));
    Relations::new(notes.iter().filter_map(read))
}
