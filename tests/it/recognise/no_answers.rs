//! What stands right below a question, or behind its mark, and does not answer it.

use super::picture::picture;
use expect_test::expect;

#[test]
fn the_next_number_of_a_labelled_run() {
    expect![[r#"
        Q-a  1、连接池的作用
              ^ 连接池的作用 · Label
        |    答：复用连接
        Q-a  2、线程池的作用
              ^ 线程池的作用 · Label
        |    答：复用线程
        Q✗   3、内存池 ❌
              ^ 内存池
        Q-a  4、对象池
              ^ 对象池 · Label
        |    答：复用对象
    "#]].assert_eq(&picture(
        "1、连接池的作用\n答：复用连接\n2、线程池的作用\n答：复用线程\n3、内存池 ❌\n4、对象池\n答：复用对象\n",
    ));
}

#[test]
fn a_verdict_or_a_remark_below_the_last_question() {
    expect![[r#"
        Q-a  1、连接池的作用
              ^ 连接池的作用 · Label
        |    答：复用连接
        Q-a  2、线程池的作用
              ^ 线程池的作用 · Label
        |    答：复用线程
        Q✗   3、什么是内存池 ❌
              ^ 什么是内存池
        .    结论：通过
    "#]].assert_eq(&picture("1、连接池的作用\n答：复用连接\n2、线程池的作用\n答：复用线程\n3、什么是内存池 ❌\n结论：通过\n"));
    expect![[r#"
        Q✓   - 什么是连接池 ✅
              ^ 什么是连接池
        Q✗   - 什么是内存池 ❌
              ^ 什么是内存池
        .    整体感觉还行，等消息
    "#]]
    .assert_eq(&picture("- 什么是连接池 ✅\n- 什么是内存池 ❌\n整体感觉还行，等消息\n"));
    expect![[r#"
        Q✓   1. what is a pool ✅
              ^ what is a pool
        Q✗   2. what is an arena ❌
              ^ what is an arena
        .    **Verdict: offer, declined**
    "#]]
    .assert_eq(&picture(
        "1. what is a pool ✅\n2. what is an arena ❌\n**Verdict: offer, declined**\n",
    ));
    expect![[r#"
        Q✓   1. what is a pool ✅
              ^ what is a pool
        Q✗   2. what is an arena ❌
              ^ what is an arena
        .    Result: rejected
    "#]]
    .assert_eq(&picture("1. what is a pool ✅\n2. what is an arena ❌\nResult: rejected\n"));
}

#[test]
fn what_stands_behind_a_blank_line_where_answers_have_labels() {
    expect![[r#"
        Q-a  Q：连接池的作用
              ^ 连接池的作用 · Label
        |    A：复用连接
        .    
        Q-a  Q：线程池的作用
              ^ 线程池的作用 · Label
        |    A：复用线程
        .    
        Q✗   Q：内存池的作用 ❌
              ^ 内存池的作用
        .    
        .    ---
        .    
        .    复习安排：周一网络，周二系统
    "#]].assert_eq(&picture(
        "Q：连接池的作用\nA：复用连接\n\nQ：线程池的作用\nA：复用线程\n\nQ：内存池的作用 ❌\n\n---\n\n复习安排：周一网络，周二系统\n",
    ));
}

#[test]
fn properties_of_outliners() {
    expect![[r#"
        Q✗   - 什么是连接池 ❌
              ^ 什么是连接池
        |      id:: 0f3c-77
        |      collapsed:: true
        Q✗   - 什么是内存池 ❌
              ^ 什么是内存池
        |      SCHEDULED: <2026-03-09 Mon>
        |      :LOGBOOK:
        |      CLOCK: [2026-03-09 Mon 10:00]
        |      :END:
        Q✗   - 什么是对象池 ❌
              ^ 什么是对象池
        |      [重要性:: 高]
        Q✗a  - 什么是容器 ❌
              ^ 什么是容器 · Indented
        |      std::vector
    "#]].assert_eq(&picture(
        "- 什么是连接池 ❌\n  id:: 0f3c-77\n  collapsed:: true\n- 什么是内存池 ❌\n  SCHEDULED: <2026-03-09 Mon>\n  :LOGBOOK:\n  CLOCK: [2026-03-09 Mon 10:00]\n  :END:\n- 什么是对象池 ❌\n  [重要性:: 高]\n- 什么是容器 ❌\n  std::vector\n",
    ));
}

#[test]
fn tags_without_words() {
    expect![[r#"
        Q✗   1. 什么是连接池 ❌<br>
              ^ 什么是连接池
        Q✗   2. 什么是内存池 ❌&nbsp;
              ^ 什么是内存池
        Q✗a  3. 什么是对象池 ❌<br>复用对象
              ^ 什么是对象池 · Inline
        Q✗a  4. 什么是线程池 ❌<img src="pool.png">
              ^ 什么是线程池 · Inline
        .    
        Q✗   ## 什么是进程池 ❌ <a name="p"></a>
              ^ 什么是进程池
    "#]].assert_eq(&picture(
        "1. 什么是连接池 ❌<br>\n2. 什么是内存池 ❌&nbsp;\n3. 什么是对象池 ❌<br>复用对象\n4. 什么是线程池 ❌<img src=\"pool.png\">\n\n## 什么是进程池 ❌ <a name=\"p\"></a>\n",
    ));
}

#[test]
fn frames_without_anything_in_them() {
    expect![[r#"
        .    # 八股
        Q✗   ## 什么是堆 ❌
              ^ 什么是堆 · in 八股
        |    1.
        |    2.
        Q✗   ## 什么是栈 ❌
              ^ 什么是栈 · in 八股
        |    :::details 答案
        |    :::
        Q✗   ## 什么是图 ❌
              ^ 什么是图 · in 八股
        |    ```go
        |    // TODO
        |    ```
        Q✗   ## 什么是表 ❌
              ^ 什么是表 · in 八股
        |    得分：2
        Q✗   ## 什么是树 ❌
              ^ 什么是树 · in 八股
        |    期望点待补充
        |    
        |    [↑ 回到顶部](#top)
    "#]].assert_eq(&picture("# 八股\n## 什么是堆 ❌\n1.\n2.\n## 什么是栈 ❌\n:::details 答案\n:::\n## 什么是图 ❌\n```go\n// TODO\n```\n## 什么是表 ❌\n得分：2\n## 什么是树 ❌\n期望点待补充\n\n[↑ 回到顶部](#top)\n"));
}

#[test]
fn a_verdict_but_not_a_sentence_that_begins_as_one() {
    expect![[r#"
        .    # 八股
        Q✗a  ## 怎么共享会话 ❌
              ^ 怎么共享会话 · Heading · in 八股
        |    
        |    通过 redis 存会话
        .    
        Q✗   ## 什么是锁 ❌
              ^ 什么是锁 · in 八股
        .    
        .    通过
    "#]]
    .assert_eq(&picture(
        "# 八股\n## 怎么共享会话 ❌\n\n通过 redis 存会话\n\n## 什么是锁 ❌\n\n通过\n",
    ));
}
