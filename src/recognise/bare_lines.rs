//! What a line is among bare lines: whether it asks, names something, labels what follows, or is
//! none of these.

use super::asking::{Asks, asks, ends_asking, holds_full_stop, is_latin};
use super::lexicon::Word;
use super::openings::{asks_before_reply, bids, goes_on, replies, reports, sets_exercise};
use super::page::Page;
use super::rows::{Kind, Numbering, Row, number_prefix};
use super::wording::{self, Style, Wording};
use super::{
    Mark, answer, blocks, bold_mark, dates, marked_lines, nested, particulars, quiz, remarks, runs,
};
use crate::text::slice;

/// What a line is among bare lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Blank,
    /// It asks by itself.
    Ask,
    /// A short phrase: a question among questions.
    Name,
    /// `第一个问题`, a round, a topic: belongs to nothing above it.
    Label,
    Other,
}

/// What the rows `from..to` are.
pub(crate) fn classes(page: &Page<'_>, from: usize, to: usize) -> Vec<Class> {
    let mut classes: Vec<Class> = (from..to).map(|at| class(page, at)).collect();
    // A numbered phrase above a question without a number is a topic: `3.etcd相关`.
    for index in 0..classes.len() {
        if classes[index] == Class::Name && page.rows[from + index].is_numbered() {
            let next = (index + 1..classes.len()).find(|&next| classes[next] != Class::Blank);
            let is_gap = next.is_some_and(|next| next > index + 1);
            let heads = is_gap
                && next.is_some_and(|next| {
                    classes[next] == Class::Ask && !page.rows[from + next].is_numbered()
                });
            if heads || heads_lines(page, from, &classes, index) {
                classes[index] = Class::Label;
            }
        }
    }
    classes
}

/// A numbered word right above lines without a number, one of which asks: `2、并发`.
fn heads_lines(page: &Page<'_>, from: usize, classes: &[Class], index: usize) -> bool {
    let is_bare = |&at: &usize| {
        let row = page.rows[from + at];
        row.kind == Kind::Text && matches!(classes[at], Class::Ask | Class::Name)
    };
    let below = || (index + 1..classes.len()).take_while(is_bare);
    page.content(from + index).chars().count() <= 8
        && below().nth(1).is_some()
        && below().any(|at| classes[at] == Class::Ask)
}

/// What the row is, read when it is first asked for.
pub(crate) fn class(page: &Page<'_>, at: usize) -> Class {
    page.class(at, || beside_link(page, at).unwrap_or_else(|| classify(page, at)))
}

fn classify(page: &Page<'_>, at: usize) -> Class {
    let row = page.rows[at];
    if page.is_recorded(at) {
        return Class::Other;
    }
    match row.kind {
        Kind::Blank => return Class::Blank,
        Kind::Ordered(Numbering::Han) => return Class::Label,
        Kind::Text | Kind::Ordered(_) if row.indent <= 4 && !is_part(page, at) => {}
        _ => return Class::Other,
    }
    let line = page.line(at);
    if asks_before_reply(page, line) {
        return Class::Ask;
    }
    if line.len() > 600 || (line.len() > 300 && !ends_asking(line)) || is_code(line) {
        return Class::Other;
    }
    let is_marked = marked_lines::is_marked(page, at);
    if tells_at_length(line) && !(is_marked && ends_asking(line)) {
        return Class::Other;
    }
    if page.is_round(at) || is_legend(line) {
        return Class::Label;
    }
    let wording = page.wording(at, Style::Log);
    // A mark behind what asks outweighs all that speaks against it.
    let is_asked = is_marked && page.row_asks(at, &wording) == Asks::Plainly;
    if !is_asked && (is_below_asked(page, at) || replies(line)) && !ends_asking(line) {
        return Class::Other;
    }
    let text = wording.asked(page.text);
    let length = text.chars().count();
    if sets_exercise(text) && length <= 150 {
        return Class::Ask;
    }
    if goes_on(text) && !is_asked || text.ends_with(['：', ':']) || is_quoted(page, at) {
        return match text {
            _ if is_counter(text) || nested::is_part(text) => Class::Label,
            _ if length <= 40 && bids(text) => Class::Ask,
            _ if blocks::names_topic(page, at) && is_above_marked(page, at) => Class::Label,
            _ => Class::Other,
        };
    }
    if day(line).is_some() || is_label(page, at, &wording) {
        return Class::Label;
    }
    if row.kind == Kind::Ordered(Numbering::Ordinal) && length <= 200
        || is_latin(line) && sets_task(page, at, &wording)
    {
        return Class::Ask;
    }
    if is_latin(line) && is_wrapped(page, at) {
        return Class::Other;
    }
    judged(page, at, &wording, is_marked)
}

/// What the line is by its wording alone.
fn judged(page: &Page<'_>, at: usize, wording: &Wording, is_marked: bool) -> Class {
    let text = wording.asked(page.text);
    let length = text.chars().count();
    match page.row_asks(at, wording) {
        Asks::Plainly if is_marked => Class::Ask,
        Asks::Plainly if length <= 150 && !holds_full_stop(text.trim_end_matches('。')) => {
            Class::Ask
        }
        Asks::Names | Asks::Hints if length <= 40 && is_phrase(page, text) => Class::Name,
        _ if is_counter(text) => Class::Label,
        _ if is_marked && marked_lines::may_be_asked(page, at, text) => Class::Name,
        _ => Class::Other,
    }
}

/// Whether the line is numbered in an item that is, or in an answer, and asks nothing: it is for those that
/// read lists.
fn is_part(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    let is_inner = || row.indent > 1 && is_in_item(page, at) && !ends_asking(page.line(at));
    row.is_numbered() && (is_inner() || runs::answers(page, at))
}

/// Whether a numbered item stands around the line.
fn is_in_item(page: &Page<'_>, at: usize) -> bool {
    /// No item that asks is longer up to what is numbered in it, in rows.
    const LONGEST: usize = 12;
    let is_outer = |row: &usize| {
        let near = page.rows[*row];
        !near.is_blank() && near.indent < page.rows[at].indent
    };
    let above = (0..at).rev().take(LONGEST).find(is_outer);
    above.is_some_and(|above| page.rows[above].is_numbered())
}

/// What a line begins with that says in English how the interview ended: `**Result: rejected**`.
const VERDICTS: [char; 7] = ['*', 'R', 'r', 'O', 'o', 'V', 'v'];

/// Whether the line is the head of what follows, or tells of the interview.
fn is_label(page: &Page<'_>, at: usize, wording: &Wording) -> bool {
    let (line, content) = (page.line(at), page.content(at));
    let is_mild = || page.row_asks(at, wording) < Asks::Plainly;
    let is_step =
        || page.rows[at].is_numbered() && wording.mark == Mark::None && remarks::is_step(page, at);
    // `【网络】`, `#反问`
    let is_head = line.starts_with('#') || line.starts_with('【') && line.ends_with('】');
    is_head
        || bold_mark::is_topic(page, at)
        || blocks::is_topic_by_form(page, at, is_above_first(page, at))
        || nested::is_part(slice(page.text, wording.text))
        || matches!(line, "反问" | "反问：" | "反问:")
        || is_mild() && heads_questions(page, at)
        || remarks::is_verdict(content)
        || blocks::heads_asking(page, at)
        || wording.mark == Mark::None && (tells_where_from(line) || tells_how(line))
        || content.starts_with(VERDICTS) && particulars::is_labelled_verdict(page, at)
        || remarks::tells(content) && is_mild()
        || wording.mark == Mark::None && is_mild() && titles_note(page, at)
        || particulars::stated_verdict(page, at).is_some()
        || wording.mark == Mark::None && particulars::is_particular(page, at)
        || is_step()
}

/// `云帆8.26` as the first line of a note, or `某云计算公司` as the first line above a list.
fn titles_note(page: &Page<'_>, at: usize) -> bool {
    const LATEST: usize = 3;
    if at > LATEST || !(0..at).all(|above| page.rows[above].is_blank()) {
        return false;
    }
    let title = page.title(at);
    let is_written = |row: &usize| page.rows.get(*row).is_some_and(|row| !row.is_blank());
    let next = (at + 1..at + 4).find(is_written).map(|next| page.rows[next]);
    let is_company = || ["公司", "厂", "集团"].iter().any(|end| page.line(at).ends_with(end));
    title.is_known_company() && (title.date.is_some() || title.round.is_some())
        || is_company() && next.is_some_and(|next| next.is_numbered() && next.number == 1)
}

/// `作者：小舟`, `7-11 投递`, `后端开发工程师`: whose note it is, what the job is and how it began.
fn tells_where_from(line: &str) -> bool {
    const LONGEST: usize = 60;
    let is_job = ["工程师", "投递", "约面"].iter().any(|end| line.ends_with(end));
    let is_source = ["作者：", "作者:", "来源：", "来源:", "链接：", "链接:"];
    line.len() <= LONGEST && is_job || is_source.iter().any(|key| line.starts_with(key))
}

/// `看着项目问的，都是业务`, `和我说二面下周`, `都很简单`: how it was and what else was said.
fn tells_how(line: &str) -> bool {
    const LONGEST: usize = 120;
    const OPENINGS: [&str; 3] = ["和我说", "跟我说", "都很"];
    line.len() <= LONGEST
        && (OPENINGS.iter().any(|opening| line.starts_with(opening))
            || line.split_once('，').is_some_and(|(head, _)| head.ends_with("问的")))
        && !ends_asking(line)
}

/// Whether the next line is the first of a list.
fn is_above_first(page: &Page<'_>, at: usize) -> bool {
    page.rows.get(at + 1).is_some_and(|next| next.is_numbered() && next.number == 1)
}

/// `[拷贝构造函数](https://…)有什么用`, `[什么是回表？](https://…)`: what asks, with a link to more.
fn beside_link(page: &Page<'_>, at: usize) -> Option<Class> {
    const LONGEST: usize = 150;
    let line = page.line(at);
    if page.rows[at].kind != Kind::Text || page.rows[at].indent > 4 {
        return None;
    }
    let is_target = |(at, _): (usize, &str)| {
        line[..at].ends_with("](http:") || line[..at].ends_with("](https:")
    };
    if memchr::memchr(b']', line.as_bytes()).is_none()
        || !line.contains("](http")
        || page.is_recorded(at)
        || !line.match_indices("//").all(is_target)
    {
        return None;
    }
    let (before, opened) = line.split_once('[')?;
    let (name, behind) = opened.split_once("](")?;
    let behind = behind.split_once(')').map_or("", |(_, behind)| behind);
    // `令![公式](…)` shows something.
    let is_glued = !before.ends_with(|c: char| c.is_whitespace() || matches!(c, '!' | '(' | '（'));
    let before = before.trim_end();
    if before.chars().count() > LONGEST || behind.chars().count() > LONGEST {
        return None;
    }
    // `回归和分类的区别 不会 [回归](https://…)`
    let is_said = || remarks::said(page.lexicon, before).0.is_some();
    let is_exercise = || before.strip_suffix(['：', ':']).is_some_and(nested::is_part);
    match before {
        "" if ends_asking(name) || asks(page.lexicon, behind) == Asks::Plainly => Some(Class::Ask),
        "" => None,
        _ if before.ends_with(['？', '?', '吗']) => Some(Class::Ask),
        // `满二叉树怎么[遍历](https://…)`
        _ if page.is_interview_note && is_glued && asks_by_word(page, before) => Some(Class::Ask),
        _ if is_said() || is_exercise() => Some(Class::Name),
        _ => None,
    }
}

/// Whether a text asks, with an interrogative and not by what it bids.
fn asks_by_word(page: &Page<'_>, text: &str) -> bool {
    asks(page.lexicon, text) == Asks::Plainly
        && page.lexicon.words(text).any(|hit| hit.word == Word::Asking)
}

/// A comment, an address, an image, an embed, the key of a quiz.
fn is_code(line: &str) -> bool {
    memchr::memchr(b'/', line.as_bytes()).is_some() && line.contains("//")
        || line.starts_with("![")
        || line.starts_with("[[")
        || line.starts_with('"') && line.contains("\":")
        || is_key(line)
}

/// `8 MB（√）`: which of the options of a quiz is right.
fn is_key(line: &str) -> bool {
    ["（√）", "(√)", "（×）", "(×)"].iter().any(|key| line.ends_with(key))
        && number_prefix(line).is_none()
}

/// `2021.9.23 17：00 时长：53min`: a day, and nothing beside it but when and how long.
pub(crate) fn day(line: &str) -> Option<&str> {
    const TIMES: &str = "时长分钟小约点半上下午晚周星期一二三四五六天日min";
    let date = dates::leading_date(line)?;
    let is_time = |c: char| !c.is_alphabetic() || TIMES.contains(c);
    line[date.end..].chars().all(is_time).then(|| &line[date])
}

/// Whether a mark stands behind the line below.
fn is_above_marked(page: &Page<'_>, at: usize) -> bool {
    let next = page.rows.get(at + 1).filter(|next| next.kind == Kind::Text);
    next.is_some() && page.wording(at + 1, Style::Log).is_marked_behind()
}

/// A bold phrase right above a line that was asked, which is not bold itself. A line further in is
/// judged by the one above it, and cannot be asked what it makes of that.
fn heads_questions(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    let is_bold = line.starts_with("**") && line.ends_with("**") && line.chars().count() <= 16;
    let next = || (at + 1..page.rows.len()).take(2).find(|&next| !page.rows[next].is_blank());
    is_bold
        && next().is_some_and(|next| {
            page.rows[next].indent <= page.rows[at].indent
                && !page.line(next).starts_with("**")
                && matches!(class(page, next), Class::Ask | Class::Name)
        })
}

/// An indented line below one that asks, with no blank line between, goes with it; so does a single
/// one below a phrase.
fn is_below_asked(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    if row.kind != Kind::Text {
        return false;
    }
    // `什么是堆 #card`: the back of a card stands below its front.
    let above = at.checked_sub(1).map_or("", |above| page.line(above));
    if ["#card", "#flashcard"].iter().any(|tag| above.ends_with(tag)) {
        return true;
    }
    if row.indent < 2 {
        return false;
    }
    // Far in, what stands behind a blank line goes with the line above that, too.
    if row.indent >= 4 && page.rows[at.saturating_sub(1)].is_blank() {
        let above = (0..at).rev().take(3).find(|&above| !page.rows[above].is_blank());
        return above.is_some_and(|above| {
            page.rows[above].indent == 0 && page.line(above).ends_with(['？', '?'])
        });
    }
    let is_outer = |at: usize| page.rows.get(at).is_none_or(|near| near.indent < row.indent);
    let above = (0..at).rev().take(8).find(|&above| is_outer(above));
    above.is_some_and(|above| match class(page, above) {
        Class::Ask => true,
        Class::Name => above + 1 == at && is_outer(at + 1),
        _ => false,
    })
}

/// Whether the line ends in ？ and text stands far in below it.
pub(crate) fn is_answered_further_in(page: &Page<'_>, at: usize) -> bool {
    let is_written = |at: &usize| page.rows.get(*at).is_some_and(|row| !row.is_blank());
    let below = (at + 1..at + 3).find(is_written).map(|below| page.rows[below]);
    let is_far_in = |row: Row| row.kind == Kind::Text && row.indent >= 4;
    page.line(at).ends_with(['？', '?'])
        && page.rows[at].indent == 0
        && below.is_some_and(is_far_in)
}

/// `Given a grid, find the shortest path.` as the first line of a paragraph, `Follow up: how …?`
fn sets_task(page: &Page<'_>, at: usize, wording: &Wording) -> bool {
    const TASKS: &[&str] = &["given", "design", "implement", "write"];
    if !page.is_interview_note && !wording.is_marked_behind() {
        return false;
    }
    let line = page.line(at);
    let mut words = line.split(' ');
    let first = words.next().unwrap_or("");
    let is_task = || TASKS.iter().any(|task| first.eq_ignore_ascii_case(task));
    let ends = |above: Row| above.is_blank() || above.heading().is_some();
    let is_first = at == 0 || ends(page.rows[at - 1]);
    is_first && words.count() >= 3 && line.len() <= 200 && is_task()
        || nested::follows_up(line) && ends_asking(line)
}

/// A line of a paragraph of Latin prose that is broken into lines. What has a mark is whole.
fn is_wrapped(page: &Page<'_>, at: usize) -> bool {
    let is_prose = |near: usize| {
        let line = page
            .rows
            .get(near)
            .filter(|row| row.kind == Kind::Text)
            .map_or("", |_| page.line(near));
        line.len() > 50 && is_latin(line)
    };
    let ends = |near: usize| {
        wording::unsigned(page.line(near)).ends_with(['?', '？'])
            || page.wording(near, Style::Log).mark != Mark::None
    };
    (at > 0 && is_prose(at - 1) && !ends(at - 1))
        || !ends(at) && (is_prose(at + 1) || page.line(at).ends_with(['.', ',', ';']))
}

/// `图例：✅ 会 ❌ 不会`: several signs, each before a word of its own.
fn is_legend(line: &str) -> bool {
    const LONGEST: usize = 8;
    const LABELS: [char; 7] = ['图', '标', '说', '符', '统', 'l', 'L'];
    if !line.starts_with(wording::is_symbol) && !line.starts_with(LABELS) || line.len() > 120 {
        return false;
    }
    let behind = line.split_once(['：', ':']).map_or(line, |(_, behind)| behind).trim_start();
    let mut words = behind.split(wording::is_symbol).map(|word| {
        word.trim_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | '，' | ',' | '、'))
    });
    let is_first = words.next() == Some("");
    // An emoji has more than one character.
    let words = words.filter(|word| !word.is_empty());
    is_first && words.clone().count() >= 2 && words.clone().all(|it| it.chars().count() <= LONGEST)
}

/// Several sentences, or a long one that goes from event to event.
fn tells_at_length(line: &str) -> bool {
    let inner = wording::unsigned(line).trim_end_matches(['。', ' ']);
    holds_full_stop(inner) || (line.chars().count() > 60 && line.contains("然后"))
}

/// `第一个问题`, `五个问题`
fn is_counter(text: &str) -> bool {
    let core = text.trim_end_matches(['：', ':']);
    core.chars().count() <= 7 && (core.ends_with("个问题") || core.ends_with("道题"))
}

/// A phrase that may stand for a question: words, not code, not about the interview itself.
fn is_phrase(page: &Page<'_>, text: &str) -> bool {
    !page.lexicon.words(text).any(|hit| hit.word == Word::Stating)
        && !text.starts_with("上面")
        && !reports(text)
        && !text.ends_with(['{', '}', ';', '>', '|', '，', ',', '！', '!'])
        && !text.starts_with(['{', '}', '<', '|', '/', '\\', '@', '$', '!', '=', '-', '－'])
}

/// An option of a quiz (`A: x`) or a labelled line.
pub(crate) fn is_quoted(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    line.starts_with('答')
        || line.starts_with(wording::is_symbol) && answer::said_by_me(line).len() < line.len()
        || quiz::is_option(page.line(at))
        || answer::labelled(page, page.line(at)).is_some()
}
