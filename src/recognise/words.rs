//! The word tables of the lexicon, with where each was met.

/// Interrogatives: a line that holds one asks something (bare lines of pasted logs).
#[rustfmt::skip]
pub(super) const ASKING: &[&str] = &[
    "什么", "啥", "怎么", "怎样", "咋", "如何", "为什么", "为何", "哪些", "哪个", "哪几", "哪种",
    "哪里", "哪一", "几种", "几个", "几次", "多少", "是否", "能否", "可否", "能不能", "会不会",
    "有没有", "是不是", "可不可以", "要不要", "需不需要", "用过吗", "了解吗", "区别", "差别",
    "异同", "不同点", "优缺点", "是谁", "由谁", "what", "how", "why", "which", "when", "difference",
    "differences", "difference between",
    // Traditional characters.
    "什麼", "怎麼", "怎樣", "為什麼", "為何", "哪種", "哪裡", "幾種", "幾個", "幾次", "會不會",
    "有沒有", "需不需要", "用過嗎", "了解嗎", "區別", "差別", "差異", "異同", "不同點", "優缺點",
    "是誰",
];

/// Requests: a line that starts with one asks for something.
#[rustfmt::skip]
pub(super) const REQUESTS: &[&str] = &[
    "自我介绍", "讲讲", "讲一下", "讲下", "讲一讲", "写一下", "介绍下", "解释下", "实现一下", "讲解", "说说", "说一下", "说下", "说一说",
    "说出", "举出", "讲一个", "说一个", "请", "谈谈", "谈一谈", "谈一下", "聊聊", "聊一聊", "介绍", "解释", "描述", "简述",
    "阐述", "概述", "详述", "列举", "举例", "手写", "手撕", "手动实现", "实现", "设计", "写一个",
    "写个", "写出", "编写", "证明", "判断", "给定", "给出", "给一个", "给个", "求", "比较",
    "对比", "分析", "反问", "翻转", "反转", "合并", "查找", "寻找", "算法题", "编程题", "智力题",
    "场景题", "手撕代码", "代码题", "做题", "问", "考察", "咨询了", "如果", "假如", "假设", "对于", "你",
    "了解", "知道", "explain", "describe", "tell me", "name", "list", "compare", "define",
    "implement", "design", "write", "discuss", "give", "can you", "could you", "do you",
    "did you", "have you", "are there", "is it", "is there", "true or false", "walk me",
    "introduce", "demonstrate", "suppose", "in which", "on which", "where",
    // Traditional characters.
    "自我介紹", "講講", "講一下", "講解", "說說", "說一下", "說明", "請", "談談", "介紹", "解釋",
    "簡述", "闡述", "列舉", "舉例", "手寫", "實作", "實現", "設計", "寫一個", "寫出", "給定",
    "比較", "對比", "反問", "如果", "假設",
];

/// Nouns of what is usually asked about; weaker evidence, for short lines among questions.
#[rustfmt::skip]
pub(super) const SUBJECTS: &[&str] = &[
    "原理", "作用", "机制", "流程", "过程", "优点", "缺点", "优势", "劣势", "特点", "特性",
    "场景", "方法", "方式", "底层", "实现", "用途", "条件", "步骤", "源码", "用法", "对比",
    "关系", "理解", "概念", "策略", "模型", "问题", "结构", "生命周期", "三次握手", "四次挥手",
    "算法", "排序", "链表", "二叉树", "索引", "分类", "类型", "原因", "时机", "规则", "协议",
    "状态码", "隔离级别", "面试题", "复杂度", "应用", "含义", "意义", "方案", "难点", "亮点",
    "思路", "介绍", "代码题", "笔试题", "架构", "优化", "排查", "解决", "举例", "设计", "定义",
    "离职", "裸辞", "空窗期", "职业规划", "期望薪资", "薪资期望", "入职时间", "何时入职", "印象深刻",
    "调度", "锁", "线程", "进程", "协程", "缓存", "事务", "leetcode", "lru", "topk", "vs", "versus",
    // Traditional characters.
    "機制", "過程", "優點", "缺點", "優勢", "特點", "場景", "實現", "實作", "條件", "步驟", "關係",
    "策略", "結構", "類型", "規則", "協定", "狀態碼", "複雜度", "應用", "優化", "演算法", "鎖",
    "執行緒", "快取", "資料結構", "二元樹", "生命週期", "交握",
];

/// Words by which a line tells what happened instead of asking.
#[rustfmt::skip]
pub(super) const TELLING: &[&str] = &[
    "面试官说", "面试官讲", "面试官人", "面试官好", "面试官很", "感觉", "面完", "然后就",
    "总的来说", "总体", "许愿", "希望能", "溜了", "凉了", "挂了", "gg了", "的面试官", "面试难度",
    "投了", "投的", "约了", "收到offer", "发offer", "攒人品", "感谢", "哈哈", "这里我", "展开讲",
    "已oc", "结束", "给大家带来", "给大家分享", "感兴趣的朋友",
];

/// Words before a colon that start an answer (survey of public notes).
#[rustfmt::skip]
pub(super) const ANSWER_LABELS: &[&str] = &[
    "答案", "参考答案", "标准答案", "答", "解答", "回答", "解析", "解析如下", "答案解析",
    "答案与解析", "题目解析", "参考代码", "分析", "分析和答案", "结果", "运行结果", "输出结果", "典型回答",
    "我的回答", "我的答案", "改进后的回答", "参考回答", "正确回答", "更好的回答", "标准回答",
    "示例回答", "回答要点", "解题思路", "思路", "解法", "参考解析", "问题解答", "参考", "a",
    "answer", "answers", "ans", "my answer", "correct answer", "better answer",
    "correct / better answer", "correct/better answer", "solution", "sample answer",
    "expected answer", "model answer", "ideal answer",
];

/// What people write where an answer is still missing.
#[rustfmt::skip]
pub(super) const EMPTY_ANSWERS: &[&str] = &[
    "todo", "tbd", "tba", "fixme", "wip", "n/a", "none", "null", "xxx", "待补充", "待填",
    "待填写", "待完善", "待整理", "待更新", "待续", "待定", "待补", "未完待续", "略", "暂无",
    "暂略", "无答案", "没有答案", "补充中", "整理中", "空", "fill in", "to be done",
    "coming soon", "未整理", "还没写", "没写", "look up later", "toc", "待学习", "待复习", "待查",
    "回头补", "之后补", "后面补", "有空补", "后续补充", "稍后补充", "回头看",
    // What is said of the question and does not answer it.
    "重点", "高频", "中频", "低频", "必背", "要背", "必考", "常考", "回去看", "再看", "再看看", "要复习", "需要复习", "要补",
    "需要补", "二刷", "三刷", "x2", "x3", "again", "review", "need to review", "needs review", "to review",
    // How it went, and nothing of what was asked.
    "超时", "tle", "timed out", "ac", "凉", "寄", "见下", "无",
    // What was done about it since.
    "已补", "已看", "已会", "已复习", "已掌握", "已整理", "看过了", "补了",
];

/// Verbs of what is done about a question that went badly; `查` and `读` may well begin an answer.
#[rustfmt::skip]
pub(super) const STUDYING: &[&str] = &[
    "补", "看", "复习", "复盘", "背", "刷", "学", "整理", "总结", "巩固", "练", "回顾", "搞懂", "弄懂", "注意",
];

/// The same in English, as whole words.
#[rustfmt::skip]
pub(super) const STUDY_WORDS: &[&str] = &[
    "review", "revisit", "study", "read", "watch", "look", "learn", "relearn", "practice", "practise", "brush",
    "recap", "check", "memorize", "memorise",
];

/// Words before such a verb that say when, or how urgent it is.
#[rustfmt::skip]
pub(super) const SOON: &[&str] = &[
    "下次面试前", "下次", "下回", "回头", "回去", "回家", "有空", "有时间", "周末", "今晚", "明天", "改天", "记得", "抓紧", "赶紧",
    "好好", "务必",
];

/// Other words before such a verb.
#[rustfmt::skip]
pub(super) const TO_DO: &[&str] = &[
    "需要", "要", "得", "需", "再", "还", "应该", "之后", "以后", "后面", "后续", "稍后", "重新", "去", "先", "自己",
    "一定", "必须", "待",
];

/// The writer says that the answer failed (only in words; never makes a warning by itself).
#[rustfmt::skip]
pub(super) const SAID_FAIL: &[&str] = &[
    "不会", "不知道", "不清楚", "不太清楚", "不了解", "不太了解", "没研究过", "忘了", "忘记", "没答上来", "没答上",
    "答不上", "答不出", "答不清", "答得不好", "回答不好", "没答好", "不懂", "没用过", "没了解",
    "没看过", "没写出", "写不出", "想不起", "不记得", "没听过", "没想出", "不太会", "不熟",
    "没接触",
    "没听说过", "没处理好", "时间不够", "答反了", "瞎说", "瞎编", "乱说", "瞎猜", "很乱", "人傻了", "人麻了", "我懵了",
    "不满意", "准备不足", "才反应过来", "没怎么看", "没细看", "没深入", "没准备", "没复习", "没背", "未答出", "说不出", "没说出", "没答出", "没回答", "没做出", "没写完", "没做完", "没想起", "没讲出",
    "didn't know", "didn’t know", "did not know", "don't know", "don’t know", "no idea", "forgot",
    "couldn't answer", "couldn’t answer", "could not answer", "ran out of time", "didn't finish",
    "didn’t finish", "did not finish", "couldn't finish", "couldn’t finish", "couldn't solve",
    "couldn’t solve", "no clue", "got stuck", "not sure", "wasn't sure", "wasn’t sure",
    "never heard of", "blanked", "froze", "rambled", "messed up", "bombed", "couldn't explain", "couldn’t explain",
    "一片空白", "没思路", "没有思路", "答错了", "卡住了", "没讲清楚", "没说清楚", "没讲好", "讲得不好", "说得不好",
    "很模糊", "比较模糊", "答得模糊", "很含糊", "比较含糊", "答得含糊",
    // Traditional characters.
    "不會", "不瞭解", "忘記", "沒答上來", "沒答出", "答得不好", "沒用過", "想不起", "不記得",
    "沒聽過", "不太會", "不熟", "沒寫出", "沒寫完", "寫不出",
];

/// The writer says that a part of the answer was right.
#[rustfmt::skip]
pub(super) const SAID_PARTIAL: &[&str] = &[
    "只", "部分", "被打断", "思路对", "提示后答出", "提示才答出", "过了样例", "一半", "不全", "大概", "没答全", "有点", "不够深",
];

/// The writer says that the answer was right.
#[rustfmt::skip]
pub(super) const SAID_PASS: &[&str] = &[
    "答上来了", "点头", "被表扬", "100%", "答对", "都能回答", "秒了", "ac了", "写出来了",
    "做出来了", "答得不错",
];

/// Rounds as whole words; `一面` and its like are read by rule (`title`).
#[rustfmt::skip]
pub(super) const ROUNDS: &[&str] = &[
    "hr", "hr面", "hr 面", "技术面", "主管面", "交叉面", "boss面", "总监面", "leader面", "终面", "笔试",
    "机试", "群面", "加面", "初面", "复试", "复面", "初试", "电话面", "电面", "视频面", "现场面",
    "业务面", "部门面", "cto面", "vp面", "gm面", "oc", "ai面", "技术面试", "hr面试",
    "phone screen", "phone interview", "onsite", "on-site", "hr round", "technical round", "online assessment",
    "final round", "screening", "hm round", "hiring manager round", "behavioral round", "bar raiser",
    "coding round", "tech screen", "technical screen", "recruiter screen", "recruiter call", "virtual onsite",
    "hm screen", "hm chat", "hm call", "hm interview", "hiring manager call", "hiring manager screen", "super day", "loop day",
];

/// An interview went well; a verdict word, tested after [`FAILED`].
#[rustfmt::skip]
pub(super) const PASSED: &[&str] = &[
    "面试通过", "已通过", "通过", "过了", "过", "已过", "offer", "已oc", "已 oc", "意向书", "拿到offer", "pass",
    "passed", "selected", "accepted", "hired", "已上岸", "上岸", "录用", "通過", "已通過", "錄取", "錄用",
];

/// An interview went badly.
#[rustfmt::skip]
pub(super) const FAILED: &[&str] = &[
    "不通过", "未通过", "没通过", "没过", "挂了", "已挂", "挂", "凉经", "凉了", "凉凉", "已凉",
    "凉", "被拒", "拒了", "感谢信", "寄了", "寄", "fail", "failed", "rejected", "rejection",
    "not selected", "no offer", "未通過", "不通過", "沒過", "掛了", "感謝信",
];

/// Companies that are written without a suffix such as 科技; lets a title be cut after the name.
#[rustfmt::skip]
pub(crate) const COMPANIES: &[&str] = &[
    "字节跳动", "字节", "腾讯", "阿里巴巴", "阿里云", "阿里", "蚂蚁集团", "蚂蚁金服", "蚂蚁",
    "淘天", "淘宝", "阿里妈妈", "地平线", "度小满", "第四范式", "欧科云链", "百度", "美团", "京东", "滴滴", "快手", "小米", "华为", "网易", "拼多多",
    "知乎", "哔哩哔哩", "bilibili", "b站", "小红书", "携程", "去哪儿", "贝壳", "360", "虾皮",
    "shopee", "shein", "oppo", "vivo", "联想", "中兴", "大疆", "商汤", "旷视", "科大讯飞", "讯飞",
    "用友网络", "用友", "头条", "金蝶", "深信服", "奇安信", "海康威视", "海康", "汇川技术", "汇川", "大华", "顺丰",
    "唯品会", "微众银行", "微众", "招银网络", "招商银行", "平安", "中国移动", "中国电信",
    "中国联通", "同程", "得物", "米哈游", "莉莉丝", "完美世界", "搜狐", "搜狗", "新浪", "微博",
    "爱奇艺", "优酷", "斗鱼", "虎牙", "富途", "老虎证券", "货拉拉", "作业帮", "猿辅导", "好未来",
    "高途", "跟谁学", "满帮", "经纬恒润", "理想汽车", "理想", "蔚来", "小鹏", "比亚迪", "吉利",
    "荣耀", "传音", "金山办公", "金山wps", "金山云", "金山", "wps", "饿了么", "高德", "钉钉",
    "飞书", "58同城", "58", "陌陌", "脉脉", "boss直聘", "cvte", "锐捷网络", "锐捷", "新华三",
    "h3c", "浪潮", "亚信", "神州数码", "东软", "软通动力", "中软国际", "迅雷", "欢聚时代",
    "喜马拉雅", "酷狗", "酷家乐", "有赞", "微盟", "叮咚买菜", "盒马", "途虎", "転转", "转转",
    "google", "microsoft", "amazon", "meta", "apple", "intel", "nvidia", "ibm", "oracle",
    "shopify", "uber", "netflix", "tiktok", "paypal", "ebay",
];

/// What goes on a listed company's name without a blank, and makes it one of its firms or products.
#[rustfmt::skip]
pub(super) const COMPANY_PARTS: &[&str] = &[
    "科技", "集团", "公司", "互娱", "汽车", "物流", "金融", "证券", "音乐", "优选", "旅行", "云音乐", "云智", "网盘",
    "国际站", "外卖", "数科", "文学", "文娱", "影业", "严选", "有道", "雷火", "打车", "买菜",
];

/// The same, but also the beginning of what the job was about: `智能` of `云帆智能`, not of
/// `云帆智能驾驶`.
#[rustfmt::skip]
pub(super) const COMMON_COMPANY_PARTS: &[&str] = &[
    "云", "国际", "健康", "地图", "数字", "医疗", "保险", "银行", "信息", "网络", "通信", "软件", "电子", "支付", "智能",
    "云智能",
];

/// What a company's name ends in.
#[rustfmt::skip]
pub(super) const COMPANY_ENDINGS: &[&str] = &[
    "科技", "公司", "集团", "银行", "网络", "信息", "软件", "证券", "保险", "汽车", "游戏",
    "直播", "互娱", "数据", "智能", "电子", "通信", "云", "时代", "网", "传媒", "教育", "物流",
    "金融", "资本", "重工", "制药", "医药", "影业", "电器", "能源", "数科", "出行", "医疗", "航空", "半导体", "股份", "控股", "快递", "技术有限公司", "研究院", "研究所", "基地", "inc", "inc.", "ltd", "corp",
    "集團", "銀行", "網路", "資訊", "軟體", "證券", "電子", "遊戲", "傳媒", "金控", "保險",
];

/// Ends of topics that end as companies do: `计算机网络`, `大数据`.
pub(super) const TOPIC_ENDINGS: &[&str] = &[
    "计算机网络",
    "神经网络",
    "卷积网络",
    "残差网络",
    "对抗网络",
    "容器网络",
    "社交网络",
    "计网络",
    "计网",
    "大数据",
    "元数据",
    "结构化数据",
    "人工智能",
    "个人信息",
    "基本信息",
    "公司信息",
    "面试信息",
    "岗位信息",
    "程通信",
    "时通信",
    "间通信",
    "向通信",
    "步通信",
    "组件通信",
    "交互通信",
    "网络通信",
    "串口通信",
    "跨域通信",
    "页面通信",
    "互联网",
    "物联网",
    "局域网",
    "内网",
    "外网",
    "官网",
    "計算機網路",
    "神經網路",
    "區域網路",
    "以太网",
    "上云",
    "点云",
];

/// Words in the titles of lists of what went wrong with a program.
#[rustfmt::skip]
pub(super) const FAULTS: &[&str] = &[
    "线上问题", "已知问题", "遗留问题", "生产问题", "现网问题", "待解决问题", "历史问题", "事故", "缺陷", "踩坑",
    "incident", "postmortem", "known issues", "bug",
];

/// What the requirements of a job begin with.
#[rustfmt::skip]
pub(super) const REQUIREMENTS: &[&str] = &[
    "熟悉", "熟练", "掌握", "精通", "具备", "具有", "了解", "有", "能够", "良好", "扎实", "本科", "硕士", "热爱", "负责", "参与",
];

/// Headings of lists of links and the like, besides those of reviews (`remarks`): never a question.
#[rustfmt::skip]
pub(super) const RESOURCES: &[&str] = &[
    "相关连接", "相关链接", "参考", "参考资料", "参考链接", "参考文献", "参考文章", "资源", "书籍", "博客", "推荐阅读", "推荐书籍", "延伸阅读",
    "扩展阅读", "相关阅读", "学习资料", "链接", "references", "reference", "links", "resources",
    "further reading", "see also", "books", "目录", "toc", "table of contents", "contents", "摘要",
    "前言", "说明", "备注", "更新日志", "changelog", "license", "附录", "致谢", "写在前面", "写在最后", "面试总结", "小结",
    "结语", "面试心得", "面试感受", "感想", "summary", "thoughts", "overall thoughts", "reflection",
    "reflections", "impressions", "feedback", "contributing", "credits", "acknowledgements",
    "key takeaways", "action items", "lessons learned", "notes", "考察重点", "导航", "个人简介", "面试思考",
    "是否录用", "是否推荐录用", "是否推荐", "录用建议", "社招面试", "岗位要求", "任职要求", "职位要求", "职位描述", "岗位职责", "岗位描述", "jd", "job description", "requirements",
];

/// Verbs of statements; a short line with one tells instead of naming what was asked.
#[rustfmt::skip]
pub(super) const STATING: &[&str] = &[
    "分为", "属于", "就是", "指的是", "是指", "称为", "叫做", "表示", "意味着", "分别是", "分别有", "主要有", "主要是", "不能",
    "相当于", "等同", "必须", "可以声明", "可以使用", "支持", "不支持", "适合", "适用于", "例如", "比如说", "会导致", "才能", "通过",
    "面试",
];
