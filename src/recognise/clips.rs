//! Dialect F: a dump of clips, where bare lines ask among headings, notes and code.
//!
//! A bare line is a question when it asks, or when it stands in a run of short lines of which
//! enough ask. A bare question never answers the one above it. It takes the text directly below
//! it, or text behind a blank line when it stands alone (`第一个问题` above it, or blank lines
//! around it). The answer ends at the next question, a label, a heading or two blank lines.
//!
//! ```text
//! 怎么用两个栈实现队列？
//! 答：一个进，一个出。
//!
//! 索引的种类
//! 回表
//! 覆盖索引是什么
//! ```

use super::asking::{Asks, ends_asking};
use super::bare_lines::{Class, class, classes, is_answered_further_in, is_quoted};
use super::claims::{Claim, Claims, Strength};
use super::page::{Page, Role, Section};
use super::paragraphs::{are_paired, is_spaced};
use super::rows::Kind;
use super::wording::{Style, Wording, is_symbol};
use super::{AnswerForm, Mark, Setting, answer, nested, runs, siblings};

pub(crate) fn recognise(page: &Page<'_>, claims: &mut Claims) {
    for section in &page.sections {
        let (from, is_titled) = match section.role {
            Role::Answer | Role::Resource => continue,
            Role::Question => (section.answer_end.min(section.end), false),
            Role::Interview => (section.start, true),
            Role::Topic => {
                let is_named = section.head.is_none() && page.named.is_interview;
                let is_part = || page.is_below_interview(section);
                let is_one = is_named || page.has_round(section.start, section.end) || is_part();
                (section.start, is_one || siblings::is_beside_interviews(page, section))
            }
        };
        let classes = classes(page, from, runs::closing(page, from, section.end));
        let is_spaced =
            section.head.is_none() && page.sections.len() == 1 && is_spaced(page, from, &classes);
        let told = page.first_round(from, section.end).map_or(0, |round| round - from);
        let told = if classes[..told].contains(&Class::Ask) { 0 } else { told };
        let is_signed = are_signed(page, from, from + classes.len());
        let is_titled = is_titled || is_spaced;
        let is_paired = are_paired(page, from, &classes);
        Bare { page, from, classes, is_titled, is_spaced, is_paired, is_signed, told }
            .recognise(claims);
    }
}

/// Whether a mark stands before the line.
fn is_signed(page: &Page<'_>, at: usize) -> bool {
    let row = page.rows[at];
    row.kind == Kind::Text && row.indent == 0 && page.line(at).starts_with(is_symbol) && {
        let wording = page.wording(at, Style::Log);
        wording.mark != Mark::None && !wording.is_marked_behind() && class(page, at) != Class::Label
    }
}

/// Whether enough of the lines with marks before them ask for all to be questions. Some must have
/// failed: a list of what there is has a tick before each.
fn are_signed(page: &Page<'_>, from: usize, to: usize) -> bool {
    let (mut all, mut asking, mut failed) = (0_usize, 0_usize, 0_usize);
    for at in (from..to).filter(|&at| is_signed(page, at)) {
        let wording = page.wording(at, Style::Log);
        all += 1;
        asking += usize::from(page.row_asks(at, &wording) == Asks::Plainly);
        failed += usize::from(wording.mark == Mark::Fail);
    }
    let share = if page.is_interview_note { runs::NUMBERED_SHARE } else { runs::BULLET_SHARE };
    let is_enough = asking >= 2 || asking == all && all > 0;
    !page.is_diary && is_enough && failed > 0 && asking * 100 >= all * share
}

/// Where the answer of a heading ends: at the bare questions behind it, if there are any.
pub(crate) fn tail(page: &Page<'_>, section: &Section) -> usize {
    if section.deep_end > section.end {
        return section.deep_end;
    }
    bare_start(page, section.start, section.deep_end)
}

/// Where bare questions start in the rows `from..to`: at a run of them behind a blank line, or at
/// one that two blank lines cut off; `to` when there are none.
pub(crate) fn bare_start(page: &Page<'_>, from: usize, to: usize) -> usize {
    let mut blanks = 0;
    for at in from..to {
        let row = page.rows[at];
        if row.is_blank() {
            // A line of blanks only is what editors leave below list items.
            blanks += u32::from(row.indent == 0);
            continue;
        }
        if blanks > 0 {
            let is_cut = match class(page, at) {
                Class::Ask => blanks >= 2 || is_run(page, at, to),
                Class::Name => is_run(page, at, to),
                Class::Label => blanks >= 2,
                Class::Blank | Class::Other => false,
            };
            if is_cut {
                return at;
            }
        }
        blanks = 0;
    }
    to
}

/// Whether bare questions start here: a run of short lines, at least three of which ask.
fn is_run(page: &Page<'_>, from: usize, to: usize) -> bool {
    let lines = (from..to).filter(|&at| !page.rows[at].is_blank()).take(8);
    let (mut run, mut asking) = (0, 0);
    for at in lines {
        match class(page, at) {
            Class::Ask => asking += 1,
            Class::Name => {}
            _ => break,
        }
        run += 1;
    }
    asking >= 3 && asking * 2 >= run
}

/// The bare lines of one part of a note.
#[expect(clippy::struct_excessive_bools, reason = "each says something else of the lines")]
struct Bare<'p, 't> {
    page: &'p Page<'t>,
    from: usize,
    classes: Vec<Class>,
    /// Whether a heading or a round line says that these are questions of an interview.
    is_titled: bool,
    /// Whether the note is nothing but questions set apart by blank lines; two of them set groups
    /// apart, in which short lines below a question answer it.
    is_spaced: bool,
    /// Whether the first line of a paragraph asks and the others answer it (see [`are_paired`]).
    is_paired: bool,
    /// Whether lines with marks before them are questions, each (see [`are_signed`]).
    is_signed: bool,
    /// The lines before this one stand above the first round, and none asks: they are about the
    /// company.
    told: usize,
}

impl Bare<'_, '_> {
    fn recognise(&self, claims: &mut Claims) {
        let accepted = self.accepted();
        for index in 0..self.classes.len() {
            if accepted[index] {
                claims.push(self.claim(index, &accepted));
            }
        }
    }

    /// Which lines are questions.
    fn accepted(&self) -> Vec<bool> {
        let mut accepted = vec![false; self.classes.len()];
        let mut index = 0;
        while index < self.classes.len() {
            if !matches!(self.classes[index], Class::Ask | Class::Name) {
                index += 1;
                continue;
            }
            let end = self.run_end(index);
            self.accept(index, end, &mut accepted);
            index = end;
        }
        for (index, accepted) in accepted.iter_mut().enumerate() {
            let could_ask = match self.classes[index] {
                Class::Name => true,
                Class::Other => self.is_short_text(index),
                _ => false,
            };
            if could_ask && self.is_labelled_below(index) {
                *accepted = true;
            }
        }
        if self.is_signed {
            (0..self.classes.len())
                .filter(|&at| is_signed(self.page, self.from + at))
                .for_each(|index| accepted[index] = true);
        }
        accepted
    }

    /// A line of text, short enough to be asked; not a label itself.
    fn is_short_text(&self, index: usize) -> bool {
        let at = self.from + index;
        let line = self.page.line(at);
        self.page.rows[at].kind == Kind::Text
            && line.chars().count() <= 80
            && !line.starts_with(['答', '!', '`'])
            && !line.ends_with(['：', ':'])
            && !is_quoted(self.page, at)
            && (index == 0 || self.classes[index - 1] == Class::Blank)
    }

    /// The index behind a run of asking and naming lines; two blank lines end it.
    fn run_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        let mut at = end;
        while at < self.classes.len() {
            match self.classes[at] {
                Class::Ask | Class::Name => end = at + 1,
                Class::Blank if at < end + 1 => {}
                _ => break,
            }
            at += 1;
        }
        end
    }

    fn accept(&self, start: usize, end: usize, accepted: &mut [bool]) {
        let lines = (start..end).filter(|&at| self.classes[at] != Class::Blank).count();
        let asking = (start..end).filter(|&at| self.classes[at] == Class::Ask).count();
        let is_run = lines >= 3 && asking >= 2 && asking * 4 >= lines;
        // Lines without a gap below a question, each with a noun of what is usually asked about.
        let is_tight = lines == end - start
            && lines >= 3
            && self.classes[start] == Class::Ask
            && (start + 1..end).all(|at| self.classes[at] == Class::Ask || self.hints(at));
        // Enough nouns of the trade make up for questions that are only named.
        let hinting =
            || (start..end).filter(|&at| self.classes[at] == Class::Name && self.hints(at));
        let is_named_run = || {
            lines >= 5
                && asking >= 1
                && self.page.is_interview_note
                && (asking + hinting().count()) * 3 >= lines * 2
        };
        let is_run = is_run || is_tight || is_named_run();
        let is_whole = || {
            let mut lines = (start..end).filter(|&at| self.classes[at] != Class::Blank);
            lines.all(|at| self.names_in_full(at))
        };
        let is_titled_run = self.is_titled
            && (lines >= 3 || asking > 0 || self.is_spaced || lines == 2 && is_whole());
        let is_heard =
            self.is_spaced || self.page.is_interview_note || (is_run && asking * 2 >= lines);
        let is_log = !self.page.is_diary && self.is_marked_log(start, end, lines);
        let is_heard = is_heard || is_log || self.is_paired;
        let is_run = is_run || is_log && lines > 2 && siblings::marks_lines(self.page);
        let is_group = self.is_spaced && self.is_answered_group(start, end);
        for (at, accepted) in accepted.iter_mut().enumerate().take(end).skip(start) {
            let is_below = at > start && self.classes[at] == Class::Name;
            let is_reply = || self.is_paired && self.classes[at - 1] != Class::Blank;
            if is_below && (is_group || self.is_glued(at) || is_reply()) && !self.is_marked(at) {
                continue;
            }
            let counts = match self.classes[at] {
                Class::Ask => {
                    let is_marked = || !self.page.is_diary && self.is_marked_behind(at);
                    is_heard
                        || self.is_labelled_below(at)
                        || is_answered_further_in(self.page, self.from + at)
                        || is_marked()
                }
                Class::Name => {
                    let is_titled = is_titled_run
                        || self.is_marked(at)
                        || self.heads_part(start)
                        || self.heads_pair(at);
                    is_heard && (is_run || is_titled) && !self.is_lead(at) && at >= self.told
                }
                _ => false,
            };
            *accepted = counts;
        }
    }

    /// Whether the line begins a paragraph of several, and names what is usually asked about where
    /// such paragraphs are questions with their answers.
    fn heads_pair(&self, index: usize) -> bool {
        let is_blank = |at: usize| self.classes.get(at).is_none_or(|it| *it == Class::Blank);
        self.is_paired
            && (index == 0 || is_blank(index - 1))
            && !is_blank(index + 1)
            && self.hints(index)
    }

    /// Whether the line above says which part of the interview this is: `**算法**`.
    fn heads_part(&self, index: usize) -> bool {
        let above = (0..index).rev().take(3).find(|&at| self.classes[at] != Class::Blank);
        self.is_titled && above.is_some_and(|at| nested::is_part(self.page.content(self.from + at)))
    }

    /// A question above short lines, set apart by two blank lines: those answer it.
    fn is_answered_group(&self, start: usize, end: usize) -> bool {
        let is_blank = |at: usize| self.classes.get(at) == Some(&Class::Blank);
        let has_groups = self.classes.windows(2).any(|two| two == [Class::Blank, Class::Blank]);
        let is_cut = (start.saturating_sub(2)..start).all(is_blank) && is_blank(start + 1);
        let mut rest = (start + 1..end).filter(|&at| self.classes[at] != Class::Blank).peekable();
        has_groups
            && is_cut
            && (self.classes[start] == Class::Ask || self.hints(start))
            && rest.peek().is_some()
            && rest.all(|at| self.classes[at] == Class::Name)
    }

    /// A line that closes a paragraph of two, where all other questions stand alone.
    fn is_glued(&self, index: usize) -> bool {
        let is_written = |at: usize| self.classes.get(at).is_some_and(|it| *it != Class::Blank);
        let is_pair = is_written(index - 1) && !is_written(index + 1);
        self.is_spaced && self.page.named.is_interview && is_pair
    }

    fn is_marked_behind(&self, index: usize) -> bool {
        self.page.wording(self.from + index, Style::Log).is_marked_behind()
    }

    /// Whether most lines of a run have signs behind them, which are the marks of questions where one
    /// names what is usually asked about, or a line of the note with such a sign asks. Diaries have them,
    /// too.
    fn is_marked_log(&self, start: usize, end: usize, lines: usize) -> bool {
        let is_behind =
            |at: &usize| self.page.wording(self.from + at, Style::Log).is_marked_behind();
        let marked = (start..end).filter(|&at| self.classes[at] != Class::Blank).filter(is_behind);
        let is_asked = |at: usize| self.hints(at) || self.classes[at] == Class::Ask;
        let count = marked.clone().count();
        count * 2 >= lines && marked.into_iter().any(is_asked)
            || count * 4 >= lines && count > 0 && siblings::marks_lines(self.page)
    }

    /// A phrase with a mark. A sign behind it says that it was asked; one before it may as well tell
    /// good from bad in an answer.
    fn is_marked(&self, index: usize) -> bool {
        let wording = self.page.wording(self.from + index, Style::Log);
        let asked = wording.asked(self.page.text);
        let is_behind = wording.is_marked_behind();
        wording.mark != Mark::None
            && (self.is_titled || is_behind)
            && !asked.contains(['：', ':', '→', '=', '*'])
            && (is_behind && self.page.is_interview_note || !asked.contains('，'))
    }

    fn hints(&self, index: usize) -> bool {
        let at = self.from + index;
        let wording = self.page.wording(at, Style::Log);
        self.page.row_asks(at, &wording) >= Asks::Hints
    }

    /// `散列表的冲突`, `sigmoid 的导数`: a phrase that says what of what.
    fn names_in_full(&self, index: usize) -> bool {
        let line = self.page.line(self.from + index);
        self.classes[index] == Class::Name
            && (self.hints(index)
                || line.contains('的') && line.bytes().any(|byte| byte.is_ascii_alphabetic()))
    }

    /// The first line below a title or round, on its own: who was there, how long it took.
    fn is_lead(&self, index: usize) -> bool {
        let before = (0..index).rev().find(|&at| self.classes[at] != Class::Blank);
        let is_first = before.is_none_or(|before| self.page.is_round(self.from + before));
        let is_alone = self.classes.get(index + 1).is_none_or(|class| *class == Class::Blank);
        self.is_titled
            && !self.is_spaced
            && is_first
            && is_alone
            && !self.names_in_full(index)
            && !self.page.line(self.from + index).starts_with(['问', '询'])
            && !self.is_marked(index)
    }

    /// Whether the next line starts with a label such as `答：`.
    fn is_labelled_below(&self, index: usize) -> bool {
        let next = self.from + index + 1;
        index + 1 < self.classes.len() && {
            let line = self.page.line(next);
            answer::labelled(self.page, line).is_some() || line.starts_with('答')
        }
    }

    fn claim(&self, index: usize, accepted: &[bool]) -> Claim {
        let at = self.from + index;
        let wording: Wording = self.page.wording(at, Style::Log);
        let strength =
            if self.classes[index] == Class::Ask { Strength::Bare } else { Strength::Placed };
        let mut claim = Claim::new(at, wording, strength);
        if let Some(start) = self.answer_start(index, accepted) {
            let end = self.answer_end(start, accepted);
            let body =
                answer::body(self.page, self.from + start, self.from + end, AnswerForm::Indented);
            claim.answer = claim.answer.or(body.answer);
            claim.end = body.end.max(at);
        }
        if claim.answer.is_none() && self.is_among_questions(index, accepted) {
            claim.setting = Setting::Run;
        }
        claim
    }

    fn is_among_questions(&self, index: usize, accepted: &[bool]) -> bool {
        let near = |at: Option<usize>| at.is_some_and(|at| accepted[at]);
        let before = (0..index).rev().take(3).find(|&at| self.classes[at] != Class::Blank);
        let after =
            (index + 1..self.classes.len()).take(3).find(|&at| self.classes[at] != Class::Blank);
        near(before) || near(after)
    }

    /// Where the text starts that answers the question at `index`.
    fn answer_start(&self, index: usize, accepted: &[bool]) -> Option<usize> {
        let next = index + 1;
        match self.classes.get(next)? {
            Class::Label => None,
            Class::Blank => {
                let below = (next..self.classes.len())
                    .take(2)
                    .find(|&at| self.classes[at] != Class::Blank)?;
                let is_alone = index == 0 || !accepted[index - 1];
                let tells = self.tells(below);
                let follows_label = index > 0 && self.classes[index - 1] == Class::Label;
                let is_answered =
                    self.classes[below] == Class::Other && (follows_label || (is_alone && !tells));
                (is_answered && !accepted[below] && self.is_text(below)).then_some(below)
            }
            _ if accepted[next] => None,
            _ => Some(next),
        }
    }

    /// A remark about the interview, or an announcement of the next part.
    fn tells(&self, index: usize) -> bool {
        let line = self.page.line(self.from + index);
        let head = line.split(['，', ',', '。']).next().unwrap_or(line);
        let starts =
            ["后面", "最后", "然后", "这个", "本来", "当时", "我", "面试", "上面", "后来", "接着"];
        line.contains("面试官") || starts.iter().any(|word| head.starts_with(word))
    }

    /// An image or a wiki embed between questions belongs to the note, not to the line above.
    fn is_text(&self, index: usize) -> bool {
        let line = self.page.line(self.from + index);
        !line.starts_with("![") && !ends_asking(line)
    }

    /// A short line right above one with a mark before it: a topic.
    fn heads_signed(&self, index: usize) -> bool {
        let at = self.from + index;
        index + 1 < self.classes.len()
            && self.page.rows[at].indent == 0
            && self.page.line(at).chars().count() <= 24
            && is_signed(self.page, at + 1)
    }

    fn answer_end(&self, start: usize, accepted: &[bool]) -> usize {
        let mut blanks = 0;
        for (at, is_question) in accepted.iter().enumerate().skip(start) {
            if self.classes[at] == Class::Blank {
                blanks += 1;
                continue;
            }
            let heads = self.is_signed && self.heads_signed(at);
            if *is_question || self.classes[at] == Class::Label || blanks >= 2 || heads {
                return at;
            }
            blanks = 0;
        }
        self.classes.len()
    }
}
