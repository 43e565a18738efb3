//! Letters and digits of full width, as some keyboards and converters write them: `ＨＲ面（９．１２）`.

use std::borrow::Cow;

/// `text` with letters and digits of full width, and the signs between digits of a date, as those of
/// ASCII. Borrowed where it has no such letter or digit.
pub(crate) fn narrowed(text: &str) -> Cow<'_, str> {
    let holds = |at: usize| {
        let wide = text[at..].chars().next().filter(|c| ('！'..='～').contains(c));
        wide.is_some_and(|c| narrow(c).is_ascii_alphanumeric())
    };
    // The first byte of all these signs, and of much other punctuation.
    let is_wide = memchr::memchr_iter(0xef, text.as_bytes()).any(holds);
    if is_wide { text.chars().map(narrow).collect() } else { Cow::Borrowed(text) }
}

/// The byte of `text` from which the byte `at` of [`narrowed`] text comes.
pub(crate) fn widened(text: &str, at: usize) -> usize {
    let mut narrow_at = 0;
    let behind = text.char_indices().find(|(_, c)| {
        let is_here = narrow_at >= at;
        narrow_at += narrow(*c).len_utf8();
        is_here
    });
    behind.map_or(text.len(), |(at, _)| at)
}

fn narrow(c: char) -> char {
    let is_wide = matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '／' | '－');
    let ascii = if is_wide { u8::try_from(c as u32 - 0xfee0).ok() } else { None };
    ascii.map_or(c, char::from)
}
