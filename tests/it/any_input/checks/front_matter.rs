//! Any text as front matter: every word of it stands where it says.

use super::note::lies_in;
use mianjing::notebook::Facts;
use mianjing::recognise::Lexicon;
use mianjing::syntax::front_matter::{FrontMatter, Scalar, Value};
use mianjing::text::{Lines, Span};

pub(crate) fn check(data: &[u8]) {
    let body = String::from_utf8_lossy(data);
    // As the block of a note, and as if any text were a block.
    let note = format!("---\n{body}\n---\n# 一面\n\n1. 锁❌\n");
    let lines = Lines::new(&note);
    let facts = Facts::new(&note, &lines, &Lexicon::default(), "");
    super::note::fits(&note, &lines, &facts);
    if let Some(block) = &facts.front_matter {
        fits(&note, block);
    }
    let block = FrontMatter::new(&body, Span::new(0, body.len()));
    fits(&body, &block);
    assert!(block == FrontMatter::new(&body, Span::new(0, body.len())), "the same twice");
}

fn fits(text: &str, block: &FrontMatter) {
    for entry in &block.entries {
        lies_in(text, entry.key.span, "a key");
        match &entry.value {
            Value::Scalar(scalar) => lies_in(text, scalar.span, "a value"),
            Value::List(list) => list.iter().for_each(|it| lies_in(text, it.span, "an item")),
            Value::Other => {}
        }
        let is_empty = |scalar: &Scalar| scalar.text.is_empty();
        assert!(!block.list(&entry.key.text).iter().any(is_empty), "empty items are left out");
        for item in block.list(&entry.key.text) {
            lies_in(text, item.span, "a listed item");
        }
        assert!(!block.get(&entry.key.text).is_some_and(is_empty), "an empty value is none");
    }
}
