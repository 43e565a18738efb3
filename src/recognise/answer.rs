//! What stands below a question: is it an answer, in which form, and where does it end?

use super::asking::ends_asking;
use super::page::Page;
use super::rows::{Kind, Row};
use super::wording::is_symbol;
use super::{Answer, AnswerForm, asides, blocks, nested, particulars, remarks, tags, told_lists};
use crate::text::letters::is_alphanumeric;
use crate::text::{Span, slice};

/// Keys of lines that say where a question comes from; they answer nothing.
const METADATA: &[&str] = &[
    "来自",
    "来源",
    "链接",
    "作者",
    "题号",
    "分类",
    "标签",
    "公司",
    "难度",
    "频率",
    "频次",
    "原文",
    "出处",
    "日期",
    "时间",
    "考察点",
    "考点",
    "类型",
    "状态",
    "得分",
    "评分",
    "打分",
    "重要性",
    "掌握程度",
    "优先级",
    "source",
    "tags",
    "tag",
    "difficulty",
    "company",
    "date",
    "status",
    "level",
    "topic",
    "category",
    "frequency",
    "link",
    "author",
];

/// The first byte of `：`, with which most other punctuation of that width begins too.
const COLON_HEAD: u8 = 0xef;

/// The block below a question.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Body {
    pub(crate) answer: Option<Answer>,
    /// The last row that says anything; the row before the block when none does.
    pub(crate) end: usize,
}

/// Reads the rows `from..to` below a question as its body. `form` is what an answer without a
/// form of its own (a label, a fence, a quote) is called.
pub(crate) fn body(page: &Page<'_>, from: usize, to: usize, form: AnswerForm) -> Body {
    let mut first: Option<(AnswerForm, u32)> = None;
    let mut label: Option<u32> = None;
    let mut only_links = true;
    let mut end = from.saturating_sub(1);
    let mut fences = 0;
    let mut shows_code = None;
    for at in from..to {
        let row = page.rows[at];
        let is_closed = row.kind == Kind::Rule && is_closing(page, at, to) || is_result(page, at);
        if is_closed || first.is_none() && tells_of_interview(page, at, form) {
            break;
        }
        if row.is_blank() || row.kind == Kind::Rule {
            continue;
        }
        end = at;
        let found = match row.kind {
            Kind::Fence | Kind::FenceEnd | Kind::Heading(_) | Kind::Meta => {
                fences += usize::from(row.kind == Kind::Fence);
                None
            }
            Kind::Code => {
                let asked = || from.checked_sub(1).is_some_and(|asked| asks_of_code(page, asked));
                let is_stem = fences == 1 && *shows_code.get_or_insert_with(asked);
                (!is_stem && says_something(page, at)).then_some(AnswerForm::Fence)
            }
            _ => written(page, at, form, &mut label).filter(|_| !refuses(page, from, at)),
        };
        let Some(found) = found else { continue };
        only_links &= found == AnswerForm::Link;
        let start = label
            .unwrap_or_else(|| if found == AnswerForm::Fence { row.span.start } else { row.bare });
        if first.is_none_or(|(first, _)| first == AnswerForm::Link && found != AnswerForm::Link) {
            let start = first.map_or(start, |(_, start)| start);
            first = Some((found, start));
        }
    }
    let answer = first.map(|(form, start)| {
        let form = match form {
            AnswerForm::Link if only_links => AnswerForm::Link,
            _ if label.is_some() => AnswerForm::Label,
            form => form,
        };
        let span = Span { start, end: page.rows[end].span.end };
        Answer { form, span }
    });
    Body { answer, end }
}

/// Whether one of the rows `from..to` starts with an answer label.
pub(crate) fn has_label(page: &Page<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let row = page.rows[at];
        !row.is_blank() && !row.is_code() && labelled(page, page.line(at)).is_some()
    })
}

/// Where the rows `from..to` below a question end if answers have labels: when none of them starts with
/// one, at the first text that is not indented behind a blank line.
pub(crate) fn own_end(page: &Page<'_>, from: usize, to: usize) -> usize {
    let is_apart = |&at: &usize| {
        let row = page.rows[at];
        page.rows[at - 1].is_blank()
            && row.indent == 0
            && matches!(row.kind, Kind::Text | Kind::Rule | Kind::Quote)
    };
    let end = (from..to).skip(1).find(is_apart);
    end.filter(|_| !has_label(page, from, to)).unwrap_or(to)
}

/// Whether a line of code is more than `// TODO`.
fn says_something(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    let is_comment = ["//", "#", "--", "/*"].iter().any(|sign| line.starts_with(sign));
    let is_open = is_comment && page.lexicon.is_empty_answer(line);
    !line.is_empty() && !is_open
}

/// `1.` with nothing behind it, `:::details 答案`, `[↑ 回到顶部](#top)`.
fn is_frame(row: Row, line: &str) -> bool {
    row.is_numbered() && row.content().is_empty()
        || line.starts_with(":::")
        || line.starts_with('[') && line.ends_with("](#top)")
}

/// `下面的代码输出什么？`: the code below is a part of what is asked.
fn asks_of_code(page: &Page<'_>, row: usize) -> bool {
    const BELOW: &[&str] = &["下面", "以下", "如下", "下列", "following", "below", "this code"];
    const CODE: &[&str] = &["代码", "程序", "输出", "打印", "code", "snippet", "output", "print"];
    let line = page.line(row);
    let holds = |words: &[&str]| words.iter().any(|word| line.contains(word));
    line.len() <= 200 && holds(BELOW) && holds(CODE)
}

/// Whether a remark about the interview stands below the rule `at`: `---`, `总体感觉还可以`.
fn is_closing(page: &Page<'_>, at: usize, to: usize) -> bool {
    let next = (at + 1..to).take(3).find(|&next| !page.rows[next].is_blank());
    next.is_some_and(|next| page.rows[next].kind == Kind::Text && remarks::tells(page.line(next)))
}

/// `结果：挂`, or `挂了` behind a blank line: how the interview ended.
fn is_result(page: &Page<'_>, at: usize) -> bool {
    page.rows[at].kind == Kind::Text
        && page.rows[at].indent == 0
        && at > 0
        && !page.is_recorded(at)
        && (particulars::is_labelled_verdict(page, at)
            || page.rows[at - 1].is_blank() && particulars::closing_verdict(page, at).is_some())
}

/// `面试时长 40 分钟`, `整体感觉还行，等消息`, or `总结：还行` behind a blank line: an unindented line on the
/// interview below a question that nothing has answered up to there.
fn tells_of_interview(page: &Page<'_>, at: usize, form: AnswerForm) -> bool {
    let row = page.rows[at];
    if row.kind != Kind::Text || row.indent > 0 || at == 0 {
        return false;
    }
    let line = page.line(at);
    let is_set_apart = form != AnswerForm::Heading && page.rows[at - 1].is_blank();
    (remarks::tells_of_interview(line)
        || is_set_apart && remarks::tells(line)
        || blocks::names_topic(page, at) && told_lists::is_told(line))
        && !page.is_recorded(at)
        && labelled(page, line).is_none()
}

/// What the written line `at` adds to an answer; a label alone adds nothing yet.
fn written(
    page: &Page<'_>,
    at: usize,
    form: AnswerForm,
    label: &mut Option<u32>,
) -> Option<AnswerForm> {
    let row = page.rows[at];
    if is_frame(row, page.line(at)) {
        return None;
    }
    let raw = slice(page.text, row.numbered_content());
    let mut rest = raw.trim_start_matches(['>', ' ', '*', '_', '#', '【', '[', '-']);
    // `[!todo] 补充`, `[!note]- 答案`: the title of a callout.
    if row.kind == Kind::Quote
        && let Some((kind, title)) = rest.strip_prefix('!').and_then(|rest| rest.split_once(']'))
    {
        if kind.eq_ignore_ascii_case("todo") {
            return None;
        }
        rest = title.trim_start_matches(['-', '+', ' ']);
    }
    if row.kind == Kind::Html || tags::opens(raw) {
        rest = texts(raw).find(|text| !is_label(page, text)).unwrap_or("");
        if rest.is_empty() {
            return raw.contains("<img").then_some(form);
        }
    }
    if let Some((_, behind)) = labelled(page, rest) {
        label.get_or_insert(row.bare);
        rest = behind;
    }
    rest = said_by_me(rest);
    if is_metadata(rest) || page.lexicon.is_empty_answer(rest) && !raw.contains("![") {
        return None;
    }
    let is_link = is_only_a_link(raw.trim_start_matches(['>', ' ']));
    Some(match row.kind {
        _ if is_link => AnswerForm::Link,
        Kind::Quote => AnswerForm::Quote,
        _ => form,
    })
}

/// Whether a line only says that there was no answer: `没答上来`, `答：不会`. 不会 answers what asks
/// 会…吗, and in an interviewer's record the candidate's words are the answer.
fn refuses(page: &Page<'_>, from: usize, at: usize) -> bool {
    /// No line that says so is longer, in bytes, and none that tells what else was asked.
    const LONGEST: [usize; 2] = [72, 150];
    let row = page.rows[at];
    let line = slice(page.text, row.numbered_content());
    let is_long = row.span.len() > LONGEST[0];
    if row.span.len() > LONGEST[1] || is_long && !tells_what_was_asked(line) || page.is_recorded(at)
    {
        return false;
    }
    let rest = line.trim_start_matches(['>', ' ', '*', '_', '(', '（', '-', '→']);
    let rest = labelled(page, rest).map_or(rest, |(_, behind)| behind);
    let asked = (0..from).rev().find(|&at| !page.rows[at].is_blank());
    let asked = asked.map_or("", |asked| page.line(asked));
    // `📌 追问：冷却多久？`, `还问了 AWS`: what else was asked.
    let bare = unsigned_head(rest);
    if nested::follows_up(bare) && ends_asking(bare)
        || tells_what_was_asked(bare) && !asked.contains('问')
    {
        return true;
    }
    // `我：不太清楚`, in what was said word by word.
    let rest = said_by_me(rest);
    let rest = rest.trim_end_matches(['*', '_', ')', '）', ' ']);
    let is_answer = rest.starts_with("不会") && asked.contains('会');
    !is_answer
        && (asides::is_errand(rest) || {
            let found = remarks::said(page.lexicon, rest);
            asides::is_aside(page.lexicon, asked, rest, found)
        })
}

/// A line without the emoji before it.
fn unsigned_head(line: &str) -> &str {
    line.trim_start_matches(|c| is_symbol(c) || c == ' ')
}

/// `问了部署`, `追着问了很久`, and nothing of what was said to it.
fn tells_what_was_asked(line: &str) -> bool {
    #[rustfmt::skip]
    const HEADS: &[&str] = &[
        "问了", "还问了", "又问了", "追问了", "追着问", "接着问", "然后问", "继续问", "主要问了", "顺便问了", "后面问了",
    ];
    line.starts_with(['问', '还', '又', '追', '接', '然', '继', '主', '顺', '后'])
        && HEADS.iter().any(|head| line.starts_with(head))
        && !line.contains(['答', '说', '讲', '：', ':', '。'])
}

/// What stands behind `我：`, `候选人：` or `me:`.
pub(crate) fn said_by_me(line: &str) -> &str {
    let bare = unsigned_head(line);
    let speaker = ["我", "候选人", "me", "Me"].iter().find_map(|it| bare.strip_prefix(it));
    let said = speaker.and_then(|rest| rest.trim_start_matches('*').strip_prefix(['：', ':']));
    said.unwrap_or(line).trim_start()
}

/// `4. Ans: netstat`: what answers the line above it, though it is numbered as the questions are.
pub(crate) fn is_reply(page: &Page<'_>, at: usize) -> bool {
    /// No label with its colon is longer, in bytes.
    const LONGEST: usize = 40;
    let content = page.content(at);
    labelled(page, content).is_some_and(|(label, _)| {
        let behind = content.find(label).map_or("", |start| &content[start + label.len()..]);
        behind
            .char_indices()
            .take_while(|(at, _)| *at < LONGEST)
            .any(|(_, c)| matches!(c, ':' | '：'))
    })
}

/// Whether `text` is an answer label and nothing else.
pub(crate) fn is_label(page: &Page<'_>, text: &str) -> bool {
    let core = text.trim_matches(|c: char| !is_alphanumeric(c));
    page.lexicon.label_len(core) == Some(core.len())
}

/// The label that `text` starts with (`答：`, `**解析：**`, `A:`), and what stands behind it.
pub(crate) fn labelled<'t>(page: &Page<'_>, text: &'t str) -> Option<(&'t str, &'t str)> {
    let core = text.trim_start_matches(['*', '_', '【', '[', ' ']);
    let len = page.lexicon.label_len(core)?;
    let (label, behind) = core.split_at(len);
    let digits = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = digits.trim_start_matches(['*', '_', '】', ']', ' ']);
    // `*答*加锁`: set off by emphasis instead of a colon.
    let is_emphasised = text.starts_with('*') && digits.starts_with('*');
    let is_closed = digits.starts_with(['】', ']']) || is_emphasised || behind.is_empty();
    let colon = behind.strip_prefix(['：', ':']);
    if colon.is_none() && !is_closed {
        return None;
    }
    Some((label, colon.unwrap_or(behind).trim_start_matches(['*', '_', ' '])))
}

/// `来源：牛客`, `collapsed:: true`: tells about the question.
pub(crate) fn is_metadata(text: &str) -> bool {
    let core = text.trim_start_matches(['*', '>', ' ', '-']);
    let bytes = core.as_bytes();
    let is_colon = |at: &usize| bytes[*at] == b':' || core[*at..].starts_with('：');
    let colon = memchr::memchr2_iter(b':', COLON_HEAD, bytes).find(is_colon);
    let Some(colon) = colon else { return false };
    let key = core[..colon].trim_matches(['*', ' ']);
    is_property(key, &core[colon..]) || METADATA.iter().any(|known| key.eq_ignore_ascii_case(known))
}

/// What outliners keep with an item, `rest` from the colon on: `id:: 65a8`, `[重要性:: 高]`,
/// `SCHEDULED: <2024-01-20 Sat>`, `:LOGBOOK:`. `std::vector` is code.
fn is_property(key: &str, rest: &str) -> bool {
    if let Some(value) = rest.strip_prefix("::") {
        let is_apart = value.is_empty() || value.starts_with(char::is_whitespace);
        return is_apart && !key.is_empty() && !key.contains(char::is_whitespace);
    }
    match key {
        "SCHEDULED" | "DEADLINE" | "CLOSED" => rest.starts_with(": <") || rest.starts_with(": ["),
        "CLOCK" => rest.starts_with(": ["),
        "" => matches!(rest, ":LOGBOOK:" | ":PROPERTIES:" | ":END:"),
        _ => false,
    }
}

/// The texts of an HTML line between its tags and comments.
fn texts(raw: &str) -> impl Iterator<Item = &str> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start();
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = &comment[comment.find("-->").map_or(comment.len(), |end| end + 3)..];
            } else if let Some(tag) = rest.strip_prefix('<') {
                rest = &tag[tag.find('>').map_or(tag.len(), |end| end + 1)..];
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                let text = rest[..end].trim();
                rest = &rest[end..];
                return (!text.is_empty()).then_some(text);
            }
        }
    })
}

/// Whether a text holds nothing but tags, comments and the entities of blanks: `<br/>&nbsp;`.
pub(crate) fn is_wordless(text: &str) -> bool {
    let mut parts = texts(text).flat_map(|part| part.split_inclusive(';'));
    parts.all(|part| matches!(part.trim(), "&nbsp;" | "&emsp;" | "&ensp;" | "&thinsp;" | ""))
}

/// The first text of an HTML line outside of tags.
pub(crate) fn without_tags(raw: &str) -> &str {
    let mut rest = raw;
    loop {
        rest = rest.trim_start();
        let Some(tag) = rest.strip_prefix('<') else { break };
        let Some(close) = tag.find('>') else { return "" };
        rest = &tag[close + 1..];
    }
    let end = rest.find('<').unwrap_or(rest.len());
    &rest[..end]
}

/// Whether a line holds a link or a bare address and nothing else; an image is more than that.
pub(crate) fn is_only_a_link(raw: &str) -> bool {
    let raw = raw.trim();
    let wiki = raw.starts_with("[[") && raw.ends_with("]]");
    let is_one = || raw.matches("](").count() == 1 && !raw.contains(")(");
    let inline = raw.starts_with('[') && raw.ends_with(')') && is_one();
    let auto = raw.strip_prefix('<').unwrap_or(raw);
    let bare = (auto.starts_with("http://") || auto.starts_with("https://")) && !auto.contains(' ');
    wiki || inline || bare
}
