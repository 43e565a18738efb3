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
fn what_differs_by_one_name_or_a_not_is_kept_apart() {
    let pairs = [
        ("shared_ptr 的实现", "unique_ptr 的实现"),
        ("讲讲 useState", "讲讲 useEffect"),
        ("HTTPS 是什么", "HTTP 是什么"),
        ("静态链接是什么", "动态链接是什么"),
        ("强引用什么时候回收", "弱引用什么时候回收"),
        ("合并两个有序链表", "合并 k 个有序链表"),
        ("类加载的过程", "类加载器有哪些"),
        ("哪些场合适合用外键", "哪些场合不适合用外键"),
        ("写日志需要加锁吗", "写日志不需要加锁吗"),
        ("When should a cache be used", "When should a cache not be used"),
        ("What did you like most there?", "What did you like least there?"),
        ("没有自我介绍，直接做题", "自我介绍"),
        ("进程和线程", "一个进程能创建多少个线程"),
        ("堆和栈的区别", "这个变量分配在堆上还是栈上"),
        ("索引有哪些类型", "索引有哪些优化办法"),
        ("线程安全是什么", "队列怎么做到线程安全"),
        ("new 和 malloc 的区别", "malloc 怎么实现"),
        ("STL 有哪些容器", "STL 的空间配置器"),
        ("缓存和数据库的一致性", "CPU 缓存一致性"),
        ("有什么想问的", "这样设计表结构有什么问题吗"),
        ("遇到过的最大困难", "你的建议被同事 challenge 了怎么办"),
        ("讲讲 this", "Why this company?"),
        ("为什么选择我们公司", "为什么选择我们组"),
        ("单元测试怎么做", "黑盒测试怎么做"),
        ("What is the aim of L1 regularization", "What is the aim of L2 regularization"),
    ];
    let mixed: Vec<_> = pairs.iter().filter(|(a, b)| are_related(a, b)).collect();
    assert!(mixed.is_empty(), "taken for the same: {mixed:?}");
}

#[test]
fn a_not_that_turns_nothing_around_is_none() {
    let pairs = [
        ("布隆过滤器能不能删除元素", "布隆过滤器可以删除元素吗"),
        ("用没用过消息队列的事务消息", "事务消息用过吗"),
        ("为什么构造函数不能是虚函数", "构造函数可以是虚函数吗"),
        ("怎么保证订单不重复提交", "订单重复提交怎么解决"),
        ("了解过跳表没有", "跳表"),
    ];
    let missed: Vec<_> = pairs.iter().filter(|(a, b)| !are_related(a, b)).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

#[test]
fn a_question_with_a_further_part_is_the_same_question() {
    let pairs = [
        ("HashMap 的底层实现", "HashMap 的底层实现，扩容因子和树化阈值各是多少"),
        ("什么是 IO 多路复用", "什么是 IO 多路复用？epoll 的红黑树存什么？"),
        ("进程和线程的区别", "进程和线程的区别，线程崩溃会影响进程吗"),
        ("C++ 内存分区的作用", "C++ 内存分区的作用（全局区、常量区、代码区）"),
        ("跳表的原理（腾讯/云帆数据）", "跳表的原理"),
        ("跳表的原理（我只说了插入）", "跳表的原理"),
    ];
    let missed: Vec<_> = pairs.iter().filter(|(a, b)| !are_related(a, b)).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

#[test]
fn the_form_of_a_question_does_not_matter() {
    let pairs = [
        ("浏览器输入 url 之后发生了什么", "访问 https://example.com 的过程中发生了什么"),
        ("浏览器输入 url 之后发生了什么", "浏览器敲入www.example.com会发生什么"),
        ("Explain CORS", "跨域是什么"),
        ("Explain the difference between a slice and an array.", "切片和数组的区别"),
        ("What are message queues?", "消息队列是什么"),
        ("What is the difference between HTTP and HTTPS?", "https和http的区别"),
        ("How to create thread", "线程怎么创建"),
        ("tcp，udp的区别", "TCP 和 UDP 有什么不同"),
        ("select，poll 和 epoll 的区别？", "select、poll、epoll 的区别"),
        ("并发和并行", "并发，并行的区别"),
        ("线程和进程", "进程与线程的区别"),
        ("1.3次握手 4次挥手", "三次握手和四次挥手"),
        ("问题2：七层模型", "8 七层模型"),
    ];
    let missed: Vec<_> = pairs.iter().filter(|(a, b)| !are_related(a, b)).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

#[test]
fn words_of_the_field_are_joined() {
    let pairs = [
        ("哪些查询用不到索引", "索引失效的情况"),
        ("事务的属性", "ACID 是什么"),
        ("进程之间如何进行通信？", "进程间通信的方式"),
        ("线程之间怎么通信", "inter-thread communication"),
        ("Linux 常见命令", "常用的 linux 指令"),
        ("数组拍平", "flatten an array"),
        ("自注意力", "self-attention"),
        ("多头注意力机制", "What is multi-head attention?"),
        ("什么是竞态条件", "race condition"),
        ("软件测试的生命周期", "STLC"),
        ("指针接收者", "pointer receiver"),
        ("debouncing and throttling", "防抖和节流"),
        ("mutex 的自旋", "互斥锁的自旋"),
        ("cookie 和 session", "session 与 cookie 的区别"),
        ("Redis 的失效策略", "redis 过期策略"),
        ("数据库和缓存怎么保持一致", "缓存一致性怎么保证"),
        ("JVM 怎么回收内存", "垃圾回收机制"),
        ("过拟合怎么解决", "How to avoid overfitting"),
        ("精确率和召回率", "precision vs recall"),
        ("常用的垃圾回收器", "garbage collectors"),
    ];
    let missed: Vec<_> = pairs.iter().filter(|(a, b)| !are_related(a, b)).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

#[test]
fn stock_questions_are_known_in_both_languages() {
    let pairs = [
        ("优点", "What are your strengths?"),
        ("你的缺点是什么", "What is your weakness?"),
        ("请问你的优点是什么？缺点是什么？", "strengths and weaknesses"),
        ("薪资", "What is your salary range expectation?"),
        ("职业规划", "What are your career goals"),
        ("未来五年的规划", "Where do you see yourself in 5 years?"),
        ("和同事发生冲突怎么处理", "Tell me about a conflict with a coworker"),
        ("最有挑战的项目", "the most challenging project"),
        ("讲一个失败的项目", "Tell me about a time you failed"),
        ("收到过负面评价吗", "negative feedback"),
        ("为什么要离开现在的公司？", "Why are you leaving your current job?"),
        ("我们公司有什么吸引你？", "Why do you want to work here?"),
        ("有问题要问么？", "Do you have any questions for us?"),
        ("项目中遇到过什么问题", "项目难点"),
        ("什么时候可以入职", "What is your notice period?"),
        ("我们为什么要录用你", "Why should we hire you?"),
        ("能接受加班吗", "overtime"),
        ("最自豪的事", "your greatest achievement"),
        ("同事怎么评价你", "How would your coworkers describe you?"),
    ];
    let missed: Vec<_> = pairs.iter().filter(|(a, b)| !are_related(a, b)).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
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
            "[together]" | "[pair]" | "[alone]" => line.split(['=', '+']).collect(),
            _ => {
                line.split_once('>').map_or(Vec::new(), |(_, implied)| implied.split(',').collect())
            }
        };
        let is_unknown = |name: &&str| vocabulary().exact(&canonical(name)).is_none();
        unknown.extend(names.into_iter().filter(is_unknown).map(str::trim));
    }
    assert!(unknown.is_empty(), "no term: {unknown:?}");
}
