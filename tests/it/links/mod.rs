//! Links: how they are read, where they lead, what the editor shows of them.

mod actions;
mod any_rename;
mod completion;
mod forms;
mod live;
mod nearest;
mod outside;
mod over_the_wire;
mod pointing;
mod preview;
mod rename;
mod renamed_files;
mod resolve;
mod table;
