//! One line of the log: what happened to one card, complete in itself.
//!
//! ```json
//! {"v":1,"at":"2026-11-21T17:05:00.123+08:00","card":"9f86d081884c7d65","grade":"good"}
//! {"v":1,"at":"2026-11-21T17:05:09.001+08:00","card":"9f86d081884c7d65","undo":"2026-11-21T17:05:00.123+08:00"}
//! {"v":1,"at":"2026-11-21T17:05:20.500+08:00","card":"9f86d081884c7d65","bury":true}
//! {"v":1,"at":"2026-11-21T17:05:00.122+08:00","card":"9f86d081884c7d65","seen":{"text":"map 是线程安全的吗","note":"go/面经.md"}}
//! ```

use super::moment::Moment;
use super::{Grade, Key};
use serde::{Deserialize, Serialize};

/// The version of the format that is written. Lines of a later one are not understood, and a file
/// that has one is left alone.
pub const VERSION: u64 = 1;

/// Something that happened to a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub at: Moment,
    pub card: Key,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Graded(Grade),
    /// Put off until the next day.
    Buried,
    /// The grade or burial of this card at that moment did not happen.
    Undone(Moment),
    /// So and there the question was found.
    Seen(Seen),
}

/// How a question was worded when it was last looked at, and where it stood: by this it is found
/// again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub text: Box<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Box<str>>,
    /// The note's path below its folder.
    pub note: Box<str>,
    /// The identities of the questions before and after it in the note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Box<str>>,
}

/// The line as JSON has it; exactly one of the last four is there.
#[derive(Serialize, Deserialize)]
struct Line {
    v: u64,
    at: Box<str>,
    card: Key,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grade: Option<Grade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bury: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undo: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<Seen>,
}

#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

/// What a line of the file may be besides an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    Broken,
    /// Written by a later version of the program.
    Newer(u64),
}

impl Event {
    /// Reads one line.
    pub fn parse(line: &str) -> Result<Self, Odd> {
        let versioned: Versioned = serde_json::from_str(line).map_err(|_| Odd::Broken)?;
        if versioned.v > VERSION {
            return Err(Odd::Newer(versioned.v));
        }
        let line: Line = serde_json::from_str(line).map_err(|_| Odd::Broken)?;
        let what = match (line.grade, line.bury, line.undo, line.seen) {
            (Some(grade), None, None, None) => What::Graded(grade),
            (None, Some(true), None, None) => What::Buried,
            (None, None, Some(at), None) => What::Undone(Moment::parse(&at).ok_or(Odd::Broken)?),
            (None, None, None, Some(seen)) => What::Seen(seen),
            _ => return Err(Odd::Broken),
        };
        Ok(Self { at: Moment::parse(&line.at).ok_or(Odd::Broken)?, card: line.card, what })
    }

    /// The line that reads back as this event, without its end.
    pub fn line(&self) -> String {
        let mut line = Line {
            v: VERSION,
            at: self.at.to_string().into(),
            card: self.card.clone(),
            grade: None,
            bury: None,
            undo: None,
            seen: None,
        };
        match &self.what {
            What::Graded(grade) => line.grade = Some(*grade),
            What::Buried => line.bury = Some(true),
            What::Undone(at) => line.undo = Some(at.to_string().into()),
            What::Seen(seen) => line.seen = Some(seen.clone()),
        }
        serde_json::to_string(&line).expect("texts and numbers are always JSON")
    }
}
