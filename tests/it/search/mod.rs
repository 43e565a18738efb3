//! Finding and relating questions.

mod labelled;
