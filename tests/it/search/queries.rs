//! The query language: read once, written back the same, faults explained.

use expect_test::{Expect, expect};
use mianjing::search::query::Query;

fn check(query: &str, expected: Expect) {
    let read = match Query::parse(query) {
        Err(error) => format!("{error}\n"),
        Ok(parsed) => {
            let written = parsed.to_string();
            assert_eq!(Query::parse(&written).as_ref(), Ok(&parsed), "{written} reads back");
            format!("{written}\n")
        }
    };
    expected.assert_eq(&read);
}

#[test]
fn everything_a_query_can_ask_is_read_and_written_back() {
    check("  redis  锁 ", expect!["redis 锁\n"]);
    check("ＴＣＰ握手", expect!["tcp握手\n"]);
    check("❌️ ？ ＃Go/Map ＠北辰", expect!["❌ ? #go/map @北辰\n"]);
    check("“go map” 扩容", expect!["\"go map\" 扩容\n"]);
    check(r#""say \"hi\" \\""#, expect!["\"say \\\"hi\\\" \\\\\"\n"]);
    check("asked:>2 since:2024.9", expect!["asked:>=3 since:2024-09\n"]);
    check("since：2024 asked:2", expect!["asked:>=2 since:2024\n"]);
    check("Go中map是否线程安全？", expect!["go中map是否线程安全\n"]);
    check("❌。 锁 ✅?", expect!["❌ and ✅ in one query find nothing\n"]);
    check("✅！", expect!["✅\n"]);
    check("a¸b", expect!["a \u{327}b\n"]);
    assert!(Query::parse("  ").unwrap().is_empty());
}

#[test]
fn a_query_that_cannot_be_read_says_why() {
    check("asked:many", expect!["`asked:many`: asked: takes a number, as in asked:>2\n"]);
    check(
        "锁 since:soon",
        expect!["`since:soon`: since: takes a year, month or day, as in since:2024-09\n"],
    );
    check(
        "since:2024-13",
        expect!["`since:2024-13`: since: takes a year, month or day, as in since:2024-09\n"],
    );
    check("\"go map", expect!["`\"go map`: the quotation mark is not closed\n"]);
    check("✅ ❌", expect!["❌ and ✅ in one query find nothing\n"]);
    check("#", expect!["`#`: a name has to follow\n"]);
}
