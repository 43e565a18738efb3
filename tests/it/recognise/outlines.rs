//! Outlines, in which what was asked stands some levels below what it is about.

use super::picture::picture;
use expect_test::expect;

#[test]
fn items_below_topics_of_topics_were_asked() {
    expect![[r#"
        .    - [百道面试题](https://example.com/1)
        .      collapsed:: true
        .      - 并发
        Q-       - DONE 1、什么是信号量？
              ^ 什么是信号量？ · in 并发
        Q✗       - TODO 2、屏障有什么用？ ❌
              ^ 屏障有什么用？ · in 并发
        Q✓a      - ==`3、== 和 is 有什么区别？`== ✅
              ^ == 和 is 有什么区别？ · Indented · in 并发
        |          - 比的是值还是对象
        .      - 网络
        Q-a      - 拥塞控制怎么做？
              ^ 拥塞控制怎么做？ · Indented · in 网络
        |          - 慢启动
        Q-       - 粘包是什么？
              ^ 粘包是什么？ · in 网络
    "#]].assert_eq(&picture(
        "- [百道面试题](https://example.com/1)\n  collapsed:: true\n  - 并发\n    - DONE 1、什么是信号量？\n    - TODO 2、屏障有什么用？ ❌\n    - ==`3、== 和 is 有什么区别？`== ✅\n      - 比的是值还是对象\n  - 网络\n    - 拥塞控制怎么做？\n      - 慢启动\n    - 粘包是什么？\n",
    ));
}

#[test]
fn marks_are_enough_where_nothing_speaks_of_interviews() {
    expect![[r#"
        .    # Java
        .    
        .    - Source
        .    	- Concurrency
        Q✗   		- Explain spin locks ❌
              ^ Explain spin locks · in Concurrency
        Q-   		- What is a barrier?
              ^ What is a barrier? · in Concurrency
        .    - Other
        .    	- Words
        .    		- why do I write?
        .    		- how do I write?
    "#]].assert_eq(&picture(
        "# Java\n\n- Source\n\t- Concurrency\n\t\t- Explain spin locks ❌\n\t\t- What is a barrier?\n- Other\n\t- Words\n\t\t- why do I write?\n\t\t- how do I write?\n",
    ));
}

#[test]
fn answers_further_in_are_not_asked() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  - 缓存怎么更新？
              ^ 缓存怎么更新？ · Label · in 面试题
        |      - 思路
        |        - 先问：能不能容忍旧值？
        |        - 再看成本
        Q-a  - 计划
              ^ 计划 · Indented · in 面试题
        |      - 本周
        |        - 看完索引 ✅
        |        - 投递云帆 ❌
        Q-   - TODO list 怎么实现？
              ^ TODO list 怎么实现？ · in 面试题
    "#]].assert_eq(&picture(
        "# 面试题\n\n- 缓存怎么更新？\n  - 思路\n    - 先问：能不能容忍旧值？\n    - 再看成本\n- 计划\n  - 本周\n    - 看完索引 ✅\n    - 投递云帆 ❌\n- TODO list 怎么实现？\n",
    ));
}

#[test]
fn numbered_parts_that_all_ask_were_asked() {
    expect![[r#"
        .    # 面试记录
        .    
        Q-a  1. 介绍一个项目
              ^ 介绍一个项目 · Quote · in 面试记录
        |       > 想听难点
        .    2. 合作的能力也要看。
        Q-a     1. 如何应对冲突
              ^ 如何应对冲突 · Quote · in 合作的能力也要看。
        |          > 想听自己的做法
        Q-      2. 遇到分歧怎么办
              ^ 遇到分歧怎么办 · in 合作的能力也要看。
        Q-a  3. 讲讲索引
              ^ 讲讲索引 · Indented · in 面试记录
        |       1. 先看区分度
        |       2. 再看怎么查
    "#]].assert_eq(&picture(
        "# 面试记录\n\n1. 介绍一个项目\n   > 想听难点\n2. 合作的能力也要看。\n   1. 如何应对冲突\n      > 想听自己的做法\n   2. 遇到分歧怎么办\n3. 讲讲索引\n   1. 先看区分度\n   2. 再看怎么查\n",
    ));
}
