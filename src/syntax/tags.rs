//! Topic tags: `#go/map`, `#缓存`, `＃` too.

use super::structure::Structure;
use crate::text::Span;

/// One use of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The tag with its `#`, or the bare name in front matter.
    pub span: Span,
    /// The name, without `#`.
    pub name: Span,
}

/// The tags of a note, front matter included, in text order.
pub fn tags(_text: &str, _structure: &Structure) -> Box<[Tag]> {
    Box::default()
}
