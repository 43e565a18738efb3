//! Titles and closing lines as interviewers and people who log in English write them.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_verdict_may_go_on_stand_higher_up_or_in_a_quote() {
    for (line, said) in [
        ("结论：不通过。原理一深挖就没了，建议下一个，薪资也谈不拢", "failed"),
        ("**结论：通过**，定级之后让 HR 谈薪资\n\n### 后续\n\n- 反馈 HR", "passed"),
        ("状态：已挂", "failed"),
        ("> 总评：不过", "failed"),
        ("是否通过：否", "failed"),
        ("总评：基础扎实，过。推二面", "passed"),
        ("总评：跟年限不匹配，不过", "failed"),
        ("推荐意见：录用", "passed"),
        ("Result: rejected, \"not enough depth\"", "failed"),
        ("Recommendation: No hire", "failed"),
        ("**Decision:** strong hire", "passed"),
    ] {
        let shown = picture(&format!("# 云帆 一面\n\n1. 什么是堆 ❌\n\n{line}\n"));
        let title = shown.lines().nth(1).unwrap_or_default();
        assert!(title.contains(&format!(" {said}, ")), "{line}: {shown}");
        assert_eq!(shown.matches("\nQ").count(), 1, "{line} asks nothing: {shown}");
    }
}

#[test]
fn what_follows_from_a_conclusion_is_no_verdict() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 5
        .    
        Q✗   1. 乐观锁 ❌
              ^ 乐观锁
        .    结论：通过版本号避免锁表
        .    
        Q✗   2. 什么是堆 ❌
              ^ 什么是堆
    "#]]
    .assert_eq(&picture(
        "# 云帆 一面\n\n1. 乐观锁 ❌\n结论：通过版本号避免锁表\n\n2. 什么是堆 ❌\n",
    ));
}

#[test]
fn who_is_interviewed_is_no_company() {
    expect![[r#"
        I    # 候选人L（后端 二面）
              ^ interview: company ?, round 二面, date ?, to line 2
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆
        .    
        I    # Phone screen w/ Anna 3/4
              ^ interview: company ?, round Phone screen, date 3/4, to line 6
        .    
        Q✗   1. what is a heap ❌
              ^ what is a heap
        .    
        I    # Round 1: SQL
              ^ interview: company ?, round Round 1, date ?, to line 10
        .    
        Q✗   1. what is a join ❌
              ^ what is a join
    "#]].assert_eq(&picture(
        "# 候选人L（后端 二面）\n\n1. 什么是堆 ❌\n\n# Phone screen w/ Anna 3/4\n\n1. what is a heap ❌\n\n# Round 1: SQL\n\n1. what is a join ❌\n",
    ));
}

#[test]
fn candidates_one_after_the_other_are_interviews() {
    expect![[r#"
        I    校招二面 10月15日
              ^ interview: company ?, round 二面, date 10月15日, to line 0
        .    
        I    同学1：周某（硕士）
              ^ interview: company ?, round ?, date ? passed, to line 6
        Q-a  1、讲讲损失函数怎么设计的
              ^ 讲讲损失函数怎么设计的 · Label
        |    答：对比学习
        Q✗   2、为什么要归一化 ❌
              ^ 为什么要归一化
        .    结论：通过
        .    
        I    同学2：吴某（本科）
              ^ interview: company ?, round ?, date ?, to line 10
        Q-a  1、召回用的什么
              ^ 召回用的什么 · Label
        |    答：双塔
    "#]].assert_eq(&picture(
        "校招二面 10月15日\n\n同学1：周某（硕士）\n1、讲讲损失函数怎么设计的\n答：对比学习\n2、为什么要归一化 ❌\n结论：通过\n\n同学2：吴某（本科）\n1、召回用的什么\n答：双塔\n",
    ));
    expect![[r#"
        .    # 前端面试
        .    
        I    ## 候选人A（硕士）
              ^ interview: company ?, round ?, date ?, to line 4
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆 · in 候选人A（硕士）
        .    
        I    ## 候选人B
              ^ interview: company ?, round ?, date ?, to line 8
        .    
        Q✗   1. 什么是栈 ❌
              ^ 什么是栈 · in 候选人B
    "#]]
    .assert_eq(&picture(
        "# 前端面试\n\n## 候选人A（硕士）\n\n1. 什么是堆 ❌\n\n## 候选人B\n\n1. 什么是栈 ❌\n",
    ));
    expect![[r#"
        I    6/18 周二 张某 3年 前端 一面
              ^ interview: company 张某, round 一面, date 6/18, to line 3
        .    
        Q-   居中有几种方式
              ^ 居中有几种方式 · Run
        Q✓   手写防抖 ✅
              ^ 手写防抖 · Run
        .    
        I    6/20 周四 王某 6年 前端 一面
              ^ interview: company 王某, round 一面, date 6/20, to line 8
        .    
        Q-   浏览器缓存怎么做
              ^ 浏览器缓存怎么做 · Run
        Q✗   握手过程 ❌
              ^ 握手过程 · Run
    "#]].assert_eq(&picture(
        "6/18 周二 张某 3年 前端 一面\n\n居中有几种方式\n手写防抖 ✅\n\n6/20 周四 王某 6年 前端 一面\n\n浏览器缓存怎么做\n握手过程 ❌\n",
    ));
    expect![[r#"
        I    # Interview feedback: backend engineer, candidate #44
              ^ interview: company ?, round ?, date 2024-02-27, to line 4
        .    
        .    Date: 2024-02-27
        .    
        Q✗   - What would you do differently? ❌
              ^ What would you do differently? · in Interview feedback: backend engineer, candidate #44
    "#]].assert_eq(&picture(
        "# Interview feedback: backend engineer, candidate #44\n\nDate: 2024-02-27\n\n- What would you do differently? ❌\n",
    ));
}

#[test]
fn a_round_may_be_followed_by_how_and_how_long() {
    expect![[r#"
        I    一面（9.12）电话 45分钟
              ^ interview: company ?, round 一面, date 9.12, to line 1
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆
        .    
        I    二面 视频 1小时
              ^ interview: company ?, round 二面, date ?, to line 4
        Q✗   1. 什么是栈 ❌
              ^ 什么是栈
    "#]]
    .assert_eq(&picture(
        "一面（9.12）电话 45分钟\n1. 什么是堆 ❌\n\n二面 视频 1小时\n1. 什么是栈 ❌\n",
    ));
}

#[test]
fn stages_beside_a_day_are_rounds() {
    expect![[r#"
        I    ## Acme OA 2 (Feb 2)
              ^ interview: company Acme, round OA 2, date Feb 2, to line 2
        .    
        Q✗   - string compression with a limit ❌
              ^ string compression with a limit
        .    
        I    ## Acme tech 1, 9/14
              ^ interview: company Acme, round tech 1, date 9/14, to line 6
        .    
        Q✗   1. what is a heap ❌
              ^ what is a heap
        .    
        .    # Vercel
        .    
        I    ## tech deep dive 20 May
              ^ interview: company Vercel, round tech deep dive, date 20 May, to line 12
        .    
        Q✗   1) How does caching work? ❌
              ^ How does caching work?
    "#]].assert_eq(&picture(
        "## Acme OA 2 (Feb 2)\n\n- string compression with a limit ❌\n\n## Acme tech 1, 9/14\n\n1. what is a heap ❌\n\n# Vercel\n\n## tech deep dive 20 May\n\n1) How does caching work? ❌\n",
    ));
    expect![[r#"
        I    **Acme, PM II, HM screen, 3/2**
              ^ interview: company Acme, round HM screen, date 3/2, to line 2
        Q✗   ❌ how would you improve notes for students?
              ^ how would you improve notes for students? · Run
        Q✓   ✅ what is your favorite product and why?
              ^ what is your favorite product and why? · Run
    "#]].assert_eq(&picture(
        "**Acme, PM II, HM screen, 3/2**\n❌ how would you improve notes for students?\n✅ what is your favorite product and why?\n",
    ));
}

#[test]
fn a_day_with_checked_things_is_no_interview() {
    expect![[r#"
        .    ## Release 3/2
        .    
        .    - dark mode ✅
        .    - offline sync ❌
        .    
        .    ## Weekly sync, Apr 2
        .    
        .    - ship beta ✅
        .    - fix login ❌
    "#]].assert_eq(&picture(
        "## Release 3/2\n\n- dark mode ✅\n- offline sync ❌\n\n## Weekly sync, Apr 2\n\n- ship beta ✅\n- fix login ❌\n",
    ));
}

#[test]
fn a_sign_and_a_verdict_end_a_title() {
    expect![[r#"
        .    # 云帆
        .    
        I    ## 二面（5.27） ❌挂
              ^ interview: company 云帆, round 二面, date 5.27 failed, to line 4
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆
        .    
        I    ## 三面（5.30）✅过
              ^ interview: company 云帆, round 三面, date 5.30 passed, to line 8
        .    
        Q✓   1. 什么是栈 ✅
              ^ 什么是栈
    "#]].assert_eq(&picture(
        "# 云帆\n\n## 二面（5.27） ❌挂\n\n1. 什么是堆 ❌\n\n## 三面（5.30）✅过\n\n1. 什么是栈 ✅\n",
    ));
}

#[test]
fn a_short_name_over_rounds_is_a_company_and_a_job_is_none() {
    expect![[r#"
        .    # 拾光
        .    
        I    ## 一面
              ^ interview: company 拾光, round 一面, date ?, to line 4
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆
        .    
        .    # 开发岗
        .    
        I    ## 一面
              ^ interview: company ?, round 一面, date ?, to line 10
        .    
        Q✗   1. 什么是栈 ❌
              ^ 什么是栈
    "#]]
    .assert_eq(&picture(
        "# 拾光\n\n## 一面\n\n1. 什么是堆 ❌\n\n# 开发岗\n\n## 一面\n\n1. 什么是栈 ❌\n",
    ));
}

#[test]
fn a_round_that_is_wished_for_is_none() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 5
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆
        .    
        .    一周后收到二面邀请
        .    许愿二面
    "#]]
    .assert_eq(&picture("# 云帆一面\n\n1. 什么是堆 ❌\n\n一周后收到二面邀请\n许愿二面\n"));
}

#[test]
fn the_lines_that_say_what_the_interview_was_ask_nothing() {
    expect![[r#"
        I    # 云帆 二面
              ^ interview: company 云帆, round 二面, date 2024年4月11日 passed, to line 9
        .    
        .    公司: 云帆
        .    日期: 2024年4月11日
        .    状态: 已通过
        .    标签: Java, 到店
        Q-a  面试官: 看起来像主管
              ^ 看起来像主管 · Indented
        |    复盘完成: No
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆
    "#]].assert_eq(&picture(
        "# 云帆 二面\n\n公司: 云帆\n日期: 2024年4月11日\n状态: 已通过\n标签: Java, 到店\n面试官: 看起来像主管\n复盘完成: No\n\n1. 什么是堆 ❌\n",
    ));
    expect![[r#"
        .    company:: 云帆科技
        .    tags:: 面经
        .    
        I    - ## 云帆科技一面 2024-01-18
              ^ interview: company 云帆科技, round 一面, date 2024-01-18, to line 5
        Q✓   	- 自我介绍 ✅
              ^ 自我介绍 · in 云帆科技一面 2024-01-18
        Q✗   	- 排序一致性怎么做 ❌
              ^ 排序一致性怎么做 · in 云帆科技一面 2024-01-18
    "#]].assert_eq(&picture(
        "company:: 云帆科技\ntags:: 面经\n\n- ## 云帆科技一面 2024-01-18\n\t- 自我介绍 ✅\n\t- 排序一致性怎么做 ❌\n",
    ));
}

#[test]
fn sections_that_end_in_a_verdict_below_a_record_are_interviews() {
    expect![[r#"
        .    # 3月12日 面试记录
        .    
        I    ## 张某
              ^ interview: company ?, round ?, date 3月12日 failed, to line 6
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆 · in 张某
        .    
        .    结论：不通过
        .    
        I    ## 李某
              ^ interview: company ?, round ?, date 3月12日 passed, to line 12
        .    
        Q✓   1. 什么是栈 ✅
              ^ 什么是栈 · in 李某
        .    
        .    结论：通过
    "#]].assert_eq(&picture(
        "# 3月12日 面试记录\n\n## 张某\n\n1. 什么是堆 ❌\n\n结论：不通过\n\n## 李某\n\n1. 什么是栈 ✅\n\n结论：通过\n",
    ));
    expect![[r#"
        .    # 锁
        .    
        .    ## 乐观锁
        .    
        .    1. 什么是版本号？
        .    
        .    结论：通过
        .    
        .    ## 悲观锁
        .    
        .    1. 什么是行锁？
        .    
        .    结论：通过
    "#]].assert_eq(&picture(
        "# 锁\n\n## 乐观锁\n\n1. 什么是版本号？\n\n结论：通过\n\n## 悲观锁\n\n1. 什么是行锁？\n\n结论：通过\n",
    ));
}

#[test]
fn rounds_below_front_matter_are_interviews_with_its_company() {
    expect![[r#"
        .    ---
        .    company: 云帆
        .    result: 挂
        .    ---
        .    
        I    ## 一面 3.1
              ^ interview: company 云帆, round 一面, date 3.1, to line 7
        .    
        Q✗   1. 什么是堆 ❌
              ^ 什么是堆
        .    
        I    ## 二面 3.8
              ^ interview: company 云帆, round 二面, date 3.8 failed, to line 11
        .    
        Q✓   1. 什么是栈 ✅
              ^ 什么是栈
    "#]].assert_eq(&picture(
        "---\ncompany: 云帆\nresult: 挂\n---\n\n## 一面 3.1\n\n1. 什么是堆 ❌\n\n## 二面 3.8\n\n1. 什么是栈 ✅\n",
    ));
}

#[test]
fn a_dialogue_is_not_made_of_such_lines() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 6
        .    
        Q-a  面试官：讲讲堆
              ^ 讲讲堆 · Indented
        |    我：完全二叉树
        Q✗   面试官：写个排序吧 ❌
              ^ 写个排序吧
        |    我：没写完
        Q-   面试官：有什么想问的？
              ^ 有什么想问的？
    "#]].assert_eq(&picture(
        "# 云帆 一面\n\n面试官：讲讲堆\n我：完全二叉树\n面试官：写个排序吧 ❌\n我：没写完\n面试官：有什么想问的？\n",
    ));
}
