//! What the user may change, resolved: every value is set.

use crate::recognise::Lexicon;
use std::collections::BTreeMap;
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
    /// What the user set per rule, by its code.
    pub severities: BTreeMap<String, Severity>,
    /// Features the user switched on or off, by the name of their file: `hover`, `code_lens`.
    pub features: BTreeMap<String, bool>,
}

impl Config {
    /// The severity the user set for the rule `code`, or `default`.
    pub fn severity(&self, code: &str, default: Severity) -> Severity {
        self.severities.get(code).copied().unwrap_or(default)
    }

    /// Whether the feature `name` is to answer; inlay hints alone are off unless asked for, since
    /// a code lens says the same.
    pub fn is_on(&self, name: &str) -> bool {
        self.features.get(name).copied().unwrap_or(name != "inlay_hint")
    }
}
