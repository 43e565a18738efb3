//! What stands below `A:` in a note whose questions begin with `Q:`: numbered lines there are parts of
//! the answer, up to the next `Q:`.
//!
//! ```text
//! Q: 防火墙有哪几层？
//! A: 两层。
//! 1) 网络
//! 2) 主机
//! 其他的：
//! 1. 应用
//!
//! Q: 握手的过程
//! ```

use super::asking::ends_asking;
use super::page::Page;
use super::rows::{Kind, Numbering};
use super::wording::Style;
use super::{Mark, answer};
use std::ops::Range;

/// Whether the numbered row stands in such an answer. One that ends as questions do, or has a mark, was
/// asked all the same.
pub(crate) fn is_in_answer(page: &Page<'_>, at: usize) -> bool {
    let blocks = page.siblings.answers.get_or_init(|| blocks(page));
    let after = blocks.partition_point(|block| block.start <= at);
    after > 0
        && at < blocks[after - 1].end
        && page.rows[at].kind != Kind::Ordered(Numbering::Ask)
        && page.wording(at, Style::Plain).mark == Mark::None
        && !ends_asking(page.content(at))
}

/// The rows below each `A:` up to the next `Q:`, a heading, a rule or a topic line, in order.
fn blocks(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut is_asked = false;
    let mut start = None;
    for at in 0..page.rows.len() {
        let row = page.rows[at];
        let asks = row.kind == Kind::Ordered(Numbering::Ask) && row.indent == 0;
        let ends = asks || matches!(row.kind, Kind::Heading(_) | Kind::Rule) || row.is_han_topic();
        if ends {
            blocks.extend(start.take().map(|start| start..at));
            is_asked = asks && page.line(at).starts_with(['Q', 'q', '问']);
        } else if is_asked && row.kind == Kind::Text && row.indent == 0 && start.is_none() {
            let line = page.line(at);
            let replies =
                line.starts_with(['A', 'a', '答']) && answer::labelled(page, line).is_some();
            start = replies.then_some(at + 1);
        }
    }
    blocks.extend(start.map(|start| start..page.rows.len()));
    // One alone may stand above a list of questions.
    if blocks.len() < 2 { Vec::new() } else { blocks }
}
