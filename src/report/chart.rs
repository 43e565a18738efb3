//! Charts as SVG that stands in the page: drawn by plotters, coloured by the page's style.
//!
//! plotters writes colours as attributes, which any style rule overrides: `style.css` has a rule
//! for each colour of [`Ink`], so that the charts follow the page into the dark and onto paper,
//! and a chart that is copied out of the page keeps the light colours.

use super::Period;
use plotters::coord::Shift;
use plotters::prelude::{
    ChartBuilder, Circle, Color, DrawingArea, DrawingAreaErrorKind, IntoDrawingArea,
    IntoSegmentedCoord, LineSeries, RGBColor, Rectangle, SVGBackend, SegmentValue,
};

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// What a colour means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Known, passed, answered.
    Good,
    /// Failed.
    Bad,
    /// Neither.
    Open,
    /// What is counted without being judged.
    Plain,
}

impl Ink {
    /// The light colour, by which `style.css` knows it.
    const fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Good => (0x2f, 0x85, 0x5a),
            Self::Bad => (0xc4, 0x4f, 0x3b),
            Self::Open => (0xc9, 0xc4, 0xba),
            Self::Plain => (0x4f, 0x6d, 0x9e),
        }
    }

    fn colour(self) -> RGBColor {
        let (red, green, blue) = self.rgb();
        RGBColor(red, green, blue)
    }
}

/// What stands inside an `<svg>` of this size.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) inner: String,
}

/// Draws on an area of `width` by `height`.
fn drawn(width: u32, height: u32, draw: impl FnOnce(&Area<'_>) -> Drawn) -> Chart {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (width, height)).into_drawing_area();
        // Writing into a string does not fail; an odd chart is better than no page.
        let _ = draw(&area).and_then(|()| area.present());
    }
    // The page says itself what the picture is, for those who do not see it.
    let inner = svg.split_once('>').map_or("", |(_, rest)| rest);
    let inner = inner.trim_end().trim_end_matches("</svg>").trim().to_owned();
    Chart { width, height, inner }
}

/// Shares of a whole, side by side.
pub(super) fn bar(parts: &[(Ink, usize)], whole: usize) -> Chart {
    const WIDTH: u32 = 1000;
    let at = |count: usize| i32::try_from(count * WIDTH as usize / whole.max(1)).unwrap_or(0);
    drawn(WIDTH, 10, |area| {
        let mut before = 0;
        for &(ink, count) in parts.iter().filter(|(_, count)| *count > 0) {
            let start = at(before);
            before += count;
            let corners = [(start, 0), (at(before).max(start + 2), 10)];
            area.draw(&Rectangle::new(corners, ink.colour().filled()))?;
        }
        Ok(())
    })
}

/// Interviews per period: passed, failed, neither, on top of each other.
pub(super) fn interviews(periods: &[Period], width: u32) -> Chart {
    let most = periods.iter().map(|period| period.outcomes.all()).max().unwrap_or(0).max(1);
    drawn(width, 200, |area| {
        let columns = (0..periods.len()).into_segmented();
        let mut chart = ChartBuilder::on(area)
            .margin_top(8)
            .margin_right(2)
            .x_label_area_size(26)
            .y_label_area_size(34)
            .build_cartesian_2d(columns, 0..most)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(plotters::style::TRANSPARENT)
            .x_labels(labels(width))
            .y_labels(most.min(4))
            .x_label_formatter(&|value| match value {
                SegmentValue::CenterOf(at) => label(periods, *at),
                _ => String::new(),
            })
            .draw()?;
        for (at, period) in periods.iter().enumerate() {
            let outcomes = period.outcomes;
            let mut below = 0;
            let parts = [
                (Ink::Good, outcomes.pass),
                (Ink::Bad, outcomes.fail),
                (Ink::Open, outcomes.unknown),
            ];
            for (ink, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
                let left = (SegmentValue::Exact(at), below);
                let right = (SegmentValue::Exact(at + 1), below + count);
                let mut column = Rectangle::new([left, right], ink.colour().filled());
                let gap = (width / periods.len() as u32 / 8).clamp(1, 24);
                column.set_margin(0, 0, gap, gap);
                chart.draw_series([column])?;
                below += count;
            }
        }
        Ok(())
    })
}

/// The share of questions that were known, per period: points where anything was marked.
pub(super) fn rates(periods: &[Period], width: u32) -> Chart {
    let known: Vec<(usize, f64)> = periods
        .iter()
        .enumerate()
        .filter_map(|(at, period)| Some((at, period.marks.rate()? * 100.0)))
        .collect();
    drawn(width, 200, |area| {
        let mut chart = ChartBuilder::on(area)
            .margin_top(8)
            .margin_right(2)
            .x_label_area_size(26)
            .y_label_area_size(34)
            .build_cartesian_2d((0..periods.len()).into_segmented(), 0f64..100f64)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(plotters::style::TRANSPARENT)
            .x_labels(labels(width))
            .y_labels(4)
            .x_label_formatter(&|value| match value {
                SegmentValue::CenterOf(at) => label(periods, *at),
                _ => String::new(),
            })
            .y_label_formatter(&|percent| format!("{percent:.0}%"))
            .draw()?;
        let points = || known.iter().map(|&(at, rate)| (SegmentValue::CenterOf(at), rate));
        let ink = Ink::Good.colour();
        chart.draw_series(LineSeries::new(points(), ink.stroke_width(2)))?;
        chart.draw_series(points().map(|point| Circle::new(point, 3, ink.filled())))?;
        Ok(())
    })
}

/// How many names of periods stand beside each other.
fn labels(width: u32) -> usize {
    (width / 72) as usize
}

fn label(periods: &[Period], at: usize) -> String {
    periods.get(at).map(|period| period.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Ink;

    #[test]
    fn the_style_has_a_rule_for_every_colour() {
        let style = include_str!("html/style.css");
        for ink in [Ink::Good, Ink::Bad, Ink::Open, Ink::Plain] {
            let (red, green, blue) = ink.rgb();
            let rule = format!("[fill=\"#{red:02X}{green:02X}{blue:02X}\"] {{ fill: var(--");
            assert!(style.contains(&rule), "{ink:?}: {rule}");
        }
    }
}
