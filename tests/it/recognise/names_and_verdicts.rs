//! What the titles of interviews say of the company, and of how it went.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_journal_lends_its_company_and_how_long_it_took_is_none() {
    expect![[r#"
        .    # 海棠面经（已 offer）
        .    
        I    ## 一面 2025/03/02（1h）
              ^ interview: company 海棠, round 一面, date 2025/03/02 passed, to line 4
        .    
        Q-   - 线程池的参数是什么
              ^ 线程池的参数是什么
        .    
        I    ## HR面 2025/03/10（50min）
              ^ interview: company 海棠, round HR面, date 2025/03/10 passed, to line 8
        .    
        Q-   - 为什么离开上一家
              ^ 为什么离开上一家
    "#]].assert_eq(&picture(
        "# 海棠面经（已 offer）\n\n## 一面 2025/03/02（1h）\n\n- 线程池的参数是什么\n\n## HR面 2025/03/10（50min）\n\n- 为什么离开上一家\n",
    ));
}

#[test]
fn a_sign_or_a_word_between_bars_in_a_title_is_the_verdict() {
    expect![[r#"
        I    ## 松果科技 一面 3.4 ✅
              ^ interview: company 松果科技, round 一面, date 3.4 passed, to line 2
        .    
        Q-   1. 跳表怎么查找
              ^ 跳表怎么查找
        .    
        I    ## 松果科技 二面 3.11 ❌
              ^ interview: company 松果科技, round 二面, date 3.11 failed, to line 6
        .    
        Q-   1. 排行榜怎么设计
              ^ 排行榜怎么设计
        .    
        I    ## 2024-10-08｜竹海科技｜初试｜挂
              ^ interview: company 竹海科技, round 初试, date 2024-10-08 failed, to line 10
        .    
        Q-   1. 引用和指针的区别
              ^ 引用和指针的区别
    "#]].assert_eq(&picture(
        "## 松果科技 一面 3.4 ✅\n\n1. 跳表怎么查找\n\n## 松果科技 二面 3.11 ❌\n\n1. 排行榜怎么设计\n\n## 2024-10-08｜竹海科技｜初试｜挂\n\n1. 引用和指针的区别\n",
    ));
}

#[test]
fn the_last_line_may_say_how_it_ended() {
    expect![[r#"
        I    # 云岭科技一面
              ^ interview: company 云岭科技, round 一面, date ? failed, to line 4
        .    
        Q✗   1. 什么是边缘触发 ❌
              ^ 什么是边缘触发
        .    
        .    结果：挂
        .    
        I    # 云岭科技二面
              ^ interview: company 云岭科技, round 二面, date ? failed, to line 10
        .    
        Q✗   1. 什么是惊群 ❌
              ^ 什么是惊群
        .    
        .    已挂，许愿下一家。
        .    
        I    # 云岭科技三面
              ^ interview: company 云岭科技, round 三面, date ?, to line 16
        .    
        Q✗a  1. 什么是零拷贝 ❌
              ^ 什么是零拷贝 · Label
        |    
        |    运行结果：通过测试的有一半
    "#]].assert_eq(&picture(
        "# 云岭科技一面\n\n1. 什么是边缘触发 ❌\n\n结果：挂\n\n# 云岭科技二面\n\n1. 什么是惊群 ❌\n\n已挂，许愿下一家。\n\n# 云岭科技三面\n\n1. 什么是零拷贝 ❌\n\n运行结果：通过测试的有一半\n",
    ));
}

#[test]
fn a_verdict_is_no_company() {
    expect![[r#"
        I    ## 三面（已挂）
              ^ interview: company ?, round 三面, date ? failed, to line 3
        .    
        Q-   - 浏览器怎么渲染
              ^ 浏览器怎么渲染
        Q-   - 为什么要实习
              ^ 为什么要实习
    "#]]
    .assert_eq(&picture("## 三面（已挂）\n\n- 浏览器怎么渲染\n- 为什么要实习\n"));
}

#[test]
fn a_company_with_a_numeral_is_an_interview() {
    expect![[r#"
        I    # 字节面试（一）
              ^ interview: company 字节, round ?, date ?, to line 3
        .    
        Q-   - 构造 string 类
              ^ 构造 string 类
        Q-   - 四大隔离级别有哪些
              ^ 四大隔离级别有哪些
    "#]]
    .assert_eq(&picture("# 字节面试（一）\n\n- 构造 string 类\n- 四大隔离级别有哪些\n"));
}

#[test]
fn the_last_line_may_give_the_verdict_with_its_reason() {
    expect![[r#"
        I    ## 云杉科技一面 8.29
              ^ interview: company 云杉科技, round 一面, date 8.29 failed, to line 10
        .    
        .    **八股**
        .    
        Q-   tcp 和 udp 的区别
              ^ tcp 和 udp 的区别
        .    
        .    **算法**
        .    
        Q-   最小覆盖子串
              ^ 最小覆盖子串
        .    
        .    **结论：挂，题没写出来**
        .    
        I    ## 星河网络一面 8.30
              ^ interview: company 星河网络, round 一面, date 8.30 passed, to line 18
        .    
        Q-   进程间怎么通信？
              ^ 进程间怎么通信？ · Run
        .    
        Q-   死锁的条件
              ^ 死锁的条件 · Run
        .    
        .    结论：过，不知道为什么
    "#]].assert_eq(&picture(
        "## 云杉科技一面 8.29\n\n**八股**\n\ntcp 和 udp 的区别\n\n**算法**\n\n最小覆盖子串\n\n**结论：挂，题没写出来**\n\n## 星河网络一面 8.30\n\n进程间怎么通信？\n\n死锁的条件\n\n结论：过，不知道为什么\n",
    ));
}

#[test]
fn a_listed_company_may_stand_before_the_job() {
    expect![[r#"
        .    # 面经
        .    
        I    ## 海康威视 图像算法
              ^ interview: company 海康威视, round ?, date ?, to line 6
        .    
        Q-   感受野计算
              ^ 感受野计算 · Run
        Q-   卷积的意义
              ^ 卷积的意义 · Run
        Q-   傅里叶变换推导
              ^ 傅里叶变换推导 · Run
        .    
        .    ## 百度的技术栈
        .    
        .    - 自研框架
    "#]].assert_eq(&picture(
        "# 面经\n\n## 海康威视 图像算法\n\n感受野计算\n卷积的意义\n傅里叶变换推导\n\n## 百度的技术栈\n\n- 自研框架\n",
    ));
}

#[test]
fn a_remark_in_the_parenthesis_behind_the_round_is_no_company() {
    expect![[r#"
        I    ## 一面（99%凉）
              ^ interview: company ?, round 一面, date ?, to line 2
        .    
        Q-   - 讲一下生命周期
              ^ 讲一下生命周期
        .    
        I    ## 二面（被捞，城市不符）
              ^ interview: company ?, round 二面, date ?, to line 6
        .    
        Q-   - 讲一下事件循环
              ^ 讲一下事件循环
    "#]]
    .assert_eq(&picture(
        "## 一面（99%凉）\n\n- 讲一下生命周期\n\n## 二面（被捞，城市不符）\n\n- 讲一下事件循环\n",
    ));
}

#[test]
fn a_word_that_ends_in_the_letters_of_inc_is_no_company() {
    expect![[r#"
        .    # 面试题
        .    
        .    ## Zinc
        .    
        Q-   - 怎么装
              ^ 怎么装 · in Zinc
        Q-   - 怎么用
              ^ 怎么用 · in Zinc
    "#]]
    .assert_eq(&picture("# 面试题\n\n## Zinc\n\n- 怎么装\n- 怎么用\n"));
}

#[test]
fn a_listed_name_goes_on_with_what_companies_are_called() {
    expect![[r#"
        .    # 面经
        .    
        I    ## 招银网络科技
              ^ interview: company 招银网络科技, round ?, date ?, to line 5
        .    
        Q-   - 死锁条件
              ^ 死锁条件
        Q-   - 锁怎么升级
              ^ 锁怎么升级
    "#]]
    .assert_eq(&picture("# 面经\n\n## 招银网络科技\n\n- 死锁条件\n- 锁怎么升级\n"));
}

#[test]
fn a_parenthesis_may_hold_the_round_and_the_verdict() {
    expect![[r#"
        I    海棠街 （内推一面挂）
              ^ interview: company 海棠街, round 一面, date ? failed, to line 2
        Q-   1. 自我介绍
              ^ 自我介绍
        Q-   2. 怎么做倒计时
              ^ 怎么做倒计时
        .    
        I    松果科技（二面过）
              ^ interview: company 松果科技, round 二面, date ? passed, to line 8
        Q-   1. 为什么选前端
              ^ 为什么选前端
        Q-   2. 同源策略
              ^ 同源策略
        .    
        Q-   线程池（二面问过）
              ^ 线程池 · Run
    "#]].assert_eq(&picture(
        "海棠街 （内推一面挂）\n1. 自我介绍\n2. 怎么做倒计时\n\n松果科技（二面过）\n1. 为什么选前端\n2. 同源策略\n\n线程池（二面问过）\n",
    ));
}

#[test]
fn the_verdict_may_stand_right_below_the_last_item() {
    expect![[r#"
        I    # 云帆 一面 6.1
              ^ interview: company 云帆, round 一面, date 6.1 failed, to line 4
        .    
        Q✓   1. 自我介绍 ✅
              ^ 自我介绍
        Q✓   2. 锁升级 ✅
              ^ 锁升级
        .    结果：挂 ❌
    "#]]
    .assert_eq(&picture("# 云帆 一面 6.1\n\n1. 自我介绍 ✅\n2. 锁升级 ✅\n结果：挂 ❌\n"));
}

#[test]
fn a_listed_name_goes_on_with_what_its_firms_are_called() {
    expect![[r#"
        .    # 网易云音乐 后端面经
        .    
        I    ## 一面
              ^ interview: company 网易云音乐, round 一面, date ?, to line 4
        .    
        Q✗   1. 线程池 ❌
              ^ 线程池
        .    
        I    # 阿里云智能一面
              ^ interview: company 阿里云智能, round 一面, date ?, to line 8
        .    
        Q✗   1. 锁 ❌
              ^ 锁
        .    
        I    # 百度智能驾驶一面
              ^ interview: company 百度, round 一面, date ?, to line 12
        .    
        Q✗   1. 协程 ❌
              ^ 协程
        .    
        I    # 云帆笔试+一面 6.3
              ^ interview: company 云帆, round 一面, date 6.3, to line 16
        .    
        Q✗   1. 索引 ❌
              ^ 索引
    "#]].assert_eq(&picture(
        "# 网易云音乐 后端面经\n\n## 一面\n\n1. 线程池 ❌\n\n# 阿里云智能一面\n\n1. 锁 ❌\n\n# 百度智能驾驶一面\n\n1. 协程 ❌\n\n# 云帆笔试+一面 6.3\n\n1. 索引 ❌\n",
    ));
}

#[test]
fn the_rounds_below_a_company_take_its_day_and_the_last_its_verdict() {
    expect![[r#"
        .    # 云帆科技 2024.5.6（挂）
        .    
        I    ## 一面
              ^ interview: company 云帆科技, round 一面, date 2024.5.6, to line 4
        .    
        Q✗   1. 线程池 ❌
              ^ 线程池
        .    
        I    ## 二面
              ^ interview: company 云帆科技, round 二面, date 2024.5.6 failed, to line 8
        .    
        Q✗   1. 锁 ❌
              ^ 锁
        .    
        .    # 海棠科技（已 offer）
        .    
        I    ## 一面
              ^ interview: company 海棠科技, round 一面, date ? passed, to line 14
        .    
        Q✗   1. 索引 ❌
              ^ 索引
        .    
        I    ## 二面
              ^ interview: company 海棠科技, round 二面, date ? passed, to line 18
        .    
        Q✗   1. 回表 ❌
              ^ 回表
    "#]].assert_eq(&picture(
        "# 云帆科技 2024.5.6（挂）\n\n## 一面\n\n1. 线程池 ❌\n\n## 二面\n\n1. 锁 ❌\n\n# 海棠科技（已 offer）\n\n## 一面\n\n1. 索引 ❌\n\n## 二面\n\n1. 回表 ❌\n",
    ));
}

#[test]
fn a_part_of_the_loop_behind_a_short_name_is_a_round() {
    expect![[r#"
        I    # Acme — Behavioral
              ^ interview: company Acme, round Behavioral, date ?, to line 2
        .    
        Q✗   1. Tell me about a conflict ❌
              ^ Tell me about a conflict
        .    
        I    # Redis — Phone
              ^ interview: company Redis, round Phone, date ?, to line 6
        .    
        Q✗   1. Replication ❌
              ^ Replication
        .    
        .    # How I prepared — Behavioral
        .    
        .    1. Stories ❌
    "#]].assert_eq(&picture(
        "# Acme — Behavioral\n\n1. Tell me about a conflict ❌\n\n# Redis — Phone\n\n1. Replication ❌\n\n# How I prepared — Behavioral\n\n1. Stories ❌\n",
    ));
}
