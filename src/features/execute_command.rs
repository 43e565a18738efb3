//! `workspace/executeCommand`: the server's commands (docs/protocol.md).

use super::{next_unanswered, review};
use crate::snapshot::Snapshot;
use serde_json::Value;
use tower_lsp::lsp_types::{
    ExecuteCommandOptions, ExecuteCommandParams, Location, Range, ShowDocumentParams,
};

/// What the server says of its commands.
pub fn options() -> ExecuteCommandOptions {
    let commands = next_unanswered::COMMANDS.iter().chain(review::command::COMMANDS);
    let commands = commands.map(|&command| command.to_owned()).collect();
    ExecuteCommandOptions { commands, ..ExecuteCommandOptions::default() }
}

/// Runs a command and gives what it says.
pub fn handle(snapshot: &Snapshot, params: ExecuteCommandParams) -> Result<Option<Value>, String> {
    if next_unanswered::COMMANDS.contains(&params.command.as_str()) {
        let found = next_unanswered::handle(snapshot, params)?;
        return Ok(found.and_then(|place| serde_json::to_value(place).ok()));
    }
    review::command::handle(snapshot, params)
}

/// What a client that can show documents is asked to show after a command: the place it gave, with
/// the cursor before it. What is selected is replaced by the next key.
pub fn shown(result: &Value) -> Option<ShowDocumentParams> {
    let Location { uri, range } = serde_json::from_value(result.clone()).ok()?;
    let (external, take_focus) = (None, Some(true));
    let selection = Some(Range::new(range.start, range.start));
    Some(ShowDocumentParams { uri, external, take_focus, selection })
}
