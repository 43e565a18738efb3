//! What is left to answer in all notes.

use crate::support::fixture::Fixture;
use expect_test::expect;
use mianjing::features::unanswered::{self, UnansweredParams};
use std::fmt::Write as _;

const NOTES: &str = "//- crlf 青禾.md
# 青禾科技[一面] 9.12

1. 自我介绍✅️
2. 切片和数组有什么区别
3. 🧵 锁有哪几种❌（互斥、读写）
4. TCP 三次握手的过程❌

//- disk 北岸.md
# 北岸出行[二面] 10.8

1. TCP 三次握手的过程❌
2. 缓存雪崩怎么办？❌ #缓存
";

fn drawn(params: UnansweredParams) -> String {
    let fixture = Fixture::new(NOTES);
    let result = unanswered::handle(&fixture.snapshot(), params);
    let mut drawn = String::new();
    for open in &result.items {
        let item = &open.item;
        let line = item.location.range.start.line;
        let bare = if open.is_bare { " bare" } else { "" };
        writeln!(drawn, "{}× {} {}:{line}{bare}", item.asked.unwrap(), item.text, item.note)
            .unwrap();
    }
    writeln!(drawn, "{:?}", result.tally).unwrap();
    drawn
}

#[test]
fn what_is_asked_most_comes_first_and_what_is_known_or_answered_not_at_all() {
    expect![[r#"
        2× TCP 三次握手的过程 北岸.md:2
        2× TCP 三次握手的过程 青禾.md:5
        1× 缓存雪崩怎么办？ 北岸.md:3
        1× 切片和数组有什么区别 青禾.md:3
        Counts { notes: 2, interviews: 2, questions: 6, passed: 1, failed: 4, unanswered: 4, failed_unanswered: 3 }
    "#]]
    .assert_eq(&drawn(UnansweredParams::default()));
}

#[test]
fn a_limit_shortens_the_list_and_not_the_tally() {
    expect![[r#"
        2× TCP 三次握手的过程 北岸.md:2
        Counts { notes: 2, interviews: 2, questions: 6, passed: 1, failed: 4, unanswered: 4, failed_unanswered: 3 }
    "#]]
    .assert_eq(&drawn(UnansweredParams { limit: Some(1) }));
}
