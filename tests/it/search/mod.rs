//! Finding and relating questions.

mod judged;
mod labelled;
mod queries;
mod relating;
