//! What stands below a question and answers it, and what was asked there.

use super::picture::picture;
use expect_test::expect;

#[test]
fn numbers_right_below_a_bullet_that_asks_answer_it() {
    expect![[r#"
        Q✗a  - 如何应对需求 ❌
              ^ 如何应对需求 · Indented
        |    1. 先判断是否合理
        |    2. 对齐含义
        .    
        Q✗a  - 薪酬期望 ❌
              ^ 薪酬期望 · Indented
        |    
        |    1. 看市场
        |    2. 看级别
        .    
        Q✗   - 职业规划 ❌
              ^ 职业规划
    "#]].assert_eq(&picture(
        "- 如何应对需求 ❌\n1. 先判断是否合理\n2. 对齐含义\n\n- 薪酬期望 ❌\n\n1. 看市场\n2. 看级别\n\n- 职业规划 ❌\n",
    ));
}

#[test]
fn paragraphs_that_begin_with_questions_answer_these() {
    expect![[r#"
        Q✗a  接口怎么做？ ❌
              ^ 接口怎么做？ · Indented
        |    导出给界面用
        .    
        Q-a  怎么优化？
              ^ 怎么优化？ · Indented
        |    用闭包
        .    
        Q✗a  为什么用浮点？ ❌
              ^ 为什么用浮点？ · Indented
        |    范围更大
        .    
        Q✗   优化策略 ❌
              ^ 优化策略
    "#]].assert_eq(&picture(
        "接口怎么做？ ❌\n导出给界面用\n\n怎么优化？\n用闭包\n\n为什么用浮点？ ❌\n范围更大\n\n优化策略 ❌\n",
    ));
}

#[test]
fn items_that_all_ask_below_a_mark_answer_nothing() {
    expect![[r#"
        .    # 面试题
        .    
        Q✗   - 分库分表 ❌
              ^ 分库分表 · in 面试题
        Q-     - 什么是水平切分
              ^ 什么是水平切分 · in 面试题
        Q-     - 怎么跨库查询
              ^ 怎么跨库查询 · in 面试题
        Q✗a  - 主从复制 ❌
              ^ 主从复制 · Indented · in 面试题
        |      - 读写分离
    "#]].assert_eq(&picture(
        "# 面试题\n\n- 分库分表 ❌\n  - 什么是水平切分\n  - 怎么跨库查询\n- 主从复制 ❌\n  - 读写分离\n",
    ));
}

#[test]
fn a_heading_with_a_mark_is_a_question_above_a_list() {
    expect![[r#"
        Q✗a  ## 讲讲缓存 ❌
              ^ 讲讲缓存 · Heading
        |    
        |    - 强缓存：什么时候过期由头决定
        |    - 协商缓存：怎么比较看标签
        .    
        Q✗   ## 持久化机制 ❌
              ^ 持久化机制
        |    
        |    1. 五种类型的底层实现
        |    2. 两种方式的区别
        .    
        Q✗   ## 什么是堆 ❌
              ^ 什么是堆
    "#]].assert_eq(&picture(
        "## 讲讲缓存 ❌\n\n- 强缓存：什么时候过期由头决定\n- 协商缓存：怎么比较看标签\n\n## 持久化机制 ❌\n\n1. 五种类型的底层实现\n2. 两种方式的区别\n\n## 什么是堆 ❌\n",
    ));
}

#[test]
fn headings_with_marks_need_no_cue() {
    expect![[r#"
        .    # 离职原因
        .    
        .    想换个环境
        .    
        Q✗   # 裸辞原因： ❌
              ^ 裸辞原因：
        .    
        Q✗   # 空窗期 ❌
              ^ 空窗期
        .    
        .    # 职业规划
        .    
        .    看好发展
    "#]]
    .assert_eq(&picture(
        "# 离职原因\n\n想换个环境\n\n# 裸辞原因： ❌\n\n# 空窗期 ❌\n\n# 职业规划\n\n看好发展\n",
    ));
}

#[test]
fn what_else_was_asked_is_no_answer() {
    expect![[r#"
        .    # 面试题
        .    
        Q✗   ### 熔断器怎么工作？ ❌
              ^ 熔断器怎么工作？ · in 面试题
        |    
        |    > 📌 追问：冷却时间怎么定？
        .    
        Q✗   ### 什么是限流 ❌
              ^ 什么是限流 · in 面试题
        |    
        |    > 高频，云帆二面也问了
        .    
        Q✗   ### 讲讲项目 ❌
              ^ 讲讲项目 · in 面试题
        |    
        |    还问了部署
    "#]].assert_eq(&picture(
        "# 面试题\n\n### 熔断器怎么工作？ ❌\n\n> 📌 追问：冷却时间怎么定？\n\n### 什么是限流 ❌\n\n> 高频，云帆二面也问了\n\n### 讲讲项目 ❌\n\n还问了部署\n",
    ));
}

#[test]
fn what_an_interviewer_said_of_the_team_is_no_answer() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 4
        .    
        Q-   讲讲回收
              ^ 讲讲回收 · Run
        Q✗   为什么跳槽？ ❌
              ^ 为什么跳槽？ · Run
        .    面试官向我介绍项目组。
    "#]]
    .assert_eq(&picture("# 云帆一面\n\n讲讲回收\n为什么跳槽？ ❌\n面试官向我介绍项目组。\n"));
}

#[test]
fn requirements_in_a_task_are_no_questions() {
    expect![[r#"
        .    ## 面试问题
        .    
        Q-a  1. 请从头搭一个脚手架
              ^ 请从头搭一个脚手架 · Indented · in 面试问题
        |       1. 请使用 TypeScript ✅
        |       2. 控件用纯样式 ❌
        Q-   2. 讲讲缓存？
              ^ 讲讲缓存？ · in 面试问题
    "#]].assert_eq(&picture(
        "## 面试问题\n\n1. 请从头搭一个脚手架\n   1. 请使用 TypeScript ✅\n   2. 控件用纯样式 ❌\n2. 讲讲缓存？\n",
    ));
}

#[test]
fn speakers_stand_behind_emoji() {
    expect![[r#"
        Q-a  🧑💻 面试官：怎么求最大的十个？
              ^ 怎么求最大的十个？ · Indented
        |    
        |    🙋♂️ 我：全部排序取前十。
        .    
        Q✗   🧑💻 面试官：为什么用小顶堆？ ❌
              ^ 为什么用小顶堆？
    "#]].assert_eq(&picture(
        "🧑💻 面试官：怎么求最大的十个？\n\n🙋♂️ 我：全部排序取前十。\n\n🧑💻 面试官：为什么用小顶堆？ ❌\n",
    ));
}

#[test]
fn a_label_in_bold_beside_numbered_questions_heads_a_part() {
    expect![[r#"
        Q-a  **Q1: 回收器有哪些优势？**
              ^ 回收器有哪些优势？ · Indented
        |    
        |    **四个阶段**：
        |    
        |    标记和清除
        .    
        Q✗   **Q2: 什么是卡表？** ❌
              ^ 什么是卡表？
    "#]]
    .assert_eq(&picture(
        "**Q1: 回收器有哪些优势？**\n\n**四个阶段**：\n\n标记和清除\n\n**Q2: 什么是卡表？** ❌\n",
    ));
}
