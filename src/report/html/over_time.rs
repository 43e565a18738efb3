//! The parts of the page about interviews: charts over time with their numbers, and the list.

use super::{Page, bar, number, text};
use crate::report::chart::{self, Chart, Ink};
use crate::report::words::{grouped, percent};
use crate::report::{Held, Period, Report};
use maud::{Markup, PreEscaped, html};

/// Widths of a chart on a screen or paper, and on a telephone; the page shows the one that fits.
const WIDTHS: [(u32, &str); 2] = [(860, "wide"), (360, "narrow")];

impl Page {
    pub(super) fn interviews(self, report: &Report) -> Markup {
        let words = self.words;
        html! {
            @if report.interviews.items.is_empty() {
                p.empty { (words.no_interviews()) }
            } @else {
                (self.over_time(&report.periods))
                (self.held(report))
            }
        }
    }

    fn over_time(self, periods: &[Period]) -> Markup {
        let words = self.words;
        let marked = periods.iter().any(|period| period.marks.rate().is_some());
        html! {
            @if periods.is_empty() {
                p.empty { (words.no_dates()) }
            } @else {
                h3 { (words.timeline()) }
                p.legend {
                    span.state.good { (words.passed()) } " "
                    span.state.bad { (words.rejected()) } " "
                    span.state.open { (words.unknown()) }
                }
                (figure(words.timeline(), |width| chart::interviews(periods, width)))
                h3 { (words.rate()) }
                @if marked {
                    p.about { (words.rate_about()) }
                    (figure(words.rate(), |width| chart::rates(periods, width)))
                } @else {
                    p.empty { (words.no_marks()) }
                }
                (self.numbers(periods))
            }
        }
    }

    /// What the charts show, for those who would rather read or hear it.
    fn numbers(self, periods: &[Period]) -> Markup {
        let words = self.words;
        html! {
            details {
                summary { (words.in_numbers()) }
                table.numbers {
                    thead {
                        tr {
                            th scope="col" { (words.period()) }
                            th.number scope="col" { (words.interviews()) }
                            th.number scope="col" { (words.passed()) }
                            th.number scope="col" { (words.rejected()) }
                            th.number scope="col" { "✅" }
                            th.number scope="col" { "❌" }
                            th.number scope="col" { (words.pass_rate()) }
                        }
                    }
                    tbody {
                        @for Period { name, outcomes, marks } in periods {
                            tr {
                                th scope="row" { (name) }
                                td.number { (grouped(outcomes.all())) }
                                td.number { (grouped(outcomes.pass)) }
                                td.number { (grouped(outcomes.fail)) }
                                td.number { (grouped(marks.pass)) }
                                td.number { (grouped(marks.fail)) }
                                td.number { (percent(marks.pass, marks.pass + marks.fail)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn held(self, report: &Report) -> Markup {
        let words = self.words;
        let held = &report.interviews;
        let most = held.items.iter().map(|held| held.questions).max().unwrap_or(0);
        html! {
            table.held {
                thead {
                    tr {
                        th scope="col" { (words.date()) }
                        th scope="col" { (words.company()) }
                        th scope="col" { (words.round()) }
                        th scope="col" { (words.outcome()) }
                        td {}
                        th.number scope="col" { (words.questions()) }
                        th.number scope="col" { "✅" }
                        th.number scope="col" { "❌" }
                    }
                }
                tbody { @for held in &held.items { (self.interview(held, most)) } }
            }
            (self.more(held.more))
            @if held.items.iter().any(|held| held.year_assumed) {
                p.about { (words.year_assumed()) }
            }
        }
    }

    fn interview(self, held: &Held, most: usize) -> Markup {
        let name = held.company.as_deref().unwrap_or(&held.title);
        let marks = held.marks;
        let parts = [(Ink::Good, marks.pass), (Ink::Bad, marks.fail), (Ink::Open, marks.unknown)];
        html! {
            tr data-row {
                td.date {
                    @match (&held.day, &held.date) {
                        (Some(day), _) => { @if held.year_assumed { "~" } (day) },
                        (None, Some(date)) => (text(date)),
                        (None, None) => "–",
                    }
                }
                th scope="row" { (self.link(&held.place, &text(name))) }
                td.round { @if let Some(round) = &held.round { (text(round)) } }
                td.outcome { (self.outcome(held.outcome)) }
                td.chart { (bar(&chart::bar(&parts, most))) }
                td.number { (grouped(held.questions)) }
                (number("", marks.pass))
                (number("failed", marks.fail))
            }
        }
    }

    fn outcome(self, outcome: Option<&str>) -> Markup {
        html! {
            @match outcome {
                Some("pass") => span.state.good { (self.words.passed()) },
                Some(_) => span.state.bad { (self.words.rejected()) },
                None => "",
            }
        }
    }
}

/// A chart in both widths, named for those who do not see it.
fn figure(name: &str, draw: impl Fn(u32) -> Chart) -> Markup {
    html! {
        @for (width, class) in WIDTHS {
            @let chart = draw(width);
            svg.plot.(class) viewBox={ "0 0 " (chart.width) " " (chart.height) } role="img" aria-label=(name) focusable="false" {
                (PreEscaped(&chart.inner))
            }
        }
    }
}
