//! Every request this server answers: its method, what the server says about it when it is
//! initialized, and the function that answers.
//!
//! # To add a feature
//!
//! Write `src/features/<name>.rs` with
//! `pub fn handle(snapshot: &Snapshot, params: XParams) -> <X as Request>::Result`
//! and add it to one of the lists below, with the type of the request in [`request`]:
//!
//! ```text
//! route::<request::HoverRequest>("hover", features::hover::handle, |offer, _| {
//!     offer.hover_provider = Some(true.into());
//! }),
//! ```
//!
//! The first argument is the name by which the user may switch the feature off; its capability
//! is then not offered and its requests are answered with `null`. Requests that belong together
//! (completion and its resolve) share a name, and the later ones offer with [`nothing`] or add to
//! what the first offered. What can be refused for a reason the user should read (rename) is
//! [`refusable`] and gives a `Result<_, String>`. A request of our own (`mianjing/search`) is a
//! type of ours that implements [`Request`].

use super::answer::written;
use super::pull;
use crate::features;
use crate::report::request as report;
use crate::search::query::Query;
use crate::snapshot::{Client, Snapshot};
use serde_json::Value;
use serde_json::value::RawValue;
use std::sync::LazyLock;
use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::lsp_types::request::{self, Request};
use tower_lsp::lsp_types::{
    CodeLensOptions, DocumentLinkOptions, OneOf, RenameOptions, ServerCapabilities,
    ShowDocumentParams, WorkDoneProgressOptions, WorkspaceSymbolOptions,
};

/// One kind of request.
pub struct Route {
    /// The protocol's name of the request.
    pub method: &'static str,
    /// The feature, as in [`crate::config::Config::is_on`].
    pub feature: &'static str,
    offer: fn(&mut ServerCapabilities, &Client),
    handle: Handle,
    pub(super) patience: Patience,
    /// A state that is enough to answer from while the folders are still being read, if there is one.
    pub(super) early: Option<fn(&Snapshot, &Value) -> Option<Snapshot>>,
    /// What a client that can is asked to show besides, from the answer.
    pub(super) shows: Option<fn(&Value) -> Option<ShowDocumentParams>>,
}

/// Reads the parameters, answers, writes the answer.
type Handle = Box<dyn Fn(&Snapshot, Value) -> Result<Box<RawValue>, Error> + Send + Sync>;

/// Whether an answer may wait for something else than its own computation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    /// Answered from the state of the moment the request was read.
    None,
    /// Waits until the folders are read, but not for ever: some notes are better than none.
    Briefly,
    /// Waits until the folders are read, because what is missing would be reported.
    UntilSettled,
    /// Also waits until there is something new to say.
    UntilNews,
}

impl Route {
    /// The answer as it is written, for parameters as they came over the wire.
    pub fn answer(&self, snapshot: &Snapshot, params: Value) -> Result<Box<RawValue>, Error> {
        // Reports of diagnostics have no `null`; they are empty instead.
        if self.feature != "diagnostics" && !snapshot.config.is_on(self.feature) {
            return Ok(RawValue::NULL.to_owned());
        }
        (self.handle)(snapshot, params)
    }
}

fn routes() -> Vec<Route> {
    [diagnostics(), about_a_note(), about_a_place(), about_links(), about_everything()]
        .into_iter()
        .flatten()
        .collect()
}

fn diagnostics() -> Vec<Route> {
    use request::{DocumentDiagnosticRequest, WorkspaceDiagnosticRequest};
    vec![
        Route {
            patience: Patience::UntilSettled,
            ..route::<DocumentDiagnosticRequest>("diagnostics", pull::document, pull::offer)
        },
        Route {
            patience: Patience::UntilNews,
            ..route::<WorkspaceDiagnosticRequest>("diagnostics", pull::workspace, nothing)
        },
    ]
}

/// What follows links and keeps them right.
fn about_links() -> Vec<Route> {
    use features::{
        definition, document_highlight, document_link, references, rename, will_rename_files,
    };
    vec![
        route::<request::GotoDefinition>("definition", definition::handle, |offer, _| {
            offer.definition_provider = Some(OneOf::Left(true));
        }),
        route::<request::References>("references", references::handle, |offer, _| {
            offer.references_provider = Some(OneOf::Left(true));
        }),
        route::<request::DocumentHighlightRequest>(
            "document_highlight",
            document_highlight::handle,
            |offer, _| offer.document_highlight_provider = Some(OneOf::Left(true)),
        ),
        route::<request::DocumentLinkRequest>(
            "document_link",
            document_link::handle,
            |offer, _| {
                offer.document_link_provider = Some(DocumentLinkOptions {
                    resolve_provider: Some(true),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                });
            },
        ),
        route::<request::DocumentLinkResolve>("document_link", document_link::resolve, nothing),
        // A link in a note that is not read yet would be left behind.
        Route {
            patience: Patience::UntilSettled,
            ..refusable::<request::Rename>("rename", rename::handle, offer_rename)
        },
        route::<request::PrepareRenameRequest>("rename", rename::prepare, nothing),
        Route {
            patience: Patience::UntilSettled,
            ..route::<request::WillRenameFiles>("rename", will_rename_files::handle, |offer, _| {
                let workspace = offer.workspace.get_or_insert_default();
                let files = workspace.file_operations.get_or_insert_default();
                files.will_rename = Some(will_rename_files::options());
            })
        },
    ]
}

fn offer_rename(offer: &mut ServerCapabilities, client: &Client) {
    let options = RenameOptions {
        prepare_provider: Some(true),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    // The options mean something only to clients that ask before they rename.
    let plain = OneOf::Left(true);
    offer.rename_provider =
        Some(if client.prepares_rename { OneOf::Right(options) } else { plain });
}

/// What is asked about one note as a whole.
fn about_a_note() -> Vec<Route> {
    use features::{document_symbol, folding_range, semantic_tokens};
    vec![
        route::<request::CodeLensRequest>("code_lens", features::code_lens::handle, |offer, _| {
            offer.code_lens_provider = Some(CodeLensOptions { resolve_provider: Some(true) });
        }),
        route::<request::CodeLensResolve>("code_lens", features::code_lens::resolve, nothing),
        route::<request::InlayHintRequest>(
            "inlay_hint",
            features::inlay_hint::handle,
            |offer, _| offer.inlay_hint_provider = Some(OneOf::Left(true)),
        ),
        route::<request::DocumentSymbolRequest>(
            "document_symbol",
            document_symbol::handle,
            |offer, _| offer.document_symbol_provider = Some(OneOf::Left(true)),
        ),
        route::<request::FoldingRangeRequest>(
            "folding_range",
            folding_range::handle,
            |offer, _| {
                offer.folding_range_provider = Some(true.into());
            },
        ),
        route::<request::SemanticTokensFullRequest>(
            "semantic_tokens",
            semantic_tokens::full,
            |offer, _| offer.semantic_tokens_provider = Some(semantic_tokens::options().into()),
        ),
        route::<request::SemanticTokensFullDeltaRequest>(
            "semantic_tokens",
            semantic_tokens::full_delta,
            nothing,
        ),
        route::<request::SemanticTokensRangeRequest>(
            "semantic_tokens",
            semantic_tokens::range,
            nothing,
        ),
    ]
}

/// What is asked about a place in a note.
fn about_a_place() -> Vec<Route> {
    vec![
        route::<request::Completion>("completion", features::completion::handle, |offer, _| {
            offer.completion_provider = Some(features::completion::options());
        }),
        route::<request::ResolveCompletionItem>(
            "completion",
            features::completion::resolve,
            nothing,
        ),
        route::<request::CodeActionRequest>(
            "code_action",
            features::code_action::handle,
            |offer, _| offer.code_action_provider = Some(features::code_action::options()),
        ),
        route::<request::CodeActionResolveRequest>(
            "code_action",
            features::code_action::resolve,
            nothing,
        ),
        route::<request::HoverRequest>("hover", features::hover::handle, |offer, _| {
            offer.hover_provider = Some(true.into());
        }),
        route::<request::SelectionRangeRequest>(
            "selection_range",
            features::selection_range::handle,
            |offer, _| offer.selection_range_provider = Some(true.into()),
        ),
    ]
}

/// What is asked about all notes.
fn about_everything() -> Vec<Route> {
    use features::{
        execute_command, new_interview, related, review, search, unanswered, workspace_symbol,
    };
    vec![
        searching(route::<request::WorkspaceSymbolRequest>(
            "workspace_symbol",
            workspace_symbol::handle,
            |offer, _| offer.workspace_symbol_provider = Some(OneOf::Left(true)),
        )),
        route::<request::WorkspaceSymbolResolve>(
            "workspace_symbol",
            workspace_symbol::resolve,
            |offer, _| {
                offer.workspace_symbol_provider = Some(OneOf::Right(WorkspaceSymbolOptions {
                    resolve_provider: Some(true),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                }));
            },
        ),
        searching(route::<search::Search>("search", search::handle, nothing)),
        patient(route::<related::RelatedQuestions>("related", related::handle, nothing)),
        patient(route::<related::StudyList>("related", related::study_list, nothing)),
        patient(route::<unanswered::Unanswered>("unanswered", unanswered::handle, nothing)),
        patient(route::<review::Review>("review", review::handle, nothing)),
        Route {
            shows: Some(execute_command::shown),
            ..patient(refusable::<request::ExecuteCommand>(
                "execute_command",
                execute_command::handle,
                |offer, _| offer.execute_command_provider = Some(execute_command::options()),
            ))
        },
        patient(route::<new_interview::NewInterview>(
            "new_interview",
            new_interview::handle,
            nothing,
        )),
        patient(route::<report::ReportRequest>("report", report::handle, nothing)),
    ]
}

/// For requests whose answer is made of all notes.
fn patient(route: Route) -> Route {
    Route { patience: Patience::Briefly, ..route }
}

/// For requests with a query, whose answer is made of all notes.
fn searching(route: Route) -> Route {
    let early = |snapshot: &Snapshot, params: &Value| {
        let query = params.get("query")?.as_str()?;
        snapshot.with_words(&Query::parse(query).ok()?)
    };
    Route { early: Some(early), ..patient(route) }
}

/// A request that always has an answer.
fn route<R: Request>(
    feature: &'static str,
    handle: fn(&Snapshot, R::Params) -> R::Result,
    offer: fn(&mut ServerCapabilities, &Client),
) -> Route
where
    R::Params: 'static,
    R::Result: 'static,
{
    let handle = move |snapshot: &Snapshot, params| written(&handle(snapshot, read::<R>(params)?));
    made::<R>(feature, Box::new(handle), offer)
}

/// A request that may be refused with a sentence for the user.
fn refusable<R: Request>(
    feature: &'static str,
    handle: fn(&Snapshot, R::Params) -> Result<R::Result, String>,
    offer: fn(&mut ServerCapabilities, &Client),
) -> Route
where
    R::Params: 'static,
    R::Result: 'static,
{
    let handle = move |snapshot: &Snapshot, params| {
        let refused = |message: String| Error {
            code: ErrorCode::ServerError(REQUEST_FAILED),
            message: message.into(),
            data: None,
        };
        written(&handle(snapshot, read::<R>(params)?).map_err(refused)?)
    };
    made::<R>(feature, Box::new(handle), offer)
}

/// The route of `R`, which waits for nothing else and has nothing shown behind its answer.
fn made<R: Request>(
    feature: &'static str,
    handle: Handle,
    offer: fn(&mut ServerCapabilities, &Client),
) -> Route {
    let (patience, early, shows) = (Patience::None, None, None);
    Route { method: R::METHOD, feature, offer, handle, patience, early, shows }
}

/// For requests whose capability another route offers, or that need none.
fn nothing(_: &mut ServerCapabilities, _: &Client) {}

/// `LSPErrorCodes.RequestFailed` of LSP 3.17: a correct request that cannot be fulfilled.
const REQUEST_FAILED: i64 = -32803;

fn read<R: Request>(params: Value) -> Result<R::Params, Error> {
    serde_json::from_value(params).map_err(|error| Error::invalid_params(error.to_string()))
}

static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(routes);

/// Every route, in the order of [`routes`].
pub fn all() -> &'static [Route] {
    &ROUTES
}

/// The route of a method; `None` for what the server does not answer.
pub(super) fn find(method: &str) -> Option<&'static Route> {
    ROUTES.iter().find(|route| route.method == method)
}

/// Adds what the routes offer this client, leaving out the features that `is_on` denies.
pub(super) fn offer(
    capabilities: &mut ServerCapabilities,
    client: &Client,
    is_on: impl Fn(&str) -> bool,
) {
    for route in all().iter().filter(|route| is_on(route.feature)) {
        (route.offer)(capabilities, client);
    }
}

/// A route that answers as a test wants it to; it lives as long as the test's process.
#[cfg(test)]
pub(super) fn testing_route(
    patience: Patience,
    handle: impl Fn(&Snapshot, Value) -> Result<Value, Error> + Send + Sync + 'static,
) -> &'static Route {
    Box::leak(Box::new(testing(patience, handle)))
}

/// As [`testing_route`], for a search.
#[cfg(test)]
pub(super) fn testing_search(
    handle: impl Fn(&Snapshot, Value) -> Result<Value, Error> + Send + Sync + 'static,
) -> &'static Route {
    Box::leak(Box::new(searching(testing(Patience::Briefly, handle))))
}

#[cfg(test)]
fn testing(
    patience: Patience,
    handle: impl Fn(&Snapshot, Value) -> Result<Value, Error> + Send + Sync + 'static,
) -> Route {
    Route {
        method: "mianjing/testing",
        feature: "testing",
        offer: nothing,
        handle: Box::new(move |snapshot, params| written(&handle(snapshot, params)?)),
        patience,
        early: None,
        shows: None,
    }
}
