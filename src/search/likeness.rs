//! How alike two wordings are: what they share against what each of them says otherwise.

use super::vocabulary::{Kind, TermId, vocabulary};
use super::wording::{DEFINITION, DIFFERENCE, Feature, LATER_CLAUSE, NEGATION, Sort};
use std::sync::LazyLock;

/// The score from which two questions count as related, wherever that is shown: in "asked N×",
/// "answered in", references, `duplicate-question` and `mianjing related`. Lower finds little more
/// and errs sooner (docs/search.md has the labelled pairs).
pub(super) const SAME: f32 = 0.5;

/// The score from which a related question need not be quoted when its answer is offered: they are
/// the same in other words. Below it, the wording tells whether the answer fits.
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
fn is_subject(weighted: &Weighted) -> bool {
    matches!(weighted.sort, Sort::Term(Kind::Topic) | Sort::Word | Sort::Pair)
}

/// A feature with its weight in one wording.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighted {
    pub(super) feature: Feature,
    /// That of the feature, which is looked at over and over.
    pub(super) sort: Sort,
    pub(super) weight: f32,
    /// Whether it is a further part of a question that is whole without it.
    pub(super) is_further: bool,
}

impl Weighted {
    /// What it weighs where the other wording has it not.
    fn alone(&self) -> f32 {
        if self.is_further { self.weight * FURTHER } else { self.weight }
    }
}

pub(super) fn subjects(wording: &[Weighted]) -> f32 {
    let subjects = wording.iter().filter(|weighted| is_subject(weighted));
    subjects.map(Weighted::alone).sum()
}

pub(super) fn has_examples(wording: &[Weighted]) -> bool {
    wording.iter().any(|weighted| is_example(weighted.feature, |_| true))
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
            is_by_subject: leads.first().is_some_and(is_subject),
        }
    }

    /// Whether an entry with `subjects` in all, of which it shares the weight `shared`, may be
    /// [`SAME`]. What a later clause shares may weigh more there, hence the leeway.
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
    let pick = |keep: fn(&Weighted) -> bool| -> Vec<Weighted> {
        wording.iter().filter(|weighted| keep(weighted)).copied().collect()
    };
    let subjects = pick(is_subject);
    if !subjects.is_empty() {
        return subjects;
    }
    let fields = pick(|weighted| weighted.sort == Sort::Term(Kind::Context));
    if fields.is_empty() { pick(|_| true) } else { fields }
}

/// What each says otherwise counts against two wordings nearly as much as what both say counts for
/// them; what only one of them adds counts less.
const BOTH_DIFFER: f32 = 0.7;
const ADDED_SUBJECT: f32 = 0.34;
const ADDED_FIELD: f32 = 0.5;
const ADDED_ASPECT: f32 = 0.5;
const ADDED_WEAK: f32 = 0.35;
/// A further part (`HashMap` 的原理，1.8 改了什么) that the other does not ask.
const FURTHER: f32 = 0.3;
/// What they share is a further part of one of them.
const ONLY_FURTHER: f32 = 0.85;
/// `401` beside `状态码`: an example of what both have adds little. One of a broad topic is a topic
/// of its own (协程泄漏 beside 协程).
const EXAMPLE: f32 = 0.5;
/// An aspect that is asked otherwise (有什么用 beside 为什么).
const ALIKE: f32 = 0.4;
/// Sharing only the field, or only what is asked about something, is no likeness.
const NO_SUBJECT: f32 = 0.6;
/// One asks how several things differ, the other does not speak of all of them.
const COMPARISON: f32 = 0.68;
/// Each names what excludes the other, or one asks to do without.
const CONTRAST: f32 = 0.45;

/// What both have is no name but pairs of characters: one pair beside anything else, or some where
/// one wording has nearly as many of its own.
const ONLY_PAIRS: f32 = 0.45;
const FEW_PAIRS: f32 = 2.0;
/// Each is of another field (`vue` and `react`), whatever else they share.
const FIELDS: f32 = 0.4;
/// Each asks something else about what they share.
const OTHER_ASPECT: f32 = 0.73;
/// One asks what it is, the other something else.
const NO_DEFINITION: f32 = 0.55;
/// They share only what much is asked about, and one of them asks something of it, or is about
/// something else besides.
const BROAD_ASPECT: f32 = 0.68;
const BROAD_SUBJECT: f32 = 0.46;

/// What one wording has and the other has not, by what it is.
#[derive(Debug, Clone, Copy, Default)]
struct Rest {
    subject: f32,
    field: f32,
    aspect: f32,
    weak: f32,
    /// Whether a subject of it is no further part.
    has_subject: bool,
    /// Whether an aspect of it is not even alike to one of the other's.
    asks_otherwise: bool,
}

impl Rest {
    fn of(own: &[Weighted], other: &[Weighted]) -> Self {
        let mut rest = Self::default();
        for weighted in only(own, other) {
            let weight = weighted.alone();
            match weighted.sort {
                Sort::Term(Kind::Context) => rest.field += weight,
                // What it is, is said with everything else of it.
                Sort::Term(Kind::Aspect)
                    if weighted.feature.term() == *DEFINITION && asked(other).next().is_none() => {}
                Sort::Term(Kind::Aspect) => {
                    let is_alike =
                        weighted.feature.term().is_some_and(|id| alike_to(id, asked(other)));
                    rest.aspect += weight * if is_alike { ALIKE } else { 1.0 };
                    rest.asks_otherwise |= !is_alike && !weighted.is_further;
                }
                Sort::Term(Kind::Weak | Kind::Filler | Kind::Elsewhere) => rest.weak += weight,
                _ => {
                    let is_example =
                        is_example(weighted.feature, |term| has(other, Feature::of_term(term)));
                    rest.subject += weight * if is_example { EXAMPLE } else { 1.0 };
                    rest.has_subject |= !weighted.is_further;
                }
            }
        }
        rest
    }

    fn added(self) -> f32 {
        ADDED_SUBJECT * self.subject
            + ADDED_FIELD * self.field
            + ADDED_ASPECT * self.aspect
            + ADDED_WEAK * self.weak
    }

    /// Whether it says anything that the other does not say in any way.
    fn is_telling(self) -> bool {
        self.subject > 0.0 || self.field > 0.0 || self.weak > 0.0 || self.asks_otherwise
    }
}

/// Whether a feature is an example of a topic that `is_there` and that is not broad.
fn is_example(feature: Feature, is_there: impl Fn(TermId) -> bool) -> bool {
    let Some(id) = feature.term() else { return false };
    let mut implied = vocabulary().term(id).implies.iter();
    implied.any(|&term| {
        let of = vocabulary().term(term);
        of.kind == Kind::Topic && !of.is_broad && is_there(term)
    })
}

/// What `own` has and `other` has not; both are in the order of features.
fn only<'w>(own: &'w [Weighted], other: &'w [Weighted]) -> impl Iterator<Item = &'w Weighted> {
    let mut rest = other;
    own.iter().filter(move |weighted| {
        while let [first, more @ ..] = rest
            && first.feature < weighted.feature
        {
            rest = more;
        }
        rest.first().is_none_or(|first| first.feature != weighted.feature)
    })
}

fn has(list: &[Weighted], feature: Feature) -> bool {
    list.binary_search_by(|weighted| weighted.feature.cmp(&feature)).is_ok()
}

/// What two wordings share.
#[derive(Debug, Default)]
struct Shared {
    weight: f32,
    subjects: u32,
    field: bool,
    /// A topic or a word, rather than two characters of one.
    is_named: bool,
    /// A subject of which not dozens of questions are asked.
    is_narrow: bool,
    /// Some of those of which dozens are asked.
    broad: [Option<TermId>; 2],
    /// Those of the subjects that are a further part of neither.
    first: u32,
}

impl Shared {
    fn of(a: &[Weighted], b: &[Weighted]) -> Self {
        let mut shared = Self::default();
        let mut rest = b;
        for x in a {
            while let [first, more @ ..] = rest
                && first.feature < x.feature
            {
                rest = more;
            }
            let Some(y) = rest.first().filter(|y| y.feature == x.feature) else { continue };
            shared.weight += f32::midpoint(x.weight, y.weight);
            shared.is_named |= names(x.sort);
            shared.field |= x.sort == Sort::Term(Kind::Context);
            if is_subject(x) {
                shared.subjects += 1;
                shared.first += u32::from(!x.is_further && !y.is_further);
                match x.feature.term().filter(|&id| vocabulary().term(id).is_broad) {
                    None => shared.is_narrow = true,
                    broad if shared.broad[0].is_none() => shared.broad[0] = broad,
                    broad => shared.broad[1] = broad,
                }
            }
        }
        shared
    }

    /// Whether they are of few questions: two broad subjects that are no pair (构造函数, 虚函数) are.
    fn is_narrow(&self) -> bool {
        let implies = |a: TermId, b: TermId| vocabulary().term(a).implies.contains(&b);
        self.is_narrow
            || matches!(self.broad, [Some(a), Some(b)] if self.subjects == 2
                && !implies(a, b) && !implies(b, a) && !vocabulary().are_pair(a, b))
    }
}

/// How alike two wordings are, 0 to 1. Both lists are in the order of features. Of wordings that are
/// not [`SAME`] it is only said that they are not: most of those that are compared.
pub(super) fn score(a: &[Weighted], b: &[Weighted]) -> f32 {
    let shared = Shared::of(a, b);
    // 有什么区别 is half a question, and the same as no other.
    if shared.subjects == 0 && !shared.field {
        return 0.0;
    }
    let (rest_a, rest_b) = (Rest::of(a, b), Rest::of(b, a));
    let differing = f32::min(rest_a.subject + rest_a.aspect, rest_b.subject + rest_b.aspect)
        + f32::min(rest_a.field, rest_b.field);
    let against = BOTH_DIFFER * differing + f32::max(rest_a.added(), rest_b.added());
    let mut score = shared.weight / (shared.weight + against);
    // Whatever else there is about them makes them less alike.
    if score < SAME {
        return score;
    }
    if shared.subjects == 0 && against > 0.0 {
        score *= NO_SUBJECT;
    }
    let added = f32::max(rest_a.subject, rest_b.subject);
    let is_telling = rest_a.is_telling() || rest_b.is_telling();
    let are_few = added > 0.0 && shared.weight < FEW_PAIRS * added;
    if !shared.is_named && (are_few || shared.subjects == 1 && is_telling) {
        score *= ONLY_PAIRS;
    }
    if !shared.field && rest_a.field > 0.0 && rest_b.field > 0.0 {
        score *= FIELDS;
    }
    let is_narrow = shared.is_narrow();
    score *= aspects(a, b, is_narrow);
    if shared.subjects > 0 && shared.first == 0 {
        score *= ONLY_FURTHER;
    }
    let has_more = rest_a.has_subject || rest_b.has_subject;
    if shared.subjects > 0 && !is_narrow && has_more {
        score *= BROAD_SUBJECT;
    }
    if score < SAME {
        return score;
    }
    if compares_more(a, b) || compares_more(b, a) {
        score *= COMPARISON;
    }
    let is_without =
        |wording| [*WITHOUT, *NEGATION].iter().flatten().any(|&feature| has(wording, feature));
    if contrasts(a, b) || is_without(a) != is_without(b) {
        score *= CONTRAST;
    }
    score
}

/// Whether a feature is a name that tells a subject, rather than two characters of one.
fn names(sort: Sort) -> bool {
    matches!(sort, Sort::Term(Kind::Topic) | Sort::Word)
}

/// What a wording asks about its subject.
fn asked(wording: &[Weighted]) -> impl Iterator<Item = TermId> {
    let aspects = wording.iter().filter(|weighted| weighted.sort == Sort::Term(Kind::Aspect));
    aspects.filter_map(|weighted| weighted.feature.term())
}

/// Whether an aspect is one of `asked`, or who knows it knows one of them.
fn alike_to(aspect: TermId, mut asked: impl Iterator<Item = TermId>) -> bool {
    let own = &vocabulary().term(aspect).alike;
    asked.any(|other| {
        other == aspect || vocabulary().term(other).alike.iter().any(|group| own.contains(group))
    })
}

/// How much is left of a likeness by what each of two wordings asks about its subject.
fn aspects(a: &[Weighted], b: &[Weighted], is_narrow: bool) -> f32 {
    let asks_nothing = |wording: &[Weighted]| {
        let is_asked = |it: &Weighted| it.sort == Sort::Term(Kind::Aspect) && !it.is_further;
        !wording.iter().any(is_asked)
    };
    let is_empty = (asks_nothing(a), asks_nothing(b));
    if is_empty == (true, true) || asked(a).any(|aspect| alike_to(aspect, asked(b))) {
        return 1.0;
    }
    let defines = |wording| {
        let mut asked = asked(wording);
        asked.next() == *DEFINITION && asked.next().is_none()
    };
    let is_definition = |is_empty: bool, wording| !is_empty && defines(wording);
    let defines = is_definition(is_empty.0, a) || is_definition(is_empty.1, b);
    match (defines, is_empty.0 || is_empty.1) {
        (true, true) => 1.0,
        (true, false) => NO_DEFINITION,
        (false, false) if is_narrow => OTHER_ASPECT,
        (false, false) => OTHER_ASPECT * BROAD_ASPECT,
        (false, true) if is_narrow => 1.0,
        (false, true) => BROAD_ASPECT,
    }
}

/// Whether `a` asks how several things differ and `b` does not speak of all of them.
fn compares_more(a: &[Weighted], b: &[Weighted]) -> bool {
    let is_difference =
        |weighted: &Weighted| Some(weighted.feature) == *DIFFERENCE && !weighted.is_further;
    if !a.iter().any(is_difference) {
        return false;
    }
    let first = || a.iter().filter(|weighted| !weighted.is_further);
    let of = |kind: fn(Sort) -> bool| first().filter(move |weighted| kind(weighted.sort));
    let is_more = |compared: &mut dyn Iterator<Item = &Weighted>| {
        let (mut count, mut is_missing) = (0, false);
        for weighted in compared {
            count += 1;
            is_missing |= !has(b, weighted.feature);
        }
        (count > 0).then_some(count > 1 && is_missing)
    };
    is_more(&mut of(names))
        .or_else(|| is_more(&mut of(|sort| sort == Sort::Term(Kind::Context))))
        .unwrap_or(false)
}

/// What turns a question around: 不用 Redis 怎么实现分布式锁.
static WITHOUT: LazyLock<Option<Feature>> =
    LazyLock::new(|| vocabulary().exact("不用").map(Feature::of_term));

/// Whether each of two wordings names a term that excludes one of the other's.
fn contrasts(a: &[Weighted], b: &[Weighted]) -> bool {
    let groups = |own, other| {
        let terms = only(own, other).filter_map(|weighted| weighted.feature.term());
        terms.flat_map(|term| vocabulary().term(term).groups.iter().copied())
    };
    groups(a, b).any(|own| groups(b, a).any(|group| group == own))
}
