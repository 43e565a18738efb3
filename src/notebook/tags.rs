//! Where a tag is used in all notes, and which questions it is about.

use super::names;
use super::{NoteId, Notebook, QuestionId};
use crate::recognise::Question;
use crate::syntax::tags::Tag;
use crate::text::Span;

impl Notebook {
    /// Every use of the tag of this folded name ([`names::fold`]) or of one below it (`go` and
    /// `go/map`): the note, and the tag with its sign. In the order of notes.
    pub fn tag_uses(&self, key: &str) -> Vec<(NoteId, Span)> {
        let mut uses = Vec::new();
        for id in self.notes_tagged(key) {
            let Some(note) = self.note(id) else { continue };
            let own = note.facts().tags.iter().filter(|tag| is_within(note.slice(tag.name), key));
            uses.extend(own.map(|tag| (id, tag.span)));
        }
        uses
    }

    /// The questions that the tag of this folded name, or one below it, is about: those in whose
    /// block it stands, and all of a note that has it in its front matter.
    pub fn questions_tagged(&self, key: &str) -> Vec<QuestionId> {
        let mut found = Vec::new();
        for id in self.notes_tagged(key) {
            let Some(note) = self.note(id) else { continue };
            let facts = note.facts();
            let tags: Vec<&Tag> =
                facts.tags.iter().filter(|tag| is_within(note.slice(tag.name), key)).collect();
            let is_of_note = tags.iter().any(|tag| tag.span == tag.name);
            let lines: Vec<u32> = tags
                .iter()
                .map(|tag| note.lines().line_of(tag.span.start as usize) as u32)
                .collect();
            let is_tagged = |question: &Question| {
                let from = lines.partition_point(|line| *line < question.line);
                is_of_note || lines.get(from).is_some_and(|line| *line <= question.end_line)
            };
            let questions = facts.questions.iter().enumerate();
            let tagged = questions.filter(|(_, question)| is_tagged(question));
            found.extend(tagged.map(|(index, _)| QuestionId { note: id, index: index as u32 }));
        }
        found
    }

    /// The notes that use a tag or one below it, each once.
    fn notes_tagged(&self, key: &str) -> Vec<NoteId> {
        let mut notes: Vec<NoteId> =
            self.tables().tags_within(key).flat_map(|(_, notes)| notes).copied().collect();
        notes.sort_unstable();
        notes.dedup();
        notes
    }
}

/// Whether a tag as written is the one of this folded name, or one below it.
fn is_within(name: &str, key: &str) -> bool {
    let name = names::fold(name);
    name.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
