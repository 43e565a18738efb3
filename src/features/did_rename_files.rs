//! `workspace/didRenameFiles`, for clients that do not ask before they rename: what has moved is
//! thought back to its old place, and the links follow as they do in `will_rename_files`.

use crate::features::edits::Edits;
use crate::notebook::relink::Relink;
use crate::snapshot::Snapshot;
use std::path::PathBuf;
use tower_lsp::lsp_types::WorkspaceEdit;

/// The edit that makes the links follow, of the notes as they are after the files moved. Paths
/// are absolute, old and new. `None` when no link has to change.
pub fn edit(snapshot: &Snapshot, moves: &[(PathBuf, PathBuf)]) -> Option<WorkspaceEdit> {
    let old = Relink::before(&snapshot.notebook, moves);
    let relink = Relink::moved(&old, moves);
    let mut edits = Edits::default();
    for (id, span, text) in relink.changes(&relink.candidates()).rewritten {
        edits.replace(relink.id_after(id), span, text);
    }
    (!edits.is_empty()).then(|| edits.into_workspace_edit(snapshot))
}
