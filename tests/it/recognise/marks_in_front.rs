//! Lines with marks before them, and labels before what was asked.

use super::picture::picture;
use expect_test::expect;

#[test]
fn lines_in_english_some_of_which_ask() {
    expect![[r#"
        Q✗   ❌ how would you shard the inbox
              ^ how would you shard the inbox · Run
        Q✓a  ✅ tell me about yourself
              ^ tell me about yourself · Indented
        |       two minutes, then the project
        Q✗   ❌ estimate the storage it takes
              ^ estimate the storage it takes
    "#]].assert_eq(&picture("❌ how would you shard the inbox\n✅ tell me about yourself\n   two minutes, then the project\n❌ estimate the storage it takes\n"));
    expect![[r#"
        Q✗   - ❌ how would you shard the inbox
              ^ how would you shard the inbox
        Q✓   - ✅ tell me about yourself
              ^ tell me about yourself
        Q✗   - ❌ estimate the storage it takes
              ^ estimate the storage it takes
    "#]].assert_eq(&picture("- ❌ how would you shard the inbox\n- ✅ tell me about yourself\n- ❌ estimate the storage it takes\n"));
}

#[test]
fn a_short_line_above_them_is_no_answer() {
    expect![[r#"
        .    My interviews
        .    
        .    execution (Ana)
        Q✗   ❌ replies down 15%, go
              ^ replies down 15%, go · Run
        Q✓   ✅ how do you prioritize with three of them asking
              ^ how do you prioritize with three of them asking · Run
        .    behavioral (Leo)
        Q✓a  ✅ conflict with a lead
              ^ conflict with a lead · Indented
        |       cut the scope together
        Q✗   ❌ why did you change your mind
              ^ why did you change your mind
    "#]].assert_eq(&picture("My interviews\n\nexecution (Ana)\n❌ replies down 15%, go\n✅ how do you prioritize with three of them asking\nbehavioral (Leo)\n✅ conflict with a lead\n   cut the scope together\n❌ why did you change your mind\n"));
}

#[test]
fn lists_of_what_there_is() {
    expect![[r#"
        .    ✅ dark mode
        .    ❌ offline sync
        .    ✅ export to pdf
    "#]]
    .assert_eq(&picture("✅ dark mode\n❌ offline sync\n✅ export to pdf\n"));
    expect![[r#"
        .    - ✅ How to install
        .    - ✅ How to configure
        .    - ❌ How to uninstall
    "#]]
    .assert_eq(&picture("- ✅ How to install\n- ✅ How to configure\n- ❌ How to uninstall\n"));
}

#[test]
fn a_label_before_what_was_asked() {
    expect![[r#"
        I    # Acme onsite 3/2
              ^ interview: company Acme, round onsite, date 3/2, to line 7
        Q✓a  **Question:** merge sorted streams ✅
              ^ merge sorted streams · Indented
        |    
        |    a heap
        .    
        Q✗   **Follow-up:** without duplicates ❌
              ^ without duplicates
        .    
        Q✗   **Variant**: by weight ❌
              ^ by weight
    "#]].assert_eq(&picture("# Acme onsite 3/2\n**Question:** merge sorted streams ✅\n\na heap\n\n**Follow-up:** without duplicates ❌\n\n**Variant**: by weight ❌\n"));
    expect![[r#"
        Q✓a  ### 什么是堆 ✅
              ^ 什么是堆 · Heading
        |    完全二叉树
        .    
        Q✗   **追问**：怎么建堆？ ❌
              ^ 怎么建堆？
        .    
        Q✗   ### 什么是栈 ❌
              ^ 什么是栈
    "#]]
    .assert_eq(&picture(
        "### 什么是堆 ✅\n完全二叉树\n\n**追问**：怎么建堆？ ❌\n\n### 什么是栈 ❌\n",
    ));
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 5
        Q✓a  **面试官**：什么是堆？ ✅
              ^ 什么是堆？ · Indented
        |    **候选人**：完全二叉树
        Q✗   **面试官**：什么是栈？ ❌
              ^ 什么是栈？
        |    **候选人**：
        Q✗   **面试官**：设计一个短链 ❌
              ^ 设计一个短链
    "#]].assert_eq(&picture("# 青禾科技 一面\n**面试官**：什么是堆？ ✅\n**候选人**：完全二叉树\n**面试官**：什么是栈？ ❌\n**候选人**：\n**面试官**：设计一个短链 ❌\n"));
}

#[test]
fn a_task_with_a_mark_behind_it() {
    expect![[r#"
        .    ## System design
        Q✗   Design a rate limiter for a public API. ❌
              ^ Design a rate limiter for a public API.
    "#]]
    .assert_eq(&picture("## System design\nDesign a rate limiter for a public API. ❌\n"));
}

#[test]
fn questions_numbered_as_topics_are() {
    expect![[r#"
        Q✗   一、什么是堆？ ❌
              ^ 什么是堆？
        Q✓a  二、什么是栈？ ✅
              ^ 什么是栈？ · Indented
        |    后进先出
        Q✗   三、图的遍历 ❌
              ^ 图的遍历
    "#]]
    .assert_eq(&picture("一、什么是堆？ ❌\n二、什么是栈？ ✅\n后进先出\n三、图的遍历 ❌\n"));
    expect![[r#"
        I    # 青禾科技 一面
              ^ interview: company 青禾科技, round 一面, date ?, to line 4
        .    一、锁是怎么实现的？
        Q✗   - 自旋锁 ❌
              ^ 自旋锁
        .    二、项目
        Q✗   - 难点是什么 ❌
              ^ 难点是什么
    "#]]
    .assert_eq(&picture(
        "# 青禾科技 一面\n一、锁是怎么实现的？\n- 自旋锁 ❌\n二、项目\n- 难点是什么 ❌\n",
    ));
}

#[test]
fn one_item_below_a_part_of_an_interview() {
    expect![[r#"
        I    ## Acme onsite (Feb 11)
              ^ interview: company Acme, round onsite, date Feb 11 passed, to line 4
        .    ### Integration
        Q✗   - call an api page by page and write what it gives to disk ❌
              ^ call an api page by page and write what it gives to disk · in Integration
        .    ### 结果
        .    - 通过了 ✅
    "#]].assert_eq(&picture("## Acme onsite (Feb 11)\n### Integration\n- call an api page by page and write what it gives to disk ❌\n### 结果\n- 通过了 ✅\n"));
}
