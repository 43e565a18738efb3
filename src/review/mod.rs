//! Spaced repetition: which question is due when, and the file that remembers it.
//!
//! A *card* is what is learnt: all questions of a folder that ask the same thing in the same
//! words ([`cards`]). What happened to it is a log of events, one a line ([`event`]), kept beside
//! the notes in `.mianjing/review.jsonl` ([`store`]). Everything else – when a card is due, how
//! well it is known – is worked out from the events each time ([`log`], [`schedule`]), so logs of
//! two machines are merged by taking the lines of both, in any order. Notes are never written.

mod adopt;
pub mod cards;
pub mod deck;
pub mod desk;
pub mod event;
pub mod log;
pub mod moment;
pub mod queue;
pub mod schedule;
pub mod store;

use serde::{Deserialize, Serialize};
use std::fmt;

/// Names a card for as long as its folder is reviewed, however its question is reworded or moved.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Box<str>);

impl Key {
    /// Any text that names one card in a log.
    pub fn new(key: &str) -> Self {
        Self(key.into())
    }

    /// As it stands in the log.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How well a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    Again,
    Hard,
    Good,
    Easy,
}

impl Grade {
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// As the log and the protocol write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// The key that gives it: 1 to 4.
    pub const fn number(self) -> u32 {
        self as u32 + 1
    }
}
