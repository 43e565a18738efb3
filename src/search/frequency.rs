//! How often questions were asked in all, however they were worded.

use super::related::Relations;
use super::threads;
use crate::notebook::QuestionId;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// So many of the most asked are counted in full.
const COUNTED: usize = 512;

impl Relations {
    /// How often each of `questions` was asked in all, of the others at most so many counted; each
    /// wording counted once, on all cores. Once `is_cancelled` says that nobody waits, the rest
    /// count as asked once.
    pub fn times(
        &self,
        questions: &[QuestionId],
        most_others: usize,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<usize> {
        let different = self.distinct(questions);
        let counted = threads::map(&different, |&id| {
            if is_cancelled() { 1 } else { self.of(id).take(most_others).count() + 1 }
        });
        let keys = different.iter().map(|&id| self.key(id));
        let by_key: FxHashMap<_, _> = keys.zip(counted).collect();
        questions.iter().map(|&id| self.key(id).map_or(1, |key| by_key[&Some(key)])).collect()
    }

    /// The first `limit` of `questions` by how often they were asked in all, with that number;
    /// equals keep their order.
    ///
    /// Counting everything takes seconds in a large folder. So only what is often asked in the
    /// very same terms is counted in full, which leaves the order right where anybody looks.
    pub fn most_asked(&self, questions: Vec<QuestionId>, limit: usize) -> Vec<(QuestionId, usize)> {
        let mut counted = self.by_terms(questions);
        counted.truncate(limit.max(COUNTED));
        let head = counted.len().min(COUNTED);
        let times = threads::map(&counted[..head], |&(id, _)| self.of(id).count() + 1);
        counted.iter_mut().zip(times).for_each(|(counted, times)| counted.1 = times);
        counted[..head].sort_by_key(|&(_, times)| Reverse(times));
        counted.truncate(limit);
        counted
    }

    /// As [`Relations::most_asked`], of `questions` that were asked at least so many times in all.
    ///
    /// In a large folder a hundred thousand wordings would have to be compared. What is asked often
    /// is mostly asked in the same terms: of wordings that are not, the first few thousand are.
    pub fn asked_often(
        &self,
        questions: Vec<QuestionId>,
        times: usize,
        limit: usize,
    ) -> Vec<(QuestionId, usize)> {
        const LOOKED_UP: usize = 4096;
        let mut is_often = FxHashMap::default();
        let often = self.by_terms(questions).into_iter().filter(|&(id, in_terms)| {
            let looked_up = is_often.len();
            let Some(key) = self.key(id).filter(|_| in_terms < times) else {
                return in_terms >= times;
            };
            let look_up = || looked_up < LOOKED_UP && self.has_others(id, times - 1);
            *is_often.entry(key).or_insert_with(look_up)
        });
        let often = often.map(|(id, _)| id).take(limit.max(COUNTED)).collect();
        self.most_asked(often, limit)
    }

    /// `questions` by how often they were asked in the very same terms, with that number.
    fn by_terms(&self, questions: Vec<QuestionId>) -> Vec<(QuestionId, usize)> {
        let hidden = self.hidden();
        let terms = |&id: &QuestionId| {
            self.key(id).map_or(1, |key| {
                let hidden = hidden.get(&key).copied().unwrap_or(0);
                let held = self.holders(key).iter().map(|(.., held)| held.len()).sum::<usize>();
                self.members(key).len() - hidden + held
            })
        };
        let mut counted: Vec<_> = questions.into_iter().map(|id| (id, terms(&id))).collect();
        counted.sort_by_key(|&(_, times)| Reverse(times));
        counted
    }
}
