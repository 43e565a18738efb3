//! Block ids of one note: `^id` at the end of a paragraph or item, or alone below what it names.

use super::structure::Structure;
use crate::text::{Span, slice};
use serde::{Deserialize, Serialize};

/// How many lines above its id a paragraph is looked for. Keeps a note of nothing but ids linear.
const MAX_LINES: usize = 200;

/// A block with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The id without `^`.
    pub id: Span,
    /// The block it names, its id included.
    pub span: Span,
}

/// The block ids of a note, in text order.
pub fn blocks(text: &str, structure: &Structure) -> Box<[Block]> {
    let mut blocks = Vec::new();
    for at in memchr::memchr_iter(b'^', text.as_bytes()) {
        if let Some(id) = id_at(text, at)
            && !structure.is_code(at)
        {
            let start = block_start(text, structure, at);
            blocks.push(Block { id, span: Span::new(start, id.end as usize) });
        }
    }
    blocks.into()
}

/// The id behind the `^` at byte `at`: letters of ASCII, digits and `-` up to the end of the
/// line, behind anything but a word.
fn id_at(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at + 1..];
    let len = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
    let ends_line = match rest[len..].trim_start_matches([' ', '\t']).as_bytes().first() {
        None | Some(b'\n' | b'\r') => true,
        Some(_) => false,
    };
    // Behind a blank, says Obsidian's manual, whose own notes have it behind brackets too.
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '^' | '[' | '\\');
    let stands_free = !text[..at].ends_with(is_word);
    (len > 0 && ends_line && stands_free).then(|| Span::new(at + 1, at + 1 + len))
}

/// Where the block that the `^` at byte `at` names begins: the code, table or quote above an id
/// that stands alone, else the list item or paragraph of its line.
fn block_start(text: &str, structure: &Structure, at: usize) -> usize {
    let own_line = line_start(text, at);
    if !text[own_line..at].trim().is_empty() {
        return paragraph_start(text, structure, own_line);
    }
    let end_above = text[..own_line].trim_end().len();
    let Some(last) = end_above.checked_sub(1) else { return own_line };
    if let Some(block) = structure.code_block_at(last) {
        return block.span.start as usize;
    }
    let above = [&structure.tables, &structure.quotes].into_iter().find_map(|spans| {
        let after = spans.partition_point(|span| span.start as usize <= last);
        spans[..after].last().filter(|span| span.range().contains(&last))
    });
    above.map_or_else(
        || paragraph_start(text, structure, line_start(text, end_above)),
        |span| span.start as usize,
    )
}

/// The first line of the paragraph or item that goes on at the line starting at `start`.
fn paragraph_start(text: &str, structure: &Structure, mut start: usize) -> usize {
    for _ in 0..MAX_LINES {
        if start == 0 || text[start..].starts_with('#') || starts_item(text, structure, start) {
            break;
        }
        let above = line_start(text, start - 1);
        let line = slice(text, Span::new(above, start));
        if line.trim().is_empty() || line.starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1)
}

fn starts_item(text: &str, structure: &Structure, line_start: usize) -> bool {
    let rest = &text[line_start..];
    let indent = rest.len() - rest.trim_start_matches([' ', '\t', '>']).len();
    let at = (line_start + indent) as u32;
    structure.items.binary_search_by_key(&at, |item| item.span.start).is_ok()
}
