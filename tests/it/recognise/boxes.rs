//! Task boxes with marks behind their wordings, and what is listed inside of them.

use super::picture::picture;
use expect_test::expect;

#[test]
fn items_inside_a_box_answer_it_or_were_asked_next() {
    expect![[r#"
        I    # 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 12
        .    
        .    ## 八股
        .    
        Q✗a  - [ ] 锁升级 ❌
              ^ 锁升级 · Indented · in 八股
        |      - 偏向锁 → 轻量级锁
        Q-   - [x] 介绍一下项目
              ^ 介绍一下项目 · in 八股
        Q✗       - [ ] 为什么不用队列？❌
              ^ 为什么不用队列？ · in 八股
        Q✓a      - [x] 缓存怎么更新？✅ 延迟双删
              ^ 缓存怎么更新？ · Inline · in 八股
        .    
        .    ## 算法
        .    
        Q✗   - [ ] 146. LRU 缓存 ❌ 没写完
              ^ LRU 缓存 · in 算法 · said to have failed
    "#]].assert_eq(&picture("# 云杉科技一面\n\n## 八股\n\n- [ ] 锁升级 ❌\n  - 偏向锁 → 轻量级锁\n- [x] 介绍一下项目\n    - [ ] 为什么不用队列？❌\n    - [x] 缓存怎么更新？✅ 延迟双删\n\n## 算法\n\n- [ ] 146. LRU 缓存 ❌ 没写完\n"));
}

#[test]
fn boxes_of_plans_with_signs_are_no_questions() {
    expect![[r#"
        .    # 本周计划
        .    
        .    - [x] 刷 10 道题 ✅
        .    - [ ] 复习操作系统 ❌
    "#]]
    .assert_eq(&picture("# 本周计划\n\n- [x] 刷 10 道题 ✅\n- [ ] 复习操作系统 ❌\n"));
}
