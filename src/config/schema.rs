//! The JSON schema of the configuration, and the list of keys made from it.
//!
//! An editor's manifest must give `null` as the default of every setting: VS Code sends defaults
//! as if the user had set them, and they would override `.mianjing.toml`.

use super::options::Options;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use std::sync::LazyLock;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<Options>().to_value();
    simplify(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".into(), "mianjing".into());
    }
    schema
});

/// The JSON schema (draft 7) of a configuration, without references.
pub fn schema() -> &'static Value {
    &SCHEMA
}

/// One key that can be set.
#[derive(Debug, Clone, Copy)]
pub struct Key<'s> {
    /// The key in its table.
    pub name: &'s str,
    /// What it may hold, as a schema with `description` and `default`.
    pub schema: &'s Value,
}

/// The keys of a table's schema, sorted by name; none if it is no table.
pub fn keys(table: &Value) -> impl Iterator<Item = Key<'_>> {
    let properties = table.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().map(|(name, schema)| Key { name, schema })
}

/// What a key is for, from its documentation.
pub fn description(schema: &Value) -> &str {
    schema.get("description").and_then(Value::as_str).unwrap_or_default()
}

/// The texts a key may hold, where only some are allowed.
pub fn choices(schema: &Value) -> Option<Vec<&str>> {
    schema.get("enum")?.as_array().map(|all| all.iter().filter_map(Value::as_str).collect())
}

/// Makes of the schema of `Option<T>` that of `T`: a key that is not set is left out.
fn simplify(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            drop_null(object);
            object.remove("format");
            object.retain(|key, value| key != "default" || !value.is_null());
            if object.contains_key("properties") {
                object.insert("additionalProperties".into(), Value::Bool(false));
            }
            object.values_mut().for_each(simplify);
        }
        Value::Array(values) => values.iter_mut().for_each(simplify),
        _ => {}
    }
}

fn drop_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
    let Some(Value::Array(any)) = object.get_mut("anyOf") else { return };
    any.retain(|schema| schema.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = any.as_mut_slice() {
        let only = std::mem::take(only);
        object.remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}
