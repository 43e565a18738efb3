//! Every form in which a link is written, and what is none.

use expect_test::{Expect, expect};
use mianjing::notebook::Facts;
use mianjing::recognise::Lexicon;
use mianjing::text::{Lines, slice};
use std::fmt::Write;

/// One line per link: the 0-based line, syntax, `path`, `#anchor`, `=label`.
fn check(text: &str, expected: Expect) {
    let lines = Lines::new(text);
    let facts = Facts::new(text, &lines, &Lexicon::default(), "");
    let mut shown = String::new();
    for link in &facts.links {
        let line = lines.line_of(link.span.start as usize);
        let embed = if link.is_embed { "!" } else { "" };
        write!(shown, "{line} {embed}{:?} {}", link.syntax, link.path()).unwrap();
        if let Some(anchor) = link.anchor() {
            write!(shown, " #{anchor}").unwrap();
        }
        if !link.label.is_empty() {
            write!(shown, " ={}", slice(text, link.label)).unwrap();
        }
        let written = slice(text, link.dest);
        assert_eq!(slice(text, link.path_span(text)), written.split('#').next().unwrap());
        if written != &*link.target {
            write!(shown, " ({written})").unwrap();
        }
        shown.push('\n');
    }
    for block in &facts.blocks {
        writeln!(shown, "^{} {:?}", slice(text, block.id), slice(text, block.span)).unwrap();
    }
    expected.assert_eq(&shown);
}

#[test]
fn wiki_links_are_read_wherever_text_is() {
    check(
        "---\nup: \"[[总目录]]\"\n---\n# 见 [[八股#GMP 模型|调度]] ✅️\n- [[a/b]] 与 [[#本节]]，[[Go^]]![[图.png|200]]\n\
         | 题 | 答 |\n|---|---|\n| x | [[缓存\\|雪崩]] |\n\n[[笔记#^a1]] [[a#b#c]] [[ 空格 笔记 ]]\n",
        expect![[r#"
            1 Wiki 总目录
            3 Wiki 八股 #GMP 模型 =调度
            4 Wiki a/b
            4 Wiki  #本节
            4 Wiki Go^
            4 !Wiki 图.png =200
            7 Wiki 缓存 =雪崩
            9 Wiki 笔记 #^a1
            9 Wiki a #b#c
            9 Wiki 空格 笔记
        "#]],
    );
}

#[test]
fn markdown_links_are_read_with_the_place_of_their_target() {
    check(
        "[一](a.md) [二](<b c.md#锚 点> \"标题\") [三](%E5%85%AB%E8%82%A1.md#x \"t\") ![](图/截图.png)\n\
         [![徽](i.png)](../up.md) [四][ref] [ref] [五][] ![六][ref]\n[括号](f(1).md) [空 格](my note.md#节) ![](my pic.png)\n\
         <https://a.cn/x> <me@a.cn> [url](https://b.cn) [a[1]](c.md)\n\n[ref]: <d e.md#h> 'T'\n[五]:\n  f.md\n",
        expect![[r#"
            0 Inline a.md =一
            0 Inline b c.md #锚 点 =二
            0 Inline 八股.md #x =三
            0 !Inline 图/截图.png
            1 Inline ../up.md =![徽](i.png)
            1 !Inline i.png =徽
            1 Reference d e.md #h =四
            1 Reference d e.md #h =ref
            1 Reference f.md =五
            1 !Reference d e.md #h =六
            2 Inline f(1).md =括号
            2 Inline my note.md #节 =空 格
            2 !Inline my pic.png
            3 Auto https://a.cn/x
            3 Auto me@a.cn
            3 Inline https://b.cn =url
            3 Inline c.md =a[1]
            5 Definition d e.md #h =ref
            6 Definition f.md =五
        "#]],
    );
}

#[test]
fn brackets_in_a_label_make_no_wiki_link() {
    check(
        "[[Bug #7]](https://a.cn/b(1)) [[甲]](b.md#节 \"题\") [[锁]](重点) [[a]](/x) ![[图]](p.png) [[注]] (c.md)\n",
        expect![[r#"
            0 Inline https://a.cn/b(1) =[Bug #7]
            0 Inline b.md #节 =[甲]
            0 Wiki 锁
            0 Inline /x =[a]
            0 !Inline p.png =[图]
            0 Wiki 注
        "#]],
    );
    check(
        "[规范里的 [[Class]] 属性](https://a.cn) ![a [[b]]](p.png) [见 [[锁]]](重点)\n\
         - [ ] [[甲]] 和 [乙](b.md)\n\\[[[丙]] x](c.md) [[[丁]] y](d.md) [[[己]]](f.md) [[[庚]]]\n\
         [\n[[戊]] z](e.md)\n",
        expect![[r#"
            0 Inline https://a.cn =规范里的 [[Class]] 属性
            0 !Inline p.png =a [[b]]
            0 Wiki 锁
            1 Wiki 甲
            1 Inline b.md =乙
            2 Wiki 丙
            2 Inline d.md =[[丁]] y
            2 Inline f.md =[[己]]
            2 Wiki 庚
            4 Wiki 戊
        "#]],
    );
}

#[test]
fn bare_urls_end_where_chinese_goes_on() {
    check(
        "链接：https://www.nowcoder.com/discuss/402158来源：牛客网\n（见https://a.cn/b(c)）。http://a.cn/wiki/线程池，xhttps://no.cn\n\
         ```\n来源 https://log.cn/1.\n```\n```go\n// https://code.cn\n```\n`https://inline.cn`\n",
        expect![[r#"
            0 Bare https://www.nowcoder.com/discuss/402158
            1 Bare https://a.cn/b(c)
            1 Bare http://a.cn/wiki/线程池
            3 Bare https://log.cn/1
        "#]],
    );
}

#[test]
fn what_looks_like_a_link_and_is_none() {
    check(
        "if [[ $a = 1 ]]; then [[ -f x && -d y ]]\n`[[代码]]` \\[[转义]] [[]] [[|x]] [[1,2],[3,4]] [[1, 2]] f(a[i](b c))\n[[nodiscard]] [[assume(x > 0)]] [[deprecated(\"旧\")]] [[gnu::always_inline]]\n\
         ```\n[[围栏]] [x](y.md)\n```\n\n    [[缩进]]\n\n<!-- [x](in-comment.md) [[注释]] -->\n[未定义][nope] [x] a[0](n m)\n[[跨\n行]]\n",
        expect![[""]],
    );
}

#[test]
fn block_ids_name_the_block_they_stand_in() {
    check(
        "第一段\n还是第一段 ^p1\n\n- 题一\n  续行 ^i-1\n- 题二 ^i2\n\n```go\nx ^ y\n```\n^code\n\n| a |\n|---|\n\n^t1\n\n2 ^ 3\nx^2\n`^no`\n# 标题 ^h1\r\n",
        expect![[r##"
            ^p1 "第一段\n还是第一段 ^p1"
            ^i-1 "- 题一\n  续行 ^i-1"
            ^i2 "- 题二 ^i2"
            ^code "```go\nx ^ y\n```\n^code"
            ^t1 "| a |\n|---|\n\n^t1"
            ^h1 "# 标题 ^h1"
        "##]],
    );
}

#[test]
fn a_definition_is_a_link_of_its_own() {
    check(
        "[甲][a] ![图][p] [乙][q] ![乙][q]\n\n[a]: <b c.md#锚> \"题\"\n[p]: 图/x.png\n[q]: y.png\n  [没人用]:\n   z.md\n[//]: # (注释)\n[^1]: 脚注\n\n正文[^1] [^2]\n\n[^2]: https://a.cn\n",
        expect![[r#"
            0 Reference b c.md #锚 =甲
            0 !Reference 图/x.png =图
            0 Reference y.png =乙
            0 !Reference y.png =乙
            2 Definition b c.md #锚 =a
            3 !Definition 图/x.png =p
            4 Definition y.png =q
            5 Definition z.md =没人用
            12 Bare https://a.cn
        "#]],
    );
}

#[test]
fn html_tags_are_links_and_pictures() {
    check(
        "<img alt='锁' src=\"图/锁 图.png\" width=\"50%\"/> 文字 <a\n  class=x HREF=go/锁.md#自旋>锁</a> <img src='a.png'\n>\n\n\
         <p align=\"center\">\n  <img src=\"https://a.cn/x.png\">\n  <!-- <img src=\"注释.png\">\n\n  <a href=\"注释.md\"> -->\n</p>\n\n\
         `<img src=\"代码.png\">` <img title=\" src='no.png'\" src=b.png> <a name=x> <a href=\"\"> <img :src=\"x\" src=\"{{ y }}\">\n\n```html\n<img src=\"围栏.png\">\n```\n<imgs src=c.png>\n",
        expect![[r#"
            0 !Html 图/锁 图.png =锁
            0 Html go/锁.md #自旋
            5 !Html https://a.cn/x.png
            11 !Html b.png
        "#]],
    );
}
