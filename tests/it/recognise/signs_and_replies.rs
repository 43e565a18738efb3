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
              ^ 泛型擦除是什么 · Run
        Q✓   ✅ 2. 反射的应用
              ^ 反射的应用 · Run
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
