//! Which questions a command is about: the same flags for `list` and `export`.

use super::notes::Folder;
use crate::notebook::QuestionId;
use crate::recognise::Mark;
use crate::search::fold::fold;
use crate::search::query::Query;
use rustc_hash::FxHashSet;

/// What is asked for; everything given has to hold.
#[derive(Debug, clap::Args)]
pub(super) struct Filter {
    /// Questions that wait for an answer: none written, and not marked ✅
    #[arg(long)]
    unanswered: bool,
    /// Questions with this mark
    #[arg(long, value_enum)]
    mark: Option<MarkName>,
    /// Questions with this tag or one below it; may be given more than once
    #[arg(long)]
    tag: Vec<String>,
    /// Questions under a topic that has this in its name
    #[arg(long)]
    topic: Option<String>,
    /// Questions asked by a company that has this in its name
    #[arg(long)]
    company: Option<String>,
    /// Questions of interviews in this year, month or day or later: 2024, 2024-09, 2024-09-03
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Words and signs as in `mianjing search`: redis ❌ ? #tag @company asked:>2 since:2024-09
    #[arg(short, long)]
    query: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum MarkName {
    Fail,
    Pass,
    None,
}

impl Filter {
    /// What the flags and the query together ask for.
    pub(super) fn query(&self) -> anyhow::Result<Query> {
        let mut query = Query::parse(self.query.as_deref().unwrap_or_default())?;
        if let Some(day) = &self.since {
            query.since = Query::parse(&format!("since:{day}"))?.since;
        }
        query.is_unanswered |= self.unanswered;
        query.mark = self.mark.map(MarkName::mark).or(query.mark);
        query.tags.extend(self.tag.iter().map(|tag| fold(tag.trim_start_matches(['#', '＃']))));
        query.companies.extend(self.company.iter().map(|company| fold(company)));
        Ok(query)
    }

    /// Whether anything is asked for at all.
    pub(super) fn is_set(&self) -> bool {
        self.topic.is_some() || self.query().is_ok_and(|query| !query.is_empty())
    }

    /// The questions of the notes asked for that the flags let through.
    pub(super) fn questions(&self, folder: &Folder) -> anyhow::Result<Vec<QuestionId>> {
        let query = self.query()?;
        let snapshot = &folder.snapshot;
        let relations = query.asked.map(|_| snapshot.catalogue.relations_now(&snapshot.notebook));
        let found = snapshot.catalogue.questions(&snapshot.notebook, &query, relations.as_ref());
        let chosen: FxHashSet<_> = folder.chosen.iter().collect();
        let asked_for = found.into_iter().filter(|id| chosen.contains(&id.note));
        Ok(asked_for.filter(|&id| self.is_under_topic(folder, id)).collect())
    }

    fn is_under_topic(&self, folder: &Folder, id: QuestionId) -> bool {
        let Some(topic) = &self.topic else { return true };
        let note = folder.snapshot.notebook.note(id.note);
        let own = note.and_then(|note| {
            let question = note.facts().questions.get(id.index as usize)?;
            Some(fold(note.slice(question.topic()?)))
        });
        own.is_some_and(|own| own.contains(fold(topic).as_str()))
    }
}

impl MarkName {
    const fn mark(self) -> Mark {
        match self {
            Self::Fail => Mark::Fail,
            Self::Pass => Mark::Pass,
            Self::None => Mark::None,
        }
    }
}
