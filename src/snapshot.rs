//! What a feature may look at: everything as of one message of the client.

use crate::config::Config;
use crate::notebook::Notebook;
use crate::text::Encoding;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What this client can show, as far as answers depend on it.
#[derive(Debug, Clone, Default)]
pub struct Client {
    pub encoding: Encoding,
}

/// A view of the whole state, taken when the request was read from the wire. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub notebook: Notebook,
    pub config: Arc<Config>,
    pub client: Arc<Client>,
    /// Set when the client cancelled the request that this snapshot was taken for.
    pub cancelled: Arc<AtomicBool>,
}

impl Snapshot {
    /// Whether nobody waits for the answer any more; long work asks now and then.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
