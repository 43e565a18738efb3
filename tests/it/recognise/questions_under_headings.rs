//! Headings that ask, headings that are topics, headings of documentation.

use super::picture::picture;
use expect_test::expect;

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
