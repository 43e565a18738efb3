//! A client that speaks to the server in real frames, in memory or to the real binary.
//!
//! ```text
//! let client = Client::in_memory();                         // or Client::process()
//! let mut client = client.introduced(Profile::Neovim, &[folder.path()]);
//! client.open(&uri, 1, "1. 什么是锁❌");
//! let hover = client.request("textDocument/hover", json!({…}));
//! let diagnostics = client.diagnostics(&uri);               // the next ones published
//! assert_eq!(client.shut_down(), 0);
//! ```
//!
//! It never sleeps: every wait ends with the message it waits for, or fails after [`DEADLINE`].
//! It answers what the server asks ([`Client::asked`] lists it) unless told not to, and a test
//! that leaves a message unread fails in [`Client::shut_down`].

use super::wire::{AsyncPipe, read_message};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use tower_lsp::lsp_types::Url;

/// Longer than any answer takes on a busy machine; reached only when a test fails.
pub(crate) const DEADLINE: Duration = Duration::from_secs(60);

/// The client that is played; capabilities as these programs send them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// 1.100: pulls diagnostics, watches files, UTF-16, says `zh-cn`.
    VsCode,
    /// 0.11.4 on Linux: pushed diagnostics, does not watch files, prefers UTF-8.
    Neovim,
    /// 25.01: pushed diagnostics, prefers UTF-8, no refresh requests.
    Helix,
    /// eglot of Emacs 29: prefers UTF-32.
    Emacs,
    /// Offers nothing at all.
    Bare,
}

impl Profile {
    /// The client's `initialize` parameters without folders.
    pub(crate) fn params(self) -> Value {
        let text = match self {
            Self::VsCode => include_str!("profiles/vscode.json"),
            Self::Neovim => include_str!("profiles/neovim.json"),
            Self::Helix => include_str!("profiles/helix.json"),
            Self::Emacs => include_str!("profiles/emacs.json"),
            Self::Bare => r#"{"capabilities": {}}"#,
        };
        serde_json::from_str(text).expect("a profile is JSON")
    }
}

/// What the client holds at its end of the line.
enum Line {
    Process(Child),
    /// The server's exit code, once it is known.
    Memory(Receiver<u8>),
}

/// One client and the server it talks to.
pub(crate) struct Client {
    line: Line,
    /// `None` once the client hung up.
    to_server: Option<Box<dyn Write + Send>>,
    from_server: Receiver<Value>,
    /// Messages that arrived while another was waited for, oldest first.
    unread: VecDeque<Value>,
    /// Every request of the server, with its parameters.
    pub(crate) asked: Vec<(String, Value)>,
    /// What `workspace/configuration` is answered for the section `mianjing`.
    pub(crate) settings: Value,
    /// The same for folders that have other settings, by URI.
    pub(crate) settings_of: BTreeMap<String, Value>,
    /// When false, the server's requests are recorded and never answered.
    pub(crate) answers: bool,
    /// What `workspace/applyEdit` is answered.
    pub(crate) applies_edits: bool,
    /// The server is given so much processor time and no more: answers are waited for until it
    /// ends.
    pub(crate) is_patient: bool,
    /// Notifications that may stay unread.
    ignored: Vec<&'static str>,
    next_id: i64,
}

impl Client {
    /// A client of a server in this process.
    pub(crate) fn in_memory() -> Self {
        Self::on(tokio::runtime::Builder::new_multi_thread().worker_threads(2))
    }

    /// The same, of a server that runs out of patience at once: whenever it has nothing to do but
    /// wait, its clock leaps to the end of the shortest wait.
    pub(crate) fn in_a_hurry() -> Self {
        Self::on(tokio::runtime::Builder::new_current_thread().start_paused(true))
    }

    fn on(runtime: &mut tokio::runtime::Builder) -> Self {
        let runtime = runtime.enable_all().build().expect("a runtime starts");
        let (client, server) = tokio::io::duplex(1 << 16);
        let (from_server, to_server) = tokio::io::split(client);
        let (input, output) = tokio::io::split(server);
        let (send_code, code) = channel();
        let handle = runtime.handle().clone();
        let writer = AsyncPipe { stream: to_server, handle: handle.clone() };
        let reader = AsyncPipe { stream: from_server, handle };
        std::thread::spawn(move || {
            let code = runtime.block_on(mianjing::server::serve(input, output));
            let _ = send_code.send(code.expect("the server starts"));
            runtime.shutdown_background();
        });
        Self::new(Line::Memory(code), Box::new(writer), reader)
    }

    /// A client of the real binary.
    pub(crate) fn process() -> Self {
        Self::process_in("C")
    }

    /// The same on a system of this locale.
    pub(crate) fn process_in(locale: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
        Self::command(command.args(["serve", "--stdio"]).env("LC_ALL", locale))
    }

    /// A client of any command that serves on its stdin and stdout.
    pub(crate) fn command(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary under test starts");
        let stdin = child.stdin.take().expect("stdin is piped");
        let stdout = child.stdout.take().expect("stdout is piped");
        Self::new(Line::Process(child), Box::new(stdin), stdout)
    }

    fn new(
        line: Line,
        to_server: Box<dyn Write + Send>,
        reader: impl Read + Send + 'static,
    ) -> Self {
        let (send, from_server) = channel();
        std::thread::spawn(move || {
            let mut reader = BufReader::new(reader);
            while let Some(message) = read_message(&mut reader) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            line,
            to_server: Some(to_server),
            from_server,
            unread: VecDeque::new(),
            asked: Vec::new(),
            settings: Value::Null,
            settings_of: BTreeMap::new(),
            answers: true,
            applies_edits: true,
            is_patient: false,
            ignored: vec!["$/progress"],
            next_id: 1,
        }
    }

    /// Lets notifications of this method stay unread.
    pub(crate) fn ignore(&mut self, method: &'static str) -> &mut Self {
        self.ignored.push(method);
        self
    }

    /// The client, once it was introduced as by [`Self::initialize`].
    pub(crate) fn introduced(mut self, profile: Profile, folders: &[&Path]) -> Self {
        self.initialize(profile, folders);
        self
    }

    /// Introduces the client with these workspace folders, and says `initialized`. Gives the
    /// result of `initialize`.
    pub(crate) fn initialize(&mut self, profile: Profile, folders: &[&Path]) -> Value {
        let mut params = profile.params();
        let folder = |path: &&Path| {
            let uri = Url::from_directory_path(path).expect("test folders are absolute");
            json!({ "uri": uri.as_str().trim_end_matches('/'), "name": "notes" })
        };
        let folders: Vec<_> = folders.iter().map(folder).collect();
        params["processId"] = std::process::id().into();
        params["rootUri"] = folders.first().map_or(Value::Null, |folder| folder["uri"].clone());
        params["workspaceFolders"] = if folders.is_empty() { Value::Null } else { folders.into() };
        self.initialize_with(params)
    }

    /// As [`Self::initialize`], with parameters of the test's own.
    pub(crate) fn initialize_with(&mut self, params: Value) -> Value {
        let result = self.request("initialize", params);
        self.notify("initialized", json!({}));
        result
    }

    pub(crate) fn open(&mut self, uri: &Url, version: i32, text: &str) {
        let document =
            json!({ "uri": uri, "languageId": "markdown", "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Replaces the whole text.
    pub(crate) fn change(&mut self, uri: &Url, version: i32, text: &str) {
        self.change_parts(uri, version, json!([{ "text": text }]));
    }

    /// Sends `contentChanges` as they are.
    pub(crate) fn change_parts(&mut self, uri: &Url, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    pub(crate) fn close(&mut self, uri: &Url) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Says that these files were created (1), changed (2) or deleted (3).
    pub(crate) fn watched(&mut self, files: &[(&Url, u8)]) {
        let changes: Vec<_> =
            files.iter().map(|(uri, kind)| json!({ "uri": uri, "type": kind })).collect();
        self.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and gives its id; [`Self::answer`] waits for what becomes of it.
    pub(crate) fn start(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// Waits for the answer to the request `id`: its result, or its error.
    pub(crate) fn answer(&mut self, id: i64) -> Result<Value, Value> {
        let is_answer =
            move |message: &Value| message.get("method").is_none() && message["id"] == id;
        let mut answer = self.wait_for(&format!("an answer to request {id}"), is_answer);
        match answer.get_mut("error").map(Value::take) {
            Some(error) => Err(error),
            None => Ok(answer["result"].take()),
        }
    }

    /// Sends a request and waits for its result; an error fails the test.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.start(method, params);
        self.answer(id).unwrap_or_else(|error| panic!("{method} was refused: {error}"))
    }

    /// The parameters of the next notification of this method.
    pub(crate) fn notification(&mut self, method: &str) -> Value {
        let mut message = self.wait_for(method, |message| message["method"] == method);
        message["params"].take()
    }

    /// Waits until the folders were read, as a client that shows progress is told.
    pub(crate) fn wait_until_read(&mut self) {
        while self.notification("$/progress")["value"]["kind"] != "end" {}
    }

    /// The next diagnostics published for `uri`, with their version.
    pub(crate) fn published(&mut self, uri: &Url) -> Value {
        let mut message = self.wait_for(&format!("diagnostics of {uri}"), |message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri.as_str()
        });
        message["params"].take()
    }

    /// The codes of the next diagnostics published for `uri`.
    pub(crate) fn diagnostics(&mut self, uri: &Url) -> Vec<String> {
        codes(&self.published(uri)["diagnostics"])
    }

    /// The diagnostics of `uri` that arrived and nobody has waited for yet.
    pub(crate) fn unread_of(&self, uri: &Url) -> Vec<&Value> {
        let is_of = |message: &&Value| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri.as_str()
        };
        self.unread.iter().filter(is_of).collect()
    }

    /// Waits until the server has asked for `method`, and gives the parameters.
    pub(crate) fn wait_until_asked(&mut self, method: &str) -> Value {
        let deadline = Instant::now() + DEADLINE;
        loop {
            if let Some((_, params)) = self.asked.iter().find(|(asked, _)| asked == method) {
                return params.clone();
            }
            let message = self.receive_or_serve(deadline, method);
            self.unread.extend(message);
        }
    }

    /// The next message that fits; others are kept for whoever waits for them.
    pub(crate) fn wait_for(&mut self, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&fits) {
            return self.unread.remove(at).expect("the position was just found");
        }
        let deadline = Instant::now() + DEADLINE;
        loop {
            let message = self.receive(deadline, what);
            if fits(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    /// The next answer or notification; requests of the server are answered on the way.
    fn receive(&mut self, deadline: Instant, what: &str) -> Value {
        loop {
            if let Some(message) = self.receive_or_serve(deadline, what) {
                return message;
            }
        }
    }

    /// The next message; `None` when it was a request of the server.
    fn receive_or_serve(&mut self, deadline: Instant, what: &str) -> Option<Value> {
        let left = deadline.saturating_duration_since(Instant::now());
        let left = if self.is_patient { Duration::MAX } else { left };
        let message = match self.from_server.recv_timeout(left) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => panic!("no {what} in {DEADLINE:?}"),
            Err(RecvTimeoutError::Disconnected) => panic!("the server ended before {what}"),
        };
        assert_eq!(message["jsonrpc"], "2.0", "every message says which protocol it is");
        if message.get("method").is_some() && message.get("id").is_some() {
            self.serve(&message);
            return None;
        }
        Some(message)
    }

    /// Everything that the server says until it ends.
    pub(crate) fn rest(&mut self) -> Vec<Value> {
        let mut all: Vec<_> = self.unread.drain(..).collect();
        loop {
            match self.from_server.recv_timeout(DEADLINE) {
                Ok(message) => all.push(message),
                Err(RecvTimeoutError::Disconnected) => return all,
                Err(RecvTimeoutError::Timeout) => panic!("the server does not end"),
            }
        }
    }

    /// The answers that came and that nobody waited for.
    pub(crate) fn answers_so_far(&mut self) -> Vec<Value> {
        let is_answer = |message: &Value| message.get("method").is_none();
        let (answers, others): (VecDeque<_>, VecDeque<_>) =
            self.unread.drain(..).partition(is_answer);
        self.unread = others;
        Vec::from(answers)
    }

    /// Waits until so many answers came that nobody waited for; they stay unread.
    pub(crate) fn wait_for_answers(&mut self, count: usize) {
        let is_answer = |message: &Value| message.get("method").is_none();
        let mut left = count.saturating_sub(self.unread.iter().filter(|it| is_answer(it)).count());
        while left > 0 {
            let message = self.receive(Instant::now() + DEADLINE, "another answer");
            left -= usize::from(is_answer(&message));
            self.unread.push_back(message);
        }
    }

    fn serve(&mut self, request: &Value) {
        let method = request["method"].as_str().expect("a method is a text");
        self.asked.push((method.to_owned(), request["params"].clone()));
        let result = match method {
            "workspace/configuration" => {
                let items = request["params"]["items"].as_array().expect("items are a list");
                let own = |item: &Value| self.settings_of.get(item["scopeUri"].as_str()?);
                items.iter().map(|item| own(item).unwrap_or(&self.settings).clone()).collect()
            }
            "workspace/applyEdit" => json!({ "applied": self.applies_edits }),
            "window/showDocument" => json!({ "success": true }),
            _ => Value::Null,
        };
        if self.answers {
            self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
        }
    }

    /// Sends any message as it is.
    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.send_bytes(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    /// Sends any bytes.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        let to_server = self.to_server.as_mut().expect("the client has not hung up");
        // A server that is gone shows in what is waited for next.
        let _ = to_server.write_all(bytes).and_then(|()| to_server.flush());
    }

    /// Says goodbye as the protocol has it and gives the exit code. Fails when something the
    /// server said was never read.
    pub(crate) fn shut_down(mut self) -> u8 {
        self.request("shutdown", Value::Null);
        let ignored = &self.ignored;
        let is_ignored = |message: &Value| ignored.iter().any(|it| message["method"] == *it);
        let left: Vec<_> = self.unread.iter().filter(|message| !is_ignored(message)).collect();
        assert!(left.is_empty(), "unread: {left:#?}");
        self.notify("exit", Value::Null);
        self.exit_code()
    }

    /// Closes the server's stdin without a word.
    pub(crate) fn hang_up(&mut self) {
        self.to_server = None;
        if let Line::Process(child) = &mut self.line {
            child.stdin = None;
        }
    }

    /// Waits for the server to end, its stdin still open unless [`Self::hang_up`] closed it.
    pub(crate) fn exit_code(&mut self) -> u8 {
        let deadline = Instant::now() + DEADLINE;
        match &mut self.line {
            Line::Memory(code) => code.recv_timeout(DEADLINE).expect("the server ends"),
            Line::Process(child) => {
                // The end of its output is the event; only then is its exit code asked for.
                loop {
                    let left = deadline.saturating_duration_since(Instant::now());
                    match self.from_server.recv_timeout(left) {
                        Ok(_) => {}
                        Err(RecvTimeoutError::Disconnected) => break,
                        Err(RecvTimeoutError::Timeout) => panic!("the server does not end"),
                    }
                }
                let status = child.wait().expect("the process was started by us");
                status.code().and_then(|code| code.try_into().ok()).expect("not killed")
            }
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if let Line::Process(child) = &mut self.line {
            // Already gone, when all went well.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// The codes of a list of diagnostics, in order.
pub(crate) fn codes(diagnostics: &Value) -> Vec<String> {
    let list = diagnostics.as_array().expect("diagnostics are a list");
    list.iter().map(|it| it["code"].as_str().unwrap_or_default().to_owned()).collect()
}
