//! Pinyin: `xcaq` and `xianchenganquan` find 线程安全.

use pinyin::{ToPinyin, ToPinyinMulti};
use std::sync::LazyLock;

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// The first letters of each character's readings: the usual one, and one that differs (0: none).
pub(super) struct FirstLetters(Box<[[u8; 2]]>);

impl FirstLetters {
    /// Those of a character; `None` for what is not from U+4E00 to U+9FFF.
    pub(super) fn of(&self, c: char) -> Option<&[u8; 2]> {
        self.0.get((c as usize).wrapping_sub(FIRST as usize))
    }
}

/// Those of all characters.
pub(super) fn first_letters() -> &'static FirstLetters {
    &INITIALS
}

static INITIALS: LazyLock<FirstLetters> = LazyLock::new(|| {
    let of_all = (FIRST..=LAST)
        .map(|code| {
            let Some(c) = char::from_u32(code) else { return [0; 2] };
            let usual = c.to_pinyin().map_or(0, |reading| reading.plain().as_bytes()[0]);
            let other = c.to_pinyin_multi().and_then(|readings| {
                readings.into_iter().map(|r| r.plain().as_bytes()[0]).find(|&first| first != usual)
            });
            [usual, if OFTEN_OTHERWISE.contains(c) { other.unwrap_or(0) } else { 0 }]
        })
        .collect();
    FirstLetters(of_all)
});

/// Characters that technical words read in more than one way (重试 and 重要, 行锁 and 运行).
/// The many rare readings of others would only bring wrong hits.
const OFTEN_OTHERWISE: &str = "重长行调传降弹系会校模卡乘参藏率量曾单说分区角解核朝盛";

/// Appends the letter by which a character of a folded title is typed: the initial of its reading,
/// a letter or digit itself. Everything else has none. Says whether another reading begins
/// otherwise: a title with such a character is appended again by [`push_other_initials`].
pub(super) fn push_initial(c: char, out: &mut Vec<u8>) -> bool {
    let [usual, other] = letters(c);
    if usual != 0 {
        out.push(usual);
    }
    other != 0
}

/// Appends the initials of the other readings of a folded title after `\r`, if its usual ones, which
/// start at `first`, are any.
pub(super) fn push_other_initials(title: &str, first: usize, out: &mut Vec<u8>) {
    if out.len() == first {
        return;
    }
    out.push(b'\r');
    for c in title.chars() {
        let [usual, other] = letters(c);
        match if other == 0 { usual } else { other } {
            0 => {}
            letter => out.push(letter),
        }
    }
}

fn letters(c: char) -> [u8; 2] {
    if c.is_ascii_alphanumeric() {
        return [c as u8, 0];
    }
    INITIALS.of(c).copied().unwrap_or_default()
}

/// Every way to read `word` as full syllables, the last of which may be unfinished, in at most
/// `LIMIT` ways. Empty when it is no pinyin.
pub(super) fn syllables(word: &str) -> Vec<Vec<&str>> {
    const LIMIT: usize = 8;
    let mut found = Vec::new();
    let mut open: Vec<(usize, Vec<&str>)> = vec![(0, Vec::new())];
    while let Some((at, parts)) = open.pop() {
        if at == word.len() {
            found.push(parts);
            if found.len() == LIMIT {
                break;
            }
            continue;
        }
        // Pushed shortest first, so that the longest is tried first.
        for end in at + 1..=word.len().min(at + 6) {
            let Some(part) = word.get(at..end) else { return Vec::new() };
            let is_last = end == word.len();
            if SYLLABLES.binary_search(&part).is_ok() || is_last && begins_syllable(part) {
                let mut parts = parts.clone();
                parts.push(part);
                open.push((end, parts));
            }
        }
    }
    // A short word is pinyin when it is one syllable; `ma` + `p` would find far too much.
    found.retain(|parts| parts.len() == 1 || word.len() >= 4);
    found.retain(|parts| parts.iter().any(|part| part.len() > 1));
    found
}

fn begins_syllable(part: &str) -> bool {
    let at = SYLLABLES.partition_point(|syllable| *syllable < part);
    SYLLABLES.get(at).is_some_and(|syllable| syllable.starts_with(part))
}

/// All syllables that a character is read as, sorted.
static SYLLABLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let characters = (FIRST..=LAST).filter_map(char::from_u32);
    let mut all: Vec<_> =
        characters.filter_map(|c| c.to_pinyin()).map(pinyin::Pinyin::plain).collect();
    all.sort_unstable();
    all.dedup();
    all
});

/// Who is read so: per syllable of [`SYLLABLES`] the characters, by their places from U+4E00, with a
/// reading that begins as [`INITIALS`] says.
struct Readers {
    /// Where those of each syllable start in `of`; one more for the end.
    starts: Vec<u32>,
    of: Vec<u16>,
}

static READERS: LazyLock<Readers> = LazyLock::new(|| {
    let mut read = Vec::new();
    for code in FIRST..=LAST {
        let c = char::from_u32(code).unwrap_or(' ');
        let mut add = |reading: &str| {
            let is_usual = reading.bytes().next().is_some_and(|first| letters(c).contains(&first));
            if is_usual && let Ok(index) = SYLLABLES.binary_search(&reading) {
                read.push((index, (code - FIRST) as u16));
            }
        };
        match c.to_pinyin_multi() {
            Some(all) => all.into_iter().for_each(|reading| add(reading.plain())),
            None => c.to_pinyin().into_iter().for_each(|reading| add(reading.plain())),
        }
    }
    read.sort_unstable();
    let start = |syllable| read.partition_point(|&(index, _)| index < syllable) as u32;
    let starts = (0..=SYLLABLES.len()).map(start).collect();
    Readers { starts, of: read.into_iter().map(|(_, c)| c).collect() }
});

/// Reads the tables of readings, which takes some milliseconds, before anybody waits for them.
pub(super) fn warm_up() {
    LazyLock::force(&INITIALS);
    LazyLock::force(&READERS);
}

/// A set of characters as bits, by their places from U+4E00.
type Characters = Box<[u64]>;

/// Syllables one after the other, each as the characters that are read so: `xian` is 先 and 想
/// (xiang).
#[derive(Debug)]
pub(super) struct Syllables(Vec<Characters>);

impl Syllables {
    /// Each part is a syllable or its beginning.
    pub(super) fn new(parts: &[&str]) -> Self {
        let set = |part: &&str| {
            let mut bits: Characters = vec![0; ((LAST - FIRST) / 64 + 1) as usize].into();
            let first = SYLLABLES.partition_point(|syllable| syllable < part);
            let begun = SYLLABLES[first..].iter().take_while(|syllable| syllable.starts_with(part));
            let readers = &*READERS;
            let end = readers.starts[first + begun.count()] as usize;
            for &c in &readers.of[readers.starts[first] as usize..end] {
                bits[usize::from(c) / 64] |= 1 << (c % 64);
            }
            bits
        };
        Self(parts.iter().map(set).collect())
    }

    pub(super) fn are_in(&self, title: &str) -> bool {
        self.find(title).is_some()
    }

    /// Where they are the readings of neighbouring CJK characters of a folded title: the byte
    /// range of these characters.
    pub(super) fn find(&self, title: &str) -> Option<(usize, usize)> {
        let (first, others) = self.0.split_first()?;
        let bytes = title.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let Some((c, width)) = han(&bytes[at..]) else {
                at += 1;
                continue;
            };
            if has(first, c) {
                let mut end = at + width;
                let all = others.iter().all(|set| {
                    end += bytes[end..].iter().take_while(|&&byte| byte == b' ').count();
                    let next = han(&bytes[end..]).filter(|&(c, _)| has(set, c));
                    end += next.map_or(0, |(_, width)| width);
                    next.is_some()
                });
                if all {
                    return Some((at, end));
                }
            }
            at += width;
        }
        None
    }
}

/// The character with a reading that begins `bytes`, as its place among them, and its length.
fn han(bytes: &[u8]) -> Option<(usize, usize)> {
    // From U+4E00 to U+9FFF: three bytes, the first E4 to E9.
    let &[a @ 0xe4..=0xe9, b, c, ..] = bytes else { return None };
    let code = u32::from(a & 0xf) << 12 | u32::from(b & 0x3f) << 6 | u32::from(c & 0x3f);
    Some((code.checked_sub(FIRST)? as usize, 3))
}

fn has(characters: &Characters, c: usize) -> bool {
    characters[c / 64] >> (c % 64) & 1 == 1
}

/// Where `parts` are the readings of neighbouring CJK characters of a folded title: the byte
/// range of these characters.
pub(super) fn find_syllables(title: &str, parts: &[&str]) -> Option<(usize, usize)> {
    Syllables::new(parts).find(title)
}

/// Where the initials of neighbouring characters of a folded title spell `word`: the byte range
/// of these characters.
pub(super) fn find_initials(title: &str, word: &str) -> Option<(usize, usize)> {
    let typed: Vec<(usize, usize, [u8; 2])> = title
        .char_indices()
        .map(|(at, c)| (at, at + c.len_utf8(), letters(c)))
        .filter(|(_, _, letters)| letters[0] != 0)
        .collect();
    let at = typed.windows(word.len()).position(|window| {
        window.iter().zip(word.bytes()).all(|((_, _, letters), byte)| letters.contains(&byte))
    })?;
    Some((typed[at].0, typed[at + word.len() - 1].1))
}
