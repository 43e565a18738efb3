//! What a sign judges when it is no mark of a question: `✅ 优点`, `❌ 坑点`.

use super::asking::ends_asking;
use std::sync::LazyLock;

/// What a sign before a heading or a line judges when it is no mark: `✅ 优点`, `❌ 坑点：超时`.
#[rustfmt::skip]
const VERDICTS: &[&str] = &[
    "坑", "坑点", "易错点", "加分项", "常见错误", "避坑", "误区", "陷阱", "错误", "错误做法", "错误写法", "错误示例", "错误理解", "正确",
    "正确做法", "正确写法", "正确示例", "正确理解", "优点", "缺点", "优势", "劣势", "好处", "坏处",
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
