//! What the name of a note's file says of the interview that the note records:
//! `2026.3.9晨曦网络二面.md`, `我的青禾一面.md`, `字节/一面.md`.

use super::Outcome;
use super::lexicon::{Lexicon, Word};
use super::title::{Title, title};
use crate::text::{Span, slice};

/// What the name says; all empty for a note whose name says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) company: Option<Box<str>>,
    pub(crate) round: Option<Box<str>>,
    pub(crate) date: Option<Box<str>>,
    pub(crate) outcome: Option<Outcome>,
    /// Whether the note as a whole records one interview.
    pub(crate) is_interview: bool,
    /// Whether the name speaks of interviews at all: `八股`, `面试题`.
    pub(crate) is_about_interviews: bool,
}

/// Words that make the note of a company or a day an interview.
const RECORDS: &[&str] = &["面经", "面试", "凉经", "笔试", "复盘", "面經", "面試", "interview"];
/// Words that make the note of a known company an interview.
const HIRING: &[&str] = &["秋招", "春招", "校招", "社招", "提前批", "实习"];
/// Words for a collection of what may be asked anywhere.
const COLLECTIONS: &[&str] = &[
    "题",
    "八股",
    "准备",
    "指南",
    "技巧",
    "整理",
    "汇总",
    "大全",
    "知识",
    "攻略",
    "模板",
    "questions",
    "template",
    "guide",
];

impl Named {
    /// Reads `name`: the file's name without its ending, behind the name of its folder and a `/`
    /// where it has one. A note named after a round (`一面`) or a day takes the company from its
    /// folder, if that is called like a known company.
    pub(crate) fn new(lexicon: &Lexicon, name: &str) -> Self {
        let (folder, stem) = name.rsplit_once('/').unwrap_or(("", name));
        let lower = stem.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let is_record = has(RECORDS);
        let is_about = is_record || has(&["八股"]);
        if has(COLLECTIONS) {
            return Self { is_about_interviews: is_about, ..Self::default() };
        }
        let read = read(lexicon, stem);
        let text = |span: Option<Span>| span.map(|span| Box::<str>::from(slice(stem, span)));
        let known = read.company.filter(|_| is_known(lexicon, stem));
        let company = text(known).or_else(|| folder_company(lexicon, folder)).or_else(|| {
            let named = slice(stem, read.company?);
            let bare = RECORDS.iter().fold(named, |rest, word| rest.trim_end_matches(word));
            let is_told = read.round.is_some() || (read.date.is_some() && bare.len() < named.len());
            (is_told && bare.chars().any(char::is_alphabetic)).then(|| bare.into())
        });
        let is_placed = company.is_some() || read.date.is_some();
        let is_interview = is_placed && (read.round.is_some() || is_record)
            || known.is_some() && has(HIRING) && !has(&["总结", "报告", "投递", "记录表"])
            || company.is_some() && read.date.is_some()
            || known.is_some() && read.is_only_company;
        if !is_interview {
            return Self { is_about_interviews: is_about, ..Self::default() };
        }
        Self {
            company,
            round: text(read.round),
            date: text(read.date),
            outcome: read.outcome,
            is_interview,
            is_about_interviews: true,
        }
    }
}

fn read(lexicon: &Lexicon, name: &str) -> Title {
    title(lexicon, name, Span::new(0, name.len()))
}

fn is_known(lexicon: &Lexicon, name: &str) -> bool {
    lexicon.words(name).any(|hit| hit.word == Word::Company)
}

/// The company that a folder is called after and nothing else.
fn folder_company(lexicon: &Lexicon, folder: &str) -> Option<Box<str>> {
    let read = read(lexicon, folder);
    let span = read.company.filter(|_| read.is_only_company && is_known(lexicon, folder))?;
    Some(slice(folder, span).into())
}
