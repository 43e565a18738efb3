//! Cards: a line that is nothing but `?` between the front and the back, as spaced repetition in Obsidian
//! has them.
//!
//! The line above it is the question, however it is worded; the answer goes on up to a blank line, a
//! heading or a rule. In a note with the tag `#flashcards` a card may be one line, too: `什么是回表::再查一次主键`.
//!
//! ```text
//! **悲观锁 vs 乐观锁** ❌
//! ?
//! 先锁再改；改的时候比版本号。
//! ```

use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role};
use super::rows::Kind;
use super::wording::Style;
use super::{Answer, AnswerForm, answer};
use crate::text::letters::is_alphanumeric;
use crate::text::{Span, slice};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    let is_deck = has_tag(page);
    for section in &page.sections {
        if section.role == Role::Answer {
            continue;
        }
        for at in section.start..section.end {
            if let Some(claim) = on_one_line(page, at, is_deck) {
                claims.push(Claim { topic: page.topic(section), ..claim });
            }
            if at == section.start || !is_divider(page, at) || !is_front(page, at - 1) {
                continue;
            }
            let wording = page.wording(at - 1, Style::Plain);
            let is_back = |at: &usize| {
                let row = page.rows[*at];
                !row.is_blank() && row.kind != Kind::Rule
            };
            let end = (at + 1..section.end).take_while(is_back).last().map_or(at, |last| last);
            let body = answer::body(page, at + 1, end + 1, AnswerForm::Indented);
            let mut claim = Claim::new(at - 1, wording, Strength::Formed);
            claim.answer = claim.answer.or(body.answer);
            claim.end = body.end.max(at);
            claim.topic = page.topic(section);
            claims.push(claim);
        }
    }
}

/// Whether a tag says that the note is a deck of cards: `#flashcards/db`.
fn has_tag(page: &Page<'_>) -> bool {
    /// No line of tags is longer, in bytes.
    const LONGEST: usize = 200;
    (0..page.rows.len()).any(|at| {
        let row = page.rows[at];
        let is_line = matches!(row.kind, Kind::Text | Kind::Meta) && row.span.len() <= LONGEST;
        is_line && page.line(at).contains("flashcards")
    })
}

/// `什么是回表::再查一次主键`, and `:::` where the card is turned over, too.
fn on_one_line(page: &Page<'_>, at: usize, is_deck: bool) -> Option<Claim> {
    if !is_deck || !is_front(page, at) {
        return None;
    }
    let content = page.rows[at].content();
    let line = slice(page.text, content);
    let (front, back) = line.split_once("::")?;
    let back = back.strip_prefix(':').unwrap_or(back).trim_start();
    // `std::vector` is a name.
    let is_name = front.is_ascii() && !front.contains(' ');
    let is_code = front.contains('`') || back.contains("::");
    if front.is_empty() || is_name || is_code || !back.contains(is_alphanumeric) {
        return None;
    }
    let asked = Span { end: content.start + front.trim_end().len() as u32, ..content };
    let wording = page.read(asked, Style::Plain);
    let mut claim = Claim::new(at, wording, Strength::Formed);
    let span = Span { start: content.end - back.len() as u32, ..content };
    claim.answer = claim.answer.or(Some(Answer { form: AnswerForm::Inline, span }));
    Some(claim)
}

/// `?`, and `??` where the card is turned over, too.
fn is_divider(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    row.kind == Kind::Text && row.span.len() <= 4 && matches!(page.line(at), "?" | "??" | "？")
}

fn is_front(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    matches!(row.kind, Kind::Text | Kind::Bullet | Kind::Ordered(_)) && row.indent < 4
}
