//! Columns in long lines: counted from a mark nearby rather than from the start of the line.
//!
//! A line of a million characters with a thousand links on it would otherwise be counted a thousand
//! times. Ordinary notes have no such line, and no marks.

use super::Encoding;

/// Longer lines have marks.
const LONG: usize = 4 << 10;
/// So many bytes apart, or a few more: a mark never stands inside a character.
const APART: usize = 1 << 10;

/// How far a place in a long line is from the start of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    /// The offset in the text.
    byte: u32,
    utf16: u32,
    chars: u32,
}

impl Mark {
    fn units(&self, encoding: Encoding, line_start: usize) -> usize {
        match encoding {
            Encoding::Utf8 => self.byte as usize - line_start,
            Encoding::Utf16 => self.utf16 as usize,
            Encoding::Utf32 => self.chars as usize,
        }
    }
}

/// The marks of all long lines of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns(Box<[Mark]>);

impl Columns {
    /// `starts` are the offsets at which lines begin.
    pub(super) fn new(text: &str, starts: &[u32]) -> Self {
        let mut marks = Vec::new();
        for (line, &start) in starts.iter().enumerate() {
            let end = starts.get(line + 1).map_or(text.len(), |&next| next as usize);
            if end - start as usize > LONG {
                mark(text, start as usize..end, &mut marks);
            }
        }
        Self(marks.into())
    }

    /// The last place of the line beginning at `start` that lies at or before byte `offset` and
    /// whose column is known: its offset and column.
    pub(super) fn before(&self, start: usize, offset: usize, encoding: Encoding) -> (usize, usize) {
        let after = self.0.partition_point(|mark| mark.byte as usize <= offset);
        self.known(start, after, encoding)
    }

    /// The last place of the line `start..end` that lies at or before `column` and whose column is
    /// known: its offset and column.
    pub(super) fn at(
        &self,
        (start, end): (usize, usize),
        column: usize,
        encoding: Encoding,
    ) -> (usize, usize) {
        let first = self.0.partition_point(|mark| mark.byte as usize <= start);
        let last = self.0.partition_point(|mark| (mark.byte as usize) < end);
        let own = &self.0[first..last.max(first)];
        let after = own.partition_point(|mark| mark.units(encoding, start) <= column);
        self.known(start, first + after, encoding)
    }

    /// The mark before the one numbered `after` if it is one of the line, else the line's start.
    fn known(&self, start: usize, after: usize, encoding: Encoding) -> (usize, usize) {
        match after.checked_sub(1).map(|last| self.0[last]) {
            Some(mark) if mark.byte as usize > start => {
                (mark.byte as usize, mark.units(encoding, start))
            }
            _ => (start, 0),
        }
    }
}

fn mark(text: &str, line: std::ops::Range<usize>, marks: &mut Vec<Mark>) {
    let mut at = line.start;
    let (mut utf16, mut chars) = (0, 0);
    while line.end - at > APART {
        let mut next = at + APART;
        while !text.is_char_boundary(next) {
            next += 1;
        }
        let part = &text[at..next];
        utf16 += Encoding::Utf16.len(part) as u32;
        chars += Encoding::Utf32.len(part) as u32;
        at = next;
        marks.push(Mark { byte: at as u32, utf16, chars });
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Encoding, Lines, Place};

    /// Counted from the start of the line, as [`Lines`] did before there were marks.
    #[test]
    fn marks_change_no_column() {
        let long = "a锁😀\u{fe0f}e\u{301}".repeat(700);
        let text = format!("短\r\n{long}\r{long}x\n\n{long}");
        let lines = Lines::new(&text);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for line in 0..lines.count() {
                let span = lines.span(&text, line).range();
                let own = &text[span.clone()];
                for column in (0..encoding.len(own) + 3).step_by(7) {
                    let place = Place { line: line as u32, column: column as u32 };
                    let offset = lines.offset(&text, place, encoding);
                    assert_eq!(offset, span.start + encoding.byte(own, column), "{encoding:?}");
                    let column = encoding.len(&text[span.start..offset]) as u32;
                    assert_eq!(lines.place(&text, offset, encoding), Place { column, ..place });
                }
            }
        }
    }
}
