//! How a session looks: a line of counts, the card, a line of keys. Fits 40 columns by 12 lines,
//! and needs no colours.

use super::app::{App, Mode, Shown};
use super::wrap::wrap;
use super::{answer, messages};
use crate::cli::output::visible;
use crate::features::messages::review as common;
use crate::review::Grade;
use crate::review::moment::Moment;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Paragraph, Wrap};

/// How things are told apart; without colours by weight alone.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Palette {
    pub(super) is_coloured: bool,
}

#[expect(clippy::unused_self, reason = "one asks the palette, coloured or not")]
impl Palette {
    fn with(self, colour: Color) -> Style {
        if self.is_coloured { Style::new().fg(colour) } else { Style::new() }
    }

    pub(super) fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(super) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn emphasis(self) -> Style {
        Style::new().add_modifier(Modifier::ITALIC)
    }

    pub(super) fn heading(self) -> Style {
        self.with(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    pub(super) fn code(self) -> Style {
        self.with(Color::Cyan)
    }

    pub(super) fn link(self) -> Style {
        self.with(Color::Blue).add_modifier(Modifier::UNDERLINED)
    }

    fn grade(self, grade: Grade) -> Style {
        let colour = match grade {
            Grade::Again => Color::Red,
            Grade::Hard => Color::Yellow,
            Grade::Good => Color::Green,
            Grade::Easy => Color::Blue,
        };
        self.with(colour).add_modifier(Modifier::BOLD)
    }
}

/// Draws everything; puts the scrolling right that a key made too far.
pub(super) fn draw(frame: &mut Frame<'_>, app: &mut App, palette: Palette, now: Moment) {
    let area = frame.area();
    if area.width < 24 || area.height < 7 {
        let told = messages::too_small(app.language());
        return frame.render_widget(Paragraph::new(told).wrap(Wrap { trim: true }), area);
    }
    let rows = [1, 1, 0, 1, 2].map(|height| match height {
        0 => Constraint::Min(1),
        height => Constraint::Length(height),
    });
    let [head, above, body, below, foot] = Layout::vertical(rows).areas(area);
    frame.render_widget(header(app, head, palette, now), head);
    for rule in [above, below] {
        let line = "─".repeat(rule.width.into());
        frame.render_widget(Span::styled(line, palette.faint()), rule);
    }
    let text = match app.mode {
        Mode::Asking | Mode::Answered => card(app, body, palette),
        Mode::Finding => finder(app, body, palette),
        Mode::Help => help(app, palette),
        Mode::Done => done(app, palette, now),
    };
    // Not left to ratatui, whose lines of wide characters may be a column too wide.
    let text: Text<'_> = text.lines.into_iter().flat_map(|line| wrap(line, body.width)).collect();
    let lines = u16::try_from(text.lines.len()).unwrap_or(u16::MAX);
    app.page = body.height.saturating_sub(1).max(1);
    app.scroll = app.scroll.min(lines.saturating_sub(body.height));
    let scroll = if app.mode == Mode::Finding { 0 } else { app.scroll };
    if lines > body.height.saturating_add(scroll) && app.mode != Mode::Finding {
        let more = Rect { x: below.right().saturating_sub(3), width: 1, ..below };
        frame.render_widget(Span::styled("↓", palette.strong()), more);
    }
    frame.render_widget(Paragraph::new(text).scroll((scroll, 0)), body);
    let keys: Text<'_> = wrap(footer(app, palette), foot.width).into_iter().collect();
    frame.render_widget(keys, foot);
    if app.mode == Mode::Finding {
        let typed = Span::raw(visible(&app.finder.input)).width() as u16;
        frame.set_cursor_position((body.x + (2 + typed).min(body.width - 1), body.y));
    }
}

/// `3 due · 5 new · 2 done today`, and how far the session is where there is room.
fn header(app: &App, area: Rect, palette: Palette, now: Moment) -> Line<'static> {
    const WIDTH: usize = 20;
    let (due, new, done) = app.counts(now);
    let counts = Span::styled(common::counts(app.language(), due, new, done), palette.strong());
    let all = due + new + done;
    let room = usize::from(area.width).saturating_sub(counts.width());
    let share = format!(" {done}/{all}");
    if all == 0 || room < WIDTH + share.len() + 2 {
        return Line::from(counts);
    }
    let full = WIDTH * done / all;
    let gap = " ".repeat(room - WIDTH - share.len());
    Line::from(vec![
        counts,
        Span::raw(gap),
        Span::styled("━".repeat(full), palette.grade(Grade::Good)),
        Span::styled("─".repeat(WIDTH - full), palette.faint()),
        Span::raw(share),
    ])
}

fn card(app: &App, area: Rect, palette: Palette) -> Text<'static> {
    let Some(shown) = &app.shown else { return Text::default() };
    let mut lines = question(shown, palette);
    if app.mode == Mode::Answered {
        lines.push(Line::styled("╌".repeat(area.width.into()), palette.faint()));
        if let Some(from) = &shown.from {
            lines.push(Line::styled(visible(from).into_owned(), palette.faint()));
            lines.push(Line::default());
        }
        match &shown.answer {
            Some(written) => lines.extend(answer::lines(written, palette)),
            None => {
                lines.push(Line::styled(common::no_answer(app.language()), palette.emphasis()));
            }
        }
    }
    Text::from(lines)
}

fn question(shown: &Shown, palette: Palette) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'_>> = shown
        .text
        .lines()
        .map(|line| Line::styled(visible(line.trim()).into_owned(), palette.strong()))
        .collect();
    if let (Some(first), false) = (lines.first_mut(), shown.sign.is_empty()) {
        first.spans.push(Span::raw(format!(" {}", shown.sign)));
    }
    if !shown.facts.is_empty() {
        lines.push(Line::styled(visible(&shown.facts).into_owned(), palette.faint()));
    }
    lines.push(Line::styled(visible(&shown.place).into_owned(), palette.faint()));
    lines
}

fn finder(app: &App, area: Rect, palette: Palette) -> Text<'static> {
    let finder = &app.finder;
    let mut lines = vec![Line::from(vec![
        Span::styled("/ ", palette.strong()),
        Span::raw(visible(&finder.input).into_owned()),
    ])];
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    let first = (finder.selected + 1).saturating_sub(room);
    let hits = finder.hits.iter().enumerate().skip(first).take(room);
    lines.extend(hits.map(|(at, (_, text))| {
        let (sign, style) = if at == finder.selected {
            ("> ", palette.strong().add_modifier(Modifier::REVERSED))
        } else {
            ("  ", Style::new())
        };
        let (text, _) = fitting(&visible(text), usize::from(area.width).saturating_sub(2));
        Line::styled(format!("{sign}{text}"), style)
    }));
    Text::from(lines)
}

/// As much of `text` as has room, by the width of what is written.
fn fitting(text: &str, room: usize) -> (String, usize) {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;
    let mut fits = String::new();
    let mut width = 0;
    for cluster in text.graphemes(true) {
        if width + cluster.width() > room {
            break;
        }
        width += cluster.width();
        fits.push_str(cluster);
    }
    (fits, width)
}

fn help(app: &App, palette: Palette) -> Text<'static> {
    let line = |(key, what): &(&'static str, &'static str)| {
        let gap = " ".repeat(9_usize.saturating_sub(Span::raw(*key).width()));
        Line::from(vec![Span::styled(*key, palette.strong()), Span::raw(gap), Span::raw(*what)])
    };
    messages::help(app.language()).iter().map(line).collect()
}

fn done(app: &App, palette: Palette, now: Moment) -> Text<'static> {
    let language = app.language();
    let (tomorrow, week) = app.forecast(now);
    Text::from(vec![
        Line::styled(messages::done(language), palette.strong()),
        Line::default(),
        Line::raw(messages::summary(language, app.grades())),
        Line::raw(messages::forecast(language, tomorrow, week)),
    ])
}

fn footer(app: &App, palette: Palette) -> Line<'static> {
    let language = app.language();
    match (&app.message, app.mode) {
        (Some(message), _) => Line::styled(visible(message).into_owned(), palette.strong()),
        (None, Mode::Asking) => Line::raw(messages::keys_asking(language)),
        (None, Mode::Answered) => grades(app, palette),
        (None, Mode::Finding) => Line::raw(messages::keys_finding(language)),
        (None, Mode::Help) => Line::raw(messages::keys_help(language)),
        (None, Mode::Done) => Line::raw(messages::keys_done(language)),
    }
}

/// `1 Again 10 min  2 Hard 1 d  …`; what belongs together is never broken over two lines.
fn grades(app: &App, palette: Palette) -> Line<'static> {
    let Some(shown) = &app.shown else { return Line::default() };
    let mut spans = Vec::new();
    for one in &shown.grades {
        let said = format!("{} {} ", one.grade.number(), one.title).replace(' ', "\u{a0}");
        spans.push(Span::styled(said, palette.grade(one.grade)));
        spans.push(Span::raw(one.interval.replace(' ', "\u{a0}")));
        spans.push(Span::raw("  "));
    }
    Line::from(spans)
}
