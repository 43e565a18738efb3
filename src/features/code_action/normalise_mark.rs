//! Write a mark with its usual sign: `✔️` or `✅️` as `✅`. One question, or all of the note.

use super::{Context, MARKS_OF_NOTE, Offer, mark};
use crate::features::edits::Edits;
use crate::features::messages;
use crate::notebook::Note;
use crate::recognise::{Mark, Question};
use crate::text::Span;
use tower_lsp::lsp_types::CodeActionKind;

pub(super) fn offer(context: &Context<'_>) -> Vec<Offer> {
    let language = context.snapshot.config.language;
    let here = odd(context.note, context.questions().into_iter());
    let everywhere = odd(context.note, context.note.facts().questions.iter());
    let mut offers = Vec::new();
    if let Some((_, usual)) = here.first() {
        let title = messages::write_mark_as(language, usual);
        let edits = Edits::of_note(context.id, here);
        offers.push(Offer::new(CodeActionKind::REFACTOR_REWRITE, title, edits));
    }
    if !everywhere.is_empty() {
        let edits = Edits::of_note(context.id, everywhere);
        offers.push(Offer::new(MARKS_OF_NOTE, messages::write_all_marks(language), edits));
    }
    offers
}

/// The signs that are not the usual ones, with those that are.
fn odd<'q>(note: &Note, questions: impl Iterator<Item = &'q Question>) -> Vec<(Span, String)> {
    let marked = questions.filter(|question| question.mark != Mark::None);
    let signs = marked
        .map(|question| (question.mark_span, mark::usual_sign(note, question.mark).to_owned()));
    let is_odd = |(span, usual): &(Span, String)| {
        let own = note.slice(*span);
        !usual.is_empty() && own != usual && !mark::has_more_signs(note, own)
    };
    signs.filter(is_odd).collect()
}
