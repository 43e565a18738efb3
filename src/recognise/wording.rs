//! What one question line says: its wording, its mark, and an answer on the same line.

use super::asking::{Asks, asks, is_latin};
use super::blank_numbers::asked_number;
use super::code_spans::CodeSpans;
use super::lexicon::Lexicon;
use super::replies::{cut_link, cut_remark, explained, read_reply};
use super::rows::number_prefix;
use super::verdicts::{is_verdict, speaks_of_sign};
use super::{Mark, Said, emphasis, fields, tags};
use crate::text::letters::is_alphanumeric;
use crate::text::{Span, slice};
use std::ops::Range;

/// The parts of a question's line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wording {
    /// Without number, mark, decoration and answer.
    pub(crate) text: Span,
    pub(crate) mark: Mark,
    /// The sign with its U+FE0F; empty, behind the wording, when there is none.
    pub(crate) mark_span: Span,
    /// An answer on the line.
    pub(crate) answer: Option<Span>,
    pub(crate) said: Option<Said>,
    /// Whether a coloured dot or another status sign stands behind the wording.
    pub(crate) has_status: bool,
}

impl Wording {
    /// The same wording `bytes` further on.
    pub(crate) fn forth(&self, bytes: u32) -> Self {
        Self {
            text: self.text.forth(bytes),
            mark_span: self.mark_span.forth(bytes),
            answer: self.answer.map(|answer| answer.forth(bytes)),
            ..*self
        }
    }

    /// Whether a sign behind the wording marks it. One before it may as well tell good from bad.
    pub(crate) fn is_marked_behind(&self) -> bool {
        self.mark != Mark::None && self.mark_span.start >= self.text.end
    }
}

/// How freely remarks behind the wording are cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// A heading, list item or other line that is mostly wording.
    Plain,
    /// A line of a log, where replies stand behind the question.
    Log,
}

/// What a line says whatever it is taken for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    wording: Wording,
    /// A mark ends the wording; no remark is left to cut off.
    is_cut: bool,
}

impl Line {
    /// The parts of the line, where remarks are cut off in this style. A line of nothing but signs
    /// has no wording.
    pub(crate) fn styled(self, lexicon: &Lexicon, text: &str, style: Style) -> Wording {
        let mut wording = self.wording;
        if !self.is_cut {
            cut_link(lexicon, text, &mut wording);
            cut_remark(lexicon, text, style, &mut wording);
            wording.text = whole(text, wording.text);
            if wording.mark == Mark::None {
                wording.mark_span = Span { start: wording.text.end, end: wording.text.end };
            }
        }
        let asked = slice(text, wording.text);
        if !asked.contains(is_alphanumeric) || emphasis::is_placeholder(asked) {
            wording.text.end = wording.text.start;
        }
        wording
    }
}

/// Reads the line content at `span` (behind bullet and number).
pub(crate) fn read_line(lexicon: &Lexicon, text: &str, span: Span) -> Line {
    let span = without_block_id(text, trim(text, span));
    let mut reader = Reader { lexicon, text, span, mark: None, reply: None };
    reader.unwrap();
    let start = reader.span;
    let mut wording = Wording {
        text: start,
        mark: Mark::None,
        mark_span: Span { start: start.end, end: start.end },
        answer: None,
        said: None,
        has_status: false,
    };
    let is_mark = !is_verdict(slice(text, start));
    if let Some((mark, sign)) = reader.mark.filter(|_| is_mark) {
        (wording.mark, wording.mark_span) = (mark, sign);
        if let Some((asked, reply)) = explained(lexicon, text, start) {
            (wording.text, wording.answer) = (asked, Some(reply));
        }
    } else if let Some((mark, sign)) = trailing_mark(lexicon, text, start) {
        let asked = slice(text, Span { start: start.start, end: sign.start }).trim_end();
        let mut behind = trim(text, Span { start: sign.end, end: start.end });
        let closes = || slice(text, behind).char_indices().find(|(_, c)| CLOSING.contains(c));
        // A bracket that nothing closes is the wording's own.
        let bare = asked.strip_suffix(OPENING).and_then(|bare| Some((bare, closes()?)));
        // `索引优化， ❌`
        let bytes = bare.map_or(asked, |(bare, _)| bare).trim_end_matches(['，', ',']).len();
        wording.text = trim(text, Span::new(start.start as usize, start.start as usize + bytes));
        (wording.mark, wording.mark_span) = (mark, sign);
        // `锁（❌，忘了）（互斥）`: the answer stands behind what the mark stands in.
        if let Some((_, (at, close))) = bare {
            let rest = Span { start: behind.start + (at + close.len_utf8()) as u32, ..behind };
            let rest = trim(text, rest);
            behind = if rest.is_empty() { behind } else { rest };
        }
        read_reply(lexicon, text, behind, &mut wording);
        wording.text = undecorated_end(text, wording.text, &mut wording.has_status);
        // `**1. What is a lock?** ❌`, `[x](url) ❌`: the mark stood outside of what is around it.
        let mut inside = Reader { span: wording.text, ..reader };
        inside.unwrap();
        wording.text = whole(text, inside.span);
        return Line { wording, is_cut: true };
    }
    wording.text = undecorated_end(text, wording.text, &mut wording.has_status);
    wording.text = whole(text, wording.text);
    let reply = reader.reply.filter(|reply| !lexicon.is_empty_answer(slice(text, *reply)));
    wording.answer = wording.answer.or(reply);
    Line { wording, is_cut: false }
}

/// The first byte of `？`, `：`, `（` and most other punctuation of that width.
pub(crate) const FULL_WIDTH: u8 = 0xef;

/// A cheap look for an ASCII `sign` or its counterpart of full width.
pub(crate) fn may_hold(text: &str, sign: u8) -> bool {
    memchr::memchr2(sign, FULL_WIDTH, text.as_bytes()).is_some()
}

/// White space trimmed off both ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let raw = slice(text, span);
    let rest = raw.trim_start();
    let start = span.start + (raw.len() - rest.len()) as u32;
    Span { start, end: start + rest.trim_end().len() as u32 }
}

/// `什么是锁❌ ^q1`: the name by which links find the line is no part of it.
fn without_block_id(text: &str, span: Span) -> Span {
    let bytes = slice(text, span).as_bytes();
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    let rest = bytes.len() - bytes.iter().rev().take_while(is_name).count();
    match bytes[..rest] {
        // Behind a mark it takes no blank: `什么是锁❌^q1`.
        [.., b' ' | b'\t' | 0x80.., b'^']
            if rest < bytes.len() && ends_apart(&slice(text, span)[..rest - 1]) =>
        {
            trim(text, Span { end: span.start + rest as u32 - 1, ..span })
        }
        _ => span,
    }
}

fn ends_apart(before: &str) -> bool {
    before.ends_with(|c: char| c.is_whitespace() || is_sign(c))
}

struct Reader<'t> {
    lexicon: &'t Lexicon,
    text: &'t str,
    span: Span,
    mark: Option<(Mark, Span)>,
    /// What stands behind a bold question and an arrow.
    reply: Option<Span>,
}

impl Reader<'_> {
    fn raw(&self) -> &str {
        slice(self.text, self.span)
    }

    fn skip(&mut self, bytes: usize) {
        self.span.start += bytes as u32;
        self.span = trim(self.text, self.span);
    }

    /// Takes off what stands around and before the wording: task boxes, bold, a link around the
    /// whole, numbers inside of these, leading signs. A few rounds, since they nest.
    fn unwrap(&mut self) {
        for _ in 0..6 {
            let before = self.span;
            self.task_box();
            self.tags();
            self.bold();
            self.struck();
            self.link();
            self.leading_sign();
            if before == self.span {
                return;
            }
            let number = number_prefix(self.raw()).map(|prefix| prefix.len);
            if let Some(len) = number.or_else(|| asked_number(self.raw())) {
                self.skip(len);
            }
        }
    }

    fn task_box(&mut self) {
        let is_box = ["[ ]", "[x]", "[X]"].iter().any(|sign| self.raw().starts_with(sign));
        if is_box && self.raw()[3..].starts_with(char::is_whitespace) {
            self.skip(3);
        }
    }

    /// `<font color="red">x</font>`
    fn tags(&mut self) {
        let raw = self.raw();
        if raw.starts_with('<') || raw.ends_with('>') {
            let inner = tags::inside(raw);
            let start = self.span.start as usize;
            self.span = Span::new(start + inner.start, start + inner.end);
        }
    }

    /// `**x**` around the whole line, or around a question before a remark in Latin, `(3 times)`, or
    /// before an arrow and its answer.
    fn bold(&mut self) {
        let raw = self.raw();
        let signs = ["***", "**", "__", "*", "_"];
        let Some(sign) = signs.into_iter().find(|sign| raw.starts_with(sign)) else { return };
        if let Some(label) = fields::bold_label(raw) {
            self.skip(label);
            return;
        }
        let Some(inner) = raw.strip_prefix(sign) else { return };
        let start = self.span.start as usize + sign.len();
        let inside = |len: usize| trim(self.text, Span::new(start, start + len));
        if let Some(end) = inner.strip_suffix(sign).filter(|inner| !inner.contains(sign)) {
            self.span = inside(end.len());
        } else if let Some((asked, rest)) = inner.split_once(sign)
            && asked.ends_with(['？', '?'])
            && !rest.char_indices().any(|(at, _)| self.lexicon.sign_at(&rest[at..]).is_some())
        {
            let bare = rest.trim_start();
            let arrow = ["→", "->", "=>", "⇒"].into_iter().find(|arrow| bare.starts_with(arrow));
            let end = self.span.end as usize;
            let reply = arrow.map(|arrow| Span::new(end - bare.len() + arrow.len(), end));
            if reply.is_some() || bare.starts_with(['(', '（']) && is_latin(rest) {
                let asked = inside(asked.len());
                self.reply = reply.map(|reply| trim(self.text, reply));
                self.span = asked;
            }
        }
    }

    /// `~~x~~` and the like around the whole line.
    fn struck(&mut self) {
        let raw = self.raw();
        if let Some(inner) = emphasis::inside(raw) {
            let start = self.span.start as usize + (raw.len() - inner.len()) / 2;
            self.span = trim(self.text, Span::new(start, start + inner.len()));
        }
    }

    /// `[x](url)` around the whole line.
    fn link(&mut self) {
        let raw = self.raw();
        if !raw.starts_with('[') || !raw.ends_with(')') || raw.starts_with("[[") {
            return;
        }
        let Some(middle) = raw.find("](") else { return };
        let target = &raw[middle + 2..raw.len() - 1];
        if !target.contains(char::is_whitespace) && !raw[1..middle].contains('[') {
            let start = self.span.start as usize + 1;
            self.span = trim(self.text, Span::new(start, start + middle - 1));
        }
    }

    /// A mark, or another symbol, before the wording.
    fn leading_sign(&mut self) {
        let raw = self.raw();
        if let Some((mark, len)) = self.lexicon.sign_at(raw) {
            if self.mark.is_none() {
                let start = self.span.start as usize;
                self.mark = Some((mark, Span::new(start, start + len)));
            }
            self.skip(len);
            return;
        }
        // `【❌】限流`
        let opens = matches!(raw.as_bytes().first(), Some(&(b'(' | b'[' | 0xe3 | FULL_WIDTH)));
        let inner = if opens { raw.strip_prefix(OPENING).unwrap_or(raw) } else { raw };
        if inner.len() < raw.len()
            && let Some((mark, len)) = self.lexicon.sign_at(inner)
            && let Some(behind) = inner[len..].strip_prefix(CLOSING)
            && !behind.starts_with('(')
        {
            let start = self.span.start as usize + raw.len() - inner.len();
            let skipped = raw.len() - behind.len();
            self.mark.get_or_insert((mark, Span::new(start, start + len)));
            self.skip(skipped);
            return;
        }
        if raw.starts_with(is_symbol) {
            // `💬：x`: who says it.
            let rest = raw.trim_start_matches(|c| is_symbol(c) || c == ' ');
            let rest = rest.strip_prefix(['：', ':']).unwrap_or(rest);
            self.skip(raw.len() - rest.len());
        }
    }
}

/// Whether `c` is decoration: an emoji, a star, or what joins them.
pub(crate) fn is_symbol(c: char) -> bool {
    let code = c as u32;
    // Most characters are ASCII, or Chinese with its punctuation.
    if code < 0x200D || (0x3000..0xFE0F).contains(&code) {
        return false;
    }
    matches!(code,
        0x200D | 0xFE0F | 0x20E3 | 0x2B50 | 0x2B55 | 0x2640 | 0x2642 | 0x2753..=0x2757 | 0x2705 | 0x274C | 0x2714 | 0x2716
        | 0x2605 | 0x2606 | 0x26A0 | 0x26A1 | 0x23F3 | 0x2728 | 0x25CF | 0x25CB | 0x2611..=0x2612
        | 0x1F300..=0x1FAFF | 0x2764 | 0x270D | 0x26AA | 0x26AB | 0x25B6 | 0x1F1E6..=0x1F1FF)
}

/// Whether `c` is decoration, or a tick or a cross of another form.
pub(crate) fn is_sign(c: char) -> bool {
    is_symbol(c) || matches!(c, '✓' | '✗' | '✘' | '√' | '×')
}

/// A line without the signs at its end.
pub(crate) fn unsigned(line: &str) -> &str {
    line.trim_end_matches(|c| is_sign(c) || c == ' ')
}

/// How many bytes a line has besides its signs: a mark makes no line too long for anything.
pub(crate) fn length(line: &str) -> usize {
    line.chars().filter(|c| !is_symbol(*c)).map(char::len_utf8).sum()
}

/// The mark that ends the wording: behind it comes nothing, a blank, a parenthesis or a
/// separator. Signs in code spans or in the middle of a sentence are no marks.
fn trailing_mark(lexicon: &Lexicon, text: &str, span: Span) -> Option<(Mark, Span)> {
    let raw = slice(text, span);
    if let Some((mark, sign)) = tick_or_cross(lexicon, raw) {
        let at = span.start as usize;
        return Some((mark, Span::new(at + sign.start, at + sign.end)));
    }
    if !lexicon.may_hold_sign(raw) {
        return None;
    }
    let mut code = CodeSpans::default();
    let mut at = 0;
    loop {
        at += lexicon.next_sign(&raw[at..]);
        if at >= raw.len() {
            return None;
        }
        let rest = &raw[at..];
        if rest.starts_with('`') {
            at += code.skip(rest);
            continue;
        }
        if at > 0
            && let Some((mark, len)) = lexicon.sign_at(rest)
        {
            let behind = &rest[len..];
            let next = behind.trim_start().chars().next();
            let before = raw[..at].trim_end();
            // `锁 ❌ TODO`: what says that there is no answer yet can only stand behind a mark.
            let ends = lexicon.is_empty_answer(behind.trim())
                // `回表（❌，忘了）`
                || before.ends_with(OPENING) && behind.trim_start().starts_with(['，', ',', '：', ':'])
                || next.is_none_or(|c| is_symbol(c) || "(（：:[【".contains(c))
                || behind.trim_start().starts_with("![")
                || tags::opens(behind.trim_start())
                || before.ends_with(['？', '?', '」', '”'])
                || (behind.starts_with(char::is_whitespace)
                    && (asks(lexicon, before) >= Asks::Hints || names_apart(raw, at, behind))
                    // A sign behind an arrow is the result that an answer tells.
                    && !before.ends_with(['→', '>', '=']))
                || is_only_sign(before, behind)
                    && (before.len() <= 30 || asks(lexicon, before) >= Asks::Hints);
            if ends && !speaks_of_sign(before, behind) {
                let start = span.start as usize + at;
                let first = (mark, Span::new(start, start + len));
                return Some(last_beside(lexicon, text, first, span.end));
            }
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
}

/// The last of marks side by side, which says how it is by now (`❌→✅`, `❌ ✅`, `❌ 已掌握 ✅`), and all of
/// them.
fn last_beside(lexicon: &Lexicon, text: &str, first: (Mark, Span), end: u32) -> (Mark, Span) {
    let mut last = first;
    loop {
        let behind = slice(text, Span { start: last.1.end, end });
        let bare = behind.trim_start();
        let next = ["→", "->", "=>"].iter().find_map(|arrow| bare.strip_prefix(arrow));
        let next = next.unwrap_or(bare).trim_start();
        let word = next.len() - next.trim_start_matches(is_alphanumeric).len();
        let said = word > 0 && lexicon.is_empty_answer(&next[..word]);
        let next = if said { next[word..].trim_start() } else { next };
        let Some((mark, len)) = lexicon.sign_at(next) else { return last };
        let at = end as usize - next.len();
        last = (mark, Span { start: first.1.start, end: (at + len) as u32 });
    }
}

/// What opens and closes a bracket around a mark.
const OPENING: [char; 4] = ['（', '(', '[', '【'];
const CLOSING: [char; 4] = ['）', ')', ']', '】'];

/// `锁的粒度怎么选❌看冲突`: text without another sign on both sides.
fn is_only_sign(before: &str, behind: &str) -> bool {
    before.len() <= 150 && !before.chars().chain(behind.chars()).any(is_symbol)
}

/// `回表是什么 ×`: signs of arithmetic are marks at the end of a line that asks, and nowhere else.
fn tick_or_cross(lexicon: &Lexicon, raw: &str) -> Option<(Mark, Range<usize>)> {
    // The last bytes of `√`, `×`, `)` and `）`: most lines end otherwise.
    if !matches!(raw.as_bytes().last(), Some(0x9a | 0x97 | b')' | 0x89)) {
        return None;
    }
    let bare = raw.strip_suffix(['）', ')']);
    let inner = bare.unwrap_or(raw);
    let (asked, mark) = match (inner.strip_suffix('√'), inner.strip_suffix('×')) {
        (Some(asked), _) => (asked, Mark::Pass),
        (_, Some(asked)) => (asked, Mark::Fail),
        _ => return None,
    };
    let is_apart = |c: char| c.is_whitespace() || c == '？' || c == '?';
    let is_mark = if bare.is_some() {
        // `回表（×）`
        asked.ends_with(['（', '('])
    } else {
        asked.ends_with(is_apart) && asks(lexicon, asked.trim_end()) >= Asks::Hints
    };
    is_mark.then_some((mark, asked.len()..inner.len()))
}

/// `内存屏障 ❌ 防止重排`: a phrase, a mark set apart by blanks, or behind a short one by one blank, and
/// a reply without another mark.
fn names_apart(raw: &str, at: usize, behind: &str) -> bool {
    let before = &raw[..at];
    (before.ends_with(char::is_whitespace) || before.len() <= 45)
        && before.len() <= 90
        && !before.contains(['，', '。', '；', ',', '→'])
        && !behind.chars().any(is_symbol)
}

/// Takes trailing signs (`⭐⭐⭐`, `🔴`) off, with the colon that a status stands behind.
fn undecorated_end(text: &str, span: Span, has_status: &mut bool) -> Span {
    let raw = slice(text, span);
    let bare = raw.trim_end_matches(|c: char| is_symbol(c) || c.is_whitespace());
    if bare.len() == raw.len() || bare.is_empty() {
        return span;
    }
    *has_status = true;
    let bare = bare.trim_end_matches(['：', ':']).trim_end();
    Span::new(span.start as usize, span.start as usize + bare.len())
}

/// Takes off a bold sign whose partner went with the mark or the number.
fn whole(text: &str, span: Span) -> Span {
    let raw = slice(text, span);
    let may_open = memchr::memchr(b'*', raw.as_bytes()).is_some();
    let opened = may_open && raw.matches("**").count() % 2 == 1;
    if !opened {
        return span;
    }
    let start = span.start as usize;
    if let Some(inner) = raw.strip_prefix("**") {
        trim(text, Span::new(start + 2, start + 2 + inner.len()))
    } else if let Some(inner) = raw.strip_suffix("**") {
        trim(text, Span::new(start, start + inner.len()))
    } else {
        span
    }
}
