//! Coverage by topic: how many questions of each are answered, failed, open.

use super::{List, Source, States, Topic, Topics};
use crate::notebook::Note;
use crate::recognise::{Question, Setting};
use crate::search::fold::fold;
use crate::syntax::tags::Tag;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The topics of all questions, the largest first, at most `limit` of them.
pub(super) fn topics(sources: &[Source<'_>], limit: usize) -> Topics {
    let mut topics: BTreeMap<String, Topic> = BTreeMap::new();
    let mut none = States::default();
    for source in sources {
        for (question, state) in source.questions() {
            match topic(source, question) {
                Some(name) => {
                    let states = States::default();
                    let key = fold(&name);
                    let topic =
                        topics.entry(key).or_insert_with(|| Topic { name: Some(name), states });
                    topic.states.count(state);
                }
                None => none.count(state),
            }
        }
    }
    let mut topics: Vec<_> = topics.into_values().collect();
    topics.sort_by_key(|topic| Reverse(topic.states.all()));
    cut(topics, none, limit)
}

/// What has no topic stands last, however much it is.
fn cut(mut topics: Vec<Topic>, none: States, limit: usize) -> Topics {
    let left_out = topics.split_off(limit.min(topics.len()));
    let mut rest = States::default();
    for topic in &left_out {
        rest += topic.states;
    }
    if none.all() > 0 {
        topics.push(Topic { name: None, states: none });
    }
    Topics { list: List { items: topics, more: left_out.len() }, rest }
}

/// What a question is about: the topic it stands under; else its own first tag, without what is
/// nested in it; else, in a note that collects questions rather than records an interview or a
/// pasted log, the note's name.
fn topic(source: &Source<'_>, question: &Question) -> Option<String> {
    let note = source.note;
    let written = question.topic().filter(|&topic| !names_interview(note, question, topic));
    let written = written.and_then(|topic| without_tags(note, topic));
    written.or_else(|| first_tag(note, question)).or_else(|| note_name(source, question))
}

/// Whether a topic is the title of an interview and so says nothing about the question.
fn names_interview(note: &Note, question: &Question, topic: Span) -> bool {
    let facts = note.facts();
    let line = note.lines().line_of(topic.start as usize) as u32;
    if facts.interviews.iter().any(|interview| interview.line == line) {
        return true;
    }
    let is_main =
        facts.headings.iter().any(|heading| heading.level == 1 && heading.span.contains(topic));
    is_main && question.interview().is_some()
}

/// A topic or wording as written, without the tags in it.
pub(super) fn without_tags(note: &Note, topic: Span) -> Option<String> {
    let mut name = String::new();
    let mut at = topic.start;
    for tag in tags_within(note, topic) {
        name.push_str(note.slice(Span { start: at, end: tag.span.start }));
        at = tag.span.end;
    }
    name.push_str(note.slice(Span { start: at.min(topic.end), end: topic.end }));
    let words: Vec<_> = name.split_whitespace().collect();
    let name = words.join(" ");
    name.contains(char::is_alphanumeric).then_some(name)
}

fn first_tag(note: &Note, question: &Question) -> Option<String> {
    let lines = note.lines();
    let start = lines.start(question.line as usize) as u32;
    let end = lines.start(question.end_line as usize + 1) as u32;
    let tag = tags_within(note, Span { start, end }).next()?;
    note.slice(tag.name).split('/').next().map(str::to_owned)
}

fn tags_within(note: &Note, span: Span) -> impl Iterator<Item = &Tag> {
    let tags = &note.facts().tags;
    let first = tags.partition_point(|tag| tag.span.start < span.start);
    tags[first..].iter().take_while(move |tag| tag.span.end <= span.end)
}

fn note_name(source: &Source<'_>, question: &Question) -> Option<String> {
    if !source.note.facts().interviews.is_empty() || question.setting != Setting::Single {
        return None;
    }
    let name = source.path.rsplit('/').next()?;
    Some(crate::notebook::names::without_note_extension(name).to_owned())
}
