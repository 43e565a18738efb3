//! What a feature may look at: everything as of one message of the client.

use crate::config::Config;
use crate::notebook::Notebook;
use crate::review::desk::Desk;
use crate::search::catalogue::Catalogue;
use crate::search::early::Early;
use crate::search::query::Query;
use crate::search::related::Relations;
use crate::text::Encoding;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long an answer waits that would be wrong without what is still being worked out.
const SOON: Duration = Duration::from_secs(5);

/// What this client can show, as far as answers depend on it.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one flag per capability the client states")]
pub struct Client {
    pub encoding: Encoding,
    /// `textDocument.diagnostic` and `workspace.diagnostics.refreshSupport`: the client asks for
    /// diagnostics, so none are pushed.
    pub pulls_diagnostics: bool,
    /// `publishDiagnostics.relatedInformation`
    pub related_information: bool,
    /// `publishDiagnostics.codeDescriptionSupport`
    pub code_description: bool,
    /// `documentSymbol.hierarchicalDocumentSymbolSupport`
    pub hierarchical_symbols: bool,
    /// `hover.contentFormat` has `markdown`.
    pub markdown_hover: bool,
    /// `completion.completionItem.documentationFormat` has `markdown`.
    pub markdown_documentation: bool,
    /// `foldingRange.rangeLimit`
    pub fold_limit: Option<u32>,
    /// `workspace.workspaceEdit.documentChanges`: edits may carry versions.
    pub versioned_edits: bool,
    /// `workspace.workspaceEdit.changeAnnotationSupport`: edits may ask for confirmation.
    pub change_annotations: bool,
    /// `workspace.workspaceEdit.resourceOperations` has `create`.
    pub creates_files: bool,
    /// `workspace.workspaceEdit.resourceOperations` has `rename`.
    pub renames_files: bool,
    /// `rename.prepareSupport`
    pub prepares_rename: bool,
    /// `definition.linkSupport`
    pub definition_links: bool,
    /// `codeAction.codeActionLiteralSupport`
    pub code_action_literals: bool,
    /// `codeAction.resolveSupport.properties` has `edit`.
    pub resolves_edits: bool,
    /// `window.showDocument.support`
    pub shows_documents: bool,
}

/// A view of the whole state, taken when the request was read from the wire. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub notebook: Notebook,
    /// Where the folders are still being read, but all texts are there.
    pub early: Option<Arc<Early>>,
    pub config: Arc<Config>,
    pub client: Arc<Client>,
    /// What search keeps beside the notes; shared by all snapshots of a session.
    pub catalogue: Arc<Catalogue>,
    /// What is known of the reviews of each folder; shared by all snapshots of a session.
    pub desk: Arc<Desk>,
    /// The folders are still being read: what is missing may only be unread.
    pub is_partial: bool,
    /// Set when the client cancelled the request that this snapshot was taken for.
    pub cancelled: Arc<AtomicBool>,
}

impl Snapshot {
    /// Whether nobody waits for the answer any more; long work asks now and then.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// A part of the notes in which `query` finds what it finds in all of them, at least what has
    /// its words; `None` when that is not known before all are read.
    pub fn with_words(&self, query: &Query) -> Option<Self> {
        let is_cancelled = || self.is_cancelled();
        let early = self.early.as_ref()?;
        // The one that it is told by has read the titles already.
        let catalogue = Arc::new(Catalogue::without_relations());
        let notebook = early.notebook(&self.notebook, &catalogue, query, &is_cancelled)?;
        Some(Self { notebook, catalogue, early: None, ..self.clone() })
    }

    /// Which questions are the same as which; `None` while a large folder is read for the first
    /// time.
    pub fn relations(&self) -> Option<Relations> {
        self.catalogue.relations(&self.notebook)
    }

    /// The same for an answer that would be wrong without: waits a few seconds for them.
    pub fn relations_soon(&self) -> Option<Relations> {
        let is_cancelled = || self.is_cancelled();
        self.catalogue.relations_within(&self.notebook, SOON, &is_cancelled)
    }
}
