//! The help in 简体中文. English help stands beside the arguments; a test keeps both complete.

use crate::config::Language;
use clap::{Arg, ArgAction, Command};

/// What a command (`check`) or an argument of one (`check/format`) is for.
const CHINESE: &[(&str, &str)] = &[
    ("", "面经：用 Markdown 记录的面试笔记。语言服务器与命令行工具"),
    ("/color", "何时使用颜色"),
    ("/lang", "提示信息的语言；默认取笔记目录的设置，其次取系统语言"),
    ("serve", "启动语言服务器（标准输入输出），由编辑器调用"),
    ("serve/no_cache", "不为下次启动保留读取的结果：大文件夹每次都重新读取"),
    ("serve/stdio", "使用标准输入输出；本来就是如此，许多客户端会传这个参数"),
    ("serve/client_process_id", "客户端的进程号"),
    (
        "check",
        "检查笔记：没有答案的题、失效的链接等\n\n没有问题时退出码为 0，有问题为 1，无法运行为 2。",
    ),
    ("check/format", "输出格式"),
    ("check/severity", "只报告不低于此级别的问题；退出码以报告的为准"),
    ("check/code", "只报告这些规则；可以多次给出"),
    ("check/max_unanswered", "没有答案的题不超过 N 道、又没有别的问题时退出码为 0"),
    ("check/paths", "笔记或笔记目录；- 表示标准输入"),
    ("list", "按答案、标记、标签、主题、公司、日期列出题目"),
    ("list/unanswered", "还等着答案的题：没有写答案，也没有标 ✅"),
    ("list/mark", "带有此标记的题"),
    ("list/tag", "带有此标签（或其下级标签）的题；可以多次给出"),
    ("list/topic", "主题名称中含有此文字的题"),
    ("list/company", "公司名称中含有此文字的题"),
    ("list/since", "此年、月或日及以后的面试题：2024、2024-09、2024-09-03"),
    ("list/by", "排列次序：按笔记中的位置，或按被问的次数"),
    ("list/query", "与 mianjing search 相同的查询：redis ❌ ? #标签 @公司 asked:>2 since:2024-09"),
    ("list/format", "输出格式：human、json、ndjson、csv，或每道题一行的模板：'{text}\\t{company}'"),
    ("list/paths", "笔记或笔记目录；- 表示标准输入"),
    ("search", "查找题目、面试、标题和笔记"),
    ("search/query", "词语、\"原文\"、❌ ✅ ? #标签 @公司 asked:>2 since:2024-09"),
    ("search/format", "输出格式"),
    ("search/limit", "最多给出多少条结果"),
    ("search/paths", "笔记或笔记目录；- 表示标准输入"),
    ("related", "在其他笔记中找出换了说法的同一道题"),
    ("related/all", "为每一道题查找，而不是一道"),
    ("related/format", "输出格式"),
    ("related/limit", "每道题最多给出多少道相关题"),
    (
        "related/what",
        "配合 --all 时为笔记或目录；否则为“笔记:行号”（从 1 起）或题目文字，其后是要查找的目录",
    ),
    ("review", "在快要忘记的时候再问一遍题目"),
    ("review/due", "只输出待复习的题数"),
    ("review/export", "输出每道复习过的题目前的状态"),
    ("review/what", "笔记目录，其后是与 mianjing search 相同的词语和符号：redis ❌ ? #标签 @公司"),
    ("export", "输出从笔记中读到的一切，供脚本使用"),
    ("export/format", "输出什么：读到的一切（json、ndjson），或作为卡片的题目（csv、anki）"),
    ("export/deck", "Anki 中存放卡片的牌组；默认取目录名"),
    ("export/notetype", "Anki 的笔记类型；它的前两个字段放问题和答案"),
    ("export/unanswered", "还等着答案的题：没有写答案，也没有标 ✅"),
    ("export/mark", "带有此标记的题"),
    ("export/tag", "带有此标签（或其下级标签）的题；可以多次给出"),
    ("export/topic", "主题名称中含有此文字的题"),
    ("export/company", "公司名称中含有此文字的题"),
    ("export/since", "此年、月或日及以后的面试题：2024、2024-09、2024-09-03"),
    (
        "export/query",
        "与 mianjing search 相同的查询：redis ❌ ? #标签 @公司 asked:>2 since:2024-09",
    ),
    ("export/paths", "笔记或笔记目录；- 表示标准输入"),
    ("new", "新建一场面试的笔记，写法与目录里已有的面试记录一致；打印它的路径"),
    ("new/company", "公司"),
    ("new/round", "轮次，如 一面"),
    ("new/date", "日期，如 2024-09-03；默认是今天"),
    ("new/folder", "笔记目录，或其中用来放这篇笔记的目录"),
    (
        "report",
        "生成一份总览：各主题掌握多少、高频题、面试进展\n\n\
         输出到终端时写成当前目录下的 mianjing-report.html 并打印路径；输出到管道时直接输出内容。",
    ),
    ("report/output", "写入此文件并打印其路径；- 表示标准输出"),
    ("report/format", "输出格式；默认看文件扩展名，没有则为网页"),
    ("report/limit", "每个列表最多多少项"),
    ("report/folder", "笔记目录，或其中的目录"),
    ("config", "查看、说明或检查设置"),
    ("config show", "以 TOML 输出生效的设置"),
    ("config show/folder", "笔记目录，或其中的目录"),
    ("config schema", "输出设置的 JSON Schema，供编辑器补全和检查 TOML"),
    ("config check", "报告设置中的错误；有错误时退出码为 1"),
    ("config check/folder", "笔记目录，或其中的目录"),
    ("completions", "输出 shell 的命令补全脚本"),
    ("completions/shell", "哪一种 shell"),
    ("man", "输出手册页"),
    ("man/out", "把每个命令的手册页写入此目录，而不是把主页输出到标准输出"),
];

/// How the parts of a page are named; the usage line is the template's.
const PAGE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// `command` with its help in `language`.
pub(super) fn spoken(command: Command, language: Language) -> Command {
    match language {
        Language::English => command,
        Language::Chinese => {
            let mut command = chinese(command, "");
            // Only a command that is built has its `help` and its whole name.
            command.build();
            finished(command)
        }
    }
}

fn chinese(command: Command, path: &str) -> Command {
    let subcommands: Vec<_> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let mut command = command
        .mut_args(|arg| argument(arg, path))
        .disable_help_flag(true)
        .arg(help.help("显示帮助").help_heading("选项"))
        .help_template(PAGE);
    if let Some(about) = text(path) {
        let first = about.lines().next().unwrap_or_default();
        command = command.about(first).long_about(about);
    }
    if path.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command =
            command.disable_version_flag(true).arg(version.help("显示版本").help_heading("选项"));
    }
    if !subcommands.is_empty() {
        command = command.subcommand_help_heading("命令");
    }
    for name in subcommands {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(name, |command| chinese(command, path.trim_start()));
    }
    command
}

/// What clap would add in English to the text of an argument stands in that text.
fn argument(arg: Arg, path: &str) -> Arg {
    let values: Vec<_> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    let defaults: Vec<_> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let takes_value = arg.get_action().takes_values();
    let mut notes = Vec::new();
    if takes_value && !values.is_empty() {
        notes.push(format!("可选值：{}", values.join("、")));
    }
    if takes_value && !defaults.is_empty() {
        notes.push(format!("默认：{}", defaults.join("、")));
    }
    let mut help = text(&format!("{path}/{}", arg.get_id())).unwrap_or_default().to_owned();
    if !notes.is_empty() {
        help = format!("{help}（{}）", notes.join("；"));
    }
    let heading = if arg.is_positional() { "参数" } else { "选项" };
    let arg = arg.help(help).help_heading(heading);
    if takes_value { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// A built command with what clap made of itself said in Chinese: the usage, and `help`.
fn finished(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]");
    command = command.override_usage(usage.replace("<COMMAND>", "<命令>"));
    let names: Vec<_> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |inner| match name.as_str() {
            "help" => inner.about("显示帮助，或某个命令的帮助"),
            _ => finished(inner),
        });
    }
    command
}

fn text(path: &str) -> Option<&'static str> {
    CHINESE.iter().find(|(known, _)| *known == path).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::text;
    use clap::{Command, CommandFactory};

    fn missing(command: &Command, path: &str, found: &mut Vec<String>) {
        let arguments = command.get_arguments().map(|arg| format!("{path}/{}", arg.get_id()));
        let all = arguments.chain([path.to_owned()]);
        found.extend(all.filter(|path| text(path).is_none()));
        for command in command.get_subcommands() {
            let path = format!("{path} {}", command.get_name());
            missing(command, path.trim_start(), found);
        }
    }

    #[test]
    fn every_argument_is_explained_in_chinese() {
        let mut found = Vec::new();
        missing(&super::super::Arguments::command(), "", &mut found);
        assert_eq!(found.join(" "), "");
    }
}
