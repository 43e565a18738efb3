//! Signs that sentences speak of, and labels with signs.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_sentence_about_a_sign_is_not_marked() {
    expect![[r#"
        .    # 面试题
        .    
        .    If you answered ✅ to 9 of 10, you are done.
        .    
        .    Use ❌ for bad ones.
        .    
        .    没答上来的用 ❌ 表示，答上来的用 ✅ 表示
        .    
        .    - 带 ✅ 的是会的
        .    
        Q✗a  1. 内存屏障 ❌ 防止重排
              ^ 内存屏障 · Inline · in 面试题
        Q✗a  2. Mutex ❌ mutual exclusion
              ^ Mutex · Inline · in 面试题
    "#]].assert_eq(&picture(
        "# 面试题\n\nIf you answered ✅ to 9 of 10, you are done.\n\nUse ❌ for bad ones.\n\n没答上来的用 ❌ 表示，答上来的用 ✅ 表示\n\n- 带 ✅ 的是会的\n\n1. 内存屏障 ❌ 防止重排\n2. Mutex ❌ mutual exclusion\n",
    ));
}

#[test]
fn a_sign_before_a_heading_that_ends_in_a_colon_marks_it() {
    expect![[r#"
        Q✗   ## ❌ 响应式的底层实现
              ^ 响应式的底层实现
        .    
        Q✗   ## ❌ nextTick 的实现原理：
              ^ nextTick 的实现原理：
        |    1. 
        .    
        Q✓a  ## ✅ 模板编译的流程：
              ^ 模板编译的流程： · Heading
        |    解析、优化、生成。
        .    
        .    ## ❌ 常见错误：
        .    - 忘了写 key
    "#]].assert_eq(&picture(
        "## ❌ 响应式的底层实现\n\n## ❌ nextTick 的实现原理：\n1. \n\n## ✅ 模板编译的流程：\n解析、优化、生成。\n\n## ❌ 常见错误：\n- 忘了写 key\n",
    ));
}

#[test]
fn what_is_right_in_a_quiz_is_no_mark() {
    expect![[r#"
        .    # 构建 - 面试题
        .    
        .    ## 第 1 题
        .    
        .    ### 题目
        .    
        Q-   缓存可以跨分支吗？
              ^ 缓存可以跨分支吗？
        |    
        |    **选项：**
        |    - A. ✅ 可以
        |    - B. ❌ 不可以
        .    
        .    <details>
        .    <summary>查看答案</summary>
        .    
        .    ### ✅ 正确答案：B
        .    
        .    ### 解析
        .    
        .    #### A. 全部缓存 ❌
        .    
        .    #### B. 只缓存主干 ✅
        .    
        .    省空间。
        .    
        .    </details>
    "#]].assert_eq(&picture(
        "# 构建 - 面试题\n\n## 第 1 题\n\n### 题目\n\n缓存可以跨分支吗？\n\n**选项：**\n- A. ✅ 可以\n- B. ❌ 不可以\n\n<details>\n<summary>查看答案</summary>\n\n### ✅ 正确答案：B\n\n### 解析\n\n#### A. 全部缓存 ❌\n\n#### B. 只缓存主干 ✅\n\n省空间。\n\n</details>\n",
    ));
}

#[test]
fn headings_with_letters_below_a_question_are_options() {
    expect![[r#"
        .    ## 题目
        .    
        Q-   怎么缩短构建？
              ^ 怎么缩短构建？
        .    
        .    #### A. 只构建变更 ✅
        .    
        .    #### B. 全部构建 ❌
    "#]]
    .assert_eq(&picture(
        "## 题目\n\n怎么缩短构建？\n\n#### A. 只构建变更 ✅\n\n#### B. 全部构建 ❌\n",
    ));
    expect![[r#"
        Q✗   ## A. 持久化的机制 ❌
              ^ A. 持久化的机制
        .    
        Q✓   ## B. 主从的原理 ✅
              ^ B. 主从的原理
    "#]]
    .assert_eq(&picture("## A. 持久化的机制 ❌\n\n## B. 主从的原理 ✅\n"));
}

#[test]
fn questions_to_oneself_are_ticked_off() {
    expect![[r#"
        .    # Release
        .    
        .    Ask yourself:
        .    
        .    1. Is it fast? ✅
        .    2. Are there any errors in the log? ❌
        .    
        .    自查：
        .    - 文档更新了吗？ ❌
        .    - 能不能回滚？ ✅
    "#]].assert_eq(&picture(
        "# Release\n\nAsk yourself:\n\n1. Is it fast? ✅\n2. Are there any errors in the log? ❌\n\n自查：\n- 文档更新了吗？ ❌\n- 能不能回滚？ ✅\n",
    ));
}
