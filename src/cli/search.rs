//! `mianjing search`: the query language of the editors on the command line.

use super::output::{Output, escape_json, visible};
use super::terminal::Terminal;
use super::{Outcome, notes};
use crate::features::search::{ItemKind, ResultItem, SearchParams, within};
use crate::search::query::Query;
use crate::snapshot::Snapshot;
use anyhow::bail;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Words, "exact words", ❌ ✅ ? #tag @company asked:>2 since:2024-09
    query: String,
    /// How to write it
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// At most so many results
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// Notes or folders of notes; - for a note on stdin
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Ndjson,
}

/// Indexing the answers of more bytes of notes than this takes longer than one query is worth.
const RANKED_BYTES: usize = 2_000_000;

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let mut notes = notes::read_together(&arguments.paths, terminal)?;
    if arguments.query.contains("asked:") {
        notes.snapshot.catalogue.relations_now(&notes.snapshot.notebook);
    }
    rank_answers(&mut notes.snapshot, &arguments.query);
    let params = SearchParams { query: arguments.query.clone(), limit: Some(arguments.limit) };
    let result = within(&notes.snapshot, params, Some(&notes.chosen));
    if let Some(error) = result.error {
        bail!(error);
    }
    let mut output = Output::new();
    for item in &result.items {
        match arguments.format {
            Format::Ndjson => {
                writeln!(output, "{}", escape_json(serde_json::to_string(item)?))?;
            }
            Format::Human => writeln!(output, "{}", line(item))?,
        }
    }
    output.flush()?;
    Ok(ExitCode::from(u8::from(result.items.is_empty())))
}

/// The best answers first, where that costs no wait that anybody notices.
fn rank_answers(snapshot: &mut Snapshot, query: &str) {
    let config = Arc::make_mut(&mut snapshot.config);
    // Nor is an index begun aside, which would not be there before the program ends.
    config.indexed_bytes = config.indexed_bytes.min(RANKED_BYTES);
    if Query::parse(query).is_ok_and(|query| !query.words.is_empty()) {
        snapshot.catalogue.index_answers(&snapshot.notebook, config.indexed_bytes);
    }
}

fn line(item: &ResultItem) -> String {
    let sign = match item.mark.as_deref() {
        Some("pass") => " ✅",
        Some("fail") => " ❌",
        _ => "",
    };
    let open = if item.answered == Some(false) { " ?" } else { "" };
    let place = format!("{}:{}", visible(&item.note), item.location.range.start.line + 1);
    if item.kind == ItemKind::Note {
        return place;
    }
    format!("{place}: {}{sign}{open}", visible(item.text.trim()))
}
