//! A folded word in text that is not folded: in any case, and in full width as input methods write
//! it (`ＴＣＰ`, `Ｔｃｐ`, `ｔｃｐ`).

use aho_corasick::packed::Searcher;
use aho_corasick::{AhoCorasick, Anchored, Input, Match, StartKind};

/// Places where the word may begin are found by so many letters of it, in either case.
const LETTERS: usize = 3;

/// Finds one word.
#[derive(Debug)]
pub(super) struct Spelt {
    whole: AhoCorasick,
    /// Finds where a spelling may begin, many bytes at a time. A machine for all spellings reads one
    /// byte after another, since one that begins with a letter of full width may begin at each `，`.
    beginning: Option<Searcher>,
}

impl Spelt {
    /// For a folded `word`, which is not empty. `None` when it is too long for a machine.
    pub(super) fn new(word: &str) -> Option<Self> {
        let wide = |c: char| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
            _ => c,
        };
        let mut spellings = vec![word.to_owned()];
        let mut beginnings = Vec::new();
        if word.is_ascii() {
            let small: String = word.chars().map(wide).collect();
            let large: String = word.to_ascii_uppercase().chars().map(wide).collect();
            let first = large.chars().next();
            let begun: String = first.into_iter().chain(small.chars().skip(1)).collect();
            beginnings = in_either_case(&word[..word.len().min(LETTERS)]);
            beginnings.extend([&small, &large].map(|it| it.chars().take(1).collect()));
            spellings.extend([small, large, begun]);
        }
        let mut builder = AhoCorasick::builder();
        let whole = builder.ascii_case_insensitive(true).start_kind(StartKind::Both);
        let beginning = (!beginnings.is_empty()).then(|| Searcher::new(&beginnings)).flatten();
        Some(Self { whole: whole.build(spellings).ok()?, beginning })
    }

    /// The first place where the word stands, in bytes of `text`.
    pub(super) fn find(&self, text: &str) -> Option<Match> {
        let Some(beginning) = &self.beginning else { return self.whole.find(text) };
        let mut at = 0;
        loop {
            at = beginning.find_in(text, (at..text.len()).into())?.start();
            let here = Input::new(text).span(at..text.len()).anchored(Anchored::Yes);
            if let Some(found) = self.whole.find(here) {
                return Some(found);
            }
            at += 1;
        }
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }
}

/// Every way to write ASCII `letters` in small and large ones.
fn in_either_case(letters: &str) -> Vec<String> {
    letters.chars().fold(vec![String::new()], |begun, c| {
        let mut cases = vec![c.to_ascii_lowercase(), c.to_ascii_uppercase()];
        cases.dedup();
        begun.iter().flat_map(|begun| cases.iter().map(move |c| format!("{begun}{c}"))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_written() {
        for (word, text, place) in [
            ("tcp", "先说ＴＣＰ", Some(6..15)),
            ("tcp", "先说Ｔｃｐ，", Some(6..15)),
            ("tcp", "ｔｃ ｔｃｐ", Some(7..16)),
            ("tcp", "TC tCP", Some(3..6)),
            ("tcp", "tctcp", Some(2..5)),
            ("tcp", "tc", None),
            ("c", "，，C", Some(6..7)),
            ("3", "第３次", Some(3..6)),
            ("c++", "用 C++ 写", Some(4..7)),
            ("协程", "go 协程", Some(3..9)),
            ("go协程", "Go协程", Some(0..8)),
            ("tcp", "", None),
        ] {
            let found = Spelt::new(word).and_then(|word| word.find(text));
            assert_eq!(found.map(|found| found.range()), place, "{word} in {text}");
        }
    }
}
