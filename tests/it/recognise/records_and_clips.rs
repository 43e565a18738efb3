//! Interviewers' records, dumps of clips, quizzes, fields.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_record_has_topics_items_replies_and_a_verdict() {
    expect![[r#"
        I    面试内容：
              ^ interview: company ?, round ?, date ? failed, to line 13
        .    一、存储
        Q-a  1. 页缓存怎么刷盘
              ^ 页缓存怎么刷盘 · Indented · in 存储 · Record
        |    	讲了脏页
        Q-a  2，3次握手流程
              ^ 3次握手流程 · Indented · in 存储 · Record
        |       说了
        .    二、项目
        Q-a  1 为什么选它
              ^ 为什么选它 · Indented · in 项目 · Record
        |      看社区
        Q-a  2 怎么回滚
              ^ 怎么回滚 · Indented · in 项目 · Record
        |      开关
        .    
        .    总结：
        .    不通过。基础一般
        .    
        I    面试内容:
              ^ interview: company ?, round ?, date ? passed, to line 22
        .    
        .    算法:
        Q-a  反转链表: 写出来了
              ^ 反转链表 · Inline · in 算法 · Record
        .    19 年之后主要写后端
        .    
        .    总结：
        .    建议通过
    "#]].assert_eq(&picture(
        "面试内容：\n一、存储\n1. 页缓存怎么刷盘\n\t讲了脏页\n2，3次握手流程\n   说了\n二、项目\n1 为什么选它\n  看社区\n2 怎么回滚\n  开关\n\n总结：\n不通过。基础一般\n\n面试内容:\n\n算法:\n反转链表: 写出来了\n19 年之后主要写后端\n\n总结：\n建议通过\n",
    ));
}

#[test]
fn bare_questions_do_not_answer_each_other() {
    expect![[r#"
        Q-   智力题、算法题汇总
              ^ 智力题、算法题汇总
        .    
        Q-a  ### 说出下面代码的问题？
              ^ 说出下面代码的问题？ · Label
        |    
        |    ```go
        |    func f() {}
        |    ```
        |    
        |    **解析：**
        |    没有返回值。
        .    
        .    
        Q-   怎么设计短链接？
              ^ 怎么设计短链接？ · Run
        Q-   跳表的层数怎么定
              ^ 跳表的层数怎么定 · Run
        Q-   布隆过滤器能删吗
              ^ 布隆过滤器能删吗 · Run
        Q-   一致性哈希
              ^ 一致性哈希 · Run
        .    
        .    ![[图.png]]
        Q-a  写一个限流器。
              ^ 写一个限流器。 · Label
        |    答：令牌桶。
        .    
        Q-       四个空格的问题是什么？
              ^ 四个空格的问题是什么？
    "#]].assert_eq(&picture(
        "智力题、算法题汇总\n\n### 说出下面代码的问题？\n\n```go\nfunc f() {}\n```\n\n**解析：**\n没有返回值。\n\n\n怎么设计短链接？\n跳表的层数怎么定\n布隆过滤器能删吗\n一致性哈希\n\n![[图.png]]\n写一个限流器。\n答：令牌桶。\n\n    四个空格的问题是什么？\n",
    ));
}

#[test]
fn a_quiz_is_answered_by_its_key_and_not_by_its_options() {
    expect![[r#"
        Q-a  # 3 关闭的通道
              ^ 关闭的通道 · Key
        |    ```go
        |    close(c)
        |    ```
        |    A: 读会阻塞
        |    B: 读得到零值
        |    3. B
        |    读完缓冲就是零值。
        .    
        Q-   7 定时器
              ^ 定时器
        |    ```go
        |    #goroutines: 1
        |    ```
        |    A: 会泄漏
        |    B: 不会
    "#]].assert_eq(&picture(
        "# 3 关闭的通道\n```go\nclose(c)\n```\nA: 读会阻塞\nB: 读得到零值\n3. B\n读完缓冲就是零值。\n\n7 定时器\n```go\n#goroutines: 1\n```\nA: 会泄漏\nB: 不会\n",
    ));
}

#[test]
fn a_placeholder_in_a_field_is_no_answer() {
    expect![[r#"
        .    # Interview
        .    
        Q-a  **Q1: What is a deadlock?**
              ^ What is a deadlock? · Label · in Interview
        |    
        |    **My Answer:** ___
        |    
        |    **Better Answer:** Two threads wait for each other.
        .    
        Q-   **Q2: What is a livelock?**
              ^ What is a livelock? · in Interview
        |    
        |    **My Answer:**
        |    > (Fill in what you said)
    "#]].assert_eq(&picture(
        "# Interview\n\n**Q1: What is a deadlock?**\n\n**My Answer:** ___\n\n**Better Answer:** Two threads wait for each other.\n\n**Q2: What is a livelock?**\n\n**My Answer:**\n> (Fill in what you said)\n",
    ));
}

#[test]
fn a_dialogue_ends_at_two_blank_lines() {
    expect![[r#"
        Q-a  面试官：说说闭包
              ^ 说说闭包 · Indented
        |    我：函数和它的环境
        Q-a  面试官：怎么释放？
              ^ 怎么释放？ · Indented
        |    我：没试过
        .    
        .    
        .    别的笔记
    "#]]
    .assert_eq(&picture(
        "面试官：说说闭包\n我：函数和它的环境\n面试官：怎么释放？\n我：没试过\n\n\n别的笔记\n",
    ));
}

#[test]
fn a_numbered_word_above_lines_that_ask_is_a_topic() {
    expect![[r#"
        .    # 面试复盘
        .    
        .    1、语言
        Q-   map 和 slice 的区别
              ^ map 和 slice 的区别 · Run
        Q-   闭包
              ^ 闭包 · Run
        Q-   怎么对齐内存
              ^ 怎么对齐内存 · Run
        .    2、并发
        Q-   锁是怎么实现的
              ^ 锁是怎么实现的 · Run
        Q-   读写锁
              ^ 读写锁 · Run
        Q-   什么是原子操作
              ^ 什么是原子操作 · Run
    "#]].assert_eq(&picture(
        "# 面试复盘\n\n1、语言\nmap 和 slice 的区别\n闭包\n怎么对齐内存\n2、并发\n锁是怎么实现的\n读写锁\n什么是原子操作\n",
    ));
}

#[test]
fn a_day_alone_asks_nothing() {
    expect![[r#"
        .    # 面试记录
        .    3.8
        Q-   1.树模型有哪些
              ^ 树模型有哪些 · in 面试记录
        Q-   2.剪枝
              ^ 剪枝 · in 面试记录
        .    
        .    3.10
        Q-   1.梯度消失怎么办
              ^ 梯度消失怎么办 · in 面试记录
        Q-   2.残差
              ^ 残差 · in 面试记录
    "#]]
    .assert_eq(&picture(
        "# 面试记录\n3.8\n1.树模型有哪些\n2.剪枝\n\n3.10\n1.梯度消失怎么办\n2.残差\n",
    ));
}

#[test]
fn a_first_line_that_names_a_subject_was_asked() {
    expect![[r#"
        I    ## 云杉科技(电面)
              ^ interview: company 云杉科技, round 电面, date ?, to line 6
        .    
        Q-   运行时内存结构
              ^ 运行时内存结构 · Run
        .    
        Q-   怎么识别一个类？
              ^ 怎么识别一个类？ · Run
        .    
        Q-   锁升级的过程
              ^ 锁升级的过程 · Run
    "#]]
    .assert_eq(&picture(
        "## 云杉科技(电面)\n\n运行时内存结构\n\n怎么识别一个类？\n\n锁升级的过程\n",
    ));
}

#[test]
fn a_bold_phrase_above_what_was_asked_is_a_topic() {
    expect![[r#"
        I    ## 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 10
        .    
        .    **实习+八股**
        .    
        Q-   怎么划分模块？
              ^ 怎么划分模块？ · Run
        .    
        Q-   启动优化
              ^ 启动优化 · Run
        .    
        .    **其他**
        .    
        Q-   怎么看前景？
              ^ 怎么看前景？
    "#]].assert_eq(&picture(
        "## 云杉科技一面\n\n**实习+八股**\n\n怎么划分模块？\n\n启动优化\n\n**其他**\n\n怎么看前景？\n",
    ));
}

#[test]
fn what_the_writer_did_is_no_question_and_a_request_with_a_colon_is_one() {
    expect![[r#"
        I    ## 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 8
        .    
        Q-a  讲一下你的项目：
              ^ 讲一下你的项目： · Indented
        |    
        |    讲了一下编译器。
        .    
        Q-a  内存里为什么不用红黑树？
              ^ 内存里为什么不用红黑树？ · Indented
        |    
        |    但并不知道怎么优化。
    "#]].assert_eq(&picture("## 云杉科技一面\n\n讲一下你的项目：\n\n讲了一下编译器。\n\n内存里为什么不用红黑树？\n\n但并不知道怎么优化。\n"));
}

#[test]
fn a_dialogue_may_say_that_there_was_no_answer() {
    expect![[r#"
        I    云杉科技 一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 5
        .    
        Q-   面试官：TLS 的握手过程呢？
              ^ TLS 的握手过程呢？
        |    我：不太清楚……
        Q-a  面试官：Redis 为什么快？
              ^ Redis 为什么快？ · Indented
        |    我：内存、单线程
    "#]].assert_eq(&picture("云杉科技 一面\n\n面试官：TLS 的握手过程呢？\n我：不太清楚……\n面试官：Redis 为什么快？\n我：内存、单线程\n"));
}

#[test]
fn a_summary_may_stand_on_one_line_with_its_label() {
    expect![[r#"
        I    面试内容：
              ^ interview: company ?, round ?, date ? passed, to line 6
        .    
        .    基础：
        Q-a  1. 切片怎么扩容
              ^ 切片怎么扩容 · Indented · in 基础 · Record
        |    	知道
        .    
        .    总结：基础可以，项目偏浅，通过
    "#]]
    .assert_eq(&picture(
        "面试内容：\n\n基础：\n1. 切片怎么扩容\n	知道\n\n总结：基础可以，项目偏浅，通过\n",
    ));
}

#[test]
fn a_task_in_english_is_asked_and_what_was_tried_is_not() {
    expect![[r#"
        I    # Acme onsite interview
              ^ interview: company Acme, round onsite, date ?, to line 12
        .    
        .    ## Coding
        .    
        Q-a  Given a grid with obstacles, find the shortest path to the other corner.
              ^ Given a grid with obstacles, find the shortest path to the other corner. · Indented
        |    I used a queue and a set. The interviewer seemed happy with that part.
        Q-   Follow up: how would you reconstruct the path?
              ^ Follow up: how would you reconstruct the path?
        .    
        .    ## Design
        .    
        Q-   Design a rate limiter.
              ^ Design a rate limiter. · Run
        .    
        Q-   Design doc
              ^ Design doc · Run
    "#]].assert_eq(&picture(
        "# Acme onsite interview\n\n## Coding\n\nGiven a grid with obstacles, find the shortest path to the other corner.\nI used a queue and a set. The interviewer seemed happy with that part.\nFollow up: how would you reconstruct the path?\n\n## Design\n\nDesign a rate limiter.\n\nDesign doc\n",
    ));
}

#[test]
fn what_the_interviewer_did_is_told() {
    expect![[r#"
        I    # 星河 二面
              ^ interview: company 星河, round 二面, date ?, to line 6
        .    
        Q-a  为什么不用 socket？
              ^ 为什么不用 socket？ · Indented
        |    这里有点慌，说了加锁，然后他马上追问
        Q✗   持锁的进程挂了呢？❌
              ^ 持锁的进程挂了呢？ · Run
        Q-   其他语言，比如 Go 的锁
              ^ 其他语言，比如 Go 的锁 · Run
        Q✗   无锁队列的 ABA 问题怎么解决❌
              ^ 无锁队列的 ABA 问题怎么解决 · Run
    "#]].assert_eq(&picture(
        "# 星河 二面\n\n为什么不用 socket？\n这里有点慌，说了加锁，然后他马上追问\n持锁的进程挂了呢？❌\n其他语言，比如 Go 的锁\n无锁队列的 ABA 问题怎么解决❌\n",
    ));
}
