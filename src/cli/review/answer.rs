//! An answer as lines of styled text: headings, lists, code, quotes, tables; everything else as
//! it is written. Nothing of a note reaches the terminal but through [`visible`].

use super::view::Palette;
use crate::cli::output::visible;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The lines of `markdown`.
pub(super) fn lines(markdown: &str, palette: Palette) -> Vec<Line<'static>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut page = Page { palette, ..Page::default() };
    for event in Parser::new_ext(markdown, options) {
        page.take(event);
    }
    page.end_line();
    while page.lines.last().is_some_and(|line| line.width() == 0) {
        page.lines.pop();
    }
    page.lines
}

#[derive(Default)]
struct Page {
    palette: Palette,
    lines: Vec<Line<'static>>,
    /// The line being written.
    spans: Vec<Span<'static>>,
    styles: Vec<Style>,
    /// For each list being read, the number of its next item; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// What stands before the first line of an item.
    bullet: Option<String>,
    quotes: usize,
    is_code: bool,
    links: Vec<String>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.is_code => self.code(&text),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.styled(&text, self.palette.code()),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Rule => {
                self.end_line();
                self.styled("────────", self.palette.faint());
                self.end_line();
            }
            Event::TaskListMarker(is_done) => self.text(if is_done { "[x] " } else { "[ ] " }),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.gap();
                self.styles.push(self.palette.heading());
            }
            Tag::Paragraph if self.bullet.is_none() => self.gap(),
            Tag::CodeBlock(kind) => {
                self.gap();
                self.is_code = true;
                if let CodeBlockKind::Fenced(language) = kind
                    && !language.is_empty()
                {
                    self.styled(&format!("  ┌ {language}"), self.palette.faint());
                    self.end_line();
                }
            }
            Tag::List(first) => {
                self.end_line();
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::BlockQuote(_) => {
                self.gap();
                self.quotes += 1;
            }
            Tag::Table(_) => self.gap(),
            Tag::TableHead | Tag::Strong => self.styles.push(self.palette.strong()),
            Tag::Emphasis => self.styles.push(self.palette.emphasis()),
            Tag::Strikethrough => self.styles.push(self.palette.faint()),
            Tag::Link { dest_url, .. } => {
                self.links.push(dest_url.to_string());
                self.styles.push(self.palette.link());
            }
            Tag::Image { .. } => self.text("🖼 "),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::TableHead => {
                self.styles.pop();
                self.end_line();
            }
            TagEnd::CodeBlock => self.is_code = false,
            TagEnd::List(_) => {
                self.end_line();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.end_line();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::TableCell => self.styled(" │ ", self.palette.faint()),
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough => {
                self.styles.pop();
            }
            TagEnd::Link => {
                self.styles.pop();
                let target = self.links.pop().unwrap_or_default();
                if target.starts_with("http") {
                    self.styled(&format!(" <{target}>"), self.palette.faint());
                }
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::HtmlBlock => {
                self.end_line();
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        self.end_line();
        let bullet = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_owned(),
        };
        self.bullet = Some(bullet);
    }

    /// Code keeps its lines and its blanks.
    fn code(&mut self, text: &str) {
        for line in text.lines() {
            self.spans.push(Span::styled("  │ ", self.palette.faint()));
            let line = line.replace('\t', "    ");
            self.spans.push(Span::styled(visible(&line).into_owned(), self.palette.code()));
            self.end_line();
        }
    }

    fn text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.styled(line, Style::default());
        }
    }

    fn styled(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        if self.spans.is_empty() {
            self.margin();
        }
        let around = self.styles.iter().fold(Style::default(), |all, one| all.patch(*one));
        self.spans.push(Span::styled(visible(text).into_owned(), around.patch(style)));
    }

    /// What stands before every line of a quote or an item.
    fn margin(&mut self) {
        if self.quotes > 0 {
            let bars = "│ ".repeat(self.quotes);
            self.spans.push(Span::styled(bars, self.palette.faint()));
        }
        let depth = self.lists.len();
        if depth > 0 {
            self.spans.push(Span::raw("  ".repeat(depth - 1)));
            let bullet = self.bullet.take().unwrap_or_else(|| "  ".to_owned());
            self.spans.push(Span::raw(bullet));
        }
    }

    fn end_line(&mut self) {
        if !self.spans.is_empty() {
            self.lines.push(Line::from(std::mem::take(&mut self.spans)));
        }
    }

    /// A blank line between blocks; none within a list.
    fn gap(&mut self) {
        self.end_line();
        let is_open = self.lines.last().is_some_and(|line| line.width() > 0);
        if is_open && self.lists.is_empty() {
            self.lines.push(Line::default());
        }
    }
}
