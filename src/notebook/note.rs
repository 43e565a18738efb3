//! One note: a version of its text and the facts read from that version.

use super::anchors::Anchors;
use super::titles;
use crate::recognise::{self, Interview, Lexicon, Memory, Question, Recognised};
use crate::syntax::block_ids::{self, Block};
use crate::syntax::front_matter::{FrontMatter, Scalar};
use crate::syntax::links::{self, Link};
use crate::syntax::structure::{Heading, Structure};
use crate::syntax::tags::{self, Tag};
use crate::syntax::tree::BlockTree;
use crate::text::buffer::{Buffer, Change};
use crate::text::decode::Written;
use crate::text::{Encoding, Lines, Span, slice};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ffi::OsStr;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

/// A longer text is named as unreadable rather than read, on disk and in an editor. The longest
/// real collections in one file are a tenth of this.
pub const MAX_BYTES: usize = 16 << 20;

/// How long after the tree of a note was given up one of a later version is tried.
const TRIED_AGAIN: Duration = Duration::from_secs(30);

/// What one version of a note says. Computed whole from the text, never patched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub front_matter: Option<FrontMatter>,
    pub headings: Box<[Heading]>,
    /// The 0-based line that each heading starts on.
    pub heading_lines: Box<[u32]>,
    pub questions: Box<[Question]>,
    pub interviews: Box<[Interview]>,
    pub links: Box<[Link]>,
    /// What `#^id` may lead to.
    pub blocks: Box<[Block]>,
    pub tags: Box<[Tag]>,
}

impl Facts {
    /// Reads everything there is to know about `text` alone, and about what its file is called
    /// (see [`Note::named`]).
    pub fn new(text: &str, lines: &Lines, lexicon: &Lexicon, name: &str) -> Self {
        let structure = Structure::new(text);
        let recognised = recognise::recognise(text, lines, &structure, lexicon, name);
        Self::of(text, lines, structure, recognised)
    }

    /// The same of a note that is being edited, with what its earlier version left.
    pub fn again(
        text: &Arc<str>,
        lines: &Lines,
        lexicon: &Lexicon,
        name: &str,
        memory: &mut Memory,
    ) -> Self {
        let structure = Structure::new(text);
        let recognised = recognise::recognise_again(text, lines, &structure, lexicon, name, memory);
        Self::of(text, lines, structure, recognised)
    }

    fn of(text: &str, lines: &Lines, structure: Structure, mut recognised: Recognised) -> Self {
        titles::find(text, &structure, &mut recognised);
        let line = |heading: &Heading| lines.line_of(heading.span.start as usize) as u32;
        Self {
            links: links::links(text, &structure),
            blocks: block_ids::blocks(text, &structure),
            tags: tags::tags(text, &structure),
            front_matter: structure.front,
            heading_lines: structure.headings.iter().map(line).collect(),
            headings: structure.headings.into(),
            questions: recognised.questions,
            interviews: recognised.interviews,
        }
    }
}

/// Why a note that is there gives no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// In no encoding that is known.
    NotText,
    TooLarge {
        bytes: u64,
    },
    /// The system's words for it: `permission denied`.
    Failed {
        why: Box<str>,
    },
}

/// One version of one note's text. Facts are read by whoever asks first, once.
#[derive(Debug)]
pub struct Note {
    /// Set at once for what was read from disk; written out of `buffer` when first asked for.
    text: OnceLock<Arc<str>>,
    /// The editor's text; the session copies nothing per keystroke but this cheap handle.
    buffer: Option<Buffer>,
    /// The client's version of an open note.
    version: Option<i32>,
    unreadable: Option<Unreadable>,
    written: Written,
    /// What its file is called; empty when it has none.
    name: Arc<str>,
    lexicon: Arc<Lexicon>,
    lines: OnceLock<Lines>,
    facts: OnceLock<Facts>,
    anchors: OnceLock<Anchors>,
    /// Boxed, since most notes have none and it is large.
    structure: OnceLock<Box<Structure>>,
    tree: OnceLock<Result<Arc<BlockTree>, Instant>>,
    /// The tree of an earlier version, from which this version's is made; or when an earlier
    /// version's was given up.
    earlier_tree: Option<Result<Arc<BlockTree>, Instant>>,
    shown_tokens: Arc<Mutex<Option<ShownTokens>>>,
    /// What the version whose facts were read last left for the next one to be read.
    memory: Arc<Mutex<Memory>>,
}

/// The semantic tokens that the client has of an open note.
#[derive(Debug, Clone)]
pub struct ShownTokens {
    /// Never given twice, whatever is closed and opened in between.
    pub id: u64,
    /// Five numbers per token, as the protocol packs them.
    pub tokens: Arc<[[u32; 5]]>,
}

impl Note {
    pub fn new(text: Arc<str>, version: Option<i32>, lexicon: Arc<Lexicon>) -> Self {
        let text = OnceLock::from(text);
        Self { text, ..Self::blank(version, lexicon) }
    }

    /// The same note, read from a file written so.
    #[must_use]
    pub fn written(self, written: Written) -> Self {
        Self { written, ..self }
    }

    /// One version of a note that is being edited. One that is too long says nothing until it is
    /// shorter; the editor's text is kept all the same, since changes are told as parts of it.
    pub fn open(buffer: Buffer, version: i32, lexicon: Arc<Lexicon>) -> Self {
        let bytes = buffer.len_bytes();
        let unreadable =
            (bytes > MAX_BYTES).then_some(Unreadable::TooLarge { bytes: bytes as u64 });
        Self { buffer: Some(buffer), unreadable, ..Self::blank(Some(version), lexicon) }
    }

    /// The note under the name of the file at `path`: its last folder and its stem, `字节/一面`,
    /// from which recognisers may learn what the text does not say.
    #[must_use]
    pub fn named(self, path: &Path) -> Self {
        let part = |part: Option<&OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let folder = part(path.parent().and_then(Path::file_name)).unwrap_or_default();
        let stem = part(path.file_stem()).unwrap_or_default();
        Self { name: format!("{folder}/{stem}").into(), ..self }
    }

    /// The next version of a note that is being edited. Copies no text.
    #[must_use]
    pub fn changed(&self, version: i32, changes: &[Change], encoding: Encoding) -> Self {
        let mut buffer = self.buffer.clone().unwrap_or_else(|| Buffer::new(self.text()));
        for change in changes {
            buffer.apply(change, encoding);
        }
        let next = Self::open(buffer, version, Arc::clone(&self.lexicon));
        Self { name: Arc::clone(&self.name), ..next }.after(self)
    }

    /// Lets this version reuse what was parsed of `earlier`, a version of the same open note.
    /// Costs nothing: no text is looked at before somebody asks for the tree.
    #[must_use]
    pub fn after(self, earlier: &Self) -> Self {
        let parsed = earlier.tree.get().cloned().map(|tree| match tree {
            Ok(tree) if tree.is_slow() => Err(Instant::now()),
            tree => tree,
        });
        let is_read_alike = *self.lexicon == *earlier.lexicon;
        Self {
            earlier_tree: parsed.or_else(|| earlier.earlier_tree.clone()),
            shown_tokens: Arc::clone(&earlier.shown_tokens),
            memory: if is_read_alike { Arc::clone(&earlier.memory) } else { self.memory },
            ..self
        }
    }

    /// A note whose file is there but gives no text: empty, and reported as such.
    pub fn new_unreadable(why: Unreadable, lexicon: Arc<Lexicon>) -> Self {
        Self { unreadable: Some(why), ..Self::blank(None, lexicon) }
    }

    fn blank(version: Option<i32>, lexicon: Arc<Lexicon>) -> Self {
        Self {
            text: OnceLock::new(),
            buffer: None,
            version,
            unreadable: None,
            written: Written::default(),
            name: Arc::default(),
            lexicon,
            lines: OnceLock::new(),
            facts: OnceLock::new(),
            structure: OnceLock::new(),
            anchors: OnceLock::new(),
            tree: OnceLock::new(),
            earlier_tree: None,
            shown_tokens: Arc::default(),
            memory: Arc::default(),
        }
    }

    /// The same version of the same text, to be read with another lexicon.
    #[must_use]
    pub fn with_lexicon(&self, lexicon: Arc<Lexicon>) -> Self {
        Self {
            text: self.text.clone(),
            buffer: self.buffer.clone(),
            unreadable: self.unreadable.clone(),
            written: self.written,
            name: Arc::clone(&self.name),
            ..Self::blank(self.version, lexicon)
        }
    }

    /// Empty where the note is [`Self::unreadable`].
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| match &self.buffer {
            Some(buffer) if self.unreadable.is_none() => buffer.to_string().into(),
            _ => Arc::default(),
        })
    }

    /// Whether both have the same text and read it alike.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.unreadable == other.unreadable
            && self.written == other.written
            && self.name == other.name
            && (Arc::ptr_eq(&self.lexicon, &other.lexicon) || self.lexicon == other.lexicon)
            && self.text() == other.text()
    }

    /// Why the note could not be read; `None` for every note that could.
    pub fn unreadable(&self) -> Option<&Unreadable> {
        self.unreadable.as_ref()
    }

    /// How the file was written that this was read from; plainly for what an editor sent.
    pub fn how_written(&self) -> Written {
        self.written
    }

    /// The words that it is read by.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// The editor's version of the text; `None` for a text from disk.
    pub fn version(&self) -> Option<i32> {
        self.version
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(self.text()))
    }

    /// What the text says. A fault in a recogniser costs this note its facts and nothing else.
    pub fn facts(&self) -> &Facts {
        self.facts_or(|_| None)
    }

    /// As [`Self::facts`]; what `recall` gives counts as read. It must be what was read from this
    /// text under this name, by this lexicon.
    pub fn facts_or(&self, recall: impl FnOnce(&Self) -> Option<Facts>) -> &Facts {
        self.facts.get_or_init(|| recall(self).unwrap_or_else(|| self.read()))
    }

    fn read(&self) -> Facts {
        let read = || {
            // Hardly anybody asks for the lines of a closed note, and those of 10,000 take megabytes.
            let is_open = self.version.is_some();
            let text = Some(self.text()).filter(|_| is_open).and_then(|_| self.text.get());
            let Some(text) = text else {
                let text = self.text();
                return Facts::new(text, &Lines::new(text), &self.lexicon, &self.name);
            };
            let take = || Some(std::mem::take(&mut *self.memory.lock().ok()?));
            let mut memory = take().unwrap_or_default();
            let facts = Facts::again(text, self.lines(), &self.lexicon, &self.name, &mut memory);
            if let Ok(mut kept) = self.memory.lock() {
                *kept = memory;
            }
            facts
        };
        panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or_default()
    }

    /// The Markdown structure, read again for those who ask about a note being edited; facts do
    /// not keep theirs, since most notes are never open.
    pub fn structure(&self) -> &Structure {
        self.structure.get_or_init(|| Box::new(Structure::new(self.text())))
    }

    /// The incremental tree of an open note. `None` for closed notes, whose trees nobody keeps,
    /// for notes that are too long for one, and a while after the parser gave one up: it would
    /// take as long again for every key that is typed.
    pub fn tree(&self) -> Option<&BlockTree> {
        self.version?;
        let parse = || {
            let earlier = match &self.earlier_tree {
                Some(Err(given_up)) if given_up.elapsed() < TRIED_AGAIN => return Err(*given_up),
                Some(Ok(tree)) => Some(&**tree),
                _ => None,
            };
            self.text();
            let text = self.text.get().map(Arc::clone).unwrap_or_default();
            BlockTree::new(text, earlier).map(Arc::new).ok_or_else(Instant::now)
        };
        self.tree.get_or_init(parse).as_deref().ok()
    }

    /// What the client was last given; the versions of an open note share it.
    pub fn shown_tokens(&self) -> &Mutex<Option<ShownTokens>> {
        &self.shown_tokens
    }

    /// What links may name in this note. Read when the first link asks.
    pub fn anchors(&self) -> &Anchors {
        let facts = self.facts();
        let read = || Anchors::new(self.text(), &facts.headings, &facts.blocks);
        self.anchors.get_or_init(read)
    }

    /// Other names of the note, from its front matter.
    pub fn aliases(&self) -> Vec<Scalar> {
        let Some(front_matter) = &self.facts().front_matter else { return Vec::new() };
        ["aliases", "alias"].iter().flat_map(|key| front_matter.list(key)).collect()
    }

    /// The title of an interview of this note as written; where that is the file's name or a value
    /// of the front matter, what is known of it.
    pub fn interview_title<'n>(&'n self, interview: &'n Interview) -> Cow<'n, str> {
        let title = self.slice(interview.title);
        let is_value = [&interview.company, &interview.round].into_iter().flatten();
        let is_value = is_value.into_iter().any(|value| **value == *title);
        let is_in = |block: Span| block.contains(interview.title);
        let is_value = is_value && self.front_matter_span().is_some_and(is_in);
        if title.is_empty() || is_value { interview.known().into() } else { title.into() }
    }

    /// What its file is called, see [`Note::named`].
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The part of the text a span of this note names.
    pub fn slice(&self, span: Span) -> &str {
        slice(self.text(), span)
    }

    /// The question whose block holds the 0-based `line`.
    pub fn question_at(&self, line: u32) -> Option<(u32, &Question)> {
        let questions = &self.facts().questions;
        let after = questions.partition_point(|question| question.line <= line);
        let (index, question) = questions[..after].iter().enumerate().next_back()?;
        (line <= question.end_line).then_some((index as u32, question))
    }
}
