//! Any bytes as the file of facts that are kept for the next start, and such files changed in any
//! way: a note is given its own facts or none.

use super::Input;
use mianjing::notebook::kept::{self, Kept};
use mianjing::notebook::{Facts, Note};
use std::path::Path;
use std::sync::Arc;
use twox_hash::XxHash3_128;

/// Whoever reads the file.
const READER: u128 = 7;

/// The bytes before the head: the checksum and the length of the head.
const FRONT: usize = 32;

pub(crate) fn check(data: &[u8]) {
    let mut input = Input::new(data, 2);
    let notes = [0, 1].map(|index| {
        let note = Note::new(input.text(index).into(), None, Arc::default());
        Arc::new(note.named(Path::new(["/笔记/一面.md", "/笔记/二面.md"][index])))
    });
    // Whatever the file says, no note is given what it does not say.
    opened(data.to_vec(), &notes);
    let parts = kept::file(&notes, READER).expect("facts can be written");
    let whole = parts.concat();
    let kept = Kept::open(whole.clone(), READER).expect("what was written is read");
    for note in &notes {
        assert_eq!(kept.facts(note.text(), note.name()).as_ref(), Some(note.facts()));
        assert_eq!(kept.facts(note.text(), "/"), None, "the name of the file counts");
    }
    assert!(Kept::open(whole.clone(), READER + 1).is_none(), "facts are those of one reader");
    let mut changed = whole.clone();
    for _ in 0..=input.below(4) {
        change(&mut input, &mut changed);
    }
    if changed != whole {
        assert!(Kept::open(changed.clone(), READER).is_none(), "a changed file is none");
    }
    // With a right checksum it is only to be opened, and what is asked for is there or not.
    if let Some(sealed) = sealed(changed) {
        let Some(kept) = Kept::open(sealed, READER) else { return };
        for note in &notes {
            let _ = kept.facts(note.text(), note.name());
        }
    }
}

fn opened(file: Vec<u8>, notes: &[Arc<Note>; 2]) {
    let Some(kept) = Kept::open(file, READER) else { return };
    for note in notes {
        let facts: Option<Facts> = kept.facts(note.text(), note.name());
        assert!(facts.is_none_or(|facts| facts == *note.facts()), "another note's facts");
    }
}

/// Flips, cuts, repeats, moves or overwrites a part of the file, lengths and places with wild ones.
fn change(input: &mut Input<'_>, file: &mut Vec<u8>) {
    let from = input.below(file.len() + 1);
    let to = (from + input.below(64)).min(file.len());
    let part = file[from..to].to_vec();
    match input.below(6) {
        0 => file.truncate(from),
        1 => drop(file.drain(from..to)),
        2 => drop(file.splice(from..from, part)),
        3 => {
            file.drain(from..to);
            let to = input.below(file.len() + 1);
            file.splice(to..to, part);
        }
        4 => {
            let wild = input.one_of(&[u64::MAX, 1 << 60, 1 << 32, 1 << 31, 65_536, 255, 0]);
            // In words the head has places so, in seven bits a byte the body has lengths so.
            let bytes = if input.flip() { wild.to_le_bytes().to_vec() } else { varint(wild) };
            let end = (from + bytes.len()).min(file.len());
            file.splice(from..end, bytes);
        }
        _ => {
            if let Some(byte) = file.get_mut(from) {
                *byte ^= 1 << input.below(8);
            }
        }
    }
}

/// A number as postcard writes it.
fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// The file with the checksum that its own head and body have.
fn sealed(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let length = u128::from_le_bytes(file.get(FRONT - 16..FRONT)?.try_into().ok()?);
    let rest = file.get(FRONT..)?;
    let (head, body) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    let sum = XxHash3_128::oneshot(head) ^ XxHash3_128::oneshot(body).rotate_left(1);
    file[..16].copy_from_slice(&sum.to_le_bytes());
    Some(file)
}
