//! Tables of questions whose rows only name what was asked, and headings over tables.

use super::picture::picture;
use expect_test::expect;

#[test]
fn exercises_with_a_column_of_marks() {
    expect![[r#"
        .    | 题目 | 结果 |
        .    |---|---|
        Q✓   | 合并链表 | ✅ |
              ^ 合并链表 · Run
        Q✗   | 岛屿数量 | ❌ |
              ^ 岛屿数量 · Run
    "#]]
    .assert_eq(&picture("| 题目 | 结果 |\n|---|---|\n| 合并链表 | ✅ |\n| 岛屿数量 | ❌ |\n"));
    expect![[r#"
        .    | Problem | Solved |
        .    |---|---|
        Q✓   | merge lists | ✅ |
              ^ merge lists · Run
        Q✗   | count islands | ❌ |
              ^ count islands · Run
    "#]]
    .assert_eq(&picture(
        "| Problem | Solved |\n|---|---|\n| merge lists | ✅ |\n| count islands | ❌ |\n",
    ));
    expect![[r#"
        .    | 问题 | 掌握 | 答案 |
        .    |---|---|---|
        Q✗   | 选主 | ❌ | |
              ^ 选主
        Q✓a  | 多数派 | ✅ | 过半 |
              ^ 多数派 · Inline
    "#]]
    .assert_eq(&picture(
        "| 问题 | 掌握 | 答案 |\n|---|---|---|\n| 选主 | ❌ | |\n| 多数派 | ✅ | 过半 |\n",
    ));
}

#[test]
fn faults_with_a_column_of_marks() {
    expect![[r#"
        .    | 问题 | 修复 |
        .    |---|---|
        .    | 登录超时 | ✅ |
        .    | 页面白屏 | ❌ |
    "#]]
    .assert_eq(&picture("| 问题 | 修复 |\n|---|---|\n| 登录超时 | ✅ |\n| 页面白屏 | ❌ |\n"));
}

#[test]
fn the_heading_above_is_a_topic() {
    expect![[r#"
        I    # 产品 复试
              ^ interview: company 产品, round 复试, date ?, to line 5
        .    ### 问答
        .    | 问题 | 回答 | 掌握 |
        .    |---|---|---|
        Q✓a  | 为什么转产品 | 想做更上游 | ✅ |
              ^ 为什么转产品 · Inline · in 问答
        Q✗   | 砍掉的需求 | | ❌ |
              ^ 砍掉的需求 · in 问答
    "#]].assert_eq(&picture("# 产品 复试\n### 问答\n| 问题 | 回答 | 掌握 |\n|---|---|---|\n| 为什么转产品 | 想做更上游 | ✅ |\n| 砍掉的需求 | | ❌ |\n"));
}

#[test]
fn a_heading_that_asks_is_answered_by_a_table_of_faults() {
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 5
        Q-a  ### 对比三种读异常
              ^ 对比三种读异常 · Heading
        |    | 问题 | 描述 |
        |    |---|---|
        |    | 脏读 | 读到未提交的 |
        |    | 幻读 | 行数变了 |
    "#]].assert_eq(&picture("# 青禾科技 一面\n### 对比三种读异常\n| 问题 | 描述 |\n|---|---|\n| 脏读 | 读到未提交的 |\n| 幻读 | 行数变了 |\n"));
}
