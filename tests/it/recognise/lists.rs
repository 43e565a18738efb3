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
fn keycaps_number_items_and_other_bullets_begin_them() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q✗   1️⃣ 缓存穿透 ❌
              ^ 缓存穿透
        Q✓   2️⃣ 缓存雪崩 ✅
              ^ 缓存雪崩
        .    
        Q✗   ・布隆过滤器 ❌
              ^ 布隆过滤器
        Q✓   ・ 计数过滤器 ✅
              ^ 计数过滤器
        Q✓   ▪ 位图 ✅
              ^ 位图
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1\u{fe0f}⃣ 缓存穿透 ❌\n2\u{fe0f}⃣ 缓存雪崩 ✅\n\n・布隆过滤器 ❌\n・ 计数过滤器 ✅\n▪ 位图 ✅\n",
    ));
}

#[test]
fn paragraphs_set_apart_below_each_of_the_bullets_answer_them() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 10
        .    
        Q✗a  - 慢查询怎么优化 ❌
              ^ 慢查询怎么优化 · Indented
        |    
        |    explain 看索引有没有用上
        .    
        Q✗a  - 为什么不用 uuid 做主键 ❌
              ^ 为什么不用 uuid 做主键 · Quote
        |    
        |    > 页分裂
        .    
        Q✗   - 事务怎么传播 ❌
              ^ 事务怎么传播
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n- 慢查询怎么优化 ❌\n\nexplain 看索引有没有用上\n\n- 为什么不用 uuid 做主键 ❌\n\n> 页分裂\n\n- 事务怎么传播 ❌\n",
    ));
}

#[test]
fn a_single_item_below_a_round_was_asked_where_the_note_has_marks() {
    expect![[r#"
        I    2024.5.6 云帆 一面
              ^ interview: company 云帆, round 一面, date 2024.5.6, to line 3
        .    
        Q✗   1. 讲项目 ❌
              ^ 讲项目
        Q✓   2. 讲调度 ✅
              ^ 讲调度
        .    
        I    2024.5.9 云帆 二面
              ^ interview: company 云帆, round 二面, date 2024.5.9, to line 7
        .    
        Q-   1. 讲项目
              ^ 讲项目
    "#]]
    .assert_eq(&picture(
        "2024.5.6 云帆 一面\n\n1. 讲项目 ❌\n2. 讲调度 ✅\n\n2024.5.9 云帆 二面\n\n1. 讲项目\n",
    ));
}

#[test]
fn a_call_at_the_end_of_a_line_is_no_remark() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 4
        .    
        Q-   给一个矩阵，求最小路径和，要求空间 O(n)。
              ^ 给一个矩阵，求最小路径和，要求空间 O(n)。 · Run
        .    
        Q-   手写缓存（没写完）
              ^ 手写缓存 · Run · said to have failed
    "#]]
    .assert_eq(&picture(
        "# 云帆科技一面\n\n给一个矩阵，求最小路径和，要求空间 O(n)。\n\n手写缓存（没写完）\n",
    ));
}

#[test]
fn what_is_shown_below_the_last_item_answers_it() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q✓   1. 最大子数组和 ✅
              ^ 最大子数组和
        Q✗a  2. 手写缓存 ❌
              ^ 手写缓存 · Fence
        |    
        |    ```java
        |    class Cache {}
        |    ```
        .    
        I    # 海棠科技 一面
              ^ interview: company 海棠科技, round 一面, date ?, to line 13
        .    
        Q✗a  1. 读写锁 ❌
              ^ 读写锁 · Indented
        |    
        |    ![](lock.png)
        .    
        I    # 松果科技 一面
              ^ interview: company 松果科技, round 一面, date ?, to line 26
        .    
        Q✗a  - 折叠 ❌
              ^ 折叠 · Indented
        |    
        |    <details>
        |    <summary>答案</summary>
        |    
        |    链表
        |    
        |    </details>
        .    
        .    这段不是答案
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 最大子数组和 ✅\n2. 手写缓存 ❌\n\n```java\nclass Cache {}\n```\n\n# 海棠科技 一面\n\n1. 读写锁 ❌\n\n![](lock.png)\n\n# 松果科技 一面\n\n- 折叠 ❌\n\n<details>\n<summary>答案</summary>\n\n链表\n\n</details>\n\n这段不是答案\n",
    ));
}

#[test]
fn paragraphs_set_apart_answer_the_only_item_of_several_lists() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 18
        .    
        .    ### 网络
        .    
        Q✗a  1. 三次握手 ❌
              ^ 三次握手 · Indented · in 网络
        |    
        |    先同步再确认
        .    
        .    ### 数据库
        .    
        Q✗a  1. 回表 ❌
              ^ 回表 · Indented · in 数据库
        |    
        |    先查二级索引
        .    
        .    ### 缓存
        .    
        Q✗   1. 穿透 ❌
              ^ 穿透 · in 缓存
        .    
        .    面试官人很好
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n### 网络\n\n1. 三次握手 ❌\n\n先同步再确认\n\n### 数据库\n\n1. 回表 ❌\n\n先查二级索引\n\n### 缓存\n\n1. 穿透 ❌\n\n面试官人很好\n",
    ));
}

#[test]
fn numbers_that_are_all_one_go_on() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q✓   1. 状态码 ✅
              ^ 状态码
        Q✗a  1. 自动化框架怎么搭的 ❌
              ^ 自动化框架怎么搭的 · Indented
        |    
        |    断言、报告、数据驱动
        .    
        Q✗   1. 打桩怎么做 ❌
              ^ 打桩怎么做
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 状态码 ✅\n1. 自动化框架怎么搭的 ❌\n\n断言、报告、数据驱动\n\n1. 打桩怎么做 ❌\n",
    ));
}

#[test]
fn items_numbered_otherwise_below_one_with_a_mark_answer_it() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 9
        .    
        Q✗a  1. 三次握手 ❌
              ^ 三次握手 · Indented
        |    1、同步
        |    2、确认
        Q✗a  2. 四次挥手 ❌
              ^ 四次挥手 · Indented
        |    2.1 结束
        |    2.2 等待
        Q✗   3. 滑动窗口 ❌
              ^ 滑动窗口
        Q✗   1、拥塞控制 ❌
              ^ 拥塞控制
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 三次握手 ❌\n1、同步\n2、确认\n2. 四次挥手 ❌\n2.1 结束\n2.2 等待\n3. 滑动窗口 ❌\n1、拥塞控制 ❌\n",
    ));
}

#[test]
fn a_sign_may_stand_before_the_number_and_the_number_be_bold() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q✗   ❌1) Kelly criterion
              ^ Kelly criterion
        Q✓   ✅2) rolling max
              ^ rolling max
        Q✗   ❌3) 因子拥挤
              ^ 因子拥挤
        .    
        Q✗a  **4.** 线程池参数 ❌
              ^ 线程池参数 · Indented
        |    核心、最大、队列
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n❌1) Kelly criterion\n✅2) rolling max\n❌3) 因子拥挤\n\n**4.** 线程池参数 ❌\n核心、最大、队列\n",
    ));
}
