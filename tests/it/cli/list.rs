//! `mianjing list`.

use super::{Folder, sample};
use expect_test::expect;

fn notes() -> Folder {
    Folder::new(&[
        (
            "2024.md",
            "# 远山科技 一面 2024/09/03\n\n## 并发\n\n1. channel 关闭后还能读吗？✅（能） #go/channel\n\
             2. 讲讲 GC ❌ #Go\n\n# 银杉网络 二面 2023/01/09\n\n1. 间隙锁，=1+1？❌\n2. 自我介绍\n",
        ),
        ("公式.md", "1. =HYPERLINK(\"x\") 是什么？❌\n"),
    ])
}

#[test]
fn all_questions_are_listed_in_order() {
    sample().check(
        &["list"],
        expect![[r#"
            go.md:3: channel 关闭后还能读吗？ ✅
            go.md:4: 讲讲 GC 的三色标记 ❌ ?
            go.md:5: map 扩容 ❌ ?
            数据库/锁.md:3: 间隙锁锁住的是什么？ ❌ ?
            数据库/锁.md:4: 自我介绍 ✅ ?
            5 questions
            exit 0
        "#]],
    );
}

#[test]
fn a_search_stays_within_the_notes_that_were_named() {
    sample().check(
        &["search", "锁", "go.md"],
        expect![[r#"
        exit 1
    "#]],
    );
    sample().check(
        &["search", "❌", "数据库"],
        expect![[r#"
        锁.md:3: 间隙锁锁住的是什么？ ❌ ?
        exit 0
    "#]],
    );
}

#[test]
fn filters_hold_together() {
    let folder = notes();
    folder.check(
        &["list", "--mark", "fail", "--company", "银杉"],
        expect![[r#"
        2024.md:10: 间隙锁，=1+1？ ❌ ?
        1 question
        exit 0
    "#]],
    );
    folder.check(
        &["list", "--tag", "#go"],
        expect![[r#"
        2024.md:5: channel 关闭后还能读吗？ ✅
        2024.md:6: 讲讲 GC ❌ ?
        2 questions
        exit 0
    "#]],
    );
    folder.check(
        &["list", "--since", "2024"],
        expect![[r#"
        2024.md:5: channel 关闭后还能读吗？ ✅
        2024.md:6: 讲讲 GC ❌ ?
        2 questions
        exit 0
    "#]],
    );
    folder.check(
        &["list", "--unanswered", "--mark", "none"],
        expect![[r#"
        2024.md:11: 自我介绍 ?
        1 question
        exit 0
    "#]],
    );
    folder.check(
        &["list", "-q", "锁 ❌"],
        expect![[r#"
        2024.md:10: 间隙锁，=1+1？ ❌ ?
        1 question
        exit 0
    "#]],
    );
    folder.check(
        &["list", "--since", "昨天"],
        expect![[r#"
        stderr:
        error: `since:昨天`: since: takes a year, month or day, as in since:2024-09
        exit 2
    "#]],
    );
}

#[test]
fn a_list_may_be_data() {
    let folder = notes();
    folder.check(
        &["list", "--format", "csv"],
        expect![[r#"
        path,line,text,mark,answered,topic,tags,company,round,date␍
        2024.md,5,channel 关闭后还能读吗？,pass,yes,并发,go/channel,远山科技,一面,2024/09/03␍
        2024.md,6,讲讲 GC,fail,no,并发,Go,远山科技,一面,2024/09/03␍
        2024.md,10,间隙锁，=1+1？,fail,no,,,银杉网络,二面,2023/01/09␍
        2024.md,11,自我介绍,none,no,,,银杉网络,二面,2023/01/09␍
        公式.md,1,"'=HYPERLINK(""x"") 是什么？",fail,no,,,,,␍
        exit 0
    "#]],
    );
    folder.check(&["list", "--format", "ndjson", "--mark", "pass"], expect![[r#"
        {"path":"2024.md","line":4,"text":"channel 关闭后还能读吗？","mark":"pass","answered":true,"topic":"并发","tags":["go/channel"],"company":"远山科技","round":"一面","date":"2024/09/03"}
        exit 0
    "#]]);
    folder.check(
        &["list", "--format", "json", "--tag", "没有"],
        expect![[r#"
        [

        ]
        exit 0
    "#]],
    );
}

#[test]
fn a_template_writes_what_is_wanted() {
    let folder = Folder::new(&[
        ("a.md", "# 北辰科技 一面 9.12\n\n1. map 是线程安全的吗❌ #go\n2. 讲讲 \u{1b}[2JGC✅\n"),
        ("b.md", "# 星河 二面\n\n1. Map 是线程安全的吗？\n"),
    ]);
    folder.check(
        &["list", "--format", r"{path}:{line}\t{sign}{text}\t{company}\t{tags}"],
        expect![[r#"
            a.md:3	❌map 是线程安全的吗	北辰科技	go
            a.md:4	✅讲讲 ␛[2JGC	北辰科技	
            b.md:3	Map 是线程安全的吗？	星河	
            exit 0
        "#]],
    );
    folder.check(
        &["list", "--format", "{asked}× {{{text}}}", "--company", "北辰"],
        expect![[r#"
        2× {map 是线程安全的吗}
        1× {讲讲 ␛[2JGC}
        exit 0
    "#]],
    );
    folder.check(&["list", "--format", "{frage}"], expect![[r#"
        stderr:
        error: invalid value '{frage}' for '--format <FORMAT>': no field {frage}; there are path, line, text, question, sign, mark, answered, topic, tags, company, round, date, asked

        For more information, try '--help'.
        exit 2
    "#]]);
    folder.check(
        &["list", "--format", "{text"],
        expect![[r#"
            stderr:
            error: invalid value '{text' for '--format <FORMAT>': {text is not closed

            For more information, try '--help'.
            exit 2
        "#]],
    );
    folder.check(
        &["list", "--format", "{text} }"],
        expect![[r#"
        stderr:
        error: invalid value '{text} }' for '--format <FORMAT>': a lone } is written }}

        For more information, try '--help'.
        exit 2
    "#]],
    );
    folder.check(&["list", "--format", "yaml"], expect![[r#"
        stderr:
        error: invalid value 'yaml' for '--format <FORMAT>': human, json, ndjson, csv, or a template such as '{path}:{line} {text}'

        For more information, try '--help'.
        exit 2
    "#]]);
}
