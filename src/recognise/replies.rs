//! What stands on a question's line beside its wording: a reply, a remark, a link to the answer.

use super::asides::is_aside;
use super::asking::{Asks, asks, ends_asking};
use super::lexicon::{Lexicon, Word};
use super::remarks::said;
use super::wording::{FULL_WIDTH, Style, Wording, is_symbol, may_hold, trim};
use super::{Said, answer, tags};
use crate::text::{Span, slice};

/// `❌ 类加载过程：加载、验证、初始化`: what a mark stands before, and what it comes to. A head like
/// `算法题：` says what kind of question follows.
pub(crate) fn explained(lexicon: &Lexicon, text: &str, span: Span) -> Option<(Span, Span)> {
    let raw = slice(text, span);
    if let Some(open) = closing_parenthesis(raw) {
        return told_in_parenthesis(lexicon, text, span, open);
    }
    let colon = raw.find(['：', ':'])?;
    let (head, rest) = raw.split_at(colon);
    let rest = rest.trim_start_matches(['：', ':', ' ']);
    let is_kind = ["题", "算法", "场景", "手撕", "手写", "项目", "设计", "代码", "问题"];
    let is_asked =
        asks(lexicon, head) >= Asks::Hints && !is_kind.iter().any(|word| head.ends_with(word));
    let tells =
        rest.chars().count() >= 6 && asks(lexicon, rest) < Asks::Hints && !ends_asking(rest);
    (is_asked && tells).then(|| {
        let asked = trim(text, Span::new(span.start as usize, span.start as usize + colon));
        (asked, Span { start: span.end - rest.len() as u32, end: span.end })
    })
}

/// `✅ 双亲委派（先交给父加载器）`: a parenthesis that tells. A short one is a part of the wording, and
/// so is one that names what else was asked.
fn told_in_parenthesis(
    lexicon: &Lexicon,
    text: &str,
    span: Span,
    open: usize,
) -> Option<(Span, Span)> {
    let raw = slice(text, span);
    let inner = raw[open..].trim_matches(['(', ')', '（', '）', ' ', '。']);
    // `BFC（块级格式化上下文）` says what the letters stand for.
    let is_gloss = raw[..open].ends_with(|c: char| c.is_ascii_alphanumeric())
        && inner.chars().count() <= 16
        && inner.chars().all(char::is_alphanumeric);
    let tells = !is_gloss
        && inner.chars().count() >= 6
        && asks(lexicon, inner) < Asks::Hints
        && !ends_asking(inner)
        && !lexicon.is_empty_answer(inner)
        && said(lexicon, inner).0.is_none();
    let asked = trim(text, Span::new(span.start as usize, span.start as usize + open));
    let reply = Span { start: span.start + open as u32, end: span.end };
    (tells && !asked.is_empty()).then_some((asked, reply))
}

/// Reads what stands behind a mark: a parenthesis or free text is the answer, unless it is empty
/// or only says that there was none.
pub(crate) fn read_reply(lexicon: &Lexicon, text: &str, behind: Span, wording: &mut Wording) {
    let raw = slice(text, behind).trim_end_matches('*').trim_end();
    if raw.is_empty() {
        return;
    }
    let inner = tags::behind(raw)
        .trim_start_matches(['：', ':', '-', '—', '>', '→', ' ', '(', '（', '[', '【', '，', ',']);
    let inner = inner.trim_end_matches([')', '）', ']', '】', ' ']);
    let found = said(lexicon, inner);
    wording.said = found.0;
    let is_told = || {
        lexicon.is_empty_answer(inner) || is_aside(lexicon, slice(text, wording.text), inner, found)
    };
    if !inner.chars().all(is_symbol) && !is_told() {
        let start = behind.start as usize;
        wording.answer = Some(Span::new(start, start + raw.len()));
    }
}

/// `[^1]` without a `[^1]:` in the note, whose whole `text` is asked for.
pub(crate) fn is_missing_footnote(text: &str, reply: &str) -> bool {
    let is_footnote = reply.starts_with("[^") && reply.find(']') == Some(reply.len() - 1);
    is_footnote && !text.contains(&format!("{reply}:"))
}

/// Cuts off what is said behind the wording: a closing parenthesis with a remark, and in logs
/// the reply behind the last ？.
pub(crate) fn cut_remark(lexicon: &Lexicon, text: &str, style: Style, wording: &mut Wording) {
    if style == Style::Log || answers_apart(slice(text, wording.text)) {
        cut_reply(lexicon, text, wording);
    }
    if wording.answer.is_none() {
        cut_arrow(lexicon, text, wording);
    }
    let raw = slice(text, wording.text);
    let Some(open) = closing_parenthesis(raw) else { return };
    let remark = raw[open..].trim_matches(['(', ')', '（', '）', ' ', '。']);
    // `O(n)`, `[堆](https://…)`
    if remark.is_ascii() && raw[..open].ends_with(|c: char| c.is_ascii_alphanumeric() || c == ']') {
        return;
    }
    let (said, is_all) = said(lexicon, remark);
    let cuts = style == Style::Log || said.is_some_and(|_| is_all || remark.chars().count() <= 12);
    let before = raw[..open].trim_end();
    if before.is_empty() || !cuts {
        return;
    }
    wording.said = wording.said.or(said);
    let start = wording.text.start as usize;
    wording.text = Span::new(start, start + before.len());
}

/// `事件循环的顺序 — [[事件循环]]`: a link behind a dash or a ？ leads to the answer.
pub(crate) fn cut_link(lexicon: &Lexicon, text: &str, wording: &mut Wording) {
    let raw = slice(text, wording.text);
    if wording.answer.is_some() || !raw.ends_with("]]") && !raw.ends_with(')') {
        return;
    }
    let Some(open) =
        raw.rfind("[[").or_else(|| raw.rfind("](").and_then(|at| raw[..at].rfind('[')))
    else {
        return;
    };
    let before = raw[..open].trim_end();
    let dashes = ["—", "–", "-", "→", "->", "=>", "见", "详见"];
    let cut = dashes.iter().fold(before, |rest, dash| rest.trim_end_matches(dash)).trim_end();
    let is_apart = cut.len() < before.len() || before.ends_with(['？', '?']);
    if is_apart && answer::is_only_a_link(&raw[open..]) && asks(lexicon, cut) >= Asks::Names {
        let start = wording.text.start as usize;
        wording.answer = Some(Span::new(start + open, start + raw.len()));
        wording.text = Span::new(start, start + cut.len());
    }
}

/// `数据有多少？—— 两万条`: a dash, an arrow or `||` behind the ？.
fn answers_apart(raw: &str) -> bool {
    // The first byte of all these signs, or their last: most lines have none.
    memchr::memchr3(0xe2, b'>', b'|', raw.as_bytes()).is_some()
        && raw.rfind(['？', '?']).is_some_and(|at| {
            let behind = raw[at..].trim_start_matches(['？', '?', ' ']);
            ["——", "—", "→", "->", "=>", "⇒", "||"].iter().any(|sign| behind.starts_with(sign))
        })
}

/// `为什么用连接池 => 建连接贵`: what stands behind an arrow and asks nothing, where what stands before it
/// asks.
fn cut_arrow(lexicon: &Lexicon, text: &str, wording: &mut Wording) {
    let raw = slice(text, wording.text);
    if memchr::memchr2(b'>', 0xe2, raw.as_bytes()).is_none() {
        return;
    }
    let arrows = [" => ", " -> ", " → ", " ⇒ ", " ==> ", " --> "];
    let found = arrows.iter().filter_map(|arrow| Some((raw.find(arrow)?, arrow.len())));
    let Some((at, len)) = found.min() else { return };
    let (before, behind) = (raw[..at].trim_end(), raw[at + len..].trim());
    let holds_cue = || lexicon.words(before).any(|hit| hit.word == Word::Asking);
    let replies = !before.contains('`')
        && !is_open(before)
        && behind.contains(char::is_alphabetic)
        && asks(lexicon, before) == Asks::Plainly
        // `写出 A → B 的过程` goes on.
        && holds_cue()
        && !ends_asking(before)
        && asks(lexicon, behind) < Asks::Plainly
        && !lexicon.is_empty_answer(behind);
    if replies {
        let start = wording.text.start as usize;
        let (said, is_all) = said(lexicon, behind);
        wording.said = said;
        if !(is_all && said == Some(Said::Fail)) {
            wording.answer = Some(Span::new(start + at + len, wording.text.end as usize));
        }
        wording.text = Span::new(start, start + before.len());
    }
}

/// In a log, what stands behind the last ？ is the reply, unless it asks again.
fn cut_reply(lexicon: &Lexicon, text: &str, wording: &mut Wording) {
    let raw = slice(text, wording.text);
    if !may_hold(raw, b'?') {
        return;
    }
    let Some((at, sign)) = raw.rmatch_indices(['？', '?']).next() else { return };
    let end = at + sign.len();
    let tail = raw[end..].trim();
    if tail.is_empty() || tail.starts_with([')', '）', '」', '”']) || is_open(&raw[..end]) {
        return;
    }
    let start = wording.text.start as usize;
    let is_parenthesis = tail.starts_with(['(', '（']);
    let replies = [
        "没", "不", "有", "是", "知道", "说", "讲", "我", "以前", "答", "会", "能", "可以", "了解",
        "用过", "对",
    ];
    let is_reply = replies.iter().any(|word| tail.starts_with(word)) && !tail.starts_with("有没有");
    // `它有什么用？举两个例子。`
    let bids = ["举", "列举", "请", "试述", "试说", "写出", "画出"];
    let is_bid = || bids.iter().any(|word| tail.starts_with(word));
    if !is_parenthesis && !is_reply && (is_bid() || asks(lexicon, tail) == Asks::Plainly) {
        return;
    }
    let reply = trim(text, Span::new(start + end, wording.text.end as usize));
    let inner = tail.trim_matches(['(', ')', '（', '）', ' ', '。']);
    let (said, is_all) = said(lexicon, inner);
    wording.said = said;
    let is_refusal = is_all && said == Some(Said::Fail);
    if !is_refusal && !is_parenthesis && !lexicon.is_empty_answer(inner) {
        wording.answer = Some(reply);
    }
    wording.text = Span::new(start, start + end);
}

/// Whether a parenthesis is open at the end of `raw`.
fn is_open(raw: &str) -> bool {
    let depth = raw.chars().fold(0_i32, |depth, c| match c {
        '(' | '（' => depth + 1,
        ')' | '）' => depth - 1,
        _ => depth,
    });
    depth > 0
}

/// A text without the parenthesis at its end, unless it is all there is.
pub(crate) fn without_parenthesis(raw: &str) -> &str {
    let before = closing_parenthesis(raw).map_or(raw, |open| raw[..open].trim_end());
    if before.is_empty() { raw } else { before }
}

/// Where the parenthesis opens that ends the line; an unclosed one runs to the end.
fn closing_parenthesis(raw: &str) -> Option<usize> {
    let trimmed = raw.trim_end_matches(['。', '；', ';', ' ']);
    let mut depth = 0_i32;
    if trimmed.ends_with([')', '）']) {
        for (at, c) in trimmed.char_indices().rev() {
            match c {
                ')' | '）' => depth += 1,
                '(' | '（' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at);
            }
        }
        return None;
    }
    memchr::memchr(FULL_WIDTH, trimmed.as_bytes())?;
    trimmed.rfind('（').filter(|_| is_open(trimmed))
}
