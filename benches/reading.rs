//! Reading notes and keeping up with edits, on generated logs: `cargo bench --bench reading`.

use divan::Bencher;
use divan::counter::BytesCount;
use mianjing::config::Config;
use mianjing::features::diagnostics;
use mianjing::notebook::{Facts, Location, Note, NoteId, Notebook};
use mianjing::recognise::{self, Lexicon};
use mianjing::server::scanner;
use mianjing::snapshot::Snapshot;
use mianjing::syntax::structure::Structure;
use mianjing::text::buffer::{Buffer, Change};
use mianjing::text::{Encoding, Lines, Place};
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

const TERMS: &[&str] =
    &["死锁", "B+树", "联合索引", "channel", "零拷贝", "三次握手", "Raft", "跳表"];

/// A log of `questions` questions in the common forms: 1 KB for every 13 of them.
fn log(number: usize, questions: usize) -> String {
    let mut text =
        format!("# 云杉科技 一面 2024.{}.3 #go\n\n见 [[{:05}]]\n\n", number % 12 + 1, number / 2);
    for i in 0..questions {
        let term = TERMS[(number + i) % TERMS.len()];
        let other = TERMS[(number + i * 3 + 1) % TERMS.len()];
        let _ = match i % 4 {
            0 => writeln!(text, "{}. 讲一下{term}和{other}的区别❌", i + 1),
            1 => writeln!(text, "{}. {term}怎么实现✅（先说{other}，再说代价）", i + 1),
            2 => writeln!(
                text,
                "{}. 为什么用{term}？\n\n   ```go\n   x := 1 // {other}\n   ```\n",
                i + 1
            ),
            _ => writeln!(text, "{}. how does {term} work?\n    it depends on {other}.", i + 1),
        };
    }
    text
}

/// Everything that is read of one note.
#[divan::bench(args = [10, 1_000, 100_000])]
fn facts(bencher: Bencher<'_, '_>, questions: usize) {
    let text = log(1, questions);
    let lexicon = Lexicon::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| Facts::new(&text, &Lines::new(&text), &lexicon, "面经").questions.len());
}

/// The part of it that is the parser's.
#[divan::bench]
fn structure(bencher: Bencher<'_, '_>) {
    let text = log(1, 1_000);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Structure::new(&text).items.len());
}

/// The part of it that is the recognisers'.
#[divan::bench]
fn questions(bencher: Bencher<'_, '_>) {
    let text = log(1, 1_000);
    let (lexicon, lines, structure) =
        (Lexicon::default(), Lines::new(&text), Structure::new(&text));
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        recognise::recognise(&text, &lines, &structure, &lexicon, "面经").questions.len()
    });
}

/// `notes` notes of 50 questions, the first of them open with `questions`; all is worked out.
fn folder(notes: usize, questions: usize) -> (Snapshot, NoteId) {
    let lexicon = Arc::new(Lexicon::default());
    let mut notebook = Notebook::new(vec![PathBuf::from("/notes")]);
    let at = |number: usize| Location::File(PathBuf::from(format!("/notes/{number:05}.md")));
    for number in 1..notes {
        let note = Note::new(log(number, 50).into(), None, Arc::clone(&lexicon));
        let id = notebook.intern(at(number));
        notebook.put_disk(id, Some(Arc::new(note)));
    }
    let id = notebook.intern(at(0));
    let note = Note::open(Buffer::new(&log(0, questions)), 1, lexicon);
    notebook.put_open(id, Arc::new(note));
    let snapshot = Snapshot { notebook, ..Snapshot::default() };
    snapshot.notebook.tables();
    snapshot.catalogue.relations_now(&snapshot.notebook);
    diagnostics::findings(&snapshot, id);
    (snapshot, id)
}

/// The state after one more character in the third question.
fn edited(snapshot: &Snapshot, id: NoteId) -> Snapshot {
    let mut notebook = snapshot.notebook.clone();
    let place = Place { line: 6, column: 5 };
    let change = Change { range: Some((place, place)), text: "旧".to_owned() };
    let note = notebook.note(id).expect("the note is there");
    let note = note.changed(note.version().unwrap_or(0) + 1, &[change], Encoding::Utf16);
    notebook.put_open(id, Arc::new(note));
    Snapshot { notebook, ..snapshot.clone() }
}

/// From a key to the diagnostics of the note: one of 50 questions, in folders of this many.
#[divan::bench(args = [100, 1_000, 10_000])]
fn key_among(bencher: Bencher<'_, '_>, notes: usize) {
    let (snapshot, id) = folder(notes, 50);
    bencher
        .with_inputs(|| edited(&snapshot, id))
        .bench_values(|snapshot| diagnostics::findings(&snapshot, id).len());
}

/// The same among 1,000 notes, in a note of this many questions.
#[divan::bench(args = [100, 1_000, 10_000])]
fn key_in(bencher: Bencher<'_, '_>, questions: usize) {
    let (snapshot, id) = folder(1_000, questions);
    bencher
        .with_inputs(|| edited(&snapshot, id))
        .bench_values(|snapshot| diagnostics::findings(&snapshot, id).len());
}

/// A folder of 2,000 notes from the disk, with its tables.
#[divan::bench(sample_count = 10)]
fn cold(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut bytes = 0;
    for number in 0..2_000 {
        let text = log(number, 50);
        bytes += text.len();
        std::fs::write(folder.path().join(format!("{number:05}.md")), text).expect("it is written");
    }
    let folders = [folder.path().to_owned()];
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let notebook = scanner::notebook(&folders, &Config::default());
        notebook.tables().tags().count()
    });
}

fn main() {
    divan::main();
}
