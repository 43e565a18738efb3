//! Marks at the end of a question that has none: asked for, or by typing `pass`, `fail`, 对, 错.

use super::typing::Typing;
use super::{Asked, Candidate};
use crate::features::place::Place;
use crate::features::{code_action, messages};
use crate::recognise::Mark;
use crate::syntax::tags;
use crate::text::Span;
use tower_lsp::lsp_types::CompletionItemKind;

/// What may be typed for a mark.
const WORDS: [(Mark, &[&str]); 2] =
    [(Mark::Pass, &["pass", "ok", "dui", "对"]), (Mark::Fail, &["fail", "x", "cuo", "错"])];

pub(super) fn offer(place: &Place<'_>, asked: Asked) -> Vec<Candidate> {
    let line = place.line();
    let here = place.note.question_at(line).map(|(_, question)| question);
    let Some(question) = here.filter(|question| question.line == line) else { return Vec::new() };
    let end = place.note.lines().span(place.note.text(), line as usize).end as usize;
    let is_at_end = question.mark == Mark::None
        && question.text.end as usize <= place.offset
        && place.note.slice(Span::new(place.offset, end)).trim().is_empty()
        && !place.note.structure().is_code(place.offset)
        && Typing::at(place).is_none()
        && tags::tag_before(place.note.text(), place.note.structure(), place.offset).is_none();
    if !is_at_end || asked == Asked::ByCharacter {
        return Vec::new();
    }
    let before = place.note.slice(Span::new(question.text.start as usize, place.offset));
    let typed = typed_word(before);
    let span = Span::new(place.offset - typed.len(), place.offset);
    let candidates = WORDS.iter().enumerate().filter_map(|(rank, (mark, words))| {
        let word = words.iter().find(|word| word.starts_with(typed))?;
        let sign = code_action::mark_sign(place.note, *mark);
        Some(Candidate {
            label: sign.clone(),
            detail: Some(messages::mark(place.snapshot.config.language, *mark).to_owned()),
            kind: CompletionItemKind::ENUM_MEMBER,
            rank: rank as u32,
            filter: if typed.is_empty() { words.join(" ") } else { (*word).to_owned() },
            span,
            new_text: sign,
            about: None,
        })
    });
    candidates.collect()
}

/// The word that ends `before`, if a mark may be meant by it: letters behind a blank, Chinese or
/// punctuation; else empty.
fn typed_word(before: &str) -> &str {
    let is_latin = |c: char| c.is_ascii_alphabetic();
    let start = before.trim_end_matches(is_latin).len();
    let word = &before[start..];
    let known = ["对", "错"].into_iter().find(|known| word.is_empty() && before.ends_with(known));
    known.map_or(word, |known| &before[before.len() - known.len()..])
}
