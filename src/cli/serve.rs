//! `mianjing serve`: what editors start.

use super::{Outcome, terminal};
use crate::server;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Use stdin and stdout, which is all there is; many clients pass it
    #[arg(long)]
    stdio: bool,
    /// The process that must outlive this one; many clients pass it too
    #[arg(long = "clientProcessId", value_name = "PID", hide = true)]
    client_process_id: Option<u32>,
    /// Keep nothing of what is read for the next start: large folders are read anew each time
    #[arg(long)]
    no_cache: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    server::serve_stdio(terminal::surroundings(), !arguments.no_cache).map(ExitCode::from)
}
