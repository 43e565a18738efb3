//! Questions in bold: which of the lines are, and where their answers end.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_mark_says_that_a_bold_line_was_asked() {
    expect![[r#"
        Q-a  **1. What is a mutex?**
              ^ What is a mutex? · Heading
        |    - a lock
        .    
        Q✗   **2. Sketch the pipeline.** ❌
              ^ Sketch the pipeline.
        .    
        Q-a  **3. How does paging work?**
              ^ How does paging work? · Heading
        |    - tables
    "#]].assert_eq(&picture(
        "**1. What is a mutex?**\n- a lock\n\n**2. Sketch the pipeline.** ❌\n\n**3. How does paging work?**\n- tables\n",
    ));
    expect![[r#"
        .    **Fast** ✅
        .    
        .    **Small** ❌
        .    
        .    **Why?**
        .    
        .    It fits.
    "#]]
    .assert_eq(&picture("**Fast** ✅\n\n**Small** ❌\n\n**Why?**\n\nIt fits.\n"));
}

#[test]
fn bare_questions_set_apart_answer_no_bold_one() {
    expect![[r#"
        .    # 面试
        .    
        Q✗   **讲讲网关** ❌
              ^ 讲讲网关 · in 面试
        .    
        Q-   用了什么协议，怎么限流
              ^ 用了什么协议，怎么限流 · Run
        .    
        Q-   发布的时候，会不会丢请求
              ^ 发布的时候，会不会丢请求 · Run
        .    
        Q✗a  **讲讲监控** ❌
              ^ 讲讲监控 · Heading · in 面试
        |    
        |    什么指标都有：延迟、错误、流量。
        .    
        Q✓a  **difference between push and pull** ✅
              ^ difference between push and pull · Heading · in 面试
        |    
        |    为什么要拉？因为服务端不知道快慢。
    "#]].assert_eq(&picture(
        "# 面试\n\n**讲讲网关** ❌\n\n用了什么协议，怎么限流\n\n发布的时候，会不会丢请求\n\n**讲讲监控** ❌\n\n什么指标都有：延迟、错误、流量。\n\n**difference between push and pull** ✅\n\n为什么要拉？因为服务端不知道快慢。\n",
    ));
}

#[test]
fn numbers_in_bold_go_on_over_long_ones() {
    expect![[r#"
        .    # Interview
        .    
        Q-a  **1. What is a fence?**
              ^ What is a fence? · Heading · in Interview
        |    - an order
        .    
        Q-a  **2. Which queues do you know?**
              ^ Which queues do you know? · Heading · in Interview
        |    - a few
        .    
        Q-a  **3. Provide a program for two threads without a `fence` that would be fixed by one of them.**
              ^ Provide a program for two threads without a `fence` that would be fixed by one of them. · Heading · in Interview
        |    - two flags
    "#]].assert_eq(&picture(
        "# Interview\n\n**1. What is a fence?**\n- an order\n\n**2. Which queues do you know?**\n- a few\n\n**3. Provide a program for two threads without a `fence` that would be fixed by one of them.**\n- two flags\n",
    ));
}

#[test]
fn the_speaker_in_bold_is_no_part_of_the_wording() {
    expect![[r#"
        .    # 面试问答
        .    
        Q-a  **面试官1**：为什么要做压测？
              ^ 为什么要做压测？ · Indented · in 面试问答
        |    
        |    **候选人**：
        |    怕上线后扛不住
        .    
        Q✗   **面试官 2：** 怎么模拟弱网？❌
              ^ 怎么模拟弱网？ · in 面试问答
        .    
        Q-   **Interviewer 3**: What did you learn?
              ^ What did you learn? · in 面试问答
        .    
        .    **Interviewer**: Thanks for coming.
    "#]].assert_eq(&picture(
        "# 面试问答\n\n**面试官1**：为什么要做压测？\n\n**候选人**：\n怕上线后扛不住\n\n**面试官 2：** 怎么模拟弱网？❌\n\n**Interviewer 3**: What did you learn?\n\n**Interviewer**: Thanks for coming.\n",
    ));
}
