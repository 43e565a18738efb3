//! Headings that ask, headings that are topics, headings of documentation.

use super::picture::picture;
use expect_test::expect;
use mianjing::notebook::Note;
use mianjing::recognise::{Asker, Lexicon};
use std::sync::Arc;

#[test]
fn headings_of_the_question_level_ask_even_when_they_only_name() {
    expect![[r#"
        Q-a  ##### 数组和切片有什么区别
              ^ 数组和切片有什么区别 · Fence
        |    
        |    ```
        |    值和引用
        |    ```
        .    
        Q-a  ##### 协程
              ^ 协程 · Heading
        |    ![图](./a.png)
        .    
        Q-   ##### 什么是闭包？
              ^ 什么是闭包？
        |    
        |    ```go
        |    
        |    ```
        .    
        .    ##### 相关链接
        .    
        .    https://example.org
    "#]].assert_eq(&picture(
        "##### 数组和切片有什么区别\n\n```\n值和引用\n```\n\n##### 协程\n![图](./a.png)\n\n##### 什么是闭包？\n\n```go\n\n```\n\n##### 相关链接\n\nhttps://example.org\n",
    ));
}

#[test]
fn deeper_headings_belong_to_the_answer() {
    expect![[r#"
        .    # 云帆面经
        .    
        Q-a  ## 1、为什么要分库？
              ^ 为什么要分库？ · Heading · in 云帆面经
        |    
        |    ### 背景
        |    
        |    数据多。
        |    
        Q-a  ### 怎么选分片键？
              ^ 怎么选分片键？ · Heading
        |    
        |    看查询。
        .    
        Q-   ## 2、什么时候不该分库？
              ^ 什么时候不该分库？ · in 云帆面经
    "#]].assert_eq(&picture(
        "# 云帆面经\n\n## 1、为什么要分库？\n\n### 背景\n\n数据多。\n\n### 怎么选分片键？\n\n看查询。\n\n## 2、什么时候不该分库？\n",
    ));
}

#[test]
fn a_link_around_the_heading_is_no_part_of_the_wording() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  ### [2、下面的代码输出什么？](https://example.org/q#2)
              ^ 下面的代码输出什么？ · Heading · in 面试题
        |    
        |    输出 1。
        .    
        Q✗   ### 「为什么」要用接口？❌
              ^ 「为什么」要用接口？ · in 面试题
    "#]].assert_eq(&picture(
        "# 面试题\n\n### [2、下面的代码输出什么？](https://example.org/q#2)\n\n输出 1。\n\n### 「为什么」要用接口？❌\n",
    ));
}

#[test]
fn documentation_has_no_questions_beyond_headings_that_ask() {
    expect![[r#"
        .    # Guide
        .    
        .    How do we install it? Read on.
        .    
        .    ## Installation
        .    
        .    1. Download it.
        .    2. Run it.
        .    
        .    ## How it works
        .    
        .    - ✅ Fast
        .    - ❌ Slow
        .    
        Q-a  ## Why not YAML?
              ^ Why not YAML? · Heading · in Guide
        |    
        |    Because.
        |    
        |    > What about JSON?
    "#]].assert_eq(&picture(
        "# Guide\n\nHow do we install it? Read on.\n\n## Installation\n\n1. Download it.\n2. Run it.\n\n## How it works\n\n- ✅ Fast\n- ❌ Slow\n\n## Why not YAML?\n\nBecause.\n\n> What about JSON?\n",
    ));
}

#[test]
fn what_stands_between_two_rules_is_no_front_matter() {
    expect![[r#"
        I    ---
              ^ interview: company 云帆科技, round ?, date ?, to line 11
        .    company: 云帆科技
        .    ---
        Q-a  # 协程怎么调度？
              ^ 协程怎么调度？ · Heading
        |    GMP
        .    
        .    ---
        Q-a  # 怎么抢占？
              ^ 怎么抢占？ · Heading
        |    信号
        .    
        .    ---
        Q-   # 什么时候让出？
              ^ 什么时候让出？
    "#]].assert_eq(&picture(
        "---\ncompany: 云帆科技\n---\n# 协程怎么调度？\nGMP\n\n---\n# 怎么抢占？\n信号\n\n---\n# 什么时候让出？\n",
    ));
    expect![[r#"
        .    ---
        .    
        Q-   # 协程怎么调度？
              ^ 协程怎么调度？
        .    ---
    "#]]
    .assert_eq(&picture("---\r\n\r\n# 协程怎么调度？\r\n---\r\n"));
}

#[test]
fn a_sign_before_a_heading_of_an_answer_judges_what_it_names() {
    expect![[r#"
        .    # 面试复盘
        Q-a  ## 多线程适合什么？
              ^ 多线程适合什么？ · Heading · in 面试复盘
        |    看负载。
        |    #### ❌ CPU 密集型
        |    不行
        |    #### ✅ IO 密集型
        |    可以
        Q-a  ## 超时怎么设？
              ^ 超时怎么设？ · Heading · in 面试复盘
        |    ### ❌ 坑点：默认值
        |    太长
        |    ### ❌ 坑点：不重试
        |    会丢
        Q✗   ## 连接池怎么调？❌
              ^ 连接池怎么调？ · in 面试复盘
    "#]].assert_eq(&picture(
        "# 面试复盘\n## 多线程适合什么？\n看负载。\n#### ❌ CPU 密集型\n不行\n#### ✅ IO 密集型\n可以\n## 超时怎么设？\n### ❌ 坑点：默认值\n太长\n### ❌ 坑点：不重试\n会丢\n## 连接池怎么调？❌\n",
    ));
}

#[test]
fn a_heading_of_signs_alone_is_no_question() {
    expect![[r#"
        .    # Interview
        .    ### Status
        .    #### 📜📞🔧❌
        .    ### Questions
        Q-   - What is a mutex?
              ^ What is a mutex? · in Questions
        Q-   - What is a lease?
              ^ What is a lease? · in Questions
    "#]].assert_eq(&picture("# Interview\n### Status\n#### 📜📞🔧❌\n### Questions\n- What is a mutex?\n- What is a lease?\n"));
}

#[test]
fn a_bold_question_stands_before_a_remark() {
    expect![[r#"
        .    ### Python
        .    
        Q-   - **What is a decorator?** (6 times — 2x [A](a.md))
              ^ What is a decorator? · in Python
        .    
        Q-   - **Why is there a GIL?** (1 time)
              ^ Why is there a GIL? · in Python
        Q-   - **When is it released?** (1 time)
              ^ When is it released? · in Python
    "#]].assert_eq(&picture(
        "### Python\n\n- **What is a decorator?** (6 times — 2x [A](a.md))\n\n- **Why is there a GIL?** (1 time)\n- **When is it released?** (1 time)\n",
    ));
}

#[test]
fn headings_that_name_the_parts_of_an_answer_belong_to_the_question_above_them() {
    expect![[r#"
        Q-a  # 12. 面试：限流和熔断分别什么时候用？
              ^ 面试：限流和熔断分别什么时候用？ · Heading
        |    
        |    ## 结论先行
        |    看谁过载。
        Q-a  ## 什么时候限流
              ^ 什么时候限流 · Heading
        |    入口。
        Q-a  ## 什么时候熔断
              ^ 什么时候熔断 · Heading
        |    下游。
        |    ## 常见误区
        |    混用。
    "#]].assert_eq(&picture(
        "# 12. 面试：限流和熔断分别什么时候用？\n\n## 结论先行\n看谁过载。\n## 什么时候限流\n入口。\n## 什么时候熔断\n下游。\n## 常见误区\n混用。\n",
    ));
    // Where the headings below ask, they are the questions.
    expect![[r#"
        Q-   # 缓存面试会问哪些？
              ^ 缓存面试会问哪些？
        Q-a  ## 穿透怎么防？
              ^ 穿透怎么防？ · Heading
        |    布隆
        Q-a  ## 雪崩怎么防？
              ^ 雪崩怎么防？ · Heading
        |    错开
        Q-a  ## 击穿怎么防？
              ^ 击穿怎么防？ · Heading
        |    锁
        .    ## 总结
        .    略
        .    ## 参考答案
        .    略
    "#]].assert_eq(&picture(
        "# 缓存面试会问哪些？\n## 穿透怎么防？\n布隆\n## 雪崩怎么防？\n错开\n## 击穿怎么防？\n锁\n## 总结\n略\n## 参考答案\n略\n",
    ));
}

#[test]
fn behind_an_arrow_stands_the_answer() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 3
        Q-a  - **Q：一共几轮？** → 两轮，加一轮 HR。
              ^ 一共几轮？ · Inline
        Q-   - **Q：实习多久？** →
              ^ 实习多久？
        Q-   - **Q：能远程吗？**
              ^ 能远程吗？
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n- **Q：一共几轮？** → 两轮，加一轮 HR。\n- **Q：实习多久？** →\n- **Q：能远程吗？**\n",
    ));
}

#[test]
fn numbered_headings_below_a_question_are_the_parts_of_its_answer() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 22
        .    
        Q-a  ## 作用域链怎么查找
              ^ 作用域链怎么查找 · Heading
        |    
        |    ### 1. 作用域
        |    变量能用的地方。
        |    
        |    ### 2. 链
        |    一层层往外。
        .    
        Q-a  ## 哪些情况会泄漏？
              ^ 哪些情况会泄漏？ · Heading
        |    
        |    #### 1. 全局变量
        |    一直在。
        |    
        |    #### 2. 闭包
        .    
        .    ## 索引的种类
        .    
        Q-   ### 1. 什么是聚簇索引？
              ^ 什么是聚簇索引？ · in 索引的种类
        .    
        Q-a  ### 2. 什么是覆盖索引？
              ^ 什么是覆盖索引？ · Heading · in 索引的种类
        |    不回表。
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n## 作用域链怎么查找\n\n### 1. 作用域\n变量能用的地方。\n\n### 2. 链\n一层层往外。\n\n## 哪些情况会泄漏？\n\n#### 1. 全局变量\n一直在。\n\n#### 2. 闭包\n\n## 索引的种类\n\n### 1. 什么是聚簇索引？\n\n### 2. 什么是覆盖索引？\n不回表。\n",
    ));
}

#[test]
fn titles_and_themes_do_not_make_documentation_an_interview() {
    expect![[r#"
        .    # 说明
        .    
        .    ## 标题
        .    
        .    你可以用井号写标题。
        .    
        .    ## 主题
        .    
        .    了解更多
        .    
        Q-a  ## 你会写插件？
              ^ 你会写插件？ · Heading
        |    看这里。
    "#]].assert_eq(&picture(
        "# 说明\n\n## 标题\n\n你可以用井号写标题。\n\n## 主题\n\n了解更多\n\n## 你会写插件？\n看这里。\n",
    ));
}

#[test]
fn what_is_named_below_a_heading_that_ends_asking_is_a_part() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 14
        .    
        Q-a  ## 重排是什么？
              ^ 重排是什么？ · Heading
        |    
        |    ### 编译器重排
        |    改顺序。
        |    
        |    ### 处理器重排
        .    
        Q-a  ## 屏障有哪些？
              ^ 屏障有哪些？ · Heading
        |    
        Q-a  ### 读屏障的作用是什么？
              ^ 读屏障的作用是什么？ · Heading
        |    刷新缓存。
        .    
        Q-   ## 写屏障
              ^ 写屏障
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n## 重排是什么？\n\n### 编译器重排\n改顺序。\n\n### 处理器重排\n\n## 屏障有哪些？\n\n### 读屏障的作用是什么？\n刷新缓存。\n\n## 写屏障\n",
    ));
}

#[test]
fn a_heading_over_questions_is_not_answered_by_their_answers() {
    expect![[r#"
        .    # 面试题精讲
        .    
        Q-a  ## 单例怎么实现？
              ^ 单例怎么实现？ · Heading · in 面试题精讲
        |    
        |    ### 思路
        |    
        |    1. 构造函数私有
        |    2. 怎么保证只建一次是关键
        |    
        |    ### 参考代码
        .    
        Q-a  ## 两数之和
              ^ 两数之和 · Heading · in 面试题精讲
        |    
        |    ### 题目：
        |    
        |    给一个数组。
        |    
        |    ### 解析：
        |    
        |    散列表。
        .    
        Q-   ## 队列有界吗？
              ^ 队列有界吗？ · in 面试题精讲
    "#]].assert_eq(&picture(
        "# 面试题精讲\n\n## 单例怎么实现？\n\n### 思路\n\n1. 构造函数私有\n2. 怎么保证只建一次是关键\n\n### 参考代码\n\n## 两数之和\n\n### 题目：\n\n给一个数组。\n\n### 解析：\n\n散列表。\n\n## 队列有界吗？\n",
    ));
}

#[test]
fn nouns_that_begin_as_requests_do_ask_nothing() {
    expect![[r#"
        .    # 面经
        .    
        Q-a  ## 索引为什么快？
              ^ 索引为什么快？ · Heading · in 面经
        |    
        |    有序
        .    
        Q-a  ## 事务怎么回滚？
              ^ 事务怎么回滚？ · Heading · in 面经
        |    
        |    undo
        .    
        .    # 资料
        .    
        .    ## 设计模式
        .    
        .    ### 单例
        .    
        .    只有一个
        .    
        .    ### 工厂
        .    
        .    造对象
    "#]].assert_eq(&picture(
        "# 面经\n\n## 索引为什么快？\n\n有序\n\n## 事务怎么回滚？\n\nundo\n\n# 资料\n\n## 设计模式\n\n### 单例\n\n只有一个\n\n### 工厂\n\n造对象\n",
    ));
}

#[test]
fn what_the_headings_below_a_question_ask_goes_on_from_it() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  ## 缓存为什么快？
              ^ 缓存为什么快？ · Heading · in 面试题
        |    
        Q-a  ### 为什么是单线程？
              ^ 为什么是单线程？ · Heading
        |    
        |    没有锁
        |    
        Q-a  ### 多路复用是什么？
              ^ 多路复用是什么？ · Heading
        |    
        |    一次等多个
        .    
        Q-a  ## 队列为什么快？
              ^ 队列为什么快？ · Heading · in 面试题
        |    
        Q-a  ### 零拷贝是什么？
              ^ 零拷贝是什么？ · Heading
        |    
        |    sendfile
    "#]].assert_eq(&picture(
        "# 面试题\n\n## 缓存为什么快？\n\n### 为什么是单线程？\n\n没有锁\n\n### 多路复用是什么？\n\n一次等多个\n\n## 队列为什么快？\n\n### 零拷贝是什么？\n\nsendfile\n",
    ));
}

#[test]
fn a_blank_behind_the_number_of_a_heading_is_enough_where_the_numbers_go_on() {
    expect![[r#"
        .    # 面试题
        .    
        .    ## 33 弱引用的 map
        .    
        .    键可以被回收
        .    
        Q-a  ## 34 实现 instanceof
              ^ 实现 instanceof · Heading · in 面试题
        |    
        |    ### 原型
        |    
        |    沿着链找
        .    
        .    ## 3 次握手的过程
        .    
        .    同步序号
    "#]].assert_eq(&picture(
        "# 面试题\n\n## 33 弱引用的 map\n\n键可以被回收\n\n## 34 实现 instanceof\n\n### 原型\n\n沿着链找\n\n## 3 次握手的过程\n\n同步序号\n",
    ));
}

#[test]
fn a_list_of_links_beside_headings_that_ask_answers_nothing() {
    expect![[r#"
        .    # Redis 高频题
        .    
        Q-a  ## 1. 有哪些数据结构？
              ^ 有哪些数据结构？ · Heading · in Redis 高频题
        |    
        |    string、list
        .    
        Q✗   ## 2. 跳表的实现 ❌
              ^ 跳表的实现 · in Redis 高频题
        .    
        .    ## 参考
        .    
        .    - [文档](https://example.com)
    "#]].assert_eq(&picture("# Redis 高频题\n\n## 1. 有哪些数据结构？\n\nstring、list\n\n## 2. 跳表的实现 ❌\n\n## 参考\n\n- [文档](https://example.com)\n"));
    expect![[r#"
        Q-a  # 面试题：旋转数组
              ^ 旋转数组 · Heading
        |    
        |    ## 题目
        |    
        |    把数组往右移 k 步。
        |    
        |    ## 参考
        |    
        |    翻转三次
    "#]]
    .assert_eq(&picture(
        "# 面试题：旋转数组\n\n## 题目\n\n把数组往右移 k 步。\n\n## 参考\n\n翻转三次\n",
    ));
}

#[test]
fn what_the_writer_asked_is_the_candidates() {
    let text = "# Interview at Acme\n\n## Coding\n\n- What is a lock?\n- How does a map grow?\n\n## Questions I asked\n\n- What does the rotation look like?\n- How do you measure success?\n";
    let note = Note::new(text.into(), None, Arc::new(Lexicon::default()));
    let askers: Vec<Asker> = note.facts().questions.iter().map(|it| it.asker).collect();
    assert_eq!(
        askers,
        [Asker::Interviewer, Asker::Interviewer, Asker::Candidate, Asker::Candidate]
    );
    let text =
        "云杉科技 一面 2026-04-02\n\n1.什么是锁\n2.怎么加锁\n\n反问：\n1.部门业务\n2.多久出结果\n";
    let note = Note::new(text.into(), None, Arc::new(Lexicon::default()));
    let askers: Vec<Asker> = note.facts().questions.iter().map(|it| it.asker).collect();
    assert_eq!(
        askers,
        [Asker::Interviewer, Asker::Interviewer, Asker::Candidate, Asker::Candidate]
    );
}

#[test]
fn a_sentence_that_invites_and_a_heading_on_what_matters_ask_nothing() {
    expect![[r#"
        .    # 云杉面经
        .    
        .    下面给大家带来的是云杉面经，具体包含了一面二面的面试题整理，对云杉面经感兴趣的朋友可以来了解一下呢。
        .    
        .    ## 考察重点（按出现次数排序）
        .    
        .    1. 检索评测体系
        .    2. 状态管理
    "#]].assert_eq(&picture("# 云杉面经\n\n下面给大家带来的是云杉面经，具体包含了一面二面的面试题整理，对云杉面经感兴趣的朋友可以来了解一下呢。\n\n## 考察重点（按出现次数排序）\n\n1. 检索评测体系\n2. 状态管理\n"));
}

#[test]
fn a_verb_alone_names_a_part_of_what_stands_above_it() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  ## 什么是单例？
              ^ 什么是单例？ · Heading · in 面试题
        |    
        |    只有一个对象。
        |    
        |    ### 实现
        |    
        |    静态变量
        |    
        |    ### 对比
        |    
        |    和工厂不同
        .    
        Q-a  ## 怎么写工厂？
              ^ 怎么写工厂？ · Heading · in 面试题
        |    
        |    ### 概述
        |    
        |    造对象
    "#]].assert_eq(&picture("# 面试题\n\n## 什么是单例？\n\n只有一个对象。\n\n### 实现\n\n静态变量\n\n### 对比\n\n和工厂不同\n\n## 怎么写工厂？\n\n### 概述\n\n造对象\n"));
}

#[test]
fn thoughts_below_what_was_asked_are_no_question() {
    expect![[r#"
        I    # Acme - Technical (May 2, 2026)
              ^ interview: company Acme, round Technical, date May 2, 2026, to line 10
        .    
        Q✗a  ## What is a closure? ❌
              ^ What is a closure? · Heading
        |    
        |    A function.
        .    
        Q✓   ## Explain `this` ✅
              ^ Explain `this`
        .    
        .    ## Thoughts
        .    
        .    Went well.
    "#]].assert_eq(&picture("# Acme - Technical (May 2, 2026)\n\n## What is a closure? ❌\n\nA function.\n\n## Explain `this` ✅\n\n## Thoughts\n\nWent well.\n"));
}

#[test]
fn a_mark_behind_the_question_mark_of_a_heading_leaves_it_a_question() {
    expect![[r#"
        .    # Notes on storage
        .    
        Q✗a  ### Pages: What happens when one is split?❌
              ^ Pages: What happens when one is split? · Heading · in Notes on storage
        |    It grows.
        .    
        .    ### The log
        .    Text
    "#]].assert_eq(&picture(
        "# Notes on storage\n\n### Pages: What happens when one is split?❌\nIt grows.\n\n### The log\nText\n",
    ));
}

#[test]
fn a_heading_over_rounds_is_no_question_and_numbers_behind_a_letter_are_no_wording() {
    expect![[r#"
        .    # 面试记录
        .    
        .    ## 2. 云帆外包
        .    
        I    ### 一面
              ^ interview: company ?, round 一面, date ?, to line 8
        .    
        Q✓   #### Q1 留存率 ✅
              ^ 留存率
        .    
        Q✗   #### Q2 举个悖论的例子 ❌
              ^ 举个悖论的例子
        .    
        .    ### 结果
        .    
        .    没消息
    "#]].assert_eq(&picture(
        "# 面试记录\n\n## 2. 云帆外包\n\n### 一面\n\n#### Q1 留存率 ✅\n\n#### Q2 举个悖论的例子 ❌\n\n### 结果\n\n没消息\n",
    ));
}
