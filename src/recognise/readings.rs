//! What was read of single rows, each from its own text alone, and how the next version of a note
//! that is being edited has it without reading it again.

use super::asking::Asks;
use super::lexicon::Lexicon;
use super::rows::Row;
use super::title::{Title, title};
use super::wording::{self, Style, Wording};
use super::{asking, rounds};
use crate::text::{Span, slice};
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

/// What was read of one row. Several dialects ask the same of a row; it is worked out once. Nothing
/// in it depends on other rows, and places count from where the row starts.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    line: OnceCell<wording::Line>,
    plain: OnceCell<Wording>,
    log: OnceCell<Wording>,
    /// How the wording at this span asks.
    asks: Cell<Option<(Span, Asks)>>,
    /// What its content says as a title. Few rows are asked.
    title: OnceCell<Box<Title>>,
    /// What its content says as the line of a round. Few say something.
    round: OnceCell<Option<Box<Title>>>,
}

/// One row, to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowText<'p> {
    lexicon: &'p Lexicon,
    text: &'p str,
    /// Where the row starts in the note, in bytes.
    start: u32,
    /// Its content, from where the row starts.
    content: Span,
}

impl<'p> RowText<'p> {
    pub(crate) fn new(lexicon: &'p Lexicon, text: &'p str, row: Row) -> Self {
        let start = row.span.start;
        Self { lexicon, text: slice(text, row.span), start, content: row.content().back(start) }
    }
}

impl Reading {
    /// The wording of the row. Whether there is the footnote that it names is not asked.
    pub(crate) fn wording(&self, row: RowText<'_>, style: Style) -> Wording {
        let cell = if style == Style::Log { &self.log } else { &self.plain };
        let read = || {
            let line =
                self.line.get_or_init(|| wording::read_line(row.lexicon, row.text, row.content));
            line.styled(row.lexicon, row.text, style)
        };
        cell.get_or_init(read).forth(row.start)
    }

    /// How strongly the wording at `span`, a part of the row, asks by itself.
    pub(crate) fn asks(&self, row: RowText<'_>, span: Span) -> Asks {
        let span = span.back(row.start);
        if let Some((_, asks)) = self.asks.get().filter(|(known, _)| *known == span) {
            return asks;
        }
        let asks = asking::asks(row.lexicon, slice(row.text, span));
        self.asks.set(Some((span, asks)));
        asks
    }

    /// The part of the content at `span` as a title; always the same part of one row.
    pub(crate) fn title(&self, row: RowText<'_>, span: Span) -> Title {
        let read = || Box::new(title(row.lexicon, row.text, span.back(row.start)));
        self.title.get_or_init(read).forth(row.start)
    }

    /// The content as the line of a round.
    pub(crate) fn round(&self, row: RowText<'_>) -> Option<Title> {
        let read = || rounds::read(row.lexicon, row.text, row.content).map(Box::new);
        self.round.get_or_init(read).as_ref().map(|title| title.forth(row.start))
    }
}

/// What was read of the rows of one version of a note that is being edited, for the next version.
#[derive(Debug, Default)]
pub struct Memory {
    text: Arc<str>,
    places: Vec<Place>,
    readings: Vec<Reading>,
}

/// Where a row stands and where its content starts, in bytes: what a reading of the same text
/// depends on.
type Place = (Span, u32);

fn place(row: &Row) -> Place {
    (row.span, row.content().start)
}

impl Memory {
    /// Of the version with this text.
    pub(crate) fn new(text: Arc<str>, rows: &[Row], readings: Vec<Reading>) -> Self {
        Self { text, places: rows.iter().map(place).collect(), readings }
    }

    /// A reading for each of `rows`, which are those of `text`: of what stands there as it stood
    /// before, what is remembered. A change in the middle leaves the rows before it and behind it.
    pub(crate) fn readings(self, text: &str, rows: &[Row]) -> Vec<Reading> {
        let Self { text: earlier, places, mut readings } = self;
        let head = common(earlier.as_bytes(), text.as_bytes());
        let (old, new) = (&earlier.as_bytes()[head..], &text.as_bytes()[head..]);
        let tail = common_end(old, new);
        let (old_tail, new_tail) = (earlier.len() - tail, text.len() - tail);
        let most = rows.len().min(places.len());
        let first = places.partition_point(|(span, _)| span.end as usize <= head).min(most);
        let behind = places.partition_point(|(span, _)| (span.start as usize) < old_tail);
        let last = (places.len() - behind).min(most - first);
        let changed = first..readings.len() - last;
        let unread = std::iter::repeat_with(Reading::default).take(rows.len() - first - last);
        readings.splice(changed, unread);
        // The same text may be another row by what stands around it.
        let forget = |reading: &mut Reading, is_same: bool| {
            if !is_same {
                *reading = Reading::default();
            }
        };
        for (at, reading) in readings.iter_mut().enumerate().take(first) {
            forget(reading, places[at] == place(&rows[at]));
        }
        let moved = |place: u32| place - old_tail as u32 + new_tail as u32;
        for back in 1..=last {
            let (span, content) = places[places.len() - back];
            let at = rows.len() - back;
            let was = (Span { start: moved(span.start), end: moved(span.end) }, moved(content));
            forget(&mut readings[at], was == place(&rows[at]));
        }
        readings
    }
}

/// How many bytes are compared at once.
const BLOCK: usize = 256;

/// How many bytes both begin with.
fn common(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.chunks_exact(BLOCK).zip(other.chunks_exact(BLOCK));
    let whole = blocks.take_while(|(one, other)| one == other).count() * BLOCK;
    let rest = one[whole..].iter().zip(&other[whole..]);
    whole + rest.take_while(|(one, other)| one == other).count()
}

/// How many bytes both end with.
fn common_end(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.rchunks_exact(BLOCK).zip(other.rchunks_exact(BLOCK));
    let whole = blocks.take_while(|(one, other)| one == other).count() * BLOCK;
    let (one, other) = (&one[..one.len() - whole], &other[..other.len() - whole]);
    let rest = one.iter().rev().zip(other.iter().rev());
    whole + rest.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::recognise::{Lexicon, recognise, recognise_again};
    use crate::syntax::structure::Structure;
    use crate::text::Lines;
    use std::sync::Arc;

    /// Reads each version with what the one before it left, and as if there had been none.
    fn read_on(versions: &[&str]) {
        let lexicon = Lexicon::default();
        let mut memory = Memory::default();
        for version in versions {
            let text: Arc<str> = (*version).into();
            let (lines, structure) = (Lines::new(&text), Structure::new(&text));
            let again = recognise_again(&text, &lines, &structure, &lexicon, "面经", &mut memory);
            assert_eq!(again, recognise(&text, &lines, &structure, &lexicon, "面经"), "{text}");
            assert!(!again.questions.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_line_says_the_same_wherever_it_comes_to_stand() {
        read_on(&[
            "# 云帆科技 一面 9.3\n\n1. 什么是锁❌\n2. 讲讲协程✅（轻）\n",
            "# 云帆科技 一面 9.3\n\n新的一行\n1. 什么是锁❌\n2. 讲讲协程✅（轻）\n",
            "1. 什么是锁❌\n2. 讲讲协程✅（轻）\n",
            "1. 什么是锁❌\n1. 什么是锁❌\n2. 讲讲协程✅（轻）\n",
            "1. 什么是锁❌\n2. 讲讲协程✅（重）\n",
        ]);
    }

    #[test]
    fn what_stands_elsewhere_may_change_what_a_line_is() {
        read_on(&[
            "- 什么是锁❌ [^1]\n- 讲讲协程❌\n",
            "- 什么是锁❌ [^1]\n- 讲讲协程❌\n\n[^1]: 互斥\n",
            "- 什么是锁❌ [^1]\n- 讲讲协程❌\n",
            "- 什么是锁❌ [^1]\n```\n- 讲讲协程❌\n",
            "- 什么是锁❌ [^1]\n```\n```\n- 讲讲协程❌\n",
            "3. 什么是锁❌\n- 讲讲协程❌\n",
        ]);
    }

    #[test]
    fn only_what_stands_before_and_behind_a_change_is_the_same() {
        let text = |middle: &str| format!("- 什么是锁❌\n{middle}- 讲讲协程❌\n");
        for (was, is) in [("", "- a 锁\n"), ("- 锁锁\n", "- 锁\n"), ("- 锁\n- 锁\n", "- 锁\n")]
        {
            read_on(&[&text(was), &text(is), &text(was)]);
        }
    }
}
