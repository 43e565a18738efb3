//! `ambiguous-link`: a link fits more than one note, file or heading.
//!
//! Editors open one of them without a word, and not all the same one.

use super::{Found, Rule, Subject};
use crate::config::Severity;
use crate::features::{messages, pointing};
use crate::notebook::resolve::{Destination, Section, Target};

/// How many of the targets a message names.
const MAX_NAMED: usize = 5;

pub(super) const RULE: Rule =
    Rule { code: "ambiguous-link", default: Severity::Information, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    for (link, target) in subject.links() {
        if let Target::Several(targets) = target {
            let names: Vec<_> =
                targets.iter().take(MAX_NAMED).map(|target| name(subject, target)).collect();
            let message =
                messages::links::ambiguous_link(subject.language(), targets.len(), &names);
            let span = if link.span.contains(link.dest) { link.dest } else { link.span };
            let mut entry = Found::new(span, message);
            entry.related =
                targets.iter().take(MAX_NAMED).filter_map(|t| related(subject, t)).collect();
            found.push(entry);
        }
    }
}

fn related(
    subject: &Subject<'_>,
    target: &Destination,
) -> Option<(crate::notebook::NoteId, crate::text::Span, String)> {
    let Destination::Note(id, section) = target else { return None };
    let note = subject.snapshot.notebook.note(*id)?;
    Some((*id, pointing::landing(note, *section), name(subject, target)))
}

/// `go/map.md`, `面经.md:12`.
fn name(subject: &Subject<'_>, target: &Destination) -> String {
    let notebook = &subject.snapshot.notebook;
    match target {
        Destination::File(path) => notebook.shown_file(path),
        Destination::Note(id, section) => {
            let path = notebook.shown_path(*id);
            match notebook.note(*id).filter(|_| *section != Section::Whole) {
                Some(note) => {
                    let line = note.lines().line_of(note.section_span(*section).start as usize);
                    format!("{path}:{}", line + 1)
                }
                None => path,
            }
        }
    }
}
