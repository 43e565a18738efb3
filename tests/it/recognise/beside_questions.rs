//! What asks nothing by itself and was asked all the same, by what stands beside it.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_list_beside_lists_that_were_asked_was_asked() {
    expect![[r#"
        .    ## 语言
        .    
        Q✓   1. 什么是闭包 ✅
              ^ 什么是闭包 · in 语言
        Q✗   2. 怎么继承 ❌
              ^ 怎么继承 · in 语言
        .    
        .    ## 样式
        .    
        Q-   1. 圣杯布局
              ^ 圣杯布局 · in 样式
        Q-   2. 清除浮动
              ^ 清除浮动 · in 样式
        .    
        .    ## 框架
        .    
        Q✗   1. 组件通信有哪些方式 ❌
              ^ 组件通信有哪些方式 · in 框架
        .    
        .    ## 手撕代码
        .    
        Q-   25. 转化地址
              ^ 转化地址 · in 手撕代码
    "#]].assert_eq(&picture(
        "## 语言\n\n1. 什么是闭包 ✅\n2. 怎么继承 ❌\n\n## 样式\n\n1. 圣杯布局\n2. 清除浮动\n\n## 框架\n\n1. 组件通信有哪些方式 ❌\n\n## 手撕代码\n\n25. 转化地址\n",
    ));
}

#[test]
fn plans_links_and_what_is_explained_are_not_asked_beside_questions() {
    expect![[r#"
        .    ## 语言
        .    
        Q✓   1. 什么是闭包 ✅
              ^ 什么是闭包 · in 语言
        Q✗   2. 怎么继承 ❌
              ^ 怎么继承 · in 语言
        .    
        .    ## 框架
        .    
        Q✗   1. 组件通信有哪些方式 ❌
              ^ 组件通信有哪些方式 · in 框架
        .    
        .    ## 计划
        .    
        .    1. 刷题
        .    2. 看书
        .    
        .    ## 链接
        .    
        .    1. [手册](https://example.org/h)
        .    
        .    ## 要点
        .    
        .    1. 闭包：函数和环境
    "#]].assert_eq(&picture(
        "## 语言\n\n1. 什么是闭包 ✅\n2. 怎么继承 ❌\n\n## 框架\n\n1. 组件通信有哪些方式 ❌\n\n## 计划\n\n1. 刷题\n2. 看书\n\n## 链接\n\n1. [手册](https://example.org/h)\n\n## 要点\n\n1. 闭包：函数和环境\n",
    ));
}

#[test]
fn two_lines_below_a_round_are_questions_if_they_say_what_of_what() {
    expect![[r#"
        I    ### 云帆一面 8.15
              ^ interview: company 云帆, round 一面, date 8.15, to line 4
        .    
        Q-   auc的计算公式
              ^ auc的计算公式 · Run
        .    
        Q-   召回率的定义
              ^ 召回率的定义 · Run
        .    
        I    ### 云帆二面 8.18
              ^ interview: company 云帆, round 二面, date 8.18, to line 16
        .    
        Q-   询问毕业时间，询问论文
              ^ 询问毕业时间，询问论文 · Run
        .    
        Q-   讲讲锁
              ^ 讲讲锁 · Run
        .    
        .    两道算法题目：
        .    
        Q-   最长括号
              ^ 最长括号 · Run
        .    
        Q-   手写实现定长的队列 - LC 622，增删查改：
              ^ 手写实现定长的队列 - LC 622，增删查改： · Run
    "#]].assert_eq(&picture(
        "### 云帆一面 8.15\n\nauc的计算公式\n\n召回率的定义\n\n### 云帆二面 8.18\n\n询问毕业时间，询问论文\n\n讲讲锁\n\n两道算法题目：\n\n最长括号\n\n手写实现定长的队列 - LC 622，增删查改：\n",
    ));
}

#[test]
fn headings_of_what_people_are_asked_about_themselves_are_questions() {
    expect![[r#"
        Q-a  # 离职原因
              ^ 离职原因 · Heading
        |    想做更大的系统。
        .    
        Q-a  # 职业规划
              ^ 职业规划 · Heading
        |    架构师。
        .    
        Q-a  # 为什么选我们？
              ^ 为什么选我们？ · Heading
        |    方向一致。
        .    
        Q-a  # 有什么爱好？
              ^ 有什么爱好？ · Heading
        |    看书。
        .    
        Q✗   # 何时入职： ❌
              ^ 何时入职：
        .    
        Q-a  # 印象深刻的事
              ^ 印象深刻的事 · Heading
        |    一场比赛。
        .    
        Q-a  # 朋友怎么评价你？
              ^ 朋友怎么评价你？ · Heading
        |    可靠。
        .    
        .    # 说明：
        .    以上是草稿。
    "#]].assert_eq(&picture(
        "# 离职原因\n想做更大的系统。\n\n# 职业规划\n架构师。\n\n# 为什么选我们？\n方向一致。\n\n# 有什么爱好？\n看书。\n\n# 何时入职： ❌\n\n# 印象深刻的事\n一场比赛。\n\n# 朋友怎么评价你？\n可靠。\n\n# 说明：\n以上是草稿。\n",
    ));
}
