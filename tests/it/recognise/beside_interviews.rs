//! Items behind arrows and in outlines, advice, material and reviews beside interviews.

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

#[test]
fn an_outline_of_rounds_holds_its_questions_at_any_depth() {
    expect![[r#"
        I    - 2026-07-15 面试
              ^ interview: company ?, round 面试, date 2026-07-15, to line 0
        I      - 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        Q✗       - 网络框架的线程模型 ❌
              ^ 网络框架的线程模型 · in 云帆科技 一面
        Q✗a      - 零拷贝 ❌
              ^ 零拷贝 · Indented · in 云帆科技 一面
        |          - 映射文件
        .        - 八股
        Q✓         - 怎么拆包 ✅
              ^ 怎么拆包 · in 八股
        Q✗         - 半包 ❌
              ^ 半包 · in 八股
        I      - 星河科技 二面
              ^ interview: company 星河科技, round 二面, date ?, to line 9
        Q✓       - 自我介绍 ✅
              ^ 自我介绍 · in 星河科技 二面
    "#]].assert_eq(&picture(
        "- 2026-07-15 面试\n  - 云帆科技 一面\n    - 网络框架的线程模型 ❌\n    - 零拷贝 ❌\n      - 映射文件\n    - 八股\n      - 怎么拆包 ✅\n      - 半包 ❌\n  - 星河科技 二面\n    - 自我介绍 ✅\n",
    ));
}

#[test]
fn a_callout_for_what_is_to_be_done_is_no_answer() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 9
        .    
        Q✗   1. 时钟回拨怎么办 ❌
              ^ 时钟回拨怎么办
        |    
        |       > [!todo] 补充
        .    
        Q✗a  2. 号段模式 ❌
              ^ 号段模式 · Label
        |    
        |       > [!note]- 答案
        |       > 一次取一段
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 时钟回拨怎么办 ❌\n\n   > [!todo] 补充\n\n2. 号段模式 ❌\n\n   > [!note]- 答案\n   > 一次取一段\n",
    ));
}

#[test]
fn a_list_of_books_asks_nothing() {
    expect![[r#"
        .    # 2026 书单
        .    
        .    1. 设计模式之美 ✅
        .    2. 算法图解 ❌
    "#]]
    .assert_eq(&picture("# 2026 书单\n\n1. 设计模式之美 ✅\n2. 算法图解 ❌\n"));
}

#[test]
fn what_ran_in_part_or_was_asked_by_the_writer_is_no_answer() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 6
        .    
        Q✗   区间划分 ❌ 只过了样例
              ^ 区间划分 · Run · said to be partial
        Q✗a  拆包 ❌ 按长度
              ^ 拆包 · Inline
        Q✗   手写队列 ❌
              ^ 手写队列 · Run
        .    
        .    反问了团队
    "#]]
    .assert_eq(&picture(
        "# 云帆科技一面\n\n区间划分 ❌ 只过了样例\n拆包 ❌ 按长度\n手写队列 ❌\n\n反问了团队\n",
    ));
}

#[test]
fn a_score_is_no_answer() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 4
        .    
        Q✗   1. 误差的来源 ❌ 0/10
              ^ 误差的来源
        Q✗   2. 最长子串 ❌ 0%
              ^ 最长子串
        Q✗a  3. 抛两次都是正面的概率 ❌ 1/4
              ^ 抛两次都是正面的概率 · Inline
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 误差的来源 ❌ 0/10\n2. 最长子串 ❌ 0%\n3. 抛两次都是正面的概率 ❌ 1/4\n",
    ));
}

#[test]
fn a_week_asks_nothing_by_what_was_done() {
    expect![[r#"
        .    # Week 3
        .    
        .    - fixed my resume ✅
        .    - called the recruiter ❌
        .    - why is this so hard?
    "#]]
    .assert_eq(&picture(
        "# Week 3\n\n- fixed my resume ✅\n- called the recruiter ❌\n- why is this so hard?\n",
    ));
}

#[test]
fn a_row_of_signs_behind_habits_asks_nothing() {
    expect![[r#"
        .    # 8 月习惯
        .    
        .    - 早起 ✅✅❌✅
        .    - 跑步 ❌✅✅❌
        .    - 背单词 ✅
    "#]]
    .assert_eq(&picture("# 8 月习惯\n\n- 早起 ✅✅❌✅\n- 跑步 ❌✅✅❌\n- 背单词 ✅\n"));
}
