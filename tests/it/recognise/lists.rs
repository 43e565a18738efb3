//! Lists of questions: marked lists, bullets, boxes, status signs, labels, quotes.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_mark_counts_behind_the_wording_and_the_parenthesis_behind_it_answers() {
    expect![[r#"
        Q-   协程会泄漏吗
              ^ 协程会泄漏吗
        .    
        I    # 云帆科技一面 3.8
              ^ interview: company 云帆科技, round 一面, date 3.8, to line 16
        .    
        Q✓   1. 自我介绍✅️
              ^ 自我介绍
        Q✗a  2. 切片怎么扩容？❌（先翻倍（小于阈值），再放慢）
              ^ 切片怎么扩容？ · Inline
        Q✗   3. 接口的底层结构❌
              ^ 接口的底层结构
        Q✗a  4. 查一条记录怎么写 ❌ (`db.Where("id = ?", id)`)
              ^ 查一条记录怎么写 · Inline
        Q✗   5. 锁的种类❌（）
              ^ 锁的种类
        Q✗   6. 讲讲内存对齐❌（不会）
              ^ 讲讲内存对齐 · said to have failed
        Q✗a  7. 两段代码的结果❌
              ^ 两段代码的结果 · Fence
        |    
        |       ```go
        |       fmt.Println(1)
        |       ```
        .    
        .    > 下次记得录音
    "#]].assert_eq(&picture(
        "协程会泄漏吗\n\n# 云帆科技一面 3.8\n\n1. 自我介绍✅\u{fe0f}\n2. 切片怎么扩容？❌（先翻倍（小于阈值），再放慢）\n3. 接口的底层结构❌\n4. 查一条记录怎么写 ❌ (`db.Where(\"id = ?\", id)`)\n5. 锁的种类❌（）\n6. 讲讲内存对齐❌（不会）\n7. 两段代码的结果❌\n\n   ```go\n   fmt.Println(1)\n   ```\n\n> 下次记得录音\n",
    ));
}

#[test]
fn signs_in_the_answer_mark_nothing() {
    expect![[r#"
        .    # 面试题
        .    
        Q-a  ## 幂等是什么意思？
              ^ 幂等是什么意思？ · Heading · in 面试题
        |    
        |    - `PUT` ✅ 幂等
        |    - `POST` ❌ 不幂等
        |    
        |    | 方法 | 幂等 |
        |    |---|---|
        |    | PUT | ❌ |
        .    
        Q✗   ## 怎么保证幂等？❌
              ^ 怎么保证幂等？ · in 面试题
    "#]].assert_eq(&picture(
        "# 面试题\n\n## 幂等是什么意思？\n\n- `PUT` ✅ 幂等\n- `POST` ❌ 不幂等\n\n| 方法 | 幂等 |\n|---|---|\n| PUT | ❌ |\n\n## 怎么保证幂等？❌\n",
    ));
}

#[test]
fn numbers_in_every_style_are_stripped() {
    expect![[r#"
        .    面试题
        .    
        Q-   1、 什么是回表
              ^ 什么是回表
        Q-   2，怎么避免回表
              ^ 怎么避免回表
        Q-   3, 覆盖索引是什么
              ^ 覆盖索引是什么
        Q-   4.最左前缀有什么用
              ^ 最左前缀有什么用
        Q-   5. 3次挥手行不行？
              ^ 3次挥手行不行？
    "#]].assert_eq(&picture(
        "面试题\r\n\r\n1、 什么是回表\r\n2，怎么避免回表\r\n3, 覆盖索引是什么\r\n4.最左前缀有什么用\r\n5. 3次挥手行不行？\r\n",
    ));
}

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
fn a_mark_counts_before_a_word_that_stands_for_no_answer() {
    expect![[r#"
        I    # 云帆科技二面
              ^ interview: company 云帆科技, round 二面, date ?, to line 3
        Q✗   1. 锁 ❌ TODO
              ^ 锁
        Q✗   2. 类加载 ❌️ 略
              ^ 类加载
        Q✓   3. 字典树✅
              ^ 字典树
    "#]]
    .assert_eq(&picture("# 云帆科技二面\n1. 锁 ❌ TODO\n2. 类加载 ❌️ 略\n3. 字典树✅\n"));
}

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
fn parts_of_an_interview_need_not_ask() {
    expect![[r#"
        I    # 橡树网络三面
              ^ interview: company 橡树网络, round 三面, date ?, to line 12
        .    
        .    ## 项目
        .    
        Q-   - 灰度发布
              ^ 灰度发布 · in 项目
        .    
        .    ## 算法
        .    
        Q-   - 最小覆盖子串
              ^ 最小覆盖子串 · in 算法
        .    
        .    ## 备注
        .    
        .    - 面了一小时
    "#]].assert_eq(&picture(
        "# 橡树网络三面\n\n## 项目\n\n- 灰度发布\n\n## 算法\n\n- 最小覆盖子串\n\n## 备注\n\n- 面了一小时\n",
    ));
}

#[test]
fn what_stands_below_what_to_improve_was_not_asked() {
    expect![[r#"
        I    # 知秋科技二面
              ^ interview: company 知秋科技, round 二面, date ?, to line 10
        .    
        .    **没答好的**
        .    
        Q✗   - 死锁怎么排查 ❌
              ^ 死锁怎么排查
        Q✗   - 执行计划的类型有哪些 ❌
              ^ 执行计划的类型有哪些
        .    
        .    **待改进**
        .    
        .    - 表达要有条理
        .    - 多准备项目数据
    "#]].assert_eq(&picture(
        "# 知秋科技二面\n\n**没答好的**\n\n- 死锁怎么排查 ❌\n- 执行计划的类型有哪些 ❌\n\n**待改进**\n\n- 表达要有条理\n- 多准备项目数据\n",
    ));
}

#[test]
fn bullets_below_an_interview_are_questions_though_none_asks() {
    expect![[r#"
        I    # 2024/3/8（云杉科技二面）
              ^ interview: company 云杉科技, round 二面, date 2024/3/8, to line 4
        .    
        Q-   * 移动构造函数
              ^ 移动构造函数
        Q-   * 形参的传参顺序
              ^ 形参的传参顺序
        Q-   * 三次握手
              ^ 三次握手
        .    
        I    # 2024/3/9（星河网络一面）
              ^ interview: company 星河网络, round 一面, date 2024/3/9, to line 9
        .    
        .    * 时长：40 分钟
        .    * 体验很好。
    "#]].assert_eq(&picture(
        "# 2024/3/8（云杉科技二面）\n\n* 移动构造函数\n* 形参的传参顺序\n* 三次握手\n\n# 2024/3/9（星河网络一面）\n\n* 时长：40 分钟\n* 体验很好。\n",
    ));
}

#[test]
fn bullets_inside_a_numbered_question_of_an_interview_answer_it() {
    expect![[r#"
        I    # 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 7
        .    
        Q-a  1. 在大文件里找第 k 大的数
              ^ 在大文件里找第 k 大的数 · Indented
        |    
        |       * 最小堆
        |       * 分治法
        .    
        Q-   2. b 树和 b+ 树
              ^ b 树和 b+ 树
    "#]].assert_eq(&picture(
        "# 云杉科技一面\n\n1. 在大文件里找第 k 大的数\n\n   * 最小堆\n   * 分治法\n\n2. b 树和 b+ 树\n",
    ));
}

#[test]
fn an_item_that_names_a_part_of_the_interview_is_a_topic() {
    expect![[r#"
        I    # 云杉科技二面
              ^ interview: company 云杉科技, round 二面, date ?, to line 5
        .    
        .    - 编程：
        Q-     - 合并两个链表
              ^ 合并两个链表 · in 编程：
        Q-     - 单链表的倒数第 n 个数
              ^ 单链表的倒数第 n 个数 · in 编程：
        Q-   - 介绍线程池
              ^ 介绍线程池
    "#]]
    .assert_eq(&picture(
        "# 云杉科技二面\n\n- 编程：\n  - 合并两个链表\n  - 单链表的倒数第 n 个数\n- 介绍线程池\n",
    ));
}

#[test]
fn an_exercise_below_a_list_is_a_question_of_its_own() {
    expect![[r#"
        I    # 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 4
        .    
        Q-   1. 正则化怎么选
              ^ 正则化怎么选
        Q-   2. 生日悖论
              ^ 生日悖论
        Q-   算法题 跳跃数组
              ^ 算法题 跳跃数组 · Run
    "#]]
    .assert_eq(&picture("# 云杉科技一面\n\n1. 正则化怎么选\n2. 生日悖论\n算法题 跳跃数组\n"));
}

#[test]
fn bullets_below_the_topics_of_an_interview_name_what_was_asked() {
    expect![[r#"
        I    # 3.18 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date 3.18, to line 19
        .    
        .    ## Linux
        .    
        Q-   * 复制文件的命令
              ^ 复制文件的命令 · in Linux
        Q-   * 常用的命令
              ^ 常用的命令 · in Linux
        .    
        .    ## Git
        .    
        Q-   * pull 和 fetch
              ^ pull 和 fetch · in Git
        .    
        .    ## 反思
        .    
        .    * 基础不牢
        .    * 项目不熟
        .    
        .    ## 相关
        .    
        .    * [[缓存]]
        .    * [[锁]]
    "#]].assert_eq(&picture(
        "# 3.18 云杉科技一面\n\n## Linux\n\n* 复制文件的命令\n* 常用的命令\n\n## Git\n\n* pull 和 fetch\n\n## 反思\n\n* 基础不牢\n* 项目不熟\n\n## 相关\n\n* [[缓存]]\n* [[锁]]\n",
    ));
}

#[test]
fn exercises_inside_an_item_are_questions() {
    expect![[r#"
        I    # 云杉科技一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 5
        .    
        Q-   - 讲一下状态码
              ^ 讲一下状态码
        .    - 算法题
        Q-     - 反转句子里的词
              ^ 反转句子里的词 · in 算法题
        Q-     - 模拟线程池
              ^ 模拟线程池 · in 算法题
    "#]]
    .assert_eq(&picture(
        "# 云杉科技一面\n\n- 讲一下状态码\n- 算法题\n  - 反转句子里的词\n  - 模拟线程池\n",
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
fn an_item_called_questions_heads_what_was_asked_and_one_called_remarks_what_was_not() {
    expect![[r#"
        .    ### 云杉科技
        I    #### 1、一面
              ^ interview: company 云杉科技, round 一面, date ?, to line 8
        .    - 问题
        Q-     1. 系统的主要工作
              ^ 系统的主要工作 · in 问题
        Q-     2. 损失函数的组成
              ^ 损失函数的组成 · in 问题
        Q-   - 代码：两个字符串的最大公共子集
              ^ 代码：两个字符串的最大公共子集
        .    - 不足：
        .      1. 环境最好在室内
        .      2. 简历偏工程
    "#]].assert_eq(&picture(
        "### 云杉科技\n#### 1、一面\n- 问题\n  1. 系统的主要工作\n  2. 损失函数的组成\n- 代码：两个字符串的最大公共子集\n- 不足：\n  1. 环境最好在室内\n  2. 简历偏工程\n",
    ));
}

#[test]
fn a_line_that_says_what_the_next_item_is_about_answers_nothing() {
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 12
        .    
        Q✗   1. 快排❌
              ^ 快排
        .    **数据库**
        Q✗   2. 联合索引❌
              ^ 联合索引
        .    【网络】
        Q✗   3. 慢启动❌
              ^ 慢启动
        .    spark 相关：
        Q✗a  4. AQE 做了什么❌
              ^ AQE 做了什么 · Indented
        |    想法：先分区
        Q✗   5. 倾斜怎么办❌
              ^ 倾斜怎么办
        .    #反问
        Q-   6. 加班多吗
              ^ 加班多吗
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n1. 快排❌\n**数据库**\n2. 联合索引❌\n【网络】\n3. 慢启动❌\nspark 相关：\n4. AQE 做了什么❌\n想法：先分区\n5. 倾斜怎么办❌\n#反问\n6. 加班多吗\n",
    ));
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 7
        .    
        .    数据结构：
        Q✗   跳表怎么插入 ❌
              ^ 跳表怎么插入
        .    spark 相关：
        Q✓a  宽窄依赖怎么划分 ✅
              ^ 宽窄依赖怎么划分 · Indented
        |    执行过程：
        |    先切 stage
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n数据结构：\n跳表怎么插入 ❌\nspark 相关：\n宽窄依赖怎么划分 ✅\n执行过程：\n先切 stage\n",
    ));
}

#[test]
fn what_is_listed_in_a_review_was_not_asked() {
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 16
        .    
        Q✓   1. 线程池的参数 ✅
              ^ 线程池的参数
        Q✗a  2. 快排 ❌（分治）
              ^ 快排 · Inline
        .    
        .    **复盘**：
        .    1. 并发太薄弱 ❌
        .    
        .    ## 下次注意
        .    1. 不要背模板 ❌
        .    
        .    ## 总结
        .    - 手写题要多练 ❌
        .    
        .    ## 小结
        Q✗   - 跳表怎么插入？❌
              ^ 跳表怎么插入？
        Q✓   - 红黑树和 AVL 的区别 ✅
              ^ 红黑树和 AVL 的区别
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n1. 线程池的参数 ✅\n2. 快排 ❌（分治）\n\n**复盘**：\n1. 并发太薄弱 ❌\n\n## 下次注意\n1. 不要背模板 ❌\n\n## 总结\n- 手写题要多练 ❌\n\n## 小结\n- 跳表怎么插入？❌\n- 红黑树和 AVL 的区别 ✅\n",
    ));
}

#[test]
fn what_the_writer_says_of_the_own_answers_was_not_asked() {
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 11
        .    
        Q✗   1. redis 事务 ❌
              ^ redis 事务
        .    
        .    自我评价：
        .    1. 并发答得差 ❌
        .    
        .    ## 暴露的问题
        .    - 基础不牢 ❌
        .    
        .    ## What I'd do differently
        .    - Practice talking while coding
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n1. redis 事务 ❌\n\n自我评价：\n1. 并发答得差 ❌\n\n## 暴露的问题\n- 基础不牢 ❌\n\n## What I'd do differently\n- Practice talking while coding\n",
    ));
}

#[test]
fn steps_of_the_interview_are_no_questions_and_what_is_asked_behind_them_is() {
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 15
        .    
        .    流程：
        .    
        .    1. 自我介绍
        .    2. 两道题
        .    
        .    八股：
        Q-   1. 线程池参数
              ^ 线程池参数
        Q✗   2. 锁升级❌
              ^ 锁升级
        .    
        .    总结：
        .    - 面试官人很好
        .    
        .    网络：
        Q-   - 握手为什么不是两次？
              ^ 握手为什么不是两次？
    "#]].assert_eq(&picture(
        "# 星河 一面\n\n流程：\n\n1. 自我介绍\n2. 两道题\n\n八股：\n1. 线程池参数\n2. 锁升级❌\n\n总结：\n- 面试官人很好\n\n网络：\n- 握手为什么不是两次？\n",
    ));
}

#[test]
fn a_label_with_an_answer_behind_it_ends_with_the_next_number() {
    expect![[r#"
        I    # 星河 技术面
              ^ interview: company 星河, round 技术面, date ?, to line 10
        .    
        Q✗   5. 工厂方法❌
              ^ 工厂方法
        |    答：TODO
        Q✗a  6. 多态❌
              ^ 多态 · Label
        |    答：
        |    1. 重写
        |    2. 重载
        .    
        Q✗   7. 代理❌
              ^ 代理
        |    答：略
    "#]].assert_eq(&picture(
        "# 星河 技术面\n\n5. 工厂方法❌\n答：TODO\n6. 多态❌\n答：\n1. 重写\n2. 重载\n\n7. 代理❌\n答：略\n",
    ));
}

#[test]
fn numbers_of_full_width_number_questions() {
    expect![[r#"
        I    # 星河 一面
              ^ interview: company 星河, round 一面, date ?, to line 4
        .    
        Q-   １.自我介绍
              ^ 自我介绍
        Q✗   ２．快排❌
              ^ 快排
        Q✓   １０、堆排 ✅
              ^ 堆排
    "#]]
    .assert_eq(&picture("# 星河 一面\n\n１.自我介绍\n２．快排❌\n１０、堆排 ✅\n"));
}

#[test]
fn a_list_of_the_rounds_there_were_asks_nothing() {
    expect![[r#"
        .    # 海棠
        .    
        .    - 一面 ✅
        .    - 二面 ✅
        .    - HR 面 ❌
        .    
        I    ## 一面
              ^ interview: company ?, round 一面, date ?, to line 9
        .    
        Q✗   - 一面和二面都问了锁 ❌
              ^ 一面和二面都问了锁
        Q✗   - 死锁怎么排查 ❌
              ^ 死锁怎么排查
    "#]].assert_eq(&picture(
        "# 海棠\n\n- 一面 ✅\n- 二面 ✅\n- HR 面 ❌\n\n## 一面\n\n- 一面和二面都问了锁 ❌\n- 死锁怎么排查 ❌\n",
    ));
}
