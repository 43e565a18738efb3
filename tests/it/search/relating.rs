//! Which questions are the same: pairs that must find each other, and look-alikes that must not.

use mianjing::notebook::{Location, NoteId, Notebook, QuestionId};
use mianjing::search::fold::canonical;
use mianjing::search::index::NoteWordings;
use mianjing::search::related::{Relations, Rewritten};
use mianjing::search::vocabulary::vocabulary;
use std::sync::Arc;

/// Questions of other subjects, so that what is rare is told from what is common.
const OTHERS: &[&str] = &[
    "讲一下 JVM 的类加载",
    "Redis 的大 key 怎么治理",
    "TCP 粘包怎么处理",
    "Go 的反射用过吗",
    "MySQL 的主从延迟",
    "HTTP 缓存有哪些头",
    "说说 Kafka 的再均衡",
    "怎么设计一个短链服务",
];

fn wordings(note: NoteId, texts: &[&str]) -> Arc<NoteWordings> {
    Arc::new(NoteWordings::new(note, texts.iter()))
}

/// Whether each of two questions finds the other.
fn are_related(a: &str, b: &str) -> bool {
    let mut notebook = Notebook::default();
    let mut note = |name: &str| notebook.intern(Location::Virtual(name.to_owned()));
    let (first, second, third) = (note("a"), note("b"), note("c"));
    let relations = Relations::new(
        [wordings(first, &[a]), wordings(second, &[b]), wordings(third, OTHERS)].into_iter(),
    );
    let finds = |from: NoteId, to: NoteId| {
        let id = QuestionId { note: from, index: 0 };
        relations.of(id).any(|related| related.question.note == to)
    };
    let both = (finds(first, second), finds(second, first));
    assert_eq!(both.0, both.1, "{a} and {b} are related both ways or not at all");
    both.0
}

#[test]
fn the_same_question_is_found_in_other_words_and_in_the_other_language() {
    let pairs = [
        ("ＴＣＰ三次握手", "tcp 3次握手的过程？"),
        ("讲讲三次握手", "Explain the TCP three-way handshake"),
        ("Go 里 map 是线程安全的吗❌️", "Is a golang map thread-safe?"),
        ("协程泄漏怎么排查", "goroutine leak 如何定位"),
        ("进程和线程的区别", "What is the difference between a process and a thread?"),
        ("Redis 为什么这么快", "why is redis fast"),
        ("自我介绍", "请先做一个自我介绍"),
        ("聚簇索引是什么", "clustered index"),
        ("gorotine 的调度", "GMP 模型"),
        ("怎么保证消息不丢", "Kafka 如何保证消息不丢失"),
        ("hashCode 有什么用", "为什么要有 hashCode？"),
        ("cookie 和 session 有什么不同", "What is the difference between a session and a cookie"),
        ("微服务网关的内存碎片怎么来的", "微服务网关的内存碎片怎么产生的？"),
    ];
    let missed: Vec<_> = pairs.iter().filter(|(a, b)| !are_related(a, b)).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

#[test]
fn what_only_looks_alike_is_kept_apart() {
    let pairs = [
        ("TCP 三次握手", "TCP 四次挥手"),
        ("redis 持久化", "redis 集群"),
        ("乐观锁是什么", "悲观锁是什么"),
        ("java 的垃圾回收", "go 的垃圾回收"),
        ("缓存击穿", "缓存雪崩"),
        ("什么时候毕业？", "学校成绩？"),
        ("下面代码输出什么", "下面的代码会输出什么，说明原因"),
        ("react 的性能优化", "vue 的性能优化"),
        ("如何判断元素是否存在", "怎么判断对象属于哪个类"),
        ("RDB 的过程", "AOF 的过程"),
        ("有缓冲 channel", "无缓冲 channel"),
        ("左连接怎么写", "右连接怎么写"),
        ("不用加锁怎么实现计数器", "加锁怎么实现计数器"),
        ("reverse a list without recursion", "reverse a list with recursion"),
        ("= 和 := 有什么区别", "有什么区别"),
        ("二叉树的前序遍历", "二叉树的后序遍历"),
        ("同步和异步的区别", "异步的实现"),
        ("什么是幂等", "如何保证接口幂等"),
        ("线程", "线程有哪些状态"),
        ("协程", "协程泄漏怎么排查"),
        ("切片是并发安全的吗", "map 是并发安全的吗"),
        ("什么是虚拟线程", "虚拟线程如何创建"),
    ];
    let mixed: Vec<_> = pairs.iter().filter(|(a, b)| are_related(a, b)).collect();
    assert!(mixed.is_empty(), "taken for the same: {mixed:?}");
}

#[test]
fn a_changed_note_is_related_by_what_it_says_now() {
    let mut notebook = Notebook::default();
    let mut note = |name: &str| notebook.intern(Location::Virtual(name.to_owned()));
    let (a, b, c) = (note("a"), note("b"), note("c"));
    let all = Relations::new(
        [wordings(a, &["死锁"]), wordings(b, &["死锁的条件"]), wordings(c, OTHERS)].into_iter(),
    );
    let notes = |relations: &Relations, id: NoteId| -> Vec<NoteId> {
        let of = relations.of(QuestionId { note: id, index: 0 });
        of.map(|related| related.question.note).collect()
    };
    assert_eq!(notes(&all, a), [b]);
    let changed = all.with_changes(
        &[Rewritten::whole(&wordings(b, &["什么是活锁", "怎么避免死锁"]))],
        &[],
        &[],
    );
    let found: Vec<_> = changed.of(QuestionId { note: a, index: 0 }).collect();
    assert_eq!(found.len(), 1, "the old wording is gone and the new one is there");
    assert_eq!(found[0].question, QuestionId { note: b, index: 1 });
    assert_eq!(
        notes(&all.with_changes(&[], &[b], &[]), a),
        [],
        "a note that is gone is not related"
    );
}

#[test]
fn every_term_that_the_vocabulary_refers_to_is_one_of_its_terms() {
    let source = include_str!("../../../src/search/vocabulary.txt");
    let mut section = "";
    let mut unknown = Vec::new();
    for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let names: Vec<&str> = match section {
            "[contrast]" | "[broad]" | "[alike]" => line.split('|').collect(),
            "[together]" => line.split(['=', '+']).collect(),
            _ => {
                line.split_once('>').map_or(Vec::new(), |(_, implied)| implied.split(',').collect())
            }
        };
        let is_unknown = |name: &&str| vocabulary().exact(&canonical(name)).is_none();
        unknown.extend(names.into_iter().filter(is_unknown).map(str::trim));
    }
    assert!(unknown.is_empty(), "no term: {unknown:?}");
}
