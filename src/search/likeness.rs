//! How alike two wordings are: what they share against what each of them says otherwise.

use super::vocabulary::{Kind, TermId, vocabulary};
use super::wording::{DEFINITION, Feature, LATER_CLAUSE, Sort};
use std::sync::LazyLock;

/// The score from which two questions count as related: in "asked N×", references,
/// `duplicate-question` and `mianjing related`. Lower finds little more and errs sooner
/// (docs/search.md has the labelled pairs).
pub(super) const SAME: f32 = 0.5;

/// The score from which the answer of one is offered as the answer of the other: in "answered in",
/// hover, definition, the warning and its fix. A wrong answer is worse than none.
pub const SURE: f32 = 0.75;

/// How much more a feature tells that `count` of `questions` have than one that all have.
pub(super) fn rarity(count: u32, questions: u32) -> f32 {
    // A few notes say nothing about what is rare: they are read as part of a larger folder.
    let all = f64::from(questions) + 200.0;
    1.0 + (all / (f64::from(count) + 5.0)).ln() as f32
}

/// How much a feature tells, rare or not.
pub(super) fn base_weight(sort: Sort) -> f32 {
    match sort {
        Sort::Term(Kind::Topic) => 1.0,
        Sort::Term(Kind::Context) => 0.5,
        Sort::Term(Kind::Aspect) => 0.3,
        Sort::Term(Kind::Weak) => 0.2,
        Sort::Term(Kind::Filler | Kind::Elsewhere) => 0.0,
        Sort::Word => 0.9,
        Sort::Number | Sort::Pair => 0.45,
    }
}

/// Whether a feature says what a question is about.
pub(super) fn is_subject(feature: Feature) -> bool {
    matches!(feature.sort(), Sort::Term(Kind::Topic) | Sort::Word | Sort::Pair)
}

/// A feature with its weight in one wording.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighted {
    pub(super) feature: Feature,
    pub(super) weight: f32,
}

pub(super) fn subjects(wording: &[Weighted]) -> f32 {
    let subjects = wording.iter().filter(|weighted| is_subject(weighted.feature));
    subjects.map(|weighted| weighted.weight).sum()
}

pub(super) fn has_examples(wording: &[Weighted]) -> bool {
    let mut terms = wording.iter().filter_map(|weighted| weighted.feature.term());
    terms.any(|term| vocabulary().term(term).implies.iter().any(|&term| names_subject(term)))
}

/// What a wording could at best share with an entry, to leave most candidates unread.
pub(super) struct Bound {
    subjects: f32,
    /// What it has besides the features by which candidates were found.
    others: f32,
    has_examples: bool,
    /// Only subjects were looked up, so that what an entry shares of them is known.
    is_by_subject: bool,
}

impl Bound {
    pub(super) fn new(wording: &[Weighted], leads: &[Weighted]) -> Self {
        let all: f32 = wording.iter().map(|weighted| weighted.weight).sum();
        let led: f32 = leads.iter().map(|weighted| weighted.weight).sum();
        Self {
            subjects: subjects(wording),
            others: all - led,
            has_examples: has_examples(wording),
            is_by_subject: leads.first().is_some_and(|lead| is_subject(lead.feature)),
        }
    }

    /// Whether an entry with `subjects` in all, of which it shares the weight `shared`, may be [`SAME`]. What a later
    /// clause shares may weigh more there, hence the leeway.
    pub(super) fn may_reach(&self, subjects: f32, has_examples: bool, shared: f32) -> bool {
        if !self.is_by_subject || self.has_examples || has_examples {
            return true;
        }
        let (a, b) = (self.subjects - shared, subjects - shared / LATER_CLAUSE);
        let (a, b) = (a.max(0.0), b.max(0.0));
        let against = BOTH_DIFFER * f32::min(a, b) + ADDED_SUBJECT * f32::max(a, b);
        let at_best = (shared + self.others) / LATER_CLAUSE;
        at_best >= SAME * (at_best + against)
    }
}

/// The features by which candidates are found: what the wording is about, or else its field, or
/// else whatever it has.
pub(super) fn leads(wording: &[Weighted]) -> Vec<Weighted> {
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
const ADDED_ASPECT: f32 = 0.5;
/// `401` beside `状态码`: an example of what both have adds little.
const EXAMPLE: f32 = 0.4;
/// Sharing only the field, or only what is asked about something, is no likeness.
const NO_SUBJECT: f32 = 0.6;
/// One asks how several things differ, the other does not speak of all of them.
const COMPARISON: f32 = 0.75;
/// Each names what excludes the other.
const CONTRAST: f32 = 0.4;

/// What both have is no name but pairs of characters: one pair beside anything else, or some where
/// one wording has more of them.
const ONLY_PAIRS: f32 = 0.6;
/// Each is of another field (`vue` and `react`), whatever else they share.
const FIELDS: f32 = 0.5;
/// They ask something else about what they share, or only one of them asks anything of it.
const OTHER_ASPECT: f32 = 0.85;

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
                Sort::Term(Kind::Weak | Kind::Filler | Kind::Elsewhere) => rest.weak += weight,
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
pub(super) fn score(a: &[Weighted], b: &[Weighted]) -> f32 {
    let mut shared = 0.0;
    let (mut subjects, mut field, mut is_named) = (0, false, false);
    for x in a {
        if let Ok(at) = b.binary_search_by(|y| y.feature.cmp(&x.feature)) {
            shared += f32::midpoint(x.weight, b[at].weight);
            subjects += usize::from(is_subject(x.feature));
            is_named |= names(x.feature);
            field |= x.feature.sort() == Sort::Term(Kind::Context);
        }
    }
    // 有什么区别 is half a question, and the same as no other.
    if subjects == 0 && !field {
        return 0.0;
    }
    let (rest_a, rest_b) = (Rest::of(a, b), Rest::of(b, a));
    let differing = f32::min(rest_a.subject + rest_a.aspect, rest_b.subject + rest_b.aspect)
        + f32::min(rest_a.field, rest_b.field);
    let against = BOTH_DIFFER * differing + f32::max(rest_a.added(), rest_b.added());
    let mut score = shared / (shared + against);
    if subjects == 0 && against > 0.0 {
        score *= NO_SUBJECT;
    }
    let adds_subject = f32::max(rest_a.subject, rest_b.subject) > 0.0;
    if !is_named && (adds_subject || subjects == 1 && against > 0.0) {
        score *= ONLY_PAIRS;
    }
    if !field && rest_a.field > 0.0 && rest_b.field > 0.0 {
        score *= FIELDS;
    }
    score *= aspects(a, b);
    if compares_more(a, b) || compares_more(b, a) {
        score *= COMPARISON;
    }
    if contrasts(a, b) {
        score *= CONTRAST;
    }
    score
}

/// Whether a feature is a name that tells a subject, rather than two characters of one.
fn names(feature: Feature) -> bool {
    matches!(feature.sort(), Sort::Term(Kind::Topic) | Sort::Word)
}

/// How much is left of a likeness by what each of two wordings asks about its subject.
fn aspects(a: &[Weighted], b: &[Weighted]) -> f32 {
    let of = |list: &[Weighted]| -> Vec<Feature> {
        let all = list.iter().map(|weighted| weighted.feature);
        all.filter(|feature| feature.sort() == Sort::Term(Kind::Aspect)).collect()
    };
    let (own_a, own_b) = (of(a), of(b));
    let only_defines = |own: &[Feature]| own.iter().all(|feature| Some(*feature) == *DEFINITION);
    let is_shared = own_a.iter().any(|aspect| own_b.contains(aspect));
    let asks_nothing = only_defines(&own_a) && only_defines(&own_b);
    if is_shared || asks_nothing { 1.0 } else { OTHER_ASPECT }
}

/// Whether `a` asks how several things differ and `b` does not speak of all of them.
fn compares_more(a: &[Weighted], b: &[Weighted]) -> bool {
    if !a.iter().any(|weighted| Some(weighted.feature) == *DIFFERENCE) {
        return false;
    }
    let of = |kind: fn(Sort) -> bool| -> Vec<Feature> {
        let all = a.iter().map(|weighted| weighted.feature);
        all.filter(|feature| kind(feature.sort())).collect()
    };
    let mut compared = of(|sort| matches!(sort, Sort::Term(Kind::Topic) | Sort::Word));
    if compared.is_empty() {
        compared = of(|sort| sort == Sort::Term(Kind::Context));
    }
    compared.len() > 1 && compared.iter().any(|&feature| !has(b, feature))
}

/// The aspect that makes a question a comparison.
static DIFFERENCE: LazyLock<Option<Feature>> =
    LazyLock::new(|| vocabulary().exact("区别").map(Feature::of_term));

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
