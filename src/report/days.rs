//! Days as notes tell them: `2024-09-03`, `2024.9`, `Sep 3, 2024`, and `9.3` or `March 3` whose year
//! stands elsewhere or nowhere.

use crate::notebook::Note;
use crate::search::titles::{in_words, read_day};
use jiff::civil::Date;

/// A day, month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u32,
    /// 0 when only the year is known.
    pub month: u32,
    /// 0 when only the month is known.
    pub day: u32,
    /// The year is a guess.
    pub is_year_assumed: bool,
}

impl Day {
    fn exact(number: u32) -> Self {
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        Self { year, month, day, is_year_assumed: false }
    }

    /// `2024-09-03`, `2024-09` or `2024`.
    pub fn shown(self) -> String {
        match self {
            Self { year, month: 0, .. } => format!("{year}"),
            Self { year, month, day: 0, .. } => format!("{year}-{month:02}"),
            Self { year, month, day, .. } => format!("{year}-{month:02}-{day:02}"),
        }
    }
}

/// The day of an interview: of its own `date`, with the year of its note's front matter or path
/// if it has none of its own; without a date, that of the note. A year that stands nowhere is the
/// one in which such a day was last, seen from `today`.
pub fn day(date: Option<&str>, note: &Note, path: &str, today: Date) -> Option<Day> {
    let front = note.facts().front_matter.as_ref().and_then(|front| front.get("date"));
    let of_note = || front.and_then(|date| read_day(&date.text)).or_else(|| read_day(path));
    let Some(date) = date else { return of_note().map(Day::exact) };
    let in_words = in_words(date);
    if let Some(exact) = read_day(date).map(Day::exact) {
        let told = in_words.filter(|_| exact.month == 0);
        let (month, day) = told.unwrap_or((exact.month, exact.day));
        return Some(Day { month, day, ..exact });
    }
    let (month, day) = in_words.or_else(|| month_and_day(date))?;
    if let Some(number) = of_note() {
        return Some(Day { month, day, ..Day::exact(number) });
    }
    let (this_year, this_month, this_day) = (today.year(), today.month(), today.day());
    let is_past = (month as i8, day as i8) <= (this_month, this_day);
    let year = if is_past { this_year } else { this_year - 1 };
    Some(Day { year: u32::try_from(year).ok()?, month, day, is_year_assumed: true })
}

/// `9.3`, `09/03`, `9月3日`.
fn month_and_day(date: &str) -> Option<(u32, u32)> {
    let mut numbers = date.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = |most: u32| numbers.next()?.parse().ok().filter(|n| (1..=most).contains(n));
    Some((next(12)?, next(31)?))
}
