//! The server: the session (the only writer), the client, the disk.

pub mod scanner;
