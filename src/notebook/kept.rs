//! Facts of notes as one file has them: told apart by what they were read from, and sealed with a
//! checksum, so that a file that was cut or changed gives none.
//!
//! ```text
//! checksum of the rest | length of the head | head: magic, reader, (key, start, end) … | body: facts …
//! ```

use super::{Facts, Note};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;
use twox_hash::XxHash3_128;

/// The first bytes of a head. Another form of the file has another number.
const MAGIC: &[u8; 16] = b"mianjing facts 1";

/// A number of two words, as files have it.
const WORD: usize = 16;

/// The parts of a file with the facts of `notes`, as they follow each other. Facts that another
/// `reader` would read otherwise are not found in it.
pub fn file(notes: &[Arc<Note>], reader: u128) -> Result<[Vec<u8>; 3], postcard::Error> {
    let mut head = [&MAGIC[..], &reader.to_le_bytes()].concat();
    let mut body = Vec::new();
    for note in notes {
        let start = body.len();
        body = postcard::to_extend(note.facts(), body)?;
        head.extend(key(note.text(), note.name()).to_le_bytes());
        head.extend((start as u64).to_le_bytes());
        head.extend((body.len() as u64).to_le_bytes());
    }
    let front = [sum(&head, &body), head.len() as u128].map(u128::to_le_bytes).concat();
    Ok([front, head, body])
}

/// What an earlier start kept.
#[derive(Debug, Default)]
pub struct Kept {
    bytes: Vec<u8>,
    /// Where the facts of each note are.
    places: FxHashMap<u128, Range<usize>>,
}

impl Kept {
    /// Opens a file of this reader; `None` for a file of another, or a damaged one.
    pub fn open(bytes: Vec<u8>, reader: u128) -> Option<Self> {
        Some(Self { places: places(&bytes, reader)?, bytes })
    }

    /// What this text says in a file of this name (see [`Note::name`]), if that is kept.
    pub fn facts(&self, text: &str, name: &str) -> Option<Facts> {
        let place = self.places.get(&key(text, name))?;
        postcard::from_bytes(self.bytes.get(place.clone())?).ok()
    }
}

fn key(text: &str, name: &str) -> u128 {
    let name = XxHash3_128::oneshot(name.as_bytes());
    XxHash3_128::oneshot(text.as_bytes()) ^ name.rotate_left(1)
}

fn sum(head: &[u8], body: &[u8]) -> u128 {
    XxHash3_128::oneshot(head) ^ XxHash3_128::oneshot(body).rotate_left(1)
}

/// Where the facts of each note are in a file; `None` for a file of another reader, or a damaged one.
fn places(bytes: &[u8], reader: u128) -> Option<FxHashMap<u128, Range<usize>>> {
    let (whole, rest) = bytes.split_first_chunk::<WORD>()?;
    let (length, rest) = rest.split_first_chunk::<WORD>()?;
    let (head, body) =
        rest.split_at_checked(usize::try_from(u128::from_le_bytes(*length)).ok()?)?;
    let entries = head.strip_prefix(MAGIC)?.strip_prefix(&reader.to_le_bytes())?;
    if sum(head, body) != u128::from_le_bytes(*whole) {
        return None;
    }
    let before = 2 * WORD + head.len();
    let mut places = FxHashMap::default();
    places.reserve(entries.len() / (2 * WORD));
    for entry in entries.chunks_exact(2 * WORD) {
        let number =
            |at: usize| Some(u64::from_le_bytes(*entry.get(at..)?.first_chunk()?) as usize);
        let at = |at: usize| Some(before.saturating_add(number(at)?));
        let place = at(WORD)?..at(WORD + 8)?;
        places.insert(u128::from_le_bytes(*entry.first_chunk()?), place);
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_form_is_none() {
        let note = Arc::new(Note::new("1. 什么是锁❌\n".into(), None, Arc::default()));
        let [_, head, body] = file(&[note], 7).expect("facts can be written");
        let opened = |head: &[u8]| {
            let front = [sum(head, &body), head.len() as u128].map(u128::to_le_bytes).concat();
            Kept::open([&front, head, &body].concat(), 7)
        };
        assert!(opened(&head).is_some());
        let next = [b"mianjing facts 2", &head[MAGIC.len()..]].concat();
        assert!(opened(&next).is_none());
    }
}
