//! Front matter of an interview: its keys, and behind them companies and rounds seen before,
//! outcomes, today and yesterday.

use super::{Asked, Candidate};
use crate::config::Language;
use crate::features::messages;
use crate::features::place::Place;
use crate::notebook::names;
use crate::recognise::Interview;
use crate::text::Span;
use std::collections::BTreeMap;
use tower_lsp::lsp_types::CompletionItemKind;

/// What a key of front matter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Company,
    Round,
    Date,
    Outcome,
    Tags,
}

/// The keys that interviews are read by; the first of a field in each language is offered.
const KEYS: [(&str, Field, Language); 15] = [
    ("company", Field::Company, Language::English),
    ("round", Field::Round, Language::English),
    ("date", Field::Date, Language::English),
    ("result", Field::Outcome, Language::English),
    ("tags", Field::Tags, Language::English),
    ("stage", Field::Round, Language::English),
    ("outcome", Field::Outcome, Language::English),
    ("verdict", Field::Outcome, Language::English),
    ("status", Field::Outcome, Language::English),
    ("公司", Field::Company, Language::Chinese),
    ("轮次", Field::Round, Language::Chinese),
    ("日期", Field::Date, Language::Chinese),
    ("结果", Field::Outcome, Language::Chinese),
    ("面试轮次", Field::Round, Language::Chinese),
    ("面试日期", Field::Date, Language::Chinese),
];

/// More values than one list shows are not offered.
const MAX_VALUES: usize = 100;

pub(super) fn offer(place: &Place<'_>, asked: Asked) -> Vec<Candidate> {
    let Some(block) = place.note.structure().front_matter else { return Vec::new() };
    let lines = place.note.lines();
    let line = lines.span(place.note.text(), place.line() as usize);
    let is_inside = block.start < line.start && line.end < block.end;
    if !is_inside || asked == Asked::ByCharacter {
        return Vec::new();
    }
    let before = place.note.slice(Span::new(line.start as usize, place.offset));
    match before.split_once(':') {
        None => keys(place, before),
        Some((key, value)) => values(place, key.trim(), value),
    }
}

/// The keys that the block does not have yet, in the language of the keys that it has.
fn keys(place: &Place<'_>, typed: &str) -> Vec<Candidate> {
    let front = place.note.facts().front_matter.as_ref();
    let entries = front.map_or(&[][..], |front| &front.entries);
    let written = |key: &str| entries.iter().any(|entry| entry.key.text.eq_ignore_ascii_case(key));
    let typed = typed.trim_start();
    let field_is_written = |field: Field| {
        KEYS.iter().any(|(key, other, _)| *other == field && *key != typed && written(key))
    };
    let is_chinese = |text: &str| !text.is_ascii();
    let own = entries.iter().find(|entry| *entry.key.text != *typed);
    let language = match own {
        Some(entry) if is_chinese(&entry.key.text) => Language::Chinese,
        Some(_) => Language::English,
        None => place.snapshot.config.language,
    };
    let mut offered: Vec<Field> = Vec::new();
    let mut found = Vec::new();
    for (key, field, of) in KEYS {
        let fits = of == language || (field == Field::Tags && language == Language::Chinese);
        if fits && !offered.contains(&field) && !field_is_written(field) && key.starts_with(typed) {
            offered.push(field);
            found.push((key.to_owned(), format!("{key}: "), None));
        }
    }
    candidates(place, typed, CompletionItemKind::PROPERTY, found)
}

fn values(place: &Place<'_>, key: &str, typed: &str) -> Vec<Candidate> {
    let known = KEYS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(key));
    let Some((_, field, _)) = known else { return Vec::new() };
    let typed = typed.trim_start();
    let language = place.snapshot.config.language;
    let values: Vec<(String, Option<String>)> = match field {
        Field::Company => seen(place, |interview| interview.company.as_deref()),
        Field::Round => seen(place, |interview| interview.round.as_deref()),
        Field::Date => {
            let today = jiff::Zoned::now().date();
            let days = [Some(today), today.yesterday().ok()];
            let named = days.into_iter().flatten().zip(messages::recent_days(language));
            named.map(|(day, name)| (day.to_string(), Some(name.to_owned()))).collect()
        }
        Field::Outcome => {
            messages::outcomes(language).map(|outcome| (outcome.to_owned(), None)).into()
        }
        // Tags have a source of their own.
        Field::Tags => return Vec::new(),
    };
    let begun = names::fold(typed);
    let fitting = values.into_iter().filter(|(value, _)| names::fold(value).contains(&*begun));
    let found = fitting.map(|(value, detail)| (value.clone(), value, detail)).take(MAX_VALUES);
    candidates(place, typed, CompletionItemKind::VALUE, found.collect())
}

/// What interviews of other notes say, the most frequent first, with how often.
fn seen(
    place: &Place<'_>,
    part: impl Fn(&Interview) -> Option<&str>,
) -> Vec<(String, Option<String>)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, note) in place.snapshot.notebook.notes() {
        if id == place.id {
            continue;
        }
        for said in note.facts().interviews.iter().filter_map(&part) {
            *counts.entry(said).or_default() += 1;
        }
    }
    let mut seen: Vec<_> = counts.into_iter().collect();
    seen.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let language = place.snapshot.config.language;
    let told = |(said, count): (&str, usize)| {
        (said.to_owned(), Some(messages::interviews(language, count)))
    };
    seen.into_iter().map(told).collect()
}

/// Label, what is written, and what stands beside it; what is typed is replaced.
fn candidates(
    place: &Place<'_>,
    typed: &str,
    kind: CompletionItemKind,
    found: Vec<(String, String, Option<String>)>,
) -> Vec<Candidate> {
    let span = Span::new(place.offset - typed.len(), place.offset);
    let candidate = |(rank, (label, new_text, detail)): (usize, (String, String, _))| Candidate {
        detail,
        kind,
        rank: rank as u32,
        // It must hold what was typed: clients that compare from the start drop it otherwise.
        filter: if label.starts_with(typed) { label.clone() } else { format!("{typed} {label}") },
        label,
        span,
        new_text,
        about: None,
    };
    found.into_iter().enumerate().map(candidate).collect()
}
