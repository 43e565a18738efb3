//! Numbers that only a blank sets apart, or nothing (`2 x`, `## 2 x`, `7讲一下`), which count where a run
//! of numbers goes on; and numbers in bold or behind a sign.

use super::asking::ends_asking;
use super::rows::{Kind, NumberPrefix, Numbering, Row, number_prefix};
use super::wording::trim;
use crate::text::{Span, slice};
use std::cell::OnceCell;

impl Row {
    /// Its number as written, without blanks and tags behind it.
    pub(crate) fn number_span(self, text: &str) -> Span {
        let span = Span { start: self.bare, end: self.body };
        let len = slice(text, span).find('<').unwrap_or(span.len());
        trim(text, Span { end: span.start + len as u32, ..span })
    }
}

/// Lines further in are read as they are, in columns.
const DEEPEST: usize = 4;

/// Numbers `1 x`, `2 x` where the digit and the blank continue a numbered run of unindented
/// lines, or start one (`1 x` with `2 x` not far below). `19 年之后…` stays text.
pub(crate) fn number_by_blank(text: &str, rows: &mut [Row]) {
    // The last number of the run at each indent.
    let mut last = [0_u32; DEEPEST + 1];
    let is_meant = OnceCell::new();
    // The last heading of each level.
    let mut above: [Option<usize>; 7] = [None; 7];
    for at in 0..rows.len() {
        let row = rows[at];
        if let Kind::Heading(level) = row.kind {
            let level = usize::from(level);
            if let Some(above) = above[level] {
                number_heading(text, rows, above, at);
            }
            above[level] = Some(at);
            above[level + 1..].fill(None);
        }
        match row.kind {
            Kind::Heading(_) | Kind::Ordered(Numbering::Han) => last.fill(0),
            Kind::Ordered(_) if row.indent == 0 => {
                last.fill(0);
                last[0] = row.number;
            }
            Kind::Text if usize::from(row.indent) <= DEEPEST => {
                let line = slice(text, row.content());
                let indent = usize::from(row.indent);
                let before = last[indent];
                if line.starts_with(['Q', 'q']) {
                    number_asked(text, rows, at, &is_meant);
                }
                if !line.starts_with(|c: char| c.is_ascii_digit()) {
                    continue;
                }
                let is_alone = at > 0
                    && rows[at - 1].is_blank()
                    && rows.get(at + 1).is_none_or(|next| next.is_blank());
                let glued = if is_alone && before > 0 { glued_number(line) } else { None };
                let Some((number, len)) = blank_number(line).or(glued) else { continue };
                let continues = number == before + 1 && before > 0;
                let is_first = before == 0 || at > 0 && heads_run(text, rows[at - 1]);
                let starts = number == 1
                    && is_first
                    && is_followed_by_two(text, &rows[at + 1..], row.indent);
                if continues || starts {
                    rows[at].kind = Kind::Ordered(Numbering::Blank);
                    rows[at].number = number;
                    rows[at].body += len as u32;
                    last[indent..].fill(0);
                    last[indent] = number;
                }
            }
            _ => {}
        }
    }
}

/// The bytes of `Q1 ` in front of a text.
pub(crate) fn asked_number(text: &str) -> Option<usize> {
    let (_, len) = blank_number(text.strip_prefix(['Q', 'q'])?)?;
    Some(len + 1)
}

/// Numbers `Q2 x` in a note that has a line `A1 x`, or several such lines that end as questions do.
fn number_asked(text: &str, rows: &mut [Row], at: usize, is_meant: &OnceCell<bool>) {
    let labelled = |row: &Row, label: [char; 2]| {
        let line = Some(slice(text, row.span)).filter(|_| row.kind == Kind::Text);
        let number = blank_number(line.filter(|_| row.indent == 0)?.strip_prefix(label)?)?;
        Some((number.0, number.1 + 1))
    };
    let Some((number, len)) = labelled(&rows[at], ['Q', 'q']) else { return };
    let is_reply = |row: &Row| labelled(row, ['A', 'a']).is_some();
    let is_asked =
        |row: &&Row| labelled(row, ['Q', 'q']).is_some() && ends_asking(slice(text, row.span));
    let is_meant = is_meant
        .get_or_init(|| rows.iter().any(is_reply) || rows.iter().filter(is_asked).nth(1).is_some());
    if *is_meant {
        rows[at].kind = Kind::Ordered(Numbering::Ask);
        rows[at].number = number;
        rows[at].body += len as u32;
    }
}

/// The number of `**2.** x`.
pub(crate) fn bold_number(text: &str) -> Option<NumberPrefix> {
    let bold = text.strip_prefix("**")?;
    let (number, behind) = bold.split_once("**").filter(|(number, _)| number.len() <= 8)?;
    let prefix = number_prefix(number).filter(|prefix| prefix.len == number.len())?;
    let blanks = behind.len() - behind.trim_start().len();
    let len = number.len() + "****".len() + blanks;
    (!behind.is_empty()).then_some(NumberPrefix { len, ..prefix })
}

/// Whether what stands behind `Q` sets it apart as a number would be: `Q、自我评价`, `Q. 职业规划`;
/// `Q、K、V` are three.
pub(crate) fn is_letter_alone(behind: &str) -> bool {
    let is_comma = behind.starts_with('、') && behind.chars().nth(2) != Some('、');
    is_comma || behind.starts_with(". ")
}

/// Numbers `❌ 2. x`, and beside such lines `✅ 3. x`; the sign is left to the wording.
pub(crate) fn number_behind_sign(text: &str, rows: &mut [Row]) {
    let number = |row: &Row, sign: char| {
        if row.kind != Kind::Text {
            return None;
        }
        let behind = slice(text, row.content()).strip_prefix(sign)?;
        number_prefix(behind.trim_start_matches(['\u{fe0f}', ' ']))
    };
    let has = |rows: &[Row], sign| rows.iter().any(|row| number(row, sign).is_some());
    if !has(rows, '❌') {
        return;
    }
    for row in rows.iter_mut() {
        if let Some(prefix) = number(row, '❌').or_else(|| number(row, '✅')) {
            row.kind = Kind::Ordered(prefix.style);
            row.number = prefix.number;
        }
    }
}

/// Numbers `## 2 x` behind `## 1 x`, and that one too; one may be repeated.
fn number_heading(text: &str, rows: &mut [Row], above: usize, at: usize) {
    let number = |row: Row| {
        let content = slice(text, row.content());
        let behind = content.strip_prefix(['Q', 'q']).unwrap_or(content);
        let (number, len) = blank_number(behind)?;
        let len = len + content.len() - behind.len();
        (!content[len..].starts_with(['、', '.', '：', '—', '–', '-'])).then_some((number, len))
    };
    let Some((own, len)) = number(rows[at]) else { return };
    let known = Some((rows[above].number, 0)).filter(|(number, _)| *number > 0);
    let Some((before, before_len)) = known.or_else(|| number(rows[above])) else { return };
    if before + 1 == own || known.is_some() && before == own {
        for (row, number, len) in [(above, before, before_len), (at, own, len)] {
            rows[row].number = number;
            rows[row].body += len as u32;
        }
    }
}

/// The number and the bytes of `4 ` in front of a text.
pub(crate) fn blank_number(text: &str) -> Option<(u32, usize)> {
    let run = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..run].parse().ok().filter(|_| matches!(run, 1 | 2))?;
    let rest = &text[run..];
    let blanks = rest.len() - rest.trim_start().len();
    (blanks > 0 && !rest.is_empty()).then_some((number, run + blanks))
}

/// The number and the bytes of `7` in front of a short Chinese line: `7讲一下分页`; only where a
/// run of numbers goes on, or `3次握手流程` would lose its number.
fn glued_number(text: &str) -> Option<(u32, usize)> {
    let run = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..run].parse().ok().filter(|_| matches!(run, 1 | 2))?;
    let is_counted = text[run..]
        .starts_with(['次', '个', '种', '层', '年', '月', '天', '条', '台', '大', '位', '点']);
    let is_chinese = text[run..].starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    (is_chinese && !is_counted && text.len() <= 90).then_some((number, run))
}

/// Whether a line opens a run of numbers of its own: `网络：`, or a blank one.
fn heads_run(text: &str, row: Row) -> bool {
    row.is_blank() || slice(text, row.span).ends_with(['：', ':'])
}

/// Whether a line `2 x` or `2. x` stands at the same indent among the next lines.
fn is_followed_by_two(text: &str, below: &[Row], indent: u16) -> bool {
    let near = below.iter().take(12).take_while(|row| row.heading().is_none());
    near.filter(|row| row.indent == indent).any(|row| {
        row.number == 2
            || blank_number(slice(text, row.content())).is_some_and(|(number, _)| number == 2)
    })
}
