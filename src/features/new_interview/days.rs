//! How a folder writes days: `9.12`, `2024-09-12`, `9月12日`, `20240912`, `March 3`.

use super::dialect::Votes;
use jiff::civil::Date;
use std::ops::Range;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What is counted of the days written in some place.
#[derive(Default)]
pub(super) struct Days {
    styles: Votes,
    padded: usize,
    bare: usize,
}

/// A way of writing days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    /// A day with `Y`, `M`, `D`, and `B` or `b` for the name of a month: `Y.M.D`, `M月D日`, `B D`.
    shape: String,
    is_padded: bool,
}

impl Days {
    /// Counts `date`, if it is one with a month and a day.
    pub(super) fn add(&mut self, date: &str) {
        let Some(shape) = shape(date) else { return };
        self.styles.add(shape);
        for number in date.split(|c: char| !c.is_ascii_digit()) {
            self.padded += usize::from(number.len() == 2 && number.starts_with('0'));
            self.bare += usize::from(number.len() == 1);
        }
    }

    pub(super) fn style(&self) -> Option<Style> {
        let (shape, _) = self.styles.winner()?;
        let is_open = self.padded == self.bare && shape.contains('-');
        let is_padded = self.padded > self.bare || is_open || shape.contains("MD");
        Some(Style { shape: shape.to_owned(), is_padded })
    }
}

impl Default for Style {
    fn default() -> Self {
        Self { shape: "Y-M-D".to_owned(), is_padded: true }
    }
}

impl Style {
    pub(super) fn written(&self, day: Date) -> String {
        let number = |number: i8| {
            if self.is_padded { format!("{number:02}") } else { number.to_string() }
        };
        let month = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
        let mut written = String::new();
        for c in self.shape.chars() {
            match c {
                'Y' => written.push_str(&day.year().to_string()),
                'M' => written.push_str(&number(day.month())),
                'D' => written.push_str(&number(day.day())),
                'B' => written.push_str(month),
                'b' => written.push_str(&month[..3]),
                c => written.push(c),
            }
        }
        written
    }
}

/// Where a day stands in the name of a file.
pub(super) fn find(name: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || ".-_年月日".contains(c);
    let mut at = 0;
    while let Some(start) = name[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + start;
        let len = name[start..].find(|c| !is_part(c)).unwrap_or(name.len() - start);
        let day = name[start..start + len].trim_end_matches(['.', '-', '_', '年', '月']);
        if shape(day).is_some() {
            return Some(start..start + day.len());
        }
        at = start + len;
    }
    None
}

/// The parts of a day as letters; `None` when month or day are missing, or it says more.
fn shape(date: &str) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let numbers: Vec<&str> = date.split(|c| !is_digit(c)).filter(|it| !it.is_empty()).collect();
    let has_name = date.contains(|c: char| c.is_ascii_alphabetic());
    let signs = match *numbers {
        [day] if !has_name && day.len() == 8 => return Some("YMD".to_owned()),
        [day] if has_name && day.len() <= 2 => "D",
        [day, year] if has_name && day.len() <= 2 && year.len() == 4 => "DY",
        [month, day] if !has_name && is_day(month, day) => "MD",
        [year, month, day] if !has_name && year.len() == 4 && is_day(month, day) => "YMD",
        _ => return None,
    };
    let mut signs = signs.chars();
    let mut shape = String::new();
    let mut rest = date;
    while let Some(first) = rest.chars().next() {
        let len = |is_it: fn(char) -> bool| rest.find(|c| !is_it(c)).unwrap_or(rest.len());
        let taken = if is_digit(first) {
            shape.push(signs.next()?);
            len(|c| c.is_ascii_digit())
        } else if first.is_ascii_alphabetic() {
            let len = len(|c| c.is_ascii_alphabetic());
            let name = &rest[..len];
            let is_full = MONTHS.iter().any(|month| month.eq_ignore_ascii_case(name));
            let is_short = MONTHS.iter().any(|month| month[..3].eq_ignore_ascii_case(name));
            shape.push(if is_full { 'B' } else { is_short.then_some('b')? });
            len
        } else {
            shape.push(first);
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    (shape.matches(['B', 'b']).count() <= 1).then_some(shape)
}

fn is_day(month: &str, day: &str) -> bool {
    let within = |number: &str, most| {
        number.len() <= 2 && number.parse().is_ok_and(|number: u8| (1..=most).contains(&number))
    };
    within(month, 12) && within(day, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_others_were() {
        let today = Date::constant(2026, 1, 5);
        for (written, expected) in [
            ("9.12", "1.5"),
            ("09.03", "01.05"),
            ("2024-09-12", "2026-01-05"),
            ("2024/9/3", "2026/1/5"),
            ("9月3日", "1月5日"),
            ("2024年9月3日", "2026年1月5日"),
            ("20240903", "20260105"),
            ("March 3", "January 5"),
            ("Mar 3, 2024", "Jan 5, 2026"),
            ("3 March", "5 January"),
        ] {
            let mut days = Days::default();
            days.add(written);
            assert_eq!(days.style().unwrap().written(today), expected, "{written}");
        }
        for no_day in ["2024", "2024-09", "13.12", "9.3-9.5", "week 3", "May", "2024.9.3.1", ""] {
            assert_eq!(shape(no_day), None, "{no_day}");
        }
    }

    #[test]
    fn a_day_is_found_in_the_name_of_a_file() {
        for (name, day) in [
            ("2024.9.3云帆一面", "2024.9.3"),
            ("云帆-20240903-一面", "20240903"),
            ("云帆 9月3日", "9月3日"),
            ("1.云帆 9.3", "9.3"),
            ("2024-09-03_云帆", "2024-09-03"),
        ] {
            assert_eq!(find(name).map(|range| &name[range]), Some(day));
        }
        assert_eq!(find("云帆 2 一面 17"), None);
    }
}
