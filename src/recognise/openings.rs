//! What a bare line begins with: a reply, what the writer did, an exercise, a question before its answer.

use super::asking::{Asks, asks, holds_full_stop};
use super::page::Page;

/// `多态有什么好处？（一个接口，多种实现。…`: a question, and whatever is told in the parenthesis behind it.
pub(crate) fn asks_before_reply(page: &Page<'_>, line: &str) -> bool {
    const LONGEST: usize = 240;
    let Some(at) =
        memchr::memmem::find(line.as_bytes(), "？".as_bytes()).filter(|at| *at <= LONGEST)
    else {
        return false;
    };
    let (head, behind) = line.split_at(at + '？'.len_utf8());
    behind.trim_start().starts_with(['（', '('])
        && line.len() > LONGEST
        && !holds_full_stop(head)
        && asks(page.lexicon, head) == Asks::Plainly
}

/// `-先更新库，再删缓存`: a stroke right before a line says that it replies to the one above.
pub(crate) fn replies(line: &str) -> bool {
    line.starts_with(['-', '－', '—'])
}

/// `所以为什么不用锁？` goes on from the line above, `以支付为例` says by what.
pub(crate) fn goes_on(text: &str) -> bool {
    ["那么", "所以", "但是", "不过", "然后", "而"].iter().any(|word| text.starts_with(word))
        || text.starts_with('以') && text.contains("为例")
}

/// `讲了一下锁`, `但没写完`, `没碰到过，说了下思路`: what the writer did. `问了项目` is what was asked.
pub(crate) fn reports(text: &str) -> bool {
    /// What stands between 没 and 过 in what was never done, in bytes: `没怎么用过`.
    const NEVER: usize = 15;
    // `说了加锁，然后他马上追问`: what the interviewer did.
    let mut others = text.match_indices('他').map(|(at, _)| &text[..at]);
    if text.contains('，') && others.any(|before| !before.ends_with(['其', '吉'])) {
        return true;
    }
    let mut signs = text.chars();
    match signs.next() {
        Some('说' | '讲' | '答' | '想') => signs.next() == Some('了'),
        Some('但') => true,
        Some('反') => text.starts_with("反问了"),
        Some('没') => text.find('过').is_some_and(|at| at <= NEVER),
        Some(first) if first.is_ascii_alphabetic() => reports_in_english(text),
        _ => false,
    }
}

/// `Never used it, guessed a lock`, `Said it depends`
fn reports_in_english(text: &str) -> bool {
    const HEADS: &[&str] = &[
        "said",
        "answered",
        "told",
        "never",
        "guessed",
        "mentioned",
        "talked",
        "explained",
        "walked",
    ];
    let first = text.split([' ', ',']).next().unwrap_or(text);
    first.len() < text.len() && HEADS.iter().any(|head| first.eq_ignore_ascii_case(head))
}

/// `做题：给一个区间的数组，判断有没有重叠。`
pub(crate) fn sets_exercise(text: &str) -> bool {
    const KINDS: &[&str] =
        &["做题", "算法题", "代码题", "编程题", "场景题", "智力题", "手撕", "延伸", "追问"];
    text.starts_with(['做', '算', '代', '编', '场', '智', '手', '延', '追'])
        && text.split_once(['：', ':']).is_some_and(|(kind, task)| {
            KINDS.contains(&kind.trim_end()) && task.trim().chars().count() > 3
        })
}

/// `讲一下你的项目：`, above what was said; `手写一个定长的队列：`, and no `手写代码：`.
pub(crate) fn bids(text: &str) -> bool {
    const BIDS: &[&str] =
        &["讲一下", "讲讲", "说一下", "说说", "介绍一下", "聊聊", "谈谈", "聊一下"];
    const TASKS: &[&str] = &["手写", "手撕", "写一个", "实现一个"];
    const SHORT: usize = 24;
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    text.ends_with(['：', ':']) && (begins(BIDS) || text.len() > SHORT && begins(TASKS))
}
