//! Links: how they are read, where they lead, what the editor shows of them.

mod actions;
mod completion;
mod forms;
mod pointing;
mod preview;
mod rename;
mod resolve;
