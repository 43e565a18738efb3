//! What *this* client can do, read from its `initialize`.
//!
//! Read from the JSON by path, not through lsp-types: 0.94 spells `workspace.diagnostics` without
//! its `s` and refuses the whole message for one value it does not know.

use crate::config::Language;
use crate::snapshot::Client;
use crate::text::Encoding;
use serde_json::Value;
use std::path::PathBuf;
use tower_lsp::lsp_types::{PositionEncodingKind, Url};

/// What the server itself, rather than a feature, goes by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one flag per capability the client states")]
pub(super) struct Abilities {
    /// The client asks for diagnostics and can be told to ask again; then none are pushed.
    pub(super) pulls_diagnostics: bool,
    pub(super) refreshes_lenses: bool,
    pub(super) refreshes_hints: bool,
    pub(super) refreshes_tokens: bool,
    pub(super) shows_progress: bool,
    pub(super) watches_files: bool,
    pub(super) gives_configuration: bool,
    /// `workspace.didChangeConfiguration.dynamicRegistration`
    pub(super) registers_configuration: bool,
    /// The client does not ask before it renames files, but applies edits afterwards:
    /// `workspace.applyEdit` without `workspace.fileOperations.willRename`.
    pub(super) edits_after_renames: bool,
}

/// The `initialize` of a client, read.
#[derive(Debug, Clone, Default)]
pub(super) struct Init {
    pub(super) client: Client,
    pub(super) abilities: Abilities,
    pub(super) folders: Vec<PathBuf>,
    /// The process that must outlive this one.
    pub(super) process_id: Option<u32>,
    /// The client's, or the system's where the client tells none.
    pub(super) language: Language,
    /// `initializationOptions`: settings as in the editor's configuration; null where there are none.
    pub(super) options: Value,
}

impl Init {
    /// Reads the parameters of `initialize`; whatever is missing or odd counts as not offered.
    /// `surroundings` is the language of the system.
    pub(super) fn new(params: &Value, surroundings: Language) -> Self {
        let process_id = params.get("processId").and_then(Value::as_u64);
        let options = params.get("initializationOptions");
        Self {
            client: client(params),
            abilities: abilities(params),
            folders: folders(params),
            process_id: process_id.and_then(|id| id.try_into().ok()),
            language: text(params, "/locale").map_or(surroundings, Language::of_locale),
            options: options.filter(|options| options.is_object()).cloned().unwrap_or_default(),
        }
    }
}

fn abilities(params: &Value) -> Abilities {
    let workspace = |path: &str| flag(params, &format!("/capabilities/workspace/{path}"));
    Abilities {
        pulls_diagnostics: pulls_diagnostics(params),
        refreshes_lenses: workspace("codeLens/refreshSupport"),
        refreshes_hints: workspace("inlayHint/refreshSupport"),
        refreshes_tokens: workspace("semanticTokens/refreshSupport"),
        shows_progress: flag(params, "/capabilities/window/workDoneProgress"),
        watches_files: workspace("didChangeWatchedFiles/dynamicRegistration"),
        gives_configuration: workspace("configuration"),
        registers_configuration: workspace("didChangeConfiguration/dynamicRegistration"),
        edits_after_renames: workspace("applyEdit") && !workspace("fileOperations/willRename"),
    }
}

/// A client that asks but cannot be told to ask again would show old diagnostics for ever.
fn pulls_diagnostics(params: &Value) -> bool {
    let workspace = |path: &str| flag(params, &format!("/capabilities/workspace/{path}"));
    let asks =
        params.pointer("/capabilities/textDocument/diagnostic").is_some_and(Value::is_object);
    asks && (workspace("diagnostics/refreshSupport") || workspace("diagnostic/refreshSupport"))
}

fn client(params: &Value) -> Client {
    let document = |path: &str| format!("/capabilities/textDocument/{path}");
    let can = |path: &str| flag(params, &document(path));
    let lists = |path: &str, word: &str| {
        let list = params.pointer(&document(path)).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(word)))
    };
    let operates = |operation: &str| {
        let path = "/capabilities/workspace/workspaceEdit/resourceOperations";
        let list = params.pointer(path).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|item| item.as_str() == Some(operation)))
    };
    let fold_limit = params.pointer(&document("foldingRange/rangeLimit")).and_then(Value::as_u64);
    Client {
        encoding: encoding(params),
        pulls_diagnostics: pulls_diagnostics(params),
        related_information: can("publishDiagnostics/relatedInformation"),
        code_description: can("publishDiagnostics/codeDescriptionSupport"),
        hierarchical_symbols: can("documentSymbol/hierarchicalDocumentSymbolSupport"),
        markdown_hover: lists("hover/contentFormat", "markdown"),
        markdown_documentation: lists("completion/completionItem/documentationFormat", "markdown"),
        fold_limit: fold_limit.and_then(|limit| limit.try_into().ok()),
        versioned_edits: flag(params, "/capabilities/workspace/workspaceEdit/documentChanges")
            // Neovim 0.11 applies them and does not say so; only among them can it make files.
            || operates("create")
            || operates("rename"),
        change_annotations: params
            .pointer("/capabilities/workspace/workspaceEdit/changeAnnotationSupport")
            .is_some_and(Value::is_object),
        creates_files: operates("create"),
        renames_files: operates("rename"),
        prepares_rename: can("rename/prepareSupport"),
        definition_links: can("definition/linkSupport"),
        code_action_literals: params
            .pointer(&document("codeAction/codeActionLiteralSupport"))
            .is_some_and(Value::is_object),
        resolves_edits: lists("codeAction/resolveSupport/properties", "edit"),
        shows_documents: flag(params, "/capabilities/window/showDocument/support"),
    }
}

/// The first encoding of the client's list that is known: clients put what costs them least
/// first. Without a list it is UTF-16 (LSP 3.17, `PositionEncodingKind`).
fn encoding(params: &Value) -> Encoding {
    let list = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
    let known = |kind: &Value| match kind.as_str()? {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    list.and_then(|list| list.iter().find_map(known)).unwrap_or_default()
}

/// The protocol's name of an encoding.
pub(super) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// The workspace folders; else the root, in its newer or older form; else none. The working
/// directory is never taken for a root: editors start servers anywhere.
fn folders(params: &Value) -> Vec<PathBuf> {
    let folders = params.get("workspaceFolders").and_then(Value::as_array);
    let named: Vec<PathBuf> = folders
        .into_iter()
        .flatten()
        .filter_map(|folder| path(folder.get("uri")?.as_str()?))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let root = text(params, "/rootUri").and_then(path);
    let old = || text(params, "/rootPath").map(PathBuf::from).filter(|path| path.is_absolute());
    root.or_else(old).into_iter().collect()
}

fn path(uri: &str) -> Option<PathBuf> {
    let uri = Url::parse(uri).ok().filter(|uri| uri.scheme() == "file")?;
    crate::proto::uri::path(&uri)
}

fn flag(params: &Value, path: &str) -> bool {
    params.pointer(path).and_then(Value::as_bool).unwrap_or(false)
}

fn text<'v>(params: &'v Value, path: &str) -> Option<&'v str> {
    params.pointer(path).and_then(Value::as_str)
}
