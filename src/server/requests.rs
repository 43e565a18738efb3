//! Requests under way: each is computed on the blocking pool from its own snapshot and answered
//! exactly once, with a result, an error, or "cancelled".

use super::dispatch::Answering;
use super::routes::Route;
use crate::snapshot::Snapshot;
use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};
use serde_json::Value;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Id, Response};

/// The requests that are not answered yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Requests {
    pending: Arc<Mutex<HashMap<Id, AbortHandle>>>,
}

impl Requests {
    /// Starts computing the answer to a request.
    pub(super) fn start(
        &self,
        route: &'static Route,
        id: Id,
        params: Value,
        snapshot: oneshot::Receiver<Snapshot>,
    ) -> Answering {
        let (work, handle) = abortable(run(route, params, snapshot));
        match self.locked().entry(id.clone()) {
            Entry::Vacant(free) => free.insert(handle),
            Entry::Occupied(_) => {
                let refusal = Response::from_error(id, Error::invalid_request());
                return std::future::ready(Some(refusal)).boxed();
            }
        };
        let requests = self.clone();
        async move {
            let result = work.await.unwrap_or_else(|_| Err(Error::request_cancelled()));
            requests.locked().remove(&id);
            Some(Response::from_parts(id, result))
        }
        .boxed()
    }

    /// Answers the request `id` as cancelled, if it is under way.
    pub(super) fn cancel(&self, id: &Id) {
        if let Some(handle) = self.locked().get(id) {
            handle.abort();
        }
    }

    pub(super) fn cancel_all(&self) {
        // In which order they are told makes no difference to any of them.
        #[expect(clippy::iter_over_hash_type, reason = "the order cannot be seen")]
        for handle in self.locked().values() {
            handle.abort();
        }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<Id, AbortHandle>> {
        // Nothing that can panic runs under the lock.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the computation that nobody waits for it, when the future that waits is dropped.
struct CancelOnDrop(Snapshot);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}

async fn run(
    route: &'static Route,
    params: Value,
    snapshot: oneshot::Receiver<Snapshot>,
) -> Result<Value, Error> {
    let started = Instant::now();
    let snapshot = snapshot.await.map_err(|_| Error::internal_error())?;
    let waiting = CancelOnDrop(snapshot.clone());
    // A panic costs this request alone: the pool hands it back as an error.
    let work = tokio::task::spawn_blocking(move || {
        if snapshot.is_cancelled() {
            return Err(Error::request_cancelled());
        }
        route.answer(&snapshot, params)
    });
    let result = work.await.unwrap_or_else(|_| Err(Error::internal_error()));
    drop(waiting);
    tracing::debug!(method = route.method, micros = started.elapsed().as_micros(), "answered");
    result
}
