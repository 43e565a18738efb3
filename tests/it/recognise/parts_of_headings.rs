//! Headings beside and below those that ask.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_handbook_asks_nothing_beside_its_rhetorical_headings() {
    expect![[r#"
        .    # Naming
        .    
        Q-a  ### Why do names matter?
              ^ Why do names matter? · Heading · in Naming
        |    
        |    They are read.
        .    
        .    ### Casing
        .    
        .    - snake
        .    
        Q-a  ### How to name things?
              ^ How to name things? · Heading · in Naming
        |    
        |    - by use
        .    
        .    ### Guidelines
    "#]].assert_eq(&picture(
        "# Naming\n\n### Why do names matter?\n\nThey are read.\n\n### Casing\n\n- snake\n\n### How to name things?\n\n- by use\n\n### Guidelines\n",
    ));
}

#[test]
fn a_heading_below_a_question_that_asks_goes_on_from_it() {
    expect![[r#"
        Q-a  # 长任务怎么分片？
              ^ 长任务怎么分片？ · Heading
        |    
        |    用空闲时间。
        .    
        Q✓a  # 重排和重绘 ✅
              ^ 重排和重绘 · Heading
        |    位置变了要重排。
        Q-a  ## 如何避免重排
              ^ 如何避免重排 · Heading
        |    批量改。
        .    
        Q✗   # 强缓存 ❌
              ^ 强缓存
    "#]].assert_eq(&picture(
        "# 长任务怎么分片？\n\n用空闲时间。\n\n# 重排和重绘 ✅\n位置变了要重排。\n## 如何避免重排\n批量改。\n\n# 强缓存 ❌\n",
    ));
}

#[test]
fn a_question_with_text_and_a_part_is_no_topic() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  ## 为什么异步渲染
              ^ 为什么异步渲染 · Heading · in 面试题
        |    攒着一起改。
        .    
        Q-a  ## 深度监听的实现
              ^ 深度监听的实现 · Quote · in 面试题
        |    > 逐层读一遍。
        |    
        |    ### 谁先执行
        .    
        Q-a  ## 怎么检测数组的变化
              ^ 怎么检测数组的变化 · Heading · in 面试题
        |    改写方法。
    "#]].assert_eq(&picture(
        "# 面试题\n\n## 为什么异步渲染\n攒着一起改。\n\n## 深度监听的实现\n> 逐层读一遍。\n\n### 谁先执行\n\n## 怎么检测数组的变化\n改写方法。\n",
    ));
}

#[test]
fn a_guide_to_rounds_is_no_interview() {
    expect![[r#"
        .    # 技术面试准备
        .    
        Q-   1. 请介绍自己。
              ^ 请介绍自己。 · in 技术面试准备
        .    
        .    # 二面注意事项
        .    
        .    1. 不要迟到
        .    
        I    # 云帆科技二面准备
              ^ interview: company 云帆科技, round 二面, date ?, to line 10
        .    
        Q-   1. 什么是熔断？
              ^ 什么是熔断？
    "#]].assert_eq(&picture(
        "# 技术面试准备\n\n1. 请介绍自己。\n\n# 二面注意事项\n\n1. 不要迟到\n\n# 云帆科技二面准备\n\n1. 什么是熔断？\n",
    ));
}

#[test]
fn a_day_with_the_year_last_dates_an_interview() {
    expect![[r#"
        I    # Interview Notes — Senior Fullstack (03.07.2026)
              ^ interview: company ?, round ?, date 03.07.2026, to line 2
        .    
        Q-   1. What is a closure?
              ^ What is a closure? · in Interview Notes — Senior Fullstack (03.07.2026)
        .    
        I    # Interview at Acme (07/23/2026)
              ^ interview: company Acme, round ?, date 07/23/2026, to line 6
        .    
        Q-   1. What is a monad?
              ^ What is a monad? · in Interview at Acme (07/23/2026)
    "#]].assert_eq(&picture(
        "# Interview Notes — Senior Fullstack (03.07.2026)\n\n1. What is a closure?\n\n# Interview at Acme (07/23/2026)\n\n1. What is a monad?\n",
    ));
}
