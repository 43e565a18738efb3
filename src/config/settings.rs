//! One source of settings, read and checked key by key against the [`mod@schema`]: what is wrong
//! becomes a [`Problem`], the rest applies.

use super::add_pattern;
use super::problem::{Expected, Fault, Problem, nearest};
use super::schema::{self, schema};
use crate::text::Span;
use ignore::gitignore::GitignoreBuilder;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys of the editor's own, which it sends along with the server's.
const CLIENT_KEYS: [&str; 2] = ["server", "trace"];

/// The settings of one source, by key. Every value fits the schema.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    table: Map<String, Value>,
    /// What was left out, in the order of the source.
    pub problems: Vec<Problem>,
}

impl Settings {
    /// Reads the text of a `.mianjing.toml`. A text that is no TOML is refused whole, with one
    /// problem for each fault, so that the caller can keep what it had.
    pub fn from_toml(text: &str) -> Result<Self, Vec<Problem>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            let mut entries: Vec<_> = table.into_inner().into_iter().map(toml_entry).collect();
            entries.sort_by_key(|entry| entry.span);
            return Ok(Self::check(entries));
        }
        let problem = |error: toml::de::Error| Problem {
            span: Some(error.span().map_or_else(Span::default, Span::from)),
            key: String::new(),
            fault: Fault::Syntax(error.message().to_owned()),
        };
        Err(errors.into_iter().map(problem).collect())
    }

    /// Reads what an editor sent: the section `mianjing`, or an object that holds it. A value of
    /// `null` is one that the user did not set.
    pub fn from_json(json: &Value) -> Self {
        let section = json.get("mianjing").unwrap_or(json);
        let Some(object) = section.as_object() else {
            let fault = Fault::Value(Expected::Table);
            let problem = Problem { span: None, key: "mianjing".into(), fault };
            let problems = if section.is_null() { Vec::new() } else { vec![problem] };
            return Self { table: Map::new(), problems };
        };
        let own = object.iter().filter(|(key, _)| !CLIENT_KEYS.contains(&key.as_str()));
        Self::check(own.map(|(key, value)| json_entry(key, value)).collect())
    }

    /// What is set, by key; every value fits the schema.
    pub fn table(&self) -> &Map<String, Value> {
        &self.table
    }

    fn check(entries: Vec<Entry>) -> Self {
        let mut checker = Checker::default();
        let table = checker.table(entries, schema(), "");
        Self { table, problems: checker.problems }
    }
}

/// `below` with everything `above` sets put over it; tables are merged, lists replaced.
pub(super) fn merge(below: &mut Map<String, Value>, above: &Map<String, Value>) {
    for (key, value) in above {
        match (below.get_mut(key), value) {
            (Some(Value::Object(below)), Value::Object(above)) => merge(below, above),
            _ => drop(below.insert(key.clone(), value.clone())),
        }
    }
}

/// A key as written, with what it holds.
struct Entry {
    name: String,
    /// The bytes of the key.
    span: Option<Span>,
    value: Node,
}

/// A value as written. TOML's dates are texts here and fit no key but by accident.
struct Node {
    span: Option<Span>,
    kind: Kind,
}

enum Kind {
    Null,
    Boolean(bool),
    /// A whole number that is not negative.
    Number(u64),
    Text(String),
    List(Vec<Node>),
    Table(Vec<Entry>),
    /// What no key takes: fractions, negative numbers, dates.
    Other,
}

fn toml_entry((key, value): (Spanned<toml::de::DeString<'_>>, Spanned<DeValue<'_>>)) -> Entry {
    let span = Some(key.span().into());
    Entry { name: key.into_inner().into_owned(), span, value: toml_node(value) }
}

fn toml_node(value: Spanned<DeValue<'_>>) -> Node {
    let span = Some(value.span().into());
    let kind = match value.into_inner() {
        DeValue::Boolean(it) => Kind::Boolean(it),
        DeValue::Integer(it) => {
            let number = u64::from_str_radix(it.as_str(), it.radix());
            number.map_or(Kind::Other, Kind::Number)
        }
        DeValue::String(it) => Kind::Text(it.into_owned()),
        DeValue::Array(it) => Kind::List(it.into_iter().map(toml_node).collect()),
        DeValue::Table(it) => {
            let mut entries: Vec<_> = it.into_iter().map(toml_entry).collect();
            entries.sort_by_key(|entry| entry.span);
            Kind::Table(entries)
        }
        DeValue::Float(_) | DeValue::Datetime(_) => Kind::Other,
    };
    Node { span, kind }
}

fn json_entry(name: &str, value: &Value) -> Entry {
    Entry { name: name.to_owned(), span: None, value: json_node(value) }
}

fn json_node(value: &Value) -> Node {
    let kind = match value {
        Value::Null => Kind::Null,
        Value::Bool(it) => Kind::Boolean(*it),
        Value::Number(it) => whole(it).map_or(Kind::Other, Kind::Number),
        Value::String(it) => Kind::Text(it.clone()),
        Value::Array(it) => Kind::List(it.iter().map(json_node).collect()),
        Value::Object(it) => Kind::Table(it.iter().map(|(k, v)| json_entry(k, v)).collect()),
    };
    Node { span: None, kind }
}

/// The whole number; Lua has only one kind of number and may write `100.0`.
fn whole(number: &serde_json::Number) -> Option<u64> {
    let float = number.as_f64().filter(|it| it.fract() == 0.0 && (0.0..1e15).contains(it));
    #[expect(clippy::cast_sign_loss, reason = "the bounds are checked")]
    number.as_u64().or(float.map(|it| it as u64))
}

#[derive(Default)]
struct Checker {
    problems: Vec<Problem>,
}

impl Checker {
    fn table(&mut self, entries: Vec<Entry>, schema: &Value, path: &str) -> Map<String, Value> {
        let mut table = Map::new();
        for Entry { name, span, value } in entries {
            let known = schema::keys(schema).find(|key| folded(key.name) == folded(&name));
            let Some(known) = known else {
                let names = schema::keys(schema).map(|key| key.name);
                let nearest = nearest(&name, names).map(|near| join(path, near));
                self.report(span, &join(path, &name), Fault::UnknownKey { nearest });
                continue;
            };
            if let Some(value) = self.value(value, known.schema, &join(path, known.name)) {
                table.insert(known.name.to_owned(), value);
            }
        }
        table
    }

    /// The value if it fits `schema`. In lists and tables, what fits is kept.
    fn value(&mut self, node: Node, schema: &Value, path: &str) -> Option<Value> {
        let kind = schema.get("type").and_then(Value::as_str).unwrap_or_default();
        let bound = |name: &str| schema.get(name).and_then(Value::as_u64);
        let expected = match (kind, node.kind) {
            (_, Kind::Null) => return None,
            ("object", Kind::Table(entries)) => {
                return Some(Value::Object(self.table(entries, schema, path)));
            }
            ("array", Kind::List(nodes)) => return self.list(nodes, node.span, schema, path),
            ("boolean", Kind::Boolean(it)) => return Some(it.into()),
            ("integer", Kind::Number(it)) if fits(it, schema) => return Some(it.into()),
            ("string", Kind::Text(it)) => return self.text(it, node.span, schema, path),
            ("integer", _) => {
                let (min, max) = (bound("minimum"), bound("maximum"));
                Expected::Number { min: min.unwrap_or(0), max: max.unwrap_or(u64::MAX) }
            }
            ("boolean", _) => Expected::Boolean,
            ("array", _) => Expected::List,
            ("object", _) => Expected::Table,
            (_, _) if schema.get("enum").is_some() => {
                return self.choice("", node.span, schema, path);
            }
            _ => Expected::Text,
        };
        self.report(node.span, path, Fault::Value(expected));
        None
    }

    fn list(
        &mut self,
        nodes: Vec<Node>,
        span: Option<Span>,
        schema: &Value,
        path: &str,
    ) -> Option<Value> {
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
        if (nodes.len() as u64) < least {
            self.report(span, path, Fault::Value(Expected::ListOf(least)));
            return None;
        }
        let item = schema.get("items").unwrap_or(&Value::Null);
        let values = nodes.into_iter().filter_map(|node| self.value(node, item, path));
        Some(values.collect::<Vec<_>>().into())
    }

    fn text(
        &mut self,
        text: String,
        span: Option<Span>,
        schema: &Value,
        path: &str,
    ) -> Option<Value> {
        if schema.get("enum").is_some() {
            return self.choice(&text, span, schema, path);
        }
        if text.trim().is_empty() && schema.get("minLength").is_some() {
            self.report(span, path, Fault::Value(Expected::SomeText));
            return None;
        }
        if path == "ignore"
            && let Err(why) = add_pattern(&mut GitignoreBuilder::new(""), &text)
        {
            self.report(span, path, Fault::Pattern(why));
            return None;
        }
        Some(text.into())
    }

    fn choice(
        &mut self,
        text: &str,
        span: Option<Span>,
        schema: &Value,
        path: &str,
    ) -> Option<Value> {
        let allowed = schema::choices(schema).unwrap_or_default();
        if allowed.contains(&text) {
            return Some(text.into());
        }
        let nearest = nearest(text, allowed.iter().copied()).map(str::to_owned);
        let allowed = allowed.into_iter().map(str::to_owned).collect();
        self.report(span, path, Fault::Choice { allowed, nearest });
        None
    }

    fn report(&mut self, span: Option<Span>, key: &str, fault: Fault) {
        self.problems.push(Problem { span, key: key.to_owned(), fault });
    }
}

fn fits(number: u64, schema: &Value) -> bool {
    let bound = |name: &str| schema.get(name).and_then(Value::as_u64);
    bound("minimum").is_none_or(|min| min <= number)
        && bound("maximum").is_none_or(|max| number <= max)
}

/// A key without its joints, so that `code-lens`, `code_lens` and `codeLens` are one.
fn folded(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
