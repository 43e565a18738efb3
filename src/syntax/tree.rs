//! The tree of an open note: tree-sitter's block tree, kept from one version to the next.
//!
//! The block grammar is parsed incrementally: the version before is compared with the new one
//! from both ends, and what differs is told to tree-sitter as one edit, so nobody has to collect
//! edits. The inline grammar is never parsed incrementally, because its trees then differ from
//! fresh ones (measured: after a tenth of random edits), and only for the places asked for,
//! because some inputs take it quadratic time.
//!
//! The text is parsed with one more line end behind it: without it the grammar reads a last line
//! such as `- ` as an error. Spans given out never reach behind the text.

use super::queries::Pattern;
use super::structure::mark_len;
use crate::text::{Span, slice};
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use streaming_iterator::StreamingIterator;
use tree_sitter::{
    InputEdit, Language, Node, ParseOptions, Parser, Point, QueryCursor, QueryCursorOptions,
    QueryCursorState, Range, Tree,
};

/// Longer notes have no tree: theirs takes twenty bytes per byte of text.
pub const MAX_LEN: usize = 4 << 20;
/// Longer paragraphs are not parsed with the inline grammar.
const MAX_INLINE_LEN: usize = 8 << 10;
/// Without one of these a paragraph is plain text, as most are, and needs no parser.
const INLINE_SIGNS: &[u8] = b"`[<$*_~";
/// What the parse of a note may take before it is given up.
const BLOCK_LIMIT: Duration = Duration::from_secs(2);
/// What all paragraphs of one question may take together; the rest go unparsed. Ordinary notes of
/// a megabyte need a tenth of it.
const INLINE_LIMIT: Duration = Duration::from_secs(1);
/// What a pattern may take to be found in a note. A million `[` are as many nodes and take twice
/// that; ordinary notes of a megabyte need a third.
const QUERY_LIMIT: Duration = Duration::from_secs(1);

/// A place that a pattern found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capture {
    /// The capture's name in the `.scm` file.
    pub name: &'static str,
    pub span: Span,
}

/// The blocks of one version of a note.
#[derive(Debug, Clone)]
pub struct BlockTree {
    text: Arc<str>,
    tree: Tree,
    /// A question about it was given up.
    is_slow: Arc<AtomicBool>,
}

impl BlockTree {
    /// Parses `text`, reusing the tree of an earlier version. `None` when the note is too long or
    /// the parser took too long.
    pub fn new(text: Arc<str>, previous: Option<&Self>) -> Option<Self> {
        if text.len() > MAX_LEN {
            return None;
        }
        let edited = previous.map(|previous| {
            let mut tree = previous.tree.clone();
            if let Some(edit) = difference(&previous.text, &text) {
                tree.edit(&edit);
            }
            tree
        });
        let language = tree_sitter_md::LANGUAGE.into();
        let tree = parse(&language, &text, &behind_mark(&text), edited.as_ref(), BLOCK_LIMIT)?;
        Some(Self { text, tree, is_slow: Arc::default() })
    }

    /// Whether it has so many nodes that a question about it was given up.
    pub fn is_slow(&self) -> bool {
        self.is_slow.load(Ordering::Relaxed)
    }

    /// What `pattern` finds where it overlaps `within`, in text order, outer before inner; what
    /// was found by then when it takes too long.
    pub fn captures(&self, pattern: &'static Pattern, within: Span) -> Vec<Capture> {
        let root = self.tree.root_node();
        let (found, is_whole) = captures(&self.text, root, pattern, within, QUERY_LIMIT);
        if !is_whole {
            self.is_slow.store(true, Ordering::Relaxed);
        }
        found
    }

    /// What `pattern`, one of the inline grammar, finds in the paragraphs and headings that
    /// overlap `within`; nothing in those that are too long, or left when the time is up.
    pub fn inline_captures(&self, pattern: &'static Pattern, within: Span) -> Vec<Capture> {
        let mut found = Vec::new();
        let started = Instant::now();
        for_each_inline(self.tree.root_node(), within, &mut |node| {
            let bytes = self.text.as_bytes().get(node.byte_range()).unwrap_or_default();
            if bytes.len() > MAX_INLINE_LEN || !bytes.iter().any(|byte| INLINE_SIGNS.contains(byte))
            {
                return;
            }
            let left = INLINE_LIMIT.saturating_sub(started.elapsed());
            if left.is_zero() {
                return;
            }
            let language = tree_sitter_md::INLINE_LANGUAGE.into();
            if let Some(tree) = parse(&language, &self.text, &ranges(node), None, left) {
                found.extend(captures(&self.text, tree.root_node(), pattern, within, left).0);
            }
        });
        found
    }

    /// The nodes as an s-expression, for tests.
    pub fn to_sexp(&self) -> String {
        self.tree.root_node().to_sexp()
    }
}

thread_local! {
    /// A parser and a cursor own buffers that are worth keeping.
    static PARSER: RefCell<Parser> = RefCell::new(Parser::new());
}

fn parse(
    language: &Language,
    text: &str,
    ranges: &[Range],
    previous: Option<&Tree>,
    limit: Duration,
) -> Option<Tree> {
    PARSER.with_borrow_mut(|parser| {
        parser.set_language(language).ok()?;
        parser.set_included_ranges(ranges).ok()?;
        let started = Instant::now();
        let mut is_over = |_: &tree_sitter::ParseState| {
            if started.elapsed() > limit {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let bytes = text.as_bytes();
        let mut read = |at: usize, _| match bytes.get(at..) {
            Some([]) => b"\n".as_slice(),
            Some(rest) => rest,
            None => &[],
        };
        let options = ParseOptions::new().progress_callback(&mut is_over);
        let tree = parser.parse_with_options(&mut read, previous, Some(options));
        // A parse that was given up would be continued by the next one.
        parser.reset();
        tree
    })
}

/// What is found in so much time, and whether that is all.
fn captures(
    text: &str,
    root: Node<'_>,
    pattern: &'static Pattern,
    within: Span,
    limit: Duration,
) -> (Vec<Capture>, bool) {
    let started = Instant::now();
    let is_over = Cell::new(false);
    let mut go_on = |_: &QueryCursorState| {
        is_over.set(started.elapsed() > limit);
        if is_over.get() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = QueryCursorOptions::new().progress_callback(&mut go_on);
    let mut cursor = QueryCursor::new();
    // An empty range would find nothing, not even around it.
    cursor.set_byte_range(
        within.start as usize..(within.end as usize).max(within.start as usize + 1),
    );
    let names = pattern.query.capture_names();
    let mut found = Vec::new();
    let mut matches = cursor.captures_with_options(&pattern.query, root, text.as_bytes(), options);
    while let Some((found_match, index)) = matches.next() {
        let capture = found_match.captures()[*index];
        let range = capture.node.byte_range();
        let span = Span::new(range.start.min(text.len()), range.end.min(text.len()));
        found.push(Capture { name: names[capture.index as usize], span });
    }
    drop(matches);
    found.sort_by_key(|capture| (capture.span.start, std::cmp::Reverse(capture.span.end)));
    (found, !is_over.get())
}

/// Calls `found` with every `inline` node that touches `within`.
fn for_each_inline<'t>(root: Node<'t>, within: Span, found: &mut impl FnMut(Node<'t>)) {
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        let touches =
            node.start_byte() <= within.end as usize && within.start as usize <= node.end_byte();
        let is_inline = matches!(node.kind(), "inline" | "pipe_table_cell");
        if touches && is_inline {
            found(node);
        }
        if touches && !is_inline && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}

/// What is parsed of a text with a byte order mark, which to the block grammar is a letter; of any
/// other nothing need be said.
fn behind_mark(text: &str) -> Vec<Range> {
    let mark = mark_len(text);
    let behind = Range {
        start_byte: mark,
        start_point: Point::new(0, mark),
        end_byte: usize::MAX,
        end_point: Point::new(usize::MAX, usize::MAX),
    };
    if mark > 0 { vec![behind] } else { Vec::new() }
}

/// The parts of an `inline` node that are text: between the `>` and indents of its lines.
fn ranges(node: Node<'_>) -> Vec<Range> {
    let mut ranges = Vec::new();
    let whole = node.range();
    let (mut start, mut point) = (whole.start_byte, whole.start_point);
    let mut cursor = node.walk();
    for child in node.children(&mut cursor).filter(|child| child.kind() == "block_continuation") {
        let child = child.range();
        if child.start_byte > start {
            ranges.push(Range {
                start_byte: start,
                start_point: point,
                end_byte: child.start_byte,
                end_point: child.start_point,
            });
        }
        (start, point) = (child.end_byte, child.end_point);
    }
    ranges.push(Range { start_byte: start, start_point: point, ..whole });
    ranges
}

/// The one edit that makes `new` of `old`; `None` when they are the same.
fn difference(old: &str, new: &str) -> Option<InputEdit> {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let mut start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    if start == a.len() && start == b.len() {
        return None;
    }
    while !(old.is_char_boundary(start) && new.is_char_boundary(start)) {
        start -= 1;
    }
    let mut same =
        a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    while !(old.is_char_boundary(a.len() - same) && new.is_char_boundary(b.len() - same)) {
        same -= 1;
    }
    let before = point_after(Point::new(0, 0), &a[..start]);
    Some(InputEdit {
        start_byte: start,
        old_end_byte: a.len() - same,
        new_end_byte: b.len() - same,
        start_position: before,
        old_end_position: point_after(before, &a[start..a.len() - same]),
        new_end_position: point_after(before, &b[start..b.len() - same]),
    })
}

/// Where one is after `bytes`, as tree-sitter counts: rows end at `\n` alone.
fn point_after(from: Point, bytes: &[u8]) -> Point {
    let rows = memchr::memchr_iter(b'\n', bytes).count();
    match memchr::memrchr(b'\n', bytes) {
        None => Point::new(from.row, from.column + bytes.len()),
        Some(last) => Point::new(from.row + rows, bytes.len() - last - 1),
    }
}

/// The words of `text` around `offset` that a double click would select: a run of letters of one
/// script, since Chinese puts no blanks between words; empty between blanks.
pub fn word_at(text: &str, offset: usize) -> Span {
    let before = slice(text, Span::new(0, offset));
    let after = text.get(offset..).unwrap_or("");
    let kind = after.chars().next().filter(|c| is_word(*c)).or_else(|| before.chars().next_back());
    let Some(kind) = kind.filter(|c| is_word(*c)) else { return Span::new(offset, offset) };
    let same = |c: &char| is_word(*c) && c.is_ascii() == kind.is_ascii();
    let left: usize = before.chars().rev().take_while(same).map(char::len_utf8).sum();
    let right: usize = after.chars().take_while(same).map(char::len_utf8).sum();
    Span::new(offset - left, offset + right)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
