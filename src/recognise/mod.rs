//! The product: what is a question, a mark, an answer, an interview in one note.

mod about;
mod answer;
mod answer_blocks;
mod answer_label;
mod asides;
mod asking;
mod bare_lines;
mod bare_log;
mod blank_numbers;
mod blocks;
mod bold_mark;
mod bullet_fence;
mod callouts;
mod candidates;
mod cards;
mod claims;
mod clips;
mod code_spans;
mod counted_rows;
mod dates;
mod details;
mod emphasis;
mod english_rounds;
mod fences;
mod fields;
mod front;
mod full_width;
mod glued_bullets;
mod han_questions;
mod heading_body;
mod headings;
mod interview_record;
mod interviews;
mod item_quote;
mod knowledge;
pub mod lexicon;
mod log;
mod marked_inside;
mod marked_lines;
mod marked_list;
mod named;
mod nested;
mod nested_log;
mod openings;
mod outcome;
mod outlines;
mod page;
mod paragraphs;
mod particulars;
mod quiz;
mod quoted_list;
mod readings;
mod remarks;
mod replies;
mod rounds;
mod rows;
mod runs;
mod sibling_lists;
mod siblings;
mod status_lines;
mod status_suffix;
pub mod synonyms;
mod tables;
mod tags;
mod task_boxes;
mod title;
mod told_lists;
mod verdicts;
mod word_tables;
mod wording;
mod words;

use crate::syntax::structure::Structure;
use crate::text::{Lines, NonEmpty, Span, slice};
use claims::Claims;
pub use lexicon::Lexicon;
use page::Page;
pub use readings::Memory;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;
use std::sync::Arc;
pub(crate) use words::COMPANIES;

/// How the writer did: only an explicit sign on the question's own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Mark {
    /// ✅
    Pass,
    /// ❌
    Fail,
    #[default]
    None,
}

impl Mark {
    /// As exports and query filters name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::None => "none",
        }
    }
}

/// How an answer is attached to its question (DESIGN.md, "The export").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AnswerForm {
    /// On the question's own line: `问题❌（答案）`, `channel 实现: 是一个队列`.
    Inline,
    /// Indented or unindented lines below.
    Indented,
    /// A code fence.
    Fence,
    /// The body of a heading.
    Heading,
    /// After a label: `答：`, `**解析：**`, `结果：`.
    Label,
    /// An answer key: `4. C` after options.
    Key,
    /// A `>` quote.
    Quote,
    /// The rest of a `<details>`.
    Details,
    /// Nothing but a link. Counts as an answer when the link leads to a non-empty section,
    /// which only the notebook can tell.
    Link,
}

/// An answer written below or beside its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub form: AnswerForm,
    /// From the first to the last byte of the answer.
    pub span: Span,
}

/// Where a question stands; decides whether an unmarked one may be hinted at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Setting {
    /// A list, heading or other form in which questions get answers one by one.
    #[default]
    Single,
    /// A run of bare questions without answers.
    Run,
    /// A pasted log inside a fence.
    Pasted,
    /// A record by an interviewer: statements rather than questions to answer.
    Record,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Asker {
    #[default]
    Interviewer,
    Candidate,
}

/// What the writer says in words of how the answer went: 不会, 部分, 答上来了.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Said {
    Fail,
    Partial,
    Pass,
}

/// One thing asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The 0-based line the question starts on.
    pub line: u32,
    /// The last line of its block: stem, options and answer, without trailing blank lines.
    pub end_line: u32,
    /// The wording, without number, mark and answer; a topic prefix (`Go项目：`) stays in it.
    pub text: Span,
    pub mark: Mark,
    /// The mark's sign with its U+FE0F, and signs side by side with it (`❌→✅`); empty at the end of
    /// the wording when there is none.
    pub mark_span: Span,
    pub answer: Option<Answer>,
    topic: Option<NonEmpty>,
    /// One more than its index.
    interview: Option<NonZeroU32>,
    pub setting: Setting,
    pub asker: Asker,
    pub said: Option<Said>,
}

impl Question {
    /// The label of the topic it stands under: a heading, topic line or prefix. Never empty.
    pub fn topic(&self) -> Option<Span> {
        self.topic.map(NonEmpty::span)
    }

    /// The interview it was asked in, an index into [`Recognised::interviews`].
    pub fn interview(&self) -> Option<u32> {
        self.interview.map(|number| number.get() - 1)
    }
}

/// How an interview went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    Pass,
    Fail,
}

/// One round with one company, or one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interview {
    /// The 0-based line of its title.
    pub line: u32,
    /// Its last non-blank line.
    pub end_line: u32,
    /// Empty when the name of the file is the title.
    pub title: Span,
    pub company: Option<Box<str>>,
    pub round: Option<Box<str>>,
    /// As written, but for letters and digits of full width: `9.3`, `2020/05/09`.
    pub date: Option<Box<str>>,
    pub outcome: Option<Outcome>,
}

impl Interview {
    /// Company, round and date as far as they are known, with blanks between.
    pub fn known(&self) -> String {
        let parts = [&self.company, &self.round, &self.date];
        let known: Vec<&str> = parts.into_iter().flatten().map(|part| &**part).collect();
        known.join(" ")
    }
}

/// What one note says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognised {
    pub questions: Box<[Question]>,
    pub interviews: Box<[Interview]>,
}

/// One way of writing questions and answers down: makes claims about the lines it knows.
type Dialect = fn(&Page<'_>, &mut Claims);

/// The dialects, each in the file named after it. Among equally sure claims on one line the
/// earlier dialect's stays.
const ALL: &[Dialect] = &[
    // Before the list, which takes any marked line above the first heading for a question of its
    // own and gives it no paragraphs as its answer.
    bold_mark::recognise,
    interview_record::recognise,
    marked_list::recognise,
    answer_label::recognise,
    fields::recognise,
    cards::recognise,
    details::recognise,
    quiz::recognise,
    heading_body::recognise,
    item_quote::recognise,
    task_boxes::recognise,
    status_suffix::recognise,
    bullet_fence::recognise,
    nested::recognise,
    tables::recognise,
    callouts::recognise,
    quoted_list::recognise,
    han_questions::recognise,
    clips::recognise,
    sibling_lists::recognise,
    told_lists::recognise,
];

/// What stands below `反问：`, or below a heading that says so, was asked by the candidate.
fn say_who_asks(page: &Page<'_>, questions: &mut [Question]) {
    let is_label = |row: usize| {
        let line = page.line(row);
        line.len() <= 24 && line.starts_with("反问") && !line.contains(['？', '?'])
    };
    // A list goes on up to a blank line, a heading or a line that is no item.
    let mut own_end = 0;
    for question in questions {
        let at = question.line as usize;
        if at >= own_end {
            let is_item = |row: &usize| {
                page.rows[*row].is_numbered() || page.rows[*row].kind == rows::Kind::Bullet
            };
            let above = at.checked_sub(1).filter(|_| is_item(&at)).filter(|above| is_label(*above));
            own_end =
                above.map_or(own_end, |_| (at..page.rows.len()).take_while(is_item).count() + at);
        }
        let is_headed = || {
            question
                .topic()
                .is_some_and(|topic| asking::heads_own_questions(slice(page.text, topic)))
        };
        if at < own_end || is_headed() {
            question.asker = Asker::Candidate;
        }
    }
}

/// Reads the questions and interviews of one note. Never fails: an odd note has fewer questions.
/// `name` is what the note's file is called, without ending, behind its folder and a `/`; it may be
/// empty.
pub fn recognise(
    text: &str,
    lines: &Lines,
    structure: &Structure,
    lexicon: &Lexicon,
    name: &str,
) -> Recognised {
    read(&mut Page::new(text, lines, structure, lexicon, Memory::default()), name)
}

/// As [`recognise`], for a version of a note that is being edited. Lines that an earlier version had
/// are not read again for what they say by themselves; `memory` is what that version left, read by the
/// same lexicon, and then what this one leaves.
pub fn recognise_again(
    text: &Arc<str>,
    lines: &Lines,
    structure: &Structure,
    lexicon: &Lexicon,
    name: &str,
    memory: &mut Memory,
) -> Recognised {
    let mut page = Page::new(text, lines, structure, lexicon, std::mem::take(memory));
    let recognised = read(&mut page, name);
    *memory = page.into_memory(Arc::clone(text));
    recognised
}

fn read(page: &mut Page<'_>, name: &str) -> Recognised {
    page.read_name(name);
    headings::assign(page);
    let page = &*page;
    let mut claims = Claims::default();
    for dialect in ALL {
        dialect(page, &mut claims);
    }
    let mut logged = nested_log::recognise(page, &mut claims);
    logged.extend(bare_log::recognise(page));
    for round in &logged {
        claims.is_no_question(round.row);
    }
    let mut questions = claims.settle(&page.rows);
    say_who_asks(page, &mut questions);
    status_lines::take_marks(page, &mut questions);
    let interviews = interviews::interviews(page, logged, &mut questions);
    Recognised { questions: questions.into(), interviews: interviews.into() }
}
