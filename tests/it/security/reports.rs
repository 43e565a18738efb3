//! What a note says is text in the report, in the documents that editors show, and in nothing is it
//! markup, a link to elsewhere, or a sign that drives a terminal.

use super::previews::{HARMFUL, harmless};
use super::terminal::{ESCAPES, drives};
use super::{serve, until_read, workspace};
use crate::support::fixture::uri;
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Notes that put `harm` wherever a report or a card shows something of a note.
fn hostile() -> TempDir {
    let mut text = String::new();
    for (number, harm) in HARMFUL.iter().chain(ESCAPES).enumerate() {
        let line = harm.replace('\n', " ");
        let indented = harm.replace('\n', "\n   ");
        write!(
            text,
            "# 云杉{number}{line}科技 一面 2024.9.3\n\n## 主{line}题\n\n1. {0}是什么{line}❌ #t{line}\n   答：{indented}\n2. {0}怎么用{line}❌\n\n",
            word(number)
        )
        .unwrap();
    }
    let name = if cfg!(unix) { "<img src=x>\u{1b}[31m\u{202e}.md" } else { "b.md" };
    workspace(&[("a.md", &text), (name, "# 北辰 一面 2024.9.4\n\n1. 锁是什么❌\n")])
}

/// A word that nothing else in these notes has in it, so that no two questions are the same.
fn word(number: usize) -> String {
    let digits = number.to_string();
    let letters: String = digits.bytes().map(|digit| char::from(b'k' + digit - b'0')).collect();
    format!("zqx{letters}zq")
}

fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

/// Fails when a browser would make anything of a note but text.
fn only_the_page_s_own(page: &str) {
    assert_eq!(page.lines().find(|line| line.contains(drives)), None);
    let page = Html::parse_document(page);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert_eq!(page.select(&select("script")).count(), 1, "the page's own");
    assert_eq!(page.select(&select("style")).count(), 1, "the page's own");
    let foreign = "img, iframe, object, embed, form, base, link, b, i, x-y, audio, video";
    assert_eq!(page.select(&select(foreign)).count(), 0);
    for element in page.select(&select("*")) {
        let element = element.value();
        for (key, value) in element.attrs() {
            assert!(!key.starts_with("on") && key != "style", "{key}={value}");
            let is_address = ["href", "src", "srcset", "action", "data", "poster"].contains(&key);
            let is_own = element.name() == "a"
                && ["./", "#", "file:///"].iter().any(|start| value.starts_with(start));
            assert!(!is_address || is_own, "{} {key}={value}", element.name());
        }
    }
}

/// The report in Markdown without the comment that says what it is.
fn only_text(markdown: &str) {
    let (first, rest) = markdown.split_once('\n').unwrap();
    assert_eq!(first, "<!-- mianjing report -->");
    assert_eq!(rest.lines().find(|line| line.contains(drives)), None);
    harmless(rest, "the report");
}

fn report(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mianjing"));
    let command = command.arg("report").args(arguments).current_dir(folder);
    let output = command.env("LC_ALL", "C").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn nothing_a_note_says_is_more_than_text_in_a_report() {
    let around = hostile();
    let folder = around.path().join("notes");
    let all = ["--limit", "999", "--format"];
    let html = report(&folder, &[&all[..], &["html", "-o", "-"]].concat());
    assert!(html.matches("怎么用").count() > HARMFUL.len());
    only_the_page_s_own(&html);
    only_text(&report(&folder, &[&all[..], &["md"]].concat()));
    let json = report(&folder, &[&all[..], &["json"]].concat());
    assert_eq!(json.lines().find(|line| line.contains(drives)), None);
    let _: Value = serde_json::from_str(&json).unwrap();
    #[cfg(unix)]
    {
        let name = report(&folder, &["-o", "x\u{1b}[31m.html"]);
        assert!(!name.trim_end().contains(drives), "{name:?}");
    }
}

/// The report, the study list and the card of a review as an editor shows them.
#[test]
fn nothing_a_note_says_is_more_than_text_in_an_editor_s_documents() {
    let around = hostile();
    let folder = around.path().join("notes");
    let mut client = serve(&folder);
    until_read(&mut client, &uri(&folder, "a.md"));
    let mut text = |method: &str, params: Value| {
        client.request(method, params)["text"].as_str().unwrap().to_owned()
    };
    only_the_page_s_own(&text("mianjing/report", json!({ "limit": 999 })));
    only_text(&text("mianjing/report", json!({ "limit": 999, "format": "markdown" })));
    let list = text("mianjing/studyList", json!({ "limit": 999 }));
    assert!(list.matches("怎么用").count() > HARMFUL.len());
    assert_eq!(list.lines().find(|line| line.contains(drives)), None);
    harmless(&list, "the study list");
    let mut shown = 0;
    for number in 0..HARMFUL.len() + ESCAPES.len() {
        for query in ["是什么", "怎么用"].map(|asked| word(number) + asked) {
            let card = text("mianjing/review", json!({ "query": query, "isRevealed": true }));
            shown += usize::from(card.contains(&query));
            assert_eq!(card.lines().find(|line| line.contains(drives)), None);
            harmless(&card, &query);
        }
    }
    assert!(shown > HARMFUL.len(), "some make no question of the line: {shown}");
    assert_eq!(client.shut_down(), 0);
}
