//! A part of a query's word, made ready to be looked for in many titles.

use super::find::Tier;
use super::fold::is_latin;
use super::pinyin::{self, Syllables};
use super::query::Word;
use super::titles::{Next, Sketch, Titles, mask};
use super::vocabulary::vocabulary;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;
use std::cell::Cell;
use std::sync::LazyLock;

/// One part of one word.
pub(super) struct Part<'q> {
    pub(super) text: &'q str,
    pub(super) finder: Finder<'q>,
    /// The first letters of pinyin it may be.
    initials: Option<Finder<'q>>,
    /// The syllables it may be, with a finder for their first letters.
    syllables: Vec<(Syllables, Finder<'static>)>,
    /// What it is a misspelling of.
    meant: Option<Finder<'static>>,
    meant_mask: u64,
    mask: u64,
    is_exact: bool,
}

static MATCHER: LazyLock<SkimMatcherV2> = LazyLock::new(SkimMatcherV2::default);

impl<'q> Part<'q> {
    /// See [`Part::likeness`].
    pub(super) const LETTERS: i64 = 199;

    pub(super) fn of_word(word: &'q Word) -> impl Iterator<Item = Self> {
        word.parts().into_iter().map(|text| Self::new(text, word.is_exact))
    }

    fn new(text: &'q str, is_exact: bool) -> Self {
        let letters =
            !is_exact && text.len() >= 2 && text.bytes().all(|b| b.is_ascii_alphanumeric());
        let spelt = letters && text.bytes().all(|b| b.is_ascii_lowercase());
        let syllables = if spelt { pinyin::syllables(text) } else { Vec::new() };
        let with_finder = |parts: Vec<&'q str>| {
            let firsts: Vec<u8> = parts.iter().map(|part| part.as_bytes()[0]).collect();
            (Syllables::new(&parts), Finder::new(&firsts).into_owned())
        };
        let meant = vocabulary().meant(text).filter(|_| spelt);
        Self {
            text,
            finder: Finder::new(text),
            initials: letters.then(|| Finder::new(text)),
            syllables: syllables.into_iter().map(with_finder).collect(),
            meant_mask: meant.map_or(0, mask),
            meant: meant.map(Finder::new),
            mask: mask(text),
            is_exact,
        }
    }

    /// Whether it can match by pinyin at all.
    pub(super) fn may_be_pinyin(&self) -> bool {
        self.initials.is_some()
    }

    pub(super) fn is_in(&self, title: &str) -> bool {
        self.finder.find(title.as_bytes()).is_some()
    }

    /// Whether any title may have it at all, as it is written or in pinyin.
    pub(super) fn may_be_in(&self, titles: &Titles) -> bool {
        let initials = self.initials.iter();
        let mut letters = initials.chain(self.syllables.iter().map(|(_, firsts)| firsts));
        let is_written = self.may_be_written_in(&titles.sketch) && titles.have_word(&self.finder);
        is_written || letters.any(|letters| titles.have_initials(letters))
    }

    /// Whether any title may have it as it is written; a look at some bits.
    pub(super) fn may_be_written_in(&self, titles: &Sketch) -> bool {
        titles.may_have(self.mask)
    }

    /// Whether any title may resemble it, or have what it is a misspelling of.
    pub(super) fn may_be_resembled_in(&self, titles: &Sketch) -> bool {
        titles.may_have(self.mask) || self.meant.is_some() && titles.may_have(self.meant_mask)
    }

    /// Adds the items that have it in their titles as it is written.
    pub(super) fn literal(&self, titles: &Titles, found: &mut Vec<u32>) {
        if !self.may_be_written_in(&titles.sketch) {
            return;
        }
        titles.with_word(&self.finder, |index, _| {
            found.push(index as u32);
            Next::Title
        });
    }

    /// Adds the items that have it in pinyin and are `worth` looking at, in order.
    pub(super) fn pinyin(
        &self,
        titles: &Titles,
        worth: impl Fn(usize) -> bool,
        found: &mut Vec<u32>,
    ) {
        let Some(initials) = &self.initials else { return };
        titles.with_initials(initials, |index| {
            if worth(index) {
                found.push(index as u32);
            }
        });
        for (syllables, firsts) in &self.syllables {
            let mut look_at = |index| {
                if worth(index) && syllables.are_in(titles.title(index)) {
                    found.push(index as u32);
                }
            };
            if firsts.needle().len() == 1 {
                // Nearly every title has a character that begins with this letter.
                (0..titles.len()).for_each(look_at);
            } else {
                titles.with_initials(firsts, &mut look_at);
            }
        }
        found.sort_unstable();
        found.dedup();
    }

    /// Whether a title, of these initials, has it in pinyin.
    pub(super) fn is_pinyin_of(&self, title: &str, letters: &[u8]) -> bool {
        self.initials.as_ref().is_some_and(|initials| initials.find(letters).is_some())
            || self.syllables.iter().any(|(syllables, _)| syllables.are_in(title))
    }

    /// How well a title has it, which has it at `at`.
    pub(super) fn tier_at(&self, title: &str, at: usize) -> Tier {
        if title.len() == self.text.len() {
            Tier::Exact
        } else if at == 0 {
            Tier::Prefix
        } else if self.starts_at(title, at) {
            Tier::Word
        } else {
            Tier::Inside
        }
    }

    /// How well a title has it as it is written, wherever it fits best.
    pub(super) fn literal_tier(&self, title: &str) -> Option<Tier> {
        let places = self.finder.find_iter(title.as_bytes());
        // A query of initials is more often meant than letters inside a Latin word.
        places.map(|at| self.tier_at(title, at)).min()
    }

    /// Whether a word of the title starts at `at`, where this part is found.
    fn starts_at(&self, title: &str, at: usize) -> bool {
        let before = title.get(..at).and_then(|before| before.chars().next_back());
        !(before.is_some_and(is_latin) && self.text.chars().next().is_some_and(is_latin))
    }

    /// How much a title resembles it, the more the better; `None` when it does not. Titles that
    /// have it, or the word meant, cost little; the others one of what is `left`, and nothing when
    /// they are not `worth` it: [`Part::LETTERS`] is the most that letters in order come to.
    pub(super) fn likeness(&self, title: &str, worth: bool, left: &Cell<usize>) -> Option<i64> {
        if let Some(tier) = self.literal_tier(title) {
            return Some(250 - tier as i64);
        }
        if self.is_exact {
            return None;
        }
        if self.is_meant_in(title) {
            return Some(200);
        }
        let letters = i64::try_from(self.text.chars().count()).unwrap_or(i64::MAX);
        if letters < 3 || !worth || !in_order(self.text, title) {
            return None;
        }
        left.set(left.get().checked_sub(1)?);
        // Letters scattered over a title are no likeness: skim gives 16 a letter and takes away
        // for each gap.
        let score = MATCHER.fuzzy_match(title, self.text)?;
        (score >= letters.saturating_mul(14)).then_some(score.min(Self::LETTERS))
    }

    /// Whether a title, whose characters are the bits of `mask`, may have its characters.
    pub(super) fn may_resemble(&self, mask: u64) -> bool {
        mask & self.mask == self.mask
    }

    /// The items that have in their titles the word of which this is a misspelling, in order.
    pub(super) fn meant_in(&self, titles: &Titles) -> Vec<u32> {
        let mut found = Vec::new();
        if let Some(meant) = &self.meant {
            titles.with_word(meant, |index, _| {
                found.push(index as u32);
                Next::Title
            });
        }
        found
    }

    /// Whether a title has the word of which this is a misspelling.
    fn is_meant_in(&self, title: &str) -> bool {
        self.meant.as_ref().is_some_and(|meant| meant.find(title.as_bytes()).is_some())
    }
}

/// Whether the letters of `text` come in `title` in their order.
fn in_order(text: &str, title: &str) -> bool {
    let mut rest = title.chars();
    text.chars().all(|wanted| rest.any(|c| c == wanted))
}
