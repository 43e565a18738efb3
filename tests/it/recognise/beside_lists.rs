//! What one list or line with marks says of those beside it.

use super::picture::picture;
use expect_test::expect;

#[test]
fn lists_with_marks_in_a_pile_of_questions_were_asked() {
    expect![[r#"
        .    # Redis 八股
        .    
        Q✓   - 持久化 ✅
              ^ 持久化 · in Redis 八股
        Q✗   - 主从复制 ❌
              ^ 主从复制 · in Redis 八股
        .    
        .    ## 资料
        .    
        .    - 课程 ✅
        .    - 书 ❌
    "#]]
    .assert_eq(&picture(
        "# Redis 八股\n\n- 持久化 ✅\n- 主从复制 ❌\n\n## 资料\n\n- 课程 ✅\n- 书 ❌\n",
    ));
}

#[test]
fn lists_with_marks_elsewhere_may_be_of_anything() {
    expect![[r#"
        .    # 播放器
        .    
        .    ## 功能
        .    
        .    - 弹幕 ❌
        .    - 倍速 ✅
    "#]]
    .assert_eq(&picture("# 播放器\n\n## 功能\n\n- 弹幕 ❌\n- 倍速 ✅\n"));
}

#[test]
fn a_single_item_beside_a_list_was_asked() {
    expect![[r#"
        .    ## 面试
        .    
        Q✓   - 线程和进程 ✅
              ^ 线程和进程 · in 面试
        Q✗   - 内存模型 ❌
              ^ 内存模型 · in 面试
        .    
        .    ## 算法
        .    
        Q✗   - 大数相乘 ❌
              ^ 大数相乘 · in 算法
        .    
        .    ## 计划
        .    
        .    - 刷题 ❌
    "#]].assert_eq(&picture(
        "## 面试\n\n- 线程和进程 ✅\n- 内存模型 ❌\n\n## 算法\n\n- 大数相乘 ❌\n\n## 计划\n\n- 刷题 ❌\n",
    ));
}

#[test]
fn a_list_without_marks_beside_two_with_them_was_asked() {
    expect![[r#"
        .    ## JS
        .    
        Q✓   1. 什么是跨域 ✅
              ^ 什么是跨域 · in JS
        Q✗   2. 闭包 ❌
              ^ 闭包 · in JS
        .    
        .    ## CSS
        .    
        Q-   1. BFC
              ^ BFC · in CSS
        Q-   2. 清除浮动
              ^ 清除浮动 · in CSS
        .    
        .    ## React
        .    
        Q✗   1. 合成事件的机制 ❌
              ^ 合成事件的机制 · in React
    "#]].assert_eq(&picture(
        "## JS\n\n1. 什么是跨域 ✅\n2. 闭包 ❌\n\n## CSS\n\n1. BFC\n2. 清除浮动\n\n## React\n\n1. 合成事件的机制 ❌\n",
    ));
}

#[test]
fn topics_over_items_with_marks() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 6
        .    
        .    - js
        Q✗     - 原型链 ❌
              ^ 原型链 · in js
        Q✓     - 深拷贝 ✅
              ^ 深拷贝 · in js
        .    - css
        Q✗     - 居中 ❌
              ^ 居中 · in css
    "#]]
    .assert_eq(&picture("# 云帆一面\n\n- js\n  - 原型链 ❌\n  - 深拷贝 ✅\n- css\n  - 居中 ❌\n"));
}

#[test]
fn bare_lines_with_marks_were_asked_wherever_one_asks() {
    expect![[r#"
        .    ## 途游
        .    
        Q✗   前端技术 ❌
              ^ 前端技术 · Run
        .    
        Q✗   前后端分离 ❌
              ^ 前后端分离 · Run
        .    
        .    ## 淘乐
        .    
        Q✓   什么是协程 ✅
              ^ 什么是协程 · Run
        .    
        Q✗   有状态和无状态 ❌
              ^ 有状态和无状态 · Run
        .    
        Q-   生成器
              ^ 生成器 · Run
    "#]].assert_eq(&picture(
        "## 途游\n\n前端技术 ❌\n\n前后端分离 ❌\n\n## 淘乐\n\n什么是协程 ✅\n\n有状态和无状态 ❌\n\n生成器\n",
    ));
}

#[test]
fn boxes_in_a_pile_of_questions() {
    expect![[r#"
        .    # 面试题
        .    
        .    ## Spring
        .    
        Q-   - [ ] 控制反转的原理
              ^ 控制反转的原理 · in Spring
        Q✗   - [ ] 自动配置的原理 ❌
              ^ 自动配置的原理 · in Spring
        Q-   - [ ] 事务管理
              ^ 事务管理 · in Spring
    "#]]
    .assert_eq(&picture(
        "# 面试题\n\n## Spring\n\n- [ ] 控制反转的原理\n- [ ] 自动配置的原理 ❌\n- [ ] 事务管理\n",
    ));
}

#[test]
fn what_one_thinks_of_a_candidate_or_oneself_was_not_asked() {
    expect![[r#"
        I    # 云帆一面 9.3
              ^ interview: company 云帆, round 一面, date 9.3, to line 12
        .    
        Q✓   1. 什么是堆 ✅
              ^ 什么是堆
        .    
        .    ## 硬性条件
        .    
        .    - 本科 ✅
        .    - 英语 ❌
        .    
        .    ## 表现
        .    
        .    - 思路 ✅
        .    - 细节 ❌
    "#]].assert_eq(&picture(
        "# 云帆一面 9.3\n\n1. 什么是堆 ✅\n\n## 硬性条件\n\n- 本科 ✅\n- 英语 ❌\n\n## 表现\n\n- 思路 ✅\n- 细节 ❌\n",
    ));
}

#[test]
fn a_section_of_questions_is_none_itself() {
    expect![[r#"
        .    ## 缓存是什么
        .    
        .    一块快的存储。
        .    
        .    ## 为什么需要缓存
        .    
        .    外部调用慢。
        .    
        .    ## 典型面试题
        .    
        .    <details>
        Q✗   <summary>什么是缓存失效？ ❌</summary>
              ^ 什么是缓存失效？ · in 典型面试题
        |    
        |    </details>
    "#]].assert_eq(&picture(
        "## 缓存是什么\n\n一块快的存储。\n\n## 为什么需要缓存\n\n外部调用慢。\n\n## 典型面试题\n\n<details>\n<summary>什么是缓存失效？ ❌</summary>\n\n</details>\n",
    ));
}

#[test]
fn what_is_marked_inside_of_an_answer_was_not_asked() {
    expect![[r#"
        .    # 八股
        .    
        Q✓a  1. 索引失效的场景 ✅
              ^ 索引失效的场景 · Indented · in 八股
        |       - 函数 ❌
        |       - 范围 ✅
        Q✗   2. 什么是锁 ❌
              ^ 什么是锁 · in 八股
    "#]]
    .assert_eq(&picture(
        "# 八股\n\n1. 索引失效的场景 ✅\n   - 函数 ❌\n   - 范围 ✅\n2. 什么是锁 ❌\n",
    ));
}

#[test]
fn one_item_each_in_a_pile_of_questions() {
    expect![[r#"
        .    # 八股
        .    
        .    ## Redis
        .    
        Q✗   - 主从复制 ❌
              ^ 主从复制 · in Redis
        .    
        .    ## 系统
        .    
        Q✗   - 零拷贝 ❌
              ^ 零拷贝 · in 系统
    "#]]
    .assert_eq(&picture("# 八股\n\n## Redis\n\n- 主从复制 ❌\n\n## 系统\n\n- 零拷贝 ❌\n"));
}

#[test]
fn outlines_of_several_levels() {
    expect![[r#"
        .    # 面试
        .    
        Q-   - 自我介绍
              ^ 自我介绍 · in 面试
        .    - 八股（基础分，可以省略） 10 min
        .      - js 基础
        Q✗       - 原型链 ❌
              ^ 原型链 · in js 基础
        .      - css 基础
        Q✗       - 居中 ❌
              ^ 居中 · in css 基础
        .    - 算法
        Q✓     - 三数之和 ✅
              ^ 三数之和 · in 算法
    "#]].assert_eq(&picture(
        "# 面试\n\n- 自我介绍\n- 八股（基础分，可以省略） 10 min\n  - js 基础\n    - 原型链 ❌\n  - css 基础\n    - 居中 ❌\n- 算法\n  - 三数之和 ✅\n",
    ));
}
