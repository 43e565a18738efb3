//! What part of a note a link leads to, and whether it says anything.

use super::resolve::{Destination, Section};
use super::{Note, Notebook};
use crate::syntax::structure::front_matter;
use crate::text::Span;
use std::hash::{Hash, Hasher};

impl Notebook {
    /// A destination in words: `go/map.md`, `go/map.md#扩容`, `go/map.md#^id`.
    pub fn shown_destination(&self, destination: &Destination) -> String {
        let (id, section) = match destination {
            Destination::File(path) => return self.shown_file(path),
            Destination::Note(id, section) => (*id, *section),
        };
        let path = self.shown_path(id);
        let Some(note) = self.note(id) else { return path };
        let facts = note.facts();
        match section {
            Section::Whole | Section::Anchor(_) => path,
            Section::Heading(index) => match facts.headings.get(index as usize) {
                Some(heading) => format!("{path}#{}", note.slice(heading.text)),
                None => path,
            },
            Section::Block(index) => match facts.blocks.get(index as usize) {
                Some(block) => format!("{path}#^{}", note.slice(block.id)),
                None => path,
            },
        }
    }
}

impl Note {
    /// The bytes a section takes: a heading with everything below it up to the next heading of
    /// its level or a higher one, a block, the whole note.
    pub fn section_span(&self, section: Section) -> Span {
        let end = self.text().len();
        let facts = self.facts();
        match section {
            Section::Whole => Span::new(0, end),
            Section::Heading(index) => {
                let Some(heading) = facts.headings.get(index as usize) else {
                    return Span::new(0, 0);
                };
                let below = &facts.headings[index as usize + 1..];
                let next = below.iter().find(|next| next.level <= heading.level);
                let end = next.map_or(end, |next| next.span.start as usize);
                Span::new(heading.span.start as usize, end)
            }
            Section::Block(index) => {
                facts.blocks.get(index as usize).map_or_else(Span::default, |block| block.span)
            }
            Section::Anchor(at) => {
                let next = facts.headings.iter().find(|next| next.span.start > at);
                Span::new(at as usize, next.map_or(end, |next| next.span.start as usize))
            }
        }
    }

    /// Whether a section says nothing: no line in it but blanks, headings, front matter, rules,
    /// fences, its own block id, and the words that stand for "not yet".
    pub fn is_empty_section(&self, section: Section) -> bool {
        let span = self.section_span(section);
        let facts = self.facts();
        let headings = facts.headings.iter().map(|heading| heading.span);
        let own_ids = facts.blocks.iter().map(|b| Span { start: b.id.start - 1, end: b.id.end });
        let mut hidden: Vec<_> = headings.chain(own_ids).collect();
        hidden.extend(self.front_matter_span());
        hidden.sort_unstable();
        let mut at = span.start;
        for hole in hidden.into_iter().filter(|hole| span.contains(*hole)) {
            if hole.start > at && !self.says_nothing(Span { start: at, end: hole.start }) {
                return false;
            }
            at = at.max(hole.end);
        }
        self.says_nothing(Span { start: at.min(span.end), end: span.end })
    }

    /// Whether `part` holds nothing but lines that say nothing.
    fn says_nothing(&self, part: Span) -> bool {
        self.slice(part).lines().all(|line| {
            let line = line.trim_start_matches([' ', '\t', '-', '*', '+', '>']);
            self.lexicon().is_empty_answer(line)
        })
    }

    /// Hashes what links may name in the note, and whether something is written there.
    pub fn hash_targets(&self, hasher: &mut impl Hasher) {
        let facts = self.facts();
        let ends = facts.headings.iter().skip(1).map(|next| next.span.start);
        let ends = ends.chain([self.text().len() as u32]);
        for (heading, end) in facts.headings.iter().zip(ends) {
            heading.level.hash(hasher);
            self.slice(heading.text).hash(hasher);
            self.says_nothing(Span { start: heading.span.end.min(end), end }).hash(hasher);
        }
        for block in &facts.blocks {
            self.slice(block.id).hash(hasher);
            (block.span.len() > block.id.len() + 2).hash(hasher);
        }
        for alias in self.aliases() {
            alias.text.hash(hasher);
        }
        self.is_empty_section(Section::Whole).hash(hasher);
    }

    /// The YAML block at the top with its `---` lines, if the text begins with one.
    pub fn front_matter_span(&self) -> Option<Span> {
        self.facts().front_matter.as_ref().and_then(|_| front_matter(self.text()))
    }
}
