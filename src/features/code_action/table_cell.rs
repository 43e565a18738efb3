//! Where the answer of a question in a table goes: into the cell of its row below `答案`.

use crate::notebook::Note;
use crate::recognise::Question;
use crate::text::Span;

/// What a table has for the answer of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// The bytes between the bars, blanks included.
    Here(Span),
    /// No column is for answers, or the row ends before it.
    Nowhere,
}

/// `None` when the question stands in no table.
pub(super) fn of_answer(note: &Note, question: &Question) -> Option<Cell> {
    let tables = &note.structure().tables;
    let table = tables.iter().find(|table| table.contains(question.text))?;
    let head = note.lines().line_of(table.start as usize) as u32;
    let is_answers = |cell: &Span| {
        let title = note.slice(*cell).trim_matches(|c: char| !c.is_alphanumeric());
        // 结果 is how the answer went.
        note.lexicon().label_len(title) == Some(title.len()) && !title.ends_with("结果")
    };
    let column = cells(note, head).iter().position(is_answers);
    let cell = column.and_then(|column| cells(note, question.line).get(column).copied());
    Some(cell.map_or(Cell::Nowhere, Cell::Here))
}

/// What stands between the bars of a line. A bar in code or behind a backslash cuts nothing.
fn cells(note: &Note, line: u32) -> Vec<Span> {
    let line = note.lines().span(note.text(), line as usize);
    let mut cells = Vec::new();
    let mut start = None;
    let (mut in_code, mut is_escaped) = (false, false);
    for (at, byte) in note.slice(line).bytes().enumerate() {
        let at = line.start as usize + at;
        match byte {
            b'`' => in_code = !in_code,
            b'|' if !in_code && !is_escaped => {
                cells.extend(start.map(|start| Span::new(start, at)));
                start = Some(at + 1);
            }
            _ => {}
        }
        is_escaped = byte == b'\\';
    }
    cells
}
