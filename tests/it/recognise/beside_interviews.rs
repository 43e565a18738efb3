//! Items behind arrows, advice, material and reviews beside interviews.

use super::picture::picture;
use expect_test::expect;

#[test]
fn arrows_further_in_are_items() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 6
        .    
        Q✗   1. 消息队列为什么快 ❌
              ^ 消息队列为什么快
        Q✗      -> 零拷贝是什么 ❌
              ^ 零拷贝是什么
        Q✗a     -> 页缓存呢 ❌ 先写进内存
              ^ 页缓存呢 · Inline
        Q✗a  2. 选举 ❌
              ^ 选举 · Indented
        |       → 票数过半
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 消息队列为什么快 ❌\n   -> 零拷贝是什么 ❌\n   -> 页缓存呢 ❌ 先写进内存\n2. 选举 ❌\n   → 票数过半\n",
    ));
}

#[test]
fn what_an_interviewer_remarks_below_a_question_is_none() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 5
        .    
        Q✗a  1. 说一下注册中心❌
              ^ 说一下注册中心 · Indented
        |       面试官：你这块不太熟啊
        Q✓   2. 怎么鉴权✅
              ^ 怎么鉴权
        Q-      面试官：过期了呢？
              ^ 过期了呢？
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 说一下注册中心❌\n   面试官：你这块不太熟啊\n2. 怎么鉴权✅\n   面试官：过期了呢？\n",
    ));
}

#[test]
fn a_known_company_and_a_day_make_a_note_one_on_an_interview() {
    expect![[r#"
        I    # 明德资本 量化开发 2026-04-01
              ^ interview: company 明德资本, round ?, date 2026-04-01, to line 5
        .    
        .    ## C++
        .    
        Q✗   - 右值引用 ❌
              ^ 右值引用 · in C++
        Q✓   - 虚析构 ✅
              ^ 虚析构 · in C++
    "#]]
    .assert_eq(&picture(
        "# 明德资本 量化开发 2026-04-01\n\n## C++\n\n- 右值引用 ❌\n- 虚析构 ✅\n",
    ));
}

#[test]
fn advice_on_interviews_asks_nothing() {
    expect![[r#"
        .    # 如何准备面试
        .    
        .    1. 先刷题 ✅
        .    2. 再海投 ❌
    "#]]
    .assert_eq(&picture("# 如何准备面试\n\n1. 先刷题 ✅\n2. 再海投 ❌\n"));
}

#[test]
fn a_list_of_material_asks_nothing() {
    expect![[r#"
        .    # 面试资料
        .    
        .    - [题库](https://example.com/a) ✅ 已看
        .    - [系统设计](https://example.com/b) ❌ 没看
    "#]].assert_eq(&picture(
        "# 面试资料\n\n- [题库](https://example.com/a) ✅ 已看\n- [系统设计](https://example.com/b) ❌ 没看\n",
    ));
}

#[test]
fn a_review_of_a_day_is_no_company() {
    expect![[r#"
        .    # 2026-08-12 复习
        .    
        Q✗   1. 锁升级 ❌
              ^ 锁升级 · in 2026-08-12 复习
    "#]]
    .assert_eq(&picture("# 2026-08-12 复习\n\n1. 锁升级 ❌\n"));
}
