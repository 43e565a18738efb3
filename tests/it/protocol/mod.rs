//! The server as a client sees it, message by message.

mod capabilities;
mod configuration;
mod diagnostics;
mod disk_and_editor;
mod editors;
mod edits;
mod folders;
mod hostile_client;
mod lifecycle;
mod ordering;
mod torture;
