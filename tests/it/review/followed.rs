//! Cards that follow what is typed are those that are made of all notes anew.

use super::{Desk, NOW, moment};
use mianjing::config::Config;
use mianjing::notebook::{Location, Note, NoteId};
use mianjing::review::Grade;
use mianjing::review::desk::{Act, Desk as Reviews};
use mianjing::text::work::counted;
use proptest::prelude::{ProptestConfig, prop, prop_oneof, proptest};
use proptest::strategy::Strategy;
use std::sync::Arc;

/// Wordings that are alike, equal but for signs, or tell nothing without what is around them.
const LINES: [&str; 10] = [
    "1. 讲讲垃圾回收❌",
    "1. 讲讲垃圾回收器❌",
    "1. 讲一讲垃圾回收？",
    "1. 优缺点？",
    "1. map 是线程安全的吗✅",
    "1. Go 的 map 为什么不是线程安全的❌",
    "1. 三次握手的过程",
    "## Redis",
    "## Kafka",
    "   挥手有四次",
];

#[derive(Debug, Clone)]
enum Step {
    /// The note of this number has these of the lines.
    Write(usize, Vec<usize>),
    Remove(usize),
    /// The card of this number, if there are so many.
    Grade(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let lines = prop::collection::vec(0..LINES.len(), 0..5);
    let step = prop_oneof![
        8 => (0..4_usize, lines).prop_map(|(note, lines)| Step::Write(note, lines)),
        1 => (0..4_usize).prop_map(Step::Remove),
        2 => (0..8_usize).prop_map(Step::Grade),
    ];
    prop::collection::vec(step, 1..24)
}

fn write(desk: &mut Desk, name: &str, text: Option<&str>) -> NoteId {
    let path = desk.path().join(name);
    let notebook = &mut desk.snapshot.notebook;
    let id = notebook.intern(Location::File(path));
    let lexicon = &Config::default().elsewhere.lexicon;
    let note = |text: &str| Arc::new(Note::new(text.into(), None, Arc::clone(lexicon)));
    notebook.put_disk(id, text.map(note));
    id
}

/// All that can be seen of the cards, in the order of the notes.
fn shown(desk: &Desk) -> String {
    let sitting = desk.sit();
    let now = moment(NOW);
    let made = &sitting.deck;
    let mut cards: Vec<_> = made.cards.iter().collect();
    cards.sort_by_key(|card| made.order_of(card));
    let mut reworded: Vec<_> = made.reworded().map(|card| &card.key).collect();
    reworded.sort();
    let queue = sitting.queue(&desk.snapshot.notebook, now, 3, |_| true);
    assert_eq!(queue.counts, sitting.counts_of_all(now, 3));
    let queue: Vec<_> = queue.cards.iter().map(|&at| &made.cards[at].key).collect();
    assert!(cards.iter().all(|card| made.card(&card.key) == Some(card)));
    format!("{cards:#?}\n{:#?}\n{reworded:#?}\n{queue:#?}", made.lost)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn cards_that_follow_are_those_made_anew(steps in steps()) {
        let mut desk = Desk::new(&[("0.md", "1. 讲讲垃圾回收❌\n2. 三次握手的过程\n")]);
        for step in steps {
            match step {
                Step::Write(note, lines) => {
                    let text = lines.iter().flat_map(|&at| [LINES[at], "\n"]).collect::<String>();
                    write(&mut desk, &format!("{note}.md"), Some(&text));
                }
                Step::Remove(note) => {
                    write(&mut desk, &format!("{note}.md"), None);
                }
                Step::Grade(number) => {
                    let mut sitting = desk.sit();
                    let key = sitting.deck.cards.get(number).map(|card| card.key.clone());
                    let notebook = &desk.snapshot.notebook;
                    key.map(|key| sitting.act(notebook, &key, Act::Grade(Grade::Good), moment(NOW)));
                }
            }
            let followed = shown(&desk);
            let then = std::mem::replace(&mut desk.snapshot.desk, Arc::new(Reviews::default()));
            let anew = shown(&desk);
            desk.snapshot.desk = then;
            assert_eq!(followed, anew);
        }
    }
}

/// The work of typing a question, and of telling how many are due, in a folder of so many notes.
fn typing(notes: usize) -> usize {
    let mut desk = Desk::new(&[("新.md", "1. 什么是线程池❌\n")]);
    for number in 0..notes {
        let text = format!("1. 讲讲第{number}种锁❌\n2. 讲讲死锁\n3. 第{number}次握手✅\n");
        write(&mut desk, &format!("{number}.md"), Some(&text));
    }
    // Two that the log knows, one of which is nowhere by now.
    desk.grade("讲讲第1种锁", Grade::Good, NOW);
    desk.grade("什么是线程池", Grade::Good, NOW);
    write(&mut desk, "新.md", Some("1. 讲讲三次握手\n"));
    desk.sit();
    write(&mut desk, "新.md", Some("1. 讲讲三次握手\n2. 有哪些索引❌\n3. 讲讲死锁\n"));
    let count = || desk.sit().counts_of_all(moment(NOW), 20);
    let (counts, work) = counted(count);
    assert_eq!((counts.cards, counts.new), (2 * notes + 3, 18));
    work
}

#[test]
fn a_question_that_is_typed_costs_the_same_in_a_folder_ten_times_as_large() {
    let (few, many) = (typing(30), typing(300));
    assert!(many <= few + 10, "{few} {many}");
}
