//! Cards for spaced repetition, and cells and lines with their answers.

use super::picture::picture;
use expect_test::expect;

#[test]
fn the_line_above_a_question_mark_is_the_front_of_a_card() {
    expect![[r#"
        .    #flashcards/db
        .    
        Q✗a  什么是回表 ❌::再查一次主键
              ^ 什么是回表 · Inline
        .    std::vector 的扩容
        Q-a  - a write-ahead log ::: WAL
              ^ a write-ahead log · Inline
        .    
        Q✗a  **悲观锁 vs 乐观锁（并发控制的两种做法）** ❌
              ^ 悲观锁 vs 乐观锁（并发控制的两种做法） · Indented
        |    ?
        |    **悲观锁：** 先锁再改
        |    **乐观锁：** 比版本号
        .    
        Q-a  回表
              ^ 回表 · Indented
        |    ??
        |    再查一次主键
        .    
        Q✗   覆盖索引 ❌
              ^ 覆盖索引
        |    ?
        .    
        .    Something else.
    "#]].assert_eq(&picture(
        "#flashcards/db\n\n什么是回表 ❌::再查一次主键\nstd::vector 的扩容\n- a write-ahead log ::: WAL\n\n**悲观锁 vs 乐观锁（并发控制的两种做法）** ❌\n?\n**悲观锁：** 先锁再改\n**乐观锁：** 比版本号\n\n回表\n??\n再查一次主键\n\n覆盖索引 ❌\n?\n\nSomething else.\n",
    ));
}

#[test]
fn a_sign_at_the_edge_of_an_answer_is_the_mark() {
    expect![[r#"
        .    ## Interview
        .    
        .    | Question | My Answer |
        .    |---|---|
        Q✗a  | Explain roles | ❌ a role and its binding |
              ^ Explain roles · Inline · in Interview
        Q✓a  | What is a probe? | a check ✅ |
              ^ What is a probe? · Inline · in Interview
        Q✗   | What is a pod? | ❌ no idea |
              ^ What is a pod? · in Interview
        Q-a  | What is a node? | a machine |
              ^ What is a node? · Inline · in Interview
    "#]].assert_eq(&picture(
        "## Interview\n\n| Question | My Answer |\n|---|---|\n| Explain roles | ❌ a role and its binding |\n| What is a probe? | a check ✅ |\n| What is a pod? | ❌ no idea |\n| What is a node? | a machine |\n",
    ));
}

#[test]
fn what_stands_behind_an_arrow_answers() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 8
        .    
        Q-a  为什么用连接池 => 建连接贵
              ^ 为什么用连接池 · Inline
        .    
        Q-   抽象类和接口的区别 -> 忘了
              ^ 抽象类和接口的区别 · Run · said to have failed
        .    
        Q-   请写出 A → B 的迁移步骤
              ^ 请写出 A → B 的迁移步骤 · Run
        .    
        Q-   输入网址以后发生了什么 → 怎么加速
              ^ 输入网址以后发生了什么 → 怎么加速 · Run
    "#]].assert_eq(&picture(
        "# 云帆一面\n\n为什么用连接池 => 建连接贵\n\n抽象类和接口的区别 -> 忘了\n\n请写出 A → B 的迁移步骤\n\n输入网址以后发生了什么 → 怎么加速\n",
    ));
}

#[test]
fn fields_and_placeholders_of_a_form_ask_nothing() {
    expect![[r#"
        I    # Interview Round 1 - Acme
              ^ interview: company Acme, round Round 1, date ?, to line 15
        .    
        .    **Company**: Acme
        .    
        .    ## Interviewer
        .    
        .    **Name**: Jane
        .    **Title**: CTO
        .    
        .    ## Questions
        .    
        .    ### Question 1: [Question text]
        .    
        .    - [How I approached it]
        .    
        Q-   ### Question 2: Name three locks
              ^ Name three locks · in Questions
    "#]].assert_eq(&picture(
        "# Interview Round 1 - Acme\n\n**Company**: Acme\n\n## Interviewer\n\n**Name**: Jane\n**Title**: CTO\n\n## Questions\n\n### Question 1: [Question text]\n\n- [How I approached it]\n\n### Question 2: Name three locks\n",
    ));
}
