//! A question's wording as the features by which it is compared with others.

use super::fold::{canonical, is_cjk, is_latin};
use super::vocabulary::{Kind, TermId, vocabulary};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Something two wordings may share: a term of the vocabulary, a Latin word or a pair of CJK
/// characters outside of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(u64);

const TERM: u64 = 0;
const WORD: u64 = 1;
const PAIR: u64 = 2;
const NUMBER: u64 = 3;

/// What sort of feature it is; decides how much it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Term(Kind),
    /// A Latin word that the vocabulary does not know.
    Word,
    /// Digits.
    Number,
    /// Two neighbouring CJK characters, or one alone, that it does not know.
    Pair,
}

impl Feature {
    pub(super) fn of_term(id: TermId) -> Self {
        Self(u64::from(id) << 2 | TERM)
    }

    fn of_word(word: &str) -> Self {
        let mut hasher = FxHasher::default();
        word.hash(&mut hasher);
        let is_number = word.bytes().all(|b| b.is_ascii_digit());
        Self(hasher.finish() << 2 | if is_number { NUMBER } else { WORD })
    }

    fn of_pair(a: char, b: char) -> Self {
        Self((u64::from(a as u32) << 21 | u64::from(b as u32)) << 2 | PAIR)
    }

    /// The vocabulary's term, when it is one.
    pub fn term(self) -> Option<TermId> {
        (self.0 & 3 == TERM).then_some((self.0 >> 2) as TermId)
    }

    pub fn sort(self) -> Sort {
        match self.0 & 3 {
            TERM => Sort::Term(vocabulary().term((self.0 >> 2) as TermId).kind),
            WORD => Sort::Word,
            NUMBER => Sort::Number,
            _ => Sort::Pair,
        }
    }
}

/// A feature of one wording and how much of its weight it has there, above 0 and at most 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    pub feature: Feature,
    pub share: f32,
}

/// What follows the clause that names the topic (`，为什么需要三次`) says less of what the question is.
pub(super) const LATER_CLAUSE: f32 = 0.6;
/// The clauses of a long tale do not vanish altogether.
const LEAST_CLAUSE: f32 = 0.2;
/// What a term merely speaks of counts less than what is named.
const IMPLIED: f32 = 0.6;
/// A pair of characters of which one is a filler (`上传`).
const HALF_FILLER: f32 = 0.4;

/// The features of a wording, each once, in the order of features; none for an empty wording, nor
/// for one that asks about code beside it and says nothing of it.
pub fn features(text: &str) -> Vec<Share> {
    let wording = canonical(text);
    let mut reader = Reader { shares: Vec::new(), clause: 1.0, is_elsewhere: false };
    for clause in wording.split('\n') {
        let before = reader.shares.len();
        reader.clause(clause);
        if reader.shares[before..].iter().any(|share| names_topic(share.feature)) {
            reader.clause = (reader.clause * LATER_CLAUSE).max(LEAST_CLAUSE);
        }
    }
    let mut shares = reader.shares;
    // 有哪些锁 asks for the kinds of locks, 有哪些特点 for features.
    let asks = |share: &Share| share.feature.sort() == Sort::Term(Kind::Aspect);
    if asks_for_all(&wording) && !shares.iter().any(asks) {
        shares.extend(KINDS.map(|feature| Share { feature, share: 1.0 }));
    }
    let names =
        |share: &Share| matches!(share.feature.sort(), Sort::Term(Kind::Topic) | Sort::Word);
    if reader.is_elsewhere && !shares.iter().any(names) {
        return Vec::new();
    }
    shares.sort_unstable_by(|a, b| a.feature.cmp(&b.feature).then(b.share.total_cmp(&a.share)));
    shares.dedup_by_key(|share| share.feature);
    shares
}

/// The features of wordings read before, for notes that are read again at every key.
#[derive(Debug, Default)]
pub struct Remembered(Mutex<FxHashMap<Box<str>, Arc<[Share]>>>);

impl Remembered {
    /// So many wordings are remembered; the longest note that is read has fewer questions.
    const MOST: usize = 1 << 18;

    /// As [`features`].
    pub fn features(&self, text: &str) -> Arc<[Share]> {
        // Whoever panicked under the lock left a whole map behind.
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(text) {
            return Arc::clone(known);
        }
        let read: Arc<[Share]> = features(text).into();
        let mut known = lock();
        if known.len() >= Self::MOST {
            known.clear();
        }
        known.insert(text.into(), Arc::clone(&read));
        read
    }
}

/// The aspect of one who asks what something is.
pub(super) static DEFINITION: LazyLock<Option<TermId>> =
    LazyLock::new(|| vocabulary().exact("定义"));

/// What two wordings of one question have in common, whatever their filler; `None` for a wording
/// that names no subject.
pub fn key(text: &str) -> Option<Vec<Feature>> {
    key_of_shares(&features(text))
}

/// As [`key`], for a wording with these features.
pub fn key_of_shares(shares: &[Share]) -> Option<Vec<Feature>> {
    key_of(shares.iter().map(|share| share.feature).collect())
}

/// As [`key`], for a wording with these features.
pub fn key_of(mut features: Vec<Feature>) -> Option<Vec<Feature>> {
    let tells = |feature: &Feature| {
        matches!(feature.sort(), Sort::Term(Kind::Topic) | Sort::Word | Sort::Pair)
    };
    let is_told = features.iter().any(tells);
    // 什么是死锁 and 死锁 are one.
    features.retain(|feature| feature.term().is_none_or(|term| Some(term) != *DEFINITION));
    is_told.then_some(features)
}

/// The aspect of one who asks what there is of something.
static KINDS: LazyLock<Option<Feature>> =
    LazyLock::new(|| vocabulary().exact("分类").map(Feature::of_term));

/// Whether a canonical wording asks what there is of something.
fn asks_for_all(wording: &str) -> bool {
    ["有哪些", "哪几", "which kinds"].iter().any(|asking| wording.contains(asking))
}

fn names_topic(feature: Feature) -> bool {
    feature.sort() == Sort::Term(Kind::Topic)
}

struct Reader {
    shares: Vec<Share>,
    clause: f32,
    /// Whether it points at what stands beside it.
    is_elsewhere: bool,
}

impl Reader {
    fn clause(&mut self, clause: &str) {
        let before = self.shares.len();
        let mut reached = 0;
        for found in vocabulary().spellings(clause) {
            // One CJK character of filler may be part of an unknown word: decided below.
            if is_thin(found.term) && is_single(&clause[found.start..found.end]) {
                continue;
            }
            self.unknown(&clause[reached..found.start]);
            self.term(found.term);
            reached = found.end;
        }
        self.unknown(&clause[reached..]);
        self.wholes(before);
    }

    /// Adds what the terms pushed since `before` are together.
    fn wholes(&mut self, before: usize) {
        let after = self.shares.len();
        for at in before..after {
            let Some(term) = self.shares[at].feature.term() else { continue };
            for whole in vocabulary().together(term) {
                let has = |other: &TermId| {
                    let other = Feature::of_term(*other);
                    self.shares[before..after].iter().any(|share| share.feature == other)
                };
                if whole.others.iter().all(has) {
                    self.push(Feature::of_term(whole.whole), 1.0);
                }
            }
        }
    }

    fn push(&mut self, feature: Feature, share: f32) {
        self.shares.push(Share { feature, share: share * self.clause });
    }

    fn term(&mut self, id: TermId) {
        let term = vocabulary().term(id);
        if term.kind == Kind::Elsewhere {
            self.is_elsewhere = true;
        }
        if matches!(term.kind, Kind::Filler | Kind::Elsewhere) {
            return;
        }
        self.push(Feature::of_term(id), 1.0);
        for &implied in &term.implies {
            self.push(Feature::of_term(implied), IMPLIED);
        }
    }

    /// The text between two terms: Latin words and runs of CJK characters.
    fn unknown(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let class = is_cjk(first);
            let end = rest.find(|c: char| c == ' ' || is_cjk(c) != class).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            if class {
                self.cjk(run);
            } else if run.chars().any(is_latin) {
                self.word(run);
            }
            rest = after.strip_prefix(' ').unwrap_or(after);
        }
    }

    fn word(&mut self, word: &str) {
        let stem = word.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s'));
        match vocabulary().misspelt(word) {
            Some(term) => self.term(term),
            None => self.push(Feature::of_word(stem.unwrap_or(word)), 1.0),
        }
    }

    fn cjk(&mut self, run: &str) {
        let chars: Vec<(char, bool)> = run.chars().map(|c| (c, is_filler(c))).collect();
        let mut paired = false;
        for (at, &(c, filler)) in chars.iter().enumerate() {
            let next = chars.get(at + 1);
            match next {
                Some(&(_, true)) if filler => paired = false,
                Some(&(d, next_filler)) => {
                    let share = if filler || next_filler { HALF_FILLER } else { 1.0 };
                    self.push(Feature::of_pair(c, d), share);
                    paired = true;
                }
                None if !filler && !paired => self.push(Feature::of_pair('\0', c), 1.0),
                None => {}
            }
        }
    }
}

/// Whether `text` is one CJK character.
fn is_single(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_cjk) && chars.next().is_none()
}

/// Whether a term says next to nothing.
fn is_thin(id: TermId) -> bool {
    matches!(vocabulary().term(id).kind, Kind::Filler | Kind::Weak)
}

fn is_filler(c: char) -> bool {
    vocabulary().exact(c.encode_utf8(&mut [0; 4])).is_some_and(is_thin)
}
