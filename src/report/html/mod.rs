//! The report as one page that needs nothing else: no network, no script to be read, light and
//! dark, on paper too.
//!
//! Everything that comes from notes is escaped by maud and isolated in `<bdi>`; control
//! characters are shown, not obeyed. The policy in the head lets the page's own style and script
//! in by their hashes and nothing else, so that even a mistake here would run nothing.

mod lists;
mod over_time;

use super::chart::Chart;
use super::words::{self, Words, grouped, percent};
use super::{Place, Report, State};
use crate::config::Language;
use crate::text::visible::visible;
use base64::Engine;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use pulldown_cmark::{Event, Parser};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Where a page is going to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// A browser follows links by itself.
    Browser,
    /// An editor shows the page and opens notes for it: links say which note and line they mean.
    Editor,
}

/// What the parts of a page share.
#[derive(Clone, Copy)]
struct Page {
    words: Words,
    viewer: Viewer,
}

/// The whole page.
pub fn page(report: &Report, language: Language, viewer: Viewer) -> String {
    let page = Page { words: Words(language), viewer };
    let words = page.words;
    let whole = html! {
        (DOCTYPE)
        html lang=(words.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(GENERATOR);
                meta name="referrer" content="no-referrer";
                title { (visible(&words.title(&report.folder))) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (page.header(report))
                main {
                    @if report.totals.notes == 0 {
                        p.empty { (words.no_notes()) }
                    } @else {
                        (page.sections(report))
                    }
                }
                footer { p { (words.made(&report.made, report.totals.notes)) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    whole.into_string()
}

/// By which a page is known for one of ours, to be replaced without asking.
const GENERATOR: &str = "mianjing report";

fn policy() -> String {
    let hash = |text: &str| {
        let digest = Sha256::digest(text.as_bytes());
        format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(digest))
    };
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

impl Page {
    fn header(self, report: &Report) -> Markup {
        let words = self.words;
        html! {
            header {
                h1 { (words.heading()) " " span.folder { (text(&report.folder)) } }
                @if report.incomplete { p.notice role="status" { (words.incomplete()) } }
                @if report.totals.notes > 0 { (self.tiles(report)) (self.contents()) }
            }
        }
    }

    /// The numbers that matter most.
    fn tiles(self, report: &Report) -> Markup {
        let (words, totals) = (self.words, &report.totals);
        let answered = percent(totals.states.answered, totals.states.all());
        let rate = percent(totals.marks.pass, totals.marks.pass + totals.marks.fail);
        let outcomes = totals.outcomes;
        html! {
            dl.tiles {
                (tile(words.questions(), &grouped(totals.questions), &format!("{} {}", grouped(totals.notes), words.notes_of(totals.notes))))
                (tile(words.answered(), &answered, &words.left(totals.states.failed, totals.states.open)))
                (tile(words.interviews(), &grouped(totals.interviews), &words.of_companies(totals.companies)))
                (tile(words.passed(), &grouped(outcomes.pass), &words.of_outcomes(outcomes)))
                (tile(words.pass_rate(), &rate, &words::marks(totals.marks)))
            }
        }
    }

    fn contents(self) -> Markup {
        let words = self.words;
        let sections = [
            ("coverage", words.coverage()),
            ("unanswered", words.unanswered()),
            ("asked", words.most_asked()),
            ("interviews", words.interviews()),
            ("tags", words.tags()),
        ];
        html! {
            div.bar-top {
                nav aria-label=(words.contents()) {
                    ul { @for (id, name) in sections { li { a href={ "#" (id) } { (name) } } } }
                }
                // Shown by the script, without which it could do nothing.
                div #search role="search" hidden {
                    input #filter type="search" aria-label=(words.filter()) placeholder=(words.filter()) autocomplete="off" spellcheck="false";
                }
            }
            p #nothing role="status" hidden { (words.nothing_found()) }
        }
    }

    fn sections(self, report: &Report) -> Markup {
        let words = self.words;
        html! {
            (section("coverage", words.coverage(), None, &self.coverage(report)))
            (section("unanswered", words.unanswered(), Some(words.unanswered_about()), &self.unanswered(report)))
            (section("asked", words.most_asked(), Some(words.most_asked_about()), &self.most_asked(report)))
            (section("interviews", words.interviews(), None, &self.interviews(report)))
            (section("tags", words.tags(), None, &self.tags(report)))
        }
    }

    /// A link to a place in a note.
    fn link(self, place: &Place, inner: &Markup) -> Markup {
        let line = place.line + 1;
        let title = format!("{}:{line}", visible(&place.note));
        let href = format!("{}#L{line}", place.link);
        html! {
            @if self.viewer == Viewer::Editor {
                a href=(href) title=(title) data-uri=(place.link) data-line=(place.line) { (inner) }
            } @else {
                a href=(href) title=(title) { (inner) }
            }
        }
    }

    fn state(self, state: State) -> Markup {
        let class = match state {
            State::Answered => "good",
            State::Failed => "bad",
            State::Open => "open",
        };
        html! { span.state.(class) { (self.words.state(state)) } }
    }

    fn more(self, count: usize) -> Markup {
        html! { @if count > 0 { p.more { (self.words.more(count)) } } }
    }
}

/// Text of a note: escaped, visible, and with a reading direction of its own.
fn text(text: &str) -> Markup {
    html! { bdi { (visible(text)) } }
}

/// The wording of a question: code in it is shown as code, other signs of Markdown not at all.
fn wording(text: &str) -> Markup {
    let shown = visible(text);
    let events = Parser::new(&shown);
    html! {
        bdi {
            @for event in events {
                @match event {
                    Event::Text(text) => (&*text),
                    Event::Code(code) => code { (&*code) },
                    Event::Html(text) | Event::InlineHtml(text) => (&*text),
                    Event::SoftBreak | Event::HardBreak => " ",
                    _ => "",
                }
            }
        }
    }
}

fn section(id: &str, name: &str, about: Option<&str>, inner: &Markup) -> Markup {
    html! {
        section id=(id) aria-labelledby={ (id) "-name" } {
            h2 id={ (id) "-name" } { (name) }
            @if let Some(about) = about { p.about { (about) } }
            (inner)
        }
    }
}

fn tile(name: &str, number: &str, about: &str) -> Markup {
    html! { div { dt { (name) } dd { (number) } dd.about { (about) } } }
}

/// A cell with a number; a zero stands back.
fn number(class: &str, number: usize) -> Markup {
    html! { td.number.zero[number == 0].(class) { (grouped(number)) } }
}

/// A chart that says in words what numbers beside it say too, and so is only looked at.
fn bar(chart: &Chart) -> Markup {
    html! {
        svg.bar viewBox={ "0 0 " (chart.width) " " (chart.height) } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            (PreEscaped(&chart.inner))
        }
    }
}
