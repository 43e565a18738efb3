//! Tags that say how text looks: `## <font color="red">什么是锁？</font>`, as some editors export it.
//!
//! What stands inside of them is read as if they were not there; so are anchors beside it
//! (`<a name="x"></a>`) and line breaks behind it.

use super::rows::{self, Kind, Row, number_prefix};
use crate::text::{Span, slice};
use std::ops::Range;

/// Elements that say how their text looks, and links.
const FORMATTING: &[&str] = &[
    "font", "span", "b", "strong", "u", "em", "i", "mark", "a", "s", "del", "ins", "big", "small",
];

/// Tags that break a line.
const BREAKS: &[&str] = &["<br>", "<br/>", "<br />", "</br>"];

/// No tag is longer, in bytes.
const LONGEST: usize = 400;

/// Tags around a text that are taken off, one inside the other; nobody nests more.
const DEEPEST: usize = 8;

/// Reads one line outside of fences, without the tags around what it says.
pub(crate) fn read(text: &str, span: Span) -> Row {
    let mut row = rows::read(text, span);
    let content = row.content();
    let raw = slice(text, content);
    // Most lines have none.
    if !raw.starts_with('<') && !raw.ends_with('>') {
        return row;
    }
    let is_said = row.kind != Kind::Html || raw.starts_with('<') && formats(raw);
    let inner = inside(raw);
    let start = content.start as usize;
    let inner = Span::new(start + inner.start, start + inner.end);
    match row.kind {
        Kind::Html if is_said => {
            let indent = row.indent;
            row = Row { indent, ..rows::read(text, inner) };
            // `<b>1. 什么是锁？</b> ❌`
            if row.kind == Kind::Html {
                let said =
                    Span { start: inner.end - behind(slice(text, inner)).len() as u32, ..inner };
                row = Row { indent, ..rows::read(text, said) };
            }
        }
        Kind::Text | Kind::Bullet | Kind::Heading(_) | Kind::Ordered(_) => {
            row.span.end = inner.end;
            let number = number_prefix(slice(text, inner)).filter(|_| row.number == 0);
            row.bare = if row.number == 0 { inner.start } else { row.bare };
            row.body = inner.start + number.map_or(0, |prefix| prefix.len as u32);
            row.number = number.map_or(row.number, |prefix| prefix.number);
            if let (Kind::Text, Some(prefix)) = (row.kind, number) {
                row.kind = Kind::Ordered(prefix.style);
            }
        }
        _ => {}
    }
    row
}

/// Whether a line begins with an element that says how its text looks, and has text in it.
fn formats(raw: &str) -> bool {
    leading(raw).filter(|tag| !tag.closes).is_some_and(|tag| {
        let behind = &raw[tag.len..];
        let end = closing(behind, tag.name).map(|(at, _)| at);
        let end = end.or(tag.has_attributes.then_some(behind.len()));
        end.is_some_and(|end| !behind[..end].trim().is_empty())
    })
}

/// Where the text stands in `raw` inside the tags around it; the whole of `raw` where nothing is left
/// without tags. A tag with attributes goes without its partner, too.
pub(crate) fn inside(raw: &str) -> Range<usize> {
    let whole = trimmed(raw, 0..raw.len());
    let mut left = whole.clone();
    for _ in 0..DEEPEST {
        let inner = trimmed(raw, peeled(raw, &left));
        if inner == left {
            break;
        }
        left = inner;
    }
    if left.is_empty() { whole } else { left }
}

/// Whether a tag that says how text looks, or one that breaks a line, begins the text.
pub(crate) fn opens(text: &str) -> bool {
    text.starts_with('<') && (leading(text).is_some() || break_at(text).is_some())
}

/// What is left of a text without the tags in front of it.
pub(crate) fn behind(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with('<')
        && let Some(len) = break_at(rest).or_else(|| leading(rest).map(|tag| tag.len))
    {
        rest = rest[len..].trim_start();
    }
    rest
}

/// `range` without what stands outermost in it: one pair of tags, or a tag on one side.
fn peeled(raw: &str, range: &Range<usize>) -> Range<usize> {
    let text = &raw[range.clone()];
    let end = range.start + without_end(text).len();
    let Some(tag) = leading(text) else { return range.start..end };
    let start = range.start + tag.len;
    if tag.closes {
        return start..range.end;
    }
    match closing(&raw[start..range.end], tag.name) {
        // `<a name="x"></a>什么是锁？`
        Some((0, len)) => start + len..range.end,
        Some((at, len)) if start + at + len == range.end => start..start + at,
        // `<b>什么是</b><i>锁？</i>`: one text that looks now so, now so.
        Some((at, len)) if raw[start + at + len..].starts_with('<') => match last(text) {
            Some((close, tag)) if tag.closes => start..range.start + close,
            _ => range.start..end,
        },
        None if tag.has_attributes => start..range.end,
        // `<b>和<strong>的区别`
        Some(_) | None => range.start..end,
    }
}

/// A text without the break behind it, an anchor without text (`<a name="x"></a>`), or a tag that
/// nothing opened or closes.
fn without_end(text: &str) -> &str {
    if !text.ends_with('>') {
        return text;
    }
    if let Some(bare) = BREAKS.iter().find_map(|it| text.strip_suffix(it)) {
        return bare;
    }
    let Some((close, tag)) = last(text) else { return text };
    let before = &text[..close];
    if !tag.closes {
        return if tag.has_attributes { before } else { text };
    }
    let opened = before.match_indices('<').rev().find_map(|(at, _)| {
        let open = leading(&before[at..])?;
        (!open.closes && open.name.eq_ignore_ascii_case(tag.name)).then_some((at, open.len))
    });
    match opened {
        None => before,
        Some((at, len)) if at + len == close => &text[..at],
        Some(_) => text,
    }
}

/// The tag that ends a text, and where it begins.
fn last(text: &str) -> Option<(usize, Tag<'_>)> {
    let at = text.rfind('<')?;
    let tag = leading(&text[at..]).filter(|tag| at + tag.len == text.len())?;
    Some((at, tag))
}

/// A tag at the start of a text.
struct Tag<'t> {
    name: &'t str,
    len: usize,
    closes: bool,
    has_attributes: bool,
}

/// The tag that `text` starts with, if it says how text looks.
fn leading(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let closes = inner.starts_with('/');
    let bare = inner.strip_prefix('/').unwrap_or(inner);
    let end = bare.find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = &bare[..end];
    let is_known = FORMATTING.iter().any(|known| name.eq_ignore_ascii_case(known));
    let is_tag = is_known && bare[end..].starts_with(['>', ' ', '\t']);
    let head = &text.as_bytes()[..text.len().min(LONGEST)];
    let close = memchr::memchr(b'>', head).filter(|_| is_tag)?;
    let has_attributes = !bare[end..].starts_with('>');
    Some(Tag { name, len: close + 1, closes, has_attributes })
}

/// Where the tag stands in `text` that closes the element `name` opened in front of it, and its length.
fn closing(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    for (at, _) in text.match_indices('<') {
        let Some(tag) = leading(&text[at..]) else { continue };
        if !tag.name.eq_ignore_ascii_case(name) {
            continue;
        }
        match (tag.closes, depth) {
            (true, 0) => return Some((at, tag.len)),
            (true, _) => depth -= 1,
            (false, _) => depth += 1,
        }
    }
    None
}

fn break_at(text: &str) -> Option<usize> {
    BREAKS.iter().find(|it| text.starts_with(**it)).map(|it| it.len())
}

fn trimmed(raw: &str, range: Range<usize>) -> Range<usize> {
    let text = &raw[range.clone()];
    let rest = text.trim_start();
    let start = range.end - rest.len();
    start..start + rest.trim_end().len()
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(&raw[super::inside(raw)], expected);
    }

    #[test]
    fn tags_around_a_text_and_beside_it_go() {
        check("<font color=\"red\">锁</font>", "锁");
        check("<b><u> 锁 </u></b><br />", "锁");
        check("<a name=\"x\"></a>锁 <a name=\"y\"></a>", "锁");
        check("<b class=\"x\">锁", "锁");
        check("锁</b>", "锁");
        check("<b>读<b>写</b></b>", "读<b>写</b>");
        check("<i>什么</i><b>是锁？</b>", "什么</i><b>是锁？");
        check("<i>锁？</i><br>", "锁？");
        check("<i>锁？</i><b class=\"x\">", "锁？");
    }

    #[test]
    fn tags_inside_a_text_stay() {
        check("<b>读</b>锁和<b>写</b>锁", "<b>读</b>锁和<b>写</b>锁");
        check("List<String>", "List<String>");
        check("<b>和<strong>的区别", "<b>和<strong>的区别");
        check("<br>", "<br>");
        check("<https://a.example>", "<https://a.example>");
    }
}
