//! Logs: pasted into a fence, bare, and notes that record one interview.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_pasted_log_has_companies_rounds_and_a_question_per_line() {
    expect![[r#"
        .    - 面经
        .    
        .      ```
        .      链接：https://example.org/1
        .    
        .      云帆科技
        .      云帆的面试官都很准时，体验不错，前台也热情，就是有点远
        .    
        I      一面（40分钟）
              ^ interview: company 云帆科技, round 一面, date ?, to line 11
        Q-     协程怎么调度
              ^ 协程怎么调度 · Pasted
        Q-a    看过调度器源码吗？没有
              ^ 看过调度器源码吗？ · Inline · Pasted
        Q-     慢查询（忘了）
              ^ 慢查询 · Pasted · said to have failed
        I      二面
              ^ interview: company 云帆科技, round 二面, date ?, to line 16
        .      # 不是标题
        .      总结：
        .    
        .      聊得不错
        .      晨星科技
        I      2021/03/05 一面
              ^ interview: company 晨星科技, round 一面, date 2021/03/05, to line 22
        .      面试官迟到了？？？
        Q-     期望薪资
              ^ 期望薪资 · Pasted
        .      资源
        .      一本书
        .      ```
    "#]].assert_eq(&picture(
        "- 面经\n\n  ```\n  链接：https://example.org/1\n\n  云帆科技\n  云帆的面试官都很准时，体验不错，前台也热情，就是有点远\n\n  一面（40分钟）\n  协程怎么调度\n  看过调度器源码吗？没有\n  慢查询（忘了）\n  二面\n  # 不是标题\n  总结：\n\n  聊得不错\n  晨星科技\n  2021/03/05 一面\n  面试官迟到了？？？\n  期望薪资\n  资源\n  一本书\n  ```\n",
    ));
}

#[test]
fn code_in_a_fence_is_no_log() {
    expect![[r#"
        I    # 快手一面
              ^ interview: company 快手, round 一面, date ?, to line 7
        .    
        Q-   - 手写洗牌
              ^ 手写洗牌
        .    
        .    ```js
        .    // 一面
        .    怎么写
        .    ```
    "#]]
    .assert_eq(&picture("# 快手一面\n\n- 手写洗牌\n\n```js\n// 一面\n怎么写\n```\n"));
}

#[test]
fn bare_rounds_without_a_heading_are_interviews() {
    expect![[r#"
        I    一面
              ^ interview: company ?, round 一面, date ?, to line 4
        .    
        Q-   有没有做过性能优化？
              ^ 有没有做过性能优化？ · Run
        Q-   虚拟列表
              ^ 虚拟列表 · Run
        Q-   防抖和节流的区别
              ^ 防抖和节流的区别 · Run
        .    
        I    二面：
              ^ interview: company ?, round 二面, date ?, to line 9
        .    
        Q-   1、自我介绍
              ^ 自我介绍
        Q-   2、实现一个队列
              ^ 实现一个队列
    "#]].assert_eq(&picture(
        "一面\n\n有没有做过性能优化？\n虚拟列表\n防抖和节流的区别\n\n二面：\n\n1、自我介绍\n2、实现一个队列\n",
    ));
}

#[test]
fn front_matter_describes_the_interview() {
    expect![[r#"
        I    ---
              ^ interview: company 云帆, round 一面, date 2024-05-06 failed, to line 9
        .    title: 云帆后端一面
        .    company: 云帆
        .    round: 一面
        .    date: 2024-05-06
        .    verdict: 挂
        .    ---
        .    
        Q-   1. 为什么用消息队列？
              ^ 为什么用消息队列？
        Q-   2. 消息积压怎么办
              ^ 消息积压怎么办
    "#]].assert_eq(&picture(
        "---\ntitle: 云帆后端一面\ncompany: 云帆\nround: 一面\ndate: 2024-05-06\nverdict: 挂\n---\n\n1. 为什么用消息队列？\n2. 消息积压怎么办\n",
    ));
}

#[test]
fn a_heading_names_company_round_date_and_verdict() {
    expect![[r#"
        I    # 云帆科技二面 2024.5.6（已挂）
              ^ interview: company 云帆科技, round 二面, date 2024.5.6 failed, to line 3
        .    
        Q-   - 讲讲项目
              ^ 讲讲项目
        Q-   - 为什么离职？
              ^ 为什么离职？
        .    
        I    # 晨星网络 9月3日
              ^ interview: company 晨星网络, round ?, date 9月3日, to line 7
        .    
        Q-   1. 为什么用 Go？
              ^ 为什么用 Go？
    "#]].assert_eq(&picture(
        "# 云帆科技二面 2024.5.6（已挂）\n\n- 讲讲项目\n- 为什么离职？\n\n# 晨星网络 9月3日\n\n1. 为什么用 Go？\n",
    ));
}

#[test]
fn a_line_that_says_how_a_round_ended_and_nothing_else_is_its_outcome() {
    expect![[r#"
        .    ```
        .    晨星科技
        .    
        I    一面（40分钟）
              ^ interview: company 晨星科技, round 一面, date ?, to line 5
        Q-   协程怎么调度
              ^ 协程怎么调度 · Pasted
        .    可能挂了吧
        I    二面
              ^ interview: company 晨星科技, round 二面, date ? passed, to line 9
        Q-   慢查询怎么优化
              ^ 慢查询怎么优化 · Pasted
        .    可能挂了
        .    最后发offer了！
        I    三面
              ^ interview: company 晨星科技, round 三面, date ? failed, to line 12
        .    挂了的连接怎么发现
        .    已挂。
        .    ```
    "#]].assert_eq(&picture(
        "```\n晨星科技\n\n一面（40分钟）\n协程怎么调度\n可能挂了吧\n二面\n慢查询怎么优化\n可能挂了\n最后发offer了！\n三面\n挂了的连接怎么发现\n已挂。\n```\n",
    ));
}

#[test]
fn lines_above_the_first_round_are_about_the_company_unless_they_ask() {
    expect![[r#"
        .    海棠街
        .    
        .    15 * 15，听说加班多
        .    
        .    
        I    **一面（8.20，50min）**
              ^ interview: company 海棠街, round 一面, date 8.20, to line 15
        .    
        Q-   自我介绍
              ^ 自我介绍 · Run
        .    
        Q-   线程安全的集合类
              ^ 线程安全的集合类 · Run
        .    
        Q-   两个请求有什么区别？
              ^ 两个请求有什么区别？ · Run
        .    
        Q-   堆的组成
              ^ 堆的组成 · Run
        .    
        Q-   死锁了怎么办？
              ^ 死锁了怎么办？ · Run
    "#]].assert_eq(&picture("海棠街\n\n15 * 15，听说加班多\n\n\n**一面（8.20，50min）**\n\n自我介绍\n\n线程安全的集合类\n\n两个请求有什么区别？\n\n堆的组成\n\n死锁了怎么办？\n"));
}

#[test]
fn short_lines_among_questions_behind_two_blank_lines_were_asked() {
    expect![[r#"
        I    一面
              ^ interview: company ?, round 一面, date ?, to line 15
        .    
        .    
        Q-   自我介绍
              ^ 自我介绍 · Run
        .    
        Q-   线程安全的集合类
              ^ 线程安全的集合类 · Run
        .    
        Q-   两个请求有什么区别？
              ^ 两个请求有什么区别？ · Run
        .    
        Q-   堆的组成
              ^ 堆的组成 · Run
        .    
        .    
        .    
        Q-   死锁了怎么办？
              ^ 死锁了怎么办？
        .    
        .    先找锁
    "#]].assert_eq(&picture("一面\n\n\n自我介绍\n\n线程安全的集合类\n\n两个请求有什么区别？\n\n堆的组成\n\n\n\n死锁了怎么办？\n\n先找锁\n"));
}

#[test]
fn a_bold_round_with_a_parenthesis_is_one_and_a_level_of_caches_is_none() {
    expect![[r#"
        .    # 秋招面经
        .    
        .    **二、资格面**
        Q-   1. 意向城市选择
              ^ 意向城市选择 · in 秋招面经
        .    
        I    **三、技术一面（40分钟）**
              ^ interview: company ?, round 一面, date ?, to line 6
        Q-   1. 什么是深拷贝
              ^ 什么是深拷贝 · in 秋招面经
    "#]].assert_eq(&picture("# 秋招面经\n\n**二、资格面**\n1. 意向城市选择\n\n**三、技术一面（40分钟）**\n1. 什么是深拷贝\n"));
    expect![[r#"
        .    # 面试题
        .    
        Q-   缓存怎么分级？
              ^ 缓存怎么分级？
        .    
        .    **L1（每核一份）**
        .    
        .    最快
    "#]]
    .assert_eq(&picture("# 面试题\n\n缓存怎么分级？\n\n**L1（每核一份）**\n\n最快\n"));
}

#[test]
fn nouns_of_the_trade_make_a_run_where_one_line_asks() {
    expect![[r#"
        .    # 面试
        .    
        Q-   事务
              ^ 事务 · Run
        .    
        Q-   隔离级别
              ^ 隔离级别 · Run
        .    
        Q-   索引的数据结构
              ^ 索引的数据结构 · Run
        .    
        Q-   怎么建索引？
              ^ 怎么建索引？ · Run
        .    
        Q-   锁的分类
              ^ 锁的分类 · Run
    "#]]
    .assert_eq(&picture(
        "# 面试\n\n事务\n\n隔离级别\n\n索引的数据结构\n\n怎么建索引？\n\n锁的分类\n",
    ));
}

#[test]
fn a_line_that_says_how_it_was_asked_is_a_remark_and_an_exercise_is_set() {
    expect![[r#"
        I    一面
              ^ interview: company ?, round 一面, date ?, to line 4
        Q-   1. 什么是锁
              ^ 什么是锁
        Q-   2. 项目
              ^ 项目
        .    
        .    问的问题比较基础，有一道手撕
        I    二面
              ^ interview: company ?, round 二面, date ?, to line 8
        Q-   自我介绍
              ^ 自我介绍 · Run
        Q-   做题：判断区间是否重叠。
              ^ 做题：判断区间是否重叠。 · Run
        Q-   怎么优化？
              ^ 怎么优化？ · Run
    "#]].assert_eq(&picture("一面\n1. 什么是锁\n2. 项目\n\n问的问题比较基础，有一道手撕\n二面\n自我介绍\n做题：判断区间是否重叠。\n怎么优化？\n"));
}

#[test]
fn a_round_may_be_set_apart_by_ornaments() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 2
        .    
        Q✗   1. 运放 ❌
              ^ 运放
        I    [二面]
              ^ interview: company 云帆科技, round 二面, date ?, to line 4
        Q✗   1. 布线 ❌
              ^ 布线
        I    —— 三面 ——
              ^ interview: company 云帆科技, round 三面, date ?, to line 6
        Q✗   1. 增益 ❌
              ^ 增益
        I    「四面」
              ^ interview: company 云帆科技, round 四面, date ?, to line 8
        Q✗   1. 噪声 ❌
              ^ 噪声
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n1. 运放 ❌\n[二面]\n1. 布线 ❌\n—— 三面 ——\n1. 增益 ❌\n「四面」\n1. 噪声 ❌\n",
    ));
}

#[test]
fn an_interviewer_who_asks_twice_is_no_particular_of_the_interview() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 6
        .    
        Q✗   面试官：写个查询，求最长连续登录天数。❌
              ^ 写个查询，求最长连续登录天数。
        .    
        Q-a  面试官：你有什么想问我的？
              ^ 你有什么想问我的？ · Indented
        |    我：组里做什么？
        Q-   面试官：实时特征。
              ^ 实时特征。
    "#]].assert_eq(&picture(
        "# 云帆科技 一面\n\n面试官：写个查询，求最长连续登录天数。❌\n\n面试官：你有什么想问我的？\n我：组里做什么？\n面试官：实时特征。\n",
    ));
}
