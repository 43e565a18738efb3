//! Sixty queries over invented notes, each with the place a person wants first.

use mianjing::notebook::{Location, Note, Notebook, QuestionId};
use mianjing::recognise::Lexicon;
use mianjing::search::catalogue::Catalogue;
use mianjing::search::find::Found;
use mianjing::search::query::Query;
use mianjing::search::titles::Item;
use std::path::PathBuf;
use std::sync::Arc;

/// Notes as people keep them; a question is named in the judgements by a part of its wording.
const NOTES: &[(&str, &str)] = &[
    (
        "面试记录/2024-09 北辰科技.md",
        "# 北辰科技 一面 2024.9.3\n\n1. 自我介绍✅️\n2. map 是线程安全的吗❌\n3. slice 怎么扩容✅（翻倍，大了以后按四分之一）\n4. Redis 分布式锁怎么续期❌\n5. 讲讲 GMP 调度模型❌\n6. TCP 三次握手为什么不是两次✅\n7. 协程泄漏怎么排查❌（pprof 看数量）\n",
    ),
    (
        "面试记录/2025-02 云雀网络.md",
        "# 云雀网络 二面 2025.2.18\n\n1. 自我介绍✅\n2. 缓存击穿和雪崩的区别✅（一个热点失效，一批同时失效）\n3. MySQL 的隔离级别有哪些❌\n4. 四次挥手的 TIME_WAIT 是做什么的❌\n5. 怎么设计一个短链服务❌\n6. 重试要注意什么，怎么保证幂等❌\n",
    ),
    (
        "面试记录/2023-05 青柠数据.md",
        "# 青柠数据 HR面 2023.5.6\r\n\r\n1. 为什么离职❌\r\n2. 期望薪资✅\r\n3. 职业规划❌\r\n4. 还有什么想问的✅\r\n",
    ),
    (
        "八股/go.md",
        "# Go 语言\n\n## channel 的底层实现\n\n一个环形队列加两条等待链。\n\n## map 为什么不是线程安全的\n\n没有加锁，读写会 panic。\n\n## sync.Map 的适用场景\n\n读多写少。\n\n## defer 的执行顺序\n\n后进先出。\n\n## goroutine 和线程的区别\n\n更轻，由运行时调度。\n\n## 逃逸分析是什么\n\n编译期决定放在栈还是堆。\n",
    ),
    (
        "八股/mysql.md",
        "# MySQL\n\n## 间隙锁解决了什么问题\n\n幻读。\n\n## B+ 树为什么适合做索引\n\n矮而宽。\n\n## 行锁和表锁的区别\n\n粒度不同。\n\n## 事务的隔离级别\n\n四种。\n\n## 慢查询怎么优化\n\n先看 explain。\n",
    ),
    (
        "八股/redis.md",
        "# Redis\n\n## 跳表和平衡树比有什么好处\n\n实现简单。\n\n## RDB 和 AOF 的取舍\n\n看能丢多少。\n\n## 布隆过滤器的原理\n\n多个哈希和一个位图。\n\n## 哨兵怎么选主\n\n投票。\n\n## 过期键什么时候删除\n\n惰性加定期。\n",
    ),
    (
        "八股/网络.md",
        "# 计算机网络\n\n## HTTPS 的握手过程\n\n证书、密钥交换。\n\n## 输入网址到页面显示发生了什么\n\n解析、连接、请求、渲染。\n\n## HTTP/2 的多路复用\n\n帧和流。\n\n## DNS 解析的过程\n\n逐级查。\n",
    ),
    (
        "八股/算法.md",
        "# 算法\n\n## 反转链表\n\n三个指针。\n\n## LRU 缓存怎么实现\n\n哈希加双向链表。\n\n## 快速排序的时间复杂度\n\n平均 nlogn。\n\n## 接雨水\n\n双指针。\n",
    ),
    ("空的.md", ""),
    (
        "摘录/kubernetes.md",
        "# Kubernetes\n\n## Pod 的创建流程\n\napiserver 收下，调度器挑节点。\n\n## Service 怎么做负载均衡\n\niptables 或 ipvs。\n\n## 探针有哪几种\n\n存活、就绪、启动",
    ),
];

/// A query, and a part of the title wanted first.
const JUDGED: &[(&str, &str)] = &[
    ("自我介绍", "自我介绍"),
    ("map 线程安全", "map 是线程安全的吗"),
    ("线程安全", "map 是线程安全的吗"),
    ("xcaq", "map 是线程安全的吗"),
    ("xianchenganquan", "map 是线程安全的吗"),
    ("slice 扩容", "slice 怎么扩容"),
    ("slice kuorong", "slice 怎么扩容"),
    ("fbss", "分布式锁"),
    ("fenbushisuo", "分布式锁"),
    ("分布式锁", "分布式锁"),
    ("redis 锁", "Redis 分布式锁"),
    ("gmp", "GMP 调度模型"),
    ("diaodu", "GMP 调度模型"),
    ("tcp握手", "TCP 三次握手"),
    ("三次握手", "TCP 三次握手"),
    ("ＴＣＰ 三次", "TCP 三次握手"),
    ("scws", "TCP 三次握手"),
    ("泄漏", "协程泄漏"),
    ("协程", "协程泄漏"),
    ("xcxl", "协程泄漏"),
    ("击穿", "缓存击穿"),
    ("hcjc", "缓存击穿"),
    ("雪崩", "缓存击穿和雪崩"),
    ("隔离级", "MySQL 的隔离级别"),
    ("隔离级别", "MySQL 的隔离级别"),
    ("geli", "MySQL 的隔离级别"),
    ("time_wait", "TIME_WAIT"),
    ("挥手", "四次挥手"),
    ("短链", "短链服务"),
    ("duanlian", "短链服务"),
    ("重试", "重试要注意什么"),
    ("chongshi", "重试要注意什么"),
    ("幂等", "怎么保证幂等"),
    ("离职", "为什么离职"),
    ("薪资", "期望薪资"),
    ("qwxz", "期望薪资"),
    ("规划", "职业规划"),
    ("channel", "channel 的底层实现"),
    ("chanel", "channel 的底层实现"),
    ("sync.map", "sync.Map"),
    ("defer", "defer 的执行顺序"),
    ("gorotine", "goroutine 和线程的区别"),
    ("goroutine 线程", "goroutine 和线程的区别"),
    ("逃逸", "逃逸分析"),
    ("tyfx", "逃逸分析"),
    ("间隙锁", "间隙锁"),
    ("b+", "B+ 树"),
    ("行锁", "行锁和表锁"),
    ("hangsuo", "行锁和表锁"),
    ("慢查询", "慢查询怎么优化"),
    ("跳表", "跳表和平衡树"),
    ("aof", "RDB 和 AOF"),
    ("布隆", "布隆过滤器"),
    ("https", "HTTPS 的握手过程"),
    ("http/2", "HTTP/2"),
    ("反转链表", "反转链表"),
    ("lru", "LRU 缓存"),
    ("pod", "Pod 的创建流程"),
    ("北辰", "北辰科技 一面"),
    ("云雀 隔离", "MySQL 的隔离级别"),
];

fn notebook() -> Notebook {
    notebook_of(NOTES)
}

fn notebook_of(notes: &[(&str, &str)]) -> Notebook {
    let folder = PathBuf::from("/notes");
    let mut notebook = Notebook::new(vec![folder.clone()]);
    let lexicon = Arc::new(Lexicon::default());
    for (path, text) in notes {
        let id = notebook.intern(Location::File(folder.join(path)));
        let note = Note::new((*text).into(), None, Arc::clone(&lexicon));
        notebook.put_disk(id, Some(Arc::new(note)));
    }
    notebook
}

fn title(notebook: &Notebook, found: &Found) -> String {
    let note = notebook.note(found.note).unwrap();
    let facts = note.facts();
    match found.item {
        Item::Question(index) => note.slice(facts.questions[index as usize].text).to_owned(),
        Item::Interview(index) => note.slice(facts.interviews[index as usize].title).to_owned(),
        Item::Heading(index) => note.slice(facts.headings[index as usize].text).to_owned(),
        Item::Note => notebook.shown_path(found.note),
    }
}

#[test]
fn sixty_queries_find_what_a_person_wants_first() {
    let notebook = notebook();
    let catalogue = Arc::new(Catalogue::default());
    let mut sum = 0.0;
    for (query, wanted) in JUDGED {
        let parsed = Query::parse(query).unwrap();
        let found = catalogue.search(&notebook, &parsed, &|| false);
        let rank = found.iter().position(|found| title(&notebook, found).contains(wanted));
        if rank != Some(0) {
            println!("{query}: {rank:?}, first {:?}", found.first().map(|f| title(&notebook, f)));
        }
        sum += rank.map_or(0.0, |rank| 1.0 / f64::from(rank as u32 + 1));
    }
    let mrr = sum / f64::from(JUDGED.len() as u32);
    println!("MRR {mrr:.3} over {} queries", JUDGED.len());
    assert_eq!(JUDGED.len(), 60);
    assert!(mrr >= 0.97, "the mean reciprocal rank fell to {mrr:.3}");
}

#[test]
fn results_are_bounded_and_always_in_the_same_order() {
    let mut notebook = notebook();
    let id = notebook.intern(Location::File(PathBuf::from("/notes/长.md")));
    let many: Vec<_> = (1..=300).map(|n| format!("{n}. 锁有哪些用法 {n}❌")).collect();
    let many = many.join("\n");
    let note = Note::new(many.into(), Some(1), Arc::new(Lexicon::default()));
    notebook.put_open(id, Arc::new(note));
    let query = Query::parse("锁").unwrap();
    let first = Arc::new(Catalogue::default()).search(&notebook, &query, &|| false);
    let second = Arc::new(Catalogue::default()).search(&notebook, &query, &|| false);
    assert_eq!(first.len(), 128);
    assert_eq!(first, second);
}

#[test]
fn an_edit_is_found_by_the_next_search_and_hides_the_disk() {
    let mut notebook = notebook();
    let catalogue = Arc::new(Catalogue::default());
    let query = Query::parse("一致性哈希").unwrap();
    assert_eq!(catalogue.search(&notebook, &query, &|| false), []);
    let id = notebook.id(&Location::File(PathBuf::from("/notes/空的.md"))).unwrap();
    let note = Note::new("1. 什么是一致性哈希❌\n".into(), Some(1), Arc::new(Lexicon::default()));
    notebook.put_open(id, Arc::new(note));
    assert_eq!(catalogue.search(&notebook, &query, &|| false).len(), 1);
    notebook.close(id);
    assert_eq!(catalogue.search(&notebook, &query, &|| false), []);
}

#[test]
fn a_search_nobody_waits_for_looks_at_nothing() {
    let query = Query::parse("锁").unwrap();
    let found = Arc::new(Catalogue::default()).search(&notebook(), &query, &|| true);
    assert_eq!(found, []);
}

#[test]
fn filters_ask_for_marks_answers_companies_days_and_repetition() {
    let notebook = notebook();
    let catalogue = Arc::new(Catalogue::default());
    let texts = |query: &str| -> Vec<String> {
        let query = Query::parse(query).unwrap();
        let relations = catalogue.relations_now(&notebook);
        let found = catalogue.questions(&notebook, &query, Some(&relations));
        let text = |id: &QuestionId| {
            let note = notebook.note(id.note).unwrap();
            note.slice(note.facts().questions[id.index as usize].text).to_owned()
        };
        found.iter().map(text).collect()
    };
    assert_eq!(texts("❌ ? @北辰 锁"), ["Redis 分布式锁怎么续期"]);
    assert_eq!(texts("✅ since:2025"), ["自我介绍", "缓存击穿和雪崩的区别"]);
    let repeated = texts("asked:>1 @云雀");
    assert_eq!(repeated, ["自我介绍", "MySQL 的隔离级别有哪些"]);
}

#[test]
fn days_in_words_are_days() {
    let notebook = notebook_of(&[
        ("a.md", "# Acme - Phone screen (Mar 3, 2026)\n\n1. What is a lock?\n"),
        ("b.md", "# Acme - Onsite (20 Sept 2026)\n\n1. What is a queue?\n"),
    ]);
    let catalogue = Arc::new(Catalogue::default());
    let query = Query::parse("since:2026-04").unwrap();
    let found = catalogue.questions(&notebook, &query, None);
    let [id] = found.as_slice() else { panic!("{found:?}") };
    let note = notebook.note(id.note).unwrap();
    assert_eq!(note.slice(note.facts().questions[0].text), "What is a queue?");
}

#[test]
fn words_of_an_answer_find_its_question_behind_all_titles() {
    let notebook = notebook();
    let catalogue = Arc::new(Catalogue::default());
    let texts = |query: &str| -> Vec<String> {
        let query = Query::parse(query).unwrap();
        let found = catalogue.search_answers(&notebook, &query, usize::MAX, &|| false);
        found.iter().map(|found| title(&notebook, found)).collect()
    };
    assert_eq!(texts("翻倍"), ["slice 怎么扩容"]);
    assert_eq!(texts("PProf 数量"), ["协程泄漏怎么排查"]);
    assert_eq!(texts("失效 雪崩").first().unwrap(), "缓存击穿和雪崩的区别");
}
