//! Lines and items with marks of their own, and what stands beside them.

use super::picture::picture;
use expect_test::expect;

#[test]
fn marked_items_beside_what_was_told_were_asked() {
    expect![[r#"
        I    # 云帆科技 后端 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 7
        .    
        Q-   1. 自我介绍
              ^ 自我介绍
        Q-a  2. 网关项目
              ^ 网关项目 · Indented
        |       1. 讲了鉴权和限流(他说他们也这么做)
        Q-      2. 限流放在哪一层？怎么扩容？
              ^ 限流放在哪一层？怎么扩容？
        Q✗      3. 令牌桶讲一下❌
              ^ 令牌桶讲一下
        Q✓   3. 进程和线程 ✅
              ^ 进程和线程
    "#]].assert_eq(&picture("# 云帆科技 后端 一面\n\n1. 自我介绍\n2. 网关项目\n   1. 讲了鉴权和限流(他说他们也这么做)\n   2. 限流放在哪一层？怎么扩容？\n   3. 令牌桶讲一下❌\n3. 进程和线程 ✅\n"));
}

#[test]
fn marks_before_items_go_on_from_those_around_them() {
    expect![[r#"
        I    # 松果互娱二面
              ^ interview: company 松果互娱, round 二面, date ?, to line 11
        .    
        Q✓   - ✅ 自我介绍
              ^ 自我介绍
        Q-   - 问我会不会 Rust 答：会一点（开始紧张）
              ^ 问我会不会 Rust 答：会一点（开始紧张）
        Q✗     - ❌ 所有权的规则
              ^ 所有权的规则
        Q✓a    - ✅ 常用的智能指针有哪些
              ^ 常用的智能指针有哪些 · Indented
        |        - Box、Rc、Arc
        .      - 后面就没再问这个
        Q-a  - 讲讲你们的消息链路
              ^ 讲讲你们的消息链路 · Indented
        |      - 客户端发请求，网关转发
        Q✗     - ❌ 然后问了长连接和短连接的区别（答得含糊）
              ^ 然后问了长连接和短连接的区别 · said to have failed
        Q✗     - ❌ 心跳的算法（我说没做过）
              ^ 心跳的算法（我说没做过）
    "#]].assert_eq(&picture("# 松果互娱二面\n\n- ✅ 自我介绍\n- 问我会不会 Rust 答：会一点（开始紧张）\n  - ❌ 所有权的规则\n  - ✅ 常用的智能指针有哪些\n    - Box、Rc、Arc\n  - 后面就没再问这个\n- 讲讲你们的消息链路\n  - 客户端发请求，网关转发\n  - ❌ 然后问了长连接和短连接的区别（答得含糊）\n  - ❌ 心跳的算法（我说没做过）\n"));
}

#[test]
fn marks_inside_of_what_is_weighed_are_no_questions() {
    expect![[r#"
        I    # 云帆科技一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 11
        .    
        Q✗   - 为什么选文档数据库？ ❌
              ^ 为什么选文档数据库？
        Q-a  - 讲讲你的缓存方案
              ^ 讲讲你的缓存方案 · Indented
        |       - ✅ 读得快
        |       - ❌ 一致性差
        Q-a  - 怎么做限流？
              ^ 怎么做限流？ · Indented
        |       - 先漏桶再令牌桶 ✅
        |       - 只用计数器 ❌
        Q-   - **优缺点**：
              ^ **优缺点**：
        Q✓      - 灵活，可实现动画 ✅
              ^ 灵活，可实现动画
        Q✗      - 实现复杂，对内存有要求 ❌
              ^ 实现复杂，对内存有要求
    "#]].assert_eq(&picture("# 云帆科技一面\n\n- 为什么选文档数据库？ ❌\n- 讲讲你的缓存方案\n   - ✅ 读得快\n   - ❌ 一致性差\n- 怎么做限流？\n   - 先漏桶再令牌桶 ✅\n   - 只用计数器 ❌\n- **优缺点**：\n   - 灵活，可实现动画 ✅\n   - 实现复杂，对内存有要求 ❌\n"));
}

#[test]
fn marked_lines_were_asked_however_long_they_are() {
    expect![[r#"
        I    ### 二面
              ^ interview: company ?, round 二面, date ?, to line 5
        .    
        Q-   连接池的大小怎么配置
              ^ 连接池的大小怎么配置 · Run
        Q✗   如果请求大多很短，建连接其实也有开销。那这种场景下还需要不需要连接池呢？❌
              ^ 如果请求大多很短，建连接其实也有开销。那这种场景下还需要不需要连接池呢？ · Run
        Q✗   内存模型（完全没看哈哈）❌
              ^ 内存模型（完全没看哈哈） · Run
        Q✓   什么是伪共享✅
              ^ 什么是伪共享 · Run
    "#]].assert_eq(&picture("### 二面\n\n连接池的大小怎么配置\n如果请求大多很短，建连接其实也有开销。那这种场景下还需要不需要连接池呢？❌\n内存模型（完全没看哈哈）❌\n什么是伪共享✅\n"));
}

#[test]
fn a_parenthesis_before_a_mark_keeps_no_line_out() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ?, to line 10
        .    
        Q-   讲讲索引
              ^ 讲讲索引 · Run
        .    
        Q✗   跳表的结构（没讲清楚，面试官又给我讲了一遍）❌
              ^ 跳表的结构（没讲清楚，面试官又给我讲了一遍） · Run
        .    
        Q✗   缓存怎么和库保持一致？（面试官：可以先更新库，再删缓存）❌
              ^ 缓存怎么和库保持一致？（面试官：可以先更新库，再删缓存） · Run
        .    
        Q✗   私有成员在子类中可以使用吗（不可以）❌
              ^ 私有成员在子类中可以使用吗（不可以） · Run
        .    
        Q✗   How do you shard it (said he would tell me later) ❌
              ^ How do you shard it (said he would tell me later) · Run
    "#]].assert_eq(&picture("# 云帆一面\n\n讲讲索引\n\n跳表的结构（没讲清楚，面试官又给我讲了一遍）❌\n\n缓存怎么和库保持一致？（面试官：可以先更新库，再删缓存）❌\n\n私有成员在子类中可以使用吗（不可以）❌\n\nHow do you shard it (said he would tell me later) ❌\n"));
}

#[test]
fn a_marked_line_ends_the_answer_above_it() {
    expect![[r#"
        Q✗   子类能访问私有成员吗（不能）❌
              ^ 子类能访问私有成员吗（不能） · Run
        .    
        Q✗   静态方法能被重写吗（不可以）❌
              ^ 静态方法能被重写吗（不可以） · Run
        .    
        Q✓   接口里能有字段吗（可以，都是常量）✅
              ^ 接口里能有字段吗（可以，都是常量） · Run
    "#]].assert_eq(&picture("子类能访问私有成员吗（不能）❌\n\n静态方法能被重写吗（不可以）❌\n\n接口里能有字段吗（可以，都是常量）✅\n"));
}

#[test]
fn marked_lines_that_tell_are_no_questions() {
    expect![[r#"
        I    # 云帆一面
              ^ interview: company 云帆, round 一面, date ? failed, to line 6
        .    
        Q✗   什么是回表？ ❌
              ^ 什么是回表？
        .    面试官人很好，聊得很开心 ✅
        .    感觉凉了 ❌
        .    已经发了感谢信 ❌
        .    松果科技（海外）　　内容推荐与视觉理解方向　　算法工程师　　2026.6.16-2pm ✅
    "#]].assert_eq(&picture("# 云帆一面\n\n什么是回表？ ❌\n面试官人很好，聊得很开心 ✅\n感觉凉了 ❌\n已经发了感谢信 ❌\n松果科技（海外）　　内容推荐与视觉理解方向　　算法工程师　　2026.6.16-2pm ✅\n"));
}

#[test]
fn replies_right_below_a_question_are_no_questions() {
    expect![[r#"
        Q-   云帆 8.26
              ^ 云帆 8.26 · Run
        .    
        Q✗   索引的分类 ❌
              ^ 索引的分类 · Run
        .    
        Q✗a  有没有碰到过死锁，怎么解决的❌
              ^ 有没有碰到过死锁，怎么解决的 · Indented
        |    没碰到过，说了下查看锁的命令
        .    
        Q✗a  How do you detect a leak? ❌
              ^ How do you detect a leak? · Indented
        |    Never had one, guessed a profiler
        .    
        Q✓   mvcc ✅
              ^ mvcc · Run
        .    
        Q-   为什么用树不用散列表
              ^ 为什么用树不用散列表 · Run
    "#]].assert_eq(&picture("云帆 8.26\n\n索引的分类 ❌\n\n有没有碰到过死锁，怎么解决的❌\n没碰到过，说了下查看锁的命令\n\nHow do you detect a leak? ❌\nNever had one, guessed a profiler\n\nmvcc ✅\n\n为什么用树不用散列表\n"));
}

#[test]
fn code_at_the_end_of_a_log_keeps_no_question_out() {
    expect![[r#"
        .    2023.4.1 10：00 时长：40min
        .    
        .    
        Q-   域名怎么解析？
              ^ 域名怎么解析？ · Run
        .    
        Q-   本地的缓存会更新嘛？
              ^ 本地的缓存会更新嘛？ · Run
        .    
        .    
        Q-a  握手时伪造证书怎么办？
              ^ 握手时伪造证书怎么办？ · Indented
        |    
        |    -验证签名
        .    
        Q✗a  两种引擎的区别？ ❌
              ^ 两种引擎的区别？ · Indented
        |    
        |    -AES？对称的都差不多。
        |    
        |    -AES？看情况。
        .    
        Q-a  锁的范围？
              ^ 锁的范围？ · Indented
        |    
        |    -行锁
        |    
        |    -还有表锁
        |    
        |    ```rust
        |    fn main() {
        |        println!("1");
        |    
        |        let a = 1;
        |        let b = 2;
        |        let c = 3;
        |        let d = 4;
        |        let e = 5;
        |        let f = 6;
        |        let g = 7;
        |        let h = 8;
        |        let i = 9;
        |    }
        |    ```
    "#]].assert_eq(&picture("2023.4.1 10：00 时长：40min\n\n\n域名怎么解析？\n\n本地的缓存会更新嘛？\n\n\n握手时伪造证书怎么办？\n\n-验证签名\n\n两种引擎的区别？ ❌\n\n-AES？对称的都差不多。\n\n-AES？看情况。\n\n锁的范围？\n\n-行锁\n\n-还有表锁\n\n```rust\nfn main() {\n    println!(\"1\");\n\n    let a = 1;\n    let b = 2;\n    let c = 3;\n    let d = 4;\n    let e = 5;\n    let f = 6;\n    let g = 7;\n    let h = 8;\n    let i = 9;\n}\n```\n"));
}

#[test]
fn a_section_beside_interviews_is_one_if_its_lines_have_marks() {
    expect![[r#"
        .    # 面经
        .    
        I    ## 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 5
        Q-   	讲讲闭包
              ^ 讲讲闭包 · Run
        Q✓   	原型链✅
              ^ 原型链 · Run
        Q-   	事件循环
              ^ 事件循环 · Run
        .    
        I    ## 松果数据 二面
              ^ interview: company 松果数据, round 二面, date ?, to line 9
        Q-   	什么是回表？
              ^ 什么是回表？ · Run
        Q-   	最左前缀
              ^ 最左前缀 · Run
        .    
        I    ## 某四小龙 实习 视觉
              ^ interview: company 某四小龙, round ?, date ?, to line 16
        .    	项目
        Q✗   	门控的细节，和循环网络比较❌
              ^ 门控的细节，和循环网络比较 · Run
        Q-   	各种检测方法
              ^ 各种检测方法 · Run
        Q✓   	向量怎么初始化✅
              ^ 向量怎么初始化 · Run
        Q-   	变量在堆里还是栈里
              ^ 变量在堆里还是栈里 · Run
        .    
        .    ## 复习路线
        .    	先看书
        .    	再刷题
        .    	最后做项目
    "#]].assert_eq(&picture("# 面经\n\n## 云帆科技 一面\n\t讲讲闭包\n\t原型链✅\n\t事件循环\n\n## 松果数据 二面\n\t什么是回表？\n\t最左前缀\n\n## 某四小龙 实习 视觉\n\t项目\n\t门控的细节，和循环网络比较❌\n\t各种检测方法\n\t向量怎么初始化✅\n\t变量在堆里还是栈里\n\n## 复习路线\n\t先看书\n\t再刷题\n\t最后做项目\n"));
}

#[test]
fn a_case_in_the_words_of_who_asks_was_asked() {
    expect![[r#"
        I    ### 一面
              ^ interview: company ?, round 一面, date ?, to line 5
        .    
        Q✓   循环器是每个线程一个吗✅
              ^ 循环器是每个线程一个吗 · Run
        Q-a  我要发一个延迟的消息，他怎么来做
              ^ 我要发一个延迟的消息，他怎么来做 · Indented
        |    我说用定时器，不知道怎么取消
        Q-   队列怎么排序？
              ^ 队列怎么排序？
    "#]].assert_eq(&picture("### 一面\n\n循环器是每个线程一个吗✅\n我要发一个延迟的消息，他怎么来做\n我说用定时器，不知道怎么取消\n队列怎么排序？\n"));
}

#[test]
fn columns_headed_as_answers_in_more_words_answer() {
    expect![[r#"
        .    ## 面试题
        .    
        .    | 问题 | 我的回答要点 | 回答情况 |
        .    |---|---|---|
        Q✗a  | 两种占位符的区别？ ❌ | 预编译和直接拼接 | 一般 |
              ^ 两种占位符的区别？ · Inline · in 面试题
        Q✗   | 拦截器怎么注册？ ❌ | *待填写* | 差 |
              ^ 拦截器怎么注册？ · in 面试题
    "#]].assert_eq(&picture("## 面试题\n\n| 问题 | 我的回答要点 | 回答情况 |\n|---|---|---|\n| 两种占位符的区别？ ❌ | 预编译和直接拼接 | 一般 |\n| 拦截器怎么注册？ ❌ | *待填写* | 差 |\n"));
}

#[test]
fn an_item_that_opens_a_list_of_what_was_asked_and_replied() {
    expect![[r#"
        I    # 云帆科技 一面
              ^ interview: company 云帆科技, round 一面, date ?, to line 6
        .    
        Q-   1. 自我介绍
              ^ 自我介绍
        .    2. 第三部分 问答：
        Q-a      1. 主要的分析工具是什么：表格和查询
              ^ 主要的分析工具是什么 · Inline · in 第三部分 问答：
        Q-a      2. 团队有多少人：目前八个，年底会再招两个
              ^ 团队有多少人 · Inline · in 第三部分 问答：
        Q-a      3. 业务怎么赚钱的：广告和会员
              ^ 业务怎么赚钱的 · Inline · in 第三部分 问答：
    "#]].assert_eq(&picture("# 云帆科技 一面\n\n1. 自我介绍\n2. 第三部分 问答：\n    1. 主要的分析工具是什么：表格和查询\n    2. 团队有多少人：目前八个，年底会再招两个\n    3. 业务怎么赚钱的：广告和会员\n"));
}

#[test]
fn fields_over_what_was_asked_head_it() {
    expect![[r#"
        .    # 面试
        .    
        .    ## 数据库
        Q-   - 怎么查重复的行
              ^ 怎么查重复的行 · in 数据库
        .    - 数据拆分问题
        Q-     - 什么是垂直拆分，什么是水平拆分
              ^ 什么是垂直拆分，什么是水平拆分 · in 数据拆分问题
        Q-     - 拆表要注意那些事项
              ^ 拆表要注意那些事项 · in 数据拆分问题
        Q-     - 拆表后怎么建索引
              ^ 拆表后怎么建索引 · in 数据拆分问题
        .    - 数据复制问题
        Q✗     - 复制有哪几种？ ❌
              ^ 复制有哪几种？ · in 数据复制问题
        Q-     - 简述主从复制
              ^ 简述主从复制 · in 数据复制问题
    "#]].assert_eq(&picture("# 面试\n\n## 数据库\n- 怎么查重复的行\n- 数据拆分问题\n  - 什么是垂直拆分，什么是水平拆分\n  - 拆表要注意那些事项\n  - 拆表后怎么建索引\n- 数据复制问题\n  - 复制有哪几种？ ❌\n  - 简述主从复制\n"));
}
