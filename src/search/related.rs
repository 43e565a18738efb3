//! The same question asked elsewhere: an index of wordings by their features.
//!
//! Wordings with the same features are one entry however often they were asked. The index of all
//! notes is built once and never changed; notes that changed since stand in a second, small index
//! that is built anew with each of their changes, and hide their questions in the first. So an
//! edit costs the notes being edited, not the folder.

use super::vocabulary::{Kind, TermId, vocabulary};
use super::wording::{Feature, LATER_CLAUSE, Share, Sort, features};
use crate::notebook::{NoteId, QuestionId};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The score from which two questions count as the same: in "asked N×", "answered in",
/// `duplicate-question` and `mianjing related`.
///
/// Chosen on hand-labelled pairs (docs/search.md): lower finds little more and errs sooner.
pub const SAME: f32 = 0.5;

/// One question as the index takes it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'t> {
    pub id: QuestionId,
    pub text: &'t str,
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
            (member, features(asked.text).into())
        };
        Self { note, questions: asked.map(read).collect() }
    }
}

/// How rare each feature is, fixed when the large index is built.
#[derive(Debug)]
struct Rarity {
    of: FxHashMap<Feature, f32>,
    unseen: f32,
}

impl Default for Rarity {
    fn default() -> Self {
        Self::new(FxHashMap::default(), 0)
    }
}

impl Rarity {
    fn new(counts: FxHashMap<Feature, u32>, questions: u32) -> Self {
        // A few notes say nothing about what is rare: they are read as part of a larger folder.
        let all = f64::from(questions) + 200.0;
        let rarity = |count: u32| 1.0 + (all / (f64::from(count) + 5.0)).ln() as f32;
        let of = counts.into_iter().map(|(feature, count)| (feature, rarity(count))).collect();
        Self { of, unseen: rarity(1) }
    }

    fn weight(&self, share: Share) -> f32 {
        let rarity = self.of.get(&share.feature).copied().unwrap_or(self.unseen);
        share.share * base_weight(share.feature.sort()) * rarity
    }
}

fn base_weight(sort: Sort) -> f32 {
    match sort {
        Sort::Term(Kind::Topic) => 1.0,
        Sort::Term(Kind::Context) => 0.5,
        Sort::Term(Kind::Aspect) => 0.3,
        Sort::Term(Kind::Weak) => 0.2,
        Sort::Term(Kind::Filler) => 0.0,
        Sort::Word => 0.9,
        Sort::Number | Sort::Pair => 0.45,
    }
}

/// Whether a feature says what a question is about.
fn is_subject(feature: Feature) -> bool {
    matches!(feature.sort(), Sort::Term(Kind::Topic) | Sort::Word | Sort::Pair)
}

/// A feature with its weight in one wording.
#[derive(Debug, Clone, Copy)]
struct Weighted {
    feature: Feature,
    weight: f32,
}

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

fn subjects(wording: &[Weighted]) -> f32 {
    let subjects = wording.iter().filter(|weighted| is_subject(weighted.feature));
    subjects.map(|weighted| weighted.weight).sum()
}

fn has_examples(wording: &[Weighted]) -> bool {
    let mut terms = wording.iter().filter_map(|weighted| weighted.feature.term());
    terms.any(|term| vocabulary().term(term).implies.iter().any(|&term| names_subject(term)))
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
        candidates
            .retain(|&(entry, shared)| bound.may_reach(&self.entries[entry as usize], shared));
        let scored =
            candidates.into_iter().map(|(entry, _)| (entry, score(wording, self.features(entry))));
        let mut found: Vec<_> = scored.filter(|&(_, score)| score >= SAME).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }
}

/// What a wording could at best share with an entry, to leave most candidates unread.
struct Bound {
    subjects: f32,
    /// What it has besides the features by which candidates were found.
    others: f32,
    has_examples: bool,
    /// Only subjects were looked up, so that what an entry shares of them is known.
    is_by_subject: bool,
}

impl Bound {
    fn new(wording: &[Weighted], leads: &[Weighted]) -> Self {
        let all: f32 = wording.iter().map(|weighted| weighted.weight).sum();
        let led: f32 = leads.iter().map(|weighted| weighted.weight).sum();
        Self {
            subjects: subjects(wording),
            others: all - led,
            has_examples: has_examples(wording),
            is_by_subject: leads.first().is_some_and(|lead| is_subject(lead.feature)),
        }
    }

    /// Whether an entry that shares subjects of the weight `shared` may be [`SAME`]. What a later
    /// clause shares may weigh more there, hence the leeway.
    fn may_reach(&self, entry: &Entry, shared: f32) -> bool {
        if !self.is_by_subject || self.has_examples || entry.has_examples {
            return true;
        }
        let (a, b) = (self.subjects - shared, entry.subjects - shared / LATER_CLAUSE);
        let (a, b) = (a.max(0.0), b.max(0.0));
        let against = BOTH_DIFFER * f32::min(a, b) + ADDED_SUBJECT * f32::max(a, b);
        let at_best = (shared + self.others) / LATER_CLAUSE;
        at_best >= SAME * (at_best + against)
    }
}

/// The features by which candidates are found: what the wording is about, or else its field, or
/// else whatever it has.
fn leads(wording: &[Weighted]) -> Vec<Weighted> {
    let pick = |keep: &dyn Fn(Feature) -> bool| -> Vec<Weighted> {
        wording.iter().filter(|weighted| keep(weighted.feature)).copied().collect()
    };
    let subjects = pick(&is_subject);
    if !subjects.is_empty() {
        return subjects;
    }
    let fields = pick(&|feature| feature.sort() == Sort::Term(Kind::Context));
    if fields.is_empty() { pick(&|_| true) } else { fields }
}

/// What each says otherwise counts against two wordings as much as what both say counts for
/// them; what only one of them adds counts much less.
const BOTH_DIFFER: f32 = 1.0;
const ADDED_SUBJECT: f32 = 0.45;
const ADDED_ASPECT: f32 = 0.25;
/// `401` beside `状态码`: an example of what both have adds little.
const EXAMPLE: f32 = 0.4;
/// Sharing only the field, or only what is asked about something, is no likeness.
const NO_SUBJECT: f32 = 0.6;
/// Each names what excludes the other.
const CONTRAST: f32 = 0.4;

/// What one wording has and the other has not, by what it is.
#[derive(Debug, Clone, Copy, Default)]
struct Rest {
    subject: f32,
    field: f32,
    aspect: f32,
    weak: f32,
}

impl Rest {
    fn of(own: &[Weighted], other: &[Weighted]) -> Self {
        let mut rest = Self::default();
        for weighted in own {
            if has(other, weighted.feature) {
                continue;
            }
            let implies = weighted.feature.term().map(|id| &vocabulary().term(id).implies);
            let example = implies.is_some_and(|implied| {
                implied
                    .iter()
                    .any(|&term| names_subject(term) && has(other, Feature::of_term(term)))
            });
            let weight = weighted.weight * if example { EXAMPLE } else { 1.0 };
            match weighted.feature.sort() {
                Sort::Term(Kind::Context) => rest.field += weight,
                Sort::Term(Kind::Aspect) => rest.aspect += weight,
                Sort::Term(Kind::Weak | Kind::Filler) => rest.weak += weight,
                _ => rest.subject += weight,
            }
        }
        rest
    }

    fn added(self) -> f32 {
        ADDED_SUBJECT * self.subject + ADDED_ASPECT * (self.field + self.aspect + self.weak)
    }
}

fn names_subject(term: TermId) -> bool {
    vocabulary().term(term).kind == Kind::Topic
}

fn has(list: &[Weighted], feature: Feature) -> bool {
    list.binary_search_by(|weighted| weighted.feature.cmp(&feature)).is_ok()
}

/// How alike two wordings are, 0 to 1. Both lists are in the order of features.
fn score(a: &[Weighted], b: &[Weighted]) -> f32 {
    let mut shared = 0.0;
    let mut subject = false;
    for x in a {
        if let Ok(at) = b.binary_search_by(|y| y.feature.cmp(&x.feature)) {
            shared += f32::midpoint(x.weight, b[at].weight);
            subject |= is_subject(x.feature);
        }
    }
    if shared == 0.0 {
        return 0.0;
    }
    let (rest_a, rest_b) = (Rest::of(a, b), Rest::of(b, a));
    let differing = f32::min(rest_a.subject + rest_a.aspect, rest_b.subject + rest_b.aspect)
        + f32::min(rest_a.field, rest_b.field);
    let against = BOTH_DIFFER * differing + f32::max(rest_a.added(), rest_b.added());
    let mut score = shared / (shared + against);
    if !subject && against > 0.0 {
        score *= NO_SUBJECT;
    }
    if contrasts(a, b) {
        score *= CONTRAST;
    }
    score
}

/// Whether each of two wordings names a term that excludes one of the other's.
fn contrasts(a: &[Weighted], b: &[Weighted]) -> bool {
    let groups = |list: &[Weighted], other: &[Weighted]| -> Vec<u16> {
        let own = list.iter().filter(|weighted| !has(other, weighted.feature));
        let terms = own.filter_map(|weighted| weighted.feature.term());
        terms.flat_map(|term| vocabulary().term(term).groups.iter().copied()).collect()
    };
    let own = groups(a, b);
    !own.is_empty() && groups(b, a).iter().any(|group| own.contains(group))
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
        let part = if self.hidden.contains(&question.note) { &self.changed } else { &self.all };
        let wording = part.entry_of.get(&question).map(|&entry| part.features(entry));
        self.of_wording(wording.unwrap_or(&[]), Some(question))
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

    fn of_wording(
        &self,
        wording: &[Weighted],
        but: Option<QuestionId>,
    ) -> impl Iterator<Item = Related> + use<> {
        let mut entries: Vec<_> =
            self.all.alike(wording).into_iter().map(|found| (false, found)).collect();
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
