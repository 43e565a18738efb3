//! One note: a version of its text and the facts read from that version.

use crate::recognise::{self, Interview, Lexicon, Question};
use crate::syntax::links::{self, Link};
use crate::syntax::structure::{Heading, Structure};
use crate::syntax::tags::{self, Tag};
use crate::text::{Lines, Span, slice};
use std::sync::{Arc, OnceLock};

/// What one version of a note says. Computed whole from the text, never patched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub headings: Box<[Heading]>,
    pub questions: Box<[Question]>,
    pub interviews: Box<[Interview]>,
    pub links: Box<[Link]>,
    pub tags: Box<[Tag]>,
}

impl Facts {
    /// Reads everything there is to know about `text` alone.
    pub fn new(text: &str, lines: &Lines, lexicon: &Lexicon) -> Self {
        let structure = Structure::new(text);
        let recognised = recognise::recognise(text, lines, &structure, lexicon);
        Self {
            links: links::links(text, &structure),
            tags: tags::tags(text, &structure),
            headings: structure.headings.into(),
            questions: recognised.questions,
            interviews: recognised.interviews,
        }
    }
}

/// One version of one note's text. Facts are read by whoever asks first, once.
#[derive(Debug)]
pub struct Note {
    text: Arc<str>,
    /// The client's version of an open note.
    version: Option<i32>,
    lexicon: Arc<Lexicon>,
    lines: OnceLock<Lines>,
    facts: OnceLock<Facts>,
}

impl Note {
    pub fn new(text: Arc<str>, version: Option<i32>, lexicon: Arc<Lexicon>) -> Self {
        Self { text, version, lexicon, lines: OnceLock::new(), facts: OnceLock::new() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn version(&self) -> Option<i32> {
        self.version
    }

    pub fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(&self.text))
    }

    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::new(&self.text, self.lines(), &self.lexicon))
    }

    /// The part of the text a span of this note names.
    pub fn slice(&self, span: Span) -> &str {
        slice(&self.text, span)
    }

    /// The question whose block holds the 0-based `line`.
    pub fn question_at(&self, line: u32) -> Option<(u32, &Question)> {
        let questions = &self.facts().questions;
        let after = questions.partition_point(|question| question.line <= line);
        let (index, question) = questions[..after].iter().enumerate().next_back()?;
        (line <= question.end_line).then_some((index as u32, question))
    }
}
