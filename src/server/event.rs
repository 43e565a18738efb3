//! What happens to the session, and how others tell it so.

use super::capabilities::Init;
use super::folder_settings::ConfigReport;
use super::session::Moment;
use crate::config::{Config, Problem};
use crate::notebook::{Location, Note, NoteId};
use crate::search::early::Early;
use crate::text::buffer::Change;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::lsp_types::TraceValue;

/// The editor's settings as it sent them, our section of them; what is no object says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Sent {
    pub(super) all: Value,
    /// What it sent for folders, by absolute path.
    pub(super) folders: Vec<(PathBuf, Value)>,
}

impl Sent {
    /// The same for all folders.
    pub(super) fn to_all(all: Value) -> Self {
        Self { all, folders: Vec::new() }
    }

    pub(super) fn says_anything(&self) -> bool {
        self.all.is_object() || self.folders.iter().any(|(_, own)| own.is_object())
    }
}

/// Everything that can happen.
pub(super) enum Event {
    /// With the configuration as far as it is known before the folders are read.
    Initialize(Box<Init>, Arc<Config>),
    Initialized,
    Opened {
        location: Location,
        version: i32,
        text: String,
    },
    Changed {
        location: Location,
        version: i32,
        changes: Vec<Change>,
    },
    Closed(Location),
    /// Something may have happened to these files or folders.
    Touched(Vec<PathBuf>),
    /// The client gave these files or folders other names: old and new paths.
    FilesRenamed(Vec<(PathBuf, PathBuf)>),
    FoldersChanged {
        added: Vec<PathBuf>,
        removed: Vec<PathBuf>,
    },
    SettingsChanged(Sent),
    Trace(TraceValue),
    ShutDown,
    /// A request wants to see the state of this moment.
    Asked(oneshot::Sender<Moment>),
    /// The texts of all notes are there; what they say is being read.
    TextsRead(Arc<Early>),
    /// What the disk says now; `None` where there is no such note.
    Read(Vec<(PathBuf, Option<Arc<Note>>)>),
    /// The disk was looked at as often as this again because something was touched, and what was
    /// found there has been told.
    Looked(u64),
    /// What the client renamed was read at its new place.
    RenamedRead(Vec<(PathBuf, PathBuf)>),
    /// The disk was read as far as it was asked to be.
    Settled,
    /// Files that are no notes came (`true`) or went.
    OtherFiles(Vec<(PathBuf, bool)>),
    Configured(Arc<Config>),
    /// The configuration files were read.
    ConfigRead(Vec<ConfigReport>),
    /// Which questions are the same is known now; it was not when somebody asked.
    RelationsReady,
    /// What is wrong with the editor's settings.
    SettingsRefused(Vec<Problem>),
}

impl Event {
    /// For the log.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Initialize(..) => "initialize",
            Self::Initialized => "initialized",
            Self::Opened { .. } => "opened",
            Self::Changed { .. } => "changed",
            Self::Closed(_) => "closed",
            Self::Touched(_) => "touched",
            Self::FilesRenamed(_) => "files renamed",
            Self::FoldersChanged { .. } => "folders changed",
            Self::SettingsChanged(_) => "settings changed",
            Self::Trace(_) => "trace",
            Self::ShutDown => "shut down",
            Self::Asked(_) => "asked",
            Self::TextsRead(_) => "texts read",
            Self::Read(_) => "read",
            Self::Looked(_) => "looked",
            Self::RenamedRead(_) => "renamed files read",
            Self::Settled => "settled",
            Self::OtherFiles(_) => "other files",
            Self::Configured(_) => "configured",
            Self::ConfigRead(_) => "configuration read",
            Self::RelationsReady => "relations ready",
            Self::SettingsRefused(_) => "settings refused",
        }
    }
}

/// What an event changed, for those who keep what is shown true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Changed {
    Note(NoteId),
    /// A file that is no note, which links may lead to, is there now or gone.
    File(PathBuf),
    /// The settings: a client that asks is to ask again, though no text changed.
    Settings,
}

/// Sends events. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Inbox(mpsc::UnboundedSender<Event>);

impl Inbox {
    pub(super) fn new() -> (Self, mpsc::UnboundedReceiver<Event>) {
        let (send, receive) = mpsc::unbounded_channel();
        (Self(send), receive)
    }

    pub(super) fn send(&self, event: Event) {
        // The session lives as long as anybody who could send.
        let _ = self.0.send(event);
    }

    /// The state after every event sent so far.
    pub(super) fn moment(&self) -> oneshot::Receiver<Moment> {
        let (send, receive) = oneshot::channel();
        self.send(Event::Asked(send));
        receive
    }
}
