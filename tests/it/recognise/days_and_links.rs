//! Days beside rounds and companies, remarks among bare lines, replies behind `||`, and questions with a
//! link to more.

use super::picture::picture;
use expect_test::expect;

#[test]
fn an_item_with_a_day_and_a_round_is_an_interview() {
    expect![[r#"
        .    ### 云帆（三面后）
        .    
        I    * 8-3 二面
              ^ interview: company ?, round 二面, date 8-3, to line 4
        Q-     * 自我介绍
              ^ 自我介绍 · in 二面
        Q✗     * 讲讲锁 ❌
              ^ 讲讲锁 · in 二面
        I    * 三面（8-6）
              ^ interview: company ?, round 三面, date 8-6, to line 6
        Q-     * 什么是堆
              ^ 什么是堆 · in 三面（8-6）
        I    - 云帆四面（主管）8-22
              ^ interview: company 云帆, round 四面, date 8-22, to line 8
        Q-     - 为什么换工作
              ^ 为什么换工作 · in 云帆四面（主管）8-22
    "#]].assert_eq(&picture(
        "### 云帆（三面后）\n\n* 8-3 二面\n  * 自我介绍\n  * 讲讲锁 ❌\n* 三面（8-6）\n  * 什么是堆\n- 云帆四面（主管）8-22\n  - 为什么换工作\n",
    ));
}

#[test]
fn how_long_a_round_took_stands_beside_its_name() {
    expect![[r#"
        I    云帆科技一面 时长 70 分钟
              ^ interview: company 云帆科技, round 一面, date ?, to line 3
        .    
        Q✓   1. 什么是栈 ✅
              ^ 什么是栈
        Q✗   2. 怎么建堆 ❌
              ^ 怎么建堆
        .    
        I    HR 面试 时长 45 分钟
              ^ interview: company ?, round HR 面, date ?, to line 8
        .    
        Q-   1. 为什么来
              ^ 为什么来
        Q-   2. 什么时候入职
              ^ 什么时候入职
    "#]].assert_eq(&picture(
        "云帆科技一面 时长 70 分钟\n\n1. 什么是栈 ✅\n2. 怎么建堆 ❌\n\nHR 面试 时长 45 分钟\n\n1. 为什么来\n2. 什么时候入职\n",
    ));
}

#[test]
fn days_and_companies_alone_on_their_lines_are_interviews() {
    expect![[r#"
        I    4.19 云杉集团
              ^ interview: company 云杉集团, round ?, date 4.19, to line 3
        .    
        Q✓   1. 什么是栈 ✅
              ^ 什么是栈
        Q✗   2. 怎么建堆 ❌
              ^ 怎么建堆
        .    
        I    5.11 爱奇艺
              ^ interview: company 爱奇艺, round ?, date 5.11, to line 9
        .    
        Q-   bean 的生命周期
              ^ bean 的生命周期 · Run
        .    
        Q-   什么是切面
              ^ 什么是切面 · Run
    "#]].assert_eq(&picture(
        "4.19 云杉集团\n\n1. 什么是栈 ✅\n2. 怎么建堆 ❌\n\n5.11 爱奇艺\n\nbean 的生命周期\n\n什么是切面\n",
    ));
}

#[test]
fn a_day_may_be_written_in_eight_digits() {
    expect![[r#"
        I    # 云帆科技一面 20260923 20：00-20：33
              ^ interview: company 云帆科技, round 一面, date 20260923, to line 2
        .    
        Q✓   1. 什么是栈 ✅
              ^ 什么是栈
        .    
        I    # 20260930 星河网络 二面
              ^ interview: company 星河网络, round 二面, date 20260930, to line 6
        .    
        Q✗   1. 怎么建堆 ❌
              ^ 怎么建堆
    "#]].assert_eq(&picture(
        "# 云帆科技一面 20260923 20：00-20：33\n\n1. 什么是栈 ✅\n\n# 20260930 星河网络 二面\n\n1. 怎么建堆 ❌\n",
    ));
}

#[test]
fn a_reply_stands_behind_two_bars() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 3
        .    
        Q-a  1. 总线的缺点在哪？|| 提到了速率
              ^ 总线的缺点在哪？ · Inline
        Q✗   2. 信号量什么时候用？❌
              ^ 信号量什么时候用？
    "#]]
    .assert_eq(&picture(
        "# 云帆一面\n\n1. 总线的缺点在哪？|| 提到了速率\n2. 信号量什么时候用？❌\n",
    ));
}

#[test]
fn a_bidding_behind_the_question_mark_goes_on_asking() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 4
        .    
        Q-   散列表是什么？举两个用它的例子。
              ^ 散列表是什么？举两个用它的例子。 · Run
        .    
        Q-a  什么是堆？我说是完全二叉树
              ^ 什么是堆？ · Inline
    "#]]
    .assert_eq(&picture(
        "# 云帆一面\n\n散列表是什么？举两个用它的例子。\n\n什么是堆？我说是完全二叉树\n",
    ));
}

#[test]
fn q_may_stand_before_a_comma_or_a_full_stop() {
    expect![[r#"
        Q✓   * Q、性格的优缺点 ✅
              ^ 性格的优缺点
        Q✗   * Q、怎么看加班？ ❌
              ^ 怎么看加班？
        .    
        .    ## 其他
        .    
        Q-   Q. 什么是堆？
              ^ 什么是堆？ · in 其他
        .    
        Q-   Q. 什么是栈？
              ^ 什么是栈？ · in 其他
    "#]]
    .assert_eq(&picture(
        "* Q、性格的优缺点 ✅\n* Q、怎么看加班？ ❌\n\n## 其他\n\nQ. 什么是堆？\n\nQ. 什么是栈？\n",
    ));
}

#[test]
fn what_asks_with_a_link_is_no_answer_to_the_line_above() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 14
        .    
        Q✗   自我介绍 ❌
              ^ 自我介绍 · Run
        .    
        Q-a  [拷贝构造函数](https://example.org/c)有什么用
              ^ [拷贝构造函数](https://example.org/c)有什么用 · Quote
        |    
        |    > 浅拷贝
        .    
        Q✗   梯度爆炸 ❌
              ^ 梯度爆炸 · Run
        .    
        Q-   [回归和分类有什么区别？](https://example.org/r)
              ^ 回归和分类有什么区别？ · Run
        .    
        Q✗a  分类的损失函数 ❌
              ^ 分类的损失函数 · Link
        |    
        |    [看这里](https://example.org/l)
    "#]].assert_eq(&picture(
        "# 云帆一面\n\n自我介绍 ❌\n\n[拷贝构造函数](https://example.org/c)有什么用\n\n> 浅拷贝\n\n梯度爆炸 ❌\n\n[回归和分类有什么区别？](https://example.org/r)\n\n分类的损失函数 ❌\n\n[看这里](https://example.org/l)\n",
    ));
}

#[test]
fn remarks_between_bare_questions_are_neither_asked_nor_answers() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 12
        .    
        .    后端开发工程师
        .    
        Q-   手写快速排序
              ^ 手写快速排序 · Run
        Q✗   反转链表 ❌
              ^ 反转链表 · Run
        .    都很简单，全部通过
        Q✗   怎么看待加班 ❌
              ^ 怎么看待加班
        .    和我说二面下周
        Q✗   讲讲锁 ❌
              ^ 讲讲锁
        .    看着项目问的，都是业务
        .    
        .    作者：小舟
    "#]].assert_eq(&picture(
        "# 云帆一面\n\n后端开发工程师\n\n手写快速排序\n反转链表 ❌\n都很简单，全部通过\n怎么看待加班 ❌\n和我说二面下周\n讲讲锁 ❌\n看着项目问的，都是业务\n\n作者：小舟\n",
    ));
}

#[test]
fn a_word_above_a_list_that_asks_is_its_topic() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 10
        .    
        Q✗   1. 讲讲锁 ❌
              ^ 讲讲锁
        .    
        .    职业发展
        Q✓   1. 为什么换工作 ✅
              ^ 为什么换工作
        Q-   2. 成绩
              ^ 成绩
        .    
        .    虚拟机相关
        Q-   1. 分代回收
              ^ 分代回收
        Q✗   2. 卡表 ❌
              ^ 卡表
    "#]].assert_eq(&picture(
        "# 云帆一面\n\n1. 讲讲锁 ❌\n\n职业发展\n1. 为什么换工作 ✅\n2. 成绩\n\n虚拟机相关\n1. 分代回收\n2. 卡表 ❌\n",
    ));
}
