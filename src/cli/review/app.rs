//! A session of reviewing: what is shown, and what each key does to it. Knows no terminal.

use super::Reviewed;
use super::keys::Press;
use super::messages;
use crate::config::Language;
use crate::features::messages as common;
use crate::features::review::face::Face;
use crate::features::review::{ShownGrade, intervals};
use crate::features::wording::sign;
use crate::notebook::{NoteId, QuestionId};
use crate::review::desk::Act;
use crate::review::moment::Moment;
use crate::review::queue::Stage;
use crate::review::schedule::Due;
use crate::review::{Grade, Key};
use crate::search::find::Found;
use crate::search::query::Query;
use crate::search::titles::Item;
use std::collections::VecDeque;

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Asking,
    Answered,
    Finding,
    Help,
    Done,
}

/// What the caller has to do after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    None,
    Quit,
    /// Open the note that is shown.
    Edit,
}

pub(super) struct App {
    pub(super) reviewed: Reviewed,
    pub(super) mode: Mode,
    /// The mode that help goes back to.
    before: Mode,
    /// What is still to be asked; the first is asked now, unless another was searched for.
    pending: VecDeque<Key>,
    current: Option<Key>,
    pub(super) shown: Option<Shown>,
    /// In lines; kept within the text by whoever draws it.
    pub(super) scroll: u16,
    pub(super) page: u16,
    pub(super) message: Option<String>,
    pub(super) finder: Finder,
    acts: Vec<(Key, Moment, Act)>,
}

/// The card on the screen.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) sign: &'static str,
    /// Where and how often it was asked.
    pub(super) facts: String,
    /// `go/面经.md:5`
    pub(super) place: String,
    pub(super) note: NoteId,
    /// 0-based.
    pub(super) line: u32,
    /// Where the answer is taken from, if not from the question's own note.
    pub(super) from: Option<String>,
    /// As it is written; `None` when there is none.
    pub(super) answer: Option<String>,
    pub(super) grades: [ShownGrade; 4],
}

/// The search for a question.
#[derive(Default)]
pub(super) struct Finder {
    pub(super) input: String,
    pub(super) hits: Vec<(Key, String)>,
    pub(super) selected: usize,
}

/// More hits than this nobody looks through.
const MOST_HITS: usize = 50;

impl App {
    pub(super) fn new(reviewed: Reviewed, now: Moment) -> Self {
        let mut app = Self {
            reviewed,
            mode: Mode::Done,
            before: Mode::Done,
            pending: VecDeque::new(),
            current: None,
            shown: None,
            scroll: 0,
            page: 10,
            message: None,
            finder: Finder::default(),
            acts: Vec::new(),
        };
        app.fill(now);
        app.next(now);
        let is_broken = app.reviewed.sitting.broken_lines() > 0;
        app.message = is_broken.then(|| super::broken(&app.reviewed));
        app
    }

    /// Goes on with notes that were read anew.
    pub(super) fn reload(&mut self, reviewed: Reviewed, now: Moment) {
        self.reviewed = reviewed;
        self.fill(now);
        let is_there = |key: &Key| self.reviewed.sitting.deck.card(key).is_some();
        match self.current.take().filter(is_there) {
            Some(key) => self.ask(key, now),
            None => self.next(now),
        }
    }

    fn fill(&mut self, now: Moment) {
        let queue = self.reviewed.queue(now);
        let cards = &self.reviewed.sitting.deck.cards;
        self.pending = queue.cards.iter().map(|&at| cards[at].key.clone()).collect();
    }

    pub(super) fn language(&self) -> Language {
        self.reviewed.folder.snapshot.config.language
    }

    /// How many are still due, how many new ones are still to come, how many were graded here.
    pub(super) fn counts(&self, now: Moment) -> (usize, usize, usize) {
        let histories = &self.reviewed.sitting.histories;
        let is_new = |key: &&Key| Stage::of(histories.get(*key), now) == Stage::New;
        let new = self.pending.iter().filter(is_new).count();
        (self.pending.len() - new, new, self.grades().iter().sum())
    }

    /// How often each grade was given in this session.
    pub(super) fn grades(&self) -> [usize; 4] {
        let mut grades = [0; 4];
        for (.., act) in &self.acts {
            if let Act::Grade(grade) = act {
                grades[*grade as usize] += 1;
            }
        }
        grades
    }

    /// How many cards come back tomorrow, and within a week.
    pub(super) fn forecast(&self, now: Moment) -> (usize, usize) {
        let deck = &self.reviewed.sitting.deck;
        let histories = self.reviewed.sitting.histories.iter();
        let known = histories.filter(|(key, _)| deck.card(key).is_some());
        let days = known.filter_map(|(_, history)| Some(history.state?.due_day() - now.day()));
        let days: Vec<_> = days.collect();
        let within = |most| days.iter().filter(|&&days| days <= most).count();
        (within(1), within(7))
    }

    /// Does what a key stands for.
    pub(super) fn press(&mut self, press: Press, now: Moment) -> Effect {
        self.message = None;
        if press == Press::Interrupt {
            return Effect::Quit;
        }
        match self.mode {
            Mode::Finding => self.find(press, now),
            Mode::Help => self.mode = self.before,
            _ => return self.act(press, now),
        }
        Effect::None
    }

    fn act(&mut self, press: Press, now: Moment) -> Effect {
        let is_answered = self.mode == Mode::Answered;
        match press {
            Press::Char('q') => return Effect::Quit,
            Press::Char('e') if self.shown.is_some() => return Effect::Edit,
            Press::Char(' ') | Press::Enter if self.mode == Mode::Asking => {
                self.mode = Mode::Answered;
                self.scroll = 0;
            }
            // Grading without having looked is a grade too.
            Press::Char(c @ '1'..='4') if self.mode != Mode::Done => {
                let grade = Grade::ALL[c as usize - '1' as usize];
                self.grade(grade, now);
            }
            Press::Char(' ') | Press::Enter if is_answered => self.grade(Grade::Good, now),
            Press::Char('b') => self.write(Act::Bury, now),
            Press::Char('s') => self.skip(now),
            Press::Char('u') => self.undo(now),
            Press::Char('/') => {
                self.finder = Finder::default();
                self.before = self.mode;
                self.mode = Mode::Finding;
            }
            Press::Char('?') => {
                self.before = self.mode;
                self.mode = Mode::Help;
            }
            Press::Char('j') | Press::Down => self.scroll = self.scroll.saturating_add(1),
            Press::Char('k') | Press::Up => self.scroll = self.scroll.saturating_sub(1),
            Press::PageDown => self.scroll = self.scroll.saturating_add(self.page),
            Press::PageUp => self.scroll = self.scroll.saturating_sub(self.page),
            _ => {}
        }
        Effect::None
    }

    fn grade(&mut self, grade: Grade, now: Moment) {
        self.write(Act::Grade(grade), now);
    }

    /// Writes down what was done with the card on the screen, and goes on.
    fn write(&mut self, act: Act, now: Moment) {
        let Some(key) = self.current.clone() else { return };
        let notebook = &self.reviewed.folder.snapshot.notebook;
        match self.reviewed.sitting.act(notebook, &key, act, now) {
            Err(error) => self.message = Some(common::review::store(self.language(), &error)),
            Ok(moment) => {
                self.pending.retain(|pending| *pending != key);
                if act == Act::Grade(Grade::Again) {
                    self.pending.push_back(key.clone());
                }
                self.acts.push((key, moment, act));
                self.next(now);
            }
        }
    }

    fn skip(&mut self, now: Moment) {
        let Some(key) = self.current.clone() else { return };
        if let Some(at) = self.pending.iter().position(|pending| *pending == key) {
            self.pending.remove(at);
            self.pending.push_back(key);
        }
        self.next(now);
    }

    fn undo(&mut self, now: Moment) {
        let Some((key, moment, act)) = self.acts.pop() else {
            self.message = Some(messages::nothing_to_undo(self.language()).to_owned());
            return;
        };
        if let Err(error) = self.reviewed.sitting.undo(&key, moment, now) {
            self.message = Some(common::review::store(self.language(), &error));
            self.acts.push((key, moment, act));
            return;
        }
        self.pending.retain(|pending| *pending != key);
        self.pending.push_front(key.clone());
        self.ask(key, now);
        self.message = Some(messages::undone(self.language()).to_owned());
    }

    /// Asks what comes next: a card that was forgotten and has rested, else the first.
    fn next(&mut self, now: Moment) {
        let histories = &self.reviewed.sitting.histories;
        let has_rested = |key: &Key| {
            let state = histories.get(key).and_then(|history| history.state);
            matches!(state.map(|state| state.due),
                Some(Due::Soon(at)) if at.milliseconds() <= now.milliseconds())
        };
        let rested = self.pending.iter().position(has_rested);
        if let Some(key) = self.pending.get(rested.unwrap_or(0)).cloned() {
            self.ask(key, now);
        } else {
            self.current = None;
            self.shown = None;
            self.mode = Mode::Done;
        }
    }

    fn ask(&mut self, key: Key, now: Moment) {
        self.shown = self.face(&key, now);
        self.mode = if self.shown.is_some() { Mode::Asking } else { Mode::Done };
        self.scroll = 0;
        self.current = Some(key);
    }

    fn face(&self, key: &Key, now: Moment) -> Option<Shown> {
        let snapshot = &self.reviewed.folder.snapshot;
        let face = Face::new(snapshot, self.reviewed.sitting.deck.card(key)?)?;
        let mut facts: Vec<String> = face.interview.iter().cloned().collect();
        if face.times > 1 {
            facts.push(common::asked(self.language(), face.times, face.companies.len()));
        }
        facts.extend(face.tags.iter().map(|tag| format!("#{tag}")));
        let answer = face.answer;
        let foreign = answer.filter(|answer| answer.id != face.id.note || answer.is_related);
        let name = |id| common::answered_in(self.language(), &snapshot.notebook.shown_path(id));
        Some(Shown {
            text: face.text().to_owned(),
            sign: sign(face.question.mark),
            facts: facts.join(" · "),
            place: format!(
                "{}:{}",
                snapshot.notebook.shown_path(face.id.note),
                face.question.line + 1
            ),
            note: face.id.note,
            line: face.question.line,
            from: foreign.map(|answer| name(answer.id)),
            answer: answer.map(|answer| answer.source()),
            grades: intervals(snapshot, &self.reviewed.sitting, key, now),
        })
    }

    fn find(&mut self, press: Press, now: Moment) {
        let last = self.finder.hits.len().saturating_sub(1);
        match press {
            Press::Escape => self.mode = self.before,
            Press::Enter => {
                if let Some((key, _)) = self.finder.hits.get(self.finder.selected).cloned() {
                    self.ask(key, now);
                }
            }
            Press::Up => self.finder.selected = self.finder.selected.saturating_sub(1),
            Press::Down => self.finder.selected = (self.finder.selected + 1).min(last),
            Press::Backspace => {
                self.finder.input.pop();
                self.look();
            }
            Press::Char(c) => {
                self.finder.input.push(c);
                self.look();
            }
            _ => {}
        }
    }

    /// Looks for what was typed, half of a query being no fault.
    fn look(&mut self) {
        self.finder.selected = 0;
        self.finder.hits.clear();
        let Ok(query) = Query::parse(&self.finder.input) else { return };
        if query.is_empty() {
            return;
        }
        let snapshot = &self.reviewed.folder.snapshot;
        let indexed = snapshot.config.indexed_bytes;
        let catalogue = &snapshot.catalogue;
        let found = catalogue.search_answers(&snapshot.notebook, &query, indexed, &|| false);
        let mut hits: Vec<(Key, String)> = Vec::new();
        for found in found {
            let Some((key, text)) = self.hit(&found) else { continue };
            if hits.iter().all(|(known, _)| *known != key) {
                hits.push((key, text));
            }
            if hits.len() == MOST_HITS {
                break;
            }
        }
        self.finder.hits = hits;
    }

    fn hit(&self, found: &Found) -> Option<(Key, String)> {
        let Item::Question(index) = found.item else { return None };
        let id = QuestionId { note: found.note, index };
        let card = self.reviewed.sitting.deck.card_of(id)?;
        let note = self.reviewed.folder.snapshot.notebook.note(id.note)?;
        let question = note.facts().questions.get(index as usize)?;
        let text = note.slice(question.text).trim();
        Some((card.key.clone(), format!("{text} {}", sign(question.mark)).trim_end().to_owned()))
    }
}
