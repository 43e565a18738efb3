//! Tables, callouts and items inside items: questions one level further in.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_table_of_an_interview_has_a_question_in_each_row() {
    expect![[r#"
        I    # 2024-03-05 星河网络 一面
              ^ interview: company 星河网络, round 一面, date 2024-03-05, to line 7
        .    
        .    | 问题 | 结果 | 答案 |
        .    | --- | :-: | --- |
        Q✓   | 自我介绍 | ✅ | |
              ^ 自我介绍
        Q✗   | 三次握手为什么不是两次 | ❌ | |
              ^ 三次握手为什么不是两次
        Q✗a  | 进程和线程的区别 | ❌ | 资源的单位，调度的单位 |
              ^ 进程和线程的区别 · Inline
        Q✗   | `a \| b` 是什么 | ❌ | 没答上来 |
              ^ `a \| b` 是什么
    "#]].assert_eq(&picture(
        "# 2024-03-05 星河网络 一面\n\n| 问题 | 结果 | 答案 |\n| --- | :-: | --- |\n| 自我介绍 | ✅ | |\n| 三次握手为什么不是两次 | ❌ | |\n| 进程和线程的区别 | ❌ | 资源的单位，调度的单位 |\n| `a \\| b` 是什么 | ❌ | 没答上来 |\n",
    ));
}

#[test]
fn a_table_headed_by_interview_questions_needs_no_interview() {
    expect![[r#"
        .    # 数据库
        .    
        .    | # | 面试题 | 掌握情况 |
        .    |---|--------|------|
        Q✓   | 1 | 聚簇索引是什么？ | ✅ |
              ^ 聚簇索引是什么？ · in 数据库 · Run
        Q✗   | 2 | 慢查询怎么排查？ | ❌ |
              ^ 慢查询怎么排查？ · in 数据库 · Run
        .    
        .    | Question | Answer |
        .    |---|---|
        Q-a  | What is a phantom read? | rows appear |
              ^ What is a phantom read? · Inline · in 数据库
        Q-   | What is a dirty read? | |
              ^ What is a dirty read? · in 数据库
    "#]].assert_eq(&picture(
        "# 数据库\n\n| # | 面试题 | 掌握情况 |\n|---|--------|------|\n| 1 | 聚簇索引是什么？ | ✅ |\n| 2 | 慢查询怎么排查？ | ❌ |\n\n| Question | Answer |\n|---|---|\n| What is a phantom read? | rows appear |\n| What is a dirty read? | |\n",
    ));
}

#[test]
fn tables_of_faults_exercises_and_comparisons_ask_nothing() {
    expect![[r#"
        .    # 面试准备
        .    
        .    | 问题 | 现状 | 谁负责 |
        .    |---|---|---|
        .    | 老项目怎么改造 | 还没有办法 | 平台组 |
        .    | 发布太慢 | 每周一次 | 平台组 |
        .    
        .    | 题号 | 题目 | 难度 |
        .    |---|---|---|
        .    | 1 | 两数之和 | 简单 |
        .    | 2 | 反转链表 | 简单 |
        .    
        .    | 方向 | 检查项 |
        .    |---|---|
        .    | 缓存 | 热点数据是否已缓存？ |
        .    | 锁 | 粒度是否合理？ |
        .    
        .    | 特性 | 甲 | 乙 |
        .    |---|---|---|
        .    | 事务 | ✅ | ❌ |
    "#]].assert_eq(&picture(
        "# 面试准备\n\n| 问题 | 现状 | 谁负责 |\n|---|---|---|\n| 老项目怎么改造 | 还没有办法 | 平台组 |\n| 发布太慢 | 每周一次 | 平台组 |\n\n| 题号 | 题目 | 难度 |\n|---|---|---|\n| 1 | 两数之和 | 简单 |\n| 2 | 反转链表 | 简单 |\n\n| 方向 | 检查项 |\n|---|---|\n| 缓存 | 热点数据是否已缓存？ |\n| 锁 | 粒度是否合理？ |\n\n| 特性 | 甲 | 乙 |\n|---|---|---|\n| 事务 | ✅ | ❌ |\n",
    ));
}

#[test]
fn an_index_links_to_its_answers_and_its_ticks_are_ornaments() {
    expect![[r#"
        .    # 面试题目录
        .    
        .    | 题号 | 题目 | 文件 |
        .    |---|---|---|
        Q-a  | 1 | ✅线程池怎么配？ | [线程池](a.md) |
              ^ 线程池怎么配？ · Link · in 面试题目录 · Run
        Q-a  | 2 | ✅什么是逃逸分析？ | [[逃逸分析]] |
              ^ 什么是逃逸分析？ · Link · in 面试题目录 · Run
    "#]].assert_eq(&picture(
        "# 面试题目录\n\n| 题号 | 题目 | 文件 |\n|---|---|---|\n| 1 | ✅线程池怎么配？ | [线程池](a.md) |\n| 2 | ✅什么是逃逸分析？ | [[逃逸分析]] |\n",
    ));
}

#[test]
fn a_callout_asks_in_its_title() {
    expect![[r#"
        I    # 石榴科技 一面
              ^ interview: company 石榴科技, round 一面, date ?, to line 15
        .    
        Q✗a  > [!question]- 扩容为什么是两倍？❌
              ^ 扩容为什么是两倍？ · Quote
        |    > 位运算取余快
        .    
        Q✗   > [!question] 分段锁去哪了 ❌
              ^ 分段锁去哪了
        .    
        .    > [!faq]
        Q-a  > 什么是脏页？
              ^ 什么是脏页？ · Quote
        |    > 改过还没落盘的页
        .    
        Q✓a  > [!note] 链表和数组的区别 ✅
              ^ 链表和数组的区别 · Quote
        |    > 一个连续，一个不连续
        .    
        .    > [!tip] 别紧张
        .    > 面试官人很好
    "#]].assert_eq(&picture(
        "# 石榴科技 一面\n\n> [!question]- 扩容为什么是两倍？❌\n> 位运算取余快\n\n> [!question] 分段锁去哪了 ❌\n\n> [!faq]\n> 什么是脏页？\n> 改过还没落盘的页\n\n> [!note] 链表和数组的区别 ✅\n> 一个连续，一个不连续\n\n> [!tip] 别紧张\n> 面试官人很好\n",
    ));
}

#[test]
fn callouts_of_documentation_ask_where_there_are_three() {
    expect![[r#"
        .    # 说明
        .    
        .    > [!question] 可以折叠吗？
        .    > 可以
        .    
        .    > [!question] 可以嵌套吗？
        .    > 可以
    "#]]
    .assert_eq(&picture(
        "# 说明\n\n> [!question] 可以折叠吗？\n> 可以\n\n> [!question] 可以嵌套吗？\n> 可以\n",
    ));
}

#[test]
fn three_question_callouts_ask_anywhere() {
    expect![[r#"
        .    # 并发
        .    
        Q-a  > [!question]- 什么是活锁？
              ^ 什么是活锁？ · Quote · in 并发
        |    > 一直让路
        .    
        Q-a  > [!question]- 什么是饥饿？
              ^ 什么是饥饿？ · Quote · in 并发
        |    > 总轮不到
        .    
        Q-   > [!question]- 优先级反转是什么？
              ^ 优先级反转是什么？ · in 并发
    "#]].assert_eq(&picture(
        "# 并发\n\n> [!question]- 什么是活锁？\n> 一直让路\n\n> [!question]- 什么是饥饿？\n> 总轮不到\n\n> [!question]- 优先级反转是什么？\n",
    ));
}

#[test]
fn an_item_over_items_that_ask_is_their_topic() {
    expect![[r#"
        I    # 紫藤智能一面
              ^ interview: company 紫藤智能, round 一面, date ?, to line 10
        .    
        .    - 基础
        Q✗     - 什么是闭包 ❌
              ^ 什么是闭包 · in 基础
        Q✓     - 原型链 ✅
              ^ 原型链 · in 基础
        Q✗a    - this 的指向 ❌（谁调用指向谁）
              ^ this 的指向 · Inline · in 基础
        .    - 项目
        Q-     - 介绍一下项目
              ^ 介绍一下项目 · in 项目
        Q✗     - 首屏优化怎么做的 ❌
              ^ 首屏优化怎么做的 · in 项目
        .    - 算法
        Q-     - 两数之和
              ^ 两数之和 · in 算法
    "#]].assert_eq(&picture(
        "# 紫藤智能一面\n\n- 基础\n  - 什么是闭包 ❌\n  - 原型链 ✅\n  - this 的指向 ❌（谁调用指向谁）\n- 项目\n  - 介绍一下项目\n  - 首屏优化怎么做的 ❌\n- 算法\n  - 两数之和\n",
    ));
}

#[test]
fn what_was_asked_next_answers_nothing() {
    expect![[r#"
        I    # 紫藤智能二面
              ^ interview: company 紫藤智能, round 二面, date ?, to line 8
        .    
        Q-   1. 讲讲散列表
              ^ 讲讲散列表
        Q-      - 怎么扩容？
              ^ 怎么扩容？
        Q-      - 为什么用红黑树？
              ^ 为什么用红黑树？
        Q-a  2. 讲讲堆
              ^ 讲讲堆 · Indented
        |       - 完全二叉树，用数组存
        Q-a  3. 消费失败怎么办
              ^ 消费失败怎么办 · Indented
        |       - 可恢复：退避之后重试几次
    "#]].assert_eq(&picture(
        "# 紫藤智能二面\n\n1. 讲讲散列表\n   - 怎么扩容？\n   - 为什么用红黑树？\n2. 讲讲堆\n   - 完全二叉树，用数组存\n3. 消费失败怎么办\n   - 可恢复：退避之后重试几次\n",
    ));
}

#[test]
fn what_asks_and_has_a_mark_or_is_called_a_follow_up_was_asked_next() {
    expect![[r#"
        I    # 竹叶 一面
              ^ interview: company 竹叶, round 一面, date ?, to line 7
        .    
        Q✗   - 讲讲散列表 ❌
              ^ 讲讲散列表
        Q✗     - 怎么扩容 ❌
              ^ 怎么扩容
        Q✓   - 设计一个短链 ✅
              ^ 设计一个短链
        Q-     - 追问：冲突的处理
              ^ 追问：冲突的处理
        Q✗a  - 讲讲堆 ❌
              ^ 讲讲堆 · Indented
        |      - 完全二叉树，用数组存
    "#]].assert_eq(&picture(
        "# 竹叶 一面\n\n- 讲讲散列表 ❌\n  - 怎么扩容 ❌\n- 设计一个短链 ✅\n  - 追问：冲突的处理\n- 讲讲堆 ❌\n  - 完全二叉树，用数组存\n",
    ));
    expect![[r#"
        I    # Interview at Globex, March 3
              ^ interview: company Globex, round ?, date March 3, to line 5
        .    
        Q✗   - Design a URL shortener ❌
              ^ Design a URL shortener · in Interview at Globex, March 3
        Q✗     - Follow-up: scaling the reads ❌
              ^ Follow-up: scaling the reads · in Interview at Globex, March 3
        Q✗a  - Explain locks ❌
              ^ Explain locks · Indented · in Interview at Globex, March 3
        |      - mutex: one at a time
    "#]].assert_eq(&picture(
        "# Interview at Globex, March 3\n\n- Design a URL shortener ❌\n  - Follow-up: scaling the reads ❌\n- Explain locks ❌\n  - mutex: one at a time\n",
    ));
}

#[test]
fn remarks_among_items_are_no_questions() {
    expect![[r#"
        I    # 橡树网络一面
              ^ interview: company 橡树网络, round 一面, date ?, to line 7
        .    
        Q-   1. 自我介绍
              ^ 自我介绍
        Q-   2. 拥塞控制怎么做
              ^ 拥塞控制怎么做
        .    3. 感觉面试官在赶时间
        Q-   4. 感觉自己最大的缺点是什么
              ^ 感觉自己最大的缺点是什么
        .    5. 总结：要补网络
        Q-   6. 手写 LRU
              ^ 手写 LRU
    "#]].assert_eq(&picture(
        "# 橡树网络一面\n\n1. 自我介绍\n2. 拥塞控制怎么做\n3. 感觉面试官在赶时间\n4. 感觉自己最大的缺点是什么\n5. 总结：要补网络\n6. 手写 LRU\n",
    ));
}

#[test]
fn exercises_below_their_number_or_the_written_test_were_asked() {
    expect![[r#"
        I    # 云杉科技二面
              ^ interview: company 云杉科技, round 二面, date ?, to line 5
        .    
        .    - 笔试
        Q-     - 数学题：硬币的概率
              ^ 数学题：硬币的概率 · in 笔试
        Q-     - 写损失函数
              ^ 写损失函数 · in 笔试
        Q-   - 讲项目
              ^ 讲项目
        .    
        I    # 星河网络一面
              ^ interview: company 星河网络, round 一面, date ?, to line 12
        .    
        .    1. 三道算法题。
        Q-      1. 最长上升子串
              ^ 最长上升子串 · in 三道算法题。
        Q-      2. 公共祖先
              ^ 公共祖先 · in 三道算法题。
        Q-   2. 自我介绍
              ^ 自我介绍
    "#]].assert_eq(&picture("# 云杉科技二面\n\n- 笔试\n  - 数学题：硬币的概率\n  - 写损失函数\n- 讲项目\n\n# 星河网络一面\n\n1. 三道算法题。\n   1. 最长上升子串\n   2. 公共祖先\n2. 自我介绍\n"));
}

#[test]
fn what_was_asked_next_may_stand_behind_the_answer() {
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 11
        .    
        Q✗a  - 循环依赖怎么解决？❌
              ^ 循环依赖怎么解决？ · Indented
        |      - 三级缓存
        Q✗     - 追问：两级不行吗？❌
              ^ 追问：两级不行吗？
        Q✓a  - Kafka 为什么快 ✅
              ^ Kafka 为什么快 · Indented
        |      - 顺序写
        Q✗     - 零拷贝是哪几次拷贝？ ❌
              ^ 零拷贝是哪几次拷贝？
        Q✗       - 那 mmap 呢？ ❌
              ^ 那 mmap 呢？
        Q-a  - 线程安全吗
              ^ 线程安全吗 · Indented
        |      - HashMap ❌
        |      - Hashtable ✅
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n- 循环依赖怎么解决？❌\n  - 三级缓存\n  - 追问：两级不行吗？❌\n- Kafka 为什么快 ✅\n  - 顺序写\n  - 零拷贝是哪几次拷贝？ ❌\n    - 那 mmap 呢？ ❌\n- 线程安全吗\n  - HashMap ❌\n  - Hashtable ✅\n",
    ));
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 6
        .    
        Q-   - [ ] 弹幕系统怎么设计
              ^ 弹幕系统怎么设计
        Q-     - [ ] 怎么做去重？
              ^ 怎么做去重？
        Q-     - [ ] 热点房间怎么办
              ^ 热点房间怎么办
        Q-a  - [x] 索引为什么会失效
              ^ 索引为什么会失效 · Indented
        |      - [x] 对列做了运算
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n- [ ] 弹幕系统怎么设计\n  - [ ] 怎么做去重？\n  - [ ] 热点房间怎么办\n- [x] 索引为什么会失效\n  - [x] 对列做了运算\n",
    ));
}

#[test]
fn a_reply_below_what_was_asked_next_belongs_to_that() {
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 7
        .    
        Q✗   1. 聊聊 mysql ❌
              ^ 聊聊 mysql
        Q-a     - 追问：为什么不用 hash？
              ^ 追问：为什么不用 hash？ · Indented
        |         不支持范围
        Q✗a  2. 锁 ❌
              ^ 锁 · Indented
        |       - 乐观锁
        |         版本号
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n1. 聊聊 mysql ❌\n   - 追问：为什么不用 hash？\n     不支持范围\n2. 锁 ❌\n   - 乐观锁\n     版本号\n",
    ));
}

#[test]
fn an_item_around_rounds_names_the_company() {
    expect![[r#"
        .    - 秋招面试
        .    	- 快手
        I    		- 一面 8.20
              ^ interview: company 快手, round 一面, date 8.20, to line 4
        Q-   			- 自我介绍
              ^ 自我介绍 · in 一面 8.20
        Q✗   			- 同步器 ❌
              ^ 同步器 · in 一面 8.20
        I    		- 二面
              ^ interview: company 快手, round 二面, date ?, to line 7
        .    			- 并发
        Q✗   				- 线程池 ❌
              ^ 线程池 · in 并发
        .    	- 美团
        I    		- 一面
              ^ interview: company 美团, round 一面, date ?, to line 10
        Q✓   			- 回表 ✅
              ^ 回表 · in 一面
    "#]].assert_eq(&picture(
        "- 秋招面试\n	- 快手\n		- 一面 8.20\n			- 自我介绍\n			- 同步器 ❌\n		- 二面\n			- 并发\n				- 线程池 ❌\n	- 美团\n		- 一面\n			- 回表 ✅\n",
    ));
}

#[test]
fn an_item_of_an_outline_names_a_day_a_company_and_a_round() {
    expect![[r#"
        I    - 2025-07-02 #面试 货拉拉 运维 一面
              ^ interview: company 货拉拉, round 一面, date 2025-07-02, to line 7
        .      collapsed:: true
        Q-   	- 自我介绍
              ^ 自我介绍 · in 2025-07-02 #面试 货拉拉 运维 一面
        Q✗a  	- 负载高怎么排查 ❌
              ^ 负载高怎么排查 · Indented · in 2025-07-02 #面试 货拉拉 运维 一面
        |    		- 看等待
        Q✗   	- 转发方式 ❌
              ^ 转发方式 · in 2025-07-02 #面试 货拉拉 运维 一面
        .    - 感想
        .    	- 偏细节
    "#]].assert_eq(&picture(
        "- 2025-07-02 #面试 货拉拉 运维 一面\n  collapsed:: true\n	- 自我介绍\n	- 负载高怎么排查 ❌\n		- 看等待\n	- 转发方式 ❌\n- 感想\n	- 偏细节\n",
    ));
}

#[test]
fn an_answer_beside_what_was_asked_next_is_no_question() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 4
        .    
        Q-a  1. 介绍一下监控体系
              ^ 介绍一下监控体系 · Label
        |        - 答：采集、告警
        Q✗       - 追问：指标存多久 ❌
              ^ 追问：指标存多久
    "#]]
    .assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 介绍一下监控体系\n    - 答：采集、告警\n    - 追问：指标存多久 ❌\n",
    ));
}
