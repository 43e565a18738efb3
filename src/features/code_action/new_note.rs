//! A note that an action makes: where it is put and what it is called.

use super::Context;
use crate::notebook::{Location, names};
use crate::proto;
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::Url;

/// File names get no longer than this, in characters: other systems count bytes, and 255 of them.
const MAX_NAME: usize = 60;

/// A note that is not there yet.
pub(super) struct NewNote {
    /// What links call it: its name, or its path from the root where the name is taken.
    pub(super) name: String,
    pub(super) uri: Url,
}

impl NewNote {
    /// A note beside the one at hand whose name says `title`; numbered when the name is taken.
    /// `None` where no file can be made.
    pub(super) fn beside(context: &Context<'_>, title: &str) -> Option<Self> {
        if !can_create(context) {
            return None;
        }
        let notebook = &context.snapshot.notebook;
        let folder = notebook.location(context.id).path()?.parent()?;
        notebook.folder_of(context.id)?;
        let base = file_name(title);
        let is_free = |name: &String| {
            let tables = notebook.tables();
            let key = names::key(name);
            tables.named(&key).is_empty()
                && tables.aliased(&key).is_empty()
                && !folder.join(format!("{name}.md")).exists()
        };
        let numbered = (2..100).map(|number| format!("{base} {number}"));
        let name = std::iter::once(base.clone()).chain(numbered).find(is_free)?;
        let uri = proto::url(&Location::File(folder.join(format!("{name}.md"))))?;
        Some(Self { name, uri })
    }
}

/// Whether the client can make files as part of an edit.
pub(super) fn can_create(context: &Context<'_>) -> bool {
    context.snapshot.client.creates_files && context.snapshot.client.versioned_edits
}

/// The path of the note that a dead link asks for: the one it names, or beside the note at hand.
pub(super) fn wanted_path(
    context: &Context<'_>,
    named: Option<&PathBuf>,
    path: &str,
) -> Option<PathBuf> {
    let notebook = &context.snapshot.notebook;
    let root = notebook.folder_of(context.id)?;
    let own = notebook.location(context.id).path()?.parent()?;
    let found = match named {
        Some(path) => path.clone(),
        None if path.contains('/') => names::join(root, path)?,
        None => names::join(own, path)?,
    };
    let is_note = names::without_note_extension(path) != path;
    let found = if is_note { found } else { with_note_extension(&found) };
    found.starts_with(root).then_some(found)
}

fn with_note_extension(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".md");
    path.with_file_name(name)
}

/// `title` as the name of a file on every system, and as a link's target.
pub(crate) fn file_name(title: &str) -> String {
    let is_bad = |c: char| c.is_control() || "/\\:*?\"<>|#^[]%".contains(c);
    let clear: String = title.chars().map(|c| if is_bad(c) { ' ' } else { c }).collect();
    let words: Vec<_> = clear.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(MAX_NAME).collect();
    let name = name.trim_matches(['.', ' ', '？', '。', '：', '，', '-']);
    if name.is_empty() {
        "note".into()
    } else if is_device(name) {
        format!("{name} note")
    } else {
        name.to_owned()
    }
}

/// Whether Windows takes a name for a device, whatever extension follows it (`nul.md`).
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    ["con", "prn", "aux", "nul"].contains(&&*stem)
        || port.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
}
