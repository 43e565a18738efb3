//! What stands in tags, and letters and digits of full width.

use super::picture::picture;
use expect_test::expect;

#[test]
fn tags_around_a_line_are_no_part_of_it() {
    expect![[r#"
        I    # <font style="color:#262626;">云帆科技 服务端 一面</font>
              ^ interview: company 云帆科技, round 一面, date 2023/09/02, to line 8
        .    
        .    **时间**：<font color="red">2023/09/02</font><br>**形式**：视频
        .    
        Q✓a  1. <font color="blue">一张表能存多少行</font> ✅<br>两千万
              ^ 一张表能存多少行 · Inline
        Q✗   2. <span class="x">讲讲散列表</span> ❌
              ^ 讲讲散列表
        Q✗   3. <font color=red>间隙锁锁什么？❌</font>
              ^ 间隙锁锁什么？
        Q✓a  4. <u>死锁怎么查</u> ✅（看日志）
              ^ 死锁怎么查 · Inline
        Q✗   5. **索引怎么建？** ❌<br>
              ^ 索引怎么建？
    "#]].assert_eq(&picture(
        "# <font style=\"color:#262626;\">云帆科技 服务端 一面</font>\n\n**时间**：<font color=\"red\">2023/09/02</font><br>**形式**：视频\n\n1. <font color=\"blue\">一张表能存多少行</font> ✅<br>两千万\n2. <span class=\"x\">讲讲散列表</span> ❌\n3. <font color=red>间隙锁锁什么？❌</font>\n4. <u>死锁怎么查</u> ✅（看日志）\n5. **索引怎么建？** ❌<br>\n",
    ));
}

#[test]
fn a_line_in_tags_is_read_as_without_them() {
    expect![[r#"
        I    # **<font color="red">云帆科技 一面</font>**
              ^ interview: company 云帆科技, round 一面, date ?, to line 8
        .    
        Q-a  **<font color="gray">1. 什么是死锁？</font>**
              ^ 什么是死锁？ · Heading
        |    
        |    <font color="gray">两个线程互相等。</font>
        .    
        Q✗   <font color="gray">**2. 怎么避免死锁？** ❌</font>
              ^ 怎么避免死锁？
        .    
        Q✗   <b>3. 怎么发现</b><i>死锁？</i> ❌
              ^ 怎么发现</b><i>死锁？</i>
    "#]].assert_eq(&picture(
        "# **<font color=\"red\">云帆科技 一面</font>**\n\n**<font color=\"gray\">1. 什么是死锁？</font>**\n\n<font color=\"gray\">两个线程互相等。</font>\n\n<font color=\"gray\">**2. 怎么避免死锁？** ❌</font>\n\n<b>3. 怎么发现</b><i>死锁？</i> ❌\n",
    ));
}

#[test]
fn headings_in_tags_ask() {
    expect![[r#"
        Q-a  ## <a name="x"></a><font color="red">什么是幂等？</font>
              ^ 什么是幂等？ · Heading
        |    
        |    同一请求做几次都一样。
        .    
        Q✗   ## <font color="red">怎么选主键？</font> ❌ <a name="y"></a>
              ^ 怎么选主键？
        .    
        Q-a  ## `<font>` 和 `<span>` 的区别
              ^ `<font>` 和 `<span>` 的区别 · Heading
        |    
        |    写法
    "#]].assert_eq(&picture(
        "## <a name=\"x\"></a><font color=\"red\">什么是幂等？</font>\n\n同一请求做几次都一样。\n\n## <font color=\"red\">怎么选主键？</font> ❌ <a name=\"y\"></a>\n\n## `<font>` 和 `<span>` 的区别\n\n写法\n",
    ));
}

#[test]
fn lines_with_a_break_behind_them_are_numbered_in_tags() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 4
        .    
        Q-   <font color="gray">1. 什么是死锁？</font><br>
              ^ 什么是死锁？
        Q✗   <font color="gray">2. 怎么避免死锁？ ❌</font><br>
              ^ 怎么避免死锁？
        Q✗a  <font color="gray">3. 怎么发现死锁？</font> ❌ <font color=red>看线程栈</font><br>
              ^ 怎么发现死锁？ · Inline
    "#]].assert_eq(&picture(
        "# 云帆科技一面\n\n<font color=\"gray\">1. 什么是死锁？</font><br>\n<font color=\"gray\">2. 怎么避免死锁？ ❌</font><br>\n<font color=\"gray\">3. 怎么发现死锁？</font> ❌ <font color=red>看线程栈</font><br>\n",
    ));
}

#[test]
fn digits_and_letters_of_full_width_are_read_as_others() {
    expect![[r#"
        .    云帆科技　校招面经
        .    
        I    一面（９．１２）电话　４５分钟
              ^ interview: company 云帆科技, round 一面, date 9.12, to line 4
        Q✓   １．虚函数表放在哪　✅
              ^ 虚函数表放在哪
        Q✗   ２．内存对齐的作用　❌
              ^ 内存对齐的作用
        .    
        I    ＨＲ面（９．２６）
              ^ interview: company 云帆科技, round HR面, date 9.26, to line 8
        Q-   １）为什么选游戏行业
              ^ 为什么选游戏行业
        Q-   ２）接受加班吗？
              ^ 接受加班吗？
    "#]].assert_eq(&picture(
        "云帆科技　校招面经\n\n一面（９．１２）电话　４５分钟\n１．虚函数表放在哪　✅\n２．内存对齐的作用　❌\n\nＨＲ面（９．２６）\n１）为什么选游戏行业\n２）接受加班吗？\n",
    ));
}

#[test]
fn a_day_of_full_width_is_one() {
    expect![[r#"
        I    # 云帆科技　二面　２０２４年３月８日
              ^ interview: company 云帆科技, round 二面, date 2024年3月8日, to line 3
        .    
        Q-   １、自我介绍
              ^ 自我介绍
        Q✗   ２、锁怎么实现？❌
              ^ 锁怎么实现？
    "#]]
    .assert_eq(&picture(
        "# 云帆科技　二面　２０２４年３月８日\n\n１、自我介绍\n２、锁怎么实现？❌\n",
    ));
}
