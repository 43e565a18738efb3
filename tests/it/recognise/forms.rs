//! Questions in forms of their own: boxes, status signs, fences, details, bold lines, labels, quotes.

use super::picture::picture;
use expect_test::expect;

#[test]
fn an_answer_label_holds_everything_up_to_the_next_question() {
    expect![[r#"
        Q-a  1.索引有哪几种？
              ^ 索引有哪几种？ · Label
        |    答：
        |    1.主键索引
        |    2.普通索引
        .    
        Q-a  2.什么时候会锁表？
              ^ 什么时候会锁表？ · Label
        |    答：更新没走索引
        .    
        Q-   3.间隙锁解决什么问题？
              ^ 间隙锁解决什么问题？
        |    答：略
    "#]].assert_eq(&picture(
        "1.索引有哪几种？\n答：\n1.主键索引\n2.普通索引\n\n2.什么时候会锁表？\n答：更新没走索引\n\n3.间隙锁解决什么问题？\n答：略\n",
    ));
}

#[test]
fn a_quote_below_an_item_answers_it_and_the_first_line_names_the_company() {
    expect![[r#"
        I    云帆科技
              ^ interview: company 云帆科技, round ?, date ?, to line 7
        .    
        Q-a  1. 事务怎么传播？
              ^ 事务怎么传播？ · Quote
        |    
        |       > 默认加入当前事务
        |       > # 引用里的标题
        Q-   2. 三级缓存解决什么问题
              ^ 三级缓存解决什么问题
        Q-   3. 过滤器和拦截器的区别
              ^ 过滤器和拦截器的区别
    "#]].assert_eq(&picture(
        "云帆科技\n\n1. 事务怎么传播？\n\n   > 默认加入当前事务\n   > # 引用里的标题\n2. 三级缓存解决什么问题\n3. 过滤器和拦截器的区别",
    ));
}

#[test]
fn a_task_box_is_a_question_below_a_company_and_no_mark() {
    expect![[r#"
        I    ## 字节跳动
              ^ interview: company 字节跳动, round ?, date ?, to line 4
        .    
        Q-   - [ ] 事件循环的顺序
              ^ 事件循环的顺序 · in 字节跳动
        Q-a  - [x] 跨域怎么解决
              ^ 跨域怎么解决 · Indented · in 字节跳动
        |      - 代理
        .    
        .    ## 购物
        .    
        .    - [ ] 牛奶
        .    - [x] 鸡蛋
    "#]].assert_eq(&picture(
        "## 字节跳动\n\n- [ ] 事件循环的顺序\n- [x] 跨域怎么解决\n  - 代理\n\n## 购物\n\n- [ ] 牛奶\n- [x] 鸡蛋\n",
    ));
}

#[test]
fn a_status_sign_tells_that_bullets_are_questions() {
    expect![[r#"
        .    # 自测
        .    
        .    ## 对象
        .    
        Q-a  - 原型链：🔴
              ^ 原型链 · Indented · in 对象
        |      - 一句话：对象找属性的路
        Q-   - 深拷贝：🟡
              ^ 深拷贝 · in 对象
    "#]]
    .assert_eq(&picture(
        "# 自测\n\n## 对象\n\n- 原型链：🔴\n  - 一句话：对象找属性的路\n- 深拷贝：🟡\n",
    ));
}

#[test]
fn a_bullet_is_answered_by_its_first_fence_when_it_holds_anything() {
    expect![[r#"
        Q-a  - 读大文件的办法
              ^ 读大文件的办法 · Fence
        |    
        |      ```
        |      # 不是标题
        |      分片读
        |      ```
        .    
        Q-   - 缓存击穿怎么办
              ^ 缓存击穿怎么办
        |    
        |      ```
        |    
        |      ```
    "#]].assert_eq(&picture(
        "- 读大文件的办法\n\n  ```\n  # 不是标题\n  分片读\n  ```\n\n- 缓存击穿怎么办\n\n  ```\n\n  ```\n",
    ));
}

#[test]
fn a_closed_bracket_of_details_is_no_answer() {
    expect![[r#"
        .    # Caching
        .    
        .    <details>
        Q-a  <summary>What is a cold cache?</summary><br><b>
              ^ What is a cold cache? · Details · in Caching
        |    
        |    An empty one.
        |    </b></details>
        .    
        .    <details>
        Q-   <summary>What is a hot key?</summary><br><b></b></details>
              ^ What is a hot key? · in Caching
    "#]].assert_eq(&picture(
        "# Caching\n\n<details>\n<summary>What is a cold cache?</summary><br><b>\n\nAn empty one.\n</b></details>\n\n<details>\n<summary>What is a hot key?</summary><br><b></b></details>\n",
    ));
}

/// Nothing in the wording asks; what stands behind the sign says that it is one.

#[test]
fn signed_bold_lines_above_the_first_heading_have_their_paragraphs_as_answers() {
    expect![[r#"
        Q✓a  **✅幂等怎么做**
              ^ 幂等怎么做 · Heading
        |    
        |    唯一键，或者状态机。
        .    
        Q-   **❓短链怎么设计**
              ^ 短链怎么设计
        .    
        .    ## 熔断
        .    
        .    失败多了就断开。
    "#]].assert_eq(&picture(
        "**✅幂等怎么做**\n\n唯一键，或者状态机。\n\n**❓短链怎么设计**\n\n## 熔断\n\n失败多了就断开。\n",
    ));
}

#[test]
fn bold_lines_with_a_sign_ask_and_those_without_structure_the_answer() {
    expect![[r#"
        .    # 操作系统面试题
        .    
        Q✓a  **✅进程之间怎么通信**
              ^ 进程之间怎么通信 · Heading · in 操作系统面试题
        |    
        |    管道。
        |    
        |    **小结**
        |    
        |    看场景。
        .    
        Q-   **❓零拷贝省了什么**
              ^ 零拷贝省了什么 · in 操作系统面试题
        .    
    "#]].assert_eq(&picture(
        "# 操作系统面试题\n\n**✅进程之间怎么通信**\n\n管道。\n\n**小结**\n\n看场景。\n\n**❓零拷贝省了什么**\n\n",
    ));
}

/// The summary and the list inside it are one question, and its block holds its wording.

#[test]
fn a_numbered_summary_asks_once() {
    expect![[r#"
        .    <details>
        Q✗a  <summary>
              ^ 什么是写放大？ · Details
        |    
        |    1. 什么是写放大？❌
        |    
        |    </summary>
        |    写一次，落盘多次
        |    </details>
    "#]]
    .assert_eq(&picture(
        "<details>\n<summary>\n\n1. 什么是写放大？❌\n\n</summary>\n写一次，落盘多次\n</details>\n",
    ));
}

/// Nothing stands between its tags, so what follows them is not its wording.

#[test]
fn an_empty_summary_asks_nothing() {
    expect![[r#"
        .    <details>
        .    <summary></summary>
        .    什么是写放大
        .    </details>
    "#]]
    .assert_eq(&picture("<details>\n<summary></summary>\n什么是写放大\n</details>\n"));
}

#[test]
fn a_bold_line_numbered_by_a_numeral_is_a_topic() {
    expect![[r#"
        I    # 木棉科技一面
              ^ interview: company 木棉科技, round 一面, date ?, to line 15
        .    
        Q-   **一、自我介绍**
              ^ 自我介绍
        .    
        .    **二、自我介绍和项目**
        Q-   1. 召回有哪几路
              ^ 召回有哪几路
        Q-   2. 排序模型
              ^ 排序模型
        .    
        .    **三、八股**
        .    
        Q-   - 两种树的区别
              ^ 两种树的区别
        Q-   - 过期策略
              ^ 过期策略
        .    
        Q-a  **四、什么是幂等？**
              ^ 什么是幂等？ · Heading
        |    
        |    请求多次，结果一样。
    "#]].assert_eq(&picture(
        "# 木棉科技一面\n\n**一、自我介绍**\n\n**二、自我介绍和项目**\n1. 召回有哪几路\n2. 排序模型\n\n**三、八股**\n\n- 两种树的区别\n- 过期策略\n\n**四、什么是幂等？**\n\n请求多次，结果一样。\n",
    ));
}

#[test]
fn a_quoted_list_below_an_interview_was_asked() {
    expect![[r#"
        I    ## 1. 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 6
        .    
        Q-   >1. 自我介绍
              ^ 自我介绍
        Q-a  >2. 垃圾回收的算法。
              ^ 垃圾回收的算法。 · Quote
        |    >   分代，标记清除
        Q-   >3. 怎么监听帧率？
              ^ 怎么监听帧率？
        |    >
        .    
        I    ## 2. 云杉科技二面
              ^ interview: company 云杉科技, round 二面, date ?, to line 12
        .    
        .    > 面试官迟到了
        .    
        Q-   1. 缓存淘汰
              ^ 缓存淘汰
    "#]].assert_eq(&picture(
        "## 1. 云杉科技一面\n\n>1. 自我介绍\n>2. 垃圾回收的算法。\n>   分代，标记清除\n>3. 怎么监听帧率？\n>\n\n## 2. 云杉科技二面\n\n> 面试官迟到了\n\n1. 缓存淘汰\n",
    ));
}

#[test]
fn a_bold_label_over_a_single_item_is_a_topic() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 6
        .    
        .    **场景题**
        Q✗   - 怎么设计日志系统 ❌
              ^ 怎么设计日志系统
        .    
        .    **反问**
        Q-   - 部门主要做什么
              ^ 部门主要做什么
    "#]]
    .assert_eq(&picture(
        "# 云帆科技一面\n\n**场景题**\n- 怎么设计日志系统 ❌\n\n**反问**\n- 部门主要做什么\n",
    ));
}

#[test]
fn a_summary_and_a_callout_may_be_numbered() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 8
        .    
        .    <details>
        Q✗a  <summary>1. 什么是虚拟内存 ❌</summary>
              ^ 什么是虚拟内存 · Details
        |    隔离进程
        |    </details>
        .    
        Q✗a  > [!question] Q2：页表放在哪里 ❌
              ^ 页表放在哪里 · Quote
        |    > 内存里
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n<details>\n<summary>1. 什么是虚拟内存 ❌</summary>\n隔离进程\n</details>\n\n> [!question] Q2：页表放在哪里 ❌\n> 内存里\n",
    ));
}

#[test]
fn questions_and_replies_may_be_numbered_without_a_colon() {
    expect![[r#"
        I    云帆科技一面 6.1
              ^ interview: company 云帆科技, round 一面, date 6.1, to line 6
        .    
        Q-a  Q1 说说协程
              ^ 说说协程 · Indented
        |    A1 用户态线程
        Q✗a  Q2 协程怎么切换 ❌
              ^ 协程怎么切换 · Indented
        |    A2 保存寄存器
        Q✗   Q3 栈有多大 ❌
              ^ 栈有多大
    "#]].assert_eq(&picture(
        "云帆科技一面 6.1\n\nQ1 说说协程\nA1 用户态线程\nQ2 协程怎么切换 ❌\nA2 保存寄存器\nQ3 栈有多大 ❌\n",
    ));
}

#[test]
fn bold_lines_with_marks_have_the_paragraphs_below_them_as_answers() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 8
        .    
        Q✗a  **线程池参数** ❌
              ^ 线程池参数 · Heading
        |    
        |    核心、最大、队列
        .    
        Q✗a  **拒绝策略** ❌
              ^ 拒绝策略 · Heading
        |    
        |    四种
    "#]]
    .assert_eq(&picture(
        "# 云帆科技 一面\n\n**线程池参数** ❌\n\n核心、最大、队列\n\n**拒绝策略** ❌\n\n四种\n",
    ));
}

#[test]
fn a_summary_in_an_item_that_only_says_to_click_is_no_question() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 9
        .    
        Q✗a  1. 比较并交换 ❌
              ^ 比较并交换 · Indented
        |       <details>
        |       <summary>点我</summary>
        |    
        |       原子指令
        |    
        |       </details>
        Q✗   2. 版本号 ❌
              ^ 版本号
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 比较并交换 ❌\n   <details>\n   <summary>点我</summary>\n\n   原子指令\n\n   </details>\n2. 版本号 ❌\n",
    ));
}

#[test]
fn a_number_behind_q_needs_no_colon() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  **Q1 什么是死锁？**
              ^ 什么是死锁？ · Heading · in 面试题
        |    
        |    两个线程互相等。
        .    
        Q✗   **Q2 怎么避免死锁？** ❌
              ^ 怎么避免死锁？ · in 面试题
    "#]]
    .assert_eq(&picture(
        "# 面试题\n\n**Q1 什么是死锁？**\n\n两个线程互相等。\n\n**Q2 怎么避免死锁？** ❌\n",
    ));
}

#[test]
fn lines_that_begin_with_q_and_a_number_need_no_colon() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 4
        .    
        Q✗   Q1 什么是死锁？❌
              ^ 什么是死锁？
        Q-a  Q2 怎么避免死锁？
              ^ 怎么避免死锁？ · Indented
        |    固定顺序
    "#]]
    .assert_eq(&picture("# 云帆科技一面\n\nQ1 什么是死锁？❌\nQ2 怎么避免死锁？\n固定顺序\n"));
}

#[test]
fn a_numbered_answer_below_a_label_ends_where_the_next_label_begins() {
    expect![[r#"
        .    # 数据库
        .    
        Q-a  1.索引有哪几种？
              ^ 索引有哪几种？ · Label · in 数据库
        |    答：
        |    1.主键索引
        |    2.普通索引
        |    3.唯一索引
        Q-a  2.什么时候会锁表？
              ^ 什么时候会锁表？ · Label · in 数据库
        |    答：没走索引的更新
    "#]].assert_eq(&picture(
        "# 数据库\n\n1.索引有哪几种？\n答：\n1.主键索引\n2.普通索引\n3.唯一索引\n2.什么时候会锁表？\n答：没走索引的更新\n",
    ));
}
