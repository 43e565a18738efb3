//! mianjing: a language server for interview notes (面经) kept as a folder of Markdown files.
//!
//! The modules are layers; each may use those above it in this list and none below
//! (`tests/it/tidy.rs` holds it):
//!
//! | layer | what it knows |
//! |---|---|
//! | [`files`] | regular files of bounded size, and nothing else that may stand in a folder |
//! | [`text`] | bytes, lines, the client's units; the buffer of an open note |
//! | [`syntax`] | Markdown: blocks, links, tags, front matter, the tree of an open note |
//! | [`recognise`] | the product: questions, marks, answers, interviews of one note |
//! | [`notebook`] | all notes together: who hides whom, what points where |
//! | [`search`] | finding a question, and the questions related to it |
//! | [`review`] | when a question is to be asked again, and the file that remembers it |
//! | [`config`] | what the user may change |
//! | [`snapshot`] | what a feature may look at |
//! | [`proto`] | the only conversions between protocol types and ours |
//! | [`features`] | one file per protocol request |
//! | [`report`] | what all notes together say, as a page, Markdown and JSON |
//! | [`server`] | the session, the client, the disk |
//! | [`cli`] | the command line |

pub mod cli;
pub mod config;
pub mod features;
pub mod files;
pub mod notebook;
pub mod proto;
pub mod recognise;
pub mod report;
pub mod review;
pub mod search;
pub mod server;
pub mod snapshot;
pub mod syntax;
pub mod text;
