//! Notes in traditional characters.

use super::picture::picture;
use expect_test::expect;

#[test]
fn questions_and_replies_ask_and_fail_in_traditional_characters() {
    expect![[r#"
        I    # 海棠銀行 二面 2026/5/3
              ^ interview: company 海棠銀行, round 二面, date 2026/5/3, to line 7
        .    
        Q-   - 自我介紹
              ^ 自我介紹
        Q-   - 什麼是死結
              ^ 什麼是死結
        Q✗   - 請解釋 event loop ❌（沒答上來）
              ^ 請解釋 event loop · said to have failed
        Q-   - 資料庫索引的原理
              ^ 資料庫索引的原理
        .    
        .    心得：面試官人很好
    "#]].assert_eq(&picture("# 海棠銀行 二面 2026/5/3\n\n- 自我介紹\n- 什麼是死結\n- 請解釋 event loop ❌（沒答上來）\n- 資料庫索引的原理\n\n心得：面試官人很好\n"));
}

#[test]
fn a_table_has_its_questions_below_a_head_in_traditional_characters() {
    expect![[r#"
        I    ## 海棠銀行 二面
              ^ interview: company 海棠銀行, round 二面, date ?, to line 5
        .    
        .    | 問題 | 結果 | 備註 |
        .    |---|---|---|
        Q✗   | 什麼是 CAP 定理？ | ❌ | |
              ^ 什麼是 CAP 定理？
        Q✗a  | 如何避免 N+1 查詢 | ❌ | 一次載入 |
              ^ 如何避免 N+1 查詢 · Inline
    "#]].assert_eq(&picture("## 海棠銀行 二面\n\n| 問題 | 結果 | 備註 |\n|---|---|---|\n| 什麼是 CAP 定理？ | ❌ | |\n| 如何避免 N+1 查詢 | ❌ | 一次載入 |\n"));
}
