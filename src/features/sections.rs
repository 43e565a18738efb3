//! The parts of a note that a tally is shown for: interviews, and headings above questions that
//! stand in none.

use crate::notebook::Note;
use crate::recognise::Question;
use crate::syntax::structure::Heading;
use crate::text::Span;

/// From this many questions on, those outside interviews are counted under their heading.
const MIN_QUESTIONS: usize = 2;

/// Some questions of a note, under one title.
pub struct Section<'n> {
    /// The title's bytes, or the first question's wording where there is no title.
    pub title: Span,
    /// In text order, never empty.
    pub questions: Vec<&'n Question>,
}

/// The sections of a note that have questions, in text order.
pub fn sections(note: &Note) -> Vec<Section<'_>> {
    let facts = note.facts();
    let mut of_interviews: Vec<Vec<&Question>> = vec![Vec::new(); facts.interviews.len()];
    let mut others: Vec<Section<'_>> = Vec::new();
    // A heading that is itself a question is no title of others.
    let is_question = |heading: &&Heading| {
        let after = facts.questions.partition_point(|it| it.text.start < heading.span.start);
        facts.questions.get(after).is_some_and(|question| heading.span.contains(question.text))
    };
    let mut headings = facts.headings.iter().filter(|it| !is_question(it)).peekable();
    let mut title: Option<Span> = None;
    for question in &facts.questions {
        while let Some(heading) = headings.next_if(|it| it.span.end <= question.text.start) {
            title = Some(heading.text);
        }
        let interview = question.interview.and_then(|it| of_interviews.get_mut(it as usize));
        if let Some(questions) = interview {
            questions.push(question);
            continue;
        }
        match others.last_mut() {
            Some(last) if title.is_none_or(|title| title == last.title) => {
                last.questions.push(question);
            }
            _ => others
                .push(Section { title: title.unwrap_or(question.text), questions: vec![question] }),
        }
    }
    others.retain(|section| section.questions.len() >= MIN_QUESTIONS);
    let interviews = facts.interviews.iter().zip(of_interviews);
    let interviews = interviews.map(|(it, questions)| Section { title: it.title, questions });
    others.extend(interviews.filter(|section| !section.questions.is_empty()));
    others.sort_by_key(|section| section.title.start);
    others
}
