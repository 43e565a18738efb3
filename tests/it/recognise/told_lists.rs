//! Lists of what was not asked, marked or not, beside what was.

use super::picture::picture;
use expect_test::expect;

#[test]
fn plans_under_lines_that_are_no_headings() {
    expect![[r#"
        .    **八股**
        Q✗   - 什么是池化 ❌
              ^ 什么是池化
        Q✓   - 什么是背压 ✅
              ^ 什么是背压
        .    
        .    **本周计划**
        .    - 改简历 ❌
        .    - 刷题 20 道 ✅
    "#]].assert_eq(&picture("**八股**\n- 什么是池化 ❌\n- 什么是背压 ✅\n\n**本周计划**\n- 改简历 ❌\n- 刷题 20 道 ✅\n"));
    expect![[r#"
        .    一、八股
        Q✗   - 什么是池化 ❌
              ^ 什么是池化
        .    
        .    二、计划
        .    - 改简历 ❌
        .    - 刷题 20 道 ✅
    "#]]
    .assert_eq(&picture("一、八股\n- 什么是池化 ❌\n\n二、计划\n- 改简历 ❌\n- 刷题 20 道 ✅\n"));
}

#[test]
fn plans_beside_an_interview() {
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 9
        Q✗   1. 什么是池化 ❌
              ^ 什么是池化
        .    
        .    ## 后续动作
        .    1. 改简历 ❌
        .    2. 刷题 20 道 ✅
        .    
        .    ## 执行计划
        Q✗   1. 索引下推 ❌
              ^ 索引下推 · in 执行计划
        Q✓   2. 回表 ✅
              ^ 回表 · in 执行计划
    "#]].assert_eq(&picture("# 青禾科技 一面\n1. 什么是池化 ❌\n\n## 后续动作\n1. 改简历 ❌\n2. 刷题 20 道 ✅\n\n## 执行计划\n1. 索引下推 ❌\n2. 回表 ✅\n"));
}

#[test]
fn a_plan_below_a_list_is_not_the_title_of_the_note() {
    expect![[r#"
        Q✗   - ❌ 什么是池化
              ^ 什么是池化
        Q✓   - ✅ 什么是背压
              ^ 什么是背压
        .    
        .    ## 计划
        .    - 看书
    "#]]
    .assert_eq(&picture("- ❌ 什么是池化\n- ✅ 什么是背压\n\n## 计划\n- 看书\n"));
}

#[test]
fn what_was_thought_of_it() {
    expect![[r#"
        I    # 陈某 一面
              ^ interview: company ?, round 一面, date ?, to line 16
        Q✗   1. 什么是池化 ❌
              ^ 什么是池化
        .    
        .    优点：
        .    - 沟通好 ✅
        .    缺点：
        .    - 原理差 ❌
        .    
        .    **Signals**
        .    - speed ❌
        .    
        .    复盘
        .    - 讲得太快 ❌
        .    
        .    ### 评价
        .    ✅ 沟通好
        .    ❌ 代码风格差
    "#]].assert_eq(&picture("# 陈某 一面\n1. 什么是池化 ❌\n\n优点：\n- 沟通好 ✅\n缺点：\n- 原理差 ❌\n\n**Signals**\n- speed ❌\n\n复盘\n- 讲得太快 ❌\n\n### 评价\n✅ 沟通好\n❌ 代码风格差\n"));
}

#[test]
fn a_list_that_asks_was_asked_whatever_is_above_it() {
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 5
        Q✗   1. 什么是池化 ❌
              ^ 什么是池化
        .    
        .    复盘：
        .    - 什么是背压？ ❌
        .    - 怎么限流？ ❌
    "#]]
    .assert_eq(&picture(
        "# 青禾科技 一面\n1. 什么是池化 ❌\n\n复盘：\n- 什么是背压？ ❌\n- 怎么限流？ ❌\n",
    ));
}

#[test]
fn right_below_a_question_it_heads_the_answer() {
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 8
        Q✗a  1. 长连接 ❌
              ^ 长连接 · Indented
        |    优点：
        |    - 省握手
        |    缺点：
        |    - 占内存
        Q✗   2. 短连接 ❌
              ^ 短连接
        .    评价：
        .    - 没讲清
    "#]].assert_eq(&picture("# 青禾科技 一面\n1. 长连接 ❌\n优点：\n- 省握手\n缺点：\n- 占内存\n2. 短连接 ❌\n评价：\n- 没讲清\n"));
}

#[test]
fn scores_and_legends() {
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 14
        .    说明：
        .    - ✅ 会
        .    - ❌ 不会
        .    
        Q✗   1. 什么是池化 ❌
              ^ 什么是池化
        .    
        .    ## 打分
        .    - 编码：3.5
        .    - 沟通：4
        .    
        .    评分标准（1~3）：
        .    1 完全不会
        .    2 知道名词
        .    3 能做
    "#]].assert_eq(&picture("# 青禾科技 一面\n说明：\n- ✅ 会\n- ❌ 不会\n\n1. 什么是池化 ❌\n\n## 打分\n- 编码：3.5\n- 沟通：4\n\n评分标准（1~3）：\n1 完全不会\n2 知道名词\n3 能做\n"));
}

#[test]
fn what_ends_as_scores_and_errands_do() {
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 10
        Q✗   1. 什么是池化 ❌
              ^ 什么是池化
        .    
        .    ### 面试官打分
        .    - 编码 ❌
        .    
        .    ### 评分卡
        .    - 逻辑 4
        .    
        .    ### 复盘 to-do
        .    - [ ] 看源码
    "#]].assert_eq(&picture("# 青禾科技 一面\n1. 什么是池化 ❌\n\n### 面试官打分\n- 编码 ❌\n\n### 评分卡\n- 逻辑 4\n\n### 复盘 to-do\n- [ ] 看源码\n"));
}
