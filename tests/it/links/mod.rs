//! Links: how they are read, where they lead, what the editor shows of them.

mod actions;
mod completion;
mod forms;
mod live;
mod pointing;
mod preview;
mod rename;
mod renamed_files;
mod resolve;
mod table;
