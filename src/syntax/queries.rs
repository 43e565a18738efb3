//! The patterns of `queries/`, compiled once.

use std::sync::LazyLock;
use tree_sitter::{Language, Query};

/// One file of `queries/`.
#[derive(Debug)]
pub struct Pattern {
    /// The path of the file below `queries/`.
    pub path: &'static str,
    pub(super) query: Query,
}

impl Pattern {
    /// The names of its captures.
    pub fn captures(&self) -> &[&str] {
        self.query.capture_names()
    }

    fn new(path: &'static str, language: &Language, source: &str) -> Self {
        let query = Query::new(language, source)
            .expect("the files of queries/ fit the linked grammar, which a test holds");
        Self { path, query }
    }
}

macro_rules! pattern {
    ($language:ident, $path:literal) => {
        LazyLock::new(|| {
            let source = include_str!(concat!("../../queries/", $path));
            Pattern::new($path, &tree_sitter_md::$language.into(), source)
        })
    };
}

pub static BLOCKS: LazyLock<Pattern> = pattern!(LANGUAGE, "markdown/blocks.scm");
pub static FOLDS: LazyLock<Pattern> = pattern!(LANGUAGE, "markdown/folds.scm");
pub static SELECTION: LazyLock<Pattern> = pattern!(LANGUAGE, "markdown/selection.scm");
pub static TOKENS: LazyLock<Pattern> = pattern!(LANGUAGE, "markdown/tokens.scm");
pub static INLINE_SELECTION: LazyLock<Pattern> =
    pattern!(INLINE_LANGUAGE, "markdown_inline/selection.scm");
pub static INLINE_TOKENS: LazyLock<Pattern> =
    pattern!(INLINE_LANGUAGE, "markdown_inline/tokens.scm");

/// Every file there is.
pub static ALL: [&LazyLock<Pattern>; 6] =
    [&BLOCKS, &FOLDS, &SELECTION, &TOKENS, &INLINE_SELECTION, &INLINE_TOKENS];
