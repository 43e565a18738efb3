//! How questions and interviews are named in lists and titles.

use crate::features::messages;
use crate::features::preview::one_line;
use crate::notebook::{Note, NoteId};
use crate::recognise::{Interview, Mark, Outcome, Question};
use crate::snapshot::Snapshot;
use crate::text::visible::visible;

/// How many characters of a wording a list shows.
const MAX_CHARS: usize = 120;

/// The sign of a mark; empty for none.
pub fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Pass => "✅",
        Mark::Fail => "❌",
        Mark::None => "",
    }
}

/// A part of a note on one line, cut when it is long; control characters are seen.
pub fn shown(text: &str) -> String {
    visible(&one_line(text, MAX_CHARS)).into_owned()
}

/// `❌ 缓存穿透怎么办`, on one line.
pub fn titled(note: &Note, question: &Question) -> String {
    let text = shown(note.slice(question.text));
    match sign(question.mark) {
        "" => text,
        sign => format!("{sign} {text}"),
    }
}

/// `某公司 二面 9.1`, as far as known; else its title as written. With ✅ or ❌ for its outcome.
/// Never empty: an interview without a title is one whose file is called after a company or a day.
pub fn interview_name(note: &Note, interview: &Interview) -> String {
    let name = if interview.company.is_some() || interview.title.is_empty() {
        shown(&interview.known())
    } else {
        shown(note.slice(interview.title).trim_start_matches(['#', ' ']))
    };
    match interview.outcome {
        Some(Outcome::Pass) => format!("{name} ✅"),
        Some(Outcome::Fail) => format!("{name} ❌"),
        None => name,
    }
}

/// Whether it is answered, in a word; nothing for what is known without an answer.
pub fn state(snapshot: &Snapshot, id: NoteId, question: &Question) -> Option<&'static str> {
    let is_answered = snapshot.notebook.is_answered(id, question);
    let is_said = is_answered || snapshot.notebook.awaits_answer(id, question);
    is_said.then(|| messages::answered(snapshot.config.language, is_answered))
}

/// The interview that a question stands in.
pub fn asked_at(note: &Note, question: &Question) -> Option<String> {
    let interview = note.facts().interviews.get(question.interview()? as usize)?;
    Some(interview_name(note, interview))
}
