//! A mark says how one question went: it changes neither what the others are nor what is asked. Where
//! nothing else tells what lines are, it makes them questions.

use super::picture::picture;
use expect_test::expect;
use mianjing::notebook::Note;
use mianjing::recognise::Lexicon;
use std::sync::Arc;

/// The wordings of the questions in the note.
fn asked(text: &str) -> Vec<String> {
    let note = Note::new(text.into(), None, Arc::new(Lexicon::default()));
    note.facts().questions.iter().map(|it| note.slice(it.text).to_owned()).collect()
}

/// Checks that with ✅ in place of `▲` the note asks the same as without it.
#[track_caller]
fn same_with_and_without_a_mark(note: &str) {
    let (without, with) = (asked(&note.replace('▲', "")), asked(&note.replace('▲', "✅")));
    assert!(!without.is_empty(), "nothing is asked: {note}");
    assert_eq!(without, with, "{note}");
}

#[test]
fn of_a_heading_above_other_forms() {
    same_with_and_without_a_mark(
        "#### 说一下混合持久化▲\n\n前半段快照，后半段追加。\n\n面试内容：\n\ngo 语言:\n接口的底层: 两个指针\n\n总结：\n通过\n",
    );
}

#[test]
fn of_a_noted_line_in_a_record() {
    same_with_and_without_a_mark(
        "面试内容：\n\ngo 语言:\n接口的底层▲: 两个指针\n反压怎么处理▲：\n\n总结：\n通过\n",
    );
}

#[test]
fn of_a_sentence() {
    same_with_and_without_a_mark(
        "云帆科技一面\n\n说一下回表，范围扫描不用回溯。▲\n什么是覆盖索引\n为什么用页\n",
    );
}

#[test]
fn of_an_item_with_an_answer_that_goes_on() {
    same_with_and_without_a_mark(
        "一、存储\n\n1.索引为什么用树▲\n答：一个节点一页。\n\n2.什么是回表✅\n答：再查一次。\n\n3.版本链怎么来的▲\n\n更新时带上旧状态做条件；按流水号幂等\n",
    );
}

#[test]
fn of_a_numbered_line_behind_a_label() {
    same_with_and_without_a_mark("# 云帆科技一面\n\n第一题:[a]: b.md▲\n第二题:两数之和▲\n");
}

#[test]
fn of_one_item_among_many() {
    same_with_and_without_a_mark(
        "# 并发面试题\n\n1. 两个分支同时就绪会怎样▲\n   随机选一个\n2. 团队已经有人维护\n3. 十分钟写完\n4. 边界都考虑到了\n",
    );
}

#[test]
fn of_an_item_inside_a_task_box() {
    same_with_and_without_a_mark(
        "## 第 2 轮\n\n- [x] 原型链✅\n  - 实例怎么找到方法▲\n- [ ] 闭包有什么用✅\n  - 缓存、柯里化、私有变量\n",
    );
}

#[test]
fn of_a_line_that_is_as_long_as_one_may_be() {
    let reply = "一".repeat(32);
    same_with_and_without_a_mark(&format!("锁是什么？▲面试{reply}\n"));
}

#[test]
fn of_a_bold_question_before_a_reply() {
    let note =
        "# 云帆科技 一面\n\n**什么是锁，怎么做？▲**一次，结果和有序性\n线程池的核心参数有哪些\n";
    same_with_and_without_a_mark(note);
    assert_eq!(asked(&note.replace('▲', ""))[0], "什么是锁，怎么做？");
}

#[test]
fn a_backtick_that_nothing_closes_hides_no_mark() {
    let note = "# 面试题\n\n1. 一般`怎么分页❌（业务上\n2. ```怎么跳页？❌ 不`跳\n";
    assert_eq!(asked(note), ["一般`怎么分页", "```怎么跳页？"]);
}

#[test]
fn a_sign_in_code_is_no_mark() {
    assert_eq!(asked("# 面试题\n\n1. 怎么打印 ``a` ✅（b)``\n"), ["怎么打印 ``a` ✅（b)``"]);
}

#[test]
fn lists_with_signs_behind_most_items_are_questions_though_none_asks() {
    expect![[r#"
        Q✗   1. 锁❌
              ^ 锁
        Q✓   2. GMP✅
              ^ GMP
        Q✗a  3. 回表 ❌（回主键索引再查一次）
              ^ 回表 · Inline
    "#]]
    .assert_eq(&picture("1. 锁❌\n2. GMP✅\n3. 回表 ❌（回主键索引再查一次）\n"));
    expect![[r#"
        I    # Acme 2026-11-21
              ^ interview: company Acme, round ?, date 2026-11-21, to line 2
        .    
        Q✗   1. lock❌
              ^ lock · in Acme 2026-11-21
    "#]]
    .assert_eq(&picture("# Acme 2026-11-21\n\n1. lock❌\n"));
    expect![[r#"
        Q✗   - 索引❌
              ^ 索引
        Q✓   - GMP ✅
              ^ GMP
    "#]]
    .assert_eq(&picture("- 索引❌\n- GMP ✅\n"));
    // What no noun of the trade stands in, and signs in front, may be any list.
    expect![[r#"
        .    - 苹果❌
        .    - 香蕉 ✅
    "#]]
    .assert_eq(&picture("- 苹果❌\n- 香蕉 ✅\n"));
    expect![[r#"
        .    1. ✅ 提前十分钟到
        .    2. ❌ 迟到
    "#]]
    .assert_eq(&picture("1. ✅ 提前十分钟到\n2. ❌ 迟到\n"));
}

#[test]
fn lines_with_signs_behind_them_are_questions_in_a_note_that_says_nothing_else() {
    expect![[r#"
        Q✗   什么是锁❌
              ^ 什么是锁
    "#]]
    .assert_eq(&picture("什么是锁❌\n"));
    expect![[r#"
        Q✗   锁❌
              ^ 锁 · Run
        .    
        Q✓   GMP ✅
              ^ GMP · Run
    "#]]
    .assert_eq(&picture("锁❌\n\nGMP ✅\n"));
    expect![[r#"
        .    今天很累❌
    "#]]
    .assert_eq(&picture("今天很累❌\n"));
}

#[test]
fn long_lines_in_english_with_signs_behind_them_are_whole() {
    let note = "# Acme onsite 2026-03-02\n\n\
        How would you limit the rate of requests to a distributed service? ✅\n\
        What happens when two threads write to one map at the same time? ❌\n\
        Walk me through what happens between typing an address and a page ❌ (got lost)\n\
        Why would you pick an eventually consistent store for that chat? ✅\n";
    expect![[r#"
        I    # Acme onsite 2026-03-02
              ^ interview: company Acme, round onsite, date 2026-03-02, to line 5
        .    
        Q✓   How would you limit the rate of requests to a distributed service? ✅
              ^ How would you limit the rate of requests to a distributed service? · Run
        Q✗   What happens when two threads write to one map at the same time? ❌
              ^ What happens when two threads write to one map at the same time? · Run
        Q✗a  Walk me through what happens between typing an address and a page ❌ (got lost)
              ^ Walk me through what happens between typing an address and a page · Inline
        Q✓   Why would you pick an eventually consistent store for that chat? ✅
              ^ Why would you pick an eventually consistent store for that chat? · Run
    "#]]
    .assert_eq(&picture(note));
}

#[test]
fn plans_and_diaries_with_signs_ask_nothing() {
    expect![[r#"
        .    # 2026-07-01 周三
        .    
        .    早上跑步 5 公里 ✅
        .    午饭没吃 ❌
    "#]]
    .assert_eq(&picture("# 2026-07-01 周三\n\n早上跑步 5 公里 ✅\n午饭没吃 ❌\n"));
    expect![[r#"
        .    # 集合
        .    
        .    {
        .    "questions": ["What is a lock?"],
        .    }
    "#]]
    .assert_eq(&picture("# 集合\n\n{\n\"questions\": [\"What is a lock?\"],\n}\n"));
}

#[test]
fn a_sign_that_is_no_mark_stands_among_marks_for_one() {
    expect![[r#"
        .    # 八股
        .    
        Q✓   - 进程的状态 ✅
              ^ 进程的状态 · in 八股
        Q✗   - 页面置换算法 ❌
              ^ 页面置换算法 · in 八股
        Q-   - 零拷贝 ❓
              ^ 零拷贝 · in 八股
    "#]]
    .assert_eq(&picture("# 八股\n\n- 进程的状态 ✅\n- 页面置换算法 ❌\n- 零拷贝 ❓\n"));
}

#[test]
fn the_minutes_of_a_meeting_with_signs_ask_nothing() {
    expect![[r#"
        .    # 2026-06-02 周会
        .    
        .    - 登录模块上线 ✅
        .    - 缓存方案评审 ❌ 延期到下周
        .    - 讨论：要不要换数据库？
    "#]].assert_eq(&picture("# 2026-06-02 周会\n\n- 登录模块上线 ✅\n- 缓存方案评审 ❌ 延期到下周\n- 讨论：要不要换数据库？\n"));
}

#[test]
fn the_last_of_marks_side_by_side_says_how_it_is() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 7
        .    
        Q✓   1. 老年代 ❌→✅
              ^ 老年代
        Q✓   2. 新生代 ❌ -> ✅
              ^ 新生代
        Q✓   3. 元空间 ❌ ✅
              ^ 元空间
        Q✗   4. 直接内存 ✅ ❌
              ^ 直接内存
        Q✗   5. 栈帧 ❌❌
              ^ 栈帧
        Q✓a  6. 程序计数器 ❌ ✅（一条线程一个）
              ^ 程序计数器 · Inline
    "#]].assert_eq(&picture(
        "# 云帆 一面\n\n1. 老年代 ❌→✅\n2. 新生代 ❌ -> ✅\n3. 元空间 ❌ ✅\n4. 直接内存 ✅ ❌\n5. 栈帧 ❌❌\n6. 程序计数器 ❌ ✅（一条线程一个）\n",
    ));
}

#[test]
fn a_remark_or_a_comment_behind_a_mark_is_no_answer_and_a_number_is() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 6
        .    
        Q✗   1. 线程池 ❌（高频）
              ^ 线程池
        Q✗   2. 时间轮 ❌ 回去看
              ^ 时间轮
        Q✗   3. 栈怎么扩容 ❌ <!-- 3.2 -->
              ^ 栈怎么扩容
        Q✗   4. 堆怎么扩容 ❌ %%补%%
              ^ 堆怎么扩容
        Q✗a  5. 默认端口 ❌ 6379
              ^ 默认端口 · Inline
    "#]].assert_eq(&picture(
        "# 云帆 一面\n\n1. 线程池 ❌（高频）\n2. 时间轮 ❌ 回去看\n3. 栈怎么扩容 ❌ <!-- 3.2 -->\n4. 堆怎么扩容 ❌ %%补%%\n5. 默认端口 ❌ 6379\n",
    ));
}

#[test]
fn a_legend_of_the_signs_asks_nothing() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 8
        .    
        Q✓   1. 令牌桶 ✅
              ^ 令牌桶
        .    
        .    图例：✅ 会 ❌ 不会
        .    
        .    ❌ 不会 / ⚠️ 半会 / ✅ 会
        .    
        Q✗   ❌ 令牌桶和漏桶的区别
              ^ 令牌桶和漏桶的区别
    "#]].assert_eq(&picture(
        "# 云帆 一面\n\n1. 令牌桶 ✅\n\n图例：✅ 会 ❌ 不会\n\n❌ 不会 / ⚠️ 半会 / ✅ 会\n\n❌ 令牌桶和漏桶的区别\n",
    ));
}

#[test]
fn a_bracket_that_nothing_closes_stays_in_the_wording() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 3
        .    
        Q✗   1. 索引（❌
              ^ 索引（
        Q✗   2. 锁（（❌）
              ^ 锁（
    "#]]
    .assert_eq(&picture("# 云帆 一面\n\n1. 索引（❌\n2. 锁（（❌）\n"));
}

#[test]
fn an_answer_may_stand_behind_the_brackets_of_a_mark() {
    expect![[r#"
        I    # 云帆 一面
              ^ interview: company 云帆, round 一面, date ?, to line 6
        .    
        Q✗a  1. 索引（❌）（先查主键）
              ^ 索引 · Inline
        Q✗a  2. 锁（❌，忘了）（互斥）
              ^ 锁 · Inline
        Q✗   3. 池（❌，忘了）
              ^ 池 · said to have failed
        Q✗   4. 栈（❌）（）
              ^ 栈
        Q✗a  5. 堆（❌，先进后出）
              ^ 堆 · Inline
    "#]].assert_eq(&picture(
        "# 云帆 一面\n\n1. 索引（❌）（先查主键）\n2. 锁（❌，忘了）（互斥）\n3. 池（❌，忘了）\n4. 栈（❌）（）\n5. 堆（❌，先进后出）\n",
    ));
}

#[test]
fn a_word_between_two_marks_leaves_the_last_one_to_count() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 3
        .    
        Q✓   1. 逃逸分析 ❌ 已掌握 ✅
              ^ 逃逸分析
        Q✗   2. 类加载 ❌ 已复习
              ^ 类加载
    "#]]
    .assert_eq(&picture("# 云帆科技一面\n\n1. 逃逸分析 ❌ 已掌握 ✅\n2. 类加载 ❌ 已复习\n"));
}
