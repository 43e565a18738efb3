//! The same question elsewhere, as an editor shows it: through the whole server, of a folder on the
//! disk.

use crate::support::client::{Client, Profile};
use crate::support::slashed;
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::PathBuf;
use tempfile::TempDir;
use tower_lsp::lsp_types::Url;

/// Three logs and the notes that answer some of it. What is asked about is open.
const LOG: &str = "# 云雀科技 一面 2024.3.1\n\n1. 自我介绍✅️\n2. 🧵 Go 的 map 是线程安全的吗❌\n3. TCP 三次握手❌\n4. 讲讲死锁❌\n5. 什么是死锁❌\n";
const NOTES: &[(&str, &str)] = &[
    ("面试/云雀.md", LOG),
    (
        "面试/北辰.md",
        "# 北辰网络 二面 2024.9.2\r\n\r\n1. map线程安全吗❌\r\n2. TCP 四次挥手❌（主动方先发 FIN）\r\n",
    ),
    (
        "八股/go.md",
        "# Go\n\n参考 [[网络]]\n\n## Is a golang map thread-safe?\n\n不是，并发写会直接崩溃。\n",
    ),
    ("八股/网络.md", "# 网络\n\n## 三次握手的过程是怎样的？\n\n客户端先发 SYN"),
];

/// A folder, a server that has read it, and a client with one of its notes open.
struct Desk {
    folder: TempDir,
    client: Client,
}

impl Desk {
    fn new(profile: Profile, notes: &[(&str, &str)]) -> Self {
        let folder = crate::support::folder(notes);
        let mut client = Client::in_memory()
            .introduced(profile, &[&dunce::canonicalize(folder.path()).unwrap()]);
        client.ignore("textDocument/publishDiagnostics");
        let mut desk = Self { folder, client };
        let (first, text) = notes[0];
        desk.client.open(&desk.uri(first), 1, text);
        // Waits for the folder.
        desk.client.request("mianjing/unanswered", json!({}));
        desk
    }

    fn root(&self) -> PathBuf {
        dunce::canonicalize(self.folder.path()).unwrap()
    }

    fn uri(&self, path: &str) -> Url {
        Url::from_file_path(self.root().join(path)).unwrap()
    }

    fn ask(&mut self, method: &str, path: &str, line: u32, character: u32) -> Value {
        let position = json!({"line": line, "character": character});
        let asked = json!({
            "textDocument": {"uri": self.uri(path)}, "position": position,
            "context": {"includeDeclaration": true, "triggerKind": 1},
        });
        self.client.request(method, asked)
    }

    /// `path:line text`, the line 0-based as everywhere in the protocol.
    fn place(&self, location: &Value) -> String {
        let path = Url::parse(location["uri"].as_str().unwrap()).unwrap().to_file_path().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let range: tower_lsp::lsp_types::Range =
            serde_json::from_value(location["range"].clone()).unwrap();
        let shown = slashed(path.strip_prefix(self.root()).unwrap());
        let part = &text[crate::support::render::bytes(&text, range)];
        format!("{shown}:{} {part}", range.start.line)
    }

    fn places(&self, locations: &Value) -> String {
        locations.as_array().unwrap().iter().fold(String::new(), |mut drawn, location| {
            writeln!(drawn, "{}", self.place(location)).unwrap();
            drawn
        })
    }

    /// Where a definition leads, for a client that takes links.
    fn definitions(&mut self, path: &str, line: u32, character: u32) -> String {
        let links = self.ask("textDocument/definition", path, line, character);
        let location = |link: &Value| {
            let range = &link["targetSelectionRange"];
            json!({"uri": link["targetUri"], "range": range})
        };
        let locations: Vec<_> = links.as_array().unwrap().iter().map(location).collect();
        self.places(&locations.into())
    }

    /// The warnings of a note with what they point at.
    fn warnings(&mut self, path: &str) -> String {
        let note = json!({"textDocument": {"uri": self.uri(path)}});
        let report = self.client.request("textDocument/diagnostic", note);
        let mut drawn = String::new();
        for item in report["items"].as_array().unwrap() {
            let (line, code) = (&item["range"]["start"]["line"], item["code"].as_str().unwrap());
            writeln!(drawn, "{line} {code}: {}", item["message"].as_str().unwrap()).unwrap();
            for related in item["relatedInformation"].as_array().into_iter().flatten() {
                let place = self.place(&related["location"]);
                writeln!(drawn, "    {place}: {}", related["message"].as_str().unwrap()).unwrap();
            }
        }
        drawn
    }

    fn check(&self, drawn: &str, expected: Expect) {
        let root = Url::from_directory_path(self.root()).unwrap();
        expected.assert_eq(&drawn.replace(root.as_str().trim_end_matches('/'), "FOLDER"));
    }

    fn shut_down(self) {
        assert_eq!(self.client.shut_down(), 0);
    }
}

#[test]
fn a_question_leads_to_its_askings_and_its_answer() {
    let mut desk = Desk::new(Profile::Neovim, NOTES);
    let column = "2. 🧵 Go".len() as u32;
    let asked = desk.ask("textDocument/references", "面试/云雀.md", 3, column);
    assert_eq!(asked.as_array().unwrap().len(), 3, "{asked:#}");
    desk.shut_down();

    let mut desk = Desk::new(Profile::VsCode, NOTES);
    let asked = desk.ask("textDocument/references", "面试/云雀.md", 3, 6);
    desk.check(
        &desk.places(&asked),
        expect![[r#"
        面试/云雀.md:3 Go 的 map 是线程安全的吗
        面试/北辰.md:2 map线程安全吗
        八股/go.md:4 Is a golang map thread-safe?
    "#]],
    );
    let answered = desk.definitions("面试/云雀.md", 3, 6);
    desk.check(
        &answered,
        expect![[r#"
        八股/go.md:4 Is a golang map thread-safe?
    "#]],
    );
    let hover = desk.ask("textDocument/hover", "面试/云雀.md", 3, 6);
    desk.check(
        hover["contents"]["value"].as_str().unwrap(),
        expect![[r#"
        **❌ Go 的 map 是线程安全的吗**

        云雀科技 一面 2024.3.1 · 没有答案 · 问过 3 次 · 2 家公司

        ---

        答案在 [八股/go.md](FOLDER/%E5%85%AB%E8%82%A1/go.md#L5): Is a golang map thread-safe?

        不是，并发写会直接崩溃。"#]],
    );
    desk.shut_down();
}

#[test]
fn a_lens_says_how_often_a_question_was_asked_and_where_it_is_answered() {
    let mut desk = Desk::new(Profile::VsCode, NOTES);
    let note = json!({"textDocument": {"uri": desk.uri("面试/云雀.md")}});
    let lenses = desk.client.request("textDocument/codeLens", note);
    let mut drawn = String::new();
    for lens in lenses.as_array().unwrap() {
        let lens = desk.client.request("codeLens/resolve", lens.clone());
        let title = lens["command"]["title"].as_str().unwrap();
        writeln!(drawn, "{} {title}", lens["range"]["start"]["line"]).unwrap();
    }
    desk.check(
        &drawn,
        expect![[r#"
        0 5 题 · 1 ✅ · 4 ❌ · 4 题没有答案
        3 问过 3 次 · 2 家公司 · 答案在 八股/go.md
        4 问过 2 次 · 1 家公司 · 答案在 八股/网络.md
        5 问过 2 次 · 1 家公司
        6 问过 2 次 · 1 家公司
    "#]],
    );
    desk.shut_down();
}

/// The first warning in a line of a note, with the quick fixes for it.
fn fixes(desk: &mut Desk, path: &str, line: u32) -> Vec<Value> {
    let uri = desk.uri(path);
    let note = json!({"textDocument": {"uri": uri}});
    let report = desk.client.request("textDocument/diagnostic", note);
    let warning = report["items"].as_array().unwrap().iter();
    let mut warning = warning.filter(|item| item["range"]["start"]["line"] == line);
    let warning = warning.next().unwrap_or_else(|| panic!("{report:#}")).clone();
    let context = json!({"diagnostics": [warning], "only": ["quickfix"]});
    let asked =
        json!({"textDocument": {"uri": uri}, "range": warning["range"], "context": context});
    desk.client.request("textDocument/codeAction", asked).as_array().unwrap().clone()
}

/// Applies the quick fix of this title for a warning of the first note; gives what it adds.
fn fix(desk: &mut Desk, line: u32, title: &str) -> String {
    let uri = desk.uri("面试/云雀.md");
    let actions = fixes(desk, "面试/云雀.md", line);
    let action = actions.iter().find(|action| action["title"] == title);
    let action = action.unwrap_or_else(|| panic!("{actions:#?}")).clone();
    let resolved = desk.client.request("codeAction/resolve", action);
    let document = &resolved["edit"]["documentChanges"][0];
    assert_eq!(document["textDocument"]["uri"], uri.as_str());
    let edits = document["edits"].as_array().unwrap();
    let parts: Vec<_> =
        edits.iter().map(|edit| json!({"range": edit["range"], "text": edit["newText"]})).collect();
    desk.client.change_parts(&uri, 2, parts.into());
    let added: Vec<_> = edits.iter().map(|edit| edit["newText"].as_str().unwrap()).collect();
    added.join(" … ")
}

#[test]
fn the_warning_names_the_answer_and_its_fix_links_it_and_ends_it() {
    let mut desk = Desk::new(Profile::VsCode, NOTES);
    let before = desk.warnings("面试/云雀.md");
    desk.check(
        &before,
        expect![[r#"
        3 unanswered-question: 标了 ❌，还没有写答案。
            八股/go.md:4 Is a golang map thread-safe?: 同样的题在这里有答案。
        4 unanswered-question: 标了 ❌，还没有写答案。
            八股/网络.md:2 三次握手的过程是怎样的？: 同样的题在这里有答案。
        5 unanswered-question: 标了 ❌，还没有写答案。
        6 unanswered-question: 标了 ❌，还没有写答案。
        6 duplicate-question: 这场面试里已经问过，在第 6 行。
            面试/云雀.md:5 讲讲死锁: 讲讲死锁
    "#]],
    );
    let added = fix(&mut desk, 3, "链接到 八股/go.md 里的答案");
    desk.check(&added, expect!["（[[go#Is a golang map thread-safe?]]）"]);
    let after = desk.warnings("面试/云雀.md");
    desk.check(
        &after,
        expect![[r#"
        4 unanswered-question: 标了 ❌，还没有写答案。
            八股/网络.md:2 三次握手的过程是怎样的？: 同样的题在这里有答案。
        5 unanswered-question: 标了 ❌，还没有写答案。
        6 unanswered-question: 标了 ❌，还没有写答案。
        6 duplicate-question: 这场面试里已经问过，在第 6 行。
            面试/云雀.md:5 讲讲死锁: 讲讲死锁
    "#]],
    );
    desk.shut_down();
}

#[test]
fn the_fix_writes_a_markdown_link_where_the_note_has_such() {
    let log = LOG.replace("自我介绍✅️", "自我介绍✅️（见 [网络](../八股/网络.md)）");
    let mut notes = NOTES.to_vec();
    notes[0].1 = &log;
    let mut desk = Desk::new(Profile::VsCode, &notes);
    let added = fix(&mut desk, 3, "链接到 八股/go.md 里的答案");
    desk.check(
        &added,
        expect!["（[Is a golang map thread-safe?](../八股/go.md#is-a-golang-map-thread-safe)）"],
    );
    let after = desk.warnings("面试/云雀.md");
    assert!(!after.contains("3 unanswered-question"), "{after}");
    desk.shut_down();
}

#[test]
fn an_answer_that_is_a_link_is_followed_to_where_it_is_read() {
    let linked = "# 北辰网络 二面\n\n1. Redis 为什么快？❌ [[缓存#为什么快]]\n";
    let notes = [
        ("面试/云雀.md", "# 云雀科技 一面\n\n1. Redis 为什么快❌\n2. 自我介绍✅\n"),
        ("面试/北辰.md", linked),
        ("面试/青禾.md", &linked.replace("北辰网络", "青禾科技")),
        ("八股/缓存.md", "# 缓存\n\n## 🚀 开头\n\n略\n\n## 为什么快\n\n内存、单线程。\n"),
    ];
    let mut desk = Desk::new(Profile::VsCode, &notes);
    let warnings = desk.warnings("面试/云雀.md");
    desk.check(
        &warnings,
        expect![[r#"
        2 unanswered-question: 标了 ❌，还没有写答案。
            八股/缓存.md:6 为什么快: 同样的题在这里有答案。
    "#]],
    );
    let answered = desk.definitions("面试/云雀.md", 2, 4);
    desk.check(
        &answered,
        expect![[r#"
        八股/缓存.md:6 为什么快
    "#]],
    );
    let hover = desk.ask("textDocument/hover", "面试/云雀.md", 2, 4);
    desk.check(hover["contents"]["value"].as_str().unwrap(), expect![[r#"
        **❌ Redis 为什么快**

        云雀科技 一面 · 没有答案 · 问过 3 次 · 3 家公司

        ---

        答案在 [八股/缓存.md#为什么快](FOLDER/%E5%85%AB%E8%82%A1/%E7%BC%93%E5%AD%98.md#L7): ❌ Redis 为什么快？

        内存、单线程。"#]]);
    // Two logs link one answer, which is offered once, and is what most people want.
    let titled = |action: &Value| {
        let preferred = if action["isPreferred"] == true { "preferred: " } else { "" };
        format!("{preferred}{}\n", action["title"].as_str().unwrap())
    };
    let offered: String = fixes(&mut desk, "面试/云雀.md", 2).iter().map(titled).collect();
    desk.check(
        &offered,
        expect![[r#"
        preferred: 链接到 八股/缓存.md 里的答案
        标为 ✅
        在这里写答案
    "#]],
    );
    let added = fix(&mut desk, 2, "链接到 八股/缓存.md 里的答案");
    desk.check(&added, expect!["（[[缓存#为什么快]]）"]);
    let after = desk.warnings("面试/云雀.md");
    assert_eq!(after, "");
    desk.shut_down();
}

#[test]
fn a_wording_asked_before_is_completed_while_it_is_typed() {
    let mut desk = Desk::new(Profile::VsCode, NOTES);
    let end = json!({"line": 7, "character": 0});
    let typed = json!([{"range": {"start": end, "end": end}, "text": "6. 四次"}]);
    desk.client.change_parts(&desk.uri("面试/云雀.md"), 2, typed);
    let list = desk.ask("textDocument/completion", "面试/云雀.md", 7, 5);
    let items = list["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["label"] == "TCP 四次挥手");
    let item = item.unwrap_or_else(|| panic!("{list:#}"));
    assert_eq!(item["textEdit"]["newText"], "TCP 四次挥手");
    assert_eq!(item["textEdit"]["range"]["start"], json!({"line": 7, "character": 3}));
    desk.shut_down();
}

#[test]
fn related_questions_are_given_for_a_place_and_for_a_wording() {
    let mut desk = Desk::new(Profile::VsCode, NOTES);
    let drawn = |result: &Value| {
        assert_eq!(result["isIncomplete"], false);
        let items = result["items"].as_array().unwrap().iter();
        // Equals come in the order in which their notes were read.
        let mut lines: Vec<_> = items
            .map(|item| {
                let (note, text) = (item["note"].as_str().unwrap(), item["text"].as_str().unwrap());
                assert!(item["score"].as_f64().is_some_and(|score| score > 0.5 && score <= 1.0));
                format!("{note} {text}\n")
            })
            .collect();
        lines.sort_unstable();
        lines.concat()
    };
    let at_place = desk.ask("mianjing/related", "面试/云雀.md", 3, 6);
    assert_eq!(at_place["question"]["text"], "Go 的 map 是线程安全的吗");
    desk.check(
        &drawn(&at_place),
        expect![[r#"
        八股/go.md Is a golang map thread-safe?
        面试/北辰.md map线程安全吗
    "#]],
    );
    let asked = json!({"text": "three-way handshake"});
    let by_wording = desk.client.request("mianjing/related", asked);
    desk.check(
        &drawn(&by_wording),
        expect![[r#"
        八股/网络.md 三次握手的过程是怎样的？
        面试/云雀.md TCP 三次握手
    "#]],
    );
    desk.shut_down();
}

/// Where a command leads from a place, and what the client was asked to show.
fn go(desk: &mut Desk, command: &str, argument: Value) -> String {
    let asked = json!({"command": command, "arguments": [argument]});
    let found = desk.client.request("workspace/executeCommand", asked);
    if found.is_null() { "nowhere".to_owned() } else { desk.place(&found) }
}

const UNANSWERED: &[(&str, &str)] = &[
    ("a.md", "# 云雀科技 一面\n\n1. 讲讲死锁❌\n2. TCP 三次握手❌\n3. 什么是协程❌（轻量线程）\n"),
    ("b.md", "# 北辰网络 二面\n\n1. 三次握手的过程❌\n2. 缓存雪崩怎么办❌\n"),
];

#[test]
fn commands_lead_from_one_unanswered_question_to_the_next_most_asked_first() {
    let mut desk = Desk::new(Profile::VsCode, UNANSWERED);
    let at = |desk: &Desk, path: &str, line: u32| json!({"textDocument": {"uri": desk.uri(path)}, "position": {"line": line, "character": 0}});
    let mut drawn = String::new();
    for (command, path, line, by) in [
        ("mianjing.nextUnanswered", "a.md", 0, "asked"),
        ("mianjing.nextUnanswered", "a.md", 3, "asked"),
        ("mianjing.nextUnanswered", "b.md", 2, "asked"),
        ("mianjing.nextUnanswered", "b.md", 3, "asked"),
        ("mianjing.previousUnanswered", "a.md", 3, "asked"),
        ("mianjing.previousUnanswered", "a.md", 4, "asked"),
        ("mianjing.nextUnanswered", "a.md", 0, "place"),
        ("mianjing.nextUnanswered", "a.md", 3, "place"),
        ("mianjing.nextUnanswered", "b.md", 3, "place"),
        ("mianjing.previousUnanswered", "b.md", 2, "place"),
        ("mianjing.previousUnanswered", "a.md", 4, "place"),
        ("mianjing.previousUnanswered", "a.md", 2, "place"),
    ] {
        let mut argument = at(&desk, path, line);
        argument["by"] = by.into();
        let to = go(&mut desk, command, argument);
        writeln!(drawn, "{command} by {by} from {path}:{line}: {to}").unwrap();
    }
    desk.check(
        &drawn,
        expect![[r#"
        mianjing.nextUnanswered by asked from a.md:0: a.md:3 TCP 三次握手
        mianjing.nextUnanswered by asked from a.md:3: a.md:2 讲讲死锁
        mianjing.nextUnanswered by asked from b.md:2: a.md:2 讲讲死锁
        mianjing.nextUnanswered by asked from b.md:3: a.md:3 TCP 三次握手
        mianjing.previousUnanswered by asked from a.md:3: b.md:3 缓存雪崩怎么办
        mianjing.previousUnanswered by asked from a.md:4: b.md:3 缓存雪崩怎么办
        mianjing.nextUnanswered by place from a.md:0: a.md:2 讲讲死锁
        mianjing.nextUnanswered by place from a.md:3: b.md:2 三次握手的过程
        mianjing.nextUnanswered by place from b.md:3: a.md:2 讲讲死锁
        mianjing.previousUnanswered by place from b.md:2: a.md:3 TCP 三次握手
        mianjing.previousUnanswered by place from a.md:4: a.md:3 TCP 三次握手
        mianjing.previousUnanswered by place from a.md:2: b.md:3 缓存雪崩怎么办
    "#]],
    );
    let mut drawn = String::new();
    for (command, count, by) in [
        ("mianjing.nextUnanswered", 3, "place"),
        ("mianjing.nextUnanswered", 9, "place"),
        ("mianjing.previousUnanswered", 2, "place"),
        ("mianjing.nextUnanswered", 2, "asked"),
        ("mianjing.previousUnanswered", 2, "asked"),
    ] {
        let mut argument = at(&desk, "a.md", 2);
        argument["by"] = by.into();
        argument["count"] = count.into();
        let to = go(&mut desk, command, argument);
        writeln!(drawn, "{command} {count} by {by}: {to}").unwrap();
    }
    desk.check(
        &drawn,
        expect![[r#"
        mianjing.nextUnanswered 3 by place: b.md:3 缓存雪崩怎么办
        mianjing.nextUnanswered 9 by place: a.md:3 TCP 三次握手
        mianjing.previousUnanswered 2 by place: b.md:2 三次握手的过程
        mianjing.nextUnanswered 2 by asked: a.md:3 TCP 三次握手
        mianjing.previousUnanswered 2 by asked: b.md:3 缓存雪崩怎么办
    "#]],
    );
    let first = go(&mut desk, "mianjing.nextUnanswered", Value::Null);
    assert_eq!(first, "a.md:3 TCP 三次握手");
    let shown = desk.client.wait_until_asked("window/showDocument");
    desk.check(
        &desk.place(&json!({"uri": shown["uri"], "range": shown["selection"]})),
        expect!["a.md:3 "],
    );
    assert_eq!(shown["takeFocus"], true);
    // Selected, the wording would be replaced by what is typed next.
    assert_eq!(shown["selection"]["start"], shown["selection"]["end"]);
    desk.shut_down();
}

#[test]
fn the_counts_of_all_notes_are_told_without_the_questions() {
    let mut desk = Desk::new(Profile::VsCode, UNANSWERED);
    let all = desk.client.request("mianjing/unanswered", json!({}));
    let counts = desk.client.request("mianjing/unanswered", json!({"limit": 0}));
    assert_eq!(all["items"].as_array().map(Vec::len), Some(4));
    assert_eq!(counts["items"], json!([]));
    assert_eq!(counts["tally"], all["tally"]);
    desk.check(&counts["tally"].to_string(), expect![[r#"{"failed":5,"failedUnanswered":4,"interviews":2,"notes":2,"passed":0,"questions":5,"unanswered":4}"#]]);
    desk.shut_down();
}

#[test]
fn a_command_leads_nowhere_when_all_is_answered_and_shows_nothing_to_clients_that_cannot() {
    let mut desk =
        Desk::new(Profile::VsCode, &[("a.md", "# 云雀科技 一面\n\n1. 讲讲死锁✅（互相等待）\n")]);
    assert_eq!(go(&mut desk, "mianjing.nextUnanswered", Value::Null), "nowhere");
    desk.shut_down();
    let mut desk = Desk::new(Profile::Bare, UNANSWERED);
    assert_eq!(go(&mut desk, "mianjing.previousUnanswered", Value::Null), "b.md:3 缓存雪崩怎么办");
    let asked = json!({"command": "mianjing.nextUnanswered", "arguments": [{"by": "chance"}]});
    let id = desk.client.start("workspace/executeCommand", asked);
    let refused = desk.client.answer(id).unwrap_err();
    assert!(refused["message"].as_str().unwrap().contains("`asked` or `place`"), "{refused}");
    assert!(desk.client.asked.iter().all(|(method, _)| method != "window/showDocument"));
    desk.shut_down();
}
