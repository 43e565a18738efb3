//! Companies with jobs, words and remarks beside what was asked, and exercises.

use super::picture::picture;
use expect_test::expect;

#[test]
fn companies_with_jobs_head_interviews() {
    expect![[r#"
        I    ## 百度 图像算法
              ^ interview: company 百度, round ?, date ?, to line 4
        .    
        Q-   1. 自我介绍
              ^ 自我介绍
        .    
        Q✗   2. 数组怎么去重 ❌
              ^ 数组怎么去重
        .    
        I    ## 松果科技  C++
              ^ interview: company 松果科技, round ?, date ?, to line 10
        .    
        Q-   自我介绍
              ^ 自我介绍 · Run
        .    
        Q✓   静态成员存在哪里 ✅
              ^ 静态成员存在哪里 · Run
        .    
        I    ## SEEDO C++
              ^ interview: company SEEDO, round ?, date ?, to line 22
        .    
        Q-   自我介绍
              ^ 自我介绍 · Run
        .    
        Q-   [拷贝构造](https://a.example/b)有什么用，不写会怎么样
              ^ [拷贝构造](https://a.example/b)有什么用，不写会怎么样 · Run
        .    
        Q✗   析构函数为什么是虚的 ❌
              ^ 析构函数为什么是虚的 · Run
        .    
        Q-a  满二叉树什么样子，怎么[遍历它](https://a.example/c)
              ^ 满二叉树什么样子，怎么[遍历它](https://a.example/c) · Indented
        |    
        |    【视频】怎么准备 [在这里](https://a.example/d)
        .    
        .    ## 计算机网络 笔记
        .    
        Q-   什么是握手？
              ^ 什么是握手？
    "#]].assert_eq(&picture("## 百度 图像算法\n\n1. 自我介绍\n\n2. 数组怎么去重 ❌\n\n## 松果科技  C++\n\n自我介绍\n\n静态成员存在哪里 ✅\n\n## SEEDO C++\n\n自我介绍\n\n[拷贝构造](https://a.example/b)有什么用，不写会怎么样\n\n析构函数为什么是虚的 ❌\n\n满二叉树什么样子，怎么[遍历它](https://a.example/c)\n\n【视频】怎么准备 [在这里](https://a.example/d)\n\n## 计算机网络 笔记\n\n什么是握手？\n"));
}

#[test]
fn companies_beside_interviews_are_ones() {
    expect![[r#"
        .    # 面经
        .    
        I    ## 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 4
        .    
        Q-   1. 什么是堆？
              ^ 什么是堆？
        .    
        I    ## 松果数据 二面
              ^ interview: company 松果数据, round 二面, date ?, to line 8
        .    
        Q-   1. 什么是栈？
              ^ 什么是栈？
        .    
        I    ## 青禾南京研究院 软件研发
              ^ interview: company 青禾南京研究院, round ?, date ?, to line 13
        .    
        Q-   1. 手写排序
              ^ 手写排序 · in 青禾南京研究院 软件研发
        Q-   2. 怎么杀进程
              ^ 怎么杀进程 · in 青禾南京研究院 软件研发
        .    
        .    ## 数据结构
        .    
        Q-   1. 什么是树？
              ^ 什么是树？ · in 数据结构
    "#]].assert_eq(&picture("# 面经\n\n## 云帆科技 一面\n\n1. 什么是堆？\n\n## 松果数据 二面\n\n1. 什么是栈？\n\n## 青禾南京研究院 软件研发\n\n1. 手写排序\n2. 怎么杀进程\n\n## 数据结构\n\n1. 什么是树？\n"));
}

#[test]
fn a_question_before_a_long_parenthesis_was_asked() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 6
        .    
        Q-   讲讲继承
              ^ 讲讲继承 · Run
        .    
        Q-   这个多态有什么好处呢？(一个接口，多种方法)   **把不同的子类对象都当作父类来看。可以屏蔽不同子类对象之间的差异，写出通用的代码，做出通用的编程，以适应需求的不断变化。父类的指针指向子类的对象，调用的就是子类的方法，调用的人不需要知道是哪一个子类。**
              ^ 这个多态有什么好处呢？ · Run
        .    
        Q✗   什么是虚表？ ❌
              ^ 什么是虚表？ · Run
    "#]].assert_eq(&picture("# 云帆一面\n\n讲讲继承\n\n这个多态有什么好处呢？(一个接口，多种方法)   **把不同的子类对象都当作父类来看。可以屏蔽不同子类对象之间的差异，写出通用的代码，做出通用的编程，以适应需求的不断变化。父类的指针指向子类的对象，调用的就是子类的方法，调用的人不需要知道是哪一个子类。**\n\n什么是虚表？ ❌\n"));
}

#[test]
fn exercises_in_bare_lines_were_asked() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 8
        .    
        Q✗   讲讲日志结构的树吧？ ❌
              ^ 讲讲日志结构的树吧？ · Run
        .    
        Q-   做题：给一个区间的数组，判断里面的区间是不是有重叠，有的话返回全部重叠的部分。
              ^ 做题：给一个区间的数组，判断里面的区间是不是有重叠，有的话返回全部重叠的部分。 · Run
        .    
        Q-   延伸：区间是流式来的。
              ^ 延伸：区间是流式来的。 · Run
        .    
        Q-   反问：做什么业务？
              ^ 反问：做什么业务？ · Run
    "#]].assert_eq(&picture("# 云帆一面\n\n讲讲日志结构的树吧？ ❌\n\n做题：给一个区间的数组，判断里面的区间是不是有重叠，有的话返回全部重叠的部分。\n\n延伸：区间是流式来的。\n\n反问：做什么业务？\n"));
}

#[test]
fn a_word_right_above_a_list_heads_it() {
    expect![[r#"
        I    ## 云帆一面 23年9月12日
              ^ interview: company 云帆, round 一面, date 23年9月12日, to line 17
        .    
        Q-   1. 项目介绍
              ^ 项目介绍
        .    
        .    mysql
        Q✓   1. 一条语句怎么执行 ✅
              ^ 一条语句怎么执行
        Q✗   2. 日志的作用❌
              ^ 日志的作用
        .    
        .    redis
        Q-   1. 数据结构
              ^ 数据结构
        Q-   2. 字符串的底层
              ^ 字符串的底层
        Q✗   3. 怎么找大键 ❌
              ^ 怎么找大键
        Q-   4. 什么算热点键
              ^ 什么算热点键
        .    
        .    Design round
        Q-   1. Introduction
              ^ Introduction
        Q-   2. How do you scale it?
              ^ How do you scale it?
        Q-   3. How do you handle failures?
              ^ How do you handle failures?
    "#]].assert_eq(&picture("## 云帆一面 23年9月12日\n\n1. 项目介绍\n\nmysql\n1. 一条语句怎么执行 ✅\n2. 日志的作用❌\n\nredis\n1. 数据结构\n2. 字符串的底层\n3. 怎么找大键 ❌\n4. 什么算热点键\n\nDesign round\n1. Introduction\n2. How do you scale it?\n3. How do you handle failures?\n"));
}

#[test]
fn a_company_as_the_first_line_heads_the_note() {
    expect![[r#"
        .    
        I    某一线云计算公司
              ^ interview: company 某一线云计算公司, round ?, date ?, to line 4
        .    
        Q-   1. 自我介绍
              ^ 自我介绍
        Q✗   2. hook 做了什么 ❌
              ^ hook 做了什么
    "#]]
    .assert_eq(&picture("\n某一线云计算公司\n\n1. 自我介绍\n2. hook 做了什么 ❌\n"));
}

#[test]
fn a_company_and_a_day_as_the_first_line_head_bare_questions() {
    expect![[r#"
        I    百度8.26
              ^ interview: company 百度, round ?, date 8.26, to line 6
        .    
        Q✗   跳表的结构 ❌
              ^ 跳表的结构 · Run
        .    
        Q✗   索引的分类 ❌
              ^ 索引的分类 · Run
        .    
        Q-   为什么用树不用散列表
              ^ 为什么用树不用散列表 · Run
    "#]]
    .assert_eq(&picture("百度8.26\n\n跳表的结构 ❌\n\n索引的分类 ❌\n\n为什么用树不用散列表\n"));
}

#[test]
fn callouts_on_the_interview_answer_nothing() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 5
        .    
        Q✗   1. 讲讲缓存 ❌
              ^ 讲讲缓存
        Q✗   2. 对模型了解多少？ ❌
              ^ 对模型了解多少？
        .    >[!info]
        .    >答得很差，不过面试官很和善，整体体验不错
        .    
        I    # 松果 一面
              ^ interview: company 松果, round 一面, date ?, to line 11
        .    
        Q✗a  1. 什么是闭包 ❌
              ^ 什么是闭包 · Label
        |    > [!note] 答案
        |    > 函数和它的环境
    "#]].assert_eq(&picture("# 云帆 一面\n\n1. 讲讲缓存 ❌\n2. 对模型了解多少？ ❌\n>[!info]\n>答得很差，不过面试官很和善，整体体验不错\n\n# 松果 一面\n\n1. 什么是闭包 ❌\n> [!note] 答案\n> 函数和它的环境\n"));
}

#[test]
fn emphasis_around_a_whole_cell_is_no_part_of_it() {
    expect![[r#"
        .    ## 面试题
        .    
        .    | 问题 | 答案 |
        .    |---|---|
        Q-   | *拦截器和过滤器的区别？* | 待填写 |
              ^ 拦截器和过滤器的区别？ · in 面试题
        Q✗   | *为什么会泄漏？* ❌ | _待填写_ |
              ^ 为什么会泄漏？ · in 面试题
        .    
        Q-   1. _什么是堆？_
              ^ 什么是堆？ · in 面试题
        Q-   2. *p 和 *q 有什么区别？
              ^ *p 和 *q 有什么区别？ · in 面试题
    "#]].assert_eq(&picture("## 面试题\n\n| 问题 | 答案 |\n|---|---|\n| *拦截器和过滤器的区别？* | 待填写 |\n| *为什么会泄漏？* ❌ | _待填写_ |\n\n1. _什么是堆？_\n2. *p 和 *q 有什么区别？\n"));
}

#[test]
fn an_offer_by_phone_behind_the_round() {
    expect![[r#"
        I    # 5.7 云帆团购 一面 5.8 OC
              ^ interview: company 云帆团购, round 一面, date 5.7 passed, to line 2
        .    
        Q-   1. 自我介绍
              ^ 自我介绍
        .    
        I    # 5.11 松果社区 一面 40min 过
              ^ interview: company 松果社区, round 一面, date 5.11 passed, to line 6
        .    
        Q-   1. 什么是堆？
              ^ 什么是堆？
    "#]].assert_eq(&picture("# 5.7 云帆团购 一面 5.8 OC\n\n1. 自我介绍\n\n# 5.11 松果社区 一面 40min 过\n\n1. 什么是堆？\n"));
}
