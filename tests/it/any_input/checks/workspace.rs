//! A small folder of notes in memory, as requests see it.

use super::Input;
use mianjing::config::{Config, Language, Settings};
use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::proto;
use mianjing::snapshot::{Client, Snapshot};
use mianjing::text::Encoding;
use mianjing::text::buffer::Buffer;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use tower_lsp::lsp_types::Url;

/// Where the notes stand below the root; the first is open, and so is one that is no file.
pub(super) const PATHS: [&str; 3] = ["a.md", "b c.md", "目录/c.md"];

/// No index of answers is built aside: every input has notes of its own.
static CONFIG: LazyLock<Arc<Config>> = LazyLock::new(|| {
    let settings = Settings::from_json(&serde_json::json!({
        "search": { "index": 0 },
        "features": { "inlayHint": true },
        "severity": { "unmarked-question": "hint", "duplicate-question": "hint" },
    }));
    assert_eq!(settings.problems, [], "these settings are right");
    Arc::new(Config::new(&[&settings], Language::Chinese))
});

pub(super) struct Workspace {
    pub(super) snapshot: Snapshot,
    /// In the order of [`PATHS`].
    pub(super) ids: Vec<NoteId>,
}

/// The folder of the notes, which need not exist.
pub(super) fn root() -> PathBuf {
    PathBuf::from(if cfg!(windows) { r"C:\notes" } else { "/notes" })
}

pub(super) fn uri(path: &str) -> Url {
    Url::from_file_path(root().join(path)).expect("the root is absolute")
}

/// A client that can show everything.
pub(super) fn client(encoding: Encoding) -> Client {
    Client {
        encoding,
        hierarchical_symbols: true,
        markdown_hover: true,
        markdown_documentation: true,
        versioned_edits: true,
        creates_files: true,
        renames_files: true,
        prepares_rename: true,
        definition_links: true,
        code_action_literals: true,
        ..Client::default()
    }
}

/// A client that lacks some abilities.
pub(super) fn some_client(input: &mut Input<'_>) -> Client {
    let encoding = input.encoding();
    if input.below(3) > 0 {
        return client(encoding);
    }
    Client {
        encoding,
        pulls_diagnostics: input.flip(),
        related_information: input.flip(),
        code_description: input.flip(),
        hierarchical_symbols: input.flip(),
        markdown_hover: input.flip(),
        markdown_documentation: input.flip(),
        fold_limit: input.flip().then_some(2),
        versioned_edits: input.flip(),
        change_annotations: input.flip(),
        creates_files: input.flip(),
        renames_files: input.flip(),
        prepares_rename: input.flip(),
        definition_links: input.flip(),
        code_action_literals: input.flip(),
        resolves_edits: input.flip(),
        shows_documents: input.flip(),
    }
}

impl Workspace {
    pub(super) fn new(texts: &[&str; 3], client: Client) -> Self {
        let mut notebook = Notebook::new(vec![root()]);
        let mut ids = Vec::new();
        for (index, (path, text)) in PATHS.iter().zip(texts).enumerate() {
            let id = notebook.intern(Location::File(root().join(path)));
            ids.push(id);
            if index == 0 {
                let note = Note::open(Buffer::new(text), 7, Arc::clone(&CONFIG.elsewhere.lexicon));
                notebook.put_open(id, Arc::new(note));
            } else {
                let note = Note::new((*text).into(), None, Arc::clone(&CONFIG.elsewhere.lexicon));
                notebook.put_disk(id, Some(Arc::new(note)));
            }
        }
        let unsaved = notebook.intern(Location::Virtual("untitled:x".into()));
        let note = Note::new(texts[2].into(), Some(1), Arc::clone(&CONFIG.elsewhere.lexicon));
        notebook.put_open(unsaved, Arc::new(note));
        notebook.put_file(&root().join("图.png"), true);
        let (config, client) = (Arc::clone(&CONFIG), Arc::new(client));
        Self { snapshot: Snapshot { notebook, config, client, ..Snapshot::default() }, ids }
    }

    pub(super) fn note(&self, index: usize) -> &Note {
        self.snapshot.notebook.note(self.ids[index]).expect("every path has its note")
    }

    /// The note that `uri` names, be it a file or not.
    pub(super) fn note_at(&self, uri: &Url) -> Option<&Note> {
        let notebook = &self.snapshot.notebook;
        notebook.note(notebook.id(&proto::location(uri))?).map(|note| &**note)
    }
}

/// The note of [`PATHS`] that `uri` names.
pub(super) fn index(uri: &Url) -> Option<usize> {
    let path = uri.to_file_path().ok()?;
    PATHS.iter().position(|own| root().join(own) == path)
}
