//! The same question asked elsewhere: an index of wordings by their features.
//!
//! Wordings with the same features are one entry however often they were asked. The index of all
//! notes is built once and never changed; notes that changed since stand in a second, small index
//! that is built anew with each of their changes, and hide their questions in the first. So an
//! edit costs the notes being edited, not the folder.

use super::likeness::{Bound, Rarity, SAME, Weighted, has_examples, leads, score, subjects};
use super::wording::{Feature, Share, features};
use crate::notebook::{NoteId, QuestionId};
use rayon::iter::{IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// One question as the index takes it.
#[derive(Debug, Clone)]
pub struct Asked<'t> {
    pub id: QuestionId,
    pub text: Cow<'t, str>,
    /// Whether its own note answers it.
    pub is_answered: bool,
}

/// A question of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    pub id: QuestionId,
    pub is_answered: bool,
}

/// A related question and how alike it is: from [`SAME`] to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    pub member: Member,
    pub score: f32,
}

/// The questions of one note, read for the index.
#[derive(Debug)]
pub struct NoteWordings {
    note: NoteId,
    questions: Vec<(Member, Box<[Share]>)>,
}

impl NoteWordings {
    pub fn new<'t>(note: NoteId, asked: impl Iterator<Item = Asked<'t>>) -> Self {
        let read = |asked: Asked<'_>| {
            let member = Member { id: asked.id, is_answered: asked.is_answered };
            (member, features(&asked.text).into())
        };
        Self { note, questions: asked.map(read).collect() }
    }
}

/// Entries with their scores, best first.
type Alike = Box<[(u32, f32)]>;

/// The entries of one set of notes.
#[derive(Debug, Default)]
struct Part {
    slots: FxHashMap<Feature, u32>,
    /// Per slot the entries that have the feature: a range of `postings`.
    starts: Vec<u32>,
    postings: Vec<u32>,
    entries: Vec<Entry>,
    features: Vec<Weighted>,
    members: Vec<Member>,
    /// The entry of each question.
    entry_of: FxHashMap<QuestionId, u32>,
    /// What is alike to each entry, once somebody asked.
    known: Vec<OnceLock<Alike>>,
}

/// One wording: ranges of [`Part::features`] and [`Part::members`].
#[derive(Debug, Clone, Copy)]
struct Entry {
    features: (u32, u32),
    members: (u32, u32),
    /// The weight of its subjects.
    subjects: f32,
    /// Whether one of its terms is an example of another (`401` of `状态码`).
    has_examples: bool,
}

impl Entry {
    /// The entry whose features are those of `features` from `start` on.
    fn new(features: &[Weighted], start: u32) -> Self {
        let own = features.get(start as usize..).unwrap_or(&[]);
        Self {
            features: (start, features.len() as u32),
            members: (0, 0),
            subjects: subjects(own),
            has_examples: has_examples(own),
        }
    }
}

impl Part {
    fn new(notes: &[Arc<NoteWordings>], rarity: &Rarity) -> Self {
        let mut part = Self::default();
        let mut by_features: FxHashMap<Vec<(Feature, u32)>, u32> = FxHashMap::default();
        let mut members: Vec<Vec<Member>> = Vec::new();
        for (member, shares) in notes.iter().flat_map(|note| &note.questions) {
            if shares.is_empty() {
                continue;
            }
            let key = shares.iter().map(|share| (share.feature, share.share.to_bits())).collect();
            let entry = *by_features.entry(key).or_insert_with(|| {
                let start = part.features.len() as u32;
                part.features.extend(shares.iter().map(|&share| Weighted {
                    feature: share.feature,
                    weight: rarity.weight(share),
                }));
                part.entries.push(Entry::new(&part.features, start));
                members.push(Vec::new());
                members.len() as u32 - 1
            });
            part.entry_of.insert(member.id, entry);
            members[entry as usize].push(*member);
        }
        for (entry, members) in part.entries.iter_mut().zip(members) {
            let start = part.members.len() as u32;
            part.members.extend(members);
            entry.members = (start, part.members.len() as u32);
        }
        part.post();
        part.known.resize_with(part.entries.len(), OnceLock::new);
        part
    }

    /// Fills the postings from the entries.
    fn post(&mut self) {
        let mut counts: Vec<u32> = Vec::new();
        for weighted in &self.features {
            let slot = *self.slots.entry(weighted.feature).or_insert_with(|| {
                counts.push(0);
                counts.len() as u32 - 1
            });
            counts[slot as usize] += 1;
        }
        let mut total = 0;
        self.starts = vec![0];
        for count in counts {
            total += count;
            self.starts.push(total);
        }
        let mut next = self.starts.clone();
        self.postings = vec![0; total as usize];
        for (number, entry) in self.entries.iter().enumerate() {
            for weighted in &self.features[entry.features.0 as usize..entry.features.1 as usize] {
                let at = &mut next[self.slots[&weighted.feature] as usize];
                self.postings[*at as usize] = number as u32;
                *at += 1;
            }
        }
    }

    fn features(&self, entry: u32) -> &[Weighted] {
        let (start, end) = self.entries[entry as usize].features;
        &self.features[start as usize..end as usize]
    }

    fn members(&self, entry: u32) -> &[Member] {
        let (start, end) = self.entries[entry as usize].members;
        &self.members[start as usize..end as usize]
    }

    fn posted(&self, feature: Feature) -> &[u32] {
        let Some(&slot) = self.slots.get(&feature) else { return &[] };
        let (start, end) = (self.starts[slot as usize], self.starts[slot as usize + 1]);
        &self.postings[start as usize..end as usize]
    }

    fn may_reach(&self, bound: &Bound, entry: u32, shared: f32) -> bool {
        let entry = &self.entries[entry as usize];
        bound.may_reach(entry.subjects, entry.has_examples, shared)
    }

    /// The entries alike to one of them, itself among them, best first; worked out once.
    fn alike_to(&self, entry: u32) -> &[(u32, f32)] {
        self.known[entry as usize].get_or_init(|| self.alike(self.features(entry)).into())
    }

    /// The entries alike to a wording, best first.
    fn alike(&self, wording: &[Weighted]) -> Vec<(u32, f32)> {
        let mut candidates: Vec<(u32, f32)> = Vec::new();
        let leads = leads(wording);
        for lead in &leads {
            let posted = self.posted(lead.feature);
            candidates.extend(posted.iter().map(|&entry| (entry, lead.weight)));
        }
        candidates.sort_unstable_by_key(|&(entry, _)| entry);
        candidates.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        let bound = Bound::new(wording, &leads);
        candidates.retain(|&(entry, shared)| self.may_reach(&bound, entry, shared));
        let scored =
            candidates.into_iter().map(|(entry, _)| (entry, score(wording, self.features(entry))));
        let mut found: Vec<_> = scored.filter(|&(_, score)| score >= SAME).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }
}

/// The relations of all questions, as of one moment. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    rarity: Arc<Rarity>,
    all: Arc<Part>,
    changed: Arc<Part>,
    /// The notes in `changed`, and those that are gone.
    hidden: Arc<FxHashSet<NoteId>>,
}

impl Relations {
    /// Indexes all notes; their order decides between equals.
    pub fn new(notes: &[Arc<NoteWordings>]) -> Self {
        let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
        let mut questions = 0;
        for (_, shares) in notes.iter().flat_map(|note| &note.questions) {
            questions += 1;
            for share in shares {
                *counts.entry(share.feature).or_default() += 1;
            }
        }
        let rarity = Rarity::new(counts, questions);
        let all = Arc::new(Part::new(notes, &rarity));
        Self { rarity: Arc::new(rarity), all, ..Self::default() }
    }

    /// The same relations with `changed` notes read anew and `gone` ones left out. Both say all
    /// that differs from the notes given to [`Relations::new`].
    #[must_use]
    pub fn with_changes(&self, changed: &[Arc<NoteWordings>], gone: &[NoteId]) -> Self {
        let hidden = changed.iter().map(|note| note.note).chain(gone.iter().copied()).collect();
        Self {
            rarity: Arc::clone(&self.rarity),
            all: Arc::clone(&self.all),
            changed: Arc::new(Part::new(changed, &self.rarity)),
            hidden: Arc::new(hidden),
        }
    }

    /// The questions that are the same as `text`, best first, of equals those of unchanged notes
    /// first. `but` names the question itself.
    pub fn of_text(&self, text: &str, but: Option<QuestionId>) -> impl Iterator<Item = Related> {
        let shares = features(text);
        let wording: Vec<_> = shares
            .into_iter()
            .map(|share| Weighted { feature: share.feature, weight: self.rarity.weight(share) })
            .collect();
        self.of_wording(&wording, but)
    }

    /// The questions that are the same as one of the index; nothing for one it does not know.
    pub fn of(&self, question: QuestionId) -> impl Iterator<Item = Related> {
        let changed = self.hidden.contains(&question.note);
        let part = if changed { &self.changed } else { &self.all };
        let entry = part.entry_of.get(&question).copied();
        let wording = entry.map_or(&[][..], |entry| part.features(entry));
        let found = match entry {
            Some(entry) if !changed => self.all.alike_to(entry).to_vec(),
            _ => self.all.alike(wording),
        };
        self.with_changed(found, wording, Some(question))
    }

    /// At most `limit` related questions for each of `questions`, in their order. Questions of the
    /// same wording are worked out once.
    pub fn of_all(&self, questions: &[QuestionId], limit: usize) -> Vec<Vec<Related>> {
        let wording = |id: &QuestionId| {
            let changed = self.hidden.contains(&id.note);
            let part = if changed { &self.changed } else { &self.all };
            part.entry_of.get(id).map(|&entry| (changed, entry))
        };
        let keys: Vec<_> = questions.iter().map(wording).collect();
        let mut wordings: Vec<_> = keys.iter().flatten().copied().collect();
        wordings.sort_unstable();
        wordings.dedup();
        let found: Vec<Vec<Related>> = wordings
            .par_iter()
            .map(|&(changed, entry)| {
                let part = if changed { &self.changed } else { &self.all };
                // One more, for the question itself is among them.
                self.of_wording(part.features(entry), None).take(limit + 1).collect()
            })
            .collect();
        let of = |(id, key): (&QuestionId, &Option<(bool, u32)>)| {
            let at = key.as_ref().and_then(|key| wordings.binary_search(key).ok());
            let found = at.map_or(&[][..], |at| &found[at]);
            let others = found.iter().filter(|related| related.member.id != *id);
            others.take(limit).copied().collect()
        };
        questions.iter().zip(&keys).map(of).collect()
    }

    /// The first `limit` of `questions` by how often they were asked in all, with that number;
    /// equals keep their order.
    ///
    /// Counting everything takes seconds in a large folder. So only what is often asked in the
    /// very same terms is counted in full, which leaves the order right where anybody looks.
    pub fn most_asked(&self, questions: Vec<QuestionId>, limit: usize) -> Vec<(QuestionId, usize)> {
        const COUNTED: usize = 512;
        let terms = |id: &QuestionId| {
            let part = if self.hidden.contains(&id.note) { &self.changed } else { &self.all };
            part.entry_of.get(id).map_or(1, |&entry| part.members(entry).len())
        };
        let mut counted: Vec<_> = questions.into_iter().map(|id| (id, terms(&id))).collect();
        counted.sort_by_key(|&(_, times)| Reverse(times));
        counted.truncate(limit.max(COUNTED));
        let head = counted.len().min(COUNTED);
        counted[..head].par_iter_mut().for_each(|(id, times)| *times = self.of(*id).count() + 1);
        counted[..head].sort_by_key(|&(_, times)| Reverse(times));
        counted.truncate(limit);
        counted
    }

    /// Whether the question was asked elsewhere too.
    pub fn is_repeated(&self, question: QuestionId) -> bool {
        self.of(question).next().is_some()
    }

    fn of_wording(
        &self,
        wording: &[Weighted],
        but: Option<QuestionId>,
    ) -> impl Iterator<Item = Related> + use<> {
        self.with_changed(self.all.alike(wording), wording, but)
    }

    /// The members of `found`, entries of all notes, and of what is alike in the changed ones.
    fn with_changed(
        &self,
        found: Vec<(u32, f32)>,
        wording: &[Weighted],
        but: Option<QuestionId>,
    ) -> impl Iterator<Item = Related> + use<> {
        let mut entries: Vec<_> = found.into_iter().map(|found| (false, found)).collect();
        entries.extend(self.changed.alike(wording).into_iter().map(|found| (true, found)));
        entries.sort_by(|a, b| b.1.1.total_cmp(&a.1.1));
        let relations = self.clone();
        entries.into_iter().flat_map(move |(changed, (entry, score))| {
            let part = if changed { &relations.changed } else { &relations.all };
            let shows = |member: &&Member| {
                Some(member.id) != but && (changed || !relations.hidden.contains(&member.id.note))
            };
            let members = part.members(entry).iter().filter(shows);
            members.map(|&member| Related { member, score }).collect::<Vec<_>>()
        })
    }
}
