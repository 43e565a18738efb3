//! Topic tags: `#go/map`, `#缓存`, `＃` too, and `tags:` in front matter.
//!
//! One lexer for everybody: facts ([`tags`]) and the completion of a half-typed tag
//! ([`tag_before`]) ask the same questions of the same characters. A tag
//!
//! - begins with `#` or `＃` that stands at the start of a line, or after a blank, a bracket, CJK
//!   text or an emoji; so `C#`, `issue#3`, `file.md#anchor`, `\#x` and `##` begin none;
//! - goes on over letters and digits of any script, `_`, `-`, `/` and emoji, and ends at
//!   everything else, CJK punctuation and the signs of a mark (`#缓存❌`) included;
//! - says something: `#1` is a number, `#1e90ff` a colour, `#goroutines: 1` a counter of a log,
//!   `#include`, `#{id}` and `调用#put方法` are pieces of programs;
//! - stands in no code, link, address, HTML tag or comment.

use super::front_matter::FrontMatter;
use super::structure::Structure;
use crate::text::letters::is_alphanumeric;
use crate::text::{Span, slice};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many bytes of a line before a sign may tell what the sign is.
const LOOK_BACK: usize = 512;

/// One use of a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// The tag with its `#`, or the bare name in front matter.
    pub span: Span,
    /// The name, without `#`.
    pub name: Span,
}

/// The tags of a note, front matter included, in text order.
pub fn tags(text: &str, structure: &Structure) -> Box<[Tag]> {
    let mut tags =
        structure.front.as_ref().map_or_else(Vec::new, |front| front_matter(text, front));
    let hidden = hidden(text, structure);
    let mut skip = hidden.iter().peekable();
    let from = structure.front_matter.map_or(0, |span| span.end as usize);
    for hash in hashes(text, from) {
        while skip.next_if(|span| span.end as usize <= hash).is_some() {}
        if skip.peek().is_some_and(|span| span.start as usize <= hash) {
            continue;
        }
        if let Some(tag) = tag_at(text, hash)
            && !is_in_html(text, structure, hash)
        {
            tags.push(tag);
        }
    }
    tags.into()
}

/// The half-typed tag before the byte `offset`: its span from the sign to `offset`, the name maybe
/// empty. `None` where no tag can be, as in code and links.
pub fn tag_before(text: &str, structure: &Structure, offset: usize) -> Option<Tag> {
    let before = text.get(..offset)?;
    let name = before.len()
        - before.chars().rev().take_while(|&c| is_part(c)).map(char::len_utf8).sum::<usize>();
    if structure.front_matter.is_some_and(|span| span.range().contains(&offset)) {
        return front_matter_before(text, structure.front_matter?, name, offset);
    }
    let hash = name - before[..name].chars().next_back().filter(|&c| is_sign(c))?.len_utf8();
    let is_hidden = structure.is_code(hash)
        || structure.links.iter().any(|link| link.span.range().contains(&hash))
        || is_in_html(text, structure, hash)
        || is_in_open_link(line_before(text, hash));
    (!is_hidden && may_begin(text, hash))
        .then(|| Tag { span: Span::new(hash, offset), name: Span::new(name, offset) })
}

/// The form under which two spellings of one tag are the same: composed, without case.
pub fn key(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// Where a sign stands that might begin a tag, from the byte `from` on.
fn hashes(text: &str, from: usize) -> impl Iterator<Item = usize> {
    // Apart: most punctuation of that width begins with the same byte as `＃`.
    let bytes = &text.as_bytes()[from..];
    let mut narrow = memchr::memchr_iter(b'#', bytes).peekable();
    let mut wide = memchr::memmem::find_iter(bytes, "＃").peekable();
    std::iter::from_fn(move || {
        let is_narrow = match (narrow.peek(), wide.peek()) {
            (Some(narrow), Some(wide)) => narrow < wide,
            (narrow, _) => narrow.is_some(),
        };
        let next = if is_narrow { narrow.next() } else { wide.next() };
        next.map(|at| from + at)
    })
}

/// The tag whose sign stands at `hash`, going by the characters around it alone.
fn tag_at(text: &str, hash: usize) -> Option<Tag> {
    let start = hash + text[hash..].chars().next()?.len_utf8();
    let body = &text[start..];
    // The signs of headings are far more than those of tags.
    if !body.starts_with(is_part) || !may_begin(text, hash) {
        return None;
    }
    let len = body.find(|c| !is_part(c)).unwrap_or(body.len());
    let whole = &body[..len];
    let name = whole.split("//").next().unwrap_or(whole).trim_end_matches('/');
    let (before, after) = (line_before(text, hash), &body[len..]);
    let is_other = is_counter(after)
        || is_of_program(name, after)
        || is_in_open_link(before)
        || (before.ends_with(|c: char| is_cjk(c) && c.is_alphanumeric()) && is_phrase(name));
    if !says_something(name) || is_other {
        return None;
    }
    let end = start + name.len();
    Some(Tag { span: Span::new(hash, end), name: Span::new(start, end) })
}

/// Whether the sign at `hash` stands where a tag may begin.
fn may_begin(text: &str, hash: usize) -> bool {
    let word = |c: char| !c.is_whitespace();
    let before = line_before(text, hash);
    let Some(last) = before.chars().next_back() else { return true };
    match last {
        '(' | '*' | '|' | '>' | ',' | ';' => true,
        c if c.is_whitespace() => true,
        // An address goes on over Chinese: `https://例子/哈希#历史`.
        c if !c.is_ascii() && !is_letter_of_words(c) && !is_sign(c) => {
            let address = before.chars().rev().take_while(|&c| word(c)).map(char::len_utf8).sum();
            !before[before.len().saturating_sub(address)..].contains("://")
        }
        _ => false,
    }
}

/// Letters of scripts that put blanks between words, where a sign inside a word is no tag.
fn is_letter_of_words(c: char) -> bool {
    !is_cjk(c) && is_alphanumeric(c)
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

const fn is_sign(c: char) -> bool {
    matches!(c, '#' | '＃')
}

/// Whether `c` may stand in a tag's name.
pub fn is_part(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '_' | '-' | '/') || is_combining_mark(c) || is_emoji(c)
}

/// Emoji and what joins them; not the signs that mark a question, since `#缓存❌` is a tag and a
/// mark.
fn is_emoji(c: char) -> bool {
    match c {
        '✅' | '❌' | '✔' | '✖' | '☑' | '❎' | '❓' | '❔' | '⭕' | '🔴' | '🟡' | '🟢' => {
            false
        }
        // Joiner, variation, dingbats, flags, pictures, the letters of regional flags.
        _ => {
            matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}'..='\u{2b55}'
            | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
        }
    }
}

/// Whether a name is more than a number (`#1`) or a colour (`#1e90ff`).
fn says_something(name: &str) -> bool {
    let begins =
        name.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_' || is_shown(c));
    let has_word = name.chars().any(|c| c.is_alphabetic() || is_shown(c));
    let has_digit = name.bytes().any(|byte| byte.is_ascii_digit());
    let is_hex = matches!(name.len(), 6 | 8) && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_dated = name.split('/').filter(|part| !part.is_empty()).count() > 1;
    begins && (has_word || is_dated) && !(is_hex && has_digit)
}

/// An emoji that one can see by itself.
fn is_shown(c: char) -> bool {
    is_emoji(c) && !matches!(c, '\u{200d}' | '\u{fe0f}')
}

/// Whether what follows a name makes it a counter of a log: `#goroutines: 1`.
fn is_counter(after: &str) -> bool {
    after.strip_prefix(':').is_some_and(|value| {
        value.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a name with what follows it is a piece of a program: `#include <a>`, `#{id}`, `#put(k)`,
/// and `#和$` where the two are compared.
fn is_of_program(name: &str, after: &str) -> bool {
    let word = name.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or("");
    let is_directive =
        ["include", "define", "undef", "ifdef", "ifndef", "endif", "pragma"].contains(&word);
    let mut next = after.chars();
    let goes_on = match next.next() {
        Some('$' | '{' | '=' | '[' | '"') => true,
        Some('.') => next.next().is_some_and(char::is_alphanumeric),
        Some('(') => next.next().is_some_and(|c| c == ')' || c.is_ascii_alphanumeric()),
        _ => false,
    };
    is_directive || goes_on
}

/// Whether a name directly behind a Chinese word is a part of the sentence, as method names are
/// (`调用#put方法`, `$与#的区别`), rather than a tag (`讲讲缓存#redis`).
fn is_phrase(name: &str) -> bool {
    let is_mixed = name.starts_with(|c: char| c.is_ascii()) && !name.is_ascii();
    is_mixed || name.starts_with(['的', '和', '与', '是', '有', '在'])
}

/// The line of `offset` up to it, at most [`LOOK_BACK`] bytes, so that a line of a million signs
/// costs no more than a million looks.
fn line_before(text: &str, offset: usize) -> &str {
    let mut from = offset.saturating_sub(LOOK_BACK);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..offset];
    &before[memchr::memrchr2(b'\n', b'\r', before.as_bytes()).map_or(0, |end| end + 1)..]
}

/// Whether a link is begun and not closed: `[[笔记#`, `](路径#`.
fn is_in_open_link(before: &str) -> bool {
    let open = |begin: &str, end: char| {
        before.rfind(begin).is_some_and(|at| !before[at + begin.len()..].contains(end))
    };
    open("[[", ']') || open("](", ')') || open("] (", ')')
}

/// Whether the sign stands inside an HTML tag; text between tags is text.
fn is_in_html(text: &str, structure: &Structure, hash: usize) -> bool {
    let after = structure.html.partition_point(|span| span.start as usize <= hash);
    let last = structure.html[..after].last();
    last.is_some_and(|span| hash < span.end as usize) && {
        let before = line_before(text, hash);
        before.rfind('<') > before.rfind('>')
    }
}

/// The HTML comments of a note, in text order. A block gives its lines one by one, so a comment
/// may go on over several spans.
fn comments(text: &str, structure: &Structure) -> Vec<Span> {
    let mut comments = Vec::new();
    let mut closed = 0;
    // Where the next comment ends that begins no later; searched for once, however many begin.
    let mut close = 0;
    for span in &structure.html {
        let from = closed.max(span.start);
        let line = slice(text, Span { start: from.min(span.end), end: span.end });
        if let Some(at) = line.find("<!--") {
            let start = from as usize + at;
            if close < start {
                let len = memchr::memmem::find(&text.as_bytes()[start..], b"-->");
                close = len.map_or(usize::MAX, |len| start + len);
            }
            let end = if close == usize::MAX { span.end as usize } else { close + 3 };
            comments.push(Span::new(start, end));
            closed = end as u32;
        }
    }
    comments
}

/// What holds no tag, in text order: code, links and comments.
fn hidden(text: &str, structure: &Structure) -> Vec<Span> {
    let code = structure.code_blocks.iter().map(|block| block.span);
    let links = structure.links.iter().map(|link| link.span);
    let mut hidden: Vec<_> =
        code.chain(structure.inline_code.iter().copied()).chain(links).collect();
    hidden.extend(comments(text, structure));
    hidden.sort_unstable();
    // An image inside a link lies in its span; the walk wants ends in order too.
    let mut end = 0;
    hidden.retain(|span| {
        let is_new = end < span.end;
        end = end.max(span.end);
        is_new
    });
    hidden
}

/// The names under `tags:` or `tag:` in front matter.
fn front_matter(text: &str, front: &FrontMatter) -> Vec<Tag> {
    let named = front.list("tags").into_iter().chain(front.list("tag"));
    let mut tags: Vec<_> = named
        .map(|scalar| {
            let bare = slice(text, scalar.span).trim_start_matches(is_sign);
            let name = Span { start: scalar.span.end - bare.len() as u32, ..scalar.span };
            Tag { span: scalar.span, name }
        })
        .filter(|tag| slice(text, tag.name).chars().any(is_part))
        .collect();
    tags.sort_by_key(|tag| tag.span.start);
    tags
}

/// Where the value of a front-matter line begins, if the line gives tags: behind `tags:`, or
/// behind the `-` of an item below it (`true`).
fn value_of(line: &str, is_list: bool) -> Option<(usize, bool)> {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let body = &line[indent..];
    if is_list && let Some(value) = body.strip_prefix('-') {
        return (!value.starts_with('-')).then_some((indent + 1, true));
    }
    let key = ["tags:", "tag:", "Tags:"].into_iter().find(|key| body.starts_with(key))?;
    (indent == 0).then_some((key.len(), false))
}

/// As [`tag_before`], for the value of `tags:`; `name` is where the typed characters begin.
fn front_matter_before(text: &str, span: Span, name: usize, offset: usize) -> Option<Tag> {
    let before = text.get(span.start as usize..name)?;
    let mut is_list = false;
    let mut value = None;
    for line in before.split_inclusive('\n') {
        value = value_of(line, is_list);
        is_list = value.is_some() || (is_list && line.trim().is_empty());
    }
    // A key may still be being typed on the last line, which then ends before any value.
    value.filter(|_| !before.ends_with('\n'))?;
    let sign = text[..name].chars().next_back().filter(|&c| is_sign(c)).map_or(0, char::len_utf8);
    Some(Tag { span: Span::new(name - sign, offset), name: Span::new(name, offset) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_of(text: &str) -> Vec<&str> {
        let tags = tags(text, &Structure::new(text));
        tags.iter().map(|tag| slice(text, tag.name)).collect()
    }

    #[test]
    fn a_tag_is_a_sign_and_a_name() {
        let table: &[(&str, &[&str])] = &[
            ("#go #缓存 ＃并发/锁", &["go", "缓存", "并发/锁"]),
            ("讲讲缓存❌ #缓存，还有#redis。", &["缓存", "redis"]),
            ("✅️#go/map", &["go/map"]),
            ("#缓存❌（答案）", &["缓存"]),
            ("#γλώσσα #कैश #캐시", &["γλώσσα", "कैश", "캐시"]),
            ("#🚀发布 #👨‍👩‍👧", &["🚀发布", "👨‍👩‍👧"]),
            ("（#go）【#java】", &["go", "java"]),
            ("| #go | #java |", &["go", "java"]),
            ("#go/ #a//b #2024/09", &["go", "a", "2024/09"]),
            ("# 标题 #go #", &["go"]),
            ("#没有空格", &["没有空格"]),
            ("讲讲缓存#redis 和#锁。", &["redis", "锁"]),
            ("#缓存(重点) #go.", &["缓存", "go"]),
            ("#go\r\n#java\r", &["go", "java"]),
        ];
        for (text, expected) in table {
            assert_eq!(names_of(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_tag() {
        for text in [
            "C#语言 issue#3 a.md#锚点 \\#go &#39; #1 #1e90ff #",
            "###锁篇",
            "#goroutines: 1",
            "`#go` 与 ``#go``",
            "```\n#go\n```",
            "[#go](x.md#标题) [[笔记#标题]] ![[图#go]]",
            "https://例子.com/哈希#历史",
            "<a href=\"#go\">锚</a> <!-- #go -->",
            "[[笔记#标",
            "调用#put方法 与#的区别 #和$ #{id} #put(k) #a.b",
            "#include 和 #define区别",
            "[组] (#auto-scaling)",
            "",
        ] {
            assert_eq!(names_of(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn front_matter_names_tags_in_every_form() {
        for text in [
            "---\ntags: [go/map, 缓存]\n---\n",
            "---\r\ntags: [ \"go/map\" ,'缓存']\r\n---\r\n",
            "---\ntags: go/map, 缓存\n---\n",
            "---\ntitle: x\ntags:\n  - go/map\n  - \"#缓存\"\ndate: 9.1\nother:\n  - 否\n---\n",
            "---\ntags:\n- go/map\n\n- 缓存\n---\n",
        ] {
            assert_eq!(names_of(text), ["go/map", "缓存"], "{text}");
        }
    }

    #[test]
    fn a_half_typed_tag_is_found_before_the_cursor() {
        let table: &[(&str, Option<&str>)] = &[
            ("什么是并发 #con", Some("#con")),
            ("什么是并发？❌️#并发", Some("#并发")),
            ("中文＃", Some("＃")),
            ("#go/", Some("#go/")),
            ("C#", None),
            ("`#g", None),
            ("`x` #g", Some("#g")),
            ("```\n#g", None),
            ("[[笔记#标", None),
            ("---\ntags: [go, 缓", None),
            ("---\ntags: [go, 缓\n---\n", Some("缓")),
            ("---\ntags:\n  - #缓\n---\n", Some("#缓")),
            ("---\ntitle: 缓\n---\n", None),
        ];
        for (text, expected) in table {
            let end = text.find("\n---\n").unwrap_or(text.len());
            let tag = tag_before(text, &Structure::new(text), end);
            assert_eq!(tag.map(|tag| slice(text, tag.span)), *expected, "{text}");
        }
    }
}
