//! Links of one note: wiki-links, Markdown links and images, references, block ids.

use super::structure::{LinkSyntax, Structure};
use crate::text::Span;

/// A link, embed or image in one note, unresolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The whole link with its brackets.
    pub span: Span,
    pub syntax: LinkSyntax,
    /// `![…](…)` or `![[…]]`.
    pub is_embed: bool,
    /// The target as written, `note#heading` in one piece, with escapes undone.
    pub target: Box<str>,
}

/// The links of a note, in text order.
pub fn links(_text: &str, structure: &Structure) -> Box<[Link]> {
    let link = |raw: &super::structure::RawLink| Link {
        span: raw.span,
        syntax: raw.syntax,
        is_embed: raw.is_embed,
        target: raw.target.clone(),
    };
    structure.links.iter().map(link).collect()
}
