//! One file per protocol request, named as the protocol names it. A feature is a function of a
//! [`Snapshot`](crate::snapshot::Snapshot); it writes nothing, waits for nothing, asks no one.

pub mod code_action;
pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod did_rename_files;
pub mod document_highlight;
pub mod document_link;
pub mod document_symbol;
pub mod edits;
pub mod execute_command;
pub mod folding_range;
pub mod hover;
pub mod inlay_hint;
pub mod messages;
pub mod new_interview;
pub mod next_unanswered;
pub mod place;
pub mod pointing;
pub mod preview;
pub mod references;
pub mod related;
pub mod rename;
pub mod review;
pub mod search;
pub mod sections;
pub mod selection_range;
pub mod semantic_tokens;
pub mod tally;
pub mod unanswered;
pub mod will_rename_files;
pub mod wording;
pub mod workspace_symbol;
