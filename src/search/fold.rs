//! Folding: what is written differently and reads the same.

/// One character as comparisons see it: half-width, lower case. `None` for what is not to be
/// compared at all: variation selectors, joiners, marks of direction.
pub fn fold_char(c: char) -> Option<char> {
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

/// Appends `text` folded to `out`; line ends become blanks.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.extend(fold_char(c)),
        }
    }
}

/// `text` folded: `ＴＣＰ` and `tcp` are one, `❌️` and `❌` too.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
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
        if is_word_sign(last, c, next, gap) || c.is_alphanumeric() {
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
    c.is_alphanumeric() && !is_cjk(c) || matches!(c, '+' | '#' | '.')
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
