//! Where the block of an item ends, and which items of a run stand inside another.

use super::Mark;
use super::asking::{Asks, ends_asking};
use super::page::Page;
use super::rows::{Kind, Numbering, Row};
use super::wording::Style;
use super::{answer, callouts, nested, remarks};
use crate::text::slice;

/// Whether the numbers of two items go on, or are all `1.`, which Markdown counts by itself.
pub(crate) fn follows(page: &Page<'_>, row: Row, next: Row) -> bool {
    let is_same = || {
        let number = |row: Row| slice(page.text, row.number_span(page.text));
        row.number == 1 && number(row) == number(next)
    };
    row.number > 0 && (next.number == row.number + 1 || next.number == row.number && is_same())
}

fn is_marked(page: &Page<'_>, item: usize) -> bool {
    page.wording(item, Style::Plain).mark != Mark::None
}

/// How an item is numbered, as far as it tells which items stand beside each other.
fn form(page: &Page<'_>, at: usize) -> (Kind, u16, bool) {
    let row = page.rows[at];
    let is_levelled = || {
        let number = slice(page.text, row.number_span(page.text));
        number.trim_end_matches(['.', '、', ' ']).contains('.')
    };
    // `1. ` and `1、` have no more bytes.
    (row.kind, row.indent, row.body - row.bare > 3 && is_levelled())
}

/// The items of a run without those that are numbered otherwise right below one with a mark, and
/// have none: they answer it. `1. 三次握手 ❌`, `1、SYN`, `2、ACK`, `2. 四次挥手 ✅`.
pub(crate) fn without_inner(page: &Page<'_>, heads: Vec<usize>) -> Vec<usize> {
    let Some(&first) = heads.first().filter(|_| heads.len() > 1) else { return heads };
    let outer = form(page, first);
    if page.rows[first].number == 0 || heads.iter().all(|&at| form(page, at) == outer) {
        return heads;
    }
    let mut kept = vec![first];
    let mut index = 1;
    while index < heads.len() {
        let (above, at) = (kept[kept.len() - 1], heads[index]);
        let is_inner = |at: &&usize| form(page, **at) != outer;
        let inner = heads[index..].iter().take_while(is_inner);
        let answers = |&at: &usize| {
            !is_marked(page, at)
                && page.row_asks(at, &page.wording(at, Style::Plain)) < Asks::Plainly
        };
        let is_below = at == above + 1 && page.rows[at].number == 1.max(levelled(page, above, at));
        if is_below && is_marked(page, above) && inner.clone().all(answers) {
            index += inner.count().max(1);
        } else {
            kept.push(at);
            index += 1;
        }
    }
    kept
}

/// The numbered items of a run without those that answer a bullet: `- 如何应对需求 ❌`, `1. 先判断是否合理`.
/// None of these has a mark or a ？.
pub(crate) fn without_answers(page: &Page<'_>, heads: Vec<usize>) -> Vec<usize> {
    if !heads.iter().any(|&at| bullet_above(page, at).is_some()) {
        return heads;
    }
    let mut kept = Vec::with_capacity(heads.len());
    let mut index = 0;
    while index < heads.len() {
        let count = heads[index..].len();
        let is_next = |step: &usize| page.rows[heads[index + step]].number as usize == step + 1;
        let run = (0..count).take_while(is_next).count();
        let own = &heads[index..index + run.max(1)];
        let is_plain = |&at: &usize| !is_marked(page, at) && !ends_asking(page.content(at));
        if bullet_above(page, own[0]).is_none() || !own.iter().all(is_plain) {
            kept.extend(own);
        }
        index += own.len();
    }
    kept
}

/// The bullet that asks, or has a mark, right above a line numbered 1; behind a blank line one with a
/// mark, where another bullet follows.
fn bullet_above(page: &Page<'_>, at: usize) -> Option<usize> {
    let row = page.rows[at];
    if row.number != 1 || at == 0 {
        return None;
    }
    let is_apart = page.rows[at - 1].is_blank();
    let above = at.checked_sub(1 + usize::from(is_apart))?;
    let bullet = page.rows[above];
    if bullet.kind != Kind::Bullet || bullet.indent > row.indent {
        return None;
    }
    let asks = || page.row_asks(above, &page.wording(above, Style::Plain)) == Asks::Plainly;
    let is_item = if is_apart { is_followed(page, at) } else { asks() };
    let is_between = is_marked(page, above) && (!is_apart || is_item) || !is_apart && is_item;
    is_between.then_some(above)
}

/// Whether a bullet at the same indent follows the numbered lines from `at` on.
fn is_followed(page: &Page<'_>, at: usize) -> bool {
    let indent = page.rows[at].indent;
    let next = (at..page.rows.len()).find(|&next| {
        let row = page.rows[next];
        !row.is_blank() && !row.is_numbered() && row.indent <= indent
    });
    next.is_some_and(|next| page.rows[next].kind == Kind::Bullet)
}

/// The number of the item `above` where the one at `at` is `2.1` below `2.`.
fn levelled(page: &Page<'_>, above: usize, at: usize) -> u32 {
    if form(page, at).2 { page.rows[above].number } else { 0 }
}

/// Whether a paragraph or a quote stands, set apart by a blank line, below the item, and below others of
/// the note with a mark: they answer what is above them.
pub(crate) fn is_answered_apart(page: &Page<'_>, item: usize) -> bool {
    has_paragraph(page, item)
        && *page.answers_apart.get_or_init(|| {
            (0..page.rows.len()).filter(|&at| has_paragraph(page, at)).nth(1).is_some()
        })
}

/// Whether a paragraph that may answer stands, set apart by a blank line, below an item with a mark.
fn has_paragraph(page: &Page<'_>, item: usize) -> bool {
    if !page.rows.get(item + 1).is_some_and(|next| next.is_blank()) {
        return false;
    }
    let Some(&below) = page.rows.get(item + 2) else { return false };
    let row = page.rows[item];
    (row.kind == Kind::Bullet || row.is_numbered())
        && matches!(below.kind, Kind::Text | Kind::Quote)
        && below.indent <= row.indent
        && page.wording(item, Style::Plain).is_marked_behind()
        && !is_marked(page, item + 2)
        && {
            let line = page.line(item + 2);
            !ends_asking(line) && !remarks::tells(line) && !names_topic(page, item + 2)
        }
        && !page.is_round(item + 2)
}

/// Whether what stands set apart below an item can only be a part of it: code, a table, a picture, a
/// formula, `<details>`.
fn shows(page: &Page<'_>, at: usize) -> bool {
    let line = || page.line(at);
    match page.rows[at].kind {
        Kind::Fence | Kind::Table => true,
        Kind::Text => line().starts_with("![") || line().starts_with("$$"),
        Kind::Html => line().starts_with("<details") || line().starts_with("<img"),
        _ => false,
    }
}

/// The row behind what is shown from `at` on.
fn shown_end(page: &Page<'_>, at: usize, to: usize) -> usize {
    let behind = |is_last: &dyn Fn(usize) -> bool| {
        (at..to).find(|&at| is_last(at)).map_or(to, |last| last + 1)
    };
    match page.rows[at].kind {
        Kind::Fence => behind(&|at| page.rows[at].kind == Kind::FenceEnd),
        Kind::Html => {
            behind(&|at| page.line(at).contains("</details>") || page.line(at).starts_with("<img"))
        }
        Kind::Text if page.line(at).starts_with("$$") => {
            behind(&|row| page.line(row).ends_with("$$") && (row > at || page.line(row).len() > 2))
        }
        _ => at + 1,
    }
}

/// Whether text stands unindented behind a blank line in the block of an item.
pub(crate) fn has_outer_text(page: &Page<'_>, row: usize, end: usize) -> bool {
    (row + 1..end).any(|at| is_outer(page, row, at) && page.rows[at - 1].is_blank())
}

fn is_outer(page: &Page<'_>, item: usize, at: usize) -> bool {
    let row = page.rows[at];
    !row.is_blank()
        && !matches!(row.kind, Kind::Code | Kind::FenceEnd)
        && row.indent <= page.rows[item].indent
}

/// The row behind an item's block: what is indented below it, what follows without a blank line,
/// and, where the numbers go on behind it, what stands unindented in between.
pub(crate) fn end(page: &Page<'_>, item: usize, to: usize, is_open: bool) -> usize {
    let mut after_blank = false;
    let mut is_open = is_open;
    // What is shown goes on up to here, blank lines and all.
    let mut shown = 0;
    for at in item + 1..to {
        if at < shown {
            continue;
        }
        let row = page.rows[at];
        if row.is_blank() {
            after_blank = true;
            continue;
        }
        if is_outer(page, item, at) {
            let is_label = answer::labelled(page, page.line(at)).is_some();
            // What a label opens goes on behind blank lines.
            is_open |= is_label;
            // `- x` further out is an item of the list around this one.
            let is_list = row.kind == Kind::Bullet || row.is_numbered();
            is_open |= after_blank && row.number == 1 && bullet_above(page, at) == Some(item);
            let is_further_out = is_list && row.indent + 2 <= page.rows[item].indent;
            if after_blank && !is_open && shows(page, at) && is_marked(page, item) {
                shown = shown_end(page, at, to);
                after_blank = false;
                continue;
            }
            let stays = is_open || (!after_blank && row.kind != Kind::Rule && !is_further_out);
            let stays = stays && !(row.kind == Kind::Quote && callouts::tells(page, at));
            if !stays || row.is_han_topic() || ends_items(page, at) || heads_item(page, at, to) {
                return at;
            }
        }
        after_blank = false;
    }
    to
}

/// Whether the line says what the item `next` right below it is about: `数据结构：`, `【网络】`.
fn heads_item(page: &Page<'_>, at: usize, next: usize) -> bool {
    let is_item = |row: &Row| row.kind == Kind::Bullet || row.is_numbered();
    page.rows.get(next).is_some_and(is_item)
        && (at + 1..next).all(|between| page.rows[between].is_blank())
        && (page.rows[at].kind == Kind::Text && names_topic(page, at)
            || is_topic_by_form(page, at, page.rows[next].number == 1)
            || next == at + 1 && heads_asking(page, at)
            || page.rows[at].kind == Kind::Ordered(Numbering::Ask) && page.content(at).is_empty()
            || page.rows[at].indent == 0 && nested::is_part(page.line(at)))
}

/// `虚拟机相关` right above a numbered list, and a word or two above one that asks or has marks: `职业发展`.
pub(crate) fn heads_asking(page: &Page<'_>, at: usize) -> bool {
    const LONGEST: usize = 40;
    let row = page.rows[at];
    let line = page.line(at);
    if row.kind != Kind::Text || row.indent > 2 || line.len() > LONGEST {
        return false;
    }
    let is_first = page.rows.get(at + 1).is_some_and(|next| next.is_numbered() && next.number == 1);
    let asks = |at: usize| page.row_asks(at, &page.wording(at, Style::Log));
    // `Design round`
    let is_round = || line.to_ascii_lowercase().ends_with(" round");
    let is_name = || (asks(at) < Asks::Plainly || is_round()) && is_short_name(line);
    is_first
        && page.wording(at, Style::Log).mark == Mark::None
        && (line.ends_with("相关")
            || asks(at) == Asks::Names && asks(at + 1) == Asks::Plainly
            || is_name() && heads_log(page, at + 1))
}

/// Whether one of the first numbered lines from `at` on ends as questions do or has a mark behind it, and
/// another says as much or asks: these are no steps.
fn heads_log(page: &Page<'_>, at: usize) -> bool {
    const FIRST: usize = 12;
    let own = page.rows[at].indent;
    let is_item = |near: &usize| {
        let row = page.rows[*near];
        row.is_numbered() && row.indent == own
    };
    let is_near = |near: &usize| page.rows.get(*near).is_some_and(|row| !row.is_blank());
    let items = (at..at + FIRST).take_while(is_near).filter(is_item);
    let (mut sure, mut asking) = (0_usize, 0_usize);
    for item in items {
        let wording = page.wording(item, Style::Plain);
        let is_sure = wording.is_marked_behind() || ends_asking(page.content(item));
        sure += usize::from(is_sure);
        asking += usize::from(is_sure || page.row_asks(item, &wording) == Asks::Plainly);
    }
    sure > 0 && asking > 1
}

/// Whether a short line is a topic by its form: `=== 网络 ===`, `<数据库>`, `第二部分 网络`, and above the
/// first number `二 项目` and `(二)项目`.
pub(crate) fn is_topic_by_form(page: &Page<'_>, at: usize, is_above_first: bool) -> bool {
    let row = page.rows[at];
    let line = page.line(at);
    let is_numeral = |c: char| "一二三四五六七八九十".contains(c);
    let is_topic = match (row.kind, line.chars().next()) {
        (Kind::Text, Some(first)) if is_ornament(first) => {
            // `==x==` is a highlight.
            let is_sure = first != '=' || line.starts_with("===") || line.starts_with("== ");
            is_sure && line.ends_with(is_ornament) && line.contains(|c| !is_ornament(c))
        }
        (Kind::Text, Some('第')) => {
            line['第'.len_utf8()..].trim_start_matches(is_numeral).starts_with("部分")
        }
        (Kind::Text, Some(first)) if is_above_first && is_numeral(first) => {
            line[first.len_utf8()..].starts_with([' ', '\u{3000}'])
        }
        (Kind::Ordered(Numbering::Round), _) if is_above_first => {
            line.trim_start_matches(['(', '（']).starts_with(is_numeral)
        }
        _ => false,
    };
    is_topic && row.indent == 0 && is_short_name(page.content(at))
}

/// Whether a line may name something and say nothing.
fn is_short_name(line: &str) -> bool {
    const LONGEST: usize = 40;
    line.len() <= LONGEST
        && !line.contains(['，', '。', '；', '：', ',', ';', '？', '?', '(', '`'])
        && !line.contains(super::wording::is_sign)
}

/// What people set a line apart with on both sides.
pub(crate) fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '=' | '—'
            | '-'
            | '~'
            | '☆'
            | '★'
            | '“'
            | '”'
            | '"'
            | '「'
            | '」'
            | '['
            | ']'
            | '【'
            | '】'
            | '<'
            | '>'
            | '《'
            | '》'
            | ' '
    )
}

/// Whether a line that is no label of an answer is short and ends in a colon, is set apart as a
/// whole (`**计网**`, `【网络】`), or is a heading whose blank was forgotten (`#反问`).
pub(crate) fn names_topic(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    let is_set_apart = [("**", "**"), ("【", "】"), ("#", "")]
        .into_iter()
        .any(|(open, close)| line.starts_with(open) && line.ends_with(close));
    line.len() <= 60
        && (line.ends_with(['：', ':']) || is_set_apart)
        && answer::labelled(page, line).is_none()
        && !line.contains(['，', '。', ','])
}

/// Lines that end a list whatever stands behind: `总结：`, a round.
fn ends_items(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    let is_dated = matches!(page.rows[at].kind, Kind::Ordered(_)) && page.is_round(at);
    if line.len() > 60 || page.rows[at].kind != Kind::Text {
        return is_dated;
    }
    let core = line.trim_end_matches(['：', ':', ' ']);
    (core.len() < line.len() && core.ends_with("总结"))
        || EXERCISES.iter().any(|word| line.starts_with(word))
        || page.rows[at].indent == 0 && remarks::is_verdict(line)
        || page.is_round(at)
}

/// What a line below a list starts with that sets an exercise: `算法题 两数之和`.
const EXERCISES: &[&str] = &["算法题", "编程题", "代码题", "智力题", "场景题", "手撕", "反问"];
