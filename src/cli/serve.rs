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
}

pub(super) fn run(_arguments: &Arguments) -> Outcome {
    server::serve_stdio(terminal::surroundings()).map(ExitCode::from)
}
