//! Dates as people write them: `2020/05/09`, `9.3`, `9月3日`, `March 2026`.

type Range = std::ops::Range<usize>;

/// A date: `2020/05/09`, `2023-09`, `9.3`, `2022年03月17日`, `9月3日`, `March 2026`.
pub(crate) fn date(raw: &str) -> Option<Range> {
    let bytes = raw.as_bytes();
    let mut at = bytes.iter().position(u8::is_ascii_digit)?;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = number_chain(raw, at);
        let is_glued = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.');
        if !is_glued && is_number_date(raw, at..end) {
            return Some(at..end);
        }
        at = end.max(at + 1);
    }
    month_name(raw)
}

/// The date that `raw` starts with: [`date`] of a line that begins with a digit, without looking
/// through the rest of it.
pub(crate) fn leading_date(raw: &str) -> Option<Range> {
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    let end = number_chain(raw, 0);
    if is_number_date(raw, 0..end) {
        return Some(0..end);
    }
    // `3 March 2026`
    let is_day = matches!(digits, 1 | 2);
    let behind = raw[digits..].trim_start();
    let word = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
    let at = raw.len() - behind.len();
    let month = at..at + word;
    let is_month = is_day && is_month(&raw[month.clone()]);
    is_month.then(|| around_month(raw, month)).flatten().filter(|date| date.start == 0)
}

/// Whether the chain of numbers at `range` is a date and nothing goes on behind it.
fn is_number_date(raw: &str, range: Range) -> bool {
    let chain = &raw[range.clone()];
    let behind = raw[range.end..].chars().next();
    let is_whole =
        || is_compact(chain) || chain.split(['.', '-', '/', '_']).count() == 3 && chain.len() >= 8;
    let is_cut =
        behind.is_none_or(|c| !c.is_ascii_alphanumeric() || c.is_alphabetic() && is_whole());
    is_cut && is_date(chain)
}

/// No date has more bytes: `September 23rd, 2026`.
const LONGEST: usize = 32;

/// Whether `text` is a date and nothing else.
pub(crate) fn is_whole_date(text: &str) -> bool {
    text.len() <= LONGEST && date(text).is_some_and(|date| date.len() == text.len())
}

/// The end of a chain of numbers joined by `/`, `-`, `.`, `_`, `年`, `月`, `日`, `号`.
fn number_chain(raw: &str, start: usize) -> usize {
    let mut end = start;
    let mut expects_digit = true;
    for (at, c) in raw[start..].char_indices().take(20) {
        let behind = start + at + c.len_utf8();
        match c {
            '0'..='9' => (end, expects_digit) = (behind, false),
            '年' | '月' | '日' | '号' if !expects_digit => {
                (end, expects_digit) = (behind, true);
            }
            '/' | '-' | '.' | '_' if !expects_digit => expects_digit = true,
            // `11 月 3 日`
            ' ' if is_inside_day(raw, start + at) => {}
            _ => break,
        }
    }
    end
}

/// Whether the blank at `at` stands between a number and 年, 月, 日 or 号, or behind the first two.
fn is_inside_day(raw: &str, at: usize) -> bool {
    let (before, behind) = (&raw[..at], &raw[at + 1..]);
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        behind.starts_with(['年', '月', '日', '号'])
    } else {
        before.ends_with(['年', '月']) && behind.starts_with(|c: char| c.is_ascii_digit())
    }
}

fn is_date(chain: &str) -> bool {
    // A shorter number alone is none; most that are met are numbers alone.
    if chain.bytes().all(|byte| byte.is_ascii_digit()) {
        return is_compact(chain);
    }
    let parts = || chain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let value = |at: usize| parts().nth(at).and_then(|part| part.parse::<u32>().ok());
    let is_year = value(0).is_some_and(|year| (1990..2100).contains(&year));
    let month_day = |month: Option<u32>, day: Option<u32>| {
        month.is_some_and(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=31).contains(&day))
    };
    match parts().count() {
        2 | 3 if is_year => month_day(value(1), value(2)),
        // `24.3.8`
        3 => {
            let is_year = |year: Option<u32>| year.is_some_and(|year| (15..40).contains(&year));
            // `01.03.24`
            let is_padded = chain.len() == 8 && chain.as_bytes()[2] == b'.';
            // `01.03.2024`, `03/14/2024`
            let is_last = value(2).is_some_and(|year| (1990..2100).contains(&year));
            is_year(value(0)) && month_day(value(1), value(2))
                || is_padded && is_year(value(2)) && month_day(value(1), value(0))
                || is_last && (month_day(value(1), value(0)) || month_day(value(0), value(1)))
        }
        2 => !chain.contains(['_', '-']) && month_day(value(0), value(1)),
        1 => is_year && chain.ends_with('年'),
        _ => false,
    }
}

/// `20260903`
fn is_compact(chain: &str) -> bool {
    chain.len() == 8
        && chain.starts_with("20")
        && chain.bytes().all(|byte| byte.is_ascii_digit())
        && is_date(&format!("{}.{}.{}", &chain[..4], &chain[4..6], &chain[6..]))
}

/// `8-3` at the start of a title or at its end, which is a day beside a round only.
pub(crate) fn dashed_day(raw: &str) -> Option<Range> {
    memchr::memchr(b'-', raw.as_bytes())?;
    let is_of_day = |c: char| c.is_ascii_digit() || c == '-';
    let head = raw.len() - raw.trim_start_matches(is_of_day).len();
    let inner = raw.trim_end_matches([')', '）']);
    let tail = inner.trim_end_matches(is_of_day).len();
    let is_led = || raw[..tail].ends_with([' ', '(', '（', ')', '）']);
    let at_head = (0..head, raw[head..].starts_with(' '));
    let at_tail = (tail..inner.len(), is_led());
    [at_head, at_tail]
        .into_iter()
        .find_map(|(day, is_apart)| (is_apart && is_dashed_day(&raw[day.clone()])).then_some(day))
}

/// Whether `text` is a day like `8-3` and nothing else.
pub(crate) fn is_dashed_day(text: &str) -> bool {
    let is_short = |part: &str| matches!(part.len(), 1 | 2);
    let parts = text.split_once('-').filter(|(month, day)| is_short(month) && is_short(day));
    parts.is_some_and(|(month, day)| is_date(&format!("{month}.{day}")))
}

/// `09-03` or `0903`, which is a day beside a round only: elsewhere it may be a range or a number.
pub(crate) fn padded_day(raw: &str) -> Option<Range> {
    padded_with_dash(raw).or_else(|| padded_digits(raw))
}

fn padded_digits(raw: &str) -> Option<Range> {
    let is_day = |run: &&str| {
        run.len() == 4
            && run.starts_with(['0', '1'])
            && is_date(&format!("{}.{}", &run[..2], &run[2..]))
    };
    let run = raw
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|run| run.bytes().all(|byte| byte.is_ascii_digit()) && is_day(run))?;
    let at = run.as_ptr() as usize - raw.as_ptr() as usize;
    let is_part =
        raw[..at].ends_with(['.', '-', '/', '_']) || raw[at + 4..].starts_with(['.', '-', '/']);
    (!is_part).then_some(at..at + 4)
}

fn padded_with_dash(raw: &str) -> Option<Range> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
    memchr::memchr_iter(b'-', raw.as_bytes()).find_map(|dash| {
        let at = dash.checked_sub(2)?;
        let day = raw.get(at..at + 5)?;
        let (before, behind) = (raw[..at].chars().next_back(), raw[at + 5..].chars().next());
        let is_cut = is_edge(before) && is_edge(behind);
        (is_cut && is_date(&day.replace('-', "."))).then_some(at..at + 5)
    })
}

/// Whether `text` is a day like `09-03` and nothing else.
pub(crate) fn is_padded_day(text: &str) -> bool {
    text.len() == 5 && padded_day(text).is_some()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `March 2026`, `Mar 3, 2026`, `Sept. 3`, `3 March 2026`
fn month_name(raw: &str) -> Option<Range> {
    let bytes = raw.as_bytes();
    if !bytes.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_alphabetic) {
        let start = at + start;
        at = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if is_month(&raw[start..at])
            && let Some(date) = around_month(raw, start..at)
        {
            return Some(date);
        }
    }
    None
}

/// Whether a word of Latin letters names a month, in full or by its first three or four letters.
fn is_month(word: &str) -> bool {
    let Some(head) = word.as_bytes().first_chunk::<3>() else { return false };
    let head = head.map(|letter| letter.to_ascii_lowercase());
    let begins = |month: &str| month.as_bytes()[..3] == head;
    MONTHS.iter().find(|month| begins(month)).is_some_and(|month| {
        let is_head = word.len() <= 4
            && month.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
        is_head || month.eq_ignore_ascii_case(word)
    })
}

/// A day and a year around the name of a month, one of them at least: `March 2026`, `Mar 3`, `20 May`.
fn around_month(raw: &str, month: Range) -> Option<Range> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = month.end;
    let mut is_date = false;
    let behind = |end: usize| {
        let rest = raw[end..].trim_start_matches(['.', ',', ' ']);
        (raw.len() - rest.len(), rest)
    };
    let (at, rest) = behind(end);
    if matches!(digits(rest), 1 | 2) {
        let day = at + digits(rest);
        let sign = raw.get(day..day + 2).unwrap_or("");
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|it| sign.eq_ignore_ascii_case(it));
        end = if ordinal { day + 2 } else { day };
        is_date = true;
    }
    let (at, rest) = behind(end);
    if digits(rest) == 4 {
        end = at + 4;
        is_date = true;
    }
    let before = raw[..month.start].trim_end();
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let day = before.len() - digits.len();
    // `20 May`, and not `2 may be`, `v2 March`.
    let is_day = matches!(day, 1 | 2) && before.len() < month.start;
    let is_alone = !digits.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    is_date |= is_day && is_alone && raw.as_bytes()[month.start].is_ascii_uppercase();
    let start = if is_day && is_date { digits.len() } else { month.start };
    is_date.then_some(start..end)
}
