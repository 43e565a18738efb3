//! Finding a question in all notes, and the questions related to it.
