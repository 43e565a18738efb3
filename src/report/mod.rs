//! What all notes together say: how much is answered, what is asked most, how interviews went.
//!
//! A [`Report`] is read from a snapshot and knows nothing of how it is shown; it is its own JSON
//! (docs/report.md). [`html`] makes a page of it and [`markdown`] a note.

mod asked;
mod chart;
mod coverage;
pub mod days;
pub mod html;
mod interviews;
pub mod markdown;
pub mod request;
mod tags;
mod words;

use crate::notebook::{Note, NoteId};
use crate::recognise::{Asker, Mark, Question, Setting};
use crate::snapshot::Snapshot;
use jiff::civil::Date;
use serde::Serialize;

/// Of what, and for whom, a report is made.
pub struct Scope<'s> {
    /// What the report is about: the name of the folder.
    pub folder: String,
    /// The notes to look at.
    pub notes: &'s [NoteId],
    /// Days without a year are taken for the last such day up to this one.
    pub today: Date,
    /// Lists are cut at so many items.
    pub limit: usize,
    /// The address of a note, as links of the report are to name it.
    pub link: &'s (dyn Fn(NoteId) -> String + Sync),
}

/// What the notes say, as of one moment.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Of this form.
    pub version: u32,
    /// The name of the folder.
    pub folder: String,
    /// The day it was made: `2024-09-03`.
    pub made: String,
    pub totals: Totals,
    pub topics: Topics,
    /// Open questions, the most asked first.
    pub unanswered: List<Asked>,
    /// Questions asked more than once, the most asked first.
    pub most_asked: List<Asked>,
    /// Without gaps, oldest first; empty when no interview has a day.
    pub periods: Vec<Period>,
    /// Newest first, those without a day last.
    pub interviews: List<Held>,
    /// The most used first.
    pub tags: List<TagUse>,
    /// The folder is still being read, or it is not known yet which questions are the same.
    pub incomplete: bool,
}

/// The head of a list, and how much it leaves out.
#[derive(Debug, Clone, Serialize)]
pub struct List<T> {
    pub items: Vec<T>,
    /// How many more there are.
    pub more: usize,
}

impl<T> List<T> {
    /// The first `limit` of `items`.
    fn cut(mut items: Vec<T>, limit: usize) -> Self {
        let more = items.len().saturating_sub(limit);
        items.truncate(limit);
        Self { items, more }
    }
}

/// What is left to do about a question; least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It has an answer, or is marked ✅.
    Answered,
    /// Marked ❌ without an answer.
    Failed,
    /// Neither marked nor answered.
    Open,
}

/// Questions by what is left to do about them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct States {
    pub answered: usize,
    pub failed: usize,
    pub open: usize,
}

impl States {
    /// How many questions there are.
    pub fn all(self) -> usize {
        self.answered + self.failed + self.open
    }

    fn count(&mut self, state: State) {
        match state {
            State::Answered => self.answered += 1,
            State::Failed => self.failed += 1,
            State::Open => self.open += 1,
        }
    }
}

impl std::ops::AddAssign for States {
    fn add_assign(&mut self, other: Self) {
        self.answered += other.answered;
        self.failed += other.failed;
        self.open += other.open;
    }
}

/// What went well, what did not, and what nothing is said of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Results {
    pub pass: usize,
    pub fail: usize,
    pub unknown: usize,
}

impl Results {
    /// How many there are.
    pub fn all(self) -> usize {
        self.pass + self.fail + self.unknown
    }

    /// The share that went well of what is known, 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "counts of questions")]
    pub fn rate(self) -> Option<f64> {
        let known = self.pass + self.fail;
        (known > 0).then(|| self.pass as f64 / known as f64)
    }

    fn count(&mut self, is_pass: Option<bool>) {
        match is_pass {
            Some(true) => self.pass += 1,
            Some(false) => self.fail += 1,
            None => self.unknown += 1,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub notes: usize,
    pub interviews: usize,
    /// Different ones, as far as interviews name them.
    pub companies: usize,
    pub questions: usize,
    pub states: States,
    /// Marks of questions: ✅, ❌, none.
    pub marks: Results,
    /// Outcomes of interviews.
    pub outcomes: Results,
}

/// Coverage by topic: most questions first.
#[derive(Debug, Clone, Serialize)]
pub struct Topics {
    #[serde(flatten)]
    pub list: List<Topic>,
    /// The questions of the topics that the list leaves out.
    pub rest: States,
}

#[derive(Debug, Clone, Serialize)]
pub struct Topic {
    /// `None` holds the questions without a topic.
    pub name: Option<String>,
    pub states: States,
}

/// A place in a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The note's path below its folder.
    pub note: String,
    /// Its address, percent-encoded: relative to the report, or a URI.
    pub link: String,
    /// 0-based.
    pub line: u32,
}

/// One question, however often and in whatever words it was asked.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    pub text: String,
    /// How often in all.
    pub times: usize,
    /// The companies that asked, each once, as first written.
    pub companies: List<String>,
    /// Of all askings: answered if one is.
    pub state: State,
    pub place: Place,
    /// The best answer.
    pub answer: Option<Place>,
    /// Every asking, this one first.
    pub askings: List<Asking>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Asking {
    pub text: String,
    pub company: Option<String>,
    pub round: Option<String>,
    pub date: Option<String>,
    /// `pass`, `fail` or `none`.
    pub mark: &'static str,
    pub place: Place,
}

/// The interviews of a month, quarter or year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Period {
    /// `2024-09`, `2024-Q3` or `2024`.
    pub name: String,
    pub outcomes: Results,
    /// Marks of the questions asked in these interviews.
    pub marks: Results,
}

/// One interview.
#[derive(Debug, Clone, Serialize)]
pub struct Held {
    pub title: String,
    pub company: Option<String>,
    pub round: Option<String>,
    /// As written.
    pub date: Option<String>,
    /// `2024-09-03`, `2024-09` or `2024`, where that is known.
    pub day: Option<String>,
    /// The year is not written anywhere: the last such day is meant.
    pub year_assumed: bool,
    /// `pass` or `fail`.
    pub outcome: Option<&'static str>,
    pub questions: usize,
    pub states: States,
    pub marks: Results,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagUse {
    pub name: String,
    pub uses: usize,
    pub notes: usize,
}

/// A note that is reported on.
struct Source<'s> {
    id: NoteId,
    note: &'s Note,
    /// Below its folder.
    path: String,
    /// What is left to do about each of its questions.
    states: Box<[State]>,
}

impl<'s> Source<'s> {
    fn new(snapshot: &'s Snapshot, id: NoteId) -> Option<Self> {
        let note = snapshot.notebook.note(id)?;
        let states = note.facts().questions.iter().map(|question| state(snapshot, id, question));
        let path = snapshot.notebook.shown_path(id);
        Some(Self { id, note, path, states: states.collect() })
    }

    /// Its questions, each with what is left to do about it.
    fn questions(&self) -> impl Iterator<Item = (&'s Question, State)> {
        self.note.facts().questions.iter().zip(self.states.iter().copied())
    }
}

/// What a report is called.
pub fn title(language: crate::config::Language, folder: &str) -> String {
    words::Words(language).title(folder)
}

impl Report {
    /// Reads everything there is to report.
    pub fn new(snapshot: &Snapshot, scope: &Scope<'_>) -> Self {
        let mut sources: Vec<_> =
            scope.notes.iter().filter_map(|&id| Source::new(snapshot, id)).collect();
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        let held = interviews::held(scope, &sources);
        let coverage = coverage::topics(&sources, scope.limit);
        let asked = asked::asked(snapshot, scope, &sources);
        Self {
            version: 1,
            folder: scope.folder.clone(),
            made: scope.today.to_string(),
            totals: totals(&sources),
            topics: coverage,
            unanswered: asked.unanswered,
            most_asked: asked.most,
            periods: interviews::periods(&held),
            interviews: List::cut(held.into_iter().map(|(_, held)| held).collect(), scope.limit),
            tags: tags::tags(&sources, scope.limit),
            incomplete: snapshot.is_partial || asked.is_incomplete,
        }
    }
}

impl Scope<'_> {
    fn place(&self, source: &Source<'_>, line: u32) -> Place {
        Place { note: source.path.clone(), link: (self.link)(source.id), line }
    }
}

fn totals(sources: &[Source<'_>]) -> Totals {
    let mut totals = Totals { notes: sources.len(), ..Totals::default() };
    let mut companies = std::collections::BTreeSet::new();
    for source in sources {
        let facts = source.note.facts();
        for interview in &facts.interviews {
            totals.interviews += 1;
            totals.outcomes.count(interview.outcome.map(interviews::is_pass));
            companies.extend(interview.company.as_deref().map(crate::search::fold::fold));
        }
        for (question, state) in source.questions() {
            totals.questions += 1;
            totals.states.count(state);
            totals.marks.count(is_pass(question.mark));
        }
    }
    totals.companies = companies.len();
    totals
}

fn state(snapshot: &Snapshot, id: NoteId, question: &Question) -> State {
    if !snapshot.notebook.awaits_answer(id, question) {
        State::Answered
    } else if question.mark == Mark::Fail {
        State::Failed
    } else {
        State::Open
    }
}

fn is_pass(mark: Mark) -> Option<bool> {
    match mark {
        Mark::Pass => Some(true),
        Mark::Fail => Some(false),
        Mark::None => None,
    }
}

/// What the candidate asked, and what an interviewer notes down, is nothing to be asked again.
fn is_listed(question: &Question) -> bool {
    question.asker == Asker::Interviewer && question.setting != Setting::Record
}
