//! Any text and any position: no feature fails, and what they give fits the text.

use super::params;
use crate::support::fixture;
use crate::support::pieces;
use crate::support::render;
use mianjing::features::{
    code_action, code_lens, completion, diagnostics, document_highlight, document_symbol,
    folding_range, hover, inlay_hint, selection_range, semantic_tokens,
};
use mianjing::notebook::{Location, Note, Notebook};
use mianjing::snapshot::{Client, Snapshot};
use mianjing::text::Encoding;
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;
use tower_lsp::lsp_types::{CodeActionOrCommand, DocumentChanges, OneOf, Position};

/// Pieces of notes, whole and broken, from which random notes are put together.
const PIECES: [&str; 40] = [
    "# 云杉科技 二面 9.3\n",
    "## ",
    "1. 什么是锁？❌\n",
    "2. map✅️（答）\r\n",
    "3. 讲讲GC❌(",
    "- 题？\n",
    "  - 答\n",
    "```go\n",
    "```\n",
    "   ",
    "> 引用\n",
    "\n",
    "\r",
    "\r\n",
    "正文",
    "| 甲 | 乙 |\n|--|--|\n",
    "---\n",
    "🧵",
    "👨‍👩‍👧",
    "    缩进\n",
    "#并发",
    " ＃",
    "#",
    "[[",
    "]]",
    "[甲](",
    ")",
    "![[图.png]]",
    "`",
    "<details>\n<summary>题？</summary>\n",
    "</details>\n",
    "<!-- ",
    " -->",
    "---\ntags: [go, 缓",
    "\u{feff}",
    "\u{a0}",
    "答：",
    "面试内容：\n",
    "一面\n",
    "\u{0}",
];

fn note() -> impl Strategy<Value = String> {
    pieces(&PIECES, 0..30)
}

fn snapshot(text: &str, encoding: Encoding) -> Snapshot {
    let mut notebook = Notebook::default();
    let id = notebook.intern(Location::File(fixture::root().join("a.md")));
    notebook.put_open(id, Arc::new(Note::new(text.into(), Some(1), Arc::default())));
    let client = Client {
        encoding,
        code_action_literals: true,
        versioned_edits: true,
        hierarchical_symbols: true,
        ..Client::default()
    };
    Snapshot { notebook, client: Arc::new(client), ..Snapshot::default() }
}

/// Asks every feature about one position.
fn ask_everything(text: &str, encoding: Encoding, at: Position, to: Position) {
    let snapshot = snapshot(text, encoding);
    let uri = fixture::uri(&fixture::root(), "a.md");
    let document = json!({"uri": uri});
    let whole = || json!({"textDocument": document});
    let place = || json!({"textDocument": document, "position": at});
    let range = json!({"start": at, "end": to});
    let id = snapshot.notebook.notes().next().expect("there is one note").0;

    diagnostics::diagnostics(&snapshot, id);
    document_symbol::handle(&snapshot, params(whole()));
    folding_range::handle(&snapshot, params(whole()));
    semantic_tokens::full(&snapshot, params(whole()));
    semantic_tokens::range(&snapshot, params(json!({"textDocument": document, "range": range})));
    inlay_hint::handle(&snapshot, params(json!({"textDocument": document, "range": range})));
    for lens in code_lens::handle(&snapshot, params(whole())).unwrap_or_default() {
        code_lens::resolve(&snapshot, lens);
    }
    hover::handle(&snapshot, params(place()));
    document_highlight::handle(&snapshot, params(place()));
    completion::handle(&snapshot, params(place()));
    selection_range::handle(
        &snapshot,
        params(json!({"textDocument": document, "positions": [at]})),
    );
    let context = json!({"diagnostics": []});
    let asked = json!({"textDocument": document, "range": range, "context": context});
    for action in code_action::handle(&snapshot, params(asked)).unwrap_or_default() {
        if let CodeActionOrCommand::CodeAction(action) = action {
            let edit = code_action::resolve(&snapshot, action).edit.unwrap_or_default();
            if encoding == Encoding::Utf16
                && let Some(DocumentChanges::Edits(documents)) = edit.document_changes
            {
                for document in &documents {
                    assert_apart(text, &document.edits);
                }
            }
        }
    }
}

/// Edits of one document must not overlap.
fn assert_apart<A>(text: &str, edits: &[OneOf<tower_lsp::lsp_types::TextEdit, A>]) {
    let ranges = edits.iter().filter_map(|edit| match edit {
        OneOf::Left(edit) => Some(render::bytes(text, edit.range)),
        OneOf::Right(_) => None,
    });
    let mut ranges: Vec<_> = ranges.collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    for pair in ranges.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?} in {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_feature_fails_on_any_note(
        text in note(),
        (line, column) in (0u32..20, 0u32..40),
        (lines, columns) in (0u32..4, 0u32..20),
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]),
    ) {
        let at = Position::new(line, column);
        ask_everything(&text, encoding, at, Position::new(line + lines, column + columns));
    }
}

#[test]
fn no_feature_fails_on_wild_positions() {
    let wild = Position::new(u32::MAX, u32::MAX);
    for text in ["", "\n", "1. 什么是锁？❌", "🧵\r\n#"] {
        ask_everything(text, Encoding::Utf16, wild, wild);
        ask_everything(text, Encoding::Utf16, Position::new(0, u32::MAX), Position::new(0, 0));
    }
}

/// What takes a parser quadratic time elsewhere.
#[test]
fn hostile_notes_are_answered_in_time() {
    for piece in ["![[", "#", "> ", "*a ", "- ", "[", "`", "<a#", "#中", "（", "1. ❌\n"] {
        let text = piece.repeat(20_000);
        let started = std::time::Instant::now();
        ask_everything(&text, Encoding::Utf16, Position::new(0, 5), Position::new(0, 9));
        let took = started.elapsed();
        // They take well under a second each; what is quadratic takes minutes.
        assert!(took.as_secs() < 60, "{piece:?} took {took:?}");
    }
}
