//! `workspace/willRenameFiles`: when notes, other files or folders move, the links follow: those to
//! them, those in them, and those that would suddenly find something else.

use crate::features::edits::Edits;
use crate::notebook::relink::Relink;
use crate::proto;
use crate::snapshot::Snapshot;
use std::path::PathBuf;
use tower_lsp::lsp_types::{
    FileOperationFilter, FileOperationPattern, FileOperationRegistrationOptions, RenameFilesParams,
    Url, WorkspaceEdit,
};

/// Every file and folder: links may lead to any.
pub fn options() -> FileOperationRegistrationOptions {
    let pattern = FileOperationPattern { glob: "**/*".into(), matches: None, options: None };
    let filters = vec![FileOperationFilter { scheme: Some("file".into()), pattern }];
    FileOperationRegistrationOptions { filters }
}

pub fn handle(snapshot: &Snapshot, params: RenameFilesParams) -> Option<WorkspaceEdit> {
    let path = |uri: &str| {
        let location = proto::location(&Url::parse(uri).ok()?);
        location.path().map(std::path::Path::to_owned)
    };
    let RenameFilesParams { files } = params;
    let moves = files.iter();
    let moves: Vec<_> =
        moves.filter_map(|file| Some((path(&file.old_uri)?, path(&file.new_uri)?))).collect();
    let edits = edits(snapshot, &moves);
    (!edits.is_empty()).then(|| edits.into_workspace_edit(snapshot))
}

/// The links to rewrite, in the notes as they are before anything moves. Paths are absolute.
pub fn edits(snapshot: &Snapshot, moves: &[(PathBuf, PathBuf)]) -> Edits {
    let relink = Relink::moved(&snapshot.notebook, moves);
    let mut edits = Edits::default();
    for (id, span, text) in relink.changes(&relink.candidates()).rewritten {
        edits.replace(id, span, text);
    }
    edits
}
