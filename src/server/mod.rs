//! The server: the session (the only writer), the client, the disk.
//!
//! ```text
//! stdin ─ transport ─ dispatch ──Event──▶ session ──Snapshot──▶ requests ─▶ routes ─▶ stdout
//!                                           ▲  │
//!                            disk, watcher ─┘  └─ latest ─▶ publisher ─▶ outbox ─▶ stdout
//! ```

mod capabilities;
mod disk;
mod dispatch;
mod lifecycle;
mod logging;
mod notifications;
mod outbox;
mod registrations;
mod requests;
pub mod routes;
pub mod scanner;
mod session;
mod transport;

use self::dispatch::{Dispatch, ExitCode};
use self::lifecycle::Backend;
use self::session::{Inbox, Latest, Session};
use anyhow::Context;
use tokio::io::{AsyncRead, AsyncWrite, BufReader};
use tokio::sync::watch;
use tower_lsp::LspService;

/// Serves one client on stdin and stdout and gives the exit code: 0 after `shutdown`, else 1.
pub fn serve_stdio() -> anyhow::Result<u8> {
    logging::start();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("starting the threads of the server")?;
    let code = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout()));
    // Not waited for: the thread that reads stdin may never come back.
    runtime.shutdown_background();
    code
}

/// Serves one client on any pair of streams, until it says `exit`, closes `input`, or dies.
pub async fn serve(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
) -> anyhow::Result<u8> {
    let (service, socket) = LspService::new(|client| Backend { client });
    let client = service.inner().client.clone();
    let (inbox, events) = Inbox::new();
    let (outbox, sending) = outbox::Outbox::new(client);
    let (latest, _) = watch::channel(Latest::default());
    let (initialized, mut init) = watch::channel(None);
    let disk = disk::Disk::start(inbox.clone()).context("starting the thread that reads notes")?;
    let session = Session::new(inbox.clone(), outbox.clone(), disk, latest, initialized);
    let exit_code = ExitCode::new();
    let dispatch = Dispatch::new(service, inbox, requests::Requests::default(), exit_code.clone());
    let orphaned = async {
        let process = init.wait_for(Option::is_some).await;
        match process.ok().and_then(|init| init.as_ref().and_then(|init| init.process_id)) {
            Some(id) => lifecycle::orphaned(id).await,
            None => std::future::pending().await,
        }
    };
    tokio::spawn(sending);
    tokio::spawn(session.run(events));
    tokio::select! {
        () = transport::serve(BufReader::new(input), output, dispatch, socket) => {}
        () = orphaned => tracing::warn!("the client is gone"),
    }
    Ok(exit_code.get())
}
