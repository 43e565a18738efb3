//! The editors' settings are those of the server: keys, types, defaults and descriptions.
//!
//! With `UPDATE_EXPECT` set, the parts that are made from the schema are written anew; the Chinese
//! descriptions are written by hand.

use expect_test::expect_file;
use mianjing::config::schema;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

const MANIFEST: &str = "editors/vscode/package.json";
const ENGLISH: &str = "editors/vscode/package.nls.json";
const CHINESE: &str = "editors/vscode/package.nls.zh-cn.json";
const LUA: &str = "editors/nvim/lua/mianjing/settings.lua";

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn parsed(name: &str) -> Value {
    serde_json::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every key that holds a value, as (`severity.broken-link`, its schema), in the schema's order.
fn settings() -> Vec<(String, Value)> {
    fn collect(prefix: &str, table: &Value, found: &mut Vec<(String, Value)>) {
        for key in schema::keys(table) {
            let name = format!("{prefix}{}", key.name);
            if key.schema.get("properties").is_some() {
                collect(&format!("{name}."), key.schema, found);
            } else {
                found.push((name, key.schema.clone()));
            }
        }
    }
    let mut found = Vec::new();
    collect("", schema::schema(), &mut found);
    found
}

/// A description on one line, as editors show it.
fn description(schema: &Value) -> String {
    schema::description(schema).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One setting as VS Code's manifest states it.
fn property(name: &str, schema: &Value) -> Value {
    let mut property = Map::new();
    property.insert("markdownDescription".into(), json!(format!("%settings.{name}%")));
    property.insert("scope".into(), json!("resource"));
    for key in ["type", "enum", "items", "minimum", "maximum", "default"] {
        if let Some(value) = schema.get(key) {
            property.insert(key.into(), value.clone());
        }
    }
    Value::Object(property)
}

/// The byte range of the JSON object that starts at the first `{` after `before` in `text`.
fn object_after(text: &str, before: &str) -> std::ops::Range<usize> {
    let from = text.find(before).expect("the manifest has the section") + before.len();
    let start = from + text[from..].find('{').expect("an object follows");
    let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Value>();
    values.next().expect("an object is there").expect("the object is JSON");
    start..start + values.byte_offset()
}

#[test]
fn vs_code_offers_the_servers_settings() {
    let properties: BTreeMap<String, Value> = settings()
        .iter()
        .map(|(name, schema)| (format!("mianjing.{name}"), property(name, schema)))
        .collect();
    let made = serde_json::to_string_pretty(&properties).unwrap().replace('\n', "\n        ");
    let text = read(MANIFEST);
    let section = object_after(&text, r#""title": "%settings.server%","#);
    let mut wanted = text.clone();
    if serde_json::from_str::<Value>(&text[section.clone()]).unwrap() != json!(properties) {
        wanted.replace_range(section, &made);
    }
    expect_file![path(MANIFEST)].assert_eq(&wanted);
}

#[test]
fn vs_code_describes_every_setting_in_the_servers_words() {
    let mut texts: BTreeMap<String, String> = serde_json::from_str(&read(ENGLISH)).unwrap();
    for (name, schema) in settings() {
        texts.insert(format!("settings.{name}"), description(&schema));
    }
    let wanted = serde_json::to_string_pretty(&texts).unwrap() + "\n";
    expect_file![path(ENGLISH)].assert_eq(&wanted);
}

/// Every `%name%` in the manifest.
fn named_texts() -> Vec<String> {
    let mut names = Vec::new();
    let mut values = vec![parsed(MANIFEST)];
    while let Some(value) = values.pop() {
        match value {
            Value::String(text) => {
                let name = text.strip_prefix('%').and_then(|rest| rest.strip_suffix('%'));
                names.extend(name.map(str::to_owned));
            }
            Value::Array(inner) => values.extend(inner),
            Value::Object(inner) => values.extend(inner.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn vs_code_has_every_text_in_both_languages_and_no_other() {
    for file in [ENGLISH, CHINESE] {
        let texts: BTreeMap<String, String> = serde_json::from_str(&read(file)).unwrap();
        let named = named_texts();
        let missing: Vec<_> = named.iter().filter(|name| !texts.contains_key(*name)).collect();
        let unused: Vec<_> = texts.keys().filter(|name| !named.contains(name)).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{file}: {missing:?}, unused {unused:?}");
    }
}

/// The type of a setting in `LuaCATS`.
fn lua_type(schema: &Value) -> String {
    if let Some(choices) = schema::choices(schema) {
        return choices.iter().map(|choice| format!("'{choice}'")).collect::<Vec<_>>().join("|");
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("array") => format!("{}[]", lua_type(&schema["items"])),
        Some("integer" | "number") => "integer".into(),
        Some("boolean") => "boolean".into(),
        _ => "string".into(),
    }
}

/// `mianjing.Settings.Severity` for the table `severity`.
fn lua_class(table: &str) -> String {
    let mut name = table.to_owned();
    name[..1].make_ascii_uppercase();
    format!("mianjing.Settings.{name}")
}

fn write_lua_class(out: &mut String, class: &str, table: &Value) {
    let _ = writeln!(out, "\n--- {}\n---@class {class}", description(table));
    for key in schema::keys(table) {
        let kind = if key.schema.get("properties").is_some() {
            lua_class(key.name)
        } else {
            lua_type(key.schema)
        };
        let name = if key.name.contains('-') {
            format!("['{}']?", key.name)
        } else {
            format!("{}?", key.name)
        };
        let _ = writeln!(out, "---@field {name} {kind} {}", description(key.schema));
    }
}

#[test]
fn neovim_types_the_servers_settings() {
    let root = schema::schema();
    let mut text = String::from(
        "---@meta\n--- The server's settings, for `vim.g.mianjing.settings`. Made from its schema.\n",
    );
    write_lua_class(&mut text, "mianjing.Settings", root);
    for key in schema::keys(root).filter(|key| key.schema.get("properties").is_some()) {
        write_lua_class(&mut text, &lua_class(key.name), key.schema);
    }
    expect_file![path(LUA)].assert_eq(&text);
}

#[test]
fn the_editors_have_the_servers_version() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(parsed(MANIFEST)["version"], json!(version), "{MANIFEST}");
    let client = read("editors/nvim/lua/mianjing/client.lua");
    assert!(client.contains(&format!("M.VERSION = '{version}'")), "client.lua");
}

#[test]
fn the_lock_file_names_no_registry() {
    let lock = read("editors/vscode/package-lock.json");
    assert!(!lock.contains("\"resolved\""), "npm config set omit-lockfile-registry-resolved true");
}

/// npm leaves out what the registry did not have when the lock file was made, and `npm ci` refuses
/// such a file: on the other platforms, or on all.
#[test]
fn the_lock_file_has_the_packages_of_every_platform() {
    let lock = parsed("editors/vscode/package-lock.json");
    let packages = lock["packages"].as_object().unwrap();
    let missing: Vec<_> = packages
        .iter()
        .flat_map(|(place, package)| {
            let optional = package["optionalDependencies"].as_object();
            optional.into_iter().flat_map(Map::keys).map(move |name| (place, name))
        })
        .filter(|(place, name)| {
            !packages.contains_key(&format!("node_modules/{name}"))
                && !packages.contains_key(&format!("{place}/node_modules/{name}"))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
