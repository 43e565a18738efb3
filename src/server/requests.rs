//! Requests under way: each is computed on the blocking pool from its own snapshot and answered
//! exactly once, with a result, an error, or "cancelled".

use super::answer::{Answer, written};
use super::dispatch::Answering;
use super::outbox::Outbox;
use super::pull;
use super::reports::{Asked, Reports};
use super::routes::{Patience, Route};
use super::session::{Latest, Moment};
use crate::proto;
use crate::snapshot::Snapshot;
use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{oneshot, watch};
use tokio::time::timeout_at;
use tower_lsp::jsonrpc::{Error, Id};
use tower_lsp::lsp_types::Url;
use tower_lsp::lsp_types::request::ShowDocument;

/// How long to wait for more news before a request that waits for news is computed again.
const BETWEEN_NEWS: Duration = Duration::from_millis(300);

/// How long an answer made of all notes waits for the folders to be read, or for the files of which
/// the client said before it asked that they changed. A folder of 10,000 notes takes a second, a
/// file a millisecond.
const BRIEFLY: Duration = Duration::from_secs(5);

/// The requests that are not answered yet.
#[derive(Debug, Clone)]
pub(super) struct Requests {
    pending: Arc<Mutex<HashMap<Id, AbortHandle>>>,
    latest: watch::Receiver<Latest>,
    /// Whether the client was once told all news; from then on it waits for new ones.
    told_news: Arc<AtomicBool>,
    outbox: Outbox,
    reports: Arc<Reports>,
}

impl Requests {
    pub(super) fn new(latest: watch::Receiver<Latest>, outbox: Outbox) -> Self {
        let (pending, told_news, reports) = Default::default();
        Self { pending, latest, told_news, outbox, reports }
    }

    /// Starts computing the answer to a request.
    pub(super) fn start(
        &self,
        route: &'static Route,
        id: Id,
        params: Value,
        moment: oneshot::Receiver<Moment>,
    ) -> Answering {
        let was_settled = self.latest.borrow().is_settled;
        let (work, handle) = abortable(self.clone().run(route, params, moment, was_settled));
        match self.locked().entry(id.clone()) {
            Entry::Vacant(free) => free.insert(handle),
            Entry::Occupied(_) => {
                let refusal = Answer::refusal(id, Error::invalid_request());
                return std::future::ready(Some(refusal)).boxed();
            }
        };
        let requests = self.clone();
        async move {
            let result = work.await.unwrap_or_else(|_| Err(Error::request_cancelled()));
            requests.locked().remove(&id);
            Some(Answer::new(id, result))
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

    async fn run(
        mut self,
        route: &'static Route,
        params: Value,
        moment: oneshot::Receiver<Moment>,
        was_settled: bool,
    ) -> Result<Box<RawValue>, Error> {
        let started = Instant::now();
        let moment = moment.await.map_err(|_| Error::internal_error())?;
        let Moment { snapshot, is_read, looks } = moment;
        let patience = match route.patience {
            // What the disk says of it now is what the client knows of it.
            Patience::None if !is_read && is_closed(&params, &snapshot) => Patience::Briefly,
            patience => patience,
        };
        let result = match patience {
            Patience::None => compute(route, params, snapshot).await,
            Patience::UntilSettled if was_settled => compute(route, params, snapshot).await,
            Patience::Briefly if is_read => compute(route, params, snapshot).await,
            Patience::Briefly => {
                let end = Instant::now() + BRIEFLY;
                let early = timeout_at(end.into(), self.early(route, &params, &snapshot, looks));
                if let Ok(Some(early)) = early.await {
                    early
                } else {
                    let read = timeout_at(end.into(), self.read(looks)).await;
                    let read = read.unwrap_or_else(|_| Ok(snapshot.clone()))?;
                    compute(route, params, as_open_in(read, &snapshot)).await
                }
            }
            Patience::UntilSettled => {
                let settled = self.settled().await?;
                compute(route, params, as_open_in(settled, &snapshot)).await
            }
            Patience::UntilNews => self.wait_for_news(params).await,
        };
        if let Ok(answer) = &result
            && let Some(shows) = route.shows
            && let Some(shown) = serde_json::from_str(answer.get()).ok().as_ref().and_then(shows)
            && self.latest.borrow().snapshot.client.shows_documents
        {
            self.outbox.ask::<ShowDocument>(shown, |_| ());
        }
        tracing::debug!(method = route.method, micros = started.elapsed().as_micros(), "answered");
        result
    }

    /// The answer from the texts of all notes, before all of them are read, if it can be told so. The
    /// texts are as old as the scan: nothing may have been touched since.
    async fn early(
        &mut self,
        route: &'static Route,
        params: &Value,
        asked: &Snapshot,
        looks: u64,
    ) -> Option<Result<Box<RawValue>, Error>> {
        let enough = route.early?;
        let has_texts = |latest: &Latest| latest.is_settled || latest.snapshot.early.is_some();
        let early = {
            let latest = self.latest.wait_for(has_texts).await.ok()?;
            latest.snapshot.early.clone().filter(|_| latest.looked >= looks)?
        };
        let (asked, params) = (
            Snapshot { early: Some(early), cancelled: Arc::default(), ..asked.clone() },
            params.clone(),
        );
        let answer = on_pool(asked, move |snapshot| {
            enough(snapshot, &params).map(|few| route.answer(&few, params)).transpose()
        });
        answer.await.transpose()
    }

    /// The state once the folders are read: this or a later one.
    async fn settled(&mut self) -> Result<Snapshot, Error> {
        self.read(0).await
    }

    /// As [`Self::settled`], once the disk was looked at so often because something was touched.
    async fn read(&mut self, looks: u64) -> Result<Snapshot, Error> {
        let is_read = |latest: &Latest| latest.is_settled && latest.looked >= looks;
        let latest = self.latest.wait_for(is_read).await;
        let latest = latest.map_err(|_| Error::internal_error())?;
        Ok(Snapshot { cancelled: Arc::default(), ..latest.snapshot.clone() })
    }

    /// Clients ask for the diagnostics of all notes over and over; the answer waits until it
    /// differs from the one they have.
    async fn wait_for_news(&mut self, params: Value) -> Result<Box<RawValue>, Error> {
        let params = serde_json::from_value(params);
        let params = params.map_err(|error| Error::invalid_params(error.to_string()))?;
        let asked = Arc::new(Mutex::new(Asked::new(params)));
        loop {
            let snapshot = self.settled().await?;
            let (reports, asked) = (Arc::clone(&self.reports), Arc::clone(&asked));
            let answer = on_pool(snapshot, move |snapshot| {
                let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(reports.news(snapshot, &mut asked))
            });
            let answer = answer.await?;
            let has_told = self.told_news.swap(true, Ordering::Relaxed);
            if !has_told || !pull::says_nothing_new(&answer) {
                return written(&answer);
            }
            self.latest.changed().await.map_err(|_| Error::internal_error())?;
            tokio::time::sleep(BETWEEN_NEWS).await;
        }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<Id, AbortHandle>> {
        // Nothing that can panic runs under the lock.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether it is asked about a file of the folders that the editor has not open.
fn is_closed(params: &Value, snapshot: &Snapshot) -> bool {
    let uri = params.get("textDocument").and_then(|document| document.get("uri"));
    let uri = uri.and_then(Value::as_str).and_then(|uri| Url::parse(uri).ok());
    let Some(location) = uri.map(|uri| proto::location(&uri)) else { return false };
    let notebook = &snapshot.notebook;
    let is_open = notebook.id(&location).is_some_and(|id| notebook.is_open(id));
    let stands_in = |folder: &PathBuf| location.path().is_some_and(|path| path.starts_with(folder));
    !is_open && notebook.folders().iter().any(stands_in)
}

/// What was read since, with the texts that were open when it was asked: positions in the request
/// are those of its own moment.
fn as_open_in(read: Snapshot, asked: &Snapshot) -> Snapshot {
    Snapshot { notebook: read.notebook.as_open_in(&asked.notebook), ..read }
}

/// Tells the computation that nobody waits for it, when the future that waits is dropped.
struct CancelOnDrop(Snapshot);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}

async fn compute(
    route: &'static Route,
    params: Value,
    snapshot: Snapshot,
) -> Result<Box<RawValue>, Error> {
    on_pool(snapshot, move |snapshot| route.answer(snapshot, params)).await
}

/// What `work` gives, unless nobody waits for it any more.
async fn on_pool<T: Send + 'static>(
    snapshot: Snapshot,
    work: impl FnOnce(&Snapshot) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let waiting = CancelOnDrop(snapshot.clone());
    // A panic costs this request alone: the pool hands it back as an error.
    let work = tokio::task::spawn_blocking(move || {
        if snapshot.is_cancelled() {
            return Err(Error::request_cancelled());
        }
        work(&snapshot)
    });
    let result = work.await.unwrap_or_else(|_| Err(Error::internal_error()));
    drop(waiting);
    result
}

#[cfg(test)]
mod tests {
    use super::super::lifecycle::Backend;
    use super::super::routes::{testing_route, testing_search};
    use super::*;
    use crate::notebook::{Location, Note};
    use crate::search::early::Early;
    use serde_json::json;
    use std::sync::mpsc;
    use tower_lsp::LspService;

    fn requests() -> (watch::Sender<Latest>, Requests) {
        let (latest, seen) = watch::channel(Latest::default());
        let (service, _) = LspService::new(|client| Backend { client });
        let (outbox, _) = Outbox::new(service.inner().client.clone());
        (latest, Requests::new(seen, outbox))
    }

    fn moment() -> oneshot::Receiver<Moment> {
        let (send, receive) = oneshot::channel();
        send.send(Moment::default()).expect("the receiver is here");
        receive
    }

    fn said(answer: Option<&Answer>) -> String {
        serde_json::to_string(&answer).expect("an answer can be written")
    }

    fn error_code(answer: Option<Answer>) -> i64 {
        let answer = answer.expect("a request is answered");
        answer.result.expect_err("the answer is an error").code.code()
    }

    #[tokio::test]
    async fn a_panic_costs_one_request() {
        let (_latest, requests) = requests();
        let fault = testing_route(Patience::None, |_, _| panic!("a fault"));
        let good = testing_route(Patience::None, |_, params| Ok(params));
        let answer = requests.start(fault, Id::Number(1), Value::Null, moment()).await;
        assert_eq!(error_code(answer), -32603);
        let answer = requests.start(good, Id::Number(1), json!(7), moment()).await;
        assert_eq!(said(answer.as_ref()), r#"{"jsonrpc":"2.0","result":7,"id":1}"#);
    }

    #[tokio::test]
    async fn a_cancelled_request_is_answered_once_and_its_work_is_told() {
        let (_latest, requests) = requests();
        let (started, has_started) = mpsc::channel();
        let (stopped, has_stopped) = mpsc::channel();
        let slow = testing_route(Patience::None, move |snapshot, _| {
            let _ = started.send(());
            while !snapshot.is_cancelled() {
                std::thread::yield_now();
            }
            let _ = stopped.send(());
            Ok(Value::Null)
        });
        let id = Id::String("慢".into());
        let answering = tokio::spawn(requests.start(slow, id.clone(), Value::Null, moment()));
        let wait = move || has_started.recv().expect("the work starts");
        tokio::task::spawn_blocking(wait).await.expect("the work starts");
        requests.cancel(&id);
        requests.cancel(&id);
        assert_eq!(error_code(answering.await.expect("no panic")), -32800);
        let wait = move || has_stopped.recv().expect("the work stops");
        tokio::task::spawn_blocking(wait).await.expect("the work stops");
        assert!(requests.locked().is_empty());
    }

    #[tokio::test]
    async fn an_answer_made_of_all_notes_waits_until_they_are_read() {
        let (latest, requests) = requests();
        let count = |snapshot: &Snapshot, _| Ok(snapshot.notebook.notes().count().into());
        let count = testing_route(Patience::Briefly, count);
        let answering = requests.start(count, Id::Number(1), Value::Null, moment());
        let mut read = Snapshot::default();
        let id = read.notebook.intern(Location::Virtual("/notes/a.md".into()));
        let note = Note::new("锁".into(), None, Arc::default());
        read.notebook.put_disk(id, Some(Arc::new(note)));
        latest.send_replace(Latest { snapshot: read, is_settled: true, looked: 0 });
        let answer = answering.await;
        assert_eq!(said(answer.as_ref()), r#"{"jsonrpc":"2.0","result":1,"id":1}"#);
    }

    #[tokio::test]
    async fn a_search_is_answered_from_texts_before_all_notes_are_read() {
        let (latest, requests) = requests();
        let count = |snapshot: &Snapshot, _| Ok(snapshot.notebook.notes().count().into());
        let search = testing_search(count);
        let texts = ["锁", "# 什么是 redis？"].map(|text| {
            (
                PathBuf::from(format!("/notes/{}.md", text.len())),
                Some(Arc::new(Note::new(text.into(), None, Arc::default()))),
            )
        });
        let early = Early::new(texts.into(), Box::new(|_, _| None));
        let read = Snapshot { early: Some(Arc::new(early)), ..Snapshot::default() };
        let now = Latest { snapshot: read, is_settled: false, looked: 0 };
        latest.send_replace(now.clone());
        let answer =
            requests.start(search, Id::Number(1), json!({ "query": "redis" }), moment()).await;
        assert_eq!(said(answer.as_ref()), r#"{"jsonrpc":"2.0","result":1,"id":1}"#);
        // What cannot be told from texts waits.
        let answering = requests.start(search, Id::Number(2), json!({ "query": "没有" }), moment());
        latest.send_replace(Latest { is_settled: true, ..now });
        let answer = answering.await;
        assert_eq!(said(answer.as_ref()), r#"{"jsonrpc":"2.0","result":0,"id":2}"#);
    }

    /// What is typed while the folders are still read comes after what was asked.
    #[tokio::test]
    async fn an_answer_that_waits_for_the_folders_is_of_the_text_it_was_asked_of() {
        let (latest, requests) = requests();
        let texts = |snapshot: &Snapshot, _| {
            Ok(snapshot.notebook.notes().map(|(_, note)| note.text().to_owned()).collect())
        };
        let texts = testing_route(Patience::UntilSettled, texts);
        let mut then = Snapshot::default();
        let id = then.notebook.intern(Location::Virtual("untitled:a".into()));
        let note = |text: &str, version| Arc::new(Note::new(text.into(), version, Arc::default()));
        then.notebook.put_open(id, note("锁", Some(1)));
        let (send, asked) = oneshot::channel();
        assert!(send.send(Moment { snapshot: then.clone(), ..Moment::default() }).is_ok());
        let answering = requests.start(texts, Id::Number(1), Value::Null, asked);
        let mut read = then;
        read.notebook.put_open(id, note("死锁", Some(2)));
        let other = read.notebook.intern(Location::Virtual("untitled:b".into()));
        read.notebook.put_open(other, note("opened later", Some(1)));
        let closed = read.notebook.intern(Location::Virtual("/notes/c.md".into()));
        read.notebook.put_disk(closed, Some(note("read meanwhile", None)));
        latest.send_replace(Latest { snapshot: read, is_settled: true, looked: 0 });
        let answer = answering.await;
        let said = said(answer.as_ref());
        assert_eq!(said, r#"{"jsonrpc":"2.0","result":["锁","read meanwhile"],"id":1}"#);
    }

    #[tokio::test]
    async fn an_id_that_is_under_way_is_refused() {
        let (_latest, requests) = requests();
        let (release, wait) = mpsc::channel::<()>();
        let wait = Mutex::new(wait);
        let slow = testing_route(Patience::None, move |_, _| {
            let _ = wait.lock().expect("nobody panicked").recv();
            Ok(Value::Null)
        });
        let first = tokio::spawn(requests.start(slow, Id::Number(1), Value::Null, moment()));
        let second = requests.start(slow, Id::Number(1), Value::Null, moment()).await;
        assert_eq!(error_code(second), -32600);
        drop(release);
        let first = first.await.expect("no panic");
        assert_eq!(said(first.as_ref()), r#"{"jsonrpc":"2.0","result":null,"id":1}"#);
    }
}
