//! The questions asked in some wordings, one after the other.
//!
//! Lazily: of a wording asked fifty thousand times most want to know only that it was. Of equally
//! alike wordings the one comes first that was asked in the first note, as if all were indexed
//! anew: what is said of a question must not depend on the order of edits.

use super::entries::Alike;
use super::index::NONE;
use super::related::{Rank, Related, Relations};
use crate::notebook::{NoteId, QuestionId};
use std::ops::Range;

/// Related questions, best first, and of equals in the order of notes.
#[derive(Debug)]
pub(super) struct Askings {
    relations: Relations,
    /// The question that is asked about, and not among the answers.
    but: Option<QuestionId>,
    /// What is left of what was found in the index and beside it, by keys.
    found: [(Alike, usize); 2],
    /// Keys of one score, the last one first.
    equals: Vec<u32>,
    score: f32,
    members: Members,
}

/// What is left of the questions of one key.
#[derive(Debug)]
struct Members {
    key: u32,
    /// How many of those in the index are done.
    indexed: usize,
    /// The changed notes that have such questions, the last one first, and which of them are left.
    changed: Vec<(Rank, NoteId, Range<usize>)>,
}

impl Askings {
    /// What was asked in the wordings of `in_index` and `aside`, numbers there.
    pub(super) fn new(
        relations: Relations,
        in_index: Alike,
        aside: Alike,
        but: Option<QuestionId>,
    ) -> Self {
        let members = Members { key: NONE, indexed: 0, changed: Vec::new() };
        let found = [(in_index, 0), (aside, 0)];
        Self { relations, but, found, equals: Vec::new(), score: 0.0, members }
    }

    /// Takes the keys with the next best score.
    fn take_equals(&mut self) -> Option<()> {
        let heads = self.found.iter().filter_map(|(found, at)| found.get(*at));
        self.score = heads.map(|(_, score)| *score).max_by(f32::total_cmp)?;
        let shared = self.relations.indexed();
        for (number, (found, at)) in self.found.iter_mut().enumerate() {
            while let Some(&(entry, _)) = found.get(*at).filter(|it| it.1 >= self.score) {
                self.equals.push(if number == 0 { entry } else { entry + shared });
                *at += 1;
            }
        }
        if self.equals.len() > 1 {
            let relations = &self.relations;
            let first = |&key: &u32| Members::new(relations, key).first(relations);
            self.equals.sort_by_cached_key(|key| std::cmp::Reverse(first(key)));
        }
        Some(())
    }
}

impl Iterator for Askings {
    type Item = Related;

    fn next(&mut self) -> Option<Related> {
        loop {
            while let Some(question) = self.members.next(&self.relations) {
                if Some(question) != self.but {
                    return Some(Related { question, score: self.score });
                }
            }
            if self.equals.is_empty() {
                self.take_equals()?;
            }
            self.members = Members::new(&self.relations, self.equals.pop()?);
        }
    }
}

impl Members {
    fn new(relations: &Relations, key: u32) -> Self {
        let mut changed = relations.holders(key);
        changed.sort_unstable_by(|(a, x, _), (b, y, _)| (b, y).cmp(&(a, x)));
        Self { key, indexed: 0, changed }
    }

    /// The next one in the index that is not hidden.
    fn next_indexed(&mut self, relations: &Relations) -> Option<QuestionId> {
        self.indexed = relations.next_shown(self.key, self.indexed);
        relations.members(self.key).get(self.indexed).copied()
    }

    /// Where its first question stands.
    fn first(&mut self, relations: &Relations) -> Option<(Rank, u32)> {
        let indexed = self.next_indexed(relations);
        let indexed = indexed.map(|id| (relations.rank(id.note), id.index));
        let changed = self.changed.last().and_then(|(rank, note, left)| {
            Some((rank.clone(), relations.held(*note, left.start)?.index))
        });
        [indexed, changed].into_iter().flatten().min()
    }

    fn next(&mut self, relations: &Relations) -> Option<QuestionId> {
        let indexed = self.next_indexed(relations);
        let is_changed = match (indexed, self.changed.last()) {
            (Some(indexed), Some((rank, ..))) => *rank < relations.rank(indexed.note),
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if is_changed && let Some((_, note, left)) = self.changed.last_mut() {
            let question = left.next().and_then(|at| relations.held(*note, at));
            if left.start >= left.end {
                self.changed.pop();
            }
            return question;
        }
        self.indexed += usize::from(indexed.is_some());
        indexed
    }
}
