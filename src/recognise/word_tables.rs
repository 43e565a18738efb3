//! Finds all words of the lexicon's tables in a text, each by the characters that it ends with.
//!
//! This takes as long as an Aho-Corasick automaton, whose table of 3 MB took as long to fill as two
//! hundred notes take to read.

use super::lexicon::{Additions, Hit, Word};
use super::words::{
    ASKING, COMPANIES, FAILED, PASSED, REQUESTS, ROUNDS, SAID_FAIL, SAID_PARTIAL, SAID_PASS,
    STATING, SUBJECTS, TELLING,
};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::ops::Range;
use std::str::Chars;

/// The words, by their last characters.
#[derive(Debug)]
pub(super) struct WordTables {
    /// The last characters of words of one.
    single: Bits,
    /// The last two characters of longer words, by [`pair`].
    last_two: Bits,
    /// Where the words are that end with a character.
    ending: FxHashMap<u16, Range<usize>>,
    words: Vec<Entry>,
}

/// One word.
#[derive(Debug)]
struct Entry {
    word: Word,
    text: Box<str>,
    tail: u64,
    /// The bits of `tail` that count.
    counts: u64,
}

impl Entry {
    fn new(word: Word, text: &str) -> Self {
        let unused = 8_usize.saturating_sub(text.len()) as u32 * 8;
        let tail = tail(text.as_bytes());
        Self { word, text: text.into(), tail, counts: u64::MAX << unused }
    }
}

/// The last eight bytes of a text, the last one highest; ASCII letters are alike in either case, and
/// so are a few other bytes.
fn tail(text: &[u8]) -> u64 {
    let last = text.last_chunk::<8>().copied().unwrap_or_else(|| {
        let mut last = [0; 8];
        last[8 - text.len()..].copy_from_slice(text);
        last
    });
    u64::from_le_bytes(last) | 0x2020_2020_2020_2020
}

impl WordTables {
    /// The built-in tables with `additions` in them.
    pub(super) fn new(additions: &Additions) -> Self {
        let groups: [(Word, &[&str], &[String]); 12] = [
            (Word::Asking, ASKING, &additions.cue_words),
            (Word::Request, REQUESTS, &[]),
            (Word::Subject, SUBJECTS, &[]),
            (Word::Telling, TELLING, &[]),
            (Word::Stating, STATING, &[]),
            (Word::SaidFail, SAID_FAIL, &[]),
            (Word::SaidPartial, SAID_PARTIAL, &[]),
            (Word::SaidPass, SAID_PASS, &[]),
            (Word::Round, ROUNDS, &additions.round_words),
            (Word::Passed, PASSED, &additions.pass_words),
            (Word::Failed, FAILED, &additions.fail_words),
            (Word::Company, COMPANIES, &additions.companies),
        ];
        let (mut single, mut last_two) = (Bits::default(), Bits::default());
        let mut keyed = Vec::new();
        for (word, built_in, added) in groups {
            let all = built_in.iter().copied().chain(added.iter().map(|word| word.trim()));
            for text in all {
                let mut back = text.chars().rev().map(key);
                let Some(last) = back.next() else { continue };
                match back.next() {
                    Some(before) => last_two.set(pair(before, last)),
                    None => single.set(last),
                }
                keyed.push((last, word, text));
            }
        }
        // Words that end at one place come in the order of their starts.
        keyed.sort_by_key(|&(last, _, text)| (last, Reverse(text.len())));
        let mut ending: FxHashMap<u16, Range<usize>> = FxHashMap::default();
        for (at, &(last, ..)) in keyed.iter().enumerate() {
            ending.entry(last).or_insert(at..at).end = at + 1;
        }
        let words = keyed.into_iter().map(|(_, word, text)| Entry::new(word, text)).collect();
        Self { single, last_two, ending, words }
    }

    /// Every word in `text`, overlapping ones too, in order of their ends. ASCII letters match in
    /// any case and only as whole words.
    pub(super) fn words<'a>(&'a self, text: &'a str) -> Words<'a> {
        Words { tables: self, text, unread: text.chars(), last: 0, ending: &[], tail: 0 }
    }
}

/// What a character is found by; a few share it with another, which is told apart later.
fn key(c: char) -> u16 {
    c.to_ascii_lowercase() as u16
}

fn pair(before: u16, last: u16) -> u16 {
    before.rotate_left(7) ^ last
}

/// Some numbers of two bytes.
#[derive(Debug)]
struct Bits(Box<[u64; 1024]>);

impl Default for Bits {
    fn default() -> Self {
        Self(Box::new([0; 1024]))
    }
}

impl Bits {
    fn set(&mut self, bit: u16) {
        self.0[usize::from(bit / 64)] |= 1 << (bit % 64);
    }

    fn has(&self, bit: u16) -> bool {
        self.0[usize::from(bit / 64)] >> (bit % 64) & 1 == 1
    }
}

/// The hits of [`WordTables::words`].
#[derive(Debug)]
pub(crate) struct Words<'a> {
    tables: &'a WordTables,
    text: &'a str,
    unread: Chars<'a>,
    /// The character that was read last.
    last: u16,
    /// The words that may end behind it and were not looked at yet.
    ending: &'a [Entry],
    /// See [`tail`]; of what stands before them.
    tail: u64,
}

impl Iterator for Words<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        let bytes = self.text.as_bytes();
        loop {
            let end = bytes.len() - self.unread.as_str().len();
            while let Some((Entry { word, text, tail, counts }, others)) = self.ending.split_first()
            {
                self.ending = others;
                if (self.tail ^ tail) & counts != 0 {
                    continue;
                }
                let Some(start) = end.checked_sub(text.len()) else { continue };
                if bytes[start..end].eq_ignore_ascii_case(text.as_bytes()) && !is_cut(bytes, start)
                {
                    return Some(Hit { word: *word, start, end });
                }
            }
            let mut last = self.last;
            let ends = |c: char| {
                let before = last;
                last = key(c);
                // Both at once: neither answer alone is easy to guess for the processor.
                self.tables.last_two.has(pair(before, last)) | self.tables.single.has(last)
            };
            let is_read = !self.unread.any(ends);
            self.last = last;
            if is_read {
                return None;
            }
            let end = bytes.len() - self.unread.as_str().len();
            if !is_cut(bytes, end) {
                let ending = self.tables.ending.get(&self.last).cloned().unwrap_or_default();
                self.ending = &self.tables.words[ending];
                self.tail = tail(&bytes[..end]);
            }
        }
    }
}

/// Whether `at` is inside a word of ASCII letters and digits.
fn is_cut(bytes: &[u8], at: usize) -> bool {
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    at > 0 && is_letter(at) && is_letter(at - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word at each place, one after the other.
    fn one_by_one(tables: &WordTables, text: &str) -> Vec<Hit> {
        let bytes = text.as_bytes();
        let mut hits = Vec::new();
        for end in 1..=bytes.len() {
            let mut here: Vec<_> = tables.words.iter().filter(|it| it.text.len() <= end).collect();
            here.sort_by_key(|it| Reverse(it.text.len()));
            for Entry { word, text, .. } in here {
                let start = end - text.len();
                let is_here = bytes[start..end].eq_ignore_ascii_case(text.as_bytes());
                if is_here && !is_cut(bytes, start) && !is_cut(bytes, end) {
                    hits.push(Hit { word: *word, start, end });
                }
            }
        }
        hits
    }

    #[test]
    fn all_words_are_found_in_the_order_of_their_ends() {
        let companies = vec!["Ärger GmbH".to_owned(), "𠮷野家".to_owned(), "e".to_owned()];
        let tables = WordTables::new(&Additions { companies, ..Additions::default() });
        for text in [
            "",
            "过",
            "HR面没通过，hr2面通过了",
            "HOW does it show? how-to, What e",
            "手撕代码题：有没有什么区别吗",
            "ärger gmbh、Ärger GMBH、去𠮷野家面试",
            "Tell me the difference between 100% and 58同城",
        ] {
            let found: Vec<_> = tables.words(text).collect();
            assert_eq!(found, one_by_one(&tables, text), "{text}");
        }
        assert_eq!(tables.words("没通过").count(), 4);
    }
}
