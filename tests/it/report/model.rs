//! What the report says of some notes.

use super::report;
use crate::support::fixture::Fixture;
use expect_test::{Expect, expect};
use mianjing::report::{Report, States};
use std::fmt::Write as _;

const NOTES: &str = "//- disk 面试/青禾.md
# 青禾科技[一面] 9.12

1. 自我介绍✅️
2. 切片和数组有什么区别 #go/slice
3. 🧵 锁有哪几种❌（互斥、读写）
4. TCP 三次握手的过程❌

//- disk 面试/北岸.md
# 北岸出行[二面] 2026.10.8 通过

1. TCP 三次握手的过程❌
2. map 是线程安全的吗❌ #Go
//- disk 面试/云雀.md
# 云雀科技[一面] 12.1 挂了

1. 缓存雪崩怎么办？❌ #缓存
//- disk 八股/Go.md
# Go

## Is a golang map thread-safe?

不是，并发写会直接崩溃。 #go/map
";

fn states(states: States) -> String {
    format!("{}/{}/{}", states.answered, states.failed, states.open)
}

fn drawn(report: &Report) -> String {
    let mut drawn = format!("{:?}\n", report.totals);
    for topic in &report.topics.list.items {
        writeln!(drawn, "topic {:?} {}", topic.name, states(topic.states)).unwrap();
    }
    let rest = states(report.topics.rest);
    writeln!(drawn, "{} more topics {rest}", report.topics.list.more).unwrap();
    for (name, list) in [("open", &report.unanswered), ("most", &report.most_asked)] {
        for asked in &list.items {
            let answer = asked.answer.as_ref().map(|it| format!("{}:{}", it.note, it.line));
            let companies = asked.companies.items.join("+");
            writeln!(
                drawn,
                "{name} {}× {} {:?} {companies} {}:{} -> {answer:?}",
                asked.times, asked.text, asked.state, asked.place.note, asked.place.line
            )
            .unwrap();
        }
        writeln!(drawn, "{name}: {} more", list.more).unwrap();
    }
    for period in &report.periods {
        let (held, marks) = (period.outcomes, period.marks);
        writeln!(
            drawn,
            "{}: {}+{}-{}? {}✅{}❌",
            period.name, held.pass, held.fail, held.unknown, marks.pass, marks.fail
        )
        .unwrap();
    }
    for held in &report.interviews.items {
        writeln!(
            drawn,
            "{:?} {:?} {:?} {:?} assumed {} {:?} {} questions",
            held.company,
            held.round,
            held.date,
            held.day,
            held.year_assumed,
            held.outcome,
            held.questions
        )
        .unwrap();
    }
    for tag in &report.tags.items {
        writeln!(drawn, "#{} {}× in {}", tag.name, tag.uses, tag.notes).unwrap();
    }
    drawn
}

fn check(notes: &str, limit: usize, expected: Expect) {
    expected.assert_eq(&drawn(&report(&Fixture::new(notes), limit)));
}

#[test]
fn notes_are_added_up() {
    check(
        NOTES,
        30,
        expect![[r#"
            Totals { notes: 4, interviews: 3, companies: 3, questions: 8, states: States { answered: 3, failed: 4, open: 1 }, marks: Results { pass: 1, fail: 5, unknown: 2 }, outcomes: Results { pass: 1, fail: 1, unknown: 1 } }
            topic Some("Go") 1/1/1
            topic Some("缓存") 0/1/0
            topic None 2/2/0
            0 more topics 0/0/0
            open 2× TCP 三次握手的过程 Failed 北岸出行+青禾科技 面试/北岸.md:2 -> None
            open 1× 缓存雪崩怎么办？ Failed 云雀科技 面试/云雀.md:2 -> None
            open 1× 切片和数组有什么区别 Open 青禾科技 面试/青禾.md:3 -> None
            open: 0 more
            most 2× TCP 三次握手的过程 Failed 北岸出行+青禾科技 面试/北岸.md:2 -> None
            most 2× Is a golang map thread-safe? Answered 北岸出行 八股/Go.md:2 -> Some("八股/Go.md:2")
            most: 0 more
            2025-12: 0+1-0? 0✅1❌
            2026-01: 0+0-0? 0✅0❌
            2026-02: 0+0-0? 0✅0❌
            2026-03: 0+0-0? 0✅0❌
            2026-04: 0+0-0? 0✅0❌
            2026-05: 0+0-0? 0✅0❌
            2026-06: 0+0-0? 0✅0❌
            2026-07: 0+0-0? 0✅0❌
            2026-08: 0+0-0? 0✅0❌
            2026-09: 0+0-1? 1✅2❌
            2026-10: 1+0-0? 0✅2❌
            Some("北岸出行") Some("二面") Some("2026.10.8") Some("2026-10-08") assumed false Some("pass") 2 questions
            Some("青禾科技") Some("一面") Some("9.12") Some("2026-09-12") assumed true None 4 questions
            Some("云雀科技") Some("一面") Some("12.1") Some("2025-12-01") assumed true Some("fail") 1 questions
            #Go 1× in 1
            #go/map 1× in 1
            #go/slice 1× in 1
            #缓存 1× in 1
        "#]],
    );
}

#[test]
fn an_answer_that_is_a_link_is_where_the_link_leads() {
    let log =
        |company: &str| format!("# {company} 一面\n\n1. Redis 为什么快❌ [[缓存#为什么快]]\n");
    let notes = format!(
        "//- disk a.md\n{}//- disk b.md\n{}//- disk 八股/缓存.md\n# 缓存\n\n## 为什么快\n\n内存、单线程。\n",
        log("青禾科技"),
        log("北岸出行"),
    );
    let fixture = Fixture::new(&notes);
    let asked = &report(&fixture, 30).most_asked.items[0];
    let answer = asked.answer.as_ref().map(|it| (&*it.note, it.line));
    assert_eq!((asked.times, answer), (2, Some(("八股/缓存.md", 2))));
}

#[test]
fn a_limit_cuts_the_lists_and_counts_what_it_leaves_out() {
    check(
        NOTES,
        1,
        expect![[r#"
        Totals { notes: 4, interviews: 3, companies: 3, questions: 8, states: States { answered: 3, failed: 4, open: 1 }, marks: Results { pass: 1, fail: 5, unknown: 2 }, outcomes: Results { pass: 1, fail: 1, unknown: 1 } }
        topic Some("Go") 1/1/1
        topic None 2/2/0
        1 more topics 0/1/0
        open 2× TCP 三次握手的过程 Failed 北岸出行+青禾科技 面试/北岸.md:2 -> None
        open: 3 more
        most 2× TCP 三次握手的过程 Failed 北岸出行+青禾科技 面试/北岸.md:2 -> None
        most: 0 more
        2025-12: 0+1-0? 0✅1❌
        2026-01: 0+0-0? 0✅0❌
        2026-02: 0+0-0? 0✅0❌
        2026-03: 0+0-0? 0✅0❌
        2026-04: 0+0-0? 0✅0❌
        2026-05: 0+0-0? 0✅0❌
        2026-06: 0+0-0? 0✅0❌
        2026-07: 0+0-0? 0✅0❌
        2026-08: 0+0-0? 0✅0❌
        2026-09: 0+0-1? 1✅2❌
        2026-10: 1+0-0? 0✅2❌
        Some("北岸出行") Some("二面") Some("2026.10.8") Some("2026-10-08") assumed false Some("pass") 2 questions
        #Go 1× in 1
    "#]],
    );
}

#[test]
fn a_folder_without_questions_has_an_empty_report() {
    check(
        "//- disk a.md\n只有文字。\n",
        30,
        expect![[r#"
        Totals { notes: 1, interviews: 0, companies: 0, questions: 0, states: States { answered: 0, failed: 0, open: 0 }, marks: Results { pass: 0, fail: 0, unknown: 0 }, outcomes: Results { pass: 0, fail: 0, unknown: 0 } }
        0 more topics 0/0/0
        open: 0 more
        most: 0 more
    "#]],
    );
}

#[test]
fn a_year_comes_from_the_date_the_front_matter_or_the_path_and_is_else_the_last_such_day() {
    let notes = "//- disk 2023/a.md
# 甲科技[一面] 9.12

1. 自我介绍✅️
//- disk b.md
---
date: 2022-01-01
---
# 乙科技[一面] 9月3日

1. 自我介绍✅️
//- disk c.md
# 丙科技[一面] 11.20

1. 自我介绍✅️
//- disk d.md
# 丁科技[一面] 11.21

1. 自我介绍✅️
//- disk e.md
# 戊科技[一面]

1. 自我介绍✅️
";
    let report = report(&Fixture::new(notes), 30);
    let mut drawn = String::new();
    for held in &report.interviews.items {
        let name = held.company.as_deref().unwrap();
        writeln!(drawn, "{name} {:?} assumed {}", held.day, held.year_assumed).unwrap();
    }
    expect![[r#"
        丙科技 Some("2026-11-20") assumed true
        丁科技 Some("2025-11-21") assumed true
        甲科技 Some("2023-09-12") assumed false
        乙科技 Some("2022-09-03") assumed false
        戊科技 None assumed false
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn months_may_be_told_in_words() {
    let title = |title: &str| format!("//- disk {title}.md\n# {title}\n\n1. What is a mutex? ❌\n");
    let titles = ["Acme - System design (Nov 3, 2026)", "Birch Corp – Round 1, March 3"];
    let report = report(&Fixture::new(&titles.map(title).concat()), 30);
    let days: Vec<_> = report.interviews.items.iter().map(|held| held.day.as_deref()).collect();
    assert_eq!(days, [Some("2026-11-03"), Some("2026-03-03")]);
    let months: Vec<_> = report.periods.iter().map(|period| period.name.as_str()).collect();
    assert_eq!((months[0], months.len()), ("2026-03", 9));
}

#[test]
fn long_times_are_told_in_quarters_and_years() {
    let notes = |first: &str, last: &str| {
        format!(
            "//- disk a.md\n# 甲科技[一面] {first}\n\n1. 自我介绍✅️\n\
             //- disk b.md\n# 乙科技[一面] {last}\n\n1. 自我介绍❌\n"
        )
    };
    let names = |first, last| {
        let report = report(&Fixture::new(&notes(first, last)), 30);
        let names: Vec<_> = report.periods.iter().map(|period| period.name.clone()).collect();
        format!("{} {} … {}", names.len(), names[0], names[names.len() - 1])
    };
    assert_eq!(names("2024.1.5", "2026.6.1"), "30 2024-01 … 2026-06");
    assert_eq!(names("2024.1.5", "2026.7.1"), "11 2024-Q1 … 2026-Q3");
    assert_eq!(names("2001.1.5", "2026.7.1"), "26 2001 … 2026");
}
