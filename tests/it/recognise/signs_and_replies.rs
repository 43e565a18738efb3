//! Signs of other keyboards, what stands around a mark, and remarks that answer nothing.

use super::picture::picture;
use expect_test::expect;

#[test]
fn other_ticks_and_crosses_are_marks_too() {
    expect![[r#"
        I    # 朝露科技一面
              ^ interview: company 朝露科技, round 一面, date ?, to line 9
        .    
        Q✓   1. 自我介绍 ✔️
              ^ 自我介绍
        Q✗   2. 讲讲零拷贝 ✖️
              ^ 讲讲零拷贝
        Q✓   3. 轮询和多路复用的区别 ☑
              ^ 轮询和多路复用的区别
        Q✗   4. 什么是惊群？❎
              ^ 什么是惊群？
        Q✗   5. 共享内存怎么同步 ✗
              ^ 共享内存怎么同步
        Q✓   6. 虚拟内存的作用 √
              ^ 虚拟内存的作用
        Q✗   7. 缺页中断是什么 ×
              ^ 缺页中断是什么
        Q-   8. 矩阵 3×4 乘 4×5 要多少次乘法
              ^ 矩阵 3×4 乘 4×5 要多少次乘法
    "#]].assert_eq(&picture(
        "# 朝露科技一面\n\n1. 自我介绍 ✔\u{fe0f}\n2. 讲讲零拷贝 ✖\u{fe0f}\n3. 轮询和多路复用的区别 ☑\n4. 什么是惊群？❎\n5. 共享内存怎么同步 ✗\n6. 虚拟内存的作用 √\n7. 缺页中断是什么 ×\n8. 矩阵 3×4 乘 4×5 要多少次乘法\n",
    ));
}

#[test]
fn a_reply_may_follow_the_mark_of_a_short_phrase() {
    expect![[r#"
        I    # 竹海科技一面
              ^ interview: company 竹海科技, round 一面, date ?, to line 8
        .    
        Q✗a  1. 内存屏障 ❌ 防止指令重排
              ^ 内存屏障 · Inline
        Q✗a  2. 线程的状态 ❌ -> 新建、就绪、运行、阻塞
              ^ 线程的状态 · Inline
        Q✗   3. 端口占用怎么查 ❌ 忘了
              ^ 端口占用怎么查 · said to have failed
        Q✓   4. 手写快排 ✅ 写出来了
              ^ 手写快排 · said to have passed
        Q✗   5. 进程调度 ❌（答了一半，面试官提示了）
              ^ 进程调度 · said to be partial
        Q✗   6. 间隙锁 ❌ 忘了参数
              ^ 间隙锁 · said to have failed
        Q✗a  7. 页面会重复提交吗 ❌ 不会重复提交
              ^ 页面会重复提交吗 · Inline · said to have failed
    "#]].assert_eq(&picture(
        "# 竹海科技一面\n\n1. 内存屏障 ❌ 防止指令重排\n2. 线程的状态 ❌ -> 新建、就绪、运行、阻塞\n3. 端口占用怎么查 ❌ 忘了\n4. 手写快排 ✅ 写出来了\n5. 进程调度 ❌（答了一半，面试官提示了）\n6. 间隙锁 ❌ 忘了参数\n7. 页面会重复提交吗 ❌ 不会重复提交\n",
    ));
}

#[test]
fn a_line_that_only_says_that_there_was_no_answer_is_none() {
    expect![[r#"
        I    # 北辰科技一面
              ^ interview: company 北辰科技, round 一面, date ?, to line 9
        .    
        Q✗   问：对象的生命周期 ❌
              ^ 对象的生命周期
        |    答：没答上来
        Q✗a  问：事务失效的场景 ❌
              ^ 事务失效的场景 · Label
        |    答：自调用
        Q✗a  问：扩容会丢数据吗？❌
              ^ 扩容会丢数据吗？ · Label
        |    答：不会
        Q✗   问：代理有几种 ❌
              ^ 代理有几种
        |    答：不会
    "#]].assert_eq(&picture(
        "# 北辰科技一面\n\n问：对象的生命周期 ❌\n答：没答上来\n问：事务失效的场景 ❌\n答：自调用\n问：扩容会丢数据吗？❌\n答：不会\n问：代理有几种 ❌\n答：不会\n",
    ));
}

#[test]
fn a_mark_behind_bold_or_struck_text_leaves_the_wording_bare() {
    expect![[r#"
        I    # 金穗科技一面
              ^ interview: company 金穗科技, round 一面, date ?, to line 12
        .    
        Q✗a  **1. 什么是幂等？** ❌
              ^ 什么是幂等？ · Heading
        |    
        |    多次请求，结果一样。
        |    
        |    实现：唯一索引。
        .    
        Q✗   **2. 分布式事务的方案？** ❌
              ^ 分布式事务的方案？
        .    
        Q✓a  **3. 消息怎么保证顺序** ✅
              ^ 消息怎么保证顺序 · Heading
        |    
        |    同一个键进同一个分区。
    "#]].assert_eq(&picture(
        "# 金穗科技一面\n\n**1. 什么是幂等？** ❌\n\n多次请求，结果一样。\n\n实现：唯一索引。\n\n**2. 分布式事务的方案？** ❌\n\n**3. 消息怎么保证顺序** ✅\n\n同一个键进同一个分区。\n",
    ));
}

#[test]
fn a_mark_may_stand_before_the_number_of_a_bare_line() {
    expect![[r#"
        I    # 知秋科技一面
              ^ interview: company 知秋科技, round 一面, date ?, to line 3
        .    
        Q✗   ❌ 1. 泛型擦除是什么
              ^ 泛型擦除是什么
        Q✓   ✅ 2. 反射的应用
              ^ 反射的应用
    "#]]
    .assert_eq(&picture("# 知秋科技一面\n\n❌ 1. 泛型擦除是什么\n✅ 2. 反射的应用\n"));
}

#[test]
fn the_answer_may_stand_in_an_element_or_behind_a_comment() {
    expect![[r#"
        I    # 晴川科技一面
              ^ interview: company 晴川科技, round 一面, date ?, to line 8
        .    
        Q✗a  1. 什么是跨域 ❌
              ^ 什么是跨域 · Indented
        |       <details><summary>答案</summary>协议、域名、端口不同</details>
        Q✗   2. 什么是预检请求 ❌
              ^ 什么是预检请求
        |       <!-- 待补充 -->
        Q✗a  3. 脚本注入怎么防 ❌
              ^ 脚本注入怎么防 · Indented
        |       <!-- 面试官提示了 -->
        |       转义输出
    "#]].assert_eq(&picture(
        "# 晴川科技一面\n\n1. 什么是跨域 ❌\n   <details><summary>答案</summary>协议、域名、端口不同</details>\n2. 什么是预检请求 ❌\n   <!-- 待补充 -->\n3. 脚本注入怎么防 ❌\n   <!-- 面试官提示了 -->\n   转义输出\n",
    ));
}

#[test]
fn a_sign_before_a_topic_s_name_over_a_colon_leaves_the_rest_as_the_answer() {
    expect![[r#"
        I    ### 海棠出行一面
              ^ interview: company 海棠出行, round 一面, date ?, to line 5
        Q✓   1. ✅ 自我介绍
              ^ 自我介绍
        Q✗   2. ❌ 内存区域怎么划分
              ^ 内存区域怎么划分
        Q✗a  3. ❌ 类加载过程：加载、验证、准备、解析、初始化
              ^ 类加载过程 · Inline
        Q✗   4. ❌ 算法题：反转链表
              ^ 算法题：反转链表
        Q✓   5. ✅ 双亲委派
              ^ 双亲委派
    "#]].assert_eq(&picture(
        "### 海棠出行一面\n1. ✅ 自我介绍\n2. ❌ 内存区域怎么划分\n3. ❌ 类加载过程：加载、验证、准备、解析、初始化\n4. ❌ 算法题：反转链表\n5. ✅ 双亲委派\n",
    ));
}

#[test]
fn bare_lines_with_marks_are_questions_of_an_interview() {
    expect![[r#"
        I    # 秋水科技二面
              ^ interview: company 秋水科技, round 二面, date ?, to line 7
        .    
        Q✓   自我介绍✅
              ^ 自我介绍 · Run
        Q✗   隔离级别❌
              ^ 隔离级别 · Run
        Q✗a  幻读怎么解决❌（间隙锁）
              ^ 幻读怎么解决 · Inline
        Q✗a  大 key 怎么处理❌
              ^ 大 key 怎么处理 · Indented
        |        拆开
        Q✗   一致性哈希❌
              ^ 一致性哈希
    "#]].assert_eq(&picture(
        "# 秋水科技二面\n\n自我介绍✅\n隔离级别❌\n幻读怎么解决❌（间隙锁）\n大 key 怎么处理❌\n    拆开\n一致性哈希❌\n",
    ));
}

#[test]
fn signs_before_the_lines_of_an_answer_are_no_marks() {
    expect![[r#"
        .    # 面试题
        .    
        Q-   **存储引擎有几种？**
              ^ 存储引擎有几种？
        .    
        .    **1. 默认的一种**
        .    ✅ **支持事务**，强一致性
        .    ✅ **支持外键**，保证完整
        .    
        .    验证：
        .    交换得到：`bac` → 3 ✔️
    "#]].assert_eq(&picture(
        "# 面试题\n\n**存储引擎有几种？**\n\n**1. 默认的一种**\n✅ **支持事务**，强一致性\n✅ **支持外键**，保证完整\n\n验证：\n交换得到：`bac` → 3 ✔️\n",
    ));
}

#[test]
fn a_rule_for_a_case_is_no_question() {
    expect![[r#"
        .    # 面试算法
        .    
        .    - 如果是偶数，除以二
        .    - 如果是奇数，乘三加一
        .    - 如果相等，结束
        .    
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 9
        .    
        Q-   - 如果让你设计短链，先定什么
              ^ 如果让你设计短链，先定什么
        Q-   - 如果服务挂了怎么办
              ^ 如果服务挂了怎么办
    "#]].assert_eq(&picture(
        "# 面试算法\n\n- 如果是偶数，除以二\n- 如果是奇数，乘三加一\n- 如果相等，结束\n\n# 云帆科技一面\n\n- 如果让你设计短链，先定什么\n- 如果服务挂了怎么办\n",
    ));
}

#[test]
fn a_remark_below_a_rule_closes_the_last_answer() {
    expect![[r#"
        .    # 松果科技面经
        .    
        I    ## 一面
              ^ interview: company 松果科技, round 一面, date ?, to line 11
        .    
        Q-a  ### 1. 介绍一下共识算法
              ^ 介绍一下共识算法 · Heading
        |    选主、复制。
        .    
        Q-   ### 2. 讲一个最难的问题
              ^ 讲一个最难的问题
        .    
        .    ---
        .    
        .    总体感觉还可以。
    "#]].assert_eq(&picture(
        "# 松果科技面经\n\n## 一面\n\n### 1. 介绍一下共识算法\n选主、复制。\n\n### 2. 讲一个最难的问题\n\n---\n\n总体感觉还可以。\n",
    ));
}

#[test]
fn a_summary_begins_with_its_whole_tag() {
    expect![[r#"
        .    # 面试题
        .    
        .    <details>
        .    <summary怎么设计限流器？</summary>令牌桶</details>
        .    
        Q-a  </summary>前文<summary>什么是漏桶？</summary>匀速流出
              ^ 什么是漏桶？ · Details · in 面试题
        |    </details>
    "#]].assert_eq(&picture(
        "# 面试题\n\n<details>\n<summary怎么设计限流器？</summary>令牌桶</details>\n\n</summary>前文<summary>什么是漏桶？</summary>匀速流出\n</details>\n",
    ));
}

#[test]
fn a_link_behind_a_dash_or_a_question_sign_answers() {
    expect![[r#"
        I    # 云杉科技 一面 3.8
              ^ interview: company 云杉科技, round 一面, date 3.8, to line 6
        .    
        Q✗a  - 什么是闭包 ❌ — [[闭包]]
              ^ 什么是闭包 · Inline
        Q-a  - 事件循环的顺序 — [[事件循环]]
              ^ 事件循环的顺序 · Inline
        Q-a  - 什么是防抖？ [[防抖#实现]]
              ^ 什么是防抖？ · Inline
        Q-a  - 怎么跨域？→ [跨域](cors.md)
              ^ 怎么跨域？ · Inline
        Q-   - 讲讲 [[原型链]]
              ^ 讲讲 [[原型链]]
    "#]].assert_eq(&picture(
        "# 云杉科技 一面 3.8\n\n- 什么是闭包 ❌ — [[闭包]]\n- 事件循环的顺序 — [[事件循环]]\n- 什么是防抖？ [[防抖#实现]]\n- 怎么跨域？→ [跨域](cors.md)\n- 讲讲 [[原型链]]\n",
    ));
}

#[test]
fn behind_a_leading_mark_a_parenthesis_that_tells_answers() {
    expect![[r#"
        I    # 云杉科技 二面
              ^ interview: company 云杉科技, round 二面, date ?, to line 5
        .    
        Q✓a  - ✅ 双亲委派（先交给父加载器加载）
              ^ 双亲委派 · Inline
        Q✗a  - ❌ CAS 有什么问题（自旋空转，还有 ABA）
              ^ CAS 有什么问题 · Inline
        Q✗   - ❌ 线程池（核心参数、拒绝策略）
              ^ 线程池（核心参数、拒绝策略）
        Q✗   - ❌ 类加载（没答上来）
              ^ 类加载 · said to have failed
    "#]].assert_eq(&picture(
        "# 云杉科技 二面\n\n- ✅ 双亲委派（先交给父加载器加载）\n- ❌ CAS 有什么问题（自旋空转，还有 ABA）\n- ❌ 线程池（核心参数、拒绝策略）\n- ❌ 类加载（没答上来）\n",
    ));
}

#[test]
fn an_emphasised_label_needs_no_colon() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  多线程锁都有哪些？
              ^ 多线程锁都有哪些？ · Indented
        |    
        |    *答*互斥锁、读写锁
        .    
        Q-a  Servlet 是线程安全的吗？
              ^ Servlet 是线程安全的吗？ · Indented
        |    
        |    *答*不是
    "#]].assert_eq(&picture(
        "# 面试题\n\n多线程锁都有哪些？\n\n*答*互斥锁、读写锁\n\nServlet 是线程安全的吗？\n\n*答*不是\n",
    ));
}

#[test]
fn a_highlighted_cross_is_a_mark() {
    expect![[r#"
        I    ## 云杉科技一面 5.6
              ^ interview: company 云杉科技, round 一面, date 5.6, to line 8
        .    
        Q✗   讲一下单例 ==X==
              ^ 讲一下单例 · Run
        .    
        Q✗a  缓存淘汰 ==X== 只说了 LRU
              ^ 缓存淘汰 · Inline · said to be partial
        .    
        Q✓   事务失效的情况 ==√==
              ^ 事务失效的情况 · Run
        .    
        Q-   `a ==X== b` 的结果是什么？
              ^ `a ==X== b` 的结果是什么？ · Run
    "#]].assert_eq(&picture(
        "## 云杉科技一面 5.6\n\n讲一下单例 ==X==\n\n缓存淘汰 ==X== 只说了 LRU\n\n事务失效的情况 ==√==\n\n`a ==X== b` 的结果是什么？\n",
    ));
}

#[test]
fn what_says_that_there_was_no_answer_is_none_in_english_too() {
    expect![[r#"
        I    # Acme Corp - Round 1
              ^ interview: company Acme Corp, round Round 1, date ?, to line 6
        .    
        Q✗   1. What is a semaphore? ❌ (didn't know)
              ^ What is a semaphore? · said to have failed
        Q✗   2. What is a mutex? ❌ (no idea)
              ^ What is a mutex? · said to have failed
        Q✗a  3. What is a lock? ❌ (one at a time)
              ^ What is a lock? · Inline
        Q✗   4. 怎么防重放 ❌
              ^ 怎么防重放
        |       答：没答出来
    "#]].assert_eq(&picture(
        "# Acme Corp - Round 1\n\n1. What is a semaphore? ❌ (didn't know)\n2. What is a mutex? ❌ (no idea)\n3. What is a lock? ❌ (one at a time)\n4. 怎么防重放 ❌\n   答：没答出来\n",
    ));
}

#[test]
fn bare_questions_end_the_answer_of_a_bold_one() {
    expect![[r#"
        .    # 面经
        .    
        Q-a  **可重复读解决幻读了吗？**
              ^ 可重复读解决幻读了吗？ · Heading · in 面经
        |    
        |    没有
        .    
        Q-a  **什么是间隙锁？**
              ^ 什么是间隙锁？ · Heading · in 面经
        |    
        |    锁住区间
        .    
        .    
        .    
        Q-   队列和管道的区别？
              ^ 队列和管道的区别？ · Run
        .    
        Q-   锁升级的过程是什么？
              ^ 锁升级的过程是什么？ · Run
    "#]].assert_eq(&picture(
        "# 面经\n\n**可重复读解决幻读了吗？**\n\n没有\n\n**什么是间隙锁？**\n\n锁住区间\n\n\n\n队列和管道的区别？\n\n锁升级的过程是什么？\n",
    ));
}

#[test]
fn a_dash_behind_the_question_mark_of_an_item_leads_to_the_reply() {
    expect![[r#"
        I    ## 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 3
        .    
        Q-a  - 数据有多少？—— 大概 20w 条
              ^ 数据有多少？ · Inline · said to be partial
        Q-   - 怎么清洗？
              ^ 怎么清洗？
    "#]]
    .assert_eq(&picture("## 云杉科技一面\n\n- 数据有多少？—— 大概 20w 条\n- 怎么清洗？\n"));
}

#[test]
fn to_run_out_of_time_is_no_answer() {
    expect![[r#"
        I    ## Acme onsite
              ^ interview: company Acme, round onsite, date ?, to line 4
        .    
        Q✗   - Word ladder ❌ ran out of time
              ^ Word ladder · said to have failed
        Q✗   - Merge lists ❌ didn't finish
              ^ Merge lists · said to have failed
        Q✗a  - What is a lock ❌ a flag and a queue
              ^ What is a lock · Inline
    "#]].assert_eq(&picture("## Acme onsite\n\n- Word ladder ❌ ran out of time\n- Merge lists ❌ didn't finish\n- What is a lock ❌ a flag and a queue\n"));
}

#[test]
fn what_is_said_of_a_question_behind_its_mark_does_not_answer_it() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 14
        .    
        Q✗   1. 消息幂等 ❌ 3.10
              ^ 消息幂等
        Q✗   2. 死信队列 ❌（补于 3.10）
              ^ 死信队列
        Q✗   3. 延迟消息 ❌（第二次被问）
              ^ 延迟消息
        Q✗   4. 顺序消息 ❌ 高频，下次一定要看
              ^ 顺序消息
        Q✗   5. 消息堆积 ❌ TODO 看官网
              ^ 消息堆积
        Q✗   6. 事务消息 ❌ 面试官提示了两次也没想起来
              ^ 事务消息 · said to have failed
        Q✗   7. 推拉模式 ❌ 这块确实没怎么看，得补
              ^ 推拉模式 · said to have failed
        Q✗   8. Page cache ❌ need to review this later
              ^ Page cache
        Q✗   9. 零拷贝 ❌ [^1]
              ^ 零拷贝
        Q✗   10. 副本同步 ❌^isr
              ^ 副本同步
        Q✗a  11. 默认端口是多少 ❌ 9.92
              ^ 默认端口是多少 · Inline
        Q✗a  12. 隔离级别选哪个 ❌ 要看业务
              ^ 隔离级别选哪个 · Inline
        Q✗a  13. 回表 ❌ 回去查主键
              ^ 回表 · Inline
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 消息幂等 ❌ 3.10\n2. 死信队列 ❌（补于 3.10）\n3. 延迟消息 ❌（第二次被问）\n4. 顺序消息 ❌ 高频，下次一定要看\n5. 消息堆积 ❌ TODO 看官网\n6. 事务消息 ❌ 面试官提示了两次也没想起来\n7. 推拉模式 ❌ 这块确实没怎么看，得补\n8. Page cache ❌ need to review this later\n9. 零拷贝 ❌ [^1]\n10. 副本同步 ❌^isr\n11. 默认端口是多少 ❌ 9.92\n12. 隔离级别选哪个 ❌ 要看业务\n13. 回表 ❌ 回去查主键\n",
    ));
}

#[test]
fn what_is_to_be_done_about_a_question_does_not_answer_it() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 9
        .    
        Q✗   1. 倒排索引 ❌
              ^ 倒排索引
        |       - [ ] 补答案
        Q✗a  2. 脑裂 ❌
              ^ 脑裂 · Indented
        |       - [ ] 分段要合并
        Q✗   3. 分片数怎么定 ❌
              ^ 分片数怎么定
        |       （面试官很严肃）
        Q✗   4. 写入流程 ❌
              ^ 写入流程
        |       > 回去好好看看
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 倒排索引 ❌\n   - [ ] 补答案\n2. 脑裂 ❌\n   - [ ] 分段要合并\n3. 分片数怎么定 ❌\n   （面试官很严肃）\n4. 写入流程 ❌\n   > 回去好好看看\n",
    ));
}

#[test]
fn how_an_answer_went_does_not_answer_the_question() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 17
        .    
        Q✗   1. 最短路 ❌ 过了60%
              ^ 最短路
        Q✗   2. 背包 ❌ 边界没处理好
              ^ 背包 · said to have failed
        Q✗   3. 编辑距离 ❌（答反了）
              ^ 编辑距离 · said to have failed
        Q✗   4. 滑动窗口 ❌ 5分钟
              ^ 滑动窗口
        Q✗a  5. 缓存多大 ❌ 5分
              ^ 缓存多大 · Inline
        Q✗   6. 线程池 ❌
              ^ 线程池
        |       这题真不会
        Q✗   7. 读写锁 ❌
              ^ 读写锁
        |       想了十分钟没想出来
        Q✗   8. 逃逸分析 ❌
              ^ 逃逸分析
        |       候选人：不会
        Q✗   9. 限流 ❌
              ^ 限流
        |       - 反思：这题准备不足
        |    
        |       > 面试官评价：一般
        Q✗   10. ❌ 说说 BFC（块级格式化上下文）
              ^ 说说 BFC（块级格式化上下文）
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 最短路 ❌ 过了60%\n2. 背包 ❌ 边界没处理好\n3. 编辑距离 ❌（答反了）\n4. 滑动窗口 ❌ 5分钟\n5. 缓存多大 ❌ 5分\n6. 线程池 ❌\n   这题真不会\n7. 读写锁 ❌\n   想了十分钟没想出来\n8. 逃逸分析 ❌\n   候选人：不会\n9. 限流 ❌\n   - 反思：这题准备不足\n\n   > 面试官评价：一般\n10. ❌ 说说 BFC（块级格式化上下文）\n",
    ));
}
