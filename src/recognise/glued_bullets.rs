//! Bullets that nothing sets apart from what was asked: `-什么是堆`, `// 什么是栈`.
//!
//! Two lines right below each other that begin so are a list, and so are two with marks. `-Xmx` and a
//! comment beside code are none.

use super::rows::{Kind, Row};
use crate::text::slice;

/// Makes bullets of the lines that begin as at least one other does.
pub(crate) fn glued_bullets(text: &str, rows: &mut [Row]) {
    let mut found: [Vec<(usize, u32)>; SIGNS.len()] = [const { Vec::new() }; SIGNS.len()];
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.kind == Kind::Text) {
        let line = slice(text, row.content());
        // Most lines begin otherwise.
        if !matches!(line.as_bytes().first(), Some(b'-' | b'/' | 0xe2 | 0xef)) {
            continue;
        }
        let sign = SIGNS.iter().position(|sign| line.starts_with(sign));
        let Some((sign, len)) = sign.and_then(|sign| Some((sign, bullet(line, SIGNS[sign])?)))
        else {
            continue;
        };
        let is_code = |row: Option<&Row>| {
            row.filter(|row| row.kind == Kind::Text).is_some_and(|row| {
                let line = slice(text, row.content());
                !line.starts_with("//") && is_code(line)
            })
        };
        let is_comment = SIGNS[sign] == "//"
            && (is_code(rows.get(at + 1))
                || is_code(at.checked_sub(1).and_then(|at| rows.get(at))));
        if !is_comment {
            found[sign].push((at, len));
        }
    }
    let is_list = |lines: &Vec<(usize, u32)>| {
        let is_marked =
            |(at, _): &&(usize, u32)| slice(text, rows[*at].span).contains(['❌', '✅']);
        lines.windows(2).any(|two| two[0].0 + 1 == two[1].0)
            || lines.len() > 1 && lines.iter().any(|line| is_marked(&line))
    };
    let lists: Vec<(usize, u32)> = found.into_iter().filter(is_list).flatten().collect();
    for (at, len) in lists {
        let row = &mut rows[at];
        row.kind = Kind::Bullet;
        row.body += len;
        row.bare = row.body;
    }
}

/// What people write for a bullet.
const SIGNS: [&str; 5] = ["-", "//", "－", "—", "–"];

/// The bytes of a bullet that begins `line`, with the blanks behind it.
fn bullet(line: &str, sign: &str) -> Option<u32> {
    let behind = line.strip_prefix(sign)?;
    let rest = behind.trim_start();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    // `-TCP握手`; `-Xmx 最大堆` and `-rf` are options.
    let is_named = rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        && rest.split(' ').next().is_some_and(|word| word.contains(is_han) || sign == "//")
        && !rest.starts_with(['X', 'D'])
        && !rest.starts_with(|c: char| c.is_ascii_digit());
    let is_item = rest.starts_with(is_han) || is_named;
    (is_item && (sign == "//" || rest.len() == behind.len()))
        .then_some((line.len() - rest.len()) as u32)
}

/// Whether a line may be one of a program.
fn is_code(line: &str) -> bool {
    line.ends_with([';', '{', '}', ')', ',']) || line.contains(" = ")
}
