//! How strongly a text asks: the judgement a reader makes of one line alone.

use super::dates::is_whole_date;
use super::lexicon::{Lexicon, Word};
use super::wording::{is_sign, may_hold};
use crate::text::letters::is_alphanumeric;

/// How strongly a line asks, from not at all to plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asks {
    /// Prose, a label, a remark: a statement.
    Tells,
    /// A short phrase that may name what was asked: `协程`.
    Names,
    /// Names a subject with a noun of what is usually asked about: `GC触发时机`.
    Hints,
    /// Ends in ？ or 吗, holds an interrogative, or starts with a request.
    Plainly,
}

/// A phrase longer than this is no short phrase (characters).
const SHORT: usize = 40;

/// Nothing longer than this is read word by word (bytes); only its end may ask.
const LONG: usize = 800;

/// Judges `text`, the wording of a line without number and mark.
pub(crate) fn asks(lexicon: &Lexicon, text: &str) -> Asks {
    let core = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '"'));
    if !core.chars().any(is_alphanumeric) {
        return Asks::Tells;
    }
    if is_label(core) || core.starts_with(|c: char| c.is_ascii_digit()) && is_whole_date(core) {
        return Asks::Tells;
    }
    if ends_asking(core) {
        let tells = is_exclamation(lexicon, core) || invites(lexicon, core) || begs(core);
        return if tells { Asks::Tells } else { Asks::Plainly };
    }
    if core.len() > LONG { Asks::Tells } else { judge_words(lexicon, core) }
}

/// Whether the text ends as questions end, but for marks and other signs.
pub(crate) fn ends_asking(core: &str) -> bool {
    let core = core.trim_end_matches(|c| {
        matches!(c, '」' | '”' | '"' | '*' | ')' | '）' | '。' | '.' | '；' | ';' | '…' | ' ')
            || is_sign(c)
    });
    core.ends_with(['？', '?', '吗', '么', '呢', '嗎', '麼'])
        && !core.ends_with("什么的")
        && core.len() > 3
}

/// Whether a text in English starts as questions do, and not as steps: `why do locks help`.
pub(crate) fn starts_asking(core: &str) -> bool {
    const STARTS: &[&str] = &[
        "what",
        "what's",
        "how",
        "why",
        "which",
        "when",
        "explain",
        "describe",
        "tell",
        "difference",
        "differences",
        "walk",
    ];
    let behind = core.split_once(": ").filter(|(label, _)| label.len() <= 16);
    let core = behind.map_or(core, |(_, behind)| behind);
    let first = core.split([' ', ',']).next().unwrap_or(core);
    STARTS.iter().any(|start| first.eq_ignore_ascii_case(start))
}

/// `感兴趣的朋友可以来了解一下呢。`: a long sentence that tells, and ends so without a ？.
fn invites(lexicon: &Lexicon, core: &str) -> bool {
    (120..LONG).contains(&core.len())
        && !core.ends_with(['？', '?'])
        && lexicon.words(core).any(|hit| hit.word == Word::Telling)
}

/// `求大佬们看看还有机会吗`, `有没有懂哥说说能过吗`: the writer asks the readers.
fn begs(core: &str) -> bool {
    #[rustfmt::skip]
    const BEGS: &[&str] = &[
        "求大佬", "求各位", "求佬", "求求", "求捞", "求问", "求助", "有没有大佬", "有大佬", "各位大佬", "大佬们", "佬们", "有没有佬",
        "有没有懂", "有没有牛友", "牛友们", "请问大佬", "请问各位", "大家觉得", "友友们", "有没有友友", "有没有兄弟", "兄弟们",
    ];
    core.starts_with(['求', '有', '各', '大', '佬', '牛', '请', '友', '兄'])
        && BEGS.iter().any(|beg| core.starts_with(beg))
}

/// `面试官没上线？？？`: three or more signs and no interrogative.
fn is_exclamation(lexicon: &Lexicon, core: &str) -> bool {
    let body = core.trim_end_matches(['？', '?', '！', '!']);
    let tail = &core[body.len()..];
    let is_mixed = tail.contains(['！', '!']);
    (is_mixed || tail.chars().count() >= 3)
        && !body.ends_with(['吗', '么', '呢'])
        && !lexicon.words(body).any(|hit| hit.word == Word::Asking)
}

/// Whether a topic says that the writer asked what stands below: `反问`, `Questions I asked`.
pub(crate) fn heads_own_questions(topic: &str) -> bool {
    const OWN: &[&str] =
        &["i asked", "my question", "for them", "for the interviewer", "to ask them"];
    match topic.as_bytes().first() {
        Some(0xe5 | 0xe6) => topic.starts_with("反问") || topic.starts_with("提问环节"),
        Some(b'Q' | b'q' | b'M' | b'm') if topic.len() <= 48 => {
            let lower = topic.to_ascii_lowercase();
            OWN.iter().any(|own| lower.contains(own))
        }
        _ => false,
    }
}

/// `五个问题`, `第一个问题`, `以下为关注不到的点：`: announces what follows.
fn is_label(core: &str) -> bool {
    let bare = core.trim_end_matches(['：', ':', '。', ' ']);
    if !bare.ends_with(['题', '目']) {
        return false;
    }
    let is_counted = |unit: &str| {
        bare.strip_suffix(unit).is_some_and(|count| {
            count.strip_prefix('第').is_some_and(|rest| rest.chars().count() <= 3)
                || (!count.is_empty()
                    && count.chars().all(|c| "一二三四五六七八九十两几0123456789".contains(c)))
        })
    };
    is_counted("个问题") || is_counted("道题") || is_counted("题") || is_counted("个题目")
}

/// Nouns that begin as requests do.
const NOUNS: &[&str] = &[
    "设计模式",
    "设计原则",
    "实现原理",
    "实现类",
    "实现方式",
    "请求",
    "问题",
    "解释器",
    "解释型",
    "描述符",
    "比较器",
    "查找算法",
    "查找树",
    "判断题",
    "了解程度",
    "知道创宇",
    "考察重点",
    "考察点",
    "考察内容",
    "考察方向",
    "說明書",
    "做题步骤",
    "做题思路",
    "问的",
    "问得",
    "你好",
    "求职",
    "求大佬",
    "求各位",
    "求佬",
    "求求",
    "求捞",
    "求助",
    "求过",
    "求offer",
    "求 offer",
    "求个offer",
    "求个 offer",
    "求好运",
    "求三面",
    "求二面",
    "求个二面",
];

fn judge_words(lexicon: &Lexicon, core: &str) -> Asks {
    let mut has_asking = false;
    let mut has_subject = false;
    let mut tells = false;
    let mut starts_requesting = false;
    let mut supposes = false;
    for hit in lexicon.words(core) {
        match hit.word {
            Word::Asking => has_asking |= asks_here(core, hit.start, hit.end),
            Word::Request => {
                let opens = hit.start == 0 && !core[hit.end..].starts_with('了');
                // `如果是奇数，加一` is a rule, `如果让你设计短链，…` asks.
                let is_told_you = ["让你", "给你"].iter().any(|to| core[hit.end..].starts_with(to));
                let is_condition = matches!(&core[..hit.end], "如果" | "假如") && !is_told_you;
                supposes |= opens && is_condition;
                // `## 实现`: a verb alone asks nothing; 反问 is what was said.
                let is_bare = hit.end == core.len() && hit.end <= 6 && !core.starts_with('反');
                let names = || is_bare || NOUNS.iter().any(|noun| core.starts_with(noun));
                // `**Name**: Jane`
                let is_field = core[hit.end..].starts_with("**");
                starts_requesting |= opens && !is_condition && !is_field && !names();
            }
            Word::Subject => has_subject = true,
            Word::Telling => tells = true,
            _ => {}
        }
    }
    let length = core.chars().count();
    starts_requesting |= supposes && !core.contains('，') && !core.contains(',');
    if tells
        || is_prose(core)
        || (core.ends_with('。') && length > if has_asking { 45 } else { 30 })
    {
        return Asks::Tells;
    }
    // 为什么快：因为… explains; a colon with a long rest behind it is an entry of an answer.
    if explains(core) {
        return Asks::Names;
    }
    if (has_asking && length <= 90) || (starts_requesting && length <= 80) {
        return Asks::Plainly;
    }
    if length > SHORT {
        return Asks::Tells;
    }
    if has_subject { Asks::Hints } else { Asks::Names }
}

/// Whether a text tells what happened, by its words or by what it begins with.
pub(crate) fn is_told(lexicon: &Lexicon, text: &str) -> bool {
    is_prose(text) || lexicon.words(text).any(|hit| hit.word == Word::Telling)
}

/// Whether the interrogative at `start..end` asks. A Latin one does at the start of the text: in the
/// middle of a sentence `when` and `which` join clauses.
fn asks_here(core: &str, start: usize, end: usize) -> bool {
    let word = &core[start..end];
    let joins = word.is_ascii()
        && start > 0
        && !word.to_ascii_lowercase().starts_with("difference")
        // `then: what if it fails`
        && !core[..start].trim_end().ends_with([':', '：']);
    let heads = word.is_ascii() && start == 0 && heads_clause(&core[end..]);
    !joins && !heads && !is_indefinite(core, end)
}

/// Whether what stands behind `what` or `how` makes a clause of it that names what follows: `What landed`,
/// `How it went`, `What I would do differently`.
fn heads_clause(behind: &str) -> bool {
    const SUBJECTS: &[&str] = &["i", "i'd", "i'll", "it", "they"];
    const LONGEST: usize = 6;
    let mut words = behind.split_ascii_whitespace();
    let Some(first) = words.next() else { return false };
    let is = |known: &str| first.eq_ignore_ascii_case(known);
    let told =
        |word: &str| word.to_ascii_lowercase().ends_with("ed") || word.eq_ignore_ascii_case("went");
    let rest = words.clone().count();
    if is("you") {
        return rest == 1 && words.next().is_some_and(told);
    }
    SUBJECTS.iter().any(|subject| is(subject)) && (1..LONGEST).contains(&rest)
        || told(first) && rest <= 1
}

/// Whether a heading says so of what went well or badly: `What landed`.
pub(crate) fn is_debrief(head: &str) -> bool {
    let behind = |word: &str| {
        let start = head.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
        start.and_then(|_| head[word.len()..].strip_prefix(' '))
    };
    behind("what").or_else(|| behind("how")).is_some_and(heads_clause)
}

/// Whether the text has no Chinese in it.
pub(crate) fn is_latin(text: &str) -> bool {
    text.is_ascii() || !text.chars().any(|c| ('\u{2e80}'..='\u{ffef}').contains(&c))
}

/// 什么的, 什么都, 区别就是: no interrogatives.
fn is_indefinite(core: &str, end: usize) -> bool {
    let rest = &core[end..];
    rest.starts_with("就是")
        || rest.starts_with("在于")
        || rest.starts_with("的，")
        || matches!(rest, "的" | "的吧")
        || core[..end].ends_with('啥') && rest.starts_with('的')
        || rest.starts_with("都")
        || rest.starts_with("也")
}

/// Sentences with a full stop inside, or one that starts by telling.
fn is_prose(core: &str) -> bool {
    let body = core.trim_end_matches(['。', '；', ';', '.', '，', ',']);
    // `然后问了索引`: what was asked.
    let is_next = ["然后问", "后面问", "然后让", "后面让"].iter().any(|it| core.starts_with(it));
    let starts_telling = core.starts_with(['我', '他', '她', '但']) && !is_asked_of_mine(core)
        || !is_next
            && [
                "因为", "因而", "所以", "因此", "不过", "然后", "其中", "后面", "居然", "可能",
                "本来",
            ]
            .iter()
            .any(|word| core.starts_with(word));
    starts_telling || holds_full_stop(body)
}

/// `我要存十亿个号码，怎么去重`: a case in the words of who asks, and at its end what of it.
fn is_asked_of_mine(core: &str) -> bool {
    #[rustfmt::skip]
    const TOLD: [&str; 14] = [
        "说", "答", "讲", "问", "觉得", "想了", "以为", "不知", "不会", "不清楚", "不记得", "忘", "面试官", "了半",
    ];
    let Some((_, last)) = core.rsplit_once('，') else { return false };
    core.starts_with('我')
        && ["怎么", "如何", "为什么", "怎样", "咋"].iter().any(|word| last.contains(word))
        && !TOLD.iter().any(|word| core.contains(word))
}

/// Whether `。` is in the text. Its first byte is rarer than its last, which a search for the
/// character goes by.
pub(crate) fn holds_full_stop(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xe3, bytes).any(|at| bytes[at..].starts_with("。".as_bytes()))
}

/// `keys：哪些…，…`: a short head, a colon and a longer explanation.
fn explains(core: &str) -> bool {
    if !may_hold(core, b':') {
        return false;
    }
    let Some((head, rest)) = core.split_once(['：', ':']) else { return false };
    let head = head.chars().take(40).count();
    let rest = rest.trim();
    rest.chars().take(40).count() > 8 && head > 6 && !ends_asking(rest)
}
