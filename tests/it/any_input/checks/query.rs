//! Any text as a query: it is understood or refused, reads back as it was understood, and finds
//! things whose highlights fit.

use super::workspace::{self, Workspace};
use mianjing::features::search::{self, SearchParams};
use mianjing::search::query::Query;
use std::sync::OnceLock;

pub(crate) fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parsed = Query::parse(&text);
    if let Ok(query) = &parsed {
        let shown = query.to_string();
        assert_eq!(Query::parse(&shown).as_ref(), Ok(query), "{shown:?} reads back as {text:?}");
        for word in &query.words {
            assert_eq!(word.parts().concat(), word.text, "the parts of a word are the word");
        }
    }
    let snapshot = &searched().snapshot;
    let found = search::handle(snapshot, SearchParams { query: text.into(), limit: None });
    assert_eq!(found.error.is_some(), parsed.is_err(), "what is refused is said");
    for item in &found.items {
        let units = snapshot.client.encoding.len(&item.text) as u32;
        for [start, end] in &item.highlights {
            assert!(start < end && *end <= units, "{start}..{end} in {:?}", item.text);
        }
    }
}

/// A few notes to search, the same for every query.
fn searched() -> &'static Workspace {
    static SEARCHED: OnceLock<Workspace> = OnceLock::new();
    SEARCHED.get_or_init(|| {
        let notes = [
            "# 北辰科技 一面 2024-09-03\n\n1. 什么是 GMP 调度模型❌\n2. redis 分布式锁✅（setnx）\n",
            "---\ntags: [go/map, 缓存]\n---\n# 八股\n\n## tcp 三次握手为什么不是两次？\n\n防止历史连接\n",
            "Q1: 什么是 GMP 调度模型？\nA: goroutine、线程、处理器\n\n- [ ] 🧵 线程池的参数 #并发\n",
        ];
        Workspace::new(&notes, workspace::client(mianjing::text::Encoding::Utf16))
    })
}
