//! The link that is being typed at the cursor: `[[…`, `](…` or `[label]: …`.

use super::Candidate;
use crate::features::place::Place;
use crate::syntax::structure::LinkSyntax;
use crate::text::{Span, slice};

/// What a Chinese keyboard writes for `[[`.
const FULL_WIDTH: (&str, LinkSyntax) = ("【【", LinkSyntax::Wiki);

/// The link being typed at the cursor.
pub(super) struct Typing {
    pub(super) syntax: LinkSyntax,
    pub(super) is_embed: bool,
    /// Inside `<>`, where blanks may stand bare.
    pub(super) is_angled: bool,
    /// From the start of the target to the cursor.
    pub(super) target: Span,
    /// What follows the target and is replaced with it, up to the end of the link or its label.
    pub(super) rest_end: u32,
    /// What is to be added so that the link is closed.
    pub(super) close: &'static str,
    /// Where a `【【` stands that becomes `[[`.
    full_width: Option<u32>,
}

impl Typing {
    pub(super) fn at(place: &Place<'_>) -> Option<Self> {
        let text = place.note.text();
        let structure = place.note.structure();
        if structure.is_code(place.offset) || structure.is_html(place.offset) {
            return None;
        }
        let line = place.note.lines().span(text, place.line() as usize);
        let before = slice(text, Span { start: line.start, end: place.offset as u32 });
        let after = slice(text, Span { start: place.offset as u32, end: line.end });
        let (open, len, syntax) = opening(before)?;
        let typed = &before[open + len..];
        let is_full_width = before[open..].starts_with(FULL_WIDTH.0);
        let is_angled = syntax != LinkSyntax::Wiki && typed.starts_with('<');
        let ends: &[char] = match syntax {
            LinkSyntax::Wiki => &['[', ']', '|', '】'],
            LinkSyntax::Inline => &['(', ')', '"'],
            _ if is_angled => &['>'],
            _ => &[' ', '\t'],
        };
        if typed.contains(ends) {
            return None;
        }
        let closing = match syntax {
            LinkSyntax::Wiki if is_full_width => "】】",
            LinkSyntax::Wiki => "]]",
            LinkSyntax::Inline => ")",
            _ if is_angled => ">",
            _ => "",
        };
        let rest = rest(after, closing, syntax);
        let part = rest.map_or("", |at| &after[..at]);
        let replaced = match rest {
            Some(at) if is_full_width => at + closing.len(),
            _ => part.find(['|', '#', '>', ' ', '"']).unwrap_or(part.len()),
        };
        let close = match rest {
            _ if is_full_width => "]]",
            Some(_) => "",
            None if is_angled && syntax == LinkSyntax::Inline => ">)",
            None => closing,
        };
        let start = line.start as usize + open + len + usize::from(is_angled);
        Some(Self {
            syntax,
            is_embed: is_embed(&before[..open], syntax),
            is_angled,
            target: Span::new(start, place.offset),
            rest_end: (place.offset + replaced) as u32,
            close,
            full_width: is_full_width.then_some(line.start + open as u32),
        })
    }

    /// Lets a candidate replace a `【【` before it as well.
    pub(super) fn open_with_brackets(&self, place: &Place<'_>, candidate: &mut Candidate) {
        let Some(open) = self.full_width else { return };
        // An anchor comes behind the path that was typed.
        let path = Span { start: self.target.start, end: candidate.span.start };
        let path = place.note.slice(path);
        candidate.new_text = format!("[[{path}{}", candidate.new_text);
        candidate.filter = format!("{}{path}{}", FULL_WIDTH.0, candidate.filter);
        candidate.span.start = open;
    }
}

/// Where the sign stands that opens the last link of a line, how long it is, and what it opens.
fn opening(before: &str) -> Option<(usize, usize, LinkSyntax)> {
    let signs = [("[[", LinkSyntax::Wiki), FULL_WIDTH, ("](", LinkSyntax::Inline)];
    let signs = signs.into_iter();
    let opened = signs.filter_map(|(sign, opens)| Some((before.rfind(sign)?, sign.len(), opens)));
    let defined = definition_target(before).map(|at| (at, 2, LinkSyntax::Definition));
    opened.chain(defined).max_by_key(|(at, ..)| *at)
}

/// Where the link is closed behind the cursor; `None` when it is still to be.
fn rest(after: &str, closing: &str, syntax: LinkSyntax) -> Option<usize> {
    let opening: &[char] = if syntax == LinkSyntax::Wiki { &['[', '【'] } else { &['(', '['] };
    match closing {
        "" => Some(after.len()),
        _ => after.find(closing).filter(|&at| !after[..at].contains(opening)),
    }
}

fn is_embed(before: &str, syntax: LinkSyntax) -> bool {
    match syntax {
        LinkSyntax::Wiki => before.ends_with('!'),
        LinkSyntax::Inline => before.rfind('[').is_some_and(|at| before[..at].ends_with('!')),
        _ => false,
    }
}

/// Where the `: ` of a link reference definition (`[label]: `) stands that is written up to here;
/// its target follows.
fn definition_target(before: &str) -> Option<usize> {
    let inner = inside_containers(before);
    let label = inner.strip_prefix('[')?;
    let end = label.find(['[', ']'])?;
    let is_label = !label[..end].trim().is_empty() && !label.starts_with('^');
    let at = before.len() - label.len() + end + 1;
    (is_label && label[end..].starts_with("]: ")).then_some(at)
}

/// The line without the signs of the quotes and list items it stands in, which may be thousands.
fn inside_containers(mut line: &str) -> &str {
    loop {
        line = line.trim_start();
        let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = (1..=9).contains(&(line.len() - number.len()));
        let item = if is_number {
            number.strip_prefix(['.', ')'])
        } else {
            line.strip_prefix(['-', '*', '+'])
        };
        let item = item.filter(|rest| rest.starts_with([' ', '\t']));
        let Some(inner) = item.or_else(|| line.strip_prefix('>')) else { return line };
        line = inner;
    }
}
