//! The hand-labelled notes beside the repository, when they are there: nothing may get worse.

use mianjing::notebook::Note;
use mianjing::recognise::{Interview, Lexicon, Mark, Outcome, Question};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The least that every score must reach, per mille. These numbers only rise.
const F1: usize = 990;
const MARK: usize = 1000;
const ANSWERED: usize = 990;
const TEXT: usize = 990;
const END: usize = 990;
const INTERVIEWS: usize = 990;
const INTERVIEW_FIELDS: usize = 985;

/// How often something was demanded, and how often it was right.
#[derive(Default)]
struct Tally {
    all: usize,
    right: usize,
}

impl Tally {
    fn count(&mut self, is_right: bool) {
        self.all += 1;
        self.right += usize::from(is_right);
    }

    fn per_mille(&self) -> usize {
        (self.right * 1000).checked_div(self.all).unwrap_or(1000)
    }
}

#[derive(Default)]
struct Score {
    found: Tally,
    false_questions: usize,
    mark: Tally,
    answered: Tally,
    text: Tally,
    end: Tally,
    interviews: Tally,
    fields: Tally,
    false_warnings: Vec<String>,
    missed_warnings: Vec<String>,
}

impl Score {
    fn f1(&self) -> usize {
        let right = self.found.right;
        2 * right * 1000 / (right + self.false_questions + self.found.all)
    }
}

/// The folder of notes and the folder of labels, or `None` with a notice.
fn shared() -> Option<(PathBuf, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root
        .ancestors()
        .skip(1)
        .take(3)
        .map(|above| above.join("shared"))
        .find(|folder| folder.join("truth").is_dir())?;
    Some((shared.join("seeds"), shared.join("truth")))
}

fn is_sure(label: &Value, key: &str) -> bool {
    label[key].as_str() == Some("sure")
}

fn is_open(label: &Value, key: &str) -> bool {
    label[key].as_str() == Some("arguable")
}

fn line(label: &Value, key: &str) -> u32 {
    label[key].as_u64().unwrap() as u32
}

fn list<'v>(labels: &'v Value, key: &str) -> &'v [Value] {
    labels[key].as_array().map_or(&[], Vec::as_slice)
}

fn judge(labels: &Value, note: &Note, score: &mut Score) {
    let facts = note.facts();
    for label in list(labels, "questions").iter().filter(|label| is_sure(label, "confidence")) {
        let got = facts.questions.iter().find(|question| question.line == line(label, "line"));
        score.found.count(got.is_some());
        if let Some(got) = got {
            judge_question(label, note, got, score);
        }
    }
    let is_labelled = |number: u32| {
        list(labels, "questions").iter().any(|label| line(label, "line") == number)
            || list(labels, "non_questions").iter().any(|label| {
                is_open(label, "confidence")
                    && (line(label, "line")..=line(label, "end_line")).contains(&number)
            })
    };
    score.false_questions +=
        facts.questions.iter().filter(|question| !is_labelled(question.line)).count();
    judge_interviews(labels, &facts.interviews, score);
    judge_warnings(labels, &facts.questions, score);
}

fn judge_question(label: &Value, note: &Note, got: &Question, score: &mut Score) {
    let mark = match got.mark {
        Mark::Pass => "pass",
        Mark::Fail => "fail",
        Mark::None => "none",
    };
    if !is_open(label, "mark_confidence") {
        score.mark.count(label["mark"] == mark);
    }
    let is_answered_sure = is_sure(label, "answered_confidence");
    if is_answered_sure {
        score.answered.count(label["answered"].as_bool() == Some(got.answer.is_some()));
    }
    if !is_open(label, "text_confidence") {
        let text = note.slice(got.text);
        score.text.count(label["text"] == text || label["text_core"] == text);
    }
    if is_answered_sure && !is_open(label, "end_confidence") {
        score.end.count(line(label, "end_line") == got.end_line);
    }
}

fn judge_interviews(labels: &Value, got: &[Interview], score: &mut Score) {
    let labels = list(labels, "interviews");
    for label in labels.iter().filter(|label| is_sure(label, "confidence")) {
        let found = got.iter().find(|interview| interview.line == line(label, "line"));
        score.interviews.count(found.is_some());
        let Some(found) = found else { continue };
        let outcome =
            found.outcome.map(|outcome| if outcome == Outcome::Pass { "pass" } else { "fail" });
        let fields = [
            ("company", found.company.as_deref()),
            ("round", found.round.as_deref()),
            ("date", found.date.as_deref()),
            ("outcome", outcome),
        ];
        for (field, value) in fields {
            if !is_open(label, &format!("{field}_confidence")) {
                score.fields.count(label[field].as_str() == value);
            }
        }
    }
    for interview in got {
        if !labels.iter().any(|label| line(label, "line") == interview.line) {
            score.interviews.count(false);
        }
    }
}

fn judge_warnings(labels: &Value, got: &[Question], score: &mut Score) {
    let lines =
        |key: &str| -> Vec<u64> { list(labels, key).iter().filter_map(Value::as_u64).collect() };
    let (must, free) = (lines("unanswered_fail_lines"), lines("arguable_fail_lines"));
    let warned =
        got.iter().filter(|question| question.mark == Mark::Fail && question.answer.is_none());
    let warned: Vec<u64> = warned.map(|question| u64::from(question.line)).collect();
    let place = |number: &u64| format!("{}:{number}", labels["file"]);
    score.missed_warnings.extend(must.iter().filter(|number| !warned.contains(number)).map(place));
    let is_false = |number: &&u64| !must.contains(number) && !free.contains(number);
    score.false_warnings.extend(warned.iter().filter(is_false).map(place));
}

#[test]
fn the_labelled_notes_are_recognised_as_well_as_ever() {
    let Some((notes, truth)) = shared() else {
        eprintln!("skipped: there are no labelled notes beside the repository");
        return;
    };
    let mut score = Score::default();
    for entry in std::fs::read_dir(truth).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !(name.starts_with(|c: char| c.is_ascii_digit())
            && entry.path().extension().is_some_and(|ending| ending == "json"))
        {
            continue;
        }
        let labels: Value =
            serde_json::from_str(&std::fs::read_to_string(entry.path()).unwrap()).unwrap();
        let text = std::fs::read_to_string(notes.join(labels["file"].as_str().unwrap())).unwrap();
        judge(&labels, &Note::new(text.into(), None, Arc::new(Lexicon::default())), &mut score);
    }
    assert_eq!(score.missed_warnings, [""; 0], "a failed question without an answer must warn");
    assert_eq!(score.false_warnings, [""; 0], "nothing else may warn");
    let reached = [
        ("f1", score.f1(), F1),
        ("mark", score.mark.per_mille(), MARK),
        ("answered", score.answered.per_mille(), ANSWERED),
        ("text", score.text.per_mille(), TEXT),
        ("end", score.end.per_mille(), END),
        ("interviews", score.interviews.per_mille(), INTERVIEWS),
        ("interview fields", score.fields.per_mille(), INTERVIEW_FIELDS),
    ];
    for (name, got, least) in reached {
        assert!(got >= least, "{name}: {got} per mille, must be {least} at least");
    }
}
