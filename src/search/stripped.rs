//! A question's wording without what says nothing of it: its number, the target of a link, who asked
//! it; with an address as `url`, and what a bracket at its end adds set apart.

use crate::recognise::COMPANIES;
use memchr::{memchr, memmem};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What is asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stripped<'t> {
    pub(super) asked: Cow<'t, str>,
    /// What stands in brackets behind it.
    pub(super) added: &'t str,
}

/// Companies by their names in small letters.
static ASKING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| COMPANIES.iter().copied().collect());

/// A number of more digits is one of the question's own (`100 亿`).
const MOST_DIGITS: usize = 2;
/// A name in a list of companies has no more characters.
const LONGEST_NAME: usize = 8;

impl<'t> Stripped<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let text = without_number(text.trim());
        let (asked, added) = bracket_at_end(text).unwrap_or((text, ""));
        let added = if is_by_the_way(added) { "" } else { added };
        Self { asked: with_plain_addresses(asked), added }
    }
}

/// `1.3次握手` without its `1.`: behind the dot stands a number of things, so it is no version.
/// `8 七层协议` without its `8`.
fn without_number(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > MOST_DIGITS {
        return text;
    }
    let rest = &text[digits..];
    let Some(after) = rest.strip_prefix(['.', '．', ' ']) else { return text };
    let counted = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_count = counted.len() < after.len() && counted.starts_with(is_counter);
    let is_asked = rest.starts_with(' ') && !after.starts_with(|c: char| c.is_ascii_lowercase());
    let is_counter_next = after.trim_start().starts_with(is_counter);
    if is_count || is_asked && counted.len() == after.len() && !is_counter_next {
        after
    } else {
        text
    }
}

fn is_counter(c: char) -> bool {
    matches!(c, '次' | '个' | '种' | '层' | '大' | '条' | '亿' | '万' | '位' | '级' | '阶' | '路')
}

/// A text that ends in a bracket, without it, and what stands in it.
fn bracket_at_end(text: &str) -> Option<(&str, &str)> {
    let end = text.trim_end_matches(['。', '.', '？', '?', '；', ';', ' ']);
    let inner = end.strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '('])?;
    let (asked, added) = inner.split_at(at);
    // `wg.Wait()` and `pow(x, n)` are names, `](…)` a link, and `（…）` alone all that is asked.
    let is_call = added.starts_with('(')
        && asked.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ']')
        && (asked.ends_with(']') || added.is_ascii());
    let added = added.trim_start_matches(['（', '(']);
    let is_apart = !is_call && !added.contains(['）', ')']) && !asked.trim().is_empty();
    is_apart.then_some((asked, added))
}

/// Whether a bracket says who asked (`阿里/远景智能`) or what became of it (`我答得不好`).
fn is_by_the_way(added: &str) -> bool {
    let mut writer =
        added.match_indices('我').filter(|(at, me)| !added[at + me.len()..].starts_with('们'));
    let is_told = |word| added.contains(word);
    if writer.next().is_some()
        || ["面试官", "没答", "答得", "答的", "答错"].into_iter().any(is_told)
    {
        return true;
    }
    let mut names = added.split(['/', '、', '，', ',', '；', ';', '|']).map(str::trim);
    let is_name = |name: &str| name.chars().count() <= LONGEST_NAME;
    let is_company = |name: &str| ASKING.contains(&*name.to_ascii_lowercase());
    names.clone().all(is_name) && names.any(is_company)
}

/// An address (`www.example.com`, `https://…`) as `url`, that of a link as nothing.
fn with_plain_addresses(text: &str) -> Cow<'_, str> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = address_in(rest) {
        let (before, address) = rest.split_at(at);
        let end = address.find(|c: char| !c.is_ascii() || c == ' ' || c == ')');
        let is_target = before.ends_with("](");
        plain.push_str(before);
        if !is_target {
            plain.push_str(" url ");
        }
        rest = &address[end.unwrap_or(address.len())..];
    }
    if plain.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Where an address begins.
fn address_in(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Most wordings have no dot, and those that have one no address.
    memchr(b'.', bytes)?;
    ["http://", "https://", "www."]
        .iter()
        .filter_map(|start| memmem::find(bytes, start.as_bytes()))
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_of_the_question_is_left_out() {
        for (text, asked, added) in [
            ("什么是协程", "什么是协程", ""),
            ("1.3次握手", "3次握手", ""),
            ("12 七层模型", "七层模型", ""),
            ("1.8 的新特性", "1.8 的新特性", ""),
            ("3 个线程交替打印", "3 个线程交替打印", ""),
            ("3 way handshake", "3 way handshake", ""),
            ("100 亿个数", "100 亿个数", ""),
            ("协程的原理（百度/云帆智能）", "协程的原理", ""),
            ("协程的原理（我答得不好）？", "协程的原理", ""),
            ("讲讲GC（百度/云帆智能）", "讲讲GC", ""),
            ("怎么来的（我们公司）", "怎么来的", "我们公司"),
            ("实现 pow(x, n)", "实现 pow(x, n)", ""),
            ("IO 模型（select/poll）", "IO 模型", "select/poll"),
            ("wg.Wait()", "wg.Wait()", ""),
            ("（网络）三次握手", "（网络）三次握手", ""),
            ("访问 https://example.com/a 的过程", "访问  url  的过程", ""),
            ("敲入www.example.com后", "敲入 url 后", ""),
            ("[协程](https://example.com/a)", "[协程]()", ""),
        ] {
            let expected = Stripped { asked: asked.into(), added };
            assert_eq!(Stripped::of(text), expected, "{text}");
        }
    }
}
