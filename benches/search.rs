//! Searching and relating over generated logs: `cargo bench --bench search`.

use mianjing::notebook::{Location, Note, NoteId, Notebook, QuestionId};
use mianjing::recognise::Lexicon;
use mianjing::search::catalogue::Catalogue;
use mianjing::search::query::Query;
use mianjing::search::related::{Relations, Rewritten};
use mianjing::search::{relations, wordings};
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

const TERMS: &[&str] = &[
    "map",
    "slice",
    "channel",
    "goroutine",
    "死锁",
    "B+树",
    "联合索引",
    "间隙锁",
    "跳表",
    "哨兵",
    "布隆过滤器",
    "三次握手",
    "四次挥手",
    "TIME_WAIT",
    "epoll",
    "虚拟内存",
    "零拷贝",
    "Kafka",
    "消费者组",
    "幂等",
    "LRU",
    "前缀树",
    "短链",
    "秒杀",
    "限流",
    "熔断",
    "Raft",
    "Pod",
    "探针",
];
const FORMS: &[&str] =
    &["讲一下A", "A和B的区别", "A的底层实现", "A怎么保证并发安全", "为什么用A而不是B", "手写A"];

/// Two thousand logs of 50 questions; every third is marked ❌.
static NOTEBOOK: LazyLock<(Notebook, NoteId)> = LazyLock::new(|| {
    let mut notebook = Notebook::new(vec![PathBuf::from("/notes")]);
    let lexicon = Arc::new(Lexicon::default());
    let mut seed = 7_usize;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut last = None;
    for number in 0..2_000 {
        let mut text = format!("# 云杉科技 一面 2024.{}.3\n\n", number % 12 + 1);
        for question in 1..=50 {
            let form = FORMS[next(FORMS.len())];
            let asked =
                form.replace('A', TERMS[next(TERMS.len())]).replace('B', TERMS[next(TERMS.len())]);
            let mark = ["✅（讲过）", "❌", ""][next(3)];
            let _ = writeln!(text, "{question}. {asked}{mark}");
        }
        let id = notebook.intern(Location::File(PathBuf::from(format!("/notes/{number:05}.md"))));
        notebook.put_disk(id, Some(Arc::new(Note::new(text.into(), None, Arc::clone(&lexicon)))));
        last = Some(id);
    }
    (notebook, last.expect("there are notes"))
});

static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
    let catalogue = Arc::new(Catalogue::default());
    catalogue.shelf(&NOTEBOOK.0);
    catalogue
});

static RELATIONS: LazyLock<Relations> = LazyLock::new(|| {
    let notes: Vec<_> = NOTEBOOK.0.notes().map(|(id, _)| id).collect();
    relations(&NOTEBOOK.0, &notes)
});

/// Any query of the symbol picker over 100,000 questions.
#[divan::bench(args = ["", "a", "锁", "xcaq", "三次握手", "redis 锁", "gorotine", "zzzz", "❌ ?"])]
fn find(bencher: divan::Bencher<'_, '_>, query: &str) {
    let query = Query::parse(query).expect("these queries are right");
    bencher.bench(|| CATALOGUE.search(&NOTEBOOK.0, &query, &|| false).len());
}

/// The relations of one question, never asked for before.
#[divan::bench]
fn relate_a_wording(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| RELATIONS.of_text("三次握手和四次挥手的区别", None).take(10).count());
}

/// All relations of 100,000 questions, the index given.
#[divan::bench(sample_count = 3)]
fn relate_all(bencher: divan::Bencher<'_, '_>) {
    let questions: Vec<_> = NOTEBOOK
        .0
        .notes()
        .flat_map(|(note, text)| {
            (0..text.facts().questions.len()).map(move |at| QuestionId { note, index: at as u32 })
        })
        .collect();
    bencher.bench(|| RELATIONS.of_all(&questions, 10).len());
}

/// One note changed: it is read and the small index built anew.
#[divan::bench]
fn relate_after_an_edit(bencher: divan::Bencher<'_, '_>) {
    let (notebook, id) = &*NOTEBOOK;
    let note = notebook.note(*id).expect("it was put there");
    bencher.bench(|| RELATIONS.with_changes(&[Rewritten::whole(&wordings(*id, note))], &[], &[]));
}

fn main() {
    divan::main();
}
