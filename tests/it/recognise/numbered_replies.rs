//! Numbered lines that answer what stands above them, and items with marks that were asked.

use super::picture::picture;
use expect_test::expect;

#[test]
fn a_label_behind_a_number_answers() {
    expect![[r#"
        .    Interview
        Q✗a  1. How do you list open ports? ❌
              ^ How do you list open ports? · Indented
        |    2. Ans : ss, lsof
        .    
        Q✗a  3. 怎么看负载？ ❌
              ^ 怎么看负载？ · Indented
        |    4. 答：uptime
        .    
        Q✗   5. How do you see who is logged in? ❌
              ^ How do you see who is logged in?
    "#]].assert_eq(&picture(
        "Interview\n1. How do you list open ports? ❌\n2. Ans : ss, lsof\n\n3. 怎么看负载？ ❌\n4. 答：uptime\n\n5. How do you see who is logged in? ❌\n",
    ));
}

#[test]
fn numbers_below_a_reply_are_parts_of_it() {
    expect![[r#"
        Q✗a  Q: Which firewalls do you know? ❌
              ^ Which firewalls do you know? · Label
        |    A : Two layers.
        |    1) rules on the network
        |    2) groups on the host
        |    Or like this:
        |    1. one tool
        |    2. another
        |    
        |    3. last of all
        .    
        Q-a  Q: Describe a handshake
              ^ Describe a handshake · Label
        |    A : Three steps
        .    
        Q✗   Q: Why not two? ❌
              ^ Why not two?
    "#]].assert_eq(&picture(
        "Q: Which firewalls do you know? ❌\nA : Two layers.\n1) rules on the network\n2) groups on the host\nOr like this:\n1. one tool\n2. another\n\n3. last of all\n\nQ: Describe a handshake\nA : Three steps\n\nQ: Why not two? ❌\n",
    ));
}

#[test]
fn few_marks_behind_numbered_items_are_enough() {
    expect![[r#"
        .    Ravi:
        Q✓   1. lists, sets - diff etc. ✅
              ^ lists, sets - diff etc.
        .    2. reading a file
        .    3. joining words
        .    4. counting lines
        .    Said it was quick.
        Q✗   5. Package vs module ❌
              ^ Package vs module
    "#]].assert_eq(&picture(
        "Ravi:\n1. lists, sets - diff etc. ✅\n2. reading a file\n3. joining words\n4. counting lines\nSaid it was quick.\n5. Package vs module ❌\n",
    ));
    expect![[r#"
        .    1. 登录页 ✅
        .    2. 支付
        .    3. 导出
        .    4. 首页
        .    5. 搜索的优化 ❌
    "#]]
    .assert_eq(&picture("1. 登录页 ✅\n2. 支付\n3. 导出\n4. 首页\n5. 搜索的优化 ❌\n"));
}

#[test]
fn plans_with_few_marks_are_not_asked() {
    expect![[r#"
        .    # 面试
        .    
        .    ## 计划
        .    
        .    1. 索引 ✅
        .    2. 刷题
        .    3. 投递
        .    4. 复盘
        .    5. 缓存 ❌
    "#]]
    .assert_eq(&picture(
        "# 面试\n\n## 计划\n\n1. 索引 ✅\n2. 刷题\n3. 投递\n4. 复盘\n5. 缓存 ❌\n",
    ));
}
