//! Requests about the whole folder that are no part of the protocol, as an editor sends them: right
//! after the start.

use crate::support::client::{Client, Profile};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder of more notes than are read at once, and a client that has only just started.
fn start() -> (TempDir, Client) {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=150 {
        let text = format!(
            "# 云雀科技 {number}面 2024.9.{}\n\n1. 什么是死锁❌\n2. 讲讲第{number}种锁✅（互斥）\n",
            number % 28 + 1
        );
        std::fs::write(folder.path().join(format!("{number:03}.md")), text).unwrap();
    }
    let mut client = Client::in_memory()
        .introduced(Profile::Neovim, &[&dunce::canonicalize(folder.path()).unwrap()]);
    client.ignore("textDocument/publishDiagnostics");
    (folder, client)
}

fn uri(folder: &TempDir) -> String {
    let path = dunce::canonicalize(folder.path()).unwrap();
    tower_lsp::lsp_types::Url::from_file_path(path).unwrap().to_string()
}

#[test]
fn a_report_right_after_the_start_is_of_all_notes() {
    let (folder, mut client) = start();
    let asked = json!({"folder": uri(&folder), "format": "json"});
    let result = client.request("mianjing/report", asked);
    assert_eq!(result["isIncomplete"], false);
    assert_eq!(result["report"]["totals"]["notes"], 150, "{result:#}");
    for (format, part) in
        [("html", "<!DOCTYPE html>"), ("markdown", "<!-- mianjing report -->\n\n# ")]
    {
        let result = client.request("mianjing/report", json!({"format": format}));
        let text = result["text"].as_str().unwrap();
        assert!(text.contains(part), "{format}: {}", &text[..200]);
        assert!(result["title"].as_str().is_some_and(|title| !title.is_empty()));
    }
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn what_is_asked_right_after_the_start_is_answered_from_all_notes() {
    let (_folder, mut client) = start();
    let unanswered = client.start("mianjing/unanswered", json!({}));
    let search = client.start("mianjing/search", json!({"query": "第150种锁"}));
    let symbols = client.start("workspace/symbol", json!({"query": "第149种锁"}));
    let list = client.start("mianjing/studyList", json!({}));
    let related = json!({"text": "死锁是什么", "limit": 1000});
    let related = client.start("mianjing/related", related);
    let next = json!({"command": "mianjing.nextUnanswered"});
    let next = client.start("workspace/executeCommand", next);
    assert_eq!(client.answer(unanswered).unwrap()["tally"]["unanswered"], 150);
    assert_eq!(client.answer(search).unwrap()["items"][0]["note"], "150.md");
    assert_eq!(client.answer(symbols).unwrap()[0]["name"], "讲讲第149种锁 ✅");
    let list = client.answer(list).unwrap();
    assert!(list["text"].as_str().unwrap().contains("什么是死锁 · 150×"), "{list:#}");
    assert_eq!(client.answer(related).unwrap()["items"].as_array().unwrap().len(), 150);
    assert_eq!(client.answer(next).unwrap()["range"]["start"]["line"], 2);
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn a_new_interview_is_written_as_the_notes_of_the_folder_are() {
    let (folder, mut client) = start();
    let asked = json!({"company": "北辰网络", "round": "二面", "date": "2024-09-30"});
    let result = client.request("mianjing/newInterview", asked);
    let made = result["uri"].as_str().unwrap();
    assert!(made.starts_with(&uri(&folder)), "{result:#}");
    let first = result["text"].as_str().unwrap().lines().find(|line| line.starts_with('#'));
    assert_eq!(first, Some("# 北辰网络 二面 2024.9.30"), "{result:#}");
    assert!(result["position"]["line"].as_u64().is_some_and(|line| line > 0));
    let changes = &result["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create", "{result:#}");
    assert!(std::fs::read_dir(folder.path()).unwrap().count() == 150, "nothing is written");
    assert!(client.request("mianjing/newInterview", json!({"company": " "})).is_null());
    assert_eq!(client.shut_down(), 0);
}

fn run(client: &mut Client, command: &str, argument: Value) -> Value {
    let asked = json!({"command": command, "arguments": [argument]});
    client.request("workspace/executeCommand", asked)
}

#[test]
fn a_card_is_graded_put_off_and_given_back_by_commands() {
    let (_folder, mut client) = start();
    let shown = client.request("mianjing/review", json!({"query": "死锁"}));
    // All askings of one question are one card.
    assert_eq!(shown["counts"]["new"], 1, "{shown:#}");
    assert!(!shown["text"].as_str().unwrap().contains("mianjing.review.grade"));
    let card = json!({"key": shown["card"]["key"], "folder": shown["card"]["folder"]});
    let mut graded = card.clone();
    graded["grade"] = "good".into();
    let next = run(&mut client, "mianjing.review.grade", graded);
    assert_eq!(next["counts"]["done"], 1, "{next:#}");
    assert_ne!(next["card"]["key"], card["key"]);
    let back = run(&mut client, "mianjing.review.undo", json!({}));
    assert_eq!(back["counts"]["done"], 0, "{back:#}");
    assert_eq!(back["card"]["key"], card["key"]);
    let next = run(&mut client, "mianjing.review.bury", card.clone());
    assert_ne!(next["card"]["key"], card["key"], "{next:#}");
    let asked = json!({"command": "mianjing.review.grade", "arguments": [card]});
    let id = client.start("workspace/executeCommand", asked);
    let refused = client.answer(id).unwrap_err();
    assert_eq!(refused["message"], "mianjing.review.grade: no grade");
    let id = client.start("workspace/executeCommand", json!({"command": "mianjing.fly"}));
    let refused = client.answer(id).unwrap_err();
    assert_eq!(refused["message"], "mianjing.fly: no such command");
    assert_eq!(client.shut_down(), 0);
}

#[test]
fn two_servers_on_one_folder_both_find_what_answers_say() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), "1. 讲讲死锁❌（哲学家就餐）\n").unwrap();
    let root = dunce::canonicalize(folder.path()).unwrap();
    let mut clients = [Client::process(), Client::process()];
    for client in &mut clients {
        client.initialize(Profile::Neovim, &[&root]);
        client.ignore("textDocument/publishDiagnostics");
    }
    // The first query reads the notes and begins the index; later ones use it.
    for _ in 0..20 {
        for client in &mut clients {
            let found = client.request("mianjing/search", json!({"query": "就餐"}));
            assert_eq!(found["items"][0]["text"], "讲讲死锁", "{found:#}");
        }
    }
    for client in clients {
        assert_eq!(client.shut_down(), 0);
    }
    let left: Vec<_> =
        std::fs::read_dir(&root).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["a.md"], "no index and no lock is left in the folder");
}
