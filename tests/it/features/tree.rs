//! The tree of an open note: the same after edits as from scratch, and the same as the other
//! parser's.

use crate::support::pieces;
use mianjing::notebook::Note;
use mianjing::proto;
use mianjing::syntax::queries;
use mianjing::syntax::structure::Structure;
use mianjing::syntax::tree::BlockTree;
use mianjing::text::buffer::{Buffer, Change};
use mianjing::text::{Encoding, Lines, Place, Span};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// (what, 0-based line) for headings, fences and items.
type Blocks = Vec<(&'static str, usize)>;

fn of_tree(text: &str, lines: &Lines) -> Blocks {
    let tree = BlockTree::new(text.into(), None).expect("a test's note is short");
    let found = tree.captures(&queries::BLOCKS, Span::new(0, text.len()));
    let mut blocks: Blocks =
        found.iter().map(|it| (it.name, lines.line_of(it.span.start as usize))).collect();
    blocks.sort_unstable();
    blocks
}

fn of_structure(text: &str, lines: &Lines) -> Blocks {
    let structure = Structure::new(text);
    let line = |span: Span| lines.line_of(span.start as usize);
    let headings = structure.headings.iter().map(|it| ("heading", line(it.span)));
    let fences = structure.code_blocks.iter().filter(|it| it.info.is_some());
    let items = structure.items.iter().map(|it| ("item", line(it.span)));
    let mut blocks: Blocks =
        headings.chain(fences.map(|it| ("fence", line(it.span)))).chain(items).collect();
    blocks.sort_unstable();
    blocks
}

/// What one parser has and the other has not, without the known difference: a line such as `4. C`
/// directly below a paragraph. tree-sitter begins a list there; CommonMark lets only `1.` do so.
fn differences(text: &str) -> Vec<String> {
    let lines = Lines::new(text);
    let (tree, structure) = (of_tree(text, &lines), of_structure(text, &lines));
    let interrupts = |line: usize| {
        let starts = |c: char| c.is_ascii_digit() && c != '1';
        line > 0
            && !lines.text(text, line - 1).trim().is_empty()
            && lines.text(text, line).trim_start().starts_with(starts)
    };
    let only_tree = tree.iter().filter(|block| !structure.contains(block));
    let only_tree = only_tree.filter(|(what, line)| *what != "item" || !interrupts(*line));
    let only_other = structure.iter().filter(|block| !tree.contains(block));
    only_tree
        .map(|block| format!("only tree-sitter: {block:?}"))
        .chain(only_other.map(|block| format!("only pulldown-cmark: {block:?}")))
        .collect()
}

fn compare_below(folder: &Path) -> usize {
    let mut compared = 0;
    for entry in ignore::Walk::new(folder).flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let text = std::fs::read_to_string(path).unwrap();
            let differences = differences(&text);
            assert!(differences.is_empty(), "{}: {differences:#?}", path.display());
            compared += 1;
        }
    }
    compared
}

#[test]
fn both_parsers_see_the_same_blocks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(compare_below(&root.join("examples")) > 0, "there are no examples");
    let folder = root.join("../shared/seeds");
    if folder.is_dir() {
        assert!(compare_below(&folder) > 0);
    } else {
        println!("skipped: no ../shared/seeds");
    }
}

#[test]
fn a_last_line_without_its_end_is_read_like_any_other() {
    for text in ["# 标题", "- ", "1. 问题❌", "```", "- 题\r\n  - 答"] {
        let with_end = format!("{text}\n");
        let lines = Lines::new(&with_end);
        assert_eq!(of_tree(text, &Lines::new(text)), of_tree(&with_end, &lines), "{text:?}");
    }
}

/// Pieces of notes from which random notes are put together.
const PIECES: [&str; 17] = [
    "\u{feff}",
    "# 标题\n",
    "## ",
    "1. 什么是锁？❌\n",
    "2. map✅️（答）\r\n",
    "- 题\n",
    "  - 答\n",
    "```go\n",
    "```\n",
    "   ",
    "> 引用\n",
    "\n",
    "正文",
    "| 甲 | 乙 |\n|--|--|\n",
    "---\n",
    "🧵",
    "    缩进\n",
];

fn note() -> impl Strategy<Value = String> {
    pieces(&PIECES, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_tree_is_the_tree_of_the_text(
        texts in prop::collection::vec((note(), 0usize..400, 0usize..20, prop::sample::select(PIECES.to_vec())), 1..2),
        edits in prop::collection::vec((0usize..400, 0usize..20, prop::sample::select(PIECES.to_vec())), 1..6),
    ) {
        let mut text = texts[0].0.clone();
        let mut tree = BlockTree::new(text.as_str().into(), None).unwrap();
        for (at, len, piece) in edits {
            let boundary = |mut at: usize| { at = at.min(text.len()); while !text.is_char_boundary(at) { at -= 1; } at };
            let (start, end) = (boundary(at), boundary(at + len));
            text.replace_range(start..end, piece);
            tree = BlockTree::new(text.as_str().into(), Some(&tree)).unwrap();
            let fresh = BlockTree::new(text.as_str().into(), None).unwrap();
            prop_assert_eq!(tree.to_sexp(), fresh.to_sexp(), "{:?}", text);
        }
    }
}

fn encoding() -> impl Strategy<Value = Encoding> {
    prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_note_says_what_its_text_says(
        start in note(),
        edits in prop::collection::vec(
            ((0u32..12, 0u32..20), (0u32..12, 0u32..20), prop::sample::select(PIECES.to_vec())),
            1..5,
        ),
        encoding in encoding(),
    ) {
        let mut edited = Note::open(Buffer::new(&start), 0, Arc::default());
        for (version, (from, to, piece)) in (1..).zip(edits) {
            edited.tree();
            let place = |(line, column)| Place { line, column };
            let change = Change { range: Some((place(from), place(to))), text: piece.to_owned() };
            edited = edited.changed(version, &[change], encoding);
        }
        let fresh = Note::new(edited.text().into(), Some(0), Arc::default());
        prop_assert_eq!(edited.facts(), fresh.facts());
        let sexp = |note: &Note| note.tree().map(BlockTree::to_sexp);
        prop_assert_eq!(sexp(&edited), sexp(&fresh));
    }

    #[test]
    fn ascending_places_are_the_places_of_each_offset(
        text in note(),
        mut offsets in prop::collection::vec(0usize..300, 0..20),
        encoding in encoding(),
    ) {
        let note = Note::new(text.as_str().into(), None, Arc::default());
        offsets.sort_unstable();
        let mut ascending = proto::Ascending::new(&note, encoding);
        for offset in offsets.into_iter().filter(|at| text.is_char_boundary(*at)) {
            prop_assert_eq!(ascending.position(offset), proto::position(&note, offset, encoding));
        }
    }
}
