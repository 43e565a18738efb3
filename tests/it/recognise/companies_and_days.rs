//! Titles read by what stands around them: headings beside those of companies, days above rounds,
//! and what ends as companies do but is none.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_day_above_the_heading_of_a_company_is_its_day() {
    expect![[r#"
        .    # 秋招
        .    
        .    ## 9.12
        .    
        I    ### 云杉科技 一面
              ^ interview: company 云杉科技, round 一面, date 9.12, to line 6
        .    
        Q✗   1. 什么是闭包❌
              ^ 什么是闭包
        .    
        .    ## 2026-09-13
        .    
        I    ### 星河网络 二面
              ^ interview: company 星河网络, round 二面, date 2026-09-13, to line 12
        .    
        Q✓   1. 讲讲原型链✅
              ^ 讲讲原型链
    "#]].assert_eq(&picture("# 秋招\n\n## 9.12\n\n### 云杉科技 一面\n\n1. 什么是闭包❌\n\n## 2026-09-13\n\n### 星河网络 二面\n\n1. 讲讲原型链✅\n"));
}

#[test]
fn a_name_among_the_headings_of_listed_companies_is_a_company() {
    expect![[r#"
        .    # 面经
        .    
        I    ## 腾讯
              ^ interview: company 腾讯, round ?, date ?, to line 4
        .    
        Q-   1. 进程和线程的区别
              ^ 进程和线程的区别
        .    
        I    ## 海棠街
              ^ interview: company 海棠街, round ?, date ?, to line 8
        .    
        Q-   1. 进程间怎么通信
              ^ 进程间怎么通信 · in 海棠街
        .    
        I    ## 百度
              ^ interview: company 百度, round ?, date ?, to line 12
        .    
        Q-   1. 什么是回表
              ^ 什么是回表
        .    
        .    ## 算法
        .    
        Q-   1. 怎么判断链表有环
              ^ 怎么判断链表有环 · in 算法
    "#]].assert_eq(&picture("# 面经\n\n## 腾讯\n\n1. 进程和线程的区别\n\n## 海棠街\n\n1. 进程间怎么通信\n\n## 百度\n\n1. 什么是回表\n\n## 算法\n\n1. 怎么判断链表有环\n"));
}

#[test]
fn a_padded_day_is_a_day_beside_a_round_and_else_a_range() {
    expect![[r#"
        I    云帆 一面 09-03
              ^ interview: company 云帆, round 一面, date 09-03, to line 2
        .    
        Q✗a  1. 图❌ ![](a.png)
              ^ 图 · Inline
    "#]]
    .assert_eq(&picture("云帆 一面 09-03\n\n1. 图❌ ![](a.png)\n"));
    expect![[r#"
        .    # 面试题
        .    
        .    ### 基础概念（01-10）
        .    
        Q-   1. 什么是锁
              ^ 什么是锁 · in 基础概念（01-10）
    "#]]
    .assert_eq(&picture("# 面试题\n\n### 基础概念（01-10）\n\n1. 什么是锁\n"));
}

#[test]
fn a_stage_in_english_is_a_round_beside_a_day() {
    expect![[r#"
        I    ## Acme - System design (Mar 10, 2026)
              ^ interview: company Acme, round System design, date Mar 10, 2026, to line 2
        .    
        Q✗   - Design a URL shortener ❌
              ^ Design a URL shortener
    "#]]
    .assert_eq(&picture("## Acme - System design (Mar 10, 2026)\n\n- Design a URL shortener ❌\n"));
    expect![[r#"
        .    # Interview questions
        .    
        .    ## Acme - System design
        .    
        Q✗   - Design a URL shortener ❌
              ^ Design a URL shortener · in Acme - System design
    "#]]
    .assert_eq(&picture(
        "# Interview questions\n\n## Acme - System design\n\n- Design a URL shortener ❌\n",
    ));
}

#[test]
fn topics_that_end_as_companies_do_are_none() {
    expect![[r#"
        .    # 面试八股
        .    
        .    ## Linux网络
        .    
        Q✗   1. 什么是零拷贝❌
              ^ 什么是零拷贝 · in Linux网络
        .    
        .    ## 父子组件通信
        .    
        Q✗   1. props 怎么传❌
              ^ props 怎么传 · in 父子组件通信
    "#]]
    .assert_eq(&picture(
        "# 面试八股\n\n## Linux网络\n\n1. 什么是零拷贝❌\n\n## 父子组件通信\n\n1. props 怎么传❌\n",
    ));
}

#[test]
fn a_company_in_a_remark_behind_the_round_is_not_the_interviews() {
    expect![[r#"
        .    # 百度-搜索方向
        .    
        I    ## 三面（8.2）（该部门 leader 被调到头条方向）
              ^ interview: company 百度, round 三面, date 8.2, to line 5
        .    
        Q-   - 自我介绍
              ^ 自我介绍
        Q-   - 论文介绍
              ^ 论文介绍
        .    
        I    ## 一面（字节）
              ^ interview: company 字节, round 一面, date ?, to line 9
        .    
        Q-   - 什么是锁
              ^ 什么是锁
    "#]].assert_eq(&picture("# 百度-搜索方向\n\n## 三面（8.2）（该部门 leader 被调到头条方向）\n\n- 自我介绍\n- 论文介绍\n\n## 一面（字节）\n\n- 什么是锁\n"));
}

#[test]
fn candidates_are_no_companies() {
    expect![[r#"
        .    # 候选人面试记录
        .    
        I    ## 陈平（后端）一面 2024-03-08
              ^ interview: company ?, round 一面, date 2024-03-08 passed, to line 6
        .    
        Q-   1. 讲讲锁？
              ^ 讲讲锁？
        .    
        .    结论：通过
        .    
        I    ## 李四 一面 2024-03-09
              ^ interview: company ?, round 一面, date 2024-03-09, to line 10
        .    
        Q-   1. 讲讲事务？
              ^ 讲讲事务？
    "#]].assert_eq(&picture(
        "# 候选人面试记录\n\n## 陈平（后端）一面 2024-03-08\n\n1. 讲讲锁？\n\n结论：通过\n\n## 李四 一面 2024-03-09\n\n1. 讲讲事务？\n",
    ));
}

#[test]
fn short_english_titles_name_rounds_in_a_log() {
    expect![[r#"
        .    # Interview log
        .    
        I    ### Phone
              ^ interview: company ?, round Phone, date ?, to line 4
        .    
        Q-   - How does a hash map work?
              ^ How does a hash map work?
        .    
        I    ### R3
              ^ interview: company ?, round R3, date ?, to line 8
        .    
        Q✗   - Design a rate limiter ❌
              ^ Design a rate limiter
        .    
        I    ## Acme R2
              ^ interview: company Acme, round R2, date ?, to line 12
        .    
        Q✗   - What is sharding? ❌
              ^ What is sharding?
    "#]].assert_eq(&picture(
        "# Interview log\n\n### Phone\n\n- How does a hash map work?\n\n### R3\n\n- Design a rate limiter ❌\n\n## Acme R2\n\n- What is sharding? ❌\n",
    ));
}

#[test]
fn days_have_eight_digits_and_stand_before_rounds_in_items() {
    expect![[r#"
        I    # 云帆1面 20210923 20：00
              ^ interview: company 云帆, round 1面, date 20210923, to line 2
        .    
        Q-   1. 讲讲锁？
              ^ 讲讲锁？
        .    
        .    # 星河科技
        .    
        I    - 8-3 二面
              ^ interview: company 星河科技, round 二面, date 8-3, to line 7
        Q-     - 什么是堆？
              ^ 什么是堆？ · in 二面
        I    - 三面（8-6）
              ^ interview: company 星河科技, round 三面, date 8-6, to line 9
        Q-     - 什么是栈？
              ^ 什么是栈？ · in 三面（8-6）
    "#]].assert_eq(&picture(
        "# 云帆1面 20210923 20：00\n\n1. 讲讲锁？\n\n# 星河科技\n\n- 8-3 二面\n  - 什么是堆？\n- 三面（8-6）\n  - 什么是栈？\n",
    ));
}

#[test]
fn what_the_round_is_about_is_no_company() {
    expect![[r#"
        I    ## 第二轮：深度技术面试
              ^ interview: company ?, round 第二轮, date ?, to line 2
        .    
        Q✓   1. 什么是堆 ✅
              ^ 什么是堆
        .    
        I    ## 云帆二面 时长 70 分钟
              ^ interview: company 云帆, round 二面, date ?, to line 6
        .    
        Q-   1. 什么是栈？
              ^ 什么是栈？
    "#]]
    .assert_eq(&picture(
        "## 第二轮：深度技术面试\n\n1. 什么是堆 ✅\n\n## 云帆二面 时长 70 分钟\n\n1. 什么是栈？\n",
    ));
}

#[test]
fn a_guide_to_a_round_is_no_interview() {
    expect![[r#"
        .    # Acme Coding Round Preparation
        .    
        .    ## Eligibility
        .    
        .    - No backlogs ✅
        .    - Work permit ❌
    "#]]
    .assert_eq(&picture(
        "# Acme Coding Round Preparation\n\n## Eligibility\n\n- No backlogs ✅\n- Work permit ❌\n",
    ));
}
