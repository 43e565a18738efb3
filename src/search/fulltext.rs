//! An index of the text of questions and their answers, for the order of what is found in answers:
//! the rarer the words and the more of them, the earlier (BM25).
//!
//! Nobody waits for it. It is built on a thread of its own when the first query wants the text of
//! answers, and brought up to date, by the difference of two notebooks, behind each such query.
//! Whoever asks meanwhile reads the notes that changed, or all of them (`answers`), so nothing is
//! found late.
//!
//! It lives in memory: two servers on one folder have no lock to fight about, and there is nothing
//! on a disk that could be stale. It only ever names candidates; their text is looked at again
//! before they are shown.

use super::pieces::{Pieces, sought};
use crate::notebook::{Note, NoteId, Notebook};
use crate::recognise::Question;
use memchr::memmem::Finder;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tantivy::collector::TopDocs;
use tantivy::indexer::IndexWriterOptions;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

/// What the writer may keep in memory before it starts a new segment; tantivy takes no less.
const WRITER_BYTES: usize = 15_000_000;

/// A part of a word that more words than this have says nothing.
const MOST_WORDS: usize = 1024;

/// More pieces of one query than this make it no more precise.
const MOST_PIECES: usize = 64;

/// The text of a question with its answer: all lines of its block.
pub(super) fn block<'n>(note: &'n Note, question: &Question) -> &'n str {
    let lines = note.lines();
    let range = lines.start(question.line as usize)..lines.start(question.end_line as usize + 1);
    note.text().get(range).unwrap_or("")
}

/// The index, if there is one, and who brings it up to date.
#[derive(Default)]
pub(super) struct FullText {
    writing: Mutex<Option<Written>>,
    published: Mutex<Option<Arc<Published>>>,
    is_busy: AtomicBool,
}

/// Held by the one who brings an index up to date, whatever becomes of them.
struct Busy(Arc<FullText>);

impl Busy {
    fn new(index: &Arc<FullText>) -> Option<Self> {
        let is_free = !index.is_busy.swap(true, Ordering::AcqRel);
        is_free.then(|| Self(Arc::clone(index)))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.is_busy.store(false, Ordering::Release);
    }
}

/// What the next update goes on from.
struct Written {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    seen: Notebook,
}

/// One state of the index for readers.
pub(super) struct Published {
    /// The notebook whose text it has.
    pub(super) seen: Notebook,
    searcher: Searcher,
    fields: Fields,
}

#[derive(Debug, Clone, Copy)]
struct Fields {
    text: Field,
    note: Field,
}

/// The name of the fast field with a question's place in its note.
const QUESTION: &str = "question";
const NOTE: &str = "note";

/// A question that may have the words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) score: f32,
    pub(super) note: NoteId,
    pub(super) question: u32,
}

impl FullText {
    pub(super) fn published(&self) -> Option<Arc<Published>> {
        lock(&self.published).clone()
    }

    /// Brings the index up to date with `notebook`, which takes as long as reading what changed.
    /// Notes of more than `most` bytes in all have no index.
    pub(super) fn update(&self, notebook: &Notebook, most: usize) {
        let mut writing = lock(&self.writing);
        let written =
            if bytes(notebook) > most { Ok(None) } else { Self::write(writing.take(), notebook) };
        let written = written.unwrap_or_else(|error| {
            tracing::warn!("the index of answers is given up: {error}");
            None
        });
        *lock(&self.published) = written.as_ref().map(|written| {
            let (seen, searcher) = (written.seen.clone(), written.reader.searcher());
            Arc::new(Published { seen, searcher, fields: written.fields })
        });
        *writing = written;
    }

    /// [`FullText::update`] on a thread of its own, unless one is at it or `published` has all
    /// there is.
    pub(super) fn keep_up(
        self: &Arc<Self>,
        notebook: &Notebook,
        published: Option<&Published>,
        most: usize,
    ) {
        let is_due = match published {
            Some(published) => !notebook.changed_since(&published.seen).is_empty(),
            None => bytes(notebook) <= most,
        };
        let Some(busy) = is_due.then(|| Busy::new(self)).flatten() else { return };
        let notebook = notebook.clone();
        let thread = std::thread::Builder::new().name("answers".into());
        // Without a thread, or after a fault in this one, answers are read as without an index, and
        // the next query has it built anew.
        let _ = thread.spawn(move || busy.0.update(&notebook, most));
    }

    fn write(before: Option<Written>, notebook: &Notebook) -> tantivy::Result<Option<Written>> {
        let mut written = before.map_or_else(Written::new, Ok)?;
        let changed = notebook.changed_since(&written.seen);
        if changed.is_empty() {
            return Ok(Some(written));
        }
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(WRITER_BYTES)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let mut writer: IndexWriter = written.index.writer_with_options(options)?;
        for id in changed {
            writer.delete_term(Term::from_field_u64(written.fields.note, u64::from(id.0)));
            if let Some(note) = notebook.note(id) {
                written.add(&writer, id, note)?;
            }
        }
        writer.commit()?;
        // The writer and its threads go; memory is held only by what is written.
        writer.wait_merging_threads()?;
        written.reader.reload()?;
        written.seen = notebook.clone();
        Ok(Some(written))
    }
}

impl Written {
    fn new() -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("pieces")
            .set_index_option(IndexRecordOption::WithFreqs);
        let text = TextOptions::default().set_indexing_options(indexing);
        let text = schema.add_text_field("text", text);
        let note = schema.add_u64_field(NOTE, INDEXED | FAST);
        schema.add_u64_field(QUESTION, FAST);
        let index = Index::builder().schema(schema.build()).create_in_ram()?;
        index.tokenizers().register("pieces", Pieces);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields: Fields { text, note }, seen: Notebook::default() })
    }

    fn add(&self, writer: &IndexWriter, id: NoteId, note: &Note) -> tantivy::Result<()> {
        let place = self.index.schema().get_field(QUESTION)?;
        for (index, question) in note.facts().questions.iter().enumerate() {
            let mut document = TantivyDocument::default();
            document.add_text(self.fields.text, block(note, question));
            document.add_u64(self.fields.note, u64::from(id.0));
            document.add_u64(place, index as u64);
            writer.add_document(document)?;
        }
        Ok(())
    }
}

impl Published {
    /// The questions that may have all `words` (folded) in their text, every one that has them
    /// among them, the likeliest first, at most `limit`. `None` when the words are too common to
    /// be looked up, or when the index fails.
    pub(super) fn candidates(&self, words: &[&str], limit: usize) -> Option<Vec<Candidate>> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for piece in words.iter().flat_map(|word| sought(word)).take(MOST_PIECES) {
            if let Some(query) = self.having(piece).ok()? {
                all.push((Occur::Must, query));
            }
        }
        if all.is_empty() {
            return None;
        }
        let best = TopDocs::with_limit(limit).order_by_score();
        let found = self.searcher.search(&BooleanQuery::new(all), &best).ok()?;
        found.into_iter().map(|(score, address)| self.candidate(score, address).ok()?).collect()
    }

    fn candidate(
        &self,
        score: f32,
        address: tantivy::DocAddress,
    ) -> tantivy::Result<Option<Candidate>> {
        let fields = self.searcher.segment_reader(address.segment_ord).fast_fields();
        let note = fields.u64(NOTE)?.first(address.doc_id);
        let question = fields.u64(QUESTION)?.first(address.doc_id);
        let number = |value: Option<u64>| value.and_then(|value| u32::try_from(value).ok());
        Ok(number(note).zip(number(question)).map(|(note, question)| Candidate {
            score,
            note: NoteId(note),
            question,
        }))
    }

    /// A query for `piece`, or for words with it inside. `None` when too many have it.
    fn having(&self, piece: &str) -> tantivy::Result<Option<Box<dyn Query>>> {
        if piece.chars().any(super::fold::is_cjk) {
            return Ok(Some(self.term(piece)));
        }
        let words = self.words_with(piece)?;
        if words.len() > MOST_WORDS {
            return Ok(None);
        }
        let of_word = |word: &String| -> Box<dyn Query> {
            let boost = match word.strip_prefix(piece) {
                Some("") => return self.term(word),
                Some(_) => 0.5,
                None => 0.2,
            };
            Box::new(BoostQuery::new(self.term(word), boost))
        };
        Ok(Some(Box::new(DisjunctionMaxQuery::new(words.iter().map(of_word).collect()))))
    }

    fn term(&self, term: &str) -> Box<dyn Query> {
        let term = Term::from_field_text(self.fields.text, term);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }

    /// The words with `part` in them; those of ASCII stand before all others.
    fn words_with(&self, part: &str) -> tantivy::Result<BTreeSet<String>> {
        let finder = Finder::new(part);
        let mut words = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.text)?;
            let range = inverted.terms().range();
            let range = if part.is_ascii() { range.lt([0x80]) } else { range.ge([0x80]) };
            let mut terms = range.into_stream()?;
            while terms.advance() && words.len() <= MOST_WORDS {
                if finder.find(terms.key()).is_some()
                    && let Ok(word) = std::str::from_utf8(terms.key())
                {
                    words.insert(word.to_owned());
                }
            }
        }
        Ok(words)
    }
}

fn bytes(notebook: &Notebook) -> usize {
    notebook.notes().map(|(_, note)| note.text().len()).sum()
}

/// What a writer that panicked left behind is whole: it is replaced, never patched.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Location;

    #[test]
    fn after_a_fault_the_index_is_built_anew() {
        let mut notebook = Notebook::default();
        let id = notebook.intern(Location::Virtual("untitled:a".into()));
        let text = "# 云帆科技 一面\n\n1. 什么是锁❌（互斥）\n";
        notebook.put_open(id, Arc::new(Note::new(text.into(), Some(1), Arc::default())));
        let index = Arc::new(FullText::default());
        let busy = Busy::new(&index).expect("nobody is at it");
        assert!(Busy::new(&index).is_none(), "one at a time");
        let fault = std::thread::spawn(move || {
            let _writing = lock(&busy.0.writing);
            panic!("a fault while the index is written");
        });
        assert!(fault.join().is_err());
        assert!(Busy::new(&index).is_some());
        index.update(&notebook, usize::MAX);
        let found = index.published().and_then(|it| it.candidates(&["互斥"], 9));
        assert_eq!(found.map(|found| found.len()), Some(1));
    }
}
