//! After any edits, what is said of notes is what would be said of them had they never been
//! otherwise.

use super::params;
use mianjing::features::{code_lens, diagnostics, related};
use mianjing::notebook::{Location, Note, NoteId, Notebook};
use mianjing::proto;
use mianjing::snapshot::Snapshot;
use mianjing::text::buffer::Buffer;
use proptest::prelude::*;
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;

/// What notes are put together from. Questions are the same beyond doubt or share no word, so that
/// it makes no difference when words were counted.
pub(crate) const BLOCKS: &[&str] = &[
    "1. 什么是死锁❌\n",
    "2. 死锁是什么？✅（互相等待）\n",
    "3. 什么是死锁？\n\n   互相等待。\n",
    "4. 讲一下布隆过滤器❌\n",
    "5. 布隆过滤器❌\n\n   [[1#布隆过滤器]]\n",
    "6. 手写快速排序❌\n",
    "7. 手写快速排序\n\n   [[2]]\n",
    "## 布隆过滤器\n\n位图和几个哈希。\n",
    "## 布隆过滤器\n\n## 空\n",
    "见 [[3#空]] 和 [[4]]。\n",
    "# 云雀科技 一面 2024.3.1\n",
    "",
];

/// How many notes there are; some may not be.
pub(crate) const NOTES: usize = 7;

/// A note gets this text, or is deleted.
pub(crate) type Edit = (usize, Option<Vec<usize>>);

pub(crate) fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let blocks = prop::collection::vec(0..BLOCKS.len(), 0..5);
    prop::collection::vec((0..NOTES, prop::option::weighted(0.9, blocks)), 1..most)
}

pub(crate) fn text(blocks: &[usize]) -> String {
    blocks.iter().map(|block| BLOCKS[*block]).collect::<Vec<_>>().join("\n")
}

fn location(number: usize) -> Location {
    Location::File(PathBuf::from(format!("/notes/{number}.md")))
}

/// Everything that is said of a note.
fn told(snapshot: &Snapshot, number: usize) -> Option<String> {
    let id = snapshot.notebook.id(&location(number))?;
    let note = snapshot.notebook.note(id)?;
    let path = |id: NoteId| snapshot.notebook.shown_path(id);
    let mut told = Vec::new();
    for finding in diagnostics::findings(snapshot, id) {
        let related: Vec<_> =
            finding.related.iter().map(|(id, span, what)| (path(*id), *span, what)).collect();
        told.push(format!("{} {:?} {} {related:?}", finding.code, finding.span, finding.message));
    }
    let uri = proto::url(&location(number))?;
    let document = json!({"textDocument": {"uri": uri}});
    for lens in code_lens::handle(snapshot, params(document)).unwrap_or_default() {
        told.push(format!("{:?}", code_lens::resolve(snapshot, lens).command));
    }
    for question in &note.facts().questions {
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": question.line, "character": 4}});
        let found = related::handle(snapshot, params(place));
        // How alike they are depends on how common words were when they were counted.
        let items = found.items.iter().map(|item| (&item.note, &item.text, item.location.range));
        told.push(format!("{:?}", items.collect::<Vec<_>>()));
    }
    Some(told.join("\n"))
}

/// The notes of `texts`; those with an even number are open.
fn fresh(texts: &[Option<String>]) -> Snapshot {
    let mut notebook = Notebook::new(vec![PathBuf::from("/notes")]);
    for (number, text) in texts.iter().enumerate() {
        put(&mut notebook, number, text.as_deref());
    }
    Snapshot { notebook, ..Snapshot::default() }
}

fn put(notebook: &mut Notebook, number: usize, text: Option<&str>) {
    let id = notebook.intern(location(number));
    match text {
        Some(text) if number.is_multiple_of(2) => {
            let note = Note::open(Buffer::new(text), 1, Arc::default());
            notebook
                .put_open(id, Arc::new(note.named(&PathBuf::from(format!("/notes/{number}.md")))));
        }
        Some(text) => {
            let note = Note::new(text.into(), None, Arc::default());
            let note = note.named(&PathBuf::from(format!("/notes/{number}.md")));
            notebook.put_disk(id, Some(Arc::new(note)));
        }
        None => {
            notebook.close(id);
            notebook.put_disk(id, None);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_does_not_depend_on_how_notes_came_about(
        first in prop::collection::vec(prop::option::of(prop::collection::vec(0..BLOCKS.len(), 0..5)), NOTES),
        edits in edits(12),
    ) {
        let mut texts: Vec<_> = first.iter().map(|it| it.as_ref().map(|it| text(it))).collect();
        let mut snapshot = fresh(&texts);
        for (number, blocks) in edits {
            texts[number] = blocks.map(|blocks| text(&blocks));
            put(&mut snapshot.notebook, number, texts[number].as_deref());
            let anew = fresh(&texts);
            for number in 0..NOTES {
                prop_assert_eq!(told(&snapshot, number), told(&anew, number), "{:#?}", texts);
            }
        }
    }
}

/// A note so long that what is typed in it is left out of what is compared now and then.
#[test]
fn a_thousand_keys_leave_nothing_behind() {
    let mut texts = vec![Some(text(&[1, 7])), Some(text(&[0, 3])), Some(String::new())];
    let mut snapshot = fresh(&texts);
    for key in 0..1_500 {
        let typed = format!("1. 什么是死锁❌\n2. 讲一下第{key}把锁❌\n");
        put(&mut snapshot.notebook, 2, Some(&typed));
        snapshot.relations();
    }
    texts[2] = Some(text(&[0, 3, 2]));
    put(&mut snapshot.notebook, 2, texts[2].as_deref());
    let anew = fresh(&texts);
    for number in 0..3 {
        assert_eq!(told(&snapshot, number), told(&anew, number));
    }
}
