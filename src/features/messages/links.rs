//! Sentences about links.

use super::either;
use crate::config::Language;

pub fn no_such_note(language: Language, name: &str) -> String {
    match language {
        Language::English => format!("There is no note “{name}”."),
        Language::Chinese => format!("没有名为“{name}”的笔记。"),
    }
}

pub fn no_such_file(language: Language, path: &str) -> String {
    match language {
        Language::English => format!("There is no file “{path}”."),
        Language::Chinese => format!("没有文件“{path}”。"),
    }
}

pub fn no_such_heading(language: Language, heading: &str, note: &str) -> String {
    match language {
        Language::English => format!("There is no heading “{heading}” in {note}."),
        Language::Chinese => format!("{note} 里没有标题“{heading}”。"),
    }
}

pub fn no_such_block(language: Language, block: &str, note: &str) -> String {
    match language {
        Language::English => format!("There is no block “{block}” in {note}."),
        Language::Chinese => format!("{note} 里没有块“{block}”。"),
    }
}

/// `names` are the first of `count` targets.
pub fn ambiguous_link(language: Language, count: usize, names: &[String]) -> String {
    let more = if count > names.len() { ", …" } else { "" };
    let names = names.join(", ");
    match language {
        Language::English => format!("This link fits {count} targets: {names}{more}"),
        Language::Chinese => format!("这个链接有 {count} 个可能的目标：{names}{more}"),
    }
}

/// `why` is a sentence.
pub fn dead_answer(language: Language, why: &str) -> String {
    match language {
        Language::English => format!("Marked ❌, and the link to its answer is dead. {why}"),
        Language::Chinese => format!("标了 ❌，而通往答案的链接是断的。{why}"),
    }
}

pub fn empty_answer(language: Language) -> &'static str {
    either(
        language,
        "Marked ❌, and the link to its answer leads to an empty section.",
        "标了 ❌，而链接通往的那一节是空的。",
    )
}

pub fn unread_answer(language: Language) -> &'static str {
    either(
        language,
        "Marked ❌, and the link to its answer leads to a file that is not read: it is hidden, ignored or kept elsewhere.",
        "标了 ❌，而链接通往的文件不会被读取：它是隐藏的、被忽略的，或存放在别处。",
    )
}

pub fn nothing_there(language: Language) -> &'static str {
    either(language, "*Nothing is written there yet.*", "*那里还什么都没写。*")
}

pub fn several_targets(language: Language, count: usize) -> String {
    match language {
        Language::English => format!("This link fits {count} targets:\n"),
        Language::Chinese => format!("这个链接有 {count} 个可能的目标：\n"),
    }
}

pub fn closed_notes(language: Language) -> &'static str {
    either(language, "Links in notes that are not open", "未打开的笔记里的链接")
}

/// The name of an edit, as an editor's list of undo steps shows it.
pub fn links_follow(language: Language) -> &'static str {
    either(language, "Links follow the renamed files", "链接跟随重命名的文件")
}

pub fn links_left_behind(language: Language) -> &'static str {
    either(
        language,
        "The editor refused to change the links to the renamed files; they still have the old names.",
        "编辑器拒绝修改指向已重命名文件的链接，这些链接仍是旧名称。",
    )
}

pub fn nothing_to_rename(language: Language) -> &'static str {
    either(
        language,
        "Nothing here can be renamed: put the cursor on a heading, a tag, a block id or a link.",
        "这里没有可以重命名的东西：请把光标放在标题、标签、块 ID 或链接上。",
    )
}

pub fn bad_tag(language: Language, name: &str) -> String {
    match language {
        Language::English => {
            format!("“{name}” is no tag: use letters, digits, emoji, “-”, “_” and “/”.")
        }
        Language::Chinese => format!("“{name}”不能作标签：请用文字、数字、emoji、“-”、“_”和“/”。"),
    }
}

pub fn not_written_yet(language: Language) -> &'static str {
    either(language, "not written yet", "还没有这篇笔记")
}

pub fn bad_heading(language: Language) -> &'static str {
    either(language, "A heading is one line of text.", "标题必须是一行文字。")
}

/// `note` has a link to a heading or block that no spelling would lead there any more.
pub fn link_would_be_lost(language: Language, note: &str) -> String {
    match language {
        Language::English => {
            format!("With that name, a link in {note} would lead to several places or to none.")
        }
        Language::Chinese => format!("改成这个名字后，{note} 里会有链接失效，或同时指向多处。"),
    }
}

pub fn bad_block_id(language: Language) -> &'static str {
    either(
        language,
        "A block id is made of letters a-z, digits and “-”.",
        "块 ID 只能用字母 a-z、数字和“-”。",
    )
}

pub fn bad_file_name(language: Language) -> &'static str {
    either(
        language,
        "That is no file name: leave out / \\ : * ? \" < > | # ^ [ ].",
        "不能作文件名：请不要用 / \\ : * ? \" < > | # ^ [ ]。",
    )
}

pub fn name_taken(language: Language, path: &str) -> String {
    match language {
        Language::English => format!("{path} is there already."),
        Language::Chinese => format!("{path} 已经存在。"),
    }
}

pub fn cannot_rename_files(language: Language) -> &'static str {
    either(
        language,
        "This editor lets no server rename files. Rename the file itself; the links will follow.",
        "这个编辑器不允许服务器重命名文件。请直接重命名文件，链接会随之更新。",
    )
}

pub fn not_utf8(language: Language, path: &str) -> String {
    match language {
        Language::English => {
            format!("{path} would have to change and is not UTF-8. Save it as UTF-8 first.")
        }
        Language::Chinese => format!("需要修改 {path}，但它不是 UTF-8。请先另存为 UTF-8。"),
    }
}

pub fn outdated(language: Language, path: &str) -> String {
    match language {
        Language::English => {
            format!("{path} would have to change and was changed on disk just now. Try again.")
        }
        Language::Chinese => format!("需要修改 {path}，但它刚刚在磁盘上被改动。请重试。"),
    }
}

pub fn create_note(language: Language, path: &str) -> String {
    match language {
        Language::English => format!("Create {path}"),
        Language::Chinese => format!("新建 {path}"),
    }
}

pub fn create_heading(language: Language, heading: &str, path: &str) -> String {
    match language {
        Language::English => format!("Add the heading “{heading}” to {path}"),
        Language::Chinese => format!("在 {path} 里添加标题“{heading}”"),
    }
}

pub fn pick_target(language: Language, target: &str) -> String {
    match language {
        Language::English => format!("Link to {target}"),
        Language::Chinese => format!("链接到 {target}"),
    }
}

pub fn to_markdown(language: Language) -> &'static str {
    either(language, "Write as a Markdown link", "改写为 Markdown 链接")
}

pub fn to_wiki(language: Language) -> &'static str {
    either(language, "Write as a wiki-link", "改写为 Wiki 链接")
}

pub fn move_answer(language: Language, name: &str) -> String {
    match language {
        Language::English => format!("Move the answer to a note of its own: {name}"),
        Language::Chinese => format!("把答案移到单独的笔记：{name}"),
    }
}

pub fn extract_log(language: Language, name: &str) -> String {
    match language {
        Language::English => format!("Move the pasted log to a note of its own: {name}"),
        Language::Chinese => format!("把粘贴的面经移到单独的笔记：{name}"),
    }
}

pub fn link_to(language: Language, path: &str) -> String {
    match language {
        Language::English => format!("Link the selection to {path}"),
        Language::Chinese => format!("把选中的文字链接到 {path}"),
    }
}

pub fn link_to_new(language: Language, name: &str) -> String {
    match language {
        Language::English => format!("Link the selection to a new note: {name}"),
        Language::Chinese => format!("把选中的文字链接到新笔记：{name}"),
    }
}
