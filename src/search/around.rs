//! Titles with some of several words in pinyin, or in what stands around them: the note's name and
//! the title of the interview.

use super::find::{Best, Looked, Search, Tier};
use super::part::Part;
use super::titles::Titles;

impl<'q> Search<'q> {
    /// Titles with some of several words in pinyin, or around them.
    pub(super) fn words_around(&self, note: &Looked<'q, '_>, best: &mut Best) {
        let titles = &note.entry.titles;
        let items = self.perhaps(note, best);
        if items.is_empty() || !self.parts.iter().all(|part| part.may_be_in(titles)) {
            return;
        }
        let around: Vec<_> =
            (0..titles.questions().start).map(|at| self.parts_of(titles, at, 0)).collect();
        let somewhere = around.iter().fold(0, |has, parts| has | parts);
        let all = u64::MAX >> (64 - self.parts.len());
        for index in items {
            if !best.takes(self.rank(note, index, Tier::Pinyin)) {
                continue;
            }
            let title = titles.title(index);
            let own = self.parts_of(titles, index, all & !somewhere);
            if own == all {
                if !self.parts.iter().all(|part| part.is_in(title)) {
                    self.add(note, index, self.mixed_tier(title), best);
                }
            } else if own != 0 {
                let has = note.entry.around(index).fold(0, |has, at| has | around[at]);
                if own | has == all {
                    self.add(note, index, Tier::Around, best);
                }
            }
        }
    }

    /// Items that may have the words. A word that no title around has must be in the title itself.
    fn perhaps(&self, note: &Looked<'q, '_>, best: &Best) -> Vec<usize> {
        let titles = &note.entry.titles;
        let Some(longest) = self.longest(note, Tier::Pinyin, best) else { return Vec::new() };
        let around = titles.questions().start;
        let worth = |index| index < around || titles.title_len(index) <= longest;
        let mut all = Vec::new();
        for &at in &self.by_rarity {
            let mut found = Vec::new();
            if !self.is_lacking(note, at) {
                self.parts[at].literal(titles, &mut found);
            }
            self.parts[at].pinyin(titles, worth, &mut found);
            let is_around = found.first().is_some_and(|&first| (first as usize) < around);
            if !is_around {
                all = found;
                break;
            }
            all.extend(found);
        }
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|index| index as usize).collect()
    }

    /// Which parts the title of an item has, as they are written or in pinyin, as bits; none when it
    /// lacks one of `needed`.
    fn parts_of(&self, titles: &Titles, index: usize, needed: u64) -> u64 {
        let (title, mask) = (titles.title(index), titles.mask(index));
        let mut has = 0;
        for &at in &self.by_rarity {
            let part = &self.parts[at];
            let is_there = part.may_resemble(mask) && part.is_in(title)
                || part.is_pinyin_of(title, titles.initials(index));
            if !is_there && needed >> at & 1 == 1 {
                return 0;
            }
            has |= u64::from(is_there) << at;
        }
        has
    }

    /// How well a title has all words, some of them in pinyin.
    fn mixed_tier(&self, title: &str) -> Tier {
        let tier = |part: &Part<'_>| part.literal_tier(title).unwrap_or(Tier::Pinyin);
        self.parts.iter().map(tier).fold(Tier::Pinyin, Tier::max)
    }
}
