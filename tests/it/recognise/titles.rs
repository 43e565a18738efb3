//! Titles of interviews, and the lines below them that say company, round, day and verdict.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_round_above_another_round_is_an_interview_of_its_own() {
    expect![[r#"
        I    # 云杉科技 一面 10.12（挂）
              ^ interview: company 云杉科技, round 一面, date 10.12 failed, to line 3
        .    
        Q✗   - 讲讲持久化 ❌
              ^ 讲讲持久化
        Q✓   - 什么是缓存穿透 ✅
              ^ 什么是缓存穿透
        .    
        I    ## 二面 10.15（过）
              ^ interview: company 云杉科技, round 二面, date 10.15 passed, to line 8
        .    
        Q✓   1. 项目介绍 ✅
              ^ 项目介绍
        Q✗   2. 为什么用消息队列 ❌
              ^ 为什么用消息队列
    "#]].assert_eq(&picture(
        "# 云杉科技 一面 10.12（挂）\n\n- 讲讲持久化 ❌\n- 什么是缓存穿透 ✅\n\n## 二面 10.15（过）\n\n1. 项目介绍 ✅\n2. 为什么用消息队列 ❌\n",
    ));
}

#[test]
fn a_round_may_stand_flat_among_its_topics() {
    expect![[r#"
        .    # 松果科技后端面经
        .    
        I    ## 一面（50min）
              ^ interview: company 松果科技, round 一面, date ?, to line 11
        .    
        .    ## 项目
        .    
        Q-   - 讲一下网络框架
              ^ 讲一下网络框架 · in 项目
        Q-   - 为什么自己写
              ^ 为什么自己写 · in 项目
        .    
        .    ## 算法
        .    
        .    - 反转链表怎么写
        .    
        I    ## 二面（1h）
              ^ interview: company 松果科技, round 二面, date ?, to line 16
        .    
        Q-   - 为什么离职
              ^ 为什么离职
        Q-   - 职业规划是什么
              ^ 职业规划是什么
    "#]].assert_eq(&picture(
        "# 松果科技后端面经\n\n## 一面（50min）\n\n## 项目\n\n- 讲一下网络框架\n- 为什么自己写\n\n## 算法\n\n- 反转链表怎么写\n\n## 二面（1h）\n\n- 为什么离职\n- 职业规划是什么\n",
    ));
}

#[test]
fn a_title_with_a_round_makes_the_note_one_about_interviews() {
    expect![[r#"
        I    # 晚风科技 一面
              ^ interview: company 晚风科技, round 一面, date ?, to line 3
        .    
        Q-   协程怎么调度
              ^ 协程怎么调度 · Run
        Q-   内存分配
              ^ 内存分配 · Run
    "#]]
    .assert_eq(&picture("# 晚风科技 一面\n\n协程怎么调度\n内存分配\n"));
}

#[test]
fn english_titles_have_names_of_several_words_and_days_in_words() {
    expect![[r#"
        I    # Acme Corp - Round 1 (March 3, 2026)
              ^ interview: company Acme Corp, round Round 1, date March 3, 2026, to line 3
        .    
        Q✗   1. What is a deadlock? ❌
              ^ What is a deadlock?
        Q✓   2. Explain sharding ✅
              ^ Explain sharding
        .    
        I    # Initech backend engineer phone screen, 12 Apr 2026
              ^ interview: company Initech, round phone screen, date 12 Apr 2026, to line 8
        .    
        Q-   - How does TLS work?
              ^ How does TLS work?
        Q-   - What is a B-tree?
              ^ What is a B-tree?
    "#]].assert_eq(&picture(
        "# Acme Corp - Round 1 (March 3, 2026)\n\n1. What is a deadlock? ❌\n2. Explain sharding ✅\n\n# Initech backend engineer phone screen, 12 Apr 2026\n\n- How does TLS work?\n- What is a B-tree?\n",
    ));
}

#[test]
fn lines_below_the_title_say_what_the_interview_was() {
    expect![[r#"
        I    # 面试记录
              ^ interview: company 云杉科技, round 二面, date 2024-03-01 failed, to line 10
        .    
        .    - 公司：云杉科技
        .    - **轮次**：二面
        .    - 日期：2024-03-01 14:00
        .    - 结果：未通过
        .    
        .    ## 问题
        .    
        Q✗   1. 索引为什么会失效？❌
              ^ 索引为什么会失效？ · in 问题
        Q✓   2. 回表是什么？✅
              ^ 回表是什么？ · in 问题
    "#]].assert_eq(&picture(
        "# 面试记录\n\n- 公司：云杉科技\n- **轮次**：二面\n- 日期：2024-03-01 14:00\n- 结果：未通过\n\n## 问题\n\n1. 索引为什么会失效？❌\n2. 回表是什么？✅\n",
    ));
}

#[test]
fn a_written_test_beside_oral_questions_is_no_round() {
    expect![[r#"
        I    # 晴空科技前端一面
              ^ interview: company 晴空科技, round 一面, date ?, to line 10
        .    
        .    ### 口述题
        .    
        Q-   - 图片懒加载的原理
              ^ 图片懒加载的原理 · in 口述题
        Q-   - 进程和线程的区别
              ^ 进程和线程的区别 · in 口述题
        .    
        .    ### 笔试题
        .    
        Q-   - 数组打平怎么写
              ^ 数组打平怎么写 · in 笔试题
        Q-   - 事件循环的输出是什么
              ^ 事件循环的输出是什么 · in 笔试题
    "#]].assert_eq(&picture(
        "# 晴空科技前端一面\n\n### 口述题\n\n- 图片懒加载的原理\n- 进程和线程的区别\n\n### 笔试题\n\n- 数组打平怎么写\n- 事件循环的输出是什么\n",
    ));
}

#[test]
fn one_line_may_say_company_round_and_day() {
    expect![[r#"
        I    # 面试复盘
              ^ interview: company 知秋科技, round 二面, date 2024.3.18, to line 4
        .    
        .    公司：知秋科技  轮次：二面  日期：2024.3.18
        .    
        Q-   1. 死锁怎么排查
              ^ 死锁怎么排查 · in 面试复盘
    "#]]
    .assert_eq(&picture(
        "# 面试复盘\n\n公司：知秋科技  轮次：二面  日期：2024.3.18\n\n1. 死锁怎么排查\n",
    ));
}

#[test]
fn a_bare_line_of_company_round_and_generic_words_is_a_title() {
    expect![[r#"
        I    云杉科技 后端 一面 凉经
              ^ interview: company 云杉科技, round 一面, date ? failed, to line 4
        .    
        .    timeline：9.1 投递
        Q-   1. 红黑树怎么旋转
              ^ 红黑树怎么旋转
        Q-   2. 项目
              ^ 项目
        .    
        I    【星河网络】二面
              ^ interview: company 星河网络, round 二面, date ?, to line 7
        Q-   1、短链怎么设计
              ^ 短链怎么设计
    "#]].assert_eq(&picture(
        "云杉科技 后端 一面 凉经\n\ntimeline：9.1 投递\n1. 红黑树怎么旋转\n2. 项目\n\n【星河网络】二面\n1、短链怎么设计\n",
    ));
}

#[test]
fn the_parenthesis_of_a_round_line_says_the_day_and_the_verdict() {
    expect![[r#"
        I    云杉科技一面（3/8）
              ^ interview: company 云杉科技, round 一面, date 3/8, to line 2
        Q-   * 缓存穿透
              ^ 缓存穿透
        Q-   * map 怎么扩容
              ^ map 怎么扩容
        .    
        I    星河网络二面（挂）
              ^ interview: company 星河网络, round 二面, date ? failed, to line 6
        Q-   * 死锁
              ^ 死锁
        Q-   * 索引有哪几种
              ^ 索引有哪几种
    "#]].assert_eq(&picture(
        "云杉科技一面（3/8）\n* 缓存穿透\n* map 怎么扩容\n\n星河网络二面（挂）\n* 死锁\n* 索引有哪几种\n",
    ));
}

#[test]
fn a_day_stands_glued_to_the_company_or_in_place_of_a_number() {
    expect![[r#"
        I    # 2024/3/8云杉科技面试(一面):
              ^ interview: company 云杉科技, round 一面, date 2024/3/8, to line 10
        .    
        Q-   1. 快排的复杂度
              ^ 快排的复杂度
        .    
        I    ### 3.18 星河网络
              ^ interview: company 星河网络, round ?, date 3.18, to line 6
        .    
        Q-   1. 死锁的条件
              ^ 死锁的条件
        .    
        .    ### 1.2 青禾科技
        .    
        .    1. 虚函数表
    "#]].assert_eq(&picture(
        "# 2024/3/8云杉科技面试(一面):\n\n1. 快排的复杂度\n\n### 3.18 星河网络\n\n1. 死锁的条件\n\n### 1.2 青禾科技\n\n1. 虚函数表\n",
    ));
}

#[test]
fn what_was_written_of_an_interview_names_the_company_and_heads_its_questions() {
    expect![[r#"
        I    # 晨曦面试复盘
              ^ interview: company 晨曦, round ?, date ?, to line 12
        .    
        .    ## 数据库
        .    
        Q-   索引相关，最左匹配
              ^ 索引相关，最左匹配 · Run
        Q-   为什么用 B+ 树？
              ^ 为什么用 B+ 树？ · Run
        Q-   回表
              ^ 回表 · Run
        .    
        .    ## 语言
        .    
        Q-   垃圾回收
              ^ 垃圾回收 · Run
        Q-   怎么判断内存泄漏？
              ^ 怎么判断内存泄漏？ · Run
        Q-   动态代理
              ^ 动态代理 · Run
    "#]].assert_eq(&picture(
        "# 晨曦面试复盘\n\n## 数据库\n\n索引相关，最左匹配\n为什么用 B+ 树？\n回表\n\n## 语言\n\n垃圾回收\n怎么判断内存泄漏？\n动态代理\n",
    ));
}

#[test]
fn a_year_may_have_two_digits() {
    expect![[r#"
        I    # 云杉科技一面（24.3.8 14:00-15:00）
              ^ interview: company 云杉科技, round 一面, date 24.3.8, to line 2
        .    
        Q-   1. 自我介绍
              ^ 自我介绍
        .    
        I    # 24.3.10 星河网络二面
              ^ interview: company 星河网络, round 二面, date 24.3.10, to line 6
        .    
        Q-   1. 缓存淘汰
              ^ 缓存淘汰
    "#]].assert_eq(&picture(
        "# 云杉科技一面（24.3.8 14:00-15:00）\n\n1. 自我介绍\n\n# 24.3.10 星河网络二面\n\n1. 缓存淘汰\n",
    ));
}

#[test]
fn a_bare_line_may_name_a_part_of_the_company_how_it_was_held_and_how_long() {
    expect![[r#"
        I    携程 一面 电话
              ^ interview: company 携程, round 一面, date ?, to line 3
        .    
        Q✓   线程池的参数有哪些 ✅
              ^ 线程池的参数有哪些 · Run
        Q✗   怎么设置核心线程数 ❌
              ^ 怎么设置核心线程数 · Run
        .    
        I    美团 到店 后端一面 3.14 50min
              ^ interview: company 美团, round 一面, date 3.14, to line 8
        .    
        Q-   介绍一下项目
              ^ 介绍一下项目 · Run
        Q✓   MySQL 的索引结构 ✅
              ^ MySQL 的索引结构 · Run
    "#]].assert_eq(&picture(
        "携程 一面 电话\n\n线程池的参数有哪些 ✅\n怎么设置核心线程数 ❌\n\n美团 到店 后端一面 3.14 50min\n\n介绍一下项目\nMySQL 的索引结构 ✅\n",
    ));
}

#[test]
fn a_day_may_be_four_digits_beside_a_round_and_hr_stand_apart() {
    expect![[r#"
        I    # 星河 二面 0425
              ^ interview: company 星河, round 二面, date 0425, to line 2
        .    
        Q-   - 拼团怎么做？
              ^ 拼团怎么做？
        .    
        I    # 星河 HR 面 3.15（已 OC ✅）
              ^ interview: company 星河, round HR 面, date 3.15 passed, to line 6
        .    
        Q-   - 期望薪资？
              ^ 期望薪资？
        .    
        I    # 星河 三面 2030
              ^ interview: company 星河, round 三面, date ?, to line 10
        .    
        Q-   - 为什么离职？
              ^ 为什么离职？
    "#]].assert_eq(&picture(
        "# 星河 二面 0425\n\n- 拼团怎么做？\n\n# 星河 HR 面 3.15（已 OC ✅）\n\n- 期望薪资？\n\n# 星河 三面 2030\n\n- 为什么离职？\n",
    ));
}

#[test]
fn english_counts_rounds_by_ordinals() {
    expect![[r#"
        I    # Tidewater 1st round
              ^ interview: company Tidewater, round 1st round, date ?, to line 2
        .    
        Q✗   - Explain idempotency ❌
              ^ Explain idempotency
        .    
        I    # Lantern 2nd round 6.2
              ^ interview: company Lantern, round 2nd round, date 6.2, to line 6
        .    
        Q✗   - Explain sharding ❌
              ^ Explain sharding
        .    
        .    # Interview at Harbor
        .    
        I    ## Second round with Jane
              ^ interview: company Harbor, round Second round, date ?, to line 12
        .    
        Q-   - Tell me about yourself
              ^ Tell me about yourself
        .    
        .    ## Background noise
    "#]].assert_eq(&picture(
        "# Tidewater 1st round\n\n- Explain idempotency ❌\n\n# Lantern 2nd round 6.2\n\n- Explain sharding ❌\n\n# Interview at Harbor\n\n## Second round with Jane\n\n- Tell me about yourself\n\n## Background noise\n",
    ));
}

#[test]
fn a_day_with_one_digit_is_none_where_headings_are_numbered_so() {
    expect![[r#"
        .    # 面经
        .    
        I    ## 5.6 云帆 一面
              ^ interview: company 云帆, round 一面, date 5.6, to line 4
        .    
        Q✗   - 锁 ❌
              ^ 锁
        .    
        I    ## 6.1 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 8
        .    
        Q✗   - 锁 ❌
              ^ 锁
        .    
        I    ## 6.2 星河 二面
              ^ interview: company 星河, round 二面, date ?, to line 12
        .    
        Q✓   - 锁 ✅
              ^ 锁
    "#]].assert_eq(&picture(
        "# 面经\n\n## 5.6 云帆 一面\n\n- 锁 ❌\n\n## 6.1 星河 一面\n\n- 锁 ❌\n\n## 6.2 星河 二面\n\n- 锁 ✅\n",
    ));
}
