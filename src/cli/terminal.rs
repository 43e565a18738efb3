//! Where the output goes: its language, colours and width.

use crate::config::Language;
use anstream::{AutoStream, ColorChoice};
use std::io;

/// What is known of the terminal or pipe that reads stdout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    /// The language the user asked for, if any.
    pub(super) asked: Option<Language>,
    /// The language of the system, for when nobody asked for another.
    pub(super) surroundings: Language,
    pub(super) is_coloured: bool,
    /// In columns.
    pub(super) width: usize,
}

/// When to use colours
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

/// A language of messages
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Lang {
    En,
    Zh,
}

impl Lang {
    pub(super) const fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::Zh => Language::Chinese,
        }
    }
}

/// Where nobody can tell, as in a pipe.
const USUAL_WIDTH: usize = 120;

impl Terminal {
    pub(super) fn new(colour: Colour, lang: Option<Lang>) -> Self {
        let choice = match colour {
            Colour::Auto => AutoStream::choice(&io::stdout()),
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            asked: lang.map(Lang::language),
            surroundings: surroundings(),
            is_coloured: choice != ColorChoice::Never,
            width: width.unwrap_or(USUAL_WIDTH),
        }
    }

    /// The language of what belongs to no note folder.
    pub(super) fn language(self) -> Language {
        self.asked.unwrap_or(self.surroundings)
    }
}

/// The language of the system: that of `LC_ALL`, `LC_MESSAGES` or `LANG`, or as Windows and
/// macOS have it.
pub(super) fn surroundings() -> Language {
    Language::of_locale(&sys_locale::get_locale().unwrap_or_default())
}
