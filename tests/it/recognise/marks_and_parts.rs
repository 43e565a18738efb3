//! Marks in brackets, rounds as items, lists that only look like logs.

use super::picture::picture;
use expect_test::expect;

#[test]
fn questions_below_a_bold_one_do_not_answer_it() {
    expect![[r#"
        .    # 限流
        .    
        Q✗   **令牌桶怎么实现？❌**
              ^ 令牌桶怎么实现？ · in 限流
        Q-   桶的容量怎么定？
              ^ 桶的容量怎么定？ · Run
        Q-   突发流量怎么办？
              ^ 突发流量怎么办？ · Run
        Q-   为什么不用漏桶？
              ^ 为什么不用漏桶？ · Run
    "#]]
    .assert_eq(&picture(
        "# 限流\n\n**令牌桶怎么实现？❌**\n桶的容量怎么定？\n突发流量怎么办？\n为什么不用漏桶？\n",
    ));
}

#[test]
fn a_mark_in_brackets_and_one_right_before_a_reply_are_marks() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q✗   1. 重排和重绘（❌）
              ^ 重排和重绘
        Q✗   2. 懒加载怎么做（❌，没答上来）
              ^ 懒加载怎么做 · said to have failed
        Q✓   3. 事件委托【✅】
              ^ 事件委托
        Q✗   4. 预检请求（×）
              ^ 预检请求
        Q✓   5. 强缓存（√）
              ^ 强缓存
        Q✗a  6. 内存泄漏怎么排查❌堆快照
              ^ 内存泄漏怎么排查 · Inline
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 重排和重绘（❌）\n2. 懒加载怎么做（❌，没答上来）\n3. 事件委托【✅】\n4. 预检请求（×）\n5. 强缓存（√）\n6. 内存泄漏怎么排查❌堆快照\n",
    ));
}

#[test]
fn the_key_of_a_quiz_is_no_mark() {
    expect![[r#"
        .    # 笔试题
        .    
        Q-   页的大小是多少？
              ^ 页的大小是多少？
        .    
        .    2 KB
        .    
        .    4 KB（√）
        .    
        .    静态内部类的单例实现（×）
    "#]]
    .assert_eq(&picture(
        "# 笔试题\n\n页的大小是多少？\n\n2 KB\n\n4 KB（√）\n\n静态内部类的单例实现（×）\n",
    ));
}

#[test]
fn an_item_over_others_names_a_round() {
    expect![[r#"
        .    # 秋招记录
        .    
        .    ## 云帆科技
        .    
        I    - 一面 9.3
              ^ interview: company 云帆科技, round 一面, date 9.3, to line 6
        Q✓     - 自我介绍 ✅
              ^ 自我介绍 · in 一面 9.3
        Q✗     - 手写节流 ❌
              ^ 手写节流 · in 一面 9.3
        I    - ### 二面 9.8
              ^ interview: company 云帆科技, round 二面, date 9.8, to line 8
        Q✗     - 打包的产物怎么拆 ❌
              ^ 打包的产物怎么拆 · in 二面 9.8
    "#]].assert_eq(&picture(
        "# 秋招记录\n\n## 云帆科技\n\n- 一面 9.3\n  - 自我介绍 ✅\n  - 手写节流 ❌\n- ### 二面 9.8\n  - 打包的产物怎么拆 ❌\n",
    ));
}

#[test]
fn an_item_called_as_rounds_are_is_a_part_of_one() {
    expect![[r#"
        I    # 云帆科技一面 9.3
              ^ interview: company 云帆科技, round 一面, date 9.3, to line 4
        .    
        Q-   - 介绍项目
              ^ 介绍项目
        .    - 笔试
        Q✗     - 最长回文子串 ❌
              ^ 最长回文子串 · in 笔试
    "#]]
    .assert_eq(&picture("# 云帆科技一面 9.3\n\n- 介绍项目\n- 笔试\n  - 最长回文子串 ❌\n"));
}

#[test]
fn numbered_errands_with_signs_are_no_questions() {
    expect![[r#"
        .    # 周末
        .    
        .    1. 买菜 ✅
        .    2. 洗衣服 ❌
        .    3. 交水费 ✅
    "#]]
    .assert_eq(&picture("# 周末\n\n1. 买菜 ✅\n2. 洗衣服 ❌\n3. 交水费 ✅\n"));
}

#[test]
fn a_checklist_asks_nothing() {
    expect![[r#"
        .    # 上线清单
        .    
        .    1. 备份方案 ✅
        .    2. 监控 ❌
        .    3. 修复线程池的问题 ❌
    "#]]
    .assert_eq(&picture("# 上线清单\n\n1. 备份方案 ✅\n2. 监控 ❌\n3. 修复线程池的问题 ❌\n"));
}

#[test]
fn numbered_names_of_things_with_signs_are_questions() {
    expect![[r#"
        .    # Go
        .    
        Q✓   1. channel ✅
              ^ channel · in Go
        Q✗   2. slice 的扩容 ❌
              ^ slice 的扩容 · in Go
        Q✗   3. 逃逸分析 ❌
              ^ 逃逸分析 · in Go
    "#]]
    .assert_eq(&picture("# Go\n\n1. channel ✅\n2. slice 的扩容 ❌\n3. 逃逸分析 ❌\n"));
}

#[test]
fn items_in_english_with_marks_behind_ask() {
    expect![[r#"
        I    # Initech, 2026-01-15
              ^ interview: company Initech, round ?, date 2026-01-15, to line 6
        .    
        Q-   - tell me about the billing system you built
              ^ tell me about the billing system you built · in Initech, 2026-01-15
        Q✓     - how do you handle retries ✅
              ^ how do you handle retries · in Initech, 2026-01-15
        Q✗     - then: what if it fails halfway ❌
              ^ then: what if it fails halfway · in Initech, 2026-01-15
        Q✗a      - what's a saga? ❌ local transactions, each with its undo
              ^ what's a saga? · Inline · in Initech, 2026-01-15
        Q✗   - difference between a mutex and a semaphore ❌
              ^ difference between a mutex and a semaphore · in Initech, 2026-01-15
    "#]].assert_eq(&picture(
        "# Initech, 2026-01-15\n\n- tell me about the billing system you built\n  - how do you handle retries ✅\n  - then: what if it fails halfway ❌\n    - what's a saga? ❌ local transactions, each with its undo\n- difference between a mutex and a semaphore ❌\n",
    ));
}

#[test]
fn steps_in_english_ask_nothing() {
    expect![[r#"
        .    # Setup
        .    
        .    - Write a config ✅
        .    - List the hosts ❌
    "#]]
    .assert_eq(&picture("# Setup\n\n- Write a config ✅\n- List the hosts ❌\n"));
}

#[test]
fn callouts_that_say_how_it_went_hold_what_asks() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q-   > [!fail] 怎么设计一个配置中心
              ^ 怎么设计一个配置中心
        .    
        Q-a  > [!success]- 推拉怎么结合
              ^ 推拉怎么结合 · Quote
        |    > 长轮询
        .    
        .    > [!danger] 面试官迟到了
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n> [!fail] 怎么设计一个配置中心\n\n> [!success]- 推拉怎么结合\n> 长轮询\n\n> [!danger] 面试官迟到了\n",
    ));
}

#[test]
fn remarks_beside_a_question_answer_it_where_no_column_does() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 10
        .    
        .    | 题目 | 掌握 | 备注 |
        .    |---|---|---|
        Q✗a  | 回滚日志和重做日志的区别 | ❌ | 前者回滚，后者恢复 |
              ^ 回滚日志和重做日志的区别 · Inline
        Q✗   | 多版本并发控制 | ❌ | 没答上来 |
              ^ 多版本并发控制
        Q✗   | 执行计划看哪些字段 | ❌ | |
              ^ 执行计划看哪些字段
        .    
        .    | 题目 | 答案 | 备注 |
        .    |---|---|---|
        Q-   | 什么是回表 | | 高频 |
              ^ 什么是回表
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n| 题目 | 掌握 | 备注 |\n|---|---|---|\n| 回滚日志和重做日志的区别 | ❌ | 前者回滚，后者恢复 |\n| 多版本并发控制 | ❌ | 没答上来 |\n| 执行计划看哪些字段 | ❌ | |\n\n| 题目 | 答案 | 备注 |\n|---|---|---|\n| 什么是回表 | | 高频 |\n",
    ));
}

#[test]
fn a_line_called_q_without_an_answer_ends_the_answer_above() {
    expect![[r#"
        .    # 容器面试
        .    
        Q✗a  Q: 重启策略有哪些 ❌
              ^ 重启策略有哪些 · Label · in 容器面试
        |    A: 三种
        .    
        Q✗   Q: 服务的类型 ❌
              ^ 服务的类型 · in 容器面试
        |    A:
        .    
        Q✓   Q: 入口是什么 ✅
              ^ 入口是什么 · in 容器面试
        .    
        Q✗a  Q: 探针有哪些 ❌
              ^ 探针有哪些 · Label · in 容器面试
        |    A: 存活、就绪
    "#]].assert_eq(&picture(
        "# 容器面试\n\nQ: 重启策略有哪些 ❌\nA: 三种\n\nQ: 服务的类型 ❌\nA:\n\nQ: 入口是什么 ✅\n\nQ: 探针有哪些 ❌\nA: 存活、就绪\n",
    ));
}

#[test]
fn what_stands_below_an_item_with_own_questions_is_the_candidates() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 4
        .    
        Q✗   * 什么是读写分离 ❌
              ^ 什么是读写分离
        .    * 反问环节：
        Q-       * 技术栈是什么
              ^ 技术栈是什么 · in 反问环节： · asked by the candidate
    "#]]
    .assert_eq(&picture(
        "# 云帆科技一面\n\n* 什么是读写分离 ❌\n* 反问环节：\n    * 技术栈是什么\n",
    ));
}

#[test]
fn a_table_of_questions_with_marks_needs_no_word_on_interviews() {
    expect![[r#"
        .    # Prep
        .    
        .    | Question | Status | Notes |
        .    |---|---|---|
        Q✓a  | What is a heap? | ✅ | a tree in an array |
              ^ What is a heap? · Inline · in Prep
        Q✗   | How does a skip list work? | ❌ | |
              ^ How does a skip list work? · in Prep
        .    
        .    | Question | Answer |
        .    |---|---|
        .    | How do I log in? | With your mail. |
        .    | Where is my bill? | In the menu. |
    "#]].assert_eq(&picture(
        "# Prep\n\n| Question | Status | Notes |\n|---|---|---|\n| What is a heap? | ✅ | a tree in an array |\n| How does a skip list work? | ❌ | |\n\n| Question | Answer |\n|---|---|\n| How do I log in? | With your mail. |\n| Where is my bill? | In the menu. |\n",
    ));
}

#[test]
fn days_with_blanks_and_before_headings_are_read() {
    expect![[r#"
        .    # 面试记录
        .    
        I    ## 云帆科技 二面 11 月 3 日
              ^ interview: company 云帆科技, round 二面, date 11 月 3 日, to line 4
        .    
        Q✗   1. 什么是锁 ❌
              ^ 什么是锁
        .    
        I    ## 03-18 星河机器人 一面
              ^ interview: company 星河机器人, round 一面, date 03-18, to line 8
        .    
        Q✗   1. 什么是死锁 ❌
              ^ 什么是死锁
    "#]].assert_eq(&picture(
        "# 面试记录\n\n## 云帆科技 二面 11 月 3 日\n\n1. 什么是锁 ❌\n\n## 03-18 星河机器人 一面\n\n1. 什么是死锁 ❌\n",
    ));
}

#[test]
fn a_day_is_no_number_before_a_company_and_its_round() {
    expect![[r#"
        I    9.8 云帆科技一面（后端）
              ^ interview: company 云帆科技, round 一面, date 9.8, to line 3
        .    
        Q✓   1. 熔断和降级✅
              ^ 熔断和降级
        Q✗a  2. 链路追踪❌ 一路带着编号
              ^ 链路追踪 · Inline
    "#]]
    .assert_eq(&picture(
        "9.8 云帆科技一面（后端）\n\n1. 熔断和降级✅\n2. 链路追踪❌ 一路带着编号\n",
    ));
}

#[test]
fn rounds_in_english_have_more_names() {
    expect![[r#"
        I    # Initech — HM round
              ^ interview: company Initech, round HM round, date ?, to line 5
        .    
        Q✓   - Why Initech? ✅
              ^ Why Initech?
        Q✗   - Biggest failure ❌ rambled
              ^ Biggest failure · said to have failed
        Q✗   - A conflict ❌ completely froze on this one
              ^ A conflict · said to have failed
        Q✗a  - A mentor ❌ frozen budget, so we paired
              ^ A mentor · Inline
    "#]].assert_eq(&picture(
        "# Initech — HM round\n\n- Why Initech? ✅\n- Biggest failure ❌ rambled\n- A conflict ❌ completely froze on this one\n- A mentor ❌ frozen budget, so we paired\n",
    ));
}

#[test]
fn a_name_of_two_words_may_end_with_data() {
    expect![[r#"
        I    # Acme Data 一面
              ^ interview: company Acme Data, round 一面, date ?, to line 2
        .    
        Q✗   1. 什么是锁 ❌
              ^ 什么是锁
        .    
        I    # Acme Data Engineer 二面
              ^ interview: company Acme, round 二面, date ?, to line 6
        .    
        Q✗   1. 什么是死锁 ❌
              ^ 什么是死锁
    "#]]
    .assert_eq(&picture(
        "# Acme Data 一面\n\n1. 什么是锁 ❌\n\n# Acme Data Engineer 二面\n\n1. 什么是死锁 ❌\n",
    ));
}

#[test]
fn code_that_a_question_speaks_of_does_not_answer_it() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 14
        .    
        Q✗   1. 下面的代码输出什么？❌
              ^ 下面的代码输出什么？
        |       ```go
        |       defer fmt.Println(1)
        |       ```
        Q✗a  2. 以下程序打印什么 ❌
              ^ 以下程序打印什么 · Indented
        |       ```go
        |       fmt.Println(len(s))
        |       ```
        |       三
        Q✗a  3. 手写快排 ❌
              ^ 手写快排 · Fence
        |       ```go
        |       func sort(s []int) {}
        |       ```
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 下面的代码输出什么？❌\n   ```go\n   defer fmt.Println(1)\n   ```\n2. 以下程序打印什么 ❌\n   ```go\n   fmt.Println(len(s))\n   ```\n   三\n3. 手写快排 ❌\n   ```go\n   func sort(s []int) {}\n   ```\n",
    ));
}

#[test]
fn numbered_phrases_below_a_part_of_an_interview_are_questions() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 15
        .    
        .    ## 手撕
        .    
        Q-   1. 两数之和
              ^ 两数之和 · in 手撕
        Q-   2. 环形链表
              ^ 环形链表 · in 手撕
        .    
        .    ## 💬 反问
        .    
        Q-   1. 团队规模
              ^ 团队规模 · in 反问 · asked by the candidate
        Q-   2. 技术栈
              ^ 技术栈 · in 反问 · asked by the candidate
        .    
        .    ## 思路
        .    
        .    1. 先排序
        .    2. 再合并
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n## 手撕\n\n1. 两数之和\n2. 环形链表\n\n## 💬 反问\n\n1. 团队规模\n2. 技术栈\n\n## 思路\n\n1. 先排序\n2. 再合并\n",
    ));
}

#[test]
fn a_time_limit_is_no_answer() {
    expect![[r#"
        I    # 云帆科技笔试
              ^ interview: company 云帆科技, round 笔试, date ?, to line 4
        .    
        Q✓   1. 字符串解码 ✅
              ^ 字符串解码
        Q✗   2. 最小覆盖子串 ❌ 超时
              ^ 最小覆盖子串
        Q✗a  3. 接口怎么保证幂等 ❌ 超时重试
              ^ 接口怎么保证幂等 · Inline
    "#]].assert_eq(&picture(
        "# 云帆科技笔试\n\n1. 字符串解码 ✅\n2. 最小覆盖子串 ❌ 超时\n3. 接口怎么保证幂等 ❌ 超时重试\n",
    ));
}

#[test]
fn the_name_of_a_block_is_no_reply() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 5
        .    
        Q✗   - 撮合怎么做 ❌ ^q1
              ^ 撮合怎么做
        Q✗a  - 断电了怎么办 ❌ 日志和快照 ^q-2
              ^ 断电了怎么办 · Inline
        Q✓a  - 2 的 n 次方 ✅ 2^n
              ^ 2 的 n 次方 · Inline
        Q-   - 协程 ^q4
              ^ 协程
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n- 撮合怎么做 ❌ ^q1\n- 断电了怎么办 ❌ 日志和快照 ^q-2\n- 2 的 n 次方 ✅ 2^n\n- 协程 ^q4\n",
    ));
}

#[test]
fn a_mark_in_brackets_may_stand_first() {
    expect![[r#"
        I    ## 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 3
        .    
        Q✗   1. 【❌】限流的算法
              ^ 限流的算法
        Q✓   2. (✅) 滚动发布
              ^ 滚动发布
    "#]]
    .assert_eq(&picture("## 云帆科技一面\n\n1. 【❌】限流的算法\n2. (✅) 滚动发布\n"));
}

#[test]
fn what_asks_beside_a_marked_item_was_asked_next_too() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q✗   - 为什么分表 ❌
              ^ 为什么分表
        Q-     - 按什么分
              ^ 按什么分
        Q✗     - 扩容怎么办 ❌
              ^ 扩容怎么办
        Q✗a  - 怎么撑住百万连接 ❌
              ^ 怎么撑住百万连接 · Indented
        |      - 多路复用
        |      - 怎么省内存：缓冲按需分配
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n- 为什么分表 ❌\n  - 按什么分\n  - 扩容怎么办 ❌\n- 怎么撑住百万连接 ❌\n  - 多路复用\n  - 怎么省内存：缓冲按需分配\n",
    ));
}

#[test]
fn a_term_and_its_meaning_answer_the_numbered_item_around_them() {
    expect![[r#"
        .    # 数据库面试题
        .    
        Q✗a  1. 乐观锁和悲观锁 ❌
              ^ 乐观锁和悲观锁 · Indented · in 数据库面试题
        |       - 乐观锁：版本号 ✅
        |       - 悲观锁：查的时候锁住
        Q✗   2. 三大范式 ❌
              ^ 三大范式 · in 数据库面试题
    "#]].assert_eq(&picture(
        "# 数据库面试题\n\n1. 乐观锁和悲观锁 ❌\n   - 乐观锁：版本号 ✅\n   - 悲观锁：查的时候锁住\n2. 三大范式 ❌\n",
    ));
}

#[test]
fn a_bare_title_of_company_round_and_day_needs_no_known_company() {
    expect![[r#"
        I    Initech phone screen, 12 Jan 2026
              ^ interview: company Initech, round phone screen, date 12 Jan 2026, to line 3
        .    
        Q✓   what does a load balancer do ✅
              ^ what does a load balancer do · Run
        Q✗   explain the TLS handshake ❌
              ^ explain the TLS handshake · Run
    "#]].assert_eq(&picture(
        "Initech phone screen, 12 Jan 2026\n\nwhat does a load balancer do ✅\nexplain the TLS handshake ❌\n",
    ));
}

#[test]
fn what_is_to_be_added_or_left_out_is_no_answer() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 12
        .    
        Q✗   ## 重排和重绘 ❌
              ^ 重排和重绘
        |    
        |    （回头补）
        .    
        Q✓   ## 怎么重连 ✅
              ^ 怎么重连
        |    
        |    我：（略）
        .    
        Q✗a  ## 怎么合成 ❌
              ^ 怎么合成 · Heading
        |    
        |    我：分层
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n## 重排和重绘 ❌\n\n（回头补）\n\n## 怎么重连 ✅\n\n我：（略）\n\n## 怎么合成 ❌\n\n我：分层\n",
    ));
}

#[test]
fn a_topic_of_any_form_ends_the_item_above_it() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 16
        .    
        Q✗   1. 运放 ❌
              ^ 运放
        .    二 项目
        Q✗   1. 布线 ❌
              ^ 布线
        .    <数据库>
        Q✗   2. 索引 ❌
              ^ 索引
        .    === 网络 ===
        Q✗   3. 握手 ❌
              ^ 握手
        .    (二)前端
        Q✗   1. 布局 ❌
              ^ 布局
        .    第三部分 测试
        Q✗   2. 打桩 ❌
              ^ 打桩
        .    项目
        Q✗a  3. 难点 ❌
              ^ 难点 · Indented
        |    虚短虚断
        Q✗   4. 增益 ❌
              ^ 增益
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 运放 ❌\n二 项目\n1. 布线 ❌\n<数据库>\n2. 索引 ❌\n=== 网络 ===\n3. 握手 ❌\n(二)前端\n1. 布局 ❌\n第三部分 测试\n2. 打桩 ❌\n项目\n3. 难点 ❌\n虚短虚断\n4. 增益 ❌\n",
    ));
}
