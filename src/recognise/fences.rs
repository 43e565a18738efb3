//! Which lines belong to fenced blocks.

use super::rows::{Kind, trim_end};
use crate::syntax::structure::Structure;
use crate::text::{Span, slice};

/// Walks the fenced blocks along with the lines.
pub(crate) struct Fences {
    /// Without the line ends behind them.
    spans: Vec<Span>,
    next: usize,
}

impl Fences {
    pub(crate) fn new(text: &str, structure: &Structure) -> Self {
        let fenced = structure.code_blocks.iter().filter(|block| block.info.is_some());
        Self { spans: fenced.map(|block| trim_end(text, block.span)).collect(), next: 0 }
    }

    /// What the line at `span` is to a fence, if it is part of one.
    pub(crate) fn kind(&mut self, text: &str, span: Span) -> Option<Kind> {
        while self.spans.get(self.next).is_some_and(|fence| fence.end < span.start) {
            self.next += 1;
        }
        let fence = *self.spans.get(self.next)?;
        if span.end <= fence.start {
            return None;
        }
        if span.start <= fence.start {
            return Some(Kind::Fence);
        }
        let line = slice(text, span).trim_start_matches([' ', '\t', '>']);
        let is_close = line.starts_with("```") || line.starts_with("~~~");
        Some(if is_close && span.end >= fence.end { Kind::FenceEnd } else { Kind::Code })
    }
}
