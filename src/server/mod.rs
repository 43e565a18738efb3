//! The server: the session (the only writer), the client, the disk.
//!
//! ```text
//! stdin ─ transport ─ dispatch ──Event──▶ session ──Snapshot──▶ requests ─▶ routes ─▶ stdout
//!                                           ▲  │
//!                            disk, watcher ─┘  └─ latest ─▶ publisher ─▶ outbox ─▶ stdout
//! ```

mod affected;
mod answer;
mod capabilities;
mod config_reports;
mod disk;
mod dispatch;
mod event;
pub mod folder_settings;
mod kept;
mod lifecycle;
mod logging;
mod notifications;
mod outbox;
mod publisher;
mod pull;
mod registrations;
mod renames;
mod reports;
mod requests;
pub mod routes;
mod rules;
pub mod scanner;
mod session;
mod transport;
mod watcher;

use self::capabilities::Init;
use self::dispatch::{Dispatch, ExitCode};
use self::event::Inbox;
use self::lifecycle::Backend;
use self::publisher::Publisher;
use self::requests::Requests;
use self::session::{Latest, Session, Told};
use crate::config::Language;
use anyhow::Context;
use std::future::Future;
use std::path::PathBuf;
use tokio::io::{AsyncRead, AsyncWrite, BufReader};
use tokio::sync::{mpsc, watch};
use tower_lsp::LspService;

/// Serves one client on stdin and stdout and gives the exit code: 0 after `shutdown`, else 1.
/// `surroundings` is the language of the system, for a client that tells no locale. Facts of large
/// folders are kept for the next start if it `keeps` any.
pub fn serve_stdio(surroundings: Language, keeps: bool) -> anyhow::Result<u8> {
    logging::start();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("starting the threads of the server")?;
    let cache = keeps.then(kept::user_cache).flatten();
    let (input, output) = (tokio::io::stdin(), tokio::io::stdout());
    let code = runtime.block_on(speak(input, output, surroundings, cache));
    // Not waited for: the thread that reads stdin may never come back.
    runtime.shutdown_background();
    code
}

/// Serves one client on any pair of streams, until it says `exit`, closes `input`, or dies.
pub async fn serve(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
) -> anyhow::Result<u8> {
    speak(input, output, Language::default(), None).await
}

async fn speak(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
    surroundings: Language,
    cache: Option<PathBuf>,
) -> anyhow::Result<u8> {
    let (service, socket) = LspService::new(|client| Backend { client });
    let client = service.inner().client.clone();
    let (inbox, events) = Inbox::new();
    let (outbox, sending) = outbox::Outbox::new(client);
    let (latest, latest_seen) = watch::channel(Latest::default());
    let (changed, news) = mpsc::unbounded_channel();
    let (initialized, init) = watch::channel(None);
    let disk =
        disk::Disk::start(inbox.clone(), cache).context("starting the thread that reads notes")?;
    let told =
        Told { inbox: inbox.clone(), outbox: outbox.clone(), disk, latest, changed, initialized };
    let exit_code = ExitCode::new();
    let requests = Requests::new(latest_seen.clone(), outbox.clone());
    let dispatch = Dispatch::new(service, inbox, requests, exit_code.clone(), surroundings);
    let publishing = follow(init.clone(), move |init| {
        Publisher::new(latest_seen, news, outbox, init.abilities).run()
    });
    let orphaned = follow(init, |init| lifecycle::orphaned(init.process_id));
    tokio::spawn(sending);
    tokio::spawn(publishing);
    tokio::spawn(Session::new(told).run(events));
    tokio::select! {
        () = transport::serve(BufReader::new(input), output, dispatch, socket) => {}
        () = orphaned => tracing::warn!("the client is gone"),
    }
    Ok(exit_code.get())
}

/// Does `work` once the client introduced itself; never ends if it does not.
async fn follow<F: Future<Output = ()>>(
    mut init: watch::Receiver<Option<Init>>,
    work: impl FnOnce(Init) -> F,
) {
    let introduced = init.wait_for(Option::is_some).await.ok().and_then(|init| init.clone());
    match introduced {
        Some(init) => work(init).await,
        None => std::future::pending().await,
    }
}
