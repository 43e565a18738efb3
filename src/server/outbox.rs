//! Everything that is sent to the client of our own accord.
//!
//! Only tasks of this file wait for the client, each for its own answer: a client that never
//! answers holds up nothing.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::Instant;
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::{Notification, Progress};
use tower_lsp::lsp_types::request::{Request, WorkDoneProgressCreate};
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// How the tokens begin under which the progress of reading is shown.
pub(super) const PROGRESS: &str = "mianjing/scan/";

/// Reports are for people: more than a few per second only cost.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

type Sending = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

/// Sends notifications in the order given, and requests beside them. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    client: Client,
    queue: mpsc::UnboundedSender<Sending>,
    opening: Arc<Notify>,
}

impl Outbox {
    /// An outbox and the task that empties it.
    pub(super) fn new(client: Client) -> (Self, impl Future<Output = ()> + Send) {
        let (queue, mut queued) = mpsc::unbounded_channel::<Sending>();
        let opening = Arc::new(Notify::new());
        let opened = Arc::clone(&opening);
        let send = async move {
            opened.notified().await;
            while let Some(sending) = queued.recv().await {
                sending.await;
            }
        };
        (Self { client, queue, opening }, send)
    }

    /// Says that the client is initialized; what is given before that waits, as the protocol
    /// demands.
    pub(super) fn open(&self) {
        self.opening.notify_one();
    }

    pub(super) fn notify<N: Notification>(&self, params: N::Params)
    where
        N::Params: Send + 'static,
    {
        let client = self.client.clone();
        let sending = async move { client.send_notification::<N>(params).await };
        // The queue is closed only when the process ends.
        let _ = self.queue.send(Box::pin(sending));
    }

    /// Asks the client, which must be initialized, and hands what it answers, if it ever does, to `then`.
    pub(super) fn ask<R: Request>(
        &self,
        params: R::Params,
        then: impl FnOnce(R::Result) + Send + 'static,
    ) where
        R::Params: Send + 'static,
        R::Result: Send,
    {
        let client = self.client.clone();
        tokio::spawn(async move {
            match client.send_request::<R>(params).await {
                Ok(result) => then(result),
                Err(error) => tracing::debug!(method = R::METHOD, %error, "the client refused"),
            }
        });
    }

    /// Shows the progress of a scan until the sender of `done` (0 to 100) is dropped.
    pub(super) fn show_progress(&self, token: String, title: String, done: watch::Receiver<u32>) {
        tokio::spawn(show_progress(self.client.clone(), token, title, done));
    }
}

async fn show_progress(client: Client, token: String, title: String, done: watch::Receiver<u32>) {
    let token = NumberOrString::String(token);
    let create = WorkDoneProgressCreateParams { token: token.clone() };
    if client.send_request::<WorkDoneProgressCreate>(create).await.is_err() {
        return;
    }
    let send = async |value| {
        let value = ProgressParamsValue::WorkDone(value);
        client.send_notification::<Progress>(ProgressParams { token: token.clone(), value }).await;
    };
    send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
        title,
        cancellable: Some(false),
        percentage: Some(0),
        message: None,
    }))
    .await;
    let mut done = done;
    let mut is_reading = done.changed().await.is_ok();
    while is_reading {
        let percentage = *done.borrow_and_update();
        let report = WorkDoneProgressReport {
            percentage: Some(percentage),
            cancellable: Some(false),
            message: None,
        };
        send(WorkDoneProgress::Report(report)).await;
        let next = Instant::now() + BETWEEN_REPORTS;
        is_reading = done.changed().await.is_ok();
        // The end is not held back.
        while is_reading && Instant::now() < next {
            let news = tokio::time::timeout_at(next, done.changed()).await;
            is_reading = news.unwrap_or(Ok(())).is_ok();
        }
    }
    send(WorkDoneProgress::End(WorkDoneProgressEnd { message: None })).await;
}
