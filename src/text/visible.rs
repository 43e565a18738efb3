//! Text as it may be shown: control characters are seen instead of obeyed.

use std::borrow::Cow;

/// Whether `c` would move a cursor, change colours, ring, end a line, or turn the reading
/// direction.
pub fn is_control(c: char) -> bool {
    let ends_line_or_turns = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    c.is_control() || ends_line_or_turns
}

/// `text` on one line, with every control character shown as a picture (`␛`) or its number.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' | '\n' => shown.push(' '),
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + c as u32)),
            '\u{7f}' => shown.push('\u{2421}'),
            c if is_control(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// As [`visible`], with line ends (`\n`) and tabs as they are.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_control(c) && !matches!(c, '\n' | '\t')) {
        return Cow::Borrowed(text);
    }
    let parts = text.split_inclusive(['\n', '\t']).map(|part| {
        let (text, end) = part.split_at(part.trim_end_matches(['\n', '\t']).len());
        format!("{}{end}", visible(text))
    });
    Cow::Owned(parts.collect())
}
