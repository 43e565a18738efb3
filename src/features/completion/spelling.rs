//! How a name may be typed: as written, in part, or in pinyin, full, by initials or mixed.

use memchr::memmem::Finder;
use pinyin::{ToPinyin, ToPinyinMulti};

/// At most so many ways of spelling a name in pinyin are given to the client.
const MAX_SPELLINGS: usize = 6;

/// How well what was typed fits a name; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The name begins so.
    Prefix,
    /// A part of a nested name (`go/map`) begins so.
    Part,
    /// The name, or a part of it, begins so in pinyin.
    Pinyin,
    /// It stands somewhere in the name.
    Within,
}

/// What was typed, folded, ready to be compared with thousands of names.
pub(super) struct Typed<'t> {
    text: &'t str,
    finder: Finder<'t>,
    /// Whether it may be pinyin.
    is_latin: bool,
}

impl<'t> Typed<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let is_latin = text.is_ascii() && text.bytes().any(|byte| byte.is_ascii_alphabetic());
        Self { text, finder: Finder::new(text), is_latin }
    }

    /// How it fits a folded name; `None` when it does not.
    pub(super) fn fit(&self, name: &str) -> Option<Fit> {
        let bytes = name.as_bytes();
        let (mut from, mut is_within) = (0, false);
        while let Some(hit) = bytes.get(from..).and_then(|rest| self.finder.find(rest)) {
            let at = from + hit;
            match at.checked_sub(1).map(|before| bytes[before]) {
                None => return Some(Fit::Prefix),
                Some(b'/') => return Some(Fit::Part),
                Some(_) => (from, is_within) = (at + 1, true),
            }
        }
        let mut parts =
            std::iter::once(name).chain(name.match_indices('/').map(|(at, _)| &name[at + 1..]));
        if self.is_latin && !name.is_ascii() && parts.any(|part| spells(part, self.text)) {
            return Some(Fit::Pinyin);
        }
        is_within.then_some(Fit::Within)
    }
}

/// Whether typing `typed` may be the beginning of `name`: each Chinese character is typed as one
/// of its readings, by the first letters of it, or as itself.
fn spells(name: &str, typed: &str) -> bool {
    // What has been reached of what was typed, as bits; nobody types longer names.
    let Some(last) = 1_u64.checked_shl(typed.len() as u32) else { return false };
    let mut reached = 1_u64;
    for c in name.chars() {
        let mut next = 0;
        for at in (0..typed.len()).filter(|&at| reached >> at & 1 == 1) {
            let rest = &typed[at..];
            if rest.starts_with(c) {
                next |= 1 << (at + c.len_utf8());
            }
            for_each_reading(c, |reading| {
                let shared = reading.bytes().zip(rest.bytes()).take_while(|(a, b)| a == b).count();
                // The beginning of a reading will do: `h`, `hu`, `huan` for 缓.
                next |= (1..=shared).fold(0, |ends, end| ends | 1 << (at + end));
            });
        }
        if next & last != 0 {
            return true;
        }
        if next == 0 {
            return false;
        }
        reached = next;
    }
    false
}

fn for_each_reading(c: char, mut found: impl FnMut(&'static str)) {
    if let Some(readings) = c.to_pinyin_multi() {
        readings.into_iter().for_each(|reading| found(reading.plain()));
    } else if let Some(reading) = c.to_pinyin() {
        found(reading.plain());
    }
}

/// The name with its spellings behind it, as clients filter by it: `缓存 huancun hc`. Spellings
/// that begin with `typed` come first, also before the name, for clients that compare prefixes.
pub(super) fn filter(name: &str, typed: &str) -> String {
    let mut words = vec![name.to_owned()];
    words.extend(spellings(name));
    if let Some(at) = words.iter().position(|word| word.to_lowercase().starts_with(typed)) {
        words[..=at].rotate_right(1);
    } else if !typed.is_empty() {
        // Mixed spellings (`huanc`, `hcun`) and inner parts are not listed.
        words.insert(0, typed.to_owned());
    }
    words.join(" ")
}

/// Full readings and initials of a name with Chinese in it, for every combination of readings
/// that tells apart, up to [`MAX_SPELLINGS`].
fn spellings(name: &str) -> Vec<String> {
    if name.is_ascii() {
        return Vec::new();
    }
    let mut full = vec![String::new()];
    let mut initials = vec![String::new()];
    for c in name.chars() {
        let mut readings: Vec<&'static str> = Vec::new();
        for_each_reading(c, |reading| {
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        });
        if let [] | [_] = *readings {
            let own = c.to_lowercase().to_string();
            let reading = readings.first().copied().unwrap_or(&own);
            for spelling in &mut full {
                spelling.push_str(reading);
            }
            for spelling in &mut initials {
                spelling.push_str(first_letter(reading));
            }
            continue;
        }
        full = joined(&full, &readings);
        let firsts: Vec<&str> = readings.iter().map(|reading| first_letter(reading)).collect();
        initials = joined(&initials, &firsts);
    }
    full.extend(initials);
    full
}

fn first_letter(reading: &str) -> &str {
    &reading[..reading.chars().next().map_or(0, char::len_utf8)]
}

/// Every beginning with every ending, without doubles, at most [`MAX_SPELLINGS`].
fn joined(beginnings: &[String], endings: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for beginning in beginnings {
        for ending in endings {
            let spelling = format!("{beginning}{ending}");
            if !all.contains(&spelling) {
                all.push(spelling);
            }
        }
    }
    all.truncate(MAX_SPELLINGS);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        let table = [
            ("缓存", "缓", Some(Fit::Prefix)),
            ("缓存", "存", Some(Fit::Within)),
            ("缓存", "hc", Some(Fit::Pinyin)),
            ("缓存", "huancun", Some(Fit::Pinyin)),
            ("缓存", "huanc", Some(Fit::Pinyin)),
            ("缓存", "hcu", Some(Fit::Pinyin)),
            ("缓存", "h存", None),
            ("缓存", "xc", None),
            ("重试", "cs", Some(Fit::Pinyin)),
            ("重试", "zhongs", Some(Fit::Pinyin)),
            ("行锁", "hangsuo", Some(Fit::Pinyin)),
            ("go/内存模型", "ncmx", Some(Fit::Pinyin)),
            ("go/map", "map", Some(Fit::Part)),
            ("go/map", "go/", Some(Fit::Prefix)),
            ("ba/a/a", "a/a", Some(Fit::Part)),
            ("mapmap", "ap", Some(Fit::Within)),
            ("go", "", Some(Fit::Prefix)),
            ("tcp握手", "tcpws", Some(Fit::Pinyin)),
            ("go", "java", None),
        ];
        for (name, typed, expected) in table {
            assert_eq!(Typed::new(typed).fit(name), expected, "{name} {typed}");
        }
    }

    #[test]
    fn the_filter_begins_with_what_was_typed() {
        for (name, typed) in [("缓存", "hc"), ("缓存", "huanc"), ("go/map", "m"), ("缓存", "")]
        {
            assert!(filter(name, typed).starts_with(typed), "{}", filter(name, typed));
        }
        assert_eq!(filter("重试", ""), "重试 zhongshi chongshi tongshi zs cs ts");
    }
}
