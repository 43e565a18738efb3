//! What the `#…` of a link may name in one note: headings, in GitHub's and in Obsidian's
//! spelling, and HTML anchors.

use super::names::fold;
use crate::syntax::structure::Heading;
use crate::text::slice;
use memchr::memmem;
use pulldown_cmark::{Event, Options, Parser};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How far in front of an attribute its tag is looked for.
const MAX_TAG: usize = 256;

/// One heading under the names links use for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingAnchor {
    /// Obsidian's form, see [`obsidian_form`].
    form: Box<str>,
    /// The same without the marks of a question.
    bare: Box<str>,
    /// GitHub's slug, numbered when it stands in the note before; composed (NFC).
    pub slug: Box<str>,
    /// The `id` of `## 标题 {#id}`, which site builders take for the slug.
    id: Option<Box<str>>,
    level: u8,
}

/// The anchors of one note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors {
    /// One for each of the note's headings.
    pub headings: Box<[HeadingAnchor]>,
    /// `id` and `name` attributes with their byte offsets.
    html: Box<[(Box<str>, u32)]>,
}

impl Anchors {
    pub fn new(text: &str, headings: &[Heading]) -> Self {
        let mut slugger = Slugger::default();
        let anchor = |heading: &Heading| {
            let source = slice(text, heading.text);
            let slug = slugger.slug(&plain_text(source));
            let form = obsidian_form(source);
            let (bare, id) = (unmarked(&form), written_id(source).map(fold));
            HeadingAnchor { form, bare, slug: fold(&slug), id, level: heading.level }
        };
        Self { headings: headings.iter().map(anchor).collect(), html: html_anchors(text) }
    }

    /// The headings `anchor` may mean as Obsidian reads it: `标题`, `标题#子标题`. Where none is
    /// written so, those that are but for their marks: a link to a question survives the day it is
    /// answered. Indices into the note's headings.
    pub fn by_form(&self, anchor: &str) -> Vec<u32> {
        let mut parts: Vec<_> = anchor.split('#').map(obsidian_form).collect();
        parts.retain(|part| !part.is_empty());
        let Some(last) = parts.pop() else { return Vec::new() };
        let named = |form: fn(&HeadingAnchor) -> &str, wanted: &str| {
            let named = (0..self.headings.len()).filter(|&at| form(&self.headings[at]) == wanted);
            let named = named.filter(|&at| self.stands_under(at, &parts));
            named.map(|at| at as u32).collect::<Vec<_>>()
        };
        let exact = named(|heading| &heading.form, &last);
        if exact.is_empty() { named(|heading| &heading.bare, &unmarked(&last)) } else { exact }
    }

    /// The heading whose GitHub slug, or whose `{#id}`, is `anchor`. What a mark (`✅️`) leaves of itself in a slug
    /// makes no difference.
    pub fn by_slug(&self, anchor: &str) -> Option<u32> {
        let plain = |slug: &str| slug.replace('\u{fe0f}', "").trim_matches('-').to_owned();
        let wanted = fold(anchor);
        let exact = self.headings.iter().position(|heading| heading.slug == wanted);
        let by_id =
            || self.headings.iter().position(|heading| heading.id.as_deref() == Some(&*wanted));
        let found = exact.or_else(by_id).or_else(|| {
            let wanted = plain(&wanted);
            self.headings.iter().position(|heading| plain(&heading.slug) == wanted)
        });
        found.map(|index| index as u32)
    }

    /// The byte offset of the HTML element whose `id` or `name` is `anchor`.
    pub fn html(&self, anchor: &str) -> Option<u32> {
        self.html.iter().find(|(name, _)| &**name == anchor).map(|(_, at)| *at)
    }

    /// Whether `anchor`, which names nothing here, looks like GitHub's slug of a heading here that
    /// was renamed. Slugs keep the script of their headings: where headings are in Chinese, an
    /// anchor of Latin words most of which stand in no heading is another tool's (pinyin).
    pub fn may_be_slug(&self, anchor: &str) -> bool {
        let anchor = fold(anchor);
        if !anchor.is_ascii() || self.headings.iter().all(|heading| heading.slug.is_ascii()) {
            return true;
        }
        let words = |slug: &str| {
            let words = slug.split(|c: char| !c.is_ascii_alphabetic());
            words.filter(|word| word.len() > 1).map(str::to_owned).collect::<Vec<_>>()
        };
        let known: Vec<_> = self.headings.iter().flat_map(|it| words(&it.slug)).collect();
        let words = words(&anchor);
        words.iter().filter(|word| known.contains(word)).count() * 2 >= words.len()
    }

    /// Whether the headings above `index` include `above`, outermost first.
    fn stands_under(&self, index: usize, above: &[Box<str>]) -> bool {
        let mut wanted = above.iter().rev().peekable();
        let mut level = self.headings[index].level;
        for heading in self.headings[..index].iter().rev() {
            if heading.level < level {
                level = heading.level;
                wanted.next_if(|form| unmarked(form) == heading.bare);
            }
        }
        wanted.peek().is_none()
    }

    /// The shortest wiki anchor that names heading `index` alone: its text, or the texts of
    /// headings above it before it. `None` when even the whole path names several.
    pub fn unique_path(&self, text: &str, headings: &[Heading], index: u32) -> Option<String> {
        let index = index as usize;
        let written = |at: usize| headings.get(at).map(|h| anchor_text(slice(text, h.text)));
        let mut path = written(index)?;
        let mut level = self.headings.get(index)?.level;
        for above in (0..index).rev() {
            if self.by_form(&path).len() == 1 {
                break;
            }
            if self.headings[above].level < level {
                level = self.headings[above].level;
                path = format!("{}#{path}", written(above)?);
            }
        }
        (self.by_form(&path) == [index as u32]).then_some(path)
    }
}

/// A heading as it is written in a wiki-link: without the signs that end one.
pub fn anchor_text(heading: &str) -> String {
    let is_sign = |c: char| matches!(c, '#' | '|' | '^' | '[' | ']' | ':' | '%' | '\\');
    let cleared: String = heading.chars().map(|c| if is_sign(c) { ' ' } else { c }).collect();
    cleared.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading as Obsidian compares it: signs are blanks, blanks are one, case aside.
pub fn obsidian_form(heading: &str) -> Box<str> {
    const SIGNS: &str = "!\"#$%&()*+,.:;<=>?@^`{|}~/[]\\\u{fe0f}";
    let cleared: String =
        heading.chars().map(|c| if SIGNS.contains(c) { ' ' } else { c }).collect();
    fold(&cleared.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The `id` in `标题 {#id}`.
fn written_id(source: &str) -> Option<&str> {
    let (_, id) = source.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    (!id.is_empty() && !id.contains(char::is_whitespace)).then_some(id)
}

/// `A#B ✅️` as people write it who leave the marks out: `A#B`.
pub fn unmarked_path(path: &str) -> String {
    let part = |part: &str| unmarked(&part.replace('\u{fe0f}', ""));
    path.split('#').map(part).collect::<Vec<_>>().join("#")
}

fn unmarked(form: &str) -> Box<str> {
    form.replace(['✅', '❌'], " ").split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// What a reader sees of a heading's source: links by their labels, no emphasis, no tags.
pub fn plain_text(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    // As a heading: on its own, `2. 锁` would be a list.
    let heading = format!("# {source}");
    for event in Parser::new_ext(&heading, Options::ENABLE_WIKILINKS) {
        if let Event::Text(text) | Event::Code(text) = event {
            plain.push_str(&text);
        }
    }
    plain
}

/// GitHub's slug of one heading's text: lower case, blanks as `-`; letters, marks, digits and
/// connectors stay, all other signs and emoji go. The rule of github-slugger, whose test cases
/// this passes but for characters that Unicode has assigned since it was made.
pub fn slug(plain: &str) -> String {
    static REMOVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]").expect("the pattern is constant")
    });
    REMOVED.replace_all(&plain.to_lowercase(), "").replace(' ', "-")
}

/// Gives the second `一面` the slug `一面-1`, as GitHub does.
#[derive(Debug, Default)]
pub struct Slugger {
    seen: FxHashMap<String, u32>,
}

impl Slugger {
    pub fn slug(&mut self, plain: &str) -> String {
        let base = slug(plain);
        let mut found = base.clone();
        while self.seen.contains_key(&found) {
            let count = self.seen.entry(base.clone()).or_default();
            *count += 1;
            found = format!("{base}-{count}");
        }
        self.seen.insert(found.clone(), 0);
        found
    }
}

/// The `id` and `name` attributes of HTML tags, code not excepted: an anchor too many hides a
/// warning, one too few makes a wrong one.
fn html_anchors(text: &str) -> Box<[(Box<str>, u32)]> {
    let mut found = Vec::new();
    for attribute in [" id=", " name="] {
        for at in memmem::find_iter(text.as_bytes(), attribute) {
            let before = &text.as_bytes()[at.saturating_sub(MAX_TAG)..at];
            let Some(tag) = memchr::memrchr(b'<', before) else { continue };
            if memchr::memchr(b'\n', &before[tag..]).is_some() {
                continue;
            }
            let value = &text[at + attribute.len()..];
            let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let name = value[1..].split([quote, '\n', '>']).next().unwrap_or("");
            found.push((name.into(), (at - (before.len() - tag)) as u32));
        }
    }
    found.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_those_of_github() {
        let mut slugger = Slugger::default();
        let slugs = [
            ("一、Go 语言", "一go-语言"),
            ("什么是 GMP 模型？", "什么是-gmp-模型"),
            ("字节跳动 一面 ✅️", "字节跳动-一面-\u{fe0f}"),
            ("🧵 线程池 & 锁", "-线程池--锁"),
            ("snake_case 与 C++", "snake_case-与-c"),
            ("①②³ Ⅷ ٣", "-ⅷ-٣"),
            ("Café — É", "café--é"),
            ("一面", "一面"),
            ("一面", "一面-1"),
            ("一面-1", "一面-1-1"),
            ("一面", "一面-2"),
        ];
        for (heading, expected) in slugs {
            assert_eq!(slugger.slug(heading), expected, "{heading}");
        }
    }

    #[test]
    fn obsidian_compares_headings_without_signs_and_case() {
        assert_eq!(obsidian_form("**GMP**: 模型 [[a|b]]"), obsidian_form("gmp 模型 a b"));
        assert_ne!(obsidian_form("一面"), obsidian_form("一 面"));
    }
}
