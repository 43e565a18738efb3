//! What the paragraphs of bare lines say of them: whether questions stand alone between blank lines, and
//! whether each begins a paragraph that answers it.

use super::bare_lines::Class;
use super::openings::replies;
use super::page::Page;
use super::wording::Style;

/// Whether paragraphs of several lines begin with a question, and nothing else in them asks or has a
/// mark: `索引怎么建？ ❌` right above `看区分度`. A mark behind one of them says that these are no logs of what
/// was asked line by line.
pub(crate) fn are_paired(page: &Page<'_>, from: usize, classes: &[Class]) -> bool {
    let mark = |index: usize| page.wording(from + index, Style::Log).is_marked_behind();
    let (mut pairs, mut marked, mut others) = (0_usize, 0_usize, 0_usize);
    let mut start = 0;
    for paragraph in classes.split(|class| *class == Class::Blank) {
        let lines = start..start + paragraph.len();
        start += paragraph.len() + 1;
        let asks = |at: usize| classes[at] == Class::Ask || classes[at] == Class::Name && mark(at);
        if paragraph.len() < 2 || !lines.clone().any(asks) {
            continue;
        }
        let is_pair = asks(lines.start)
            && lines
                .clone()
                .skip(1)
                .all(|at| matches!(classes[at], Class::Name | Class::Other) && !mark(at));
        pairs += usize::from(is_pair);
        others += usize::from(!is_pair);
        marked += usize::from(is_pair && mark(lines.start));
    }
    pairs > 1 && marked > 0 && others == 0
}

/// Whether the whole note is questions set apart by blank lines: most of its lines are short, and
/// some of them ask. One is enough where the name of the file says that these are questions.
pub(crate) fn is_spaced(page: &Page<'_>, from: usize, classes: &[Class]) -> bool {
    // Replies behind strokes, and the code at the end of a log, stand with what was asked.
    let is_line = |index: &usize| {
        let at = from + *index;
        !page.rows[at].is_code() && !replies(page.line(at))
    };
    let count = |wanted: Class| {
        (0..classes.len()).filter(|&index| classes[index] == wanted).filter(is_line).count()
    };
    let (asks, names, others) = (count(Class::Ask), count(Class::Name), count(Class::Other));
    let lines = asks + names;
    let is_asked = if page.named.is_interview { asks >= 1 } else { asks >= 3 && asks * 4 >= lines };
    is_asked && others * 2 <= lines && count(Class::Blank) * 4 >= lines * 3
}
