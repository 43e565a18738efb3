//! A card as a Markdown document, and the lenses that reveal and grade it.

use super::face::Face;
use super::{Lens, ReviewParams, ReviewResult, ShownCard, command, shown_card};
use crate::features::messages::review as messages;
use crate::features::{preview, wording};
use crate::proto;
use crate::review::cards::Card;
use crate::review::desk::Sitting;
use crate::review::moment::Moment;
use crate::snapshot::Snapshot;
use serde_json::{Value, json};
use std::fmt::Write;
use tower_lsp::lsp_types::Command;

/// The command of the client that asks again with the answer shown.
const REVEAL: &str = "mianjing.review.reveal";

/// Writes the document about `next`, or that there is nothing left to do.
pub(super) fn write(
    snapshot: &Snapshot,
    params: &ReviewParams,
    next: Option<&(Sitting, Card)>,
    now: Moment,
    result: &mut ReviewResult,
) {
    let language = snapshot.config.language;
    let counts = result.counts;
    let head = messages::counts(language, counts.due, counts.new, counts.done);
    let mut page = Page { text: String::new(), lenses: Vec::new() };
    let shown = next.and_then(|(sitting, card)| {
        let face = Face::new(snapshot, card)?;
        let card = shown_card(snapshot, sitting, card, &face, now)?;
        Some((face, ShownCard { is_revealed: params.is_revealed, ..card }))
    });
    match &shown {
        None => page.text = format!("# {}\n\n{head}\n", messages::nothing_due(language)),
        Some((face, card)) => {
            page.card(snapshot, face, &head);
            page.answer(snapshot, face, card, &params.query);
        }
    }
    if counts.done > 0 {
        let arguments = vec![json!({ "query": params.query })];
        page.lens(0, messages::undo(language).to_owned(), command::UNDO, arguments);
    }
    result.card = shown.map(|(_, card)| card);
    result.text = page.text;
    result.lenses = page.lenses;
}

struct Page {
    text: String,
    lenses: Vec<Lens>,
}

impl Page {
    /// The question, where it was asked, and where it stands.
    fn card(&mut self, snapshot: &Snapshot, face: &Face<'_>, head: &str) {
        let language = snapshot.config.language;
        let sign = wording::sign(face.question.mark);
        let text = preview::escaped(&preview::one_line(face.text(), 1000));
        let mut facts: Vec<String> = face.interview.iter().cloned().collect();
        if face.times > 1 {
            let companies = face.companies.len();
            facts.push(crate::features::messages::asked(language, face.times, companies));
        }
        facts.extend(face.tags.iter().map(|tag| format!("#{tag}")));
        let _ = writeln!(self.text, "{head}\n\n# {text} {sign}\n");
        if !facts.is_empty() {
            let _ = writeln!(self.text, "{}\n", preview::escaped(&facts.join(" · ")));
        }
        if let Some(mut uri) = proto::url(snapshot.notebook.location(face.id.note)) {
            let line = face.question.line + 1;
            uri.set_fragment(Some(&format!("L{line}")));
            let name = preview::escaped(&snapshot.notebook.shown_path(face.id.note));
            let _ = writeln!(self.text, "[{name}:{line}]({uri})\n");
        }
    }

    /// The answer, or a line in its place, with the lenses above.
    fn answer(&mut self, snapshot: &Snapshot, face: &Face<'_>, card: &ShownCard, query: &str) {
        let language = snapshot.config.language;
        let line = self.text.lines().count() as u32;
        self.text.push_str("---\n\n");
        let with = |more: Value| {
            let mut arguments = json!({ "folder": card.folder, "key": card.key, "query": query });
            if let (Some(all), Value::Object(more)) = (arguments.as_object_mut(), more) {
                all.extend(more);
            }
            vec![arguments]
        };
        if !card.is_revealed {
            let title = messages::show_answer(language).to_owned();
            self.lens(line, title, REVEAL, with(json!({})));
            self.bury(snapshot, line, with(json!({})));
            return;
        }
        for shown in &card.grades {
            let title = format!("{} {} · {}", shown.grade.number(), shown.title, shown.interval);
            self.lens(line, title, command::GRADE, with(json!({ "grade": shown.grade })));
        }
        self.bury(snapshot, line, with(json!({})));
        let Some(answer) = face.answer else {
            let _ = writeln!(self.text, "*{}*", messages::no_answer(language));
            return;
        };
        if answer.is_related || answer.id != face.id.note {
            let name = preview::escaped(&snapshot.notebook.shown_path(answer.id));
            let said = crate::features::messages::answered_in(language, &name);
            let _ = writeln!(self.text, "*{said}*\n");
        }
        self.text.push_str(&answer.markdown(snapshot));
        self.text.push('\n');
    }

    fn bury(&mut self, snapshot: &Snapshot, line: u32, arguments: Vec<Value>) {
        let title = messages::bury(snapshot.config.language).to_owned();
        self.lens(line, title, command::BURY, arguments);
    }

    fn lens(&mut self, line: u32, title: String, command: &str, arguments: Vec<Value>) {
        let (command, arguments) = (command.to_owned(), Some(arguments));
        self.lenses.push(Lens { line, command: Command { title, command, arguments } });
    }
}
