//! Folding: what is written differently and reads the same.

use crate::text::letters::is_alphanumeric;
use memchr::memmem;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// One character as comparisons see it: half-width, lower case. `None` for what is not to be
/// compared at all: variation selectors, joiners, marks of direction.
fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    match c {
        '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\u{ff01}'..='\u{ff5e}' => {
            let half = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            Some(half.to_ascii_lowercase())
        }
        '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' => Some(' '),
        '。' => Some('.'),
        '、' => Some('/'),
        '\u{4e00}'..='\u{9fff}' => Some(c),
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => Some(one),
                _ => Some(c),
            }
        }
    }
}

/// `text` with characters that only look otherwise as the usual ones (NFKC): ⽤ as PDF files have it
/// is 用, ﬁ is fi, ㎏ is kg, ｶﾞ is ガ.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_plain(text) { text.into() } else { text.nfkc().collect::<String>().into() }
}

/// Whether [`composed`] has nothing to do but what [`fold_char`] does too.
pub(super) fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        // Most of a note is ASCII or from U+4000 to U+9FFF, three bytes a character.
        rest = match first {
            ..0x80 => match rest.split_first_chunk::<8>() {
                Some((some, after)) if some.is_ascii() => after,
                _ => after,
            },
            0xe4..=0xe9 => after.get(2..).unwrap_or(&[]),
            _ => {
                let at = text.len() - rest.len();
                let Some(c) = text.get(at..).and_then(|text| text.chars().next()) else {
                    return false;
                };
                if !is_plain_char(c) {
                    return false;
                }
                &rest[c.len_utf8()..]
            }
        };
    }
    true
}

/// Marks, emoji and punctuation are everywhere, and NFKC leaves them alone. A row of dots is none
/// of what anybody looks for.
fn is_plain_char(c: char) -> bool {
    matches!(c, '·' | '\u{c0}'..='\u{131}' | '\u{200b}'..='\u{2010}' | '\u{2012}'..='\u{201f}'
        | '…' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{27bf}' | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3098}' | '\u{30a0}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ff01}'..='\u{ff5e}'
        | '\u{1f300}'..='\u{1faff}')
}

/// `text` folded: `ＴＣＰ` and `tcp` are one, `❌️` and `❌` too. Line ends become blanks.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(composed(text).chars().filter_map(fold_blank));
    out
}

/// As [`fold_char`]; a line end is a blank.
pub(super) fn fold_blank(c: char) -> Option<char> {
    if matches!(c, '\n' | '\r' | '\t') { Some(' ') } else { fold_char(c) }
}

/// Whether `c` is written without blanks between words.
pub fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{3040}'..='\u{30ff}' | '\u{20000}'..='\u{2fa1f}')
}

/// A wording reduced to what tells it from others: letters, digits and CJK characters, one blank
/// between Latin words and none elsewhere, `\n` between clauses, `3次` for `三次`, no 的.
pub fn canonical(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = composed(text);
    let mut chars = text.chars().filter_map(fold_char).peekable();
    let mut gap = Gap::None;
    let mut last = '\n';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or('\n');
        if c == '的' {
            gap = gap.max(Gap::Blank);
            continue;
        }
        if matches!(c, '\'' | '`' | '*') {
            continue;
        }
        if is_word_sign(last, c, next, gap) || is_alphanumeric(c) {
            let c = if is_measure(next) { digit(c) } else { c };
            match gap {
                Gap::Clause if !out.is_empty() => out.push('\n'),
                Gap::Blank if is_latin(last) && is_latin(c) => out.push(' '),
                _ => {}
            }
            gap = Gap::None;
            out.push(c);
            last = c;
        } else {
            gap = gap.max(Gap::of(c));
        }
    }
    out
}

/// A canonical wording without English articles: `create a thread` is `create thread`.
pub(super) fn without_articles(wording: String) -> String {
    let has = |article| memmem::find(wording.as_bytes(), article).is_some();
    if !has(b"a ") && !has(b"an ") && !has(b"the ") {
        return wording;
    }
    let mut out = String::with_capacity(wording.len());
    for clause in wording.split_inclusive('\n') {
        for word in clause.split_inclusive(' ') {
            if !matches!(word, "a " | "an " | "the ") {
                out.push_str(word);
            }
        }
    }
    out
}

/// What stood between two characters of a canonical wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    Clause,
}

impl Gap {
    fn of(c: char) -> Self {
        match c {
            '?' | '!' | ',' | ';' | ':' | '(' | ')' | '【' | '】' | '.' | '\n' => Self::Clause,
            _ => Self::Blank,
        }
    }
}

/// Signs that belong to a word: `c++`, `c#`, `http1.1`.
fn is_word_sign(last: char, c: char, next: char, gap: Gap) -> bool {
    gap == Gap::None
        && match c {
            '+' | '#' => last.is_ascii_alphabetic() || last == '+',
            '.' => last.is_ascii_digit() && next.is_ascii_digit(),
            _ => false,
        }
}

pub(super) fn is_latin(c: char) -> bool {
    !is_cjk(c) && is_alphanumeric(c) || matches!(c, '+' | '#' | '.')
}

/// The characters before which 三 is as good as 3.
fn is_measure(c: char) -> bool {
    matches!(c, '次' | '个' | '种' | '层' | '大' | '条' | '级' | '步' | '路' | '阶' | '位' | '数')
}

fn digit(c: char) -> char {
    match c {
        '两' | '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => c,
    }
}
