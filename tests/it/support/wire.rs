//! What carries messages between a client and a server: frames, and pipes in memory.

use serde_json::Value;
use std::io::{BufRead, Read, Write};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// The next message of the server; `None` at the end of what it says.
pub(super) fn read_message(reader: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().ok();
        }
    }
    let mut body = vec![0; length.expect("every frame of the server says its length")];
    reader.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("every frame of the server is JSON"))
}

/// One end of an in-memory pipe, for threads that wait.
pub(super) struct AsyncPipe<S> {
    pub(super) stream: S,
    pub(super) handle: tokio::runtime::Handle,
}

impl<S: tokio::io::AsyncRead + Unpin> Read for AsyncPipe<S> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.handle.block_on(self.stream.read(buffer))
    }
}

impl<S: tokio::io::AsyncWrite + Unpin> Write for AsyncPipe<S> {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        self.handle.block_on(self.stream.write(buffer))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.handle.block_on(self.stream.flush())
    }
}
