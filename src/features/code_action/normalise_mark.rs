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
        offers.push(replacing(context, title, CodeActionKind::REFACTOR_REWRITE, here));
    }
    if !everywhere.is_empty() {
        let title = messages::write_all_marks(language).to_owned();
        offers.push(replacing(context, title, MARKS_OF_NOTE, everywhere));
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

fn replacing(
    context: &Context<'_>,
    title: String,
    kind: CodeActionKind,
    changes: Vec<(Span, String)>,
) -> Offer {
    let id = context.id;
    let edits = move || {
        let mut edits = Edits::default();
        for (span, sign) in &changes {
            edits.replace(id, *span, sign.as_str());
        }
        edits
    };
    Offer { title, kind, fixes: Vec::new(), is_preferred: false, edits: Box::new(edits) }
}
