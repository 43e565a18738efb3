//! The parts of the page that are lists: topics, questions, tags.

use super::{Page, bar, number, text, wording};
use crate::report::chart::{self, Ink};
use crate::report::words::{grouped, percent};
use crate::report::{Asked, Asking, Report, States, TagUse};
use maud::{Markup, html};

impl Page {
    pub(super) fn coverage(self, report: &Report) -> Markup {
        let (words, topics) = (self.words, &report.topics);
        html! {
            @if topics.list.items.is_empty() {
                p.empty { (words.no_questions()) }
            } @else {
                p.legend aria-hidden="true" {
                    span.state.good { (words.answered()) } " "
                    span.state.bad { (words.failed()) } " "
                    span.state.open { (words.open()) }
                }
                table.coverage {
                    thead {
                        tr {
                            th scope="col" { (words.topic()) }
                            td {}
                            th.number scope="col" { (words.questions()) }
                            th.number scope="col" { (words.answered()) }
                            th.number scope="col" { (words.failed()) }
                            th.number scope="col" { (words.open()) }
                            th.number scope="col" { (words.share()) }
                        }
                    }
                    tbody {
                        @for topic in &topics.list.items {
                            @match &topic.name {
                                Some(name) => (covered(&text(name), topic.states)),
                                None => (covered(&html! { em { (words.no_topic()) } }, topic.states)),
                            }
                        }
                        @if topics.list.more > 0 {
                            (covered(&html! { em { (words.other_topics(topics.list.more)) } }, topics.rest))
                        }
                    }
                }
            }
        }
    }

    pub(super) fn unanswered(self, report: &Report) -> Markup {
        let nothing = if report.totals.questions == 0 {
            self.words.no_questions()
        } else {
            self.words.nothing_open()
        };
        self.questions(&report.unanswered.items, report.unanswered.more, nothing)
    }

    pub(super) fn most_asked(self, report: &Report) -> Markup {
        let asked = &report.most_asked;
        self.questions(&asked.items, asked.more, self.words.nothing_repeated())
    }

    fn questions(self, asked: &[Asked], more: usize, nothing: &str) -> Markup {
        html! {
            @if asked.is_empty() && more == 0 {
                p.empty { (nothing) }
            } @else {
                ol.questions { @for asked in asked { (self.question(asked)) } }
                (self.more(more))
            }
        }
    }

    fn question(self, asked: &Asked) -> Markup {
        let words = self.words;
        html! {
            li data-row {
                span.times title=(words.asked()) { (grouped(asked.times)) "×" }
                div.what {
                    p { (self.link(&asked.place, &wording(&asked.text))) }
                    p.about {
                        @if let Some(answer) = &asked.answer {
                            span { (words.answer()) " " (self.link(answer, &text(&answer.note))) }
                        }
                        @if !asked.companies.items.is_empty() {
                            span {
                                @for (at, company) in asked.companies.items.iter().enumerate() {
                                    @if at > 0 { (words.comma()) }
                                    (text(company))
                                }
                                @if asked.companies.more > 0 { " " (words.more(asked.companies.more)) }
                            }
                        }
                    }
                    @if asked.times > 1 { (self.askings(asked)) }
                }
                (self.state(asked.state))
            }
        }
    }

    fn askings(self, asked: &Asked) -> Markup {
        html! {
            details {
                summary { (self.words.askings(asked.times)) }
                ul { @for asking in &asked.askings.items { (self.asking(asking)) } }
                (self.more(asked.askings.more))
            }
        }
    }

    fn asking(self, asking: &Asking) -> Markup {
        let said = [&asking.company, &asking.round, &asking.date];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        let sign = match asking.mark {
            "pass" => " ✅",
            "fail" => " ❌",
            _ => "",
        };
        html! {
            li {
                (self.link(&asking.place, &wording(&asking.text))) (sign)
                span.about { (text(&if said.is_empty() { asking.place.note.clone() } else { said.join(" ") })) }
            }
        }
    }

    pub(super) fn tags(self, report: &Report) -> Markup {
        let (words, tags) = (self.words, &report.tags);
        let most = tags.items.first().map_or(0, |tag| tag.uses);
        html! {
            @if tags.items.is_empty() {
                p.empty { (words.no_tags()) }
            } @else {
                table.tags {
                    thead {
                        tr {
                            th scope="col" { (words.tags()) }
                            td {}
                            th.number scope="col" { (words.uses()) }
                            th.number scope="col" { (words.notes()) }
                        }
                    }
                    tbody { @for tag in &tags.items { (used(tag, most)) } }
                }
                (self.more(tags.more))
            }
        }
    }
}

fn covered(name: &Markup, states: States) -> Markup {
    let parts = [(Ink::Good, states.answered), (Ink::Bad, states.failed), (Ink::Open, states.open)];
    html! {
        tr data-row {
            th scope="row" { (name) }
            td.chart { (bar(&chart::bar(&parts, states.all()))) }
            td.number { (grouped(states.all())) }
            (number("", states.answered))
            (number("failed", states.failed))
            (number("", states.open))
            td.number { (percent(states.answered, states.all())) }
        }
    }
}

fn used(tag: &TagUse, most: usize) -> Markup {
    html! {
        tr data-row {
            th scope="row" { (text(&format!("#{}", tag.name))) }
            td.chart { (bar(&chart::bar(&[(Ink::Plain, tag.uses)], most))) }
            td.number { (grouped(tag.uses)) }
            td.number { (grouped(tag.notes)) }
        }
    }
}
