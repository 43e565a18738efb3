//! Any input at all: the checks that the fuzz targets run for hours, on a few hundred inputs made
//! of pieces of notes. `MIANJING_INPUTS=20` tries twenty times as many. What fails is kept in a file,
//! and tried again by `MIANJING_INPUT=FILE`.

#[allow(dead_code, reason = "the fuzz targets use what the tests here do not")]
pub(crate) mod checks;

use checks::PIECES;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRunner};
use std::fs;
use std::path::Path;

/// A text of pieces of notes.
fn text(pieces: usize) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..pieces).prop_map(|pieces| pieces.concat().into_bytes())
}

/// `texts` texts and some choices, as `checks::Input` reads them.
fn input(texts: usize, pieces: usize) -> impl Strategy<Value = Vec<u8>> {
    let texts = prop::collection::vec(text(pieces), texts);
    let choices = prop::collection::vec(any::<u8>(), 0..160);
    (texts, choices).prop_map(|(texts, choices)| {
        let mut data = texts.join(&0xff);
        data.push(0xff);
        data.extend(choices);
        data
    })
}

/// An input as a failure shows it, and as `printf` writes it into a file.
#[derive(Clone)]
struct Shown(Vec<u8>);

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.utf8_chunks().try_for_each(|chunk| {
            write!(f, "{}", chunk.valid().escape_debug())?;
            chunk.invalid().iter().try_for_each(|byte| write!(f, "\\x{byte:02x}"))
        })
    }
}

/// Tries a check on so many inputs; the smallest that fails is shown and kept.
fn try_all(inputs: u32, strategy: impl Strategy<Value = Vec<u8>>, check: fn(&[u8])) {
    if let Some(kept) = std::env::var_os("MIANJING_INPUT") {
        return check(&fs::read(&kept).expect("the input is there"));
    }
    let times = std::env::var("MIANJING_INPUTS").ok().and_then(|times| times.parse().ok());
    let cases = inputs * times.unwrap_or(1);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let tried = TestRunner::new(config).run(&strategy.prop_map(Shown), |data| {
        check(&data.0);
        Ok(())
    });
    match tried {
        Ok(()) => {}
        Err(TestError::Fail(reason, input)) => {
            let test = std::thread::current().name().unwrap_or_default().replace(':', "-");
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
            fs::write(&kept, &input.0).expect("the folder of the build can be written");
            panic!("{reason}\non {input:?}\nagain: MIANJING_INPUT={}", kept.display());
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn any_note_gives_facts_that_fit_it() {
    try_all(400, text(60), checks::note::check);
    try_all(200, prop::collection::vec(any::<u8>(), 0..200), checks::note::check);
}

#[test]
fn any_edits_give_the_whole_text() {
    try_all(200, input(1, 30), checks::edits::check);
}

#[test]
fn any_query_is_understood_or_refused() {
    let words =
        prop::sample::select(&["asked:>", "since:", "2024-09", "#", "@", "\"", "“", "❌", "?"][..]);
    let query =
        (text(4), words, text(2)).prop_map(|(a, word, b)| [&a, word.as_bytes(), &b].concat());
    try_all(300, query, checks::query::check);
}

#[test]
fn any_settings_are_read_or_refused() {
    try_all(60, input(2, 8), checks::config::check);
}

#[test]
fn any_front_matter_is_read() {
    try_all(300, text(12), checks::front_matter::check);
}

#[test]
fn any_file_of_facts_gives_a_note_its_own_or_none() {
    try_all(300, input(2, 12), checks::kept::check);
    try_all(30, prop::collection::vec(any::<u8>(), 0..200), checks::kept::check);
}

#[test]
fn any_bytes_are_served() {
    let session = input(2, 6).prop_map(|data| [b"~", &*data].concat());
    try_all(20, session, checks::frames::check);
    try_all(10, prop::collection::vec(any::<u8>(), 0..200), checks::frames::check);
}

#[test]
fn any_request_is_answered() {
    try_all(60, input(3, 16), checks::requests::check);
}

#[test]
fn any_rewrite_keeps_words_and_links() {
    try_all(100, input(3, 16), checks::rewrites::check);
}

#[test]
fn any_log_of_reviews_is_kept() {
    let lines = [
        r#"{"v":1,"at":"2026-11-01T20:00:00.000+08:00","card":"a","seen":{"text":"锁","note":"a.md"}}"#,
        r#"{"v":1,"at":"2026-11-01T20:00:00.001+08:00","card":"a","grade":"good"}"#,
        r#"{"v":1,"at":"2026-11-01T20:00:00.001Z","card":"a","grade":"again"}"#,
        r#"{"v":1,"at":"9999-12-30T00:00:00.000-03:30","card":"a","grade":"easy"}"#,
        r#"{"v":1,"at":"-000001-11-01T20:02:00.000+08:00","card":"b","undo":"2026-11-01T20:00:00.001Z"}"#,
        r#"{"v":1,"at":"2026-11-03T20:00:09.000+08:00","card":"b","bury":true}"#,
        "<<<<<<< HEAD",
        "=======",
        "{\"v\":0}",
        "\u{feff}",
        "",
    ];
    let line = prop::sample::select(lines.to_vec());
    let log = prop::collection::vec((line, text(2)), 0..12).prop_map(|lines| {
        let whole = lines
            .iter()
            .map(|(line, odd)| [line.as_bytes(), if odd.len() > 9 { odd } else { b"" }].concat());
        whole.collect::<Vec<_>>().join(&b'\n')
    });
    try_all(100, log, checks::review::check);
}
