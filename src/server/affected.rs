//! Which notes something else may be true of because another note changed: those that mention it,
//! and those that ask what it asks. Not all notes: after every pause of somebody who types this is
//! worked out again.

use crate::notebook::{Note, NoteId, Notebook, answered};
use crate::recognise::Question;
use crate::snapshot::Snapshot;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// More wordings than this at once are another note, or none; who asks the same is not worked out.
const MOST_REWORDED: usize = 256;

/// When more notes than this change at once, who asks the same is not worked out either.
const MOST_CHANGED: usize = 16;

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
pub(super) fn by_all(snapshot: &Snapshot, changed: &[(NoteId, Option<Arc<Note>>)]) -> Affected {
    let mut all = Affected { asking: Some(BTreeSet::new()), ..Affected::default() };
    for (id, then) in changed {
        let is_many = changed.len() > MOST_CHANGED;
        let one = affected(snapshot, *id, then.as_deref(), is_many);
        all.mentioning.extend(one.mentioning);
        all.asking = all.asking.zip(one.asking).map(|(mut all, one)| {
            all.extend(one);
            all
        });
    }
    all
}

/// As [`by_all`], for the note `id`.
fn affected(snapshot: &Snapshot, id: NoteId, then: Option<&Note>, is_many: bool) -> Affected {
    let notebook = &snapshot.notebook;
    let now = notebook.note(id).map(|note| &**note);
    let keys: BTreeSet<_> =
        [then, now].into_iter().flat_map(|note| notebook.keys_of_version(id, note)).collect();
    let mut mentioning: BTreeSet<_> =
        keys.iter().flat_map(|key| notebook.tables().mentioning(key)).copied().collect();
    mentioning.insert(id);
    if is_many {
        return Affected { mentioning, asking: None };
    }
    let mut reworded = differing(then, now);
    for other in mentioning.iter().filter(|other| **other != id) {
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
