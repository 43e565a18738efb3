//! What can be found by name in one note, in one piece of memory, so that a scan of ten
//! thousand notes reads little and jumps nowhere.

use super::fold::{composed, fold, fold_blank};
use super::offsets::Offsets;
use super::pinyin;
use crate::notebook::{Facts, Note};
use crate::recognise::Interview;
use std::ops::Range;

/// Something with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// An index into [`crate::notebook::Facts::questions`].
    Question(u32),
    /// An index into [`crate::notebook::Facts::interviews`].
    Interview(u32),
    /// An index into [`crate::notebook::Facts::headings`].
    Heading(u32),
    /// The note itself.
    Note,
}

/// The folded titles of one note: the note itself, then its interviews, its questions, and the
/// headings that are neither.
#[derive(Debug)]
pub struct Titles {
    interviews: u32,
    questions: u32,
    /// The headings listed, by their index.
    headings: Box<[u32]>,
    /// All titles, `\n` around each.
    text: Box<str>,
    /// Where each title starts in `text`; one more for the end.
    starts: Offsets,
    /// The initials of all titles, `\n` after each (see [`pinyin::push_initial`]).
    initials: Box<[u8]>,
    /// Where those of each title start in `initials`; one more for the end.
    initial_starts: Offsets,
    /// Per title the characters it has, as bits: what lacks one of a word's cannot match it.
    masks: Box<[u64]>,
    /// What can be told of them without reading them.
    pub(super) sketch: Sketch,
    /// The newest day of the note, `yyyymmdd`; 0 when unknown.
    pub day: u32,
    /// The day of each interview, `yyyymmdd`.
    days: Box<[u32]>,
    /// The folded companies that the titles of their interviews do not have: which interview's.
    companies: Box<[(u32, Box<str>)]>,
}

impl Titles {
    /// Reads the titles of a note shown as `path`.
    pub fn new(note: &Note, path: &str) -> Self {
        let facts = note.facts();
        let mut builder = Builder::with_room_for(facts);
        builder.add(path);
        for interview in &facts.interviews {
            builder.add(&note.interview_title(interview));
        }
        for question in &facts.questions {
            builder.add(note.slice(question.text));
        }
        let mut headings = Vec::new();
        for (index, heading) in facts.headings.iter().enumerate() {
            let taken =
                facts.interviews.iter().any(|interview| heading.span.overlaps(interview.title));
            if !taken && !is_question(facts, index) {
                headings.push(index as u32);
                builder.add(note.slice(heading.text));
            }
        }
        builder.mark_starts();
        let day = day(note, path);
        Self {
            days: facts
                .interviews
                .iter()
                .map(|interview| day_of(interview).unwrap_or(day))
                .collect(),
            companies: companies(note),
            interviews: facts.interviews.len() as u32,
            questions: facts.questions.len() as u32,
            headings: headings.into(),
            text: builder.text.into(),
            starts: Offsets::new(&builder.starts),
            initials: builder.initials.into(),
            initial_starts: Offsets::new(&builder.initial_starts),
            sketch: builder.sketch,
            masks: builder.masks.into(),
            day,
        }
    }

    pub fn len(&self) -> usize {
        self.masks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.masks.is_empty()
    }

    pub fn item(&self, index: usize) -> Item {
        let index = index as u32;
        let (question, heading) = (1 + self.interviews, 1 + self.interviews + self.questions);
        if index == 0 {
            Item::Note
        } else if index < question {
            Item::Interview(index - 1)
        } else if index < heading {
            Item::Question(index - question)
        } else {
            Item::Heading(self.headings[(index - heading) as usize])
        }
    }

    /// The index of an item; `None` for a heading that is listed as a question.
    pub fn position(&self, item: Item) -> Option<usize> {
        let (question, heading) = (1 + self.interviews, 1 + self.interviews + self.questions);
        Some(match item {
            Item::Note => 0,
            Item::Interview(index) => 1 + index as usize,
            Item::Question(index) => (question + index) as usize,
            Item::Heading(index) => heading as usize + self.headings.binary_search(&index).ok()?,
        })
    }

    /// How many interviews there are; their titles come directly behind that of the note.
    pub(super) fn interviews(&self) -> usize {
        self.interviews as usize
    }

    /// The day of an interview, `yyyymmdd`.
    pub(super) fn interview_day(&self, interview: usize) -> u32 {
        self.days[interview]
    }

    /// The folded company of an interview, empty when the interview's title has it.
    pub(super) fn company(&self, interview: usize) -> &str {
        let at = self.companies.binary_search_by_key(&(interview as u32), |&(index, _)| index);
        at.map_or("", |at| &self.companies[at].1)
    }

    /// The indices of the questions.
    pub(super) fn questions(&self) -> Range<usize> {
        let first = 1 + self.interviews as usize;
        first..first + self.questions as usize
    }

    /// The folded title of an item.
    pub fn title(&self, index: usize) -> &str {
        let start = self.starts.at(index);
        self.text.get(start..start + self.title_len(index)).unwrap_or("")
    }

    /// The bytes of an item's folded title.
    pub(super) fn title_len(&self, index: usize) -> usize {
        self.starts.at(index + 1) - self.starts.at(index) - 1
    }

    pub(super) fn mask(&self, index: usize) -> u64 {
        self.masks[index]
    }

    /// Calls `found` with each item whose titles have `word`, in order, and where in the title it
    /// begins: the first place, or while that says `true` the next one. `word` may begin or end
    /// with the `\n` around titles; its title is then the one within.
    pub(super) fn with_word(
        &self,
        word: &memchr::memmem::Finder<'_>,
        mut found: impl FnMut(usize, usize) -> Next,
    ) {
        let bytes = self.text.as_bytes();
        let skipped = usize::from(word.needle().first() == Some(&b'\n'));
        let (mut at, mut index) = (0, 0);
        while let Some(hit) = bytes.get(at..).and_then(|rest| word.find(rest)) {
            let hit = at + hit + skipped;
            while self.starts.at(index + 1) <= hit {
                index += 1;
            }
            at = match found(index, hit - self.starts.at(index)) {
                // The `\n` in front of the next title has to be seen.
                Next::Title => self.starts.at(index + 1) - 1,
                Next::Place => hit + 1 - skipped,
            };
        }
    }

    pub(super) fn have_word(&self, word: &memchr::memmem::Finder<'_>) -> bool {
        word.find(self.text.as_bytes()).is_some()
    }

    pub(super) fn have_initials(&self, word: &memchr::memmem::Finder<'_>) -> bool {
        word.find(&self.initials).is_some()
    }

    /// Calls `found` with each item whose initials have `word`, once, in order.
    pub(super) fn with_initials(
        &self,
        word: &memchr::memmem::Finder<'_>,
        mut found: impl FnMut(usize),
    ) {
        let (mut at, mut index) = (0, 0);
        while let Some(hit) = self.initials.get(at..).and_then(|rest| word.find(rest)) {
            while self.initial_starts.at(index + 1) <= at + hit {
                index += 1;
            }
            found(index);
            at = self.initial_starts.at(index + 1);
        }
    }

    /// The initials of an item's title.
    pub(super) fn initials(&self, index: usize) -> &[u8] {
        let (start, next) = (self.initial_starts.at(index), self.initial_starts.at(index + 1));
        &self.initials[start..next - 1]
    }

    /// The bytes of memory it takes, for measurements.
    pub fn size(&self) -> usize {
        self.text.len()
            + self.initials.len()
            + self.starts.size()
            + self.initial_starts.size()
            + self.headings.len() * 4
            + self.masks.len() * 8
            + self.days.len() * 4
            + self.companies.iter().map(|(_, name)| name.len() + 24).sum::<usize>()
    }
}

/// What can be told of the titles of a note without reading them. Small, so that those of all notes
/// are looked through in one go.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sketch {
    /// The characters that any title has, as bits.
    has: u64,
    /// The characters that titles begin with.
    first: u64,
    /// How many bytes titles have, the longest all in the last bit.
    lengths: u64,
}

impl Sketch {
    fn add(&mut self, title: &str, mask: u64) {
        self.has |= mask;
        self.first |= title.chars().next().map_or(0, bit);
        self.lengths |= length_bit(title);
    }

    /// Whether one of the titles may have a word with the characters `mask`; most words are in few
    /// notes.
    pub(super) fn may_have(&self, mask: u64) -> bool {
        self.has & mask == mask
    }

    /// Whether one of the titles may begin with the folded `word`.
    pub(super) fn may_begin_with(&self, word: &str) -> bool {
        word.chars().next().is_none_or(|c| self.first & bit(c) == bit(c))
    }

    /// Whether one of the titles may be `title`, which is folded.
    pub(super) fn may_be(&self, title: &str) -> bool {
        self.may_begin_with(title) && self.lengths & length_bit(title) != 0
    }
}

fn length_bit(title: &str) -> u64 {
    1 << title.len().min(63)
}

/// Where to go on after a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Behind this title.
    Title,
    /// At the next place, which may be in the same title.
    Place,
}

struct Builder {
    text: String,
    starts: Vec<u32>,
    initials: Vec<u8>,
    initial_starts: Vec<u32>,
    masks: Vec<u64>,
    sketch: Sketch,
}

impl Builder {
    /// Growing on the way would copy what is there several times.
    fn with_room_for(facts: &Facts) -> Self {
        let titles = facts.questions.len() + facts.headings.len() + 2;
        let bytes: usize = facts.questions.iter().map(|question| question.text.len() + 1).sum();
        let mut text = String::with_capacity(bytes + bytes / 4 + 256);
        text.push('\n');
        Self {
            text,
            starts: Vec::with_capacity(titles),
            initials: Vec::with_capacity(bytes / 2 + 128),
            initial_starts: Vec::with_capacity(titles),
            masks: Vec::with_capacity(titles),
            sketch: Sketch::default(),
        }
    }

    /// Notes where the next title starts, or all of them end.
    fn mark_starts(&mut self) {
        self.starts.push(self.text.len() as u32);
        self.initial_starts.push(self.initials.len() as u32);
    }

    /// Adds a title. Everything that is kept of it is read in one go: there are hundreds of
    /// thousands of titles, and the first search waits for them.
    fn add(&mut self, title: &str) {
        let (start, first) = (self.text.len(), self.initials.len());
        self.mark_starts();
        let mut mask = 0;
        let mut is_ambiguous = false;
        // A title of one line each: folding has made line ends blanks.
        let title = composed(title.trim());
        let letters = pinyin::first_letters();
        // Folding leaves most characters as they are: they are copied in runs.
        let mut run = 0;
        for (at, c) in title.char_indices() {
            if let Some(&[usual, other]) = letters.of(c) {
                mask |= bit(c);
                if usual != 0 {
                    self.initials.push(usual);
                }
                is_ambiguous |= other != 0;
                continue;
            }
            if c.is_ascii_lowercase() || c.is_ascii_digit() {
                mask |= bit(c);
                self.initials.push(c as u8);
                continue;
            }
            let is_first = run == at && self.text.len() == start;
            if c == ' ' && !is_first {
                continue;
            }
            let folded = fold_blank(c).filter(|c| !(is_first && c.is_whitespace()));
            if folded != Some(c) {
                self.text.push_str(&title[run..at]);
                self.text.extend(folded);
                run = at + c.len_utf8();
            }
            if let Some(c) = folded {
                mask |= bit(c);
                is_ambiguous |= pinyin::push_initial(c, &mut self.initials);
            }
        }
        self.text.push_str(&title[run..]);
        let written = self.text[start..].trim_end().len();
        self.text.truncate(start + written);
        if is_ambiguous {
            pinyin::push_other_initials(&self.text[start..], first, &mut self.initials);
        }
        self.masks.push(mask);
        self.sketch.add(&self.text[start..], mask);
        self.text.push('\n');
        self.initials.push(b'\n');
    }
}

/// The characters of folded text as bits.
pub(super) fn mask(folded: &str) -> u64 {
    folded.chars().fold(0, |mask, c| mask | bit(c))
}

fn bit(c: char) -> u64 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        '0'..='9' => 1 << (26 + c as u32 - '0' as u32),
        ' ' => 0,
        _ => 1 << (36 + c as u32 % 28),
    }
}

/// Whether a heading is a question's own line, which is listed as a question already.
fn is_question(facts: &Facts, heading: usize) -> bool {
    let line = facts.heading_lines[heading];
    facts.questions.binary_search_by_key(&line, |question| question.line).is_ok()
}

/// The newest day that a note tells of: of its interviews, its front matter, or its path.
fn day(note: &Note, path: &str) -> u32 {
    let facts = note.facts();
    let front = facts.front_matter.as_ref().and_then(|front| front.get("date"));
    let front = front.and_then(|date| read_day(&date.text));
    facts
        .interviews
        .iter()
        .filter_map(day_of)
        .max()
        .or(front)
        .or_else(|| read_day(path))
        .unwrap_or(0)
}

fn day_of(interview: &Interview) -> Option<u32> {
    read_date(interview.date.as_deref()?)
}

fn companies(note: &Note) -> Box<[(u32, Box<str>)]> {
    let named = |(index, interview): (usize, &Interview)| {
        let company = fold(interview.company.as_deref()?);
        let is_in_title = fold(&note.interview_title(interview)).contains(&company);
        (!is_in_title).then(|| (index as u32, company.into()))
    };
    note.facts().interviews.iter().enumerate().filter_map(named).collect()
}

/// The day of a date like `2024.9.3` or `Sep 3, 2024`, as [`read_day`] says it.
fn read_date(date: &str) -> Option<u32> {
    let day = read_day(date)?;
    let told = in_words(date).filter(|_| day % 10_000 == 0);
    Some(told.map_or(day, |(month, in_month)| day + month * 100 + in_month))
}

/// The first letters of the months in English.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The month and the day of `Sep 3` or `3rd September`; the day is 0 where only the month is told.
pub fn in_words(date: &str) -> Option<(u32, u32)> {
    let mut words = date.split(|c: char| !c.is_ascii_alphabetic());
    let month = words.find_map(|word| {
        let head = word.get(..3)?;
        MONTHS.iter().position(|month| head.eq_ignore_ascii_case(month))
    })?;
    let mut numbers = date.split(|c: char| !c.is_ascii_digit());
    let day = numbers.find_map(|part| part.parse().ok().filter(|day| (1..=31).contains(day)));
    Some((month as u32 + 1, day.unwrap_or(0)))
}

/// The first `2024`, `2024.9` or `2024-09-03` in a text as `yyyymmdd`, 0 for what is missing.
pub fn read_day(text: &str) -> Option<u32> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    // `20240903`
    let whole = |part: &str| {
        let day: u32 = (part.len() == 8).then(|| part.parse().ok())??;
        let is_month = (1..=12).contains(&(day / 100 % 100)) && (1..=31).contains(&(day % 100));
        (is_month && (1990..=2100).contains(&(day / 10_000))).then_some(day)
    };
    if let Some(day) = numbers.clone().find_map(whole) {
        return Some(day);
    }
    let year = numbers.find_map(|part| {
        let year: u32 = (part.len() == 4).then(|| part.parse().ok())??;
        (1990..=2100).contains(&year).then_some(year)
    })?;
    let mut next = |limit: u32| {
        numbers
            .next()
            .and_then(|part| part.parse::<u32>().ok())
            .filter(|&n| n <= limit)
            .unwrap_or(0)
    };
    let month = next(12);
    let day = if month == 0 { 0 } else { next(31) };
    Some(year * 10_000 + month * 100 + day)
}
