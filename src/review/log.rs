//! The events of one folder, and what follows from them.
//!
//! What follows does not depend on the order of the lines nor on how often one stands there: git
//! may merge two logs by keeping the lines of both.

use super::event::{Event, Odd, Seen, What};
use super::moment::{Day, Moment};
use super::schedule::{Scheduler, State};
use super::{Grade, Key};
use std::collections::{BTreeMap, BTreeSet};

/// The log of one folder as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// In the order of time, with their lines; each once.
    events: Vec<(Event, Box<str>)>,
    /// Lines that say nothing that is understood; they are kept.
    broken: Vec<Box<[u8]>>,
}

/// What happened to one card so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    pub state: Option<State>,
    /// It was put off on this day.
    pub buried: Option<Day>,
    /// How it was worded, the last wording last.
    pub seen: Vec<Seen>,
    pub grades: Vec<(Moment, Grade)>,
}

impl Log {
    /// Reads a file. Fails with the version when a later program wrote to it.
    pub fn parse(bytes: &[u8]) -> Result<Self, u64> {
        let mut log = Self::default();
        for line in bytes.split(|&byte| byte == b'\n') {
            let trimmed = line.trim_ascii();
            if trimmed.is_empty() || is_conflict_mark(trimmed) {
                continue;
            }
            let text = std::str::from_utf8(trimmed).map_err(|_| Odd::Broken);
            match text.and_then(|text| Ok((Event::parse(text)?, text.into()))) {
                Ok(event) => log.events.push(event),
                Err(Odd::Broken) => log.broken.push(line.into()),
                Err(Odd::Newer(version)) => return Err(version),
            }
        }
        log.sort();
        Ok(log)
    }

    /// The file as it is written: events by time, then what was not understood.
    pub fn bytes(&self) -> Vec<u8> {
        let events = self.events.iter().map(|(_, line)| line.as_bytes());
        let lines = events.chain(self.broken.iter().map(|line| &**line));
        let mut bytes = Vec::new();
        for line in lines {
            bytes.extend_from_slice(line);
            bytes.push(b'\n');
        }
        bytes
    }

    /// Takes in more events.
    pub fn extend(&mut self, events: impl IntoIterator<Item = Event>) {
        self.events.extend(events.into_iter().map(|event| {
            let line = event.line().into();
            (event, line)
        }));
        self.sort();
    }

    fn sort(&mut self) {
        self.events.sort_by(|(a, line_a), (b, line_b)| {
            a.at.milliseconds().cmp(&b.at.milliseconds()).then_with(|| line_a.cmp(line_b))
        });
        self.events.dedup_by(|(_, a), (_, b)| a == b);
    }

    /// How many lines say nothing that is understood; they are kept.
    pub fn broken_lines(&self) -> usize {
        self.broken.len()
    }

    /// A moment not before `now` at which nothing happened to `card` yet, so that events of one
    /// card can be told apart.
    pub fn free_moment(&self, card: &Key, now: Moment) -> Moment {
        let mut at = now;
        while self
            .events
            .iter()
            .rev()
            .any(|(event, _)| event.card == *card && event.at.milliseconds() == at.milliseconds())
        {
            at = at.later(1);
        }
        at
    }

    /// The grade or burial that came last and was not undone.
    pub fn last(&self) -> Option<&Event> {
        let undone = self.undone();
        let events = self.events.iter().rev().map(|(event, _)| event);
        let mut acts = events.filter(|event| is_act(event));
        acts.find(|event| !undone.contains(&place(event)))
    }

    /// What the events come to, card by card.
    pub fn histories(&self, scheduler: &Scheduler) -> BTreeMap<Key, History> {
        let undone = self.undone();
        let mut histories: BTreeMap<Key, History> = BTreeMap::new();
        for (event, _) in &self.events {
            let is_undone = is_act(event) && undone.contains(&place(event));
            if is_undone || matches!(event.what, What::Undone(_)) {
                continue;
            }
            let history = histories.entry(event.card.clone()).or_default();
            match &event.what {
                What::Graded(grade) => {
                    let next = scheduler.graded(history.state.as_ref(), *grade, event.at);
                    history.state = Some(next);
                    history.grades.push((event.at, *grade));
                }
                What::Buried => history.buried = Some(event.at.day()),
                What::Seen(seen) => {
                    history.seen.retain(|known| known.text != seen.text);
                    history.seen.push(seen.clone());
                }
                What::Undone(_) => {}
            }
        }
        histories
    }

    fn undone(&self) -> BTreeSet<(&Key, i64)> {
        let events = self.events.iter();
        let undone = events.filter_map(|(event, _)| match event.what {
            What::Undone(at) => Some((&event.card, at.milliseconds())),
            _ => None,
        });
        undone.collect()
    }
}

/// Whether it is something a person did, which may be undone.
fn is_act(event: &Event) -> bool {
    matches!(event.what, What::Graded(_) | What::Buried)
}

fn place(event: &Event) -> (&Key, i64) {
    (&event.card, event.at.milliseconds())
}

/// What git writes between the lines of two sides that it could not merge; both are wanted.
fn is_conflict_mark(line: &[u8]) -> bool {
    [&b"<<<<<<<"[..], b"=======", b">>>>>>>", b"|||||||"].iter().any(|mark| {
        line.strip_prefix(*mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(b" "))
    })
}

#[cfg(test)]
mod tests {
    use super::Log;
    use crate::review::schedule::Scheduler;
    use proptest::prelude::{any, proptest};
    use proptest::strategy::Strategy;

    const LOG: &str = r#"
{"v":1,"at":"2026-11-01T20:00:00.000+08:00","card":"a","seen":{"text":"甲","note":"a.md"}}
{"v":1,"at":"2026-11-01T20:00:00.001+08:00","card":"a","grade":"good"}
{"v":1,"at":"2026-11-01T20:01:00.000+08:00","card":"b","grade":"again"}
{"v":1,"at":"2026-11-01T20:02:00.000+08:00","card":"b","undo":"2026-11-01T20:01:00.000+08:00"}
{"v":1,"at":"2026-11-03T20:00:00.000+08:00","card":"a","grade":"easy"}
{"v":1,"at":"2026-11-03T20:00:09.000+08:00","card":"c","bury":true}
"#;

    fn outcome(log: &Log) -> String {
        format!("{:?}", log.histories(&Scheduler::new(90)))
    }

    #[test]
    fn events_come_to_states() {
        let log = Log::parse(LOG.as_bytes()).expect("it is of this version");
        let histories = log.histories(&Scheduler::new(90));
        let shown: Vec<_> = histories
            .iter()
            .map(|(key, history)| {
                let reviews = history.state.map_or(0, |state| state.reviews);
                format!("{key} {reviews} {:?} {}", history.buried.is_some(), history.seen.len())
            })
            .collect();
        assert_eq!(shown, ["a 2 false 1", "c 0 true 0"]);
    }

    #[test]
    fn what_is_not_understood_is_kept() {
        let text = format!("{LOG}\nnonsense\n{{\"v\":1}}\n\u{feff}");
        let log = Log::parse(text.as_bytes()).expect("it is of this version");
        assert_eq!(log.broken_lines(), 3);
        let again = Log::parse(&log.bytes()).expect("it is of this version");
        assert_eq!(again, log);
    }

    #[test]
    fn a_later_version_is_refused() {
        assert_eq!(Log::parse(b"{\"v\":2,\"what\":\"ever\"}"), Err(2));
    }

    #[test]
    fn both_sides_of_a_conflict_count() {
        let lines: Vec<_> = LOG.trim().lines().collect();
        let (ours, theirs) = lines.split_at(3);
        let text = format!(
            "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n",
            ours.join("\n"),
            theirs.join("\n")
        );
        let merged = Log::parse(text.as_bytes()).expect("it is of this version");
        assert_eq!(merged, Log::parse(LOG.as_bytes()).expect("it is of this version"));
    }

    proptest! {
        /// Lines in any order, any of them twice, come to the same.
        #[test]
        fn the_order_of_lines_makes_no_difference(
            order in proptest::collection::vec(any::<u32>(), 6),
            twice in any::<u8>(),
        ) {
            let mut lines: Vec<_> = LOG.trim().lines().zip(order).collect();
            lines.sort_by_key(|(_, place)| *place);
            let mut text = String::new();
            for (index, (line, _)) in lines.into_iter().enumerate() {
                let times = 1 + usize::from(twice >> index & 1 == 1);
                text.extend(std::iter::repeat_n(format!("{line}\r\n"), times));
            }
            let (log, plain) = (Log::parse(text.as_bytes()), Log::parse(LOG.as_bytes()));
            assert_eq!(log.as_ref().map(outcome), plain.as_ref().map(outcome));
            assert_eq!(log.map(|log| log.bytes()), plain.map(|log| log.bytes()));
        }

        #[test]
        fn bytes_of_any_kind_are_kept(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(log) = Log::parse(&bytes) {
                assert_eq!(Log::parse(&log.bytes()), Ok(log));
            }
        }

        #[test]
        fn an_event_reads_back(line in "[ -~\u{4e00}-\u{4e10}]{0,20}".prop_map(String::from)) {
            use crate::review::event::{Event, Seen, What};
            use crate::review::moment::Moment;
            let seen = Seen {
                text: line.clone().into(), topic: None, note: line.into(), before: None, after: None,
            };
            let at = Moment::parse("2026-11-01T20:00:00.000+08:00").expect("a moment");
            let event = Event { at, card: crate::review::Key::new("k"), what: What::Seen(seen) };
            assert_eq!(Event::parse(&event.line()), Ok(event));
        }
    }
}
