//! A place for the answer, in the form of the other answers.

use super::{act, check, offered, reported, snapshot};
use crate::support::fixture::Fixture;
use expect_test::expect;
use serde_json::json;

#[test]
fn a_place_for_the_answer_stays_reported_until_it_is_filled() {
    let text = act(
        "1. 自我介绍✅\n2. 讲讲$0熔断❌\n",
        "Write the answer here",
        json!({"diagnostics": []}),
    );
    let still = Fixture::new(&text);
    assert_eq!(reported(&still.snapshot(), &still).len(), 1, "{text}");
    let filled = Fixture::new(&text.replace("（）", "（快速失败）"));
    assert_eq!(reported(&filled.snapshot(), &filled), []);
}

#[test]
fn the_place_for_an_answer_has_the_form_of_the_other_answers() {
    let title = "Write the answer here";
    check(
        "1. 锁有哪几种❌（互斥量）\n2. 讲讲熔$0断❌\n3. 讲讲限流\n",
        title,
        expect![[r#"
        1. 锁有哪几种❌（互斥量）
        2. 讲讲熔断❌（）
        3. 讲讲限流
    "#]],
    );
    check(
        "1. 锁有哪几种❌(互斥量)\n2. 讲讲熔$0断❌（ ）\n",
        title,
        expect![[r#"
        1. 锁有哪几种❌(互斥量)
        2. 讲讲熔断❌()
    "#]],
    );
    check(
        "# Acme Corp – Round 1, March 3\n\n1. What is a lock? ❌ (a mutex)\n2. What is $0a fuse? ❌\n",
        title,
        expect![[r#"
            # Acme Corp – Round 1, March 3

            1. What is a lock? ❌ (a mutex)
            2. What is a fuse? ❌ ()
        "#]],
    );
    check(
        "# Acme Corp – Round 1, March 3\n\n1. What is a lock? ✅\n2. What is $0a fuse? ❌\n",
        title,
        expect![[r#"
            # Acme Corp – Round 1, March 3

            1. What is a lock? ✅
            2. What is a fuse? ❌ ()
        "#]],
    );
    check(
        "//- crlf a.md\n1. 锁怎么实现❌\n\n   ```go\n   mu.Lock()\n   ```\n\n2. 熔断怎么$0实现❌\n",
        title,
        expect![[r#"
            1. 锁怎么实现❌␍
            ␍
               ```go␍
               mu.Lock()␍
               ```␍
            ␍
            2. 熔断怎么实现❌␍
            ␍
               ```go␍
               ␍
               ```␍
        "#]],
    );
    check(
        "1.锁是什么？\n答：互斥量\n\n2.熔断$0是什么？\n\n3.限流是什么？\n答：削峰\n",
        title,
        expect![[r#"
            1.锁是什么？
            答：互斥量

            2.熔断是什么？
            答：

            3.限流是什么？
            答：削峰
        "#]],
    );
    check(
        "1. 锁是什么？❌\n   > 互斥量\n2. 熔断$0是什么？❌\n",
        title,
        expect![[r#"
        1. 锁是什么？❌
           > 互斥量
        2. 熔断是什么？❌
           > 
    "#]],
    );
    check(
        "# 并发\n\n## 锁是什么？\n\n互斥量\n\n## 熔断$0是什么？\n\n## 限流是什么？\n\n削峰\n",
        title,
        expect![[r#"
            # 并发

            ## 锁是什么？

            互斥量

            ## 熔断是什么？



            ## 限流是什么？

            削峰
        "#]],
    );
}

#[test]
fn without_a_mark_the_place_for_an_answer_has_a_label() {
    let note =
        |line: &str| format!("# 云杉科技 一面 9.3\n\n1. 锁有哪几种❌（互斥量）\n2. {line}\n");
    check(
        &note("讲讲熔$0断 #稳定性"),
        "Write the answer here",
        expect![[r#"
        # 云杉科技 一面 9.3

        1. 锁有哪几种❌（互斥量）
        2. 讲讲熔断 #稳定性
           答：
    "#]],
    );
    // The body of a heading is no form for an item.
    check(
        "# 并发\n\n## 锁是什么？\n\n互斥量\n\n## 还有\n\n1. 熔断$0怎么恢复？\n2. 怎么限流？\n",
        "Write the answer here",
        expect![[r#"
            # 并发

            ## 锁是什么？

            互斥量

            ## 还有

            1. 熔断怎么恢复？
               答：
            2. 怎么限流？
        "#]],
    );
    let fixture = Fixture::new(&note("What is a $0fuse?"));
    let title = "Write the answer here";
    let text = act(&note("What is a $0fuse?"), title, json!({"diagnostics": []}));
    assert_eq!(reported(&fixture.snapshot(), &fixture).len(), 1);
    let filled = Fixture::new(&text.replace("Answer: ", "Answer: it breaks a circuit"));
    assert_eq!(reported(&filled.snapshot(), &filled), []);
}

#[test]
fn the_place_for_an_answer_takes_that_of_a_word_for_none_but_not_of_a_tag() {
    for rest in ["❌ TODO", "❌（待补充）", "❌"] {
        check(
            &format!("1. 锁有哪几种❌（互斥量）\n2. 讲讲熔$0断{rest}\n"),
            "Write the answer here",
            expect![[r#"
                1. 锁有哪几种❌（互斥量）
                2. 讲讲熔断❌（）
            "#]],
        );
    }
    for rest in ["❌ #稳定性", "❌ <!-- 10.3 -->"] {
        let after = act(
            &format!("1. 锁有哪几种❌（互斥量）\n2. 讲讲熔$0断{rest}\n"),
            "Write the answer here",
            json!({"diagnostics": []}),
        );
        assert_eq!(
            after,
            format!("1. 锁有哪几种❌（互斥量）\n2. 讲讲熔断{}\n", rest.replace('❌', "❌（）"))
        );
    }
}

#[test]
fn a_table_has_its_places_for_answers() {
    let fixture = Fixture::new(
        "# 云雀 一面 9.1\n\n| 面试题 | 结果 | 答案 |\n|---|---|---|\n| 讲讲$0锁 | ❌ | |\n| 协程 | ✅ | 轻 |\n",
    );
    let snapshot = snapshot(&fixture, true);
    let actions = offered(&fixture, &snapshot, json!({"diagnostics": []}));
    let titles: Vec<_> = actions.into_iter().map(|action| action.title).collect();
    assert_eq!(titles, ["Mark ✅", "Remove the mark"]);
}

#[test]
fn a_mark_on_a_line_of_its_own_has_nothing_behind_it() {
    check(
        "# 八股\n\n1. 什么是回$0表\n   状态：❌\n2. 什么是锁❌（互斥）\n",
        "Write the answer here",
        expect![[r#"
            # 八股

            1. 什么是回表
               状态：❌
               答：
            2. 什么是锁❌（互斥）
        "#]],
    );
    check(
        "# 八股\n\n### 什么是回$0表？\n\n状态：❌\n",
        "Write the answer here",
        expect![[r#"
            # 八股

            ### 什么是回表？

            状态：❌
            答：
        "#]],
    );
    check(
        "# 八股\n\n### 什么是回$0表？\n\n状态：❌\n\n多查一次。\n",
        "Mark ✅",
        expect![[r#"
            # 八股

            ### 什么是回表？

            状态：✅

            多查一次。
        "#]],
    );
}
