//! `mianjing config`.

use super::Folder;
use expect_test::expect;
use mianjing::config::{Config, Language, Settings};
use serde_json::Value;

const WRONG: &str = "debounce = 3\nlangauge = \"zh\"\n[words]\ncues = [\"讲讲\", \"\"]\n";

#[test]
fn mistakes_are_reported_at_their_places() {
    let folder = Folder::new(&[(".mianjing.toml", WRONG)]);
    folder.check(
        &["config", "check"],
        expect![[r#"
        FOLDER/.mianjing.toml:2:1: There is no setting `langauge`. Did you mean `language`?
        FOLDER/.mianjing.toml:4:15: `words.cues` must be text that is not empty.
        exit 1
    "#]],
    );
    folder.check(
        &["config", "check", "--lang", "zh"],
        expect![[r#"
        FOLDER/.mianjing.toml:2:1: 没有 `langauge` 这个配置项，是不是 `language`？
        FOLDER/.mianjing.toml:4:15: `words.cues` 应当是非空文本。
        exit 1
    "#]],
    );
    folder.write(".mianjing.toml", b"[words");
    folder.check(&["config", "check"], expect![[r#"
        FOLDER/.mianjing.toml:1:7: Not TOML: unclosed table, expected `]`. Nothing of this file applies.
        exit 1
    "#]]);
    folder.write(".mianjing.toml", b"debounce = 3");
    folder.check(
        &["config", "check"],
        expect![[r#"
        exit 0
    "#]],
    );
}

#[test]
fn what_is_shown_reads_back_as_what_is_set() {
    let folder = Folder::new(&[(".mianjing.toml", WRONG)]);
    let shown = String::from_utf8(folder.run(&["config", "show"]).stdout).unwrap();
    let set = Settings::from_toml(WRONG).unwrap();
    let read = Settings::from_toml(&shown).unwrap();
    let config = |settings| Config::new(&[settings], Language::English);
    assert_eq!(config(&read), config(&set));
    // Without the signs in front, every default is a setting that is right.
    let all: String =
        shown.lines().skip(2).map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect();
    assert_eq!(Settings::from_toml(&all).unwrap().problems, []);
}

#[test]
fn settings_hold_below_their_folder() {
    let folder = Folder::new(&[(".mianjing.toml", "debounce = 3"), ("go/a.md", "")]);
    let shown = folder.run(&["config", "show", "go"]);
    assert!(String::from_utf8(shown.stdout).unwrap().contains("\ndebounce = 3\n"));
}

#[test]
fn the_schema_is_json() {
    let output = Folder::new(&[]).run(&["config", "schema"]);
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(schema["properties"]["severity"]["additionalProperties"], false);
}
