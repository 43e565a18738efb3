//! Titles in English and flat ones, what is said of an interview in headings, parts of answers in bold,
//! speakers behind emoji, cards, and answers further in.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_name_beside_interview_above_rounds_is_the_company() {
    expect![[r#"
        .    # Acmely Interview Experience
        .    
        I    ## Round 1: Technical Round
              ^ interview: company Acmely, round Round 1, date ?, to line 4
        .    
        Q✗   1. what is a heap ❌
              ^ what is a heap
        .    
        .    # My interview
        .    
        I    ## Round 1
              ^ interview: company ?, round Round 1, date ?, to line 10
        .    
        Q✓   1. how do locks work ✅
              ^ how do locks work
    "#]].assert_eq(&picture(
        "# Acmely Interview Experience\n\n## Round 1: Technical Round\n\n1. what is a heap ❌\n\n# My interview\n\n## Round 1\n\n1. how do locks work ✅\n",
    ));
}

#[test]
fn a_title_with_a_parenthesis_may_stand_flat_among_its_topics() {
    expect![[r#"
        I    ## 海外直播（tiktok）客户端一面
              ^ interview: company tiktok, round 一面, date ?, to line 4
        .    
        .    ## 面试
        .    
        Q✓   - 线程和进程的区别 ✅
              ^ 线程和进程的区别 · in 面试
        .    
        I    ## 第二轮：深度技术面试
              ^ interview: company ?, round 第二轮, date ?, to line 8
        .    
        Q✗   - 讲讲锁 ❌
              ^ 讲讲锁
    "#]].assert_eq(&picture(
        "## 海外直播（tiktok）客户端一面\n\n## 面试\n\n- 线程和进程的区别 ✅\n\n## 第二轮：深度技术面试\n\n- 讲讲锁 ❌\n",
    ));
}

#[test]
fn headings_of_how_it_went_ask_nothing() {
    expect![[r#"
        I    # Acme onsite 3/2
              ^ interview: company Acme, round onsite, date 3/2, to line 22
        .    
        .    ### Questions They Asked
        .    
        Q✗   - what is a heap ❌
              ^ what is a heap · in Questions They Asked
        Q✓   - how do locks work ✅
              ^ how do locks work · in Questions They Asked
        .    
        .    ### What Landed
        .    
        .    The design part.
        .    
        .    ### How it went
        .    
        .    Fine.
        .    
        .    ### What I would do differently
        .    
        .    - sleep ❌
        .    - heaps ✅
        .    
        .    ### 是否录用
        .    
        .    - 基础 ❌
    "#]].assert_eq(&picture(
        "# Acme onsite 3/2\n\n### Questions They Asked\n\n- what is a heap ❌\n- how do locks work ✅\n\n### What Landed\n\nThe design part.\n\n### How it went\n\nFine.\n\n### What I would do differently\n\n- sleep ❌\n- heaps ✅\n\n### 是否录用\n\n- 基础 ❌\n",
    ));
}

#[test]
fn a_bold_label_beside_numbered_questions_is_a_part_of_the_answer() {
    expect![[r#"
        .    # 回收器
        .    
        Q-a  **Q1: 有哪些优势？**
              ^ 有哪些优势？ · Heading · in 回收器
        |    
        |    停顿可预测。
        |    
        |    **四个阶段**：
        |    - 初始标记
        .    
        Q✗a  **Q2: 为什么分代？** ❌
              ^ 为什么分代？ · Heading · in 回收器
        |    
        |    **为什么放弃分段：**
        |    - 粒度
    "#]].assert_eq(&picture(
        "# 回收器\n\n**Q1: 有哪些优势？**\n\n停顿可预测。\n\n**四个阶段**：\n- 初始标记\n\n**Q2: 为什么分代？** ❌\n\n**为什么放弃分段：**\n- 粒度\n",
    ));
}

#[test]
fn emoji_before_who_says_it_are_no_part_of_what_is_said() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 6
        .    
        Q-a  🧑‍💻：怎么求最大的十个？
              ^ 怎么求最大的十个？ · Indented
        |    
        |    🙋‍♂️ 我：全部排序
        .    
        Q✗   **👩‍💼 面试官：** 怎么不排序？ ❌
              ^ 怎么不排序？
    "#]].assert_eq(&picture(
        "# 云帆一面\n\n🧑‍💻：怎么求最大的十个？\n\n🙋‍♂️ 我：全部排序\n\n**👩‍💼 面试官：** 怎么不排序？ ❌\n",
    ));
}

#[test]
fn the_back_of_a_card_and_text_far_in_answer_the_line_above() {
    expect![[r#"
        Q✓a  什么是栈 ✅ #card
              ^ 什么是栈 · Indented
        |    后进先出
        .    
        Q✗   什么是堆 ❌ #card
              ^ 什么是堆
        .    
        .    ## 项目介绍
        .    
        Q-a  微服务之间怎么通讯？
              ^ 微服务之间怎么通讯？ · Indented
        |    
        |    		消息中间件
        .    
        Q-a  怎么保证消息不丢？
              ^ 怎么保证消息不丢？ · Indented
        |    
        |    		确认机制
    "#]].assert_eq(&picture(
        "什么是栈 ✅ #card\n后进先出\n\n什么是堆 ❌ #card\n\n## 项目介绍\n\n微服务之间怎么通讯？\n\n\t\t消息中间件\n\n怎么保证消息不丢？\n\n\t\t确认机制\n",
    ));
}

#[test]
fn an_article_with_a_section_of_questions_asks_there_only() {
    expect![[r#"
        .    # 缓存
        .    
        .    ## 是什么
        .    
        .    取数据慢。
        .    
        .    ## 什么适合缓存
        .    
        .    读多的。
        .    
        .    ## 典型面试题
        .    
        Q✗   ### 什么是缓存失效？ ❌
              ^ 什么是缓存失效？ · in 典型面试题
        .    
        Q✓   ### 怎么预防雪崩 ✅
              ^ 怎么预防雪崩 · in 典型面试题
    "#]].assert_eq(&picture(
        "# 缓存\n\n## 是什么\n\n取数据慢。\n\n## 什么适合缓存\n\n读多的。\n\n## 典型面试题\n\n### 什么是缓存失效？ ❌\n\n### 怎么预防雪崩 ✅\n",
    ));
}

#[test]
fn neither_rounds_in_a_list_nor_the_job_above_them_were_asked() {
    expect![[r#"
        I    ### 百度（三面后）
              ^ interview: company 百度, round ?, date ?, to line 5
        .    
        .    研发工程师
        .    * 8-3 二面
        .    * 面试题
        Q✗     * 讲讲锁 ❌
              ^ 讲讲锁
        .    
        .    ### 检查清单
        .    
        .    - [x] 测试主流浏览器
        .    - [ ] 为什么测试移动端
    "#]].assert_eq(&picture(
        "### 百度（三面后）\n\n研发工程师\n* 8-3 二面\n* 面试题\n  * 讲讲锁 ❌\n\n### 检查清单\n\n- [x] 测试主流浏览器\n- [ ] 为什么测试移动端\n",
    ));
}
