//! The commands that write down what was done with a card: `workspace/executeCommand`.

use super::{ReviewParams, answer, sit};
use crate::features::messages::review as messages;
use crate::review::desk::{Act, Sitting};
use crate::review::moment::Moment;
use crate::review::{Grade, Key};
use crate::snapshot::Snapshot;
use serde::Deserialize;
use serde_json::Value;
use tower_lsp::lsp_types::{ExecuteCommandParams, Url};

pub const GRADE: &str = "mianjing.review.grade";
pub const BURY: &str = "mianjing.review.bury";
pub const UNDO: &str = "mianjing.review.undo";
pub const COMMANDS: &[&str] = &[GRADE, BURY, UNDO];

/// The one argument of every command.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Argument {
    folder: Option<Url>,
    key: Option<Key>,
    grade: Option<Grade>,
    /// The query of the review that goes on.
    query: String,
}

/// Runs a command; gives what `mianjing/review` would say next.
pub fn handle(snapshot: &Snapshot, params: ExecuteCommandParams) -> Result<Option<Value>, String> {
    run(snapshot, params, Moment::now())
}

/// As [`handle`], at `now`.
pub fn run(
    snapshot: &Snapshot,
    params: ExecuteCommandParams,
    now: Moment,
) -> Result<Option<Value>, String> {
    let language = snapshot.config.language;
    let argument = params.arguments.into_iter().next().filter(|argument| !argument.is_null());
    let argument: Argument = argument
        .map_or_else(|| Ok(Argument::default()), serde_json::from_value)
        .map_err(|error| format!("{}: {error}", params.command))?;
    let next = match params.command.as_str() {
        GRADE => {
            let grade = argument.grade.ok_or_else(|| format!("{GRADE}: no grade"))?;
            act(snapshot, &argument, Act::Grade(grade), now)?;
            ReviewParams::default()
        }
        BURY => {
            act(snapshot, &argument, Act::Bury, now)?;
            ReviewParams::default()
        }
        UNDO => undo(snapshot, &argument, now)?,
        other => return Err(messages::unknown_command(language, other)),
    };
    let next = ReviewParams { query: argument.query, ..next };
    Ok(serde_json::to_value(answer(snapshot, &next, now)).ok())
}

fn act(snapshot: &Snapshot, argument: &Argument, act: Act, now: Moment) -> Result<(), String> {
    let language = snapshot.config.language;
    let key = argument.key.as_ref().ok_or_else(|| messages::no_card(language).to_owned())?;
    let sittings = sittings(snapshot, argument)?;
    let here = sittings.into_iter().find(|sitting| sitting.deck.card(key).is_some());
    let mut here = here.ok_or_else(|| messages::no_card(language).to_owned())?;
    let done = here.act(&snapshot.notebook, key, act, now);
    done.map(|_| ()).map_err(|error| messages::store(language, &error))
}

/// Undoes what was done last in the folder, or of all folders; the card comes next.
fn undo(snapshot: &Snapshot, argument: &Argument, now: Moment) -> Result<ReviewParams, String> {
    let language = snapshot.config.language;
    let sittings = sittings(snapshot, argument)?;
    let last = sittings.into_iter().filter_map(|sitting| Some((sitting.last()?, sitting)));
    let last = last.max_by_key(|((_, at), _)| at.milliseconds());
    let ((key, at), mut sitting) = last.ok_or_else(|| messages::nothing_to_undo(language))?;
    sitting.undo(&key, at, now).map_err(|error| messages::store(language, &error))?;
    let folder = Url::from_file_path(sitting.root()).ok();
    let key = sitting.deck.card(&key).map(|card| card.key.clone());
    Ok(ReviewParams { key, folder, ..ReviewParams::default() })
}

/// The folder that the argument names, or all that can be reviewed.
fn sittings(snapshot: &Snapshot, argument: &Argument) -> Result<Vec<Sitting>, String> {
    let named = argument.folder.as_ref().and_then(crate::proto::uri::path);
    let folders = snapshot.notebook.folders().iter();
    let folders = folders.filter(|folder| named.as_ref().is_none_or(|named| named == *folder));
    folders.map(|folder| sit(snapshot, folder)).collect()
}
