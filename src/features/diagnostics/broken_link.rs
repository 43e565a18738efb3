//! `broken-link`: the note, heading, block or file a link names does not exist.
//!
//! Links that leave the note folders are left alone, and so are those to files that are there
//! though no note folder shows them: hidden and ignored ones.

use super::{Found, Rule, Subject};
use crate::config::{Language, Severity};
use crate::features::messages;
use crate::notebook::resolve::{Missing, Target};
use crate::notebook::{Note, NoteId, Notebook, names};
use crate::syntax::links::Link;
use crate::text::Span;
use std::path::{Path, PathBuf};

pub(super) const RULE: Rule = Rule { code: "broken-link", default: Severity::Warning, check };

fn check(subject: &Subject<'_>, found: &mut Vec<Found>) {
    let notebook = &subject.snapshot.notebook;
    for (link, target) in subject.links() {
        if let Some(missing) = lacks(notebook, subject.id, (link, target))
            && !is_image(link, &missing)
        {
            let message = why(notebook, link, &missing, subject.language());
            found.push(Found::new(place(subject.note, link, &missing), message));
        }
    }
}

/// What a link lacks; `None` when it leads somewhere or may do so.
pub(super) fn dead(notebook: &Notebook, id: NoteId, link: &Link) -> Option<Missing> {
    lacks(notebook, id, (link, &notebook.resolve(id, link)))
}

/// As [`dead`], of a link whose target is known.
pub(super) fn lacks(
    notebook: &Notebook,
    id: NoteId,
    (link, target): (&Link, &Target),
) -> Option<Missing> {
    let Target::Missing(missing) = target else { return None };
    (!is_unread(notebook, id, link, missing)).then(|| missing.clone())
}

/// Whether what seems missing is there, though it is not read: hidden, ignored, or a symbolic link.
/// A name is looked for beside the note and at the root of its folder. Asked only about links that
/// would be reported, and only inside the note folders.
fn is_unread(notebook: &Notebook, id: NoteId, link: &Link, missing: &Missing) -> bool {
    let is_there = |path: &Path| {
        let mut note = path.as_os_str().to_owned();
        note.push(".md");
        path.exists() || Path::new(&note).exists()
    };
    match missing {
        Missing::Heading(_) | Missing::Block(_) => false,
        Missing::Note(Some(path)) | Missing::File(Some(path)) => is_there(path),
        Missing::Note(None) | Missing::File(None) => {
            let own = notebook.location(id).path().and_then(Path::parent);
            let folders = [own, notebook.folder_of(id)];
            let paths = folders.iter().flatten().filter_map(|it| names::join(it, &link.path()));
            let is_ours = |path: &PathBuf| notebook.folders().iter().any(|it| path.starts_with(it));
            paths.filter(is_ours).any(|path| is_there(&path))
        }
    }
}

/// Whether it is an embedded file that is missing, which is another rule's.
pub(super) fn is_image(link: &Link, missing: &Missing) -> bool {
    link.is_embed && matches!(missing, Missing::File(_))
}

/// The bytes to underline: the part of the link that leads nowhere.
pub(super) fn place(note: &Note, link: &Link, missing: &Missing) -> Span {
    let part = match missing {
        Missing::Note(_) | Missing::File(_) => Some(link.path_span(note.text())),
        Missing::Heading(_) | Missing::Block(_) => link.anchor_span(note.text()),
    };
    part.filter(|part| !part.is_empty()).unwrap_or(link.span)
}

/// The cause, as a sentence.
pub(super) fn why(
    notebook: &Notebook,
    link: &Link,
    missing: &Missing,
    language: Language,
) -> String {
    let anchor = link.anchor().unwrap_or_default();
    match missing {
        Missing::Note(_) => messages::links::no_such_note(language, &link.path()),
        Missing::File(_) => messages::links::no_such_file(language, &link.path()),
        Missing::Heading(id) => {
            messages::links::no_such_heading(language, &anchor, &notebook.shown_path(*id))
        }
        Missing::Block(id) => {
            messages::links::no_such_block(language, &anchor, &notebook.shown_path(*id))
        }
    }
}
