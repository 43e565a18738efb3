//! `mianjing export --format anki`: a text file for Anki's import.
//!
//! The GUID of a note in Anki is the key of the card, which stays when the question is reworded:
//! the wording is remembered in the folder's `.mianjing/review.jsonl`. So importing again updates
//! what was imported before. The headers are those of Anki 2.1.54 and later
//! (<https://docs.ankiweb.net/importing/text-files.html>).

use super::Arguments;
use super::cards::{Chosen, chosen};
use crate::cli::Outcome;
use crate::cli::output::{Output, complain, visible, visible_lines};
use crate::cli::terminal::Terminal;
use crate::features::messages;
use crate::features::review::face::Face;
use crate::features::wording::sign;
use crate::review::moment::Moment;
use crate::snapshot::Snapshot;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Outcome {
    let all = chosen(arguments, terminal)?;
    let mut output = Output::new();
    let header = [
        "separator:Tab".to_owned(),
        "html:true".to_owned(),
        format!("notetype:{}", one_line(&arguments.notetype)),
        "guid column:1".to_owned(),
        "deck column:2".to_owned(),
        "tags column:5".to_owned(),
    ];
    for line in header {
        writeln!(output, "#{line}")?;
    }
    for chosen in &all {
        let deck = arguments.deck.clone().unwrap_or_else(|| deck_of(chosen.sitting.root()));
        for (key, face) in chosen.faces() {
            let snapshot = &chosen.folder.snapshot;
            let cells = [
                key.to_string(),
                one_line(&deck).into_owned(),
                question(&face),
                answer(snapshot, &face),
                tags(&face),
            ];
            writeln!(output, "{}", cells.map(|text| quoted(&text)).join("\t"))?;
        }
        remember(chosen);
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Writes down the wordings, so that the cards are known again when they are reworded.
fn remember(chosen: &Chosen) {
    let notebook = &chosen.folder.snapshot.notebook;
    let cards = chosen.keys.iter().filter_map(|key| chosen.sitting.deck.card(key));
    if let Err(error) = chosen.sitting.remember(notebook, cards, Moment::now()) {
        let language = chosen.folder.snapshot.config.language;
        complain(language, &messages::review::store(language, &error));
    }
}

fn deck_of(root: &Path) -> String {
    root.file_name().map_or_else(|| "mianjing".to_owned(), |name| name.to_string_lossy().into())
}

fn one_line(text: &str) -> Cow<'_, str> {
    visible(text.trim())
}

/// A cell in quotation marks, which may hold tabs and lines.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The question as it is written, with its mark.
fn question(face: &Face<'_>) -> String {
    let written = rendered(face.text());
    let inside = written.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    let inside = inside.filter(|inside| !inside.contains("<p>"));
    let text = inside.unwrap_or(written.trim());
    format!("{text} {}", sign(face.question.mark)).trim_end().to_owned()
}

/// The answer, and below it where the question was asked.
fn answer(snapshot: &Snapshot, face: &Face<'_>) -> String {
    let language = snapshot.config.language;
    let written = face.answer.map(|answer| rendered(&answer.markdown(snapshot)));
    let mut facts: Vec<String> = face.interview.iter().cloned().collect();
    if face.times > 1 {
        facts.push(messages::asked(language, face.times, face.companies.len()));
    }
    facts.push(snapshot.notebook.shown_path(face.id.note));
    let facts = rendered_text(&facts.join(" · "));
    format!("{}<hr>\n<small>{facts}</small>", written.unwrap_or_default())
}

/// Tags of Anki hold no blanks, and are nested with `::`.
fn tags(face: &Face<'_>) -> String {
    let own = face.tags.iter().map(|tag| tag.replace('/', "::"));
    let companies = face.companies.iter().map(|company| format!("company::{company}"));
    let joined = |tag: String| tag.split_whitespace().collect::<Vec<_>>().join("_");
    let all: Vec<_> = own.chain(companies).map(|tag| visible(&joined(tag)).into_owned()).collect();
    all.join(" ")
}

/// Markdown as HTML that does nothing but show text: HTML of the note is shown as it is written,
/// links lead to the web only, pictures are named.
fn rendered(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut kept = Vec::new();
    let events = Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
            Some(Event::Text(harmless(&text)))
        }
        Event::Code(text) => Some(Event::Code(harmless(&text))),
        // Lines of a note are lines on the card.
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let is_kept = leads_to_the_web(dest_url);
            kept.push(is_kept);
            is_kept.then_some(event)
        }
        Event::End(TagEnd::Link) => kept.pop().unwrap_or(false).then_some(event),
        Event::Start(Tag::Image { .. }) => Some(Event::Text("🖼 ".into())),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::End(TagEnd::Image) => None,
        event => Some(event),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    disarmed(out)
}

fn rendered_text(text: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, std::iter::once(Event::Text(harmless(text))));
    disarmed(out)
}

fn harmless(text: &str) -> CowStr<'static> {
    visible_lines(text).into_owned().into()
}

/// Anki plays `[sound:…]`, speaks `[anki:tts…]` and hands `[latex]` and `[$]` to LaTeX wherever
/// they stand in a field; what a note says is only shown.
fn disarmed(html: String) -> String {
    let armed = ["[sound:", "[anki:", "[latex]", "[$"];
    armed.iter().fold(html, |html, sign| {
        if html.contains(sign) { html.replace(sign, &sign.replace('[', "&#91;")) } else { html }
    })
}

fn leads_to_the_web(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|start| {
        target.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    })
}
