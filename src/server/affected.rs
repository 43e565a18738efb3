//! Which notes something else may be true of because another note changed: those that mention it,
//! and those that ask what it asks. Not all notes: after every pause of somebody who types this is
//! worked out again.

use crate::notebook::{Note, NoteId, Notebook, answered};
use crate::recognise::Question;
use crate::snapshot::Snapshot;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// More wordings than this at once are another note, or none; who asks the same is not worked out.
const MOST_REWORDED: usize = 256;

/// When more notes than this change at once, who asks the same is not worked out either.
const MOST_CHANGED: usize = 16;

/// A note that changed, and what it was.
pub(super) type Was = (NoteId, Option<Arc<Note>>);

/// What other notes can see of a note: what links may name in it and whether that says anything,
/// its questions and whether they are answered. While this stays the same, nothing new is true of
/// any other note but where in this one something stands.
pub(super) fn outside(note: &Note) -> u64 {
    let mut hasher = FxHasher::default();
    let facts = note.facts();
    note.hash_targets(&mut hasher);
    for question in &facts.questions {
        asked(note, question).hash(&mut hasher);
    }
    for tag in &facts.tags {
        note.slice(tag.name).hash(&mut hasher);
    }
    facts.links.len().hash(&mut hasher);
    hasher.finish().max(1)
}

/// Those that may feel a change.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Affected {
    /// The notes that mention the one that changed, itself among them.
    pub(super) mentioning: BTreeSet<NoteId>,
    /// The notes with a question that is answered where a question changed; `None` when so many
    /// changed that it may be any note.
    pub(super) asking: Option<BTreeSet<NoteId>>,
}

/// Who may feel that some notes, of which it is said what they were, are what they are in
/// `snapshot`.
pub(super) fn by_all(snapshot: &Snapshot, changed: &[Was]) -> Affected {
    if changed.len() > MOST_CHANGED {
        return Affected { mentioning: mentioning(&snapshot.notebook, changed), asking: None };
    }
    let mut all = Affected { asking: Some(BTreeSet::new()), ..Affected::default() };
    for was in changed {
        let one = affected(snapshot, was);
        all.mentioning.extend(one.mentioning);
        all.asking = all.asking.zip(one.asking).map(|(mut all, one)| {
            all.extend(one);
            all
        });
    }
    all
}

/// The notes that mention one of those that changed, and these.
fn mentioning(notebook: &Notebook, changed: &[Was]) -> BTreeSet<NoteId> {
    let keys = changed.iter().flat_map(|(id, then)| {
        let now = notebook.note(*id).map(|note| &**note);
        let versions = [then.as_deref(), now];
        versions.into_iter().flat_map(|note| notebook.keys_of_version(*id, note))
    });
    // However many have an alias, those that mention it are looked at once.
    let keys: FxHashSet<_> = keys.collect();
    let mentioning = keys.iter().flat_map(|key| notebook.tables().mentioning(key)).copied();
    mentioning.chain(changed.iter().map(|(id, _)| *id)).collect()
}

/// As [`by_all`], for one note.
fn affected(snapshot: &Snapshot, was: &Was) -> Affected {
    let (id, then) = was;
    let notebook = &snapshot.notebook;
    let now = notebook.note(*id).map(|note| &**note);
    let mentioning = mentioning(notebook, std::slice::from_ref(was));
    let mut reworded = differing(then.as_deref(), now);
    for other in mentioning.iter().filter(|other| *other != id) {
        reworded.extend(answered_by_links(notebook, *other));
    }
    let asking = (reworded.len() <= MOST_REWORDED).then(|| asking(snapshot, &reworded));
    Affected { mentioning, asking }
}

/// The notes that ask one of these wordings, or what is alike to it.
fn asking(snapshot: &Snapshot, wordings: &BTreeSet<String>) -> BTreeSet<NoteId> {
    // Until there are relations nothing is said that rests on them.
    let Some(relations) = snapshot.relations() else { return BTreeSet::new() };
    let related = wordings.iter().flat_map(|text| relations.of_text(text, None));
    related.map(|related| related.question.note).collect()
}

/// The wordings, as relations read them, that one version asks otherwise than the other.
fn differing(then: Option<&Note>, now: Option<&Note>) -> BTreeSet<String> {
    let mut counts: FxHashMap<_, (i32, String)> = FxHashMap::default();
    for (note, step) in [(then, -1), (now, 1)] {
        let Some(note) = note else { continue };
        for question in &note.facts().questions {
            let known = counts.entry(asked(note, question));
            known.or_insert_with(|| (0, wording(note, question))).0 += step;
        }
    }
    counts.into_values().filter(|(count, _)| *count != 0).map(|(_, text)| text).collect()
}

/// What a question is to others: its wording, its mark, and what answers it.
fn asked(note: &Note, question: &Question) -> u64 {
    let mut hasher = FxHasher::default();
    note.slice(question.text).hash(&mut hasher);
    (question.mark, question.answer.is_some()).hash(&mut hasher);
    for link in question.answer.iter().flat_map(|it| answered::answering_links(note, it.span)) {
        link.target.hash(&mut hasher);
    }
    hasher.finish()
}

/// The wordings of the questions of a note that only links answer.
fn answered_by_links(notebook: &Notebook, id: NoteId) -> BTreeSet<String> {
    let Some(note) = notebook.note(id) else { return BTreeSet::new() };
    let is_by_link = |question: &&Question| {
        let answer = question.answer.iter();
        answer.into_iter().any(|it| !answered::answering_links(note, it.span).is_empty())
    };
    let questions = note.facts().questions.iter().filter(is_by_link);
    questions.map(|question| wording(note, question)).collect()
}

fn wording(note: &Note, question: &Question) -> String {
    note.lexicon().synonyms().read_as_first(note.slice(question.text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Location;
    use crate::recognise::Lexicon;
    use crate::text::work::counted;
    use std::path::PathBuf;

    /// So many notes, each with a question of its own and one that note 1 asks, too. Note 0 is
    /// mentioned by note 2, and becomes another.
    fn folder(notes: usize) -> (Snapshot, Vec<Was>) {
        let lexicon = Arc::new(Lexicon::default());
        let mut notebook = Notebook::new(vec![PathBuf::from("/notes")]);
        let mut put = |number: usize, text: &str| {
            let path = PathBuf::from(format!("/notes/笔记{number}.md"));
            let id = notebook.intern(Location::File(path));
            let old = notebook.note(id).cloned();
            let note = Note::new(text.into(), None, Arc::clone(&lexicon));
            notebook.put_disk(id, Some(Arc::new(note)));
            (id, old)
        };
        for number in 0..notes {
            let text = match number {
                1 => "1. 讲一下布隆过滤器❌\n".to_owned(),
                2 => "见 [[笔记0]]。\n".to_owned(),
                _ => format!("1. 讲一下 zqx{}❌\n", "kmpvy".repeat(number % 7 + 1)),
            };
            put(number, &text);
        }
        let changed = put(0, "1. 讲一下布隆过滤器✅\n\n   位图和几个哈希。\n");
        let snapshot = Snapshot { notebook, ..Snapshot::default() };
        snapshot.catalogue.relations_now(&snapshot.notebook);
        (snapshot, vec![changed])
    }

    #[test]
    fn those_that_mention_a_note_and_that_ask_what_it_asks_may_feel_its_change() {
        let (snapshot, changed) = folder(20);
        let shown = |ids: &BTreeSet<NoteId>| -> Vec<String> {
            ids.iter().map(|id| snapshot.notebook.shown_path(*id)).collect()
        };
        let affected = by_all(&snapshot, &changed);
        assert_eq!(shown(&affected.mentioning), ["笔记0.md", "笔记2.md"]);
        let asking = shown(&affected.asking.expect("not so many changed"));
        assert!(asking.contains(&"笔记1.md".to_owned()), "{asking:?}");
        assert!(!asking.contains(&"笔记4.md".to_owned()), "{asking:?}");
    }

    #[test]
    fn they_are_found_without_looking_at_all_notes() {
        let cost = |notes| {
            let (snapshot, changed) = folder(notes);
            counted(|| by_all(&snapshot, &changed)).1
        };
        let (few, many) = (cost(60), cost(600));
        assert!(many <= few + few / 10 + 20, "{few} among 60 notes, {many} among 600");
    }
}
