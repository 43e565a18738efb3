//! What people set a whole line apart with, which is no part of its wording: `~~x~~`, `==x==`; and what
//! forms have in brackets for a wording.

use super::asking::ends_asking;
use super::rows::number_prefix;

/// The text inside of such signs, which are as long before it as behind it. What is set apart as code
/// is, where it is no code: `` `4、什么是锁？` ``.
pub(crate) fn inside(raw: &str) -> Option<&str> {
    match raw.as_bytes().first()? {
        b'~' => between(raw, "~~").filter(|inner| !inner.contains("~~")),
        // `==X==` is a sign; `== 和 equals` names one.
        b'=' => between(raw, "==").filter(|inner| {
            inner.len() > 6 && (!inner.contains("==") || is_code(inner)) && !inner.starts_with(' ')
        }),
        b'`' => between(raw, "`").filter(|inner| {
            !inner.contains('`')
                && (number_prefix(inner).is_some() || !inner.is_ascii() && ends_asking(inner))
        }),
        _ => None,
    }
}

fn is_code(text: &str) -> bool {
    between(text, "`").is_some_and(|inner| !inner.contains('`'))
}

fn between<'t>(raw: &'t str, sign: &str) -> Option<&'t str> {
    let inner = raw.strip_prefix(sign)?.strip_suffix(sign)?;
    Some(inner).filter(|inner| !inner.is_empty())
}

/// `[Question text]` in a form that nobody filled in yet.
pub(crate) fn is_placeholder(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &["question", "text", "topic", "title", "your", "here", "name", "description", "problem", "问题", "题目", "填写", "在此"];
    /// None is longer, in bytes.
    const LONGEST: usize = 48;
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let inner = inner.filter(|inner| inner.len() <= LONGEST && !inner.contains(['[', ']']));
    inner.is_some_and(|inner| {
        let lower = inner.to_lowercase();
        !ends_asking(inner) && WORDS.iter().any(|word| lower.contains(word))
    })
}
