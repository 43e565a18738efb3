//! One file per protocol request, named as the protocol names it. A feature is a function of a
//! [`Snapshot`](crate::snapshot::Snapshot); it writes nothing, waits for nothing, asks no one.

pub mod diagnostics;
pub mod messages;
