//! Markdown: what CommonMark (and Obsidian) say about a text, in byte spans.
//!
//! Two parsers share the work (ARCHITECTURE.md, "Two parsers"): [`structure`] reads every note
//! once with pulldown-cmark; [`tree`] keeps tree-sitter's incremental tree of open notes.

pub mod block_ids;
pub mod front_matter;
mod html_links;
pub mod links;
pub mod queries;
pub mod structure;
pub mod tags;
pub mod tree;
