//! The integration tests, in one binary.
#![allow(clippy::unwrap_used, reason = "in tests a panic is the message")]
#![allow(clippy::needless_pass_by_value, reason = "expectations are written where they are used")]

mod any_input;
mod cli;
mod complexity;
mod config;
mod corpus;
mod editors;
mod features;
mod files;
mod links;
mod protocol;
mod queries;
mod recognise;
mod report;
mod review;
mod search;
mod security;
#[allow(dead_code, reason = "a room of tools; not every test run uses each")]
mod support;
mod tidy;
