//! The text of an open note while it is being edited: a rope.

use super::{Encoding, Place};
use ropey::Rope;

/// One `didChange` event: the part replaced, or the whole text when `range` is `None`.
#[derive(Debug, Clone)]
pub struct Change {
    pub range: Option<(Place, Place)>,
    pub text: String,
}

/// What one change did, in bytes of the text before and after it. tree-sitter's incremental
/// parse asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Splice {
    pub start: usize,
    pub old_end: usize,
    pub new_end: usize,
}

/// An editable text. Cloning is cheap: ropes share their chunks.
#[derive(Debug, Clone, Default)]
pub struct Buffer {
    rope: Rope,
}

impl Buffer {
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    /// Applies one change. Places outside the text are clamped into it and a range given
    /// backwards is read forwards, so no message of a client can fail here.
    pub fn apply(&mut self, change: &Change, encoding: Encoding) -> Splice {
        let (start, old_end) = match change.range {
            None => (0, self.rope.len_bytes()),
            Some((from, to)) => {
                let (a, b) = (self.byte(from, encoding), self.byte(to, encoding));
                (a.min(b), a.max(b))
            }
        };
        let chars = self.rope.byte_to_char(start)..self.rope.byte_to_char(old_end);
        let first = chars.start;
        self.rope.remove(chars);
        self.rope.insert(first, &change.text);
        Splice { start, old_end, new_end: start + change.text.len() }
    }

    /// The byte offset of `place`, clamped as [`super::Lines::offset`] does.
    fn byte(&self, place: Place, encoding: Encoding) -> usize {
        let line = place.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_bytes();
        }
        let text = self.rope.line(line);
        let ends = text.chars_at(text.len_chars()).reversed();
        let ends = ends.take_while(|c| matches!(c, '\n' | '\r')).count();
        let text = text.slice(..text.len_chars() - ends);
        // Looked up in the rope, not counted: a line may be the whole text, and changes thousands.
        let column = place.column as usize;
        let before = match encoding {
            Encoding::Utf8 => text.byte_to_char(column.min(text.len_bytes())),
            Encoding::Utf16 => text.utf16_cu_to_char(column.min(text.len_utf16_cu())),
            Encoding::Utf32 => column.min(text.len_chars()),
        };
        self.rope.line_to_byte(line) + text.char_to_byte(before)
    }

    /// The length of the text in bytes.
    pub fn len_bytes(&self) -> usize {
        self.rope.len_bytes()
    }

    /// The text.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }
}

impl std::fmt::Display for Buffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}
