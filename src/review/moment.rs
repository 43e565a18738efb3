//! A point in time with the place it was taken at, so that a day is the reader's own day on every
//! machine that reads the log.

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use std::fmt;

/// A day begins at four: what is reviewed after midnight belongs to the evening before.
const DAY_BEGINS: i64 = 4 * 3600;
const DAY: i64 = 24 * 3600;

/// A day, counted from 1970-01-01.
pub type Day = i64;

/// A moment to the millisecond and the offset of the clock it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    at: Timestamp,
    offset: Offset,
}

impl Moment {
    /// The moment of the machine's clock.
    pub fn now() -> Self {
        let now = Zoned::now();
        Self::of(now.timestamp(), now.offset())
    }

    fn of(at: Timestamp, offset: Offset) -> Self {
        let whole = Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        Self { at: whole, offset }
    }

    /// Reads `2026-11-21T17:05:00.123+08:00`, or the same with `Z`.
    pub fn parse(text: &str) -> Option<Self> {
        let pieces = Pieces::parse(text).ok()?;
        let offset = pieces.to_numeric_offset()?;
        let at = offset.to_timestamp(pieces.date().to_datetime(pieces.time()?)).ok()?;
        Some(Self::of(at, offset))
    }

    /// The day it belongs to where it was taken.
    pub fn day(self) -> Day {
        (self.at.as_second() + i64::from(self.offset.seconds()) - DAY_BEGINS).div_euclid(DAY)
    }

    /// Milliseconds since 1970 in UTC.
    pub fn milliseconds(self) -> i64 {
        self.at.as_millisecond()
    }

    /// The moment so many milliseconds later, at the same place.
    #[must_use]
    pub fn later(self, milliseconds: i64) -> Self {
        let at = Timestamp::from_millisecond(self.milliseconds().saturating_add(milliseconds));
        Self { at: at.unwrap_or(self.at), offset: self.offset }
    }
}

/// `2026-11-23`
pub fn date(day: Day) -> String {
    let start = Date::constant(1970, 1, 1);
    let date = start.checked_add(jiff::Span::new().days(day.clamp(-100_000, 1_000_000)));
    date.unwrap_or(start).to_string()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.at.to_zoned(self.offset.to_time_zone());
        write!(f, "{}", local.strftime("%Y-%m-%dT%H:%M:%S%.3f%:z"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, date};

    #[test]
    fn a_day_is_that_of_the_place_and_begins_at_four() {
        let day = |text| date(Moment::parse(text).expect("a moment").day());
        assert_eq!(day("2026-11-21T03:59:59.999+08:00"), "2026-11-20");
        assert_eq!(day("2026-11-21T04:00:00+08:00"), "2026-11-21");
        assert_eq!(day("2026-11-21T23:00:00-05:00"), "2026-11-21");
        assert_eq!(day("2026-11-21T23:00:00Z"), "2026-11-21");
    }

    #[test]
    fn a_moment_reads_back_as_itself() {
        for text in ["2026-11-21T17:05:00.123+08:00", "1999-01-01T00:00:00.000-03:30"] {
            assert_eq!(Moment::parse(text).expect("a moment").to_string(), text);
        }
        assert_eq!(Moment::parse("2026-11-21"), None);
        assert_eq!(Moment::parse("2026-11-21T17:05:00"), None);
    }
}
