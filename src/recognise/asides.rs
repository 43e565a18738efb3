//! What stands behind a mark, or below what was asked, and answers nothing: how much of the answer was
//! right, when it was asked before, what the writer means to do about it.

use super::Said;
use super::dates::is_whole_date;
use super::lexicon::Lexicon;
use super::remarks::said;
use super::title::sorted;
use super::words::{SOON, STUDY_WORDS, STUDYING, TO_DO};
use std::sync::LazyLock;

/// Whether a reply to `asked` comes to nothing but asides, one or several: `3.10 补`, `高频，回去看`.
/// `found` is what [`said`] makes of the whole reply.
pub(crate) fn is_aside(
    lexicon: &Lexicon,
    asked: &str,
    reply: &str,
    found: (Option<Said>, bool),
) -> bool {
    if found.1 || is_to_do(reply) || is_reflection(reply) {
        return true;
    }
    let mut clauses = reply.split(['，', ',', '。', '；', ';', '！', '!']).map(str::trim);
    clauses.all(|clause| {
        let bare = clause.strip_suffix('了').unwrap_or(clause);
        let is_part = bare.len() < reply.len();
        clause.is_empty()
            || is_told_apart(asked, clause)
            || is_part && lexicon.is_empty_answer(bare)
            || is_part && found.0.is_some() && said(lexicon, clause).1
    })
}

/// Whether an open box only says what is to be done: `[ ] 补答案`.
pub(crate) fn is_errand(boxed: &str) -> bool {
    let Some(errand) = boxed.strip_prefix("[ ] ").or_else(|| boxed.strip_prefix("[x] ")) else {
        return false;
    };
    let errand = errand.trim_start();
    let (rest, _) = without_leads(errand.strip_prefix('已').unwrap_or(errand));
    let first = rest.split(' ').next().unwrap_or(rest);
    STUDYING.iter().chain(["查", "读", "找", "问", "重"].iter()).any(|verb| rest.starts_with(verb))
        || STUDY_WORDS.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// A clause that none of the word lists knows.
fn is_told_apart(asked: &str, clause: &str) -> bool {
    let Some(first) = clause.chars().next() else { return true };
    match first {
        '0'..='9' | '+' | '过'
            if (is_score(clause) || is_day(clause)) && !asks_for_number(asked) =>
        {
            true
        }
        '补' | '更' if is_day(clause) => true,
        '面' if is_about_interviewer(clause) => true,
        'a'..='z' | 'A'..='Z' => plans_in_english(clause),
        _ => counts_askings(clause) || plans(clause),
    }
}

/// `TODO 看小林`
fn is_to_do(reply: &str) -> bool {
    let head = reply.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("todo"));
    head && !reply[4..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// `反思：这题准备不足`, `面试官评价：一般`
fn is_reflection(reply: &str) -> bool {
    const LABELS: &[&str] = &[
        "反思",
        "改进",
        "复盘",
        "教训",
        "感受",
        "心得",
        "自评",
        "评价",
        "面试官评价",
        "面试官反馈",
    ];
    let may = reply.starts_with(['反', '改', '复', '教', '感', '心', '自', '评', '面']);
    may && LABELS.iter().any(|label| {
        reply.strip_prefix(label).is_some_and(|behind| behind.starts_with(['：', ':']))
    })
}

/// `3/10`, `60%`, `+1`, `5分钟`: how much of the answer was right, how often it was asked, how long it
/// took.
fn is_score(reply: &str) -> bool {
    let units = ["/10", "/100", "%", "分钟", "min", "分"];
    let bare = reply.strip_prefix('+').or_else(|| {
        let bare = reply.strip_prefix("过了").unwrap_or(reply);
        units.iter().find_map(|unit| bare.strip_suffix(unit))
    });
    bare.is_some_and(|bare| !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `3.10`, `3.10 已补`, `补于 3.10`: when it was looked up.
fn is_day(clause: &str) -> bool {
    const BEFORE: [&str; 3] = ["补于", "更新于", "补"];
    const BEHIND: [&str; 8] = ["补充", "已补", "补", "更新", "已复习", "复习", "又问", "问"];
    let clause = BEFORE.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
    let clause = BEHIND.iter().find_map(|word| clause.strip_suffix(word)).unwrap_or(clause);
    is_whole_date(clause.trim())
}

/// Whether `1.8` may well be what was asked for.
fn asks_for_number(asked: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "几",
        "多少",
        "多大",
        "多久",
        "多长",
        "版本",
        "默认",
        "大小",
        "概率",
        "值",
        "率",
        "时间",
        "超时",
        "年份",
        "how many",
        "how much",
        "version",
        "default",
        "probability",
    ];
    let asked = asked.to_ascii_lowercase();
    NUMBERS.iter().any(|word| asked.contains(word))
}

/// `面试官很凶`, `面试官提示了两次`
fn is_about_interviewer(clause: &str) -> bool {
    const WAYS: &[&str] = &[
        "很",
        "挺",
        "好",
        "人",
        "态度",
        "比较",
        "一直",
        "全程",
        "迟到",
        "非常",
        "不满意",
        "没",
        "笑",
        "催",
        "打断",
        "追问了",
        "提示了",
        "又问",
        "皱",
    ];
    let Some(rest) = clause.strip_prefix("面试官") else { return false };
    WAYS.iter().any(|way| rest.starts_with(way)) && !rest.contains(['：', ':', '说', '讲'])
}

/// `第二次被问`, `二面又问了`: nothing but that it was asked, and how often.
fn counts_askings(clause: &str) -> bool {
    const SIGNS: &str = "第一二三四五六七八九十两几多又再被老也常总是经过到了次遍回连续都高频追考面上问×x0123456789 ";
    let is_told = || {
        ["面也问了", "面又问了", "面问过", "面也问过"].iter().any(|end| clause.ends_with(end))
            && clause.chars().count() <= 10
    };
    clause.contains('问') && (clause.chars().all(|c| SIGNS.contains(c)) || is_told())
}

/// `下次一定要看`, `要复习一下`: what the writer means to do. Without a word for when, the verb must be
/// all: `要看隔离级别` answers.
fn plans(clause: &str) -> bool {
    /// What may stand behind the verb alone (characters).
    const BEHIND: &str = "一下遍上了吧啊这块个里部分它看补习";
    /// No such clause is longer (bytes).
    const LONGEST: usize = 60;
    // Most clauses begin otherwise.
    let head = clause.chars().next();
    if head.is_none_or(|head| PLAN_HEADS.binary_search(&head).is_err()) {
        return false;
    }
    let (rest, is_dated) = without_leads(clause);
    // `看这里` tells the reader.
    if rest.len() == clause.len() && rest.starts_with(['看', '学', '注', '总', '整']) {
        return false;
    }
    let verb = STUDYING.iter().find_map(|verb| rest.strip_prefix(verb));
    verb.is_some_and(|behind| {
        clause.len() <= LONGEST && (is_dated || behind.chars().all(|c| BEHIND.contains(c)))
    })
}

/// What plans begin with, sorted.
static PLAN_HEADS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let words = [STUDYING, SOON, TO_DO].into_iter().flatten();
    sorted(words.filter_map(|word| word.chars().next()))
});

/// A clause without the words before its verb, and whether one of these says when.
fn without_leads(clause: &str) -> (&str, bool) {
    let mut rest = clause;
    let mut is_dated = false;
    loop {
        let behind = |words: &[&str]| words.iter().find_map(|word| rest.strip_prefix(word));
        let next = match behind(SOON) {
            Some(next) => {
                is_dated = true;
                next
            }
            None => match behind(TO_DO) {
                Some(next) => next,
                None => return (rest, is_dated),
            },
        };
        rest = next.trim_start();
    }
}

/// `need to review this`, `look up later`
fn plans_in_english(clause: &str) -> bool {
    const BESIDE: &[&str] = &[
        "i", "to", "need", "needs", "must", "should", "will", "gotta", "up", "on", "it", "this",
        "that", "later", "again", "more", "soon", "tonight", "tomorrow", "properly", "next",
        "time", "before", "todo", "!",
    ];
    let mut has_verb = false;
    let is_known = |word: &str| {
        let is = |known: &&str| word.eq_ignore_ascii_case(known);
        let is_verb = STUDY_WORDS.iter().any(is);
        has_verb |= is_verb;
        is_verb || BESIDE.iter().any(is)
    };
    clause.split(' ').filter(|word| !word.is_empty()).all(is_known) && has_verb
}
