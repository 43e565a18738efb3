//! The configuration: wrong keys are named where they stand, the rest applies, and the page in
//! `docs/` says what the schema says.

use expect_test::{Expect, expect, expect_file};
use mianjing::config::schema::{self, schema};
use mianjing::config::{Config, FolderConfig, Language, Problem, Settings, Severity};
use mianjing::notebook::Note;
use mianjing::recognise::Mark;
use mianjing::server::routes::{self, Route};
use mianjing::text::{Encoding, Lines};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");

/// Problems as `line:column written`, 1-based as editors show them, with their message below.
fn drawn(text: &str, problems: &[Problem], language: Language) -> String {
    let lines = Lines::new(text);
    let mut drawn = String::new();
    for problem in problems {
        let span = problem.span.unwrap();
        let place = lines.place(text, span.start as usize, Encoding::Utf32);
        let written = text[span.range()].replace('\n', "⏎");
        writeln!(drawn, "{}:{} {written}", place.line + 1, place.column + 1).unwrap();
        writeln!(drawn, "  {}", problem.message(language)).unwrap();
    }
    drawn
}

fn check_in(language: Language, text: &str, expected: Expect) {
    let problems = match Settings::from_toml(text) {
        Ok(settings) => settings.problems,
        Err(problems) => problems,
    };
    expected.assert_eq(&drawn(text, &problems, language));
}

fn check(text: &str, expected: Expect) {
    check_in(Language::English, text, expected);
}

fn config(text: &str) -> Config {
    Config::new(&[&Settings::from_toml(text).unwrap()], Language::English)
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_one() {
    check(
        "language = \"zh\"\nlangage = \"en\"\n\n[severity]\nunanswered-qestion = \"off\"\n\"标记\" = 1\n",
        expect![[r#"
            2:1 langage
              There is no setting `langage`. Did you mean `language`?
            5:1 unanswered-qestion
              There is no setting `severity.unanswered-qestion`. Did you mean `severity.unanswered-question`?
            6:1 "标记"
              There is no setting `severity.标记`.
        "#]],
    );
}

#[test]
fn a_wrong_value_is_named_where_it_stands() {
    check(
        r#"language = "cn"
debounce = 20000
ignore = ["草稿/", "", 3, "a[", "b{"]
severity.broken-link = "warn"
signs = "✅"
features = { hover = "no", inlayHint = true }
words.synonyms = [["切片", "slice"], ["协程"]]
search.limit = 1.5
"#,
        expect![[r#"
            1:12 "cn"
              `language` must be one of `auto`, `en`, `zh`.
            2:12 20000
              `debounce` must be a whole number from 0 to 10000.
            3:18 ""
              `ignore` must be text that is not empty.
            3:22 3
              `ignore` must be text.
            3:31 "b{"
              `ignore` holds a pattern that cannot be read: error parsing glob 'b{': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?).
            4:24 "warn"
              `severity.broken-link` must be one of `error`, `warning`, `information`, `hint`, `off`.
            5:9 "✅"
              `signs` must be a table.
            6:22 "no"
              `features.hover` must be true or false.
            7:36 ["协程"]
              `words.synonyms` must be a list of 2 or more.
            8:16 1.5
              `search.limit` must be a whole number from 1 to 128.
        "#]],
    );
}

#[test]
fn messages_are_chinese_where_chinese_is_spoken() {
    check_in(
        Language::Chinese,
        "langauge = 1\nlanguage = \"中文\"\ndebounce = true\n",
        expect![[r#"
            1:1 langauge
              没有 `langauge` 这个配置项，是不是 `language`？
            2:12 "中文"
              `language` 只能是 `auto`、`en`、`zh` 之一。
            3:12 true
              `debounce` 应当是 0 到 10000 之间的整数。
        "#]],
    );
}

#[test]
fn what_is_no_toml_is_refused_at_its_place() {
    check(
        "language = \"zh\"\n[signs\npass = [\"🆗️\"]\n",
        expect![[r#"
            2:7 
              Not TOML: unclosed table, expected `]`. Nothing of this file applies.
        "#]],
    );
}

#[test]
fn what_is_right_applies_beside_what_is_wrong() {
    let config =
        config("debounce = -1\nlanguage = \"zh\"\nignore = [1, \"稿/\"]\n[seach]\nlimit = 3\n");
    assert_eq!(config.language, Language::Chinese);
    assert_eq!(config.elsewhere.ignore, ["稿/"]);
    assert_eq!(config.debounce, Config::default().debounce);
    assert_eq!(config.search_limit, Config::default().search_limit);
}

#[test]
fn a_key_may_be_written_with_either_joint() {
    for name in ["codeLens", "code-lens", "code_lens"] {
        let config = config(&format!("features.{name} = false"));
        assert!(!config.is_on("code_lens"), "{name}");
        assert!(config.is_on("hover"));
    }
    let config = config("severity.unmarked_question = \"off\"");
    assert_eq!(config.elsewhere.severity("unmarked-question", Severity::Hint), Severity::Off);
}

#[test]
fn the_editor_overrides_the_file_key_by_key() {
    let file = Settings::from_toml(
        "debounce = 5\nignore = [\"a/\"]\n[severity]\nbroken-link = \"hint\"\nconfig = \"error\"",
    );
    let editor = Settings::from_json(&json!({
        "ignore": ["b/"], "severity": {"broken-link": "off", "config": null}, "debounce": null,
    }));
    let config = Config::new(&[&file.unwrap(), &editor], Language::Chinese);
    assert_eq!(config.elsewhere.ignore, ["b/"]);
    assert_eq!(config.debounce.as_millis(), 5);
    assert_eq!(config.elsewhere.severity("broken-link", Severity::Warning), Severity::Off);
    assert_eq!(config.elsewhere.severity("config", Severity::Warning), Severity::Error);
    assert_eq!(config.language, Language::Chinese);
}

#[test]
fn what_an_editor_sends_is_checked_too() {
    let sent = json!({"mianjing": {
        "trace": {"server": "off"}, "server": {"path": "x"}, "serch": {"limit": 3}, "debounce": 50.0,
        "features": {"hover": 1},
    }});
    let settings = Settings::from_json(&sent);
    let messages: Vec<_> =
        settings.problems.iter().map(|problem| problem.message(Language::English)).collect();
    expect![[r#"
        [
            "`features.hover` must be true or false.",
            "There is no setting `serch`. Did you mean `search`?",
        ]
    "#]]
    .assert_debug_eq(&messages);
    assert_eq!(Config::new(&[&settings], Language::English).debounce.as_millis(), 50);
    for odd in [json!(null), json!({}), json!({"mianjing": null})] {
        assert_eq!(Settings::from_json(&odd), Settings::default());
    }
    assert_eq!(Settings::from_json(&json!([1])).problems.len(), 1);
}

/// Every key with its default, as one configuration.
fn defaults(table: &Value) -> Value {
    let of = |key: schema::Key<'_>| {
        let value = key.schema.get("default").cloned().unwrap_or_else(|| defaults(key.schema));
        (key.name.to_owned(), value)
    };
    Value::Object(schema::keys(table).map(of).collect())
}

#[test]
fn the_defaults_of_the_schema_are_those_in_force() {
    let settings = Settings::from_json(&defaults(schema()));
    assert_eq!(settings.problems, []);
    let config = Config::new(&[&settings], Language::English);
    for code in config.elsewhere.severities.keys() {
        let rule = mianjing::features::diagnostics::RULES.iter().find(|rule| rule.code == code);
        if let Some(rule) = rule {
            assert_eq!(config.elsewhere.severity(code, Severity::Off), rule.default, "{code}");
        }
    }
    for feature in config.features.keys() {
        assert_eq!(config.is_on(feature), Config::default().is_on(feature), "{feature}");
    }
    let of_notes = (*config.elsewhere).clone();
    let elsewhere = FolderConfig { severities: BTreeMap::new(), ..of_notes }.into();
    let rest = Config { elsewhere, features: BTreeMap::new(), ..config };
    assert_eq!(rest, Config::default());
}

#[test]
fn every_rule_has_a_severity_to_set() {
    let properties = schema()["properties"]["severity"]["properties"].as_object().unwrap();
    for rule in mianjing::features::diagnostics::RULES {
        assert!(properties.contains_key(rule.code), "{} is missing", rule.code);
    }
}

#[test]
fn every_feature_can_be_switched_off() {
    let properties = schema()["properties"]["features"]["properties"].as_object().unwrap();
    let keys: Vec<_> = properties.keys().map(|key| key.to_lowercase()).collect();
    let is_standard = |route: &&Route| !route.method.starts_with("mianjing/");
    for route in routes::all().iter().filter(is_standard) {
        let key = route.feature.replace('_', "");
        assert!(keys.contains(&key), "{} cannot be switched off", route.feature);
    }
}

#[test]
fn what_the_user_adds_reaches_the_recognisers() {
    let config = config("signs.fail = [\"🟥\"]\nwords.synonyms = [[\"灰度\", \"Canary\"]]\n");
    assert!(
        config.elsewhere.lexicon.signs().any(|(sign, mark)| sign == "🟥" && mark == Mark::Fail)
    );
    let read = |text| config.elsewhere.lexicon.synonyms().read_as_first(text).into_owned();
    assert_eq!(read("canary发布怎么做？"), "灰度发布怎么做？");
    assert_eq!(read("scanary canaryx"), "scanary canaryx");
}

#[test]
fn a_line_that_is_a_round_of_the_users_starts_an_interview() {
    let config = config("words.rounds = [\"压力测\"]\n");
    let text = "# 云杉科技\n\n一面\n锁怎么升级 ✅\n\n压力测\n死锁怎么排查 ❌\n";
    let note = Note::new(text.into(), None, Arc::clone(&config.elsewhere.lexicon));
    let facts = note.facts();
    let rounds: Vec<_> = facts.interviews.iter().map(|it| (it.line, it.round.as_deref())).collect();
    assert_eq!(rounds, [(2, Some("一面")), (5, Some("压力测"))]);
    let asked: Vec<_> = facts.questions.iter().map(|it| note.slice(it.text)).collect();
    assert_eq!(asked, ["锁怎么升级", "死锁怎么排查"]);
}

/// The list of keys as the page has it.
fn list(page: &mut String, table: &Value, path: &str) {
    let is_table = |key: &schema::Key<'_>| key.schema["type"] == "object";
    let (tables, values): (Vec<_>, Vec<_>) = schema::keys(table).partition(is_table);
    if !values.is_empty() {
        page.push_str("| key | default | what it sets |\n|---|---|---|\n");
    }
    for key in values {
        let default = key.schema["default"].to_string();
        let about = schema::description(key.schema).replace('\n', " ");
        let about = match schema::choices(key.schema) {
            Some(choices) if path != "severity" => {
                format!("{about} One of `{}`.", choices.join("`, `"))
            }
            _ => about,
        };
        writeln!(page, "| `{}` | `{default}` | {about} |", key.name).unwrap();
    }
    for key in tables {
        let about = schema::description(key.schema).replace('\n', " ");
        writeln!(page, "\n### `[{}]`\n\n{about}\n", key.name).unwrap();
        list(page, key.schema, key.name);
    }
}

/// `UPDATE_EXPECT=1` writes the list between the two comments of the page anew.
#[test]
fn the_page_lists_every_key() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (before, rest) = page.split_once("<!-- keys -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of keys -->\n").unwrap();
    let mut keys = String::new();
    list(&mut keys, schema(), "");
    let whole = format!("{before}<!-- keys -->\n{keys}<!-- end of keys -->\n{after}");
    expect_file![PAGE].assert_eq(&whole);
}

#[test]
fn the_example_of_the_page_is_right() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    check(example, expect![""]);
}
