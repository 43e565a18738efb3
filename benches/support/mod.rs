//! The real server and a client that waits for it, for what is measured from outside.

#![allow(dead_code, reason = "each bench uses a part of it")]

use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

pub(crate) type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The server, and what it says.
pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    said: mpsc::Receiver<Value>,
    last_id: u64,
}

impl Server {
    /// Starts the server by `command`, to which `serve` is added, on one folder.
    pub(crate) fn start(mut command: Command, folder: &Path, capabilities: &Value) -> Done<Self> {
        let command = command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.stderr(Stdio::null()).spawn()?;
        let input = process.stdin.take().ok_or("no input")?;
        let mut output = BufReader::new(process.stdout.take().ok_or("no output")?);
        let (send, said) = mpsc::channel();
        std::thread::spawn(move || {
            while let Some(message) = message(&mut output) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let mut server = Self { process, input, said, last_id: 0 };
        let uri = uri(folder);
        let params = json!({"capabilities": capabilities, "rootUri": uri, "processId": null});
        server.ask("initialize", &params)?;
        server.tell("initialized", &json!({}))?;
        Ok(server)
    }

    /// The program that was built for this bench.
    pub(crate) fn program() -> &'static str {
        env!("CARGO_BIN_EXE_mianjing")
    }

    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    fn write(&mut self, message: &Value) -> Done {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        Ok(self.input.flush()?)
    }

    pub(crate) fn tell(&mut self, method: &str, params: &Value) -> Done {
        self.write(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    /// The answer, every notification before it read and dropped, every request answered.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Done<Value> {
        self.last_id += 1;
        let id = self.last_id;
        self.write(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))?;
        loop {
            let said = self.said.recv_timeout(Duration::from_secs(600))?;
            if said["method"].is_string() {
                self.reply(&said)?;
            } else if said["id"] == id {
                return Ok(said["result"].clone());
            }
        }
    }

    fn reply(&mut self, said: &Value) -> Done {
        if said["id"].is_null() {
            return Ok(());
        }
        self.write(&json!({"jsonrpc": "2.0", "id": said["id"], "result": null}))
    }

    /// Waits until the server has nothing more to do: until it used no processor for a while.
    pub(crate) fn rest(&mut self) -> Done {
        let (mut before, mut quiet) = (self.ticks()?, 0);
        while quiet < 8 {
            if let Ok(said) = self.said.recv_timeout(Duration::from_millis(150)) {
                self.reply(&said)?;
                quiet = 0;
                continue;
            }
            let now = self.ticks()?;
            quiet = if now > before { 0 } else { quiet + 1 };
            before = now;
        }
        Ok(())
    }

    /// The processor time of the server, in hundredths of a second.
    fn ticks(&self) -> Done<u64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        let fields = stat.rsplit_once(')').ok_or("no name")?.1.split_whitespace();
        // From `state`, the third field of proc(5), on: `utime` and `stime`.
        Ok(fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum())
    }

    /// Resident memory in MB; `None` where the system does not tell.
    pub(crate) fn memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// The address of a file whose path needs no escapes.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
