//! The server as a client sees it, message by message.

mod all_notes;
mod capabilities;
mod configuration;
mod diagnostics;
mod disk_and_editor;
mod early_searches;
mod editors;
mod edits;
mod folders;
mod hostile_client;
#[cfg(target_os = "linux")]
mod kept;
mod lifecycle;
mod ordering;
mod settings_of_folders;
mod torture;
