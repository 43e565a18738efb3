//! Front matter: the YAML block at the top of a note, with the place of every word in it.
//!
//! People leave these blocks half written, so reading never fails: a block that is no YAML is
//! read key by key, and a value that is none is taken as the plain text it looks like.

use crate::text::{Span, slice};
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde::{Deserialize, Serialize};

/// Longer blocks are not read: they are no front matter, and a parser's worst case must not hold
/// up the other notes.
const MAX_LEN: usize = 32 * 1024;

/// One value that is no list: its text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scalar {
    /// The bytes of the note, without the quotes of a quoted value.
    pub span: Span,
    /// What it says, with YAML's escapes undone.
    pub text: Box<str>,
}

/// What a key has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// `company: 字节`
    Scalar(Scalar),
    /// `tags: [a, b]`, or a `- a` line each. Lists in lists are laid flat.
    List(Box<[Scalar]>),
    /// Nothing (`date:`), or keys of its own.
    Other,
}

/// One top-level key with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub key: Scalar,
    pub value: Value,
}

/// The top-level entries of a front-matter block, in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontMatter {
    pub entries: Box<[Entry]>,
}

impl FrontMatter {
    /// Reads the block at `block` of `text`: byte span with its `---` lines, as
    /// [`Structure::front_matter`](super::structure::Structure::front_matter) gives it. Spans in
    /// the result are bytes of `text`.
    pub fn new(text: &str, block: Span) -> Self {
        let body = body(text, block);
        if body.len() > MAX_LEN {
            return Self::default();
        }
        let entries = read(text, body).unwrap_or_else(|()| read_by_key(text, body));
        Self { entries: entries.into() }
    }

    /// The scalar value of `key` (case of ASCII letters aside), or the first of its list; `None`
    /// when the key is missing or empty.
    pub fn get(&self, key: &str) -> Option<&Scalar> {
        let value = match self.value(key)? {
            Value::Scalar(scalar) => Some(scalar),
            Value::List(list) => list.first(),
            Value::Other => None,
        };
        value.filter(|scalar| !scalar.text.is_empty())
    }

    /// The values of `key`: its list, or its one scalar split at commas (`，` and `、` too).
    /// Empty values are left out.
    pub fn list(&self, key: &str) -> Vec<Scalar> {
        match self.value(key) {
            Some(Value::List(list)) => {
                list.iter().filter(|item| !item.text.is_empty()).cloned().collect()
            }
            Some(Value::Scalar(scalar)) => split(scalar),
            Some(Value::Other) | None => Vec::new(),
        }
    }

    fn value(&self, key: &str) -> Option<&Value> {
        let entry = self.entries.iter().find(|entry| entry.key.text.eq_ignore_ascii_case(key))?;
        Some(&entry.value)
    }
}

/// The lines between the two `---` lines.
fn body(text: &str, block: Span) -> Span {
    let raw = slice(text, block);
    let start = raw.find('\n').map_or(raw.len(), |at| at + 1);
    let trimmed = raw.trim_end();
    let last_line = trimmed.rfind('\n').map_or(0, |at| at + 1);
    let is_closed = last_line >= start && trimmed.get(last_line..).is_some_and(is_fence);
    let end = if is_closed { last_line } else { raw.len() };
    Span::new(block.start as usize + start, block.start as usize + end.max(start))
}

fn is_fence(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// The entries of a block that is valid YAML.
fn read(text: &str, body: Span) -> Result<Vec<Entry>, ()> {
    let source = slice(text, body);
    let offsets = CharOffsets::new(source, body.start as usize);
    let mut reader = Reader::default();
    for event in Parser::new_from_str(source) {
        let (event, place) = event.map_err(|_| ())?;
        let span = || offsets.span(place.start.index(), place.end.index());
        match event {
            Event::Scalar(value, style, ..) => reader.scalar(scalar(text, span(), &value, style)),
            Event::Alias(_) => reader.scalar(Scalar { span: span(), text: "".into() }),
            Event::MappingStart(..) => reader.open(false),
            Event::SequenceStart(..) => reader.open(true),
            Event::MappingEnd | Event::SequenceEnd => reader.close(),
            _ => {}
        }
    }
    if reader.is_mapping || slice(text, body).trim().is_empty() {
        Ok(reader.entries)
    } else {
        Err(())
    }
}

/// The byte offset of each character: the parser counts characters.
struct CharOffsets {
    /// Empty when the source is ASCII, where a character is a byte.
    starts: Vec<u32>,
    base: usize,
    len: usize,
}

impl CharOffsets {
    fn new(source: &str, base: usize) -> Self {
        let starts = if source.is_ascii() {
            Vec::new()
        } else {
            source.char_indices().map(|(at, _)| at as u32).collect()
        };
        Self { starts, base, len: source.len() }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let byte = |index: usize| {
            if self.starts.is_empty() {
                index.min(self.len)
            } else {
                self.starts.get(index).map_or(self.len, |&at| at as usize)
            }
        };
        Span::new(self.base + byte(start), self.base + byte(end).max(byte(start)))
    }
}

fn scalar(text: &str, span: Span, value: &str, style: ScalarStyle) -> Scalar {
    let raw = slice(text, span);
    let trimmed = raw.trim();
    let start = span.start as usize + (raw.len() - raw.trim_start().len());
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let inset = usize::from(quoted && trimmed.len() >= 2);
    let span = Span::new(start + inset, start + trimmed.len() - inset);
    // YAML's null, spelled out.
    let is_null = style == ScalarStyle::Plain && matches!(value, "~" | "null");
    Scalar { span, text: if is_null { "" } else { value.trim_end() }.into() }
}

/// Collects the entries of the outermost mapping.
#[derive(Default)]
struct Reader {
    entries: Vec<Entry>,
    /// For each open collection, whether it is a list.
    open: Vec<bool>,
    key: Option<Scalar>,
    list: Vec<Scalar>,
    is_mapping: bool,
}

impl Reader {
    fn open(&mut self, is_list: bool) {
        self.is_mapping |= self.open.is_empty() && !is_list;
        self.open.push(is_list);
    }

    fn scalar(&mut self, scalar: Scalar) {
        match self.open.as_slice() {
            [false] => match self.key.take() {
                None => self.key = Some(scalar),
                Some(key) => {
                    let is_empty = scalar.text.is_empty();
                    let value = if is_empty { Value::Other } else { Value::Scalar(scalar) };
                    self.entries.push(Entry { key, value });
                }
            },
            [false, lists @ ..] if lists.iter().all(|is_list| *is_list) => self.list.push(scalar),
            _ => {}
        }
    }

    fn close(&mut self) {
        let was_list = self.open.pop();
        if let [false] = self.open.as_slice()
            && let Some(key) = self.key.take()
        {
            let list = std::mem::take(&mut self.list);
            let value =
                if was_list == Some(true) { Value::List(list.into()) } else { Value::Other };
            self.entries.push(Entry { key, value });
        }
    }
}

/// The entries of a block that is no YAML as a whole: each top-level key with the lines that
/// belong to it is read alone.
fn read_by_key(text: &str, body: Span) -> Vec<Entry> {
    let mut chunks: Vec<Span> = Vec::new();
    let mut at = body.start as usize;
    for line in slice(text, body).split_inclusive('\n') {
        let end = at + line.len();
        let starts_key = !line.starts_with([' ', '\t', '-', '#', '\r', '\n']) && line.contains(':');
        match chunks.last_mut() {
            Some(chunk) if !starts_key => chunk.end = end as u32,
            _ if starts_key => chunks.push(Span::new(at, end)),
            _ => {}
        }
        at = end;
    }
    let read_chunk = |chunk| read(text, chunk).unwrap_or_else(|()| plain_entry(text, chunk));
    chunks.into_iter().flat_map(read_chunk).collect()
}

/// `title: a: b` and the like: everything after the first colon of the line.
fn plain_entry(text: &str, chunk: Span) -> Vec<Entry> {
    let line = slice(text, chunk).lines().next().unwrap_or("");
    let Some((key, value)) = line.split_once(':') else { return Vec::new() };
    let start = chunk.start as usize;
    let key_span = Span::new(start, start + key.trim_end().len());
    let value_start = start + line.len() - value.trim_start().len();
    // `[go, ` is a list whose end is still to be typed.
    let list = value.trim().strip_prefix('[').filter(|rest| !rest.contains(['[', ']']));
    let value_start = value_start + usize::from(list.is_some());
    let value = list.unwrap_or(value.trim());
    let value_span = Span::new(value_start, value_start + value.trim_end().len());
    let as_scalar = |span| Scalar { span, text: slice(text, span).into() };
    let value =
        if value_span.is_empty() { Value::Other } else { Value::Scalar(as_scalar(value_span)) };
    vec![Entry { key: as_scalar(key_span), value }]
}

/// The parts of a scalar between commas.
fn split(scalar: &Scalar) -> Vec<Scalar> {
    // An escaped value is shorter than its source; its parts have no places of their own.
    if scalar.text.len() != scalar.span.len() {
        return vec![scalar.clone()];
    }
    let mut parts = Vec::new();
    for part in scalar.text.split([',', '，', '、']) {
        let text = part.trim();
        let offset = text.as_ptr() as usize - scalar.text.as_ptr() as usize;
        let start = scalar.span.start as usize + offset;
        if !text.is_empty() {
            parts.push(Scalar { span: Span::new(start, start + text.len()), text: text.into() });
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::structure::Structure;
    use expect_test::{Expect, expect};
    use std::fmt::Write;

    fn check(text: &str, expected: &Expect) {
        let block = Structure::new(text).front_matter.unwrap();
        let mut shown = String::new();
        let show = |scalar: &Scalar| format!("{:?}@{:?}", scalar.text, slice(text, scalar.span));
        for entry in FrontMatter::new(text, block).entries {
            let value = match &entry.value {
                Value::Scalar(scalar) => show(scalar),
                Value::List(list) => format!("{:?}", list.iter().map(show).collect::<Vec<_>>()),
                Value::Other => "-".into(),
            };
            writeln!(shown, "{} = {value}", show(&entry.key)).unwrap();
        }
        expected.assert_eq(&shown.replace('\\', ""));
    }

    #[test]
    fn every_value_has_its_place() {
        check(
            "---\ncompany: 字节跳动 # 备注\nround: \"二面 \\u4e00\"\ntags: [go/map, '缓存', 🧵]\n\
             aliases:\n  - 并发题\n  - \"A: B\"\ndate: 2024-09-01\nempty:\nmore:\n  deep: 1\n---\n# 一\n",
            &expect![[r#"
                "company"@"company" = "字节跳动"@"字节跳动"
                "round"@"round" = "二面 一"@"二面 u4e00"
                "tags"@"tags" = [""go/map"@"go/map"", ""缓存"@"缓存"", ""🧵"@"🧵""]
                "aliases"@"aliases" = [""并发题"@"并发题"", ""A: B"@"A: B""]
                "date"@"date" = "2024-09-01"@"2024-09-01"
                "empty"@"empty" = -
                "more"@"more" = -
            "#]],
        );
    }

    #[test]
    fn a_broken_block_gives_what_could_be_read() {
        check(
            "---\r\ntitle: 面经: 三面 [\r\ntags:\r\n- 缓存\r\n- go\r\nbad: [a, b\r\n\tx\r\nresult: 通过✅\r\n---\r\n",
            &expect![[r#"
                "title"@"title" = "面经: 三面 ["@"面经: 三面 ["
                "tags"@"tags" = [""缓存"@"缓存"", ""go"@"go""]
                "bad"@"bad" = "a, b"@"a, b"
                "result"@"result" = "通过✅"@"通过✅"
            "#]],
        );
    }

    #[test]
    fn hostile_blocks_end() {
        for bad in ["[", "{", "- ", "a: &x [*x, ", "? ", "'", "\u{feff}", "%YAML ", "!<", "|\n "] {
            let text = format!("---\n{}\n---\n", bad.repeat(20_000 / bad.len()));
            FrontMatter::new(&text, Span::new(0, text.len()));
        }
    }

    #[test]
    fn a_scalar_is_split_where_a_list_is_asked_for() {
        let text = "---\ntags: go， 缓存,map\n---\n";
        let front_matter = FrontMatter::new(text, Span::new(0, text.len()));
        let tags = front_matter.list("Tags");
        let tags: Vec<_> = tags.iter().map(|tag| slice(text, tag.span)).collect();
        assert_eq!(tags, ["go", "缓存", "map"]);
        assert!(front_matter.get("aliases").is_none());
    }

    #[test]
    fn a_list_whose_end_is_still_to_be_typed_has_its_values() {
        let text = "---\ntags: [go, 缓存, \n---\n";
        let front_matter = FrontMatter::new(text, Span::new(0, text.len()));
        let tags = front_matter.list("tags");
        let tags: Vec<_> = tags.iter().map(|tag| slice(text, tag.span)).collect();
        assert_eq!(tags, ["go", "缓存"]);
    }
}
