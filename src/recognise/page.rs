//! One note as the dialects see it: its lines, its sections and what each section is for.

use super::Mark;
use super::about::{is_diary, is_headed_by_interviews, is_interview_note};
use super::asking::{Asks, asks, ends_asking, is_latin, starts_asking};
use super::bare_lines::Class;
use super::counted_rows::Rows;
use super::dates::{is_padded_day, is_whole_date};
use super::english_rounds;
use super::front::Front;
use super::interview_record::{self, Record};
use super::lexicon::Lexicon;
use super::named::Named;
use super::readings::{Memory, Reading, RowText};
use super::replies;
use super::rounds;
use super::rows::{Kind, Numbering, Row, number_prefix, rows};
use super::runs::{Run, Runs, Sign};
use super::siblings::Siblings;
use super::tags;
use super::title::Title;
use super::wording::{self, Style, Wording};
use crate::syntax::structure::Structure;
use crate::text::{Lines, Span, slice};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::sync::Arc;

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Its heading is a question; its rows answer it.
    Question,
    /// It lies inside the answer of a heading above it.
    Answer,
    /// Its heading names an interview.
    Interview,
    /// Links, summaries.
    Resource,
    /// A topic, or the part before the first heading.
    Topic,
}

/// A heading with the rows directly below it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Section {
    /// The row of the heading; `None` before the first heading.
    pub(crate) head: Option<usize>,
    /// 1 to 6; 0 before the first heading.
    pub(crate) level: u8,
    /// Rows `start..end` stand directly below the heading.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Rows up to here belong to the heading and its sub-headings.
    pub(crate) deep_end: usize,
    /// Index of the section above it in the tree.
    pub(crate) parent: Option<usize>,
    /// How many sections stand directly below it in the tree.
    pub(crate) children: u32,
    pub(crate) role: Role,
    pub(crate) asks: Asks,
    /// Whether its heading starts with `Q1:` or the like.
    pub(crate) is_formed: bool,
    /// Whether it was asked next to the question of the heading above it.
    pub(crate) is_follow_up: bool,
    /// What its heading says as the title of an interview.
    pub(crate) title: Title,
    /// For a question: the row behind its answer, where bare questions or the next heading start.
    pub(crate) answer_end: usize,
    /// Whether headings of this level that only name something are questions.
    pub(crate) is_question_level: bool,
}

/// One note as the dialects see it.
pub(crate) struct Page<'t> {
    pub(crate) text: &'t str,
    pub(crate) lexicon: &'t Lexicon,
    pub(crate) rows: Rows,
    /// One for each row.
    readings: Vec<Reading>,
    /// What each row is among bare lines.
    classes: Vec<OnceCell<Class>>,
    pub(crate) sections: Vec<Section>,
    /// The rows that name a round and nothing else, in order.
    rounds: Vec<usize>,
    /// The rows of labels of what is told of the interview (`流程：`), in order.
    pub(crate) told: OnceCell<Vec<usize>>,
    /// Whether several items with marks are answered by a paragraph set apart below them.
    pub(crate) answers_apart: OnceCell<bool>,
    /// What its sections say of each other.
    pub(crate) siblings: Siblings,
    /// What has parts, by the headings of their first ones (see [`Page::has_parts`]).
    parts: OnceCell<FxHashSet<u32>>,
    /// The runs of items directly below each section's heading.
    pub(crate) runs: Vec<Runs>,
    /// The interviewer's records (dialect E).
    pub(crate) records: Vec<Record>,
    /// What the front matter says of the one interview that the note records.
    pub(crate) front: Option<Front>,
    /// What the name of the file says of it.
    pub(crate) named: Named,
    /// Whether the note says that it is about interviews: a round, a company, 面试, 八股.
    pub(crate) is_interview_note: bool,
    /// Whether its title calls it a diary or the minutes of a meeting, and nothing an interview.
    pub(crate) is_diary: bool,
    /// In a diary that comes to an interview: the row where that begins.
    pub(crate) diary_end: usize,
}

impl<'t> Page<'t> {
    pub(crate) fn new(
        text: &'t str,
        lines: &Lines,
        structure: &Structure,
        lexicon: &'t Lexicon,
        earlier: Memory,
    ) -> Self {
        let rows = rows(text, lines, structure);
        let readings = earlier.readings(text, &rows);
        let rows = Rows::new(rows);
        let classes = vec![OnceCell::new(); rows.len()];
        let front = structure.front.as_ref().map(Front::new);
        let mut page = Self {
            text,
            lexicon,
            rows,
            readings,
            classes,
            sections: Vec::new(),
            rounds: Vec::new(),
            told: OnceCell::new(),
            answers_apart: OnceCell::new(),
            siblings: Siblings::default(),
            parts: OnceCell::new(),
            runs: Vec::new(),
            records: Vec::new(),
            front,
            named: Named::default(),
            is_interview_note: false,
            is_diary: false,
            diary_end: 0,
        };
        page.rounds = rounds::rows(&page);
        page.sections = sections_of(&page);
        let is_part = |row: &usize| page.rows[*row].kind == Kind::Bullet && page.is_in_round(*row);
        page.rounds = page.rounds.iter().copied().filter(|row| !is_part(row)).collect();
        page.runs.resize_with(page.sections.len(), Runs::default);
        page.records = interview_record::records(&page);
        page.is_interview_note = is_interview_note(&page);
        page
    }

    /// Takes in what the name of the file says.
    pub(crate) fn read_name(&mut self, name: &str) {
        self.named = Named::new(self.lexicon, name);
        self.is_interview_note |= self.named.is_about_interviews;
        // What the first lines of a diary speak of may be anything.
        if is_diary(self) && !self.named.is_about_interviews {
            let is_headed = self.is_interview_note && is_headed_by_interviews(self);
            self.is_diary = !is_headed;
            let head = self.sections.iter().find(|section| section.title.round.is_some());
            let first = self.rounds.first().copied().or(head.and_then(|section| section.head));
            self.diary_end = first.filter(|_| is_headed).unwrap_or(0);
        }
        self.is_interview_note &= !self.is_diary;
        english_rounds::name_headings(self);
    }

    /// The text of a row behind its prefixes.
    pub(crate) fn content(&self, row: usize) -> &'t str {
        slice(self.text, self.rows[row].content())
    }

    /// The text of a row without its indent.
    pub(crate) fn line(&self, row: usize) -> &'t str {
        slice(self.text, self.rows[row].span).trim_start()
    }

    /// What was read of it, for the next version of the note, of which this is the text.
    pub(crate) fn into_memory(self, text: Arc<str>) -> Memory {
        Memory::new(text, &self.rows[0..self.rows.len()], self.readings)
    }

    fn row_text(&self, row: usize) -> RowText<'_> {
        RowText::new(self.lexicon, self.text, self.rows[row])
    }

    /// The wording of a row.
    pub(crate) fn wording(&self, row: usize, style: Style) -> Wording {
        self.with_footnote(self.readings[row].wording(self.row_text(row), style))
    }

    /// The wording of a part of a row.
    pub(crate) fn read(&self, span: Span, style: Style) -> Wording {
        let line = wording::read_line(self.lexicon, self.text, span);
        self.with_footnote(line.styled(self.lexicon, self.text, style))
    }

    /// A wording whose answer is a footnote that nobody wrote has none.
    fn with_footnote(&self, wording: Wording) -> Wording {
        let is_missing =
            |answer: &Span| replies::is_missing_footnote(self.text, slice(self.text, *answer));
        Wording { answer: wording.answer.filter(|answer| !is_missing(answer)), ..wording }
    }

    /// What the content of a row says as the line of a round.
    pub(crate) fn round(&self, row: usize) -> Option<Title> {
        self.readings[row].round(self.row_text(row))
    }

    /// What the row is among bare lines, as `read` says when it is first asked for.
    pub(crate) fn class(&self, row: usize, read: impl FnOnce() -> Class) -> Class {
        *self.classes[row].get_or_init(read)
    }

    /// As [`Self::asks`], for a wording of the row.
    pub(crate) fn row_asks(&self, row: usize, wording: &Wording) -> Asks {
        if !self.rows[row].span.contains(wording.text) {
            return self.asks(wording);
        }
        self.asks_here(wording, self.readings[row].asks(self.row_text(row), wording.text))
    }

    /// How strongly a wording asks. In documentation `How to install` is a title and `Write a test`
    /// a step: in a note that does not speak of interviews, Latin text asks with a ？ only.
    pub(crate) fn asks(&self, wording: &Wording) -> Asks {
        self.asks_here(wording, asks(self.lexicon, slice(self.text, wording.text)))
    }

    /// The same of a wording that asks so by itself.
    fn asks_here(&self, wording: &Wording, asks: Asks) -> Asks {
        let text = slice(self.text, wording.text);
        let asks = asks.max(wording.asks_in_short(self.lexicon, self.text));
        let may_tell = asks == Asks::Plainly
            && !self.is_interview_note
            && is_latin(text)
            && !ends_asking(text)
            && !(wording.mark != Mark::None
                && starts_asking(text)
                && (wording.is_marked_behind() || !is_title(text)));
        if may_tell { Asks::Names } else { asks }
    }

    /// The title of a heading or of a line.
    pub(crate) fn title(&self, row: usize) -> Title {
        let (own, reading) = (self.row_text(row), &self.readings[row]);
        let row = self.rows[row];
        let title = reading.title(own, self.untagged(row));
        let is_placed = title.is_known_company() || title.round.is_some();
        // `5.7 云帆 一面 5.8 OC`: the other day is that of the verdict.
        let is_later = |date: Span| {
            title.outcome.is_some() && title.round.is_some_and(|round| round.end <= date.start)
        };
        if !title.date.is_none_or(is_later) || !is_placed || row.number == 0 {
            return title;
        }
        // `5.6 云帆科技一面` is a day, unless it is a part of what has a part `5.1`, too; `5.6 云帆科技`
        // is a part.
        let number = row.number_span(self.text);
        let digits = slice(self.text, number);
        let is_part = || title.round.is_none() || self.has_parts(row.number);
        let is_day = digits.split_once('.').is_some_and(|(_, day)| day.len() >= 2 || !is_part());
        let is_day = is_day && is_whole_date(digits) || is_padded_day(digits);
        Title { date: Some(number).filter(|_| is_day).or(title.date), ..title }
    }

    /// The content of a row without tags inside of bold signs: `**<font color="red">云帆</font>**`.
    fn untagged(&self, row: Row) -> Span {
        let content = row.content();
        let inner =
            slice(self.text, content).strip_prefix("**").and_then(|it| it.strip_suffix("**"));
        let Some(inner) = inner.filter(|inner| inner.starts_with('<')) else { return content };
        let start = content.start as usize + "**".len();
        let bare = tags::inside(inner);
        Span::new(start + bare.start, start + bare.end)
    }

    /// Whether a heading is numbered as the first part of part `number`: `5.1`.
    fn has_parts(&self, number: u32) -> bool {
        let first_part = |row: &Row| {
            let head = slice(self.text, row.numbered_content());
            let behind = head.trim_start_matches(|c: char| c.is_ascii_digit());
            let is_first = behind.strip_prefix(".1").is_some_and(|it| it.starts_with([' ', '、']));
            (row.heading().is_some() && is_first).then_some(row.number)
        };
        let parts = self.parts.get_or_init(|| self.rows.iter().filter_map(first_part).collect());
        parts.contains(&number)
    }

    /// The last row of `from..to` that is not blank and no rule; `from - 1` when there is none.
    pub(crate) fn last_written(&self, from: usize, to: usize) -> usize {
        let mut at = to;
        while at > from && (self.rows[at - 1].is_blank() || self.rows[at - 1].kind == Kind::Rule) {
            at -= 1;
        }
        at.saturating_sub(1)
    }

    /// The run of items with `sign` directly below the heading of section `index`.
    pub(crate) fn run(&self, index: usize, sign: Sign) -> &Run {
        self.runs[index].of(self, &self.sections[index], sign)
    }

    /// Whether the row names a round and nothing else.
    pub(crate) fn is_round(&self, row: usize) -> bool {
        self.rounds.binary_search(&row).is_ok()
    }

    /// Whether one of the rows `from..to` names a round and nothing else.
    pub(crate) fn has_round(&self, from: usize, to: usize) -> bool {
        self.first_round(from, to).is_some()
    }

    /// The first of the rows `from..to` that names a round and nothing else.
    pub(crate) fn first_round(&self, from: usize, to: usize) -> Option<usize> {
        let at = self.rounds.partition_point(|&row| row < from);
        self.rounds.get(at).copied().filter(|&row| row < to)
    }

    /// Whether the heading above the row names a round: `- 笔试` below it is a part of that one.
    fn is_in_round(&self, row: usize) -> bool {
        let after = self.sections.partition_point(|section| section.start <= row);
        after > 0 && self.sections[after - 1].title.round.is_some()
    }

    /// Whether one of the headings above a section names an interview, or what was written of one.
    pub(crate) fn is_below_interview(&self, section: &Section) -> bool {
        let mut above = section.parent;
        while let Some(index) = above {
            let section = &self.sections[index];
            if section.role == Role::Interview || section.title.is_journal {
                return true;
            }
            above = section.parent;
        }
        false
    }

    /// Whether the row stands in an interviewer's record.
    pub(crate) fn is_recorded(&self, row: usize) -> bool {
        let after = self.records.partition_point(|record| record.start <= row);
        after > 0 && row < self.records[after - 1].end
    }

    /// The topic that a section stands under: its heading.
    pub(crate) fn topic(&self, section: &Section) -> Option<Span> {
        let head = section.head.filter(|_| section.role == Role::Topic)?;
        Some(self.wording(head, Style::Plain).text)
    }
}

/// Cuts the rows at the headings. A heading inside a list item or a quote is no section.
fn sections_of(page: &Page<'_>) -> Vec<Section> {
    let end = page.rows.len();
    let new = |head: Option<usize>, level, start| Section {
        head,
        level,
        start,
        end,
        deep_end: end,
        parent: None,
        children: 0,
        role: Role::Topic,
        asks: Asks::Tells,
        is_formed: false,
        is_follow_up: false,
        title: Title::default(),
        answer_end: end,
        is_question_level: false,
    };
    let mut sections = vec![new(None, 0, 0)];
    // The chain of sections that are open, outermost first; levels rise, so it is at most 6 long.
    let mut open: Vec<usize> = Vec::new();
    for (at, row) in page.rows.iter().enumerate() {
        let Some(level) = row.heading().filter(|_| row.indent < 4) else { continue };
        if let Some(last) = sections.last_mut() {
            last.end = at;
        }
        while open.last().is_some_and(|&last| sections[last].level >= level) {
            if let Some(closed) = open.pop() {
                sections[closed].deep_end = at;
            }
        }
        let mut section = new(Some(at), level, at + 1);
        section.parent = open.last().copied();
        if let Some(parent) = section.parent {
            sections[parent].children += 1;
        }
        let wording = page.wording(at, Style::Plain);
        section.asks = asks(page.lexicon, slice(page.text, wording.text));
        section.title = page.title(at);
        let numbered = slice(page.text, row.numbered_content());
        section.is_formed =
            number_prefix(numbered).is_some_and(|prefix| prefix.style == Numbering::Ask);
        open.push(sections.len());
        sections.push(section);
    }
    if let Some(preamble) = sections.first_mut() {
        preamble.deep_end = preamble.end;
    }
    sections
}

/// `How to install`, with a tick before it in a list of what there is.
fn is_title(text: &str) -> bool {
    let mut words = text.split(' ');
    words.next();
    let second = words.next().unwrap_or("");
    ["to", "it", "we", "is", "you"].iter().any(|word| second.eq_ignore_ascii_case(word))
        || second.is_empty()
}

impl Row {
    /// Whether it is a topic line like `一、语言`.
    pub(crate) fn is_han_topic(self) -> bool {
        self.kind == Kind::Ordered(Numbering::Han)
    }
}
