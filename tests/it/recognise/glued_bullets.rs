//! Bullets without a blank, and numbers of other kinds.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_dash_right_before_the_text_is_a_bullet() {
    expect![[r#"
        I    # 云帆二面
              ^ interview: company 云帆, round 二面, date ?, to line 7
        .    
        Q✗   -什么是堆 ❌
              ^ 什么是堆
        Q✓   -TCP握手 ✅
              ^ TCP握手
        Q-   -自我介绍
              ^ 自我介绍
        .    
        Q-   －栈
              ^ 栈
        Q✗   －队列 ❌
              ^ 队列
    "#]]
    .assert_eq(&picture("# 云帆二面\n\n-什么是堆 ❌\n-TCP握手 ✅\n-自我介绍\n\n－栈\n－队列 ❌\n"));
}

#[test]
fn two_slashes_are_a_bullet() {
    expect![[r#"
        I    # 云帆二面
              ^ interview: company 云帆, round 二面, date ?, to line 4
        .    
        Q✗   // 什么是堆？ ❌
              ^ 什么是堆？
        .    
        Q✓   // 项目的目的 ✅
              ^ 项目的目的
    "#]]
    .assert_eq(&picture("# 云帆二面\n\n// 什么是堆？ ❌\n\n// 项目的目的 ✅\n"));
}

#[test]
fn options_and_comments_are_no_bullets() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  ## 怎么调堆？
              ^ 怎么调堆？ · Heading · in 面试题
        |    
        |    -Xmx4g 最大堆
        |    -Xms4g 最小堆
        .    
        Q-a  ## 怎么写单例？
              ^ 怎么写单例？ · Heading · in 面试题
        |    
        |    // 私有的构造
        |    private One() {
        |    // 只有一个
        |    static One one;
    "#]].assert_eq(&picture(
        "# 面试题\n\n## 怎么调堆？\n\n-Xmx4g 最大堆\n-Xms4g 最小堆\n\n## 怎么写单例？\n\n// 私有的构造\nprivate One() {\n// 只有一个\nstatic One one;\n",
    ));
}

#[test]
fn a_colon_may_stand_behind_the_bold_label() {
    expect![[r#"
        Q✗   **Q**: 什么是堆？ ❌
              ^ 什么是堆？
        .    
        Q-a  **Q**: 写一段代码
              ^ 写一段代码 · Label
        |    
        |    **A**: new HashMap
    "#]]
    .assert_eq(&picture("**Q**: 什么是堆？ ❌\n\n**Q**: 写一段代码\n\n**A**: new HashMap\n"));
}

#[test]
fn q_before_a_comma_is_a_label_and_a_list_of_letters_is_none() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 5
        .    
        Q✗   * Q、职业规划 ❌
              ^ 职业规划
        Q✓   * Q. 性格的优缺点 ✅
              ^ 性格的优缺点
        .    
        Q-   Q、K、V 分别是什么？
              ^ Q、K、V 分别是什么？
    "#]]
    .assert_eq(&picture(
        "# 云帆一面\n\n* Q、职业规划 ❌\n* Q. 性格的优缺点 ✅\n\nQ、K、V 分别是什么？\n",
    ));
}

#[test]
fn a_comma_before_the_mark_is_no_part_of_the_wording() {
    expect![[r#"
        I    # 云帆二面
              ^ interview: company 云帆, round 二面, date ?, to line 4
        .    
        Q✗   索引优化， ❌
              ^ 索引优化 · Run
        .    
        Q✗   什么是堆， ❌
              ^ 什么是堆 · Run
    "#]]
    .assert_eq(&picture("# 云帆二面\n\n索引优化， ❌\n\n什么是堆， ❌\n"));
}

#[test]
fn bars_part_a_reply_from_the_question() {
    expect![[r#"
        Q-a  1.总线的优缺点在哪？|| 提到了异步
              ^ 总线的优缺点在哪？ · Inline
        Q✗   2.同步怎么做？❌
              ^ 同步怎么做？
    "#]]
    .assert_eq(&picture("1.总线的优缺点在哪？|| 提到了异步\n2.同步怎么做？❌\n"));
}

#[test]
fn headings_in_numbered_items_have_no_signs() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 3
        .    
        Q✗   1. ### 项目延期怎么办？ ❌
              ^ 项目延期怎么办？
        Q✓   2. ### 怎么避免延期？ ✅
              ^ 怎么避免延期？
    "#]]
    .assert_eq(&picture("# 云帆一面\n\n1. ### 项目延期怎么办？ ❌\n2. ### 怎么避免延期？ ✅\n"));
}
