//! One file per protocol request, named as the protocol names it. A feature is a function of a
//! [`Snapshot`](crate::snapshot::Snapshot); it writes nothing, waits for nothing, asks no one.

pub mod diagnostics;
pub mod folding_range;
pub mod messages;
pub mod selection_range;
pub mod semantic_tokens;
