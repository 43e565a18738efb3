//! Lines of styled text broken to the width of the screen: between words, between Chinese
//! characters but not before their punctuation (UAX #14), and anywhere when nothing else fits.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// `line` on as many lines as it takes, none wider than `width` unless one character is.
pub(super) fn wrap(line: Line<'static>, width: u16) -> Vec<Line<'static>> {
    let width = usize::from(width);
    if line.width() <= width {
        return vec![line];
    }
    let text: String = line.spans.iter().map(|span| &*span.content).collect();
    let ranges = ranges(&text, width);
    ranges.into_iter().map(|range| cut(&line, &text, range)).collect()
}

/// The parts of `text` that fit on a line each.
fn ranges(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut may_break = linebreaks(text)
        .filter(|(_, kind)| *kind == BreakOpportunity::Allowed)
        .map(|(at, _)| at)
        .peekable();
    let mut ranges = Vec::new();
    let (mut start, mut last, mut used) = (0, 0, 0);
    for (at, cluster) in text.grapheme_indices(true) {
        while let Some(place) = may_break.next_if(|&place| place <= at) {
            last = place;
        }
        // A blank that does not fit hangs over the edge and is not seen.
        if cluster == " " && used >= width {
            continue;
        }
        while used + cluster.width() > width && at > start {
            let end = if last > start { last } else { at };
            ranges.push(start..end);
            start = end;
            used = text[start..at].width();
        }
        used += cluster.width();
    }
    ranges.push(start..text.len());
    ranges
}

/// The part `range` of a line, with its styles and without the blanks at its end.
fn cut(line: &Line<'static>, text: &str, range: Range<usize>) -> Line<'static> {
    let end = range.start + text[range.clone()].trim_end_matches(' ').len();
    let mut spans = Vec::new();
    let mut at = 0;
    for span in &line.spans {
        let (from, to) = (range.start.max(at), end.min(at + span.content.len()));
        if from < to {
            let style: Style = span.style;
            spans.push(Span::styled(text[from..to].to_owned(), style));
        }
        at += span.content.len();
    }
    Line { spans, style: line.style, alignment: line.alignment }
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use proptest::prelude::proptest;
    use ratatui::style::Stylize;
    use ratatui::text::Line;

    fn shown(text: &str, width: u16) -> Vec<String> {
        let line = Line::from(text.to_owned());
        wrap(line, width).into_iter().map(|line| line.to_string()).collect()
    }

    #[test]
    fn words_stay_whole_and_chinese_breaks_anywhere_but_before_punctuation() {
        assert_eq!(shown("三色标记，分 STW 与并发", 9), ["三色标", "记，分", "STW 与并", "发"]);
        assert_eq!(shown("the garbage collector", 11), ["the garbage", "collector"]);
        assert_eq!(shown("runtime.GC()", 5).concat(), "runtime.GC()");
        assert_eq!(shown("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3), ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
    }

    #[test]
    fn styles_go_along() {
        let line = Line::from(vec!["ab ".into(), "cd ef".bold()]);
        let wrapped = wrap(line, 5);
        assert_eq!(
            wrapped,
            [Line::from(vec!["ab ".into(), "cd".bold()]), Line::from(vec!["ef".bold()])]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_too_wide(
            text in "[a-z ，。（）中文字❌🧵\u{fe0f}\u{301}]{0,60}", width in 2_u16..30,
        ) {
            let lines = shown(&text, width);
            let kept = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(kept(&lines.concat()), kept(&text));
            for line in lines {
                assert!(Line::from(line.clone()).width() <= width.into(), "{line:?}");
            }
        }
    }
}
