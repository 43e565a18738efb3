//! Any bytes as a note: structure, facts and links fit the text and are the same twice.

use mianjing::notebook::{Facts, Note};
use mianjing::recognise::{Interview, Lexicon, Question};
use mianjing::syntax::structure::Structure;
use mianjing::text::{Lines, Span};
use std::sync::Arc;

pub(crate) fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lines = Lines::new(&text);
    let lexicon = Lexicon::default();
    // Any text is a file's name, too.
    let name = lines.text(&text, 0);
    let facts = Facts::new(&text, &lines, &lexicon, name);
    fits(&text, &lines, &facts);
    structure_fits(&text, &Structure::new(&text));
    assert!(facts == Facts::new(&text, &lines, &lexicon, name), "read twice, a note says the same");
    let note = Note::new(text.as_ref().into(), Some(1), Arc::new(lexicon));
    note.tree();
    note.anchors();
    let own = Facts::new(&text, &lines, note.lexicon(), "");
    assert!(*note.facts() == own, "a note says what its text says");
}

/// Every fact lies in the text it was read from.
pub(crate) fn fits(text: &str, lines: &Lines, facts: &Facts) {
    questions_fit(text, lines, &facts.questions, &facts.interviews);
    interviews_fit(text, lines, &facts.interviews);
    let mut last = 0;
    for link in &facts.links {
        lies_in(text, link.span, "a link");
        lies_in(text, link.dest, "a target");
        lies_in(text, link.label, "a label");
        assert!(!link.span.is_empty(), "a link is written with something");
        assert!(link.span.start >= last, "links are in text order");
        last = link.span.start;
        lies_in(text, link.path_span(text), "a path");
        if let Some(anchor) = link.anchor_span(text) {
            lies_in(text, anchor, "an anchor");
        }
        let _ = (link.path(), link.anchor(), link.is_url());
    }
    let mut end = 0;
    for tag in &facts.tags {
        lies_in(text, tag.span, "a tag");
        assert!(tag.span.contains(tag.name), "the name of a tag lies in the tag");
        assert!(!tag.name.is_empty(), "a tag has a name");
        assert!(tag.span.start >= end, "tags are in text order and apart: {tag:?}");
        end = tag.span.end;
    }
    for block in &facts.blocks {
        lies_in(text, block.span, "a block");
        assert!(block.span.contains(block.id) && !block.id.is_empty(), "a block holds its id");
    }
    let mut end = 0;
    for heading in &facts.headings {
        lies_in(text, heading.span, "a heading");
        lies_in(text, heading.text, "the text of a heading");
        assert!(heading.span.contains(heading.text), "a heading holds its text");
        assert!(heading.span.start >= end, "headings are in text order and apart");
        end = heading.span.end;
    }
    for entry in facts.front_matter.iter().flat_map(|block| &block.entries) {
        lies_in(text, entry.key.span, "a key");
    }
}

fn questions_fit(text: &str, lines: &Lines, questions: &[Question], interviews: &[Interview]) {
    let count = lines.count() as u32;
    let mut last = None;
    for question in questions {
        assert!(last < Some(question.line), "one question a line, in order");
        last = Some(question.line);
        assert!(question.line <= question.end_line && question.end_line < count);
        lies_in(text, question.text, "a wording");
        lies_in(text, question.mark_span, "a mark");
        assert!(!question.text.is_empty(), "a question is worded");
        let start = lines.line_of(question.text.start as usize) as u32;
        assert!((question.line..=question.end_line).contains(&start), "worded in its block");
        if let Some(interview) = question.interview() {
            assert!((interview as usize) < interviews.len(), "a question's interview is there");
        }
        if let Some(topic) = question.topic() {
            lies_in(text, topic, "a topic");
        }
        let Some(answer) = question.answer else { continue };
        lies_in(text, answer.span, "an answer");
        assert!(!answer.span.is_empty(), "an answer says something");
        assert!(!answer.span.overlaps(question.text), "no answer in the wording: {question:?}");
        let first = lines.line_of(answer.span.start as usize) as u32;
        let final_line = lines.line_of(answer.span.end as usize - 1) as u32;
        assert!(
            question.line <= first && final_line <= question.end_line,
            "an answer lies in its question's block: {question:?}, lines {first} to {final_line}"
        );
    }
}

fn interviews_fit(text: &str, lines: &Lines, interviews: &[Interview]) {
    let mut last = None;
    for interview in interviews {
        assert!(last <= Some(interview.line), "interviews are in text order");
        last = Some(interview.line);
        assert!(interview.line <= interview.end_line);
        assert!((interview.end_line as usize) < lines.count());
        lies_in(text, interview.title, "a title");
    }
}

fn structure_fits(text: &str, structure: &Structure) {
    let spans = [&structure.inline_code, &structure.quotes, &structure.tables, &structure.html];
    for span in spans.into_iter().flatten() {
        lies_in(text, *span, "a piece of Markdown");
    }
    for block in &structure.code_blocks {
        lies_in(text, block.span, "a code block");
        assert!(block.span.contains(block.content), "a code block holds its code: {block:?}");
    }
    for item in &structure.items {
        lies_in(text, item.span, "an item");
    }
    for link in &structure.links {
        lies_in(text, link.span, "a raw link");
    }
}

pub(crate) fn lies_in(text: &str, span: Span, what: &str) {
    assert!(
        span.start <= span.end && text.get(span.range()).is_some(),
        "{what} at {span:?} does not fit a text of {} bytes",
        text.len()
    );
}
