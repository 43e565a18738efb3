//! How a folder writes its interviews: what most of its notes do.

use super::days::{self, Days, Style};
use crate::notebook::{Note, Notebook};
use crate::recognise::Interview;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What a new interview of a folder looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Where interviews are kept, with `{company}` where each company has a folder; `None` when there
    /// are none yet.
    pub(super) folder: Option<PathBuf>,
    /// The name of a note, with `{company}`, `{round}` and `{date}`.
    pub(super) name: String,
    /// The text of a note; `None` when there is nothing to go by.
    pub(super) template: Option<String>,
    pub(super) is_crlf: bool,
    /// Days in notes, and in the names of notes.
    pub(super) day: Style,
    pub(super) name_day: Style,
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

/// How often something was seen, and what is seen most. Of equals, what says most of an interview,
/// then a heading, then the last by name.
#[derive(Default)]
pub(super) struct Votes(BTreeMap<String, usize>);

impl Votes {
    pub(super) fn add(&mut self, vote: String) {
        *self.0.entry(vote).or_default() += 1;
    }

    pub(super) fn winner(&self) -> Option<(&str, usize)> {
        let says = |vote: &String| (vote.matches('{').count(), vote.starts_with('#'));
        let best = self.0.iter().max_by_key(|(vote, count)| (**count, says(vote)))?;
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
    days: Days,
    /// Those in titles, which logs pasted from elsewhere have not.
    title_days: Days,
    name_days: Days,
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
}

impl Poll {
    fn note(&mut self, note: &Note, path: &Path) {
        let facts = note.facts();
        let named = facts.interviews.iter().find(|interview| interview.company.is_some());
        for date in facts.interviews.iter().filter_map(|interview| interview.date.as_deref()) {
            self.days.add(date);
        }
        let Some(interview) = named else { return };
        self.notes += 1;
        self.crlf += usize::from(note.text().contains("\r\n"));
        let folder = path.parent().unwrap_or(path);
        let of_company = folder.parent().filter(|_| {
            let name = folder.file_name().and_then(OsStr::to_str);
            name.is_some() && name == interview.company.as_deref()
        });
        let kept = of_company.map_or_else(|| folder.to_owned(), |it| it.join("{company}"));
        if let Some(kept) = kept.to_str() {
            self.folders.add(kept.to_owned());
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        self.name(&stem, interview, of_company.is_some());
        let title = note.lines().line_of(interview.title.start as usize);
        let line = if interview.title.is_empty() { interview.line as usize } else { title };
        let line = note.lines().text(note.text(), line).trim_end();
        let needed = if of_company.is_some() { "" } else { "{company}" };
        let title = pattern(line, interview).filter(|it| it.contains(needed) && it.contains('{'));
        if let Some(title) = title {
            if let Some(day) = interview.date.as_deref().filter(|_| title.contains("{date}")) {
                self.title_days.add(day);
            }
            self.titles.add(title);
        }
        if let Some(front) = front(note) {
            self.fronted += 1;
            self.fronts.add(front);
        }
        let first = facts.questions.iter().find(|question| question.interview().is_some());
        if let Some(question) = first {
            let start = note.lines().start(question.line as usize);
            let before = note.text().get(start..question.text.start as usize).unwrap_or_default();
            self.items.add(item(before));
        }
    }

    fn name(&mut self, stem: &str, interview: &Interview, is_in_company_folder: bool) {
        let mut name = stem.to_owned();
        if let Some(day) = days::find(stem) {
            self.name_days.add(&stem[day.clone()]);
            name.replace_range(day, "{date}");
        }
        let needed = if is_in_company_folder { "{round}" } else { "{company}" };
        if let Some(name) = pattern(&name, interview).filter(|name| name.contains(needed)) {
            self.names.add(name);
        }
    }

    fn dialect(&self) -> Dialect {
        let name = self.names.winner().map_or("{company}", |(name, _)| name);
        let day = self.title_days.style().or_else(|| self.days.style()).unwrap_or_default();
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
            name_day: self.name_days.style().unwrap_or_else(|| day.clone()),
            day,
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
/// `None` if it says more than that.
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
    let pattern: String = pattern.chars().filter(|c| !is_ornament(*c)).collect();
    (!says_more).then(|| pattern.trim().to_owned())
}

/// Whether a sign decorates one title and says nothing of the next: 💻.
fn is_ornament(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !"【】（）［］｜·—–－：，、。/《》「」".contains(c)
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
