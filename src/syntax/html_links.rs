//! Links and pictures written as HTML tags: `<img src="…">`, `<a href="…">` and their like.
//!
//! Only tags that CommonMark reads as HTML count, never those in code; those in comments do not.
//! What a template fills in (`{{ x }}`, `${x}`) names nothing.

use super::links::Link;
use super::structure::{LinkSyntax, Structure};
use crate::text::{Span, slice};
use regex::Regex;
use std::sync::LazyLock;

/// One opening tag: the name, then its attributes. The forms are those of CommonMark 0.31, §6.6.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    let value = r#"(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"#;
    let pattern =
        format!(r"(?i)<(img|a|video|audio|source)((?:\s+[^\s=<>/]+(?:\s*=\s*{value})?)+)\s*/?>");
    Regex::new(&pattern).expect("the pattern is constant")
});

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"\s+([^\s=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"#)
        .expect("the pattern is constant")
});

/// The links that HTML tags of the note are, in text order.
pub(super) fn links(text: &str, structure: &Structure) -> Vec<Link> {
    let mut found = Vec::new();
    let mut hidden_until = 0;
    let mut blocks = structure.html.iter().copied().peekable();
    while let Some(mut block) = blocks.next() {
        // A block is one span a line.
        while let Some(next) = blocks.next_if(|next| next.start <= block.end) {
            block.end = block.end.max(next.end);
        }
        for shown in outside_comments(text, block, &mut hidden_until) {
            let tags = TAG.captures_iter(slice(text, shown));
            found.extend(tags.filter_map(|tag| link(shown.start as usize, &tag)));
        }
    }
    found
}

/// The parts of `block` outside comments. For a browser a comment goes on where CommonMark ends the
/// block at a blank line; `hidden_until` is where the last one ends.
fn outside_comments(text: &str, block: Span, hidden_until: &mut usize) -> Vec<Span> {
    let mut shown = Vec::new();
    let end = block.end as usize;
    let mut at = (block.start as usize).max(*hidden_until);
    while at < end {
        let Some(open) = text[at..end].find("<!--").map(|open| at + open) else {
            shown.push(Span::new(at, end));
            break;
        };
        shown.push(Span::new(at, open));
        at = text[open..].find("-->").map_or(end, |close| open + close + 3);
        *hidden_until = at;
    }
    shown
}

/// `base` is where the text that `tag` was found in starts.
fn link(base: usize, tag: &regex::Captures<'_>) -> Option<Link> {
    let whole = tag.get(0)?;
    let is_anchor = tag[1].eq_ignore_ascii_case("a");
    let attributes = tag.get(2)?;
    let value = |wanted: &str| {
        let mut all = ATTRIBUTE.captures_iter(attributes.as_str());
        let named = all.find(|attribute| attribute[1].eq_ignore_ascii_case(wanted))?;
        let value = named.get(2).or(named.get(3)).or(named.get(4))?;
        let start = base + attributes.start() + value.start();
        let blank = value.as_str().len() - value.as_str().trim_start().len();
        let trimmed = value.as_str().trim();
        Some((Span::new(start + blank, start + blank + trimmed.len()), trimmed.to_owned()))
    };
    let (dest, target) = value(if is_anchor { "href" } else { "src" })?;
    if target.is_empty() || target.contains(['{', '}', '$', '<', '>']) {
        return None;
    }
    let label = value("alt").map_or(Span { start: dest.start, end: dest.start }, |(span, _)| span);
    Some(Link {
        span: Span::new(base + whole.start(), base + whole.end()),
        syntax: LinkSyntax::Html,
        is_embed: !is_anchor,
        target: target.into(),
        dest,
        label,
    })
}
