//! What must hold for any input at all: one file per kind of input, each with a `check`.
//!
//! The fuzz targets in `fuzz/` run them on what libFuzzer thinks of, for hours; the tests beside
//! this folder on a few hundred inputs made of pieces of notes. A check panics when something
//! does not hold. It calls what the server calls, but not what catches panics for it.

pub(crate) mod answers;
pub(crate) mod config;
pub(crate) mod edits;
pub(crate) mod frames;
pub(crate) mod front_matter;
pub(crate) mod kept;
pub(crate) mod note;
pub(crate) mod query;
pub(crate) mod requests;
pub(crate) mod review;
pub(crate) mod rewrites;
mod workspace;

use arbitrary::Unstructured;
use mianjing::text::{Encoding, Place};
use std::borrow::Cow;

/// Between the texts of an input, and between the last and the choices: no UTF-8 has this byte.
const END_OF_TEXT: u8 = 0xff;

/// An input: some texts, then bytes that decide everything else. What is missing is empty or 0.
pub(crate) struct Input<'d> {
    texts: Vec<Cow<'d, str>>,
    pub(crate) choices: Unstructured<'d>,
}

impl<'d> Input<'d> {
    /// Reads the first `texts` pieces of `data` as texts.
    pub(crate) fn new(data: &'d [u8], texts: usize) -> Self {
        let mut pieces = data.splitn(texts + 1, |byte| *byte == END_OF_TEXT);
        let texts: Vec<_> =
            pieces.by_ref().take(texts).map(|piece| String::from_utf8_lossy(piece)).collect();
        Self { texts, choices: Unstructured::new(pieces.next().unwrap_or_default()) }
    }

    pub(crate) fn text(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", |text| text)
    }

    /// One of `0..below`; 0 once the choices are used up.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.choices.int_in_range(0..=below.max(1) - 1).unwrap_or(0)
    }

    pub(crate) fn flip(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub(crate) fn encoding(&mut self) -> Encoding {
        self.one_of(&[Encoding::Utf16, Encoding::Utf8, Encoding::Utf32])
    }

    /// A place in `text`, beside it, or nowhere near.
    pub(crate) fn place(&mut self, text: &str) -> Place {
        let lines = text.lines().count() + 2;
        let (line, column) = (self.below(lines) as u32, self.below(48) as u32);
        match self.below(16) {
            15 => Place { line: u32::MAX, column },
            14 => Place { line, column: u32::MAX },
            13 => Place { line, column: column.wrapping_mul(0x0100_0193) },
            _ => Place { line, column },
        }
    }

    /// A short text: a piece that means something in notes, or a part of one of the texts.
    pub(crate) fn piece(&mut self) -> String {
        if self.below(4) > 0 {
            return self.one_of(PIECES).to_owned();
        }
        let index = self.below(self.texts.len());
        let from = self.below(1 << 16);
        let length = self.below(64);
        self.text(index).chars().skip(from % 4096).take(length).collect()
    }

    pub(crate) fn is_used_up(&self) -> bool {
        self.choices.is_empty()
    }
}

/// Pieces that open and close blocks, mean something in a note, or are wide in some unit.
pub(crate) const PIECES: &[&str] = &[
    "",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "    ",
    "\t",
    "# ",
    "## 二面\n",
    "1. ",
    "2、",
    "3,",
    "- ",
    "- [ ] ",
    "> ",
    "```\n",
    "```go\n",
    "~~~",
    "`",
    "**",
    "[[",
    "]]",
    "[[a]]",
    "[[a#二面|看]]",
    "[甲](b.md#x)",
    "[甲](<b c.md>)",
    "[a]: b.md\n",
    "![[图.png]]",
    "[",
    "](",
    ")",
    "|",
    "|---|\n",
    "---\n",
    "---\ntags: [go, 锁]\n---\n",
    "<details>\n<summary>",
    "</summary>",
    "</details>",
    "<!--",
    "-->",
    "<a id=\"x\">",
    "^id\n",
    "#并发",
    "#go/map ",
    "＃",
    "✅",
    "✅\u{fe0f}",
    "❌",
    "❓",
    "🟡",
    "👨\u{200d}💻",
    "e\u{301}",
    "é",
    "\u{feff}",
    "\u{0}",
    "\u{2028}",
    "\u{a0}",
    "\u{3000}",
    "？",
    "（答案）",
    "答：",
    "A: ",
    "Q1: ",
    "第一题:",
    "什么是锁",
    "怎么实现",
    "一面",
    "面试内容：",
    "2020/05/09 ",
    "字节跳动",
    "通过",
    "不会",
    "TODO",
    "http://a.b/c?d#e",
    "%20",
    "%",
    "\\",
    "a",
];
