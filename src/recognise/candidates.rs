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
