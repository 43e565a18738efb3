//! Lists of what somebody should know, with a mark behind each item and no word that asks.

use super::picture::picture;
use expect_test::expect;

#[test]
fn in_a_pile_of_questions_marked_bullets_are_questions() {
    expect![[r#"
        .    # 后端八股
        .    
        .    ## Redis
        .    
        Q✗   - 主从复制 ❌
              ^ 主从复制 · in Redis
        Q✓a  - 过期删除 ✅
              ^ 过期删除 · Indented · in Redis
        |      惰性加定期
        .    
        .    ## 网络
        .    
        Q✓   - 拥塞控制 ✅
              ^ 拥塞控制 · in 网络
        Q✗   - 粘包 ❌
              ^ 粘包 · in 网络
    "#]].assert_eq(&picture(
        "# 后端八股\n\n## Redis\n\n- 主从复制 ❌\n- 过期删除 ✅\n  惰性加定期\n\n## 网络\n\n- 拥塞控制 ✅\n- 粘包 ❌\n",
    ));
    expect![[r#"
        .    # Interview prep
        .    
        .    ## OS
        .    
        Q✓   - paging ✅
              ^ paging · in OS
        Q✗   - context switches ❌
              ^ context switches · in OS
        Q✗   - priority inversion ❌
              ^ priority inversion · in OS
    "#]].assert_eq(&picture(
        "# Interview prep\n\n## OS\n\n- paging ✅\n- context switches ❌\n- priority inversion ❌\n",
    ));
}

#[test]
fn one_bullet_beside_a_marked_list() {
    expect![[r#"
        .    # 云帆 面试
        .    
        Q✓   - 进程和线程 ✅
              ^ 进程和线程 · in 云帆 面试
        Q✗   - 虚拟内存 ❌
              ^ 虚拟内存 · in 云帆 面试
        .    
        .    ## 手撕
        .    
        Q✗   - 岛屿数量 ❌
              ^ 岛屿数量 · in 手撕
        .    
        .    ## 计划
        .    
        .    - 多练图论 ❌
    "#]].assert_eq(&picture(
        "# 云帆 面试\n\n- 进程和线程 ✅\n- 虚拟内存 ❌\n\n## 手撕\n\n- 岛屿数量 ❌\n\n## 计划\n\n- 多练图论 ❌\n",
    ));
}

#[test]
fn boxes_of_which_one_has_a_mark() {
    expect![[r#"
        .    ---
        .    title: 前端面试
        .    ---
        .    
        .    ## 框架
        .    
        Q-   - [ ] 虚拟列表
              ^ 虚拟列表 · in 框架
        Q✗   - [x] 路由守卫 ❌
              ^ 路由守卫 · in 框架
        Q-   - [ ] 组件通信
              ^ 组件通信 · in 框架
    "#]].assert_eq(&picture(
        "---\ntitle: 前端面试\n---\n\n## 框架\n\n- [ ] 虚拟列表\n- [x] 路由守卫 ❌\n- [ ] 组件通信\n",
    ));
}

#[test]
fn a_callout_that_asks_and_has_a_mark_needs_no_others() {
    expect![[r#"
        .    # 网络
        .    
        Q✗   > [!question] 粘包怎么处理 ❌
              ^ 粘包怎么处理 · in 网络
        .    
        .    > [!faq] 怎么安装
        .    > 下载就好
        .    
        .    > [!question] 怎么卸载
        .    > 删掉就好
    "#]].assert_eq(&picture(
        "# 网络\n\n> [!question] 粘包怎么处理 ❌\n\n> [!faq] 怎么安装\n> 下载就好\n\n> [!question] 怎么卸载\n> 删掉就好\n",
    ));
}

#[test]
fn lists_of_something_else_in_notes_on_interviews() {
    for other in [
        "# 面试准备\n\n- 投递云帆 ✅\n- 改简历 ❌\n",
        "# 面试准备\n\n## 本周计划\n\n- 图论 ✅\n- 简历 ❌\n",
        "# 面试项目\n\n## 功能\n\n- 弹幕 ✅\n- 倍速 ❌\n",
        "# 面试公司\n\n- 字节 ✅\n- 美团 ❌\n",
        "# 面试题\n\n## 浏览器支持\n\n- Chrome ✅\n- IE ❌\n",
        "# Interview prep\n\n## Plan\n\n- a mock with Ana ✅\n- the resume ❌\n",
        "# 面试记录\n\n- 这一场整体发挥得不错，聊得很开心，说了很多项目里的细节。 ✅\n- 迟到 ❌\n",
        "# 播放器\n\n- 弹幕 ✅\n- 倍速 ❌\n",
    ] {
        let picture = picture(other);
        assert!(picture.lines().all(|line| line.starts_with('.')), "{picture}");
    }
}
