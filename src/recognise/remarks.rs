//! Remarks about the interview among its questions (`总的来说面试官人很好`, `总结：还行`), and about
//! how an answer went (`没答上来`).

use super::asking::{Asks, ends_asking};
use super::lexicon::{Lexicon, Word};
use super::page::Page;
use super::rounds;
use super::rows::{Kind, Row};
use super::runs::Item;
use super::{Mark, Said};

/// Words that start a remark.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "总的来说", "总体来说", "总体来看", "总体感觉", "总体上", "整体来说", "整体感觉", "整体上", "整体难度",
    "感觉", "面试官人", "面试官很", "面试官比较", "面试官态度", "面试官全程", "面试官挺", "面试官还",
    "面试官非常", "面试官迟到", "面试体验", "面试难度", "面试感受", "许愿", "第二天", "过了几天", "一周后",
    "面完", "问的问题", "问的都", "问的比较", "问得比较", "整體", "總體", "感覺", "面試官人", "面試官很", "当场", "已挂", "已凉", "凉了", "挂了", "秒挂", "攒人品", "求好运", "攒攒人品", "求大佬", "求各位", "求佬", "求求", "求捞",
    "求过", "求offer", "求 offer", "求个offer", "求个 offer", "求二面", "求三面", "面试官nice", "面试官 nice", "面试官特别", "面试官好好", "面试官超",
    "祈祷", "等消息", "等通知", "等结果", "等后续", "蹲一个", "蹲个",
];

/// Labels of what is said about the interview, before a colon.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "总结", "小结", "结论", "面试总结", "感受", "感想", "面试感受", "反思", "复盘", "面试复盘", "心得", "体会",
    "结果", "面试结果", "最终结果", "后续", "ps", "面试官评价", "面试官反馈", "反馈", "评价", "体验", "面试体验", "时长",
    "面试时长", "难度", "面试难度", "氛围", "面试氛围", "岗位", "部门", "地点", "base", "面试官",
    "面试形式", "形式", "timeline", "时间线", "bg", "背景", "流程", "公司", "轮次", "日期", "时间", "面试时间", "面试日期",
    "總結", "結果", "備註", "面試心得", "面试流程", "interviewer", "interviewers", "vibe", "duration", "format",
    "process", "overall", "impression", "mood",
];

/// Whether an item tells about the interview instead of asking.
pub(crate) fn is_remark(page: &Page<'_>, item: &Item) -> bool {
    let tells_of_it = || item.asks < Asks::Plainly && tells(page.content(item.row));
    if item.wording.mark == Mark::None {
        tells_of_it() || is_step(page, item.row)
    } else {
        is_round(page, item)
    }
}

/// `- HR 面 ❌`, in a list of the rounds there were: how one went, not what was asked.
fn is_round(page: &Page<'_>, item: &Item) -> bool {
    /// No round alone is called longer, in bytes.
    const LONGEST: usize = 24;
    item.wording.text.len() <= LONGEST
        && item.asks < Asks::Plainly
        && rounds::read(page.lexicon, page.text, item.wording.text).is_some()
}

/// A list of steps begins no more lines above one of them.
const STEPS: usize = 12;

/// Whether the item is in a list right below `流程：` or another label of what is told of the
/// interview, and does not end as questions do.
pub(crate) fn is_step(page: &Page<'_>, item: usize) -> bool {
    let is_label = |at: &usize| {
        let line = page.line(*at);
        page.rows[*at].kind == Kind::Text && line.ends_with(['：', ':']) && is_labelled(line)
    };
    let labels = page.told.get_or_init(|| (0..page.rows.len()).filter(is_label).collect());
    let above = labels.partition_point(|&label| label < item);
    let Some(label) = above.checked_sub(1).map(|above| labels[above]) else { return false };
    let own = page.rows[item];
    let is_in_list =
        |row: Row| row.indent > own.indent || row.kind == Kind::Bullet || row.is_numbered();
    let first = label + 1 + usize::from(page.rows[label + 1].is_blank());
    item - label <= STEPS
        && (first..item).all(|at| is_in_list(page.rows[at]))
        && !ends_asking(page.line(item))
}

/// Whether a line starts as remarks do, and does not ask.
pub(crate) fn tells(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '_', '>', ' ', '（', '(']);
    (opens(line) || is_labelled(line) || lasted(line)) && !ends_asking(line)
}

/// `聊项目 40 分钟`, `全程一小时`: how long it took.
fn lasted(line: &str) -> bool {
    const LONGEST: usize = 60;
    const COUNTS: &str = "一二两三四五六七八九十几半个多";
    if line.len() > LONGEST || !line.ends_with(['时', '钟']) {
        return false;
    }
    let unit = ["小时", "分钟"].iter().find_map(|unit| line.strip_suffix(unit));
    unit.is_some_and(|before| {
        before.trim_end().ends_with(|c: char| c.is_ascii_digit() || COUNTS.contains(c))
            && before.contains(['聊', '全', '共', '长', '面', '左', '约', '讲', '问'])
    })
}

fn opens(line: &str) -> bool {
    // Most lines begin with none of these.
    let may = line.starts_with([
        '总', '總', '整', '感', '面', '许', '第', '过', '一', '当', '已', '凉', '挂', '秒', '问',
        '攒', '求', '祈', '等', '蹲',
    ]);
    may && OPENINGS.iter().any(|word| line.starts_with(word))
}

/// Openings and labels of remarks that nobody takes for an answer right below a question, either.
#[rustfmt::skip]
const PLAIN_OPENINGS: &[&str] = &[
    "总的来说", "总体来说", "总体感觉", "整体来说", "整体感觉", "整体难度", "面试官人", "面试官态度", "面试官全程", "面试体验",
    "面试难度", "面试感受", "面试时长", "面试总结", "面试复盘", "面试结果", "面试氛围", "许愿", "一周后", "过了几天", "攒人品",
    "求好运", "總體", "整體", "攒攒人品", "求大佬", "求各位", "求佬", "求求", "求捞", "求过", "求offer", "求 offer", "求个offer", "求个 offer",
    "面试官nice", "面试官 nice", "面试官很nice", "面试官向我介绍", "面试官给我介绍", "面试官介绍了", "面试官特别", "面试官好好", "面试官超",
];

/// Whether a line starts as only remarks on the interview do, and does not ask: `面试时长 40 分钟`.
pub(crate) fn tells_of_interview(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '_', ' ', '（', '(']);
    let may = line.starts_with(['总', '總', '整', '面', '许', '一', '过', '攒', '求']);
    may && PLAIN_OPENINGS.iter().any(|word| line.starts_with(word)) && !ends_asking(line)
}

/// Labels of lines that end a list of questions: what stands below is about the writer.
#[rustfmt::skip]
pub(super) const CLOSINGS: &[&str] = &[
    "待改进", "改进", "改进点", "需要改进", "不足", "反思", "总结", "复盘", "收获", "教训", "感受", "心得",
    "建议", "后续计划", "下一步", "下次注意", "注意", "注意事项", "自我评价", "自我总结",
    "自我反思", "暴露的问题", "存在的问题", "不足之处", "薄弱点", "待补", "待补充", "待复习", "what went well", "what went wrong",
    "what i'd do differently", "what to improve", "areas to improve", "improvements", "todo", "takeaways", "next steps", "my notes",
];

/// Whether a heading says that what stands below is about the interview or the writer: `反思`.
pub(crate) fn is_about_interview(head: &str) -> bool {
    let core = head.trim_matches(['*', '：', ':', ' ']);
    let is = |known: &&str| core.eq_ignore_ascii_case(known);
    LABELS.iter().any(is) || CLOSINGS.iter().any(is)
}

/// Whether the line says nothing but that what stands below tells: `**待改进**`, `反思：`.
pub(crate) fn closes(line: &str) -> bool {
    let is_label = line.starts_with("**") || line.ends_with(['：', ':']);
    is_label && line.len() <= 40 && {
        let core = line.trim_matches(['*', '：', ':', ' ']);
        CLOSINGS.iter().any(|known| core.eq_ignore_ascii_case(known))
    }
}

/// `结论：挂，不知道为什么`: how it ended, whatever else is said of it.
pub(crate) fn is_verdict(line: &str) -> bool {
    // Most lines begin otherwise.
    if !line.starts_with(['*', '_', ' ', '结', '面', '最']) {
        return false;
    }
    let line = line.trim_start_matches(['*', '_', ' ']);
    ["结论", "结果", "面试结果", "最终结果"]
        .iter()
        .any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(['：', ':'])))
}

/// `总结：还行`
fn is_labelled(line: &str) -> bool {
    let Some(colon) = line.char_indices().take(16).find(|(_, c)| matches!(c, '：' | ':')) else {
        return false;
    };
    let label = line[..colon.0].trim_matches(['*', '_', ' ']);
    LABELS.iter().any(|known| label.eq_ignore_ascii_case(known))
}

/// Signs of a remark beside its verdict words: `这个真不知道`, `没答上来，写出来了一半`.
const REMARK_SIGNS: &str = "了的啊吧呢这那个真完全就都还也太很有点一下大概当时答说讲写做想回上下出来得没不会好半个没给我他面试官提示然后但是自己里边确实块怎么两三几次些具体细节题十分钟半天五小时听才面根本笑、，,。.！!～~…-— ";

/// What a remark says of how the answer went, and whether it says nothing else.
pub(crate) fn said(lexicon: &Lexicon, remark: &str) -> (Option<Said>, bool) {
    let mut found = None;
    let mut forgot = 0;
    for hit in lexicon.words(remark) {
        let said = match hit.word {
            Word::SaidFail => Said::Fail,
            Word::SaidPartial => Said::Partial,
            Word::SaidPass => Said::Pass,
            _ => continue,
        };
        let word = &remark[hit.start..hit.end];
        // 忘了参数 names what is not said; 不会加锁 may well be the answer.
        if said == Said::Fail && word != "不会" {
            forgot = forgot.max(word.chars().count());
        }
        if found != Some(Said::Fail) {
            found = Some(said);
        }
    }
    if found.is_none() {
        return (None, false);
    }
    // 304不会 names what was not known: a part. 这个真不知道 and 完全不会 name nothing.
    let names_a_part = remark.starts_with(|c: char| c.is_ascii_digit());
    if found == Some(Said::Fail) && names_a_part {
        return (Some(Said::Partial), false);
    }
    let length = remark.chars().count();
    let is_short = forgot > 0 && (length <= forgot + 4 || length <= 8);
    let is_bare = length <= 32 && is_nothing_but_remarks(lexicon, remark);
    (found, is_short || is_bare)
}

/// Words that stand beside the verdict in a remark in English: `completely blanked on this one`.
#[rustfmt::skip]
const REMARK_WORDS: &[&str] = &[
    "i", "completely", "totally", "just", "really", "kind", "sort", "of", "a", "bit", "on", "in", "at", "the", "this",
    "that", "it", "one", "all", "again", "and", "time", "here", "under", "pressure", "honestly", "sadly", "to", "had",
];

/// Whether nothing is left of a remark without its verdict words and what goes with them.
fn is_nothing_but_remarks(lexicon: &Lexicon, remark: &str) -> bool {
    let is_verdict = |word| matches!(word, Word::SaidFail | Word::SaidPartial | Word::SaidPass);
    let hits: Vec<_> = lexicon.words(remark).filter(|hit| is_verdict(hit.word)).collect();
    if remark.is_ascii() {
        let mut at = 0;
        return remark.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'').all(|word| {
            let start = at;
            at += word.len() + 1;
            hits.iter().any(|hit| (hit.start..hit.end).contains(&start))
                || word.is_empty()
                || REMARK_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
        });
    }
    remark.char_indices().all(|(at, c)| {
        REMARK_SIGNS.contains(c) || hits.iter().any(|hit| (hit.start..hit.end).contains(&at))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_openings_open() {
        for opening in super::OPENINGS {
            assert!(super::opens(opening), "{opening}");
        }
    }
}
