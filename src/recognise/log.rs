//! Logs: rounds one after the other, in each the questions line by line.
//!
//! Both the pasted log (in a fence) and the bare log read their lines here. A round line starts
//! an interview; the company stands in a short line above it, with a sentence or two about the
//! company in between. Every line of a round is a question, except remarks, labels and what
//! stands behind `总结：`.

use super::asking::{Asks, asks, ends_asking};
use super::claims::{Claim, Claims, Strength};
use super::full_width::narrowed;
use super::interviews::Draft;
use super::lexicon::Lexicon;
use super::outcome::whole_verdict;
use super::page::Page;
use super::rounds;
use super::rows::{Kind, Row};
use super::title::{Known, Title, is_generic, title};
use super::wording::{self, Style};
use super::{Asker, Setting};
use crate::text::letters::is_alphanumeric;
use crate::text::{Span, slice};
use rustc_hash::FxHashMap;

/// The rows of one log: `rows[0]` is row `offset` of the page.
pub(crate) struct Log<'p, 't> {
    pub(crate) page: &'p Page<'t>,
    pub(crate) rows: &'p [Row],
    pub(crate) offset: usize,
    pub(crate) setting: Setting,
}

/// A round in a log; indices into the log's rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Round {
    at: usize,
    /// Its questions stand in `at + 1..end`.
    end: usize,
    title: Title,
    /// The line that names the company.
    header: Option<usize>,
}

/// By company line and round: how far the lines below were searched for a verdict, and whether
/// there was one. Rounds of one company go on where the one before stopped.
type Told = FxHashMap<(usize, Box<str>), (usize, bool)>;

impl Log<'_, '_> {
    fn line(&self, at: usize) -> &str {
        slice(self.page.text, self.rows[at].span).trim_start()
    }

    fn is_blank(&self, at: usize) -> bool {
        self.rows[at].is_blank()
    }

    /// The rounds, each with the company line above it.
    pub(crate) fn rounds(&self) -> Vec<Round> {
        let mut rounds: Vec<Round> = Vec::new();
        for at in 0..self.rows.len() {
            let row = self.rows[at];
            let is_written =
                matches!(row.kind, Kind::Text | Kind::Ordered(_) | Kind::Bullet | Kind::Heading(_));
            let title = if is_written {
                rounds::read(self.page.lexicon, self.page.text, row.numbered_content())
            } else {
                None
            };
            // What is an item of the page is one here, too.
            let is_round = || is_written && self.page.is_round(self.offset + at);
            let title = title.or_else(|| {
                is_round().then(|| rounds::read_again(self.page, self.offset + at)).flatten()
            });
            let Some(title) = title else { continue };
            let last = rounds.last().copied();
            let from = last.map_or(0, |last| last.at + 1);
            let new = self.new_header(at, from, last.as_ref(), &title);
            let header = new.or(last.and_then(|last| last.header));
            if let Some(last) = rounds.last_mut() {
                last.end = new.filter(|&header| header > last.at).unwrap_or(at);
            }
            rounds.push(Round { at, end: self.rows.len(), title, header });
        }
        rounds
    }

    /// The company line above a round that starts with a new company: the first round again, or a
    /// blank line and the sentences about the company between the line and the round.
    fn new_header(
        &self,
        at: usize,
        from: usize,
        last: Option<&Round>,
        title: &Title,
    ) -> Option<usize> {
        if self.rows[at].kind == Kind::Bullet && self.rows[at].indent > 0 {
            return self.outer_header(at, from);
        }
        let order =
            |title: &Title| title.round.and_then(|round| order(slice(self.page.text, round)));
        let is_first = match (order(title), last.and_then(|last| order(&last.title))) {
            (Some(1), _) => true,
            (Some(own), Some(before)) => own <= before,
            _ => last.is_none(),
        };
        let mut has_prose = false;
        let mut has_blank = false;
        let mut seen = 0;
        for above in (from..at).rev() {
            if self.is_blank(above) {
                has_blank |= seen == 0;
                continue;
            }
            seen += 1;
            if seen > 4 {
                return None;
            }
            if self.is_sentence(above) {
                has_prose = true;
                continue;
            }
            let is_header = self.could_name_company(above, has_prose && has_blank)
                && (is_first || (has_prose && has_blank) || self.is_only_company(above));
            return is_header.then_some(above);
        }
        None
    }

    /// The item around the round at `at` in an outline, if it may name a company.
    fn outer_header(&self, at: usize, from: usize) -> Option<usize> {
        let own = self.rows[at].indent;
        let is_outer = |above: &usize| !self.is_blank(*above) && self.rows[*above].indent < own;
        let outer = (from..at).rev().find(is_outer)?;
        let content = slice(self.page.text, self.rows[outer].content());
        let is_name = self.rows[outer].kind == Kind::Bullet
            && !self.is_sentence(outer)
            && asks(self.page.lexicon, content) < Asks::Plainly;
        is_name.then_some(outer)
    }

    /// A line too long, or too much punctuated, for a name.
    fn is_sentence(&self, at: usize) -> bool {
        let line = self.line(at);
        line.chars().count() > 24 || line.contains(['，', '。', ',', '：', '！', '…', '、'])
    }

    fn could_name_company(&self, at: usize, is_introduced: bool) -> bool {
        let line = self.line(at);
        let names = title(self.page.lexicon, self.page.text, self.rows[at].content());
        let is_cut = at == 0 || self.is_blank(at - 1) || self.is_sentence(at - 1);
        // A note that is called after a company speaks of that one.
        let is_told = self.page.named.company.is_some()
            || self.page.front.as_ref().is_some_and(|front| front.company.is_some());
        let may_be = if is_told { names.known == Known::Listed } else { true };
        may_be
            && !self.rows[at].is_numbered()
            && (is_cut || is_introduced || names.is_known_company())
            && asks(self.page.lexicon, line) < Asks::Plainly
            && !line.starts_with(['(', '（', '>', '-', '*'])
            && !line.ends_with(['了', '吧', '；', ';'])
            && !line.ends_with("工程师")
    }

    /// A known company behind a blank line.
    fn is_only_company(&self, at: usize) -> bool {
        let is_cut = at == 0 || self.is_blank(at - 1);
        is_cut && title(self.page.lexicon, self.page.text, self.rows[at].content()).is_only_company
    }

    /// The rounds as interviews.
    pub(crate) fn drafts(&self, rounds: &[Round]) -> Vec<Draft> {
        let mut told = Told::default();
        rounds.iter().map(|round| self.draft(round, &mut told)).collect()
    }

    /// Every line of every round as a question, unless it tells.
    pub(crate) fn claim_lines(&self, rounds: &[Round], claims: &mut Claims) {
        for round in rounds {
            self.questions(round, claims);
        }
    }

    fn draft(&self, round: &Round, told: &mut Told) -> Draft {
        let header = round.header.map(|at| (at, self.rows[at].content()));
        let above = header.map(|(_, span)| title(self.page.lexicon, self.page.text, span));
        // `Acme, onsite, 3/19`
        let is_dated = |name: Span| {
            let before = Span { start: self.rows[round.at].content().start, end: name.start };
            let is_first = !slice(self.page.text, before).contains(is_alphanumeric);
            is_first && round.title.date.is_some() && slice(self.page.text, name).is_ascii()
        };
        let is_own = |name: &Span| round.title.is_known_company() || is_dated(*name);
        let own = round.title.company.filter(is_own);
        let company = match (own.or(above.and_then(|title| title.company)), header) {
            (Some(company), _) => Some(company),
            (None, Some((_, span))) => Some(wording::trim(self.page.text, span))
                .filter(|span| !says_nothing(slice(self.page.text, *span))),
            // What stands behind the round is what it was about.
            (None, None) => round.title.company.filter(|company| {
                round.title.round.is_some_and(|round| company.start < round.start)
            }),
        };
        // `广告一面` below a company: a part of it.
        let is_whole = header.is_some() && own.is_none();
        let round_span = if is_whole { round.title.round_token } else { round.title.round };
        let text = |span: Span| Box::from(narrowed(slice(self.page.text, span)));
        let date = round.title.date.or(above.and_then(|title| title.date));
        let told = round.header.and_then(|header| self.failed_round(header, round, told));
        Draft {
            row: self.offset + round.at,
            end: self.offset + round.end,
            title: None,
            company: company.map(text),
            round: round_span.map(text),
            date: date.map(text),
            outcome: round.title.outcome.or_else(|| self.said_outcome(round)).or(told),
        }
    }

    /// `发offer了`, `已挂`: the last line of the round that says how it ended, and nothing else.
    fn said_outcome(&self, round: &Round) -> Option<super::Outcome> {
        let mut lines = (round.at + 1..round.end).rev().map(|at| self.line(at));
        lines.find_map(|line| whole_verdict(self.page.lexicon, line))
    }

    /// `一面就挂了` in the sentences about the company.
    fn failed_round(
        &self,
        header: usize,
        round: &Round,
        told: &mut Told,
    ) -> Option<super::Outcome> {
        let name = slice(self.page.text, round.title.round?);
        let is_failed = |line: &str| {
            line.match_indices(name).any(|(at, _)| {
                let behind =
                    line[at + name.len()..].trim_start_matches(['就', '直', '接', '也', '已']);
                behind.starts_with(['挂', '凉', '跪', '寄'])
            })
        };
        let known = told.entry((header, name.into())).or_insert((header + 1, false));
        known.1 |= (known.0..round.at).any(|at| is_failed(self.line(at)));
        known.0 = round.at;
        known.1.then_some(super::Outcome::Fail)
    }

    fn questions(&self, round: &Round, claims: &mut Claims) {
        let mut topic = None;
        let mut in_summary = false;
        let mut is_first = true;
        for at in round.at + 1..round.end {
            if self.is_blank(at) || self.rows[at].heading().is_some() {
                continue;
            }
            let content = slice(self.page.text, self.rows[at].content());
            let bare = content.trim_end_matches(['：', ':']);
            if bare.len() < content.len() && bare.chars().count() <= 12 {
                in_summary =
                    bare.ends_with("总结") || bare.ends_with("评价") || bare.ends_with("感受");
                topic = (!in_summary).then(|| {
                    Span::new(self.rows[at].body as usize, self.rows[at].body as usize + bare.len())
                });
                is_first = false;
                continue;
            }
            if !in_summary && Lexicon::is_resource(content) {
                return;
            }
            let is_lead = is_first && self.ends_paragraph(at, round.end) && !self.is_asked(at);
            is_first = false;
            if in_summary || is_lead || self.heads_prose(at, round.end) || self.is_remark(at) {
                continue;
            }
            claims.push(self.claim(at, topic));
        }
    }

    fn claim(&self, at: usize, topic: Option<Span>) -> Claim {
        let wording = self.page.read(self.rows[at].content(), Style::Log);
        let mut claim = Claim::new(self.offset + at, wording, Strength::Formed);
        claim.setting = self.setting;
        claim.topic = topic;
        let text = slice(self.page.text, wording.text);
        if text.starts_with("反问") || text.contains("有什么问题") || text.starts_with("提问环节")
        {
            claim.asker = Asker::Candidate;
        }
        claim
    }

    fn ends_paragraph(&self, at: usize, end: usize) -> bool {
        at + 1 >= end || self.is_blank(at + 1)
    }

    fn is_asked(&self, at: usize) -> bool {
        let content = slice(self.page.text, self.rows[at].content());
        content.chars().count() <= 40 && asks(self.page.lexicon, content) == Asks::Plainly
    }

    /// A word like 秋招 above a paragraph that tells, or such a paragraph: a blank line or the
    /// end of the round follows it.
    fn heads_prose(&self, at: usize, end: usize) -> bool {
        let is_told = |at: usize| {
            let line = self.line(at);
            line.chars().count() > 32
                && !line.contains(['？', '?'])
                && line.contains('，')
                && self.ends_paragraph(at, end)
        };
        let next = at + 1;
        next < end
            && self.line(at).chars().count() <= 8
            && !self.is_asked(at)
            && !self.is_blank(next)
            && is_told(next)
            || is_told(at) && at + 1 < end && self.is_remark_head(at)
            || is_told(at)
                && at > 0
                && self.line(at - 1).chars().count() <= 8
                && self.heads_prose_above(at - 1)
    }

    fn heads_prose_above(&self, at: usize) -> bool {
        !self.is_blank(at) && !self.is_asked(at)
    }

    /// Whether the line tells what happened: judged by its first clause, since a told dialogue
    /// starts with what was asked.
    fn is_remark(&self, at: usize) -> bool {
        let line = wording::unsigned(slice(self.page.text, self.rows[at].content()));
        if line.starts_with("http://")
            || line.starts_with("https://")
            || !line.chars().any(is_alphanumeric)
        {
            return true;
        }
        let is_short = line.chars().count() <= 16;
        if is_short
            && line.ends_with(['了', '吧', '。', '！', '!'])
            && asks(self.page.lexicon, line) != Asks::Plainly
        {
            return true;
        }
        if line.chars().count() <= 30
            && asks(self.page.lexicon, line) == Asks::Tells
            && !line.contains(['？', '?'])
        {
            return true;
        }
        // An exclamation ends as questions do, but asks nothing.
        if ends_asking(line) {
            return asks(self.page.lexicon, line) == Asks::Tells && line.chars().count() <= 40;
        }
        if line.contains(['？', '?']) {
            return false;
        }
        self.is_remark_head(at)
    }

    fn is_remark_head(&self, at: usize) -> bool {
        let line = wording::unsigned(slice(self.page.text, self.rows[at].content()));
        let head = line.split(['，', ',', '（', '(', '。']).next().unwrap_or(line);
        let tells = [
            "写完", "面完", "后面", "后来", "居然", "其中", "到此", "总体", "整体", "聊完", "感觉",
            "可能",
        ];
        head.contains("面试官")
            || head.contains("我说")
            || tells.iter().any(|word| head.starts_with(word))
            || head.chars().count() > 60
            || head == line && asks(self.page.lexicon, line) == Asks::Tells
    }
}

/// `面试题目` names nobody; `4399` does.
fn says_nothing(header: &str) -> bool {
    header.contains(char::is_alphabetic) && is_generic(header)
}

/// Which round of an interview it is: 1 for 一面.
fn order(round: &str) -> Option<u32> {
    let digit = round.chars().find_map(|c| {
        "一二三四五六七八九"
            .chars()
            .position(|one| one == c)
            .map(|at| at as u32 + 1)
            .or_else(|| c.to_digit(10))
    });
    digit.or_else(|| round.starts_with('初').then_some(1))
}
