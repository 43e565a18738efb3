//! Tags and marks offered while one types.

use super::params;
use crate::support::fixture::Fixture;
use crate::support::render;
use expect_test::{Expect, expect};
use mianjing::features::completion;
use serde_json::{Value, json};
use std::fmt::Write as _;
use tower_lsp::lsp_types::{CompletionItem, CompletionResponse, CompletionTextEdit};

/// Other notes with tags of their own, used so that their order is known.
const OTHERS: &str = "
//- disk 甲.md
---
tags: [go/map, 缓存]
---
#缓存 #go/channel #重试
//- disk 乙.md
#缓存 #go/map #Redis #🚀上线
";

fn complete(source: &str, context: Value) -> (Vec<CompletionItem>, bool, Fixture) {
    let fixture = Fixture::new(&format!("{source}{OTHERS}"));
    let at = fixture.at_cursor();
    let params = params(json!({
        "textDocument": at.text_document, "position": at.position, "context": context,
    }));
    match completion::handle(&fixture.snapshot(), params).unwrap() {
        CompletionResponse::List(list) => (list.items, list.is_incomplete, fixture),
        CompletionResponse::Array(_) => unreachable!("a list says whether it is complete"),
    }
}

/// The line of the cursor after accepting each item, and what clients filter by.
fn check(source: &str, expected: Expect) {
    let (items, _, fixture) = complete(source, Value::Null);
    let text = &fixture.notes[0].text;
    let mut drawn = String::new();
    for item in items {
        let Some(CompletionTextEdit::Edit(edit)) = item.text_edit else {
            panic!("every item says what it replaces")
        };
        let range = render::bytes(text, edit.range);
        let typed = &text[range.start..fixture.cursor().range.start];
        let filter = item.filter_text.unwrap();
        assert!(
            filter.to_lowercase().starts_with(&typed.to_lowercase()),
            "{filter} is dropped when {typed} is compared"
        );
        let mut line = text.clone();
        line.replace_range(range.clone(), &edit.new_text);
        let line = line[..range.start + edit.new_text.len()].lines().last().unwrap_or("");
        writeln!(drawn, "{line}   [{filter}] {}", item.detail.unwrap_or_default()).unwrap();
    }
    expected.assert_eq(&drawn);
}

#[test]
fn a_tag_is_offered_after_chinese_and_emoji_on_the_line() {
    check(
        "//- note.md\n1. 什么是并发？❌️ #缓$0\n",
        expect![[r#"
        1. 什么是并发？❌️ #缓存   [#缓存 huancun hc] 2 notes
    "#]],
    );
}

#[test]
fn a_tag_is_found_by_pinyin_and_initials_in_any_reading() {
    check(
        "//- note.md\n什么是并发 #hc$0\n",
        expect![[r#"
        什么是并发 #缓存   [#hc 缓存 huancun] 2 notes
    "#]],
    );
    check(
        "//- note.md\n🧵#huancun$0\n",
        expect![[r#"
        🧵#缓存   [#huancun 缓存 hc] 2 notes
    "#]],
    );
    check(
        "//- crlf note.md\n＃cs$0\n",
        expect![[r#"
        ＃重试   [＃cs 重试 zhongshi chongshi tongshi zs ts] 1 note
    "#]],
    );
}

#[test]
fn nested_tags_are_found_from_their_parent_and_by_their_last_part() {
    check(
        "//- note.md\n#go/$0\n",
        expect![[r#"
        #go/map   [#go/map] 2 notes
        #go/channel   [#go/channel] 1 note
    "#]],
    );
    check(
        "//- note.md\n#ma$0\n",
        expect![[r#"
        #go/map   [#ma go/map] 2 notes
    "#]],
    );
}

#[test]
fn front_matter_offers_names_without_a_sign() {
    check(
        "//- note.md\n---\ntags: [re$0]\n---\n",
        expect![[r#"
        tags: [Redis   [Redis] 1 note
    "#]],
    );
}

#[test]
fn a_bare_sign_offers_every_tag_the_most_used_first() {
    check(
        "//- bare note.md\n#$0",
        expect![[r#"
        #go/map   [#go/map] 2 notes
        #缓存   [#缓存 huancun hc] 2 notes
        #go/channel   [#go/channel] 1 note
        #Redis   [#Redis] 1 note
        #重试   [#重试 zhongshi chongshi tongshi zs cs ts] 1 note
        #🚀上线   [#🚀上线 🚀shangxian 🚀sx] 1 note
    "#]],
    );
}

#[test]
fn no_tag_is_offered_in_code_or_in_a_word() {
    for source in ["`x #$0`", "```\n#$0\n```", "C#$0", "[[甲#$0", "## $0"] {
        let (items, is_incomplete, _) = complete(&format!("//- note.md\n{source}\n"), Value::Null);
        assert!(items.is_empty() && !is_incomplete, "{source}: {items:?}");
    }
}

#[test]
fn a_mark_is_not_offered_where_a_tag_is_typed() {
    let (items, ..) = complete("//- note.md\n1. 讲讲熔断 #$0\n2. 自我介绍✅\n", Value::Null);
    assert!(items.iter().all(|item| item.label.starts_with('#')), "{items:?}");
    assert!(!items.is_empty());
}

#[test]
fn a_list_is_incomplete_exactly_when_something_was_cut_off() {
    let many: Vec<String> = (0..100).map(|number| format!("#q{number}号")).collect();
    let note = |tags: &[String]| format!("//- note.md\n#q$0\n//- 多.md\n{}\n", tags.join(" "));
    let (items, is_incomplete, _) = complete(&note(&many), Value::Null);
    assert_eq!((items.len(), is_incomplete), (100, false));
    let more = [many, vec!["#q100号".to_owned()]].concat();
    let (items, is_incomplete, _) = complete(&note(&more), Value::Null);
    assert_eq!((items.len(), is_incomplete), (100, true));
}

#[test]
fn a_question_without_a_mark_can_be_given_one() {
    check(
        "//- note.md\n# 云杉科技 一面\n\n1. 自我介绍✅️\n2. 什么是锁？$0\n",
        expect![[r#"
        2. 什么是锁？✅️   [pass ok dui 对] knew it
        2. 什么是锁？❌   [fail x cuo 错] did not know it
    "#]],
    );
    check(
        "//- note.md\n1. 自我介绍✅️\n2. 什么是锁？fa$0\n",
        expect![[r#"
        2. 什么是锁？❌   [fail] did not know it
    "#]],
    );
    check("//- note.md\n1. 自我介绍✅️\n2. 什么是锁❌$0\n", expect![[""]]);
}

#[test]
fn marks_do_not_pop_up_by_themselves() {
    let typed = json!({"triggerKind": 2, "triggerCharacter": "/"});
    let (items, ..) = complete("//- note.md\n1. 自我介绍✅️\n2. 什么是锁？$0\n", typed);
    assert!(items.is_empty());
}

#[test]
fn more_about_a_tag_is_told_when_it_is_shown() {
    let (items, _, fixture) = complete("//- note.md\n1. 缓存穿透❌ #缓$0\n", Value::Null);
    let item = completion::resolve(&fixture.snapshot(), items[0].clone());
    let Some(tower_lsp::lsp_types::Documentation::MarkupContent(about)) = item.documentation else {
        panic!("a tag has something to tell")
    };
    expect!["used 3 times in 2 notes"].assert_eq(&about.value);
}

/// Another interview whose company and round may be asked again.
const SEEN: &str = "
//- disk 丙.md
# 云雀科技[一面] 2024.3.1

1. 自我介绍✅
//- disk 丁.md
# 云雀科技[二面] 2024.3.9

1. 自我介绍✅
//- disk 戊.md
# 北岸出行[一面] 2024.4.1

1. 自我介绍✅
";

#[test]
fn front_matter_is_completed_with_its_keys_and_what_was_seen_before() {
    check(
        &format!("---\nc$0\n---\n{SEEN}"),
        expect![[r#"
        company:    [company] 
    "#]],
    );
    check(
        &format!("---\n公司: 云雀\n$0\n---\n{SEEN}"),
        expect![[r#"
        tags:    [tags] 
        轮次:    [轮次] 
        日期:    [日期] 
        结果:    [结果] 
    "#]],
    );
    check(
        &format!("---\ncompany: $0\n---\n{SEEN}"),
        expect![[r#"
        company: 云雀科技   [云雀科技] 2 interviews
        company: 北岸出行   [北岸出行] 1 interview
    "#]],
    );
    check(
        &format!("---\ncompany: 北$0\nround: 一面\n---\n{SEEN}"),
        expect![[r#"
        company: 北岸出行   [北岸出行] 1 interview
    "#]],
    );
    check(
        &format!("---\n轮次: $0\n---\n{SEEN}"),
        expect![[r#"
        轮次: 一面   [一面] 2 interviews
        轮次: 二面   [二面] 1 interview
    "#]],
    );
    check(
        &format!("---\nresult: p$0\n---\n{SEEN}"),
        expect![[r#"
        result: passed   [passed] 
    "#]],
    );
    check(&format!("---\ntitle: $0\n---\n\ncompany: {SEEN}"), expect![]);
    check(&format!("---\ntitle: a\n---\n\ncompany: $0\n{SEEN}"), expect![]);
}

#[test]
fn days_of_front_matter_are_today_and_yesterday() {
    let (items, ..) = complete("---\ndate: $0\n---\n", Value::Null);
    let days: Vec<jiff::civil::Date> =
        items.iter().map(|item| item.label.parse().unwrap()).collect();
    assert_eq!(days.len(), 2);
    assert_eq!(days[0].yesterday().unwrap(), days[1]);
    let details: Vec<_> = items.iter().map(|item| item.detail.as_deref().unwrap()).collect();
    assert_eq!(details, ["today", "yesterday"]);
}
