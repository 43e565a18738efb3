//! Interviews in time: each with its outcome, and what they add up to per month, quarter or year.

use super::days::{self, Day};
use super::{Held, Period, Results, Scope, Source, States, is_pass as mark_passes};
use crate::features::preview::one_line;
use crate::recognise::{Interview, Outcome};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// More months than this are shown by quarter, more quarters by year.
const MOST_PERIODS: u32 = 30;

/// How many characters of a title are shown.
const MAX_CHARS: usize = 120;

/// All interviews, newest first, those without a day last.
pub(super) fn held(scope: &Scope<'_>, sources: &[Source<'_>]) -> Vec<(Option<Day>, Held)> {
    let mut all = Vec::new();
    for source in sources {
        let mut counts =
            vec![(States::default(), Results::default()); source.note.facts().interviews.len()];
        for (question, state) in source.questions() {
            let counts = question.interview().and_then(|index| counts.get_mut(index as usize));
            if let Some((states, marks)) = counts {
                states.count(state);
                marks.count(mark_passes(question.mark));
            }
        }
        for (interview, counts) in source.note.facts().interviews.iter().zip(counts) {
            all.push(one(scope, source, interview, counts));
        }
    }
    all.sort_by_key(|(day, _)| Reverse(day.map(|day| (day.year, day.month, day.day))));
    all
}

fn one(
    scope: &Scope<'_>,
    source: &Source<'_>,
    interview: &Interview,
    (states, marks): (States, Results),
) -> (Option<Day>, Held) {
    let day = days::day(interview.date.as_deref(), source.note, &source.path, scope.today);
    let title = source.note.slice(interview.title);
    let held = Held {
        title: one_line(title.trim_start_matches(['#', ' ']), MAX_CHARS),
        company: interview.company.as_deref().map(str::to_owned),
        round: interview.round.as_deref().map(str::to_owned),
        date: interview.date.as_deref().map(str::to_owned),
        day: day.map(Day::shown),
        year_assumed: day.is_some_and(|day| day.is_year_assumed),
        outcome: interview.outcome.map(|outcome| if is_pass(outcome) { "pass" } else { "fail" }),
        questions: states.all(),
        states,
        marks,
        place: scope.place(source, interview.line),
    };
    (day, held)
}

pub(super) fn is_pass(outcome: Outcome) -> bool {
    outcome == Outcome::Pass
}

/// How long a period is, in months.
#[derive(Clone, Copy)]
enum Length {
    Month = 1,
    Quarter = 3,
    Year = 12,
}

/// What the interviews add up to, without gaps. A day of which only the year is known counts only
/// where periods are years.
pub(super) fn periods(held: &[(Option<Day>, Held)]) -> Vec<Period> {
    let dated = || held.iter().filter_map(|(day, held)| Some(((*day)?, held)));
    let months = || dated().filter(|(day, _)| day.month > 0).map(|(day, _)| month(day));
    let length = match (months().min(), months().max()) {
        (Some(first), Some(last)) if last - first < MOST_PERIODS => Length::Month,
        (Some(first), Some(last)) if (last - first) / 3 < MOST_PERIODS => Length::Quarter,
        _ => Length::Year,
    };
    let mut counts: BTreeMap<u32, (Results, Results)> = BTreeMap::new();
    for (day, held) in dated() {
        if day.month == 0 && !matches!(length, Length::Year) {
            continue;
        }
        let (outcomes, marks) = counts.entry(month(day) / length as u32).or_default();
        outcomes.count(held.outcome.map(|outcome| outcome == "pass"));
        marks.pass += held.marks.pass;
        marks.fail += held.marks.fail;
        marks.unknown += held.marks.unknown;
    }
    let (Some(first), Some(last)) = (counts.keys().next(), counts.keys().next_back()) else {
        return Vec::new();
    };
    let period = |number| {
        let (outcomes, marks) = counts.get(&number).copied().unwrap_or_default();
        Period { name: name(number, length), outcomes, marks }
    };
    (*first..=*last).map(period).collect()
}

/// Months since the year 0; of a year alone, its first.
fn month(day: Day) -> u32 {
    day.year * 12 + day.month.saturating_sub(1)
}

fn name(number: u32, length: Length) -> String {
    match length {
        Length::Month => format!("{}-{:02}", number / 12, number % 12 + 1),
        Length::Quarter => format!("{}-Q{}", number / 4, number % 4 + 1),
        Length::Year => format!("{number}"),
    }
}
