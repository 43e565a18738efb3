//! The line table: what each line of a note starts with, read once, without copying.
//!
//! Fences come from the parser; everything else is read line by line, because people number
//! (`3,` `2，` `1、` `（1）`), head (`###锁篇`) and indent in ways CommonMark reads otherwise.

use super::blank_numbers::{bold_number, is_letter_alone, number_behind_sign, number_by_blank};
use super::fences::Fences;
use super::glued_bullets::glued_bullets;
use super::{outlines, tags};
use crate::syntax::structure::Structure;
use crate::text::{Lines, Span, slice};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Blank,
    /// `## x`, or a line underlined with `===` or `---`.
    Heading(u8),
    /// `---`, `***`, `___`, or the underline of a heading.
    Rule,
    /// The first line of a fenced block.
    Fence,
    /// A line of code inside a fence.
    Code,
    /// The last line of a fenced block.
    FenceEnd,
    Quote,
    Table,
    /// A line that starts with an HTML tag or comment.
    Html,
    /// `-`, `*` or `+` and a blank.
    Bullet,
    /// A numbered line.
    Ordered(Numbering),
    Text,
    /// A line of front matter.
    Meta,
}

/// How a line is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// `1.`, `1.2`
    Dot,
    /// `1、` `1，` `1, `
    Comma,
    /// `1)` `1）`
    Paren,
    /// `(1)` `（1）` `①`
    Round,
    /// `第一题:` `第1个问题：`
    Ordinal,
    /// `Q1:` `Q:` `问：` `问题1：`
    Ask,
    /// `一、` `七，`
    Han,
    /// `1 ` in a numbered run
    Blank,
}

/// One line of a note.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// Without the line end, the blanks at its end, and tags around what it says.
    pub(crate) span: Span,
    /// Where its content starts, behind indent, `#` signs, bullet and number.
    pub(crate) body: u32,
    /// Where its content starts behind the indent and the bullet, but before the number.
    pub(crate) bare: u32,
    /// Columns of white space in front; a tab counts four.
    pub(crate) indent: u16,
    pub(crate) kind: Kind,
    /// The number it starts with; 0 when it has none.
    pub(crate) number: u32,
}

impl Row {
    pub(crate) fn is_blank(self) -> bool {
        self.kind == Kind::Blank
    }

    pub(crate) fn is_code(self) -> bool {
        matches!(self.kind, Kind::Fence | Kind::Code | Kind::FenceEnd)
    }

    pub(crate) fn heading(self) -> Option<u8> {
        if let Kind::Heading(level) = self.kind { Some(level) } else { None }
    }

    /// Whether it is a numbered line; `一、` and blanks behind digits do not count.
    pub(crate) fn is_numbered(self) -> bool {
        matches!(self.kind, Kind::Ordered(style) if style != Numbering::Han)
    }

    /// Its content, behind every prefix.
    pub(crate) fn content(self) -> Span {
        Span { start: self.body.min(self.span.end), end: self.span.end }
    }

    /// Its content with its number.
    pub(crate) fn numbered_content(self) -> Span {
        Span { start: self.bare.min(self.span.end), end: self.span.end }
    }
}

/// The lines of a note, one [`Row`] each.
pub(crate) fn rows(text: &str, lines: &Lines, structure: &Structure) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(lines.count());
    let mut fences = Fences::new(text, structure);
    let meta_end = structure.front_matter.map_or(0, |span| span.end as usize);
    for line in 0..lines.count() {
        let span = trim_end(text, lines.span(text, line));
        let row = if (span.start as usize) < meta_end {
            Row { span, body: span.start, bare: span.start, indent: 0, kind: Kind::Meta, number: 0 }
        } else if let Some(kind) = fences.kind(text, span) {
            let (indent, start) = indent(slice(text, span));
            let body = span.start + start as u32;
            Row { span, body, bare: body, indent, kind, number: 0 }
        } else {
            tags::read(text, span)
        };
        rows.push(row);
    }
    underline(text, &mut rows);
    glued_bullets(text, &mut rows);
    number_by_blank(text, &mut rows);
    number_behind_sign(text, &mut rows);
    rows
}

/// Reads one line outside of fences.
pub(crate) fn read(text: &str, span: Span) -> Row {
    let line = slice(text, span);
    let (indent, start) = indent(line);
    let body = &line[start..];
    let at = |offset: usize| span.start + offset as u32;
    let mut row =
        Row { span, body: at(start), bare: at(start), indent, kind: Kind::Text, number: 0 };
    let Some(&first) = body.as_bytes().first() else {
        row.kind = Kind::Blank;
        return row;
    };
    if let Some((kind, prefix)) = marker(body, first, indent) {
        row.kind = kind;
        row.body = at(start + prefix);
        row.bare = row.body;
        if !matches!(kind, Kind::Bullet | Kind::Heading(_)) {
            return row;
        }
    }
    let mut rest = &line[(row.body - span.start) as usize..];
    // `- ### 一面`: a heading in an item.
    if row.kind == Kind::Bullet
        && rest.starts_with('#')
        && let Some((_, len)) = heading_prefix(rest)
    {
        row.body += len as u32;
        row.bare = row.body;
        rest = &rest[len..];
    }
    // `- DONE 1、什么是锁`: how far an outliner's task is.
    if row.kind == Kind::Bullet {
        let len = outlines::keyword_len(rest);
        row.body += len as u32;
        row.bare = row.body;
        rest = &rest[len..];
    }
    if row.kind == Kind::Text
        && let Some(prefix) = bold_number(rest)
    {
        row.kind = Kind::Ordered(prefix.style);
        row.number = prefix.number;
        row.body += prefix.len as u32;
        return row;
    }
    if let Some(prefix) = number_prefix(rest) {
        row.body += prefix.len as u32;
        row.number = prefix.number;
        if row.kind == Kind::Text {
            row.kind = Kind::Ordered(prefix.style);
            // `1. ### 什么是锁`: a heading in an item.
            let content = &rest[prefix.len..];
            let heading = if content.starts_with('#') { heading_prefix(content) } else { None };
            row.body += heading.map_or(0, |(_, len)| len as u32);
        }
    }
    row
}

/// What a line starts with besides a number: the kind and the bytes of the sign with its blanks.
fn marker(body: &str, first: u8, indent: u16) -> Option<(Kind, usize)> {
    match first {
        // `  → 为什么？`: an item further in.
        0xE2 | b'-' | b'=' if indent >= 2 && arrow(body) > 0 => Some((Kind::Bullet, arrow(body))),
        b'#' => heading_prefix(body).map(|(level, len)| (Kind::Heading(level), len)),
        b'>' => Some((Kind::Quote, 1)),
        b'|' => Some((Kind::Table, 0)),
        b'<' if is_html(body) => Some((Kind::Html, 0)),
        b'-' | b'*' | b'_' if is_rule(body) => Some((Kind::Rule, 0)),
        b'=' if indent < 4 && body.bytes().all(|byte| byte == b'=') => Some((Kind::Rule, 0)),
        b'-' | b'*' | b'+' => bullet_prefix(body).map(|len| (Kind::Bullet, len)),
        0xC2 | 0xE2 | 0xE3 => typed_bullet(body).map(|len| (Kind::Bullet, len)),
        _ => None,
    }
}

/// The bytes of a bullet that is typed as a character, with the blanks behind it: `• x`, `・x`.
fn typed_bullet(body: &str) -> Option<usize> {
    let sign = body.chars().next()?;
    let rest = &body[sign.len_utf8()..];
    let blanks = rest.len() - rest.trim_start().len();
    let is_bullet = match sign {
        '•' | '▪' | '◦' | '‣' | '●' => blanks > 0,
        // Of full width, or set close to the text.
        '・' | '·' => !rest.starts_with(sign),
        _ => false,
    };
    is_bullet.then_some(sign.len_utf8() + blanks)
}

/// The bytes of an arrow and the blank behind it that a text starts with.
fn arrow(body: &str) -> usize {
    let arrows = ["→ ", "-> ", "=> ", "↳ "];
    arrows.iter().find(|arrow| body.starts_with(**arrow)).map_or(0, |arrow| arrow.len())
}

/// The level and the prefix of `## x`; `###锁篇` without a blank is one too when two or more
/// signs stand before a letter, which a tag never has.
fn heading_prefix(body: &str) -> Option<(u8, usize)> {
    let level = body.bytes().take(7).take_while(|&byte| byte == b'#').count();
    let rest = &body[level..];
    let blanks = rest.len() - rest.trim_start().len();
    let is_glued = level >= 2 && rest.starts_with(|c: char| c.is_alphabetic());
    (level <= 6 && (rest.is_empty() || blanks > 0 || is_glued))
        .then_some((level as u8, level + blanks))
}

fn is_html(body: &str) -> bool {
    let rest = body[1..].trim_start_matches('/');
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') && !rest.starts_with("http")
}

/// Whether the line is a thematic break.
fn is_rule(body: &str) -> bool {
    let sign = body.as_bytes()[0];
    let mut signs = 0;
    for &byte in body.as_bytes() {
        if byte == sign {
            signs += 1;
        } else if byte != b' ' && byte != b'\t' {
            return false;
        }
    }
    signs >= 3
}

fn bullet_prefix(body: &str) -> Option<usize> {
    let rest = &body[1..];
    let blanks = rest.len() - rest.trim_start().len();
    (rest.is_empty() || blanks > 0).then_some(1 + blanks)
}

/// The columns and bytes of white space `line` starts with.
fn indent(line: &str) -> (u16, usize) {
    let mut columns = 0_u16;
    for (at, c) in line.char_indices() {
        match c {
            '\t' => columns = columns.saturating_add(4),
            '\u{3000}' => columns = columns.saturating_add(2),
            '\u{feff}' | '\u{200b}' => {}
            c if c.is_whitespace() => columns = columns.saturating_add(1),
            _ => return (columns, at),
        }
    }
    (columns, line.len())
}

pub(crate) fn trim_end(text: &str, span: Span) -> Span {
    Span { start: span.start, end: span.start + slice(text, span).trim_end().len() as u32 }
}

/// A number at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NumberPrefix {
    /// Its bytes, with the blanks behind it.
    pub(crate) len: usize,
    pub(crate) number: u32,
    pub(crate) style: Numbering,
}

/// `span` without the number its text starts with.
pub(crate) fn unnumbered(text: &str, span: Span) -> Span {
    let number = number_prefix(slice(text, span)).map_or(0, |prefix| prefix.len);
    Span { start: span.start + number as u32, end: span.end }
}

/// Reads the number that `text` starts with.
pub(crate) fn number_prefix(text: &str) -> Option<NumberPrefix> {
    let first = text.chars().next()?;
    let (len, number, style) = match first {
        '0'..='9' => digits(text)?,
        '０'..='９' => wide_digits(text)?,
        '(' | '（' => round(text)?,
        '①'..='⑳' => (first.len_utf8(), first as u32 - '①' as u32 + 1, Numbering::Round),
        '第' => ordinal(text)?,
        'Q' | 'q' | '问' | '面' => ask(text)?,
        _ if is_han_digit(first) => han(text)?,
        _ => return None,
    };
    let rest = &text[len..];
    Some(NumberPrefix { len: len + rest.len() - rest.trim_start().len(), number, style })
}

/// `1.` `1.2 ` `1、` `1，` `1, ` `1)` `1）`; not `1.5倍`, not `2020.9.1`.
fn digits(text: &str) -> Option<(usize, u32, Numbering)> {
    let run = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..run].parse().ok().filter(|_| run <= 3)?;
    let rest = &text[run..];
    let sign = rest.chars().next()?;
    let behind = &rest[sign.len_utf8()..];
    let style = match sign {
        '.' | '．' if behind.starts_with(|c: char| c.is_ascii_digit()) => {
            return levels(text, run);
        }
        // `1️⃣`: the digit, perhaps with U+FE0F, in a keycap.
        '.' | '．' | '\u{20e3}' => Numbering::Dot,
        // What some editors make of `5.` so that it stays text.
        '\\' if behind.starts_with('.') => return Some((run + 2, number, Numbering::Dot)),
        '、' | '，' => Numbering::Comma,
        ',' if behind.is_empty() || behind.starts_with(char::is_whitespace) => Numbering::Comma,
        ')' | '）' => Numbering::Paren,
        '\u{fe0f}' if behind.starts_with('\u{20e3}') => {
            return Some((run + "\u{fe0f}\u{20e3}".len(), number, Numbering::Dot));
        }
        '-' => return levels(text, run),
        _ => return None,
    };
    Some((run + sign.len_utf8(), number, style))
}

/// `１.` `２．` `３、`
fn wide_digits(text: &str) -> Option<(usize, u32, Numbering)> {
    let digits = text.chars().take(3).take_while(|c| ('０'..='９').contains(c));
    let (bytes, number) = digits.fold((0, 0), |(bytes, number), c| {
        (bytes + c.len_utf8(), number * 10 + (c as u32 - '０' as u32))
    });
    let sign = text[bytes..].chars().next()?;
    let style = match sign {
        '.' | '．' => Numbering::Dot,
        '、' | '，' => Numbering::Comma,
        ')' | '）' => Numbering::Paren,
        _ => return None,
    };
    Some((bytes + sign.len_utf8(), number, style))
}

/// `1.2 x`, `1.2、x`, `1-2 x`: several numbers, then a blank or a comma.
fn levels(text: &str, run: usize) -> Option<(usize, u32, Numbering)> {
    let len = text.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-')).count();
    let parts = text[..len].trim_end_matches('.').split(['.', '-']);
    let is_short = parts.clone().all(|part| matches!(part.len(), 1 | 2)) && parts.count() <= 4;
    let rest = &text[len..];
    let is_ended = rest.starts_with(['、', ' ', '\u{a0}', '\t']);
    let number = text[..run].parse().ok()?;
    let comma = if rest.starts_with('、') { '、'.len_utf8() } else { 0 };
    (is_short && is_ended).then_some((len + comma, number, Numbering::Dot))
}

/// `（1）` `(1)` `（一）`
fn round(text: &str) -> Option<(usize, u32, Numbering)> {
    let open = text.chars().next()?.len_utf8();
    let inner = &text[open..];
    let close = inner.char_indices().take(5).find(|(_, c)| matches!(c, ')' | '）'))?.0;
    let number = inner[..close].trim().parse().ok().or_else(|| han_number(&inner[..close]))?;
    let sign = inner[close..].chars().next()?.len_utf8();
    Some((open + close + sign, number, Numbering::Round))
}

/// `第一题:` `第2题、` `第三个问题：`
fn ordinal(text: &str) -> Option<(usize, u32, Numbering)> {
    let rest = &text['第'.len_utf8()..];
    let unit = rest.char_indices().take(6).find(|(_, c)| matches!(c, '题' | '个' | '问' | '道'))?.0;
    let number = rest[..unit].trim().parse().ok().or_else(|| han_number(&rest[..unit]))?;
    let mut tail = &rest[unit..];
    for word in ["个问题", "道题", "个", "题目", "题", "问"] {
        if let Some(behind) = tail.strip_prefix(word) {
            tail = behind;
            break;
        }
    }
    let tail = tail.trim_start();
    let sign = tail.chars().next().filter(|c| matches!(c, ':' | '：' | '、' | '.' | '，'))?;
    Some((text.len() - tail.len() + sign.len_utf8(), number, Numbering::Ordinal))
}

/// `Q1:` `Q：` `Q1.` `问：` `问题1：` `面试官：`
fn ask(text: &str) -> Option<(usize, u32, Numbering)> {
    let words = ["question", "问题", "面试官问", "面试官", "面试题", "面", "问", "q"];
    let word = words
        .iter()
        .find(|word| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))?;
    let rest = text[word.len()..].trim_start();
    let run = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = if run == 0 { 0 } else { rest[..run].parse().ok().filter(|_| run <= 3)? };
    let tail = rest[run..].trim_start();
    let sign = tail.chars().next()?;
    let is_apart = *word == "q" && is_letter_alone(tail);
    let is_counted = run > 0 && matches!(sign, '.' | '、' | ')' | '）');
    let ends = is_counted || is_apart || matches!(sign, ':' | '：');
    ends.then_some((text.len() - tail.len() + sign.len_utf8(), number, Numbering::Ask))
}

/// `一、` `七，` `十二.`
fn han(text: &str) -> Option<(usize, u32, Numbering)> {
    let end = text.char_indices().take(4).find(|(_, c)| !is_han_digit(*c))?.0;
    let number = han_number(&text[..end])?;
    let sign = text[end..].chars().next()?;
    matches!(sign, '、' | '，' | '．' | '.').then_some((
        end + sign.len_utf8(),
        number,
        Numbering::Han,
    ))
}

/// Whether a text starts as topics do: `一、项目`.
pub(crate) fn is_han_numbered(text: &str) -> bool {
    han(text).is_some()
}

pub(crate) fn is_han_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// The value of a Chinese numeral below 100.
pub(crate) fn han_number(text: &str) -> Option<u32> {
    let digit =
        |c: char| "一二三四五六七八九".chars().position(|one| one == c).map(|at| at as u32 + 1);
    let (tens, ones) = match text.split_once('十') {
        Some(("", ones)) => (1, ones),
        Some((tens, ones)) => (tens.chars().next().and_then(digit)?, ones),
        None => (0, text),
    };
    let ones = match ones.chars().next() {
        Some(c) => digit(c)?,
        None if tens > 0 => 0,
        None => return None,
    };
    Some(tens * 10 + ones)
}

/// Makes headings of lines underlined with `===` or `---`.
///
/// A single `-` under a line is a bullet being typed, so it takes three signs; and a rule
/// directly under a paragraph of several lines or under a list item is meant as a rule.
fn underline(text: &str, rows: &mut [Row]) {
    for at in 1..rows.len() {
        let row = rows[at];
        if row.kind != Kind::Rule {
            continue;
        }
        let above = rows[at - 1];
        let is_alone = at < 2 || rows[at - 2].is_blank();
        let line = slice(text, row.span).trim();
        let level = match line.as_bytes() {
            [b'=', ..] => 1,
            [b'-', ..] if !line.contains(' ') => 2,
            _ => continue,
        };
        if above.kind == Kind::Text && is_alone && line.len() >= 3 {
            rows[at - 1].kind = Kind::Heading(level);
        }
    }
}
