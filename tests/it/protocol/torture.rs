//! Every method of the real program at the wrong time, about the wrong document, at a wrong place,
//! cancelled, twice, and thousands of them at once: exactly one answer each, from the right text.
//!
//! `MIANJING_ROUNDS=100` sends a hundred times as many messages.

use crate::support::client::{Client, Profile};
use crate::support::fixture::uri;
use mianjing::server::routes;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use tower_lsp::lsp_types::Url;

const NOTE: &str = "# 北辰 一面 9.3\n\n1. 什么是锁❌\n2. 🟡 [[b#乙]] #并发\n";

/// Methods whose answer may wait for news.
const PATIENT: &str = "workspace/diagnostic";

fn methods() -> impl Iterator<Item = &'static str> {
    let known = routes::all().iter().map(|route| route.method);
    known.chain(["textDocument/nonsense", "$/nonsense"])
}

/// Parameters that every method finds its own in.
fn params(uri: &str, line: u32, character: u32) -> Value {
    let at = json!({ "line": line, "character": character });
    json!({
        "textDocument": { "uri": uri },
        "position": at,
        "positions": [at],
        "range": { "start": at, "end": at },
        "context": { "diagnostics": [], "includeDeclaration": true },
        "newName": "新",
        "query": "锁",
        "files": [{ "oldUri": uri, "newUri": uri }],
        "previousResultId": "0",
        "previousResultIds": [],
        "options": {},
        "label": "x",
        "uri": uri,
        "command": "nonsense",
    })
}

/// What became of each request: its answers by id.
type Answers = BTreeMap<String, Vec<Value>>;

/// Says goodbye and reads everything that the server still says.
fn farewell(mut client: Client) -> Answers {
    client.start("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    let mut answers = Answers::new();
    for message in client.rest() {
        if message.get("method").is_none() {
            answers.entry(message["id"].to_string()).or_default().push(message);
        }
    }
    assert_eq!(client.exit_code(), 0);
    answers
}

fn error_code(answer: &Value) -> Option<i64> {
    answer["error"]["code"].as_i64()
}

fn started() -> (tempfile::TempDir, Client) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), NOTE).unwrap();
    std::fs::write(folder.path().join("b.md"), "# 乙\n\n1. 什么是锁✅\n").unwrap();
    let client = Client::process().introduced(Profile::Emacs, &[folder.path()]);
    (folder, client)
}

#[test]
fn every_method_is_refused_before_initialize_and_after_shutdown() {
    let mut client = Client::process();
    let about = params("file:///a.md", 0, 0);
    for method in methods() {
        let id = client.start(method, about.clone());
        assert_eq!(client.answer(id).unwrap_err()["code"], -32002, "{method} comes too early");
    }
    client.open(&Url::parse("file:///a.md").unwrap(), 1, NOTE);
    client.initialize(Profile::Bare, &[]);
    let symbols = client.request("textDocument/documentSymbol", about.clone());
    assert_eq!(symbols, Value::Null, "what was opened too early is not open");
    client.request("shutdown", Value::Null);
    for method in methods().chain(["shutdown", "initialize"]) {
        let id = client.start(method, json!({ "capabilities": {} }));
        assert_eq!(client.answer(id).unwrap_err()["code"], -32600, "{method} comes too late");
    }
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
}

/// A document that is closed, was never there, is no file or no URI; a place that is nowhere.
#[test]
fn every_method_is_answered_about_any_document_and_place() {
    let (folder, mut client) = started();
    let own = |path: &str| uri(folder.path(), path).to_string();
    let closed = uri(folder.path(), "b.md");
    client.open(&uri(folder.path(), "a.md"), 1, NOTE);
    client.open(&closed, 1, "# 丙\n");
    client.close(&closed);
    for scheme in ["untitled:x", "git:/a.md?ref=main", "http://a.b/a.md", "vscode-vfs://g/a.md"] {
        client.open(&Url::parse(scheme).unwrap(), 1, NOTE);
    }
    let uris = [
        own("a.md"),
        own("b.md"),
        own("none.md"),
        own(""),
        own("a.md") + "#x",
        own("a.md/b.md"),
        "untitled:x".into(),
        "untitled:y".into(),
        "git:/a.md?ref=main".into(),
        "http://a.b/a.md".into(),
        "vscode-vfs://g/a.md".into(),
        "file://host/share/a.md".into(),
        "file:///%00".into(),
        "no uri".into(),
        String::new(),
    ];
    let mut asked = Vec::new();
    for uri in &uris {
        for (line, character) in
            [(2, 4), (3, 6), (0, u32::MAX), (u32::MAX, 0), (u32::MAX, u32::MAX)]
        {
            for method in methods().filter(|method| *method != PATIENT) {
                let id = client.start(method, params(uri, line, character));
                asked.push((id, method, uri));
            }
        }
    }
    client.wait_for_answers(asked.len());
    let answers = farewell(client);
    for (id, method, uri) in asked {
        let all = answers.get(&id.to_string()).map_or(&[][..], Vec::as_slice);
        assert_eq!(all.len(), 1, "{method} about {uri}: {all:?}");
        let is_fault = error_code(&all[0]) == Some(-32603);
        assert!(!is_fault, "{method} about {uri} fails: {}", all[0]);
    }
}

/// A cancelled request is answered, as cancelled or with what was known already; a number that is
/// under way is refused to a second request, and free again afterwards.
#[test]
fn cancelled_and_repeated_requests_are_answered_once_each() {
    let (folder, mut client) = started();
    let about = params(uri(folder.path(), "a.md").as_str(), 2, 4);
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    for round in 0..4 {
        for (number, method) in methods().enumerate() {
            let id = json!(format!("{round}/{number}"));
            let request = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": about });
            client.send(&request);
            *asked.entry(id.to_string()).or_default() += 1;
            if round % 2 == 1 {
                client.send(&request);
                *asked.entry(id.to_string()).or_default() += 1;
            }
            if round > 1 || method == PATIENT {
                client.notify("$/cancelRequest", json!({ "id": id }));
                client.notify("$/cancelRequest", json!({ "id": id }));
            }
        }
    }
    for id in [json!(null), json!({}), json!("never"), json!(-1), json!(1e99)] {
        client.notify("$/cancelRequest", json!({ "id": id }));
    }
    client.notify("$/cancelRequest", Value::Null);
    client.wait_for_answers(asked.values().sum());
    let answers = farewell(client);
    for (id, times) in asked {
        let all = answers.get(&id).map_or(&[][..], Vec::as_slice);
        assert_eq!(all.len(), times, "{id}: {all:?}");
        assert!(all.iter().all(|answer| error_code(answer) != Some(-32603)), "{all:?}");
    }
}

/// Numbers, texts and what is neither; answers carry the id as it came.
#[test]
fn ids_come_back_as_they_were() {
    let (_folder, mut client) = started();
    let ids = [json!(0), json!(-7), json!(i64::MAX), json!(""), json!("编号"), json!("1")];
    for id in &ids {
        client.send(&json!({ "jsonrpc": "2.0", "id": id, "method": "workspace/symbol", "params": { "query": "" } }));
    }
    for odd in [json!(1.5), json!(true), json!([1]), json!({}), json!(u64::MAX)] {
        client.send(&json!({ "jsonrpc": "2.0", "id": odd, "method": "workspace/symbol", "params": { "query": "" } }));
    }
    client.send(&json!([{ "jsonrpc": "2.0", "id": 1, "method": "workspace/symbol" }]));
    client.send(&json!([]));
    client.send(&json!("text"));
    client.wait_for_answers(ids.len() + 8);
    let answers = farewell(client);
    for id in &ids {
        let all = &answers[&id.to_string()];
        assert!(all.len() == 1 && all[0].get("result").is_some(), "{id}: {all:?}");
    }
    let refused = &answers["null"];
    assert_eq!(refused.len(), 8, "{refused:#?}");
    assert!(refused.iter().all(|answer| error_code(answer) == Some(-32600)), "{refused:#?}");
}

/// A generator of the same numbers every time (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((number ^ (number >> 31)) % below as u64) as usize
    }
}

/// What the outline of a note must have said when it was asked for.
struct Asked {
    wanted: Option<String>,
    is_cancelled: bool,
}

/// Some notes being edited, their texts counted.
struct Storm<'f> {
    folder: &'f Path,
    client: Client,
    numbers: Numbers,
    /// The first heading of each note; `None` while it is closed.
    headings: [Option<String>; 6],
    asked: BTreeMap<i64, Asked>,
    version: i32,
}

impl Storm<'_> {
    fn note(&self, which: usize) -> Url {
        uri(self.folder, &format!("{which}.md"))
    }

    fn step(&mut self) {
        let which = self.numbers.below(self.headings.len());
        let uri = self.note(which);
        self.version += 1;
        let heading = format!("第 {} 版", self.version);
        match (self.numbers.below(8), &self.headings[which]) {
            (_, None) => {
                self.client.open(&uri, self.version, &format!("# {heading}\n\n{NOTE}"));
                self.headings[which] = Some(heading);
            }
            (0, _) => {
                self.client.close(&uri);
                self.headings[which] = None;
            }
            (1, _) => {
                self.client.change(&uri, self.version, &format!("# {heading}\r\n\r\n{NOTE}"));
                self.headings[which] = Some(heading);
            }
            (2 | 3, Some(_)) => {
                let line = |start: u32, end: u32| json!({ "start": { "line": 0, "character": start }, "end": { "line": 0, "character": end } });
                let changes = json!([
                    { "range": line(2, u32::MAX), "text": "🟡 半" },
                    { "range": line(2, 5), "text": heading },
                ]);
                self.client.change_parts(&uri, self.version, changes);
                self.headings[which] = Some(heading);
            }
            (4, _) => self.cancel(),
            (5, _) => self.ask_anything(&uri),
            (_, Some(shown)) => {
                let wanted = Some(shown.clone());
                let id =
                    self.client.start("textDocument/documentSymbol", params(uri.as_str(), 0, 0));
                self.asked.insert(id, Asked { wanted, is_cancelled: false });
            }
        }
    }

    fn ask_anything(&mut self, uri: &Url) {
        let all: Vec<_> = methods().filter(|method| *method != PATIENT).collect();
        let method = all[self.numbers.below(all.len())];
        let (line, column) = (self.numbers.below(8) as u32, self.numbers.below(20) as u32);
        let id = self.client.start(method, params(uri.as_str(), line, column));
        self.asked.insert(id, Asked { wanted: None, is_cancelled: false });
    }

    /// Cancels one of the latest requests.
    fn cancel(&mut self) {
        let back = self.numbers.below(4);
        if let Some((id, asked)) = self.asked.iter_mut().rev().nth(back) {
            asked.is_cancelled = true;
            self.client.notify("$/cancelRequest", json!({ "id": id }));
        }
    }

    fn is_well_answered(id: i64, asked: &Asked, answers: &[Value]) {
        assert_eq!(answers.len(), 1, "request {id}: {answers:?}");
        let answer = &answers[0];
        match error_code(answer) {
            Some(-32800) => assert!(asked.is_cancelled, "nobody cancelled {id}"),
            Some(code) => assert!(code != -32603 && asked.wanted.is_none(), "{answer}"),
            None => {
                let shown = answer["result"][0]["name"].as_str();
                if let Some(wanted) = &asked.wanted {
                    assert_eq!(shown, Some(wanted.as_str()), "request {id} saw another text");
                }
            }
        }
    }
}

/// Each version of a note says its number, so an answer shows from which text it was made.
#[test]
fn thousands_of_messages_at_once_are_answered_from_the_text_before_each() {
    let rounds = std::env::var("MIANJING_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let (folder, client) = started();
    let mut storm = Storm {
        folder: folder.path(),
        client,
        numbers: Numbers(20_261_121),
        headings: Default::default(),
        asked: BTreeMap::new(),
        version: 0,
    };
    for _ in 0..2_000 * rounds.unwrap_or(1) {
        storm.step();
    }
    // Answers that are still due are wanted, not cancelled by the goodbye.
    storm.client.wait_for_answers(storm.asked.len());
    let answers = farewell(storm.client);
    for (id, asked) in &storm.asked {
        let all = answers.get(&id.to_string()).map_or(&[][..], Vec::as_slice);
        Storm::is_well_answered(*id, asked, all);
    }
}
