//! Questions by how often they were asked, each once however it was worded.

use super::coverage::without_tags;
use super::{Asked, Asking, List, Place, Scope, Source, State, is_listed};
use crate::features::pointing;
use crate::features::preview::one_line;
use crate::notebook::{NoteId, QuestionId};
use crate::recognise::{AnswerForm, Question};
use crate::search::fold::fold;
use crate::search::related::Relations;
use crate::snapshot::Snapshot;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many characters of a question are shown.
const MAX_CHARS: usize = 240;

/// So many companies and askings of one question are named.
const NAMED: usize = 6;

/// Wordings of one question stand together in the order of frequency, and not all are wanted: so
/// many wordings are looked at, at half a millisecond each in a folder of 100,000 questions.
const LOOKED_AT: usize = 2000;

pub(super) struct Lists {
    pub(super) unanswered: List<Asked>,
    pub(super) most: List<Asked>,
    pub(super) is_incomplete: bool,
}

struct Reader<'s> {
    snapshot: &'s Snapshot,
    scope: &'s Scope<'s>,
    sources: FxHashMap<NoteId, &'s Source<'s>>,
    relations: Option<Relations>,
}

/// What is open and what is asked most.
pub(super) fn asked<'s>(
    snapshot: &'s Snapshot,
    scope: &'s Scope<'s>,
    sources: &'s [Source<'s>],
) -> Lists {
    let reader = Reader {
        snapshot,
        scope,
        sources: sources.iter().map(|source| (source.id, source)).collect(),
        relations: snapshot.relations(),
    };
    let (mut all, mut failed, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for source in sources {
        for (index, (question, state)) in source.questions().enumerate() {
            let id = QuestionId { note: source.id, index: index as u32 };
            if is_listed(question) {
                all.push(id);
                match state {
                    State::Answered => {}
                    State::Failed => failed.push(id),
                    State::Open => open.push(id),
                }
            }
        }
    }
    // What was marked ❌ comes first among equals.
    failed.append(&mut open);
    let most = reader.groups(&all, |times, _| times > 1);
    let unanswered = reader.answered_nowhere(failed);
    Lists {
        unanswered: reader.groups(&unanswered, |_, state| state != State::Answered),
        // How many more were asked twice nobody counted.
        most: List { more: 0, ..most },
        is_incomplete: reader.relations.is_none(),
    }
}

impl<'s> Reader<'s> {
    fn question(&self, id: QuestionId) -> Option<(&'s Source<'s>, &'s Question)> {
        let source = *self.sources.get(&id.note)?;
        Some((source, source.note.facts().questions.get(id.index as usize)?))
    }

    fn state(&self, id: QuestionId) -> Option<State> {
        self.sources.get(&id.note)?.states.get(id.index as usize).copied()
    }

    /// Those of `questions` that are not answered in the very same words elsewhere.
    fn answered_nowhere(&self, questions: Vec<QuestionId>) -> Vec<QuestionId> {
        let Some(relations) = &self.relations else { return questions };
        relations.keep_wordings(questions, |id| {
            let mut same = relations.same_wording(id);
            !same.any(|same| self.state(same) == Some(State::Answered))
        })
    }

    /// `questions` by how often they were asked, none twice in other words, where `is_wanted` by
    /// that number and what is left to do about it.
    fn groups(
        &self,
        questions: &[QuestionId],
        is_wanted: impl Fn(usize, State) -> bool,
    ) -> List<Asked> {
        let limit = self.scope.limit;
        let ordered = match &self.relations {
            Some(relations) => {
                let distinct = relations.distinct(questions);
                relations.most_asked(distinct, LOOKED_AT.max(limit))
            }
            None => questions.iter().map(|&id| (id, 1)).collect(),
        };
        let mut told: FxHashSet<QuestionId> = FxHashSet::default();
        let mut items = Vec::new();
        for (id, _) in ordered {
            if items.len() == limit || self.snapshot.is_cancelled() {
                break;
            }
            if told.contains(&id) {
                continue;
            }
            let askings = self.askings(id);
            told.extend(askings.iter().copied());
            let state = self.best_state(&askings);
            if state.is_some_and(|state| is_wanted(askings.len(), state)) {
                items.extend(self.group(&askings));
            }
        }
        items.sort_by_key(|asked: &Asked| std::cmp::Reverse(asked.times));
        let listed = questions.iter().filter(|id| told.contains(id)).count();
        List { items, more: questions.len() - listed }
    }

    /// The question itself, and the others that are the same.
    fn askings(&self, id: QuestionId) -> Vec<QuestionId> {
        let others = self.relations.iter().flat_map(|relations| relations.of(id));
        let others = others.map(|related| related.question);
        let is_asked =
            |id: &QuestionId| self.question(*id).is_some_and(|(_, question)| is_listed(question));
        std::iter::once(id).chain(others.filter(is_asked)).collect()
    }

    fn best_state(&self, askings: &[QuestionId]) -> Option<State> {
        askings.iter().filter_map(|&id| self.state(id)).min()
    }

    fn group(&self, askings: &[QuestionId]) -> Option<Asked> {
        let (source, question) = self.question(*askings.first()?)?;
        let state = self.best_state(askings)?;
        Some(Asked {
            text: wording(source, question),
            times: askings.len(),
            companies: self.companies(askings),
            state,
            place: self.scope.place(source, question.line),
            answer: self.answer(askings),
            askings: List {
                items: askings.iter().take(NAMED).filter_map(|&id| self.asking(id)).collect(),
                more: askings.len().saturating_sub(NAMED),
            },
        })
    }

    /// The companies that asked, each once.
    fn companies(&self, askings: &[QuestionId]) -> List<String> {
        // Most are written alike, and need not be folded to be known.
        let (mut written, mut known) = (FxHashSet::default(), FxHashSet::default());
        let companies = askings.iter().filter_map(|&id| self.company(id));
        let different =
            companies.filter(|company| written.insert(*company) && known.insert(fold(company)));
        List::cut(different.map(str::to_owned).collect(), NAMED)
    }

    fn company(&self, id: QuestionId) -> Option<&'s str> {
        let (source, question) = self.question(id)?;
        let interview = source.note.facts().interviews.get(question.interview()? as usize)?;
        interview.company.as_deref()
    }

    /// Where its answer is read: below a question rather than behind a link; nothing for what is
    /// only marked ✅.
    fn answer(&self, askings: &[QuestionId]) -> Option<Place> {
        let answered = || {
            askings.iter().filter_map(|&id| self.question(id)).filter(|(source, question)| {
                self.snapshot.notebook.is_answered(source.id, question)
            })
        };
        let is_written = |question: &Question| {
            question.answer.is_some_and(|answer| answer.form != AnswerForm::Link)
        };
        let written = answered().find(|(_, question)| is_written(question));
        let (source, question) = written.or_else(|| answered().next())?;
        let linked = self.snapshot.notebook.linked_answer(source.id, question);
        let read_at = linked.and_then(|(to, section)| {
            let source = *self.sources.get(&to)?;
            let landing = pointing::landing(source.note, section);
            let line = source.note.lines().line_of(landing.start as usize);
            Some(self.scope.place(source, line as u32))
        });
        Some(read_at.unwrap_or_else(|| self.scope.place(source, question.line)))
    }

    fn asking(&self, id: QuestionId) -> Option<Asking> {
        let (source, question) = self.question(id)?;
        let interview = question
            .interview()
            .and_then(|index| source.note.facts().interviews.get(index as usize));
        let said = |part: Option<&Box<str>>| part.map(ToString::to_string);
        Some(Asking {
            text: wording(source, question),
            company: said(interview.and_then(|it| it.company.as_ref())),
            round: said(interview.and_then(|it| it.round.as_ref())),
            date: said(interview.and_then(|it| it.date.as_ref())),
            mark: question.mark.name(),
            place: self.scope.place(source, question.line),
        })
    }
}

/// The wording of a question without its tags, which say nothing to be answered.
fn wording(source: &Source<'_>, question: &Question) -> String {
    let text = without_tags(source.note, question.text);
    one_line(text.as_deref().unwrap_or(source.note.slice(question.text)), MAX_CHARS)
}
