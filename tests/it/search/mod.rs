//! Finding and relating questions.

mod answers;
mod judged;
mod labelled;
mod queries;
mod ranking;
mod relating;
