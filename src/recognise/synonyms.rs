//! Words that the user takes for the same: each is read as the first of its group.
//!
//! Only questions are compared by them; what a note says is never changed.

use aho_corasick::{AhoCorasick, MatchKind};
use std::borrow::Cow;

/// The user's groups of words, ready to be looked for. None by default.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    machine: Option<AhoCorasick>,
    /// What each pattern of the machine is read as.
    firsts: Vec<String>,
}

impl Synonyms {
    /// Groups of two words and more; words that stand in several groups belong to the first.
    pub fn new(groups: &[Vec<String>]) -> Self {
        let mut words: Vec<&str> = Vec::new();
        let mut firsts = Vec::new();
        for group in groups {
            let Some(first) = group.first() else { continue };
            for word in group.iter().filter(|word| !word.is_empty()) {
                words.push(word);
                firsts.push(first.clone());
            }
        }
        let mut builder = AhoCorasick::builder();
        let builder = builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        // Only gigabytes of words would be refused.
        let machine = builder.build(&words).ok().filter(|_| !words.is_empty());
        Self { machine, firsts }
    }

    /// `text` with every word of a group replaced by the first of it. ASCII letters match in any
    /// case and as whole words.
    pub fn read_as_first<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(machine) = &self.machine else { return Cow::Borrowed(text) };
        let mut read = String::new();
        let mut reached = 0;
        for found in machine.find_iter(text) {
            if is_whole(text, found.start(), found.end()) {
                read.push_str(&text[reached..found.start()]);
                read.push_str(&self.firsts[found.pattern().as_usize()]);
                reached = found.end();
            }
        }
        if reached == 0 {
            return Cow::Borrowed(text);
        }
        read.push_str(&text[reached..]);
        Cow::Owned(read)
    }
}

/// Whether no ASCII letter or digit goes on at either end of `start..end`.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
    let cut_before = start > 0 && letter(start - 1) && letter(start);
    let cut_after = letter(end - 1) && letter(end);
    !cut_before && !cut_after
}
