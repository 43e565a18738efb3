//! Any text as a `.mianjing.toml`, any JSON as the editor's settings: problems stand in the text,
//! and what is left makes a configuration that reads notes.

use super::Input;
use mianjing::config::options::Options;
use mianjing::config::{Config, Language, Settings};
use mianjing::notebook::Facts;
use mianjing::text::Lines;
use std::path::Path;

const NOTE: &str = "# 北辰 一面 9.3\n\n1. 什么是锁❌\n   答：互斥\n2. ✅ 协程\n\n略\n";

pub(crate) fn check(data: &[u8]) {
    let input = Input::new(data, 2);
    let (toml, json) = (input.text(0), input.text(1));
    let file = Settings::from_toml(toml).unwrap_or_else(|problems| {
        assert!(!problems.is_empty(), "a file is refused for a reason");
        let mut refused = Settings::default();
        refused.problems = problems;
        refused
    });
    for problem in &file.problems {
        let span = problem.span.expect("a problem of a file has a place");
        super::note::lies_in(toml, span, "a problem");
    }
    let editor = serde_json::from_str(json).map(|json| Settings::from_json(&json));
    let editor = editor.unwrap_or_default();
    for settings in [&file, &editor] {
        for problem in &settings.problems {
            let said = [Language::English, Language::Chinese].map(|it| problem.message(it));
            assert!(said.iter().all(|message| !message.is_empty()));
        }
        let table = serde_json::Value::Object(settings.table().clone());
        let options = serde_json::from_value::<Options>(table);
        assert!(options.is_ok(), "what the schema admits are options: {options:?}");
    }
    let config = Config::new(&[&file, &editor], Language::English);
    let _ = config.elsewhere.ignored(Path::new("/notes"));
    for text in [NOTE, toml] {
        let lines = Lines::new(text);
        super::note::fits(text, &lines, &Facts::new(text, &lines, &config.elsewhere.lexicon, ""));
    }
}
