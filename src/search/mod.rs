//! Finding a question in all notes, and the questions related to it.

mod answers;
pub mod catalogue;
mod filter;
pub mod find;
pub mod fold;
mod fulltext;
pub mod highlight;
mod likeness;
pub mod pieces;
mod pinyin;
pub mod query;
pub mod related;
pub mod titles;
pub mod vocabulary;
pub mod wording;

use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use related::{Asked, NoteWordings, Relations};
use std::sync::Arc;

/// The questions of one note, read for [`Relations`].
pub fn wordings(notebook: &Notebook, id: NoteId, note: &Note) -> NoteWordings {
    let questions = note.facts().questions.iter().enumerate();
    let asked = questions.map(|(index, question)| Asked {
        id: QuestionId { note: id, index: index as u32 },
        text: note.lexicon().synonyms().read_as_first(note.slice(question.text)),
        is_answered: notebook.is_answered(id, question),
    });
    NoteWordings::new(id, asked)
}

/// The relations of `notes`, in whose order equals come.
pub fn relations(notebook: &Notebook, notes: &[NoteId]) -> Relations {
    let read = |&id: &NoteId| Some(Arc::new(wordings(notebook, id, notebook.note(id)?)));
    let notes: Vec<_> = notes.par_iter().filter_map(read).collect();
    Relations::new(&notes)
}
