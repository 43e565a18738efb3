//! What is wrong with a configuration, said so that the user can put it right.

use super::Language;
use crate::text::Span;

/// One wrong key or value. The rest of the configuration applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the file it is about; `None` for settings an editor sent.
    pub span: Option<Span>,
    /// The key with its tables, `severity.broken-link`; empty for a whole file.
    pub key: String,
    pub fault: Fault,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No TOML; the parser's words for it. Nothing of the file applies.
    Syntax(String),
    /// The file is there and cannot be read; the system's words for it.
    Unreadable(String),
    /// There is no such key; the nearest that there is.
    UnknownKey { nearest: Option<String> },
    /// The value is of another kind or out of bounds.
    Value(Expected),
    /// Not one of the texts that are allowed; the nearest that is.
    Choice { allowed: Vec<String>, nearest: Option<String> },
    /// A pattern that means nothing; the matcher's words for it.
    Pattern(String),
}

/// What a key may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Boolean,
    /// A whole number within bounds, both inclusive.
    Number {
        min: u64,
        max: u64,
    },
    Text,
    /// A text that is not empty.
    SomeText,
    List,
    /// A list of so many values at least.
    ListOf(u64),
    Table,
}

impl Problem {
    /// The file of settings is there and cannot be read, for the reason `why`.
    pub fn unreadable(why: &str) -> Self {
        let span = Some(Span::default());
        Self { span, key: String::new(), fault: Fault::Unreadable(why.to_owned()) }
    }

    /// One sentence or two in `language`.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::English => self.english(),
            Language::Chinese => self.chinese(),
        }
    }

    fn english(&self) -> String {
        let key = &self.key;
        match &self.fault {
            Fault::Syntax(why) => format!("Not TOML: {why}. Nothing of this file applies."),
            Fault::Unreadable(why) => format!("Cannot be read: {why}."),
            Fault::UnknownKey { nearest: None } => format!("There is no setting `{key}`."),
            Fault::UnknownKey { nearest: Some(nearest) } => {
                format!("There is no setting `{key}`. Did you mean `{nearest}`?")
            }
            Fault::Value(expected) => format!("`{key}` must be {}.", expected.english()),
            Fault::Choice { allowed, nearest } => {
                let allowed = quoted(allowed, ", ");
                let hint = nearest.as_ref().map(|it| format!(" Did you mean `{it}`?"));
                format!("`{key}` must be one of {allowed}.{}", hint.unwrap_or_default())
            }
            Fault::Pattern(why) => format!("`{key}` holds a pattern that cannot be read: {why}."),
        }
    }

    fn chinese(&self) -> String {
        let key = &self.key;
        match &self.fault {
            Fault::Syntax(why) => format!("不是合法的 TOML：{why}。整个文件都没有生效。"),
            Fault::Unreadable(why) => format!("无法读取：{why}。"),
            Fault::UnknownKey { nearest: None } => format!("没有 `{key}` 这个配置项。"),
            Fault::UnknownKey { nearest: Some(nearest) } => {
                format!("没有 `{key}` 这个配置项，是不是 `{nearest}`？")
            }
            Fault::Value(expected) => format!("`{key}` 应当是{}。", expected.chinese()),
            Fault::Choice { allowed, nearest } => {
                let allowed = quoted(allowed, "、");
                let hint = nearest.as_ref().map(|it| format!("是不是 `{it}`？"));
                format!("`{key}` 只能是 {allowed} 之一。{}", hint.unwrap_or_default())
            }
            Fault::Pattern(why) => format!("`{key}` 里有看不懂的匹配规则：{why}。"),
        }
    }
}

impl Expected {
    fn english(self) -> String {
        match self {
            Self::Boolean => "true or false".into(),
            Self::Number { min, max } => format!("a whole number from {min} to {max}"),
            Self::Text => "text".into(),
            Self::SomeText => "text that is not empty".into(),
            Self::List => "a list".into(),
            Self::ListOf(least) => format!("a list of {least} or more"),
            Self::Table => "a table".into(),
        }
    }

    fn chinese(self) -> String {
        match self {
            Self::Boolean => " true 或 false".into(),
            Self::Number { min, max } => format!(" {min} 到 {max} 之间的整数"),
            Self::Text => "文本".into(),
            Self::SomeText => "非空文本".into(),
            Self::List => "列表".into(),
            Self::ListOf(least) => format!("至少 {least} 项的列表"),
            Self::Table => "一个表".into(),
        }
    }
}

fn quoted(texts: &[String], separator: &str) -> String {
    let quoted: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
    quoted.join(separator)
}

/// The one of `known` that `written` was most likely meant to be; none if all are far off.
pub(super) fn nearest<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let written = written.to_lowercase();
    let far = written.chars().count() / 3;
    let distance = |known: &str| strsim::damerau_levenshtein(&written, &known.to_lowercase());
    let scored = known.into_iter().map(|known| (distance(known), known));
    scored.filter(|(distance, _)| *distance <= far).min().map(|(_, known)| known)
}
