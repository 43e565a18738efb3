//! What the index of answers takes apart: Chinese into characters and pairs of neighbours, the rest
//! into words.
//!
//! No dictionary is asked, so a word that is half typed (隔离级) or newer than any dictionary is
//! found like every other, and pairs alone would miss what is one character long (锁).

use super::fold::{fold, is_cjk};
use std::ops::Range;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Longer words, in bytes, are encoded pictures and the like; nobody looks for them.
const LONGEST_WORD: usize = 128;

/// Where the pieces of `folded` are, in bytes, in the order of their ends; a character before the
/// pair that it closes.
pub fn pieces(folded: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::with_capacity(folded.len() / 2);
    let mut word: Option<(Kind, usize)> = None;
    let mut before = None;
    let end_word = |word: &mut Option<(Kind, usize)>, end: usize, pieces: &mut Vec<_>| {
        if let Some((_, start)) = word.take()
            && end - start <= LONGEST_WORD
        {
            pieces.push(start..end);
        }
    };
    for (at, c) in folded.char_indices() {
        let kind = Kind::of(c);
        if word.is_some_and(|(of_word, _)| of_word != kind) {
            end_word(&mut word, at, &mut pieces);
        }
        let end = at + c.len_utf8();
        match kind {
            Kind::Cjk => {
                pieces.push(at..end);
                pieces.extend(before.map(|before| before..end));
            }
            Kind::Ascii | Kind::Letter => word = word.or(Some((kind, at))),
            Kind::Between => {}
        }
        before = (kind == Kind::Cjk).then_some(at);
    }
    end_word(&mut word, folded.len(), &mut pieces);
    pieces
}

/// The pieces that a text with `folded` in it must have, without single characters that stand in
/// a pair anyway. A piece that is a word need only be a part of one there.
pub fn sought(folded: &str) -> Vec<&str> {
    let pieces = pieces(folded);
    let is_in_pair = |at: usize, piece: &Range<usize>| {
        let near = &pieces[at.saturating_sub(1)..pieces.len().min(at + 3)];
        near.iter()
            .any(|other| other != piece && other.start <= piece.start && piece.end <= other.end)
    };
    let pieces = pieces.iter().enumerate().filter(|&(at, piece)| !is_in_pair(at, piece));
    pieces.filter_map(|(_, piece)| folded.get(piece.clone())).collect()
}

/// What runs of letters are made of; a word ends where the kind changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cjk,
    Ascii,
    /// Cyrillic, Hangul and all others that are no part of Chinese.
    Letter,
    Between,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            _ if is_cjk(c) => Self::Cjk,
            '+' | '#' => Self::Ascii,
            _ if c.is_ascii_alphanumeric() => Self::Ascii,
            _ if c.is_alphanumeric() && !c.is_ascii() => Self::Letter,
            _ => Self::Between,
        }
    }
}

/// [`pieces`] for tantivy.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces;

impl Tokenizer for Pieces {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let folded = fold(text);
        let pieces = pieces(&folded).into_iter();
        Stream { folded, pieces, token: Token::default() }
    }
}

/// The pieces of one text. Their offsets are those in the folded text.
#[derive(Debug)]
pub(super) struct Stream {
    folded: String,
    pieces: std::vec::IntoIter<Range<usize>>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(piece) = self.pieces.next() else { return false };
        self.token.offset_from = piece.start;
        self.token.offset_to = piece.end;
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(self.folded.get(piece).unwrap_or(""));
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
