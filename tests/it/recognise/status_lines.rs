//! Marks on a line of their own below what was asked.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_line_below_a_heading_says_how_it_went() {
    expect![[r#"
        .    # 八股
        .    
        Q✗   ### 什么是回表
              ^ 什么是回表 · in 八股
        |    
        |    状态：❌
        .    
        Q✓a  ### 什么是覆盖索引
              ^ 什么是覆盖索引 · Heading · in 八股
        |    
        |    **Status:** ✅
        |    
        |    不用回表。
        .    
        Q✗   ### 什么是间隙锁
              ^ 什么是间隙锁 · in 八股
        |    
        |    难度：⭐
        |    - 掌握：❌ 不会
        .    
        Q✗a  ### 什么是幻读
              ^ 什么是幻读 · Heading · in 八股
        |    
        |    掌握程度: ❌
        |    
        |    多出来的行。
    "#]].assert_eq(&picture(
        "# 八股\n\n### 什么是回表\n\n状态：❌\n\n### 什么是覆盖索引\n\n**Status:** ✅\n\n不用回表。\n\n### 什么是间隙锁\n\n难度：⭐\n- 掌握：❌ 不会\n\n### 什么是幻读\n\n掌握程度: ❌\n\n多出来的行。\n",
    ));
}

#[test]
fn a_line_in_an_item() {
    expect![[r#"
        Q✗   1. 什么是回表
              ^ 什么是回表
        |       状态：❌
        Q✓   2. 什么是幻读
              ^ 什么是幻读
        |       结果：✅
    "#]]
    .assert_eq(&picture("1. 什么是回表\n   状态：❌\n2. 什么是幻读\n   结果：✅\n"));
}

#[test]
fn signs_in_a_line_that_says_more() {
    expect![[r#"
        .    # 八股
        .    
        Q-   ### 状态机怎么画？
              ^ 状态机怎么画？ · in 八股
        |    
        |    状态：❌ 和 ✅ 都有
        .    
        Q✗   ### 什么是回表？❌
              ^ 什么是回表？ · in 八股
        |    
        |    状态：✅
    "#]]
    .assert_eq(&picture(
        "# 八股\n\n### 状态机怎么画？\n\n状态：❌ 和 ✅ 都有\n\n### 什么是回表？❌\n\n状态：✅\n",
    ));
}
