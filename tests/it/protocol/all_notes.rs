//! What a client shows of all notes is what a server says that never knew them otherwise, whether
//! it is told or asks.

use crate::features::any_edits::{BLOCKS, Edit, NOTES, edits, text};
use crate::support::client::{Client, Profile};
use crate::support::fixture::{root, uri};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a client shows, by the names of notes.
type Shown = BTreeMap<String, Value>;

fn edit(client: &mut Client, versions: &mut [i32; NOTES], (number, blocks): &Edit) {
    let note = uri(&root(), &format!("{number}.md"));
    let Some(blocks) = blocks else {
        if std::mem::take(&mut versions[*number]) > 0 {
            client.close(&note);
        }
        return;
    };
    versions[*number] += 1;
    match versions[*number] {
        1 => client.open(&note, 1, &text(blocks)),
        version => client.change(&note, version, &text(blocks)),
    }
}

/// Asks for the news of all notes and takes them in.
fn ask(client: &mut Client, shown: &mut BTreeMap<String, (Value, Value)>) {
    let known: Vec<_> =
        shown.iter().map(|(uri, (id, _))| json!({"uri": uri, "value": id})).collect();
    // One that does not exist is always news, so that the answer never waits.
    let mut known = known;
    known.push(json!({"uri": "file:///nowhere/x.md", "value": "1"}));
    let news = client.request("workspace/diagnostic", json!({"previousResultIds": known}));
    for item in news["items"].as_array().unwrap() {
        let uri = item["uri"].as_str().unwrap().to_owned();
        shown.insert(uri, (item["resultId"].clone(), item["items"].clone()));
    }
    shown.remove("file:///nowhere/x.md");
}

fn told(shown: &BTreeMap<String, (Value, Value)>) -> Shown {
    let told = shown.iter().map(|(uri, (_, items))| (uri.clone(), items.clone()));
    told.filter(|(_, items)| items.as_array().is_some_and(|items| !items.is_empty())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn news_of_all_notes_add_up_to_the_whole(edits in edits(10)) {
        let mut client = Client::in_memory().introduced(Profile::VsCode, &[]);
        let mut versions = [0; NOTES];
        let mut shown = BTreeMap::new();
        let mut last: BTreeMap<usize, Edit> = BTreeMap::new();
        for one in &edits {
            edit(&mut client, &mut versions, one);
            ask(&mut client, &mut shown);
            last.insert(one.0, one.clone());
        }
        prop_assert_eq!(client.shut_down(), 0);
        let mut fresh = Client::in_memory();
        fresh.initialize(Profile::VsCode, &[]);
        let mut versions = [0; NOTES];
        for one in last.values() {
            edit(&mut fresh, &mut versions, one);
        }
        let mut whole = BTreeMap::new();
        ask(&mut fresh, &mut whole);
        prop_assert_eq!(fresh.shut_down(), 0);
        prop_assert_eq!(told(&shown), told(&whole), "{:?} of {:#?}", edits, BLOCKS);
    }
}

/// The twin of a failed question is told with its place, which moves when its note does.
#[test]
fn where_an_answer_stands_is_told_anew_when_it_moves() {
    for profile in [Profile::VsCode, Profile::Neovim] {
        let mut client = Client::in_memory().introduced(profile, &[]);
        let (a, b) = (uri(&root(), "a.md"), uri(&root(), "b.md"));
        client.open(&a, 1, "1. 什么是死锁❌\n");
        client.open(&b, 1, "## 死锁是什么？\n\n互相等待。\n");
        let line = |client: &mut Client| {
            let items = if profile == Profile::VsCode {
                let mut shown = BTreeMap::new();
                ask(client, &mut shown);
                shown[a.as_str()].1.clone()
            } else {
                client.published(&a)["diagnostics"].clone()
            };
            items[0]["relatedInformation"][0]["location"]["range"]["start"]["line"].as_u64()
        };
        // Who asks is told at once, who is told when the server gets to it.
        let wait_for = |client: &mut Client, wanted: Option<u64>| {
            if profile == Profile::VsCode {
                assert_eq!(line(client), wanted);
            }
            while line(client) != wanted {}
        };
        wait_for(&mut client, Some(0));
        client.change(&b, 2, "# 锁\n\n## 死锁是什么？\n\n互相等待。\n");
        wait_for(&mut client, Some(2));
        client.change(&b, 3, "# 锁\n\n## 死锁是什么？\n");
        wait_for(&mut client, None);
        while profile == Profile::Neovim && client.published(&b)["version"] != 3 {}
        assert_eq!(client.shut_down(), 0);
    }
}
