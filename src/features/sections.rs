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
    let mut titles = Titles { headings: &facts.headings, next: 0, open: Vec::new() };
    for question in &facts.questions {
        let title = titles.above(question);
        let interview = question.interview().and_then(|it| of_interviews.get_mut(it as usize));
        if let Some(questions) = interview {
            questions.push(question);
            continue;
        }
        let is_same = |last: &&mut Section<'_>| title.is_none_or(|title| title == last.title);
        if let Some(last) = others.last_mut().filter(is_same) {
            last.questions.push(question);
        } else {
            let title = title.unwrap_or(question.text);
            others.push(Section { title, questions: vec![question] });
        }
    }
    others.retain(|section| section.questions.len() >= MIN_QUESTIONS);
    let interviews = facts.interviews.iter().zip(of_interviews);
    let interviews = interviews.map(|(it, questions)| Section { title: it.title, questions });
    others.extend(interviews.filter(|section| !section.questions.is_empty()));
    others.sort_by_key(|section| section.title.start);
    others
}

/// Finds the headings above questions, which are asked for in text order.
struct Titles<'n> {
    headings: &'n [Heading],
    next: usize,
    /// The headings the present place stands under: level, and the text unless the heading is a
    /// question itself, which is no title of others.
    open: Vec<(u8, Option<Span>)>,
}

impl Titles<'_> {
    fn above(&mut self, question: &Question) -> Option<Span> {
        while let Some(heading) = self.headings.get(self.next)
            && heading.span.start < question.text.start
        {
            self.next += 1;
            let is_question = heading.span.contains(question.text);
            while self.open.pop_if(|(level, _)| *level >= heading.level).is_some() {}
            self.open.push((heading.level, (!is_question).then_some(heading.text)));
        }
        self.open.iter().rev().find_map(|(_, title)| *title)
    }
}
