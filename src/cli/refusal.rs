//! Why the arguments were not understood, in 简体中文; the English is clap's own.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::fmt::Write as _;

/// One or two sentences about `error`, which is no request for help or version.
pub(super) fn chinese(error: &Error) -> String {
    let of = |kind| error.get(kind).map(shown).unwrap_or_default();
    let arg = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let mut said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::UnknownArgument => format!("没有“{arg}”这个选项"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{arg} 的值“{value}”不对")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::ArgumentConflict => {
            format!("{arg} 不能与 {} 一起用", of(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("{arg} 的值的个数不对")
        }
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8 文本".to_owned(),
        _ => error.to_string(),
    };
    let valid = of(ContextKind::ValidValue);
    if !valid.is_empty() {
        let _ = write!(said, "，可选值：{valid}");
    }
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(of).find(|it| !it.is_empty());
    if let Some(suggested) = suggested {
        let _ = write!(said, "。是不是想写 {suggested}？");
    } else {
        said.push('。');
    }
    said + "用 --help 查看用法。"
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join("、"),
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
