//! How a folder writes its interviews: what most of its notes do.

use crate::notebook::{Note, Notebook};
use crate::recognise::Interview;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a new interview of a folder looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Where interviews are kept; `None` when there are none yet.
    pub(super) folder: Option<PathBuf>,
    /// The name of a note, with `{company}`, `{round}` and `{date}`.
    pub(super) name: String,
    /// The text of a note; `None` when there is nothing to go by.
    pub(super) template: Option<String>,
    pub(super) is_crlf: bool,
    /// A day with `Y`, `M` and `D`: `Y.M.D`, `M月D日`.
    day: String,
    is_padded: bool,
}

/// The keys of front matter that tell of an interview, with what is written behind them.
const KEYS: [(&str, &str); 10] = [
    ("company", "{company}"),
    ("公司", "{company}"),
    ("round", "{round}"),
    ("轮次", "{round}"),
    ("date", "{date}"),
    ("日期", "{date}"),
    ("result", ""),
    ("outcome", ""),
    ("verdict", ""),
    ("结果", ""),
];

/// Signs that stand before a question are no longer than this, in bytes.
const LONGEST_ITEM: usize = 12;

/// How often something was seen, and what is seen most. Of equals, the last by name.
#[derive(Default)]
struct Votes(BTreeMap<String, usize>);

impl Votes {
    fn add(&mut self, vote: String) {
        *self.0.entry(vote).or_default() += 1;
    }

    fn winner(&self) -> Option<(&str, usize)> {
        let best = self.0.iter().max_by_key(|(_, count)| **count)?;
        Some((best.0, *best.1))
    }
}

/// What is counted of all interviews.
#[derive(Default)]
struct Poll {
    folders: Votes,
    names: Votes,
    titles: Votes,
    fronts: Votes,
    items: Votes,
    days: Votes,
    padded: usize,
    bare: usize,
    crlf: usize,
    notes: usize,
    fronted: usize,
}

impl Dialect {
    /// The dialect of the notes below `folder`.
    pub(super) fn of(notebook: &Notebook, folder: &Path) -> Self {
        let mut poll = Poll::default();
        for (id, note) in notebook.notes() {
            let path = notebook.location(id).path();
            if let Some(path) = path.filter(|path| path.starts_with(folder)) {
                poll.note(note, path);
            }
        }
        poll.dialect()
    }

    /// A day as the folder writes days.
    pub(super) fn written(&self, day: Date) -> String {
        let number = |number: i8| {
            if self.is_padded { format!("{number:02}") } else { number.to_string() }
        };
        let mut written = String::new();
        for c in self.day.chars() {
            match c {
                'Y' => written.push_str(&day.year().to_string()),
                'M' => written.push_str(&number(day.month())),
                'D' => written.push_str(&number(day.day())),
                c => written.push(c),
            }
        }
        written
    }
}

impl Poll {
    fn note(&mut self, note: &Note, path: &Path) {
        let facts = note.facts();
        let named = facts.interviews.iter().find(|interview| interview.company.is_some());
        for date in facts.interviews.iter().filter_map(|interview| interview.date.as_deref()) {
            self.day(date);
        }
        let Some(interview) = named else { return };
        self.notes += 1;
        self.crlf += usize::from(note.text().contains("\r\n"));
        if let Some(folder) = path.parent().and_then(Path::to_str) {
            self.folders.add(folder.to_owned());
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        if let Some(name) = pattern(&stem, interview) {
            self.names.add(name);
        }
        let line = note.lines().text(note.text(), interview.line as usize).trim_end();
        if let Some(title) = pattern(line, interview) {
            self.titles.add(title);
        }
        if let Some(front) = front(note) {
            self.fronted += 1;
            self.fronts.add(front);
        }
        let first = facts.questions.iter().find(|question| question.interview.is_some());
        if let Some(question) = first {
            let start = note.lines().start(question.line as usize);
            let before = note.text().get(start..question.text.start as usize).unwrap_or_default();
            self.items.add(item(before));
        }
    }

    fn day(&mut self, date: &str) {
        let mut shape = String::new();
        let mut signs = "YMD".chars();
        let mut numbers = 0;
        for (at, part) in date.split_inclusive(|c: char| !c.is_ascii_digit()).enumerate() {
            let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
            if at == 0 && digits.len() != 4 {
                signs.next();
            }
            if !digits.is_empty() {
                let Some(sign) = signs.next() else { return };
                shape.push(sign);
                numbers += 1;
                self.padded += usize::from(digits.starts_with('0'));
                self.bare += usize::from(digits.len() == 1);
            }
            shape.push_str(&part[digits.len()..]);
        }
        if numbers >= 2 && shape.contains('D') {
            self.days.add(shape);
        }
    }

    fn dialect(&self) -> Dialect {
        let name = self.names.winner().map_or("{company}", |(name, _)| name);
        let day = self.days.winner().map_or("Y-M-D", |(day, _)| day);
        let item = self.items.winner().map_or("1. ", |(item, _)| item);
        let is_fronted = self.fronted * 2 > self.notes;
        let front = self.fronts.winner().map(|(front, _)| front).filter(|_| is_fronted);
        let title = self.titles.winner().map(|(title, _)| with_all(title, front));
        let title = title.or_else(|| front.map(|_| "# {company} {round}".to_owned()));
        let template = title.map(|title| format!("{}{title}\n\n{item}\n", front.unwrap_or("")));
        Dialect {
            folder: self.folders.winner().map(|(folder, _)| PathBuf::from(folder)),
            name: name.to_owned(),
            template,
            is_crlf: self.crlf * 2 > self.notes,
            day: day.to_owned(),
            is_padded: self.padded > self.bare || (self.padded == self.bare && day.contains('-')),
        }
    }
}

/// `title` with everything that neither it nor `front` says behind it.
fn with_all(title: &str, front: Option<&str>) -> String {
    let mut title = title.to_owned();
    for part in ["{round}", "{date}"] {
        if !title.contains(part) && !front.is_some_and(|front| front.contains(part)) {
            title.push(' ');
            title.push_str(part);
        }
    }
    title
}

/// `line` with what it says of the interview replaced by `{company}`, `{round}` and `{date}`.
/// `None` if it does not name the company, or says more than that.
fn pattern(line: &str, interview: &Interview) -> Option<String> {
    let mut pattern = line.trim().to_owned();
    let parts = [
        ("{company}", &interview.company),
        ("{date}", &interview.date),
        ("{round}", &interview.round),
    ];
    for (name, value) in parts {
        if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
            pattern = pattern.replacen(value, name, 1);
        }
    }
    let mut rest = pattern.clone();
    for name in ["{company}", "{date}", "{round}"] {
        rest = rest.replace(name, "");
    }
    let says_more = rest.contains(char::is_alphanumeric) || rest.contains(['{', '}', '✅', '❌']);
    (pattern.contains("{company}") && !says_more).then_some(pattern)
}

/// The front matter of an interview with the keys of `note`, in its order.
fn front(note: &Note) -> Option<String> {
    let front = note.facts().front_matter.as_ref()?;
    let mut written = String::from("---\n");
    let mut names_company = false;
    for entry in &front.entries {
        let key = &*entry.key.text;
        let Some((_, value)) = KEYS.iter().find(|(known, _)| *known == key) else { continue };
        names_company |= *value == "{company}";
        written.push_str(format!("{key}: {value}").trim_end());
        written.push('\n');
    }
    written.push_str("---\n\n");
    names_company.then_some(written)
}

/// What stands before the first question of a list: `1. `, `1、`, `- `, `### Q1: `.
fn item(before: &str) -> String {
    let mut item = String::new();
    let mut is_number = false;
    for c in before.chars() {
        match c {
            '0'..='9' if is_number => {}
            '0'..='9' => {
                item.push('1');
                is_number = true;
            }
            c => {
                item.push(c);
                is_number = false;
            }
        }
    }
    let is_sign = |c: char| !c.is_alphanumeric() || matches!(c, '1' | 'Q' | 'q');
    if item.len() <= LONGEST_ITEM && item.chars().all(is_sign) { item } else { "1. ".to_owned() }
}
