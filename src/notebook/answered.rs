//! Whether a question is answered. Only the notebook can tell: an answer may be a link.

use super::resolve::{Destination, Missing, Section, Target};
use super::{Note, NoteId, Notebook};
use crate::recognise::{Mark, Question};
use crate::syntax::links::Link;
use crate::text::letters::is_alphanumeric;
use crate::text::{Span, slice};

/// Words that only introduce or join links: what is left beside them and links is an answer.
const POINTERS: &[&str] = &[
    "详见", "参见", "参考", "答案", "链接", "见", "看", "这里", "和", "与", "以及", "及", "see",
    "answer", "link", "and",
];

impl Notebook {
    /// Whether `question` of the note `id` has an answer. One that is nothing but links counts
    /// exactly when one of them leads to a section that says something, to a file that is there,
    /// or to the web. A picture counts as it stands: whether it is there is another matter.
    pub fn is_answered(&self, id: NoteId, question: &Question) -> bool {
        let Some(answer) = question.answer else { return false };
        let Some(note) = self.note(id) else { return true };
        let links = answering_links(note, answer.span);
        links.is_empty() || links.iter().any(|link| self.answers(id, link))
    }

    /// Where the answer of `question` is read, if it is nothing but links: the first note or part of
    /// one that they lead to and that says something.
    pub fn linked_answer(&self, id: NoteId, question: &Question) -> Option<(NoteId, Section)> {
        let links = answering_links(self.note(id)?, question.answer?.span);
        let targets = links.iter().map(|link| self.resolve(id, link));
        targets.flat_map(|target| target.destinations().to_vec()).find_map(|to| match to {
            Destination::Note(to, section) => {
                let says_something = !self.note(to)?.is_empty_section(section);
                says_something.then_some((to, section))
            }
            Destination::File(_) => None,
        })
    }

    /// Whether there is something left to do about a question: no answer, and not marked ✅,
    /// which says that it is known anyway.
    pub fn awaits_answer(&self, id: NoteId, question: &Question) -> bool {
        question.mark != Mark::Pass && !self.is_answered(id, question)
    }

    /// Whether a link of the note `id` leads to something that answers.
    fn answers(&self, id: NoteId, link: &Link) -> bool {
        let target = self.resolve(id, link);
        match &target {
            Target::Url | Target::Outside | Target::Unknown => true,
            Target::Missing(missing) => link.is_embed && matches!(missing, Missing::File(_)),
            Target::One(_) | Target::Several(_) => {
                target.destinations().iter().any(|destination| match destination {
                    Destination::File(_) => true,
                    Destination::Note(to, section) => {
                        self.note(*to).is_some_and(|note| !note.is_empty_section(*section))
                    }
                })
            }
        }
    }
}

/// The links of an answer that is nothing but links; none when it says something itself.
pub fn answering_links(note: &Note, answer: Span) -> Vec<&Link> {
    let links = &note.facts().links;
    let after = links.partition_point(|link| link.span.start < answer.start);
    let inside = links[after..].iter().take_while(|link| link.span.start < answer.end);
    let links: Vec<_> = inside.filter(|link| answer.contains(link.span)).collect();
    if links.is_empty() {
        return links;
    }
    let mut at = answer.start;
    for link in &links {
        let before =
            slice(note.text(), Span { start: at.min(link.span.start), end: link.span.start });
        if !says_nothing(before) {
            return Vec::new();
        }
        at = at.max(link.span.end);
    }
    let rest = slice(note.text(), Span { start: at.min(answer.end), end: answer.end });
    if says_nothing(rest) { links } else { Vec::new() }
}

/// Read only up to the first word that says something: answers are long.
fn says_nothing(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(is_alphanumeric) {
        let word = &rest[at..];
        let begins = |pointer: &&&str| {
            let start = word.as_bytes().get(..pointer.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(pointer.as_bytes()))
        };
        let Some(pointer) = POINTERS.iter().find(begins) else { return false };
        rest = &word[pointer.len()..];
    }
    true
}
