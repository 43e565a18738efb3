//! What is logged, and where: `tracing` to stderr, by `MIANJING_LOG` and the client's `$/setTrace`.
//!
//! Methods, times and paths are logged; what a note says never is.

use std::io;
use std::sync::OnceLock;
use tower_lsp::lsp_types::TraceValue;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Registry, reload};

type Filter = reload::Handle<EnvFilter, Registry>;

static FILTER: OnceLock<Filter> = OnceLock::new();

/// Starts logging. Called once, by the process that serves.
pub(super) fn start() {
    let (filter, handle) = reload::Layer::new(filter("warn"));
    let format = tracing_subscriber::fmt::layer().with_writer(io::stderr).with_ansi(false);
    if tracing_subscriber::registry().with(filter).with(format).try_init().is_ok() {
        let _ = FILTER.set(handle);
    }
    // The standard hook prints the message of a panic, and that may quote a note.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault in mianjing; please report it");
    }));
}

/// Logs as much as the client asks for.
pub(super) fn trace(value: TraceValue) {
    let level = match value {
        TraceValue::Off => "warn",
        TraceValue::Messages => "mianjing=debug,warn",
        TraceValue::Verbose => "mianjing=trace,warn",
    };
    if let Some(handle) = FILTER.get() {
        // Fails only when the subscriber is gone, and then nothing is logged anyway.
        let _ = handle.reload(filter(level));
    }
}

/// `MIANJING_LOG` where it is set, else `default`.
fn filter(default: &str) -> EnvFilter {
    EnvFilter::try_from_env("MIANJING_LOG").unwrap_or_else(|_| EnvFilter::new(default))
}
