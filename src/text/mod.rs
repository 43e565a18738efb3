//! Text: spans of bytes, lines, and the units in which a client counts columns.
//!
//! Inside the program every place is a byte offset into the UTF-8 text of a note. Columns
//! exist only for [`crate::proto`], which is the one caller of the conversions here.

pub mod buffer;
mod columns;
pub mod decode;
pub mod letters;
pub mod visible;
pub mod work;

use columns::Columns;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;
use std::ops::Range;

/// A half-open range of bytes in the text of one note. Notes of 4 GiB and more are not read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span of `start..end`; the ends are byte offsets of one note, hence below 4 GiB.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The same bytes as a range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same span `bytes` further on.
    pub(crate) const fn forth(self, bytes: u32) -> Self {
        Self { start: self.start + bytes, end: self.end + bytes }
    }

    /// The same span `bytes` further back, where it starts at or behind these.
    pub(crate) const fn back(self, bytes: u32) -> Self {
        Self { start: self.start - bytes, end: self.end - bytes }
    }

    /// Whether `offset` lies in the span or directly after it, where a cursor still touches it.
    pub const fn touches(self, offset: usize) -> bool {
        self.start as usize <= offset && offset <= self.end as usize
    }

    /// Whether every byte of `other` lies in this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A span that is not empty, as it is kept: an `Option` of it takes no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NonEmpty {
    start: u32,
    len: NonZeroU32,
}

impl NonEmpty {
    /// `None` of an empty span.
    pub const fn new(span: Span) -> Option<Self> {
        match NonZeroU32::new(span.end - span.start) {
            Some(len) => Some(Self { start: span.start, len }),
            None => None,
        }
    }

    pub const fn span(self) -> Span {
        Span { start: self.start, end: self.start.saturating_add(self.len.get()) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// The part of `text` a span names; empty when the span does not fit the text.
///
/// Nothing else in the program slices a note by numbers it did not just compute.
pub fn slice(text: &str, span: Span) -> &str {
    work::count(span.end.saturating_sub(span.start) as usize);
    text.get(span.range()).unwrap_or("")
}

/// The unit in which a client counts columns (LSP 3.17, `PositionEncodingKind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    Utf8,
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// How many of the client's units `text` takes.
    pub fn len(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// The byte offset in `line` of the character that holds unit `column`; the end of the line
    /// when `column` lies behind it. A column inside a character (half a surrogate pair) gives
    /// the start of that character.
    pub fn byte(self, line: &str, column: usize) -> usize {
        let mut units = 0;
        for (byte, c) in line.char_indices() {
            units += match self {
                Self::Utf8 => c.len_utf8(),
                Self::Utf16 => c.len_utf16(),
                Self::Utf32 => 1,
            };
            if units > column {
                return byte;
            }
        }
        line.len()
    }
}

/// A place as a client names it: a 0-based line and a 0-based column in its [`Encoding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// Where the lines of one text begin. Lines end at `\n`, `\r\n` or `\r` and nowhere else
/// (LSP 3.17, `EOL`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    starts: Box<[u32]>,
    len: u32,
    columns: Columns,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        work::count(text.len());
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 32 + 1);
        starts.push(0);
        if memchr::memchr(b'\r', bytes).is_none() {
            // Nearly every note, and looking for one byte is the faster by half.
            starts.extend(memchr::memchr_iter(b'\n', bytes).map(|at| at as u32 + 1));
        } else {
            let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
            let is_whole = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
            starts.extend(ends.filter(is_whole).map(|at| at as u32 + 1));
        }
        let columns = Columns::new(text, &starts);
        Self { starts: starts.into_boxed_slice(), len: bytes.len() as u32, columns }
    }

    /// The number of lines; at least one. A final line end starts one more, empty line.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The 0-based line that holds byte `offset`; the last line when it lies behind the text.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset) - 1
    }

    /// Where `line` starts; the end of the text when there is no such line.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line).map_or(self.len, |&start| start) as usize
    }

    /// The bytes of `line` with its line end.
    pub fn full_span(&self, line: usize) -> Span {
        Span::new(self.start(line), self.start(line + 1))
    }

    /// The bytes of `line` without its line end.
    pub fn span(&self, text: &str, line: usize) -> Span {
        let full = self.full_span(line);
        let bytes = &text.as_bytes()[full.range()];
        let trailing = match bytes {
            [.., b'\r', b'\n'] => 2,
            [.., b'\n' | b'\r'] => 1,
            _ => 0,
        };
        Span { start: full.start, end: full.end - trailing }
    }

    /// The text of `line` without its line end; empty when there is no such line.
    pub fn text<'t>(&self, text: &'t str, line: usize) -> &'t str {
        slice(text, self.span(text, line))
    }

    /// The place of byte `offset`, moved back to the start of the character it lies in.
    pub fn place(&self, text: &str, offset: usize, encoding: Encoding) -> Place {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let (known, column) = self.columns.before(self.start(line), offset, encoding);
        Place { line: line as u32, column: (column + encoding.len(&text[known..offset])) as u32 }
    }

    /// The byte offset of `place`. A column behind the line is its end, a line behind the text
    /// is the end of the text (LSP 3.17, `Position`).
    pub fn offset(&self, text: &str, place: Place, encoding: Encoding) -> usize {
        let line = place.line as usize;
        if line >= self.count() {
            return text.len();
        }
        let Range { start, end } = self.span(text, line).range();
        let column = place.column as usize;
        let (known, before) = self.columns.at((start, end), column, encoding);
        known + encoding.byte(&text[known..end], column - before)
    }
}
