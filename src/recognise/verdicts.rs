//! What a sign judges when it is no mark of a question: `✅ 优点`, `❌ 坑点`; and sentences about signs.

use super::asking::ends_asking;
use std::sync::LazyLock;

/// What a sign before a heading or a line judges when it is no mark: `✅ 优点`, `❌ 坑点：超时`.
#[rustfmt::skip]
const VERDICTS: &[&str] = &[
    "坑", "坑点", "易错点", "加分项", "常见错误", "避坑", "误区", "陷阱", "错误", "错误做法", "错误写法", "错误示例", "错误理解", "正确",
    "正确答案", "参考答案", "正确做法", "正确写法", "正确示例", "正确理解", "优点", "缺点", "优势", "劣势", "好处", "坏处",
    "反例", "正例", "推荐", "不推荐", "推荐做法", "推荐写法", "避免", "注意", "适合", "不适合", "适用",
    "不适用", "适用场景", "不适用场景", "支持", "不支持", "结论", "总结", "小结", "核心", "pros", "cons",
    "good", "bad", "right", "wrong", "correct", "incorrect", "do", "don't", "avoid", "recommended",
];

/// What they begin with, sorted: most lines begin otherwise.
static VERDICT_HEADS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut heads: Vec<char> = VERDICTS.iter().filter_map(|word| word.chars().next()).collect();
    heads.sort_unstable();
    heads.dedup();
    heads
});

/// Whether a wording is a label of that kind, alone or before a colon, a blank or a parenthesis.
pub(super) fn is_verdict(text: &str) -> bool {
    let head = text.chars().find(|&c| c != '*').map(|c| c.to_ascii_lowercase());
    if head.is_none_or(|head| VERDICT_HEADS.binary_search(&head).is_err()) {
        return false;
    }
    let head = text.split([':', '：', ' ', '(', '（', '、', '，']).next().unwrap_or(text);
    let head = head.trim_matches('*');
    VERDICTS.iter().any(|word| head.eq_ignore_ascii_case(word)) && !ends_asking(text)
}

/// What stands before a sign that a sentence speaks of, in Chinese.
#[rustfmt::skip]
const SIGNING: &[&str] = &[
    "用", "使用", "标", "标记", "标注", "标为", "标了", "打", "打了", "打上", "画", "画了", "勾", "带", "带有", "凡是", "所有", "全是", "都是", "个",
];

/// What stands behind such a sign.
const SIGNED: &[&str] = &[
    "的",
    "表示",
    "代表",
    "意味",
    "即为",
    "指的是",
    "和 ✅",
    "和 ❌",
    "和✅",
    "和❌",
    "或 ✅",
    "或 ❌",
];

/// The same in English; `在于` and the like may well begin a reply in Chinese.
#[rustfmt::skip]
const JOINING: &[&str] = &[
    "to", "for", "in", "if", "means", "mean", "is", "are", "and", "or", "when", "on", "of", "at", "by", "with", "as", "next", "beside",
    "where", "marks", "indicates", "stands", "instead", "only", "from", "was", "were",
];

/// What sentences about signs begin with.
#[rustfmt::skip]
const OPENING: &[&str] = &[
    "use", "if", "mark", "marked", "put", "add", "a", "an", "the", "all", "any", "every", "each", "items", "lines", "those", "with", "when",
    "where", "only", "once", "set", "give", "write", "replace", "change", "count", "more", "no", "you",
];

/// `Use ❌ for bad ones`, `用 ✅ 表示会了`, and the letter of an option, `B. ❌ 错误`: whether the sign
/// between `before` and `behind` is spoken of, or what is said.
pub(super) fn speaks_of_sign(before: &str, behind: &str) -> bool {
    let behind = behind.trim();
    if behind.is_empty() {
        return false;
    }
    let mut letters = before.chars();
    let is_option = matches!(letters.next(), Some('A'..='F'))
        && matches!(letters.next(), Some('.' | '．' | '、' | ':' | '：' | ')' | '）'))
        && letters.as_str().trim().is_empty();
    let is_in = |words: &[&str], word: &str| words.iter().any(|it| word.eq_ignore_ascii_case(it));
    let first = before.split(' ').next().unwrap_or(before);
    let next = behind.split([' ', ',']).next().unwrap_or(behind);
    is_option
        || SIGNING.iter().any(|end| before.ends_with(end)) && !ends_asking(before) && {
            SIGNED.iter().any(|start| behind.starts_with(start))
        }
        || SIGNED[1..4].iter().any(|start| behind.starts_with(start))
        || is_in(JOINING, next) && is_in(OPENING, first)
}
