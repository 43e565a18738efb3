//! Notes whose file is called after the interview they record.

use super::picture::{picture, picture_at};
use expect_test::expect;

const SPACED: &str =
    "前端缓存\n\n骨架屏是谁渲染的\n\n虚拟列表的作用\n只画看得见的行\n\n图片懒加载\n";

#[test]
fn a_file_called_after_a_company_a_round_and_a_day_is_one_interview() {
    expect![[r#"
        Q-   前端缓存
              ^ interview: company 晨曦网络, round 二面, date 2026.3.9, to line 7
              ^ 前端缓存 · Run
        .    
        Q-   骨架屏是谁渲染的
              ^ 骨架屏是谁渲染的 · Run
        .    
        Q-a  虚拟列表的作用
              ^ 虚拟列表的作用 · Indented
        |    只画看得见的行
        .    
        Q-   图片懒加载
              ^ 图片懒加载
    "#]]
    .assert_eq(&picture_at("记录/2026.3.9晨曦网络二面.md", SPACED));
}

#[test]
fn the_same_text_in_a_file_without_a_name_is_no_interview() {
    expect![[r#"
        .    前端缓存
        .    
        .    骨架屏是谁渲染的
        .    
        .    虚拟列表的作用
        .    只画看得见的行
        .    
        .    图片懒加载
    "#]]
    .assert_eq(&picture(SPACED));
}

#[test]
fn a_round_in_the_folder_of_a_company_is_with_that_company() {
    let text = "# 聊项目\n1. 限流放在哪一层？\n2. 回滚怎么做的？\n";
    expect![[r#"
        I    # 聊项目
              ^ interview: company 字节, round 一面, date ?, to line 2
        Q-   1. 限流放在哪一层？
              ^ 限流放在哪一层？ · in 聊项目
        Q-   2. 回滚怎么做的？
              ^ 回滚怎么做的？ · in 聊项目
    "#]]
    .assert_eq(&picture_at("字节/一面.md", text));
    expect![[r#"
        .    # 聊项目
        Q-   1. 限流放在哪一层？
              ^ 限流放在哪一层？ · in 聊项目
        Q-   2. 回滚怎么做的？
              ^ 回滚怎么做的？ · in 聊项目
    "#]]
    .assert_eq(&picture_at("八股/一面.md", text));
}

#[test]
fn rounds_in_the_note_of_a_company_are_with_that_company() {
    let text = "## 一面\n1. 限流放在哪一层？\n## 二面\n1. 回滚怎么做的？\n";
    expect![[r#"
        I    ## 一面
              ^ interview: company 美团, round 一面, date ?, to line 1
        Q-   1. 限流放在哪一层？
              ^ 限流放在哪一层？
        I    ## 二面
              ^ interview: company 美团, round 二面, date ?, to line 3
        Q-   1. 回滚怎么做的？
              ^ 回滚怎么做的？
    "#]]
    .assert_eq(&picture_at("公司/美团面经.md", text));
}

#[test]
fn a_collection_is_no_interview() {
    let text = "1. 限流放在哪一层？\n2. 回滚怎么做的？\n";
    for name in
        ["AI面试题.md", "2026.1.2 八股.md", "面试准备.md", "大数据.md", "2026.5.17 vue2react.md"]
    {
        assert_eq!(picture_at(name, text), picture(text), "{name}");
    }
}

#[test]
fn a_day_glued_to_a_name_is_told_apart() {
    let text = "1. 限流放在哪一层？\n";
    expect![[r#"
        Q-   1. 限流放在哪一层？
              ^ interview: company ?, round ?, date 2026.4.25, to line 0
              ^ 限流放在哪一层？
    "#]]
    .assert_eq(&picture_at("2026.4.25面经.md", text));
    expect![[r#"
        Q-   1. 限流放在哪一层？
              ^ interview: company b站, round 3面, date 2026.5.11, to line 0
              ^ 限流放在哪一层？
    "#]]
    .assert_eq(&picture_at("2026.5.11b站3面.md", text));
}

#[test]
fn a_known_company_and_its_season_name_the_company() {
    expect![[r#"
        I    ### 一面
              ^ interview: company 美团, round 一面, date ?, to line 3
        .    
        Q-   1. 线程和进程
              ^ 线程和进程
        Q-   2. 进程怎么通信
              ^ 进程怎么通信
    "#]]
    .assert_eq(&picture_at("notes/美团秋招_甲.md", "### 一面\n\n1. 线程和进程\n2. 进程怎么通信\n"));
}

#[test]
fn the_first_line_may_give_the_day_of_the_interview_the_file_is_named_after() {
    expect![[r#"
        I    2021.9.23 17：00 时长：53min
              ^ interview: company 云杉科技, round 三面, date 2021.9.23, to line 4
        .    
        Q-   自我介绍
              ^ 自我介绍 · Run
        .    
        Q-   索引为什么快？
              ^ 索引为什么快？ · Run
    "#]]
    .assert_eq(&picture_at(
        "云杉科技三面.md",
        "2021.9.23 17：00 时长：53min\n\n自我介绍\n\n索引为什么快？\n",
    ));
}
