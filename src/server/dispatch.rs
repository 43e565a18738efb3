//! Takes every message in the order of the wire: notifications become events of the session,
//! requests get the snapshot of this very moment, so a query sees every message sent before it
//! and none sent after. tower-lsp handles only the lifecycle and the messages to the client.

use super::answer::Answer;
use super::capabilities::Init;
use super::event::{Event, Inbox};
use super::lifecycle::{self, Backend};
use super::requests::Requests;
use super::{notifications, routes};
use crate::config::Language;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use tower_lsp::LspService;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request};
use tower_service::Service;

/// An answer under way; `None` when the message wants none.
pub(super) type Answering = BoxFuture<'static, Option<Answer>>;

/// How far the client got (LSP 3.17, "Server lifecycle").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Fresh,
    Running,
    ShutDown,
    Over,
}

/// The exit code of the process, as known so far.
#[derive(Debug, Clone)]
pub(super) struct ExitCode(Arc<AtomicU8>);

impl ExitCode {
    /// 1 until `shutdown` was asked for.
    pub(super) fn new() -> Self {
        Self(Arc::new(AtomicU8::new(1)))
    }

    pub(super) fn get(&self) -> u8 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Where messages go.
pub(super) struct Dispatch {
    phase: Phase,
    exit_code: ExitCode,
    lifecycle: LspService<Backend>,
    inbox: Inbox,
    requests: Requests,
    /// The language of the system.
    surroundings: Language,
}

impl Dispatch {
    pub(super) fn new(
        lifecycle: LspService<Backend>,
        inbox: Inbox,
        requests: Requests,
        exit_code: ExitCode,
        surroundings: Language,
    ) -> Self {
        Self { phase: Phase::Fresh, exit_code, lifecycle, inbox, requests, surroundings }
    }

    /// Whether the client said `exit`.
    pub(super) fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// The client is gone or going: nobody waits for what is still being computed.
    pub(super) fn hang_up(&mut self) {
        if self.phase == Phase::Over {
            self.requests.cancel_all();
        }
        self.phase = Phase::Over;
    }

    /// Handles one message. Never waits.
    pub(super) fn receive(&mut self, request: Request) -> Option<Answering> {
        let (method, id, params) = request.into_parts();
        // `"params": null` is what several clients send for "no parameters".
        let params = params.filter(|params| !params.is_null());
        if let Some(id) = id {
            return Some(self.request(&method, id, params));
        }
        self.notification(&method, params);
        None
    }

    fn notification(&mut self, method: &str, params: Option<Value>) {
        match (method, self.phase) {
            ("exit", _) => self.phase = Phase::Over,
            ("$/cancelRequest", _) => {
                let id = params.and_then(|mut params| params.get_mut("id").map(Value::take));
                if let Some(id) = id.and_then(|id| serde_json::from_value(id).ok()) {
                    self.requests.cancel(&id);
                }
            }
            (_, Phase::Running) => match notifications::event(method, params.unwrap_or_default()) {
                Ok(Some(event)) => self.inbox.send(event),
                Ok(None) => tracing::debug!(method, "a notification nobody needs"),
                Err(error) => tracing::warn!(method, %error, "a notification that makes no sense"),
            },
            _ => tracing::debug!(method, "a notification out of time"),
        }
    }

    fn request(&mut self, method: &str, id: Id, params: Option<Value>) -> Answering {
        match (method, self.phase) {
            ("initialize", _) => self.initialize(id, params),
            (_, Phase::Fresh) => refuse(id, not_initialized()),
            (_, Phase::ShutDown | Phase::Over) => refuse(id, Error::invalid_request()),
            ("shutdown", Phase::Running) => {
                self.phase = Phase::ShutDown;
                self.exit_code.0.store(0, Ordering::SeqCst);
                self.inbox.send(Event::ShutDown);
                self.lifecycle("shutdown", id, None)
            }
            (_, Phase::Running) => match routes::find(method) {
                Some(route) => {
                    let moment = self.inbox.moment();
                    self.requests.start(route, id, params.unwrap_or_default(), moment)
                }
                None => refuse(id, Error::method_not_found()),
            },
        }
    }

    fn initialize(&mut self, id: Id, params: Option<Value>) -> Answering {
        let Some(params) = params.filter(Value::is_object) else {
            return refuse(id, Error::invalid_params("`initialize` needs an object"));
        };
        let mut answer = Value::Null;
        if self.phase == Phase::Fresh {
            self.phase = Phase::Running;
            let init = Init::new(&params, self.surroundings);
            let config = Arc::new(lifecycle::config(&init));
            answer = json!(lifecycle::answer(&init, &config));
            self.inbox.send(Event::Initialize(Box::new(init), config));
        }
        // What lsp-types makes of the parameters is not asked for: see `capabilities`.
        let params = json!({ "capabilities": {}, "initializationOptions": answer });
        self.lifecycle("initialize", id, Some(params))
    }

    /// Lets tower-lsp answer, which keeps its own count of the phases.
    fn lifecycle(&mut self, method: &'static str, id: Id, params: Option<Value>) -> Answering {
        let request = Request::build(method).id(id);
        let request = match params {
            Some(params) => request.params(params),
            None => request,
        };
        self.lifecycle
            .call(request.finish())
            .map(|answer| answer.ok().flatten().map(Answer::from))
            .boxed()
    }
}

fn refuse(id: Id, error: Error) -> Answering {
    std::future::ready(Some(Answer::refusal(id, error))).boxed()
}

fn not_initialized() -> Error {
    Error {
        code: ErrorCode::ServerError(-32002),
        message: "the server is not initialized yet".into(),
        data: None,
    }
}
