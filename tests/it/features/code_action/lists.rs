//! Lists: numbered anew, and made of lines.

use super::{check, offered, snapshot};
use crate::support::fixture::Fixture;
use expect_test::expect;
use serde_json::json;

#[test]
fn a_list_is_numbered_anew_and_what_hangs_below_stays_below() {
    check(
        "//- crlf a.md\n# 云杉科技 一面\n\n1. 什么是锁✅\n3. 讲讲熔$0断❌\n3. 讲讲限流❌（削峰）\n",
        "Number this list anew",
        expect![[r#"
            # 云杉科技 一面␍
            ␍
            1. 什么是锁✅␍
            2. 讲讲熔断❌␍
            3. 讲讲限流❌（削峰）␍
        "#]],
    );
    let items = "1. 锁是什么❌\n".repeat(9);
    let source = format!("{items}1. 看代码$0❌\n\n   ```go\n   x++\n   ```\n");
    check(
        &source,
        "Number this list anew",
        expect![[r#"
        1. 锁是什么❌
        2. 锁是什么❌
        3. 锁是什么❌
        4. 锁是什么❌
        5. 锁是什么❌
        6. 锁是什么❌
        7. 锁是什么❌
        8. 锁是什么❌
        9. 锁是什么❌
        10. 看代码❌

            ```go
            x++
            ```
    "#]],
    );
}

#[test]
fn lines_of_a_pasted_log_become_a_numbered_list_with_every_word() {
    let title = "Number these lines";
    check(
        "$0自我介绍\n讲讲 1.5 倍扩容\n\n手写 LRU\n$0后记\n",
        title,
        expect![[r#"
        1. 自我介绍
        2. 讲讲 1.5 倍扩容

        3. 手写 LRU
        后记
    "#]],
    );
    check(
        "//- crlf a.md\n# 云杉\n$01、自我介绍\n2、锁❌\n互斥、读写\n（3）限流\n④ 熔断\n- 反问$0\n",
        title,
        expect![[r#"
            # 云杉␍
            1. 自我介绍␍
            2. 锁❌␍
               互斥、读写␍
            3. 限流␍
            4. 熔断␍
            5. 反问␍
        "#]],
    );
    check(
        "$0  • TCP 三次握手\n  [2] [[网络]] 怎么看\n(3) (单选) 端口号$0\n",
        title,
        expect![[r#"
        1. TCP 三次握手
        2. [[网络]] 怎么看
        3. (单选) 端口号
    "#]],
    );
}

#[test]
fn lines_are_not_numbered_where_they_are_something_else() {
    for source in [
        "$0# 标题\n自我介绍$0\n",
        "```\n$0a\nb\n$0```\n",
        "$01. 锁\n2. 限流\n$0",
        "$0一行$0\n",
        "自我介绍$0\n锁\n",
    ] {
        let fixture = Fixture::new(source);
        let actions = offered(&fixture, &snapshot(&fixture, true), json!({"diagnostics": []}));
        assert!(actions.iter().all(|action| action.title != "Number these lines"), "{source}");
    }
}
