//! The server as a client sees it, message by message.

mod lifecycle;
mod ordering;
