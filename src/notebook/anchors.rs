//! What the `#…` of a link may name in one note: headings, in GitHub's and in Obsidian's
//! spelling, and HTML anchors.

use super::names::fold;
use crate::syntax::block_ids::Block;
use crate::syntax::structure::Heading;
use crate::text::{slice, work};
use memchr::memmem;
use pulldown_cmark::{Event, Options, Parser};
use regex::Regex;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::{LazyLock, OnceLock};

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
    /// The heading it stands under.
    above: Option<u32>,
}

/// The anchors of one note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors {
    /// One for each of the note's headings.
    pub headings: Box<[HeadingAnchor]>,
    /// By the hash of a name and how it is spelled, the headings or blocks that may have it, sorted.
    named: Box<[(u32, u32)]>,
    /// `id` and `name` attributes with their byte offsets, sorted.
    html: Box<[(Box<str>, u32)]>,
    /// The Latin words of the slugs, where some slug is not all Latin; read when they are asked for.
    words: OnceLock<Option<FxHashSet<Box<str>>>>,
}

/// The ways in which a link may name a heading.
#[derive(Debug, Clone, Copy, Hash)]
enum Spelling {
    Form,
    Bare,
    Slug,
    Id,
    /// A slug without what marks leave of themselves.
    PlainSlug,
    /// The `id` of a block.
    Block,
}

impl Anchors {
    pub fn new(text: &str, headings: &[Heading], blocks: &[Block]) -> Self {
        let mut slugger = Slugger::default();
        let mut open: Vec<(u8, u32)> = Vec::new();
        let anchor = |(index, heading): (usize, &Heading)| {
            let source = slice(text, heading.text);
            let slug = slugger.slug(&plain_text(source));
            let form = obsidian_form(source);
            let (bare, id) = (unmarked(&form), written_id(source).map(fold));
            while open.pop_if(|(level, _)| *level >= heading.level).is_some() {}
            let above = open.last().map(|(_, above)| *above);
            open.push((heading.level, index as u32));
            HeadingAnchor { form, bare, slug: fold(&slug), id, above }
        };
        let headings: Box<[_]> = headings.iter().enumerate().map(anchor).collect();
        let mut named = named(&headings);
        let id = |block: &Block| slice(text, block.id).to_ascii_lowercase();
        named.extend(
            blocks.iter().zip(0..).map(|(it, at)| (name_hash(Spelling::Block, &id(it)), at)),
        );
        named.sort_unstable();
        let (named, html) = (named.into(), html_anchors(text));
        Self { headings, named, html, words: OnceLock::new() }
    }

    /// The headings `anchor` may mean as Obsidian reads it: `标题`, `标题#子标题`. Where none is
    /// written so, those that are but for their marks: a link to a question survives the day it is
    /// answered. Indices into the note's headings.
    pub fn by_form(&self, anchor: &str) -> Vec<u32> {
        let mut parts: Vec<_> = anchor.split('#').map(obsidian_form).collect();
        parts.retain(|part| !part.is_empty());
        let Some(last) = parts.pop() else { return Vec::new() };
        let above: Vec<_> = parts.iter().map(|part| unmarked(part)).collect();
        let named = |spelling: Spelling, wanted: &str| -> Vec<u32> {
            self.named(spelling, wanted).filter(|&at| self.stands_under(at, &above)).collect()
        };
        let exact = named(Spelling::Form, &last);
        if exact.is_empty() { named(Spelling::Bare, &unmarked(&last)) } else { exact }
    }

    /// The heading whose GitHub slug, or whose `{#id}`, is `anchor`. What a mark (`✅️`) leaves of itself in a slug
    /// makes no difference.
    pub fn by_slug(&self, anchor: &str) -> Option<u32> {
        let wanted = fold(anchor);
        let first = |spelling: Spelling, wanted: &str| self.named(spelling, wanted).next();
        first(Spelling::Slug, &wanted)
            .or_else(|| first(Spelling::Id, &wanted))
            .or_else(|| first(Spelling::PlainSlug, &plain_slug(&wanted)))
    }

    /// The first of `blocks`, which are those of the note, whose id is `id`, case aside.
    pub fn block(&self, text: &str, blocks: &[Block], id: &str) -> Option<u32> {
        let is_it = |at: &u32| {
            blocks.get(*at as usize).is_some_and(|it| slice(text, it.id).eq_ignore_ascii_case(id))
        };
        self.maybe_named(Spelling::Block, &id.to_ascii_lowercase()).find(is_it)
    }

    /// What may have this name, in its order.
    fn maybe_named(&self, spelling: Spelling, wanted: &str) -> impl Iterator<Item = u32> {
        let hash = name_hash(spelling, wanted);
        let first = self.named.partition_point(|(other, _)| *other < hash);
        let maybe = self.named[first..].iter().take_while(move |(other, _)| *other == hash);
        maybe.inspect(|_| work::count(1)).map(|(_, at)| *at)
    }

    /// The headings with this name, in their order.
    fn named(&self, spelling: Spelling, wanted: &str) -> impl Iterator<Item = u32> {
        self.maybe_named(spelling, wanted).filter(move |&at| {
            let heading = &self.headings[at as usize];
            match spelling {
                Spelling::Form => &*heading.form == wanted,
                Spelling::Bare => &*heading.bare == wanted,
                Spelling::Slug => &*heading.slug == wanted,
                Spelling::Id => heading.id.as_deref() == Some(wanted),
                Spelling::PlainSlug => plain_slug(&heading.slug) == wanted,
                Spelling::Block => false,
            }
        })
    }

    /// The byte offset of the HTML element whose `id` or `name` is `anchor`.
    pub fn html(&self, anchor: &str) -> Option<u32> {
        let first = self.html.partition_point(|(name, _)| &**name < anchor);
        self.html.get(first).filter(|(name, _)| &**name == anchor).map(|(_, at)| *at)
    }

    /// Whether `anchor`, which names nothing here, looks like GitHub's slug of a heading here that
    /// was renamed. Slugs keep the script of their headings: where headings are in Chinese, an
    /// anchor of Latin words most of which stand in no heading is another tool's (pinyin).
    pub fn may_be_slug(&self, anchor: &str) -> bool {
        let anchor = fold(anchor);
        if !anchor.is_ascii() {
            return true;
        }
        let known = self.words.get_or_init(|| {
            let is_latin = self.headings.iter().all(|heading| heading.slug.is_ascii());
            let words = || self.headings.iter().flat_map(|it| latin_words(&it.slug));
            (!is_latin).then(|| words().map(Box::from).collect())
        });
        let Some(known) = known else { return true };
        let (has, all) = latin_words(&anchor)
            .fold((0, 0), |(has, all), word| (has + usize::from(known.contains(word)), all + 1));
        has * 2 >= all
    }

    /// Whether the headings above `index` include `above`, bare forms, outermost first.
    fn stands_under(&self, index: u32, above: &[Box<str>]) -> bool {
        let mut wanted = above.iter().rev().peekable();
        let mut at = self.headings[index as usize].above;
        while let Some(heading) = at.filter(|_| wanted.peek().is_some()) {
            let heading = &self.headings[heading as usize];
            wanted.next_if(|form| **form == heading.bare);
            at = heading.above;
        }
        wanted.peek().is_none()
    }

    /// The shortest wiki anchor that names heading `index` alone: its text, or the texts of
    /// headings above it before it. `None` when even the whole path names several.
    pub fn unique_path(&self, text: &str, headings: &[Heading], index: u32) -> Option<String> {
        let written = |at: u32| headings.get(at as usize).map(|h| anchor_text(slice(text, h.text)));
        let mut path = written(index)?;
        let mut above = self.headings.get(index as usize)?.above;
        while let Some(heading) = above.filter(|_| self.by_form(&path).len() != 1) {
            path = format!("{}#{path}", written(heading)?);
            above = self.headings[heading as usize].above;
        }
        (self.by_form(&path) == [index]).then_some(path)
    }
}

/// All names of some headings, see [`Anchors::named`].
fn named(headings: &[HeadingAnchor]) -> Vec<(u32, u32)> {
    let mut named = Vec::with_capacity(headings.len() * 4);
    for (at, heading) in (0..).zip(headings) {
        let mut add = |spelling, name: &str| named.push((name_hash(spelling, name), at));
        add(Spelling::Form, &heading.form);
        add(Spelling::Bare, &heading.bare);
        add(Spelling::Slug, &heading.slug);
        add(Spelling::PlainSlug, &plain_slug(&heading.slug));
        if let Some(id) = &heading.id {
            add(Spelling::Id, id);
        }
    }
    named
}

fn name_hash(spelling: Spelling, name: &str) -> u32 {
    (FxBuildHasher.hash_one((spelling, name)) >> 32) as u32
}

fn plain_slug(slug: &str) -> Cow<'_, str> {
    if slug.contains('\u{fe0f}') {
        slug.replace('\u{fe0f}', "").trim_matches('-').to_owned().into()
    } else {
        slug.trim_matches('-').into()
    }
}

/// The words of Latin letters in a slug, but for single letters.
fn latin_words(slug: &str) -> impl Iterator<Item = &str> {
    slug.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1)
}

/// A heading as it is written in a wiki-link: without the signs that end one.
pub fn anchor_text(heading: &str) -> String {
    let is_sign = |c: char| matches!(c, '#' | '|' | '^' | '[' | ']' | ':' | '%' | '\\');
    let cleared: String = heading.chars().map(|c| if is_sign(c) { ' ' } else { c }).collect();
    cleared.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading as Obsidian compares it: signs are blanks, blanks are one, case aside.
fn obsidian_form(heading: &str) -> Box<str> {
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
struct Slugger {
    seen: FxHashMap<String, u32>,
}

impl Slugger {
    fn slug(&mut self, plain: &str) -> String {
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
    found.sort();
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
