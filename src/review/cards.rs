//! The questions of a folder as cards: what is asked in the same words is one card, however often
//! and wherever it was asked.
//!
//! The key of a card that nothing is known of is a hash of its wording. Once something happened to
//! it, the log has the key and the wording, and the question is found again by [`super::adopt`].

use super::event::Seen;
use super::{Key, queue::Standing};
use crate::notebook::{Note, NoteId, Notebook, QuestionId};
use crate::recognise::{Asker, Mark, Question, Setting};
use crate::search::fold::{canonical, fold};
use crate::search::wording;
use crate::text::work;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// What is learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub key: Key,
    /// In the order of paths and lines; never empty.
    pub askings: Vec<QuestionId>,
    pub(super) identity: Identity,
    /// The wording is not the one that the log had last.
    pub(super) is_reworded: bool,
}

/// A wording, with its surroundings if it names no subject, as a number that is the same on every
/// machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Identity(u64);

/// A question as a card may be made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) index: u32,
    pub(super) identity: Identity,
    /// The same whatever the surroundings.
    pub(super) wording: Identity,
}

/// Wordings longer than this are taken to name their subject.
const SHORT: usize = 24;

impl Identity {
    /// `None` for what has no letter in it. `around` tells apart what names no subject: 优缺点？
    pub(super) fn new(text: &str, around: &str) -> Option<(Self, Self)> {
        let letters = canonical(text);
        let plain = if letters.is_empty() { fold(text).trim().to_owned() } else { letters };
        if plain.is_empty() {
            return None;
        }
        let is_vague = plain.len() <= SHORT && wording::key(text).is_none();
        let wording = Self(hash(&[&plain]));
        let around = if is_vague { canonical(around) } else { String::new() };
        let own = if around.is_empty() { wording } else { Self(hash(&[&plain, &around])) };
        Some((own, wording))
    }

    /// Of a question as the log saw it; see [`Self::new`].
    pub(super) fn of_seen(seen: &Seen) -> Option<(Self, Self)> {
        Self::new(&seen.text, seen.topic.as_deref().unwrap_or(&seen.note))
    }

    /// Reads what [`fmt::Display`] writes.
    pub(super) fn named(name: &str) -> Option<Self> {
        u64::from_str_radix(name, 16).ok().map(Self)
    }

    /// The key of a card that nothing is known of; another one each `turn`.
    pub(super) fn key(self, turn: u32) -> Key {
        let number = if turn == 0 { self.0 } else { hash(&[&self.to_string(), &turn.to_string()]) };
        Key::new(&Self(number).to_string())
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// FNV-1a: it is written down in logs, so it must never change with a library.
fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0x1f])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// A note, and what of it is learnt.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) note: Arc<Note>,
    /// In the order of the note.
    pub(super) askings: Arc<[Asking]>,
}

impl Reading {
    /// Of the note shown as `path`; `before` is what was read of it last.
    pub(super) fn new(note: &Arc<Note>, path: &str, before: Option<&Self>) -> Self {
        if let Some(before) = before.filter(|before| Arc::ptr_eq(&before.note, note)) {
            return before.clone();
        }
        let askings: Arc<[Asking]> = read(note, path).into();
        work::count(askings.len());
        Self { note: Arc::clone(note), askings }
    }

    /// The wording of one of its askings.
    pub(super) fn text(&self, asking: &Asking) -> &str {
        self.note.slice(self.note.facts().questions[asking.index as usize].text)
    }
}

/// The questions of a note that are learnt: not what the candidate asked, and not the statements
/// of an interviewer.
fn read(note: &Note, path: &str) -> Vec<Asking> {
    let questions = note.facts().questions.iter().enumerate();
    let learnt = questions.filter(|(_, question)| {
        question.asker == Asker::Interviewer && question.setting != Setting::Record
    });
    let asking = |(index, question): (usize, &Question)| {
        let topic = question.topic().map(|topic| note.slice(topic));
        let (identity, wording) = Identity::new(note.slice(question.text), topic.unwrap_or(path))?;
        Some(Asking { index: index as u32, identity, wording })
    };
    learnt.filter_map(asking).collect()
}

impl Card {
    /// What decides which cards come first.
    pub fn standing(&self, notebook: &Notebook) -> Standing {
        let questions = self.askings.iter().filter_map(|&id| Some((id, question(notebook, id)?.1)));
        let (mut is_failed, mut is_known, mut is_answered) = (false, false, false);
        for (id, question) in questions {
            is_failed |= question.mark == Mark::Fail;
            is_known |= question.mark == Mark::Pass;
            // What was asked often need not be looked at each time.
            is_answered = is_answered || is_known || notebook.is_answered(id.note, question);
        }
        let is_open = !is_answered && !is_known;
        Standing { is_failed, is_open, asked: self.askings.len() }
    }
}

/// A question with its note, as they are now.
pub(super) fn question(notebook: &Notebook, id: QuestionId) -> Option<(&Note, &Question)> {
    let note = notebook.note(id.note)?;
    Some((note, note.facts().questions.get(id.index as usize)?))
}

/// Whether the note is reviewed with `folder`: the innermost folder it lies in is its own.
pub fn belongs(notebook: &Notebook, id: NoteId, folder: &Path) -> bool {
    notebook.folder_of(id) == Some(folder)
}
