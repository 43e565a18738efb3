//! Any edits of any text: the rope, the facts and the tree are those of the whole text, which a
//! naive model keeps.

use super::Input;
use mianjing::notebook::{Facts, Note};
use mianjing::recognise::Lexicon;
use mianjing::syntax::tree::BlockTree;
use mianjing::text::buffer::{Buffer, Change};
use mianjing::text::{Encoding, Lines, Place};
use std::sync::Arc;

/// More edits than this say nothing new.
const MOST: usize = 24;

pub(crate) fn check(data: &[u8]) {
    let mut input = Input::new(data, 1);
    let encoding = input.encoding();
    let mut whole = input.text(0).to_owned();
    let mut buffer = Buffer::new(&whole);
    let mut note = Note::open(Buffer::new(&whole), 0, Arc::default());
    for _ in 0..MOST {
        if input.is_used_up() {
            break;
        }
        let version = input.choices.arbitrary().unwrap_or(0);
        let changes: Vec<_> = (0..=input.below(3)).map(|_| change(&mut input, &whole)).collect();
        for change in &changes {
            let splice = buffer.apply(change, encoding);
            applied(&mut whole, change, encoding);
            assert_eq!(&whole[splice.start..splice.new_end], change.text, "what was put there");
        }
        // Some versions are never asked for their tree, as while somebody types fast.
        if input.flip() {
            note.tree();
        }
        note = note.changed(version, &changes, encoding);
        assert_eq!(note.version(), Some(version));
    }
    assert_eq!(buffer.to_string(), whole, "the rope has the text of the model");
    assert_eq!(note.text(), whole, "the note has the text of the model");
    let lines = Lines::new(&whole);
    let facts = Facts::new(&whole, &lines, &Lexicon::default(), "");
    super::note::fits(&whole, &lines, &facts);
    assert!(*note.facts() == facts, "facts are those of the whole text");
    let fresh = Note::open(Buffer::new(&whole), 0, Arc::default());
    let shape = |note: &Note| note.tree().map(BlockTree::to_sexp);
    // A tree that takes long by the clock is given up, and others may have the machine meanwhile.
    if let (Some(edited), Some(fresh)) = (shape(&note), shape(&fresh)) {
        assert_eq!(edited, fresh, "the tree is that of the whole text");
    }
}

fn change(input: &mut Input<'_>, whole: &str) -> Change {
    let range = (input.below(12) > 0).then(|| (input.place(whole), input.place(whole)));
    let mut text = input.piece();
    if input.flip() {
        text += &input.piece();
    }
    Change { range, text }
}

/// What LSP says a position means, by counting (3.17, `Position`): the byte it names in `text`.
pub(crate) fn counted(text: &str, place: Place, encoding: Encoding) -> usize {
    let (mut line, mut units) = (0, 0);
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let is_pair = c == '\r' && rest.peek().is_some_and(|(_, next)| *next == '\n');
        let ends = c == '\n' || c == '\r';
        if line == place.line && ends {
            return at;
        }
        if ends {
            if is_pair {
                rest.next();
            }
            (line, units) = (line + 1, 0);
            continue;
        }
        units += match encoding {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
            Encoding::Utf32 => 1,
        };
        if line == place.line && units > place.column as usize {
            return at;
        }
    }
    text.len()
}

/// Makes one change in a plain text.
pub(crate) fn applied(text: &mut String, change: &Change, encoding: Encoding) {
    let Some((from, to)) = change.range else {
        text.clone_from(&change.text);
        return;
    };
    let (a, b) = (counted(text, from, encoding), counted(text, to, encoding));
    text.replace_range(a.min(b)..a.max(b), &change.text);
}
