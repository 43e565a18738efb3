//! What lists hold besides questions: reviews, steps, rounds, requirements, faults.

use super::picture::picture;
use expect_test::expect;

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
fn a_list_of_the_rounds_there_were_asks_nothing() {
    expect![[r#"
        .    # 海棠
        .    
        .    - 一面 ✅
        .    - 二面 ✅
        .    - HR 面 ❌
        .    
        I    ## 一面
              ^ interview: company 海棠, round 一面, date ?, to line 9
        .    
        Q✗   - 一面和二面都问了锁 ❌
              ^ 一面和二面都问了锁
        Q✗   - 死锁怎么排查 ❌
              ^ 死锁怎么排查
    "#]].assert_eq(&picture(
        "# 海棠\n\n- 一面 ✅\n- 二面 ✅\n- HR 面 ❌\n\n## 一面\n\n- 一面和二面都问了锁 ❌\n- 死锁怎么排查 ❌\n",
    ));
}

#[test]
fn requirements_of_a_job_are_no_questions() {
    expect![[r#"
        .    # 云帆科技 岗位
        .    
        .    1. 熟悉 Go ✅
        .    2. 熟练掌握 MySQL，了解索引 ❌
        .    3. 有大型项目经验 ❌
    "#]]
    .assert_eq(&picture(
        "# 云帆科技 岗位\n\n1. 熟悉 Go ✅\n2. 熟练掌握 MySQL，了解索引 ❌\n3. 有大型项目经验 ❌\n",
    ));
}

#[test]
fn faults_of_a_program_are_no_questions() {
    expect![[r#"
        .    # 线上问题记录
        .    
        .    1. 订单服务 OOM ✅
        .    2. Redis 连接超时 ❌
    "#]]
    .assert_eq(&picture("# 线上问题记录\n\n1. 订单服务 OOM ✅\n2. Redis 连接超时 ❌\n"));
}

#[test]
fn known_problems_in_a_plan_are_no_questions() {
    expect![[r#"
        .    # 云帆商城 TODO
        .    
        .    ## 已知问题
        .    
        .    1. 首页白屏 ❌
        .    2. 上传偶现 413 ❌（网关配置）
    "#]]
    .assert_eq(&picture(
        "# 云帆商城 TODO\n\n## 已知问题\n\n1. 首页白屏 ❌\n2. 上传偶现 413 ❌（网关配置）\n",
    ));
}

#[test]
fn a_diary_holds_questions_from_its_first_interview_on() {
    expect![[r#"
        .    # 周报 5.13-5.19
        .    
        .    - 面了两家，云帆 ❌ 海棠 ✅
        .    - 论文没看 ❌
        .    
        I    云帆一面：
              ^ interview: company 云帆, round 一面, date ?, to line 7
        .    
        Q✗   - 讲讲调度器 ❌
              ^ 讲讲调度器 · in 周报 5.13-5.19
    "#]].assert_eq(&picture(
        "# 周报 5.13-5.19\n\n- 面了两家，云帆 ❌ 海棠 ✅\n- 论文没看 ❌\n\n云帆一面：\n\n- 讲讲调度器 ❌\n",
    ));
}

#[test]
fn what_the_writer_asks_the_readers_was_not_asked() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 6
        .    
        Q-   1. 讲讲锁
              ^ 讲讲锁
        Q✗   2. 索引怎么建？❌
              ^ 索引怎么建？
        .    
        .    求大佬们看看还有机会吗
        .    求求了，给个机会吧
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n1. 讲讲锁\n2. 索引怎么建？❌\n\n求大佬们看看还有机会吗\n求求了，给个机会吧\n",
    ));
}

#[test]
fn wishes_right_below_a_question_answer_nothing() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 5
        .    
        Q✗   1. 讲讲锁 ❌
              ^ 讲讲锁
        .    面试官nice，一直引导
        Q✗   2. 索引怎么建？❌
              ^ 索引怎么建？
        .    求offer！
    "#]]
    .assert_eq(&picture(
        "# 云帆科技一面\n\n1. 讲讲锁 ❌\n面试官nice，一直引导\n2. 索引怎么建？❌\n求offer！\n",
    ));
}

#[test]
fn what_one_read_of_a_company_was_not_asked() {
    expect![[r#"
        .    # 快手面经
        .    
        .    ## 关于快手
        .    
        .    - 双列 → 单列
        .    - 电商占比涨
        .    
        I    ## 一面
              ^ interview: company 快手, round 一面, date ?, to line 9
        .    
        Q-   1. 索引怎么建？
              ^ 索引怎么建？
        .    
        .    ## 待投
        .    
        .    - 云帆科技
        .    - 怎么写简历？
        .    - 星河网络
    "#]].assert_eq(&picture(
        "# 快手面经\n\n## 关于快手\n\n- 双列 → 单列\n- 电商占比涨\n\n## 一面\n\n1. 索引怎么建？\n\n## 待投\n\n- 云帆科技\n- 怎么写简历？\n- 星河网络\n",
    ));
}

#[test]
fn l2_beside_a_word_is_no_round() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 6
        .    
        Q-a  1. 讲讲损失函数？
              ^ 讲讲损失函数？ · Indented
        |    和l2 loss一致
        .    
        Q-a  2. 怎么选正则化？
              ^ 怎么选正则化？ · Indented
        |    L2 正则
    "#]]
    .assert_eq(&picture(
        "# 云帆科技一面\n\n1. 讲讲损失函数？\n和l2 loss一致\n\n2. 怎么选正则化？\nL2 正则\n",
    ));
}
