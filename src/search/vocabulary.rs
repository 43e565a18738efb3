//! The vocabulary: which spellings mean the same, and how much a shared term tells.
//!
//! The words are data (`vocabulary.txt`, whose head explains the format); nothing here knows one.

use super::fold::{canonical, is_latin, without_articles};
use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// How much a term tells two questions apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// What a question is about.
    Topic,
    /// The field it is from.
    Context,
    /// What is asked about the topic.
    Aspect,
    /// Hardly anything.
    Weak,
    /// That what is asked stands beside the question (`下面代码`).
    Elsewhere,
    /// Nothing.
    Filler,
}

/// An index into the terms of the vocabulary.
pub type TermId = u16;

/// One meaning with all its spellings.
#[derive(Debug)]
pub struct Term {
    pub kind: Kind,
    /// Other terms it speaks of.
    pub implies: Box<[TermId]>,
    /// The groups it excludes others in.
    pub groups: Box<[u16]>,
    /// Whether so much is asked about it that a question on it is none on a part of it.
    pub is_broad: bool,
    /// The groups of aspects of which who knows one knows the others.
    pub alike: Box<[u16]>,
}

/// A spelling found in a canonical wording: a byte range of it and its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling {
    pub start: usize,
    pub end: usize,
    pub term: TermId,
}

/// What a term is together with `others`.
#[derive(Debug)]
pub struct Together {
    pub others: Box<[TermId]>,
    pub whole: TermId,
}

/// A word that may be misspelt.
struct Latin {
    word: Box<str>,
    term: TermId,
    letters: u64,
}

impl Latin {
    fn new(word: &str, term: TermId) -> Self {
        Self { word: word.into(), term, letters: letters(word) }
    }
}

/// All terms, with a machine that finds their spellings in one pass.
pub struct Vocabulary {
    terms: Vec<Term>,
    /// By the first of the terms that are something together.
    together: FxHashMap<TermId, Vec<Together>>,
    /// Two things that are told apart, and what they are together if that has a name (`tcp和udp`).
    pairs: Vec<(TermId, TermId, Option<TermId>)>,
    /// What terms are when a wording has nothing besides them; keys in order.
    alone: FxHashMap<Box<[TermId]>, TermId>,
    spellings: FxHashMap<String, TermId>,
    /// Spellings of other terms that are filler in an English sentence.
    fillers: FxHashSet<String>,
    machine: AhoCorasick,
    /// The term of each pattern of `machine`.
    patterns: Vec<TermId>,
    /// Latin one-word spellings of five letters and more, for forgiving typing errors; in order.
    latin: Vec<Latin>,
}

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("vocabulary.txt")));

/// The vocabulary that comes with the program.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    fn read(source: &str) -> Self {
        let mut reader = Reader::default();
        for line in source.lines() {
            reader.line(line.trim());
        }
        reader.finish()
    }

    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id as usize]
    }

    /// What a term of a clause is together with others of that clause.
    pub fn together(&self, term: TermId) -> &[Together] {
        self.together.get(&term).map_or(&[], Vec::as_slice)
    }

    /// What terms, in order, are when a wording has nothing besides them.
    pub fn alone(&self, terms: &[TermId]) -> Option<TermId> {
        self.alone.get(terms).copied()
    }

    /// Whether a term is two things that are told apart (`tcp和udp`).
    pub fn is_pair(&self, term: TermId) -> bool {
        self.pairs.iter().any(|pair| pair.2 == Some(term))
    }

    /// Whether a feature's term is a pair or one of its two.
    pub fn is_part(&self, pair: TermId, term: TermId) -> bool {
        let mut pairs = self.pairs.iter().filter(|it| it.2 == Some(pair));
        term == pair || pairs.any(|&(a, b, _)| term == a || term == b)
    }

    /// Whether two terms are told apart.
    pub fn are_pair(&self, a: TermId, b: TermId) -> bool {
        self.pairs.iter().any(|it| (it.0, it.1) == (a, b) || (it.0, it.1) == (b, a))
    }

    /// Whether a spelling of another term is filler in an English sentence (`this`).
    pub fn is_filler(&self, spelling: &str) -> bool {
        self.fillers.contains(spelling)
    }

    /// The term that is spelt exactly like this.
    pub fn exact(&self, spelling: &str) -> Option<TermId> {
        self.spellings.get(spelling).copied()
    }

    /// The spellings in a canonical wording, leftmost longest, in order, none overlapping.
    /// Latin spellings are whole words; a plural `s` belongs to them.
    pub fn spellings(&self, wording: &str) -> Vec<Spelling> {
        let mut all = Vec::with_capacity(16);
        for found in self.machine.find_overlapping_iter(wording) {
            let term = self.patterns[found.pattern().as_usize()];
            if let Some(end) = word_end(wording, found.start(), found.end()) {
                // `https` is a spelling itself, and no plural.
                let is_plural = end > found.end();
                all.push((is_plural, Spelling { start: found.start(), end, term }));
            }
        }
        all.sort_unstable_by_key(|(is_plural, found)| {
            (found.start, usize::MAX - found.end, *is_plural)
        });
        let mut all: Vec<Spelling> = all.into_iter().map(|(_, found)| found).collect();
        let mut reached = 0;
        all.retain(|found| {
            let fits = found.start >= reached;
            if fits {
                reached = found.end;
            }
            fits
        });
        all
    }

    /// The term of which a Latin word is probably a misspelling: one error in five letters,
    /// two in eight, the first letter right.
    pub fn misspelt(&self, word: &str) -> Option<TermId> {
        self.closest(word).map(|(_, term)| term)
    }

    /// The word of which a Latin word is probably a misspelling; `None` for a word that is known.
    pub fn meant(&self, word: &str) -> Option<&str> {
        if self.spellings.contains_key(word) {
            return None;
        }
        self.closest(word).map(|(known, _)| known)
    }

    fn closest(&self, word: &str) -> Option<(&str, TermId)> {
        let allowed = match word.len() {
            0..=4 => return None,
            5..=7 => 1,
            _ => 2,
        };
        let own = letters(word);
        // A wrong letter takes one away and brings one in: most words are told apart by that.
        let is_near = |known: &Latin| {
            (known.letters & !own).count_ones() as usize <= allowed
                && (own & !known.letters).count_ones() as usize <= allowed
        };
        let is_close = |known: &&Latin| {
            is_near(known) && is_within(known.word.as_bytes(), word.as_bytes(), allowed)
        };
        let first = |word: &str| word.as_bytes()[0];
        let from = self.latin.partition_point(|known| first(&known.word) < first(word));
        let alike = self.latin[from..].iter().take_while(|it| first(&it.word) == first(word));
        alike.into_iter().find(is_close).map(|known| (&*known.word, known.term))
    }
}

/// The end of the word a Latin spelling fills, its plural included; `None` when the spelling is
/// only part of a longer word. CJK ends need no blank.
fn word_end(wording: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = wording.as_bytes();
    let first = wording[start..].chars().next()?;
    let last = wording[..end].chars().next_back()?;
    let long = end - start > 1;
    if is_latin(first)
        && let Some(before) = wording[..start].chars().next_back()
        && joins(before, first, long)
    {
        return None;
    }
    if !is_latin(last) {
        return Some(end);
    }
    let rest = &wording[end..];
    match rest.chars().next() {
        Some('s') if last.is_ascii_alphabetic() && long => {
            let after = rest[1..].chars().next();
            let whole = after.is_none_or(|c| !is_latin(c));
            (whole && bytes[end - 1] != b's').then_some(end + 1)
        }
        Some(after) if joins(last, after, long) || goes_on(last, rest) => None,
        _ => Some(end),
    }
}

/// Whether digits and then letters follow a letter (`float` in `float32array`).
fn goes_on(last: char, rest: &str) -> bool {
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    last.is_ascii_alphabetic()
        && after.len() < rest.len()
        && after.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether two neighbouring characters stand in one Latin word. A digit after a word of two
/// letters and more does not (`redis7`).
fn joins(a: char, b: char, long: bool) -> bool {
    let apart = long && a.is_ascii_digit() != b.is_ascii_digit() && a != '.' && b != '.';
    is_latin(a) && is_latin(b) && !apart
}

/// The letters and digits of a Latin word as bits; other characters have none.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |letters, byte| {
        letters
            | match byte {
                b'a'..=b'z' => 1 << (byte - b'a'),
                b'0'..=b'9' => 1 << (26 + byte - b'0'),
                _ => 0,
            }
    })
}

/// Longer words are never taken for misspelt ones.
const MOST_LETTERS: usize = 32;

/// Whether there are at most `allowed` typing errors between two words: letters wrong, missing, too
/// many or swapped with a neighbour.
fn is_within(a: &[u8], b: &[u8], allowed: usize) -> bool {
    if a.len().max(b.len()) > MOST_LETTERS || a.len().abs_diff(b.len()) > allowed {
        return false;
    }
    // Rows of the table of distances between the heads of both words.
    let mut before = [0; MOST_LETTERS + 1];
    let mut last: [usize; MOST_LETTERS + 1] = std::array::from_fn(|at| at);
    let mut row = [0; MOST_LETTERS + 1];
    for i in 1..=a.len() {
        row[0] = i;
        let mut lowest = i;
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best;
            lowest = lowest.min(best);
        }
        // A swap reaches back two rows, and costs one more than what stands there.
        if lowest > allowed && last[..=b.len()].iter().all(|&it| it >= allowed) {
            return false;
        }
        (before, last, row) = (last, row, before);
    }
    last[b.len()] <= allowed
}

#[derive(Default, Clone, Copy)]
enum Section {
    Terms(Kind),
    Together,
    Pair,
    Alone,
    Broad,
    Alike,
    #[default]
    Contrast,
}

#[derive(Default)]
struct Reader {
    section: Section,
    kinds: Vec<Kind>,
    spellings: FxHashMap<String, TermId>,
    implied: Vec<Vec<String>>,
    together: Vec<Vec<String>>,
    alone: Vec<Vec<String>>,
    pairs: Vec<Vec<String>>,
    fillers: FxHashSet<String>,
    groups: Vec<Vec<String>>,
    broad: Vec<String>,
    alike: Vec<Vec<String>>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if let Some(section) = line.strip_prefix('[') {
            self.section = match section.trim_end_matches(']') {
                "topic" => Section::Terms(Kind::Topic),
                "context" => Section::Terms(Kind::Context),
                "aspect" => Section::Terms(Kind::Aspect),
                "weak" => Section::Terms(Kind::Weak),
                "elsewhere" => Section::Terms(Kind::Elsewhere),
                "filler" => Section::Terms(Kind::Filler),
                "together" => Section::Together,
                "pair" => Section::Pair,
                "alone" => Section::Alone,
                "broad" => Section::Broad,
                "alike" => Section::Alike,
                _ => Section::Contrast,
            };
            return;
        }
        let names = |list: &str, by: &[char]| -> Vec<String> {
            let names = list.split(by).map(|name| without_articles(canonical(name)));
            names.filter(|text| !text.is_empty()).collect()
        };
        match self.section {
            Section::Contrast => self.groups.push(names(line, &['|'])),
            Section::Alike => self.alike.push(names(line, &['|'])),
            Section::Broad => self.broad.extend(names(line, &['|'])),
            Section::Together => self.together.push(names(line, &['=', '+'])),
            Section::Pair => self.pairs.push(names(line, &['=', '+'])),
            Section::Alone => self.alone.push(names(line, &['=', '+'])),
            Section::Terms(kind) => {
                let (spellings, implied) = line.split_once('>').unwrap_or((line, ""));
                self.term(kind, names(spellings, &['|']), names(implied, &[',']));
            }
        }
    }

    fn term(&mut self, kind: Kind, spellings: Vec<String>, implied: Vec<String>) {
        let term = self.kinds.len() as TermId;
        self.kinds.push(kind);
        for spelling in spellings {
            // A spelling listed twice belongs to the first, more telling term.
            if kind == Kind::Filler && self.spellings.contains_key(&spelling) {
                self.fillers.insert(spelling);
            } else {
                self.spellings.entry(spelling).or_insert(term);
            }
        }
        self.implied.push(implied);
    }

    fn finish(self) -> Vocabulary {
        let ids = |names: &[String]| -> Vec<TermId> {
            names.iter().filter_map(|name| self.spellings.get(name).copied()).collect()
        };
        let numbers = |groups: &[Vec<String>]| -> Vec<Vec<u16>> {
            let mut numbers = vec![Vec::new(); self.kinds.len()];
            for (number, group) in groups.iter().enumerate() {
                for term in ids(group) {
                    numbers[term as usize].push(number as u16);
                }
            }
            numbers
        };
        let (groups, alike) = (numbers(&self.groups), numbers(&self.alike));
        let broad = ids(&self.broad);
        let terms =
            groups.into_iter().zip(alike).enumerate().map(|(number, (groups, alike))| Term {
                kind: self.kinds[number],
                implies: ids(&self.implied[number]).into(),
                groups: groups.into(),
                is_broad: broad.contains(&(number as TermId)),
                alike: alike.into(),
            });
        let terms = terms.collect();
        let pair = |names: &Vec<String>| match *ids(names).as_slice() {
            [a, b] => Some((a, b, None)),
            [whole, a, b] => Some((a, b, Some(whole))),
            _ => None,
        };
        let pairs = self.pairs.iter().filter_map(pair).collect();
        let (together, alone) = (self.wholes(&ids), self.stock(&ids));
        let mut sorted: Vec<_> = self.spellings.iter().collect();
        sorted.sort_unstable();
        let (words, patterns): (Vec<&String>, Vec<TermId>) = sorted.into_iter().unzip();
        let machine = AhoCorasick::new(&words).expect("a few thousand short words fit");
        let is_long = |word: &str| word.len() >= 5 && word.bytes().all(|b| b.is_ascii_lowercase());
        let latin = words.iter().zip(&patterns).filter(|(word, _)| is_long(word));
        let latin = latin.map(|(word, &term)| Latin::new(word, term)).collect();
        let (spellings, fillers) = (self.spellings, self.fillers);
        Vocabulary { terms, together, pairs, alone, spellings, fillers, machine, patterns, latin }
    }

    /// What terms are together, by the first of them.
    fn wholes(&self, ids: &dyn Fn(&[String]) -> Vec<TermId>) -> FxHashMap<TermId, Vec<Together>> {
        let mut together: FxHashMap<TermId, Vec<Together>> = FxHashMap::default();
        let pairs = self.pairs.iter().filter(|names| names.len() > 2);
        for names in self.together.iter().chain(pairs) {
            let all = ids(names);
            if let [whole, first, others @ ..] = all.as_slice()
                && all.len() == names.len()
            {
                let whole = Together { others: others.into(), whole: *whole };
                together.entry(*first).or_default().push(whole);
            }
        }
        together
    }

    /// What terms are where they stand alone.
    fn stock(&self, ids: &dyn Fn(&[String]) -> Vec<TermId>) -> FxHashMap<Box<[TermId]>, TermId> {
        let stock = |names: &Vec<String>| {
            let all = ids(names);
            let (whole, terms) = all.split_first()?;
            let mut terms = terms.to_vec();
            terms.sort_unstable();
            Some((terms.into_boxed_slice(), *whole))
        };
        self.alone.iter().filter_map(stock).collect()
    }
}
