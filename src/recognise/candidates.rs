//! Titles that say who was interviewed, where an interviewer keeps the record: `# 候选人L（后端 二面）`, and
//! lines that part the record of one day into candidates.
//!
//! ```text
//! 同学1：周某（硕士）
//! 1、讲讲损失函数怎么设计的
//! 同学2：吴某（本科）
//! ```

/// What such a title begins with.
const CANDIDATES: &[&str] =
    &["候选人", "候選人", "应聘者", "應徵者", "面试者", "面試者", "求职者", "同学", "candidate"];

/// What stands behind `候选人` at the start of a title.
fn behind_candidate(raw: &str) -> Option<&str> {
    CANDIDATES.iter().find_map(|word| {
        let head = raw.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then(|| &raw[word.len()..])
    })
}

/// Whether a title begins with who was interviewed: `候选人L（后端 二面）`.
pub(crate) fn names_candidate(raw: &str) -> bool {
    behind_candidate(raw.trim_start_matches(|c: char| !c.is_alphabetic())).is_some()
}

/// Surnames that most people have.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文";

/// Whether a name is that of a person, which says nothing where notes do not speak of candidates: 方正.
pub(crate) fn may_be_person(name: &str) -> bool {
    matches!(name.chars().count(), 2 | 3) && name.starts_with(|c| SURNAMES.contains(c))
}

/// Whether nobody but a person is called so: `张三`, `李某`, `王同学`.
pub(crate) fn is_person(name: &str) -> bool {
    const NOBODIES: &[&str] = &["张三", "李四", "王五", "赵六", "小明", "小红"];
    let is_someone =
        || ["某", "某某", "同学", "先生", "女士"].iter().any(|end| name.ends_with(end));
    NOBODIES.contains(&name) || name.chars().count() <= 5 && is_someone()
}

/// Whether a title says that candidates are recorded below it: `候选人面试记录`.
pub(crate) fn speaks_of_candidates(title: &str) -> bool {
    ["候选人", "候選人", "应聘者", "面试者", "求职者"].iter().any(|word| title.contains(word))
}

/// Whether a line is the title of one of several candidates and nothing else: `候选人2：李某（硕士）`.
pub(crate) fn counts_candidate(line: &str) -> bool {
    let Some(behind) = behind_candidate(line) else { return false };
    let behind = behind.trim_start_matches([' ', '#']);
    let is_count = |c: &char| {
        c.is_ascii_digit() || c.is_ascii_uppercase() || "一二三四五六七八九十".contains(*c)
    };
    let count: usize = behind.chars().take_while(is_count).map(char::len_utf8).sum();
    let rest = behind[count..].trim_start();
    (1..=4).contains(&count)
        && line.chars().count() <= 40
        && (rest.is_empty() || rest.starts_with(['：', ':', '（', '(', '，', ',']))
        && !rest.contains(['。', '？', '?', '！'])
}
