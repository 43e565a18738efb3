//! The page, read by a parser of HTML: well formed, self-contained, and nothing of a note runs.

use super::report;
use crate::support::fixture::Fixture;
use expect_test::expect;
use mianjing::config::Language;
use mianjing::report::html::{Viewer, page};
use mianjing::report::markdown::markdown;
use scraper::{Html, Selector};
use std::fmt::Write as _;

/// Whatever a note may hold to break out of where it is shown.
const HOSTILE: &str = "//- disk x.md
# <script>alert(1)</script>[一面] 2026.1.2

1. <script>alert(2)</script> 怎么防❌
2. \"><img src=x onerror=alert(3)> 是什么❌ #a\"onclick=b
3. [点我](javascript:alert(4)) 的索引呢❌
4. `</style><script>alert(5)</script>` 呢❌
5. \u{202e}gnp.exe\u{1b}[2J 是什么❌
6. <!-- --><svg onload=alert(6)> & &lt;b&gt; 呢❌
7. <script>alert(2)</script> 怎么防❌
";

fn shown(notes: &str, viewer: Viewer) -> String {
    page(&report(&Fixture::new(notes), 30), Language::English, viewer)
}

fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

/// The page as a parser reads it; that it finds nothing wrong is asserted.
fn parsed(page: &str) -> Html {
    let parsed = Html::parse_document(page);
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    parsed
}

/// All attributes of all elements.
fn attributes(page: &Html) -> Vec<(String, String, String)> {
    let every = select("*");
    let all = page.select(&every).flat_map(|element| {
        let value = element.value();
        let name = value.name().to_owned();
        value.attrs().map(move |(key, value)| (name.clone(), key.to_owned(), value.to_owned()))
    });
    all.collect()
}

#[test]
fn nothing_of_a_note_becomes_an_element_or_a_handler() {
    for viewer in [Viewer::Browser, Viewer::Editor] {
        let html = parsed(&shown(HOSTILE, viewer));
        assert_eq!(html.select(&select("script")).count(), 1, "the page's own");
        assert_eq!(html.select(&select("style")).count(), 1, "the page's own");
        assert_eq!(html.select(&select("img, iframe, object, embed, form, base, link")).count(), 0);
        let all = attributes(&html);
        let handlers: Vec<_> = all.iter().filter(|(_, key, _)| key.starts_with("on")).collect();
        assert_eq!(handlers, Vec::<&(String, String, String)>::new());
        let styles: Vec<_> = all.iter().filter(|(_, key, _)| key == "style").collect();
        assert_eq!(styles, Vec::<&(String, String, String)>::new());
    }
}

#[test]
fn what_a_note_says_is_shown_as_it_stands() {
    let html = parsed(&shown(HOSTILE, Viewer::Browser));
    let mut drawn = String::new();
    for question in html.select(&select("#unanswered .what > p:first-child")) {
        writeln!(drawn, "{}", question.text().collect::<String>()).unwrap();
    }
    expect![[r#"
        <script>alert(2)</script> 怎么防
        "><img src=x onerror=alert(3)> 是什么
        点我 的索引呢
        \u{202e}gnp.exe␛[2J 是什么
        <!-- --><svg onload=alert(6)> & &lt;b&gt; 呢
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn the_page_asks_for_nothing_from_elsewhere() {
    let html = parsed(&shown(HOSTILE, Viewer::Browser));
    for (element, key, value) in attributes(&html) {
        let is_address = ["href", "src", "srcset", "action", "data", "poster", "xlink:href"];
        if is_address.contains(&key.as_str()) {
            let is_own = element == "a" && (value.starts_with("./") || value.starts_with('#'));
            assert!(is_own, "{element} {key}={value}");
        }
    }
    let style: String = html.select(&select("style")).flat_map(|it| it.text()).collect();
    assert!(!style.contains("url(") && !style.contains("@import"), "{style}");
}

#[test]
fn the_policy_admits_what_the_page_has_by_its_hash_and_nothing_else() {
    use base64::Engine;
    use sha2::Digest;
    let html = parsed(&shown(HOSTILE, Viewer::Browser));
    let hash = |name: &str| {
        let text: String = html.select(&select(name)).flat_map(|it| it.text()).collect();
        let digest = sha2::Sha256::digest(text.as_bytes());
        base64::engine::general_purpose::STANDARD.encode(digest)
    };
    let policy = html.select(&select("meta[http-equiv='Content-Security-Policy']")).next().unwrap();
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'",
        hash("style"),
        hash("script")
    );
    assert_eq!(policy.attr("content"), Some(expected.as_str()));
}

#[test]
fn links_of_a_page_for_an_editor_say_what_to_open() {
    let html =
        parsed(&shown("//- disk 面试/青禾.md\n# 青禾[一面] 2026.1.2\n\n1. 锁❌\n", Viewer::Editor));
    let link = html.select(&select("#unanswered a")).next().unwrap().value();
    let said = ["href", "data-uri", "data-line"].map(|key| link.attr(key).unwrap());
    assert_eq!(said, ["./面试/青禾.md#L3", "./面试/青禾.md", "2"]);
}

#[test]
fn every_part_says_so_when_there_is_nothing_in_it() {
    let mut drawn = String::new();
    for notes in
        ["//- disk a.md\n# 标题\n\n只有文字。\n", "//- disk a.md\n# 青禾[一面]\n\n1. 锁✅\n"]
    {
        let html = parsed(&shown(notes, Viewer::Browser));
        for empty in html.select(&select(".empty")) {
            writeln!(drawn, "{}", empty.text().collect::<String>()).unwrap();
        }
        drawn.push_str("--\n");
    }
    expect![[r#"
        No questions found in these notes.
        No questions found in these notes.
        No question was asked twice.
        No interviews found. A heading such as “# Acme round 1 2024-09-03” starts one.
        No tags are used.
        --
        Nothing left to answer.
        No question was asked twice.
        No interview has a date, so there is nothing to draw over time.
        No tags are used.
        --
    "#]]
    .assert_eq(&drawn);
}

#[test]
fn the_markdown_holds_no_markup_of_a_note() {
    let text = markdown(&report(&Fixture::new(HOSTILE), 30), Language::Chinese);
    expect![[r#"
        <!-- mianjing report -->

        # 面试报告：笔记

        - 笔记: 1
        - 题目: 7
        - 已掌握: 0 (没答上来 7，待补 0)
        - 面试: 1 (1 家公司)
        - 通过: 0 (没过 0，没写结果 1)
        - ✅ 0 · ❌ 7

        ## 各主题掌握情况

        | 主题 | 题目 | 已掌握 | 没答上来 | 待补 |
        |---|--:|--:|--:|--:|
        | 没有主题 | 7 | 0 | 7 | 0 |

        ## 接下来要补的题

        - 3× [\<script\>alert(2)\</script\> 怎么防](./x.md#L3) · 没答上来 · \<script\>alert
        - 1× ["\>\<img src=x onerror=alert(3)\> 是什么](./x.md#L4) · 没答上来 · \<script\>alert
        - 1× [\[点我\](javascript:alert(4)) 的索引呢](./x.md#L5) · 没答上来 · \<script\>alert
        - 1× [\\u{202e}gnp.exe␛\[2J 是什么](./x.md#L7) · 没答上来 · \<script\>alert
        - 1× [\<\!-- --\>\<svg onload=alert(6)\> \& \&lt;b\&gt; 呢](./x.md#L8) · 没答上来 · \<script\>alert

        ## 高频题

        - 3× [\<script\>alert(2)\</script\> 怎么防](./x.md#L3) · 没答上来 · \<script\>alert

        ## 面试

        | 时间 | 面试 | 通过 | 没过 | 题目 ✅ | 题目 ❌ |
        |---|--:|--:|--:|--:|--:|
        | 2026-01 | 1 | 0 | 0 | 0 | 7 |

        - 2026-01-02 [\<script\>alert](./x.md#L1) 一面 · 题目 7 · ✅ 0 · ❌ 7

        ## 标签

        没有使用标签。

        2026-11-20 由 mianjing 0.1.0 根据 1 篇笔记生成。
    "#]].assert_eq(&text);
}
