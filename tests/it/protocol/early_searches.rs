//! Searches asked while a folder is still being read, through the real binary: they find what they
//! find later.

use crate::support::client::{Client, Profile};
use serde_json::{Value, json};
use std::fs;

/// More notes than are read before anybody can ask.
const NOTES: usize = 600;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..NOTES {
        let text = format!(
            "# 云帆 一面 2024-03-0{}\n\n1. 讲讲第 {number} 个项目\n2. 什么是锁？❌\n",
            number % 9 + 1
        );
        fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    let rare = "# 乙\n\n1. ＲＥＤＩＳ 的跳表怎么实现？\n2. 跳表和红黑树的区别？✅\n";
    fs::write(folder.path().join("乙.md"), rare).unwrap();
    folder
}

/// What is found, without what only all notes can tell.
fn found(client: &mut Client, method: &str, query: &str) -> Value {
    let mut found = client.request(method, json!({ "query": query }));
    if let Some(found) = found.as_object_mut() {
        found.remove("isIncomplete");
    }
    let items = found.get_mut("items").and_then(Value::as_array_mut);
    for item in items.into_iter().flatten() {
        item.as_object_mut().unwrap().remove("asked");
    }
    found
}

#[test]
fn what_is_asked_while_notes_are_read_finds_what_it_finds_later() {
    let folder = folder();
    for query in ["跳表", "redis", "✅ 跳表", "tiaobiao", "红黑树区别", "第 77 个", "锁", "没有的"]
    {
        for method in ["workspace/symbol", "mianjing/search"] {
            let mut client = Client::process().introduced(Profile::VsCode, &[folder.path()]);
            let early = found(&mut client, method, query);
            client.wait_until_read();
            assert_eq!(early, found(&mut client, method, query), "{method} {query}");
            assert_eq!(client.shut_down(), 0);
        }
    }
}
