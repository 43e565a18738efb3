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
