//! How many of some questions were asked, known, failed, answered.

use crate::features::messages;
use crate::notebook::{Note, NoteId};
use crate::recognise::{Mark, Question};
use crate::snapshot::Snapshot;

/// The counts of some questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub questions: usize,
    /// Marked ✅.
    pub passed: usize,
    /// Marked ❌.
    pub failed: usize,
    /// Without an answer and not marked ✅.
    pub unanswered: usize,
}

impl Tally {
    /// Counts some questions of the note `id`.
    pub fn new<'q>(
        snapshot: &Snapshot,
        id: NoteId,
        questions: impl IntoIterator<Item = &'q Question>,
    ) -> Self {
        let mut tally = Self::default();
        for question in questions {
            tally.count(question, snapshot.notebook.awaits_answer(id, question));
        }
        tally
    }

    pub(super) fn count(&mut self, question: &Question, is_open: bool) {
        self.questions += 1;
        self.passed += usize::from(question.mark == Mark::Pass);
        self.failed += usize::from(question.mark == Mark::Fail);
        self.unanswered += usize::from(is_open);
    }

    /// `12 questions · 7 ✅ · 3 ❌ · 2 unanswered`, without the zeros.
    pub fn shown(self, snapshot: &Snapshot) -> String {
        let language = snapshot.config.language;
        let mut parts = vec![messages::questions(language, self.questions)];
        let counted = |count: usize, sign: &str| (count > 0).then(|| format!("{count} {sign}"));
        parts.extend(counted(self.passed, "✅"));
        parts.extend(counted(self.failed, "❌"));
        let unanswered = || messages::unanswered(language, self.unanswered);
        parts.extend((self.unanswered > 0).then(unanswered));
        parts.join(" · ")
    }
}

/// The questions of the interview at `index` of a note, with their indices.
pub fn questions_of(note: &Note, index: usize) -> impl Iterator<Item = (usize, &Question)> {
    let all = note.facts().questions.iter().enumerate();
    all.filter(move |(_, question)| question.interview() == Some(index as u32))
}
