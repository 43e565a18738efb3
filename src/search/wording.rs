//! A question's wording as the features by which it is compared with others.

use super::fold::{canonical, is_cjk, is_latin, without_articles};
use super::stripped::Stripped;
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

impl Share {
    fn whole(feature: Feature) -> Self {
        Self { feature, share: 1.0, is_further: false }
    }
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
    /// Whether it is a further part of a question that is whole without it.
    pub is_further: bool,
}

/// What follows the clause that names the topic (`，为什么需要三次`) says less of what the question is.
pub(super) const LATER_CLAUSE: f32 = 0.6;
/// The clauses of a long tale do not vanish altogether.
const LEAST_CLAUSE: f32 = 0.2;
/// What a term merely speaks of counts less than what is named.
const IMPLIED: f32 = 0.6;
/// So many terms may be something only where they stand alone.
const MOST_ALONE: usize = 4;
/// A pair of characters of which one is a filler (`上传`).
const HALF_FILLER: f32 = 0.4;

/// The features of a wording, each once, in the order of features; none for an empty wording, nor
/// for one that asks about code beside it and says nothing of it.
pub fn features(text: &str) -> Vec<Share> {
    let text = Stripped::of(text);
    let wording = without_articles(canonical(&text.asked));
    let mut reader = Reader::default();
    reader.clauses(&wording);
    reader.finish(&wording);
    if !text.added.is_empty() {
        reader.is_further = reader.shares.iter().any(|share| names(share.feature));
        reader.clauses(&without_articles(canonical(text.added)));
    }
    if reader.is_elsewhere && !reader.shares.iter().any(|share| names(share.feature)) {
        return Vec::new();
    }
    let mut shares = reader.shares;
    shares.sort_unstable_by(|a, b| {
        let place = |share: &Share| (share.feature, share.is_further);
        place(a).cmp(&place(b)).then(b.share.total_cmp(&a.share))
    });
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
    let is_told = features.iter().copied().any(tells);
    // 什么是死锁 and 死锁 are one.
    features.retain(|feature| feature.term().is_none_or(|term| Some(term) != *DEFINITION));
    is_told.then_some(features)
}

/// The aspect of one who asks what there is of something.
static KINDS: LazyLock<Option<Feature>> =
    LazyLock::new(|| vocabulary().exact("分类").map(Feature::of_term));

/// The aspect that makes a question a comparison.
pub(super) static DIFFERENCE: LazyLock<Option<Feature>> =
    LazyLock::new(|| vocabulary().exact("区别").map(Feature::of_term));

/// What turns a question around.
pub(super) static NEGATION: LazyLock<Option<Feature>> =
    LazyLock::new(|| vocabulary().exact("否定").map(Feature::of_term));

/// Aspects that have a negation in what they are about.
static TURNED: LazyLock<Vec<TermId>> = LazyLock::new(|| {
    let names = ["为什么", "保证", "避免", "解决", "排查"];
    names.iter().filter_map(|name| vocabulary().exact(name)).collect()
});

/// Whether a canonical wording asks what there is of something.
fn asks_for_all(wording: &str) -> bool {
    ["有哪些", "哪几", "which kinds"].iter().any(|asking| wording.contains(asking))
}

fn names_topic(feature: Feature) -> bool {
    feature.sort() == Sort::Term(Kind::Topic)
}

/// Whether a feature is a name that tells a subject, rather than two characters of one.
fn names(feature: Feature) -> bool {
    matches!(feature.sort(), Sort::Term(Kind::Topic) | Sort::Word)
}

fn asks(share: &Share) -> bool {
    share.feature.sort() == Sort::Term(Kind::Aspect)
}

fn is_definition(share: &Share) -> bool {
    share.feature.term().is_some_and(|id| Some(id) == *DEFINITION)
}

/// Whether a feature says what a question is about.
fn tells(feature: Feature) -> bool {
    names(feature) || feature.sort() == Sort::Pair
}

/// Whether a clause is nothing but one name.
fn is_name(clause: &str) -> bool {
    let term = vocabulary().exact(clause).map(|id| vocabulary().term(id).kind);
    matches!(term, Some(Kind::Topic | Kind::Context))
}

/// Whether a canonical wording asks how things differ.
fn compares(wording: &str) -> bool {
    ["区别", "差异", "不同", "对比", "比较", "异同", "difference"]
        .iter()
        .any(|word| wording.contains(word))
}

/// Whether the negation at `start..end` of a clause turns nothing around: in 走不走索引, and behind
/// everything else (了解过没有).
fn is_question(clause: &str, start: usize, end: usize) -> bool {
    let (before, after) = (clause[..start].chars().next_back(), clause[end..].chars().next());
    after.is_none() || before == after && after.is_some_and(is_cjk)
}

/// Whether what follows a Latin word is one more.
fn is_in_english(after: &str) -> bool {
    let mut after = after.chars();
    after.next() == Some(' ') && after.next().is_some_and(is_latin)
}

struct Reader {
    shares: Vec<Share>,
    clause: f32,
    /// Whether what is read is a further part.
    is_further: bool,
    /// Whether it points at what stands beside it.
    is_elsewhere: bool,
    is_negated: bool,
}

impl Default for Reader {
    fn default() -> Self {
        let shares = Vec::with_capacity(16);
        Self { shares, clause: 1.0, is_further: false, is_elsewhere: false, is_negated: false }
    }
}

impl Reader {
    fn clauses(&mut self, wording: &str) {
        let is_list = wording.contains('\n') && compares(wording);
        let mut clauses = wording.split('\n').peekable();
        let mut joined = String::new();
        while let Some(clause) = clauses.next() {
            // `tcp，udp 的区别` is one clause: its comma parts a list.
            if is_list && (is_name(clause) || !joined.is_empty()) {
                let before = joined.chars().next_back();
                if before.is_some_and(is_latin) && clause.starts_with(is_latin) {
                    joined.push(' ');
                }
                joined.push_str(clause);
                if is_name(clause) && clauses.peek().is_some() {
                    continue;
                }
                self.next_clause(&joined, clauses.peek().is_some());
                joined.clear();
            } else {
                self.next_clause(clause, clauses.peek().is_some());
            }
        }
    }

    fn next_clause(&mut self, clause: &str, is_followed: bool) {
        let before = self.shares.len();
        self.clause(clause);
        let own = &self.shares[before..];
        if own.iter().any(|share| names_topic(share.feature)) {
            self.clause = (self.clause * LATER_CLAUSE).max(LEAST_CLAUSE);
            // A clause that asks something of a topic is a question; what follows is more of it.
            self.is_further |= own.iter().any(asks) || asks_for_all(clause);
        } else if is_followed && !own.iter().any(|share| tells(share.feature)) {
            // `问题4：` and `网络 2：` count questions.
            self.shares.retain(|share| share.feature.sort() != Sort::Number);
        }
    }

    /// Adds what the whole wording says.
    fn finish(&mut self, wording: &str) {
        // 有哪些锁 asks for the kinds of locks, 有哪些特点 for features.
        if !self.shares.iter().any(asks) && asks_for_all(wording) {
            self.shares.extend(KINDS.map(Share::whole));
        } else if self.is_pair() {
            self.shares.extend(DIFFERENCE.map(Share::whole));
        }
        if !self.is_elsewhere {
            self.stand_alone();
        }
        let is_asked = |share: &Share| share.feature.term().is_some_and(|id| TURNED.contains(&id));
        // 为什么不能 asks whether one can, 怎么保证不丢 how to keep from losing.
        if self.is_negated && !self.shares.iter().any(is_asked) {
            self.shares.extend(NEGATION.map(Share::whole));
        }
    }

    /// Whether the wording is nothing but two things that are told apart: 线程和进程 asks how they
    /// differ.
    fn is_pair(&self) -> bool {
        let mut named = [None; 2];
        let mut count = 0;
        // 什么是线程和进程 asks it, too.
        for share in self.shares.iter().filter(|share| !is_definition(share)) {
            let Some(id) = share.feature.term() else { return false };
            let kind = vocabulary().term(id).kind;
            if !matches!(kind, Kind::Topic | Kind::Context) {
                return false;
            }
            if vocabulary().is_pair(id) {
                let others = self.shares.iter().filter(|other| !is_definition(other));
                let is_part =
                    |term: Option<TermId>| term.is_some_and(|it| vocabulary().is_part(id, it));
                return others.map(|other| other.feature.term()).all(is_part);
            }
            // What a name merely speaks of is none.
            if share.share >= 1.0 && count < 2 {
                named[count] = Some(id);
            }
            count += usize::from(share.share >= 1.0);
        }
        matches!((named, count), ([Some(a), Some(b)], 2) if vocabulary().are_pair(a, b))
    }

    /// Adds what the terms of the wording are when there is nothing besides them.
    fn stand_alone(&mut self) {
        let mut terms = Vec::with_capacity(MOST_ALONE);
        for share in self.shares.iter().filter(|share| !is_definition(share)) {
            let Some(term) = share.feature.term() else { return };
            if !terms.contains(&term) {
                terms.push(term);
            }
            if terms.len() > MOST_ALONE {
                return;
            }
        }
        terms.sort_unstable();
        if let Some(whole) = vocabulary().alone(&terms) {
            self.clause = 1.0;
            self.is_further = false;
            self.term(whole);
        }
    }

    fn clause(&mut self, clause: &str) {
        let before = self.shares.len();
        let mut reached = 0;
        let mut is_negated = false;
        for found in vocabulary().spellings(clause) {
            let spelling = &clause[found.start..found.end];
            if Some(found.term) == NEGATION.and_then(Feature::term) {
                self.unknown(&clause[reached..found.start]);
                reached = found.end;
                is_negated |= !is_question(clause, found.start, found.end);
                continue;
            }
            // One CJK character of filler may be part of an unknown word: decided below.
            if is_thin(found.term) && is_single(spelling) {
                continue;
            }
            self.unknown(&clause[reached..found.start]);
            // `Explain closures` asks, `explain 的字段` is about EXPLAIN.
            if !(vocabulary().is_filler(spelling) && is_in_english(&clause[found.end..])) {
                self.term(found.term);
            }
            reached = found.end;
        }
        self.unknown(&clause[reached..]);
        let named = self.shares.len();
        self.wholes(before);
        if self.shares.len() > named {
            // 并发 and 安全 are 线程安全, which with map is more.
            self.wholes(before);
        }
        // Later clauses say why or what else.
        self.is_negated |= is_negated && self.clause >= 1.0 && self.shares.len() > before;
    }

    /// Adds what the terms pushed since `before` are together.
    fn wholes(&mut self, before: usize) {
        let after = self.shares.len();
        for at in before..after {
            let Some(term) = self.shares[at].feature.term() else { continue };
            for whole in vocabulary().together(term) {
                let own = &self.shares[before..after];
                let has = |other: &TermId| {
                    let other = Feature::of_term(*other);
                    own.iter().any(|share| share.feature == other && self.is_named(share))
                };
                if self.is_named(&own[at - before]) && whole.others.iter().all(has) {
                    self.push(Feature::of_term(whole.whole), 1.0);
                }
            }
        }
    }

    /// Whether what a share is of stands there, and is not merely spoken of: 线程间通信 and
    /// 进程间通信 are no 线程和进程.
    fn is_named(&self, share: &Share) -> bool {
        share.share >= self.clause || share.feature.sort() == Sort::Term(Kind::Context)
    }

    fn push(&mut self, feature: Feature, share: f32) {
        let (share, is_further) = (share * self.clause, self.is_further);
        self.shares.push(Share { feature, share, is_further });
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
