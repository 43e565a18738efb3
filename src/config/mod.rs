//! What the user may change, resolved: every value is set.

use crate::recognise::Lexicon;
use std::sync::Arc;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    /// 简体中文
    Chinese,
}

/// How loud a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
    Information,
    Hint,
    Off,
}

/// The configuration in force for one note folder.
#[derive(Debug, Clone, Default)]
pub struct Config {
    pub lexicon: Arc<Lexicon>,
    pub language: Language,
}
